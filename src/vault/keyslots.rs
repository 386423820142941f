//! The store's key, wrapped once for each secret that may unwrap it.
//!
//! A secret becomes a key of its own with Argon2id, and that seals the store's key with XChaCha20-Poly1305. Where the
//! slot belongs and how it was made is sealed with it: a slot that was altered or moved to another store does not open.

use chacha20poly1305::aead::AeadInOut as _;
use chacha20poly1305::{KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use super::hex::Hex;
use super::stretch::{self, Memory};
use super::{Key, Secret};
use crate::domain::id::Id;
use crate::domain::moment::Moment;

pub use super::error::VaultError;
pub use super::stretch::Cost;

/// The form of a slot, sealed with it.
const FORM: u32 = 1;

/// Length of a salt, in bytes.
const SALT: usize = 16;
/// Length of the key.
const KEY: usize = 32;
/// Length of the key and its seal.
const WRAPPED: usize = KEY + 16;

/// Whose secret opens a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// The practitioner's passphrase.
    Passphrase,
    /// Her recovery words.
    Recovery,
    /// Recovery words the organisation keeps.
    Organisation,
}

impl SlotKind {
    /// As it is said.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery words",
            Self::Organisation => "recovery words of the organisation",
        }
    }

    const fn mark(self) -> u8 {
        match self {
            Self::Passphrase => 1,
            Self::Recovery => 2,
            Self::Organisation => 3,
        }
    }
}

/// The key, wrapped for one secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    kind: SlotKind,
    #[serde(flatten)]
    cost: Cost,
    salt: Hex<SALT>,
    nonce: Hex<24>,
    wrapped: Hex<WRAPPED>,
}

/// Everything in the file of the keys. Holds no key and no secret in the clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyslots {
    store: Id,
    slots: Vec<Slot>,
    /// How often they were changed: of two files the newer one says more. Nought in what older versions wrote.
    #[serde(default)]
    changes: u64,
    /// When the organisation's words were used; written by older versions, and in the store since.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    organisation_uses: Vec<Moment>,
    /// How many of these the practitioner had seen; written by older versions, and in the store since.
    #[serde(default, skip_serializing_if = "is_nought")]
    organisation_seen: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
const fn is_nought(number: &usize) -> bool {
    *number == 0
}

impl Keyslots {
    /// None yet, for the store of this id.
    #[must_use]
    pub const fn new(store: Id) -> Self {
        Self { store, slots: Vec::new(), changes: 0, organisation_uses: Vec::new(), organisation_seen: 0 }
    }

    /// Whose they are.
    #[must_use]
    pub const fn store(&self) -> Id {
        self.store
    }

    /// Whether there is a slot of this kind.
    #[must_use]
    pub fn has(&self, kind: SlotKind) -> bool {
        self.slot(kind).is_some()
    }

    /// What the slot of this kind costs to open.
    #[must_use]
    pub fn cost(&self, kind: SlotKind) -> Option<Cost> {
        self.slot(kind).map(|slot| slot.cost)
    }

