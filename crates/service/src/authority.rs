//! The running authority: its settings, its law, its record, its keys, and the two doors to the outside world.
//!
//! Every use case takes it, and the moment at which it acts; so a demonstration can live through a past year, and a
//! test through the next one.

use std::sync::Arc;

use base::{Clock, Country, Date, Id, IdKind, IdSource, Moment, Timestamp, tz};
use journey::Terms;
use pass::{SignatureCheck, Verifier};
use rules::{Answer, PackSet, Situation};
use store::{AuthoritySettings, FieldCipher, Record};

use crate::keyring::Keyring;
use crate::publication::Publication;

/// Everything a use case may need.
#[derive(Clone)]
pub struct Authority {
    /// Who the authority is, and its terms.
    pub settings: Arc<AuthoritySettings>,
    /// The packs that it applies.
    pub packs: Arc<PackSet>,
    /// The record.
    pub record: Arc<dyn Record>,
    /// The keys: nothing else signs, and nothing else says whose signatures are one's own.
    pub keys: Arc<Keyring>,
    /// Checks signatures.
    pub check: Arc<dyn SignatureCheck>,
    /// Seals tickets.
    pub cipher: Arc<dyn FieldCipher>,
    /// The present moment.
    pub clock: Arc<dyn Clock>,
    /// Numbers nobody can guess.
    pub ids: Arc<dyn IdSource>,
    /// What is published of the passes.
    pub publication: Arc<Publication>,
}

impl std::fmt::Debug for Authority {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authority").field("state", &self.settings.state).finish_non_exhaustive()
    }
}

impl Authority {
    /// Verifies passes against the authority's own country keys, as they stand now.
    pub fn verifier(&self) -> Arc<Verifier> {
        self.keys.verifier()
    }

    /// The terms.
    pub fn terms(&self) -> &Terms {
        &self.settings.terms
    }

    /// The state whose rules are applied.
    pub fn rules_of(&self) -> Country {
        self.settings.rules_of
    }

    /// The zone of the authority.
    pub fn zone(&self) -> tz::TimeZone {
        self.terms().zone()
    }

    /// The calendar day of a moment, in the zone of the authority.
    pub fn day_of(&self, at: Timestamp) -> Date {
        self.terms().day_of(at)
    }

    /// A moment as it is shown by the authority.
    pub fn moment(&self, at: Timestamp) -> Moment {
        Moment::in_zone(at, &self.zone())
    }

    /// The zone of a crossing point, or that of the authority where the point is unknown.
    pub fn zone_of(&self, point: Option<&str>) -> tz::TimeZone {
        point.and_then(|point| self.packs.point_zone(point)).cloned().unwrap_or_else(|| self.zone())
    }

    /// True for a crossing point of the state whose rules are applied.
    pub fn has_point(&self, point: &str) -> bool {
        self.packs.points(self.rules_of()).contains(&point)
    }

    /// What the rules say with everything that explains it; otherwise as [`Authority::answer`].
    pub fn explained(&self, situation: &Situation, as_of: Date) -> Answer {
        let mut answer = self.asked(situation, as_of, rules::Explain::Fully);
        answer.with_hashes(&self.packs, pass::sha256_hex);
        answer
    }

    /// What the rules say, with their reasons, by what was publicly known on `as_of`.
    ///
    /// Where an authority applies the rules of another state (a demonstration does), its own citizens are that state's
    /// citizens to those rules.
    pub fn answer(&self, situation: &Situation, as_of: Date) -> Answer {
        self.asked(situation, as_of, rules::Explain::Yes)
    }

    fn asked(&self, situation: &Situation, as_of: Date, explain: rules::Explain) -> Answer {
        if self.settings.state == self.rules_of() {
            return rules::check(&self.packs, situation, as_of, explain);
        }
        let applied = |state: Country| if state == self.settings.state { self.rules_of() } else { state };
        let mut situation = situation.clone();
        let document = &mut situation.document;
        document.nationality = document.nationality.map(applied);
        document.issuer = document.issuer.map(applied);
        situation.nationalities = situation.nationalities.map(|all| all.into_iter().map(applied).collect());
        rules::check(&self.packs, &situation, as_of, explain)
    }

    /// A new identifier.
    pub fn new_id<K: IdKind>(&self, at: Timestamp) -> Id<K> {
        Id::new(at, self.ids.as_ref())
    }

    /// Eight random bytes.
    pub fn random(&self) -> [u8; 8] {
        let mut bytes = [0; 8];
        self.ids.fill(&mut bytes);
        bytes
    }
}
