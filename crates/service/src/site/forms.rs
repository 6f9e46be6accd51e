//! What a person typed, read once into typed facts or a filing; what does not read goes back to its field.

use base::{Country, Date, Moment, parse_date, tz};
use journey::{
    ContractDraft, DocumentDraft, EntryDraft, FieldProblem, FilingDraft, GuardianDraft, Problems, StayDraft,
    VisaDraft,
};
use rules::{
    Contract, Crossing, Document, DocumentKind, Filed, Known, Purpose, Residence, Role, Situation, Stay,
    Urgency, Visa, When,
};

use super::local_time::{WallTimeError, moment_at};
use crate::Authority;
use crate::i18n::{Words, words};
use crate::web::choices::VISAS;
use crate::web::{Errors, Filled};

/// The hour that a filing is read at where only its day is known: its last minute, so that nobody is told *in time*
/// who may have been late.
const LAST_MINUTE: &str = "23:59";

/// The facts of the check form; an empty answer is an unknown fact.
pub fn situation(authority: &Authority, form: &Filled, errors: &mut Errors) -> Situation {
    let into = authority.rules_of();
    let mut read = Reader { form, errors };
    let mut facts = Situation::into_state(into);
    facts.crossing = Some(Crossing::Entry);
    let nationality = read.optional("nationality", |text| Country::parse(text).ok());
    facts.document = Document {
        nationality,
        issuer: nationality,
        kind: read.optional("document-kind", DocumentKind::parse),
        expires: read.day("expires"),
        blank_pages: None,
    };
    facts.nationalities = nationality.map(|nationality| vec![nationality]);
    facts.born = read.day("born");
    facts.residence.extend(read.optional("residence", Residence::parse).map(|held| (into, held)));
    facts.visa.extend(read.optional("visa", visa_class).map(|class| (into, visa(class))));
    facts.role = read.optional("role", Role::parse);
    facts.purpose = read.optional("purpose", Purpose::parse);
    facts.contract = contract(&mut read);
    facts.urgency = read.optional("urgency", Urgency::parse);
    let zone = authority.zone_of(form.given("entry-point"));
    facts.entry.point = read.optional("entry-point", |text| known_point(authority, text));
    facts.entry.when = match (read.day("entry-on"), read.moment("entry-on", "entry-at", &zone)) {
        (_, Some(moment)) => When::At(moment),
        (Some(day), None) => When::On(day),
        (None, None) => When::Unknown,
    };
    facts.exit.when = read.day("exit-on").map_or(When::Unknown, When::On);
    if let (Some(entry), When::On(exit)) = (read.day("entry-on"), facts.exit.when)
        && exit < entry
    {
        read.errors.add("exit-on", words("error-wrong-order"));
    }
    facts.filed = filed(&mut read, &authority.zone());
    facts.stays = stays(&mut read, into);
    facts
}

fn visa_class(text: &str) -> Option<&'static str> {
    VISAS.iter().copied().find(|class| *class == text)
}

/// A crossing point of the state entered; any, where its packs list none.
fn known_point(authority: &Authority, text: &str) -> Option<String> {
    let known = authority.packs.points(authority.rules_of());
    (known.is_empty() || known.contains(&text)).then(|| text.to_owned())
}

fn visa(class: &str) -> Visa {
    Visa { class: Some(class.to_owned()), held: (class != "none").then_some(true), ..Visa::default() }
}

fn contract(read: &mut Reader<'_>) -> Known<Contract> {
    let (from, until) = (read.day("contract-from"), read.day("contract-until"));
    match (from, until) {
        (None, None) if read.form.text("purpose") == "work" => Known::Unknown,
        (None, None) => Known::Nothing,
        (from, until) => Known::Is(Contract { from, until }),
    }
}

