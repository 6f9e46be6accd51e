//! Laws that hold for every traveller. Random travellers come from a seed that is printed.

#![expect(clippy::print_stdout, reason = "a random test prints its seed, so that a failure can be replayed")]

use base::{Country, Date, parse_date};
use rules::stay::Day;
use rules::{
    Crossing, Explain, Filed, Known, Outcome, PackFile, PackFiles, PackSet, Purpose, Residence, Role,
    Situation, Stay, Urgency, Visa, When, check,
};

const SEED: u64 = 20_261_122;
const ROUNDS: usize = 60;

/// SplitMix64: a failure can be replayed from its seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn day(&mut self, from: &str, span: usize) -> Date {
        Day::of(parse_date(from).unwrap()).plus(self.below(span) as i32).date()
    }

    /// A traveller of whom everything is known that the built-in rules ask for.
    fn traveller(&mut self) -> Situation {
        let russia = Country::parse("RUS").unwrap();
        let mut s = Situation::into_state(russia);
        s.crossing = Some(Crossing::Entry);
        let codes = ["UZB", "KAZ", "KGZ", "BLR", "RUS", "TKM", "CHN", "ARM", "KOR", "USA"];
        s.document.nationality = Some(Country::parse(self.of(&codes)).unwrap());
        s.born = Some(self.day("1960-01-01", 24_000));
        s.residence.insert(russia, self.of(&[Residence::None, Residence::None, Residence::PermanentPermit]));
        let class = self.of(&["none", "none", "work"]);
        s.visa.insert(russia, Visa { class: Some(class.to_owned()), ..Visa::default() });
        s.role = Some(self.of(&[Role::None, Role::None, Role::Diplomat, Role::InternationalDriver]));
        s.purpose = Some(self.of(Purpose::ALL));
        s.urgency = Some(self.of(Urgency::ALL));
        s.contract = Known::Nothing;
        s.filed = Known::Nothing;
        let enter = self.day("2024-06-01", 900);
        s.entry.when = When::On(enter);
        s.entry.point = Some("RUS-PETUKHOVO".to_owned());
        s.exit.when = When::On(Day::of(enter).plus(self.below(120) as i32).date());
        if self.below(3) == 0 {
            let at = format!("{}T12:00:00+05:00", Day::of(enter).plus(-(self.below(120) as i32)).date());
            s.filed = Known::Is(Filed { at: Some(base::Moment::parse(&at).unwrap()), granted: false });
        }
        s.stays = Some(
            (0..self.below(4))
                .map(|_| {
                    let from = Day::of(enter).plus(-(1 + self.below(500) as i32));
                    let to = from.plus(self.below(60) as i32).min(Day::of(enter));
                    Stay::visa_free(russia, from.date(), Some(to.date()))
                })
                .collect(),
        );
        s
    }
}

fn as_of() -> Date {
    parse_date("2026-11-22").unwrap()
}

/// The situation without one of its facts.
fn forget(s: &Situation, which: usize) -> Situation {
    let mut s = s.clone();
    match which {
        0 => s.document.nationality = None,
        1 => s.born = None,
        2 => s.residence.clear(),
        3 => s.visa.clear(),
        4 => s.role = None,
        5 => s.purpose = None,
        6 => s.urgency = None,
        7 => s.stays = None,
        8 => s.exit.when = When::Unknown,
        9 => s.crossing = None,
        _ => s.contract = Known::Unknown,
    }
    s
}

#[test]
fn asking_never_changes_a_decided_slot() {
    println!("seed {SEED}");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED));
    for round in 0..ROUNDS {
        let whole = random.traveller();
        let known = check(&packs, &whole, as_of(), Explain::No);
        let (first, second) = (random.below(11), random.below(11));
        let part = check(&packs, &forget(&forget(&whole, first), second), as_of(), Explain::No);
        for slot in part.slots.iter().filter(|slot| slot.result != Outcome::Depends) {
            // A slot that is decided `within` may turn out to have no limit at all: then it is absent.
            let later = known.result(slot.slot).unwrap_or(slot.result);
            assert_eq!(
                later,
                slot.result,
                "round {round}, {}, without {first} and {second}: {}",
                slot.slot,
                whole.to_json()
            );
        }
        if part.verdict == rules::Verdict::Refused {
            assert_eq!(known.verdict, rules::Verdict::Refused, "round {round}: {}", whole.to_json());
        }
    }
}

