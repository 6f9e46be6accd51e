//! Latin letters and their spellings.
//!
//! The first spelling of a letter is that of ICAO Doc 9303-3, section 6.A; those after it are the table's alternatives,
//! and what passports print by their states' own rules. A language moves its own spellings to the front, and tells what
//! plain letters of a new alphabet (Kazakh `J`, Uzbek `X`) stand for in passports that still follow the Cyrillic one.

use super::language::Language;
use super::spelling::{Choice, merged};

/// The letters `A`–`Z` as text of their own.
const PLAIN: [&str; 26] = [
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U",
    "V", "W", "X", "Y", "Z",
];

/// A letter `A`–`Z` (small ones made capital) as text.
pub(super) fn itself(letter: char) -> Option<&'static str> {
    let upper = letter.to_ascii_uppercase();
    let place = u32::from(upper).checked_sub(u32::from('A'))?;
    PLAIN.get(place as usize).copied()
}

/// The spellings of a capital letter; `None` if it is no Latin letter of the tables.
///
/// `before_apostrophe`: Uzbek `O‘` and `G‘` are letters of their own.
pub(super) fn spellings(letter: char, before_apostrophe: bool, language: Option<Language>) -> Option<Choice> {
    let general: Choice = match special(letter) {
        Some(spellings) => spellings.to_vec(),
        None => vec![itself(letter).or_else(|| itself(without_mark(letter)?))?],
    };
    let national = language.map_or(&[][..], |language| national(language, letter, before_apostrophe));
    Some(merged(national, &general))
}

/// Two letters that stand for one Cyrillic letter in the Kazakh alphabet of 2021: `ia` for Я, `iu` for Ю.
pub(super) fn pair(first: char, second: char, language: Option<Language>) -> Option<&'static [&'static str]> {
    match (language?, first, second) {
        (Language::Kazakh, 'I' | 'İ', 'A') => Some(&["IA", "YA", "IIA", "IYA"]),
        (Language::Kazakh, 'I' | 'İ', 'U') => Some(&["IU", "YU", "IIU", "IYU"]),
        (Language::Kazakh, 'T', 'Ş') => Some(&["TSH", "CH", "TS"]),
        (Language::Kazakh, 'Ş', 'Ş') => Some(&["SS", "SHSH", "SHCH", "SHH"]),
        _ => None,
    }
}

/// The letter that a letter and a combining mark make together, where the mark changes the spelling. Other marks are
/// dropped.
pub(super) fn with_mark(letter: char, mark: char) -> Option<char> {
    Some(match (letter, mark) {
        ('A', '\u{308}') => 'Ä',
        ('O', '\u{308}') => 'Ö',
        ('U', '\u{308}') => 'Ü',
        ('A', '\u{30a}') => 'Å',
        ('N', '\u{303}') => 'Ñ',
        ('N', '\u{30c}') => 'Ň',
        ('G', '\u{306}') => 'Ğ',
        ('S' | 'C', '\u{327}') => return Some(if letter == 'S' { 'Ş' } else { 'Ç' }),
        ('S', '\u{30c}') => 'Š',
        ('Z', '\u{30c}') => 'Ž',
        ('C', '\u{30c}') => 'Č',
        ('Y', '\u{301}') => 'Ý',
        _ => return None,
    })
}

/// Letters that are more than a letter with its mark taken off.
fn special(letter: char) -> Option<&'static [&'static str]> {
    Some(match letter {
        'Ä' => &["AE", "A", "E"],
        'Å' => &["AA", "A"],
        'Æ' => &["AE"],
        'Ə' => &["E", "A", "AE"],
        'Ð' => &["D"],
        'Đ' => &["D", "DJ"],
        'Ñ' => &["N", "NXX", "NG"],
        'Ň' | 'Ŋ' => &["N", "NG"],
        'Ö' | 'Ø' => &["OE", "O"],
        'Œ' => &["OE"],
        'Ü' => &["UE", "UXX", "U"],
        'Þ' => &["TH"],
        'ẞ' => &["SS"],
        'Ĳ' => &["IJ"],
        'Ş' | 'Š' => &["S", "SH"],
        'Ç' | 'Č' => &["C", "CH"],
        'Ž' => &["Z", "ZH", "J"],
        'Ğ' => &["G", "GH"],
        'Ý' => &["Y", "I"],
        'Ħ' => &["H"],
        'Ł' => &["L"],
        'Ŧ' => &["T"],
        _ => return None,
    })
}

