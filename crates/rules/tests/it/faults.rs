//! Every fault that the loader knows, and the message it gives; what lint finds in a pack that loads.

use rules::{PackFile, PackFiles, PackSet, lint};

/// A whole small pack; each test breaks it in one place.
const GOOD: &str = r#"pack.format = 1
pack.id = "kaz.demo"
pack.version = "1.0.0"
pack.jurisdiction = "KAZ"
pack.status = "published"
pack.title = "demo"
pack.languages = ["en"]
pack.known_to = 2026-11-22
source = [
  { id = "act", rank = "law", published = 2020-01-01, confidence = "official", checked = "confirmed", cite = "An act" },
]
[set]
friends = { of = "document.nationality", title = "friends", from = 2020-01-01, source = "act", facts = ["X"], members = ["RUS", "UZB"] }
[[rule]]
id = "visa"
slot = "visa"
title = "visa"
when = ["document.nationality is not in @friends"]
then = { result = "required" }
applies_on = "day-of-entry"
version = [
  { n = 1, from = 2020-01-01, source = "act", facts = ["X"] },
]
[[exception]]
id = "visa.children"
defeats = "visa"
title = "children"
when = ["age from born on entry.at is under 6 years"]
version = [{ n = 1, from = 2020-01-01, source = "act", facts = ["X"] }]
[[rule]]
id = "stay"
slot = "stay"
title = "stay"
when = ["document.nationality is in @friends"]
applies_on = "each-day-of-stay"
version = [{ n = 1, from = 2020-01-01, source = "act", facts = ["X"], limit = { kind = "per-entry", max = 30 } }]
[[rule]]
id = "application"
slot = "pre-entry-authorisation"
title = "application"
when = ["document.nationality is in @friends"]
then = { result = "required" }
applies_on = "day-of-entry"
version = [{ n = 1, from = 2020-01-01, source = "act", facts = ["X"] }]
[[deadline]]
id = "application.in-time"
of = "application"
title = "in-time"
act = "filed.at"
at_least = "72 hours"
before = "entry.at"
version = [{ n = 1, from = 2020-01-01, source = "act", facts = ["X"] }]
[given.base]
into = "KAZ"
document = { nationality = "RUS" }
born = 1990-01-01
entry = { on = 2026-05-01 }
exit = { on = 2026-05-10 }
stays = []
[[example]]
name = "a friend"
expect = { visa.result = "not-required", stay.result = "within", pre-entry-authorisation = { result = "required", file-by = 2026-04-28T00:00:00+05:00 } }
[[example]]
name = "a stranger"
given.document.nationality = "USA"
expect = { verdict = "act", visa.result = "required" }
[[example]]
name = "a stranger's child"
given = { document.nationality = "USA", born = 2022-01-01 }
expect.visa = { result = "not-required", because = ["visa.children"] }
"#;

const ENGLISH: &str = "demo = Demo\nfriends = Friends\nvisa = Visa\nvisa-text = A visa.\nchildren = Children\n\
children-text = None.\nstay = Stay\nstay-text = Thirty days.\napplication = Application\n\
application-text = File.\nin-time = In time\nin-time-text = Three days.\n";

fn pack(text: &str, english: &str) -> PackFiles {
    let file = |path: &str, text: &str| PackFile { path: path.to_owned(), text: text.to_owned() };
    PackFiles { name: "demo".to_owned(), files: vec![file("text/en.ftl", english), file("pack.toml", text)] }
}

#[track_caller]
fn check(from: &str, to: &str, message: &str) {
    assert!(GOOD.contains(from), "`{from}` is not in the pack");
    match PackSet::load(&[pack(&GOOD.replacen(from, to, 1), ENGLISH)]) {
        Ok(_) => panic!("the pack loads: {to}"),
        Err(error) => assert_eq!(error.to_string(), message),
    }
}

