//! A secret becomes a key, slowly and with much memory, so that guessing secrets is slow and dear.

use argon2::{Algorithm, Argon2, Block, Params, Version};
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::{Zeroize as _, Zeroizing};

use super::{Key, Secret, VaultError};

/// KiB in a MiB.
const MIB: u32 = 1024;

/// What one try of a secret costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory, in KiB.
    memory_kib: u32,
    /// How often the memory is gone over.
    passes: u32,
    /// How many could go over it side by side: always one.
    lanes: u32,
}

impl Cost {
    /// What a new slot costs: 128 MiB and three passes, about a third of a second.
    pub const USUAL: Self = Self::new(128 * MIB, 3);
    /// The least that is ever taken, for tests of what does not depend on it: 8 MiB and one pass.
    pub const LEAST: Self = Self::new(8 * MIB, 1);

    /// Memory in KiB, and passes.
    #[must_use]
    pub const fn new(memory_kib: u32, passes: u32) -> Self {
        Self { memory_kib, passes, lanes: 1 }
    }

    /// Half the memory, down to 32 MiB.
    #[must_use]
    pub const fn lighter(self) -> Option<Self> {
        if self.memory_kib < 64 * MIB { None } else { Some(Self { memory_kib: self.memory_kib / 2, ..self }) }
    }

    /// What is said where less memory was taken than is usual.
    #[must_use]
    pub fn remark(self) -> Option<String> {
        let said = format!(
            "Only {} MiB of memory could be had for the passphrase, in place of {}. It still holds, and guessing it \
             is a little easier. Close other programs and change the passphrase to have it made anew.",
            self.mib(),
            Self::USUAL.mib()
        );
        (self.memory_kib < Self::USUAL.memory_kib).then_some(said)
    }

    /// Memory gone over in all, in KiB.
    const fn work(self) -> u64 {
        self.memory_kib as u64 * self.passes as u64
    }

    const fn mib(self) -> u32 {
        self.memory_kib / MIB
    }

    /// Whether it is near what this program asks for: what a file says is not done unseen. Four times the usual is the
    /// most, in memory and in memory times passes, which is the time it takes.
    pub(super) const fn check(self) -> Result<(), VaultError> {
        let is_memory =
            self.memory_kib >= Self::LEAST.memory_kib && self.memory_kib <= 4 * Self::USUAL.memory_kib;
        let is_work = self.passes >= 1 && self.passes <= 4 * Self::USUAL.passes;
        if is_memory && is_work && self.work() <= 4 * Self::USUAL.work() && self.lanes == 1 {
            return Ok(());
        }
        Err(VaultError::OutOfBounds { memory_mib: self.mib(), passes: self.passes })
    }

    pub(super) fn bytes(self) -> impl Iterator<Item = u8> {
        [self.memory_kib, self.passes, self.lanes].into_iter().flat_map(u32::to_le_bytes)
    }
}

/// The memory one try goes over; wiped when it is let go of.
pub(super) struct Memory(Vec<Block>);

impl Memory {
    /// Takes it from the system, which may say no.
    pub(super) fn take(cost: Cost) -> Result<Self, VaultError> {
        let no_memory = VaultError::NoMemory { memory_mib: cost.mib() };
        let Ok(blocks) = usize::try_from(cost.memory_kib) else { return Err(no_memory) };
        let mut memory = Vec::new();
        if memory.try_reserve_exact(blocks).is_err() {
            return Err(no_memory);
        }
        memory.resize(blocks, Block::new());
        Ok(Self(memory))
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        for block in &mut self.0 {
            block.zeroize();
        }
    }
}

/// The key a secret stands for. The same letters typed on another machine are the same secret, however that machine
/// puts accents together.
pub(super) fn stretch(
    secret: &Secret,
    salt: &[u8],
    cost: Cost,
    mut memory: Memory,
) -> Result<Key, VaultError> {
    // At most three times as long, so that it never grows out of its place.
    let mut letters = Zeroizing::new(String::with_capacity(secret.as_str().len().saturating_mul(3)));
    letters.extend(secret.as_str().nfc());
    let out_of_bounds = |_| VaultError::OutOfBounds { memory_mib: cost.mib(), passes: cost.passes };
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32)).map_err(out_of_bounds)?;
    let mut key = Key::blank();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(letters.as_bytes(), salt, key.0.as_mut_slice(), &mut memory.0)
        .map_err(out_of_bounds)?;
    Ok(key)
}
