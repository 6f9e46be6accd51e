//! Cyrillic letters and their spellings.
//!
//! The first spelling of a letter is that of the table of ICAO Doc 9303-3, section 6.B; those after it are its
//! national exceptions, and what passports print by their states' own rules now or in earlier years. A language moves
//! its own spellings to the front.

use super::language::Language;
use super::spelling::{Choice, merged};

/// The spellings of a capital letter; `None` if it is no Cyrillic letter of the table.
pub(super) fn spellings(letter: char, is_initial: bool, language: Option<Language>) -> Option<Choice> {
    let general = russian(letter).or_else(|| beyond_russian(letter))?;
    let national = language.map_or(&[][..], |language| national(language, letter, is_initial));
    Some(merged(national, general))
}

/// Two letters that states also spell as one: Джамшед as `JAMSHED`, Алексей as `ALEXEY`, Дмитрий as `DMITRY`.
pub(super) fn pair(first: char, second: char) -> Option<&'static [&'static str]> {
    Some(match (first, second) {
        ('Д', 'Ж') => &["DZH", "J", "DJ", "DZ"],
        ('К', 'С') => &["KS", "X", "KSS"],
        ('И', 'Й') => &["II", "IY", "YI", "YY", "IJ", "Y", "I"],
        ('Ы', 'Й') => &["YI", "YY", "IY", "YJ", "Y"],
        _ => return None,
    })
}

/// The letter that a letter and a combining mark make together.
pub(super) fn with_mark(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('И', '\u{306}') => 'Й',
        ('У', '\u{306}') => 'Ў',
        ('Е', '\u{308}') => 'Ё',
        ('І', '\u{308}') => 'Ї',
        ('Г', '\u{301}') => 'Ѓ',
        ('К', '\u{301}') => 'Ќ',
        ('И', '\u{304}') => 'Ӣ',
        ('У', '\u{304}') => 'Ӯ',
        _ => return None,
    })
}

/// The Russian alphabet, most of which the others share.
fn russian(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'А' => &["A"],
        'Б' => &["B"],
        'В' => &["V", "W"],
        'Г' => &["G", "H", "GH"],
        'Д' => &["D"],
        'Е' => &["E", "YE", "IE", "JE"],
        'Ё' => &["E", "IO", "YO", "YE", "JO"],
        'Ж' => &["ZH", "Z", "J"],
        'З' => &["Z"],
        'И' => &["I", "Y"],
        'Й' => &["I", "Y", "J"],
        'К' => &["K", "C", "Q"],
        'Л' => &["L"],
        'М' => &["M"],
        'Н' => &["N"],
        'О' => &["O"],
        'П' => &["P"],
        'Р' => &["R"],
        'С' => &["S", "SS"],
        'Т' => &["T"],
        'У' => &["U", "W"],
        'Ф' => &["F"],
        'Х' => &["KH", "H", "X"],
        'Ц' => &["TS", "C", "TC", "S"],
        'Ч' => &["CH", "C"],
        'Ш' => &["SH", "S"],
        'Щ' => &["SHCH", "SHT", "SH", "SHH"],
        'Ъ' => &["IE", "", "A"],
        'Ы' => &["Y", "I"],
        'Ь' => &["", "I"],
        'Э' => &["E"],
        'Ю' => &["IU", "YU", "U", "JU"],
        'Я' => &["IA", "YA", "JA"],
        _ => return None,
    })
}

