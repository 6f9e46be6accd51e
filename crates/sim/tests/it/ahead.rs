//! The forecast: from a record to bands, and what it refuses.

use std::collections::BTreeMap;

use sim::Plan;
use sim::forecast::{Forecast, ForecastError, Question, Record};

use crate::posts;

/// Ten weeks of which every hour has as many people as the hour's number of the day, five times; the last is doubled.
fn record(now: i64) -> Record {
    let day = |hour: i64| (hour.rem_euclid(24) * 5) as u32;
    let doubled = |hour: i64| if hour >= now - 168 { 2 } else { 1 };
    (now - 10 * 168..now).map(|hour| (hour, day(hour) * doubled(hour))).collect()
}

fn question(record: Record, now: i64) -> Question {
    Question {
        from: now,
        hour_of_day: now.rem_euclid(24),
        hours: 6,
        records: BTreeMap::from([("walkers".to_owned(), record)]),
        waiting: BTreeMap::new(),
    }
}

const NOW: i64 = 500_000;

#[test]
fn the_hours_of_past_weeks_come_again_and_their_difference_is_the_band() {
    let plan = Plan::from_toml(&posts::with_officers(6)).unwrap();
    let forecast = Forecast::new(&plan, &question(record(NOW), NOW)).unwrap();
    let futures: Vec<_> = (1..=300).map(|seed| forecast.future(seed)).collect();
    let outcome = forecast.together(&futures);
    assert_eq!((outcome.weeks, outcome.seeds, outcome.hours.len()), (10, 300, 6));
    for (place, hour) in outcome.hours.iter().enumerate() {
        let of_day = (NOW + place as i64).rem_euclid(24);
        assert_eq!(hour.begins, format!("{of_day:02}:00"));
        let usual = of_day as f64 * 5.0;
        let band = hour.arrived.unwrap();
        assert!((band.median - usual).abs() <= 3.0 + 0.2 * usual, "{hour:?}");
        // One week in ten was twice as busy: the upper end knows it.
        assert!(usual < 20.0 || band.high > 1.4 * usual, "{hour:?}");
    }
    assert_eq!(forecast.together(&futures), outcome);
}

#[test]
fn who_waits_now_is_seen_first_and_makes_the_next_wait_longer() {
    let plan = Plan::from_toml(&posts::with_officers(3)).unwrap();
    let mean = |waiting: u32| {
        let mut asked = question(record(NOW), NOW);
        asked.waiting.insert("desks".to_owned(), waiting);
        let forecast = Forecast::new(&plan, &asked).unwrap();
        let futures: Vec<_> = (1..=50).map(|seed| forecast.future(seed)).collect();
        assert!(futures.iter().all(|day| day.arrived == day.served + day.at_desk + day.left_in_queue));
        forecast.together(&futures).hours[0].mean_minutes.unwrap().median
    };
    assert!(mean(0) < mean(40) && mean(40) < mean(200));
}

#[test]
fn a_record_that_is_too_short_or_a_name_that_nobody_knows_gives_no_forecast() {
    let plan = Plan::from_toml(&posts::with_officers(3)).unwrap();
    let refused = |question: &Question| Forecast::new(&plan, question).unwrap_err();
    let weeks = |count: i64| record(NOW).split_off(&(NOW - count * 168));
    assert_eq!(refused(&question(weeks(2), NOW)), ForecastError::Short { found: 2 });
    assert!(Forecast::new(&plan, &question(weeks(3), NOW)).is_ok());
    assert_eq!(refused(&question(Record::new(), NOW)), ForecastError::Short { found: 0 });
    let mut far = question(record(NOW), NOW);
    far.hours = 49;
    assert_eq!(refused(&far), ForecastError::Hours);
    let mut strange = question(record(NOW), NOW);
    strange.waiting.insert("moon".to_owned(), 1);
    assert!(matches!(refused(&strange), ForecastError::Name(..)));
    let mut strange = question(record(NOW), NOW);
    strange.records.insert("moon".to_owned(), record(NOW));
    assert!(matches!(refused(&strange), ForecastError::Name(..)));
}
