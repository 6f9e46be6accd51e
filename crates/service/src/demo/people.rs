//! Made-up travellers for the demonstration: names of the region in every combination, documents that read.
//!
//! The same seed gives the same people. No record of a real person went into the lists; they are common given names
//! and family names as they stand in a passport's machine readable zone.

use base::{Country, Date, civil};

/// A made-up person with a passport.
#[derive(Clone, Debug)]
pub struct Person {
    /// The state of nationality, which also issued the passport.
    pub nationality: Country,
    /// The primary identifier.
    pub family: String,
    /// The secondary identifier.
    pub given: String,
    /// `F` or `M`.
    pub sex: char,
    /// The day of birth.
    pub born: Date,
    /// The passport's number.
    pub number: String,
    /// The passport's last day.
    pub expires: Date,
}

/// A small repeatable generator (SplitMix64); the demonstration needs repeatability, not secrecy.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`; zero where `limit` is zero.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^= z >> 31;
        if limit == 0 { 0 } else { (z % limit as u64) as usize }
    }

    /// One of a list.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> Option<T> {
        list.get(self.below(list.len())).copied()
    }
}

/// Family names (masculine form), family names (feminine form), given names of men, given names of women.
struct Names(
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
    &'static [&'static str],
);

const KAZ: Names = Names(
    &["AKHMETOV", "NURLANOV", "SADYKOV", "OMAROV", "KASSYMOV", "BEKOV", "ZHUMABAYEV", "TULEGENOV"],
    &["AKHMETOVA", "NURLANOVA", "SADYKOVA", "OMAROVA", "KASSYMOVA", "BEKOVA", "ZHUMABAYEVA", "TULEGENOVA"],
    &["DAUREN", "YERLAN", "ASKAR", "TIMUR", "NURSULTAN", "MARAT"],
    &["AIGERIM", "DINARA", "MADINA", "ASEL", "ZHANAR", "SALTANAT"],
);
const KGZ: Names = Names(
    &["ASANOV", "BAKIROV", "TOKTOGULOV", "ISAKOV", "MAMBETOV", "SYDYKOV"],
    &["ASANOVA", "BAKIROVA", "TOKTOGULOVA", "ISAKOVA", "MAMBETOVA", "SYDYKOVA"],
    &["BAKYT", "NURBEK", "AZAMAT", "TALANT", "ULAN"],
    &["AIZADA", "CHOLPON", "GULNARA", "NURGUL", "MEERIM"],
);
const UZB: Names = Names(
    &["KARIMOV", "RAKHIMOV", "YULDASHEV", "TURSUNOV", "ABDULLAEV", "SAIDOV", "ERGASHEV"],
    &["KARIMOVA", "RAKHIMOVA", "YULDASHEVA", "TURSUNOVA", "ABDULLAEVA", "SAIDOVA", "ERGASHEVA"],
    &["JASUR", "BEKZOD", "SHERZOD", "OTABEK", "DILSHOD", "RUSTAM"],
    &["DILNOZA", "NODIRA", "SEVARA", "ZULFIYA", "GULCHEHRA"],
);
const TJK: Names = Names(
    &["RAHMONOV", "NAZAROV", "SHARIPOV", "KHOLOV", "MIRZOEV", "SAFAROV"],
    &["RAHMONOVA", "NAZAROVA", "SHARIPOVA", "KHOLOVA", "MIRZOEVA", "SAFAROVA"],
    &["FIRUZ", "JAMSHED", "PARVIZ", "SUHROB", "DALER"],
    &["MANIZHA", "NIGINA", "SHAHLO", "ZARINA", "MEHRANGEZ"],
);
const ARM: Names = Names(
    &["HAKOBYAN", "SARGSYAN", "GRIGORYAN", "PETROSYAN"],
    &["HAKOBYAN", "SARGSYAN", "GRIGORYAN", "PETROSYAN"],
    &["ARAM", "TIGRAN", "DAVIT", "HAYK"],
    &["ANI", "LUSINE", "MARIAM", "NARE"],
);

const STATES: [(&str, Names, &str); 5] =
    [("KAZ", KAZ, "N"), ("KGZ", KGZ, "PE"), ("UZB", UZB, "FA"), ("TJK", TJK, "40"), ("ARM", ARM, "AV")];

/// How often each state comes, roughly as the entries of 2025 (facts.md N08).
const SHARES: [usize; 10] = [0, 0, 0, 2, 2, 2, 3, 3, 1, 4];

/// Makes a person; `youngest` and `oldest` are ages in years on `today`.
pub fn person(dice: &mut Dice, today: Date, youngest: usize, oldest: usize) -> Option<Person> {
    let (code, names, prefix) = STATES.get(dice.pick(&SHARES)?)?;
    let woman = dice.below(2) == 1;
    let Names(men, women, boys, girls) = names;
    let years = youngest + dice.below(oldest.saturating_sub(youngest) + 1);
    let born_year = i16::try_from(i64::from(today.year()) - years as i64).ok()?;
    Some(Person {
        nationality: Country::parse(code).ok()?,
        family: dice.pick(if woman { women } else { men })?.to_owned(),
        given: dice.pick(if woman { girls } else { boys })?.to_owned(),
        sex: if woman { 'F' } else { 'M' },
        born: civil::Date::new(born_year, 1, 1 + dice.below(28) as i8).ok()?,
        number: format!("{prefix}{:0width$}", dice.below(10_000_000), width = 9 - prefix.len())
            .chars()
            .take(9)
            .collect(),
        expires: civil::Date::new(today.year() + 1 + dice.below(8) as i16, 1 + dice.below(12) as i8, 15)
            .ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_people_and_no_two_share_a_passport() {
        let day = civil::date(2026, 11, 22);
        let make = || {
            let mut dice = Dice::from_seed(3);
            (0..200).filter_map(|_| person(&mut dice, day, 18, 60)).collect::<Vec<_>>()
        };
        let people = make();
        assert_eq!(people.len(), 200);
        assert!(people.iter().zip(make()).all(|(a, b)| a.number == b.number && a.family == b.family));
        let numbers: std::collections::BTreeSet<_> =
            people.iter().map(|p| (p.nationality, &p.number)).collect();
        assert_eq!(numbers.len(), people.len());
    }
}
