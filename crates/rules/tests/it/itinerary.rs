//! Several trips together, judged by asking `check` about every single day. Random trips come from a seed that is
//! printed.

#![expect(clippy::print_stdout, reason = "a random test prints its seed, so that a failure can be replayed")]

use base::{Country, Date, parse_date};
use rules::stay::Day;
use rules::{
    Crossing, DayStanding, Explain, Itinerary, ItineraryError, Known, Outcome, PackSet, Purpose, Residence,
    Role, Situation, Slot, SlotAnswer, Stay, Trip, Visa, When, check,
};

use crate::traveller::{Random, SEED};

const ROUNDS: usize = 20;
/// States whose packs limit stays, by windows of every kind.
const STATES: &[&str] = &["RUS", "KAZ", "KGZ", "TJK", "UZB", "FRA", "D", "GBR", "KOR"];
const NATIONALITIES: &[&str] = &["UZB", "KAZ", "KGZ", "TJK", "TKM", "CHN", "USA", "GBR", "KOR", "SRB", "TUR"];

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn as_of() -> Date {
    day("2026-11-22")
}

/// A traveller of whom everything is known that a law of stays asks for.
fn traveller(nationality: &str) -> Situation {
    let nationality = Country::parse(nationality).unwrap();
    let mut s = Situation::into_state(nationality);
    s.document.nationality = Some(nationality);
    s.document.issuer = Some(nationality);
    s.nationalities = Some(vec![nationality]);
    s.role = Some(Role::None);
    s.purpose = Some(Purpose::Tourism);
    s.contract = Known::Nothing;
    s.filed = Known::Nothing;
    for state in Country::all() {
        s.visa.insert(state, Visa { class: Some("none".to_owned()), ..Visa::default() });
        s.residence.insert(state, Residence::None);
    }
    s
}

fn trip(into: &str, from: &str, to: &str) -> Trip {
    Trip::visa_free(Country::parse(into).unwrap(), day(from), day(to))
}

/// Trips that do not overlap, most of them to one state.
fn trips(random: &mut Random) -> Vec<Trip> {
    let home = random.of(STATES);
    let mut from = Day::of(random.day("2025-09-01", 300));
    let count = 1 + random.below(6);
    let mut all: Vec<Trip> = (0..count)
        .map(|_| {
            let into = if random.below(4) == 0 { random.of(STATES) } else { home };
            let to = from.plus(random.below(110) as i32);
            let trip = Trip::visa_free(Country::parse(into).unwrap(), from.date(), to.date());
            from = to.plus(random.below(90) as i32);
            trip
        })
        .collect();
    // The order in which trips are told does not matter.
    let last = all.len() - 1;
    all.swap(0, random.below(last + 1));
    all
}

/// What `check` says of a stay, with other trips as stays.
fn stay(packs: &PackSet, who: &Situation, asked: Trip, others: &[Trip]) -> Option<SlotAnswer> {
    let mut s = who.clone();
    s.into = asked.into;
    s.crossing = Some(Crossing::Entry);
    s.entry.when = When::On(asked.from);
    s.exit.when = When::On(asked.to);
    s.stays = Some(others.iter().map(|o| Stay::visa_free(o.into, o.from, Some(o.to))).collect());
    check(packs, &s, as_of(), Explain::No).slot(Slot::Stay).cloned()
}

fn standing(slot: Option<&SlotAnswer>) -> DayStanding {
    match slot.map(|slot| slot.result) {
        None => DayStanding::NotLimited,
        Some(Outcome::Within) => DayStanding::Within,
        Some(Outcome::Exceeds) => DayStanding::Over,
        Some(_) => DayStanding::Open,
    }
}

