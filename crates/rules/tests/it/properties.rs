//! Laws that hold for every traveller and every built-in pack. Random travellers come from a seed that is printed.

#![expect(clippy::print_stdout, reason = "a random test prints its seed, so that a failure can be replayed")]

use std::cell::Cell;
use std::collections::BTreeSet;

use base::{Country, Date, parse_date};
use rules::stay::{Book, Day, LastDay, Limit, Span, plan, standing};
use rules::{
    Answer, Explain, Fact, Mode, Outcome, PackFile, PackFiles, PackSet, Possible, Purpose, Residence, Role,
    Situation, Slot, Verdict, When, Where, check, check_among,
};

use crate::traveller::{FACTS, Random, SEED, forget};

const ROUNDS: usize = 150;

fn as_of() -> Date {
    parse_date("2026-11-22").unwrap()
}

fn ask(packs: &PackSet, situation: &Situation) -> Answer {
    check(packs, situation, as_of(), Explain::No)
}

/// Calls `each` with random travellers and the built-in packs.
fn every_traveller(salt: u64, mut each: impl FnMut(&PackSet, &mut Random, &Situation, &str)) {
    println!("seed {SEED} + {salt}");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + salt));
    for round in 0..ROUNDS {
        let situation = random.traveller(&packs);
        let place = format!("seed {SEED} + {salt}, round {round}: {}", situation.to_json());
        each(&packs, &mut random, &situation, &place);
    }
}

#[test]
fn asking_never_changes_a_decided_slot() {
    every_traveller(0, |packs, random, whole, place| {
        let known = ask(packs, whole);
        let (first, second) = (random.below(FACTS), random.below(FACTS));
        let part = ask(packs, &forget(&forget(whole, first), second));
        for slot in part.slots.iter().filter(|slot| slot.result != Outcome::Depends) {
            // A slot that is decided `within` may turn out to have no limit at all: then it is absent.
            let later = known.result(slot.slot).unwrap_or(slot.result);
            assert_eq!(later, slot.result, "{}, without {first} and {second}, {place}", slot.slot);
        }
        if part.verdict == Verdict::Refused {
            assert_eq!(known.verdict, Verdict::Refused, "without {first} and {second}, {place}");
        }
    });
}

/// Goal: of a fact that has one of a few values nothing depends unless two of them lead to different answers.
#[test]
fn one_of_several_values_leaves_open_only_what_two_of_them_answer_differently() {
    let (seen_open, seen_decided) = (Cell::new(0), Cell::new(0));
    every_traveller(8, |packs, random, whole, place| {
        let (fact, words) = some_values(random);
        let set = |word: &str| with_value(whole, fact, Some(word));
        let each: Vec<Answer> = words.iter().map(|word| ask(packs, &set(word))).collect();
        let possible = Possible::default().one_of(fact, &words).unwrap();
        let answer = check_among(packs, &with_value(whole, fact, None), &possible, as_of());
        for slot in answer.slots.iter() {
            let found: Vec<Option<Outcome>> = each.iter().map(|one| one.result(slot.slot)).collect();
            if found.contains(&None) || found.contains(&Some(Outcome::Depends)) {
                continue;
            }
            let differs = found.iter().any(|one| *one != found[0]);
            let expected = if differs { Outcome::Depends } else { found[0].unwrap() };
            (if differs { &seen_open } else { &seen_decided }).update(|count| count + 1);
            assert_eq!(slot.result, expected, "{} of {fact} {words:?}, {place}", slot.slot);
            assert!(
                !differs || answer.depends_on.contains(&fact.at(whole.into).to_string()),
                "{fact}, {place}"
            );
        }
    });
    assert!(seen_open.get() > 10 && seen_decided.get() > 100, "{seen_open:?} open, {seen_decided:?} decided");
}

/// A fact from a finite set, and some of its values.
fn some_values(random: &mut Random) -> (Fact, Vec<&'static str>) {
    let here = Where::Here;
    let (fact, words): (Fact, &[&str]) = random.of(&[
        (Fact::Nationality, &["UZB", "TJK", "KAZ", "BLR", "USA", "KOR", "AFG"]),
        (Fact::Purpose, Purpose::WORDS),
        (Fact::Role, Role::WORDS),
        (Fact::Residence(here), Residence::WORDS),
        (Fact::EntryMode, Mode::WORDS),
    ]);
    let first = random.below(words.len() - 1);
    let count = 2 + random.below(2);
    (fact, words.iter().copied().skip(first).take(count).collect())
}

/// The traveller with a value of a fact, or with none.
fn with_value(whole: &Situation, fact: Fact, word: Option<&str>) -> Situation {
    let mut other = whole.clone();
    // Which passports are held is told apart from the one presented only where it is known.
    other.nationalities = Some(vec![Country::parse("RUS").unwrap()]);
    match fact {
        Fact::Nationality => other.document.nationality = word.map(|word| Country::parse(word).unwrap()),
        Fact::Purpose => other.purpose = word.map(|word| Purpose::parse(word).unwrap()),
        Fact::Role => other.role = word.map(|word| Role::parse(word).unwrap()),
        Fact::EntryMode => other.entry.mode = word.map(|word| Mode::parse(word).unwrap()),
        _ => {
            other.residence.remove(&whole.into);
            other.residence.extend(word.map(|word| (whole.into, Residence::parse(word).unwrap())));
        }
    }
    other
}