    fn slot(&self, kind: SlotKind) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.kind == kind)
    }

    /// Wraps the key for a secret, in place of the slot of that kind there was. Where the memory cannot be had, takes
    /// half of it, and half again; answers what it took.
    ///
    /// # Errors
    /// [`VaultError::NoMemory`], [`VaultError::NoRandomness`]; nothing is altered then.
    pub fn set(
        &mut self,
        kind: SlotKind,
        secret: &Secret,
        key: &Key,
        cost: Cost,
    ) -> Result<Cost, VaultError> {
        self.set_within(kind, secret, key, cost, &Memory::take)
    }

    fn set_within(
        &mut self,
        kind: SlotKind,
        secret: &Secret,
        key: &Key,
        mut cost: Cost,
        take: &dyn Fn(Cost) -> Result<Memory, VaultError>,
    ) -> Result<Cost, VaultError> {
        let memory = loop {
            match (take(cost), cost.lighter()) {
                (Err(VaultError::NoMemory { .. }), Some(lighter)) => cost = lighter,
                (taken, _) => break taken?,
            }
        };
        let slot = self.wrap(kind, secret, key, cost, memory)?;
        self.slots.retain(|slot| slot.kind != kind);
        self.slots.push(slot);
        Ok(cost)
    }

    /// Takes the slot of a kind away. Whether there was one.
    pub fn remove(&mut self, kind: SlotKind) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.kind != kind);
        self.slots.len() < before
    }

    fn wrap(
        &self,
        kind: SlotKind,
        secret: &Secret,
        key: &Key,
        cost: Cost,
        memory: Memory,
    ) -> Result<Slot, VaultError> {
        let mut slot =
            Slot { kind, cost, salt: Hex::random()?, nonce: Hex::random()?, wrapped: Hex([0; WRAPPED]) };
        let cipher = cipher(&stretch::stretch(secret, &slot.salt.0, cost, memory)?)?;
        let mut sealed = Key::blank();
        sealed.0.copy_from_slice(key.bytes());
        let bound = self.bound(&slot);
        let tag = cipher
            .encrypt_inout_detached(&XNonce::from(slot.nonce.0), &bound, sealed.0.as_mut_slice().into())
            .map_err(|_| VaultError::WrongSecret)?;
        let (body, seal) = slot.wrapped.0.split_at_mut(KEY);
        body.copy_from_slice(sealed.bytes());
        seal.copy_from_slice(&tag);
        Ok(slot)
    }

    /// Unwraps the key.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`], [`VaultError::NoSlot`], [`VaultError::OutOfBounds`] before anything is tried,
    /// [`VaultError::NoMemory`].
    pub fn open(&self, kind: SlotKind, secret: &Secret) -> Result<Key, VaultError> {
        match (self.open_with(kind, secret), secret.with_mark()) {
            // A store made by an older version from the same file took the mark for a letter of the passphrase.
            (Err(VaultError::WrongSecret), Some(marked)) => self.open_with(kind, &marked),
            (opened, _) => opened,
        }
    }

    fn open_with(&self, kind: SlotKind, secret: &Secret) -> Result<Key, VaultError> {
        let slot = self.slot(kind).ok_or(VaultError::NoSlot(kind.label()))?;
        slot.cost.check()?;
        let memory = Memory::take(slot.cost)?;
        let cipher = cipher(&stretch::stretch(secret, &slot.salt.0, slot.cost, memory)?)?;
        let mut key = Key::blank();
        let (body, seal) = slot.wrapped.0.split_at(KEY);
        key.0.copy_from_slice(body);
        let tag = Tag::try_from(seal).map_err(|_| VaultError::WrongSecret)?;
        let opened = cipher.decrypt_inout_detached(
            &XNonce::from(slot.nonce.0),
            &self.bound(slot),
            key.0.as_mut_slice().into(),
            &tag,
        );
        opened.map(|()| key).map_err(|_| VaultError::WrongSecret)
    }

    /// What is sealed together with the key of a slot, and stands in the file in the clear.
    fn bound(&self, slot: &Slot) -> Vec<u8> {
        let mut bound = b"portal keyslot".to_vec();
        bound.extend(FORM.to_le_bytes());
        bound.extend(self.store.bytes());
        bound.push(slot.kind.mark());
        bound.extend(slot.cost.bytes());
        bound.extend(slot.salt.0);
        bound
    }

    /// Whether every slot asks for work this program would ask for.
    ///
    /// # Errors
    /// [`VaultError::OutOfBounds`].
    pub fn check(&self) -> Result<(), VaultError> {
        self.slots.iter().try_for_each(|slot| slot.cost.check())
    }

    /// How often they were changed.
    #[must_use]
    pub const fn changes(&self) -> u64 {
        self.changes
    }

    /// They were changed after others that had been changed so often.
    pub fn change_after(&mut self, changes: u64) {
        self.changes = self.changes.max(changes).saturating_add(1);
    }

    /// Whether the slot of this kind is the same here and there.
    #[must_use]
    pub fn is_same(&self, kind: SlotKind, other: &Self) -> bool {
        self.slot(kind) == other.slot(kind)
    }

    /// How many uses of the organisation's words had been seen when an older version wrote these.
    #[must_use]
    pub const fn organisation_seen(&self) -> usize {
        self.organisation_seen
    }
}

fn cipher(key: &Key) -> Result<XChaCha20Poly1305, VaultError> {
    XChaCha20Poly1305::new_from_slice(key.bytes()).map_err(|_| VaultError::WrongSecret)
}

#[cfg(test)]
mod tests;
