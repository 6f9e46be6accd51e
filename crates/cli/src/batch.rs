//! Many lines in, one answer each, in the same order, on every core.
//!
//! In: a stream of lines and what to make of one. Out: the answers, as they come. A block is the lines that lie in the
//! stream at once, so that who writes one line and waits gets its answer, and a long file is read in large pieces.
//!
//! Memory is bounded: a few blocks are under way, and a line past [`MAX_LINE_BYTES`] is cut.

use std::io::{BufRead, Write};
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::io::Failure;

/// The longest line that is looked at, in bytes.
pub const MAX_LINE_BYTES: usize = 1024 * 1024;
/// Blocks under way for each worker.
const BLOCKS_PER_WORKER: usize = 4;

/// One line, without its end; numbers start at 1.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Which line it is.
    pub number: u64,
    /// Its bytes; more than [`MAX_LINE_BYTES`] if it was too long.
    pub bytes: &'a [u8],
}

/// How many lines there were, and how many could not be read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// Lines, empty ones too.
    pub lines: u64,
    /// Those for which `answer` returned false.
    pub wrong: u64,
}

struct Block {
    first: u64,
    lines: Vec<u8>,
    done: Sender<Done>,
}

struct Done {
    answers: Vec<u8>,
    tally: Tally,
}

/// Answers lines on one core: appends to the buffer and returns false where the line could not be read.
pub type Answering<'w> = Box<dyn FnMut(Line<'_>, &mut Vec<u8>) -> bool + 'w>;

/// Has every line answered and writes the answers in order. `worker` makes what answers on one core.
///
/// # Errors
///
/// [`Failure`] where the input cannot be read on or the output not written; what was written stands.
pub fn run<'a>(
    mut input: Box<dyn BufRead + Send>,
    path: &str,
    worker: &(dyn Fn() -> Answering<'a> + Sync),
    out: &mut dyn Write,
) -> Result<Tally, Failure> {
    let workers = thread::available_parallelism().map_or(1, NonZero::get);
    let (blocks, to_answer) = sync_channel::<Block>(workers * BLOCKS_PER_WORKER);
    let (order, in_order) = sync_channel::<Receiver<Done>>(workers * BLOCKS_PER_WORKER);
    let to_answer = Mutex::new(to_answer);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&to_answer, &mut worker()));
        }
        let reading = scope.spawn(move || read(&mut *input, &blocks, &order));
        let written = write(&in_order, out);
        // The reader must not wait for room that nobody makes.
        drop(in_order);
        let read =
            reading.join().map_err(|_| Failure::system("the reading of the lines stopped; run again"))?;
        let tally = written?;
        read.map_err(|error| Failure::system(format!("`{path}` cannot be read on: {error}; run again")))?;
        Ok(tally)
    })
}

/// Cuts the stream into blocks of whole lines.
fn read(
    input: &mut dyn BufRead,
    blocks: &SyncSender<Block>,
    order: &SyncSender<Receiver<Done>>,
) -> std::io::Result<()> {
    let (mut first, mut rest) = (1, Vec::new());
    loop {
        let available = input.fill_buf()?;
        let is_end = available.is_empty();
        let end = available.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
        let (whole, begun) = available.split_at(end);
        let mut lines = std::mem::take(&mut rest);
        lines.extend_from_slice(whole);
        if end == 0 && !is_end {
            lines.extend_from_slice(begun);
            // What is longer than a line may be is an error already; its end need not be kept.
            lines.truncate(MAX_LINE_BYTES + 1);
            rest = lines;
        } else {
            rest = begun.to_vec();
            let count = lines.split(|byte| *byte == b'\n').count() as u64 - 1;
            if !lines.is_empty() && !send(Block { first, lines, done: channel().0 }, blocks, order) {
                return Ok(());
            }
            first += count;
        }
        let taken = available.len();
        input.consume(taken);
        if is_end {
            return Ok(());
        }
    }
}

/// Hands a block on; false if nobody listens any more.
fn send(block: Block, blocks: &SyncSender<Block>, order: &SyncSender<Receiver<Done>>) -> bool {
    let (done, answered) = channel();
    order.send(answered).is_ok() && blocks.send(Block { done, ..block }).is_ok()
}

fn work(blocks: &Mutex<Receiver<Block>>, answer: &mut Answering<'_>) {
    loop {
        let next = blocks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(block) = next else { return };
        // Nobody waits for the answers once the output is closed.
        let _ = block.done.send(answered(&block, answer));
    }
}

fn answered(block: &Block, answer: &mut Answering<'_>) -> Done {
    let mut done = Done { answers: Vec::with_capacity(block.lines.len()), tally: Tally::default() };
    let lines = block.lines.strip_suffix(b"\n").unwrap_or(&block.lines);
    for (number, bytes) in (block.first..).zip(lines.split(|byte| *byte == b'\n')) {
        done.tally.lines += 1;
        let is_read =
            bytes.iter().all(u8::is_ascii_whitespace) || answer(Line { number, bytes }, &mut done.answers);
        done.tally.wrong += u64::from(!is_read);
    }
    done
}

fn write(in_order: &Receiver<Receiver<Done>>, out: &mut dyn Write) -> Result<Tally, Failure> {
    let mut tally = Tally::default();
    while let Ok(answered) = in_order.recv() {
        let Ok(done) = answered.recv() else { break };
        tally.lines += done.tally.lines;
        tally.wrong += done.tally.wrong;
        out.write_all(&done.answers)?;
        out.flush()?;
    }
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    /// Gives a few bytes a read, as a slow pipe does.
    struct Pieces(&'static [u8], usize);

    impl Read for Pieces {
        fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
            let length = self.1.min(self.0.len()).min(into.len());
            let (now, later) = self.0.split_at(length);
            into[..length].copy_from_slice(now);
            self.0 = later;
            Ok(length)
        }
    }

    fn check(text: &'static str, expected: &str, tally: Tally) {
        for piece in [1, 3, 7, 1000] {
            let mut out = Vec::new();
            let worker = || -> Answering<'_> {
                Box::new(|line: Line<'_>, out: &mut Vec<u8>| {
                    out.extend_from_slice(format!("{}:{};", line.number, line.bytes.len()).as_bytes());
                    line.bytes != b"bad"
                })
            };
            let input = Box::new(BufReader::new(Pieces(text.as_bytes(), piece)));
            assert_eq!(run(input, "-", &worker, &mut out), Ok(tally), "{text:?} by {piece}");
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{text:?} by {piece}");
        }
    }

    #[test]
    fn every_line_is_answered_in_order_whatever_comes_at_once() {
        check("", "", Tally { lines: 0, wrong: 0 });
        check("a", "1:1;", Tally { lines: 1, wrong: 0 });
        check("a\nbb\n", "1:1;2:2;", Tally { lines: 2, wrong: 0 });
        check("a\n\n  \nbad\nccc", "1:1;4:3;5:3;", Tally { lines: 5, wrong: 1 });
        check("\n", "", Tally { lines: 1, wrong: 0 });
    }

    #[test]
    fn a_closed_output_ends_the_work() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let input = std::io::Cursor::new(b"x\n".repeat(1_000_000));
        let worker = || -> Answering<'_> {
            Box::new(|line: Line<'_>, out: &mut Vec<u8>| {
                out.extend_from_slice(line.bytes);
                true
            })
        };
        let outcome = run(Box::new(BufReader::new(input)), "-", &worker, &mut Closed);
        assert_eq!(outcome, Err(Failure::OutputClosed));
    }
}
