//! The committed corpus replayed, and each target run for a while.

#![expect(clippy::print_stdout, reason = "a random test prints its seed, so that a failure can be replayed")]

use std::time::Duration;

use fuzz::{Run, TARGETS, corpus, replay, run};

/// How long each target runs in the suite.
const TIME: Duration = Duration::from_secs(20);

#[test]
fn every_committed_input_keeps_its_promises() {
    for target in TARGETS {
        let inputs = corpus(target).expect("the corpus is there");
        assert!(inputs.len() >= 5, "{} has {} inputs", target.name, inputs.len());
        for (path, input) in inputs {
            if let Err(what) = replay(target, &input) {
                panic!("{}: {what}", path.display());
            }
        }
    }
}

/// All at once: the suite waits as long for all targets as for one.
#[test]
fn every_target_runs_for_twenty_seconds_without_a_finding() {
    let seed = u64::from(std::process::id());
    println!("seed {seed}");
    std::thread::scope(|scope| {
        for target in TARGETS {
            scope.spawn(move || {
                let mut inputs = (target.seeds)();
                inputs
                    .extend(corpus(target).expect("the corpus is there").into_iter().map(|(_, bytes)| bytes));
                let report =
                    run(target, inputs, Run { seed, time: TIME, memory_kb: 1536 * 1024, is_alone: false });
                println!("{}: {} executions, {} outcomes", target.name, report.executions, report.outcomes);
                if let Some(finding) = report.findings.first() {
                    let input = String::from_utf8_lossy(&finding.input);
                    panic!("seed {seed}, {}: {}\n{input}", target.name, finding.what);
                }
                assert!(report.executions > 0, "{} ran nothing", target.name);
            });
        }
    });
}
