//! From a draft to a filing and back.
//!
//! In: a [`FilingDraft`] and the day of filing. Out: a [`Filing`], or every problem at once.

use base::{Country, Moment, parse_date};
use jiff::civil::Date;
use rules::{DocumentKind, Ground, Mode, Purpose, Residence, Role, Urgency};

use crate::draft::{
    ContractDraft, DocumentDraft, EntryDraft, FilingDraft, GuardianDraft, StayDraft, VisaDraft,
};
use crate::filing::{
    Contract, DeclaredStay, Email, Entry, EntryTime, Filing, Guardian, TravelDocument, Visa,
};
use crate::ids::UploadId;
use crate::parse::{Gather, ProblemCode, Problems};
use crate::words::{Language, Relation, Sex};

/// Longest name that is kept: the name field of a passport holds 39 characters (Doc 9303-4), a list twice that.
const NAME_CHARACTERS: usize = 80;
/// Longest document number: nine cells and the optional field of an identity card (Doc 9303-5).
const NUMBER_CHARACTERS: usize = 22;
/// Longest free word, such as a region or a crossing point.
const WORD_CHARACTERS: usize = 80;
/// Most regions, stays and nationalities that one filing may list.
const ENTRIES: usize = 100;
/// Age from which a traveller files alone (facts R25).
const ADULT_YEARS: i16 = 18;

impl FilingDraft {
    /// Reads the draft on the day of filing, in the zone of the authority.
    ///
    /// # Errors
    ///
    /// [`Problems`] holds every field that is wrong, each once with its code.
    pub fn parse(&self, today: Date) -> Result<Filing, Problems> {
        let mut gather = Gather::default();
        let filing = read(self, &mut gather);
        if let Some(filing) = &filing {
            check_on(filing, today, &mut gather);
        }
        gather.finish(filing)
    }
}

impl TryFrom<FilingDraft> for Filing {
    type Error = Problems;

    /// Reads what was accepted before: nothing that depends on the day is asked again.
    fn try_from(draft: FilingDraft) -> Result<Self, Self::Error> {
        let mut gather = Gather::default();
        let filing = read(&draft, &mut gather);
        gather.finish(filing)
    }
}

impl From<Filing> for FilingDraft {
    fn from(filing: Filing) -> Self {
        Self::from(&filing)
    }
}

impl From<&Filing> for FilingDraft {
    fn from(filing: &Filing) -> Self {
        let (at, on) = match filing.entry.when {
            EntryTime::At(moment) => (Some(moment.to_string()), None),
            EntryTime::On(day) => (None, Some(day.to_string())),
        };
        Self {
            document: document_draft(&filing.document),
            nationalities: filing.nationalities.iter().map(ToString::to_string).collect(),
            email: filing.email.as_ref().map(ToString::to_string),
            language: filing.language.to_string(),
            entry: EntryDraft {
                at,
                on,
                point: filing.entry.point.clone(),
                mode: filing.entry.mode.map(|mode| mode.to_string()),
            },
            exit: written(filing.exit),
            purpose: filing.purpose.to_string(),
            regions: filing.regions.clone(),
            urgency: Some(filing.urgency.to_string()),
            proof: written(filing.proof),
            role: Some(filing.role.to_string()),
            contract: filing.contract.map(|contract| ContractDraft {
                from: contract.from.to_string(),
                until: written(contract.until),
            }),
            residence: Some(filing.residence.to_string()),
            visa: filing.visa.as_ref().map(|visa| VisaDraft {
                class: visa.class.clone(),
                issued: written(visa.issued),
                expires: written(visa.expires),
            }),
            stays: filing.stays.iter().map(stay_draft).collect(),
            guardian: filing.guardian.as_ref().map(guardian_draft),
        }
    }
}

fn document_draft(document: &TravelDocument) -> DocumentDraft {
    DocumentDraft {
        nationality: document.nationality.to_string(),
        issuer: document.issuer.to_string(),
        kind: document.kind.to_string(),
        number: document.number.clone(),
        expires: document.expires.to_string(),
        primary: document.primary.clone(),
        secondary: document.secondary.clone(),
        born: document.born.to_string(),
        sex: document.sex.to_string(),
    }
}

fn stay_draft(stay: &DeclaredStay) -> StayDraft {
    StayDraft {
        country: stay.country.to_string(),
        from: stay.from.to_string(),
        to: written(stay.to),
        ground: Some(stay.ground.to_string()),
    }
}

