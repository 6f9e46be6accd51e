//! Slots whose answer is a requirement or a permission: every slot but the stay.

use std::sync::Arc;

use base::Date;

use super::deadline::Judged;
use super::facts::{Facts, Need};
use super::law::Law;
use super::leaf::{Identity, Leaf, Step, Window};
use super::rule::{Effect, Holding};
use super::truth::Truth;
use crate::answer::ReadingAnswer;
use crate::pack::{Pack, Version};
use crate::vocabulary::{AppliesOn, Filing, Outcome, Rank, Slot, Strength, Verdict};

/// What one reading of the sources comes to.
#[derive(Clone, Debug)]
struct Read {
    identity: Identity,
    obtain: Option<String>,
    usable_for: Option<String>,
    window: Window,
    trace: Vec<Arc<Step>>,
    /// Rules of equal rank that disagree, each with its outcome; empty if they agree.
    disagreeing: Vec<(String, Outcome)>,
}

/// What a question may ask for and a traveller may hold already.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Held {
    /// The visa of the state entered.
    Visa,
    /// The authorisation that was filed for.
    Authorisation,
}

impl<'a> Facts<'a> {
    /// Judges a slot, or says what would have to be known.
    pub(crate) fn requirement(&self, slot: Slot) -> Result<Leaf, Vec<Need>> {
        let is_spoken_of = self.is_spoken_of(slot)?;
        self.residue.note_truth(Truth::of(is_spoken_of));
        if !is_spoken_of {
            let silence = Leaf::plain(unsaid(slot), Verdict::Free);
            return Ok(Leaf { is_silent: true, ..silence });
        }
        let readings = self.readings(slot)?;
        let mut reads: Vec<(Option<&'a str>, Read)> = Vec::new();
        let mut needs = Vec::new();
        for reading in readings {
            match self.in_reading(slot, reading) {
                Ok(read) => reads.push((reading, read)),
                Err(mut more) => needs.append(&mut more),
            }
        }
        if needs.is_empty() { Ok(combined(reads)) } else { Err(needs) }
    }

    /// True if some pack with a rule of the slot holds the law of the state entered on the day whose law counts.
    fn is_spoken_of(&self, slot: Slot) -> Result<bool, Vec<Need>> {
        for pack in self.packs {
            for rule in pack.rules.iter().filter(|rule| rule.slot == slot) {
                // Of one state's own pack this is always so, and no day is needed to say it.
                let speaks = pack.jurisdiction.state().is_some() || {
                    let day = self.law(rule.applies_on)?.day;
                    pack.speaks_of(self.situation.into, day, self.as_of)
                };
                if speaks {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn readings(&self, slot: Slot) -> Result<Vec<Option<&'a str>>, Vec<Need>> {
        self.readings_under(slot, |applies_on| self.law(applies_on))
    }

    /// The readings that have a version in force; one without a name if there is none.
    pub(crate) fn readings_under(
        &self,
        slot: Slot,
        law: impl Fn(AppliesOn) -> Result<Law, Vec<Need>>,
    ) -> Result<Vec<Option<&'a str>>, Vec<Need>> {
        let mut found: Vec<Option<&'a str>> = Vec::new();
        for pack in self.packs {
            for (place, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.slot == slot) {
                let law = law(rule.applies_on)?;
                if !pack.speaks_of(self.situation.into, law.day, self.as_of) {
                    continue;
                }
                for version in self.known(versions_about(pack, place)) {
                    let open = self.in_force(version, law) != Truth::False;
                    let reading = version.reading.as_deref();
                    if open && reading.is_some() && !found.contains(&reading) {
                        found.push(reading);
                    }
                }
            }
        }
        if found.is_empty() {
            found.push(None);
        }
        Ok(found)
    }

    fn in_reading(&self, slot: Slot, reading: Option<&'a str>) -> Result<Read, Vec<Need>> {
        let mut holding: Vec<Holding<'a>> = Vec::new();
        let mut defeated: Vec<Arc<Step>> = Vec::new();
        let mut needs = Vec::new();
        for pack in self.packs {
            for (place, rule) in pack.rules.iter().enumerate().filter(|(_, rule)| rule.slot == slot) {
                let law = self.law(rule.applies_on)?;
                match self.effect(pack, place, reading, law) {
                    Ok(Effect::Holds(holds)) => holding.push(holds),
                    Ok(Effect::Defeated(mut steps)) => defeated.append(&mut steps),
                    Ok(Effect::Silent) => {}
                    Err(mut more) => needs.append(&mut more),
                }
            }
        }
        if !needs.is_empty() {
            return Err(needs);
        }
        self.merge(slot, reading, holding, defeated)
    }

    /// Makes one result of the rules that hold: rank, later law, and what the slot's kind says.
    fn merge(
        &self,
        slot: Slot,
        reading: Option<&'a str>,
        holding: Vec<Holding<'a>>,
        defeated: Vec<Arc<Step>>,
    ) -> Result<Read, Vec<Need>> {
        let decisive = decisive(slot, holding);
        let mut judged = Judged::default();
        if decisive.first().is_some_and(|first| has_deadlines(outcome_of(first))) {
            for holds in &decisive {
                let law = self.law(holds.rule.applies_on)?;
                let more = self.deadlines(holds, reading, law)?;
                judged.trace.extend(more.trace);
                judged.filing = judged.filing.or(more.filing);
                judged.window = stricter(judged.window, more.window);
            }
        }
        Ok(self.read(slot, &decisive, judged, defeated))
    }

    /// What one reading comes to by the rules that decide in it and their deadlines.
    fn read(&self, slot: Slot, decisive: &[Holding<'a>], judged: Judged, defeated: Vec<Arc<Step>>) -> Read {
        let Some(first) = decisive.first() else {
            let outcome = unsaid(slot);
            let identity = Identity { outcome, strength: None, filing: None, verdict: Verdict::Free };
            let window = Window::default();
            return Read {
                identity,
                obtain: None,
                usable_for: None,
                window,
                trace: defeated,
                disagreeing: vec![],
            };
        };
        let outcome = outcome_of(first);
        let strength = strength_of(first);
        let mut trace: Vec<Arc<Step>> = decisive.iter().flat_map(|holds| holds.trace.clone()).collect();
        trace.extend(judged.trace);
        let (filing, window) = (judged.filing, judged.window);
        let disagree = decisive.iter().any(|holds| outcome_of(holds) != outcome);
        let identity = Identity {
            outcome: if disagree { Outcome::Conflict } else { outcome },
            strength: (!is_permission(slot)).then_some(strength),
            filing,
            verdict: if disagree { Verdict::Conflict } else { self.verdict(slot, outcome, filing) },
        };
        let then = first.rule.then.as_ref();
        Read {
            identity,
            obtain: then.and_then(|then| then.obtain.clone()),
            usable_for: then.and_then(|then| then.usable_for.clone()),
            window,
            trace,
            disagreeing: if disagree {
                decisive
                    .iter()
                    .map(|holds| (holds.pack.full_name(&holds.rule.id), outcome_of(holds)))
                    .collect()
            } else {
                Vec::new()
            },
        }
    }

    /// What the rules that hold come to in each reading, apart from deadlines: the compiled form fills its tables with
    /// it, so that rank, later law and readings mean one thing.
    pub(crate) fn decided(&self, slot: Slot, held: Vec<(Option<&'a str>, Vec<Holding<'a>>)>) -> Identity {
        let read = |holding| self.read(slot, &decisive(slot, holding), Judged::default(), Vec::new());
        combined(held.into_iter().map(|(reading, holding)| (reading, read(holding))).collect()).identity
    }

    /// True if the traveller is known to hold what a question may ask for.
    pub(crate) fn holds(&self, held: Held) -> bool {
        match held {
            Held::Visa => self.situation.visa_there().is_some_and(|visa| visa.held == Some(true)),
            Held::Authorisation => self.situation.filed.value().is_some_and(|filed| filed.granted),
        }
    }

    /// What a slot alone means for the traveller.
    fn verdict(&self, slot: Slot, outcome: Outcome, filing: Option<Filing>) -> Verdict {
        match (slot, outcome) {
            // Who holds the visa waits for none to be issued.
            (Slot::VisaIssuance, Outcome::Suspended) if self.holds(Held::Visa) => Verdict::Free,
            (Slot::Entry | Slot::VisaIssuance, Outcome::Forbidden | Outcome::Suspended) => Verdict::Refused,
            (Slot::Visa, Outcome::Required) => {
                if self.holds(Held::Visa) {
                    Verdict::Free
                } else {
                    Verdict::Act
                }
            }
            (Slot::PreEntryAuthorisation, Outcome::Required) => {
                match (self.holds(Held::Authorisation), filing) {
                    (true, _) => Verdict::Free,
                    (false, Some(Filing::Late)) => Verdict::Refused,
                    (false, _) => Verdict::Act,
                }
            }
            (Slot::Bond, Outcome::Required) => Verdict::Act,
            _ => Verdict::Free,
        }
    }
}

/// True if what is required or may be done can have a deadline.
fn has_deadlines(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Required | Outcome::Voluntary)
}

/// The versions of a rule: they say which readings of the sources there are.
pub(crate) fn versions_about(pack: &Pack, rule: usize) -> &[Version] {
    pack.rules.get(rule).map_or(&[], |rule| &rule.versions)
}

/// The rules that decide: of different outcomes the higher rank, then the later adopted act.
pub(crate) fn decisive(slot: Slot, holding: Vec<Holding<'_>>) -> Vec<Holding<'_>> {
    let agree = |some: &[Holding<'_>]| some.windows(2).all(|pair| same_outcome(pair));
    if agree(&holding) {
        return holding;
    }
    let highest = holding.iter().map(rank_of).min().unwrap_or_default();
    let top: Vec<Holding<'_>> = holding.into_iter().filter(|holds| rank_of(holds) == highest).collect();
    if agree(&top) {
        return top;
    }
    if is_permission(slot) {
        // Of rules of one rank, forbidden beats permitted.
        let strictest = top.iter().map(|holds| strictness(outcome_of(holds))).min().unwrap_or(0);
        return top.into_iter().filter(|holds| strictness(outcome_of(holds)) == strictest).collect();
    }
    let latest = top.iter().filter_map(adopted).max();
    let all_dated = top.iter().all(|holds| adopted(holds).is_some());
    let later: Vec<Holding<'_>> = top.iter().filter(|holds| adopted(holds) == latest).cloned().collect();
    if all_dated && agree(&later) { later } else { top }
}

/// The outcomes of two rules that both hold, if they differ and nothing settles which of them stands.
pub(crate) fn unsettled<'p>(a: Holding<'p>, b: Holding<'p>) -> Option<(Outcome, Outcome)> {
    let outcomes = (outcome_of(&a), outcome_of(&b));
    let slot = a.rule.slot;
    let left = decisive(slot, vec![a, b]);
    let disagree = left.len() == 2 && !left.windows(2).all(same_outcome);
    disagree.then_some(outcomes)
}

fn same_outcome(pair: &[Holding<'_>]) -> bool {
    match pair {
        // Two different things to obtain are both required: their union, and no disagreement.
        [a, b] => outcome_of(a) == outcome_of(b) || obtained(a) != obtained(b),
        _ => true,
    }
}

pub(crate) fn obtained<'p>(holds: &Holding<'p>) -> Option<&'p str> {
    holds.rule.then.as_ref().and_then(|then| then.obtain.as_deref())
}

pub(crate) fn outcome_of(holds: &Holding<'_>) -> Outcome {
    let result = holds.instead.result.or(holds.rule.then.as_ref().map(|then| then.result));
    match (result.unwrap_or(Outcome::NotRequired), strength_of(holds)) {
        (Outcome::Required, Strength::Voluntary | Strength::Recommended) => Outcome::Voluntary,
        (outcome, _) => outcome,
    }
}

pub(crate) fn strength_of(holds: &Holding<'_>) -> Strength {
    holds.instead.strength.unwrap_or(holds.version.strength)
}

/// The place of the rule's act in the order of ranks of its pack; 0 is the highest.
pub(crate) fn rank_of(holds: &Holding<'_>) -> usize {
    let rank = holds.pack.source_of(holds.version).map_or(Rank::Practice, |source| source.rank);
    holds.pack.place_of(rank)
}

pub(crate) fn adopted(holds: &Holding<'_>) -> Option<Date> {
    holds.pack.source_of(holds.version).and_then(|source| source.adopted)
}

fn strictness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Forbidden => 0,
        Outcome::Suspended => 1,
        _ => 2,
    }
}

/// What holds where no rule does.
fn unsaid(slot: Slot) -> Outcome {
    if is_permission(slot) { Outcome::Permitted } else { Outcome::NotRequired }
}

fn is_permission(slot: Slot) -> bool {
    matches!(slot, Slot::Entry | Slot::VisaIssuance)
}

fn stricter(a: Window, b: Window) -> Window {
    let latest = a.not_before.into_iter().chain(b.not_before).max();
    let earliest = a.by.into_iter().chain(b.by).min();
    let day = a.day.into_iter().chain(b.day).min();
    let behind = [a.behind, b.behind].concat();
    Window { not_before: latest, by: earliest, day, met_if: a.met_if.or(b.met_if), behind }
}

/// One leaf of all readings: their common answer, or a conflict that shows each.
fn combined(reads: Vec<(Option<&str>, Read)>) -> Leaf {
    let agree = reads.windows(2).all(|pair| match pair {
        [(_, a), (_, b)] => a.identity == b.identity,
        _ => true,
    });
    let Some((_, first)) = reads.first().cloned() else {
        return Leaf::plain(Outcome::NotRequired, Verdict::Free);
    };
    let verdicts_agree = reads.iter().all(|(_, read)| read.identity.verdict == first.identity.verdict);
    let shown: Vec<ReadingAnswer> = reads.iter().flat_map(|(reading, read)| shown(*reading, read)).collect();
    let identity = if agree {
        first.identity
    } else {
        let filings = reads.iter().find_map(|(_, read)| read.identity.filing);
        let verdict = if verdicts_agree { first.identity.verdict } else { Verdict::Conflict };
        Identity { outcome: Outcome::Conflict, strength: None, filing: filings, verdict }
    };
    let window = reads.iter().map(|(_, read)| read.window.clone()).fold(Window::default(), stricter);
    let mut trace: Vec<Arc<Step>> = Vec::new();
    for step in reads.into_iter().flat_map(|(_, read)| read.trace) {
        if !trace.contains(&step) {
            trace.push(step);
        }
    }
    Leaf {
        identity,
        obtain: first.obtain,
        usable_for: first.usable_for,
        window,
        stay: None,
        readings: if identity.outcome == Outcome::Conflict { shown } else { Vec::new() },
        trace,
        is_silent: false,
    }
}

/// A reading as pages show it; where rules disagree within it, each of them.
fn shown(reading: Option<&str>, read: &Read) -> Vec<ReadingAnswer> {
    let of_rule =
        |name: &str| read.trace.iter().filter(|step| step.rule == name).cloned().collect::<Vec<Arc<Step>>>();
    let answer = |name: String, result: Outcome, steps: &[Arc<Step>]| ReadingAnswer {
        reading: name,
        result,
        strength: read.identity.strength,
        last_lawful_day: None,
        rules: steps.iter().map(|step| step.rule.clone()).collect(),
        sources: distinct(steps.iter().flat_map(|step| step.sources.iter().map(|cited| cited.id.clone()))),
    };
    if read.disagreeing.is_empty() {
        return vec![answer(reading.unwrap_or_default().to_owned(), read.identity.outcome, &read.trace)];
    }
    read.disagreeing.iter().map(|(name, outcome)| answer(name.clone(), *outcome, &of_rule(name))).collect()
}

/// Each text once, in the order of its first place.
pub(crate) fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen
}
