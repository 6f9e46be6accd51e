//! Keys in hardware, or in what stands in for it, through PKCS #11.
//!
//! The module makes the keys and signs; a private key never leaves it. A seal needs raw `r‖s`, which is what `CKM_ECDSA`
//! gives; certificates need DER, which is written from it. One session serves everybody, one signature after the other;
//! when the module has lost it, it is opened anew once.
//!
//! Source: OASIS PKCS #11 3.0; RFC 5480 (public keys), RFC 3279, 2.2.3 (signatures in DER).

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use aws_lc_rs::digest::{SHA256, digest};
use base::IdSource;
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::types::AuthPin;
use der::asn1::{AnyRef, BitString, ObjectIdentifier, OctetStringRef, UintRef};
use der::{Decode, Encode, Sequence};
use pass::SignerFault;
use x509_cert::spki::{AlgorithmIdentifier, SubjectPublicKeyInfo};
use zeroize::Zeroizing;

use crate::key::KeyPairError;

const EC_PUBLIC_KEY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
/// Bytes of an uncompressed point, and its first byte (SEC 1).
const POINT_BYTES: usize = 65;
const UNCOMPRESSED: u8 = 4;
/// Bytes of one half of a raw signature.
const HALF: usize = 32;
/// Bytes of the identifier that a new key gets.
const ID_BYTES: usize = 16;

/// Which module, which token, which PIN.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ModuleSettings {
    /// The shared library of the module.
    pub library: PathBuf,
    /// The label of the token.
    pub token: String,
    /// The file that holds the PIN of the user; white space around it does not count.
    pub pin_file: PathBuf,
}

/// The module could not be opened or did not do what it was asked.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ModuleError {
    /// The library cannot be loaded.
    #[error("the module `{path}` cannot be loaded: {fault}; name the shared library of the PKCS #11 module")]
    Library {
        /// The library.
        path: PathBuf,
        /// What the system says.
        fault: String,
    },
    /// There is no such token.
    #[error("the module has no token with the label `{0}`: initialise one, or correct the label")]
    NoToken(String),
    /// The PIN cannot be read.
    #[error("the PIN file `{path}` cannot be read: {fault}")]
    Pin {
        /// The file.
        path: PathBuf,
        /// What the system says.
        fault: String,
    },
    /// The PIN was refused. It is not tried again: modules lock after a few attempts.
    #[error("the module refused the PIN of `{0}`: correct it before the token locks")]
    WrongPin(PathBuf),
    /// The key is not there.
    #[error(
        "the module has no private key with the identifier `{0}`: is it the token that the keys were made in?"
    )]
    NoKey(String),
    /// Anything else that the module says.
    #[error("the module failed: {0}")]
    Failed(String),
}

impl From<Error> for ModuleError {
    fn from(error: Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// An open token of a module.
pub struct Module {
    context: Pkcs11,
    settings: ModuleSettings,
    session: Mutex<Session>,
}

impl Module {
    /// Opens the token and logs in.
    ///
    /// # Errors
    ///
    /// [`ModuleError`] tells the library, the token and the PIN apart.
    pub fn open(settings: ModuleSettings) -> Result<Arc<Self>, ModuleError> {
        let library = |error: Error| ModuleError::Library {
            path: settings.library.clone(),
            fault: error.to_string().replace('\n', " "),
        };
        let context = Pkcs11::new(&settings.library).map_err(library)?;
        match context.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
            // Another part of this process uses the same module.
            Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
            Err(error) => return Err(error.into()),
        }
        let session = Mutex::new(open_session(&context, &settings)?);
        Ok(Arc::new(Self { context, settings, session }))
    }

    /// Does something with the session; opens it anew, once, if the module has lost it.
    fn with<T>(&self, work: impl Fn(&Session) -> Result<T, Error>) -> Result<T, ModuleError> {
        // A session has no state of ours: what panicked while holding it left nothing half done.
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        match work(&session) {
            Err(Error::Pkcs11(
                RvError::SessionHandleInvalid
                | RvError::SessionClosed
                | RvError::UserNotLoggedIn
                | RvError::DeviceRemoved
                | RvError::TokenNotPresent,
                _,
            )) => {
                *session = open_session(&self.context, &self.settings)?;
                Ok(work(&session)?)
            }
            outcome => Ok(outcome?),
        }
    }
}

impl std::fmt::Debug for Module {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Module({}, token {})", self.settings.library.display(), self.settings.token)
    }
}

