//! The compiled form: a decision, missing facts, days, crossings in columns, many packs, and lines through the binary.

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::Context;
use base::parse_date;
use rules::compiled::{Checker, Crossings, Encoded, Keys, Program, WhatIf};
use rules::stay::{Book, Day, Limit, Span, longest};
use rules::{Confidence, Explain, PackSet, Situation, TableSource, baseline, check};

use crate::law::{AS_OF, SITUATION, situations};
use crate::meter;
use crate::mix::Mix;
use crate::results::{Aim, Table};

/// Crossings that one pass over the columns counts.
const CROSSINGS: usize = 1 << 20;
/// Lines that go through the binary.
const LINES: usize = 300_000;
/// Situations of the mix that are measured on one core.
const MIXED: usize = 5_000;
/// States of which a generated table speaks.
const STATES: usize = 200;

/// Measures the compiled form.
pub fn run(table: &mut Table) -> anyhow::Result<()> {
    let set = PackSet::builtin();
    let as_of = parse_date(AS_OF)?;
    let situations = situations()?;
    let into = situations.first().context("there are situations")?.into;
    let program = Program::new(&set, into, as_of)?;
    let encoded: Vec<Encoded> =
        situations.iter().map(|situation| program.encode(situation)).collect::<Result<_, _>>()?;
    anyhow::ensure!(encoded.iter().all(Encoded::is_complete), "every fact of the situations is known");
    let mut next = encoded.iter().cycle();
    let decided = meter::processor(|| next.next().map(|situation| program.decide(situation)));
    table.add_aimed("compiled: one decision", decided.best_ns, " ns", Aim::AtMost(15.0));
    let mut next = situations.iter().cycle();
    let cost = meter::processor(|| next.next().map(|situation| program.encode(situation).is_ok()));
    table.add_cost("compiled: encode a situation", cost);
    open(table, &program)?;
    days(table)?;
    what_if(table, &set, &program)?;
    many_packs(table)?;
    mixed(table, &set)?;
    batch(table)
}

/// One or two facts taken away.
fn open(table: &mut Table, program: &Program<'_>) -> anyhow::Result<()> {
    let (purpose, born) = (r#""purpose": "tourism", "#, r#""born": "1990-05-01", "#);
    let mut encoded = Vec::new();
    for missing in [&[purpose][..], &[born], &[purpose, born]] {
        let text = missing.iter().fold(SITUATION.to_owned(), |text, fact| text.replace(fact, ""));
        let situation = program.encode(&Situation::from_json(&text)?)?;
        anyhow::ensure!(!situation.is_complete(), "`{missing:?}` is missing");
        program.answer(&situation)?;
        encoded.push(situation);
    }
    let mut next = encoded.iter().cycle();
    let cost = meter::processor(|| next.next().map(|situation| program.answer(situation)));
    table.add_aimed("compiled: answer with facts missing", cost.best_ns, " ns", Aim::AtMost(250.0));
    Ok(())
}

/// A past of many short stays, as a trader has them.
fn days(table: &mut Table) -> anyhow::Result<()> {
    let enter = Day::of(parse_date(AS_OF)?);
    let spans: Vec<Span> =
        (1..40).map(|index| Span { from: enter.plus(-9 * index), to: enter.plus(-9 * index + 3) }).collect();
    let window = Span { from: enter.plus(-179), to: enter };
    let book = Book::simple(spans, &Limit::parse_all("rolling:90/180")?);
    let presence = book.presences.first().map(|presence| presence.days().clone()).unwrap_or_default();
    let cost = meter::processor(|| presence.count(std::hint::black_box(window)));
    table.add_aimed("stay: days used in a window", cost.best_ns, " ns", Aim::AtMost(15.0));
    let cost = meter::processor(|| longest(&book, std::hint::black_box(enter)));
    table.add_aimed("stay: longest lawful stay", cost.best_ns, " ns", Aim::AtMost(150.0));
    Ok(())
}

/// The packs as they were known in July 2025 against today's, over a year of crossings.
fn what_if<'p>(table: &mut Table, set: &'p PackSet, after: &Program<'p>) -> anyhow::Result<()> {
    let whole = Situation::from_json(SITUATION)?;
    let before = Program::new(set, whole.into, parse_date("2025-07-10")?)?;
    let points: Vec<String> = set.points(whole.into).into_iter().map(str::to_owned).collect();
    let days = (parse_date("2026-01-01")?, parse_date("2026-12-31")?);
    let mut assumed = whole;
    assumed.filed = rules::Known::Nothing;
    assumed.stays = Some(Vec::new());
    assumed.hits = Some(Vec::new());
    assumed.exit = rules::Passage::default();
    let columns = Columns::made(Day::of(days.0), points.len());
    for (name, aim, is_whole) in
        [("what-if: crossings, complete", 50.0, true), ("what-if: crossings, facts missing", 5.0, false)]
    {
        let mut assumed = assumed.clone();
        if !is_whole {
            (assumed.born, assumed.role) = (None, None);
            assumed.residence.clear();
        }
        let mut run = WhatIf::new(&before, after, &assumed, &points, days)?;
        run.count(columns.view(is_whole))?;
        let cost = meter::processor(|| run.count(columns.view(is_whole)));
        let millions = CROSSINGS as f64 / cost.best_ns * 1_000.0;
        table.add_aimed(name, millions, " million/s", Aim::AtLeast(aim));
    }
    Ok(())
}

