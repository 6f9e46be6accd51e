//! Killed at any moment: a child process that writes and is killed, and a look at what it had acknowledged.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use base::{IdSource, SequenceIds};
use journey::Actor;
use store::{Idempotency, Receipt, Write};

use crate::bench::{Folder, at, keys, run};
use crate::samples::FILED;

/// Names the database to the child; set for it alone.
const CHILD: &str = "PAIZA_STORE_CRASH_CHILD";
/// Writers that the child runs at the same time.
const WRITERS: u32 = 16;

/// What the child does when it is one: writes without end and says on its output what was acknowledged.
#[test]
fn a_child_writes_until_it_is_killed() {
    #[expect(clippy::disallowed_methods, reason = "this is how the test finds out that it is the child")]
    let Some(path) = std::env::var_os(CHILD) else { return };
    run(|| async {
        let record = store::open(&PathBuf::from(path), keys(1)).await.unwrap();
        let writers = (0..WRITERS).map(|writer| {
            let record = record.clone();
            tokio::spawn(async move {
                for number in 0..1_000_000_u32 {
                    let subject = format!("{}-{writer}-{number}", std::process::id());
                    let key = Idempotency { key: subject.clone(), request: [0; 32] };
                    let write = Write::by(Actor::Machine, at(FILED))
                        .note("first-half", subject.clone(), BTreeMap::new())
                        .note("second-half", subject.clone(), BTreeMap::new())
                        .once(key, subject.clone());
                    record.commit(write).await.unwrap();
                    let mut out = std::io::stdout().lock();
                    writeln!(out, "acknowledged {subject} .").unwrap();
                    out.flush().unwrap();
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
    });
}

fn child(folder: &Folder) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::a_child_writes_until_it_is_killed", "--nocapture"])
        .env(CHILD, folder.file())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Goal: what was acknowledged is there after a kill, whole, in one unbroken chain, and a repeated request is known.
/// Method: kill the child after a number of acknowledgements that a seed chooses, three times over on one file.
#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let mut seed = [0; 8];
    crypto::OsRandom.fill(&mut seed);
    let seed = u64::from_le_bytes(seed);
    println!("seed {seed}");
    let source = SequenceIds::from_seed(seed);
    let folder = Folder::new("crash");
    let mut acknowledged = Vec::new();
    for _ in 0..3 {
        let mut bytes = [0; 2];
        source.fill(&mut bytes);
        let limit = 40 + usize::from(u16::from_le_bytes(bytes) % 700);
        let mut child = child(&folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let before = acknowledged.len();
        acknowledged.extend(lines.by_ref().filter_map(subject).take(limit));
        child.kill().unwrap();
        child.wait().unwrap();
        // What it had said before it died, and nobody had read yet.
        acknowledged.extend(lines.filter_map(subject));
        assert!(acknowledged.len() >= before + limit, "seed {seed}: the child died by itself");
        check(&folder, &acknowledged, seed);
    }
}

/// The subject of an acknowledgement; a line that the kill cut short has no end mark and tells nothing.
fn subject(line: String) -> Option<String> {
    let (_, said) = line.split_once("acknowledged ")?;
    said.strip_suffix(" .").map(str::to_owned)
}

fn check(folder: &Folder, acknowledged: &[String], seed: u64) {
    run(|| async {
        let record = store::open(&folder.file(), keys(1)).await.unwrap();
        assert_eq!(record.examine().await.unwrap(), vec![], "seed {seed}");
        for subject in acknowledged {
            let events = record.events_of(subject).await.unwrap();
            let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).collect();
            assert_eq!(kinds, ["first-half", "second-half"], "seed {seed}, subject {subject}");
            let key = Idempotency { key: subject.clone(), request: [0; 32] };
            let again = Write::by(Actor::Machine, at(FILED))
                .note("first-half", subject.clone(), BTreeMap::new())
                .once(key, "");
            let receipt = record.commit(again).await.unwrap();
            assert_eq!(receipt, Receipt::Repeated { answer: subject.clone() }, "seed {seed}");
        }
        record.close().await.unwrap();
    });
}
