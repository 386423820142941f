//! The wording of an instrument, kept with the first sitting that is made with it.

use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::scale::Kind;
use crate::domain::checklist::sitting::{Edition, Wording};
use crate::domain::id::Id;
use crate::service::ServiceError;
use crate::store::Reading;

/// An instrument's wording as it is kept, and the name that sittings call it by.
#[must_use]
pub fn of(instrument: &Instrument) -> (Edition, Wording) {
    let text = serde_json::to_string(instrument).unwrap_or_default();
    let digest = Sha256::digest(text.as_bytes());
    let hash = digest.iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    let head = &instrument.instrument;
    let edition = Edition { id: head.id.clone(), version: head.version.clone(), hash: hash.clone() };
    let wording = Wording { id: id(&hash), hash, instrument: instrument.clone() };
    (edition, wording)
}

/// The same words have the same id in every copy of a store.
fn id(hash: &str) -> Id {
    Id::from_bytes(*uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, hash.as_bytes()).as_bytes())
}

/// Whether an edition is a checklist that is answered item by item in levels.
///
/// # Errors
/// As for [`instrument`].
pub fn is_a_checklist(store: &Reading, edition: &Edition) -> Result<bool, ServiceError> {
    let outline = store.field::<Wording, Outline>(id(&edition.hash), "instrument")?;
    outline.map(|outline| outline.scale.kind.is_answered_in_levels()).ok_or_else(|| missing(edition))
}

/// The little of an instrument that says what it is: a whole one is some 50 kB.
#[derive(Deserialize)]
struct Outline {
    scale: OutlineOfScale,
}

#[derive(Deserialize)]
struct OutlineOfScale {
    kind: Kind,
}

/// The instrument as it was worded for an edition, whatever the packs hold now.
///
/// # Errors
/// [`ServiceError::NotFound`] where this copy has a sitting without its wording; or the store's.
pub fn instrument(store: &Reading, edition: &Edition) -> Result<Instrument, ServiceError> {
    let kept = store.load::<Wording>(id(&edition.hash))?;
    kept.map(|kept| kept.instrument).ok_or_else(|| missing(edition))
}

fn missing(edition: &Edition) -> ServiceError {
    ServiceError::NotFound {
        what: format!("The wording of {} {}", edition.id, edition.version),
        todo: "The answers are safe. Take in the copy of the store that they were written in.".into(),
    }
}
