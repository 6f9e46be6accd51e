//! Which version of a rule holds: in force on the day of the law, known on the day of the question.

use base::{Date, Timestamp};

use super::facts::{Facts, Need, Span, Time, Undated};
use super::truth::Truth;
use crate::fact::Fact;
use crate::pack::{Edge, Version};
use crate::vocabulary::{AppliesOn, State};

/// The day whose law counts, and the interval of the moment that it is asked about.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Law {
    /// Lists are read on this day. Within the interval no list changes.
    pub(crate) day: Date,
    /// The moment.
    pub(crate) moment: Span,
}

impl Law {
    /// The law of a whole day.
    pub(crate) fn of_day(facts: &Facts<'_>, day: Date) -> Self {
        Self { day, moment: facts.whole_day(day) }
    }
}

impl Facts<'_> {
    /// The law that a rule is applied by.
    pub(crate) fn law(&self, applies_on: AppliesOn) -> Result<Law, Vec<Need>> {
        match applies_on {
            AppliesOn::DayOfEntry | AppliesOn::EachDayOfStay => {
                if self.entry_is_open() {
                    self.residue.pass_over();
                    return Err(vec![Need::EntryDay]);
                }
                let moment = self.entry();
                Ok(Law { day: moment.first_day, moment })
            }
            AppliesOn::DayOfFiling => match self.time(Fact::FiledAt) {
                Time::Within(moment) if !moment.is_unknown() => Ok(Law { day: moment.first_day, moment }),
                // Nothing filed, or not known when: the law of the day on which the question is asked.
                _ => Ok(Law::of_day(self, self.as_of)),
            },
            AppliesOn::MomentOfDecision => Ok(Law::of_day(self, self.as_of)),
        }
    }

    /// The version that holds in a reading, if any. `None` as a reading takes only what belongs to all readings.
    ///
    /// A version whose state decides nothing is passed over; one that is suspended or repealed is returned, and the
    /// rule does not hold.
    pub(crate) fn version<'v>(
        &self,
        versions: &'v [Version],
        reading: Option<&str>,
        law: Law,
    ) -> Result<Option<&'v Version>, Vec<Need>> {
        self.version_of(versions, reading, law, String::new)
    }

    /// As [`Facts::version`], of a rule, exception or deadline by its full name.
    pub(crate) fn version_of<'v>(
        &self,
        versions: &'v [Version],
        reading: Option<&str>,
        law: Law,
        rule: impl Fn() -> String,
    ) -> Result<Option<&'v Version>, Vec<Need>> {
        let mut found: Option<&Version> = None;
        for version in self.known(versions) {
            let of_reading = version.reading.is_none() || version.reading.as_deref() == reading;
            if !of_reading {
                continue;
            }
            match self.in_force(version, law) {
                Truth::True => {
                    // A version of the reading itself stands before one that belongs to all.
                    let better = found
                        .is_none_or(|f| (version.reading.is_some(), version.n) > (f.reading.is_some(), f.n));
                    if better {
                        found = Some(version);
                    }
                }
                Truth::False => {}
                Truth::Unknown => return Err(vec![self.edge_need(version, law, rule)]),
            }
        }
        Ok(found)
    }

    /// The versions that the public knew and that no other known version has taken the place of.
    pub(crate) fn known<'v>(&self, versions: &'v [Version]) -> impl Iterator<Item = &'v Version> {
        let as_of = self.as_of;
        let switches = &self.situation.switches;
        let decides = move |version: &Version| {
            version.published <= as_of
                && !matches!(version.state, State::Draft | State::Announced)
                && version.switch.as_ref().is_none_or(|switch| switches.contains(switch))
        };
        versions.iter().filter(move |version| {
            decides(version)
                && !versions.iter().any(|other| decides(other) && other.replaces == Some(version.n))
        })
    }

    /// True if a version is in force throughout the interval, false if nowhere in it.
    pub(crate) fn in_force(&self, version: &Version, law: Law) -> Truth {
        let begun = self.reached(version.from, version.source, law);
        let ended = version.until.map_or(Truth::False, |until| self.reached(until, version.source, law));
        begun.and(ended.negated_if(true))
    }

    fn reached(&self, edge: Edge, source: usize, law: Law) -> Truth {
        let truth = match edge {
            Edge::Day(day) => Truth::over(law.moment.first_day >= day, law.moment.last_day >= day),
            Edge::Moment(moment) => {
                let at: Timestamp = moment.instant();
                Truth::over(law.moment.first >= at, law.moment.last >= at)
            }
            Edge::Between { not_before, not_after } => Truth::over(
                not_after.is_some_and(|day| law.moment.first_day >= day),
                not_before.is_none_or(|day| law.moment.last_day >= day),
            ),
        };
        if truth != Truth::Unknown {
            return truth;
        }
        self.assumed(&edge_claim(edge, source)).map_or(truth, Truth::of)
    }

    /// What would settle whether a version is in force.
    fn edge_need(&self, version: &Version, law: Law, rule: impl Fn() -> String) -> Need {
        let mut edges = [version.until, Some(version.from)].into_iter().flatten();
        let open = |edge: &Edge| self.reached(*edge, version.source, law) == Truth::Unknown;
        let edge = edges.find(open).unwrap_or(version.from);
        let claim = edge_claim(edge, version.source).into();
        match edge {
            Edge::Between { not_before, not_after } => {
                Need::Undated(Undated { claim, rule: rule(), not_before, not_after })
            }
            Edge::Day(_) | Edge::Moment(_) => Need::Assumption { facts: vec![Fact::EntryAt], claim },
        }
    }
}

fn edge_claim(edge: Edge, source: usize) -> String {
    match edge {
        // Of one source and one range is one day.
        Edge::Between { .. } => format!("{edge} of source {source}"),
        Edge::Day(day) => format!("entry.at is not before {day}"),
        Edge::Moment(moment) => format!("entry.at is not before {moment}"),
    }
}
