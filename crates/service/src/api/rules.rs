//! `GET /api/v1/points`, `/rules`, `/rules/{pack}/{rule}`: the law that is applied, as data.

use ::rules::pack::{Edge, Source as PackSource, Version as PackVersion};
use ::rules::{Pack, PackSet, RulePage};
use axum::Json;
use axum::extract::{Path, State};
use base::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::Api;
use super::describe::ProblemDocument;
use super::input::Reader;
use super::shapes::words;
use crate::web::{Problem, ProblemKind};

/// The crossing points of the state whose rules are applied.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CrossingPoints {
    /// The state.
    state: String,
    /// Its crossing points.
    points: Vec<CrossingPoint>,
}

/// A crossing point.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct CrossingPoint {
    /// Its name in situations and filings.
    #[schema(examples("RUS-PETUKHOVO"))]
    point: String,
    /// Its time zone, in which a filing for it is read.
    #[schema(examples("Asia/Yekaterinburg"))]
    zone: String,
}

/// The packs that are applied.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct AppliedPacks {
    /// The state that issues.
    state: String,
    /// The state whose rules are evaluated; another one only for the specimen state.
    rules_of: String,
    /// The packs.
    packs: Vec<PackSummary>,
}

/// A pack.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct PackSummary {
    /// Its name.
    #[schema(examples("rus.entry"))]
    pack: String,
    /// Its version.
    version: String,
    /// The state whose law it holds.
    jurisdiction: String,
    /// Its title in the caller's language.
    title: String,
    /// The day up to which its sources were read.
    #[schema(value_type = String, format = Date)]
    known_to: Date,
    /// Its rules, exceptions and deadlines.
    rules: Vec<RuleSummary>,
    /// What it rests on.
    sources: Vec<LawSource>,
}

/// A rule, an exception or a deadline.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct RuleSummary {
    /// Pack and name.
    #[schema(examples("rus.entry/stay"))]
    rule: String,
    /// `rule`, `exception`, `deadline`.
    kind: &'static str,
    /// Its title in the caller's language.
    title: String,
}

/// A rule, an exception or a deadline with everything that is said of it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LawDetail {
    /// Pack and name.
    #[schema(examples("rus.entry/stay"))]
    rule: String,
    /// The version of the pack.
    pack_version: String,
    /// Its title in the caller's language.
    title: String,
    /// The text for travellers in the caller's language, where there is one.
    #[schema(required = true)]
    text: Option<String>,
    /// Its question, for rules.
    #[schema(schema_with = words::slot, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<&'static str>,
    /// The rule or deadline it defeats, for exceptions; the rule it belongs to, for deadlines.
    #[schema(required = true)]
    about: Option<String>,
    /// All of these sentences must be true …
    all: Vec<String>,
    /// … and one of these, unless there is none.
    any: Vec<String>,
    /// The exceptions that defeat it.
    exceptions: Vec<String>,
    /// Its versions.
    versions: Vec<LawVersion>,
}

/// A version of a rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LawVersion {
    /// Its number.
    version: u32,
    /// First day on which it applies.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// First day on which it no longer does.
    #[schema(value_type = Option<String>, format = Date, required = true)]
    until: Option<Date>,
    /// First day the public could know it.
    #[schema(value_type = String, format = Date)]
    published: Date,
    /// The version it takes the place of.
    #[schema(required = true)]
    replaces: Option<u32>,
    /// The reading of the sources it belongs to.
    #[schema(required = true)]
    reading: Option<String>,
    /// How strongly it binds.
    #[schema(schema_with = words::strength)]
    strength: &'static str,
    /// Where it stands; only `adopted` decides anything.
    #[schema(schema_with = words::state)]
    state: &'static str,
    /// It corrects a slip of the pack, not of the law.
    is_correction: bool,
    /// Its source.
    #[schema(required = true)]
    source: Option<LawSource>,
}

/// An act or a report on which something rests.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) struct LawSource {
    /// Its name in the pack.
    source: String,
    /// The rank of the act, or of the act that it reports.
    #[schema(schema_with = words::rank)]
    rank: &'static str,
    /// First day the public could know it.
    #[schema(value_type = String, format = Date)]
    published: Date,
    /// How well it is supported.
    #[schema(schema_with = words::confidence)]
    confidence: &'static str,
    /// Whether it was held against the original text.
    #[schema(schema_with = words::checked)]
    checked: &'static str,
    /// Citation in English.
    cite: String,
    /// Citation in the act's own language.
    #[schema(required = true)]
    cite_original: Option<String>,
    /// Where it can be read.
    #[schema(required = true)]
    link: Option<String>,
}

/// The crossing points of the state whose rules are applied.
#[utoipa::path(
    get,
    path = "/api/v1/points",
    operation_id = "points",
    tag = "rules",
    responses((status = 200, description = "Every crossing point with its zone.", body = CrossingPoints))
)]
pub(super) async fn points(State(api): State<Api>) -> Json<CrossingPoints> {
    let authority = api.authority();
    let state = authority.rules_of();
    let zone = |point: &str| authority.zone_of(Some(point)).iana_name().unwrap_or("UTC").to_owned();
    let points = authority.packs.points(state);
    let points = points.into_iter().map(|point| CrossingPoint { point: point.to_owned(), zone: zone(point) });
    Json(CrossingPoints { state: state.to_string(), points: points.collect() })
}

