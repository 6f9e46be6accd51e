//! What a draft would have changed.

use base::{Country, parse_date};
use oversight::what_if::{WhatIfReport, what_if};
use rules::{PackFiles, PackSet, WhatIf, mirror};
use serde_json::json;

/// Kazakhstan mirrors the application: a draft whose open list a lawyer filled.
fn draft() -> PackFiles {
    let state = |code| Country::parse(code).expect("a code");
    let packs = PackSet::builtin();
    let rus = packs.pack("rus.entry").expect("built in");
    let mut files =
        mirror(rus, "application", (state("RUS"), state("KAZ")), Some("kaz.entry")).expect("mirrored");
    for file in &mut files.files {
        // Of the lists only the one of the rule itself is filled: who may come without a visa.
        let (before, list) = match file.text.split_once("[set.without-visa]") {
            Some((before, list)) => (before.to_owned() + "[set.without-visa]", list.to_owned()),
            None => (file.text.clone(), String::new()),
        };
        file.text = before + &list.replacen("\"TODO-lawyer\"]", "\"RUS\", \"UZB\"]", 1);
    }
    files
}

fn check(rows: &str) -> WhatIfReport {
    let law = WhatIf::new(&rules::builtin::files(), &draft()).unwrap_or_else(|error| panic!("{error}"));
    let as_of = parse_date("2026-11-22").expect("a day");
    what_if(&law, rows.as_bytes(), as_of, &mut |_| {}).unwrap_or_else(|error| panic!("{error}"))
}

fn rows(report: &WhatIfReport) -> Vec<(String, String, u64, u64, u64)> {
    let each = report.rows.iter();
    each.map(|row| {
        let nationality = row.nationality.clone().unwrap_or_default();
        (row.slot.to_string(), nationality, row.crossings, row.certain, row.possible)
    })
    .collect()
}

/// Goal: what a crossing does not say is a range, never a guess.
/// Method: the same journey with every fact that the measure asks for, and with none of them.
#[test]
fn known_facts_are_certain_and_unknown_ones_possible() {
    let report = check(
        "nationality,entered,purpose,role,visa,residence,born,filed\n\
         RUS,2026-08-10T09:00:00+05:00,work,none,none,none,1990-01-01,none\n\
         RUS,2026-08-10,,,,,,\n\
         UZB,2026-08-10,,,,,,\n\
         FRA,2026-08-10,work,none,none,none,1990-01-01,none\n\
         RUS,2025-06-01T09:00:00+05:00,work,none,none,none,1990-01-01,none\n",
    );
    assert_eq!(report.problems, vec![]);
    let slot = "pre-entry-authorisation".to_owned();
    // The draft holds from 30 June 2025 on, so the last Russian crossing is none of it; France is on no list.
    let found = rows(&report);
    assert_eq!(found, [(slot.clone(), "RUS".to_owned(), 3, 1, 2), (slot, "UZB".to_owned(), 1, 0, 1)]);
    assert_eq!((report.crossings, report.all[0].certain, report.all[0].possible), (5, 1, 3));
    assert_eq!(report.witnesses.len(), 3);
    assert_eq!(report.witnesses[0].row, 1);
    assert_eq!(report.witnesses[0].after["pre-entry-authorisation"]["result"], "required");
}

#[test]
fn at_most_twenty_crossings_are_shown_and_equal_ones_once() {
    let mut table = "nationality,entered\n".to_owned();
    for _ in 0..100 {
        table.push_str("RUS,2026-08-10\nUZB,2026-08-11\n");
    }
    let report = check(&table);
    assert_eq!((report.crossings, report.witnesses.len()), (200, 2));
    assert_eq!(report.all[0].possible, 200);
}

#[test]
fn bad_rows_and_bad_headers_are_told() {
    let report =
        check("nationality,entered,weather\nRUS,2026-02-30,\n,2026-08-10,\nRUS,,\nRUS,2026-08-10,\n");
    let messages: Vec<String> =
        report.problems.iter().map(|fault| format!("{}: {}", fault.row, fault.message)).collect();
    assert_eq!((report.not_counted, report.crossings), (3, 1), "{messages:?}");
    assert!(messages[2].contains("`entered` is empty"), "{messages:?}");
    assert_eq!(report.ignored_columns, ["weather"]);
    let law = WhatIf::new(&rules::builtin::files(), &draft()).expect("it loads");
    let as_of = parse_date("2026-11-22").expect("a day");
    for (header, part) in [
        ("nationality", "no column `entered`"),
        ("nationality,entered,entered", "twice"),
        ("nationality,entered,purpos", "did you mean `purpose`"),
    ] {
        let error = what_if(&law, header.as_bytes(), as_of, &mut |_| {}).expect_err(header);
        assert!(error.to_string().contains(part), "{error}");
    }
}

/// Goal: a draft with the name of a pack is that pack changed. Method: the deadline of the Russian application.
#[test]
fn a_draft_with_the_name_of_a_pack_takes_its_place() {
    let mut changed =
        rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("built in");
    for file in &mut changed.files {
        file.text = file
            .text
            .replace("pack.status       = \"published\"", "pack.status = \"draft\"")
            .replace("at_least = \"72 hours\"", "at_least = \"96 hours\"");
    }
    let law = WhatIf::new(&rules::builtin::files(), &changed).unwrap_or_else(|error| panic!("{error}"));
    let as_of = parse_date("2026-11-22").expect("a day");
    let row = |filed: &str| {
        let table = format!(
            "nationality,entered,point,purpose,role,visa,residence,born,document,filed\n\
             UZB,2026-08-10T09:00:00+05:00,RUS-PETUKHOVO,work,none,none,none,1990-01-01,ordinary-passport,{filed}\n"
        );
        let report = what_if(&law, table.as_bytes(), as_of, &mut |_| {}).expect("asked");
        report.all.first().map(|row| (row.certain, row.possible))
    };
    assert_eq!(row("2026-08-01T09:00:00+05:00"), None, "ten days before: in time for both");
    assert_eq!(
        row("2026-08-07T08:00:00+05:00"),
        Some((0, 1)),
        "three days before: late, unless an emergency"
    );
    let error = WhatIf::new(&rules::builtin::files(), &rules::builtin::files()[0]).expect_err("no draft");
    assert!(error.to_string().contains("is no draft"), "{error}");
    assert_eq!(json!(law.draft()), json!("rus.entry"));
}
