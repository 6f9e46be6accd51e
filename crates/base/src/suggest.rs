//! The nearest known word to a mistyped one, for error texts that show a way out.

/// The candidate with the fewest edits from `word`, if it is near enough to be a likely slip.
///
/// Near enough: at most a third of the word's length, and at least one edit is always allowed.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A word longer than any of ours is no slip; the limit also bounds the work on hostile input.
    const LONGEST: usize = 64;
    if word.len() > LONGEST {
        return None;
    }
    let limit = (word.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (edits(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein's distance, ignoring case.
fn edits(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().flat_map(char::to_lowercase).collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().flat_map(char::to_lowercase).enumerate() {
        let mut previous = i;
        let mut current = vec![i + 1];
        for (b, above) in right.iter().zip(row.iter().skip(1)) {
            let substituted = previous + usize::from(a != *b);
            let beside = current.last().copied().unwrap_or(0) + 1;
            current.push(substituted.min(above + 1).min(beside));
            previous = *above;
        }
        row = current;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_word_and_nonsense_finds_none() {
        let words = ["nationality", "purpose", "residence"];
        assert_eq!(nearest("nationalty", words), Some("nationality"));
        assert_eq!(nearest("Purpos", words), Some("purpose"));
        assert_eq!(nearest("zebra", words), None);
        assert_eq!(nearest("", words), None);
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }
}