/// Made-up crossings, column by column.
struct Columns {
    nationality: Vec<u16>,
    day: Vec<i32>,
    point: Vec<u16>,
    mode: Vec<u8>,
    purpose: Vec<u8>,
    /// The column of a crossing of which nobody recorded why.
    no_purpose: Vec<u8>,
}

impl Columns {
    fn made(first: Day, points: usize) -> Self {
        let mut state = 0x5eed_u64;
        let mut below = |end: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % end.max(1)
        };
        let mut made = Self {
            nationality: Vec::new(),
            day: Vec::new(),
            point: Vec::new(),
            mode: Vec::new(),
            purpose: Vec::new(),
            no_purpose: vec![u8::MAX; CROSSINGS],
        };
        for _ in 0..CROSSINGS {
            made.nationality.push(below(199) as u16);
            made.day.push(first.plus(below(365) as i32).number());
            made.point.push(below(points + 1) as u16);
            made.mode.push(below(rules::Mode::ALL.len()) as u8);
            made.purpose.push(below(rules::Purpose::ALL.len()) as u8);
        }
        made
    }

    fn view(&self, with_purpose: bool) -> Crossings<'_> {
        Crossings {
            nationality: &self.nationality,
            day: &self.day,
            point: &self.point,
            mode: &self.mode,
            purpose: if with_purpose { &self.purpose } else { &self.no_purpose },
        }
    }
}

/// A baseline pack for each of two hundred states, loaded and compiled for a day.
fn many_packs(table: &mut Table) -> anyhow::Result<()> {
    let codes: Vec<&str> = base::Country::all()
        .filter(|country| country.kind() == base::Kind::State)
        .take(STATES)
        .map(base::Country::code)
        .collect();
    let needs = ["90", "30", "visa required", "e-visa", "visa free", "eta", "visa on arrival"];
    let mut text = "Passport,Destination,Requirement\n".to_owned();
    for (row, passport) in codes.iter().enumerate() {
        for (column, destination) in codes.iter().enumerate() {
            let need = if row == column {
                "-1"
            } else {
                needs.get((row * 7 + column * 3) % needs.len()).unwrap_or(&"")
            };
            text.push_str(&[passport, destination, need].join(","));
            text.push('\n');
        }
    }
    let published = parse_date("2025-01-12")?;
    let source = TableSource { cite: "made up", link: None, published, confidence: Confidence::Repository };
    let files = baseline(&text, &source)?;
    let as_of = parse_date(AS_OF)?;
    let mut programs = 0;
    let cost = meter::processor(|| {
        programs = 0;
        let Ok(set) = PackSet::load(&files) else { return };
        for state in base::Country::all() {
            if set.of_state(state).next().is_some()
                && Program::new(&set, state, as_of).is_ok_and(|program| program.law_on(as_of).is_ok())
            {
                programs += 1;
            }
        }
    });
    anyhow::ensure!(programs == codes.len(), "{programs} of {} packs were compiled", codes.len());
    table.add_aimed("packs: load and compile 200", cost.best_ns / 1e6, " ms", Aim::AtMost(200.0));
    Ok(())
}