#[test]
fn the_small_pack_loads_and_its_examples_hold() {
    let set = PackSet::load(&[pack(GOOD, ENGLISH)]).expect("it loads");
    let pack = &set.packs()[0];
    for example in &pack.examples {
        assert_eq!(example.run(&set, pack.known_to).differences, Vec::<String>::new(), "{}", example.name);
    }
    assert_eq!(lint(&set, pack), vec![]);
}

#[test]
fn a_fault_of_the_header_names_its_line() {
    check(
        "pack.format = 1",
        "pack.format = 2",
        "demo/pack.toml:1: this program reads format 1, the pack is written in 2",
    );
    check("pack.id = \"kaz.demo\"\n", "", "demo/pack.toml:1: the key `id` is missing");
    check(
        "\"KAZ\"",
        "\"KAX\"",
        "demo/pack.toml:1: `KAX` is no country code of three letters, did you mean `KAZ`?",
    );
    check(
        "\"published\"",
        "\"publishd\"",
        "demo/pack.toml:1: `pack.status` cannot be `publishd`, did you mean `published`?",
    );
    check(
        "\"published\"",
        "\"draft\"",
        "demo: the pack `kaz.demo` is not published: it may be linted and tested, and decides nothing; set `pack.status = \"published\"` when it may",
    );
    check("pack.title", "pack.titl", "demo/pack.toml:6: `titl` is no key here, did you mean `title`?");
    check("2026-11-22", "2026-11-31", "demo/pack.toml:8: invalid date, expected day between 01 and 30");
}

#[test]
fn a_name_that_nobody_knows_has_its_nearest() {
    check(
        "@friends\"]\nthen",
        "@frends\"]\nthen",
        "demo/pack.toml:18: rule `visa`: `@frends` is no list of this pack, did you mean `@friends`?",
    );
    check(
        "\"document.nationality is not",
        "\"document.nationalty is not",
        "demo/pack.toml:18: rule `visa`: `document.nationalty` is no fact, did you mean `document.nationality`?",
    );
    check(
        "is not in @friends",
        "isnt in @friends",
        "demo/pack.toml:18: rule `visa`: `isnt` is no verb of a sentence",
    );
    check(
        "under 6 years",
        "under 6 yeers",
        "demo/pack.toml:28: exception `visa.children`: this is no whole sentence: it goes `age from born on entry.at is under 6 years`",
    );
    check(
        "72 hours",
        "72 hors",
        "demo/pack.toml:45: deadline `application.in-time`: `hors` is no unit of time, did you mean `hours`?",
    );
    check(
        "slot = \"visa\"",
        "slot = \"vsa\"",
        "demo/pack.toml:14: rule `visa`: `slot` cannot be `vsa`, did you mean `visa`?",
    );
    check(
        "defeats = \"visa\"",
        "defeats = \"vis\"",
        "demo/pack.toml:24: exception `visa.children`: there is no rule, deadline or exception `vis`, did you mean `visa`?",
    );
    check(
        "of = \"application\"",
        "of = \"aplication\"",
        "demo/pack.toml:45: deadline `application.in-time`: there is no rule `aplication`, did you mean `application`?",
    );
    check(
        "source = \"act\", facts = [\"X\"] },\n]",
        "source = \"acts\", facts = [\"X\"] },\n]",
        "demo/pack.toml:22: rule `visa`, version 1: there is no source `acts`, did you mean `act`?",
    );
    check(
        "members = [\"RUS\"",
        "members = [\"RUSS\"",
        "demo/pack.toml:13: list `@friends`: `RUSS` is no country code of three letters, did you mean `RUS`?",
    );
    check(
        "rank = \"law\"",
        "rank = \"lwa\"",
        "demo/pack.toml:10: source `act`: `rank` cannot be `lwa`; one of treaty, law, decree, order, practice",
    );
    check(
        "applies_on = \"day-of-entry\"",
        "applies_on = \"day-of-entri\"",
        "demo/pack.toml:14: rule `visa`: `applies_on` cannot be `day-of-entri`, did you mean `day-of-entry`?",
    );
}

