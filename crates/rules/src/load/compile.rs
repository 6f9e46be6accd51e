//! From a document to a [`Pack`]: every name resolved, every sentence read, every fault collected.

use base::Country;

use super::document;
use super::fault::PackFault;
use super::graph::circle;
use super::parts::{At, Lines, Parts};
use crate::example::Example;
use crate::fact::Fact;
use crate::mirror::OPEN_PLACE;
use crate::pack::{
    Conditions, Counting, Deadline, Exception, Holidays, Instead, NamedSet, Pack, Place, Point, Rule,
    Sentence, Source, Status, Switch, Symbols, Target, Territory, Then, Transition,
};
use crate::sentence::{self, Names, no_word};
use crate::vocabulary::{AppliesOn, Ground, Outcome, Slot, State, Strength};

/// The format that this crate reads.
const FORMAT: u32 = 1;

pub(super) struct Compiler<'a> {
    pub(super) faults: Vec<PackFault>,
    pub(super) sources: Vec<Source>,
    pub(super) switches: Vec<String>,
    pub(super) points_source: Option<usize>,
    pub(super) symbols: &'a mut Symbols,
}

/// Makes a pack, or says everything that is wrong.
pub(super) fn compile(mut parts: Parts, symbols: &mut Symbols) -> Result<Pack, Vec<PackFault>> {
    let faults = std::mem::take(&mut parts.text_faults);
    let mut compiler =
        Compiler { faults, sources: Vec::new(), switches: Vec::new(), points_source: None, symbols };
    let pack = compiler.pack(parts);
    match pack {
        Some(pack) if compiler.faults.is_empty() => Ok(pack),
        _ => Err(compiler.faults),
    }
}

