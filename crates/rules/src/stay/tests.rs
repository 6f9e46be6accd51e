//! Examples of the authorities, and a plain day-by-day twin as judge.

#![expect(clippy::print_stdout, reason = "a random test prints its seed, so that a failure can be replayed")]

use base::parse_date;

use super::*;

fn day(text: &str) -> Day {
    Day::of(parse_date(text).unwrap())
}

fn spans(texts: &[&str]) -> Vec<Span> {
    texts
        .iter()
        .map(|text| {
            let (from, to) = text.split_once('/').unwrap();
            Span { from: day(from), to: day(to) }
        })
        .collect()
}

#[track_caller]
fn check(limits: &str, stays: &[&str], enter: &str, expected: (u32, u32, Option<&str>, Option<&str>)) {
    let book = Book::simple(spans(stays), &Limit::parse_all(limits).unwrap());
    let plan = plan(&book, day(enter), None);
    let count = plan.counts[0];
    let last = match plan.last {
        LastDay::On(last) => Some(last),
        LastDay::None | LastDay::NoEnd => None,
    };
    assert_eq!(
        (count.used, count.left, last, plan.earliest),
        (expected.0, expected.1, expected.2.map(day), expected.3.map(day))
    );
}

#[test]
fn a_day_shared_by_two_stays_counts_once() {
    let stays = ["2026-03-01/2026-03-10", "2026-03-10/2026-03-12"];
    check("rolling:90/180", &stays, "2026-03-12", (12, 78, Some("2026-05-29"), Some("2026-03-12")));
}

#[test]
fn old_days_drop_out_of_the_window_during_the_stay() {
    check(
        "rolling:90/180",
        &["2014-08-15/2014-09-30"],
        "2015-01-01",
        (47, 43, Some("2015-03-31"), Some("2015-01-01")),
    );
}

#[test]
fn a_calendar_year_starts_anew_and_a_leap_year_has_its_day() {
    let used_up = ["2024-01-01/2024-03-30"];
    check("calendar-year:90", &used_up, "2024-12-31", (90, 0, None, Some("2025-01-01")));
    check("calendar-year:90", &used_up, "2025-01-01", (0, 90, Some("2025-03-31"), Some("2025-01-01")));
    check("calendar-year:90", &[], "2024-02-01", (0, 90, Some("2024-04-30"), Some("2024-02-01")));
}

#[test]
fn half_years_begin_in_january_and_july() {
    check("half-year:90", &["2026-04-01/2026-06-29"], "2026-06-30", (90, 0, None, Some("2026-07-01")));
    check(
        "half-year:90",
        &["2026-04-01/2026-06-28"],
        "2026-06-30",
        (89, 1, Some("2026-09-28"), Some("2026-06-30")),
    );
}

#[test]
fn half_years_from_entry_begin_on_the_first_day_of_presence_after_the_last_one() {
    let limit = "half-year-from-entry:90";
    let all = ["2026-01-15/2026-04-14"];
    check(limit, &all, "2026-07-14", (90, 0, None, Some("2026-07-15")));
    check(limit, &all, "2026-07-15", (0, 90, Some("2026-10-12"), Some("2026-07-15")));
    // Nobody was there on the first day after the period: the next one begins later.
    check(limit, &all, "2026-09-01", (0, 90, Some("2026-11-29"), Some("2026-09-01")));
    // The last day of a period, and then the whole of the next one.
    check(limit, &["2026-01-15/2026-04-13"], "2026-07-14", (89, 1, Some("2026-10-12"), Some("2026-07-14")));
    check(limit, &["2026-01-15/2026-04-13"], "2026-07-13", (89, 1, Some("2026-07-13"), Some("2026-07-13")));
    // 31 August: the period ends with February.
    check(limit, &["2026-08-31/2026-11-28"], "2027-02-28", (90, 0, None, Some("2027-03-01")));
}

#[test]
fn a_new_period_of_six_months_can_spoil_a_booked_stay() {
    let limit = Limit::parse_all("half-year-from-entry:90").unwrap();
    let booked = Book::simple(spans(&["2026-07-01/2026-09-27"]), &limit);
    let plan_one = plan(&booked, day("2026-06-01"), Some(day("2026-06-02")));
    assert_eq!(plan_one.last, LastDay::On(day("2026-06-01")));
    assert_eq!(plan_one.conflicts_with, Some(day("2026-07-01")));
    let full = Book::simple(spans(&["2026-07-01/2026-09-28"]), &limit);
    assert_eq!(plan(&full, day("2026-06-01"), None).last, LastDay::None);
    assert_eq!(plan(&full, day("2025-12-01"), None).last, LastDay::On(day("2026-02-28")));
}

