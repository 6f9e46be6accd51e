//! Tables made by hand: persons inside twice, groups, small numbers.

use oversight::overstay::{Group, Mode, Question, Report, StatisticalYear, read_csv, report};
use serde_json::Value;

const HEADER: &str = "person,nationality,class,entered,authorised-until,left,left-by,mode";

fn ask(rows: &[&str], groups: &[Group], modes: &[Mode]) -> Report {
    let table = read_csv(format!("{HEADER}\n{}\n", rows.join("\n")).as_bytes()).expect("a table");
    let year = StatisticalYear::named(2023, "01-01").expect("a year");
    let question = Question { year, snapshot: None, modes: modes.to_vec(), groups: groups.to_vec() };
    report(table.records, table.faults, &question)
}

fn problems(report: &Report) -> Vec<(u64, String, bool)> {
    let value = serde_json::to_value(&report.problems).expect("JSON");
    let code = |it: &Value| it["code"].as_str().expect("a code").to_owned();
    report
        .problems
        .iter()
        .zip(value.as_array().expect("a list"))
        .map(|(p, v)| (p.row, code(v), p.counted))
        .collect()
}

/// Rows of one person; the expected departures, overstays, and problems.
fn check(rows: &[&str], expected: u64, total: u64, faults: &[(u64, &str, bool)]) {
    let report = ask(rows, &[], &[]);
    let all = report.all.clone().expect("all groups");
    assert_eq!((all.expected, all.total), (Some(expected), Some(total)), "{rows:?}");
    let faults: Vec<_> =
        faults.iter().map(|(row, code, counted)| (*row, (*code).to_owned(), *counted)).collect();
    assert_eq!(problems(&report), faults, "{rows:?}");
    assert_eq!(report.records, rows.len() as u64);
    assert_eq!(report.not_counted, faults.iter().filter(|it| !it.2).count() as u64);
}

#[test]
fn nobody_is_inside_twice() {
    let first = "1,UZB,B,2023-01-01,2023-02-01,2023-01-20,out,air";
    check(&[first, "1,UZB,B,2023-01-20,2023-02-20,2023-02-20,out,air"], 2, 0, &[]);
    check(&[first, "1,UZB,B,2023-01-19,2023-02-19,2023-02-20,out,air"], 1, 0, &[(3, "two-places", false)]);
    // The order of the rows does not matter, the order of the days does.
    check(&["1,UZB,B,2023-01-19,2023-02-19,2023-02-20,out,air", first], 1, 0, &[(2, "two-places", false)]);
    check(&[first, first], 1, 0, &[(3, "duplicate", false)]);
    check(&[first, &first.replacen('1', "2", 1)], 2, 0, &[]);
}

#[test]
fn a_second_entry_without_a_departure_counts_and_is_told() {
    let open = "1,UZB,B,2023-01-01,2023-02-01,,,air";
    check(&[open, "1,UZB,B,2023-05-01,2023-06-01,2023-05-20,out,air"], 2, 1, &[(2, "entered-again", true)]);
    let extended = "1,UZB,B,2023-01-01,2023-02-01,,extended,air";
    check(&[extended, "1,UZB,B,2023-02-01,2023-06-01,2023-05-20,out,air"], 1, 0, &[]);
}

#[test]
fn faulty_rows_are_counted_apart_and_the_others_count() {
    let rows = [
        "1,UZB,B,2023-01-01,2023-02-01,2022-12-31,out,air",
        "2,UZB,B,2023-01-01,2023-02-01,2023-02-02,out,air",
        "3,UZX,B,2023-01-01,2023-02-01,2023-02-02,out,air",
        "4,UZB,B,2023-01-01,2023-02-30,2023-02-02,out,air",
        "5,UZB,B,2023-01-01",
    ];
    let faults = [
        (2, "left-before-entered", false),
        (4, "unknown-country", false),
        (5, "bad-date", false),
        (6, "wrong-columns", false),
    ];
    check(&rows, 1, 1, &faults);
}

#[test]
fn an_empty_mode_is_told_when_only_some_modes_count() {
    let rows = [
        "1,UZB,B,2023-01-01,2023-02-01,,,",
        "2,UZB,B,2023-01-01,2023-02-01,,,sea",
        "3,UZB,B,2023-01-01,2023-02-01,,,road",
    ];
    let report = ask(&rows, &[Group::Mode], &[Mode::Air, Mode::Sea]);
    assert_eq!(problems(&report), [(2, "missing-value".to_owned(), false)]);
    assert_eq!(report.rows.len(), 1);
    let by_mode = ask(&rows, &[Group::Mode], &[]);
    let modes: Vec<_> = by_mode.rows.iter().map(|row| row.mode.clone().expect("a mode")).collect();
    assert_eq!(modes, ["road", "sea", "unknown"]);
}

#[test]
fn an_empty_table_has_no_rates() {
    let report = ask(&[], &[Group::Nationality], &[]);
    assert_eq!(report.rows, []);
    let all = report.all.expect("all groups");
    assert_eq!((all.expected, all.total_rate, all.interval_95), (Some(0), None, None));
}

/// `count` stays of one state, of which `late` left late and `open` did not leave.
fn stays(state: &str, count: usize, late: usize, open: usize) -> Vec<String> {
    let left = |number| {
        if number < open {
            ""
        } else if number < open + late {
            "2023-03-01"
        } else {
            "2023-01-31"
        }
    };
    (0..count)
        .map(|number| format!("{state}{number},{state},B,2023-01-01,2023-02-01,{},,air", left(number)))
        .collect()
}

/// What the public sees of expected, out of country, suspected and total.
fn check_public(rows: &[Vec<String>], expected: &[[Option<u64>; 4]], all_is_shown: bool) {
    let rows: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    let report = ask(&rows, &[Group::Nationality], &[]).for_the_public();
    let seen: Vec<_> = report
        .rows
        .iter()
        .map(|it| [it.expected, it.out_of_country, it.suspected_in_country, it.total])
        .collect();
    assert_eq!(seen, expected);
    assert_eq!(report.all.is_some(), all_is_shown);
    for row in &report.rows {
        assert_eq!(row.hidden, row.out_of_country.is_none());
        assert_eq!(row.total_rate.is_none(), row.total.is_none());
        assert_eq!(row.suspected_rate.is_none(), row.hidden);
    }
}

#[test]
fn the_public_sees_no_number_from_one_to_four() {
    check_public(&[stays("KAZ", 20, 5, 5)], &[[Some(20), Some(5), Some(5), Some(10)]], true);
    check_public(&[stays("KAZ", 20, 0, 0)], &[[Some(20), Some(0), Some(0), Some(0)]], true);
    check_public(&[stays("KAZ", 20, 4, 6)], &[[Some(20), None, None, Some(10)]], false);
    check_public(&[stays("KAZ", 20, 0, 1)], &[[Some(20), None, None, None]], false);
    check_public(&[stays("KAZ", 4, 0, 0)], &[[None; 4]], false);
    check_public(
        &[stays("KAZ", 20, 5, 5), stays("UZB", 3, 1, 1)],
        &[[Some(20), Some(5), Some(5), Some(10)], [None; 4]],
        false,
    );
}