/// What a language adds or puts first (`spec/names.md` clause 5).
fn national(language: Language, letter: char, before_apostrophe: bool) -> &'static [&'static str] {
    match (language, letter) {
        (Language::Uzbek, 'O') if before_apostrophe => &["O", "U"],
        (Language::Uzbek, 'G') if before_apostrophe => &["G", "GH"],
        (Language::Uzbek, 'X') => &["X", "KH", "H"],
        (Language::Kazakh | Language::Kyrgyz | Language::Uzbek, 'J') => &["J", "ZH"],
        (Language::Kazakh | Language::Uzbek | Language::Tajik, 'Q') => &["Q", "K"],
        (Language::Kazakh | Language::Turkmen, 'H') => &["H", "KH"],
        (Language::Kazakh | Language::Kyrgyz | Language::Turkmen | Language::Uzbek, 'Y') => &["Y", "I"],
        (Language::Kazakh, 'I' | 'İ') => &["I", "Y"],
        (Language::Kazakh, 'S') => &["S", "SS"],
        (Language::Kazakh | Language::Turkmen, 'Ä') => &["A"],
        (Language::Kazakh | Language::Turkmen, 'Ö') => &["O"],
        (Language::Kazakh | Language::Turkmen, 'Ü') => &["U"],
        (Language::Kazakh, 'Ş') => &["SH"],
        (Language::Turkmen, 'J') => &["J", "DZH", "DJ"],
        (Language::Turkmen, 'W') => &["V", "W"],
        _ => &[],
    }
}

/// The letter `A`–`Z` under the marks of an accented capital letter.
fn without_mark(letter: char) -> Option<char> {
    ACCENTED.iter().find(|(accented, _)| accented.contains(letter)).map(|(_, plain)| *plain)
}

/// Accented letters of the Unicode blocks Latin-1 Supplement, Latin Extended-A and -B, and Latin Extended Additional
/// that decompose into a letter `A`–`Z` and marks, without those of [`special`].
const ACCENTED: &[(&str, char)] = &[
    ("ÀÁÂÃĀĂĄǍǞǠǺȀȂȦḀẠẢẤẦẨẪẬẮẰẲẴẶ", 'A'),
    ("ḂḄḆ", 'B'),
    ("ĆĈĊḈ", 'C'),
    ("ĎḊḌḎḐḒ", 'D'),
    ("ÈÉÊËĒĔĖĘĚȄȆȨḔḖḘḚḜẸẺẼẾỀỂỄỆ", 'E'),
    ("Ḟ", 'F'),
    ("ĜĠĢǦǴḠ", 'G'),
    ("ĤȞḢḤḦḨḪ", 'H'),
    ("ÌÍÎÏĨĪĬĮİǏȈȊḬḮỈỊ", 'I'),
    ("Ĵ", 'J'),
    ("ĶǨḰḲḴ", 'K'),
    ("ĹĻĽḶḸḺḼ", 'L'),
    ("ḾṀṂ", 'M'),
    ("ŃŅǸṄṆṈṊ", 'N'),
    ("ÒÓÔÕŌŎŐƠǑǪǬȌȎȪȬȮȰṌṎṐṒỌỎỐỒỔỖỘỚỜỞỠỢ", 'O'),
    ("ṔṖ", 'P'),
    ("ŔŖŘȐȒṘṚṜṞ", 'R'),
    ("ŚŜȘṠṢṤṦṨ", 'S'),
    ("ŢŤȚṪṬṮṰ", 'T'),
    ("ÙÚÛŨŪŬŮŰŲƯǓǕǗǙǛȔȖṲṴṶṸṺỤỦỨỪỬỮỰ", 'U'),
    ("ṼṾ", 'V'),
    ("ŴẀẂẄẆẈ", 'W'),
    ("ẊẌ", 'X'),
    ("ŶŸȲẎỲỴỶỸ", 'Y'),
    ("ŹŻẐẒẔ", 'Z'),
];
