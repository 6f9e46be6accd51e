//! Whether an answer got stricter for the traveller.

use std::cmp::Ordering;

use base::Moment;

use crate::answer::SlotAnswer;
use crate::vocabulary::{Filing, Outcome};

/// What a difference means for the traveller.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Ord, PartialOrd)]
pub enum Effect {
    /// More is asked, less is allowed, or it is asked earlier.
    Tightens,
    /// Neither, or it cannot be told: another thing is to be obtained, an answer became uncertain.
    Other,
    /// Less is asked or more is allowed.
    Loosens,
}

impl Effect {
    /// `tightens`, `other`, `loosens`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Tightens => "tightens",
            Self::Other => "other",
            Self::Loosens => "loosens",
        }
    }

    /// True unless the change surely makes nothing stricter: then it needs notice.
    pub fn needs_notice(self) -> bool {
        self != Self::Loosens
    }
}

/// The effect of a difference between two answers.
pub(super) fn of(was: Option<&SlotAnswer>, is: Option<&SlotAnswer>) -> Effect {
    let result = |answer: Option<&SlotAnswer>| answer.map(|answer| answer.result);
    let by_result = if result(was) == result(is) {
        Some(Ordering::Equal)
    } else {
        burden(was).zip(burden(is)).map(|(was, is)| was.cmp(&is))
    };
    match by_result {
        None => Effect::Other,
        Some(Ordering::Less) => Effect::Tightens,
        Some(Ordering::Greater) => Effect::Loosens,
        Some(Ordering::Equal) => by_numbers(was, is),
    }
}

/// How much a result weighs on the traveller; `None` if nobody can say.
fn burden(answer: Option<&SlotAnswer>) -> Option<u8> {
    // A slot on which no pack speaks asks for nothing.
    let Some(answer) = answer else { return Some(0) };
    match answer.result {
        Outcome::Permitted | Outcome::NotRequired | Outcome::Within => Some(0),
        Outcome::Voluntary => Some(1),
        Outcome::Required | Outcome::Exceeds => Some(2),
        Outcome::Suspended => Some(3),
        Outcome::Forbidden => Some(4),
        Outcome::Depends | Outcome::Conflict => None,
    }
}

/// Of equal results the one with the later deadline and more days is the looser.
fn by_numbers(was: Option<&SlotAnswer>, is: Option<&SlotAnswer>) -> Effect {
    let (Some(was), Some(is)) = (was, is) else {
        // A limit where there was none, even one that is kept.
        let limits = |answer: Option<&SlotAnswer>| answer.is_some_and(|answer| answer.stay.is_some());
        return match (limits(was), limits(is)) {
            (false, true) => Effect::Tightens,
            (true, false) => Effect::Loosens,
            _ => Effect::Other,
        };
    };
    if was.obtain != is.obtain {
        return Effect::Other;
    }
    let stay = |answer: &SlotAnswer| answer.stay.clone().unwrap_or_default();
    let (had, has) = (stay(was), stay(is));
    let instant = |moment: Option<Moment>| moment.map(Moment::instant);
    let orders = [
        instant(was.filing.file_by).cmp(&instant(is.filing.file_by)),
        // A window that opens later is the stricter.
        instant(is.filing.file_not_before).cmp(&instant(was.filing.file_not_before)),
        (is.filing.filing == Some(Filing::Late)).cmp(&(was.filing.filing == Some(Filing::Late))),
        had.days_left.cmp(&has.days_left),
        had.last_lawful_day.cmp(&has.last_lawful_day),
        has.days_used.cmp(&had.days_used),
    ];
    let stricter = orders.contains(&Ordering::Greater);
    let looser = orders.contains(&Ordering::Less);
    match (stricter, looser) {
        (true, false) => Effect::Tightens,
        (false, true) => Effect::Loosens,
        _ => Effect::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::StayAnswer;
    use crate::vocabulary::Slot;

    #[test]
    fn more_asked_is_tighter_and_what_cannot_be_told_is_neither() {
        let plain = |outcome| Some(SlotAnswer::plain(Slot::Visa, outcome));
        let stay = |left| {
            let mut answer = SlotAnswer::plain(Slot::Stay, Outcome::Within);
            answer.stay = Some(StayAnswer { days_left: Some(left), ..StayAnswer::default() });
            Some(answer)
        };
        for (was, is, effect) in [
            (plain(Outcome::NotRequired), plain(Outcome::Required), Effect::Tightens),
            (plain(Outcome::Required), plain(Outcome::Voluntary), Effect::Loosens),
            (plain(Outcome::Suspended), plain(Outcome::Forbidden), Effect::Tightens),
            (plain(Outcome::Required), plain(Outcome::Conflict), Effect::Other),
            (None, plain(Outcome::Required), Effect::Tightens),
            (stay(90), stay(89), Effect::Tightens),
            (stay(60), stay(90), Effect::Loosens),
            (None, stay(90), Effect::Tightens),
            (stay(90), None, Effect::Loosens),
        ] {
            assert_eq!(of(was.as_ref(), is.as_ref()), effect, "{was:?} {is:?}");
        }
    }
}
