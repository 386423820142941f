//! The file of the keys, kept twice: each written whole or not at all, sealed with the store's key, and damage told from
//! a wrong secret.
//!
//! Three parts that keep their shape in every version: a line with the magic and the form, a line with the SHA-256 of
//! everything else, and the rest. The rest is the seal of form 2, made with the store's key over head and slots, and
//! the slots as JSON. The sum tells damage before anybody has typed a secret; the seal tells what somebody changed who
//! made the sum right again.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::hex::Hex;
use super::seal::{seal, unseal};
use super::{Key, Keyslots, Secret, SlotKind, VaultError, small};

/// Its name, beside the store.
pub const NAME: &str = "portal.keys";
/// The same again, written after it.
pub const SECOND: &str = "portal.keys.2";
/// Both, in the order they are written and read.
pub const COPIES: [&str; 2] = [NAME, SECOND];
/// In which an older version of this program kept the keys from before a change, until the new ones had opened.
pub const OLD: &str = "portal.keys.old";

/// Under which name they are written, before they get theirs.
pub const PASSING: &str = "portal.keys.new";

const MAGIC: &str = "portal-keys";
/// The form this program writes.
pub const FORM: u32 = 2;
/// The form without a seal, of older versions.
const UNSEALED: u32 = 1;
const SUM: &str = "sha256";
const SEAL: &str = "seal";
/// As what it is sealed.
const WHAT: &str = "keys";
/// Length of the seal: random bytes, the sum it is over, and its tag.
const SEALED: usize = 24 + 32 + 16;
/// More than any file of keys is long.
pub const LONGEST: u64 = 1 << 20;

/// A file of keys as it stands on the disk, or in the store's own copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeysFile {
    keyslots: Keyslots,
    text: String,
    /// What the seal is over.
    digest: [u8; 32],
    seal: Option<Hex<SEALED>>,
}

impl KeysFile {
    /// The slots, sealed with the store's key.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`].
    pub fn sealed(keyslots: Keyslots, key: &Key) -> Result<Self, VaultError> {
        let head = format!("{MAGIC} {FORM}");
        let slots = serde_json::to_string_pretty(&keyslots)
            .map_err(|error| VaultError::io(Path::new(NAME), error.into()))?
            + "\n";
        let digest = sum_of(&head, &slots);
        let seal: [u8; SEALED] =
            seal(key, WHAT, &digest).and_then(|seal| seal.try_into().ok()).ok_or(VaultError::NoRandomness)?;
        let seal = Hex(seal);
        let rest = format!("{SEAL} {}\n{slots}", seal.text());
        let text = format!("{head}\n{SUM} {}\n{rest}", Hex(sum_of(&head, &rest)).text());
        Ok(Self { keyslots, text, digest, seal: Some(seal) })
    }

    /// Reads what a file holds; `path` is named where it is damaged.
    ///
    /// # Errors
    /// [`VaultError::Damaged`], [`VaultError::Newer`], [`VaultError::OutOfBounds`].
    pub fn read(bytes: &[u8], path: &Path) -> Result<Self, VaultError> {
        let damaged = || VaultError::Damaged { path: path.into() };
        let text = std::str::from_utf8(bytes).map_err(|_| damaged())?;
        let (head, rest) = text.split_once('\n').ok_or_else(damaged)?;
        let (sum, rest) = rest.split_once('\n').ok_or_else(damaged)?;
        if named(sum, SUM) != Some(Hex(sum_of(head, rest)).text().as_str()) {
            return Err(damaged());
        }
        let form: u32 = named(head, MAGIC).and_then(|form| form.parse().ok()).ok_or_else(damaged)?;
        let (seal, slots) = match form {
            UNSEALED => (None, rest),
            FORM => {
                let (seal, slots) = rest.split_once('\n').ok_or_else(damaged)?;
                let seal = named(seal, SEAL).and_then(Hex::read).ok_or_else(damaged)?;
                (Some(seal), slots)
            }
            found => return Err(VaultError::Newer { found, known: FORM }),
        };
        let keyslots: Keyslots = serde_json::from_str(slots).map_err(|_| damaged())?;
        keyslots.check()?;
        Ok(Self { keyslots, text: text.into(), digest: sum_of(head, slots), seal })
    }

    /// The slots.
    #[must_use]
    pub const fn keyslots(&self) -> &Keyslots {
        &self.keyslots
    }

    /// All of it, as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has a seal at all: what older versions wrote has none.
    #[must_use]
    pub const fn has_seal(&self) -> bool {
        self.seal.is_some()
    }

    /// Whether it is as a program that had this key wrote it.
    #[must_use]
    pub fn is_sealed_with(&self, key: &Key) -> bool {
        let seal = self.seal.and_then(|seal| unseal(key, WHAT, seal.0.to_vec()));
        seal.is_some_and(|over| over == self.digest)
    }
}

fn named<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    line.strip_prefix(name)?.strip_prefix(' ')
}

fn sum_of(head: &str, rest: &str) -> [u8; 32] {
    Sha256::new().chain_update(head).chain_update("\n").chain_update(rest).finalize().into()
}

