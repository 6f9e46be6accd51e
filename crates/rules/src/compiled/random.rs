//! Random travellers for tests: every value that a pack tells apart, and days around every change of the law.

use std::hash::{BuildHasher, Hasher};

use base::{Country, Date, Moment};

use crate::fact::{Fact, Where};
use crate::pack::Pack;
use crate::pack_set::PackSet;
use crate::situation::{
    Contract, Document, Filed, Hit, Known, Passage, Registered, Situation, Stay, Visa, When,
};
use crate::vocabulary::{Crossing, DocumentKind, Ground, HitKind, Mode, Purpose, Residence, Role, Urgency};

/// Numbers from a seed: splitmix64.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// A seed that no run had before; a failing test prints it.
    pub(crate) fn new_seed() -> u64 {
        std::hash::RandomState::new().build_hasher().finish()
    }

    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end.max(1) as u64) as usize
    }

    pub(crate) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// Makes travellers into one state.
pub(crate) struct Travellers<'p> {
    set: &'p PackSet,
    into: Country,
    days: Vec<Date>,
    states: Vec<Country>,
    nationalities: Vec<Country>,
    points: Vec<&'p str>,
    /// Percent of facts that are missing.
    missing: usize,
}

impl<'p> Travellers<'p> {
    pub(crate) fn new(set: &'p PackSet, into: Country, missing: usize) -> Self {
        let packs: Vec<&Pack> = set.of_state(into).collect();
        let mut days: Vec<Date> = packs.iter().flat_map(|pack| pack.change_days()).collect();
        days.push(Date::constant(2026, 11, 22));
        let states = [into, Country::parse("USA").unwrap(), Country::parse("KAZ").unwrap()].to_vec();
        let nationalities = Country::all().collect();
        let points = set.points(into);
        Self { set, into, days, states, nationalities, points, missing }
    }

    pub(crate) fn next(&self, dice: &mut Dice) -> Situation {
        let enter = self.day(dice);
        let mut situation = Situation::into_state(self.into);
        let nationality = dice.one(&self.nationalities);
        situation.crossing =
            self.maybe(dice, |dice| if dice.chance(80) { Crossing::Entry } else { dice.one(Crossing::ALL) });
        situation.document = Document {
            nationality: self.maybe(dice, |_| nationality),
            issuer: self.maybe(dice, |dice| if dice.chance(80) { nationality } else { self.state(dice) }),
            kind: self.maybe(dice, |dice| dice.one(DocumentKind::ALL)),
            expires: self.maybe(dice, |dice| later(enter, dice.below(2_000) as i64 - 100)),
            blank_pages: self.maybe(dice, |dice| dice.below(5) as u16),
        };
        situation.nationalities = self.maybe(dice, |dice| {
            let mut held = vec![nationality];
            if dice.chance(30) {
                held.push(self.state(dice));
            }
            held
        });
        situation.born = self.maybe(dice, |dice| born(enter, dice));
        for state in self.states.clone() {
            if let Some(residence) = self
                .maybe(dice, |dice| if dice.chance(60) { Residence::None } else { dice.one(Residence::ALL) })
            {
                situation.residence.insert(state, residence);
            }
            situation.visa.insert(state, self.visa(state, enter, dice));
        }
        situation.role =
            self.maybe(dice, |dice| if dice.chance(50) { Role::None } else { dice.one(Role::ALL) });
        situation.purpose = self.maybe(dice, |dice| dice.one(Purpose::ALL));
        situation.urgency = self.maybe(dice, |dice| dice.one(Urgency::ALL));
        situation.contract = self.known(dice, |dice| Contract {
            from: self.maybe(dice, |dice| later(enter, dice.below(200) as i64 - 150)),
            until: self.maybe(dice, |dice| later(enter, dice.below(400) as i64 + 50)),
        });
        situation.entry = self.passage(enter, dice);
        situation.exit = self.passage(later(enter, dice.below(120) as i64), dice);
        situation.filed = self.known(dice, |dice| Filed {
            at: self.maybe(dice, |dice| moment(later(enter, -(dice.below(100) as i64)), dice)),
            granted: dice.chance(20),
        });
        situation.stays = self.maybe(dice, |dice| self.stays(enter, dice));
        situation.whereabouts = self.maybe(dice, |dice| self.stays(enter, dice));
        situation.hits = self.maybe(dice, |dice| {
            let hit = |dice: &mut Dice| Hit {
                kind: dice.one(HitKind::ALL),
                until: dice.chance(50).then(|| later(enter, dice.below(20) as i64 - 10)),
            };
            (0..dice.below(3)).map(|_| hit(dice)).collect()
        });
        situation
    }

