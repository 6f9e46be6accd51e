//! The answer of the rules, as `paiza check` gives it.

use std::collections::BTreeMap;

use utoipa::ToSchema;

use super::words;

/// What the rules say of a situation.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Answer {
    /// The state to be entered.
    #[schema(examples("RUS"))]
    pub into: String,
    /// What was publicly known on this day decided the answer.
    #[schema(format = Date)]
    pub as_of: String,
    /// The packs that spoke, with their versions; empty where no pack speaks of this state.
    pub packs: BTreeMap<String, String>,
    /// All slots together.
    #[schema(schema_with = words::verdict)]
    pub verdict: String,
    /// One answer a question on which a pack speaks.
    pub slots: Slots,
    /// Facts, by their path, that can still change a slot.
    pub depends_on: Vec<String>,
    /// The one to ask next.
    #[schema(required = true)]
    pub ask_first: Option<String>,
    /// Sources that the answer rests on and nobody has confirmed against the original text.
    pub unconfirmed: Vec<String>,
    /// The decisive rules, if an explanation was asked for.
    pub because: Option<Vec<Because>>,
    /// The rules that could have given another result, and what stands in their way; with an explanation.
    pub why_not: Option<Vec<WhyNot>>,
    /// What the traveller can change, the cheapest first; with an explanation.
    pub changes: Option<Vec<Change>>,
    /// The packs that spoke, with the day of their knowledge and their hash; with an explanation.
    pub pack_marks: Option<Vec<PackMark>>,
}

/// The answers by question. A question on which no pack speaks is absent.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Slots {
    /// May the person enter?
    pub entry: Option<SlotAnswer>,
    /// Is a visa needed?
    pub visa: Option<SlotAnswer>,
    /// Are visas being issued?
    pub visa_issuance: Option<SlotAnswer>,
    /// Is an authorisation needed before the journey?
    pub pre_entry_authorisation: Option<SlotAnswer>,
    /// Are biometrics taken at the border?
    pub biometrics: Option<SlotAnswer>,
    /// Is a bond needed?
    pub bond: Option<SlotAnswer>,
    /// Must the stay be registered?
    pub registration: Option<SlotAnswer>,
    /// How long may the person stay?
    pub stay: Option<SlotAnswer>,
}

/// The answer to one question.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SlotAnswer {
    /// The result.
    #[schema(schema_with = words::outcome)]
    pub result: String,
    /// How strongly the rule binds.
    #[schema(schema_with = words::strength, required = false)]
    pub strength: Option<String>,
    /// What is to be obtained, by its name in the pack.
    pub obtain: Option<String>,
    /// For how long it is usable, in the pack's words.
    pub usable_for: Option<String>,
    /// First instant at which filing is allowed.
    #[schema(format = DateTime)]
    pub file_not_before: Option<String>,
    /// Last instant at which filing is in time.
    #[schema(format = DateTime)]
    pub file_by: Option<String>,
    /// Where the filing stands. Exactly at the limit is in time.
    #[schema(schema_with = words::filing, required = false)]
    pub filing: Option<String>,
    /// The condition on which the filing is in time, where the hour of entry decides.
    pub met_if: Option<String>,
    /// The limit of stay with the fewest days left.
    pub limit: Option<Limit>,
    /// All limits that hold together, if there are several.
    pub limits: Option<Vec<Limit>>,
    /// Days that count on the day of entry, before the planned stay.
    pub days_used: Option<u32>,
    /// Days left on the day of entry.
    pub days_left: Option<u32>,
    /// The last day that may be spent; `null` where the day of entry itself is not lawful.
    #[schema(format = Date)]
    pub last_lawful_day: Option<String>,
    /// The first day, not before the planned one, on which a day is left.
    #[schema(format = Date)]
    pub earliest_entry: Option<String>,
    /// First day of a booked stay that the planned one would make unlawful.
    #[schema(format = Date)]
    pub conflicts_with_booked: Option<String>,
    /// What each reading of the sources says, where they disagree.
    pub readings: Option<Vec<ReadingOfLaw>>,
    /// The last day for registering the stay.
    #[schema(format = Date)]
    pub by: Option<String>,
    /// Days that nobody has announced and that can change the result.
    pub undated: Option<Vec<Undated>>,
}

/// A day that nobody has announced, and on which an answer depends: no fact of the traveller can settle it.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Undated {
    /// The rule, exception or deadline that begins or ends on it: `schengen.entry/etias`.
    pub rule: String,
    /// It is not earlier than this day.
    #[schema(format = Date)]
    pub not_before: Option<String>,
    /// It is not later than this day.
    #[schema(format = Date)]
    pub not_after: Option<String>,
}