fn filed(read: &mut Reader<'_>, zone: &tz::TimeZone) -> Known<Filed> {
    match read.form.given("filed") {
        None => Known::Unknown,
        Some("no") => Known::Nothing,
        Some(word) => {
            let granted = word == "granted";
            let at = match (read.day("filed-on"), read.moment("filed-on", "filed-at", zone)) {
                (_, Some(moment)) => Some(moment),
                (Some(day), None) => moment_at(day, LAST_MINUTE, zone).ok(),
                (None, None) => None,
            };
            Known::Is(Filed { at, granted })
        }
    }
}

fn stays(read: &mut Reader<'_>, country: Country) -> Option<Vec<Stay>> {
    let mut stays = Vec::new();
    for row in 1..=Filled::MOST_ROWS {
        let (from_name, to_name) = (format!("stay-from-{row}"), format!("stay-to-{row}"));
        let (from, to) = (read.day(&from_name), read.day(&to_name));
        match (from, to) {
            (Some(from), Some(to)) if to < from => read.errors.add(&to_name, words("error-wrong-order")),
            (Some(from), to) => stays.push(Stay::visa_free(country, from, to)),
            (None, Some(_)) => read.errors.add(&from_name, words("error-missing")),
            (None, None) => {}
        }
    }
    (!stays.is_empty() || read.form.ticked("stays-none")).then_some(stays)
}

/// Reads fields one by one and notes what does not read.
struct Reader<'f> {
    form: &'f Filled,
    errors: &'f mut Errors,
}

impl Reader<'_> {
    fn optional<T>(&mut self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.form.given(name)?;
        let value = parse(text);
        if value.is_none() {
            self.errors.add(name, words("error-unknown-word"));
        }
        value
    }

    fn day(&mut self, name: &str) -> Option<Date> {
        let text = self.form.given(name)?;
        let day = parse_date(text).ok().filter(|day| (1900..2200).contains(&day.year()));
        if day.is_none() {
            self.errors.add(name, words("error-bad-date"));
        }
        day
    }

    fn moment(&mut self, day: &str, hour: &str, zone: &tz::TimeZone) -> Option<Moment> {
        let text = self.form.given(hour)?;
        let day = self.day(day)?;
        match moment_at(day, text, zone) {
            Ok(moment) => Some(moment),
            Err(error) => {
                let key = match error {
                    WallTimeError::NotAnHour => "error-bad-hour",
                    WallTimeError::DoesNotExist => "error-hour-skipped",
                };
                self.errors.add(hour, words(key));
                None
            }
        }
    }
}

/// The filing that the application form says, as a draft; what cannot be read is noted at its field.
pub fn filing(
    authority: &Authority,
    form: &Filled,
    language: &str,
    proof: Option<String>,
    today: Date,
    errors: &mut Errors,
) -> FilingDraft {
    let document = document(form, today, errors);
    let zone = authority.zone_of(form.given("entry-point"));
    let mut read = Reader { form, errors };
    let at = read.moment("entry-on", "entry-at", &zone).map(|moment| moment.to_string());
    let on = if at.is_some() { None } else { form.given("entry-on").map(str::to_owned) };
    let into = authority.rules_of();
    let before = read.errors.all().len();
    let earlier = stays(&mut read, into);
    let stays_are_read = before == read.errors.all().len();
    if earlier.is_none() && stays_are_read {
        errors.add("stays-none", words("error-stays"));
    }
    for name in ["document-kind", "entry-point", "residence", "visa", "role"] {
        if form.given(name).is_none() {
            errors.add(name, words("error-missing"));
        }
    }
    let mut read = Reader { form, errors };
    read.optional("visa", visa_class);
    read.optional("entry-point", |text| known_point(authority, text));
    if !form.ticked("hold-true") {
        errors.add("hold-true", words("error-hold-true"));
    }
    let owned = |name: &str| form.given(name).map(str::to_owned);
    FilingDraft {
        document,
        email: owned("email"),
        language: language.to_owned(),
        entry: EntryDraft { at, on, point: owned("entry-point"), mode: None },
        exit: owned("exit-on"),
        purpose: form.text("purpose").to_owned(),
        regions: form
            .text("regions")
            .split(',')
            .map(|word| word.trim().to_owned())
            .filter(|w| !w.is_empty())
            .collect(),
        urgency: owned("urgency"),
        proof,
        role: owned("role"),
        contract: contract_draft(form),
        residence: owned("residence"),
        visa: owned("visa")
            .filter(|class| class != "none")
            .map(|class| VisaDraft { class, ..VisaDraft::default() }),
        stays: earlier.unwrap_or_default().iter().map(stay_draft).collect(),
        guardian: guardian(form),
        ..FilingDraft::default()
    }
}

