//! The status of 100 million passes: one look into the list, the way from a number to its place, and what is sent.

use base::{Country, SignedDuration, Timestamp, parse_date};
use crypto::{Authority, OsRandom};
use document::Sex;
use pass::{
    BundleDraft, BundlePart, Holder, NumberKey, NumberPlan, PassStatus, PassStatuses, Policy, StatusIndex,
    sign_statuses,
};

use crate::meter;
use crate::results::{Aim, Table};

const PASSES: u32 = 100_000_000;
/// Revoked before the day: one in a thousand.
const REVOKED: u64 = 100_000;
/// Revoked on the day.
const NEW: u64 = 10_000;
const NOW: &str = "2026-07-01T09:00:00Z";

/// Measures a list of 100 million passes.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let now: Timestamp = NOW.parse()?;
    let authority = Authority::create("Authority of Utopia", Country::parse("UTO")?, now, &OsRandom)?;
    let key = NumberKey::from_random([7; 16]);
    let plan = NumberPlan { key, since: parse_date("2026-01-01")? };
    let mut statuses = PassStatuses::empty("UTO", "https://uto.example/status", now, PASSES, plan)?;
    let mut walk = Walk(1);
    for _ in 0..REVOKED {
        statuses.record(walk.place()?, PassStatus::Revoked)?;
    }
    let first = bundle(&authority, &statuses, 1, now)?;
    look_ups(table, &statuses, key, &mut walk)?;

    let token = sign_statuses(&statuses, authority.signer())?;
    let raw = statuses.list().bytes().len();
    let megabytes = |bytes: usize| bytes as f64 / 1_000_000.0;
    table.add_aimed("status: list of 100 million, raw", megabytes(raw), " MB", Aim::AtMost(13.0));
    table.add("status: the same as a token, 0.1 % revoked", format!("{:.2} MB", megabytes(token.len())), "");
    for _ in 0..NEW {
        statuses.record(walk.place()?, PassStatus::Revoked)?;
    }
    let second = bundle(&authority, &statuses, 2, now + SignedDuration::from_hours(24))?;
    let delta = second.delta_from(&first)?;
    anyhow::ensure!(first.apply(&delta)? == second, "the delta does not lead to the later bundle");
    let kilobytes = delta.len() as f64 / 1_000.0;
    table.add_aimed("status: delta of 10,000 new revocations", kilobytes, " kB", Aim::AtMost(50.0));
    Ok(())
}

fn look_ups(
    table: &mut Table,
    statuses: &PassStatuses,
    key: NumberKey,
    walk: &mut Walk,
) -> anyhow::Result<()> {
    // Places far apart, so that every look goes to memory and not to a cache.
    let places: Vec<StatusIndex> = (0..1 << 20).map(|_| walk.place()).collect::<anyhow::Result<_>>()?;
    let mut next = places.iter().cycle();
    let look = meter::processor(|| next.next().map(|place| statuses.at(*place)));
    table.add_aimed("status: look-up in 100 million", look.best_ns, " ns", Aim::AtMost(100.0));
    let holder = Holder {
        name: "ERIKSSON ANNA MARIA".to_owned(),
        birth_date: parse_date("1974-08-12")?,
        sex: Some(Sex::Female),
        nationality: Country::parse("UTO")?,
        document_number: "L898902C3".to_owned(),
    };
    let number = key.number(walk.place()?, [9; 8], &holder);
    table.add_cost("status: from number to place", meter::processor(|| key.index(number, &holder)));
    Ok(())
}

fn bundle(
    authority: &Authority,
    statuses: &PassStatuses,
    number: u64,
    made_at: Timestamp,
) -> anyhow::Result<pass::Bundle> {
    let mut parts = vec![BundlePart::anchor(authority.certificate())];
    parts.extend(BundlePart::status(statuses)?);
    let draft = BundleDraft {
        issuer: authority.state(),
        number,
        made_at,
        valid_until: made_at + SignedDuration::from_hours(168),
        policy: Policy::default(),
        packs: Vec::new(),
        parts,
    };
    Ok(draft.sign(authority.signer())?)
}

/// SplitMix64: a fixed walk that is as good as random.
struct Walk(u64);

impl Walk {
    fn place(&mut self) -> anyhow::Result<StatusIndex> {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let place = u32::try_from((mixed ^ (mixed >> 31)) % u64::from(PASSES))?;
        StatusIndex::new(place).ok_or_else(|| anyhow::anyhow!("the place is outside every list"))
    }
}
