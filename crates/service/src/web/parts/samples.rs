//! Made-up values of parts, for the samples of pages: they stand on the design page and in the tests that draw every
//! page. No person here exists; the names are those of ICAO's own specimen documents.

use base::{Country, Date, Moment, Timestamp, civil, tz};

use crate::i18n::{Value, plain, shown, words};
use crate::web::Filled;

use super::*;

/// A day of the sample year.
pub fn day(month: i8, day: i8) -> Date {
    civil::Date::new(2026, month, day).unwrap_or(Date::ZERO)
}

/// A moment of the sample year, five hours east of Greenwich.
pub fn at(month: i8, on: i8, hour: i8) -> Moment {
    let offset = tz::Offset::constant(5);
    let instant = day(month, on).at(hour, 0, 0, 0);
    Moment::new(offset.to_timestamp(instant).unwrap_or(Timestamp::UNIX_EPOCH), offset)
}

/// A state of the table.
pub fn country(code: &str) -> Country {
    #[expect(clippy::expect_used, reason = "samples name codes that a test of `base` holds in its table")]
    Country::parse(code).expect("the code stands in the table of states")
}

/// The crossing points of a few zones.
pub fn points() -> Vec<ChoiceGroup> {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: plain(label) };
    vec![
        ChoiceGroup {
            label: words("zone-europe-moscow"),
            choices: vec![choice("RUS-SHEREMETYEVO", "Sheremetyevo"), choice("RUS-VNUKOVO", "Vnukovo")],
        },
        ChoiceGroup {
            label: words("zone-asia-yekaterinburg"),
            choices: vec![choice("RUS-PETUKHOVO", "Petukhovo"), choice("RUS-MASHTAKOVO", "Mashtakovo")],
        },
    ]
}

/// A deadline in two zones.
pub fn deadline(label: &str) -> DateLine {
    let offset = tz::Offset::constant(3);
    let there = at(8, 7, 9);
    DateLine {
        label: words(label),
        there: ZoneTime { at: there, zone: "Asia/Yekaterinburg".to_owned() },
        here: Some(ZoneTime { at: Moment::new(there.instant(), offset), zone: "Europe/Moscow".to_owned() }),
    }
}

/// A source that is confirmed, and one that is not.
pub fn sources() -> Vec<Source> {
    vec![
        Source {
            cite: "Digital ministry, letter OK-P24-58177 of 2025-06-17".to_owned(),
            cite_original: Some("Минцифры, письмо № ОК-П24-58177".to_owned()),
            published: day(6, 24),
            confidence: "official".to_owned(),
            checked: "confirmed".to_owned(),
        },
        Source {
            cite: "Federal Law 260-FZ of 2024-08-08 (amends 115-FZ, art. 5)".to_owned(),
            cite_original: Some("Федеральный закон от 08.08.2024 № 260-ФЗ".to_owned()),
            published: day(8, 8),
            confidence: "several".to_owned(),
            checked: "to-verify".to_owned(),
        },
    ]
}

/// A rule that led to an answer.
pub fn why() -> Why {
    Why {
        title: "Stay without a visa: 90 days in a calendar year".to_owned(),
        rule: "rus.entry/stay".to_owned(),
        slot: "stay".to_owned(),
        sentences: vec![
            "The passport presented is of a state whose citizens need no visa.".to_owned(),
            "The traveller has no residence permit of Russia.".to_owned(),
            "Then at most 90 days of a calendar year may be spent.".to_owned(),
        ],
        version: 2,
        since: Some(day(1, 1)),
        until: None,
        sources: sources(),
        defeated: vec!["Stay until 2024: 90 days in 180".to_owned()],
        href: "/rules/rus.entry/stay".to_owned(),
    }
}

/// Days of a stay with a calendar.
pub fn stay() -> StayView {
    StayView {
        limits: vec![LimitView { limit: LimitView::words(90, "calendar-year"), used: 40, left: 50 }],
        last_lawful_day: Some(day(9, 28)),
        earliest_entry: Some(day(8, 10)),
        calendar: Some(DayCalendar {
            counted: vec![Days { from: day(1, 10), to: day(2, 18) }],
            not_counted: vec![Days { from: day(3, 2), to: day(3, 9) }],
            planned: vec![Days { from: day(8, 10), to: day(8, 20) }],
            over: vec![Days { from: day(9, 29), to: day(9, 30) }],
            last_lawful_day: Some(day(9, 28)),
            today: Some(day(8, 1)),
        }),
    }
}