/// The keys as they were found in a folder: at least one file of them is whole.
#[derive(Debug)]
pub struct Found {
    /// What lies under each of the two names.
    pub copies: [Result<KeysFile, VaultError>; 2],
    /// What an older version kept, read where neither of the two is whole.
    pub old: Option<KeysFile>,
}

/// What a secret opened.
pub struct OpenedSlot {
    /// The key.
    pub key: Key,
    /// Whose secret it was.
    pub kind: SlotKind,
    /// In which of [`Found::whole`].
    pub copy: usize,
}

impl Found {
    /// What is whole, in the order it is tried.
    pub fn whole(&self) -> impl Iterator<Item = &KeysFile> {
        self.copies.iter().filter_map(|copy| copy.as_ref().ok()).chain(&self.old)
    }

    /// Opens a slot of one of these kinds, in the first file in which the secret does, beginning with the file of this
    /// place. A slot that is the same in two files is tried once.
    ///
    /// # Errors
    /// [`VaultError::WrongSecret`], [`VaultError::NoSlot`] where no file has such a slot, [`VaultError::NoMemory`].
    pub fn open(&self, from: usize, kinds: &[SlotKind], secret: &Secret) -> Result<OpenedSlot, VaultError> {
        let mut wrong = None;
        for (copy, file) in self.whole().enumerate().skip(from) {
            for kind in kinds.iter().copied() {
                if self.whole().take(copy).any(|before| before.keyslots.is_same(kind, &file.keyslots)) {
                    continue;
                }
                match file.keyslots.open(kind, secret) {
                    Ok(key) => return Ok(OpenedSlot { key, kind, copy }),
                    Err(VaultError::WrongSecret) => wrong = Some(VaultError::WrongSecret),
                    Err(error @ VaultError::NoSlot(_)) => wrong = wrong.or(Some(error)),
                    Err(error) => return Err(error),
                }
            }
        }
        Err(wrong.unwrap_or(VaultError::WrongSecret))
    }
}

/// Reads the keys in a folder, from both their files.
///
/// # Errors
/// Where neither is whole, what is wrong with the first; [`VaultError::Newer`] where one of them is: it is not passed
/// over for an older one.
pub fn read(folder: &Path) -> Result<Found, VaultError> {
    let copies = COPIES.map(|name| read_one(&folder.join(name)));
    if let Some(Err(VaultError::Newer { found, known })) =
        copies.iter().find(|copy| matches!(copy, Err(VaultError::Newer { .. })))
    {
        return Err(VaultError::Newer { found: *found, known: *known });
    }
    if copies.iter().any(Result::is_ok) {
        return Ok(Found { copies, old: None });
    }
    if let Ok(old) = read_one(&folder.join(OLD)) {
        return Ok(Found { copies, old: Some(old) });
    }
    match copies {
        // A file that is there and damaged says more than one that is not there.
        [Err(VaultError::Missing { .. }), Err(error)] if !matches!(error, VaultError::Missing { .. }) => {
            Err(error)
        }
        [Err(error), _] => Err(error),
        copies => Ok(Found { copies, old: None }),
    }
}

/// Reads one file of keys, wherever it lies.
///
/// # Errors
/// [`VaultError::Missing`], [`VaultError::Damaged`], [`VaultError::Newer`], [`VaultError::OutOfBounds`].
pub fn read_one(path: &Path) -> Result<KeysFile, VaultError> {
    let bytes = small::read(path, LONGEST).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => VaultError::Damaged { path: path.into() },
        io::ErrorKind::NotFound => VaultError::Missing { path: path.into() },
        _ => VaultError::io(path, error),
    })?;
    KeysFile::read(&bytes, path)
}

/// Puts the keys in a place of their own, beside what is there first: for its owner alone, brought to the disk before it
/// gets its name.
///
/// # Errors
/// [`VaultError::Io`].
pub fn write(folder: &Path, name: &str, file: &KeysFile) -> Result<(), VaultError> {
    let (path, passing) = (folder.join(name), folder.join(PASSING));
    let write = || {
        // What a kill left half written.
        let _ = fs::remove_file(&passing);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut written = options.open(&passing)?;
        written.write_all(file.text.as_bytes())?;
        written.sync_all()?;
        fs::rename(&passing, &path)
    };
    write().map_err(|error| VaultError::io(&path, error))?;
    sync_folder(folder)
}

/// Takes away what an older version kept from before a change.
///
/// # Errors
/// [`VaultError::Io`].
pub fn forget_old(folder: &Path) -> Result<(), VaultError> {
    let path: PathBuf = folder.join(OLD);
    match fs::remove_file(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(VaultError::io(&path, error)),
        Ok(()) => sync_folder(folder),
    }
}

/// On Unix a new name is safe once its folder is on the disk too.
fn sync_folder(folder: &Path) -> Result<(), VaultError> {
    if cfg!(unix) {
        File::open(folder)
            .and_then(|folder| folder.sync_all())
            .map_err(|error| VaultError::io(folder, error))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