fn guardian_draft(guardian: &Guardian) -> GuardianDraft {
    GuardianDraft {
        primary: guardian.primary.clone(),
        secondary: guardian.secondary.clone(),
        nationality: guardian.nationality.to_string(),
        document_number: guardian.document_number.clone(),
        relation: guardian.relation.to_string(),
    }
}

fn written(value: Option<impl ToString>) -> Option<String> {
    value.map(|value| value.to_string())
}

/// Reads every field, then gives the filing if all that it needs were read.
fn read(draft: &FilingDraft, gather: &mut Gather) -> Option<Filing> {
    let document = read_document(&draft.document, gather);
    let nationalities = read_list(gather, "nationalities", &draft.nationalities, country);
    let email = gather
        .optional("email", draft.email.as_deref(), |t| Email::parse(t).map_err(|_| ProblemCode::BadEmail));
    let language = gather.required("language", &draft.language, |t| known(Language::parse(t)));
    let entry = read_entry(&draft.entry, gather);
    let exit = gather.optional("exit", draft.exit.as_deref(), day);
    let purpose = gather.required("purpose", &draft.purpose, |t| known(Purpose::parse(t)));
    let regions = read_list(gather, "regions", &draft.regions, free_word);
    let urgency = gather.optional("urgency", draft.urgency.as_deref(), |t| known(Urgency::parse(t)));
    let proof = gather.optional("proof", draft.proof.as_deref(), |t| {
        UploadId::parse(t).map_err(|_| ProblemCode::BadIdentifier)
    });
    let role = gather.optional("role", draft.role.as_deref(), |t| known(Role::parse(t)));
    let contract = draft.contract.as_ref().and_then(|contract| read_contract(contract, gather));
    let residence = gather.optional("residence", draft.residence.as_deref(), |t| known(Residence::parse(t)));
    let visa = draft.visa.as_ref().and_then(|visa| read_visa(visa, gather));
    let stays = read_stays(&draft.stays, gather);
    let guardian = draft.guardian.as_ref().and_then(|guardian| read_guardian(guardian, gather));
    let entry = entry?;
    if exit.is_some_and(|exit| exit < entry.when.day()) {
        gather.note("exit", ProblemCode::WrongOrder);
    }
    Some(Filing {
        document: document?,
        nationalities,
        email,
        language: language?,
        entry,
        exit,
        purpose: purpose?,
        regions,
        urgency: urgency.unwrap_or(Urgency::None),
        proof,
        role: role.unwrap_or(Role::None),
        contract,
        residence: residence.unwrap_or(Residence::None),
        visa,
        stays,
        guardian,
    })
}

/// What can be wrong only in the light of the day of filing.
fn check_on(filing: &Filing, today: Date, gather: &mut Gather) {
    if filing.document.expires < today {
        gather.note("document.expires", ProblemCode::InThePast);
    }
    if filing.document.born.earliest() > today {
        gather.note("document.born", ProblemCode::InTheFuture);
    }
    // One day of grace: the entry is read in the zone of the crossing point, today in that of the authority.
    if filing.entry.when.day() < today.yesterday().unwrap_or(today) {
        gather.note("entry", ProblemCode::InThePast);
    }
    if filing.guardian.is_none() && filing.document.born.age_at_most(today) < ADULT_YEARS {
        gather.note("guardian", ProblemCode::GuardianNeeded);
    }
    for (place, stay) in filing.stays.iter().enumerate() {
        if stay.from > today {
            gather.note(format!("stays.{place}.from"), ProblemCode::InTheFuture);
        }
    }
}

fn read_document(draft: &DocumentDraft, gather: &mut Gather) -> Option<TravelDocument> {
    let nationality = gather.required("document.nationality", &draft.nationality, country);
    let issuer = gather.required("document.issuer", &draft.issuer, country);
    let kind = gather.required("document.kind", &draft.kind, |t| known(DocumentKind::parse(t)));
    let number = gather.required("document.number", &draft.number, document_number);
    let expires = gather.required("document.expires", &draft.expires, day);
    let primary = gather.required("document.primary", &draft.primary, name);
    let secondary = gather.optional("document.secondary", draft.secondary.as_deref(), name);
    let born = gather.required("document.born", &draft.born, |t| t.parse().map_err(|_| ProblemCode::BadDate));
    let sex = gather.required("document.sex", &draft.sex, |t| known(Sex::parse(t)));
    Some(TravelDocument {
        nationality: nationality?,
        issuer: issuer?,
        kind: kind?,
        number: number?,
        expires: expires?,
        primary: primary?,
        secondary,
        born: born?,
        sex: sex?,
    })
}