impl Compiler<'_> {
    fn pack(&mut self, mut parts: Parts) -> Option<Pack> {
        self.sources(&mut parts);
        let sets = self.sets(&mut parts);
        let realms = Realms {
            territories: self.territories(&mut parts, &sets),
            switches: self.switches(&mut parts),
            holidays: self.holidays(&mut parts),
            points: self.points(&mut parts),
        };
        self.switches = realms.switches.iter().map(|switch| switch.id.clone()).collect();
        let territory_ids: Vec<String> =
            realms.territories.iter().map(|territory| territory.id.clone()).collect();
        let holiday_ids: Vec<String> = realms.holidays.iter().map(|list| list.id.clone()).collect();
        let rule_ids: Vec<String> = parts.rules.iter().map(|(at, _)| at.item.id.clone()).collect();
        let set_names: Vec<(String, Fact)> = sets.iter().map(|set| (set.id.clone(), set.of)).collect();
        let scope = Scope { sets: &set_names, rules: &rule_ids, territories: &territory_ids };
        let rules: Vec<Rule> = std::mem::take(&mut parts.rules)
            .into_iter()
            .filter_map(|(at, lines)| self.rule(at, &lines, &scope))
            .collect();
        self.limits_name_stay_rules(&rules);
        let deadlines: Vec<Deadline> = std::mem::take(&mut parts.deadlines)
            .into_iter()
            .filter_map(|(at, lines)| self.deadline(at, &lines, &rules, &holiday_ids))
            .collect();
        let deadline_ids: Vec<String> = deadlines.iter().map(|deadline| deadline.id.clone()).collect();
        let exceptions = self.exceptions(&mut parts, &scope, &deadline_ids);
        self.no_name_twice(&rules, &deadlines, &exceptions);
        self.stays_are_whole_days(&rules, &exceptions);
        let examples = self.examples(&mut parts);
        self.assemble(parts, sets, realms, rules, exceptions, deadlines, examples)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of a pack, each once, from the one caller above"
    )]
    fn assemble(
        &mut self,
        parts: Parts,
        sets: Vec<NamedSet>,
        realms: Realms,
        rules: Vec<Rule>,
        exceptions: Vec<Exception>,
        deadlines: Vec<Deadline>,
        examples: Vec<Example>,
    ) -> Option<Pack> {
        let At { item: header, place } = parts.header;
        if header.format != FORMAT {
            self.fault(
                &place,
                format!("this program reads format {FORMAT}, the pack is written in {}", header.format),
            );
        }
        for (need, version) in &header.needs {
            if need != "core-vocabulary" || version != "1" {
                self.fault(
                    &place,
                    format!("the pack needs `{need}` {version}; known is `core-vocabulary` 1"),
                );
            }
        }
        let status = match header.status.as_str() {
            "draft" => Status::Draft,
            "published" => Status::Published,
            "withdrawn" => Status::Withdrawn,
            other => {
                self.fault(&place, no_word("pack.status", other, &["draft", "published", "withdrawn"]));
                Status::Draft
            }
        };
        let mirror = header.mirror.and_then(|mirror| self.mirror(&place, mirror));
        if status != Status::Draft {
            self.only_drafts(&place, header.overlay_on.is_some() || mirror.is_some(), &parts.open_places);
        }
        let jurisdiction = self.jurisdiction(&place, &header.jurisdiction, &realms.territories)?;
        Some(Pack {
            overlay_on: header.overlay_on,
            mirror,
            open_places: parts.open_places,
            known_to: self.date(&place, "pack.known_to", &header.known_to),
            zone: header.zone.and_then(|zone| self.zone(&place, &zone)),
            ranks: self.ranks(&place, header.ranks),
            id: header.id,
            version: header.version,
            jurisdiction,
            status,
            title: header.title,
            languages: header.languages,
            reviewed: header.reviewed.unwrap_or_else(|| "none".to_owned()),
            sources: std::mem::take(&mut self.sources),
            sets,
            territories: realms.territories,
            switches: realms.switches,
            holidays: realms.holidays,
            points: realms.points,
            points_source: self.points_source,
            rules,
            exceptions,
            deadlines,
            examples,
            texts: parts.texts,
            canonical: parts.canonical,
        })
    }

    /// What a draft mirrors.
    fn mirror(&mut self, place: &Place, mirror: document::Mirror) -> Option<(String, Country, Country)> {
        let [first, second] = mirror.swap.as_slice() else {
            self.fault(place, "`mirror.swap` names two states, such as `[\"RUS\", \"KAZ\"]`");
            return None;
        };
        Some((mirror.of, self.country(place, first)?, self.country(place, second)?))
    }

    /// What only a draft may have: something to overlay, and open places.
    fn only_drafts(&mut self, place: &Place, is_draft_of_another: bool, open: &[Place]) {
        if is_draft_of_another {
            self.fault(
                place,
                "only a draft has `overlay_on` and `mirror`: take them away, or set `pack.status = \"draft\"`",
            );
        }
        for open in open {
            self.fault(
                open,
                format!("an open place, `{OPEN_PLACE}`: a lawyer fills it before the pack is published"),
            );
        }
    }

    fn rule(
        &mut self,
        At { item, place }: At<document::Rule>,
        lines: &Lines,
        scope: &Scope<'_>,
    ) -> Option<Rule> {
        let what = format!("rule `{}`", item.id);
        let faults_before = self.faults.len();
        let slot = self.word(&place, &what, "slot", &item.slot, Slot::WORDS, Slot::parse)?;
        let applies_on =
            self.word(&place, &what, "applies_on", &item.applies_on, AppliesOn::WORDS, AppliesOn::parse)?;
        let counts = item.counts.unwrap_or(document::Counts { day_of_entry: true, day_of_exit: true });
        let grounds = item.grounds.unwrap_or_else(|| vec![Ground::VisaFree.word().to_owned()]);
        let rule = Rule {
            slot,
            title: item.title,
            when: self.conditions(&what, item.when, item.any, lines, scope),
            then: item.then.and_then(|then| self.then(&place, &what, slot, then)),
            applies_on,
            counting: Counting {
                territory: item
                    .territory
                    .and_then(|name| self.named(&place, &what, "territory", &name, scope.territories)),
                day_of_entry: counts.day_of_entry,
                day_of_exit: counts.day_of_exit,
                grounds: grounds
                    .iter()
                    .filter_map(|word| {
                        self.word(&place, &what, "grounds", word, Ground::WORDS, Ground::parse)
                    })
                    .collect(),
            },
            transition: match item.transition.as_deref() {
                None | Some("carry") => Transition::Carry,
                Some("reset") => Transition::Reset,
                Some(other) => {
                    self.fault(
                        &place,
                        format!("{what}: {}", no_word("transition", other, &["carry", "reset"])),
                    );
                    Transition::Carry
                }
            },
            accepted_overlap: item.accepted_overlap,
            versions: self.versions(&what, item.version, lines, item.in_force_zone.as_deref()),
            id: item.id,
            place: place.clone(),
        };
        // What could not be read is not missing as well.
        if self.faults.len() == faults_before {
            self.rule_is_whole(&rule, &what);
        }
        Some(rule)
    }

    fn rule_is_whole(&mut self, rule: &Rule, what: &str) {
        let is_stay = rule.slot == Slot::Stay;
        if !is_stay && rule.counting.territory.is_some() {
            self.fault(&rule.place, format!("{what}: only a stay rule counts days in a `territory`"));
        }
        if is_stay && rule.then.is_some() {
            self.fault(
                &rule.place,
                format!("{what}: a stay rule has its `limit` in each version and no `then`"),
            );
        }
        if !is_stay && rule.then.is_none() {
            self.fault(
                &rule.place,
                format!("{what}: `then` is missing, such as `then = {{ result = \"required\" }}`"),
            );
        }
        for version in &rule.versions {
            let needs_limit = is_stay && version.state != State::Repealed;
            if needs_limit != version.limit.is_some() {
                let problem = if needs_limit { "needs a `limit`" } else { "has a `limit` it cannot use" };
                self.fault(&rule.place, format!("{what}: version {} {problem}", version.n));
            }
        }
    }

    fn then(&mut self, place: &Place, what: &str, slot: Slot, then: document::Then) -> Option<Then> {
        let result = self.word(place, what, "result", &then.result, Outcome::WORDS, Outcome::parse)?;
        if !fits(slot, result) {
            self.fault(place, format!("{what}: the slot `{slot}` cannot have the result `{result}`"));
        }
        Some(Then { result, obtain: then.obtain, usable_for: then.usable_for })
    }

    fn exceptions(&mut self, parts: &mut Parts, scope: &Scope<'_>, deadlines: &[String]) -> Vec<Exception> {
        let items = std::mem::take(&mut parts.exceptions);
        let ids: Vec<String> = items.iter().map(|(at, _)| at.item.id.clone()).collect();
        let exceptions: Vec<Exception> = items
            .into_iter()
            .filter_map(|(at, lines)| self.exception(at, &lines, scope, deadlines, &ids))
            .collect();
        let next = |i: usize| match exceptions.get(i).map(|exception| exception.defeats) {
            Some(Target::Exception(other)) => vec![other],
            _ => Vec::new(),
        };
        if let Some(places) = circle(exceptions.len(), next) {
            let path: Vec<&str> =
                places.iter().filter_map(|i| exceptions.get(*i)).map(|item| item.id.as_str()).collect();
            let place = places
                .first()
                .and_then(|i| exceptions.get(*i))
                .map(|item| item.place.clone())
                .unwrap_or_default();
            self.fault(&place, format!("exceptions defeat each other in a circle: {}", path.join(", ")));
        }
        exceptions
    }

    fn exception(
        &mut self,
        At { item, place }: At<document::Exception>,
        lines: &Lines,
        scope: &Scope<'_>,
        deadlines: &[String],
        exceptions: &[String],
    ) -> Option<Exception> {
        let what = format!("exception `{}`", item.id);
        let find = |ids: &[String]| ids.iter().position(|id| *id == item.defeats);
        let defeats = find(scope.rules)
            .map(Target::Rule)
            .or_else(|| find(deadlines).map(Target::Deadline))
            .or_else(|| find(exceptions).map(Target::Exception));
        if defeats.is_none() {
            let known: Vec<String> = [scope.rules, deadlines, exceptions].concat();
            self.named(&place, &what, "rule, deadline or exception", &item.defeats, &known);
        }
        let instead = item.instead.map(|instead| self.instead(&place, &what, instead));
        Some(Exception {
            when: self.conditions(&what, item.when, item.any, lines, scope),
            accepted_overlap: item.accepted_overlap,
            versions: self.versions(&what, item.version, lines, None),
            id: item.id,
            title: item.title,
            defeats: defeats?,
            instead,
            place,
        })
    }

    fn instead(&mut self, place: &Place, what: &str, instead: document::Instead) -> Instead {
        if instead.or_longer && instead.limit.as_ref().is_none_or(|limit| limit.kind != "until") {
            self.fault(place, format!("{what}: `or_longer` needs a limit of the kind `until`"));
        }
        Instead {
            or_longer: instead.or_longer,
            strength: instead
                .strength
                .and_then(|word| self.word(place, what, "strength", &word, Strength::WORDS, Strength::parse)),
            result: instead
                .result
                .and_then(|word| self.word(place, what, "result", &word, Outcome::WORDS, Outcome::parse)),
            limit: instead.limit.and_then(|limit| self.limit(place, what, &limit)),
            at_least: self.duration(place, what, instead.at_least.as_deref()),
            at_most: self.duration(place, what, instead.at_most.as_deref()),
            not_earlier_than: self.duration(place, what, instead.not_earlier_than.as_deref()),
        }
    }

    fn conditions(
        &mut self,
        what: &str,
        all: Vec<toml::Spanned<String>>,
        any: Vec<toml::Spanned<String>>,
        lines: &Lines,
        scope: &Scope<'_>,
    ) -> Conditions {
        let mut read = |sentences: Vec<toml::Spanned<String>>| {
            sentences.into_iter().filter_map(|text| self.sentence(what, &lines.at(text), scope)).collect()
        };
        Conditions { all: read(all), any: read(any) }
    }

    fn sentence(&mut self, what: &str, text: &At<String>, scope: &Scope<'_>) -> Option<Sentence> {
        let mut names = Names {
            sets: scope.sets,
            rules: scope.rules,
            territories: scope.territories,
            symbols: self.symbols,
        };
        match sentence::parse(&text.item, &mut names) {
            Ok(atom) => Some(Sentence::new(&text.item, atom)),
            Err(message) => {
                self.fault(&text.place, format!("{what}: {message}"));
                None
            }
        }
    }

    fn limits_name_stay_rules(&mut self, rules: &[Rule]) {
        for rule in rules {
            for sentence in rule.when.sentences() {
                if let Some(crate::pack::LimitNamed::Rule(named)) = sentence.atom.limit()
                    && rules.get(*named).is_some_and(|named| named.slot != Slot::Stay)
                {
                    self.fault(
                        &rule.place,
                        format!("rule `{}`: `{}` names no stay rule", rule.id, sentence.text),
                    );
                }
            }
        }
    }

    fn no_name_twice(&mut self, rules: &[Rule], deadlines: &[Deadline], exceptions: &[Exception]) {
        let names: Vec<(&str, &Place)> = rules
            .iter()
            .map(|rule| (rule.id.as_str(), &rule.place))
            .chain(deadlines.iter().map(|deadline| (deadline.id.as_str(), &deadline.place)))
            .chain(exceptions.iter().map(|exception| (exception.id.as_str(), &exception.place)))
            .collect();
        for (at, (id, place)) in names.iter().enumerate() {
            if names.iter().take(at).any(|(earlier, _)| earlier == id) {
                self.fault(
                    place,
                    format!(
                        "the name `{id}` stands twice; rules, deadlines and exceptions share their names"
                    ),
                );
            }
        }
    }

    fn examples(&mut self, parts: &mut Parts) -> Vec<Example> {
        let mut examples: Vec<Example> = Vec::new();
        for At { item, place } in std::mem::take(&mut parts.examples) {
            let as_of = item.as_of.map(|day| self.date(&place, "as_of", &day));
            let base = item.base.as_deref().unwrap_or("base");
            let Some(given) = parts.given.get(base) else {
                self.fault(
                    &place,
                    format!("example `{}`: there is no `[given.{base}]` to start from", item.name),
                );
                continue;
            };
            match Example::read(&item.name, as_of, given, &item.unknown, &item.given, &item.expect, &place) {
                Ok(example) => examples.push(example),
                Err(message) => self.fault(&place, format!("example `{}`: {message}", item.name)),
            }
        }
        examples
    }
}

struct Scope<'a> {
    sets: &'a [(String, Fact)],
    rules: &'a [String],
    territories: &'a [String],
}

/// Territories, switches and crossing points.
struct Realms {
    territories: Vec<Territory>,
    switches: Vec<Switch>,
    holidays: Vec<Holidays>,
    points: Vec<Point>,
}

fn fits(slot: Slot, result: Outcome) -> bool {
    match slot {
        Slot::Entry => matches!(result, Outcome::Permitted | Outcome::Forbidden | Outcome::Suspended),
        Slot::VisaIssuance => matches!(result, Outcome::Permitted | Outcome::Suspended),
        Slot::Stay => false,
        Slot::Visa | Slot::PreEntryAuthorisation | Slot::Biometrics | Slot::Bond | Slot::Registration => {
            matches!(result, Outcome::Required | Outcome::NotRequired | Outcome::Voluntary)
        }
    }
}
