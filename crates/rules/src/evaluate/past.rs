//! The sentences about days of the past: days used, overstays.

use super::atoms::Context;
use super::facts::{Facts, Need, Time};
use super::history::{Area, History};
use super::truth::Truth;
use crate::duration::Duration;
use crate::fact::Fact;
use crate::pack::LimitNamed;
use crate::stay::{Book, Day, Span, overstays, plan};

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
