//! Runs a target on changed inputs for a time, and keeps those whose outcome nobody had seen.
//!
//! The outcome of an input (which faults, or what was read) takes the place of a map of branches: it needs no
//! instrumented build, and the readers here have a message for nearly every branch.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, Once, PoisonError};
use std::time::{Duration, Instant};

use peak_alloc::PeakAlloc;

use crate::mutate::{Random, mutated, words};
use crate::targets::Target;

/// Counts what is allocated, so that the memory of one input can be told.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The name of the threads whose panics are findings and not noise.
const THREAD: &str = "fuzz";
/// The most inputs that are kept because their outcome was new.
const MAX_KEPT: usize = 4_000;
/// After so many findings a run ends: the rest is likely more of the same.
const MAX_FINDINGS: usize = 10;
/// An input that takes more of the processor has no end worth waiting for. Time on the wall would blame a busy machine.
const HANG: Duration = Duration::from_mins(1);

/// What a run is to do.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Where its sequence of inputs begins.
    pub seed: u64,
    /// How long it lasts.
    pub time: Duration,
    /// The most memory that the process may come to hold, in kilobytes; more is a finding.
    pub memory_kb: u64,
    /// No other target runs in this process, so that the memory of one input can be told from that of others.
    pub is_alone: bool,
}

/// A promise that an input broke.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The input.
    pub input: Vec<u8>,
    /// What happened.
    pub what: String,
}

/// What a run saw.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Inputs that ran.
    pub executions: u64,
    /// Different outcomes among them.
    pub outcomes: usize,
    /// Inputs that were read as a whole, without a fault.
    pub accepted: u64,
    /// The longest that one took.
    pub slowest: Duration,
    /// The most memory that the process held, in kilobytes; nought where the system does not say.
    pub peak_kb: u64,
    /// The most memory that one input took, in kilobytes; nought where others ran beside it.
    pub input_kb: usize,
    /// Broken promises.
    pub findings: Vec<Finding>,
}

/// The input that is being run, and the processor time of the process when it began.
type Current = Arc<Mutex<Option<(Duration, Vec<u8>)>>>;

/// Runs a target for a time, beginning with its corpus.
pub fn run(target: &'static Target, corpus: Vec<Vec<u8>>, run: Run) -> Report {
    quiet();
    let current = Current::default();
    let (tell, told) = channel();
    let shown = Arc::clone(&current);
    let spawned = std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || {
        let mut worker = Worker::new(target, corpus, run, shown);
        worker.work();
        // The receiver is gone only if the run was given up.
        let _ = tell.send(worker.report);
    });
    if let Err(error) = spawned {
        return failed(Vec::new(), format!("no thread could be started: {error}"));
    }
    loop {
        match told.recv_timeout(Duration::from_secs(1)) {
            Ok(report) => return report,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return failed(Vec::new(), "the engine itself panicked".to_owned());
            }
        }
        let hanging = lock(&current).as_ref().filter(|(since, _)| processor_time() > *since + HANG).cloned();
        if let Some((_, input)) = hanging {
            return failed(input, format!("no end within {} seconds of processor time", HANG.as_secs()));
        }
    }
}

/// Runs a target on one input. No other may run beside it: the memory that it takes is counted.
///
/// # Errors
///
/// What broke: the words of a panic, or of a promise.
pub fn replay(target: &Target, input: &[u8]) -> Result<String, String> {
    quiet();
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().name(THREAD.to_owned());
        let spawned =
            thread.spawn_scoped(scope, || measured(target, input)).map_err(|error| error.to_string())?;
        let (outcome, taken_kb) =
            spawned.join().unwrap_or_else(|_| (Err("the engine itself panicked".to_owned()), 0));
        if taken_kb > target.input_kb {
            return Err(format!("{taken_kb} kB of memory; at most {}", target.input_kb));
        }
        outcome
    })
}

struct Worker {
    target: &'static Target,
    /// Inputs that were turned away, and those that were read: changes to the latter reach further.
    turned_away: Vec<Vec<u8>>,
    read: Vec<Vec<u8>>,
    words: Vec<String>,
    seen: BTreeSet<u64>,
    random: Random,
    run: Run,
    current: Current,
    /// The processor time of the process, seen not long ago.
    processor: Duration,
    report: Report,
}

impl Worker {
    fn new(target: &'static Target, corpus: Vec<Vec<u8>>, run: Run, current: Current) -> Self {
        let words = words(&corpus);
        Self {
            target,
            turned_away: corpus,
            read: Vec::new(),
            words,
            seen: BTreeSet::new(),
            random: Random(run.seed),
            run,
            current,
            processor: processor_time(),
            report: Report::default(),
        }
    }

    fn work(&mut self) {
        let begun = Instant::now();
        for input in std::mem::take(&mut self.turned_away) {
            self.one(input);
        }
        while begun.elapsed() < self.run.time && self.report.findings.len() < MAX_FINDINGS {
            let (a, b) = (self.pick(), self.pick());
            let input = mutated(&a, &b, &self.words, &mut self.random);
            self.one(input);
        }
        self.memory();
    }

    /// Mostly an input that was read, and every other time one of the latest, whose outcome is the rarest.
    fn pick(&mut self) -> Vec<u8> {
        let is_read = self.turned_away.is_empty() || self.random.below(4) > 0;
        let kept = if is_read && !self.read.is_empty() { &self.read } else { &self.turned_away };
        let last = if self.random.below(2) == 0 { kept.len().min(64) } else { kept.len() };
        let place = kept.len().saturating_sub(1 + self.random.below(last));
        kept.get(place).cloned().unwrap_or_default()
    }

