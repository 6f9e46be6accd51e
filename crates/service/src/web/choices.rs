//! The closed sets that forms offer, with the codes of `interfaces.md`. Each code's word is `GROUP-CODE`.

/// Kinds of travel document (group `kind`).
pub const KINDS: &[&str] = &[
    "ordinary-passport",
    "identity-card",
    "diplomatic-passport",
    "service-passport",
    "birth-certificate",
    "seaman-book",
    "refugee-travel-document",
    "stateless-travel-document",
    "emergency-travel-document",
    "internal-passport",
];

/// Purposes of a trip (group `purpose`).
pub const PURPOSES: &[&str] =
    &["work", "study", "private", "tourism", "business", "medical", "transit", "haulage", "official"];

/// Residence titles in the state entered (group `residence`).
pub const RESIDENCES: &[&str] = &["none", "temporary-residence-permit", "permanent-residence-permit"];

/// Visas of the state entered (group `visa`): none, an electronic one, one in the passport.
pub const VISAS: &[&str] = &["none", "e-visa", "visa"];

/// Visas on the planner (group `plan-visa`).
pub const PLAN_VISAS: &[&str] = &["none", "visa"];

/// Posts and callings that a rule may exempt (group `role`).
pub const ROLES: &[&str] = &[
    "none",
    "international-driver",
    "crew",
    "eaeu-worker",
    "family-of-eaeu-worker",
    "diplomat",
    "consular-staff",
    "international-organisation-staff",
    "family-of-official",
];

/// Emergencies (group `urgency`).
pub const URGENCIES: &[&str] =
    &["none", "urgent-treatment", "serious-illness-of-relative", "death-of-relative", "other"];

/// Whether an application was filed already (group `was-filed`).
pub const FILED: &[&str] = &["no", "yes", "granted"];

/// Who files for a child (group `relation`).
pub const RELATIONS: &[&str] = &["parent", "guardian"];

/// Crossing points whose names are known in every language (group `point`), without the code of their state.
pub const POINTS: &[&str] = &[
    "sheremetyevo",
    "domodedovo",
    "vnukovo",
    "zhukovsky",
    "verkhny-lars",
    "ozinki",
    "karauzek",
    "petukhovo",
    "mashtakovo",
    "sagarchin",
    "bugristoye",
    "kulunda",
    "veseloyarsk",
];

/// Kinds of hit (group `hit`).
pub const HITS: &[&str] = &["entry-ban", "controlled-person", "lost-document"];

/// What staff may do (group `role-staff`).
pub const STAFF_ROLES: &[&str] = &["officer", "appeals", "border", "admin"];

/// Stages of an application (group `stage`), besides `all` in the filter of a queue.
pub const STAGES: &[&str] =
    &["submitted", "referred", "granted", "refused", "appealed", "upheld", "overturned", "withdrawn"];

/// Why an officer refuses (group `refusal`), as `journey` names them.
pub const REFUSALS: &[&str] = &[
    "document-not-accepted",
    "identity-not-established",
    "purpose-not-established",
    "filed-too-late",
    "no-day-left",
    "entry-suspended",
    "entry-ban",
    "false-statement",
    "proof-missing",
    "other-ground",
];

/// Why a pass is taken back (group `withdrawal`), as `journey` names them.
pub const WITHDRAWALS: &[&str] = &[
    "new-passport",
    "passport-lost",
    "wrong-content",
    "grounds-gone",
    "entry-ban",
    "holder-asked",
    "under-review",
    "other-ground",
];

/// Why the rules refer a case to an officer (group `referral`), as `journey` names them.
pub const REFERRALS: &[&str] = &[
    "rules-refuse",
    "rules-conflict",
    "fact-missing",
    "required-first",
    "filed-early",
    "filed-late",
    "emergency-proof",
    "stay-too-long",
    "hit",
    "no-pack",
    "window-closed",
    "guardian-check",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Text};

    /// Every group of codes that pages put into words.
    const GROUPS: &[(&str, &[&str])] = &[
        ("kind", KINDS),
        ("purpose", PURPOSES),
        ("residence", RESIDENCES),
        ("visa", VISAS),
        ("role", ROLES),
        ("urgency", URGENCIES),
        ("was-filed", FILED),
        ("relation", RELATIONS),
        ("point", POINTS),
        ("hit", HITS),
        ("role-staff", STAFF_ROLES),
        ("role-short", STAFF_ROLES),
        ("stage", STAGES),
        ("verdict", &["free", "act", "refused", "depends", "conflict"]),
        (
            "result",
            &[
                "required",
                "not-required",
                "voluntary",
                "permitted",
                "suspended",
                "within",
                "exceeds",
                "forbidden",
                "depends",
                "conflict",
            ],
        ),
        ("refusal", REFUSALS),
        ("withdrawal", WITHDRAWALS),
        ("referral", REFERRALS),
        ("event", STAGES),
        ("ground", &["citizen", "resident", "visa", "exempt", "not-required"]),
        ("error-staff", &["login", "name", "password", "role"]),
        ("strength", &["mandatory", "voluntary", "recommended"]),
        ("filing", &["in-time", "early", "late", "not-filed", "depends"]),
        (
            "slot",
            &[
                "entry",
                "visa",
                "visa-issuance",
                "pre-entry-authorisation",
                "biometrics",
                "bond",
                "stay",
                "registration",
            ],
        ),
        ("confidence", &["official", "several", "single", "repo", "recall"]),
        ("checked", &["confirmed", "to-verify", "secondary"]),
        ("state", &["draft", "announced", "adopted", "suspended", "repealed"]),
        ("pack", &["draft", "published", "withdrawn"]),
        ("pass-state", &["open", "not-yet", "over", "used", "revoked", "suspended"]),
        ("seal-status", &["valid", "invalid", "unverifiable"]),
        ("seal-signature", &["good", "bad", "unreadable"]),
        (
            "seal-chain",
            &["trusted", "untrusted", "unknown-certificate", "expired", "revoked", "wrong-purpose"],
        ),
        ("seal-revocation", &["not-revoked", "revoked", "suspended", "unknown", "stale"]),
        ("seal-window", &["not-yet", "open", "over"]),
        ("seal-document", &["matches", "mismatch", "not-checked"]),
        (
            "seal-reason",
            &[
                "READ_ERROR",
                "WRONG_FORMAT",
                "UNKNOWN_CERTIFICATE",
                "UNTRUSTED_CERTIFICATE",
                "EXPIRED_CERTIFICATE",
                "REVOKED_CERTIFICATE",
                "INVALID_DOCUMENTTYPE",
                "INVALID_SIGNATURE",
                "SEAL_PASSPORT_MISMATCH",
                "INVALID_PASSPORT_MRZ",
                "UNKNOWN_FEATURE",
                "NOT_YET_VALID",
                "EXPIRED",
                "REVOKED",
                "STALE_STATUS",
            ],
        ),
        (
            "mrz-problem",
            &[
                "wrong-length",
                "bad-character",
                "check-digit",
                "composite-check-digit",
                "bad-date",
                "unknown-state",
                "bad-sex",
                "empty-name",
                "unknown-format",
            ],
        ),
    ];

    #[test]
    fn every_code_of_a_closed_set_has_its_word_in_every_language() {
        for &language in Language::ALL {
            let text = Text::new(language);
            for (group, codes) in GROUPS {
                for code in *codes {
                    let key = format!("{group}-{}", code.to_ascii_lowercase().replace('_', "-"));
                    assert!(text.maybe(&key).is_some(), "{language}: `{key}` is missing");
                }
            }
        }
    }
}