fn read_entry(draft: &EntryDraft, gather: &mut Gather) -> Option<Entry> {
    let at = gather
        .optional("entry.at", draft.at.as_deref(), |t| Moment::parse(t).map_err(|_| ProblemCode::BadInstant));
    let on = gather.optional("entry.on", draft.on.as_deref(), day);
    let point = gather.optional("entry.point", draft.point.as_deref(), free_word);
    let mode = gather.optional("entry.mode", draft.mode.as_deref(), |t| known(Mode::parse(t)));
    let is_blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
    if is_blank(&draft.at) && is_blank(&draft.on) {
        gather.note("entry.at", ProblemCode::Missing);
    }
    let when = match (at, on) {
        (Some(at), Some(on)) if at.date() != on => {
            gather.note("entry.on", ProblemCode::Contradiction);
            return None;
        }
        (Some(at), _) => EntryTime::At(at),
        (None, Some(on)) => EntryTime::On(on),
        (None, None) => return None,
    };
    Some(Entry { when, point, mode })
}

fn read_contract(draft: &ContractDraft, gather: &mut Gather) -> Option<Contract> {
    let from = gather.required("contract.from", &draft.from, day);
    let until = gather.optional("contract.until", draft.until.as_deref(), day);
    let from = from?;
    if until.is_some_and(|until| until < from) {
        gather.note("contract.until", ProblemCode::WrongOrder);
    }
    Some(Contract { from, until })
}

fn read_visa(draft: &VisaDraft, gather: &mut Gather) -> Option<Visa> {
    if draft.class.trim() == "none" {
        return None;
    }
    let class = gather.required("visa.class", &draft.class, free_word);
    let issued = gather.optional("visa.issued", draft.issued.as_deref(), day);
    let expires = gather.optional("visa.expires", draft.expires.as_deref(), day);
    if let (Some(issued), Some(expires)) = (issued, expires)
        && expires < issued
    {
        gather.note("visa.expires", ProblemCode::WrongOrder);
    }
    Some(Visa { class: class?, issued, expires })
}

fn read_stays(drafts: &[StayDraft], gather: &mut Gather) -> Vec<DeclaredStay> {
    if gather.too_many("stays", drafts, ENTRIES) {
        return Vec::new();
    }
    drafts.iter().enumerate().filter_map(|(place, draft)| read_stay(place, draft, gather)).collect()
}

fn read_stay(place: usize, draft: &StayDraft, gather: &mut Gather) -> Option<DeclaredStay> {
    let field = |name: &str| format!("stays.{place}.{name}");
    let country = gather.required(&field("in"), &draft.country, country);
    let from = gather.required(&field("from"), &draft.from, day);
    let to = gather.optional(&field("to"), draft.to.as_deref(), day);
    let ground = gather.optional(&field("ground"), draft.ground.as_deref(), |t| known(Ground::parse(t)));
    let from = from?;
    if to.is_some_and(|to| to < from) {
        gather.note(field("to"), ProblemCode::WrongOrder);
    }
    Some(DeclaredStay { country: country?, from, to, ground: ground.unwrap_or(Ground::VisaFree) })
}

fn read_guardian(draft: &GuardianDraft, gather: &mut Gather) -> Option<Guardian> {
    let primary = gather.required("guardian.primary", &draft.primary, name);
    let secondary = gather.optional("guardian.secondary", draft.secondary.as_deref(), name);
    let nationality = gather.required("guardian.nationality", &draft.nationality, country);
    let document_number =
        gather.required("guardian.document-number", &draft.document_number, document_number);
    let relation = gather.required("guardian.relation", &draft.relation, |t| known(Relation::parse(t)));
    Some(Guardian {
        primary: primary?,
        secondary,
        nationality: nationality?,
        document_number: document_number?,
        relation: relation?,
    })
}

/// Reads a list of texts; an empty text in it is left out, as a form sends one for a box that was left blank.
fn read_list<T>(
    gather: &mut Gather,
    field: &str,
    texts: &[String],
    read: impl Fn(&str) -> Result<T, ProblemCode>,
) -> Vec<T> {
    if gather.too_many(field, texts, ENTRIES) {
        return Vec::new();
    }
    let each = texts.iter().enumerate();
    each.filter_map(|(place, text)| gather.optional(&format!("{field}.{place}"), Some(text), &read)).collect()
}

fn known<T>(value: Option<T>) -> Result<T, ProblemCode> {
    value.ok_or(ProblemCode::UnknownWord)
}

