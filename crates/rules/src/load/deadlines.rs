//! Deadlines: an act before the entry, or after it.

use super::compile::Compiler;
use super::document;
use super::parts::{At, Lines};
use crate::duration::Duration;
use crate::fact::Fact;
use crate::pack::{After, Deadline, Place, Rule};
use crate::vocabulary::Slot;

impl Compiler<'_> {
    pub(super) fn deadline(
        &mut self,
        At { item, place }: At<document::Deadline>,
        lines: &Lines,
        rules: &[Rule],
        holidays: &[String],
    ) -> Option<Deadline> {
        let what = format!("deadline `{}`", item.id);
        let ids: Vec<String> = rules.iter().map(|rule| rule.id.clone()).collect();
        let of = self.named(&place, &what, "rule", &item.of, &ids);
        let act = self.event(&place, &what, &item.act);
        let after = self.after(&place, &what, &item, holidays);
        let before = match (&item.before, &item.after) {
            (Some(before), None) => self.event(&place, &what, before),
            (None, Some(_)) => after.map(|after| after.event),
            _ => {
                self.fault(&place, format!("{what}: write either `before` or `after`, and not both"));
                None
            }
        };
        let wanted = if item.after.is_some() { Fact::RegisteredAt } else { Fact::FiledAt };
        if act.is_some_and(|act| act != wanted) || before.is_some_and(|before| before != Fact::EntryAt) {
            self.fault(
                &place,
                format!("{what}: this format knows deadlines of `filed.at` before `entry.at` and of `registered.at` after it"),
            );
        }
        let slot = of.and_then(|of| rules.get(of)).map(|rule| rule.slot);
        if item.after.is_some() && slot.is_some_and(|slot| slot != Slot::Registration) {
            self.fault(
                &place,
                format!("{what}: a deadline after the entry belongs to a rule of the slot `registration`"),
            );
        }
        let at_least = self.duration(&place, &what, item.at_least.as_deref());
        let not_earlier_than = self.duration(&place, &what, item.not_earlier_than.as_deref());
        let counts_work = |span: Option<Duration>| matches!(span, Some(Duration::WorkingDays(_)));
        if counts_work(at_least) || counts_work(not_earlier_than) {
            self.fault(&place, format!("{what}: working days count after an event only"));
        }
        if item.after.is_none() && item.at_least.is_none() && item.not_earlier_than.is_none() {
            self.fault(&place, format!("{what}: `at_least` or `not_earlier_than` is missing"));
        }
        Some(Deadline {
            of: of?,
            title: item.title,
            act: act?,
            at_least,
            before: before?,
            not_earlier_than,
            after,
            versions: self.versions(&what, item.version, lines, None),
            id: item.id,
            place,
        })
    }

    /// `at_most = "7 working days", after = "entry.at"`, with the holidays that are no working days.
    fn after(
        &mut self,
        place: &Place,
        what: &str,
        item: &document::Deadline,
        holidays: &[String],
    ) -> Option<After> {
        let Some(event) = &item.after else {
            if item.at_most.is_some() || item.holidays.is_some() || item.counts_first_day {
                self.fault(
                    place,
                    format!("{what}: `at_most`, `holidays` and `counts_first_day` need `after`"),
                );
            }
            return None;
        };
        if item.at_least.is_some() || item.not_earlier_than.is_some() || item.at_most.is_none() {
            self.fault(
                place,
                format!("{what}: with `after` write `at_most`, and nothing else that is a span"),
            );
        }
        let at_most = self.duration(place, what, item.at_most.as_deref())?;
        let named = match item.holidays.as_deref() {
            None | Some("none") => None,
            Some(name) => self.named(place, what, "list of holidays", name, holidays),
        };
        match at_most {
            Duration::Hours(_) => self.fault(place, format!("{what}: a day is due in days, not in hours")),
            Duration::WorkingDays(_) if item.holidays.is_none() => self.fault(
                place,
                format!(
                    "{what}: working days need `holidays`: a list of them, or \"none\" for Monday to Friday"
                ),
            ),
            _ => {}
        }
        let counts_first_day = item.counts_first_day;
        Some(After { event: self.event(place, what, event)?, at_most, holidays: named, counts_first_day })
    }
}
