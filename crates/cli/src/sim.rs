//! `paiza sim`: how long people will wait at a crossing, and how many officers it takes.
//!
//! In: a scenario (TOML) and seeds. Out: waits, hour by hour; the smallest staffing that keeps a promise; or the table
//! that holds the simulator against closed formulas. The days of several seeds run on every core, in any order: the
//! answer is the same.

mod forecast;

use std::io::{IsTerminal, Write};
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use sim::validate::{CASES, Check, judge};
use sim::{ManyOutcome, Outcome, Plan, Promise, Staffing, Waits, run as live, smallest_staffing, together};

use crate::io::{Failure, read_text, write_json};

/// Simulate the queues of a crossing.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// How long people wait.
    Queue(Queue),
    /// The smallest staffing that keeps a promised wait.
    Staff(Staff),
    /// The next hours, from the post's own record.
    Forecast(forecast::Args),
    /// Hold the simulator against closed formulas: M/M/c and M/G/1.
    Validate(Validate),
    /// Print a scenario to begin with.
    Example(Example),
}

#[derive(Debug, clap::Args)]
struct Queue {
    /// The scenario (TOML), or `-` for standard input; `paiza sim example` prints one.
    scenario: String,
    /// The seed: the same seed gives the same bytes.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Live through so many days, with the seeds from `--seed` on, and tell the bands.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    seeds: Option<u64>,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Staff {
    /// The scenario (TOML), or `-` for standard input.
    scenario: String,
    /// The promised wait in minutes; default: that of the scenario.
    #[arg(long, value_name = "MINUTES")]
    promise: Option<f64>,
    /// For which share of the people of every hour it must be kept.
    #[arg(long, default_value_t = 0.95)]
    share: f64,
    /// For how many hours an officer comes at least: 1, 2, 3, 4, 6, 8, 12 or 24.
    #[arg(long, value_name = "HOURS", default_value_t = 1)]
    block_hours: u32,
    /// Over how many days each staffing is tried.
    #[arg(long, value_name = "N", default_value_t = 20)]
    seeds: u32,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Validate {
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct Example {
    /// Which one: `land-post` or `launch-day`.
    #[arg(default_value = "land-post")]
    name: String,
}

/// Simulates and prints.
pub fn run(args: Args, out: &mut dyn Write) -> Result<(), Failure> {
    match args.what {
        What::Queue(args) => queue(&args, out),
        What::Staff(args) => staff(&args, out),
        What::Forecast(args) => forecast::run(&args, out),
        What::Validate(args) => validate(&args, out),
        What::Example(args) => example(&args, out),
    }
}

fn queue(args: &Queue, out: &mut dyn Write) -> Result<(), Failure> {
    let plan = plan(&args.scenario)?;
    let Some(seeds) = args.seeds else {
        let outcome = live(&plan, args.seed);
        return if args.json { write_json(out, &outcome) } else { print_day(&outcome, out) };
    };
    let Some(last) = args.seed.checked_add(seeds - 1) else {
        return Err(Failure::input("`--seed` and `--seeds` together go past the largest seed"));
    };
    let days = on_all_cores(args.seed, last, |seed| live(&plan, seed))?;
    let many = together(&days).ok_or_else(|| Failure::input("`--seeds` is at least 1"))?;
    if args.json { write_json(out, &many) } else { print_many(&many, out) }
}

fn plan(path: &str) -> Result<Plan, Failure> {
    Plan::from_toml(&read_text(path)?).map_err(|error| Failure::input(format!("`{path}`: {error}")))
}

/// Lives through the days of these seeds on every core.
fn on_all_cores(
    first: u64,
    last: u64,
    live: impl Fn(u64) -> Outcome + Sync,
) -> Result<Vec<Outcome>, Failure> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (next, days) = (AtomicU64::new(0), Mutex::new(Vec::new()));
    let count = last - first + 1;
    let progress = Progress::of("days", Some(count));
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let day = live(first + number);
                    let Ok(mut days) = days.lock() else { return };
                    days.push(day);
                    progress.tell(days.len() as u64);
                }
            });
        }
    });
    progress.clear();
    let mut days =
        days.into_inner().map_err(|_| Failure::system("a simulated day did not end; run again"))?;
    days.sort_by_key(|day| day.seed);
    Ok(days)
}