#[test]
fn what_stands_twice_or_in_a_circle_is_a_fault() {
    check(
        "id = \"stay\"",
        "id = \"visa\"",
        "demo/pack.toml:30: the name `visa` stands twice; rules, deadlines and exceptions share their names",
    );
    check(
        "defeats = \"visa\"",
        "defeats = \"visa.children\"",
        "demo/pack.toml:24: exceptions defeat each other in a circle: visa.children",
    );
    check(
        "members = [\"RUS\", \"UZB\"]",
        "union = [\"friends\"]",
        "demo/pack.toml:13: lists name each other in a circle: @friends",
    );
    check(
        "{ id = \"act\"",
        "{ id = \"act\", rank = \"law\", published = 2020-01-01, confidence = \"official\", checked = \"confirmed\", cite = \"An act\" },\n  { id = \"act\"",
        "demo/pack.toml:11: the source `act` stands twice",
    );
}

#[test]
fn a_version_must_fit_its_rule_and_the_others() {
    let version = "  { n = 1, from = 2020-01-01, source = \"act\", facts = [\"X\"] },\n]";
    let with = |more: &str| {
        format!("  {{ n = 1, from = 2020-01-01, source = \"act\", facts = [\"X\"] }},\n{more}\n]")
    };
    check(
        version,
        &with("  { n = 1, from = 2021-01-01, replaces = 1, source = \"act\" },"),
        "demo/pack.toml:23: rule `visa`, version 1: it replaces version 1, which there is not (and 1 more)",
    );
    check(
        version,
        &with("  { n = 2, from = 2021-01-01, replaces = 7, source = \"act\" },"),
        "demo/pack.toml:23: rule `visa`, version 2: it replaces version 7, which there is not (and 1 more)",
    );
    check(
        version,
        &with("  { n = 2, from = 2021-01-01, source = \"act\" },"),
        "demo/pack.toml:23: rule `visa`, version 2: version 1 holds on the same days in the same reading; end it with `until`, or write `replaces = 1`",
    );
    check(
        version,
        "  { n = 1, from = 2020-01-01, until = 2020-01-01, source = \"act\" },\n]",
        "demo/pack.toml:22: rule `visa`, version 1: `until` does not lie after `from`; `until` is the first day it no longer holds",
    );
    check(version, "]", "demo/pack.toml:1: rule `visa`: it has no version");
    check(
        "facts = [\"X\"] },\n]",
        "limit = { kind = \"per-entry\", max = 30 } },\n]",
        "demo/pack.toml:14: rule `visa`: version 1 has a `limit` it cannot use",
    );
    check(
        ", limit = { kind = \"per-entry\", max = 30 }",
        "",
        "demo/pack.toml:30: rule `stay`: version 1 needs a `limit`",
    );
    check(
        "kind = \"per-entry\", max = 30",
        "kind = \"per-entri\", max = 30",
        "demo/pack.toml:36: rule `stay`, version 1: `limit.kind` cannot be `per-entri`, did you mean `per-entry`?",
    );
    check(
        "kind = \"per-entry\", max = 30",
        "kind = \"rolling\", max = 90, window = 30",
        "demo/pack.toml:36: rule `stay`, version 1: no stay could reach the limit `rolling:90/30`",
    );
    check(
        "then = { result = \"required\" }\n",
        "",
        "demo/pack.toml:14: rule `visa`: `then` is missing, such as `then = { result = \"required\" }`",
    );
    check(
        "result = \"required\" }",
        "result = \"within\" }",
        "demo/pack.toml:14: rule `visa`: the slot `visa` cannot have the result `within`",
    );
}

#[test]
fn an_example_is_read_as_strictly_as_a_situation() {
    check(
        "born = 1990-01-01",
        "burn = 1990-01-01",
        "demo/pack.toml:60: example `a friend`: `burn` is no fact that a situation knows, did you mean `born`? (and 2 more)",
    );
    check(
        "name = \"a friend\"",
        "name = \"a friend\"\nunknown = [\"rol\"]",
        "demo/pack.toml:60: example `a friend`: `unknown` names `rol`, which the given situation does not have",
    );
    check(
        "[given.base]",
        "[given.bse]",
        "demo/pack.toml:60: example `a friend`: there is no `[given.base]` to start from (and 2 more)",
    );
}

