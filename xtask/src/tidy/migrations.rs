//! Each migration can be undone: `0001_name.up.sql` stands beside `0001_name.down.sql`, and no number comes twice.

use std::collections::BTreeMap;

use super::Problem;
use crate::tree::Tree;

pub fn check(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut numbers: BTreeMap<(&str, &str), &str> = BTreeMap::new();
    for (path, _) in tree.ending(".sql").filter(|(path, _)| path.contains("migrations/")) {
        let twin = if let Some(stem) = path.strip_suffix(".up.sql") {
            format!("{stem}.down.sql")
        } else if let Some(stem) = path.strip_suffix(".down.sql") {
            format!("{stem}.up.sql")
        } else {
            problems.push(Problem::in_file(
                path,
                "name it `NNNN_what.up.sql`, and `NNNN_what.down.sql` what undoes it",
            ));
            continue;
        };
        if !tree.has(&twin) {
            problems.push(Problem::in_file(path, format!("has no twin; write `{twin}`")));
        }
        if let Some((folder, name)) = path.rsplit_once('/').filter(|_| path.ends_with(".up.sql"))
            && let Some((number, _)) = name.split_once('_')
            && let Some(other) = numbers.insert((folder, number), path)
        {
            problems
                .push(Problem::in_file(path, format!("has the number of `{other}`; take the next free one")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::found;

    #[test]
    fn a_migration_without_its_way_back_is_found() {
        let files = [
            ("s/migrations/0001_a.up.sql", ""),
            ("s/migrations/0001_a.down.sql", ""),
            ("s/migrations/0002_b.up.sql", ""),
        ];
        assert_eq!(
            found(check, &files),
            ["s/migrations/0002_b.up.sql: has no twin; write `s/migrations/0002_b.down.sql`"]
        );
    }

    #[test]
    fn a_number_comes_once_a_folder() {
        let files = [
            ("s/migrations/0001_a.up.sql", ""),
            ("s/migrations/0001_a.down.sql", ""),
            ("s/migrations/0001_b.up.sql", ""),
            ("s/migrations/0001_b.down.sql", ""),
            ("t/migrations/0001_c.up.sql", ""),
            ("t/migrations/0001_c.down.sql", ""),
        ];
        let expected = "s/migrations/0001_b.up.sql: has the number of `s/migrations/0001_a.up.sql`; take the next free one";
        assert_eq!(found(check, &files), [expected]);
    }

    #[test]
    fn a_migration_says_in_its_name_which_way_it_goes() {
        let problems = found(check, &[("s/migrations/0001_a.sql", "")]);
        assert_eq!(
            problems,
            ["s/migrations/0001_a.sql: name it `NNNN_what.up.sql`, and `NNNN_what.down.sql` what undoes it"]
        );
    }
}
