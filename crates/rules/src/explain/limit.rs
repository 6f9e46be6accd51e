//! One limit of stay by itself: its spelling, and whether the planned stay keeps within it.

use super::Judgement;
use super::judge::Judge;
use crate::evaluate::facts::Time;
use crate::fact::Fact;
use crate::pack::{LimitSpec, Pack, Target};
use crate::stay::{Day, Limit, plan};

/// As `paiza stay` spells it: `rolling:90/180`, `calendar-year:90`.
pub(crate) fn spelling(limit: Limit) -> String {
    let window = limit.window();
    match (window.strip_prefix("rolling-"), limit.max_days(), limit.until()) {
        (Some(window), Some(max), _) => format!("rolling:{max}/{window}"),
        (None, Some(max), _) => format!("{window}:{max}"),
        (_, None, Some(day)) => format!("{window}:{day}"),
        (_, None, None) => window,
    }
}

impl Judge<'_> {
    /// Whether the planned stay keeps within the limit of one rule, as its exceptions change it for this traveller.
    pub(crate) fn keeps_within(
        &self,
        pack: &Pack,
        target: Target,
        reading: Option<&str>,
        limit: LimitSpec,
    ) -> Judgement {
        let Some(pack) = self.packs.iter().copied().find(|known| known.id == pack.id) else {
            return Judgement::Unknown;
        };
        // An exception's own limit is that of the rule which it changes: both are judged together.
        let place = match target {
            Target::Rule(place) => Some(place),
            other => super::judge::rule_of(pack, other)
                .and_then(|rule| pack.rules.iter().position(|known| known.id == rule.id)),
        };
        self.judged_alone(pack, place, reading, limit).unwrap_or(Judgement::Unknown)
    }

    fn judged_alone(
        &self,
        pack: &Pack,
        place: Option<usize>,
        reading: Option<&str>,
        limit: LimitSpec,
    ) -> Option<Judgement> {
        let pack = self.packs.iter().copied().find(|known| known.id == pack.id)?;
        // The pack's own copy of the name lives as long as the facts do.
        let own = |name: &&str| {
            pack.rules
                .iter()
                .flat_map(|rule| &rule.versions)
                .filter_map(|v| v.reading.as_deref())
                .find(|known| known == name)
        };
        let reading = reading.as_ref().and_then(own);
        let enter = self.facts.entry_day()?;
        let history = self.facts.history(enter)?;
        let Time::Within(exit) = self.facts.time(Fact::ExitOn) else { return None };
        if exit.is_unknown() {
            return None;
        }
        let from = Day::of(enter);
        let ledger =
            self.facts.ledger(&[(pack, place?)], reading, &history, (from, from.plus(4_000)), enter).ok()?;
        let leave = Day::of(exit.first_day).max(from);
        let names_it = |held: &crate::stay::Held| match limit {
            LimitSpec::Days(_) | LimitSpec::Both { .. } => limit.counts().any(|limit| held.limit == limit),
            LimitSpec::Until(_) => matches!(held.limit, Limit::Until { .. }) || held.or_until.is_some(),
        };
        let counts = ledger.book.segments.iter().any(|(_, held)| held.iter().any(names_it));
        if !counts {
            return None;
        }
        let exceeds = plan(&ledger.book, from, Some(leave)).exceeds(leave);
        Some(if exceeds { Judgement::False } else { Judgement::True })
    }
}
