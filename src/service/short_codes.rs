//! The practitioner's own short codes, kept in the store behind what opens it.

use super::{Deed, ServiceError};
use crate::domain::short_code::ShortCode;
use crate::store::Reading;

/// Under what name they are kept.
const NAME: &str = "short-codes";

/// What keeps them.
#[must_use]
pub fn keep(own: &[ShortCode]) -> Deed {
    let value = serde_json::to_string(own).unwrap_or_default();
    Deed::Remember { name: NAME.into(), value }
}

/// As the store has them; none where nothing was kept, or it cannot be read.
///
/// # Errors
/// The store's.
pub fn own(store: &Reading) -> Result<Vec<ShortCode>, ServiceError> {
    let kept = store.get_place(NAME)?;
    Ok(kept.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
