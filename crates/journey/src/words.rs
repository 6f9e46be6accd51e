//! The closed sets of words that belong to a traveller's way, each with its spelling on the wire.
//!
//! The words of a trip (purpose, role, urgency …) are those of the rules, so that a filing becomes a situation without
//! translation: they are taken from there.

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

/// Lets a word of the rules' vocabulary stand in a record of ours: the same spelling, read strictly.
macro_rules! wire_word {
    ($module:ident, $name:ty) => {
        pub(crate) mod $module {
            use serde::{Deserialize, Deserializer, Serializer, de};

            pub(crate) fn serialize<S: Serializer>(value: &$name, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(value.word())
            }

            pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let word = String::deserialize(deserializer)?;
                <$name>::parse(&word).ok_or_else(|| de::Error::custom("no word of the vocabulary"))
            }
        }
    };
}

wire_word!(hit_kind_word, rules::HitKind);

/// As [`wire_word`], for a purpose that may be absent.
pub(crate) mod purpose_word {
    use rules::Purpose;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the signature is serde's")]
    pub(crate) fn serialize<S: Serializer>(
        value: &Option<Purpose>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        value.map(Purpose::word).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Purpose>, D::Error> {
        let read = |word: String| Purpose::parse(&word).ok_or_else(|| de::Error::custom("no purpose"));
        Option::<String>::deserialize(deserializer)?.map(read).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_reads_back_and_no_other_is_read() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.word()), Some(*language));
            assert_eq!(serde_json::to_string(language).unwrap(), format!("\"{language}\""));
        }
        assert_eq!(Language::parse("EN"), None);
        assert_eq!(Relation::parse(""), None);
    }
}
