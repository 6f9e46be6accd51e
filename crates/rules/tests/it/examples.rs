//! The examples of the built-in packs.

use rules::PackSet;

#[test]
fn every_example_of_the_built_in_packs_holds() {
    let packs = PackSet::builtin();
    let mut wrong = Vec::new();
    for pack in packs.packs() {
        for example in &pack.examples {
            let result = example.run(&packs, pack.known_to);
            wrong
                .extend(result.differences.iter().map(|difference| format!("{}: {difference}", result.name)));
        }
        assert!(!pack.examples.is_empty(), "{} has no example", pack.id);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
