//! Circles: lists that name each other, exceptions that defeat each other.

/// The places of one circle, if following `next` from any place leads back to it.
pub(super) fn circle(count: usize, next: impl Fn(usize) -> Vec<usize>) -> Option<Vec<usize>> {
    // 0: not seen, 1: on the present path, 2: done.
    let mut seen = vec![0_u8; count];
    (0..count).find_map(|start| walk(start, &next, &mut seen, &mut Vec::new()))
}

fn walk(
    place: usize,
    next: &impl Fn(usize) -> Vec<usize>,
    seen: &mut [u8],
    path: &mut Vec<usize>,
) -> Option<Vec<usize>> {
    match seen.get(place).copied() {
        Some(0) => {}
        Some(1) => {
            let begin = path.iter().position(|step| *step == place).unwrap_or(0);
            return Some(path.iter().skip(begin).copied().collect());
        }
        _ => return None,
    }
    mark(seen, place, 1);
    path.push(place);
    let found = next(place).into_iter().find_map(|other| walk(other, next, seen, path));
    path.pop();
    mark(seen, place, 2);
    found
}

fn mark(seen: &mut [u8], place: usize, state: u8) {
    if let Some(slot) = seen.get_mut(place) {
        *slot = state;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_and_a_tree_has_none() {
        let edges = [vec![1], vec![2], vec![0], vec![]];
        assert_eq!(circle(4, |i| edges[i].clone()), Some(vec![0, 1, 2]));
        let tree = [vec![1, 2], vec![3], vec![3], vec![]];
        assert_eq!(circle(4, |i| tree[i].clone()), None);
        assert_eq!(circle(1, |_| vec![0]), Some(vec![0]));
    }
}
