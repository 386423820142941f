//! New recovery words for a store that is there: hers when the paper is lost or was never written, the organisation's when
//! it is to have some, other ones, or none.
//!
//! New words are an offer at first, and nothing is changed by it. They hold from the moment the offer is taken, which
//! both front doors do once two of them were typed back.

use super::changing::{alone, put_slot};
use super::entering::{Entered, change, keep, to_keep};
use super::unlocking::{enter_to_write, enter_while_open, hold_it};
use super::{Changed, copies};
use crate::service::{Clock, Held, Reading, ServiceError, Whereabouts};
use crate::store::Store;
use crate::vault::{Cost, Key, KeysFile, Secret, SlotKind, Words};

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
    keys: KeysFile,
    /// The right to the store, where nobody held it before.
    held: Option<Held>,
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

    /// From now on these words open the store, and those from before do not.
    ///
    /// # Errors
    /// The vault's; the words from before hold then.
    pub fn take(self, clock: &dyn Clock) -> Result<Changed, ServiceError> {
        let _alone = alone();
        if self.held.is_none() {
            let store = Store::open_reading(&self.at.store(), self.key.bytes())?;
            let (keys, notices) = self.put(&store)?;
            return Ok(Changed { notices, keep: Some(to_keep(&keys)) });
        }
        let mut store = Store::open(&self.at.store(), self.key.bytes())?;
        let (keys, notices) = self.put(&store)?;
        keep(&mut store, &keys, clock)?;
        store.close()?;
        Ok(Changed { notices, keep: None })
    }

    /// On the keys as they are now: another passphrase may have been chosen since the words were offered.
    fn put(self, store: &Reading) -> Result<(KeysFile, Vec<String>), ServiceError> {
        let before = copies::newest(&self.at, store, &self.key)?.unwrap_or(self.keys);
        let mut notices = self.notices;
        let secret = self.words.secret();
        let (remark, keys) = put_slot(&self.at, &before, (self.whose.kind(), &secret), &self.key, self.cost)?;
        notices.extend(remark);
        Ok((keys, notices))
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
    let (offer, store) = offer(at, whose, enter_to_write(at, passphrase, clock)?, (cost, Some(held)))?;
    store.close()?;
    Ok(offer)
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
    let entered = enter_while_open(at, passphrase, clock)?;
    offer(at, whose, entered, (Cost::USUAL, None)).map(|(offer, _)| offer)
}

fn offer<S>(
    at: &Whereabouts,
    whose: Whose,
    entered: Entered<S>,
    (cost, held): (Cost, Option<Held>),
) -> Result<(Offer, S), ServiceError> {
    refuse_unsettled(&entered)?;
    let Entered { store, key, keys, notices, .. } = entered;
    let offer = Offer { at: at.clone(), whose, words: Words::random()?, key, cost, notices, keys, held };
    Ok((offer, store))
}

/// What was typed would not open the keys that were set last, so nothing but another passphrase makes them whole.
fn refuse_unsettled<S>(entered: &Entered<S>) -> Result<(), ServiceError> {
    if entered.is_settled { Ok(()) } else { Err(ServiceError::Refused(entered.notices.join(" "))) }
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
    let mut entered = enter_to_write(at, passphrase, clock)?;
    let keys = remove(at, &entered, passphrase)?;
    keep(&mut entered.store, &keys, clock)?;
    entered.store.close()?;
    Ok(entered.notices)
}

/// The same while the store is open: for who holds it already.
///
/// # Errors
/// As [`remove_organisation_words`].
pub fn remove_organisation_words_while_open(
    at: &Whereabouts,
    passphrase: &Secret,
    clock: &dyn Clock,
) -> Result<Changed, ServiceError> {
    let _alone = alone();
    let entered = enter_while_open(at, passphrase, clock)?;
    let keys = remove(at, &entered, passphrase)?;
    Ok(Changed { notices: entered.notices, keep: Some(to_keep(&keys)) })
}

fn remove<S>(at: &Whereabouts, entered: &Entered<S>, passphrase: &Secret) -> Result<KeysFile, ServiceError> {
    refuse_unsettled(entered)?;
    let proof = (SlotKind::Passphrase, passphrase);
    let ((), keys) = change(at, &entered.key, &entered.keys, proof, |keyslots| {
        if keyslots.remove(SlotKind::Organisation) {
            return Ok(());
        }
        let said = "The organisation has no recovery words for this store. Nothing was changed.";
        Err(ServiceError::Refused(said.into()))
    })?;
    Ok(keys)
}
