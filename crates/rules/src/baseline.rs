//! Baseline packs: one a state, made from a table of who needs what.
//!
//! In: a table of passports, destinations and requirements, and where it comes from. Out: the files of a pack for each
//! destination, with examples in which each of its lines decides.
//!
//! A baseline says what a table says and no more: it has one source, is dated by that source's day, and gives way to a
//! pack that somebody has written from the law.

mod table;
mod write;

use base::Date;

pub use table::BaselineError;

use crate::load::PackFiles;
use crate::vocabulary::Confidence;

/// Where a table comes from: the one source of every pack that is made from it.
#[derive(Clone, Copy, Debug)]
pub struct TableSource<'a> {
    /// How explanations name it.
    pub cite: &'a str,
    /// Where it can be read.
    pub link: Option<&'a str>,
    /// The day on which it was published. What it said before that day is not known, so the packs hold from it on.
    pub published: Date,
    /// How well it is supported.
    pub confidence: Confidence,
}

/// Makes a pack for each destination of a table, in the order of the codes.
///
/// The table is text with three columns, `passport,destination,requirement`, a pair a line, with or without a header.
/// Codes are those of ICAO Doc 9303-3 (`XKX` is taken for `RKS`). A requirement is a number of days without a visa, or one
/// of `visa free`, `visa required`, `e-visa`, `visa on arrival`, `eta`, `no admission`, and `-1` for one's own state.
///
/// # Errors
///
/// [`BaselineError`] names the first line that is wrong.
///
/// # Examples
///
/// A traveller whom the table does not name gets `required` with a rule of its own that says so, never a silent *no*.
pub fn baseline(table: &str, source: &TableSource<'_>) -> Result<Vec<PackFiles>, BaselineError> {
    let states = table::read(table)?;
    Ok(states.iter().map(|state| write::pack(state, source)).collect())
}

#[cfg(test)]
mod tests {
    use base::parse_date;

    use super::*;
    use crate::pack_set::PackSet;

    const TABLE: &str = "Passport,Destination,Requirement\nKAZ,UZB,30\nUZB,UZB,-1\nD,UZB,visa free\nXKX,UZB,visa required\n\
        AFG,UZB,e-visa\nUSA,UZB,visa on arrival\nFRA,UZB,eta\nISR,UZB,no admission\nRUS,UZB,90\nUZB,KAZ,30\n";

    fn source() -> TableSource<'static> {
        TableSource {
            cite: "A table of \"2025\"",
            link: Some("https://example.org/table"),
            published: parse_date("2025-01-12").unwrap(),
            confidence: Confidence::Repository,
        }
    }

    #[test]
    fn every_destination_gets_a_pack_whose_examples_hold_every_line() {
        let packs = baseline(TABLE, &source()).unwrap();
        let names: Vec<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
        assert_eq!(names, ["kaz.baseline", "uzb.baseline"]);
        let set = PackSet::load(&packs).expect("the packs load");
        for pack in set.packs() {
            for example in &pack.examples {
                let result = example.run(&set, pack.known_to);
                assert!(result.passed(), "{}: {:?}", result.name, result.differences);
            }
            let found: Vec<String> = crate::lint(&set, pack).iter().map(ToString::to_string).collect();
            assert!(found.is_empty(), "{}", found.join("\n"));
        }
    }

    /// Goal: nothing stands in the way of an odd table. Method: a state of which only its own citizens are known.
    #[test]
    fn a_destination_of_which_nothing_is_said_gets_a_pack_too() {
        let packs = baseline("UZB,UZB,-1\n", &source()).unwrap();
        let set = PackSet::load(&packs).expect("the pack loads");
        let pack = &set.packs()[0];
        assert!(pack.examples.iter().all(|example| example.run(&set, pack.known_to).passed()));
        assert_eq!(crate::lint(&set, pack).len(), 0);
    }

    #[test]
    fn a_table_that_is_wrong_names_its_line() {
        for (table, message) in [
            ("", "the table is empty: write a line such as `KAZ,UZB,30`"),
            ("Passport,Destination,Requirement\n", "the table is empty: write a line such as `KAZ,UZB,30`"),
            ("KAZ,UZB", "line 1: there are 2 columns, not three: passport, destination, requirement"),
            (
                "KAZ,UZB,30\nKAX,UZB,30",
                "line 2: `KAX` is no country code of three letters, did you mean `KAZ`?",
            ),
            (
                "KAZ,UZB,visa requird",
                "line 1: `visa requird` is no requirement, did you mean `visa required`?",
            ),
            (
                "KAZ,UZB,0",
                "line 1: `0` is no number of days of a visit: 1 to 3660, or `-1` for one's own state",
            ),
            (
                "KAZ,UZB,3661",
                "line 1: `3661` is no number of days of a visit: 1 to 3660, or `-1` for one's own state",
            ),
            ("KAZ,UZB,30\r\nKAZ,UZB,30\r\n", "line 2: the pair of `KAZ` and `UZB` stands twice"),
            ("KAZ,KAZ,30", "line 1: `KAZ` is its own destination: the requirement is `-1`"),
            ("KAZ,UZB,-1", "line 1: `-1` is for one's own state, and `KAZ` is not `UZB`"),
        ] {
            assert_eq!(baseline(table, &source()).unwrap_err().to_string(), message, "{table}");
        }
    }
}
