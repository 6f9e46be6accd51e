//! Which stays count, and as what.

use base::Date;

use super::record::{Mode, StayRecord};
use super::year::StatisticalYear;

/// What a reader wants to know.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Question {
    /// The year in which the authorised stay ended.
    pub year: StatisticalYear,
    /// Only what was recorded by this day; `None`: everything.
    pub snapshot: Option<Date>,
    /// Only entries by these modes; empty: by any, or by none that is recorded.
    pub modes: Vec<Mode>,
    /// What the rows of the answer are parted by, in this order.
    pub groups: Vec<Group>,
}

/// What rows are parted by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Group {
    Nationality,
    Class,
    Mode,
    Port,
}

/// What a stay counts as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// It is no part of the question: another year or mode, extended in time, not yet entered.
    NotExpected,
    /// Left in time, or not due yet on the day of the snapshot.
    InTime,
    /// Left after the authorised end.
    OutOfCountry,
    /// No departure recorded.
    SuspectedInCountry,
}

/// What one stay counts as.
///
/// # Source
///
/// `spec/overstay.md`; DHS Entry/Exit Overstay Report, definitions (expected departure, out-of-country and suspected
/// in-country overstay).
pub fn outcome(stay: &StayRecord, question: &Question) -> Outcome {
    let is_asked = question.year.contains(stay.authorised_until)
        && (question.modes.is_empty() || stay.mode.is_some_and(|mode| question.modes.contains(&mode)))
        && is_past(Some(stay.entered), question.snapshot);
    if !is_asked || went_over_in_time(stay, question.snapshot) {
        return Outcome::NotExpected;
    }
    match stay.left.filter(|left| departure_is_known(stay, *left, question.snapshot)) {
        Some(left) if left > stay.authorised_until => Outcome::OutOfCountry,
        Some(_) => Outcome::InTime,
        // The last authorised day itself must be over.
        None if question.snapshot.is_some_and(|day| day <= stay.authorised_until) => Outcome::InTime,
        None => Outcome::SuspectedInCountry,
    }
}

/// An extension or change of status without a day of its own counts as in time, and as known when the row is.
fn went_over_in_time(stay: &StayRecord, snapshot: Option<Date>) -> bool {
    stay.went_over()
        && stay.extended_on.is_none_or(|day| day <= stay.authorised_until)
        && is_past(stay.extended_on.or(stay.recorded_on), snapshot)
}

fn departure_is_known(stay: &StayRecord, left: Date, snapshot: Option<Date>) -> bool {
    is_past(Some(left), snapshot) && is_past(stay.recorded_on, snapshot)
}