#[test]
fn text_that_is_no_pack_at_all_is_a_fault_and_no_panic() {
    for text in
        ["", "pack", "= 1", "[[rule]]\n[[rule", "pack.id = 7", "\u{0}", "rule = 3", "[pack]\nformat = \"1\""]
    {
        let error = PackSet::load(&[pack(text, "")]).expect_err("no pack");
        assert!(!error.faults().is_empty() && !error.to_string().contains('\n'), "{text}");
    }
}

#[track_caller]
fn check_lint(pack: &PackFiles, message: &str) {
    let set = PackSet::open(pack).expect("it loads");
    let found: Vec<String> = lint(&set, &set.packs()[0]).iter().map(ToString::to_string).collect();
    assert!(found.iter().any(|finding| finding == message), "{message}\nfound {found:#?}");
}

#[test]
fn lint_finds_what_loads_and_is_not_right() {
    let broken = |from: &str, to: &str| {
        assert!(GOOD.contains(from), "`{from}` is not in the pack");
        pack(&GOOD.replacen(from, to, 1), ENGLISH)
    };
    check_lint(
        &pack(GOOD, &ENGLISH.replace("visa-text = A visa.\n", "")),
        "demo/pack.toml:14: the text `visa-text` is missing in `text/en.ftl`",
    );
    check_lint(
        &pack(GOOD, &format!("{ENGLISH}spare = Spare\n")),
        "kaz.demo/text/en.ftl: nothing uses the text `spare`",
    );
    check_lint(
        &broken("\"UZB\"]", "\"UZB\", \"RUS\"]"),
        "demo/pack.toml:13: list `@friends`: `RUS` stands twice",
    );
    check_lint(
        &broken(
            "\"UZB\"] }",
            "\"UZB\"], change = [{ on = 2021-01-01, remove = [\"USA\"], source = \"act\" }] }",
        ),
        "demo/pack.toml:13: list `@friends`: `USA` is removed on 2021-01-01 and was no member",
    );
    check_lint(
        &broken(
            "facts = [\"X\"] },\n]",
            "facts = [\"X\"] },\n  { n = 2, from = 2021-01-01, replaces = 1, source = \"act\", facts = [\"X\"] },\n]",
        ),
        "demo/pack.toml:14: rule `visa`, version 1: nobody can reach it, version 2 takes its place and was known no later",
    );
    check_lint(
        &broken("facts = [\"X\"] },\n]", "},\n]").with_comma_fixed(),
        "demo/pack.toml:14: rule `visa`, version 1: `facts` names no statement behind it",
    );
    check_lint(
        &broken("name = \"a stranger's child\"", "name = \"a friend's child\"\n# x")
            .without_last_expectation(),
        "demo/pack.toml:24: exception `visa.children`, version 1: no example misses it when it is taken away; add one in which it decides",
    );
    check_lint(
        &broken("facts = [\"X\"] },\n]", "facts = [\"X\"], reading = \"alone\" },\n]"),
        "demo/pack.toml:14: rule `visa`: the reading `alone` stands alone; a reading needs another",
    );
}

/// Small changes that a plain replacement cannot make.
trait Changed {
    fn with_comma_fixed(self) -> Self;
    fn without_last_expectation(self) -> Self;
}

impl Changed for PackFiles {
    fn with_comma_fixed(mut self) -> Self {
        for file in &mut self.files {
            file.text = file.text.replace("source = \"act\", },", "source = \"act\" },");
        }
        self
    }

    fn without_last_expectation(mut self) -> Self {
        for file in &mut self.files {
            file.text = file.text.replace(
                "expect.visa = { result = \"not-required\", because = [\"visa.children\"] }",
                "expect.stay = { absent = true }",
            );
        }
        self
    }
}
