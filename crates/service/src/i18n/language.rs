//! The languages that the pages speak, and how one is chosen without a cookie.

use std::fmt;

/// A language of the pages.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Russian.
    Russian,
    /// Kazakh.
    Kazakh,
    /// Kyrgyz.
    Kyrgyz,
    /// Tajik.
    Tajik,
    /// Uzbek.
    Uzbek,
    /// Turkmen.
    Turkmen,
}

impl Language {
    /// The languages of every page, in the order of the switch. Adding one: all files in `web/locales`.
    pub const ALL: &'static [Self] = &[Self::English, Self::Russian];

    /// The languages of the tools that run in the browser: their words stand in `tools.ftl`. Adding one: a variant, its
    /// row in each method, that file.
    pub const OF_TOOLS: &'static [Self] =
        &[Self::English, Self::Russian, Self::Kazakh, Self::Kyrgyz, Self::Tajik, Self::Uzbek, Self::Turkmen];

    /// The languages that a page speaks, by its path.
    pub fn spoken_on(path: &str) -> &'static [Self] {
        if matches!(path, "/verify" | "/plan") { Self::OF_TOOLS } else { Self::ALL }
    }

    /// The tag of RFC 5646, for `lang=` and `?lang=`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Russian => "ru",
            Self::Kazakh => "kk",
            Self::Kyrgyz => "ky",
            Self::Tajik => "tg",
            Self::Uzbek => "uz",
            Self::Turkmen => "tk",
        }
    }

    /// The same as a code of records and packs.
    pub fn code(self) -> &'static str {
        self.tag()
    }

    /// The language's name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Russian => "Русский",
            Self::Kazakh => "Қазақша",
            Self::Kyrgyz => "Кыргызча",
            Self::Tajik => "Тоҷикӣ",
            Self::Uzbek => "O‘zbekcha",
            Self::Turkmen => "Türkmençe",
        }
    }

    /// The same language for the explanations of the rules.
    pub fn of_rules(self) -> rules::Language {
        match self {
            Self::English => rules::Language::English,
            Self::Russian => rules::Language::Russian,
            Self::Kazakh => rules::Language::Kazakh,
            Self::Kyrgyz => rules::Language::Kyrgyz,
            Self::Tajik => rules::Language::Tajik,
            Self::Uzbek => rules::Language::Uzbek,
            Self::Turkmen => rules::Language::Turkmen,
        }
    }

    /// The language with this tag (`ru`, `ru-KZ`); case does not matter.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let first = tag.split(['-', '_']).next().unwrap_or_default().trim();
        Self::OF_TOOLS.iter().copied().find(|language| language.tag().eq_ignore_ascii_case(first))
    }

    /// The language that a reader gets of those a page speaks: `?lang=` first, then the best of `Accept-Language`, else
    /// English.
    pub fn choose(spoken: &[Self], query: Option<&str>, accept_language: Option<&str>) -> Self {
        query
            .and_then(Self::from_tag)
            .filter(|language| spoken.contains(language))
            .or_else(|| accept_language.and_then(|header| Self::from_accept_language(spoken, header)))
            .unwrap_or(Self::English)
    }

    /// The language of ours with the highest weight; of two with equal weight the one named first. At most 20 entries
    /// are read.
    fn from_accept_language(spoken: &[Self], header: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for entry in header.split(',').take(20) {
            let mut parts = entry.split(';');
            let language = parts.next().and_then(Self::from_tag);
            let Some(language) = language.filter(|language| spoken.contains(language)) else { continue };
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if weight > 0.0 && best.is_none_or(|(_, top)| weight > top) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_wins_over_the_browser_and_the_browser_over_english() {
        let check = |query, header, wanted: &str| {
            assert_eq!(Language::choose(Language::ALL, query, header).tag(), wanted, "{query:?} {header:?}");
        };
        check(Some("ru"), Some("en"), "ru");
        check(Some("xx"), Some("ru"), "ru");
        check(Some("kk"), Some("ru"), "ru");
        check(None, Some("kk-KZ,ru;q=0.8,en;q=0.5"), "ru");
        check(None, Some("en;q=0.5, ru;q=0.9"), "ru");
        check(None, Some("ru;q=0"), "en");
        check(None, Some("ru;q=nonsense, en;q=0.1"), "en");
        check(None, None, "en");
        check(None, Some(""), "en");
    }

    #[test]
    fn the_tools_speak_languages_that_other_pages_do_not() {
        let check = |path, query, header, wanted: &str| {
            let chosen = Language::choose(Language::spoken_on(path), query, header);
            assert_eq!(chosen.tag(), wanted, "{path} {query:?} {header:?}");
        };
        check("/verify", Some("kk"), None, "kk");
        check("/verify", None, Some("tg-TJ,ru;q=0.8"), "tg");
        check("/check", Some("kk"), None, "en");
        check("/check", None, Some("tg-TJ,ru;q=0.8"), "ru");
    }
}
