//! Packs as a person reads them.

use std::collections::BTreeSet;

use rules::{Form, PackSet, show};

/// The values of an attribute of a page, in order.
fn values<'p>(page: &'p str, attribute: &str) -> Vec<&'p str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_line_of_every_built_in_pack_has_its_anchor_and_every_link_leads_there() {
    for pack in PackSet::builtin().packs() {
        for language in ["en", "ru", "tk"] {
            let page = show(pack, language, Form::Html);
            let ids = values(&page, "id");
            let known: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), known.len(), "{}: each id stands once", pack.id);
            for link in values(&page, "href") {
                match link.strip_prefix('#') {
                    Some(place) => assert!(known.contains(place), "{}: `{link}` leads nowhere", pack.id),
                    None => assert!(link.starts_with("https://"), "{link}"),
                }
            }
            let names = pack.rules.iter().map(|rule| &rule.id);
            let names = names.chain(pack.exceptions.iter().map(|exception| &exception.id));
            for name in names.chain(pack.deadlines.iter().map(|deadline| &deadline.id)) {
                assert!(known.contains(format!("rule-{name}").as_str()), "{}: {name}", pack.id);
            }
            for name in values(&page, "aria-labelledby") {
                assert!(known.contains(name), "{name}");
            }
        }
    }
}

#[test]
fn a_page_needs_no_other_file_and_its_headings_go_down_step_by_step() {
    for pack in PackSet::builtin().packs() {
        let page = show(pack, "en", Form::Html);
        for other in ["<script", "<link", "src=", "url(", "@import", "<iframe"] {
            assert!(!page.contains(other), "{}: {other}", pack.id);
        }
        assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">") && page.contains("@media print"));
        let levels: Vec<u32> = page
            .split("<h")
            .skip(1)
            .filter_map(|rest| rest.chars().next().and_then(|digit| digit.to_digit(10)))
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        for pair in levels.windows(2) {
            assert!(pair[1] <= pair[0] + 1, "{}: h{} follows h{}", pack.id, pair[1], pair[0]);
        }
        for tag in ["section", "ul", "li", "p", "main", "nav"] {
            let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
            let opened =
                page.matches(&format!("{open}>")).count() + page.matches(&format!("{open} ")).count();
            assert_eq!(opened, page.matches(&close).count(), "{}: {tag}", pack.id);
        }
    }
}

#[test]
fn what_a_pack_says_is_shown_and_never_run() {
    let mut files =
        rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("built in");
    for file in &mut files.files {
        file.text =
            file.text.replace("Federal Law 260-FZ of", "<script>alert(1)</script> & \\\"260-FZ\\\" of");
    }
    let open = PackSet::open(&files).unwrap_or_else(|error| panic!("{error}"));
    let page = show(&open.packs()[0], "en", Form::Html);
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;260-FZ&quot;"));
    assert!(!page.contains("<script>"));
}

#[test]
fn an_exception_stands_under_what_it_defeats_in_a_terminal_too() {
    let packs = PackSet::builtin();
    let text = show(packs.pack("rus.entry").expect("built in"), "en", Form::Text);
    let place = |part: &str| text.find(part).unwrap_or_else(|| panic!("`{part}` is not in {text}"));
    let rule = place("[pre-entry-authorisation: application]");
    let exception = place("Except application.visit-only:");
    let deeper = place("Except application.visit-only.visits:");
    let deadline = place("Deadline application.in-time:");
    let emergency = place("Except application.emergency:");
    assert!(rule < exception && exception < deeper && deeper < deadline && deadline < emergency);
    let indent = |at: usize| {
        let line = text[..at].rsplit('\n').next().expect("a line");
        line.len() - line.trim_start().len()
    };
    assert!(indent(rule) < indent(exception) && indent(exception) < indent(deeper));
}
