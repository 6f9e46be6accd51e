//! Signatures under packs.

use base::IdSource;
use crypto::{AwsLcCheck, KeyPairError, OsRandom, StatementKey};
use pass::{KeyList, ListedKey, PackStatement, SignatureFile, SignerRole, StatementSigner};

/// RFC 8032, section 7.1, test 1: the seed, its public key, and the signature of the empty message.
#[test]
fn the_keys_are_those_of_rfc_8032() {
    struct Seed;
    impl IdSource for Seed {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.copy_from_slice(&hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        }
    }
    let key = StatementKey::generate(&Seed).unwrap();
    assert_eq!(
        key.public_key().to_vec(),
        hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    );
    let signature = key.sign(b"").unwrap();
    assert_eq!(signature.len(), 64);
    assert_eq!(signature[..8], hex("e5564300c360ac72"));
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
}

fn key() -> StatementKey {
    StatementKey::generate(&OsRandom).unwrap()
}

fn listed(name: &str, key: &StatementKey, state: &str, roles: &[SignerRole]) -> ListedKey {
    ListedKey::new(name, &key.public_key(), vec![state.to_owned()], roles.to_vec())
}

#[test]
fn a_pack_needs_an_author_and_a_reviewer_who_are_two() {
    use SignerRole::{Author, Reviewer};
    let (ann, ben) = (key(), key());
    let keys = KeyList {
        key: vec![listed("ann", &ann, "KAZ", &[Author, Reviewer]), listed("ben", &ben, "KAZ", &[Reviewer])],
    };
    let pack = |canonical: &[u8]| PackStatement::about("kaz.entry", "1.0.0", "KAZ", canonical);
    let statement = pack(b"law");
    let verdict = |signatures: &[pass::PackSignature], statement: &PackStatement| {
        statement.verify(signatures, &keys, &AwsLcCheck)
    };
    let author = statement.sign(Author, &ann).unwrap();
    let reviewer = statement.sign(Reviewer, &ben).unwrap();
    let good = verdict(&[author.clone(), reviewer.clone()], &statement);
    assert!(good.is_accepted() && good.problems.is_empty(), "{good:?}");
    assert_eq!((good.author.as_deref(), good.reviewer.as_deref()), (Some("ann"), Some("ben")));

    assert!(!verdict(std::slice::from_ref(&author), &statement).is_accepted(), "one is not two");
    let alone = verdict(&[author.clone(), statement.sign(Reviewer, &ann).unwrap()], &statement);
    assert!(!alone.is_accepted() && alone.problems[0].contains("are one"), "{alone:?}");
    let wrong_role = verdict(&[statement.sign(Author, &ben).unwrap()], &statement);
    assert!(wrong_role.problems[0].contains("may not sign as author"), "{wrong_role:?}");
    let changed = verdict(&[author.clone(), reviewer.clone()], &pack(b"other law"));
    assert!(
        !changed.is_accepted() && changed.problems[0].contains("changed after it was signed"),
        "{changed:?}"
    );
    let stranger = verdict(&[statement.sign(Author, &key()).unwrap()], &statement);
    assert!(stranger.problems[0].contains("not on the list"), "{stranger:?}");
    // A signature as reviewer is none as author: the role is signed too.
    let forged = pass::PackSignature { role: Author, ..statement.sign(Reviewer, &ann).unwrap() };
    assert!(verdict(&[forged], &statement).problems[0].contains("does not fit"));
    let renamed = PackStatement { version: "2.0.0".to_owned(), ..statement.clone() };
    assert!(verdict(&[author], &renamed).problems[0].contains("does not fit"));
    let foreign = PackStatement { jurisdiction: "UZB".to_owned(), ..statement };
    let verdict = foreign.verify(&[foreign.sign(Author, &ann).unwrap()], &keys, &AwsLcCheck);
    assert!(verdict.problems[0].contains("may not sign packs of UZB"), "{verdict:?}");
}

#[test]
fn files_of_signatures_and_keys_read_back_and_signing_again_drops_what_is_stale() {
    let (ann, ben) = (key(), key());
    let state = "KAZ";
    let old = PackStatement::about("kaz.entry", "1.0.0", state, b"old");
    let new = PackStatement::about("kaz.entry", "1.0.1", state, b"new");
    let mut file = SignatureFile::default();
    file.add(old.sign(SignerRole::Author, &ann).unwrap());
    file.add(old.sign(SignerRole::Reviewer, &ben).unwrap());
    file.add(old.sign(SignerRole::Author, &ann).unwrap());
    assert_eq!(file.signature.len(), 2);
    assert_eq!(SignatureFile::read(&file.write().unwrap()), Ok(file.clone()));
    file.add(new.sign(SignerRole::Author, &ann).unwrap());
    assert_eq!(file.signature.len(), 1);
    let list = KeyList::lines(listed("ann", &ann, "KAZ", &[SignerRole::Author])).unwrap();
    assert_eq!(KeyList::read(&list).unwrap().key.len(), 1);
    assert!(KeyList::read(&format!("{list}\n{list}")).unwrap_err().to_string().contains("stands twice"));
    assert!(KeyList::read("[[key]]\nnam = \"x\"").is_err());
    let bytes = ann.to_bytes();
    assert_eq!(StatementKey::from_bytes(&bytes).unwrap().public_key(), ann.public_key());
    assert_eq!(StatementKey::from_bytes(b"something else").unwrap_err(), KeyPairError::NoStatementKey);
}
