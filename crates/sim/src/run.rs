//! The simulation: people arrive, wait, are served, and some are sent to the second line.
//!
//! In: a [`Plan`] and a seed. Out: an [`Outcome`]. One event after another; two at one moment in the order in which
//! they were planned, so that a seed gives one outcome. Meaning: `spec/queues.md`.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use crate::draw::{self, Generator};
use crate::outcome::{Outcome, Tally};
use crate::plan::{FlowPlan, HOUR, LanePlan, Micros, Plan};
use crate::scenario::Serves;

const DAY: Micros = 24 * HOUR;

/// Lives through the scenario once.
pub fn run(plan: &Plan, seed: u64) -> Outcome {
    let mut post = Post::new(plan, seed);
    post.open();
    while let Some(event) = post.events.pop() {
        if event.at >= plan.end {
            break;
        }
        post.now = event.at;
        post.happen(event.kind);
    }
    post.close()
}

/// What waits at a lane as one: a person, or a party that stays together.
struct Unit {
    arrived: Micros,
    people: u32,
    /// Time at the desk.
    service: Micros,
    /// Times at the second line of those who will be sent there.
    referred: Vec<Micros>,
}

/// Somebody on the way to the second line.
struct Referred {
    arrived: Micros,
    service: Micros,
    is_counted: bool,
}

struct Event {
    at: Micros,
    number: u64,
    kind: Kind,
}

enum Kind {
    /// A party of the flow; a random one brings the next.
    Arrival { flow: usize, is_random: bool },
    /// A desk of the lane is free again.
    Done { lane: usize, people: u32, is_counted: bool, referred: Vec<Micros> },
    /// A desk of the second line is free again.
    SecondDone { is_counted: bool },
    /// The hour changes, and with it who is on duty.
    Hour,
    /// Something begins or ceases to work.
    Change,
}

struct Desks {
    queue: VecDeque<Unit>,
    open: u32,
    busy: u32,
}

struct Post<'p> {
    plan: &'p Plan,
    seed: u64,
    now: Micros,
    events: BinaryHeap<Event>,
    number: u64,
    random: Vec<Generator>,
    lanes: Vec<Desks>,
    second_queue: VecDeque<Referred>,
    second_open: u32,
    second_busy: u32,
    tally: Tally,
}

impl<'p> Post<'p> {
    fn new(plan: &'p Plan, seed: u64) -> Self {
        let desks = |lane: &LanePlan| Desks { queue: VecDeque::new(), open: lane.open.at(0) as u32, busy: 0 };
        Self {
            plan,
            seed,
            now: 0,
            events: BinaryHeap::new(),
            number: 0,
            random: (0..plan.flows.len()).map(|flow| draw::generator(seed, flow as u64)).collect(),
            lanes: plan.lanes.iter().map(desks).collect(),
            second_queue: VecDeque::new(),
            second_open: plan.second.as_ref().map_or(0, |second| second.open.at(0) as u32),
            second_busy: 0,
            tally: Tally::new(plan),
        }
    }

    /// Plans what is known beforehand.
    fn open(&mut self) {
        for lane in 0..self.plan.lanes.len() {
            self.queue_waiting(lane);
        }
        for flow in 0..self.plan.flows.len() {
            self.plan_next(flow);
            self.plan_timetable(flow);
        }
        let changes = self.plan.lanes.iter().any(|lane| lane.open.changes())
            || self.plan.second.as_ref().is_some_and(|second| second.open.changes());
        if changes {
            self.plan_event(HOUR, Kind::Hour);
        }
        for outage in &self.plan.outages {
            self.plan_event(outage.from, Kind::Change);
            self.plan_event(outage.until, Kind::Change);
        }
    }

    /// People who wait already: like those of the first flow of the lane, one by one.
    fn queue_waiting(&mut self, number: usize) {
        let plan = self.plan;
        let (Some(lane), Some(desks)) = (plan.lanes.get(number), self.lanes.get_mut(number)) else { return };
        let Some(flow) = plan.flows.iter().find(|flow| flow.lane == number) else { return };
        let mut random = draw::generator(self.seed, (plan.flows.len() + number) as u64);
        for _ in 0..lane.waiting {
            let (service, referred) = person(plan, flow, lane, &mut false, &mut random);
            let unit = Unit { arrived: 0, people: 1, service, referred: referred.into_iter().collect() };
            desks.queue.push_back(unit);
        }
        self.tally.arrived(number, 0, lane.waiting);
        self.call(number);
    }

