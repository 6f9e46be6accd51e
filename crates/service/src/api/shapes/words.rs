//! The closed sets of the wire, taken from where they are defined, so that a new word shows in the description by itself.

use journey::{ReasonCode, ReferralCode, Relation, Sex, StageName};
use rules::{
    Crossing, DocumentKind, Filing, Ground, HitKind, Mode, Outcome, Purpose, Residence, Role, Slot, Strength,
    Urgency, Verdict,
};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{Object, RefOr, Schema};

/// A text of a closed set.
fn closed(words: impl IntoIterator<Item = &'static str>) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words)).build()
}

/// Declares functions that describe closed sets.
macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident = $words:expr;)*) => {
        $($(#[$doc])* pub(in crate::api) fn $name() -> RefOr<Schema> { closed($words).into() })*
    };
}

sets! {
    /// Ways over the border.
    crossing = Crossing::WORDS.iter().copied();
    /// Kinds of document.
    document_kind = DocumentKind::WORDS.iter().copied();
    /// Where a filing stands.
    filing = Filing::WORDS.iter().copied();
    /// Grounds of stay.
    ground = Ground::WORDS.iter().copied();
    /// Kinds of hit.
    hit_kind = HitKind::WORDS.iter().copied();
    /// Modes of transport.
    mode = Mode::WORDS.iter().copied();
    /// Results of a slot.
    outcome = Outcome::WORDS.iter().copied();
    /// Purposes of a trip.
    purpose = Purpose::WORDS.iter().copied();
    /// Residence permits.
    residence = Residence::WORDS.iter().copied();
    /// Roles.
    role = Role::WORDS.iter().copied();
    /// Questions.
    slot = Slot::WORDS.iter().copied();
    /// Strengths.
    strength = Strength::WORDS.iter().copied();
    /// Emergencies.
    urgency = Urgency::WORDS.iter().copied();
    /// Verdicts.
    verdict = Verdict::WORDS.iter().copied();
    /// Stages of an application.
    stage = StageName::ALL.iter().map(|word| word.word());
    /// Why an application goes to an officer.
    referral = ReferralCode::ALL.iter().map(|word| word.word());
    /// Why an officer refuses.
    refusal = ReasonCode::ALL.iter().map(|word| word.word());
    /// Sex as the document prints it.
    sex = Sex::ALL.iter().map(|word| word.word());
    /// Who files for a child.
    relation = Relation::ALL.iter().map(|word| word.word());
    /// Languages of travellers.
    language = journey::Language::ALL.iter().map(|word| word.word());
    /// What became of a pass.
    pass_state = ["unused", "used", "revoked", "suspended"];
    /// Outcomes of an appeal.
    appeal_outcome = journey::AppealOutcome::ALL.iter().map(|word| word.word());
    /// Confidence in a source.
    confidence = rules::Confidence::WORDS.iter().copied();
    /// Whether a source was held against its text.
    checked = rules::Checked::WORDS.iter().copied();
    /// The rank of an act.
    rank = rules::Rank::WORDS.iter().copied();
    /// Where a version stands.
    state = rules::State::WORDS.iter().copied();
}