fn staff(args: &Staff, out: &mut dyn Write) -> Result<(), Failure> {
    let plan = plan(&args.scenario)?;
    let minutes = args.promise.or(plan.promise_minutes()).ok_or_else(|| {
        Failure::input("no wait is promised: write `promise-minutes` into the scenario, or give `--promise`")
    })?;
    let promise = Promise { minutes, share: args.share, seeds: args.seeds, block_hours: args.block_hours };
    let progress = Progress::of("days tried", None);
    let found = smallest_staffing(&plan, promise, &mut |days| progress.tell(days));
    progress.clear();
    let staffing = found.map_err(|error| Failure::input(format!("`{}`: {error}", args.scenario)))?;
    if args.json { write_json(out, &staffing) } else { print_staffing(&staffing, out) }
}

fn validate(args: &Validate, out: &mut dyn Write) -> Result<(), Failure> {
    let progress = Progress::of("systems", Some(CASES.len() as u64));
    let mut checks = Vec::new();
    for case in CASES {
        checks.push(judge(case).map_err(|error| Failure::system(error.to_string()))?);
        progress.tell(checks.len() as u64);
    }
    progress.clear();
    if args.json {
        write_json(out, &checks)?;
    } else {
        print_checks(&checks, out)?;
    }
    if checks.iter().all(|check| check.holds) { Ok(()) } else { Err(Failure::check_failed()) }
}

fn example(args: &Example, out: &mut dyn Write) -> Result<(), Failure> {
    let found = sim::scenarios::EXAMPLES.iter().find(|(name, _)| *name == args.name);
    let Some((_, text)) = found else {
        let known: Vec<&str> = sim::scenarios::EXAMPLES.iter().map(|(name, _)| *name).collect();
        return Err(Failure::input(format!(
            "there is no example `{}`; there are: {}",
            args.name,
            known.join(", ")
        )));
    };
    Ok(out.write_all(text.as_bytes())?)
}

/// How far a long run is, for somebody who watches; nothing where nobody does.
struct Progress {
    what: &'static str,
    of: Option<u64>,
    is_seen: bool,
}

impl Progress {
    fn of(what: &'static str, of: Option<u64>) -> Self {
        Self { what, of, is_seen: std::io::stderr().is_terminal() }
    }

    fn tell(&self, done: u64) {
        if !self.is_seen {
            return;
        }
        // Who cannot be told how far it is can still be told the answer.
        let _ = match self.of {
            Some(of) => write!(std::io::stderr(), "\r{done} of {of} {}", self.what),
            None => write!(std::io::stderr(), "\r{done} {}", self.what),
        };
    }

    fn clear(&self) {
        if self.is_seen {
            let _ = write!(std::io::stderr(), "\r{:40}\r", "");
        }
    }
}

fn print_day(day: &Outcome, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}\nFigures: {}\nSeed {}", day.scenario, day.source, day.seed)?;
    writeln!(
        out,
        "{} people came, {} were served, {} were at a desk and {} still waited at the end.",
        day.arrived, day.served, day.at_desk, day.left_in_queue
    )?;
    if let Some(waiting) = day.still_waiting {
        let longest = waiting.longest_minutes;
        writeln!(
            out,
            "Those who still waited had done so for up to {longest:.1} minutes; they are not in the waits below."
        )?;
    }
    writeln!(out, "Wait in minutes: {}", waits(&day.wait_minutes))?;
    if let Some(promise) = day.promise {
        let kept =
            promise.kept_share.map_or("nobody came".to_owned(), |share| format!("{:.1} %", share * 100.0));
        writeln!(out, "At most {} minutes, as promised: {kept}", promise.minutes)?;
    }
    for lane in &day.lanes {
        let busy = day
            .lane_utilisation
            .get(&lane.name)
            .map_or("-".to_owned(), |busy| format!("{:.0} %", busy * 100.0));
        writeln!(
            out,
            "  {}: {} people, busy {busy}, {}",
            lane.name,
            lane.arrived,
            waits(&lane.wait_minutes)
        )?;
    }
    if let Some(second) = day.second_line {
        writeln!(
            out,
            "  second line: {} sent, {} served, {} still waited, {}",
            second.sent,
            second.served,
            second.left_in_queue,
            waits(&second.wait_minutes)
        )?;
    }
    writeln!(out, "\n   hour  people  mean wait  longest   kept")?;
    for hour in &day.hours {
        let number = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
        let kept = hour.kept_share.map_or("-".to_owned(), |share| format!("{:.0} %", share * 100.0));
        writeln!(
            out,
            "  {:>5}  {:>6}  {:>9}  {:>7}  {kept:>5}",
            hour.begins,
            hour.arrived,
            number(hour.mean_minutes),
            number(hour.max_minutes)
        )?;
    }
    Ok(())
}