/// A contract of which one end alone is named still is one: the missing end is asked for.
fn contract_draft(form: &Filled) -> Option<ContractDraft> {
    let (from, until) = (form.given("contract-from"), form.given("contract-until").map(str::to_owned));
    let is_named = from.is_some() || until.is_some();
    is_named.then(|| ContractDraft { from: from.unwrap_or_default().to_owned(), until })
}

fn stay_draft(stay: &Stay) -> StayDraft {
    StayDraft {
        country: stay.country.to_string(),
        from: stay.from.to_string(),
        to: stay.to.map(|to| to.to_string()),
        ground: None,
    }
}

/// The document as its lines state it; a year of two figures is completed by the day of filing.
pub fn document(form: &Filled, today: Date, errors: &mut Errors) -> DocumentDraft {
    let reading = document::read(form.text("mrz"));
    let kind = form.text("document-kind").to_owned();
    let Some(mrz) = reading.document() else {
        let key = if form.given("mrz").is_none() { "error-missing" } else { "error-mrz" };
        errors.add("mrz", words(key));
        return DocumentDraft { kind, ..DocumentDraft::default() };
    };
    let text = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    DocumentDraft {
        nationality: mrz.nationality.to_string(),
        issuer: mrz.issuer.to_string(),
        kind,
        number: mrz.document_number.clone(),
        expires: text(mrz.expiry_date.expiry_date_on(today)),
        primary: mrz.primary.clone(),
        secondary: mrz.secondary.clone(),
        born: text(mrz.birth_date.birth_date_on(today)),
        sex: mrz.sex.map_or("<".to_owned(), |sex| sex.letter().to_string()),
    }
}

fn guardian(form: &Filled) -> Option<GuardianDraft> {
    let relation = form.given("guardian-relation")?.to_owned();
    let (primary, secondary) = match form.text("guardian-name").split_once(',') {
        Some((primary, secondary)) => (primary.trim().to_owned(), Some(secondary.trim().to_owned())),
        None => (form.text("guardian-name").to_owned(), None),
    };
    Some(GuardianDraft {
        primary,
        secondary,
        nationality: form.text("guardian-nationality").to_owned(),
        document_number: form.text("guardian-document").to_owned(),
        relation,
    })
}

/// Puts the problems of a filing at the fields of the form.
pub fn note_problems(problems: &Problems, errors: &mut Errors) {
    // Where a part of the guardian is wrong, that part is named; "a guardian is needed" would only repeat it.
    let guardian_is_named = problems.all().iter().any(|problem| problem.field.starts_with("guardian."));
    for problem in problems.all().iter().filter(|one| !(guardian_is_named && one.field == "guardian")) {
        errors.add(&field_of(&problem.field), problem_words(problem));
    }
}

fn problem_words(problem: &FieldProblem) -> Words {
    words(format!("error-{}", problem.code.word()))
}

