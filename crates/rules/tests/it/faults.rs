//! Every fault that the loader knows and everything that lint finds, each with the message that it gets.
//!
//! `faults/good.toml` is a whole small pack; `faults/faults.txt` breaks it in one place at a time and keeps the messages:
//!
//! ```text
//! # what is wrong
//! @ text/en.ftl      the file that is broken; without it, pack.toml
//! - these words
//! + become these
//! = what is said of it
//! ```
//!
//! After a change of words, `PAIZA_KEEP=1` writes the messages anew; read the difference before you keep it.

use rules::{PackFile, PackFiles, PackSet, lint};

const GOOD: &str = include_str!("faults/good.toml");
const ENGLISH: &str = include_str!("faults/good.texts");
const FAULTS: &str = include_str!("faults/faults.txt");

fn pack(text: &str, english: &str) -> PackFiles {
    let file = |path: &str, text: &str| PackFile { path: path.to_owned(), text: text.to_owned() };
    PackFiles { name: "demo".to_owned(), files: vec![file("text/en.ftl", english), file("pack.toml", text)] }
}

/// A fault: what it is called, how the pack is broken, and what is said.
struct Fault {
    title: String,
    edits: Vec<Edit>,
    said: Vec<String>,
}

/// One place of one file, and what stands there instead; without words to replace, the file begins with it.
struct Edit {
    file: String,
    from: Vec<String>,
    to: Vec<String>,
}

fn faults() -> Vec<Fault> {
    let mut all: Vec<Fault> = Vec::new();
    let mut file = String::new();
    let edit = |file: &str| Edit { file: file.to_owned(), from: vec![], to: vec![] };
    for line in FAULTS.lines().filter(|line| !line.is_empty()) {
        let (mark, rest) = line.split_once(' ').unwrap_or((line, ""));
        if mark == "#" {
            "pack.toml".clone_into(&mut file);
            all.push(Fault { title: rest.to_owned(), edits: vec![], said: vec![] });
            continue;
        }
        let Some(fault) = all.last_mut() else { panic!("{line}: a fault begins with its name") };
        match mark {
            "@" => {
                rest.clone_into(&mut file);
                fault.edits.push(edit(&file));
            }
            "-" => {
                // Lines that follow each other are one place.
                if fault.edits.last().is_none_or(|edit| !edit.to.is_empty()) {
                    fault.edits.push(edit(&file));
                }
                fault.edits.last_mut().expect("just pushed").from.push(rest.to_owned());
            }
            "+" => fault.edits.last_mut().expect("`-` or `@` before `+`").to.push(rest.to_owned()),
            "=" => fault.said.push(rest.to_owned()),
            _ => panic!("`{mark}` begins no line of faults.txt: {line}"),
        }
    }
    all
}

/// The good pack, broken.
fn broken(fault: &Fault) -> PackFiles {
    let mut files = pack(GOOD, ENGLISH);
    for Edit { file: path, from, to } in &fault.edits {
        if !files.files.iter().any(|file| file.path == *path) {
            files.files.push(PackFile { path: path.clone(), text: String::new() });
        }
        let file = files.files.iter_mut().find(|file| file.path == *path).expect("it is there");
        let (from, mut to) = (from.join("\n"), seen(&to.join("\n")));
        if from.is_empty() {
            to.push('\n');
        }
        assert!(file.text.contains(&from), "{}: `{from}` is not in the pack", fault.title);
        file.text = file.text.replacen(&from, &to, 1);
    }
    files
}

/// Writes `\u{306}` as the character that it names: in the file it would not be seen.
fn seen(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('}').expect("`\\u{` has its `}`");
        let code = u32::from_str_radix(code, 16).expect("a number of Unicode");
        out.push(char::from_u32(code).expect("a character"));
        out.push_str(rest);
    }
    out
}

