//! The examples of the built-in packs.

use rules::PackSet;

#[test]
fn every_example_of_the_built_in_packs_holds() {
    let packs = PackSet::builtin();
    let mut wrong = Vec::new();
    for pack in packs.packs() {
        for example in &pack.examples {
            let result = example.run(&packs, pack.known_to);
            wrong
                .extend(result.differences.iter().map(|difference| format!("{}: {difference}", result.name)));
        }
        assert!(!pack.examples.is_empty(), "{} has no example", pack.id);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_built_in_files_are_the_files_of_the_folder() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    for pack in rules::builtin::files() {
        let mut found = Vec::new();
        let folder = root.join(&pack.name);
        for part in [folder.clone(), folder.join("rules"), folder.join("examples"), folder.join("text")] {
            for entry in std::fs::read_dir(part).expect("the folder is there") {
                let path = entry.expect("it can be read").path();
                if path.is_file() {
                    let relative = path.strip_prefix(&folder).expect("inside").to_string_lossy().into_owned();
                    found.push(relative);
                }
            }
        }
        let mut embedded: Vec<String> = pack.files.iter().map(|file| file.path.clone()).collect();
        found.sort();
        embedded.sort();
        assert_eq!(found, embedded);
    }
}

/// Lint also takes every line of the law away to see an example fail, and moves the examples to every day on which the
/// law changes.
#[test]
fn lint_finds_nothing_in_the_built_in_packs() {
    let mut found: Vec<String> = Vec::new();
    for files in rules::builtin::files() {
        let set = PackSet::open(&files).expect("it loads");
        found.extend(set.packs().iter().flat_map(|pack| rules::lint(&set, pack)).map(|f| f.to_string()));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_source_that_an_answer_names_is_that_of_its_own_pack() {
    let packs = PackSet::builtin();
    let situation = rules::Situation::from_json(
        r#"{"into": "KAZ", "document": {"nationality": "TJK"}, "residence": {"KAZ": "none"},
            "visa": {"KAZ": {"class": "none"}}, "entry": {"on": "2026-08-01"}, "stays": []}"#,
    )
    .expect("a situation");
    let answer =
        rules::check(&packs, &situation, base::parse_date("2026-11-22").unwrap(), rules::Explain::No);
    assert!(answer.unconfirmed.contains(&"index-2025".to_owned()), "{:?}", answer.unconfirmed);
    let cite = |found: Option<&rules::pack::Source>| found.map(|source| source.cite.clone());
    let wanted = Some("Passport index of 2025-01-12, column KAZ".to_owned());
    assert_eq!(cite(packs.source_behind(&answer, "index-2025")), wanted);
    assert_eq!(cite(packs.source_of("kaz.entry/visa", "index-2025")), wanted);
}

/// Goal: the pack that the page for authors shows works as it stands. Method: it is opened, linted and tested like others.
#[test]
fn the_pack_of_the_page_for_authors_holds() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/contributors/lva.notice");
    let paths = ["pack.toml", "rules/law.toml", "examples/cases.toml", "text/en.ftl"];
    let read = |path: &str| rules::PackFile {
        text: std::fs::read_to_string(root.join(path)).expect("the file is there"),
        path: path.to_owned(),
    };
    let files = rules::PackFiles { name: "lva.notice".to_owned(), files: paths.map(read).into() };
    let set = PackSet::open(&files).expect("it loads");
    for pack in set.packs() {
        assert!(pack.examples.iter().all(|example| example.run(&set, pack.known_to).passed()));
        assert_eq!(rules::lint(&set, pack), vec![]);
    }
}
