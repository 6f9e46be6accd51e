//! The verifier of `/verify`: a picture to text, and text to a verdict, on what the device holds.
//!
//! In: certificates and lists, pictures of a canvas, texts of seals with the moment and the lines of a passport. Out:
//! the answer of `paiza pass verify`, and the comparison with the passport field by field. Nothing is kept but the
//! certificates and lists.

use std::sync::Arc;

use base::Moment;
use document::Mrz;
use pass::qr::Grey;
use pass::{Agreement, Bundle, Passport, RustCryptoCheck, TrustStore, Verification};
use serde::{Deserialize, Serialize};

use crate::request::{self, Module};

/// Longest side of a picture that is looked at, in pixels: far above what a canvas of ours has.
const MAX_SIDE: usize = 8_192;
/// Longest text that is looked at, in bytes. The largest QR code holds 2,953.
const MAX_TEXT_BYTES: usize = 64 * 1024;
/// Longest lines of a passport that are looked at, in bytes.
const MAX_MRZ_BYTES: usize = 512;

/// Verifies seals against what it was given to trust; before that it trusts nobody.
pub struct Verifier(pass::Verifier);

/// What can be asked.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case", deny_unknown_fields)]
enum Request {
    /// Trust these files from now on, and no others; their bytes follow one another in the payload.
    Trust { files: Vec<File> },
    /// Find a QR code in the picture of the payload, four bytes a pixel.
    Scan {
        width: usize,
        height: usize,
        /// Look at several sizes: a picture that was handed in, not one frame of many.
        thorough: bool,
    },
    /// Judge the text of a seal.
    Verify {
        text: String,
        /// RFC 3339, in the offset of the device: the day at the border post.
        at: String,
        /// The lines of the bearer's passport.
        mrz: Option<String>,
    },
}

/// A file of a trust folder; or a trust bundle (`.bundle`), which the certificates before it must vouch for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    bytes: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
enum Answer {
    /// Who is trusted now.
    Trusted(Trusted),
    /// The text of the code, if there was one.
    Text(Option<String>),
    /// The verdict.
    Verdict(Box<Verdict>),
}

/// What is trusted now.
#[derive(Default, Serialize)]
#[serde(rename_all = "kebab-case")]
struct Trusted {
    anchors: Vec<Anchor>,
    /// When the trust bundle was made, if there is one.
    made_at: Option<String>,
    /// Past this instant nothing in it counts as fresh.
    valid_until: Option<String>,
}

/// A country signing certificate that is trusted.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Anchor {
    state: Option<String>,
    name: Option<String>,
    not_after: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Verdict {
    verification: Verification,
    /// `not-shown`, `unreadable`, `read`.
    passport: &'static str,
    /// What is wrong with the lines of the passport.
    problems: Vec<document::mrz::Problem>,
    compared: Vec<Compared>,
}

/// One field of the seal beside the same of the passport.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Compared {
    field: &'static str,
    seal: String,
    passport: String,
    /// How they meet, in the words of `paiza pass verify`.
    agreement: Agreement,
}

impl Default for Verifier {
    fn default() -> Self {
        Self(pass::Verifier::new(TrustStore::new(), Arc::new(RustCryptoCheck)))
    }
}

impl Module for Verifier {
    fn ask(&mut self, request: &[u8], payload: &[u8]) -> Vec<u8> {
        let answer = match request::read(request) {
            Ok(Request::Trust { files }) => self.trust(&files, payload).map(Answer::Trusted),
            Ok(Request::Scan { width, height, thorough }) => {
                scan(width, height, thorough, payload).map(Answer::Text)
            }
            Ok(Request::Verify { text, at, mrz }) => {
                self.verify(&text, &at, mrz.as_deref()).map(|verdict| Answer::Verdict(Box::new(verdict)))
            }
            Err(error) => Err(error),
        };
        request::write(answer)
    }
}

impl Verifier {
    /// Reads everything before anything is trusted: a list that is half read must not replace a whole one.
    fn trust(&mut self, files: &[File], mut payload: &[u8]) -> Result<Trusted, String> {
        let mut store = TrustStore::new();
        let mut trusted = Trusted::default();
        for file in files {
            let (bytes, rest) = payload
                .split_at_checked(file.bytes)
                .ok_or_else(|| format!("the bytes of `{}` are missing", file.name))?;
            payload = rest;
            if file.name.ends_with(".bundle") {
                let bundle = Bundle::read(bytes).map_err(|fault| fault.to_string())?;
                bundle.verify(store.anchors(), &RustCryptoCheck).map_err(|fault| fault.to_string())?;
                store = bundle.trust_store().map_err(|fault| fault.to_string())?;
                trusted.made_at = Some(bundle.header().made_at.to_string());
                trusted.valid_until = Some(bundle.header().valid_until.to_string());
            } else if !store.add_file(&file.name, bytes).map_err(|fault| fault.to_string())? {
                return Err(format!("`{}` is no file of a trust folder", file.name));
            }
        }
        let anchors = store.anchors().iter().map(|anchor| Anchor {
            state: anchor.state().map(|state| state.code().to_owned()),
            name: anchor.common_name().map(str::to_owned),
            not_after: anchor.not_after().to_string(),
        });
        trusted.anchors = anchors.collect();
        self.0 = pass::Verifier::new(store, Arc::new(RustCryptoCheck));
        Ok(trusted)
    }