/// An answer with every part in it.
pub fn answer(verdict: Verdict) -> AnswerView {
    let slot = |slot: &str, result: &str, tone| Slot {
        slot: slot.to_owned(),
        result: result.to_owned(),
        tone,
        strength: None,
        filing: None,
        notes: Vec::new(),
    };
    let filing = Slot {
        strength: Some("mandatory".to_owned()),
        filing: Some("not-filed".to_owned()),
        ..slot("pre-entry-authorisation", "required", Tone::Look)
    };
    let todo = Todo {
        what: words("todo-file"),
        not_before: None,
        by: Some(deadline("date-file-by")),
        link: Some(Link { href: "/apply".to_owned(), label: words("start-apply") }),
    };
    let side = |strength: &str| ConflictSide {
        says: words(format!("strength-{strength}")),
        rule: Why { title: "Entry application before the journey".to_owned(), ..why() },
    };
    AnswerView {
        verdict,
        say: None,
        todo: if verdict == Verdict::Free { Vec::new() } else { vec![todo] },
        slots: vec![
            slot("entry", "permitted", Tone::Yes),
            slot("visa", "not-required", Tone::Yes),
            filing,
            slot("biometrics", "required", Tone::Quiet),
            slot("stay", "within", Tone::Yes),
        ],
        stay: Some(stay()),
        conflicts: if verdict == Verdict::Conflict {
            vec![Conflict {
                slot: "pre-entry-authorisation".to_owned(),
                sides: vec![side("mandatory"), side("voluntary")],
                advice: Some(words("conflict-advice")),
            }]
        } else {
            Vec::new()
        },
        because: vec![why()],
        unconfirmed: sources().into_iter().filter(|source| !source.is_confirmed()).collect(),
        as_of: day(8, 1),
        packs: vec!["rus.entry 2026.3.0".to_owned()],
        why_not_heading: "What stands in the way of another answer".to_owned(),
        why_not: vec![(
            "Entry application would be: not needed, by “Not for children under six”. In the way:".to_owned(),
            vec!["No. Your age on the day of entry: under 6 years. You said: 1 May 1990.".to_owned()],
        )],
        changes_heading: "What you can change".to_owned(),
        changes: vec![
            "Apply no later than 7 August 2026, 09:00 (+05:00). Then: Entry application, required."
                .to_owned(),
        ],
        unreviewed: vec!["Nobody has reviewed the texts of rus.entry.".to_owned()],
    }
}

/// Why a pass was taken back.
pub fn withdrawn() -> Reason {
    Reason {
        label: words("withdrawal-under-review"),
        sentence: "Your passport was reported lost. Show it at the authority, and the pass stands again."
            .to_owned(),
        rule: None,
    }
}

/// A pass.
pub fn pass(state: PassState) -> PassCard {
    PassCard {
        number: "UTO7K3M9Q2".to_owned(),
        state,
        holder: "ERIKSSON ANNA MARIA".to_owned(),
        document_number: "L898902C3".to_owned(),
        nationality: country("UZB"),
        into: country("RUS"),
        valid_from: day(8, 1),
        valid_until: day(10, 30),
        stay_days: Some(90),
        additional: Some("READING: WORK OR STUDY ONLY (NOT CONFIRMED)".to_owned()),
        qr_svg: include_str!("../../../../../web/styles/specimen-qr.svg").to_owned(),
        png_href: "/pass.png".to_owned(),
        svg_href: "/pass.svg".to_owned(),
        pdf_href: "/pass.pdf".to_owned(),
        card_href: "/pass-card.pdf".to_owned(),
        print_in: vec![super::PrintLink {
            tag: "kk",
            name: "Қазақша".to_owned(),
            pdf_href: "/pass.pdf?lang=kk".to_owned(),
            card_href: "/pass-card.pdf?lang=kk".to_owned(),
        }],
        small: matches!(state, PassState::Open).then(|| super::SmallCodeView {
            svg: include_str!("../../../../../web/styles/specimen-qr.svg").to_owned(),
            png_href: "/pass-small.png".to_owned(),
            svg_href: "/pass-small.svg".to_owned(),
        }),
    }
}

/// What happened to a case.
pub fn timeline() -> Vec<TimelineEntry> {
    let entry =
        |at, what: &str, is_now| TimelineEntry { at, what: words(what), by: None, note: None, is_now };
    vec![
        entry(at(8, 1, 12), "event-submitted", false),
        TimelineEntry {
            note: Some("The proof names another person. Please send the hospital's letter.".to_owned()),
            by: Some("A. Officer".to_owned()),
            ..entry(at(8, 1, 12), "event-referred", true)
        },
    ]
}

/// Lines of a passport with a wrong check digit.
pub fn mrz() -> MrzReading {
    let fact = |label: &str, value: &str| Fact::new(words(label), plain(value));
    MrzReading {
        format: Some("TD3".to_owned()),
        valid: false,
        lines: vec![
            "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<".to_owned(),
            "L898902C36UTO7408129F1204159ZE184226B<<<<<10".to_owned(),
        ],
        facts: vec![
            fact("mrz-field-primary", "ERIKSSON"),
            fact("mrz-field-secondary", "ANNA MARIA"),
            fact("mrz-field-document-number", "L898902C3"),
        ],
        problems: vec![MrzProblem {
            field: "birth-date-check".to_owned(),
            code: "check-digit".to_owned(),
            line: 2,
            start: 20,
            end: 20,
        }],
    }
}