fn open_session(context: &Pkcs11, settings: &ModuleSettings) -> Result<Session, ModuleError> {
    let slots = context.get_slots_with_initialized_token()?;
    let is_meant = |slot: &cryptoki::slot::Slot| {
        context.get_token_info(*slot).is_ok_and(|t| t.label() == settings.token)
    };
    let slot =
        slots.into_iter().find(is_meant).ok_or_else(|| ModuleError::NoToken(settings.token.clone()))?;
    let session = context.open_rw_session(slot)?;
    match session.login(UserType::User, Some(&AuthPin::new(pin(&settings.pin_file)?.into()))) {
        Ok(()) | Err(Error::Pkcs11(RvError::UserAlreadyLoggedIn, _)) => Ok(session),
        Err(Error::Pkcs11(RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid, _)) => {
            Err(ModuleError::WrongPin(settings.pin_file.clone()))
        }
        Err(error) => Err(error.into()),
    }
}

fn pin(path: &Path) -> Result<String, ModuleError> {
    let text = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = text.map_err(|fault| ModuleError::Pin { path: path.to_owned(), fault: fault.to_string() })?;
    Ok(text.trim().to_owned())
}

/// A private key in a module.
#[derive(Debug)]
pub struct ModuleKey {
    module: Arc<Module>,
    id: Vec<u8>,
    label: String,
    point: Vec<u8>,
}

impl ModuleKey {
    /// Makes a key pair in the module: it stays there, and cannot be read out.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Module`].
    pub fn generate(module: &Arc<Module>, label: &str, random: &dyn IdSource) -> Result<Self, KeyPairError> {
        let mut id = vec![0; ID_BYTES];
        random.fill(&mut id);
        let curve = P256.to_der().map_err(|_| KeyPairError::Generate)?;
        let named = [Attribute::Id(id.clone()), Attribute::Label(label.as_bytes().to_vec())];
        let public = [
            Attribute::Token(true),
            Attribute::Private(false),
            Attribute::Verify(true),
            Attribute::EcParams(curve),
        ];
        let private = [
            Attribute::Token(true),
            Attribute::Private(true),
            Attribute::Sensitive(true),
            Attribute::Extractable(false),
            Attribute::Sign(true),
        ];
        let public = [public.as_slice(), &named].concat();
        let private = [private.as_slice(), &named].concat();
        module.with(|session| session.generate_key_pair(&Mechanism::EccKeyPairGen, &public, &private))?;
        Self::open(module, &id)
    }

    /// Finds a key pair by its identifier.
    ///
    /// # Errors
    ///
    /// [`KeyPairError::Module`] if it is not there, [`KeyPairError::Malformed`] if it is no P-256 key.
    pub fn open(module: &Arc<Module>, id: &[u8]) -> Result<Self, KeyPairError> {
        let found = module.with(|session| {
            let wanted = [Attribute::Class(ObjectClass::PUBLIC_KEY), Attribute::Id(id.to_vec())];
            let Some(key) = session.find_objects(&wanted)?.into_iter().next() else { return Ok(None) };
            session.get_attributes(key, &[AttributeType::EcPoint, AttributeType::Label]).map(Some)
        })?;
        let attributes = found.ok_or_else(|| ModuleError::NoKey(hex(id)))?;
        let (mut point, mut label) = (None, String::new());
        for attribute in attributes {
            match attribute {
                Attribute::EcPoint(bytes) => point = read_point(&bytes),
                Attribute::Label(bytes) => label = String::from_utf8_lossy(&bytes).into_owned(),
                _ => {}
            }
        }
        let key = Self {
            module: Arc::clone(module),
            id: id.to_vec(),
            label,
            point: point.ok_or(KeyPairError::Malformed)?,
        };
        key.module.with(|session| key.handle(session))?.ok_or_else(|| ModuleError::NoKey(hex(id)))?;
        Ok(key)
    }

