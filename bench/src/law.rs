//! The law: loading the packs, one decision with and without its trace, and the count of days.

use base::parse_date;
use rules::stay::{Book, Day, Limit, Span, plan};
use rules::{Explain, PackSet, Situation, check};

use crate::meter::{self, Cost};
use crate::results::Table;

/// The day whose knowledge counts.
pub const AS_OF: &str = "2026-11-22";
/// Travellers that the decision is averaged over: those who need a visa, an application, or neither.
const NATIONALITIES: &[&str] = &["KAZ", "KGZ", "UZB", "TJK", "TKM", "BLR", "ARM", "D"];
const PURPOSES: &[&str] = &["work", "tourism", "private", "study"];

/// Measures loading, deciding and counting.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    table.add_cost("packs: load the built-in ones", meter::processor(PackSet::builtin));
    let packs = PackSet::builtin();
    let as_of = parse_date(AS_OF)?;
    let situations = situations()?;
    let decide = |explain: Explain| {
        let mut next = situations.iter().cycle();
        let packs = &packs;
        move || next.next().map(|situation| check(packs, situation, as_of, explain))
    };
    let (plain, traced) = meter::processor_pair(decide(Explain::No), decide(Explain::Yes));
    table.add("check: situations", situations.len().to_string(), "");
    table.add_cost("check: one decision, no trace", plain);
    table.add_cost("check: one decision, with its trace", traced);
    let written = meter::processor(|| Situation::from_json(SITUATION));
    table.add_cost("check: read a situation from JSON", written);
    days(table)
}

/// A past of many short stays, as a trader has them.
fn days(table: &mut Table) -> anyhow::Result<()> {
    let enter = Day::of(parse_date("2026-11-22")?);
    let spans: Vec<Span> =
        (1..40).map(|index| Span { from: enter.plus(-9 * index), to: enter.plus(-9 * index + 3) }).collect();
    let window = Span { from: enter.plus(-179), to: enter };
    let limits = Limit::parse_all("rolling:90/180")?;
    let book = Book::simple(spans, &limits);
    let presence = book.presences.first().map(|presence| presence.days().clone()).unwrap_or_default();
    let count: Cost = meter::processor(|| presence.count(window));
    table.add_cost("stay: days in a window of 180", count);
    table.add_cost(
        "stay: days used, left, last lawful day, earliest entry",
        meter::processor(|| plan(&book, enter, None)),
    );
    Ok(())
}

pub fn situations() -> anyhow::Result<Vec<Situation>> {
    let mut situations = Vec::new();
    for nationality in NATIONALITIES {
        for purpose in PURPOSES {
            let text = SITUATION.replace("KAZ", nationality).replace("tourism", purpose);
            situations.push(Situation::from_json(&text)?);
        }
    }
    Ok(situations)
}

pub const SITUATION: &str = r#"{
  "into": "RUS", "crossing": "entry",
  "document": {"nationality": "KAZ", "issuer": "KAZ", "kind": "ordinary-passport", "expires": "2031-01-01"},
  "nationalities": ["KAZ"], "born": "1990-05-01", "residence": {"RUS": "none"}, "visa": {"RUS": {"class": "none"}},
  "role": "none", "purpose": "tourism", "contract": null, "urgency": "none",
  "entry": {"at": "2026-12-10T09:00:00+05:00", "point": "RUS-PETUKHOVO"}, "exit": {"on": "2026-12-20"},
  "filed": {"at": "2026-12-01T12:00:00+05:00"},
  "stays": [{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}, {"in": "RUS", "from": "2026-06-01", "to": "2026-06-20"}]
}"#;