/// The packs that are applied, with the names of their rules and what they rest on.
#[utoipa::path(
    get,
    path = "/api/v1/rules",
    operation_id = "packs",
    tag = "rules",
    responses((status = 200, description = "Every pack.", body = AppliedPacks))
)]
pub(super) async fn packs(State(api): State<Api>, reader: Reader) -> Json<AppliedPacks> {
    let authority = api.authority();
    let language = reader.language().code();
    let packs = authority.packs.packs().iter().map(|pack| summary(&authority.packs, pack, language));
    Json(AppliedPacks {
        state: authority.settings.state.to_string(),
        rules_of: authority.rules_of().to_string(),
        packs: packs.collect(),
    })
}

/// A rule, an exception or a deadline with its conditions, versions and sources.
#[utoipa::path(
    get,
    path = "/api/v1/rules/{pack}/{rule}",
    operation_id = "rule",
    tag = "rules",
    params(("pack" = String, Path, example = "rus.entry"), ("rule" = String, Path, example = "stay")),
    responses(
        (status = 200, description = "The rule.", body = LawDetail),
        (status = 404, description = "There is no such rule.", body = ProblemDocument,
            content_type = "application/problem+json"),
    )
)]
pub(super) async fn rule(
    State(api): State<Api>,
    reader: Reader,
    Path((pack, rule)): Path<(String, String)>,
) -> Result<Json<LawDetail>, Problem> {
    let packs = &api.authority().packs;
    let name = format!("{pack}/{rule}");
    match packs.rule(&name) {
        Some(page) => Ok(Json(whole(packs, &page, &name, reader.language().code()))),
        None => Err(Problem::new(ProblemKind::NotFound, "ask `/api/v1/rules` for the names of all rules")),
    }
}

fn summary(packs: &PackSet, pack: &Pack, language: &str) -> PackSummary {
    let named = |kind, id: &str, title: &str| RuleSummary {
        rule: format!("{}/{id}", pack.id),
        kind,
        title: packs.text(language, title).unwrap_or(id).to_owned(),
    };
    let rules = pack.rules.iter().map(|rule| named("rule", &rule.id, &rule.title));
    let exceptions =
        pack.exceptions.iter().map(|exception| named("exception", &exception.id, &exception.title));
    let deadlines = pack.deadlines.iter().map(|deadline| named("deadline", &deadline.id, &deadline.title));
    PackSummary {
        pack: pack.id.clone(),
        version: pack.version.clone(),
        jurisdiction: pack.jurisdiction.to_string(),
        title: packs.text(language, &pack.title).unwrap_or(&pack.id).to_owned(),
        known_to: pack.known_to,
        rules: rules.chain(exceptions).chain(deadlines).collect(),
        sources: pack.sources.iter().map(source).collect(),
    }
}

fn whole(packs: &PackSet, page: &RulePage<'_>, name: &str, language: &str) -> LawDetail {
    let pack = page.pack;
    let full = |id: &str| format!("{}/{id}", pack.id);
    let sentences = |sentences: &[&str]| sentences.iter().map(|sentence| (*sentence).to_owned()).collect();
    let defeats_it = |id: &str| pack.page(id).and_then(|found| found.about) == Some(page.id);
    let exceptions = pack.exceptions.iter().filter(|exception| defeats_it(&exception.id));
    LawDetail {
        rule: name.to_owned(),
        pack_version: pack.version.clone(),
        title: packs.text(language, page.title).unwrap_or(page.id).to_owned(),
        text: packs.text(language, &format!("{}-text", page.title)).map(str::to_owned),
        slot: page.slot.map(::rules::Slot::word),
        about: page.about.map(full),
        all: sentences(&page.when),
        any: sentences(&page.any),
        exceptions: exceptions.map(|exception| full(&exception.id)).collect(),
        versions: page.versions.iter().map(|found| version(pack, found)).collect(),
    }
}

fn version(pack: &Pack, version: &PackVersion) -> LawVersion {
    LawVersion {
        version: version.n,
        from: version.from.day(),
        until: version.until.map(Edge::day),
        published: version.published,
        replaces: version.replaces,
        reading: version.reading.clone(),
        strength: version.strength.word(),
        state: version.state.word(),
        is_correction: version.correction,
        source: pack.source_of(version).map(source),
    }
}

fn source(source: &PackSource) -> LawSource {
    LawSource {
        source: source.id.clone(),
        rank: source.rank.word(),
        published: source.published,
        confidence: source.confidence.word(),
        checked: source.checked.word(),
        cite: source.cite.clone(),
        cite_original: source.cite_original.clone(),
        link: source.link.clone(),
    }
}