/// What the loader says of a pack; what lint says, if it loads.
fn said(files: &PackFiles) -> Vec<String> {
    let text = |faults: &[rules::PackFault]| faults.iter().map(ToString::to_string).collect();
    match PackSet::open(files) {
        Err(error) => text(error.faults()),
        Ok(set) => {
            let found = lint(&set, &set.packs()[0]);
            let load = PackSet::load(std::slice::from_ref(files));
            match load {
                // Only who wants to decide with it is told.
                Err(error) if found.is_empty() => text(error.faults()),
                _ => text(&found),
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "whoever keeps new messages says so from outside; nothing else reads it"
)]
fn is_to_be_kept() -> bool {
    std::env::var_os("PAIZA_KEEP").is_some()
}

#[test]
fn every_fault_gets_its_message() {
    let mut kept = String::new();
    let mut wrong = Vec::new();
    for fault in faults() {
        let said = said(&broken(&fault));
        if said != fault.said {
            wrong.push(format!("# {}\n  is:   {said:#?}\n  kept: {:#?}", fault.title, fault.said));
        }
        kept.push_str(&written(&fault, &said));
    }
    if is_to_be_kept() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/faults/faults.txt");
        std::fs::write(path, kept.trim_end().to_owned() + "\n").expect("the file can be written");
    } else {
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(kept.trim_end(), FAULTS.trim_end(), "faults.txt is written in its own form");
    }
}

fn written(fault: &Fault, said: &[String]) -> String {
    let mut out = format!("# {}\n", fault.title);
    let mut file = "pack.toml";
    for edit in &fault.edits {
        if edit.file != file {
            file = &edit.file;
            out.extend(["@ ", file, "\n"]);
        }
        out.extend(edit.from.iter().map(|line| format!("- {line}\n")));
        out.extend(edit.to.iter().map(|line| format!("+ {line}\n")));
    }
    out.extend(said.iter().map(|line| format!("= {line}\n")));
    out + "\n"
}

#[test]
fn no_fault_is_silent_and_no_two_have_one_name() {
    let mut names = std::collections::BTreeSet::new();
    for fault in faults() {
        assert!(!fault.said.is_empty(), "{}: nothing is said of it", fault.title);
        assert!(names.insert(fault.title.clone()), "{} stands twice", fault.title);
    }
    assert!(names.len() > 80);
}

#[test]
fn the_small_pack_loads_and_its_examples_hold() {
    let set = PackSet::load(&[pack(GOOD, ENGLISH)]).expect("it loads");
    let pack = &set.packs()[0];
    for example in &pack.examples {
        assert_eq!(example.run(&set, pack.known_to).differences, Vec::<String>::new(), "{}", example.name);
    }
    assert_eq!(lint(&set, pack), vec![]);
}

#[test]
fn the_traveller_that_lint_shows_is_one_on_whom_the_rules_disagree() {
    let fault = faults().into_iter().find(|fault| fault.title == "two rules that contradict each other");
    let files = broken(&fault.expect("it is there"));
    let set = PackSet::load(std::slice::from_ref(&files)).expect("it loads");
    let pack = &set.packs()[0];
    let found = lint(&set, pack).into_iter().find(|finding| finding.message.contains("accepted_overlap"));
    let message = found.expect("it is found").message;
    let (begin, end) = (message.find('{').expect("a situation"), message.rfind('}').expect("a situation"));
    let traveller = rules::Situation::from_json(&message[begin..=end]).expect("it reads back");
    let answer = rules::check(&set, &traveller, pack.known_to, rules::Explain::Yes);
    assert_eq!(answer.result(rules::Slot::Visa), Some(rules::Outcome::Conflict));
    // With the reason written down lint is silent.
    let accepted = files.files.iter().map(|file| PackFile {
        path: file.path.clone(),
        text: file.text.replace(
            "id = \"visa-by-air\"",
            "id = \"visa-by-air\"\naccepted_overlap = \"both acts bind, and a person decides\"",
        ),
    });
    let accepted = PackFiles { name: files.name.clone(), files: accepted.collect() };
    let set = PackSet::open(&accepted).expect("it loads");
    assert!(!lint(&set, &set.packs()[0]).iter().any(|finding| finding.message.contains("accepted_overlap")));
}

#[test]
fn a_pack_that_is_too_large_is_refused_before_it_is_read() {
    let refused = |files: &PackFiles| PackSet::open(files).expect_err("too large").to_string();
    let long = format!("{GOOD}#{}\n", "x".repeat(1 << 20));
    let length = long.len();
    assert_eq!(
        refused(&pack(&long, ENGLISH)),
        format!("demo/pack.toml: {length} bytes; a file of a pack has at most 1048576: split it")
    );
    let mut many = pack(GOOD, ENGLISH);
    many.files.extend((0..499).map(|i| PackFile { path: format!("rules/{i}.toml"), text: String::new() }));
    assert_eq!(refused(&many), "demo: 501 files; a pack has at most 500");
    let rule = |i: usize| {
        format!("[[exception]]\nid = \"x{i}\"\ndefeats = \"x{}\"\ntitle = \"x\"\nversion = []\n", i + 1)
    };
    let deep: String = (0..2_000).map(rule).collect();
    let deep = GOOD.replacen("[given.base]", &format!("{deep}[given.base]"), 1);
    assert_eq!(
        refused(&pack(&deep, ENGLISH)),
        "demo/pack.toml:1: 2006 rules, exceptions, deadlines and lists; a pack has at most 2000"
    );
}

#[test]
fn text_that_is_no_pack_at_all_is_a_fault_and_no_panic() {
    for text in
        ["", "pack", "= 1", "[[rule]]\n[[rule", "pack.id = 7", "\u{0}", "rule = 3", "[pack]\nformat = \"1\""]
    {
        let error = PackSet::load(&[pack(text, "")]).expect_err("no pack");
        assert!(!error.faults().is_empty() && !error.to_string().contains('\n'), "{text}");
    }
}

/// Two conditions, and whether one traveller can meet both.
const MEETINGS: &[(&str, &str, bool)] = &[
    ("purpose is work", "purpose is in [work, study]", true),
    ("purpose is work", "purpose is not in [work, study]", false),
    ("age from born on entry.at is under 18 years", "age from born on entry.at is at least 18 years", false),
    ("age from born on entry.at is under 18 years", "age from born on entry.at is at least 17 years", true),
    ("planned stay is at most 30 days", "exit.on is at least 30 days after entry.at", false),
    ("planned stay is at most 31 days", "exit.on is at least 30 days after entry.at", true),
    ("entry.at is before 2024-07-01", "entry.at is not before 2024-07-01", false),
    ("entry.at is before 2024-07-02", "entry.at is not before 2024-07-01", true),
    ("visa.KAZ is valid on entry.at", "visa.KAZ.class is none", false),
    ("visa.KAZ is valid on entry.at", "visa.KAZ is issued before 2020-01-01", true),
    ("contract is absent", "contract.until is at least 10 days after entry.at", false),
    ("contract is present", "contract.until is at least 10 days after entry.at", true),
    ("holder was inside USA on 2024-01-01", "holder was outside USA on 2024-01-01", false),
    ("holder was inside USA on 2024-01-01", "holder was outside USA on 2024-01-02", true),
    ("hit is entry-ban", "hit is controlled-person", true),
    ("any nationality is in [USA]", "every nationality is in [RUS, KAZ]", false),
    ("any nationality is in [USA]", "document.nationality is KAZ", true),
    ("document has 2 blank pages", "document valid at least 6 months after entry.at", true),
    (
        "days used under rolling:90/180 are at least 60",
        "days used under rolling:90/180 are at least 70",
        true,
    ),
    ("document.nationality is in @friends", "document.nationality is not in @friends", false),
    ("registered is present", "registered is absent", false),
    ("registered is present", "registered.at is at most 7 days after entry.at", true),
    ("entry.state is KAZ", "entry.state is not KAZ", false),
];

#[test]
fn rules_contradict_each_other_exactly_if_one_traveller_can_meet_both() {
    let rule = |id: &str, when: &str, result: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nslot = \"bond\"\ntitle = \"visa\"\nwhen = [\"{when}\"]\nthen = {{ result = \"{result}\" }}\n\
             applies_on = \"day-of-entry\"\nversion = [{{ n = 1, from = 2020-01-01, source = \"act\", facts = [\"X\"] }}]\n"
        )
    };
    for (one, other, can_meet) in MEETINGS {
        let rules = rule("one", one, "required") + &rule("other", other, "not-required");
        let text = GOOD.replacen("[given.base]", &format!("{rules}[given.base]"), 1);
        let set = PackSet::open(&pack(&text, ENGLISH)).expect("it loads");
        let found = lint(&set, &set.packs()[0]);
        let overlap = found.iter().find(|finding| finding.message.contains("accepted_overlap"));
        assert_eq!(overlap.is_some(), *can_meet, "{one} / {other}: {overlap:?}");
    }
}
