//! The planner's answers in seven languages, against `rules::check` and against counting by hand.

use rules::PackSet;

use super::*;

macro_rules! words_of {
    ($tag:literal) => {
        (
            $tag,
            concat!(
                include_str!(concat!("../../../../web/locales/", $tag, "/law.ftl")),
                "\n",
                include_str!(concat!("../../../../web/locales/", $tag, "/plan.ftl"))
            ),
        )
    };
}
const LANGUAGES: [(&str, &str); 7] = [
    words_of!("en"),
    words_of!("ru"),
    words_of!("kk"),
    words_of!("ky"),
    words_of!("tg"),
    words_of!("uz"),
    words_of!("tk"),
];

fn asked(trips: &[(&str, &str, &str)]) -> Plan {
    let trip = |(into, from, to): &(&str, &str, &str)| TripRequest {
        r#in: (*into).to_owned(),
        from: (*from).to_owned(),
        to: (*to).to_owned(),
    };
    let said = |text: &str| Some(text.to_owned());
    Plan {
        today: "2026-11-22".to_owned(),
        traveller: Traveller {
            nationality: said("UZB"),
            purpose: said("tourism"),
            visa: said("none"),
            residence: said("none"),
        },
        destination: "RUS".to_owned(),
        trips: trips.iter().map(trip).collect(),
        days: 30,
        on: None,
        months: Some(Months { from: "2027-01-15".to_owned(), count: 12 }),
        calendar: true,
        linked: vec!["rus.entry".to_owned()],
    }
}

const TRIPS: &[(&str, &str, &str)] =
    &[("RUS", "2027-06-01", "2027-07-31"), ("RUS", "2027-02-01", "2027-03-12")];

fn words(tag: &str) -> Words {
    let (_, files) = LANGUAGES.iter().find(|(known, _)| *known == tag).unwrap();
    Words::read(tag, files).unwrap()
}

#[test]
fn a_plan_is_counted_and_worded() {
    let answer = plan(&PackSet::builtin(), &words("en"), &asked(TRIPS));
    assert_eq!(answer.problems, vec![]);
    let stretch = |trip, from: &str, to: &str, standing| Stretch {
        trip,
        from: from.to_owned(),
        to: to.to_owned(),
        standing,
    };
    assert_eq!(
        answer.days,
        [
            stretch(0, "2027-06-01", "2027-07-20", "within"),
            stretch(0, "2027-07-21", "2027-07-31", "over"),
            stretch(1, "2027-02-01", "2027-03-12", "within"),
        ]
    );
    assert_eq!((answer.on.as_str(), answer.limits[0].used, answer.limits[0].left), ("2027-08-01", 101, 0));
    assert_eq!(answer.full_quota.as_deref(), Some("2028-01-01"));
    assert_eq!(answer.first_for_days.as_deref(), Some("2028-01-01"));
    let year = &answer.series[0];
    assert_eq!(
        (year.from.as_str(), year.left.len(), year.left[0], year.left[364]),
        ("2027-01-01", 365, 90, 0)
    );
    assert!(answer.result.contains("11 days are over a limit"), "{}", answer.result);
    assert!(answer.result.contains("href=\"/rules/rus.entry/stay\""), "{}", answer.result);
    assert!(answer.trips[0].contains("Last lawful day: Tuesday 20 July 2027"), "{}", answer.trips[0]);
    assert!(
        answer.say.starts_with("11 days are over a limit. Days left on 1 August 2027: 0 days left"),
        "{}",
        answer.say
    );
    let calendar = answer.calendar.unwrap();
    assert!(calendar.contains("class=\"in within first\" data-day=\"2027-06-01\""), "{calendar}");
    assert!(calendar.contains("class=\"in over last\" data-day=\"2027-07-31\""), "{calendar}");
    assert_eq!(calendar.matches("<table").count(), 12);
}

#[test]
fn every_language_words_every_answer() {
    let packs = PackSet::builtin();
    for (tag, _) in LANGUAGES {
        for (trips, change) in [
            (TRIPS, None),
            (&[][..], None),
            (TRIPS, Some("nationality")),
            (TRIPS, Some("visa")),
            (&TRIPS[..1], Some("destination")),
        ] {
            let mut plan_asked = asked(trips);
            match change {
                Some("nationality") => plan_asked.traveller.nationality = None,
                Some("visa") => plan_asked.traveller.visa = Some("visa".to_owned()),
                Some(_) => plan_asked.destination = "FRA".to_owned(),
                None => {}
            }
            let answer = plan(&packs, &words(tag), &plan_asked);
            let all =
                format!("{}{}{}{:?}", answer.say, answer.result, answer.trips.concat(), answer.calendar);
            assert!(!all.contains("??"), "{tag} {change:?}: {all}");
        }
    }
}

#[test]
fn what_is_wrong_is_said_at_its_trip() {
    let packs = PackSet::builtin();
    let problem = |trips: &[(&str, &str, &str)]| {
        let answer = plan(&packs, &words("en"), &asked(trips));
        let one = answer.problems.first().cloned().unwrap();
        assert!(!one.say.contains("??") && answer.calendar.is_some(), "{one:?}");
        (one.trip, one.code)
    };
    assert_eq!(problem(&[("RUS", "2027-02-01", "2027-01-01")]), (Some(0), "order"));
    assert_eq!(problem(&[TRIPS[0], ("RUS", "2027-07-01", "2027-08-01")]), (Some(1), "overlap"));
    assert_eq!(problem(&[("XYZ", "2027-02-01", "2027-02-01")]), (Some(0), "word"));
    assert_eq!(problem(&[("RUS", "2027-02-30", "2027-02-01")]), (Some(0), "date"));
    assert_eq!(problem(&[("RUS", "2027-02-01", "")]), (Some(0), "both"));
    assert_eq!(problem(&[("RUS", "2027-02-01", "2047-02-01")]), (Some(0), "long"));
    let mut nonsense = asked(TRIPS);
    nonsense.days = 0;
    assert_eq!(plan(&packs, &words("en"), &nonsense).problems[0].code, "days");
}

/// Goal: the door to JavaScript answers what the function answers, with the packs that a kit carries.
#[test]
fn a_planner_with_a_kit_answers_as_the_service_does() {
    let (tag, files) = LANGUAGES[2];
    let kit = Kit::builtin(tag, files.to_owned());
    let request = serde_json::json!({
        "do": "plan", "today": "2026-11-22", "destination": "RUS", "days": 30,
        "traveller": {"nationality": "UZB", "purpose": "tourism", "visa": "none", "residence": "none"},
        "trips": [{"in": "RUS", "from": "2027-06-01", "to": "2027-07-31"}, {"in": "RUS", "from": "2027-02-01", "to": "2027-03-12"}],
        "months": {"from": "2027-01-15", "count": 12}, "calendar": true, "linked": ["rus.entry"],
    });
    let request = serde_json::to_vec(&request).unwrap();
    let mut planner = Planner::default();
    assert!(String::from_utf8(planner.ask(&request, b"")).unwrap().contains("given no packs"));
    let loaded = planner.ask(br#"{"do":"load"}"#, &serde_json::to_vec(&kit).unwrap());
    assert!(String::from_utf8(loaded).unwrap().contains("rus.entry"));
    let told: serde_json::Value = serde_json::from_slice(&planner.ask(&request, b"")).unwrap();
    let here = plan(&PackSet::builtin(), &words(tag), &asked(TRIPS));
    assert_eq!(told, serde_json::to_value(here).unwrap());
}
