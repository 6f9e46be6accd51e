//! Whether two names can be the same one.

use std::collections::HashSet;

use super::Name;
use super::spelling::{Choice, Component, Identifier};

/// How two names meet. It ranks; a person decides what follows from it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub enum NameMatch {
    /// Their likeliest spellings are equal, letter by letter.
    Same,
    /// Some spelling that a passport may print is common to both.
    SameByAlternative,
    /// One of them is cut, and the other begins with it, component by component.
    PrefixOfTruncated,
    /// They have no spelling in common.
    Different,
}

impl NameMatch {
    /// Whether the names can be the same one.
    pub fn is_possible(self) -> bool {
        self != Self::Different
    }
}

/// Compares two names, each as written or as an MRZ prints it; the order of the two does not matter.
///
/// # Source
///
/// `spec/names.md` clause 7.
pub fn compare(left: &Name, right: &Name) -> NameMatch {
    let is_equal = left.primary.preferred() == right.primary.preferred()
        && left.secondary.preferred() == right.secondary.preferred();
    if is_equal {
        NameMatch::Same
    } else if all_meet(&left.primary, &right.primary) && all_meet(&left.secondary, &right.secondary) {
        NameMatch::SameByAlternative
    } else if (left.truncated && is_beginning(left, right)) || (right.truncated && is_beginning(right, left))
    {
        NameMatch::PrefixOfTruncated
    } else {
        NameMatch::Different
    }
}

fn all_meet(left: &Identifier, right: &Identifier) -> bool {
    left.components.len() == right.components.len()
        && left.components.iter().zip(&right.components).all(|(a, b)| Meeting::of(a, b).is_whole())
}

/// Whether each component of the cut name begins the full name's one. Components that were cut away were the last ones:
/// of the secondary identifier, or of the primary one where no secondary is left.
fn is_beginning(cut: &Name, full: &Name) -> bool {
    let (primary, secondary) = (&cut.primary.components, &cut.secondary.components);
    let primary_is_complete = secondary.is_empty() || primary.len() == full.primary.components.len();
    primary_is_complete
        && begins(primary, &full.primary.components, full.truncated)
        && begins(secondary, &full.secondary.components, full.truncated)
}

fn begins(cut: &[Component], full: &[Component], full_is_cut_too: bool) -> bool {
    let pairs_meet = cut.iter().zip(full).all(|(a, b)| {
        Meeting::of(a, b).is_beginning() || (full_is_cut_too && Meeting::of(b, a).is_beginning())
    });
    pairs_meet && (cut.len() <= full.len() || full_is_cut_too)
}

/// Searches for a spelling that two components have in common, without writing all of them out.
struct Meeting<'a> {
    left: &'a [Choice],
    right: &'a [Choice],
}

/// How far each side has been read, and what of its last spelling the other side has not matched yet. At least one of
/// the two rests is empty.
type Place = (usize, usize, &'static str, &'static str);

impl<'a> Meeting<'a> {
    fn of(left: &'a Component, right: &'a Component) -> Self {
        Self { left, right }
    }

    /// Some spelling of the left is one of the right.
    fn is_whole(&self) -> bool {
        self.reaches(|left_is_read, right_is_read| left_is_read && right_is_read)
    }

    /// Some spelling of the left begins one of the right.
    fn is_beginning(&self) -> bool {
        self.reaches(|left_is_read, _| left_is_read)
    }

    fn reaches(&self, goal: impl Fn(bool, bool) -> bool) -> bool {
        let mut seen: HashSet<Place> = HashSet::new();
        let mut open: Vec<Place> = vec![(0, 0, "", "")];
        while let Some(place) = open.pop() {
            let (at_left, at_right, left_rest, right_rest) = place;
            if !seen.insert(place) {
                continue;
            }
            let left_is_read = at_left == self.left.len() && left_rest.is_empty();
            let right_is_read = at_right == self.right.len() && right_rest.is_empty();
            if goal(left_is_read, right_is_read) {
                return true;
            }
            // Whichever side has nothing left to match is read on; a spelling may be empty.
            if let Some(choice) = self.left.get(at_left).filter(|_| left_rest.is_empty()) {
                let next = choice.iter().filter_map(|spelling| matched(spelling, right_rest));
                open.extend(next.map(|(left, right)| (at_left + 1, at_right, left, right)));
            } else if let Some(choice) = self.right.get(at_right).filter(|_| right_rest.is_empty()) {
                let next = choice.iter().filter_map(|spelling| matched(left_rest, spelling));
                open.extend(next.map(|(left, right)| (at_left, at_right + 1, left, right)));
            }
        }
        false
    }
}

/// What is left of each after their common beginning; `None` if they part before one of them ends.
fn matched(left: &'static str, right: &'static str) -> Option<(&'static str, &'static str)> {
    if let Some(rest) = left.strip_prefix(right) {
        return Some((rest, ""));
    }
    right.strip_prefix(left).map(|rest| ("", rest))
}