    fn verify(&self, text: &str, at: &str, mrz: Option<&str>) -> Result<Verdict, String> {
        if text.len() > MAX_TEXT_BYTES || mrz.is_some_and(|lines| lines.len() > MAX_MRZ_BYTES) {
            return Err("the text is too long".to_owned());
        }
        let at = Moment::parse(at).map_err(|error| error.to_string())?;
        let reading = mrz.map(document::read);
        let passport = reading.as_ref().and_then(document::Reading::document);
        let (shown, word) = match (&reading, &passport) {
            (None, _) => (Passport::NotShown, "not-shown"),
            (Some(_), None) => (Passport::Unreadable, "unreadable"),
            (Some(_), Some(mrz)) => (Passport::Shown(mrz), "read"),
        };
        let verification = self.0.verify(text.trim(), at, shown);
        let compared = passport.as_ref().map(|mrz| compare(&verification, mrz)).unwrap_or_default();
        let problems = reading.map(|reading| reading.problems).unwrap_or_default();
        Ok(Verdict { verification, passport: word, problems, compared })
    }
}

fn scan(width: usize, height: usize, thorough: bool, pixels: &[u8]) -> Result<Option<String>, String> {
    if width > MAX_SIDE || height > MAX_SIDE {
        return Err("the picture is too large".to_owned());
    }
    let grey = Grey::from_rgba(width, height, pixels).ok_or("the picture does not have its size")?;
    Ok(if thorough { grey.find() } else { grey.glance() })
}

/// The fields that seal and passport both have, in the order in which they are read aloud.
fn compare(verification: &Verification, mrz: &Mrz) -> Vec<Compared> {
    let name = [Some(mrz.primary.as_str()), mrz.secondary.as_deref()];
    let name: Vec<&str> = name.into_iter().flatten().collect();
    let rows = [
        ("pi.pn", mrz.document_number.clone()),
        ("pi.n", name.join(" ")),
        ("pi.dob", mrz.birth_date.to_string()),
        ("pi.nl", mrz.nationality.code().to_owned()),
        ("pi.sex", mrz.sex.map(|sex| sex.letter().to_string()).unwrap_or_default()),
    ];
    rows.into_iter()
        .filter_map(|(field, passport)| {
            let pointer = format!("/{}", field.replace('.', "/"));
            let seal = verification.fields.pointer(&pointer)?.as_str()?.to_owned();
            let compared = verification.compared.iter().find(|compared| compared.field.path() == field)?;
            Some(Compared { field, seal, passport, agreement: compared.agreement })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(verifier: &mut Verifier, request: &str, payload: &[u8]) -> serde_json::Value {
        serde_json::from_slice(&verifier.ask(request.as_bytes(), payload)).unwrap()
    }

    /// Four bytes a pixel, as a canvas has them.
    fn drawn(text: &str, scale: usize) -> (usize, Vec<u8>) {
        let modules = pass::qr::Modules::of(text).unwrap();
        let side = (modules.side() + 8) * scale;
        let dark = |x: usize, y: usize| {
            let place = |at: usize| (at / scale).checked_sub(4);
            place(x).zip(place(y)).is_some_and(|(column, row)| modules.is_dark(column, row))
        };
        let pixel = |at: usize| if dark(at % side, at / side) { [0, 0, 0, 255] } else { [255; 4] };
        (side, (0..side * side).flat_map(pixel).collect())
    }

    #[test]
    fn a_code_on_a_canvas_is_read_at_a_glance_and_thoroughly() {
        let text = "{\"data\":".repeat(80);
        let (side, pixels) = drawn(&text, 4);
        for thorough in [true, false] {
            let request = format!(r#"{{"do":"scan","width":{side},"height":{side},"thorough":{thorough}}}"#);
            assert_eq!(ask(&mut Verifier::default(), &request, &pixels)["text"], text);
        }
    }

    #[test]
    fn a_picture_without_a_code_has_no_text_and_one_of_another_size_is_refused() {
        let mut verifier = Verifier::default();
        let scan = |side: usize| format!(r#"{{"do":"scan","width":{side},"height":{side},"thorough":true}}"#);
        assert_eq!(ask(&mut verifier, &scan(40), &[255; 6_400])["text"], serde_json::Value::Null);
        for side in [39, 41, 0, MAX_SIDE + 1, usize::MAX] {
            assert!(ask(&mut verifier, &scan(side), &[255; 6_400])["error"].is_string(), "{side}");
        }
    }

    #[test]
    fn what_is_no_seal_is_never_valid_and_a_request_without_sense_is_answered() {
        let mut verifier = Verifier::default();
        let verify =
            r#"{"do":"verify","text":"nonsense","at":"2026-08-10T09:00:00+05:00","mrz":"also nonsense"}"#;
        let answer = ask(&mut verifier, verify, b"");
        assert_eq!(answer["verdict"]["verification"]["status"], "invalid");
        assert_eq!(answer["verdict"]["passport"], "unreadable");
        for wrong in ["", "{}", r#"{"do":"fly"}"#, r#"{"do":"verify","text":"","at":"today","mrz":null}"#] {
            assert!(ask(&mut verifier, wrong, b"")["error"].is_string(), "{wrong}");
        }
    }

    #[test]
    fn a_file_that_is_broken_or_short_changes_nobody_s_trust() {
        let mut verifier = Verifier::default();
        for files in [
            r#"{"name":"a.cer","bytes":3}"#,
            r#"{"name":"a.cer","bytes":4}"#,
            r#"{"name":"a.txt","bytes":0}"#,
        ] {
            let request = format!(r#"{{"do":"trust","files":[{files}]}}"#);
            assert!(ask(&mut verifier, &request, b"abc")["error"].is_string(), "{files}");
        }
    }
}