#[test]
fn a_stay_of_so_many_days_has_a_first_day() {
    let first = |limits: &str, stays: &[&str], enter: &str, days: u32| {
        earliest_for(&Book::simple(spans(stays), &Limit::parse_all(limits).unwrap()), day(enter), days)
    };
    let used_up = ["2026-01-01/2026-03-31"];
    // One day is free on the day that 1 January leaves the window; each day of the stay frees another one.
    assert_eq!(first("rolling:90/180", &used_up, "2026-04-01", 1), Some(day("2026-06-30")));
    assert_eq!(first("rolling:90/180", &used_up, "2026-04-01", 90), Some(day("2026-06-30")));
    assert_eq!(first("rolling:90/180", &used_up, "2026-04-01", 91), None);
    // The calendar year must turn within the stay, or before it.
    assert_eq!(first("calendar-year:90", &used_up, "2026-04-01", 10), Some(day("2027-01-01")));
    let half_used = ["2026-01-01/2026-03-16"];
    assert_eq!(first("calendar-year:90", &half_used, "2026-04-01", 15), Some(day("2026-04-01")));
    assert_eq!(first("calendar-year:90", &half_used, "2026-04-01", 16), Some(day("2026-12-17")));
    // A booked stay must remain possible.
    let booked = ["2026-06-01/2026-08-29"];
    assert_eq!(first("rolling:90/180", &booked, "2026-08-30", 10), Some(day("2026-11-28")));
    // The days of the booked stay are days that may be spent.
    assert_eq!(first("rolling:90/180", &booked, "2026-05-01", 10), Some(day("2026-06-01")));
    assert_eq!(first("per-entry:30", &booked, "2026-05-01", 30), Some(day("2026-05-01")));
    assert_eq!(first("per-entry:30", &[], "2026-05-01", 31), None);
}

#[test]
fn of_joined_limits_the_one_with_the_fewest_days_left_speaks_and_all_hold() {
    let stays = ["2026-01-01/2026-03-16"];
    check(
        "per-entry:30+rolling:90/180",
        &stays,
        "2026-06-01",
        (75, 15, Some("2026-06-15"), Some("2026-06-01")),
    );
    check("rolling:90/180+per-entry:90", &[], "2026-06-01", (0, 90, Some("2026-08-29"), Some("2026-06-01")));
}

#[test]
fn a_booked_stay_caps_the_planned_one() {
    let book =
        Book::simple(spans(&["2026-10-01/2026-10-30"]), &Limit::parse_all("calendar-year:90").unwrap());
    let plan = plan(&book, day("2026-06-01"), Some(day("2026-08-01")));
    assert_eq!(plan.last, LastDay::On(day("2026-07-30")));
    assert_eq!(plan.conflicts_with, Some(day("2026-10-01")));
    assert!(plan.exceeds(day("2026-08-01")) && !plan.exceeds(day("2026-07-30")));
}

#[test]
fn a_booked_stay_that_is_over_the_limit_anyway_caps_nothing() {
    let book = Book::simple(spans(&["2026-06-01/2026-12-31"]), &Limit::parse_all("per-entry:30").unwrap());
    assert_eq!(plan(&book, day("2026-01-01"), None).last, LastDay::On(day("2026-01-30")));
}

#[test]
fn standing_in_a_stay_counts_the_day_and_ignores_what_comes_after() {
    let limit = Limit::parse_all("rolling:90/180").unwrap();
    let book = Book::simple(spans(&["2014-08-15/2014-09-30", "2014-11-01/2014-12-30"]), &limit);
    let standing = standing(&book, day("2014-11-30"));
    assert_eq!((standing.plan.counts[0].used, standing.overstay_days, standing.inside), (77, 0, true));
    assert_eq!(standing.plan.last, LastDay::On(day("2014-12-13")));
    assert_eq!(standing.plan.earliest, None);
}

#[test]
fn an_overstay_is_a_stretch_of_days_and_does_not_stop_the_count() {
    let book =
        Book::simple(spans(&["2026-01-01/2026-05-10"]), &Limit::parse_all("calendar-year:90").unwrap());
    assert_eq!(overstays(&book, day("2028-01-01")), spans(&["2026-04-01/2026-05-10"]));
    assert_eq!(overstays(&book, day("2026-04-01")), vec![]);
    assert_eq!(plan(&book, day("2026-06-01"), None).earliest, Some(day("2027-01-01")));
}

#[test]
fn a_limit_that_no_stay_can_reach_is_no_limit() {
    for text in [
        "rolling:180/180",
        "rolling:0/180",
        "calendar-year:366",
        "half-year:184",
        "half-year-from-entry:181",
        "half-year-from-entry:0",
        "per-entry:0",
        "rolling:90",
        "per-entry:30/2",
        "",
        "rolling",
        "weekly:3",
        "per-entry:+30",
        "per-entry:99999",
        "rolling:90/180+",
    ] {
        assert!(Limit::parse_all(text).is_err(), "{text}");
    }
    for text in [
        "rolling:179/180",
        "calendar-year:365",
        "half-year:183",
        "half-year-from-entry:180",
        "per-entry:1",
        "per-entry:30 + rolling:90/180",
    ] {
        assert!(Limit::parse_all(text).is_ok(), "{text}");
    }
}

