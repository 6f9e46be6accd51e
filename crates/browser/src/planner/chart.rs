//! Each limit over the months shown: numbers, and a drawing of the days left.

use std::fmt::Write;

use base::Date;
use rules::LimitCount;
use rules::stay::Day;
use serde::Serialize;

/// The height of the drawing; one unit of its width is a day.
pub(super) const HEIGHT: f64 = 40.0;

/// One limit, day by day.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Series {
    /// The rule.
    pub rule: String,
    /// Most days, where the limit is a number of days.
    pub max_days: Option<u32>,
    /// Its window, as in the answer of `check`.
    pub window: String,
    /// The first day on which the limit holds.
    pub from: String,
    /// Days left on each day from then on.
    pub left: Vec<u32>,
    /// Days used on each day from then on.
    pub used: Vec<u32>,
}

/// The limits of consecutive days as one series each; a limit that ceases ends its series.
pub(super) fn series(days: &[(Date, Vec<LimitCount>)]) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for (day, limits) in days {
        for limit in limits {
            let same = |known: &&mut Series| {
                known.rule == limit.rule
                    && known.max_days == limit.max_days
                    && known.window == limit.window
                    && base::parse_date(&known.from).is_ok_and(|from| {
                        Day::of(*day).since(Day::of(from)) == i32::try_from(known.left.len()).unwrap_or(-1)
                    })
            };
            match all.iter_mut().find(same) {
                Some(known) => {
                    known.left.push(limit.left);
                    known.used.push(limit.used);
                }
                None => all.push(Series {
                    rule: limit.rule.clone(),
                    max_days: limit.max_days,
                    window: limit.window.clone(),
                    from: day.to_string(),
                    left: vec![limit.left],
                    used: vec![limit.used],
                }),
            }
        }
    }
    all
}

/// The days left as the outline of an area, a step a day; empty where the limit has no number of days.
pub(super) fn outline(series: &Series, first: Date) -> String {
    let (Some(max), Ok(from)) = (series.max_days, base::parse_date(&series.from)) else {
        return String::new();
    };
    let start = Day::of(from).since(Day::of(first));
    let height = |left: u32| HEIGHT * (1.0 - f64::from(left.min(max)) / f64::from(max.max(1)));
    let mut path = format!("M{start} {HEIGHT}");
    let mut last = None;
    for (at, left) in (start..).zip(&series.left) {
        if last != Some(*left) {
            let _ = write!(path, "H{at}V{:.1}", height(*left));
            last = Some(*left);
        }
    }
    let end = start.saturating_add(i32::try_from(series.left.len()).unwrap_or(0));
    let _ = write!(path, "H{end}V{HEIGHT}Z");
    path
}