fn country(text: &str) -> Result<Country, ProblemCode> {
    Country::parse(text).map_err(|_| ProblemCode::UnknownCountry)
}

fn day(text: &str) -> Result<Date, ProblemCode> {
    parse_date(text).map_err(|_| ProblemCode::BadDate)
}

/// A name as the machine readable zone prints it: letters `A`–`Z`, one space between words.
fn name(text: &str) -> Result<String, ProblemCode> {
    let upper = text.to_ascii_uppercase();
    if !upper.chars().all(|c| c.is_ascii_uppercase() || c == ' ') {
        return Err(ProblemCode::BadCharacter);
    }
    within(upper.split_whitespace().collect::<Vec<_>>().join(" "), NAME_CHARACTERS)
}

/// A document number as the machine readable zone prints it, without fillers and spaces.
fn document_number(text: &str) -> Result<String, ProblemCode> {
    let upper: String = text.chars().filter(|c| *c != ' ').map(|c| c.to_ascii_uppercase()).collect();
    if !upper.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
        return Err(ProblemCode::BadCharacter);
    }
    within(upper, NUMBER_CHARACTERS)
}

fn free_word(text: &str) -> Result<String, ProblemCode> {
    if text.chars().any(char::is_control) {
        return Err(ProblemCode::BadCharacter);
    }
    within(text.to_owned(), WORD_CHARACTERS)
}

