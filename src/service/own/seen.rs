//! Which uses of the organisation's recovery words the practitioner has seen. It is kept in the store, where nobody can
//! set it who has no key.

use std::path::Path;

use super::copies::PLACE as KEYS;
use crate::domain::moment::Moment;
use crate::domain::words_used::WordsUsed;
use crate::service::{Deed, Reading};
use crate::store::StoreError;
use crate::vault::KeysFile;

/// Under what name it is kept how many were seen.
const PLACE: &str = "organisation-seen";

/// Every use, the latest first.
pub(super) fn uses(store: &Reading) -> Result<Vec<Moment>, StoreError> {
    let mut uses: Vec<Moment> = store.list::<WordsUsed>(None)?.iter().map(|used| used.at).collect();
    uses.sort_by(|one, other| other.cmp(one));
    Ok(uses)
}

/// Those she has not seen, the latest first.
pub(super) fn unseen(store: &Reading) -> Result<Vec<Moment>, StoreError> {
    let mut uses = uses(store)?;
    uses.truncate(uses.len().saturating_sub(seen(store)?));
    Ok(uses)
}

fn seen(store: &Reading) -> Result<usize, StoreError> {
    if let Some(seen) = store.get_place(PLACE)? {
        return Ok(seen.parse().unwrap_or_default());
    }
    // An older version wrote it beside the slots.
    let keys = store.get_place(KEYS)?;
    let keys = keys.and_then(|keys| KeysFile::read(keys.as_bytes(), Path::new("")).ok());
    Ok(keys.map_or(0, |keys| keys.keyslots().organisation_seen()))
}

/// She has read when the organisation's words were used; it is not said again.
#[must_use]
pub fn see_organisation_uses(uses: usize) -> Deed {
    Deed::Remember { name: PLACE.into(), value: uses.to_string() }
}
