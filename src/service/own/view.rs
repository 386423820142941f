//! What My store says of a store of one's own.

use super::{Own, copies, seen, standing};
use crate::domain::moment::Moment;
use crate::domain::standing::Standing;
use crate::service::{Reading, ServiceError};
use crate::vault::{SlotKind, file};

/// A store of one's own, as its owner looks at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnView {
    /// Whose record it is, and who approved it.
    pub standing: Standing,
    /// Whether the organisation has recovery words.
    pub organisation: bool,
    /// Every use of the organisation's words, the latest first.
    pub uses: Vec<Moment>,
    /// How many of these, the latest, were not seen yet.
    pub unseen: usize,
}

/// Looks at the store that is open.
///
/// # Errors
/// The vault's, the store's.
pub fn view(reading: &Reading, own: &Own) -> Result<OwnView, ServiceError> {
    let keys = match copies::newest(&own.at, reading, &own.key)? {
        Some(keys) => keys,
        None => file::read_one(&own.at.keys())?,
    };
    let (uses, unseen) = (seen::uses(reading)?, seen::unseen(reading)?.len());
    let organisation = keys.keyslots().has(SlotKind::Organisation);
    Ok(OwnView { standing: standing(reading)?, organisation, uses, unseen })
}
