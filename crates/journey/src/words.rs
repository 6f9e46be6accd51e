//! The closed sets of words in which a traveller describes a trip, each with its spelling on the wire.
//!
//! The spellings are those of a situation in `paiza check`, so that a filing becomes a situation without translation.

/// Declares an enum whose variants have one spelling each, for JSON, forms and columns alike.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// Every word of the set, in its order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The spelling on the wire and in a column.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads the spelling on the wire; `None` for any other word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.word())
            }
        }
    };
}
pub(crate) use words;

words! {
    /// What the trip is for.
    Purpose {
        /// Seeing the country.
        Tourism = "tourism",
        /// Family, friends, own affairs.
        Private = "private",
        /// Talks, fairs, contracts.
        Business = "business",
        /// Paid work.
        Work = "work",
        /// School or university.
        Study = "study",
        /// On the way to another state.
        Transit = "transit",
        /// Treatment.
        Medical = "medical",
        /// Carrying goods or passengers by road.
        Haulage = "haulage",
        /// On behalf of a state.
        Official = "official",
    }
}

words! {
    /// A standing that changes what the rules ask.
    Role {
        /// None of the others.
        None = "none",
        /// Accredited diplomat.
        Diplomat = "diplomat",
        /// Staff of a consulate.
        ConsularStaff = "consular-staff",
        /// Staff of an international organisation.
        InternationalOrganisationStaff = "international-organisation-staff",
        /// Family of a diplomat, consular or international staff.
        FamilyOfOfficial = "family-of-official",
        /// Crew of a ship, aircraft or train.
        Crew = "crew",
        /// Driver in international road haulage.
        InternationalDriver = "international-driver",
        /// Worker under the treaty on the Eurasian Economic Union, section XXVI.
        EaeuWorker = "eaeu-worker",
        /// Family of such a worker.
        FamilyOfEaeuWorker = "family-of-eaeu-worker",
    }
}

words! {
    /// Why the application comes later than the ordinary window allows (facts R21).
    Urgency {
        /// Not urgent.
        None = "none",
        /// Urgent medical treatment.
        UrgentTreatment = "urgent-treatment",
        /// Serious illness of a close relative.
        SeriousIllnessOfRelative = "serious-illness-of-relative",
        /// Death of a close relative.
        DeathOfRelative = "death-of-relative",
        /// Another cause, which the rules do not name.
        Other = "other",
    }
}

words! {
    /// The kind of travel document.
    DocumentKind {
        /// Passport of a citizen.
        OrdinaryPassport = "ordinary-passport",
        /// Diplomatic passport.
        DiplomaticPassport = "diplomatic-passport",
        /// Service or official passport.
        ServicePassport = "service-passport",
        /// National identity card.
        IdentityCard = "identity-card",
        /// Travel document under the convention of 1951.
        RefugeeTravelDocument = "refugee-travel-document",
        /// Travel document under the convention of 1954.
        StatelessTravelDocument = "stateless-travel-document",
        /// Seafarer's identity document.
        SeamanBook = "seaman-book",
        /// Birth certificate, where a state lets children travel on it.
        BirthCertificate = "birth-certificate",
        /// Passport for use inside a state.
        InternalPassport = "internal-passport",
        /// Emergency or temporary travel document.
        EmergencyTravelDocument = "emergency-travel-document",
    }
}

words! {
    /// How the border is crossed.
    Mode {
        /// By aircraft.
        Air = "air",
        /// By road vehicle.
        Road = "road",
        /// By train.
        Rail = "rail",
        /// By ship.
        Sea = "sea",
        /// On foot.
        Foot = "foot",
    }
}

words! {
    /// A residence permit of the state travelled to.
    Residence {
        /// None.
        None = "none",
        /// Temporary residence permit.
        Temporary = "temporary-residence-permit",
        /// Permanent residence permit.
        Permanent = "permanent-residence-permit",
    }
}

words! {
    /// Sex as the travel document prints it.
    Sex {
        /// Female.
        Female = "F",
        /// Male.
        Male = "M",
        /// Not stated (a filler in the machine readable zone).
        Unspecified = "<",
    }
}

words! {
    /// What the adult who files is to the child.
    Relation {
        /// Mother or father.
        Parent = "parent",
        /// Guardian by law.
        Guardian = "guardian",
    }
}

words! {
    /// The language in which the traveller reads.
    Language {
        /// English.
        English = "en",
        /// Russian.
        Russian = "ru",
        /// Kazakh.
        Kazakh = "kk",
        /// Kyrgyz.
        Kyrgyz = "ky",
        /// Tajik.
        Tajik = "tg",
        /// Uzbek.
        Uzbek = "uz",
        /// Turkmen.
        Turkmen = "tk",
    }
}

words! {
    /// On what ground a past stay rested; a limit counts only days of the ground that it speaks of.
    StayGround {
        /// Without a visa.
        VisaFree = "visa-free",
        /// On a visa.
        Visa = "visa",
        /// On a work contract.
        Contract = "contract",
        /// On a residence permit.
        ResidencePermit = "residence-permit",
        /// As a student.
        Study = "study",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_no_other_is_read() {
        for purpose in Purpose::ALL {
            assert_eq!(Purpose::parse(purpose.word()), Some(*purpose));
            assert_eq!(serde_json::to_string(purpose).unwrap(), format!("\"{purpose}\""));
        }
        assert_eq!(Purpose::parse("Work"), None);
        assert_eq!(Role::parse(""), None);
    }
}
