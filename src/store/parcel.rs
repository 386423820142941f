//! A backup as one file to carry: the encrypted copy, the keys that go with it, and a sum over both.
//!
//! The copy stands first, byte for byte, so that it can be had back by any means; then the keys as they lay beside the
//! store, then 64 bytes that say where they end.

use std::fs::File;
use std::io::{self, Read, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::error::StoreError;

const MAGIC: &[u8; 16] = b"portal backup\n\0\0";
/// The form this program writes.
const FORM: u32 = 1;
/// Length of the keys (4), of the copy (8), form (4), sum (32), magic (16).
const TAIL: usize = 64;
/// Longer than any file of keys.
const MOST_KEYS: u32 = 1 << 20;
/// What is read at a time.
const AT_ONCE: usize = 1 << 16;

/// A backup that was found whole.
pub struct Parcel {
    path: PathBuf,
    copy: u64,
    keys: Vec<u8>,
}

/// The last bytes of a backup.
struct Tail {
    keys: u32,
    copy: u64,
    sum: [u8; 32],
}

impl Parcel {
    /// Looks at a backup and adds it up.
    ///
    /// # Errors
    /// [`StoreError::NotABackup`], [`StoreError::BackupDamaged`], [`StoreError::Newer`], [`StoreError::Io`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let io = |source| StoreError::io(path, source);
        let mut file = open_plain(path)?;
        let tail = Tail::read(&mut file, path)?;
        file.rewind().map_err(io)?;
        let mut sum = Sha256::new();
        add_up(&mut file, tail.copy, &mut sum, None).map_err(io)?;
        let mut keys = Vec::new();
        Read::by_ref(&mut file).take(tail.keys.into()).read_to_end(&mut keys).map_err(io)?;
        sum.update(&keys);
        sum.update(tail.counts());
        if sum.finalize()[..] != tail.sum {
            return Err(StoreError::BackupDamaged { path: path.into() });
        }
        Ok(Self { path: path.into(), copy: tail.copy, keys })
    }

    /// Whether a file ends as a backup does; whether it is whole is another question.
    #[must_use]
    pub fn is_one(path: &Path) -> bool {
        let tail = open_plain(path).and_then(|mut file| Tail::read(&mut file, path));
        !matches!(
            tail,
            Err(StoreError::NotABackup { .. } | StoreError::NotFound { .. } | StoreError::Io { .. })
        )
    }

    /// The keys, as they lay beside the store; empty for a store whose key is not carried.
    #[must_use]
    pub fn keys(&self) -> &[u8] {
        &self.keys
    }

    /// Writes the copy out as a record file, for its owner alone.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`], [`StoreError::Full`], [`StoreError::Io`].
    pub fn unpack(&self, to: &Path) -> Result<(), StoreError> {
        super::make_private(to)?;
        let mut from = File::open(&self.path).map_err(|source| StoreError::io(&self.path, source))?;
        let mut file = File::options().write(true).open(to).map_err(|source| StoreError::io(to, source))?;
        add_up(&mut from, self.copy, &mut Sha256::new(), Some(&mut file))
            .and_then(|()| file.sync_all())
            .map_err(|source| StoreError::io(to, source))
    }
}

/// Opens what is a file: whoever opens a pipe waits for somebody to write into it.
fn open_plain(path: &Path) -> Result<File, StoreError> {
    let io = |source| StoreError::io(path, source);
    if !std::fs::metadata(path).map_err(io)?.is_file() {
        return Err(StoreError::NotABackup { path: path.into() });
    }
    File::open(path).map_err(io)
}

impl Tail {
    fn read(file: &mut File, path: &Path) -> Result<Self, StoreError> {
        let io = |source| StoreError::io(path, source);
        let other = || StoreError::NotABackup { path: path.into() };
        let length = file.metadata().map_err(io)?.len();
        let before = length.checked_sub(TAIL as u64).ok_or_else(other)?;
        let mut bytes = [0; TAIL];
        file.seek(SeekFrom::Start(before)).and_then(|_| file.read_exact(&mut bytes)).map_err(io)?;
        let mut left = bytes.as_slice();
        let (keys, copy, form) = (number(&mut left), long_number(&mut left), number(&mut left));
        let (sum, magic) = left.split_at_checked(32).ok_or_else(other)?;
        if magic != MAGIC {
            return Err(other());
        }
        if form > FORM {
            return Err(StoreError::Newer { found: form, known: FORM });
        }
        let fits = keys <= MOST_KEYS && copy.checked_add(keys.into()) == Some(before);
        let sum = sum.try_into().map_err(|_| other())?;
        if fits { Ok(Self { keys, copy, sum }) } else { Err(StoreError::BackupDamaged { path: path.into() }) }
    }

    /// What of it the sum is over.
    fn counts(&self) -> Vec<u8> {
        let mut counts = self.keys.to_le_bytes().to_vec();
        counts.extend(self.copy.to_le_bytes());
        counts.extend(FORM.to_le_bytes());
        counts
    }
}

fn number(bytes: &mut &[u8]) -> u32 {
    let (first, rest) = bytes.split_first_chunk().unwrap_or((&[0; 4], &[]));
    *bytes = rest;
    u32::from_le_bytes(*first)
}

fn long_number(bytes: &mut &[u8]) -> u64 {
    let (first, rest) = bytes.split_first_chunk().unwrap_or((&[0; 8], &[]));
    *bytes = rest;
    u64::from_le_bytes(*first)
}

/// Reads so many bytes into the sum, and on to a file where one is given.
fn add_up(from: &mut File, length: u64, sum: &mut Sha256, mut to: Option<&mut File>) -> io::Result<()> {
    let mut from = from.take(length);
    let mut bytes = vec![0; AT_ONCE];
    loop {
        let count = from.read(&mut bytes)?;
        let read = bytes.get(..count).unwrap_or_default();
        if read.is_empty() {
            return if from.limit() == 0 { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
        }
        sum.update(read);
        if let Some(to) = &mut to {
            to.write_all(read)?;
        }
    }
}

/// Makes a parcel of a proved copy: adds the keys and the sum, brings it to the disk, and reads all of it again.
pub(super) fn wrap(copy: &Path, keys: &[u8]) -> Result<(), StoreError> {
    let io = |source| StoreError::io(copy, source);
    let mut file = File::options().read(true).append(true).open(copy).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let count = u32::try_from(keys.len()).ok().filter(|count| *count <= MOST_KEYS);
    let count = count.ok_or(StoreError::Misfit("the file of the keys is too long for a backup"))?;
    let mut sum = Sha256::new();
    add_up(&mut file, length, &mut sum, None).map_err(io)?;
    let mut tail = Tail { keys: count, copy: length, sum: [0; 32] };
    let mut end = keys.to_vec();
    end.extend(tail.counts());
    sum.update(&end);
    tail.sum = sum.finalize().into();
    end.extend(tail.sum);
    end.extend(MAGIC);
    file.write_all(&end).and_then(|()| file.sync_all()).map_err(io)?;
    Parcel::open(copy).map(drop)
}
