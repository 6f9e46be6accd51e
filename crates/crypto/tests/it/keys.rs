//! Key files and authorities that survive a restart.

use std::path::PathBuf;

use base::SequenceIds;
use crypto::{Authority, AuthorityError, FieldKeys, KeyFile, KeyFileError, OsRandom, Secret};
use pass::Signer;

use crate::world::{AUTHORITY, authority, country, instant};

/// A folder of its own for each test, emptied before.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn an_authority_comes_back_from_its_key_file() {
    let folder = folder("machine");
    let secret = Secret::create_machine(&folder.join("machine.secret"), &OsRandom).unwrap();
    let path = folder.join("authority.key");
    KeyFile::create(&path, &AUTHORITY.to_bytes(), &secret, &OsRandom).unwrap();
    let again = Secret::open_machine(&folder.join("machine.secret")).unwrap();
    let back = Authority::from_bytes(&KeyFile::open(&path, &again).unwrap()).unwrap();
    assert_eq!(back.certificate().der(), AUTHORITY.certificate().der());
    assert_eq!(back.signer().certificate().der(), AUTHORITY.signer().certificate().der());
    let stored = std::fs::read(&path).unwrap();
    let secret_part = &AUTHORITY.to_bytes()[40..80];
    assert!(!stored.windows(secret_part.len()).any(|window| window == secret_part));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn keys_are_never_overwritten_and_replaced_only_in_one_step() {
    let folder = folder("replace");
    let secret = Secret::create_machine(&folder.join("machine.secret"), &OsRandom).unwrap();
    let path = folder.join("fields.key");
    KeyFile::create(&path, b"one", &secret, &OsRandom).unwrap();
    assert!(matches!(KeyFile::create(&path, b"two", &secret, &OsRandom), Err(KeyFileError::Exists(_))));
    assert!(matches!(Secret::create_machine(&path, &OsRandom), Err(KeyFileError::Exists(_))));
    // What a power failure left beside it does no harm.
    std::fs::write(path.with_extension("new"), b"half").unwrap();
    KeyFile::replace(&path, b"two", &secret, &OsRandom).unwrap();
    assert_eq!(KeyFile::open(&path, &secret).unwrap().as_slice(), b"two");
}

#[test]
fn a_wrong_secret_a_changed_file_and_a_missing_one_are_told_apart() {
    let folder = folder("wrong");
    let random = SequenceIds::from_seed(3);
    let secret = Secret::create_machine(&folder.join("machine.secret"), &OsRandom).unwrap();
    let path = folder.join("a.key");
    KeyFile::create(&path, b"content", &secret, &random).unwrap();
    let other = Secret::create_machine(&folder.join("other.secret"), &OsRandom).unwrap();
    assert!(matches!(KeyFile::open(&path, &other), Err(KeyFileError::WrongSecret(_))));
    let words = Secret::passphrase("correct horse battery").unwrap();
    assert!(matches!(KeyFile::open(&path, &words), Err(KeyFileError::WrongSecret(_))));
    assert!(matches!(KeyFile::open(&folder.join("b.key"), &secret), Err(KeyFileError::Missing(_))));
    std::fs::write(folder.join("c.key"), b"{}").unwrap();
    assert!(matches!(KeyFile::open(&folder.join("c.key"), &secret), Err(KeyFileError::Malformed(_))));
    let text = std::fs::read_to_string(&path).unwrap();
    let (start, end) = (text.find("\"salt\"").unwrap(), text.find("\"nonce\"").unwrap());
    let changed = format!("{}\"salt\": \"AAAAAAAAAAAAAAAAAAAAAA==\",\n  {}", &text[..start], &text[end..]);
    std::fs::write(&path, changed).unwrap();
    assert!(matches!(KeyFile::open(&path, &secret), Err(KeyFileError::WrongSecret(_))));
}

#[test]
fn a_passphrase_of_twelve_characters_opens_what_it_closed() {
    assert!(matches!(Secret::passphrase("elevenchars"), Err(KeyFileError::ShortPassphrase)));
    let folder = folder("words");
    let path = folder.join("a.key");
    let words = Secret::passphrase("двенадцать б").unwrap();
    KeyFile::create(&path, b"content", &words, &OsRandom).unwrap();
    assert_eq!(KeyFile::open(&path, &words).unwrap().as_slice(), b"content");
    let other = Secret::passphrase("двенадцать в").unwrap();
    assert!(matches!(KeyFile::open(&path, &other), Err(KeyFileError::WrongSecret(_))));
    // A file may not ask for more memory than the limit.
    let greedy = std::fs::read_to_string(&path).unwrap().replace("65536", "4294967295");
    std::fs::write(&path, greedy).unwrap();
    assert!(matches!(KeyFile::open(&path, &words), Err(KeyFileError::WrongSecret(_))));
}

#[test]
fn an_authority_needs_a_name_and_a_state_with_two_letters() {
    let random = SequenceIds::from_seed(1);
    let now = instant("2026-07-01T00:00:00+00:00");
    let make = |name: &str, state: &str| Authority::create(name, country(state), now, &random).map(|_| ());
    assert!(matches!(make("", "UTO"), Err(AuthorityError::Name)));
    assert!(matches!(make(&"x".repeat(65), "UTO"), Err(AuthorityError::Name)));
    assert!(make(&"х".repeat(64), "UTO").is_ok());
    assert!(matches!(make("X", "XXA"), Err(AuthorityError::NoTwoLetterCode(_))));
    assert!(make("A, B + C = \"D\"", "D").is_ok());
}

#[test]
fn the_certificates_keep_the_profile() {
    let csca = AUTHORITY.certificate();
    let signer = AUTHORITY.signer().certificate();
    assert!(csca.is_authority() && !signer.is_authority());
    assert_eq!((csca.state(), signer.state()), (Some(country("UTO")), Some(country("UTO"))));
    assert_eq!((csca.common_name(), signer.common_name()), (Some("Specimen CSCA"), Some("01")));
    assert_eq!(csca.not_after(), instant("2041-07-01T00:00:00+00:00"));
    assert_eq!(csca.usage_period().1, Some(instant("2030-07-01T00:00:00+00:00")));
    assert_eq!(signer.usage_period().1, Some(instant("2027-09-01T00:00:00+00:00")));
    assert_eq!(signer.not_after(), instant("2037-09-01T00:00:00+00:00"));
    assert!(signer.der().len() < 520, "{} bytes travel in every QR", signer.der().len());
}

#[test]
fn a_new_signer_signs_and_the_seals_of_the_old_one_stay_valid() {
    let mut own = authority("UTO", 77);
    let old = own.signer().certificate().clone();
    let random = SequenceIds::from_seed(5);
    assert!(matches!(
        own.rotate_signer("a1", instant("2026-08-01T00:00:00+00:00"), &random),
        Err(AuthorityError::SignerName)
    ));
    own.rotate_signer("02", instant("2026-08-01T00:00:00+00:00"), &random).unwrap();
    assert_eq!(own.signer().certificate().common_name(), Some("02"));
    assert_ne!(own.signer().certificate().serial(), old.serial());
}

#[test]
fn field_keys_come_back_too() {
    let keys = FieldKeys::create(&OsRandom);
    let sealed = keys.seal_field(b"x", b"place", &OsRandom).unwrap();
    let back = FieldKeys::from_bytes(&keys.to_bytes()).unwrap();
    assert_eq!(back.open_field(&sealed, b"place").unwrap().as_slice(), b"x");
}