/// Goal: a day is lawful if, and only if, `check` finds the stay up to it within, knowing the trips before it.
#[test]
fn every_day_of_every_trip_stands_as_check_says() {
    println!("seed {SEED} + 40");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 40));
    let mut seen = std::collections::BTreeMap::new();
    for round in 0..ROUNDS {
        let mut who = traveller(random.of(NATIONALITIES));
        match random.below(5) {
            0 => who.purpose = None,
            1 => who.visa.clear(),
            _ => {}
        }
        let trips = trips(&mut random);
        let answers = Itinerary::new(&packs, &who, &trips, as_of()).unwrap().answers();
        for (trip, answer) in trips.iter().zip(&answers) {
            let before: Vec<Trip> = trips.iter().copied().filter(|other| other.from < trip.from).collect();
            let mut next = Day::of(trip.from);
            for stretch in &answer.days {
                assert_eq!(Day::of(stretch.from), next, "round {round}: a gap in {:?}", answer.days);
                while next <= Day::of(stretch.to) {
                    let asked = Trip { to: next.date(), ..*trip };
                    let told = standing(stay(&packs, &who, asked, &before).as_ref());
                    assert_eq!(stretch.standing, told, "round {round}: {next:?} of {trip:?} among {trips:?}");
                    *seen.entry(told).or_insert(0_u32) += 1;
                    next = next.plus(1);
                }
            }
            assert_eq!(next.plus(-1), Day::of(trip.to), "round {round}: the days end early");
        }
    }
    assert!(seen.len() == 4, "every standing occurs: {seen:?}");
}

/// Goal: the answer of a trip is that of `check` with every other trip told.
#[test]
fn a_trip_is_answered_as_check_answers_it() {
    println!("seed {SEED} + 41");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 41));
    for round in 0..ROUNDS {
        let who = traveller(random.of(NATIONALITIES));
        let trips = trips(&mut random);
        let answers = Itinerary::new(&packs, &who, &trips, as_of()).unwrap().answers();
        for (at, trip) in trips.iter().enumerate() {
            let others: Vec<Trip> =
                trips.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, trip)| *trip).collect();
            let told = stay(&packs, &who, *trip, &others);
            assert_eq!(answers[at].answer.slot(Slot::Stay), told.as_ref(), "round {round}: {trip:?}");
        }
    }
}

/// Goal: the numbers of a day are those of `check` for an entry on it; in a trip the day itself counts too.
#[test]
fn what_is_left_on_a_day_is_what_check_says_is_left() {
    println!("seed {SEED} + 42");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 42));
    for round in 0..ROUNDS {
        let who = traveller(random.of(NATIONALITIES));
        let trips = trips(&mut random);
        let plan = Itinerary::new(&packs, &who, &trips, as_of()).unwrap();
        let into = trips[0].into;
        let first = random.day("2025-09-01", 500);
        let series = plan.counts(into, first, Day::of(first).plus(60).date());
        assert_eq!(series.len(), 61);
        for (on, limits) in series {
            let told = stay(&packs, &who, Trip::visa_free(into, on, on), &trips);
            let told = told.and_then(|slot| slot.stay);
            let place = format!("round {round}: {on} into {into} among {trips:?}");
            let is_spent = trips.iter().any(|trip| trip.from <= on && on <= trip.to);
            if let Some(told) = told.filter(|_| !is_spent) {
                assert_eq!(limits.first().map(|limit| limit.used), told.days_used, "{place}");
                assert_eq!(limits.first().map(|limit| limit.left), told.days_left, "{place}");
            }
            for limit in &limits {
                assert!(packs.rule(&limit.rule).is_some() && !limit.sources.is_empty(), "{place}: {limit:?}");
            }
        }
    }
}

