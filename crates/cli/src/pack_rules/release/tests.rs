//! A pack on its way from its author to the release log.

use std::fs;

use super::*;
use crate::pack_rules::sign::{KeyArgs, Role, SignArgs, VerifyArgs, make_key, sign, verify};

struct Desk {
    folder: PathBuf,
}

impl Desk {
    /// A folder with a pack, two keys and the list of them.
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("paiza-release-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the temporary folder can be written");
        let desk = Self { folder };
        fs::write(desk.at("passphrase"), "a long passphrase\n").expect("written");
        let lists: Vec<String> = [("ann", Role::Author), ("ben", Role::Reviewer)]
            .into_iter()
            .map(|(name, role)| {
                let args = KeyArgs {
                    out: desk.at(name),
                    passphrase_file: desk.path("passphrase"),
                    name: name.to_owned(),
                    states: vec!["RUS".to_owned()],
                    roles: vec![role],
                    json: false,
                };
                let mut out = Vec::new();
                make_key(&args, &mut out).expect("a key is made");
                let text = String::from_utf8(out).expect("text");
                text.split_once("\n\n").expect("the lines follow").1.to_owned()
            })
            .collect();
        fs::write(desk.at("keys.toml"), lists.join("\n")).expect("written");
        desk.pack("at_least = \"72 hours\"");
        desk
    }

    /// The pack `rus.entry` with this deadline.
    fn pack(&self, deadline: &str) {
        let mut pack =
            rules::builtin::files().into_iter().find(|pack| pack.name == "rus.entry").expect("built in");
        for file in &mut pack.files {
            file.text = file.text.replace("at_least = \"72 hours\"", deadline);
        }
        let _ = fs::remove_dir_all(self.at("pack"));
        pack_files::create(&self.at("pack"), &pack).expect("written");
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn path(&self, name: &str) -> String {
        self.at(name).to_string_lossy().into_owned()
    }

    fn sign(&self, key: &str, role: Role) {
        let args = SignArgs {
            path: self.path("pack"),
            key: self.at(key),
            passphrase_file: self.path("passphrase"),
            role,
            json: false,
        };
        sign(&args, &mut Vec::new()).expect("it is signed");
    }

    fn both(&self) {
        self.sign("ann", Role::Author);
        self.sign("ben", Role::Reviewer);
    }

    fn verify(&self) -> Result<(), Failure> {
        let args = VerifyArgs { path: self.path("pack"), keys: self.path("keys.toml"), json: true };
        verify(&args, &mut Vec::new())
    }

    fn release(&self, now: &str, emergency: Option<&str>) -> Result<(), Failure> {
        let args = ReleaseArgs {
            path: self.path("pack"),
            log: self.at("releases.log"),
            keys: self.path("keys.toml"),
            by: "the ministry".to_owned(),
            notice: 48,
            most: 100,
            emergency: emergency.map(str::to_owned),
            json: false,
        };
        release_at(&args, now.parse().expect("an instant"), &mut Vec::new())
    }

    fn log(&self) -> (Result<(), Failure>, String) {
        let mut out = Vec::new();
        let args = LogArgs { log: self.at("releases.log"), at: None, json: false };
        let outcome = log(&args, &mut out);
        (outcome, String::from_utf8(out).expect("text"))
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_pack_is_verified_when_two_have_signed_and_no_longer_when_it_is_changed() {
    let desk = Desk::new("verify");
    assert_eq!(desk.verify(), Err(Failure::check_failed()));
    desk.sign("ann", Role::Author);
    assert_eq!(desk.verify(), Err(Failure::check_failed()), "one is not enough");
    desk.sign("ben", Role::Reviewer);
    assert_eq!(desk.verify(), Ok(()));
    // Comments and layout are no part of what was signed; a word of the law is.
    let file = desk.at("pack/rules/20-application.toml");
    let text = fs::read_to_string(&file).expect("read");
    fs::write(&file, format!("# more\n{text}")).expect("written");
    assert_eq!(desk.verify(), Ok(()));
    fs::write(&file, text.replace("72 hours", "71 hours")).expect("written");
    assert_eq!(desk.verify(), Err(Failure::check_failed()));
}

#[test]
fn a_release_keeps_its_notice_and_the_log_gives_back_what_was_in_use() {
    let desk = Desk::new("notice");
    let refused = desk.release("2026-11-22T09:00:00Z", None);
    assert!(matches!(refused, Err(Failure::Input(message)) if message.contains("is not signed")));
    desk.both();
    assert_eq!(desk.release("2026-11-22T09:00:00Z", None), Ok(()));
    // Twelve hours more, for travellers of tomorrow: that needs notice.
    desk.pack("at_least = \"84 hours\"");
    desk.both();
    let refused = desk.release("2026-11-23T09:00:00Z", None);
    assert!(
        matches!(&refused, Err(Failure::Input(message)) if message.contains("tightens within 48 hours")),
        "{refused:?}"
    );
    assert_eq!(desk.release("2026-11-23T09:00:00Z", Some("a flood")), Ok(()));
    // Less asked needs none.
    desk.pack("at_least = \"60 hours\"");
    desk.both();
    assert_eq!(desk.release("2026-11-24T09:00:00Z", None), Ok(()));

    let (outcome, text) = desk.log();
    assert_eq!(outcome, Ok(()));
    assert!(text.contains("emergency: a flood") && text.contains("3 lines"), "{text}");
    let hours = |place| -> Vec<bool> {
        let (packs, _) = packs_at(&desk.at("releases.log"), place).expect("a pack was in use");
        let text: String = packs[0].files.iter().map(|file| file.text.as_str()).collect();
        ["72 hours", "84 hours", "60 hours"]
            .iter()
            .map(|span| text.contains(&format!("at_least = \"{span}\"")))
            .collect()
    };
    assert_eq!(hours(LogPlace::Position(1)), [true, false, false]);
    let then = place("2026-11-23T12:00:00Z").expect("an instant");
    assert_eq!(hours(then), [false, true, false]);
    assert_eq!(hours(LogPlace::Position(3)), [false, false, true]);
    assert!(packs_at(&desk.at("releases.log"), place("2026-11-21T00:00:00Z").expect("an instant")).is_err());

    // A changed line and a changed copy are told.
    let copies: Vec<PathBuf> = fs::read_dir(desk.at("releases.log.packs"))
        .expect("the copies")
        .map(|entry| entry.expect("read").path().join("rules/20-application.toml"))
        .collect();
    let text = fs::read_to_string(&copies[0]).expect("read");
    fs::write(&copies[0], text.replace("hours", "days")).expect("written");
    assert_eq!(desk.log().0, Err(Failure::check_failed()));
    let lines = fs::read_to_string(desk.at("releases.log")).expect("read");
    fs::write(desk.at("releases.log"), lines.replace("a flood", "a storm")).expect("written");
    assert!(matches!(desk.log().0, Err(Failure::Input(message)) if message.contains("line 2")));
}