/// A seal's verdict.
pub fn seal(status: &str) -> VerifyResult {
    let some = |text: &str| Some(text.to_owned());
    let field = |key: &str, value: &str| SealField { key: key.to_owned(), value: value.to_owned() };
    let good = status == "valid";
    VerifyResult {
        status: status.to_owned(),
        trust: "trustable".to_owned(),
        signature: if status == "invalid" { "bad" } else { "good" }.to_owned(),
        chain: if good { some("trusted") } else { some("unknown-certificate") },
        revocation: some(if good { "not-revoked" } else { "unknown" }),
        window: some("open"),
        document: if good { "matches" } else { "not-checked" }.to_owned(),
        issuer: some("UTO"),
        reasons: match status {
            "valid" => Vec::new(),
            "invalid" => vec!["INVALID_SIGNATURE".to_owned()],
            _ => vec!["UNKNOWN_CERTIFICATE".to_owned()],
        },
        fields: vec![field("dtan", "UTO7K3M9Q2"), field("pi.n", "ERIKSSON ANNA MARIA"), field("x.y", "1")],
    }
}

/// Facts of a person.
pub fn person() -> Vec<Fact> {
    vec![
        Fact::new(words("mrz-field-primary"), plain("ERIKSSON")),
        Fact::new(words("mrz-field-secondary"), plain("ANNA MARIA")),
        Fact::new(words("field-nationality-plain"), shown(country("UZB"))),
        Fact::new(words("field-born-plain"), shown(day(5, 1))),
        Fact {
            note: Some(words("fact-from-mrz")),
            ..Fact::new(words("mrz-field-document-number"), plain("L898902C3"))
        },
        Fact::new(words("field-purpose"), shown(Value::Word("purpose", "work".to_owned()))),
    ]
}

/// Cases of a queue.
pub fn rows() -> Vec<CaseRow> {
    let row = |reference: &str, name: &str, stage: &str| CaseRow {
        reference: reference.to_owned(),
        href: format!("/desk/cases/{reference}"),
        name: name.to_owned(),
        nationality: country("UZB"),
        purpose: "work".to_owned(),
        stage: stage.to_owned(),
        filed: at(8, 1, 12),
        entry: Some(at(8, 10, 9)),
        answer_by: Some(at(8, 4, 12)),
        is_late: false,
        is_urgent: false,
        is_open: false,
    };
    vec![
        CaseRow {
            is_late: true,
            is_urgent: true,
            is_open: true,
            ..row("K7Q2X-M94TD-5", "ERIKSSON ANNA MARIA", "referred")
        },
        row("P4D8H-2HTB0-A", "STEVENSON PETER JOHN", "referred"),
        row("W9F3R-7RNC1-Y", "UTOPIA SPECIMEN", "submitted"),
    ]
}

/// Where a list stands.
pub fn paging() -> Paging {
    Paging { total: 120, first: 1, last: 50, before: None, after: Some("/desk?page=2".to_owned()) }
}

/// A rule beside a case.
pub fn rule_text() -> RuleText {
    let why = why();
    RuleText { rule: why.rule, title: why.title, sentences: why.sentences, href: why.href }
}

/// An entry of the officers' list.
pub fn hit(has_ended: bool) -> HitView {
    HitView {
        id: "01J9Z3".to_owned(),
        kind: "entry-ban".to_owned(),
        subject: "ERIKSSON ANNA MARIA, 1990-05-01, UZB".to_owned(),
        source: "Ministry of the Interior, list of 1 August 2026".to_owned(),
        reason: "Overstay of 41 days in 2025".to_owned(),
        until: Some(day(12, 31)),
        added: at(8, 1, 12),
        has_ended,
    }
}

/// What a person who has stayed too long should know.
pub fn overstay() -> Overstay {
    Overstay {
        days: 12,
        last_lawful_day: Some(day(9, 28)),
        holds: vec![plain("The days above the limit are recorded. Leaving now stops the count.")],
        bans: vec![plain("More than 30 days above the limit: no entry for three years.")],
        can_do: vec![
            plain("Leave before day 30."),
            plain("Ask for a longer stay where a ground for it exists."),
        ],
        sources: sources(),
    }
}

/// A form with something in it.
pub fn form() -> Filled {
    Filled::of([
        ("nationality", "UZB"),
        ("born", "1990-15-01"),
        ("purpose", "work"),
        ("entry-on", "2026-08-10"),
        ("stay-from-1", "2026-01-10"),
        ("stay-to-1", "2026-02-18"),
        ("reference", "K7Q2X-M94TD-5"),
        ("mrz", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408129F1204159ZE184226B<<<<<10"),
    ])
}