    fn plan_event(&mut self, at: Micros, kind: Kind) {
        self.events.push(Event { at, number: self.number, kind });
        self.number += 1;
    }

    fn plan_next(&mut self, flow: usize) {
        let (Some(planned), Some(random)) = (self.plan.flows.get(flow), self.random.get_mut(flow)) else {
            return;
        };
        let Some(rates) = &planned.per_hour else { return };
        if let Some(at) = draw::next_arrival(self.now, self.plan.end, |hour| rates.at(hour), random) {
            self.plan_event(at, Kind::Arrival { flow, is_random: true });
        }
    }

    fn plan_timetable(&mut self, flow: usize) {
        let (Some(planned), Some(random)) = (self.plan.flows.get(flow), self.random.get_mut(flow)) else {
            return;
        };
        let begins = self.plan.first_hour * HOUR;
        let days = (self.plan.end + begins) / DAY + 1;
        let mut arrivals = Vec::new();
        for day in 0..days {
            for at in &planned.at {
                let late = (draw::exponential(random) * planned.late) as Micros;
                let at = day * DAY + at - begins;
                if at >= 0 {
                    arrivals.push(at + late);
                }
            }
        }
        for at in arrivals {
            self.plan_event(at, Kind::Arrival { flow, is_random: false });
        }
    }

    fn happen(&mut self, kind: Kind) {
        match kind {
            Kind::Arrival { flow, is_random } => {
                self.arrive(flow);
                if is_random {
                    self.plan_next(flow);
                }
            }
            Kind::Done { lane, people, is_counted, referred } => {
                self.done(lane, people, is_counted, &referred);
            }
            Kind::SecondDone { is_counted } => {
                self.second_busy -= 1;
                self.tally.second_served(is_counted);
                self.call_second();
            }
            Kind::Hour => self.change_shift(),
            Kind::Change => self.call_all(),
        }
    }

    fn arrive(&mut self, flow: usize) {
        let plan = self.plan;
        let (Some(planned), Some(random)) = (plan.flows.get(flow), self.random.get_mut(flow)) else {
            return;
        };
        let (Some(lane), Some(desks)) = (plan.lanes.get(planned.lane), self.lanes.get_mut(planned.lane))
        else {
            return;
        };
        let people = queue_party(plan, planned, lane, self.now, random, &mut desks.queue);
        self.tally.arrived(planned.lane, self.now, people);
        self.call(planned.lane);
    }

    fn done(&mut self, lane: usize, people: u32, is_counted: bool, referred: &[Micros]) {
        if let Some(desks) = self.lanes.get_mut(lane) {
            desks.busy -= 1;
        }
        self.tally.served(lane, people, is_counted);
        for service in referred {
            self.tally.sent(is_counted);
            self.second_queue.push_back(Referred { arrived: self.now, service: *service, is_counted });
        }
        self.call(lane);
        if !referred.is_empty() {
            self.call_second();
        }
    }

    fn change_shift(&mut self) {
        let hour = self.now / HOUR;
        for (desks, lane) in self.lanes.iter_mut().zip(&self.plan.lanes) {
            desks.open = lane.open.at(hour) as u32;
        }
        if let Some(second) = &self.plan.second {
            self.second_open = second.open.at(hour) as u32;
        }
        self.plan_event((hour + 1) * HOUR, Kind::Hour);
        self.call_all();
    }

    fn call_all(&mut self) {
        for lane in 0..self.lanes.len() {
            self.call(lane);
        }
        self.call_second();
    }

