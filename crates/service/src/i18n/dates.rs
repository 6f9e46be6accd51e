//! Days, hours and numbers as people of a language write them. Month and weekday names stand in `web/locales`.

use base::{Date, Moment};

use super::text::Text;

/// `7 August 2026`.
pub(super) fn day(text: Text, day: Date) -> String {
    text.say(&super::words_with(
        "date-day",
        [
            ("day", i64::from(day.day()).to_string().into()),
            ("month", text.msg(format!("month-{}-of", day.month())).into()),
            ("year", day.year().to_string().into()),
        ],
    ))
}

/// `Friday 7 August 2026`.
pub(super) fn long_day(text: Text, on: Date) -> String {
    let weekday = text.msg(format!("weekday-{}", on.weekday().to_monday_one_offset()));
    text.two("date-long", "weekday", weekday, "date", day(text, on))
}

/// `7 August 2026, 09:00`.
pub(super) fn moment(text: Text, moment: Moment) -> String {
    text.two("date-moment", "date", day(text, moment.date()), "hour", hour(moment))
}

/// `09:00`.
pub(super) fn hour(moment: Moment) -> String {
    let local = moment.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// `August 2026`.
pub(super) fn month(text: Text, year: i16, month: i8) -> String {
    format!("{} {year}", text.msg(format!("month-{month}")))
}

/// `UTC+05:00`.
pub(super) fn offset(moment: Moment) -> String {
    let seconds = moment.offset().seconds();
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { '\u{2212}' } else { '+' };
    match (minutes / 60, minutes % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// A whole number with the language's mark between thousands; up to four digits without one.
pub(super) fn number(text: Text, number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let sign = if number < 0 { "\u{2212}" } else { "" };
    if digits.len() <= 4 {
        return format!("{sign}{digits}");
    }
    let mark = text.msg("thousands-mark");
    let mut out = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push_str(&mark);
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn dates_and_numbers_are_written_as_each_language_writes_them() {
        let (en, ru) = (Text::new(Language::English), Text::new(Language::Russian));
        let moment = Moment::parse("2026-08-07T09:00:00+05:00").unwrap();
        assert_eq!(en.show(moment), "7 August 2026, 09:00");
        assert_eq!(ru.show(moment), "7 августа 2026\u{a0}г., 09:00");
        assert_eq!(en.long_day(moment), "Friday 7 August 2026");
        assert_eq!(ru.long_day(moment), "пятница, 7 августа 2026\u{a0}г.");
        assert_eq!(en.show(1_234_567_i64), "1,234,567");
        assert_eq!(ru.show(12_345_i64), "12\u{a0}345");
        assert_eq!(en.show(-9999_i64), "\u{2212}9999");
        assert_eq!(offset(moment), "UTC+5");
        assert_eq!(ru.size(&2_400_000), "2,4 МБ");
    }
}
