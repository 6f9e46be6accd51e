//! Random travellers, as each engine reads them.

use base::{Country, Date, Kind, Span, parse_date};
use rules::{Purpose, Residence, Role, Situation};

/// A person on the way to Russia in the first half of 2026.
#[derive(Debug)]
pub struct Traveller {
    pub crossing: &'static str,
    pub nationality: &'static str,
    pub purpose: &'static str,
    pub role: &'static str,
    pub residence: &'static str,
    pub visa: &'static str,
    /// Full years on the day of entry.
    pub age: i64,
    /// Days of the planned stay, first and last included.
    pub stay: i64,
    entry: Date,
    exit: Date,
    born: Date,
}

/// Numbers from a seed: splitmix64.
pub struct Dice(pub u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    fn one<T: Copy>(&mut self, of: &[T], else_: T) -> T {
        of.get(self.below(of.len())).copied().unwrap_or(else_)
    }

    /// Half of the time the usual, else any.
    fn often<T: Copy>(&mut self, usual: T, of: &[T]) -> T {
        if self.below(2) == 0 { usual } else { self.one(of, usual) }
    }
}

impl Traveller {
    /// Rolls one.
    pub fn random(dice: &mut Dice) -> anyhow::Result<Self> {
        let states: Vec<&str> =
            Country::all().filter(|country| country.kind() == Kind::State).map(Country::code).collect();
        let common = ["KAZ", "KGZ", "UZB", "TJK", "TKM", "CHN", "BLR", "RUS"];
        let entry = plus(parse_date("2026-01-10")?, dice.below(160) as i64);
        let (stay, age) = (
            1 + dice.below(90) as i64,
            if dice.below(2) == 0 { dice.below(8) } else { dice.below(80) } as i64,
        );
        // Born forty days before the birthday: nobody turns six while this is read.
        let born = plus(entry.checked_add(Span::new().years(-age))?, -40);
        Ok(Self {
            crossing: "entry",
            nationality: if dice.below(2) == 0 { dice.one(&common, "KAZ") } else { dice.one(&states, "KAZ") },
            purpose: dice.one(Purpose::ALL, Purpose::Tourism).word(),
            role: dice.often(Role::None, Role::ALL).word(),
            residence: dice.often(Residence::None, Residence::ALL).word(),
            visa: dice.often("none", &["none", "tourist"]),
            age,
            stay,
            entry,
            exit: plus(entry, stay - 1),
            born,
        })
    }

    /// For our evaluator.
    pub fn situation(&self) -> anyhow::Result<Situation> {
        let Self { crossing, nationality, purpose, role, residence, visa, entry, exit, born, .. } = self;
        Ok(Situation::from_json(&format!(
            r#"{{"into": "RUS", "crossing": "{crossing}", "document": {{"nationality": "{nationality}",
            "issuer": "{nationality}", "kind": "ordinary-passport", "expires": "2031-01-01"}},
            "nationalities": ["{nationality}"], "born": "{born}", "residence": {{"RUS": "{residence}"}},
            "visa": {{"RUS": {{"class": "{visa}", "issued": "2026-01-01", "expires": "2026-12-31"}}}}, "role": "{role}", "purpose": "{purpose}", "contract": null,
            "urgency": "none", "entry": {{"at": "{entry}T09:00:00+03:00", "point": "RUS-SHEREMETYEVO", "mode": "air"}},
            "exit": {{"on": "{exit}"}}, "filed": null, "stays": [], "hits": []}}"#
        ))?)
    }

    /// For JSONLogic.
    pub fn json(&self) -> String {
        let Self { crossing, nationality, purpose, role, residence, visa, age, stay, .. } = self;
        format!(
            r#"{{"crossing": "{crossing}", "nationality": "{nationality}", "purpose": "{purpose}", "role": "{role}",
            "residence": "{residence}", "visa": "{visa}", "age": {age}, "stay": {stay}}}"#
        )
    }
}

fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}
