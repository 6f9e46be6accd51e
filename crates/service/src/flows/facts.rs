//! From a filing to the facts that rules are asked about.
//!
//! In: what the traveller says, the authority's own record of stays and hits, and when it was filed.
//! Out: a [`Situation`]. This is the one place where past stays come back as plain facts.

use base::{Country, Date, Moment};
use journey::{EntryTime, Filing};
use rules::{Crossing, Document, Filed, Hit, HitKind, Known, Passage, Situation, Stay, Visa, When};

/// What the authority itself knows of a person.
#[derive(Clone, Debug, Default)]
pub struct OwnRecord {
    /// Stays recorded at its posts.
    pub stays: Vec<(Date, Option<Date>)>,
    /// Entries of its lists that hold.
    pub hits: Vec<(HitKind, Option<Date>)>,
}

/// The facts of a filing for an entry into `into`.
///
/// A question that the form puts to everybody is known, also where the answer was *none*.
pub fn of_filing(filing: &Filing, into: Country, filed: Filed, own: &OwnRecord) -> Situation {
    let mut situation = Situation::into_state(into);
    situation.crossing = Some(Crossing::Entry);
    situation.document = Document {
        nationality: Some(filing.document.nationality),
        issuer: Some(filing.document.issuer),
        kind: Some(filing.document.kind),
        expires: Some(filing.document.expires),
        blank_pages: None,
    };
    let mut nationalities = vec![filing.document.nationality];
    nationalities.extend(filing.nationalities.iter().copied().filter(|n| *n != filing.document.nationality));
    situation.nationalities = Some(nationalities);
    situation.born = filing.document.born.exact();
    situation.residence.insert(into, filing.residence);
    situation.visa.insert(into, visa(filing));
    situation.role = Some(filing.role);
    situation.purpose = Some(filing.purpose);
    situation.contract = filing.contract.map_or(Known::Nothing, |contract| {
        Known::Is(rules::Contract { from: Some(contract.from), until: contract.until })
    });
    situation.urgency = Some(filing.urgency);
    situation.entry = entry(filing);
    situation.exit.when = filing.exit.map_or(When::Unknown, When::On);
    situation.filed = Known::Is(filed);
    situation.stays = Some(stays(filing, into, own));
    situation.hits = Some(hits(own));
    situation
}

/// The entries of the authority's lists, as rules know them.
pub fn hits(own: &OwnRecord) -> Vec<Hit> {
    own.hits.iter().map(|(kind, until)| Hit { kind: *kind, until: *until }).collect()
}

/// A filing made at a moment.
pub fn filed_at(at: Moment) -> Filed {
    Filed { at: Some(at), granted: false }
}

fn visa(filing: &Filing) -> Visa {
    let none = || Visa { class: Some("none".to_owned()), ..Visa::default() };
    filing.visa.as_ref().map_or_else(none, |visa| Visa {
        class: Some(visa.class.clone()),
        issued: visa.issued,
        expires: visa.expires,
        held: Some(true),
        ..Visa::default()
    })
}

fn entry(filing: &Filing) -> Passage {
    Passage {
        when: match filing.entry.when {
            EntryTime::At(moment) => When::At(moment),
            EntryTime::On(day) => When::On(day),
        },
        point: filing.entry.point.clone(),
        mode: filing.entry.mode,
    }
}

/// Declared stays and recorded ones together; a day that stands in both counts once.
fn stays(filing: &Filing, into: Country, own: &OwnRecord) -> Vec<Stay> {
    let declared = filing.stays.iter().map(|stay| Stay {
        country: stay.country,
        from: stay.from,
        to: stay.to,
        ground: stay.ground,
    });
    let recorded = own.stays.iter().map(|(from, to)| Stay::visa_free(into, *from, *to));
    declared.chain(recorded).collect()
}
