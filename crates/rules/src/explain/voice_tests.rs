//! Every sentence, value, obstacle and change in every language and register: no word may be missing.

use std::collections::BTreeMap;

use base::parse_date;

use super::*;
use crate::evaluate::{Explain, check};
use crate::load::{PackFile, PackFiles};
use crate::vocabulary::{
    Crossing, DocumentKind, HitKind, Mode, Purpose, Residence, Role, Strength, Urgency, Verdict,
};

/// One sentence of every kind, and of every fact.
const SENTENCES: &[&str] = &[
    "crossing is entry into RUS",
    "crossing is exit into RUS",
    "crossing is transit into RUS",
    "document.nationality is UZB",
    "document.nationality is not UZB",
    "document.nationality is in [UZB, KAZ]",
    "document.nationality is not in [UZB, KAZ]",
    "document.nationality is in @friends",
    "document.nationality is not in @friends",
    "document.issuer is XXA",
    "document.kind is identity-card",
    "residence.RUS is none",
    "residence.RUS is not none",
    "residence.RUS is permanent-residence-permit",
    "visa.RUS.class is in [B-1, B-2]",
    "visa.RUS is valid on exit.on",
    "visa.RUS is issued before 2026-01-01",
    "visa.RUS.expires is not before 2026-01-01T09:00:00+05:00",
    "role is crew",
    "purpose is in [work, study]",
    "urgency is not death-of-relative",
    "contract is present",
    "contract is absent",
    "contract.from is before 2026-01-01",
    "filed is absent",
    "filed.at is at least 72 hours before entry.at",
    "filed.at is at most 90 days before entry.at",
    "exit.on is at least 1 months after entry.at",
    "exit.on is at most 2 years after contract.until",
    "born is before 2000-01-01",
    "entry.point is RUS-ONE",
    "exit.point is not RUS-ONE",
    "mode is rail",
    "exit.mode is in [air, sea]",
    "age from born on entry.at is under 1 years",
    "age from born on entry.at is at least 21 years",
    "planned stay is at most 30 days",
    "days used under rolling:90/180 are at least 10",
    "days used under calendar-year:90 are at least 1",
    "longest past overstay under half-year:90 is more than 30 days",
    "longest past overstay under days is more than 2 days",
    "last overstay under per-entry:30 ended less than 3 years before entry.at",
    "any nationality is in @friends",
    "every nationality is in [RUS]",
    "document valid at least 6 months after exit.on",
    "document has 2 blank pages",
    "holder was inside USA on 2025-06-09",
    "holder was outside USA on 2025-06-09",
    "hit is in [entry-ban, controlled-person, lost-document]",
];

fn packs() -> PackSet {
    let header = r#"pack.format = 1
pack.id = "rus.demo"
pack.version = "1.0.0"
pack.jurisdiction = "RUS"
pack.status = "published"
pack.title = "demo"
pack.languages = ["en"]
pack.known_to = 2026-11-22
source = [{ id = "law", rank = "law", published = 2020-01-01, confidence = "official", checked = "confirmed", cite = "L" }]
[points]
source = "law"
"Europe/Moscow" = ["RUS-ONE"]
[set]
friends = { of = "document.nationality", title = "friends", from = 2014-01-01, published = 2014-01-01, source = "law", members = ["KAZ"] }
[[rule]]
id = "days"
slot = "stay"
title = "days"
when = []
applies_on = "each-day-of-stay"
version = [{ n = 1, from = 2020-01-01, source = "law", limit = { kind = "rolling", max = 90, window = 180 } }]
[[rule]]
id = "contracts"
slot = "stay"
title = "contracts"
when = []
applies_on = "each-day-of-stay"
version = [{ n = 1, from = 2020-01-01, source = "law", limit = { kind = "until", until = "contract.until" } }]
"#;
    let rules = SENTENCES.iter().enumerate().map(|(place, sentence)| {
        format!(
            "[[rule]]\nid = \"r{place}\"\nslot = \"visa\"\ntitle = \"r{place}\"\nwhen = [\"{sentence}\"]\nthen = {{ result = \"required\" }}\napplies_on = \"day-of-entry\"\nversion = [{{ n = 1, from = 2020-01-01, source = \"law\" }}]\n"
        )
    });
    let text = format!("{header}{}", rules.collect::<String>());
    let file = PackFile { path: "pack.toml".to_owned(), text };
    PackSet::load(&[PackFiles { name: "demo".to_owned(), files: vec![file] }]).unwrap()
}

fn voices(set: &PackSet) -> impl Iterator<Item = Voice<'_>> {
    let of = |language: &'static Language| Register::ALL.iter().map(move |register| (language, register));
    Language::ALL.iter().flat_map(of).map(|(language, register)| Voice::new(set, *language, *register))
}

#[track_caller]
fn is_whole(voice: &Voice<'_>, text: &str) {
    assert!(!text.contains("??") && !text.contains('{') && !text.contains("  "), "{voice:?}: {text}");
}

