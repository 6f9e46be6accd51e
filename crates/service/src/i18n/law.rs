//! A sentence of a pack's closed grammar, as a reader of a language reads it.
//!
//! In: a line such as `document.nationality is in @visa-free`, and the titles of the pack's lists. Out: one line of the
//! form *fact: value*, which needs no cases and no agreement and so stands in every language. A sentence that is not
//! known here is shown as the pack writes it: it still is the law.

use base::Country;

use super::text::Text;
use super::words::Value;

impl Text {
    /// The sentence in words; `title_of` gives the title of a list.
    pub fn law(&self, sentence: &str, title_of: impl Fn(&str) -> Option<String>) -> String {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        self.special(&words)
            .or_else(|| self.about_fact(&words, title_of))
            .unwrap_or_else(|| sentence.to_owned())
    }

    /// The sentences that do not begin with a fact.
    fn special(self, words: &[&str]) -> Option<String> {
        let number = |text: &str| text.parse::<u32>().ok();
        Some(match *words {
            ["crossing", "is", way, "into", state] => {
                let country = Country::parse(state).ok()?;
                self.one(&format!("law-crossing-{way}"), "country", country)
            }
            ["age", "from", "born", "on", _, "is", "under", years, "years"] => {
                self.one("law-age-under", "years", number(years)?)
            }
            ["age", "from", "born", "on", _, "is", "at", "least", years, "years"] => {
                self.one("law-age-from", "years", number(years)?)
            }
            ["planned", "stay", "is", "at", "most", days, "days"] => {
                self.one("law-planned-stay", "days", number(days)?)
            }
            ["longest", "past", "overstay", "under", _, "is", "more", "than", days, "days"] => {
                self.one("law-longest-overstay", "days", number(days)?)
            }
            ["last", "overstay", "under", _, "ended", "less", "than", years, "years", "before", _] => {
                self.one("law-last-overstay", "years", number(years)?)
            }
            _ => return None,
        })
    }

    /// `FACT is …`, for the facts that have a name here.
    fn about_fact(self, words: &[&str], title_of: impl Fn(&str) -> Option<String>) -> Option<String> {
        let (fact, rest) = words.split_first()?;
        let group = group_of(fact)?;
        let value = match rest {
            ["is", "present"] | ["is", "not", "none"] => self.msg("law-some"),
            ["is", "absent" | "none"] => self.msg("law-none"),
            ["is", "in", list] if list.starts_with('@') => {
                self.one("law-in-list", "list", title_of(list.trim_start_matches('@'))?)
            }
            ["is", "not", "in", list] if list.starts_with('@') => {
                self.one("law-not-in-list", "list", title_of(list.trim_start_matches('@'))?)
            }
            ["is", "in", values @ ..] => self.one("law-one-of", "values", self.values(group, values)?),
            ["is", "not", "in", values @ ..] => {
                self.one("law-none-of", "values", self.values(group, values)?)
            }
            ["is", "not", value] => self.one("law-not", "value", self.value_of(group, value)?),
            ["is", value] => self.value_of(group, value)?,
            _ => return None,
        };
        Some(self.two("law-fact", "fact", self.msg(format!("law-fact-{group}")), "value", value))
    }

    /// `[a, b]` in words.
    fn values(self, group: &str, words: &[&str]) -> Option<String> {
        let list = words.join(" ");
        let inner = list.strip_prefix('[')?.strip_suffix(']')?;
        let named: Option<Vec<String>> =
            inner.split(',').map(|value| self.value_of(group, value.trim())).collect();
        Some(named?.join(", "))
    }

    fn value_of(self, group: &str, value: &str) -> Option<String> {
        if group == "nationality" {
            return Country::parse(value).ok().map(|country| self.show(Value::from(country)));
        }
        self.maybe(format!("{group}-{value}"))
    }
}

/// The group of messages that a fact's values have; also the last part of the fact's own name, `law-fact-…`.
fn group_of(fact: &str) -> Option<&'static str> {
    Some(match fact {
        "document.nationality" => "nationality",
        "document.kind" => "kind",
        "purpose" => "purpose",
        "role" => "role",
        "urgency" => "urgency",
        "hit" => "hit",
        "entry.point" => "entry-point",
        "contract" => "contract",
        "filed" => "was-filed",
        _ if fact.starts_with("residence.") => "residence",
        _ if fact.starts_with("visa.") && fact.strip_suffix(".class").is_some() => "visa",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    fn check(language: Language, sentence: &str, wanted: &str) {
        let title = |list: &str| (list == "visa-free").then(|| "States without a visa".to_owned());
        assert_eq!(Text::new(language).law(sentence, title), wanted);
    }

    #[test]
    fn a_sentence_of_the_law_is_read_in_words() {
        let en = Language::English;
        check(en, "crossing is entry into RUS", "Entry into Russia");
        check(en, "document.nationality is not RUS", "Passport of: not Russia");
        check(
            en,
            "document.nationality is in @visa-free",
            "Passport of: on the list “States without a visa”",
        );
        check(en, "residence.RUS is none", "Residence permit: none");
        check(en, "visa.RUS.class is not none", "Visa: held");
        check(en, "age from born on entry.at is under 6 years", "Age on entry: under 6");
        check(
            en,
            "urgency is in [urgent-treatment, other]",
            "Emergency: Urgent medical treatment, Another emergency",
        );
        check(Language::Russian, "document.nationality is BLR", "Паспорт государства: Беларусь");
        check(
            Language::Russian,
            "planned stay is at most 30 days",
            "Запланированное пребывание: не больше 30 дней",
        );
    }

    #[test]
    fn what_is_not_known_here_stands_as_the_pack_writes_it() {
        for sentence in
            ["document has 2 blank pages", "purpose is gardening", "purpose is in @no-such-list", ""]
        {
            check(Language::English, sentence, sentence);
        }
    }
}