/// A limit of stay.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Limit {
    /// Most days; absent where the limit is a day.
    pub max_days: Option<u32>,
    /// `rolling-180` (the number is the window), `calendar-year`, `half-year`, `half-year-from-entry`,
    /// `per-entry`, `until`.
    pub window: String,
    /// The group of states whose days all count, by its name in the pack.
    pub territory: Option<String>,
    /// The last day, for `until`.
    #[schema(format = Date)]
    pub until: Option<String>,
    /// The rule it comes from.
    pub rule: Option<String>,
    /// Its own count on the day of entry.
    pub days_used: Option<u32>,
    /// Its own days left on the day of entry.
    pub days_left: Option<u32>,
}

/// What one reading of the sources says.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct ReadingOfLaw {
    /// Its name in the pack; for two rules of equal rank the rule's name.
    pub reading: String,
    /// Its result.
    #[schema(schema_with = words::outcome)]
    pub result: String,
    /// Its strength.
    #[schema(schema_with = words::strength, required = false)]
    pub strength: Option<String>,
    /// The last lawful day in this reading.
    #[schema(format = Date)]
    pub last_lawful_day: Option<String>,
    /// The rules and exceptions behind it.
    pub rules: Vec<String>,
    /// The sources behind it.
    pub sources: Vec<String>,
}

/// A rule that decided a slot.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Because {
    /// The slot.
    #[schema(schema_with = words::slot)]
    pub slot: String,
    /// Pack and rule.
    #[schema(examples("rus.entry/stay"))]
    pub rule: String,
    /// The version that decided.
    pub version: u32,
    /// Its reading, if it has one.
    pub reading: Option<String>,
    /// The sources behind it.
    pub sources: Vec<String>,
    /// The rules or deadlines that it defeated.
    pub defeated: Vec<String>,
    /// Its sentences, each true of this traveller.
    pub conditions: Option<Vec<String>>,
    /// Its conditions with the facts and whether they are fulfilled.
    pub judged: Option<Vec<JudgedCondition>>,
    /// How sure each source is.
    pub confidence: Option<Vec<SourceMark>>,
}

/// A condition and what this traveller's facts say of it.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct JudgedCondition {
    /// The sentence, as the pack writes it; for days in force, deadlines and limits of stay in the same words.
    #[schema(examples("visa.RUS.class is none"))]
    pub sentence: String,
    /// `true`, `false`, or `unknown` while a missing fact decides.
    #[schema(examples("true"))]
    pub truth: String,
    /// True where it is one of several, of which one is enough.
    pub one_of: Option<bool>,
    /// The facts that it speaks of.
    pub facts: Vec<FactTold>,
}

/// A fact and what was said of it.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct FactTold {
    /// Its path in a situation.
    #[schema(examples("purpose"))]
    pub fact: String,
    /// As the situation writes it; `null` where it is known to be none, absent where nobody said.
    #[schema(required = false)]
    pub value: Option<serde_json::Value>,
}

/// How sure a source is.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct SourceMark {
    /// Its name in the pack.
    pub source: String,
    /// How well it is supported.
    #[schema(schema_with = words::confidence)]
    pub confidence: String,
    /// Whether it was held against the original text.
    #[schema(schema_with = words::checked)]
    pub checked: String,
}

/// A rule or exception that would have given another result.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct WhyNot {
    /// The slot.
    #[schema(schema_with = words::slot)]
    pub slot: String,
    /// The result that it would have given.
    #[schema(schema_with = words::outcome)]
    pub result: String,
    /// Pack and rule or exception.
    pub rule: String,
    /// The version that would have decided.
    pub version: u32,
    /// The fewest conditions that would have to be otherwise.
    pub in_the_way: Vec<JudgedCondition>,
    /// The rules that it yields to, where its own conditions are fulfilled.
    pub yields_to: Option<Vec<String>>,
}

/// Something that the traveller can do to get a better result. Each was tried before it is told.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct Change {
    /// The slot whose result becomes better.
    #[schema(schema_with = words::slot)]
    pub slot: String,
    /// The result then.
    #[schema(schema_with = words::outcome)]
    pub result: String,
    /// Where the filing then stands.
    #[schema(schema_with = words::filing, required = false)]
    pub filing: Option<String>,
    /// What to change; the facts of one change belong together.
    pub facts: Vec<FactChange>,
    /// What it costs, from 1; only for the order.
    pub cost: u8,
}

/// A fact with another value.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct FactChange {
    /// Its path in a situation.
    #[schema(examples("filed.at"))]
    pub fact: String,
    /// `is`, `not-after`, `not-before`, `at-least`.
    #[schema(examples("not-after"))]
    pub bound: String,
    /// The value, as a situation writes it.
    pub value: serde_json::Value,
}

/// A pack that spoke.
#[derive(ToSchema)]
#[schema(rename_all = "kebab-case")]
pub struct PackMark {
    /// Its name.
    pub pack: String,
    /// Its version.
    pub version: String,
    /// The day up to which its sources were read.
    #[schema(format = Date)]
    pub known_to: String,
    /// Who reviewed its texts; `none` if nobody.
    pub reviewed: String,
    /// SHA-256 of its canonical bytes, in hexadecimal digits.
    pub hash: Option<String>,
}
