//! Names held against the golden vectors of `spec/vectors/names.json`.

use std::path::Path;

use document::names::{Language, Name, NameMatch, compare, to_mrz};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    spellings: Vec<Spelling>,
    comparisons: Vec<Comparison>,
}

/// What a passport may print for a written text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelling {
    text: String,
    language: Option<Language>,
    /// The likeliest.
    first: String,
    /// Further ones that must be accepted.
    #[serde(default)]
    also: Vec<String>,
    /// Ones that must not.
    #[serde(default)]
    never: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Comparison {
    title: String,
    left: Side,
    right: Side,
    expect: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Side {
    primary: String,
    secondary: Option<String>,
    language: Option<Language>,
    #[serde(default)]
    mrz: bool,
    #[serde(default)]
    truncated: bool,
}

impl Side {
    fn name(&self) -> Name {
        let secondary = self.secondary.as_deref();
        if self.mrz {
            return Name::from_mrz(&self.primary, secondary, self.truncated);
        }
        Name::written(&self.primary, secondary, self.language).expect("the name has a spelling")
    }
}

fn vectors() -> Vectors {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/names.json");
    serde_json::from_str(&std::fs::read_to_string(path).expect("readable")).expect("the vectors' shape")
}

fn word(outcome: NameMatch) -> &'static str {
    match outcome {
        NameMatch::Same => "same",
        NameMatch::SameByAlternative => "same-by-alternative",
        NameMatch::PrefixOfTruncated => "prefix-of-truncated",
        NameMatch::Different => "different",
    }
}

#[test]
fn every_spelling_of_the_vectors_is_first_or_accepted_or_not() {
    let spellings = vectors().spellings;
    assert!(spellings.len() > 40);
    for case in spellings {
        let candidates = to_mrz(&case.text, case.language).expect("a spelling");
        assert_eq!(candidates.first(), Some(&case.first), "{} {:?}", case.text, case.language);
        let written = Name::written(&case.text, None, case.language).expect("a spelling");
        let meets =
            |spelling: &String| compare(&written, &Name::from_mrz(spelling, None, false)).is_possible();
        // What is suggested is also accepted.
        for spelling in candidates.iter().chain(&case.also) {
            assert!(meets(spelling), "{} as {spelling}", case.text);
        }
        for spelling in &case.never {
            assert!(!meets(spelling), "{} as {spelling}", case.text);
        }
    }
}

#[test]
fn every_comparison_of_the_vectors_comes_out_the_same_both_ways() {
    let comparisons = vectors().comparisons;
    assert!(comparisons.len() > 30);
    for case in comparisons {
        let (left, right) = (case.left.name(), case.right.name());
        assert_eq!(word(compare(&left, &right)), case.expect, "{}", case.title);
        assert_eq!(word(compare(&right, &left)), case.expect, "{}, the other way", case.title);
    }
}