    /// How the key file names it.
    pub(crate) fn id(&self) -> &[u8] {
        &self.id
    }

    /// How the operator of the module names it.
    pub fn label(&self) -> &str {
        &self.label
    }

    pub(crate) fn point(&self) -> &[u8] {
        &self.point
    }

    /// Destroys the key pair in the module. What it signed stays valid.
    pub(crate) fn destroy(&self) -> Result<(), ModuleError> {
        self.module.with(|session| {
            let all = session.find_objects(&[Attribute::Id(self.id.clone())])?;
            all.into_iter().try_for_each(|object| session.destroy_object(object))
        })
    }

    pub(crate) fn public_key_der(&self) -> Result<Vec<u8>, KeyPairError> {
        let info = SubjectPublicKeyInfo {
            algorithm: AlgorithmIdentifier { oid: EC_PUBLIC_KEY, parameters: Some(AnyRef::from(&P256)) },
            subject_public_key: BitString::from_bytes(&self.point).map_err(|_| KeyPairError::Malformed)?,
        };
        info.to_der().map_err(|_| KeyPairError::Malformed)
    }

    pub(crate) fn sign_raw(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        let hash = digest(&SHA256, message);
        let signed = self.module.with(|session| match self.handle(session)? {
            Some(key) => session.sign(&Mechanism::Ecdsa, key, hash.as_ref()).map(Some),
            None => Ok(None),
        });
        let signature = signed
            .and_then(|signature| signature.ok_or_else(|| ModuleError::NoKey(hex(&self.id))))
            .map_err(|error| SignerFault(error.to_string()))?;
        if signature.len() == 2 * HALF {
            return Ok(signature);
        }
        Err(SignerFault(format!("the module gave a signature of {} bytes", signature.len())))
    }

    pub(crate) fn sign_der(&self, message: &[u8]) -> Result<Vec<u8>, SignerFault> {
        let raw = self.sign_raw(message)?;
        let (r, s) = raw.split_at_checked(HALF).unwrap_or_default();
        let written = UintRef::new(r).and_then(|r| EcdsaValue { r, s: UintRef::new(s)? }.to_der());
        written.map_err(|error| SignerFault(error.to_string()))
    }

    fn handle(&self, session: &Session) -> Result<Option<ObjectHandle>, Error> {
        let wanted = [Attribute::Class(ObjectClass::PRIVATE_KEY), Attribute::Id(self.id.clone())];
        Ok(session.find_objects(&wanted)?.into_iter().next())
    }
}

/// `Ecdsa-Sig-Value` of RFC 3279.
#[derive(Sequence)]
struct EcdsaValue<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}

/// The point of a public key: in an OCTET STRING as PKCS #11 says, or bare as some modules give it.
fn read_point(bytes: &[u8]) -> Option<Vec<u8>> {
    let inner = <&OctetStringRef>::from_der(bytes).map_or(bytes, OctetStringRef::as_bytes);
    (inner.len() == POINT_BYTES && inner.first() == Some(&UNCOMPRESSED)).then(|| inner.to_vec())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_read_wrapped_or_bare_and_nothing_else() {
        let bare: Vec<u8> = [vec![4], vec![7; 64]].concat();
        let wrapped = [vec![4, 65], bare.clone()].concat();
        assert_eq!(read_point(&bare), Some(bare.clone()));
        assert_eq!(read_point(&wrapped), Some(bare.clone()));
        for wrong in [&bare[..64], &[2; 65], b"", &[bare.clone(), vec![0]].concat()] {
            assert_eq!(read_point(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn a_module_that_is_none_is_named() {
        let settings = ModuleSettings {
            library: "/nowhere/module.so".into(),
            token: "paiza".to_owned(),
            pin_file: "/nowhere/pin".into(),
        };
        let error = Module::open(settings).unwrap_err();
        assert!(error.to_string().contains("/nowhere/module.so"), "{error}");
    }
}