/// Lines through the release binary, by the clock on the wall: every core takes part.
fn batch(table: &mut Table) -> anyhow::Result<()> {
    let paiza = std::env::current_exe()?.with_file_name("paiza");
    let mut mix = Mix::new()?;
    let text = (0..LINES).fold(String::new(), |text, _| text + &mix.line() + "\n");
    let start = Instant::now();
    let mut child = Command::new(paiza)
        .args(["check", "--batch", "--json", "--as-of", AS_OF, "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .context("no release binary; start this by `cargo xtask bench`")?;
    child.stdin.take().context("the lines go in")?.write_all(text.as_bytes())?;
    anyhow::ensure!(child.wait()?.success(), "every line can be read");
    let rate = LINES as f64 / start.elapsed().as_secs_f64();
    table.add_aimed("check --batch: situations a second", rate, "", Aim::AtLeast(150_000.0));
    Ok(())
}

/// The mix of the batch on one core: what one situation costs in its parts, and the trace from keys.
fn mixed(table: &mut Table, set: &PackSet) -> anyhow::Result<()> {
    let as_of = parse_date(AS_OF)?;
    let mut mix = Mix::new()?;
    let lines: Vec<String> = (0..MIXED).map(|_| mix.line()).collect();
    let mut next = lines.iter().cycle();
    let read = meter::processor(|| next.next().map(|line| Situation::from_batch_line(line).is_ok()));
    table.add_cost("mix: read a situation from JSON", read);
    let situations: Vec<Situation> =
        lines.iter().map(|line| Ok(Situation::from_batch_line(line)?.0)).collect::<anyhow::Result<_>>()?;
    let mut checker = Checker::new(set);
    let mut answers = Vec::new();
    for situation in &situations {
        let answer = checker.check(situation, as_of, Explain::No);
        anyhow::ensure!(answer == check(set, situation, as_of, Explain::No), "the evaluator says the same");
        answers.push(answer);
    }
    let mut next = situations.iter().cycle();
    let kept = meter::processor(|| next.next().map(|one| checker.check(one, as_of, Explain::No)));
    table.add_cost("mix: answer a situation", kept);
    let mut next = situations.iter().cycle();
    let judged = meter::processor(|| next.next().map(|one| check(set, one, as_of, Explain::No)));
    table.add_cost("mix: the same by the evaluator alone", judged);
    let (mut next, mut out) = (answers.iter().cycle(), Vec::new());
    let written = meter::processor(|| {
        out.clear();
        next.next().map(|answer| serde_json::to_writer(&mut out, answer).is_ok())
    });
    table.add_cost("mix: write an answer as JSON", written);
    let keys: Vec<Keys> = situations.iter().filter_map(|one| checker.keys(one, as_of)).collect();
    anyhow::ensure!(keys.len() * 10 > situations.len() * 9, "nine in ten have keys");
    let mut next = keys.iter().cycle();
    let traced =
        meter::processor(|| next.next().map(|keys| checker.traced(keys).map(|traced| traced.slots.len())));
    table.add_aimed("compiled: answer with its full trace", traced.best_ns, " ns", Aim::AtMost(1_000.0));
    Ok(())
}