#[test]
fn what_depends_names_a_fact_and_what_is_known_depends_on_nothing() {
    println!("seed {SEED}");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 1));
    for round in 0..ROUNDS {
        let whole = random.traveller();
        let known = check(&packs, &whole, as_of(), Explain::No);
        assert_eq!(known.depends_on, hour_only(&known.depends_on), "round {round}: {}", whole.to_json());
        let part = check(&packs, &forget(&whole, random.below(11)), as_of(), Explain::No);
        let depends = part.slots.iter().any(|slot| slot.result == Outcome::Depends);
        assert!(!depends || !part.depends_on.is_empty(), "round {round}: {}", whole.to_json());
        assert_eq!(part.depends_on.is_empty(), part.ask_first.is_none());
        assert!(part.ask_first.is_none_or(|ask| part.depends_on.contains(&ask)));
    }
}

/// Of a traveller of whom all but the hour of entry is known only that hour can be open.
fn hour_only(depends_on: &[String]) -> Vec<String> {
    depends_on.iter().filter(|fact| *fact == "entry.at").cloned().collect()
}

#[test]
fn a_situation_reads_back_as_it_was_written() {
    println!("seed {SEED}");
    let mut random = Random(SEED + 2);
    for _ in 0..200 {
        let situation = forget(&random.traveller(), random.below(11));
        assert_eq!(Situation::from_json(&situation.to_json().to_string()), Ok(situation));
    }
}

/// Goal: the law is no program. Method: every list of conditions is turned round, and nothing changes.
#[test]
fn the_order_of_conditions_never_matters() {
    println!("seed {SEED}");
    let turned: Vec<PackFiles> = rules::builtin::files()
        .into_iter()
        .map(|pack| PackFiles {
            name: pack.name,
            files: pack
                .files
                .into_iter()
                .map(|file| PackFile { text: turned(&file.text), path: file.path })
                .collect(),
        })
        .collect();
    let (plain, turned) = (PackSet::builtin(), PackSet::load(&turned).expect("it loads turned round"));
    let mut random = Random(SEED + 3);
    for _ in 0..ROUNDS {
        let situation = forget(&random.traveller(), random.below(11));
        let (a, b) = (
            check(&plain, &situation, as_of(), Explain::No),
            check(&turned, &situation, as_of(), Explain::No),
        );
        assert_eq!(
            (a.verdict, a.slots, a.depends_on),
            (b.verdict, b.slots, b.depends_on),
            "{}",
            situation.to_json()
        );
    }
}

fn turned(text: &str) -> String {
    let line = |line: &str| {
        let Some(inner) = line.strip_prefix("when = [") else { return line.to_owned() };
        let (sentences, comment) = inner.rsplit_once("\"]").expect("a list of sentences");
        let mut parts: Vec<&str> = sentences.trim_start_matches('"').split("\", \"").collect();
        parts.reverse();
        format!("when = [\"{}\"]{comment}", parts.join("\", \""))
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn one_more_stay_never_gives_more_days() {
    println!("seed {SEED}");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 4));
    for round in 0..ROUNDS {
        let mut situation = random.traveller();
        let before = check(&packs, &situation, as_of(), Explain::No);
        let (Some(stays), When::On(enter)) = (&mut situation.stays, situation.entry.when) else { continue };
        let from = Day::of(enter).plus(-(1 + random.below(300) as i32));
        stays.push(Stay::visa_free(
            situation.into,
            from.date(),
            Some(from.plus(random.below(20) as i32).date()),
        ));
        let after = check(&packs, &situation, as_of(), Explain::No);
        assert!(after.days_left() <= before.days_left(), "round {round}: {}", situation.to_json());
        assert!(
            after.last_lawful_day() <= before.last_lawful_day(),
            "round {round}: {}",
            situation.to_json()
        );
    }
}