fn within(text: String, limit: usize) -> Result<String, ProblemCode> {
    if text.chars().count() > limit { Err(ProblemCode::TooLong) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{draft, today};

    /// Parses a changed sample and compares what is wrong with it.
    fn check(change: impl FnOnce(&mut FilingDraft), expected: &[(&str, ProblemCode)]) {
        let mut draft = draft();
        change(&mut draft);
        let seen: Vec<(String, ProblemCode)> = match draft.parse(today()) {
            Ok(_) => Vec::new(),
            Err(problems) => {
                problems.all().iter().map(|problem| (problem.field.clone(), problem.code)).collect()
            }
        };
        let expected: Vec<_> = expected.iter().map(|(field, code)| ((*field).to_owned(), *code)).collect();
        assert_eq!(seen, expected);
    }

    #[test]
    fn an_empty_form_names_every_field_that_is_needed() {
        let problems = FilingDraft::default().parse(today()).unwrap_err();
        let fields: Vec<&str> = problems.all().iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(
            fields,
            [
                "document.nationality",
                "document.issuer",
                "document.kind",
                "document.number",
                "document.expires",
                "document.primary",
                "document.born",
                "document.sex",
                "language",
                "entry.at",
                "purpose"
            ]
        );
        assert!(problems.all().iter().all(|problem| problem.code == ProblemCode::Missing));
        assert!(
            problems.to_string().starts_with("the filing has problems: `document.nationality` missing, ")
        );
    }

    #[test]
    fn problems_of_different_fields_are_told_together() {
        check(
            |draft| {
                draft.document.nationality = "UZ".to_owned();
                draft.document.expires = "2026-02-30".to_owned();
                draft.email = Some("nobody".to_owned());
                draft.purpose = "holiday".to_owned();
            },
            &[
                ("document.nationality", ProblemCode::UnknownCountry),
                ("document.expires", ProblemCode::BadDate),
                ("email", ProblemCode::BadEmail),
                ("purpose", ProblemCode::UnknownWord),
            ],
        );
    }

    #[test]
    fn names_and_numbers_are_those_of_the_machine_readable_zone() {
        check(|draft| draft.document.primary = " eriksson  lind ".to_owned(), &[]);
        check(
            |draft| draft.document.primary = "O'BRIEN".to_owned(),
            &[("document.primary", ProblemCode::BadCharacter)],
        );
        check(|draft| draft.document.number = "aa 1234567".to_owned(), &[]);
        check(
            |draft| draft.document.number = "AA-1".to_owned(),
            &[("document.number", ProblemCode::BadCharacter)],
        );
        check(|draft| draft.document.number = "A".repeat(22), &[]);
        check(|draft| draft.document.number = "A".repeat(23), &[("document.number", ProblemCode::TooLong)]);
        let mut sample = draft();
        sample.document.primary = " eriksson  lind ".to_owned();
        sample.document.secondary = None;
        let filing = sample.parse(today()).unwrap();
        assert_eq!(filing.document.full_name(), "ERIKSSON LIND");
    }

    #[test]
    fn days_stand_in_their_order_and_on_the_right_side_of_today() {
        check(|draft| draft.document.expires = "2026-08-01".to_owned(), &[]);
        check(
            |draft| draft.document.expires = "2026-07-31".to_owned(),
            &[("document.expires", ProblemCode::InThePast)],
        );
        check(|draft| draft.exit = Some("2026-08-10".to_owned()), &[]);
        check(|draft| draft.exit = Some("2026-08-09".to_owned()), &[("exit", ProblemCode::WrongOrder)]);
        let entry = |at: Option<&str>, on: Option<&str>| {
            let (at, on) = (at.map(str::to_owned), on.map(str::to_owned));
            move |draft: &mut FilingDraft| draft.entry = EntryDraft { at, on, ..EntryDraft::default() }
        };
        check(entry(None, Some("2026-08-10")), &[]);
        check(entry(Some("2026-08-10T09:00:00+05:00"), Some("2026-08-10")), &[]);
        check(
            entry(Some("2026-08-10T09:00:00+05:00"), Some("2026-08-11")),
            &[("entry.on", ProblemCode::Contradiction)],
        );
        check(entry(Some("tomorrow"), None), &[("entry.at", ProblemCode::BadInstant)]);
        check(entry(None, Some("2026-07-31")), &[]);
        check(entry(None, Some("2026-07-30")), &[("entry", ProblemCode::InThePast)]);
        check(
            |draft| {
                draft.contract = Some(ContractDraft {
                    from: "2026-09-01".to_owned(),
                    until: Some("2026-08-01".to_owned()),
                });
            },
            &[("contract.until", ProblemCode::WrongOrder)],
        );
    }

    #[test]
    fn a_child_is_filed_for_by_an_adult() {
        let born = |text: &str| {
            let text = text.to_owned();
            move |draft: &mut FilingDraft| draft.document.born = text
        };
        check(born("2008-08-01"), &[]);
        check(born("2008-08-02"), &[("guardian", ProblemCode::GuardianNeeded)]);
        // Whoever may have turned eighteen already files alone.
        check(born("2008-XX-XX"), &[]);
        check(born("2009-XX-XX"), &[("guardian", ProblemCode::GuardianNeeded)]);
        check(
            born("2026-08-02"),
            &[("document.born", ProblemCode::InTheFuture), ("guardian", ProblemCode::GuardianNeeded)],
        );
        check(
            |draft| {
                draft.document.born = "2015-01-01".to_owned();
                draft.guardian = Some(GuardianDraft {
                    primary: "ERIKSSON".to_owned(),
                    nationality: "UZB".to_owned(),
                    document_number: "L1".to_owned(),
                    relation: "parent".to_owned(),
                    ..GuardianDraft::default()
                });
            },
            &[],
        );
    }

    #[test]
    fn lists_have_limits_and_blank_boxes_are_left_out() {
        check(|draft| draft.regions = vec![" ".to_owned(), "Kurgan".to_owned()], &[]);
        check(
            |draft| draft.regions = vec!["x".to_owned(); ENTRIES + 1],
            &[("regions", ProblemCode::TooMany)],
        );
        check(|draft| draft.regions = vec!["x\u{7}".to_owned()], &[("regions.0", ProblemCode::BadCharacter)]);
        check(
            |draft| {
                draft.stays = vec![StayDraft {
                    country: "RUS".to_owned(),
                    from: "2026-09-01".to_owned(),
                    ..StayDraft::default()
                }];
            },
            &[("stays.0.from", ProblemCode::InTheFuture)],
        );
    }

    #[test]
    fn a_filing_becomes_the_same_draft_and_reads_back_after_its_days() {
        let mut full = draft();
        full.email = Some("anna@mail.example".to_owned());
        full.visa = Some(VisaDraft { class: "none".to_owned(), ..VisaDraft::default() });
        full.stays = vec![StayDraft {
            country: "RUS".to_owned(),
            from: "2026-01-10".to_owned(),
            to: Some("2026-02-18".to_owned()),
            ground: None,
        }];
        let filing = full.parse(today()).unwrap();
        assert_eq!(filing.visa, None);
        let json = serde_json::to_string(&filing).unwrap();
        assert_eq!(serde_json::from_str::<Filing>(&json).unwrap(), filing);
        // What was accepted stays readable when its document has expired.
        assert!(full.parse(jiff::civil::date(2040, 1, 1)).is_err());
        assert!(serde_json::from_str::<FilingDraft>(r#"{"passport": "x"}"#).is_err());
    }
}
