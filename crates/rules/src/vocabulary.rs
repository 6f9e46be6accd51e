//! The closed sets of words that a situation, a pack and an answer are made of.
//!
//! One name for one thing: a pack, the JSON, the page and the database spell these words alike. Each enum has `ALL`, for
//! forms and lists, and `word`, for text.

use std::fmt;

use serde::{Serialize, Serializer};

/// Declares an enum whose variants are words of the vocabulary.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd, Hash)]
        pub enum $name {
            $($(#[$note])* $variant),+
        }

        impl $name {
            /// Every value, in the order of the vocabulary.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word in JSON, in packs and in the database.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// The value that a word names.
            pub fn parse(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}

words! {
    /// Which way the border is crossed.
    Crossing {
        /// Into the state.
        Entry = "entry",
        /// Out of the state.
        Exit = "exit",
        /// Through the state.
        Transit = "transit",
    }
}

words! {
    /// The kind of document that is presented at the border.
    DocumentKind {
        /// An ordinary passport.
        OrdinaryPassport = "ordinary-passport",
        /// A diplomatic passport: the booklet, not the post.
        DiplomaticPassport = "diplomatic-passport",
        /// A service or official passport.
        ServicePassport = "service-passport",
        /// A national identity card.
        IdentityCard = "identity-card",
        /// A travel document of the 1951 Convention.
        RefugeeTravelDocument = "refugee-travel-document",
        /// A travel document of the 1954 Convention.
        StatelessTravelDocument = "stateless-travel-document",
        /// A seafarer's identity document.
        SeamanBook = "seaman-book",
        /// A certificate of birth, where a child may travel on it.
        BirthCertificate = "birth-certificate",
        /// A passport for use inside the state that issued it.
        InternalPassport = "internal-passport",
        /// A document for one journey home.
        EmergencyTravelDocument = "emergency-travel-document",
    }
}

words! {
    /// A right to reside in a state.
    Residence {
        /// No such right.
        None = "none",
        /// A permit for a limited time.
        TemporaryPermit = "temporary-residence-permit",
        /// A permit without an end.
        PermanentPermit = "permanent-residence-permit",
    }
}

words! {
    /// What the traveller is, where the law cares.
    Role {
        /// None of the following.
        None = "none",
        /// Posted as a diplomat to a mission in the state.
        Diplomat = "diplomat",
        /// Posted to a consulate in the state.
        ConsularStaff = "consular-staff",
        /// On the staff of an international organisation in the state.
        InternationalOrganisationStaff = "international-organisation-staff",
        /// Of the family of one of those.
        FamilyOfOfficial = "family-of-official",
        /// Crew of a ship, an aircraft or a train.
        Crew = "crew",
        /// Driver of a lorry or bus in international traffic.
        InternationalDriver = "international-driver",
        /// Working on a contract under the treaty on the Eurasian Economic Union.
        EaeuWorker = "eaeu-worker",
        /// Of the family of such a worker.
        FamilyOfEaeuWorker = "family-of-eaeu-worker",
    }
}

words! {
    /// Why the traveller comes.
    Purpose {
        /// Tourism.
        Tourism = "tourism",
        /// A private visit.
        Private = "private",
        /// Business without employment.
        Business = "business",
        /// Work.
        Work = "work",
        /// Study.
        Study = "study",
        /// Passing through.
        Transit = "transit",
        /// Medical treatment.
        Medical = "medical",
        /// Carriage of goods or persons.
        Haulage = "haulage",
        /// An official visit.
        Official = "official",
    }
}

words! {
    /// A reason to come at short notice.
    Urgency {
        /// No such reason.
        None = "none",
        /// Treatment that cannot wait.
        UrgentTreatment = "urgent-treatment",
        /// A close relative is seriously ill.
        SeriousIllnessOfRelative = "serious-illness-of-relative",
        /// A close relative has died.
        DeathOfRelative = "death-of-relative",
        /// Another reason.
        Other = "other",
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
    /// The ground on which a stay was spent: only days of the ground a limit speaks of count against it.
    Ground {
        /// Without a visa.
        VisaFree = "visa-free",
        /// On a visa for a short stay.
        Visa = "visa",
        /// On a visa for a long stay.
        LongStayVisa = "long-stay-visa",
        /// On a contract that the law knows.
        Contract = "contract",
        /// On a residence permit.
        ResidencePermit = "residence-permit",
        /// For study.
        Study = "study",
    }
}

words! {
    /// What an officer's own list says of a person or a document.
    HitKind {
        /// The person may not enter.
        EntryBan = "entry-ban",
        /// The person stands in the register of controlled persons.
        ControlledPerson = "controlled-person",
        /// The document is reported lost.
        LostDocument = "lost-document",
    }
}

words! {
    /// A question to which packs give an answer.
    Slot {
        /// May the person enter?
        Entry = "entry",
        /// Is a visa needed?
        Visa = "visa",
        /// Are visas being issued?
        VisaIssuance = "visa-issuance",
        /// Is an authorisation needed before the journey?
        PreEntryAuthorisation = "pre-entry-authorisation",
        /// Are biometrics taken at the border?
        Biometrics = "biometrics",
        /// Is a bond needed?
        Bond = "bond",
        /// Must the stay be registered?
        Registration = "registration",
        /// How long may the person stay?
        Stay = "stay",
    }
}

words! {
    /// The result of a slot.
    Outcome {
        /// It is needed.
        Required = "required",
        /// It is not needed.
        NotRequired = "not-required",
        /// It may be done.
        Voluntary = "voluntary",
        /// It is allowed.
        Permitted = "permitted",
        /// It is paused.
        Suspended = "suspended",
        /// The planned stay is within the limit.
        Within = "within",
        /// The planned stay is longer than the limit allows.
        Exceeds = "exceeds",
        /// It is not allowed.
        Forbidden = "forbidden",
        /// A missing fact decides.
        Depends = "depends",
        /// Rules of equal rank disagree.
        Conflict = "conflict",
    }
}

words! {
    /// What all slots together mean for the traveller. The order is that of precedence.
    Verdict {
        /// The journey cannot be made as planned, and no missing fact could change that.
        Refused = "refused",
        /// Two rules of equal rank disagree: a person must decide.
        Conflict = "conflict",
        /// A missing fact decides.
        Depends = "depends",
        /// Something must be done first.
        Act = "act",
        /// Nothing to do beforehand.
        Free = "free",
    }
}

words! {
    /// How strongly a rule binds.
    Strength {
        /// It binds.
        Mandatory = "mandatory",
        /// It may be followed.
        Voluntary = "voluntary",
        /// It is advised.
        Recommended = "recommended",
    }
}

words! {
    /// Where a version of a rule stands. Only `adopted` decides anything.
    State {
        /// A draft act.
        Draft = "draft",
        /// Announced, and nobody yet says that it is in force.
        Announced = "announced",
        /// In force between its days.
        Adopted = "adopted",
        /// Paused.
        Suspended = "suspended",
        /// Taken back: the rule does not hold in this reading.
        Repealed = "repealed",
    }
}

words! {
    /// How a filing stands against its deadline.
    Filing {
        /// Within the window; exactly at its edge is within.
        InTime = "in-time",
        /// Before the window opened.
        Early = "early",
        /// After the window closed.
        Late = "late",
        /// Known not to be filed.
        NotFiled = "not-filed",
        /// A missing fact decides.
        Depends = "depends",
    }
}

words! {
    /// The rank of an act; a report has the rank of the act it reports. The order is from the highest down.
    Rank {
        /// An international treaty.
        Treaty = "treaty",
        /// A law.
        Law = "law",
        /// A decree of the government or head of state.
        Decree = "decree",
        /// An order of a ministry.
        Order = "order",
        /// A letter, a notice, a practice.
        Practice = "practice",
    }
}

words! {
    /// Whether somebody has held a source against the original text.
    Checked {
        /// The text was seen.
        Confirmed = "confirmed",
        /// The act is named, its text was not seen.
        ToVerify = "to-verify",
        /// Reports only.
        Secondary = "secondary",
    }
}

words! {
    /// How well a source is supported.
    Confidence {
        /// The authority's own page or act, or its text in a legal publisher's copy.
        Official = "official",
        /// Two or more independent pages.
        Several = "several",
        /// One page.
        Single = "single",
        /// Stated in a public code repository.
        Repository = "repo",
        /// General knowledge; no page seen.
        Recall = "recall",
    }
}

words! {
    /// On which day's law a rule is applied.
    AppliesOn {
        /// The law of the day of entry.
        DayOfEntry = "day-of-entry",
        /// Every day of a stay by the law of that day.
        EachDayOfStay = "each-day-of-stay",
        /// The law of the day of filing.
        DayOfFiling = "day-of-filing",
        /// The law of the day on which the question is decided: the `as-of` day.
        MomentOfDecision = "moment-of-decision",
    }
}