/// A generator for tests: SplitMix64, seeded, so that a failure can be replayed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> i32 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end) as i32
    }

    fn limit(&mut self) -> Limit {
        match self.below(5) {
            0 => Limit::Rolling {
                max_days: 1 + self.below(40) as u32,
                window_days: 60 + self.below(60) as u32,
            },
            1 => Limit::CalendarYear { max_days: 20 + self.below(60) as u32 },
            2 => Limit::HalfYear { max_days: 10 + self.below(60) as u32 },
            3 => Limit::HalfYearFromEntry { max_days: 10 + self.below(60) as u32 },
            _ => Limit::PerEntry { max_days: 5 + self.below(40) as u32 },
        }
    }

    fn spans(&mut self, start: Day) -> Vec<Span> {
        (0..self.below(8))
            .map(|_| {
                let from = start.plus(self.below(300));
                Span { from, to: from.plus(self.below(40)) }
            })
            .collect()
    }
}

/// The first day of the period of six months that a day lies in, found by walking over each day from the first one.
fn plain_period(days: &std::collections::BTreeSet<i32>, day: Day) -> Option<Day> {
    let months = |day: Day| i32::from(day.date().year()) * 12 + i32::from(day.date().month());
    let mut period: Option<Day> = None;
    for now in (*days.first()?..=day.number()).map(Day::from_number) {
        let over = |first: &Day| match months(now) - months(*first) {
            6 => now.date().day() >= first.date().day(),
            passed => passed > 6,
        };
        period = period.filter(|first| !over(first));
        if period.is_none() && days.contains(&now.number()) {
            period = Some(now);
        }
    }
    period
}

/// The plain twin: a list of days, walked one by one.
fn plain_used(limit: Limit, days: &std::collections::BTreeSet<i32>, day: Day, entered: Option<Day>) -> u32 {
    let date = day.date();
    let period = plain_period(days, day).filter(|_| matches!(limit, Limit::HalfYearFromEntry { .. }));
    let in_window = |other: Day| match limit {
        Limit::Rolling { window_days, .. } => day.since(other) < window_days as i32,
        Limit::CalendarYear { .. } => other.date().year() == date.year(),
        Limit::HalfYear { .. } => {
            other.date().year() == date.year() && (other.date().month() <= 6) == (date.month() <= 6)
        }
        Limit::HalfYearFromEntry { .. } => period.is_some_and(|first| other >= first),
        Limit::PerEntry { .. } => entered.is_some_and(|entered| other >= entered),
        Limit::Until { .. } => false,
    };
    if matches!(limit, Limit::PerEntry { .. }) {
        return entered.map_or(0, |entered| (day.since(entered) + 1) as u32);
    }
    days.iter().filter(|n| **n <= day.number() && in_window(Day::from_number(**n))).count() as u32
}

/// Goal: the bits agree with counting on fingers. Method: random stays without booked ones, every figure compared.
#[test]
fn the_bitmap_agrees_with_counting_day_by_day() {
    let seed = 20_261_122;
    println!("seed {seed}");
    let mut random = Random(seed);
    for round in 0..400 {
        let start = day("2023-06-01").plus(random.below(500));
        let stays = random.spans(start);
        let limit = random.limit();
        let enter = stays.iter().map(|span| span.to).max().unwrap_or(start).plus(random.below(60));
        let days: std::collections::BTreeSet<i32> =
            stays.iter().flat_map(|span| span.from.number()..=span.to.number()).collect();
        let max = limit.max_days().unwrap();
        let used =
            if matches!(limit, Limit::PerEntry { .. }) { 0 } else { plain_used(limit, &days, enter, None) };
        let mut with = days.clone();
        let mut last = None;
        for ahead in 0..800 {
            let now = enter.plus(ahead);
            with.insert(now.number());
            if plain_used(limit, &with, now, Some(enter)) > max {
                break;
            }
            last = Some(now);
        }
        let earliest = (0..1_000)
            .map(|n| enter.plus(n))
            .find(|d| matches!(limit, Limit::PerEntry { .. }) || plain_used(limit, &days, *d, None) < max);
        let plan = plan(&Book::simple(stays.clone(), &[limit]), enter, None);
        let found_last = if let LastDay::On(last) = plan.last { Some(last) } else { None };
        assert_eq!(
            (plan.counts[0].used, found_last, plan.earliest),
            (used, last, earliest),
            "round {round}: {limit:?} {stays:?} {enter:?}"
        );
    }
}

#[test]
fn one_more_stay_never_lowers_the_days_used() {
    let seed = 7;
    println!("seed {seed}");
    let mut random = Random(seed);
    for round in 0..300 {
        let start = day("2024-01-01");
        let mut stays = random.spans(start);
        let limit = random.limit();
        let on = start.plus(random.below(500));
        let before = standing(&Book::simple(stays.clone(), &[limit]), on).plan.counts[0].used;
        // `per-entry` counts the newest entry that the day lies in, so a new entry may count less by design; an earlier
        // stay may end the six months that its days begin before those of a later one.
        stays.extend(random.spans(start));
        let after = standing(&Book::simple(stays, &[limit]), on).plan.counts[0].used;
        let may_count_less = matches!(limit, Limit::PerEntry { .. } | Limit::HalfYearFromEntry { .. });
        assert!(after >= before || may_count_less, "round {round}: {limit:?}");
    }
}
