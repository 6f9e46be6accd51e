//! Random travellers to every state that the built-in packs speak of. They come from a seed that each test prints.

use base::{Country, Date, parse_date};
use rules::stay::Day;
use rules::{
    Contract, Crossing, DocumentKind, Filed, Hit, HitKind, Known, Mode, PackSet, Purpose, Residence, Role,
    Situation, Stay, Urgency, Visa, When,
};

pub const SEED: u64 = 20_261_122;
/// Facts that [`forget`] can take away.
pub const FACTS: usize = 16;

/// Nationalities of which packs speak more often than of others.
const NATIONALITIES: &[&str] = &[
    "UZB", "KAZ", "KGZ", "TJK", "TKM", "RUS", "BLR", "ARM", "CHN", "KOR", "USA", "GBR", "IRL", "FRA", "D",
    "TUR", "AFG", "LAO", "NGA", "UKR", "SRB", "XXA", "GBD",
];
/// Classes of visas that packs name, and one that none does.
const CLASSES: &[&str] =
    &["none", "B-1", "B-2", "B-1/B-2", "F-1", "H-1B", "A-1", "immigrant", "C", "e-visa", "work", "odd"];

/// SplitMix64: a failure can be replayed from its seed.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % end as u64) as usize
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// One of a thousand or the first: most travellers are ordinary.
    fn seldom<T: Copy>(&mut self, all: &[T]) -> T {
        if self.below(3) == 0 { self.of(all) } else { all[0] }
    }

    pub fn day(&mut self, from: &str, span: usize) -> Date {
        Day::of(parse_date(from).unwrap()).plus(self.below(span) as i32).date()
    }

    /// Some days before a day.
    fn before(&mut self, day: Date, span: usize) -> Day {
        Day::of(day).plus(-(1 + self.below(span) as i32))
    }

    /// A traveller of whom everything is known that a pack can ask for.
    pub fn traveller(&mut self, packs: &PackSet) -> Situation {
        let pack = &packs.packs()[self.below(packs.packs().len())];
        let states: Vec<Country> = Country::all().filter(|state| pack.is_of(*state)).collect();
        let into = self.of(&states);
        let mut s = Situation::into_state(into);
        s.crossing = Some(Crossing::Entry);
        self.person(&mut s);
        let points: Vec<String> = packs.points(into).into_iter().map(str::to_owned).collect();
        let enter = self.day("2024-06-01", 1_000);
        s.entry.when = When::On(enter);
        s.entry.mode = Some(self.of(Mode::ALL));
        if !points.is_empty() {
            s.entry.point = Some(points[self.below(points.len())].clone());
        }
        s.exit.when = When::On(Day::of(enter).plus(self.below(200) as i32).date());
        s.document.expires = Some(Day::of(enter).plus(self.below(2_000) as i32).date());
        self.papers(&mut s, enter);
        self.past(&mut s, enter);
        s
    }

    fn person(&mut self, s: &mut Situation) {
        let any: Vec<Country> = Country::all().collect();
        let nationality =
            if self.below(4) == 0 { self.of(&any) } else { Country::parse(self.of(NATIONALITIES)).unwrap() };
        let mut held = vec![nationality];
        if self.below(4) == 0 {
            held.push(Country::parse(self.of(NATIONALITIES)).unwrap());
        }
        s.document.nationality = Some(nationality);
        s.document.issuer = Some(nationality);
        s.document.kind = Some(self.seldom(DocumentKind::ALL));
        s.document.blank_pages = Some(self.below(6) as u16);
        s.nationalities = Some(held);
        s.born = Some(self.day("1945-01-01", 29_000));
        s.residence.insert(s.into, self.seldom(Residence::ALL));
        s.role = Some(self.seldom(Role::ALL));
        s.purpose = Some(self.of(Purpose::ALL));
        s.urgency = Some(self.seldom(Urgency::ALL));
    }

    fn papers(&mut self, s: &mut Situation, enter: Date) {
        let class = self.seldom(CLASSES);
        let mut visa = Visa { class: Some(class.to_owned()), ..Visa::default() };
        if class != "none" {
            let issued = self.before(enter, 400);
            visa.issued = Some(issued.date());
            visa.expires = Some(issued.plus(self.below(900) as i32).date());
            visa.entries = Some(1 + self.below(3) as u16);
            visa.held = Some(self.below(2) == 0);
        }
        s.visa.insert(s.into, visa);
        s.contract = Known::Nothing;
        if self.below(4) == 0 {
            let until = Day::of(enter).plus(self.below(400) as i32).date();
            s.contract = Known::Is(Contract { from: Some(enter), until: Some(until) });
        }
        s.filed = Known::Nothing;
        if self.below(3) == 0 {
            let at = format!("{}T12:00:00+05:00", self.before(enter, 120).date());
            let at = Some(base::Moment::parse(&at).unwrap());
            s.filed = Known::Is(Filed { at, granted: self.below(2) == 0 });
        }
        s.hits = Some(Vec::new());
        if self.below(8) == 0 {
            let until = Some(Day::of(enter).plus(self.below(60) as i32 - 30).date());
            s.hits = Some(vec![Hit { kind: self.of(HitKind::ALL), until }]);
        }
    }

    fn past(&mut self, s: &mut Situation, enter: Date) {
        let stays = self.below(4);
        s.stays = Some((0..stays).map(|_| self.stay(s.into, enter)).collect());
        let home = s.document.nationality.unwrap_or(s.into);
        s.whereabouts = Some(vec![Stay::visa_free(home, self.before(enter, 700).date(), Some(enter))]);
    }

    /// A stay before a day.
    pub fn stay(&mut self, into: Country, enter: Date) -> Stay {
        let from = self.before(enter, 500);
        let to = from.plus(self.below(60) as i32).min(Day::of(enter));
        Stay::visa_free(into, from.date(), Some(to.date()))
    }
}

/// The situation without one of its facts.
pub fn forget(s: &Situation, which: usize) -> Situation {
    let mut s = s.clone();
    match which {
        0 => s.document.nationality = None,
        1 => s.born = None,
        2 => s.residence.clear(),
        3 => s.visa.clear(),
        4 => s.role = None,
        5 => s.purpose = None,
        6 => s.urgency = None,
        7 => s.stays = None,
        8 => s.exit.when = When::Unknown,
        9 => s.crossing = None,
        10 => s.contract = Known::Unknown,
        11 => s.nationalities = None,
        12 => s.whereabouts = None,
        13 => s.document.kind = None,
        14 => s.visa.values_mut().for_each(|visa| (visa.issued, visa.expires) = (None, None)),
        _ => s.entry.mode = None,
    }
    s
}