/// Whether a day, if there is one, had come by the snapshot, if there is one.
fn is_past(day: Option<Date>, snapshot: Option<Date>) -> bool {
    match (day, snapshot) {
        (Some(day), Some(snapshot)) => day <= snapshot,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use base::Country;

    use super::super::record::LeftBy;
    use super::*;

    fn day(text: &str) -> Date {
        base::parse_date(text).unwrap()
    }

    /// A stay of 2023 from `text`: `authorised-until left left-by recorded-on extended-on`, `-` for none.
    fn stay(text: &str) -> StayRecord {
        let words: Vec<&str> = text.split_whitespace().collect();
        let optional = |at: usize| Some(words[at]).filter(|word| *word != "-");
        StayRecord {
            person: "p".to_owned(),
            nationality: Country::parse("TKM").unwrap(),
            class: "B-1/B-2".to_owned(),
            entered: day("2022-09-01"),
            authorised_until: day(words[0]),
            left: optional(1).map(day),
            left_by: optional(2).map(|word| word.parse::<LeftBy>().unwrap()),
            mode: Some(Mode::Air),
            port: None,
            recorded_on: optional(3).map(day),
            extended_on: optional(4).map(day),
        }
    }

    fn check(text: &str, snapshot: Option<&str>, expected: Outcome) {
        let question = Question {
            year: StatisticalYear::named(2023, "10-01").unwrap(),
            snapshot: snapshot.map(day),
            modes: vec![Mode::Air, Mode::Sea],
            groups: vec![],
        };
        assert_eq!(outcome(&stay(text), &question), expected, "{text} {snapshot:?}");
    }

    #[test]
    fn the_authorised_end_decides_the_year() {
        check("2022-09-30 - - - -", None, Outcome::NotExpected);
        check("2022-10-01 - - - -", None, Outcome::SuspectedInCountry);
        check("2023-09-30 - - - -", None, Outcome::SuspectedInCountry);
        check("2023-10-01 - - - -", None, Outcome::NotExpected);
    }

    #[test]
    fn the_last_authorised_day_is_in_time_and_the_next_is_not() {
        check("2023-03-10 2023-03-10 out - -", None, Outcome::InTime);
        check("2023-03-10 2023-03-11 out - -", None, Outcome::OutOfCountry);
        check("2023-03-10 2023-03-11 - - -", None, Outcome::OutOfCountry);
        // However late it is recorded.
        check("2023-03-10 2023-03-11 out 2025-01-01 -", None, Outcome::OutOfCountry);
        check("2023-03-10 2024-03-11 out - -", None, Outcome::OutOfCountry);
    }

    #[test]
    fn an_extension_in_time_is_not_expected_and_a_late_one_is() {
        check("2023-03-10 - extended - -", None, Outcome::NotExpected);
        check("2023-03-10 - changed-status - 2023-03-10", None, Outcome::NotExpected);
        check("2023-03-10 - extended - 2023-03-11", None, Outcome::SuspectedInCountry);
        check("2023-03-10 2023-04-01 extended - 2023-03-11", None, Outcome::OutOfCountry);
        check("2023-03-10 2023-04-01 extended - 2023-03-09", None, Outcome::NotExpected);
    }

    #[test]
    fn a_snapshot_sees_only_what_was_recorded_by_then() {
        let late = "2023-03-10 2023-03-20 out 2023-12-01 -";
        check(late, Some("2023-11-30"), Outcome::SuspectedInCountry);
        check(late, Some("2023-12-01"), Outcome::OutOfCountry);
        let in_time = "2023-03-10 2023-03-09 out 2023-12-01 -";
        check(in_time, Some("2023-11-30"), Outcome::SuspectedInCountry);
        check(in_time, Some("2023-12-01"), Outcome::InTime);
        // Nobody overstays before the authorised stay is over, nor enters after the snapshot.
        check("2023-03-10 - - - -", Some("2023-03-10"), Outcome::InTime);
        check("2023-03-10 - - - -", Some("2023-03-11"), Outcome::SuspectedInCountry);
        check("2023-03-10 - - - -", Some("2022-08-31"), Outcome::NotExpected);
        check("2023-03-10 - extended - 2023-03-05", Some("2023-03-04"), Outcome::InTime);
        check("2023-03-10 - extended 2023-11-01 -", Some("2023-10-01"), Outcome::SuspectedInCountry);
        check("2023-03-10 - extended 2023-11-01 -", Some("2023-11-01"), Outcome::NotExpected);
    }

    #[test]
    fn only_the_modes_asked_about_count() {
        let question = |modes: Vec<Mode>| Question {
            year: StatisticalYear::named(2023, "10-01").unwrap(),
            snapshot: None,
            modes,
            groups: vec![],
        };
        let by_air = stay("2023-03-10 - - - -");
        let by_unknown = StayRecord { mode: None, ..by_air.clone() };
        assert_eq!(outcome(&by_air, &question(vec![Mode::Road])), Outcome::NotExpected);
        assert_eq!(outcome(&by_air, &question(vec![])), Outcome::SuspectedInCountry);
        assert_eq!(outcome(&by_unknown, &question(vec![])), Outcome::SuspectedInCountry);
        assert_eq!(outcome(&by_unknown, &question(vec![Mode::Air])), Outcome::NotExpected);
    }
}