    fn one(&mut self, input: Vec<u8>) {
        let since = Instant::now();
        *lock(&self.current) = Some((self.processor, input.clone()));
        let (mut outcome, taken_kb) = measured(self.target, &input);
        *lock(&self.current) = None;
        if self.run.is_alone {
            self.report.input_kb = self.report.input_kb.max(taken_kb);
            if taken_kb > self.target.input_kb {
                outcome = Err(format!("an input takes more than {} kB of memory", self.target.input_kb));
            }
        }
        self.report.slowest = self.report.slowest.max(since.elapsed());
        self.report.executions += 1;
        match outcome {
            Ok(outcome) => {
                let is_read = !outcome.starts_with('!');
                self.report.accepted += u64::from(is_read);
                if self.seen.insert(hash(&outcome)) {
                    self.report.outcomes += 1;
                    let kept = if is_read { &mut self.read } else { &mut self.turned_away };
                    if kept.len() < MAX_KEPT {
                        kept.push(input);
                    }
                }
            }
            Err(what) => {
                // The same words are the same fault, whatever the input.
                if self.seen.insert(hash(&what)) {
                    self.report.findings.push(Finding { input, what });
                }
            }
        }
        // Asking the system costs more than most inputs do.
        if since.elapsed() > Duration::from_millis(50) || self.report.executions.is_multiple_of(512) {
            self.processor = processor_time();
            self.memory();
        }
    }

    fn memory(&mut self) {
        let Some(peak) = peak_kb() else { return };
        self.report.peak_kb = self.report.peak_kb.max(peak);
        if peak > self.run.memory_kb && self.seen.insert(hash("memory")) {
            let what = format!(
                "{peak} kB of memory after {} inputs; at most {}",
                self.report.executions, self.run.memory_kb
            );
            self.report.findings.push(Finding { input: Vec::new(), what });
        }
    }
}

/// Runs one input, and tells what it took at most beside what was held before, in kilobytes.
fn measured(target: &Target, input: &[u8]) -> (Result<String, String>, usize) {
    let before = PeakAlloc.current_usage();
    PeakAlloc.reset_peak_usage();
    let outcome = once(target, input);
    (outcome, PeakAlloc.peak_usage().saturating_sub(before) / 1024)
}

fn once(target: &Target, input: &[u8]) -> Result<String, String> {
    catch_unwind(AssertUnwindSafe(|| (target.run)(input))).unwrap_or_else(|payload| {
        let words = payload.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("without words");
        Err(format!("panic: {words}"))
    })
}

fn failed(input: Vec<u8>, what: String) -> Report {
    Report { findings: vec![Finding { input, what }], ..Report::default() }
}

fn lock(current: &Current) -> std::sync::MutexGuard<'_, Option<(Duration, Vec<u8>)>> {
    current.lock().unwrap_or_else(PoisonError::into_inner)
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Panics of fuzz threads are reported by the run; those of others as ever.
fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

/// The processor time that this process has had, to a hundredth of a second; nought where the system does not say.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program, in brackets, may hold spaces; user and system time are the 12th and 13th behind it.
    let behind = stat.rsplit_once(')').map_or("", |(_, behind)| behind);
    let ticks: u64 =
        behind.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that this process has held, in kilobytes.
fn peak_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(input: &[u8]) -> Result<String, String> {
        match input {
            b"panic" => panic!("it broke"),
            b"promise" => Err("not as promised".to_owned()),
            b"large" => Ok(format!("{}", std::hint::black_box(vec![1_u8; 2 * 1024 * 1024]).len())),
            _ => Ok(format!("{}", input.len())),
        }
    }

    const BROKEN: Target =
        Target { name: "broken", promises: "nothing", input_kb: 1024, seeds: Vec::new, run: broken };

    #[test]
    fn a_panic_and_a_broken_promise_are_found_with_their_input() {
        let corpus = vec![b"panic".to_vec(), b"promise".to_vec(), b"good".to_vec()];
        let time = Duration::from_millis(50);
        let report = run(&BROKEN, corpus, Run { seed: 1, time, memory_kb: u64::MAX, is_alone: true });
        let found: Vec<(&[u8], &str)> =
            report.findings.iter().map(|finding| (finding.input.as_slice(), finding.what.as_str())).collect();
        assert_eq!(
            found,
            [(b"panic".as_slice(), "panic: it broke"), (b"promise".as_slice(), "not as promised")]
        );
        assert!(report.executions > 3 && report.outcomes > 1, "{report:?}");
        assert_eq!(replay(&BROKEN, b"panic"), Err("panic: it broke".to_owned()));
        assert_eq!(replay(&BROKEN, b"good"), Ok("4".to_owned()));
        assert!(replay(&BROKEN, b"large").is_err_and(|what| what.ends_with("kB of memory; at most 1024")));
    }

    #[test]
    fn the_time_of_the_processor_goes_on() {
        let before = processor_time();
        let mut random = Random(1);
        let begun = Instant::now();
        while processor_time() <= before && begun.elapsed() < HANG {
            std::hint::black_box(random.below(1_000));
        }
        // A system that does not say has no `/proc`.
        assert!(processor_time() > before || !std::path::Path::new("/proc/self/stat").exists());
    }

    #[test]
    fn more_memory_than_allowed_is_found() {
        let report =
            run(&BROKEN, Vec::new(), Run { seed: 1, time: Duration::ZERO, memory_kb: 1, is_alone: false });
        assert!(report.findings.iter().any(|finding| finding.what.contains("kB of memory")), "{report:?}");
    }
}