    /// Calls whoever is next to each free desk of the lane. An officer who goes off duty first ends what is begun.
    fn call(&mut self, lane: usize) {
        let Some(slowness) = self.slowness(lane) else { return };
        while let Some(desks) = self.lanes.get_mut(lane) {
            if desks.busy >= desks.open {
                return;
            }
            let Some(unit) = desks.queue.pop_front() else { return };
            desks.busy += 1;
            let service = (unit.service as f64 * slowness) as Micros;
            let is_counted = self.tally.begun(lane, unit.arrived, self.now, service, unit.people);
            let done = Kind::Done { lane, people: unit.people, is_counted, referred: unit.referred };
            self.plan_event(self.now + service, done);
        }
    }

    fn call_second(&mut self) {
        while self.second_busy < self.second_open {
            let Some(next) = self.second_queue.pop_front() else { return };
            self.second_busy += 1;
            self.tally.second_begun(next.arrived, self.now, next.is_counted);
            self.plan_event(self.now + next.service, Kind::SecondDone { is_counted: next.is_counted });
        }
    }

    /// How much longer everything takes in the lane now; `None` while it stands still.
    fn slowness(&self, lane: usize) -> Option<f64> {
        let now = self.now;
        self.plan
            .outages
            .iter()
            .filter(|outage| (outage.from..outage.until).contains(&now))
            .filter(|outage| outage.lane.is_none_or(|befallen| befallen == lane))
            .try_fold(1.0, |slowest: f64, outage| Some(slowest.max(outage.offline?)))
    }

    fn close(mut self) -> Outcome {
        let end = self.plan.end;
        for (lane, desks) in self.lanes.iter().enumerate() {
            for unit in &desks.queue {
                self.tally.left(lane, unit.arrived, end, unit.people);
            }
        }
        let left = self.second_queue.iter().filter(|one| one.is_counted).count() as u64;
        self.tally.finish(self.plan, self.seed, left)
    }
}

/// Draws one party (how many, with or without a pass, how long each will take) and lets it queue. Gives its people.
fn queue_party(
    plan: &Plan,
    flow: &FlowPlan,
    lane: &LanePlan,
    now: Micros,
    random: &mut Generator,
    queue: &mut VecDeque<Unit>,
) -> u32 {
    let size = party_size(flow, random);
    let mut has_scanned = false;
    for place in 0..size {
        let (service, referred) = person(plan, flow, lane, &mut has_scanned, random);
        match queue.back_mut().filter(|_| place > 0 && lane.serves == Serves::Party) {
            Some(party) => {
                party.people += 1;
                party.service += service;
                party.referred.extend(referred);
            }
            None => {
                queue.push_back(Unit {
                    arrived: now,
                    people: 1,
                    service,
                    referred: referred.into_iter().collect(),
                });
            }
        }
    }
    size
}

fn party_size(flow: &FlowPlan, random: &mut Generator) -> u32 {
    let most = flow.people.len();
    if most <= 1 {
        return 1;
    }
    let chance = draw::unit(random);
    flow.people.iter().position(|share| chance < *share).map_or(most, |place| place + 1) as u32
}

/// Time at the desk, and at the second line if sent there.
fn person(
    plan: &Plan,
    flow: &FlowPlan,
    lane: &LanePlan,
    has_scanned: &mut bool,
    random: &mut Generator,
) -> (Micros, Option<Micros>) {
    let has_pass = draw::happens(flow.pass, random);
    let mut service = match lane.batch_scan.filter(|_| has_pass && *has_scanned) {
        Some(scan) => scan.draw(random),
        None if has_pass => lane.with_pass.draw(random),
        None => lane.without_pass.draw(random),
    };
    *has_scanned |= has_pass;
    if let Some((share, time)) = &lane.biometrics
        && draw::happens(*share, random)
    {
        service += time.draw(random);
    }
    let share = if has_pass { lane.referred.0 } else { lane.referred.1 };
    let second = plan.second.as_ref().filter(|_| draw::happens(share, random));
    let referred = second.map(|second| second.time.draw(random));
    (service, referred)
}

impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Event {}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Event {
    /// The heap gives the greatest first: so the earliest is the greatest.
    fn cmp(&self, other: &Self) -> Ordering {
        (other.at, other.number).cmp(&(self.at, self.number))
    }
}
