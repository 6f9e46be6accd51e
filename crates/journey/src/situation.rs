//! A filing as the rules read it.

use base::{Country, Moment};
use rules::{Crossing, Document, Filed, Known, Passage, Situation, Stay, When};

use crate::filing::{EntryTime, Filing};

impl Filing {
    /// The facts of this filing, for a state and the moment of filing.
    ///
    /// The caller adds what the record knows: past stays, and hits on officers' lists. A visa, a contract or a permit that
    /// the traveller does not name is known to be none: the form asked.
    pub fn situation(&self, into: Country, filed_at: Moment) -> Situation {
        let document = &self.document;
        let mut nationalities = vec![document.nationality];
        nationalities
            .extend(self.nationalities.iter().copied().filter(|other| *other != document.nationality));
        let stays = self.stays.iter().map(|stay| Stay {
            country: stay.country,
            from: stay.from,
            to: stay.to,
            ground: stay.ground,
        });
        let mut situation = Situation::into_state(into);
        situation.crossing = Some(Crossing::Entry);
        situation.document = Document {
            nationality: Some(document.nationality),
            issuer: Some(document.issuer),
            kind: Some(document.kind),
            expires: Some(document.expires),
            blank_pages: None,
        };
        situation.nationalities = Some(nationalities);
        situation.born = document.born.exact();
        situation.residence.insert(into, self.residence);
        situation.visa.insert(into, self.visa_fact());
        situation.role = Some(self.role);
        situation.purpose = Some(self.purpose);
        situation.contract = self.contract.map_or(Known::Nothing, |contract| {
            Known::Is(rules::Contract { from: Some(contract.from), until: contract.until })
        });
        situation.urgency = Some(self.urgency);
        situation.entry = Passage {
            when: match self.entry.when {
                EntryTime::At(moment) => When::At(moment),
                EntryTime::On(day) => When::On(day),
            },
            point: self.entry.point.clone(),
            mode: self.entry.mode,
        };
        situation.exit.when = self.exit.map_or(When::Unknown, When::On);
        situation.filed = Known::Is(Filed { at: Some(filed_at), granted: false });
        situation.stays = Some(stays.collect());
        situation
    }

    fn visa_fact(&self) -> rules::Visa {
        match &self.visa {
            None => rules::Visa { class: Some("none".to_owned()), ..rules::Visa::default() },
            Some(visa) => rules::Visa {
                class: Some(visa.class.clone()),
                issued: visa.issued,
                expires: visa.expires,
                held: Some(true),
                ..rules::Visa::default()
            },
        }
    }
}