#[test]
fn every_sentence_is_said_in_every_language_and_register() {
    let set = packs();
    let pack = set.pack("rus.demo").unwrap();
    for voice in voices(&set) {
        let mut said: BTreeMap<String, &str> = BTreeMap::new();
        for sentence in pack.rules.iter().flat_map(|rule| &rule.when.all) {
            let text = voice.sentence(pack, sentence);
            is_whole(&voice, &text);
            let other = said.insert(text.clone(), &sentence.text);
            assert_eq!(other, None, "{:?}: two sentences are said alike: {text}", voice.language);
        }
        let foreign =
            [(Language::English, "not said"), (Language::English, "least"), (Language::English, "day ")];
        for (language, word) in foreign.iter().filter(|(language, _)| *language != voice.language) {
            let english = said.keys().find(|text| text.contains(word));
            assert_eq!(english, None, "{:?} speaks {language:?}", voice.language);
        }
    }
}

#[test]
fn every_judgement_obstacle_and_change_is_said_in_every_language_and_register() {
    let set = packs();
    let builtin = PackSet::builtin();
    let day = parse_date("2026-11-22").unwrap();
    let known = r#"{"into": "RUS", "crossing": "entry", "document": {"nationality": "UZB", "issuer": "UZB",
        "kind": "ordinary-passport", "expires": "2031-01-01", "blank-pages": 4}, "nationalities": ["UZB", "BLR"],
        "born": "1990-05-01", "residence": {"RUS": "none"}, "visa": {"RUS": {"class": "none", "issued": "2026-01-01", "expires": "2026-12-01"}}, "role": "none",
        "purpose": "work", "contract": {"from": "2026-01-01", "until": "2026-12-31"}, "urgency": "none",
        "entry": {"at": "2026-08-10T09:00:00+05:00", "mode": "air", "point": "RUS-ONE"},
        "exit": {"on": "2026-12-20", "mode": "rail", "point": "RUS-ONE"}, "filed": {"at": "2026-08-09T12:00:00+05:00"}, "whereabouts": [],
        "stays": [{"in": "RUS", "from": "2026-01-10", "to": "2026-02-18"}], "hits": [{"kind": "entry-ban", "until": null}]}"#;
    for (set, text) in [(&set, known), (&builtin, known), (&builtin, r#"{"into": "RUS"}"#)] {
        let situation = Situation::from_json(text).unwrap();
        let answer = check(set, &situation, day, Explain::Fully);
        for voice in voices(set) {
            for line in voice.report(&answer).lines() {
                is_whole(&voice, line.trim());
            }
            for why_not in answer.why_not.iter().flatten() {
                let (line, obstacles) = voice.why_not(why_not);
                obstacles.iter().chain([&line]).for_each(|line| is_whole(&voice, line));
            }
        }
    }
}

#[test]
fn every_change_is_said_in_every_language_and_register() {
    let set = packs();
    let change = |fact: Fact, bound: Bound, value: Value| Change {
        slot: Slot::Entry,
        result: Outcome::Permitted,
        filing: None,
        facts: vec![FactChange { fact, bound, value }],
        cost: 1,
    };
    let changes = [
        change(Fact::FiledAt, Bound::NotAfter, "2026-08-07T09:00:00+05:00".into()),
        change(Fact::FiledAt, Bound::NotBefore, "2026-08-07T09:00:00+05:00".into()),
        change(Fact::ExitOn, Bound::NotAfter, "2026-08-07".into()),
        change(Fact::Nationality, Bound::Is, "KAZ".into()),
        change(Fact::EntryPoint, Bound::Is, "RUS-VERKHNY-LARS".into()),
        change(Fact::EntryMode, Bound::Is, "rail".into()),
        change(Fact::EntryAt, Bound::NotBefore, "2026-08-07".into()),
        change(Fact::DocumentExpires, Bound::NotBefore, "2027-02-07".into()),
        change(Fact::BlankPages, Bound::AtLeast, 2.into()),
    ];
    for voice in voices(&set) {
        for change in &changes {
            is_whole(&voice, &voice.change(change));
        }
    }
}

