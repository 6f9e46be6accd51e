//! One test draws every template with every sample in every language, and looks at what every page owes its reader.

use std::collections::BTreeSet;

use super::*;

/// The opening tags of a page, without comments.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.split('>').next())
        .filter(|tag| !tag.starts_with('!'))
        .collect()
}

/// The name of a tag.
fn name(tag: &str) -> &str {
    tag.split(|letter: char| letter.is_whitespace() || letter == '/').next().unwrap_or_default()
}

/// An attribute of a tag.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let start = tag.find(&format!(" {wanted}=\""))? + wanted.len() + 3;
    tag.get(start..)?.split('"').next()
}

fn check(language: Language, drawn: &Drawn) {
    let whole = format!("{language}/{}", drawn.name);
    let html = drawn.html.as_str();
    let tags = tags(html);
    assert!(!html.contains("??"), "{whole}: a message is missing: {}", around(html, "??"));
    for banned in [" style=", "<style", "javascript:", " onclick=", " onload=", " onsubmit=", " onchange="] {
        assert!(!html.contains(banned), "{whole}: `{banned}` would need an inline exception");
    }
    // A block of data is no script: no browser runs it.
    let is_data = |tag: &str| attribute(tag, "type") == Some("application/json");
    for tag in tags.iter().filter(|tag| name(tag) == "script" && !is_data(tag)) {
        assert!(attribute(tag, "src").is_some_and(|src| src.starts_with("/assets/")), "{whole}: <{tag}>");
    }
    if !drawn.is_fragment {
        let html_tag = tags.iter().find(|tag| name(tag) == "html").unwrap();
        assert_eq!(attribute(html_tag, "lang"), Some(language.tag()), "{whole}");
        assert_eq!(
            tags.iter().filter(|tag| name(tag) == "h1").count(),
            1,
            "{whole}: one heading of the first rank"
        );
        assert!(html.contains("class=\"demo\""), "{whole}: a demonstration says so");
        assert!(
            html.contains("hreflang=") && html.contains("href=\"#main\""),
            "{whole}: switch and skip link"
        );
    }
    check_fields(&whole, &tags);
    check_links(&whole, &tags);
    check_tokens(&whole, html);
}

/// Every field has a label, every reference leads to an element, no identifier stands twice.
fn check_fields(whole: &str, tags: &[&str]) {
    let labelled: BTreeSet<&str> =
        tags.iter().filter(|tag| name(tag) == "label").filter_map(|tag| attribute(tag, "for")).collect();
    let mut ids = BTreeSet::new();
    for id in tags.iter().filter_map(|tag| attribute(tag, "id")) {
        // The design page and the desk show one form in two places.
        assert!(ids.insert(id) || whole.contains("design"), "{whole}: the identifier `{id}` stands twice");
    }
    for tag in tags.iter().filter(|tag| matches!(name(tag), "input" | "select" | "textarea")) {
        if matches!(attribute(tag, "type"), Some("hidden" | "submit")) {
            continue;
        }
        let id = attribute(tag, "id").unwrap_or_default();
        assert!(labelled.contains(id), "{whole}: <{tag}> has no label");
    }
    for tag in tags {
        for id in attribute(tag, "aria-describedby").unwrap_or_default().split_whitespace() {
            assert!(ids.contains(id), "{whole}: `{id}` describes nothing");
        }
    }
    for id in labelled {
        assert!(ids.contains(id), "{whole}: the label for `{id}` has no field");
    }
}

/// Links stay on this site and keep the language; links inside the page lead somewhere.
fn check_links(whole: &str, tags: &[&str]) {
    let ids: BTreeSet<&str> = tags.iter().filter_map(|tag| attribute(tag, "id")).collect();
    for tag in tags.iter().filter(|tag| name(tag) == "a") {
        let href = attribute(tag, "href").unwrap_or_default();
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{whole}: `{href}` leads nowhere"),
            None => assert!(href.starts_with('/'), "{whole}: `{href}` leaves this site"),
        }
    }
}

