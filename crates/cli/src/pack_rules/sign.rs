//! `paiza pack key|sign|verify`: who wrote a pack, who reviewed it, and whether that is true.
//!
//! In: a pack, a key file, a list of keys. Out: signatures beside the pack, and a verdict. A pack that is not signed by
//! two is a check that failed.

use std::io::Write;
use std::path::{Path, PathBuf};

use crypto::{AwsLcCheck, KeyFile, OsRandom, Secret, StatementKey};
use pass::{
    KeyList, ListedKey, PackSignature, PackStatement, PackVerdict, SignatureFile, SignerRole, StatementSigner,
};
use rules::{PackFiles, PackSet};
use serde_json::json;

use crate::io::{Failure, read_text, write_json};
use crate::pack_files;

/// Make a key for signing packs, encrypted under a passphrase.
#[derive(Debug, clap::Args)]
pub struct KeyArgs {
    /// The new key file.
    #[arg(long, value_name = "FILE")]
    pub(super) out: PathBuf,
    /// A file with the passphrase on its first line, or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: String,
    /// Whose key it is, as the list of keys shall name them.
    #[arg(long)]
    pub(super) name: String,
    /// The states, or groups of states, whose packs it may sign.
    #[arg(long, value_name = "STATE", value_delimiter = ',', required = true)]
    pub(super) states: Vec<String>,
    /// As what it may sign.
    #[arg(long = "as", value_name = "ROLE", value_delimiter = ',', required = true)]
    pub(super) roles: Vec<Role>,
    /// Print JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// Sign a pack as its author or as its reviewer.
#[derive(Debug, clap::Args)]
pub struct SignArgs {
    /// The pack.
    pub(super) path: String,
    /// The key file.
    #[arg(long, value_name = "FILE")]
    pub(super) key: PathBuf,
    /// A file with the passphrase on its first line, or `-` for standard input.
    #[arg(long, value_name = "FILE")]
    pub(super) passphrase_file: String,
    /// As what.
    #[arg(long = "as", value_name = "ROLE")]
    pub(super) role: Role,
    /// Print JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// Check that an author and a reviewer signed a pack.
#[derive(Debug, clap::Args)]
pub struct VerifyArgs {
    /// The pack.
    pub(super) path: String,
    /// The list of keys that may sign.
    #[arg(long, value_name = "FILE")]
    pub(super) keys: String,
    /// Print JSON.
    #[arg(long)]
    pub(super) json: bool,
}

/// As what somebody signs.
#[derive(Clone, Copy, Debug, Eq, PartialEq, clap::ValueEnum)]
pub enum Role {
    /// Wrote the pack, or answers for whoever did.
    Author,
    /// Held every line against its source; another person than the author.
    Reviewer,
}

impl Role {
    fn signs(self) -> SignerRole {
        match self {
            Self::Author => SignerRole::Author,
            Self::Reviewer => SignerRole::Reviewer,
        }
    }
}

/// A pack with its signatures and what they are about.
pub struct Signed {
    /// The pack's files.
    pub files: PackFiles,
    /// What is signed.
    pub statement: PackStatement,
    /// The signatures beside it.
    pub signatures: SignatureFile,
    /// Where they lie.
    pub beside: PathBuf,
}

impl Signed {
    /// Reads a pack and the signatures beside it.
    pub fn read(path: &str) -> Result<Self, Failure> {
        let (root, files) = pack_files::one(path)?;
        let open = PackSet::open(&files).map_err(|error| Failure::input(error.to_string()))?;
        let pack = open.packs().first().ok_or_else(|| Failure::input(format!("`{path}` holds no pack")))?;
        let statement = PackStatement::about(
            &pack.id,
            &pack.version,
            &pack.jurisdiction.to_string(),
            pack.canonical_bytes(),
        );
        let beside =
            if root.is_dir() { root.join("signatures.toml") } else { root.with_extension("signatures") };
        let signatures = if beside.is_file() {
            let text = read_text(&beside.to_string_lossy())?;
            SignatureFile::read(&text).map_err(|error| unreadable(&beside, &error))?
        } else {
            SignatureFile::default()
        };
        Ok(Self { files, statement, signatures, beside })
    }

