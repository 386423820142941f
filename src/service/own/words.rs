//! New recovery words for a store that is there: hers when the paper is lost or was never written, the organisation's when
//! it is to have some, other ones, or none.
//!
//! New words are an offer at first, and nothing is changed by it. They hold from the moment the offer is taken, which
//! both front doors do once two of them were typed back.

use super::changing::{alone, put_slot};
use super::unlocking::{Opened, hold_it, open_with_passphrase};
use crate::service::{Clock, Held, ServiceError, Whereabouts};
use crate::vault::file;
use crate::vault::{Cost, Key, Keyslots, Secret, SlotKind, VaultError, Words};

/// Whose recovery words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The practitioner's.
    Hers,
    /// The organisation's.
    Organisation,
}

impl Whose {
    const fn kind(self) -> SlotKind {
        match self {
            Self::Hers => SlotKind::Recovery,
            Self::Organisation => SlotKind::Organisation,
        }
    }
}

/// New recovery words that do not hold yet. Dropped, it leaves everything as it is.
pub struct Offer {
    at: Whereabouts,
    whose: Whose,
    words: Words,
    key: Key,
    cost: Cost,
    notices: Vec<String>,
    /// The right to the store, where nobody held it before.
    _held: Option<Held>,
}

impl std::fmt::Debug for Offer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offer")
    }
}

impl Offer {
    /// The words, to be shown once.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Whose they are to be.
    #[must_use]
    pub const fn whose(&self) -> Whose {
        self.whose
    }

    /// From now on these words open the store, and those from before do not. Answers sentences to show.
    ///
    /// # Errors
    /// The vault's; the words from before hold then.
    pub fn take(self) -> Result<Vec<String>, ServiceError> {
        let _alone = alone();
        // As they are now: another passphrase may have been chosen since the words were offered.
        let keyslots = file::read(self.at.folder())?.keyslots;
        let mut notices = self.notices;
        let secret = self.words.secret();
        notices.extend(put_slot(&self.at, keyslots, (self.whose.kind(), &secret), &self.key, self.cost)?);
        Ok(notices)
    }
}

/// Offers new recovery words. Changes nothing.
///
/// # Errors
/// As [`unlock`](super::unlock).
pub fn offer_words(
    at: &Whereabouts,
    whose: Whose,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Offer, ServiceError> {
    offer_words_at(Cost::USUAL, at, whose, passphrase, clock)
}

/// The same, with another cost than is usual.
///
/// # Errors
/// As [`offer_words`].
pub fn offer_words_at(
    cost: Cost,
    at: &Whereabouts,
    whose: Whose,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Offer, ServiceError> {
    let held = hold_it(at, clock)?;
    offer(at, whose, passphrase, clock, (cost, Some(held)))
}

/// The same while the store is open: for who holds it already.
///
/// # Errors
/// As [`offer_words`].
pub fn offer_words_while_open(
    at: &Whereabouts,
    whose: Whose,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Offer, ServiceError> {
    let _alone = alone();
    offer(at, whose, passphrase, clock, (Cost::USUAL, None))
}

fn offer(
    at: &Whereabouts,
    whose: Whose,
    passphrase: &Secret,
    clock: &dyn Clock,
    (cost, held): (Cost, Option<Held>),
) -> Result<Offer, ServiceError> {
    let Opened { key, notices, .. } = open_with_passphrase(at, passphrase, clock)?;
    Ok(Offer { at: at.clone(), whose, words: Words::random()?, key, cost, notices, _held: held })
}

/// Takes the organisation's recovery words away. Answers sentences to show.
///
/// # Errors
/// [`ServiceError::Refused`] where it has none; as [`unlock`](super::unlock). The words hold then.
pub fn remove_organisation_words(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _held = hold_it(at, clock)?;
    remove(at, passphrase, clock)
}

/// The same while the store is open: for who holds it already.
///
/// # Errors
/// As [`remove_organisation_words`].
pub fn remove_organisation_words_while_open(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Vec<String>, ServiceError> {
    let _alone = alone();
    remove(at, passphrase, clock)
}

fn remove(at: &Whereabouts, passphrase: &Secret, clock: &dyn Clock) -> Result<Vec<String>, ServiceError> {
    let Opened { key, mut keyslots, notices } = open_with_passphrase(at, passphrase, clock)?;
    if !keyslots.remove(SlotKind::Organisation) {
        let said = "The organisation has no recovery words for this store. Nothing was changed.";
        return Err(ServiceError::Refused(said.into()));
    }
    super::changing::put_and_prove(at, &keyslots, (SlotKind::Passphrase, passphrase), &key)?;
    Ok(notices)
}

/// Whether the organisation has words, and how many of their uses she has not seen yet.
///
/// # Errors
/// The vault's.
pub(super) fn organisation(at: &Whereabouts) -> Result<(bool, usize), VaultError> {
    let keyslots: Keyslots = file::read(at.folder())?.keyslots;
    Ok((keyslots.has(SlotKind::Organisation), keyslots.unseen_organisation_uses().len()))
}