#[test]
fn a_value_that_a_fact_does_not_have_is_refused() {
    let wrong = |fact: Fact, words: &[&str]| Possible::default().one_of(fact, words).unwrap_err().to_string();
    assert_eq!(
        wrong(Fact::Purpose, &["work", "wark"]),
        "`wark` is no value of `purpose`; write one of its words"
    );
    assert_eq!(wrong(Fact::Role, &[]), "`role` has no possible value; name one at least");
    assert!(wrong(Fact::Born, &["1990-05-01"]).starts_with("`born` is no fact of a closed set of values"));
    assert!(wrong(Fact::Nationality, &["UZX"]).contains("`UZX` is no value"));
}

#[test]
fn what_depends_names_a_fact_and_what_is_known_depends_on_nothing() {
    every_traveller(1, |packs, random, whole, place| {
        let known = ask(packs, whole);
        assert_eq!(known.depends_on, hour_only(&known.depends_on), "{place}");
        let part = ask(packs, &forget(whole, random.below(FACTS)));
        let depends = part.slots.iter().any(|slot| slot.result == Outcome::Depends);
        assert!(!depends || !part.depends_on.is_empty(), "{place}");
        assert_eq!(part.depends_on.is_empty(), part.ask_first.is_none(), "{place}");
        assert!(part.ask_first.is_none_or(|ask| part.depends_on.contains(&ask)), "{place}");
    });
}

/// Of a traveller of whom all but the hour of entry is known only that hour can be open.
fn hour_only(depends_on: &[String]) -> Vec<String> {
    depends_on.iter().filter(|fact| *fact == "entry.at").cloned().collect()
}

#[test]
fn a_situation_reads_back_as_it_was_written() {
    every_traveller(2, |_, random, whole, place| {
        let situation = forget(whole, random.below(FACTS));
        assert_eq!(Situation::from_json(&situation.to_json().to_string()), Ok(situation), "{place}");
    });
}

/// Goal: the law is no program. Method: every list of conditions is turned round, and nothing changes.
#[test]
fn the_order_of_conditions_never_matters() {
    let turned = changed(&|table| {
        for key in ["when", "any"] {
            if let Some(toml::Value::Array(sentences)) = table.get_mut(key) {
                sentences.reverse();
            }
        }
    });
    every_traveller(3, |packs, random, whole, place| {
        let situation = forget(whole, random.below(FACTS));
        assert_eq!(gist(&ask(packs, &situation)), gist(&ask(&turned, &situation)), "{place}");
    });
}

/// Goal: the law is no program. Method: the rules, exceptions, deadlines, versions and sources of every file stand the
/// other way round, and nothing changes but which of two equal limits is named.
#[test]
fn the_order_of_rules_in_a_file_never_matters() {
    let turned = changed(&|table| {
        for key in ["rule", "exception", "deadline", "version", "source"] {
            if let Some(toml::Value::Array(items)) = table.get_mut(key) {
                items.reverse();
            }
        }
    });
    every_traveller(4, |packs, random, whole, place| {
        let situation = forget(whole, random.below(FACTS));
        assert_eq!(gist(&ask(packs, &situation)), gist(&ask(&turned, &situation)), "{place}");
    });
}

/// What an answer says, without the order in which it says it.
fn gist(answer: &Answer) -> (Verdict, Vec<String>, BTreeSet<String>, BTreeSet<String>) {
    let slots = answer.slots.iter().map(|slot| {
        let count = slot.stay.as_ref().map(|stay| {
            // Of several cases that leave equally few days, that of the rule which stands first is shown.
            let shown = stay.limits.iter().filter(|_| slot.result != Outcome::Depends);
            let limits: BTreeSet<String> = shown.map(|limit| format!("{limit:?}")).collect();
            (stay.days_left, stay.last_lawful_day, stay.earliest_entry, stay.conflicts_with_booked, limits)
        });
        let readings: BTreeSet<String> =
            slot.readings.iter().map(|reading| format!("{} {}", reading.reading, reading.result)).collect();
        format!("{} {} {:?} {:?} {count:?} {readings:?}", slot.slot, slot.result, slot.strength, slot.filing)
    });
    (
        answer.verdict,
        slots.collect(),
        answer.depends_on.iter().cloned().collect(),
        answer.unconfirmed.iter().cloned().collect(),
    )
}

/// The built-in packs, with every table of every file changed.
fn changed(change: &dyn Fn(&mut toml::Table)) -> PackSet {
    let file = |file: PackFile| {
        let is_toml = std::path::Path::new(&file.path).extension().is_some_and(|end| end == "toml");
        let text = if is_toml { changed_text(&file.text, change) } else { file.text };
        PackFile { path: file.path, text }
    };
    let packs: Vec<PackFiles> = rules::builtin::files()
        .into_iter()
        .map(|pack| PackFiles { name: pack.name, files: pack.files.into_iter().map(file).collect() })
        .collect();
    PackSet::load(&packs).expect("the changed packs load")
}

