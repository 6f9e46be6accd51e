//! `paiza sim` as its readers call it: shapes, repeatability, exit codes.

use serde_json::Value;

use crate::service::{Folder, paiza, paiza_json};

/// A scenario to begin with, as a file.
fn example(folder: &Folder, name: &str) -> String {
    let path = folder.text("post.toml");
    std::fs::write(&path, paiza(&["sim", "example", name]).stdout).unwrap();
    path
}

#[test]
fn a_scenario_is_simulated_and_the_same_seed_gives_the_same_bytes() {
    let folder = Folder::new("simulation-seeds");
    let path = example(&folder, "land-post");
    let queue = |more: &[&str]| paiza(&[&["sim", "queue", &path, "--json"], more].concat()).stdout;
    let answer = paiza_json(&["sim", "queue", &path, "--seed", "7", "--json"]);
    for figure in ["mean", "p50", "p95", "max"] {
        assert!(answer["wait-minutes"][figure].is_number(), "{figure}: {answer}");
    }
    assert!(answer["served"].as_u64().unwrap() > 500);
    assert!(answer["left-in-queue"].is_u64());
    assert!(answer["lane-utilisation"]["cars"].is_number());
    assert_eq!(queue(&["--seed", "7"]), queue(&["--seed", "7"]));
    assert_ne!(queue(&["--seed", "7"]), queue(&["--seed", "8"]));
    // Many days run on several cores in any order, and give the same bytes all the same.
    let many = queue(&["--seeds", "30"]);
    assert_eq!(many, queue(&["--seeds", "30"]));
    assert_eq!(serde_json::from_slice::<Value>(&many).unwrap()["seeds"], 30);
}

#[test]
fn a_wrong_scenario_says_the_field_and_exits_with_two() {
    let folder = Folder::new("simulation-wrong");
    let path = example(&folder, "land-post");
    let text = std::fs::read_to_string(&path).unwrap().replace("pass = 0.6 ", "pass = 6 ");
    std::fs::write(&path, text).unwrap();
    let wrong = paiza(&["sim", "queue", &path]);
    assert_eq!(wrong.status.code(), Some(2));
    let message = String::from_utf8(wrong.stderr).unwrap();
    assert!(message.contains("`flow.cars.pass` is a share from 0 to 1"), "{message}");
    assert_eq!(paiza(&["sim", "queue", "/no/such/file.toml"]).status.code(), Some(2));
    assert_eq!(paiza(&["sim", "example", "moon"]).status.code(), Some(2));
}
