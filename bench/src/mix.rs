//! A mix of situations as a batch has them: ten destinations, many nationalities, days, points, purposes and pasts, and
//! with some of them facts that nobody asked for.

use base::{Country, Date, Kind, Span, parse_date};

/// Where people go, and from which points of the border; `-` for none that a pack lists.
const DESTINATIONS: &[(&str, &[&str])] = &[
    ("RUS", &["RUS-SHEREMETYEVO", "RUS-PETUKHOVO", "RUS-DOMODEDOVO", "RUS-VNUKOVO"]),
    ("RUS", &["RUS-SHEREMETYEVO", "RUS-MASHTAKOVO"]),
    ("KAZ", &[]),
    ("KGZ", &[]),
    ("UZB", &[]),
    ("TJK", &[]),
    ("TKM", &[]),
    ("USA", &[]),
    ("FRA", &[]),
    ("D", &[]),
    ("GBR", &[]),
    ("KOR", &[]),
];
/// Half of all travellers.
const NEIGHBOURS: &[&str] =
    &["KAZ", "KGZ", "UZB", "TJK", "TKM", "RUS", "BLR", "ARM", "CHN", "D", "TUR", "IND"];
const PURPOSES: &[&str] =
    &["tourism", "tourism", "work", "work", "private", "private", "business", "study", "transit"];
const MODES: &[&str] = &["air", "air", "road", "rail"];
/// Seed of the made-up travellers; the same in every run, so that runs compare.
const SEED: u64 = 0x5eed;

/// Makes situations, each its own.
pub struct Mix {
    state: u64,
    nationalities: Vec<&'static str>,
    first: Date,
}

impl Mix {
    /// A mix from its beginning.
    pub fn new() -> anyhow::Result<Self> {
        let states = Country::all().filter(|country| country.kind() == Kind::State).map(Country::code);
        Ok(Self { state: SEED, nationalities: states.collect(), first: parse_date("2026-11-25")? })
    }

    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end.max(1)
    }

    fn one<'t>(&mut self, of: &[&'t str]) -> &'t str {
        let place = self.below(of.len());
        of.get(place).copied().unwrap_or_default()
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// The next situation, as one line of JSON.
    pub fn line(&mut self) -> String {
        let place = self.below(DESTINATIONS.len());
        let (into, points) = DESTINATIONS.get(place).copied().unwrap_or(("RUS", &[]));
        let states = self.nationalities.clone();
        let nationality = if self.chance(50) { self.one(NEIGHBOURS) } else { self.one(&states) };
        let enter = plus(self.first, self.below(90) as i64);
        let leave = plus(enter, self.below(if nationality == into { 300 } else { 100 }) as i64);
        let mut facts = vec![
            format!(r#""into":"{into}","crossing":"entry""#),
            format!(
                r#""document":{{"nationality":"{nationality}","issuer":"{nationality}","kind":"ordinary-passport","expires":"{}"}}"#,
                plus(enter, 60 + self.below(3_000) as i64)
            ),
            format!(r#""nationalities":["{nationality}"]"#),
            format!(
                r#""role":"{}","contract":null,"urgency":"none""#,
                if self.chance(6) { "international-driver" } else { "none" }
            ),
        ];
        let born = plus(enter, -(self.below(80 * 365) as i64));
        let purpose = self.one(PURPOSES);
        self.maybe(&mut facts, 95, format!(r#""purpose":"{purpose}""#));
        self.maybe(&mut facts, 95, format!(r#""born":"{born}""#));
        let residence = if self.chance(4) { "permanent-residence-permit" } else { "none" };
        self.maybe(&mut facts, 95, format!(r#""residence":{{"{into}":"{residence}"}}"#));
        self.maybe(&mut facts, 97, format!(r#""visa":{{"{into}":{{"class":"none"}}}}"#));
        let passage = self.passage(enter, points);
        facts.push(passage);
        self.maybe(&mut facts, 97, format!(r#""exit":{{"on":"{leave}"}}"#));
        let filed = match self.below(10) {
            0..5 => "null".to_owned(),
            _ => format!(
                r#"{{"at":"{}T12:{:02}:00+05:00"}}"#,
                plus(enter, -(self.below(40) as i64) - 1),
                self.below(60)
            ),
        };
        facts.push(format!(r#""filed":{filed}"#));
        let stays = self.stays(into, enter);
        self.maybe(&mut facts, 96, stays);
        format!("{{{}}}", facts.join(","))
    }

    /// Half of the entries are known to the minute.
    fn passage(&mut self, enter: Date, points: &[&str]) -> String {
        let (hour, minute, mode) = (self.below(24), self.below(60), self.one(MODES));
        let when = if self.chance(50) {
            format!(r#""at":"{enter}T{hour:02}:{minute:02}:00+03:00""#)
        } else {
            format!(r#""on":"{enter}""#)
        };
        let point =
            if points.is_empty() { String::new() } else { format!(r#","point":"{}""#, self.one(points)) };
        format!(r#""entry":{{{when}{point},"mode":"{mode}"}}"#)
    }

    fn stays(&mut self, into: &str, enter: Date) -> String {
        let mut day = plus(enter, -(self.below(500) as i64));
        let mut stays = Vec::new();
        for _ in 0..self.below(5) {
            let last = plus(day, self.below(40) as i64);
            if last >= enter {
                break;
            }
            stays.push(format!(r#"{{"in":"{into}","from":"{day}","to":"{last}"}}"#));
            day = plus(last, 10 + self.below(60) as i64);
        }
        format!(r#""stays":[{}]"#, stays.join(","))
    }

    fn maybe(&mut self, facts: &mut Vec<String>, percent: usize, fact: String) {
        if self.chance(percent) {
            facts.push(fact);
        }
    }
}

fn plus(day: Date, days: i64) -> Date {
    day.saturating_add(Span::new().days(days))
}
