//! The law as pages show it: rules with their titles and sentences, versions, sources.

use base::Date;
use rules::pack::{Source as PackSource, Version};
use rules::{Answer, Because, Register, Voice};

use crate::Authority;
use crate::i18n::{Language, plain};
use crate::web::pages::{PackView, RulePage, RuleVersion};
use crate::web::parts::{Choice, RuleText, Source, Why};

/// A source.
pub fn source(source: &PackSource) -> Source {
    Source {
        cite: source.cite.clone(),
        cite_original: source.cite_original.clone(),
        published: source.published,
        confidence: source.confidence.word().to_owned(),
        checked: source.checked.word().to_owned(),
    }
}

/// The title of a rule in the reader's language.
pub fn title(authority: &Authority, rule: &str, language: Language) -> String {
    let key = authority.packs.rule(rule).map(|page| page.title);
    key.and_then(|key| authority.packs.text(language.code(), key)).unwrap_or(rule).to_owned()
}

/// A rule's sentences: what a traveller reads of it, then its conditions.
fn sentences(authority: &Authority, rule: &str, language: Language) -> Vec<String> {
    let Some(page) = authority.packs.rule(rule) else { return Vec::new() };
    let text = authority.packs.text(language.code(), &format!("{}-text", page.title));
    text.map(str::to_owned).into_iter().chain(conditions(authority, &page, language)).collect()
}

/// The voice that speaks of the law to a reader.
pub fn voice(authority: &Authority, language: Language, register: Register) -> Voice<'_> {
    Voice::new(&authority.packs, language.of_rules(), register)
}

/// The conditions of a rule in the reader's words.
fn conditions(authority: &Authority, page: &rules::RulePage<'_>, language: Language) -> Vec<String> {
    let voice = voice(authority, language, Register::Traveller);
    let sentences = page.conditions.into_iter().flat_map(rules::pack::Conditions::sentences);
    sentences.map(|sentence| voice.sentence(page.pack, sentence)).collect()
}

/// The text of a rule, for the desk and for reasons.
pub fn rule_text(authority: &Authority, rule: &str, language: Language) -> Option<RuleText> {
    authority.packs.rule(rule)?;
    Some(RuleText {
        rule: rule.to_owned(),
        title: title(authority, rule, language),
        sentences: sentences(authority, rule, language),
        href: format!("/rules/{rule}"),
    })
}

/// Why an answer is as it is: what a traveller reads of the rule, then each condition with what was said of it.
pub fn why(authority: &Authority, because: &Because, language: Language, register: Register) -> Why {
    let mut lines = sentences(authority, &because.rule, language);
    if !because.judged.is_empty() {
        let key = authority.packs.rule(&because.rule).map(|page| format!("{}-text", page.title));
        let text = key.and_then(|key| authority.packs.text(language.code(), &key));
        let voice = voice(authority, language, register);
        let judged = because.judged.iter().map(|judged| voice.judged(&because.rule, judged));
        lines = text.map(str::to_owned).into_iter().chain(judged).collect();
    }
    let page = authority.packs.rule(&because.rule);
    let version = page.as_ref().and_then(|page| page.versions.iter().find(|v| v.n == because.version));
    Why {
        title: title(authority, &because.rule, language),
        rule: because.rule.clone(),
        slot: because.slot.word().to_owned(),
        sentences: lines,
        version: because.version,
        since: version.map(|version| version.from.day()),
        until: version.and_then(|version| version.until).map(rules::pack::Edge::day),
        sources: because
            .sources
            .iter()
            .filter_map(|id| authority.packs.source_of(&because.rule, id))
            .map(source)
            .collect(),
        defeated: because.defeated.iter().map(|rule| title(authority, rule, language)).collect(),
        href: format!("/rules/{}", because.rule),
    }
}

/// The rules that an answer rests on, as choices for a refusal; then every rule of the packs.
pub fn rule_choices(authority: &Authority, answer: &Answer, language: Language) -> Vec<Choice> {
    let mut names: Vec<String> =
        answer.because.iter().flatten().map(|because| because.rule.clone()).collect();
    let all = authority.packs.packs().iter();
    names.extend(all.flat_map(|pack| pack.rules.iter().map(move |rule| format!("{}/{}", pack.id, rule.id))));
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let choice = |name: String| Choice { label: plain(title(authority, &name, language)), value: name };
    names.into_iter().map(choice).collect()
}

/// The page of a rule.
pub fn rule(authority: &Authority, name: &str, today: Date, language: Language) -> Option<RulePage> {
    let page = authority.packs.rule(name)?;
    let pack = page.pack;
    let full = |id: &str| format!("{}/{id}", pack.id);
    let named = |id: &str| (title(authority, &full(id), language), format!("/rules/{}", full(id)));
    let exceptions = pack.exceptions.iter().filter(|exception| {
        pack.page(&exception.id).and_then(|page| page.about).is_some_and(|about| about == page.id)
    });
    Some(RulePage {
        rule: name.to_owned(),
        title: title(authority, name, language),
        jurisdiction: pack.jurisdiction.state(),
        slot: page.slot.map_or_else(String::new, |slot| slot.word().to_owned()),
        conditions: conditions(authority, &page, language),
        outcome: authority
            .packs
            .text(language.code(), &format!("{}-text", page.title))
            .unwrap_or_default()
            .to_owned(),
        versions: page.versions.iter().filter_map(|version| rule_version(pack, version, today)).collect(),
        exceptions: exceptions.map(|exception| named(&exception.id)).collect(),
        defeats: page.about.map(named),
        pack: format!("{} {}", pack.id, pack.version),
    })
}

fn rule_version(pack: &rules::Pack, version: &Version, today: Date) -> Option<RuleVersion> {
    let until = version.until.map(rules::pack::Edge::day);
    let from = version.from.day();
    Some(RuleVersion {
        number: version.n,
        from,
        until,
        published: version.published,
        state: version.state.word().to_owned(),
        strength: Some(version.strength.word().to_owned()),
        reading: version.reading.clone(),
        replaces: version.replaces,
        in_force: version.state == rules::State::Adopted
            && from <= today
            && until.is_none_or(|until| today < until),
        source: source(pack.source_of(version)?),
    })
}

/// The packs that are applied, with every rule and source.
pub fn packs(authority: &Authority, language: Language) -> Vec<PackView> {
    authority
        .packs
        .packs()
        .iter()
        .map(|pack| PackView {
            id: pack.id.clone(),
            version: pack.version.clone(),
            title: authority.packs.text(language.code(), &pack.title).unwrap_or(&pack.id).to_owned(),
            status: "published".to_owned(),
            known_to: Some(pack.known_to),
            rules: pack
                .rules
                .iter()
                .map(|rule| {
                    let name = format!("{}/{}", pack.id, rule.id);
                    (title(authority, &name, language), format!("/rules/{name}"))
                })
                .collect(),
            sources: pack.sources.iter().map(source).collect(),
        })
        .collect()
}

/// Every rule of the packs, as choices.
pub fn all_rule_choices(authority: &Authority, language: Language) -> Vec<Choice> {
    let packs = authority.packs.packs().iter();
    let names = packs.flat_map(|pack| pack.rules.iter().map(move |rule| format!("{}/{}", pack.id, rule.id)));
    names.map(|name| Choice { label: plain(title(authority, &name, language)), value: name }).collect()
}