/// Forms of the desk carry the token of their session.
fn check_tokens(whole: &str, html: &str) {
    for form in html.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next()) {
        let tag = form.split('>').next().unwrap_or_default();
        let is_desk = attribute(tag, "action").is_some_and(|action| action.starts_with("/desk/"));
        let is_log_in = attribute(tag, "action").is_some_and(|action| action.starts_with("/desk/login"));
        if is_desk && !is_log_in && attribute(tag, "method") == Some("post") {
            assert!(
                form.contains("name=\"csrf\" value=\"sample-token\""),
                "{whole}: <form{tag}> has no token"
            );
        }
    }
}

fn around<'a>(html: &'a str, what: &str) -> &'a str {
    let place = html.find(what).unwrap_or_default();
    let start =
        (0..=place.saturating_sub(20)).rev().find(|place| html.is_char_boundary(*place)).unwrap_or_default();
    let end = (place + 60..html.len()).find(|place| html.is_char_boundary(*place)).unwrap_or(html.len());
    html.get(start..end).unwrap_or(html)
}

#[test]
fn every_page_is_drawn_with_every_sample_in_every_language() {
    for &language in Language::ALL {
        let all = gallery(language).unwrap();
        assert!(all.len() > 80, "{}", all.len());
        for drawn in &all {
            check(language, drawn);
        }
    }
}

#[test]
fn the_pages_of_every_language_take_no_word_from_another() {
    for &language in Language::OF_TOOLS {
        let all = gallery_in_every_language(language).unwrap();
        assert!(!all.is_empty());
        for drawn in &all {
            check(language, drawn);
        }
    }
    // A word that a language lacks would be taken from English: what differs everywhere else must differ here.
    let heading = |language| gallery_in_every_language(language).unwrap().remove(0).html;
    for &language in Language::OF_TOOLS.iter().filter(|language| **language != Language::English) {
        for english in ["To the content", "Ask about the day", "Working on it", "I don't know"] {
            assert!(!heading(language).contains(english), "{language}: `{english}`");
        }
    }
}

#[test]
fn every_field_that_a_page_names_stands_on_it() {
    let all = gallery(Language::English).unwrap();
    let on = |page: &str, fields: &[&str]| {
        for field in fields {
            let found = all
                .iter()
                .filter(|drawn| drawn.name.starts_with(page))
                .any(|drawn| drawn.html.contains(&format!("name=\"{field}\"")));
            assert!(found, "{page}: `{field}`");
        }
    };
    on("check-", CheckFormPage::FIELDS);
    on("plan-", PlanPage::FIELDS);
    on("apply-", ApplyPage::FIELDS);
    on("status-", StatusFormPage::FIELDS);
    on("verify-", VerifyPage::FIELDS);
    on("login", LoginPage::FIELDS);
    on("password", PasswordPage::FIELDS);
    on("case", CasePage::FIELDS);
    on("appeal", AppealCasePage::FIELDS);
    on("border", BorderPage::FIELDS);
    on("border", BorderPage::DECISION_FIELDS);
    on("second-line", SecondLineCasePage::FIELDS);
    on("hits", HitsPage::FIELDS);
    on("statistics", StatisticsPage::FIELDS);
    on("staff", StaffPage::FIELDS);
}

#[test]
fn a_first_page_with_its_style_and_script_is_below_50_kb() {
    use crate::web::assets::{MARK, SCRIPT, STYLE};
    let whole = STYLE.body().len() + SCRIPT.body().len() + MARK.body().len();
    let sent = STYLE.sent_bytes() + SCRIPT.sent_bytes() + MARK.sent_bytes();
    for &language in Language::ALL {
        for drawn in gallery(language).unwrap() {
            // The start page is small even where nothing is compressed; the questions carry the names of every state.
            let shared = match drawn.name.as_str() {
                "start" => whole,
                "check-empty" | "apply-empty" | "status-empty" => sent,
                _ => continue,
            };
            let size = drawn.html.len() + shared;
            assert!(size < 50_000, "{language}/{}: {size} bytes", drawn.name);
        }
    }
}

#[test]
fn the_verifier_is_below_450_kb_on_the_way() {
    use crate::web::assets::{VERIFIER, WHY_NO_MODULE};
    match VERIFIER.as_ref() {
        Some(module) => assert!(module.sent_bytes() <= 450_000, "{} bytes", module.sent_bytes()),
        None => assert!(["skipped", "no-target", "failed"].contains(&WHY_NO_MODULE), "{WHY_NO_MODULE}"),
    }
}
