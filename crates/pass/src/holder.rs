//! Do a seal and a passport speak of one person and one document? Field by field, with the reason of each answer.
//!
//! The seal names no issuer of the passport. It is taken to be right when number, name, birth date, nationality and sex
//! agree; `spec/pass.md` section 5 says what stays open by that.

use document::mrz::Format;
use document::names::{self, NameComparison};
use document::{Mrz, Name, NameMatch};
use serde::Serialize;

use crate::authorisation::{Holder, SealField};
use crate::profile::{MAX_DOCUMENT_NUMBER, MAX_NAME};

/// Most components of a name that are tried apart; names of 39 characters have at most twenty.
const MAX_COMPONENTS: usize = 20;

/// How one field of the seal and the passport meet.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub struct FieldComparison {
    /// The field.
    pub field: SealField,
    /// How they meet.
    pub agreement: Agreement,
    /// The rules of transliteration that were needed: the likeliest spelling of a letter, and the one that met
    /// (`spec/names.md`). Letters, never the name.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub spellings: Vec<Spelling>,
    /// The names stand in the other order: given names first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_in_other_order: bool,
}

/// How two fields agree.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Agreement {
    /// They say the same; fillers, hyphens, blanks and the century aside, which a zone does not write.
    Equal,
    /// They say the same by another spelling that Doc 9303 or a state's own rule allows.
    EqualBySpelling,
    /// One of them is cut at the end of its field, and the other begins with it.
    BeginningOfCut,
    /// What the zone states agrees; parts of the date are unknown to it.
    EqualInKnownParts,
    /// One of them states nothing, which contradicts nothing.
    NotStated,
    /// They say different things.
    Differs,
}

/// A rule of transliteration that was needed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Spelling {
    /// The likeliest spelling of a letter.
    pub likeliest: &'static str,
    /// The one that met; empty where the letter is left out.
    pub met: &'static str,
}

/// Compares every field that both have, in the order of Doc 9303-13.
pub(crate) fn compare(holder: &Holder, passport: &Mrz) -> Vec<FieldComparison> {
    let nationality =
        if holder.nationality == passport.nationality { Agreement::Equal } else { Agreement::Differs };
    vec![
        plain(SealField::DocumentNumber, number(&holder.document_number, passport)),
        name(&holder.name, &passport.name()),
        plain(SealField::BirthDate, birth_date(holder, passport)),
        plain(SealField::Nationality, nationality),
        plain(SealField::Sex, sex(holder, passport)),
    ]
}

fn plain(field: SealField, agreement: Agreement) -> FieldComparison {
    FieldComparison { field, agreement, spellings: Vec::new(), is_in_other_order: false }
}

/// A number longer than nine stands whole in TD1 and TD2, and may be longer than the seal's field, which then is cut.
fn number(sealed: &str, passport: &Mrz) -> Agreement {
    let bare = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    let (sealed, printed) = (bare(sealed), bare(&passport.document_number));
    let may_be_longer = matches!(passport.format, Format::Td1 | Format::Td2);
    if sealed == printed {
        Agreement::Equal
    } else if may_be_longer && sealed.len() == MAX_DOCUMENT_NUMBER && printed.starts_with(&sealed) {
        Agreement::BeginningOfCut
    } else {
        Agreement::Differs
    }
}

/// The MRZ writes no century and may leave parts unknown; what it does write must agree.
fn birth_date(holder: &Holder, passport: &Mrz) -> Agreement {
    let day = holder.birth_date;
    let sealed = format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day());
    let printed = passport.birth_date.to_string();
    let agrees =
        sealed.len() == printed.len() && sealed.chars().zip(printed.chars()).all(|(a, b)| b == '<' || a == b);
    match printed.matches('<').count() {
        _ if !agrees => Agreement::Differs,
        0 => Agreement::Equal,
        6 => Agreement::NotStated,
        _ => Agreement::EqualInKnownParts,
    }
}

