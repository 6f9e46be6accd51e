//! Do a seal and a passport speak of one person and one document?
//!
//! The seal names no issuer of the passport. It is taken to be right when number, name, birth date, nationality and sex
//! agree; `spec/pass.md` section 5 says what stays open by that.

use document::{Mrz, Name, names};

use crate::authorisation::{Holder, SealField};
use crate::profile::MAX_NAME;

/// Most components of a name that are tried apart; names of 39 characters have at most twenty.
const MAX_COMPONENTS: usize = 20;

/// The fields in which they differ; none means that they match.
pub(crate) fn differences(holder: &Holder, passport: &Mrz) -> Vec<SealField> {
    let agreements = [
        (SealField::DocumentNumber, same_number(&holder.document_number, &passport.document_number)),
        (SealField::Name, same_name(&holder.name, &passport.name())),
        (SealField::BirthDate, same_day(holder, passport)),
        (SealField::Nationality, holder.nationality == passport.nationality),
        // Unspecified on either side contradicts nothing.
        (SealField::Sex, holder.sex.is_none() || passport.sex.is_none() || holder.sex == passport.sex),
    ];
    agreements.into_iter().filter(|(_, agree)| !agree).map(|(field, _)| field).collect()
}

fn same_number(left: &str, right: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
    };
    bare(left) == bare(right)
}

/// The MRZ writes no century and may leave parts unknown; what it does write must agree.
fn same_day(holder: &Holder, passport: &Mrz) -> bool {
    let day = holder.birth_date;
    let sealed = format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day());
    let printed = passport.birth_date.to_string();
    sealed.len() == printed.len() && sealed.chars().zip(printed.chars()).all(|(a, b)| b == '<' || a == b)
}

/// The seal has the whole name in one field, in either order; so every way to part it is tried.
fn same_name(sealed: &str, printed: &Name) -> bool {
    let is_cut = sealed.chars().count() >= MAX_NAME;
    let meets = |primary: &str, secondary: &str| {
        let secondary = Some(secondary).filter(|text| !text.is_empty());
        let plain = Name::from_mrz(primary, secondary, is_cut);
        let written = Name::written(primary, secondary, None).ok();
        names::compare(&plain, printed).is_possible()
            || written.is_some_and(|name| names::compare(&name, printed).is_possible())
    };
    if let Some((primary, secondary)) = sealed.split_once("<<") {
        return meets(&spaced(primary), &spaced(secondary));
    }
    let name = spaced(&sealed.to_uppercase());
    let parts: Vec<&str> = name.split(' ').take(MAX_COMPONENTS).collect();
    (1..=parts.len()).any(|place| {
        let (front, back) = parts.split_at(place);
        let (front, back) = (front.join(" "), back.join(" "));
        meets(&front, &back) || (!back.is_empty() && meets(&back, &front))
    })
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

    fn check(holder: &Holder, expected: &[SealField]) {
        let passport = document::read(PASSPORT).document().expect("a sound zone");
        assert_eq!(differences(holder, &passport), expected, "{holder:?}");
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
            assert_eq!(differences(&Holder::of(&passport, day), &passport), []);
        }
    }
}
