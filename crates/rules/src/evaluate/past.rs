//! The sentences about days of the past: days used, overstays.

use super::atoms::Context;
use super::facts::{Facts, Need, Time};
use super::history::{Area, History};
use super::truth::Truth;
use crate::duration::Duration;
use crate::fact::Fact;
use crate::pack::{LimitNamed, LimitSpec, Pack, Target};
use crate::stay::{Book, Day, Limit, Span, overstays, plan};

impl Facts<'_> {
    pub(crate) fn longest_overstay(
        &self,
        under: &LimitNamed,
        more_than: u32,
        context: Context<'_>,
        needs: &mut Vec<Need>,
    ) -> Truth {
        let Some(runs) = self.overstay_runs(under, context, needs) else { return Truth::Unknown };
        let longest = runs.iter().map(|run| run.to.since(run.from) + 1).max().unwrap_or(0);
        Truth::of(longest > more_than as i32)
    }

    pub(crate) fn last_overstay(
        &self,
        under: &LimitNamed,
        within: Duration,
        before: Fact,
        context: Context<'_>,
        needs: &mut Vec<Need>,
    ) -> Truth {
        let Some(runs) = self.overstay_runs(under, context, needs) else { return Truth::Unknown };
        let (Some(last), Time::Within(event)) = (runs.last(), self.time(before)) else { return Truth::False };
        let over_on = within.after(last.to.date());
        Truth::over(event.last_day < over_on, event.first_day < over_on)
    }

    pub(crate) fn days_used(
        &self,
        under: &LimitNamed,
        at_least: u32,
        context: Context<'_>,
        needs: &mut Vec<Need>,
    ) -> Truth {
        let (Some(enter), Some(history)) = (self.entry_day(), self.known_history()) else {
            return Truth::Unknown;
        };
        let day = Day::of(enter);
        let Some(book) = self.book_under(under, context, &history, (day, day), needs) else {
            return Truth::Unknown;
        };
        let plan = plan(&book, day, None);
        Truth::of(plan.counts.iter().map(|count| count.used).max().unwrap_or(0) >= at_least)
    }

    fn overstay_runs(
        &self,
        under: &LimitNamed,
        context: Context<'_>,
        needs: &mut Vec<Need>,
    ) -> Option<Vec<Span>> {
        let history = self.known_history()?;
        let first = history.stays.iter().map(|stayed| stayed.span.from).min();
        let last = history.stays.iter().map(|stayed| stayed.span.to).max();
        let Some(range) = first.zip(last) else { return Some(Vec::new()) };
        let days: i32 = history.stays.iter().map(|stayed| stayed.span.to.since(stayed.span.from) + 1).sum();
        if fewest_days(under, context.pack).is_some_and(|fewest| days <= fewest as i32) {
            // All days together reach no limit, whatever else is known or not.
            return Some(Vec::new());
        }
        let book = self.book_under(under, context, &history, range, needs)?;
        Some(overstays(&book, Day::of(self.entry().last_day)))
    }

    fn known_history(&self) -> Option<History> {
        self.situation.stays.as_ref()?;
        self.history(self.entry_day().unwrap_or(self.as_of))
    }

    fn book_under(
        &self,
        under: &LimitNamed,
        context: Context<'_>,
        history: &History,
        range: (Day, Day),
        needs: &mut Vec<Need>,
    ) -> Option<Book> {
        match under {
            LimitNamed::These(limits) => {
                Some(Book::simple(self.spans_in(Area::of_pack(context.pack), history), limits))
            }
            LimitNamed::Rule(place) => {
                let pack = self.packs.iter().find(|pack| pack.id == context.pack.id)?;
                let enter = self.entry_day().unwrap_or(self.as_of);
                match self.ledger(&[(pack, *place)], None, history, range, enter) {
                    Ok(ledger) => Some(ledger.book),
                    Err(mut more) => {
                        needs.append(&mut more);
                        None
                    }
                }
            }
        }
    }
}

/// So many days are within the limit by whatever version and exception; `None` where a day may be the limit.
fn fewest_days(under: &LimitNamed, pack: &Pack) -> Option<u32> {
    let place = match under {
        LimitNamed::These(limits) => return fewest(limits.iter().map(|limit| limit.max_days())),
        LimitNamed::Rule(place) => *place,
    };
    let versions = pack.rules.get(place)?.versions.iter().filter_map(|version| version.limit);
    let of_rule = |target: Target| pack.rule_of(target) == Some(place);
    let exceptions = pack.exceptions.iter().filter(|exception| of_rule(exception.defeats));
    // The longer of a day and the rule's own count is never less than the count.
    let instead = exceptions.filter_map(|exception| exception.instead).filter(|instead| !instead.or_longer);
    let limits = versions.chain(instead.filter_map(|instead| instead.limit));
    fewest(limits.flat_map(|limit| match limit {
        LimitSpec::Until(_) => vec![None],
        limit => limit.counts().map(Limit::max_days).collect(),
    }))
}

/// The least of some numbers, if there are any and each is known.
fn fewest(numbers: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    numbers.collect::<Option<Vec<u32>>>()?.into_iter().min()
}