/// Letters of other Slavic languages, of Turkic languages and of Tajik.
#[expect(clippy::match_same_arms, reason = "one line a letter: it is a table")]
fn beyond_russian(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'Ђ' => &["D", "DJ"],
        'Є' => &["IE", "YE"],
        'Ѕ' => &["DZ"],
        'І' => &["I", "Y"],
        'Ї' => &["I", "YI"],
        'Ј' => &["J"],
        'Љ' => &["LJ"],
        'Њ' => &["NJ"],
        'Ћ' => &["C"],
        'Ќ' => &["K", "KJ"],
        'Ѓ' => &["G", "GJ"],
        'Ў' => &["U", "O", "W"],
        'Џ' => &["DZ", "DJ"],
        'Ѫ' => &["U"],
        'Ѵ' => &["Y"],
        'Ґ' => &["G"],
        // The table of Doc 9303 has `Ғ` (where Macedonian's `Ѓ` is meant) and `Һ` only.
        'Ғ' => &["G", "GJ", "GH"],
        'Һ' => &["C", "H"],
        'Ә' => &["A", "AE", "E"],
        'Қ' => &["K", "Q"],
        'Ң' => &["N", "NG"],
        'Ө' => &["O", "OE"],
        'Ұ' => &["U"],
        'Ү' => &["U", "UE"],
        'Ҳ' => &["H"],
        'Ҷ' => &["J", "DZH", "DJ"],
        'Җ' => &["J", "DZH", "DJ"],
        'Ӣ' => &["I", "Y"],
        'Ӯ' => &["U", "O"],
        _ => return None,
    })
}

/// What a language puts first. Source: the exceptions of Doc 9303-3, section 6.B, for Slavic languages; the states'
/// own passport practice for the others (`spec/names.md` clause 4).
fn national(language: Language, letter: char, is_initial: bool) -> &'static [&'static str] {
    match language {
        Language::Russian => &[],
        Language::Belarusian => match letter {
            'Ё' => &["IO"],
            'Г' => &["H"],
            _ => &[],
        },
        Language::Ukrainian => ukrainian(letter, is_initial),
        Language::Serbian => match letter {
            'Ж' => &["Z"],
            'Г' | 'Х' => &["H"],
            'Ц' | 'Ч' => &["C"],
            'Ш' => &["S"],
            _ => &[],
        },
        Language::Macedonian => match letter {
            'Ѓ' | 'Ғ' => &["GJ"],
            'Ќ' => &["KJ"],
            'Џ' => &["DJ"],
            'Х' => &["H"],
            'Ц' => &["C"],
            _ => &[],
        },
        Language::Bulgarian => match letter {
            'Щ' => &["SHT"],
            _ => &[],
        },
        Language::Kazakh | Language::Kyrgyz | Language::Tajik | Language::Turkmen | Language::Uzbek => {
            let own = central_asian(language, letter);
            if own.is_empty() { all_central_asian(letter, is_initial) } else { own }
        }
    }
}

fn ukrainian(letter: char, is_initial: bool) -> &'static [&'static str] {
    match (letter, is_initial) {
        ('Г', _) => &["H"],
        ('И', _) | ('Й', true) => &["Y"],
        ('Є', true) => &["YE"],
        ('Ї', true) => &["YI"],
        ('Ю', true) => &["YU"],
        ('Я', true) => &["YA"],
        _ => &[],
    }
}

/// What the five states have in common.
fn all_central_asian(letter: char, is_initial: bool) -> &'static [&'static str] {
    match letter {
        'Е' if is_initial => &["YE"],
        'Ё' => &["YO"],
        'Й' => &["Y", "I"],
        'Ю' => &["YU"],
        'Я' => &["YA"],
        'Ъ' => &[""],
        'Һ' => &["H"],
        _ => &[],
    }
}

fn central_asian(language: Language, letter: char) -> &'static [&'static str] {
    match (language, letter) {
        (Language::Kazakh, 'Й') => &["I", "Y"],
        (Language::Uzbek | Language::Kyrgyz, 'Ж') | (Language::Turkmen, 'Җ') => &["J"],
        (Language::Uzbek, 'Х') => &["X"],
        (Language::Uzbek | Language::Tajik, 'Қ') => &["Q"],
        (Language::Uzbek, 'Ў') => &["O"],
        (Language::Tajik, 'Ғ') => &["GH"],
        (Language::Turkmen, 'Х') => &["H"],
        _ => &[],
    }
}
