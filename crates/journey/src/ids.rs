//! The kinds of records of one traveller's way, so that two identifiers cannot be mixed up.

use base::{Id, IdKind};

macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident, $id:ident, $word:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $kind {}
        impl IdKind for $kind {
            const WORD: &'static str = $word;
        }
        #[doc = concat!("The identifier of a ", $word, ".")]
        pub type $id = Id<$kind>;
    )*};
}

kinds! {
    /// An application for an authorisation.
    ApplicationKind, ApplicationId, "application";
    /// A crossing of the border, in or out.
    CrossingKind, CrossingId, "crossing";
    /// An entry on an officer's list.
    HitKindId, HitId, "hit";
    /// A member of staff.
    StaffKind, StaffId, "staff member";
    /// A file that a traveller sent as a proof.
    UploadKind, UploadId, "upload";
}
