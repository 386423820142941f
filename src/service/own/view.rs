//! What My store says of a store of one's own.

use super::{Whereabouts, standing, words};
use crate::domain::moment::Moment;
use crate::domain::standing::Standing;
use crate::domain::words_used::WordsUsed;
use crate::service::{Reading, ServiceError};

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

/// Looks at the store that lies there.
///
/// # Errors
/// The vault's, the store's.
pub fn view(reading: &Reading, at: &Whereabouts) -> Result<OwnView, ServiceError> {
    let (organisation, unseen) = words::organisation(at)?;
    let mut uses: Vec<Moment> = reading.list::<WordsUsed>(None)?.iter().map(|used| used.at).collect();
    uses.sort_by(|one, other| other.cmp(one));
    Ok(OwnView { standing: standing(reading)?, organisation, uses, unseen })
}
