//! A whole answer as text: the answer first, then what to do by when, then why, why not otherwise, and what to change.

use std::fmt::Write as _;

use super::WhyNot;
use super::change::burden_of;
use super::voice::{Register, Voice};
use crate::answer::{Answer, Because, SlotAnswer, StayAnswer};
use crate::pack::Source;
use crate::vocabulary::Outcome;

/// Rules told of those that would have given another result, for each slot.
const MOST_WHY_NOT: usize = 3;

impl Voice<'_> {
    /// An answer in words. What it explains depends on how it was asked for: its reasons, or everything.
    pub fn report(&self, answer: &Answer) -> String {
        let mut out = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(answer, &mut out);
        out
    }

    fn write(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        writeln!(out, "{}", self.verdict(answer))?;
        for slot in answer.slots.iter() {
            self.slot(slot, out)?;
        }
        if let Some(first) = &answer.ask_first {
            let facts: Vec<String> = answer.depends_on.iter().map(|path| self.fact_at(path)).collect();
            let args = [("facts", facts.join(", ")), ("first", self.fact_at(first))];
            writeln!(out, "\n{}", self.say("text-open", &args))?;
        }
        self.why(answer, out)?;
        self.why_nots(answer, out)?;
        self.changes(answer, out)?;
        self.unconfirmed(answer, out)?;
        self.marks(answer, out)
    }

    fn verdict(&self, answer: &Answer) -> String {
        if answer.packs.is_empty() {
            return self.say("text-not-known", &[("country", self.language.country(answer.into))]);
        }
        let verdict = self.word("text-verdict", answer.verdict.word());
        self.say("text-as-of", &[("verdict", verdict), ("date", self.day(answer.as_of))])
    }

    fn slot(&self, slot: &SlotAnswer, out: &mut String) -> std::fmt::Result {
        let mut result = self.word("result", slot.result.word());
        let obtained = slot.obtain.as_ref();
        if let Some(what) = obtained.filter(|_| matches!(slot.result, Outcome::Required | Outcome::Voluntary))
        {
            result = self.say("text-obtain", &[("result", result), ("what", what.clone())]);
        }
        let name = self.word("slot", slot.slot.word());
        writeln!(out, "\n{}", self.say("text-slot", &[("slot", name), ("result", result)]))?;
        self.filing(slot, out)?;
        if let Some(stay) = &slot.stay {
            self.stay(stay, out)?;
        }
        for reading in &slot.readings {
            let name = match reading.reading.as_str() {
                "" => self.text("text-one-reading", &[]),
                name => name.to_owned(),
            };
            let result = self.word("result", reading.result.word());
            let mut args =
                vec![("reading", name), ("result", result), ("sources", reading.sources.join(", "))];
            let key = match reading.last_lawful_day {
                Some(day) => {
                    args.push(("date", self.day(day)));
                    "text-reading-last"
                }
                None => "text-reading",
            };
            writeln!(out, "  {}", self.say(key, &args))?;
        }
        Ok(())
    }

    fn filing(&self, slot: &SlotAnswer, out: &mut String) -> std::fmt::Result {
        let answer = &slot.filing;
        let from = answer.file_not_before.map(|from| ("from", self.moment(from)));
        let by = answer.file_by.map(|by| ("by", self.moment(by)));
        let key = match (&from, &by) {
            (Some(_), Some(_)) => Some("text-file-window"),
            (None, Some(_)) => Some("text-file-by"),
            (Some(_), None) => Some("text-file-from"),
            (None, None) => None,
        };
        if let Some(key) = key {
            let args: Vec<(&str, String)> = from.into_iter().chain(by).collect();
            writeln!(out, "  {}", self.say(key, &args))?;
        }
        let Some(filing) = answer.filing else { return Ok(()) };
        let args = [("filing", self.word("filing", filing.word()))];
        writeln!(out, "  {}", self.say("text-filing", &args))?;
        if let Some(condition) = &answer.met_if {
            writeln!(out, "  {}", self.say("text-met-if", &[("condition", self.met_if(condition))]))?;
        }
        Ok(())
    }

    /// `entry.at is not before …` in words.
    pub fn met_if(&self, condition: &str) -> String {
        let known = condition.split_once(" is not before ");
        let Some((path, moment)) = known else { return condition.to_owned() };
        let Ok(moment) = base::Moment::parse(moment) else { return condition.to_owned() };
        let value = self.say("law-not-before", &[("date", self.moment(moment))]);
        self.fact_line(self.fact_at(path), value)
    }

    fn stay(&self, stay: &StayAnswer, out: &mut String) -> std::fmt::Result {
        if let Some(limit) = &stay.limit {
            let words = self.limit_words(limit.max_days, &limit.window, limit.until.map(|day| self.day(day)));
            writeln!(out, "  {}", self.say("text-limit", &[("limit", words)]))?;
        }
        if let (Some(used), Some(left)) = (stay.days_used, stay.days_left) {
            let args = [("used", used.to_string()), ("left", left.to_string())];
            writeln!(out, "  {}", self.say("text-days", &args))?;
        }
        match stay.last_lawful_day {
            Some(Some(day)) => writeln!(out, "  {}", self.say("text-last-day", &[("date", self.day(day))]))?,
            Some(None) => writeln!(out, "  {}", self.text("text-no-day", &[]))?,
            None => {}
        }
        if let (Some(None) | None, Some(Some(day))) = (stay.last_lawful_day, stay.earliest_entry) {
            writeln!(out, "  {}", self.say("text-earliest", &[("date", self.day(day))]))?;
        }
        if let Some(day) = stay.conflicts_with_booked {
            writeln!(out, "  {}", self.say("text-booked", &[("date", self.day(day))]))?;
        }
        Ok(())
    }

    fn why(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        let because = answer.because.as_deref().unwrap_or_default();
        if because.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.text("text-why", &[]))?;
        for reason in because {
            writeln!(out, "  {}", self.reason(reason))?;
            for line in self.because(reason) {
                writeln!(out, "    - {line}")?;
            }
            for source in &reason.sources {
                writeln!(out, "    {}", self.source(source, self.packs.source_of(&reason.rule, source)))?;
            }
        }
        Ok(())
    }

    fn reason(&self, reason: &Because) -> String {
        let page = self.packs.rule(&reason.rule);
        let version = page.and_then(|page| page.versions.iter().find(|version| version.n == reason.version));
        let from = version.map_or_else(String::new, |version| self.edge(version.from));
        let title = self.title(&reason.rule);
        let args = [
            ("title", title),
            ("rule", reason.rule.clone()),
            ("version", reason.version.to_string()),
            ("date", from),
        ];
        self.say("text-why-rule", &args)
    }

    /// A source with how sure it is.
    fn source(&self, name: &str, found: Option<&Source>) -> String {
        let Some(found) = found else { return name.to_owned() };
        let args = [
            ("cite", found.cite.clone()),
            ("confidence", self.word("confidence", found.confidence.word())),
            ("checked", self.word("checked", found.checked.word())),
        ];
        self.say("text-source", &args)
    }

    fn why_nots(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        let shown = self.worth_telling(answer);
        if shown.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.why_not_heading())?;
        for slot in answer.slots.iter() {
            let of_slot = shown.iter().filter(|why_not| why_not.slot == slot.slot);
            for why_not in of_slot.take(MOST_WHY_NOT) {
                let (line, obstacles) = self.why_not(why_not);
                writeln!(out, "  {line}")?;
                for obstacle in obstacles {
                    writeln!(out, "    - {obstacle}")?;
                }
            }
        }
        Ok(())
    }

    /// An officer is told every other result, a traveller those that ask less.
    pub fn worth_telling<'w>(&self, answer: &'w Answer) -> Vec<&'w WhyNot> {
        let all = answer.why_not.iter().flatten();
        let asks_less = |why_not: &&WhyNot| {
            let now = answer.result(why_not.slot).and_then(|result| burden_of(why_not.slot, result));
            let then = burden_of(why_not.slot, why_not.result);
            now.is_none_or(|now| then.is_some_and(|then| then < now))
        };
        all.filter(|why_not| self.register == Register::Officer || asks_less(why_not)).collect()
    }

    fn changes(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        let changes = answer.changes.as_deref().unwrap_or_default();
        if changes.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.changes_heading())?;
        for change in changes {
            writeln!(out, "  - {}", self.change(change))?;
        }
        Ok(())
    }

    fn unconfirmed(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        if answer.unconfirmed.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.text("text-unconfirmed", &[]))?;
        for name in &answer.unconfirmed {
            writeln!(out, "  {}", self.source(name, self.packs.source_behind(answer, name)))?;
        }
        Ok(())
    }

    /// The packs that spoke, with their hash, and whether anybody reviewed the texts.
    fn marks(&self, answer: &Answer, out: &mut String) -> std::fmt::Result {
        let packs: Vec<_> = answer.packs.keys().filter_map(|id| self.packs.pack(id)).collect();
        writeln!(out)?;
        for pack in &packs {
            let args = [
                ("pack", pack.id.clone()),
                ("version", pack.version.clone()),
                ("date", self.day(pack.known_to)),
            ];
            let mut line = self.say("text-pack", &args);
            let mark = answer.pack_marks.iter().flatten().find(|mark| mark.pack == pack.id);
            if let Some(hash) = mark.and_then(|mark| mark.hash.clone()) {
                line = self.say("text-hash", &[("pack", line), ("hash", hash)]);
            }
            writeln!(out, "{line}")?;
        }
        for note in self.unreviewed(packs) {
            writeln!(out, "{note}")?;
        }
        Ok(())
    }
}
