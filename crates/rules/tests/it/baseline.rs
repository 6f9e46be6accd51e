//! The passport index, 199 × 199, as generated baseline packs: `../shared/vectors`, read where it is present.

#![expect(
    clippy::print_stdout,
    reason = "a test that skips says so, and the load time and memory are reported"
)]
#![expect(clippy::disallowed_methods, reason = "the load time is reported, and nothing is decided by it")]

use std::path::PathBuf;
use std::time::Instant;

use base::{Country, Date, parse_date};
use rules::{
    Confidence, Crossing, Explain, Outcome, PackFiles, PackSet, Residence, Situation, Slot, TableSource,
    Verdict, Visa, When, baseline, check,
};

const PAIRS: usize = 199 * 199;

fn index() -> Option<String> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/vectors/passport-index.csv");
    if !path.exists() {
        println!("skipped: {} is not here", path.display());
        return None;
    }
    Some(std::fs::read_to_string(path).expect("the index can be read"))
}

fn day() -> Date {
    parse_date("2025-01-12").unwrap()
}

fn packs(table: &str) -> Vec<PackFiles> {
    let source = TableSource {
        cite: "Passport index of 2025-01-12",
        link: Some("https://github.com/ilyankou/passport-index-dataset"),
        published: day(),
        confidence: Confidence::Repository,
    };
    baseline(table, &source).expect("the index makes packs")
}

fn country(code: &str) -> Country {
    Country::parse(if code == "XKX" { "RKS" } else { code }).expect("a code")
}

/// A visitor of whom a baseline asks nothing more.
fn visitor(passport: Country, destination: Country) -> Situation {
    let mut s = Situation::into_state(destination);
    s.crossing = Some(Crossing::Entry);
    s.document.nationality = Some(passport);
    s.residence.insert(destination, Residence::None);
    s.visa.insert(destination, Visa { class: Some("none".to_owned()), ..Visa::default() });
    s.entry.when = When::On(day());
    s.exit.when = When::On(day());
    s.stays = Some(Vec::new());
    s
}

/// What the index says, as verdict, visa, authorisation, entry and days of stay.
fn expected(requirement: &str) -> (Verdict, Outcome, Outcome, Outcome, Option<u32>) {
    let (free, none) = (Outcome::Permitted, Outcome::NotRequired);
    match requirement {
        "visa required" | "e-visa" => (Verdict::Act, Outcome::Required, none, free, None),
        "visa on arrival" => (Verdict::Free, Outcome::Voluntary, none, free, None),
        "eta" => (Verdict::Act, none, Outcome::Required, free, None),
        "no admission" => (Verdict::Refused, none, none, Outcome::Forbidden, None),
        "visa free" | "-1" => (Verdict::Free, none, none, free, None),
        days => (Verdict::Free, none, none, free, Some(days.parse().expect("a number of days"))),
    }
}

/// Kilobytes of memory that this process holds; nothing where the system does not say.
fn resident_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn every_pair_of_the_passport_index_is_answered_as_the_index_says() {
    let Some(table) = index() else { return };
    let files = packs(&table);
    let (before, start) = (resident_kb(), Instant::now());
    let set = PackSet::load(&files).expect("the packs load");
    let (took, after) = (start.elapsed(), resident_kb());
    println!(
        "{} packs loaded in {took:.2?}; {:?} kB of memory",
        files.len(),
        after.zip(before).map(|(after, before)| after.saturating_sub(before))
    );
    let pairs: Vec<&str> = table.lines().skip(1).collect();
    assert_eq!(pairs.len(), PAIRS);
    std::thread::scope(|scope| {
        for pairs in pairs.chunks(PAIRS.div_ceil(4)) {
            let set = &set;
            scope.spawn(move || pairs.iter().for_each(|pair| answered_as_it_stands(set, pair)));
        }
    });
    unnamed_need_a_visa(&set);
}

/// Silence is not freedom: a stateless traveller, whom the index does not name, needs a visa at every border.
fn unnamed_need_a_visa(set: &PackSet) {
    for pack in set.packs() {
        let answer =
            check(set, &visitor(country("XXA"), pack.jurisdiction.state().unwrap()), day(), Explain::No);
        let found = (answer.verdict, answer.result(Slot::Visa));
        assert_eq!(found, (Verdict::Act, Some(Outcome::Required)), "{}", pack.id);
    }
}

fn answered_as_it_stands(set: &PackSet, pair: &str) {
    let columns: Vec<&str> = pair.split(',').collect();
    let situation = visitor(country(columns[0]), country(columns[1]));
    let answer = check(set, &situation, day(), Explain::No);
    let of = |slot, silent| answer.result(slot).unwrap_or(silent);
    let found = (
        answer.verdict,
        of(Slot::Visa, Outcome::NotRequired),
        of(Slot::PreEntryAuthorisation, Outcome::NotRequired),
        of(Slot::Entry, Outcome::Permitted),
        answer.days_left(),
    );
    assert_eq!(found, expected(columns[2]), "{pair}: {:?}", answer.slots);
    assert!(answer.depends_on.is_empty() && !answer.packs.is_empty(), "{pair}");
}

/// The generated packs stand up to the same proofs as those written by hand: a tenth of them, each tenth.
#[test]
fn the_examples_of_generated_packs_hold_and_miss_every_line() {
    let Some(table) = index() else { return };
    for files in packs(&table).iter().step_by(10) {
        let set = PackSet::open(files).expect("the pack loads");
        let found: Vec<String> = set
            .packs()
            .iter()
            .flat_map(|pack| rules::lint(&set, pack))
            .map(|fault| fault.to_string())
            .collect();
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
