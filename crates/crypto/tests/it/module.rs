//! Keys in a PKCS #11 module: SoftHSM, on a token that the test makes in a folder of its own.
//!
//! The module reads its configuration from the environment, which belongs to the whole process. So each test runs once
//! more as a child whose environment names its folder.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use base::SequenceIds;
use crypto::{
    Authority, AuthorityError, AwsLcCheck, KeyPairError, KeyPlaces, KeyRole, Module, ModuleError,
    ModuleSettings, NewAuthority, Rollover,
};
use pass::{Signer, issue};

use crate::world::{authorisation, country, instant, line, moment, verifier};

/// Where Debian puts the module.
const LIBRARY: &str = "/usr/lib/softhsm/libsofthsm2.so";
/// Names the folder of the token to the child; set for it alone.
const CHILD: &str = "PAIZA_MODULE_TEST_FOLDER";
const MADE: &str = "2026-07-01T00:00:00+00:00";

/// Gives the folder to a child; a parent makes a token, runs the test as a child, and has nothing more to do.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn in_child(test: &str) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "this is how the test finds out that it is the child")]
    if let Some(folder) = std::env::var_os(CHILD) {
        return Some(folder.into());
    }
    if !Path::new(LIBRARY).is_file() {
        println!("skipped: `{LIBRARY}` is not there (Debian's package softhsm2)");
        return None;
    }
    let name = test.replace(':', "");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("tokens")).unwrap();
    let tokens = folder.join("tokens");
    std::fs::write(folder.join("softhsm2.conf"), format!("directories.tokendir = {}\n", tokens.display()))
        .unwrap();
    std::fs::write(folder.join("pin"), "123456\n").unwrap();
    let token = ["--init-token", "--free", "--label", "paiza", "--so-pin", "12345678", "--pin", "123456"];
    let conf = ("SOFTHSM2_CONF", folder.join("softhsm2.conf"));
    let made = Command::new("softhsm2-util").args(token).env(conf.0, &conf.1).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(conf.0, &conf.1)
        .env(CHILD, &folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout).into_owned() + &String::from_utf8_lossy(&child.stderr);
    assert!(child.status.success() && said.contains("1 passed"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
    None
}

fn settings(folder: &Path) -> ModuleSettings {
    ModuleSettings { library: LIBRARY.into(), token: "paiza".to_owned(), pin_file: folder.join("pin") }
}

fn places(folder: &Path) -> KeyPlaces {
    let module: Arc<Module> = Module::open(settings(folder)).unwrap();
    KeyPlaces::with_module(module, &[KeyRole::Authority, KeyRole::Signer])
}

fn made_in(places: KeyPlaces) -> Authority {
    let new = NewAuthority { name: "Specimen CSCA".to_owned(), state: country("UTO"), lists_at: None };
    Authority::create_in(places, new, instant(MADE), &SequenceIds::from_seed(21)).unwrap()
}

#[test]
fn seals_lists_and_links_signed_in_a_module_verify() {
    let Some(folder) = in_child("module::seals_lists_and_links_signed_in_a_module_verify") else { return };
    let random = SequenceIds::from_seed(22);
    let mut own = made_in(places(&folder));
    let rolled = instant("2026-08-01T00:00:00+00:00");
    let mut seals = vec![issue(&authorisation(), own.state(), rolled, own.signer(), &AwsLcCheck).unwrap()];
    own.roll_over(&Rollover::default(), rolled, &random).unwrap();
    own.rotate_signer("02", rolled, &random).unwrap();
    // What is stored names the keys and holds none of them; another session finds them again.
    let stored = own.to_bytes();
    assert!(!String::from_utf8_lossy(&stored).contains("\"file\""));
    let own = Authority::from_bytes_in(&stored, places(&folder)).unwrap();
    seals.push(issue(&authorisation(), own.state(), rolled, own.signer(), &AwsLcCheck).unwrap());
    let mut store = pass::TrustStore::new();
    for file in own.published().iter().filter(|file| !file.path.contains('/')) {
        store.add_file(&file.path, &file.content).unwrap();
    }
    let verifier = verifier(store);
    for seal in &seals {
        let answer =
            verifier.verify(seal.as_str(), moment("2026-08-01T12:00:00+00:00"), pass::Passport::NotShown);
        assert_eq!(line(&answer), "valid trustable good trusted");
    }
    let place = own.signers()[1].place.clone().unwrap();
    assert!(place.contains("paiza-UTO-signer-2-02"), "{place}");
}

#[test]
fn several_threads_sign_through_one_session() {
    let Some(folder) = in_child("module::several_threads_sign_through_one_session") else { return };
    let own = made_in(places(&folder));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..25 {
                    issue(&authorisation(), own.state(), instant(MADE), own.signer(), &AwsLcCheck).unwrap();
                }
            });
        }
    });
}

#[test]
fn a_retired_key_is_destroyed_in_the_module() {
    let Some(folder) = in_child("module::a_retired_key_is_destroyed_in_the_module") else { return };
    let mut own = made_in(places(&folder));
    own.rotate_signer("02", instant(MADE), &SequenceIds::from_seed(23)).unwrap();
    let before = own.to_bytes();
    assert!(own.destroy_retired(instant("2026-07-01T00:01:00+00:00")).unwrap());
    assert!(Authority::from_bytes_in(&own.to_bytes(), places(&folder)).is_ok());
    let gone = Authority::from_bytes_in(&before, places(&folder)).unwrap_err();
    assert!(matches!(&gone, AuthorityError::Key(KeyPairError::Module(ModuleError::NoKey(_)))), "{gone}");
    own.signer().sign(b"the present one still signs").unwrap();
}

#[test]
fn a_wrong_token_pin_or_library_is_told_apart() {
    let Some(folder) = in_child("module::a_wrong_token_pin_or_library_is_told_apart") else { return };
    let error = |settings: ModuleSettings| Module::open(settings).unwrap_err();
    let other = ModuleSettings { token: "other".to_owned(), ..settings(&folder) };
    assert_eq!(error(other), ModuleError::NoToken("other".to_owned()));
    let missing = ModuleSettings { pin_file: folder.join("no-pin"), ..settings(&folder) };
    assert!(matches!(error(missing), ModuleError::Pin { .. }));
    std::fs::write(folder.join("wrong"), "654321").unwrap();
    let wrong = ModuleSettings { pin_file: folder.join("wrong"), ..settings(&folder) };
    assert_eq!(error(wrong), ModuleError::WrongPin(folder.join("wrong")));
    let library = ModuleSettings { library: folder.join("pin"), ..settings(&folder) };
    assert!(matches!(error(library), ModuleError::Library { .. }));
    let stored = made_in(places(&folder)).to_bytes();
    let closed = Authority::from_bytes(&stored).unwrap_err();
    assert!(closed.to_string().contains("[pkcs11]"), "{closed}");
}