fn changed_text(text: &str, change: &dyn Fn(&mut toml::Table)) -> String {
    let mut table: toml::Table = text.parse().expect("a built-in file is TOML");
    every_table(&mut table, change);
    table.to_string()
}

fn every_table(table: &mut toml::Table, change: &dyn Fn(&mut toml::Table)) {
    change(table);
    for (_, value) in table.iter_mut() {
        every_value(value, change);
    }
}

fn every_value(value: &mut toml::Value, change: &dyn Fn(&mut toml::Table)) {
    match value {
        toml::Value::Table(table) => every_table(table, change),
        toml::Value::Array(items) => items.iter_mut().for_each(|item| every_value(item, change)),
        _ => {}
    }
}

#[test]
fn one_more_stay_never_gives_more_days() {
    every_traveller(5, |packs, random, whole, place| {
        let (mut more, When::On(enter)) = (whole.clone(), whole.entry.when) else { return };
        let added = random.stay(whole.into, enter);
        more.stays.get_or_insert_default().push(added);
        not_freer(&ask(packs, &more), &ask(packs, whole), place);
    });
}

/// Goal: a stricter law is stricter for everyone. Method: every limit of days in every pack is a day shorter.
#[test]
fn a_tighter_limit_never_admits_more() {
    let tighter = changed(&|table| {
        for key in ["max", "per_visit"] {
            if let Some(toml::Value::Integer(days)) = table.get_mut(key)
                && *days > 1
            {
                *days -= 1;
            }
        }
    });
    every_traveller(6, |packs, _, whole, place| not_freer(&ask(&tighter, whole), &ask(packs, whole), place));
}

/// The first answer leaves the traveller no freer than the second.
fn not_freer(tight: &Answer, loose: &Answer, place: &str) {
    let within = |answer: &Answer| answer.result(Slot::Stay) == Some(Outcome::Within);
    assert!(!within(tight) || within(loose), "{place}");
    let refused = |answer: &Answer| answer.verdict == Verdict::Refused;
    assert!(!refused(loose) || refused(tight), "{place}");
    if let (Some(tight), Some(loose)) = (tight.days_left(), loose.days_left()) {
        assert!(tight <= loose, "{tight} days left and not more than {loose}, {place}");
    }
    if let (Some(tight), Some(loose)) = (tight.last_lawful_day(), loose.last_lawful_day()) {
        assert!(tight <= loose, "until {tight} and not after {loose}, {place}");
    }
    let none_left = |answer: &Answer| answer.stay().and_then(|stay| stay.last_lawful_day) == Some(None);
    assert!(!none_left(loose) || tight.last_lawful_day().is_none(), "{place}");
}

#[test]
fn one_more_stay_never_lowers_a_count_and_a_tighter_limit_never_lengthens_a_stay() {
    println!("seed {SEED} + 7");
    let mut random = Random(SEED + 7);
    let kinds: &[fn(u32) -> String] = &[
        |max| format!("rolling:{max}/180"),
        |max| format!("calendar-year:{max}"),
        |max| format!("half-year:{max}"),
        |max| format!("per-entry:{max}"),
    ];
    for round in 0..1_000 {
        let max = 2 + random.below(170) as u32;
        let kind = random.of(kinds);
        let place = format!("round {round}, {}", kind(max));
        let enter = Day::of(random.day("2025-01-01", 700));
        let mut spans: Vec<Span> = (0..random.below(6)).map(|_| span(&mut random, enter)).collect();
        let loose = Book::simple(spans.clone(), &Limit::parse_all(&kind(max)).unwrap());
        let tight = Book::simple(spans.clone(), &Limit::parse_all(&kind(max - 1)).unwrap());
        assert!(last(&tight, enter) <= last(&loose, enter), "{place}: {spans:?}");
        let used = standing(&loose, enter).plan.counts[0].used;
        spans.push(span(&mut random, enter));
        let more = Book::simple(spans.clone(), &Limit::parse_all(&kind(max)).unwrap());
        // Of two visits that overlap the newer counts: what is counted by visit may begin anew.
        if !kind(max).starts_with("per-entry") {
            assert!(standing(&more, enter).plan.counts[0].used >= used, "{place}: {spans:?}");
        }
        assert!(last(&more, enter) <= last(&loose, enter), "{place}: {spans:?}");
    }
}

fn span(random: &mut Random, enter: Day) -> Span {
    let from = enter.plus(-(1 + random.below(400) as i32));
    Span { from, to: from.plus(random.below(80) as i32).min(enter.plus(-1)) }
}

/// The last lawful day of a stay that begins on a day; later than all if it never ends.
fn last(book: &Book, enter: Day) -> i64 {
    match plan(book, enter, None).last {
        LastDay::None => i64::MIN,
        LastDay::On(day) => i64::from(day.number()),
        LastDay::NoEnd => i64::MAX,
    }
}