    /// Holds the signatures against the keys.
    pub fn verdict(&self, keys: &KeyList) -> PackVerdict {
        self.statement.verify(&self.signatures.signature, keys, &AwsLcCheck)
    }
}

/// Reads a list of keys.
pub fn keys(path: &str) -> Result<KeyList, Failure> {
    KeyList::read(&read_text(path)?).map_err(|error| unreadable(Path::new(path), &error))
}

/// `paiza pack key`
pub fn make_key(args: &KeyArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let secret = passphrase(&args.passphrase_file)?;
    let key = StatementKey::generate(&OsRandom).map_err(|error| Failure::system(error.to_string()))?;
    KeyFile::create(&args.out, &key.to_bytes(), &secret, &OsRandom)
        .map_err(|error| Failure::input(error.to_string()))?;
    let roles = args.roles.iter().map(|role| role.signs()).collect();
    let listed = ListedKey::new(&args.name, &key.public_key(), args.states.clone(), roles);
    if args.json {
        return write_json(out, &json!({"file": args.out, "key": listed}));
    }
    writeln!(
        out,
        "The key is in `{}`, encrypted. Who accepts it adds these lines to a list of keys:\n",
        args.out.display()
    )?;
    let lines = KeyList::lines(listed).map_err(|error| Failure::system(error.to_string()))?;
    write!(out, "{lines}")?;
    Ok(())
}

/// `paiza pack sign`
pub fn sign(args: &SignArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let mut signed = Signed::read(&args.path)?;
    let secret = passphrase(&args.passphrase_file)?;
    let bytes = KeyFile::open(&args.key, &secret).map_err(|error| Failure::input(error.to_string()))?;
    let key = StatementKey::from_bytes(&bytes)
        .map_err(|error| Failure::input(format!("`{}`: {error}", args.key.display())))?;
    let signature: PackSignature =
        signed.statement.sign(args.role.signs(), &key).map_err(|error| Failure::system(error.to_string()))?;
    signed.signatures.add(signature.clone());
    let text = signed.signatures.write().map_err(|error| Failure::system(error.to_string()))?;
    pack_files::replace(&signed.beside, text.as_bytes())?;
    if args.json {
        return write_json(out, &json!({"file": signed.beside, "signature": signature}));
    }
    let PackStatement { pack, version, sha256, .. } = &signed.statement;
    writeln!(out, "{pack} {version} is signed as {}: {sha256}", args.role.signs().word())?;
    writeln!(out, "{} signatures in `{}`", signed.signatures.signature.len(), signed.beside.display())?;
    Ok(())
}

/// `paiza pack verify`
pub fn verify(args: &VerifyArgs, out: &mut dyn Write) -> Result<(), Failure> {
    let signed = Signed::read(&args.path)?;
    let verdict = signed.verdict(&keys(&args.keys)?);
    let PackStatement { pack, version, sha256, .. } = &signed.statement;
    if args.json {
        write_json(
            out,
            &json!({
                "pack": pack, "version": version, "sha256": sha256, "accepted": verdict.is_accepted(),
                "author": verdict.author, "reviewer": verdict.reviewer, "problems": verdict.problems,
            }),
        )?;
    } else {
        writeln!(out, "{pack} {version} {sha256}")?;
        for (role, name) in [("author", &verdict.author), ("reviewer", &verdict.reviewer)] {
            writeln!(out, "{role}: {}", name.as_deref().unwrap_or("nobody who counts"))?;
        }
        for problem in &verdict.problems {
            writeln!(out, "  {problem}")?;
        }
    }
    if verdict.is_accepted() { Ok(()) } else { Err(Failure::check_failed()) }
}

fn passphrase(path: &str) -> Result<Secret, Failure> {
    let text = read_text(path)?;
    let line = text.lines().next().unwrap_or_default();
    Secret::passphrase(line).map_err(|error| Failure::input(format!("`{path}`: {error}")))
}

fn unreadable(path: &Path, error: &pass::StatementError) -> Failure {
    Failure::input(format!("`{}` cannot be read: {error}", path.display()))
}
