//! The window for filing, and where a filing stands in it.

use std::sync::Arc;

use base::tz::TimeZone;
use base::{Date, Moment, Timestamp};

use super::atoms::Context;
use super::facts::{Facts, Need, Span, Time};
use super::law::Law;
use super::leaf::{Behind, Step, Terms, Window};
use super::rule::Standing;
use super::truth::Truth;
use crate::duration::{Duration, is_weekday, working_day};
use crate::fact::Fact;
use crate::pack::{Conditions, Deadline, Pack, Target};
use crate::situation::{Known, When};
use crate::vocabulary::Filing;

use super::rule::Holding;

/// The deadlines of a rule, judged.
#[derive(Clone, Debug, Default)]
pub(crate) struct Judged {
    pub(crate) filing: Option<Filing>,
    pub(crate) window: Window,
    pub(crate) trace: Vec<Arc<Step>>,
}

impl<'a> Facts<'a> {
    /// Judges the deadlines of a rule that holds.
    pub(crate) fn deadlines(
        &self,
        holding: &Holding<'a>,
        reading: Option<&'a str>,
        law: Law,
    ) -> Result<Judged, Vec<Need>> {
        let mut judged = Judged::default();
        let of_rule = holding.pack.deadlines.iter().enumerate().filter(|(_, d)| d.of == holding.place);
        for (place, deadline) in of_rule {
            let context = Context { pack: holding.pack, law, reading };
            self.deadline(place, deadline, context, &mut judged)?;
        }
        if judged.filing.is_none() && judged.window.by.is_some() && self.situation.filed == Known::Nothing {
            judged.filing = Some(Filing::NotFiled);
        }
        Ok(judged)
    }

    fn deadline(
        &self,
        place: usize,
        deadline: &'a Deadline,
        context: Context<'a>,
        judged: &mut Judged,
    ) -> Result<(), Vec<Need>> {
        let this = Target::Deadline(place);
        let Some(version) = self.version_for(this, &deadline.id, &deadline.versions, context)? else {
            return Ok(());
        };
        let mut needs = Vec::new();
        let standing = self.standing(this, context, &mut needs)?;
        if standing.iter().any(|s| s.truth == Truth::True && s.exception.instead.is_none()) {
            judged.trace.extend(standing.iter().map(|s| self.exception_step(s, context)));
            return Ok(());
        }
        let terms = possible_terms(deadline, &standing);
        let due: Vec<Date> =
            terms.iter().filter_map(|terms| self.due(deadline, *terms, context.pack)).collect();
        judged.window.day = judged.window.day.into_iter().chain(due.iter().copied()).min();
        let of_packs = self.packs.iter().position(|pack| pack.id == context.pack.id).unwrap_or(0);
        for terms in &terms {
            self.narrow(terms, &mut judged.window);
            judged.window.behind.push(Behind { deadline: (of_packs, place), terms: *terms });
        }
        let step = self.step(&deadline.id, version, &Conditions::default(), context);
        judged.trace.push(Arc::new(step));
        let decided = standing.iter().filter(|s| s.truth == Truth::True);
        judged.trace.extend(decided.map(|s| self.exception_step(s, context)));
        let filing = match deadline.after {
            Some(_) => self.registration(&due, needs)?,
            None => self.filing(&terms, needs)?,
        };
        if let Some(filing) = filing {
            judged.filing = Some(judged.filing.map_or(filing, |earlier| worse(earlier, filing)));
        }
        Ok(())
    }

    /// The last day on which an act after the entry is in time.
    fn due(&self, deadline: &Deadline, terms: Terms, pack: &Pack) -> Option<Date> {
        let (after, at_most, entry) = (deadline.after?, terms.at_most?, self.entry_day()?);
        let first = if after.counts_first_day { entry.yesterday().ok()? } else { entry };
        let Duration::WorkingDays(days) = at_most else { return Some(at_most.after(first)) };
        let list = after.holidays.and_then(|place| pack.holidays.get(place));
        let list = list.filter(|list| list.published <= self.as_of);
        let is_working = |day: Date| match list {
            Some(list) if list.working.contains(&day) => true,
            Some(list) if list.days.contains(&day) => false,
            _ => is_weekday(day),
        };
        Some(working_day(first, days, 1, is_working))
    }

    /// Where the registration stands; `None` if nobody said whether there was one, or when.
    fn registration(&self, due: &[Date], needs: Vec<Need>) -> Result<Option<Filing>, Vec<Need>> {
        let registered = match &self.situation.registered {
            Known::Unknown => return Ok(None),
            Known::Nothing => return Ok(Some(Filing::NotFiled)),
            Known::Is(_) => self.time(Fact::RegisteredAt),
        };
        let Time::Within(span) = registered else { return Ok(None) };
        if span.is_unknown() {
            return Ok(None);
        }
        let late = |day: &Date| span.first_day > *day;
        match (due.iter().any(late), due.iter().all(late)) {
            (false, _) => Ok(Some(Filing::InTime)),
            (true, true) => Ok(Some(Filing::Late)),
            (true, false) => Err(needs),
        }
    }