/// The field of the form that a path of the filing comes from.
fn field_of(path: &str) -> String {
    let parts: Vec<&str> = path.split('.').collect();
    let place = |text: &str| text.parse::<usize>().map_or(1, |place| place + 1);
    match parts.as_slice() {
        ["document", "kind"] => "document-kind".to_owned(),
        ["document", ..] => "mrz".to_owned(),
        // An hour that does not read is noted where it was typed; what is left to say is about the day.
        ["entry", "point"] => "entry-point".to_owned(),
        ["entry", ..] => "entry-on".to_owned(),
        ["exit"] => "exit-on".to_owned(),
        ["contract", side] => format!("contract-{side}"),
        ["visa", ..] => "visa".to_owned(),
        ["guardian"] => "guardian-relation".to_owned(),
        ["guardian", "primary" | "secondary"] => "guardian-name".to_owned(),
        ["guardian", "nationality"] => "guardian-nationality".to_owned(),
        ["guardian", "document-number"] => "guardian-document".to_owned(),
        ["guardian", field] => format!("guardian-{field}"),
        ["stays", row, "to"] => format!("stay-to-{}", place(row)),
        ["stays", row, ..] => format!("stay-from-{}", place(row)),
        [first, ..] => (*first).to_owned(),
        [] => String::new(),
    }
}

/// The form of a filing that is to be corrected. The lines of the passport are written anew from what they said.
pub fn filled_from(authority: &Authority, draft: &FilingDraft) -> Filled {
    let mut form = Filled::default();
    let document = &draft.document;
    form.put("mrz", lines_of(document).unwrap_or_default());
    form.put("document-kind", &document.kind);
    let zone = authority.zone_of(draft.entry.point.as_deref());
    if let Some(moment) = draft.entry.at.as_deref().and_then(|text| Moment::parse(text).ok()) {
        let local = moment.shown_in(&zone).local();
        form.put("entry-on", local.date().to_string());
        form.put("entry-at", format!("{:02}:{:02}", local.hour(), local.minute()));
    }
    let mut put = |name: &str, text: &Option<String>| {
        if let Some(text) = text {
            form.put(name, text);
        }
    };
    put("entry-on", &draft.entry.on);
    put("entry-point", &draft.entry.point);
    put("exit-on", &draft.exit);
    put("urgency", &draft.urgency);
    put("role", &draft.role);
    put("residence", &draft.residence);
    put("email", &draft.email);
    put("visa", &Some(draft.visa.as_ref().map_or("none".to_owned(), |visa| visa.class.clone())));
    if let Some(contract) = &draft.contract {
        put("contract-from", &Some(contract.from.clone()));
        put("contract-until", &contract.until);
    }
    if let Some(guardian) = &draft.guardian {
        let name = [Some(guardian.primary.clone()), guardian.secondary.clone()];
        put("guardian-name", &Some(name.into_iter().flatten().collect::<Vec<_>>().join(", ")));
        put("guardian-relation", &Some(guardian.relation.clone()));
        put("guardian-nationality", &Some(guardian.nationality.clone()));
        put("guardian-document", &Some(guardian.document_number.clone()));
    }
    for (place, stay) in draft.stays.iter().enumerate() {
        form.put(format!("stay-from-{}", place + 1), &stay.from);
        form.put(format!("stay-to-{}", place + 1), stay.to.clone().unwrap_or_default());
    }
    if draft.stays.is_empty() {
        form.put("stays-none", "yes");
    }
    form.put("purpose", &draft.purpose);
    form.put("regions", draft.regions.join(", "));
    form
}

/// The lines of a passport that say what the draft says.
pub fn lines_of(draft: &DocumentDraft) -> Option<String> {
    use document::mrz::{Format, MrzDate};
    let short = |text: &str| -> Option<MrzDate> {
        let day = parse_date(text).ok()?;
        MrzDate::parse(&format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day())).ok()
    };
    let mrz = document::Mrz {
        format: Format::Td3,
        document_code: "P".to_owned(),
        issuer: Country::parse(&draft.issuer).ok()?,
        primary: draft.primary.clone(),
        secondary: draft.secondary.clone(),
        name_truncated: false,
        document_number: draft.number.clone(),
        nationality: Country::parse(&draft.nationality).ok()?,
        birth_date: short(&draft.born)?,
        sex: draft.sex.chars().next().and_then(document::Sex::from_letter),
        expiry_date: short(&draft.expires)?,
        optional: None,
        optional_2: None,
    };
    mrz.compose().ok()
}