/// Unspecified on either side contradicts nothing.
fn sex(holder: &Holder, passport: &Mrz) -> Agreement {
    match (holder.sex, passport.sex) {
        (Some(sealed), Some(printed)) if sealed == printed => Agreement::Equal,
        (Some(_), Some(_)) => Agreement::Differs,
        _ => Agreement::NotStated,
    }
}

/// The seal has the whole name in one field, in either order; so every way to part it is tried, and the best counts.
fn name(sealed: &str, printed: &Name) -> FieldComparison {
    let is_cut = sealed.chars().count() >= MAX_NAME;
    let meet = |primary: &str, secondary: &str, is_in_other_order: bool| {
        let secondary = Some(secondary).filter(|text| !text.is_empty());
        // A letter with a mark is no gap between words: only a name in the zone's own letters is read as one.
        let plain = sealed.is_ascii().then(|| Name::from_mrz(primary, secondary, is_cut));
        let written = Name::written(primary, secondary, None).ok();
        let ways = [plain, written].into_iter().flatten();
        ways.map(|name| told(names::compare_spelled(&name, printed), is_in_other_order)).min_by_key(rank)
    };
    let differs = plain(SealField::Name, Agreement::Differs);
    if let Some((primary, secondary)) = sealed.split_once("<<") {
        return meet(&spaced(primary), &spaced(secondary), false).unwrap_or(differs);
    }
    let name = spaced(&sealed.to_uppercase());
    let parts: Vec<&str> = name.split(' ').take(MAX_COMPONENTS).collect();
    let ways = (1..=parts.len()).flat_map(|place| {
        let (front, back) = parts.split_at(place);
        let (front, back) = (front.join(" "), back.join(" "));
        let turned = if back.is_empty() { None } else { meet(&back, &front, true) };
        [meet(&front, &back, false), turned]
    });
    ways.flatten().min_by_key(rank).unwrap_or(differs)
}

/// What says most comes first.
fn rank(found: &FieldComparison) -> (Agreement, bool, usize) {
    (found.agreement, found.is_in_other_order, found.spellings.len())
}

fn told(found: NameComparison, is_in_other_order: bool) -> FieldComparison {
    let agreement = match found.outcome {
        NameMatch::Same => Agreement::Equal,
        NameMatch::SameByAlternative => Agreement::EqualBySpelling,
        NameMatch::PrefixOfTruncated => Agreement::BeginningOfCut,
        NameMatch::Different => Agreement::Differs,
    };
    let spell =
        |alternative: names::Alternative| Spelling { likeliest: alternative.likeliest, met: alternative.met };
    FieldComparison {
        field: SealField::Name,
        agreement,
        spellings: found.alternatives.into_iter().map(spell).collect(),
        is_in_other_order: is_in_other_order && agreement != Agreement::Differs,
    }
}