    /// Where the filing stands under every possible term; `None` if nothing is known of a filing.
    fn filing(&self, terms: &[Terms], mut needs: Vec<Need>) -> Result<Option<Filing>, Vec<Need>> {
        let Some(filed) = self.situation.filed.value() else { return Ok(None) };
        let Some(at) = filed.at.map(Moment::instant) else {
            return Ok(None);
        };
        let mut found: Option<Filing> = None;
        let mut differ = false;
        for terms in terms {
            match self.filing_under(*terms, at) {
                Ok(filing) => {
                    differ |= found.is_some_and(|earlier| earlier != filing);
                    found = Some(filing);
                }
                Err(need) => {
                    needs.push(need);
                    differ = true;
                }
            }
        }
        if differ { Err(needs) } else { Ok(found) }
    }

    fn filing_under(&self, terms: Terms, filed: Timestamp) -> Result<Filing, Need> {
        let late = match terms.at_least {
            Some(span) => {
                let truth = self.beyond(span, filed, false);
                self.settled(truth, &format!("filed less than {span} before entry.at"))?
            }
            None => false,
        };
        if late {
            return Ok(Filing::Late);
        }
        let early = match terms.not_earlier_than {
            Some(span) => {
                let truth = self.beyond(span, filed, true);
                self.settled(truth, &format!("filed more than {span} before entry.at"))?
            }
            None => false,
        };
        Ok(if early { Filing::Early } else { Filing::InTime })
    }

    fn settled(&self, truth: Truth, claim: &str) -> Result<bool, Need> {
        match truth {
            Truth::True => Ok(true),
            Truth::False => Ok(false),
            Truth::Unknown => self
                .assumed(claim)
                .ok_or_else(|| Need::Assumption { facts: vec![Fact::EntryAt], claim: claim.into() }),
        }
    }

    /// The window of some deadlines with some terms.
    pub(crate) fn window_behind(&self, behind: &[Behind]) -> Window {
        let mut window = Window::default();
        for Behind { deadline: (pack, place), terms } in behind {
            self.narrow(terms, &mut window);
            let pack = self.packs.get(*pack);
            let deadline = pack.and_then(|pack| Some((pack, pack.deadlines.get(*place)?)));
            let due = deadline.and_then(|(pack, deadline)| self.due(deadline, *terms, pack));
            window.day = window.day.into_iter().chain(due).min();
        }
        window
    }

    /// How a filing that is known stands to the ends that a deadline's spans may set: filed after the last instant,
    /// before the first. Unknown where the hour of entry decides.
    pub(crate) fn beyond(&self, span: Duration, filed: Timestamp, by_first: bool) -> Truth {
        let (first, last) = ends(span, self.entry(), &self.zone);
        if by_first {
            Truth::over(filed < first, filed < last)
        } else {
            Truth::over(filed > last, filed > first)
        }
    }

    /// The strictest window: where a missing fact moves an end, the safe one is shown.
    fn narrow(&self, terms: &Terms, window: &mut Window) {
        let entry = self.entry();
        if self.situation.entry.when == When::Unknown {
            return;
        }
        let shown = |at: Timestamp| Moment::in_zone(at, &self.zone);
        if let Some(span) = terms.at_least {
            let by = shown(span.instant_before(entry.first, &self.zone));
            window.by = Some(window.by.map_or(by, |other| other.min(by)));
            let filed = self.situation.filed.value().and_then(|filed| filed.at).map(Moment::instant);
            let (first, last) = ends(span, entry, &self.zone);
            if let Some(filed) = filed.filter(|filed| first < *filed && *filed <= last) {
                let edge = shown(span.instant_after(filed, &self.zone));
                window.met_if = Some(format!("entry.at is not before {edge}"));
            }
        }
        if let Some(span) = terms.not_earlier_than {
            let last = if entry.is_exact() { entry.last } else { next_midnight(entry, &self.zone) };
            let from = shown(span.instant_before(last, &self.zone));
            window.not_before = Some(window.not_before.map_or(from, |other| other.max(from)));
        }
    }
}

fn next_midnight(entry: Span, zone: &TimeZone) -> Timestamp {
    let next = entry.last_day.tomorrow().unwrap_or(entry.last_day);
    Span::days(next, next, zone).first
}

fn ends(span: Duration, entry: Span, zone: &TimeZone) -> (Timestamp, Timestamp) {
    (span.instant_before(entry.first, zone), span.instant_before(entry.last, zone))
}

/// The terms without and with each exception that may stand. The first exception is applied last: it decides the parts
/// that it names.
fn possible_terms(deadline: &Deadline, standing: &[Standing<'_>]) -> Vec<Terms> {
    let mut all = vec![Terms {
        at_least: deadline.at_least,
        at_most: deadline.after.map(|after| after.at_most),
        not_earlier_than: deadline.not_earlier_than,
    }];
    for s in standing.iter().rev() {
        let Some(instead) = s.exception.instead else { continue };
        let changed: Vec<Terms> = all
            .iter()
            .map(|terms| Terms {
                at_least: instead.at_least.or(terms.at_least),
                at_most: instead.at_most.or(terms.at_most),
                not_earlier_than: instead.not_earlier_than.or(terms.not_earlier_than),
            })
            .collect();
        if s.truth == Truth::True {
            all = changed;
        } else {
            all.extend(changed.into_iter().filter(|terms| !all.contains(terms)).collect::<Vec<_>>());
        }
    }
    all
}

/// Of two deadlines the one that is not met decides.
fn worse(a: Filing, b: Filing) -> Filing {
    let rank = |filing: Filing| match filing {
        Filing::Late => 0,
        Filing::Early => 1,
        Filing::NotFiled => 2,
        Filing::Depends => 3,
        Filing::InTime => 4,
    };
    if rank(a) <= rank(b) { a } else { b }
}