fn waits(waits: &Waits) -> String {
    match (waits.mean, waits.p50, waits.p95, waits.max) {
        (Some(mean), Some(half), Some(most), Some(longest)) => {
            format!("mean {mean:.1}, half {half:.1}, 95 of 100 {most:.1}, longest {longest:.1}")
        }
        _ => "nobody came to a desk".to_owned(),
    }
}

fn print_many(many: &ManyOutcome, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(out, "{}\nFigures: {}", many.scenario, many.source)?;
    writeln!(
        out,
        "{} days, seeds from {}; 5 of 100 days lie below the first figure, 5 above the last.",
        many.seeds, many.first_seed
    )?;
    let bands = [
        ("mean wait, minutes", many.wait_minutes.mean),
        ("half waited at most", many.wait_minutes.p50),
        ("95 of 100 waited at most", many.wait_minutes.p95),
        ("longest wait", many.wait_minutes.max),
        ("still waited at the end", many.left_in_queue),
        ("promise kept for a share of", many.kept_share),
    ];
    for (name, band) in bands {
        if let Some(band) = band {
            writeln!(out, "  {name:28} {:>9.2} {:>9.2} {:>9.2}", band.low, band.median, band.high)?;
        }
    }
    if let Some(share) = many.days_kept_for_95 {
        writeln!(out, "Days on which the promise was kept for 95 of 100 people: {:.1} %", share * 100.0)?;
    }
    Ok(())
}

fn print_staffing(staffing: &Staffing, out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(
        out,
        "{}\nFewest officers with whom {} % of those who come in any hour wait at most {} minutes, over {} days:",
        staffing.scenario,
        staffing.share * 100.0,
        staffing.promise_minutes,
        staffing.seeds
    )?;
    for lane in &staffing.lanes {
        writeln!(
            out,
            "  {}: {} all the time; by the hour below, {} officer-hours ({} in the scenario)",
            lane.name, lane.all_day, lane.officer_hours, lane.officer_hours_now
        )?;
        for (day, hours) in lane.by_hour.chunks(24).enumerate() {
            let hours: Vec<String> = hours.iter().map(ToString::to_string).collect();
            writeln!(out, "    day {}, from 00:00: {}", day + 1, hours.join(" "))?;
        }
    }
    writeln!(
        out,
        "No single block of hours can lose an officer; together another sharing of the hours may do as well."
    )?;
    Ok(())
}

fn print_checks(checks: &[Check], out: &mut dyn Write) -> Result<(), Failure> {
    writeln!(
        out,
        "system               busy    formula  simulated  95 % interval        differs    people  seeds"
    )?;
    for check in checks {
        let [low, high] = check.interval_95;
        writeln!(
            out,
            "{:20} {:>4.2}  {:>9.6}  {:>9.6}  {low:.6}-{high:.6}  {:>+7.3} %  {:>8}  1-{}{}",
            check.system,
            check.utilisation,
            check.formula_minutes,
            check.simulated_minutes,
            check.difference * 100.0,
            check.people,
            check.seeds,
            if check.holds { "" } else { "  TOO FAR" }
        )?;
    }
    writeln!(out, "Mean waits in minutes; at most 1 % off the formula is asked.")?;
    Ok(())
}