/// Goal: the first day for a stay, and the day of the full quota, are the first that asking day by day finds.
#[test]
fn first_days_are_the_first_that_asking_each_day_finds() {
    const DAYS: i32 = 130;
    println!("seed {SEED} + 43");
    let (packs, mut random) = (PackSet::builtin(), Random(SEED + 43));
    let (mut later, mut full) = (0, 0);
    for round in 0..ROUNDS {
        let who = traveller(random.of(NATIONALITIES));
        let trips = trips(&mut random);
        let plan = Itinerary::new(&packs, &who, &trips, as_of()).unwrap();
        let (into, on) = (trips[0].into, random.day("2025-11-01", 300));
        let days = 1 + random.below(89) as u32;
        let outlook = plan.outlook(into, on, days);
        let ahead = || (0..DAYS).map(|ahead| Day::of(on).plus(ahead).date());
        let found = ahead().find(|from| {
            let asked = Trip::visa_free(into, *from, Day::of(*from).plus(days as i32 - 1).date());
            let meets = trips.iter().any(|trip| trip.from <= asked.to && asked.from <= trip.to);
            let slot = stay(&packs, &who, asked, &trips);
            let spoils = slot.as_ref().and_then(|slot| slot.stay.as_ref()?.conflicts_with_booked);
            !meets && spoils.is_none() && slot.is_some_and(|slot| slot.result == Outcome::Within)
        });
        let near = |day: Option<Date>| day.filter(|day| Day::of(*day).since(Day::of(on)) < DAYS);
        assert_eq!(
            near(outlook.first_for_days),
            found,
            "round {round}: {days} days from {on} into {into}: {trips:?}"
        );
        later += u32::from(found.is_some_and(|found| found > on));
        let quota = ahead().find(|from| {
            let inside = || plan.outlook(into, *from, 1).is_inside;
            let slot = stay(&packs, &who, Trip::visa_free(into, *from, *from), &trips);
            let told = slot.and_then(|slot| slot.stay).map(|stay| (stay.days_used, stay.limits));
            let unused = told.is_some_and(|(used, limits)| {
                used == Some(0) && limits.iter().all(|limit| limit.days_used == Some(0))
            });
            unused && !inside()
        });
        if !outlook.limits.is_empty() {
            assert_eq!(near(outlook.full_quota), quota, "round {round}: from {on} into {into}: {trips:?}");
        }
        full += u32::from(quota.is_some_and(|quota| quota > on));
    }
    assert!(later > 0 && full > 0, "{later} {full}");
}

#[test]
fn trips_that_cannot_be_made_are_refused() {
    let packs = PackSet::builtin();
    let check = |trips: &[Trip]| {
        Itinerary::new(&packs, &traveller("UZB"), trips, as_of())
            .map(|_| ())
            .map_err(|error| error.to_string())
    };
    let (first, touching) =
        (trip("RUS", "2027-01-01", "2027-01-10"), trip("KAZ", "2027-01-10", "2027-01-20"));
    assert_eq!(check(&[touching, first]), Ok(()));
    assert_eq!(
        check(&[first, trip("RUS", "2027-01-09", "2027-01-20")]).unwrap_err(),
        "trip 2 overlaps trip 1; a day can be spent once"
    );
    assert_eq!(
        check(&[trip("RUS", "2027-01-02", "2027-01-01")]).unwrap_err(),
        "trip 1 ends before it begins; write the day of entry first"
    );
    assert!(check(&[trip("RUS", "2027-01-01", "2037-01-07")]).is_ok());
    assert!(check(&[trip("RUS", "2027-01-01", "2037-01-08")]).unwrap_err().contains("longer than 3660 days"));
    let many: Vec<Trip> = (0..41)
        .map(|n| Day::of(day("2027-01-01")).plus(n * 2).date())
        .map(|on| Trip::visa_free(Country::parse("RUS").unwrap(), on, on))
        .collect();
    assert_eq!(check(&many[..40]), Ok(()));
    assert_eq!(
        Itinerary::new(&packs, &traveller("UZB"), &many, as_of()).unwrap_err(),
        ItineraryError::TooMany
    );
}

#[test]
fn a_year_of_visits_ends_where_ninety_days_are_used_up() {
    let packs = PackSet::builtin();
    let trips = [trip("RUS", "2027-02-01", "2027-03-12"), trip("RUS", "2027-06-01", "2027-07-31")];
    let plan = Itinerary::new(&packs, &traveller("UZB"), &trips, as_of()).unwrap();
    let answers = plan.answers();
    assert_eq!(answers[0].days_that_are(DayStanding::Within), 40);
    // 40 days are used: 50 are left from 1 June, the last of them is 20 July.
    assert_eq!(answers[1].days.len(), 2);
    assert_eq!((answers[1].days[0].to, answers[1].days_that_are(DayStanding::Over)), (day("2027-07-20"), 11));
    let outlook = plan.outlook(trips[0].into, day("2027-09-01"), 30);
    assert_eq!((outlook.limits[0].used, outlook.limits[0].left), (101, 0));
    assert_eq!(outlook.limits[0].rule, "rus.entry/stay");
    assert_eq!(outlook.full_quota, Some(day("2028-01-01")));
    assert_eq!(outlook.first_for_days, Some(day("2028-01-01")));
}
