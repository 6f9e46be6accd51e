//! True, false, or not yet known.

/// The truth of a sentence over sets of possible values.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Truth {
    /// True whatever the unknown facts are.
    True,
    /// False whatever they are.
    False,
    /// Some values make it true, others false.
    Unknown,
}

impl Truth {
    pub(crate) fn of(truth: bool) -> Self {
        if truth { Self::True } else { Self::False }
    }

    /// True for all, false for none, or neither.
    pub(crate) fn over(always: bool, sometimes: bool) -> Self {
        match (always, sometimes) {
            (true, _) => Self::True,
            (false, true) => Self::Unknown,
            (false, false) => Self::False,
        }
    }

    #[must_use]
    pub(crate) fn negated_if(self, negated: bool) -> Self {
        match (self, negated) {
            (Self::True, true) => Self::False,
            (Self::False, true) => Self::True,
            (truth, _) => truth,
        }
    }

    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        self.negated_if(true).and(other.negated_if(true)).negated_if(true)
    }
}
