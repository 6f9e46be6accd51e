//! Our compiled decision beside JSONLogic and CEL, on the same rules and travellers; every answer is compared first.
//!
//! Out: the rows of a table on standard output, which `bench` takes; the seed on standard error.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a tool for the terminal of a developer, and rows for the program that starts it"
)]

mod law;
#[allow(dead_code, reason = "what waits is not measured here")]
#[path = "../../src/meter.rs"]
mod meter;
#[allow(dead_code, reason = "`bench` appends the rows to the results")]
#[path = "../../src/results.rs"]
mod results;
mod traveller;

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use anyhow::Context;
use base::{Country, parse_date};
use datalogic_rs::{Engine, ParsedData};
use results::{Aim, Table};
use rules::compiled::{Encoded, Program};
use rules::{Outcome, PackSet, Slot};
use traveller::{Dice, Traveller};

/// Travellers that an engine is averaged over.
const TRAVELLERS: usize = 256;
/// Questions that the rules answer, each by its bit.
const QUESTIONS: &[(Slot, u8)] = &[(Slot::Visa, 1), (Slot::PreEntryAuthorisation, 2), (Slot::Biometrics, 4)];

fn main() -> anyhow::Result<()> {
    anyhow::ensure!(
        !cfg!(debug_assertions),
        "a debug build measures nothing; use `cargo xtask bench rivals`"
    );
    let seed = std::hash::RandomState::new().build_hasher().finish();
    eprintln!("rivals: seed {seed:#x}");
    let mut dice = Dice(seed);
    let travellers: Vec<Traveller> =
        (0..TRAVELLERS).map(|_| Traveller::random(&mut dice)).collect::<Result<_, _>>()?;
    print!("{}", measured(&travellers)?);
    Ok(())
}

fn measured(travellers: &[Traveller]) -> anyhow::Result<Table> {
    let (as_of, day) = (parse_date("2026-11-22")?, parse_date("2026-03-01")?);
    let set = PackSet::builtin().only(&["rus.entry".to_owned()]);
    let pack = set.pack("rus.entry").context("the pack `rus.entry` is built in")?;
    let visa_free: Vec<&str> = Country::all()
        .filter(|country| pack.list_has("visa-free", *country, day, as_of) == Some(true))
        .map(Country::code)
        .collect();
    let program = Program::new(&set, Country::parse("RUS")?, as_of)?;
    let encoded: Vec<Encoded> =
        travellers.iter().map(|one| Ok(program.encode(&one.situation()?)?)).collect::<anyhow::Result<_>>()?;

    let engine = Engine::new();
    let quoted: Vec<String> = visa_free.iter().map(|code| format!("\"{code}\"")).collect();
    let logic = engine.compile(&*law::JSON_LOGIC.replace("@visa-free", &quoted.join(", ")))?;
    let parsed: Vec<ParsedData> =
        travellers.iter().map(|one| ParsedData::from_json(&one.json())).collect::<Result<_, _>>()?;
    let mut session = engine.session();
    let mut json_logic = |data: &ParsedData| {
        session.reset();
        session.eval_borrowed(&logic, data).ok().and_then(|value| value.as_i64())
    };

    let compiled = cel::Program::compile(law::CEL)?;
    let contexts: Vec<cel::Context<'_, '_>> =
        travellers.iter().map(|one| context(one, &visa_free)).collect::<Result<_, _>>()?;
    let cel = |context: &cel::Context<'_, '_>| match compiled.execute(context) {
        Ok(cel::Value::Int(answer)) => Some(answer),
        _ => None,
    };

    for (((traveller, encoded), data), context) in travellers.iter().zip(&encoded).zip(&parsed).zip(&contexts)
    {
        anyhow::ensure!(encoded.is_complete(), "every fact is known: {traveller:?}");
        let ours = i64::from(ours(&program, encoded));
        let (first, second) = (json_logic(data), cel(context));
        anyhow::ensure!(
            first == Some(ours) && second == Some(ours),
            "the answers differ: ours {ours}, JSONLogic {first:?}, CEL {second:?}: {traveller:?}"
        );
    }

    let mut table = Table::default();
    let mut next = encoded.iter().cycle();
    let paiza = meter::processor(|| next.next().map(|one| program.decide(one)));
    let mut next = parsed.iter().cycle();
    let first = meter::processor(|| next.next().map(&mut json_logic));
    let mut next = contexts.iter().cycle();
    let second = meter::processor(|| next.next().map(cel));
    table.add_cost("rivals: compiled decision", paiza);
    table.add_cost("rivals: datalogic-rs", first);
    table.add_cost("rivals: cel", second);
    table.add_aimed("rivals: datalogic-rs / compiled", first.ratio_to(paiza), " ×", Aim::AtLeast(50.0));
    table.add_aimed("rivals: cel / compiled", second.ratio_to(paiza), " ×", Aim::AtLeast(250.0));
    Ok(table)
}

/// What is asked for, by its bit; the application was voluntary then.
fn ours(program: &Program<'_>, encoded: &Encoded) -> u8 {
    let decision = program.decide(encoded);
    let is_asked = |slot| matches!(decision.result(slot), Some(Outcome::Required | Outcome::Voluntary));
    let asked = QUESTIONS.iter().filter(|(slot, _)| is_asked(*slot));
    asked.map(|(_, bit)| bit).sum()
}

/// A traveller as CEL reads one.
fn context<'v>(one: &Traveller, visa_free: &[&str]) -> anyhow::Result<cel::Context<'static, 'v>> {
    let mut context = cel::Context::default();
    let words = [
        ("crossing", one.crossing),
        ("nationality", one.nationality),
        ("purpose", one.purpose),
        ("role", one.role),
        ("residence", one.residence),
        ("visa", one.visa),
    ];
    for (name, word) in words {
        context.add_variable_from_value(name, word);
    }
    context.add_variable_from_value("age", one.age);
    context.add_variable_from_value("stay", one.stay);
    let map: HashMap<String, bool> = visa_free.iter().map(|code| ((*code).to_owned(), true)).collect();
    context.add_variable_from_value("visa_free", map);
    Ok(context)
}