#[test]
fn every_word_of_the_vocabulary_has_its_message_in_every_language() {
    let groups: &[(&str, &[&str])] = &[
        ("kind", DocumentKind::WORDS),
        ("purpose", Purpose::WORDS),
        ("role", Role::WORDS),
        ("urgency", Urgency::WORDS),
        ("residence", Residence::WORDS),
        ("hit", HitKind::WORDS),
        ("mode", Mode::WORDS),
        ("crossing", Crossing::WORDS),
        ("slot", Slot::WORDS),
        ("result", Outcome::WORDS),
        ("strength", Strength::WORDS),
        ("filing", Filing::WORDS),
        ("confidence", Confidence::WORDS),
        ("checked", Checked::WORDS),
        ("text-verdict", Verdict::WORDS),
    ];
    for language in Language::ALL {
        for (group, words) in groups {
            // No such role, no such permit: the sentence says *none*, and no word is needed.
            for word in words.iter().filter(|word| **word != "none") {
                let key = format!("{group}-{word}");
                assert!(language.catalog().text(*language, &key, &[]).is_some(), "{language:?}: `{key}`");
            }
        }
        for country in base::Country::all() {
            assert_ne!(language.country(country), country.code(), "{language:?}");
        }
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_values() {
    let english = Language::English.catalog();
    for language in Language::ALL {
        let catalog = language.catalog();
        assert_eq!(catalog.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>(), "{language:?}");
        for key in english.keys() {
            assert_eq!(catalog.values(key), english.values(key), "{language:?}: `{key}`");
        }
    }
    for key in english.keys() {
        let speaks = ["law-fact-", "say-", "why-not-", "change-"].iter().any(|group| key.starts_with(group));
        let traveller = key.strip_suffix("-officer").unwrap_or(key);
        assert!(!speaks || english.keys().any(|known| known == format!("{traveller}-officer")), "`{key}`");
        assert!(english.keys().any(|known| known == traveller), "`{key}`");
    }
}

/// Goal: whoever changes a template or a reader sees the sentence that people will read.
#[test]
fn a_judged_condition_reads_like_this_in_every_language() {
    let set = PackSet::builtin();
    let text = r#"{"into": "RUS", "crossing": "entry", "document": {"nationality": "UZB"}, "born": "1990-05-01",
        "residence": {"RUS": "none"}, "visa": {"RUS": {"class": "none"}}, "role": "none", "purpose": "work",
        "contract": null, "urgency": "none", "entry": {"at": "2026-08-10T09:00:00+05:00"}, "stays": []}"#;
    let answer =
        check(&set, &Situation::from_json(text).unwrap(), parse_date("2026-11-22").unwrap(), Explain::Fully);
    let child = answer.why_not.iter().flatten().find(|why| why.rule == "rus.entry/application.under-six");
    let judged = child.unwrap().in_the_way.first().unwrap();
    let wanted = [
        (
            "en",
            "No. Your age on the day of entry: under 6 years. You said: Your date of birth: 1 May 1990; Your entry: 10 August 2026, 09:00 (+05:00).",
        ),
        (
            "ru",
            "Нет. Ваш возраст в день въезда: меньше 6 лет. Вы сказали: Дата вашего рождения: 1 мая 1990\u{a0}г.; Ваш въезд: 10 августа 2026\u{a0}г., 09:00 (+05:00).",
        ),
        (
            "kk",
            "Жоқ. Сол күнгі жасыңыз (кіру): 6 жасқа толмаған. Сіз айттыңыз: Туған күніңіз: 1990 жылғы 1 мамыр; Кіруіңіз: 2026 жылғы 10 тамыз, 09:00 (+05:00).",
        ),
        (
            "ky",
            "Жок. Ошол күнкү жашыңыз (кирүү): 6 жашка толо элек. Сиз айттыңыз: Туулган күнүңүз: 1990-жылдын 1-майы; Кирүүңүз: 2026-жылдын 10-августу, 09:00 (+05:00).",
        ),
        (
            "tg",
            "Не. Синни шумо дар рӯзи вуруд: то 6-солагӣ. Шумо гуфтед: Санаи таваллуди шумо: 1 майи соли 1990; Вуруди шумо: 10 августи соли 2026, 09:00 (+05:00).",
        ),
        (
            "uz",
            "Yoʻq. Oʻsha kungi yoshingiz (kirish): 6 yoshga toʻlmagan. Siz aytdingiz: Tugʻilgan kuningiz: 1990-yil 1-may; Kirishingiz: 2026-yil 10-avgust, 09:00 (+05:00).",
        ),
        (
            "tk",
            "Ýok. Şol günki ýaşyňyz (giriş): 6 ýaşa ýetmedik. Siz aýtdyňyz: Doglan günüňiz: 1990-nji ýylyň 1-nji maýy; Girişiňiz: 2026-nji ýylyň 10-nji awgusty, 09:00 (+05:00).",
        ),
    ];
    for (tag, wanted) in wanted {
        let voice = Voice::new(&set, Language::from_tag(tag).unwrap(), Register::Traveller);
        assert_eq!(voice.judged("rus.entry/application.under-six", judged), wanted);
    }
    let officer = Voice::new(&set, Language::English, Register::Officer);
    assert_eq!(
        officer.judged("rus.entry/application.under-six", judged),
        "Not fulfilled. Age on the day of entry: under 6 years. Stated: Date of birth: 1 May 1990; Entry: 10 August 2026, 09:00 (+05:00)."
    );
}

#[test]
fn no_language_claims_a_reviewer_that_it_has_not() {
    let set = packs();
    for voice in voices(&set) {
        assert_eq!(voice.language.reviewed(), "none");
        let notes = voice.unreviewed(set.packs());
        assert_eq!(notes.len(), 2, "{notes:?}");
    }
}

#[test]
fn a_language_is_found_by_its_tag() {
    for (tag, wanted) in
        [("en", Some(Language::English)), ("KK-kz", Some(Language::Kazakh)), ("", None), ("xx", None)]
    {
        assert_eq!(Language::from_tag(tag), wanted, "{tag}");
    }
}
