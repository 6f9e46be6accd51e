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

/// How two names meet, and which spellings they needed for it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NameComparison {
    /// How they meet.
    pub outcome: NameMatch,
    /// Where one of them was met by another spelling than the likeliest: what is likeliest, and what met. One entry a
    /// rule, in the order of the letters; empty unless the outcome needed one.
    pub alternatives: Vec<Alternative>,
}

/// Another spelling of a letter than the likeliest (`spec/names.md` clauses 3 to 5).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Hash)]
pub struct Alternative {
    /// The likeliest spelling of the letter.
    pub likeliest: &'static str,
    /// The one that met; empty where the letter is left out.
    pub met: &'static str,
}

/// Compares two names, each as written or as an MRZ prints it; the order of the two does not matter.
///
/// # Source
///
/// `spec/names.md` clause 7.
pub fn compare(left: &Name, right: &Name) -> NameMatch {
    compare_spelled(left, right).outcome
}

/// Compares two names as [`compare`] does, and tells by which spellings they meet.
///
/// # Source
///
/// `spec/names.md` clause 7.
pub fn compare_spelled(left: &Name, right: &Name) -> NameComparison {
    let is_equal = left.primary.preferred() == right.primary.preferred()
        && left.secondary.preferred() == right.secondary.preferred();
    if is_equal {
        return NameComparison { outcome: NameMatch::Same, alternatives: Vec::new() };
    }
    let primary = all_meet(&left.primary, &right.primary);
    if let Some((mut alternatives, more)) = primary.zip(all_meet(&left.secondary, &right.secondary)) {
        alternatives.extend(more);
        let mut seen = HashSet::new();
        alternatives.retain(|alternative| seen.insert(*alternative));
        return NameComparison { outcome: NameMatch::SameByAlternative, alternatives };
    }
    let is_cut =
        (left.truncated && is_beginning(left, right)) || (right.truncated && is_beginning(right, left));
    let outcome = if is_cut { NameMatch::PrefixOfTruncated } else { NameMatch::Different };
    NameComparison { outcome, alternatives: Vec::new() }
}

fn all_meet(left: &Identifier, right: &Identifier) -> Option<Vec<Alternative>> {
    if left.components.len() != right.components.len() {
        return None;
    }
    let pairs = left.components.iter().zip(&right.components);
    let met: Option<Vec<_>> = pairs.map(|(a, b)| Meeting::of(a, b).whole()).collect();
    met.map(|components| components.concat())
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

/// A place, and how it was reached.
struct Step {
    place: Place,
    /// The step before, by its index.
    before: usize,
    /// What this step read otherwise than likeliest.
    alternative: Option<Alternative>,
}

impl<'a> Meeting<'a> {
    fn of(left: &'a Component, right: &'a Component) -> Self {
        Self { left, right }
    }

    /// Some spelling of the left is one of the right: by which alternatives.
    fn whole(&self) -> Option<Vec<Alternative>> {
        self.reach(|left_is_read, right_is_read| left_is_read && right_is_read)
    }

    /// Some spelling of the left begins one of the right.
    fn is_beginning(&self) -> bool {
        self.reach(|left_is_read, _| left_is_read).is_some()
    }

    fn reach(&self, goal: impl Fn(bool, bool) -> bool) -> Option<Vec<Alternative>> {
        let mut seen: HashSet<Place> = HashSet::new();
        let mut steps = vec![Step { place: (0, 0, "", ""), before: 0, alternative: None }];
        let mut open = vec![0];
        while let Some(at) = open.pop() {
            let place = steps.get(at)?.place;
            let (at_left, at_right, left_rest, right_rest) = place;
            if !seen.insert(place) {
                continue;
            }
            let left_is_read = at_left == self.left.len() && left_rest.is_empty();
            let right_is_read = at_right == self.right.len() && right_rest.is_empty();
            if goal(left_is_read, right_is_read) {
                return Some(way(&steps, at));
            }
            // Whichever side has nothing left to match is read on; a spelling may be empty.
            let mut next: Vec<(Place, Option<Alternative>)> = Vec::new();
            if let Some(choice) = self.left.get(at_left).filter(|_| left_rest.is_empty()) {
                next.extend(choice.iter().filter_map(|spelling| {
                    let (left, right) = matched(spelling, right_rest)?;
                    Some(((at_left + 1, at_right, left, right), alternative(choice, spelling)))
                }));
            } else if let Some(choice) = self.right.get(at_right).filter(|_| right_rest.is_empty()) {
                next.extend(choice.iter().filter_map(|spelling| {
                    let (left, right) = matched(left_rest, spelling)?;
                    Some(((at_left, at_right + 1, left, right), alternative(choice, spelling)))
                }));
            }
            // The likeliest spelling is tried first: it is the last one pushed.
            for (place, alternative) in next.into_iter().rev() {
                open.push(steps.len());
                steps.push(Step { place, before: at, alternative });
            }
        }
        None
    }
}

fn alternative(choice: &Choice, met: &'static str) -> Option<Alternative> {
    let likeliest = choice.first().copied().unwrap_or("");
    (likeliest != met).then_some(Alternative { likeliest, met })
}

/// The alternatives on the way to a step, in the order of the letters.
fn way(steps: &[Step], end: usize) -> Vec<Alternative> {
    let mut found = Vec::new();
    let mut at = end;
    // INVARIANT: each step comes after the one before it, and only the first is its own.
    while let Some(step) = steps.get(at).filter(|_| at > 0) {
        found.extend(step.alternative);
        at = step.before;
    }
    found.reverse();
    found
}

/// What is left of each after their common beginning; `None` if they part before one of them ends.
fn matched(left: &'static str, right: &'static str) -> Option<(&'static str, &'static str)> {
    if let Some(rest) = left.strip_prefix(right) {
        return Some((rest, ""));
    }
    right.strip_prefix(left).map(|rest| ("", rest))
}