    /// A traveller like another, some of whose facts are somebody else's.
    pub(crate) fn like(&self, other: &Situation, dice: &mut Dice) -> Situation {
        let (mut like, else_) = (other.clone(), self.next(dice));
        macro_rules! exchange {
            ($($($fact:ident).+),+) => {
                $(if dice.chance(12) { like.$($fact).+.clone_from(&else_.$($fact).+); })+
            };
        }
        exchange!(crossing, document.nationality, document.issuer, document.kind, document.expires);
        exchange!(
            document.blank_pages,
            nationalities,
            born,
            residence,
            visa,
            role,
            purpose,
            urgency,
            contract
        );
        exchange!(filed, stays, whereabouts, hits, entry.point, entry.mode, exit.point);
        if dice.chance(30) {
            (like.entry, like.exit, like.filed) = (else_.entry, else_.exit, else_.filed);
        }
        if dice.chance(10) {
            like.registered = self.known(dice, |dice| Registered { when: like_when(like.entry.when, dice) });
        }
        like
    }

    fn maybe<T>(&self, dice: &mut Dice, value: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        let value = value(dice);
        (!dice.chance(self.missing)).then_some(value)
    }

    fn known<T>(&self, dice: &mut Dice, value: impl FnOnce(&mut Dice) -> T) -> Known<T> {
        let value = value(dice);
        match dice.below(100) {
            n if n < self.missing => Known::Unknown,
            n if n % 2 == 0 => Known::Nothing,
            _ => Known::Is(value),
        }
    }

    fn state(&self, dice: &mut Dice) -> Country {
        if dice.chance(30) { dice.one(&self.states) } else { dice.one(&self.nationalities) }
    }

    /// A day beside a change of the law, or any day near one.
    pub(crate) fn day(&self, dice: &mut Dice) -> Date {
        let around = if dice.chance(60) { dice.below(3) as i64 - 1 } else { dice.below(400) as i64 - 200 };
        let day = later(dice.one(&self.days), around);
        if (1_950..=2_150).contains(&day.year()) { day } else { Date::constant(2026, 1, 1) }
    }

    fn visa(&self, state: Country, enter: Date, dice: &mut Dice) -> Visa {
        let fact = Fact::VisaClass(Where::State(state));
        let words: Vec<usize> = (0..400).filter(|n| self.set.symbols.word(fact, *n).is_some()).collect();
        Visa {
            class: self.maybe(dice, |dice| match dice.below(10) {
                0..4 => "none".to_owned(),
                9 => "of-another-kind".to_owned(),
                _ => self.set.symbols.word(fact, dice.one(&words)).unwrap_or("none").to_owned(),
            }),
            issued: self.maybe(dice, |dice| {
                if dice.chance(50) { self.day(dice) } else { later(enter, -(dice.below(300) as i64)) }
            }),
            expires: self.maybe(dice, |dice| later(enter, dice.below(300) as i64 - 20)),
            entries: None,
            days: None,
            held: self.maybe(dice, |dice| dice.chance(30)),
        }
    }

    fn passage(&self, day: Date, dice: &mut Dice) -> Passage {
        let when = if dice.chance(60) { When::At(moment(day, dice)) } else { When::On(day) };
        let point = self.maybe(dice, |dice| match (self.points.is_empty(), dice.chance(80)) {
            (false, true) => dice.one(&self.points).to_owned(),
            _ => "ELSEWHERE".to_owned(),
        });
        Passage { when, point, mode: self.maybe(dice, |dice| dice.one(Mode::ALL)) }
    }

    fn stays(&self, enter: Date, dice: &mut Dice) -> Vec<Stay> {
        let mut stays = Vec::new();
        let mut day = later(enter, -(dice.below(500) as i64));
        for _ in 0..dice.below(6) {
            let last = later(day, dice.below(120) as i64);
            if last >= enter && dice.chance(90) {
                break;
            }
            let country = if dice.chance(80) { self.into } else { self.state(dice) };
            let ground = if dice.chance(80) { Ground::VisaFree } else { dice.one(Ground::ALL) };
            stays.push(Stay { country, from: day, to: (!dice.chance(5)).then_some(last), ground });
            day = later(last, dice.below(60) as i64);
        }
        stays
    }
}

/// A moment or a day some days after another, or nothing.
fn like_when(when: When, dice: &mut Dice) -> When {
    let day = match when {
        When::Unknown => return when,
        When::On(day) => day,
        When::At(at) => at.date(),
    };
    if dice.chance(20) { When::Unknown } else { When::On(later(day, dice.below(20) as i64)) }
}

/// The day so many days later.
pub(crate) fn later(day: Date, days: i64) -> Date {
    day.saturating_add(base::Span::new().days(days))
}

fn moment(day: Date, dice: &mut Dice) -> Moment {
    let (hour, offset) = (dice.below(24), dice.one(&["+03:00", "+05:00", "-05:00", "Z", "+00:00"]));
    let minute = dice.one(&[0, 1, 59]);
    Moment::parse(&format!("{day}T{hour:02}:{minute:02}:00{offset}")).unwrap()
}

/// Often about the age of six, twelve, fourteen or eighteen.
fn born(enter: Date, dice: &mut Dice) -> Date {
    let years = if dice.chance(50) { dice.one(&[6_i64, 12, 14, 18]) } else { dice.below(90) as i64 };
    let birthday = enter.saturating_add(base::Span::new().years(-years));
    later(birthday, dice.below(3) as i64 - 1)
}