fn spaced(text: &str) -> String {
    text.replace(['<', ','], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use base::Country;

    use super::*;

    const PASSPORT: &str =
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

    fn holder(name: &str) -> Holder {
        Holder {
            name: name.into(),
            birth_date: base::parse_date("1974-08-12").unwrap(),
            sex: Some(document::Sex::Female),
            nationality: Country::parse("UTO").unwrap(),
            document_number: "L898902C3".into(),
        }
    }

    fn differences(holder: &Holder, passport: &Mrz) -> Vec<SealField> {
        let all = compare(holder, passport);
        assert_eq!(all.len(), 5);
        all.into_iter()
            .filter(|found| found.agreement == Agreement::Differs)
            .map(|found| found.field)
            .collect()
    }

    fn check(holder: &Holder, expected: &[SealField]) {
        let passport = document::read(PASSPORT).document().expect("a sound zone");
        assert_eq!(differences(holder, &passport), expected, "{holder:?}");
    }

    fn lines(name: &str) -> String {
        format!("P<UTO{name:<<39}\nL898902C36UTO7408122F1204159ZE184226B<<<<<10")
    }

    fn explained(sealed: &str, lines: &str) -> String {
        let passport = document::read(lines).document().expect("a sound zone");
        let found = name(sealed, &passport.name());
        let word = serde_json::to_value(found.agreement).unwrap().as_str().unwrap().to_owned();
        let rules = found.spellings.iter().map(|rule| format!(" {}={}", rule.likeliest, rule.met));
        let turned = if found.is_in_other_order { " turned" } else { "" };
        format!("{word}{}{turned}", rules.collect::<String>())
    }

    #[test]
    fn the_match_of_a_name_is_explained() {
        for (sealed, printed, expected) in [
            ("ERIKSSON ANNA MARIA", "ERIKSSON<<ANNA<MARIA", "equal"),
            ("ERIKSSON<<ANNA<MARIA", "ERIKSSON<<ANNA<MARIA", "equal"),
            ("ANNA MARIA ERIKSSON", "ERIKSSON<<ANNA<MARIA", "equal turned"),
            ("O'CONNOR ENYA SIOBHAN", "OCONNOR<<ENYA<SIOBHAN", "equal"),
            ("MÜLLER JÖRG", "MUELLER<<JOERG", "equal"),
            ("MÜLLER JÖRG", "MULLER<<JORG", "equal-by-spelling UE=U OE=O"),
            ("JÖRG MÜLLER", "MUXXLLER<<JOERG", "equal-by-spelling UE=UXX turned"),
            ("NUÑEZ PEÑA", "NUNXXEZ<<PENA", "equal-by-spelling N=NXX"),
            ("ЩЕРБАКОВ ЮРИЙ", "SHCHERBAKOV<<IURII", "equal"),
            ("ЩЕРБАКОВ ЮРИЙ", "SHCHERBAKOV<<YURIY", "equal-by-spelling IU=YU II=IY"),
            ("ANNA MARIA", "ANNA<MARIA", "equal"),
            ("ANNA MARIA ERIKSSON BERTA", "ERIKSSON<<ANNA<MARIA", "differs"),
            ("ERIKSSON", "ERIKSSON<<ANNA", "differs"),
            ("", "ERIKSSON<<ANNA", "differs"),
            ("O'CONNOR ENYA", "O<CONNOR<<ENYA", "equal"),
            // Letters that only look alike: a Cyrillic Er is an R, a Greek Alpha is nothing known.
            ("\u{420}ETER ANNA", "PETER<<ANNA", "differs"),
            ("\u{391}NNA ERIKSSON", "ERIKSSON<<ANNA", "differs"),
            ("ÉRIKSSON ANNA", "RIKSSON<<ANNA", "differs"),
            ("PAPANDROPOULOUS JONATHON ALEC", "PAPANDROPOULOUS<<JONATHON<ALEC<<<<<<<<<", "equal"),
            (
                "PAPANDROPOULOUSX JONATHON WILLIAM ALECTO GEORGE",
                "PAPANDROPOULOUSX<<JONATHON<WILLIAM<ALEC",
                "beginning-of-cut",
            ),
            ("NILAVADHANANANDA CHAYAPA DEJTHAMRONG", "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONGKR", "differs"),
            (
                "NILAVADHANANANDA CHAYAPA DEJTHAMRONG KRASUANG",
                "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K",
                "beginning-of-cut",
            ),
        ] {
            assert_eq!(explained(sealed, &lines(printed)), expected, "{sealed} / {printed}");
        }
    }

    #[test]
    fn unknown_parts_of_a_birth_date_contradict_nothing() {
        let zone = |date: &str| {
            let check = document::mrz::check_digit(date).unwrap();
            let line = format!("L898902C36UTO{date}{check}F1204159ZE184226B<<<<<1");
            let composite: String = [&line[0..10], &line[13..20], &line[21..43]].concat();
            let last = document::mrz::check_digit(&composite).unwrap();
            format!("P<UTO{:<<39}\n{line}{last}", "ERIKSSON<<ANNA<MARIA")
        };
        for (date, expected) in [
            ("740812", Agreement::Equal),
            ("74<<<<", Agreement::EqualInKnownParts),
            ("7408<<", Agreement::EqualInKnownParts),
            ("<<<<<<", Agreement::NotStated),
            ("75<<<<", Agreement::Differs),
            ("7409<<", Agreement::Differs),
        ] {
            let passport = document::read(&zone(date)).document().expect("a sound zone");
            assert_eq!(birth_date(&holder("ERIKSSON ANNA MARIA"), &passport), expected, "{date}");
        }
    }

    #[test]
    fn a_long_number_is_compared_whole_and_by_its_beginning_where_the_seal_is_cut() {
        let passport = |printed: &str, format| {
            let mut passport = document::read(PASSPORT).document().expect("a sound zone");
            printed.clone_into(&mut passport.document_number);
            passport.format = format;
            passport
        };
        for (sealed, printed, format, expected) in [
            ("D23145890734", "D23145890734", Format::Td1, Agreement::Equal),
            ("D2314589073", "D23145890734", Format::Td1, Agreement::BeginningOfCut),
            ("D2314589073", "D23145890734", Format::Td3, Agreement::Differs),
            ("D231458907", "D23145890734", Format::Td1, Agreement::Differs),
            ("D2314589074", "D23145890734", Format::Td1, Agreement::Differs),
            ("D23145890", "D23145890", Format::Td3, Agreement::Equal),
            ("D2314589<", "D2314589", Format::Td3, Agreement::Equal),
            ("D 2314-589", "D2314589", Format::Td3, Agreement::Equal),
            ("D23I4589", "D2314589", Format::Td3, Agreement::Differs),
        ] {
            assert_eq!(number(sealed, &passport(printed, format)), expected, "{sealed} {printed} {format:?}");
        }
    }

    #[test]
    fn a_name_matches_in_either_order_and_with_or_without_fillers() {
        for name in [
            "ERIKSSON ANNA MARIA",
            "Anna Maria Eriksson",
            "ERIKSSON<<ANNA<MARIA",
            "Eriksson, Anna Maria",
            "ÉRIKSSON ANNA MARIA",
        ] {
            check(&holder(name), &[]);
        }
        for name in [
            "ERIKSSON ANNA",
            "ERIKSON ANNA MARIA",
            "ANNA ERIKSSON MARIA",
            "MARIA ANNA ERIKSSON",
            "ERIKSSON<<MARIA<ANNA",
        ] {
            check(&holder(name), &[SealField::Name]);
        }
    }

    #[test]
    fn each_field_that_differs_is_named() {
        let same = holder("ERIKSSON ANNA MARIA");
        let day = |text| base::parse_date(text).unwrap();
        check(&Holder { document_number: "L898902C4".into(), ..same.clone() }, &[SealField::DocumentNumber]);
        check(&Holder { document_number: "l8989-02c3".into(), ..same.clone() }, &[]);
        check(&Holder { birth_date: day("1974-08-13"), ..same.clone() }, &[SealField::BirthDate]);
        check(
            &Holder { nationality: Country::parse("UZB").unwrap(), ..same.clone() },
            &[SealField::Nationality],
        );
        check(&Holder { sex: Some(document::Sex::Male), ..same.clone() }, &[SealField::Sex]);
        check(&Holder { sex: None, ..same.clone() }, &[]);
        let other = Holder { sex: Some(document::Sex::Male), birth_date: day("1990-01-01"), ..holder("X Y") };
        check(&other, &[SealField::Name, SealField::BirthDate, SealField::Sex]);
    }

    #[test]
    fn a_holder_taken_from_a_passport_matches_it() {
        let day = base::parse_date("1974-08-12").unwrap();
        let single =
            "P<UTOERIKSSON<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
        let long =
            "P<UTOERIKSSON<VON<UTOPIA<<ANNA<MARIA<CHRISTI\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
        for lines in [PASSPORT, single, long] {
            let passport = document::read(lines).document().expect("a sound zone");
            assert_eq!(differences(&Holder::of(&passport, day), &passport), [], "{lines}");
        }
    }
}
