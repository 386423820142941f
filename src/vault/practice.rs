//! The practice store's key lies beside it, by design: nothing in that store is real.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use super::Key;

/// Reads the key beside the practice store, or makes it.
///
/// # Errors
/// When the file cannot be read or made, or is not 32 bytes long.
pub fn key_beside(path: &Path) -> io::Result<Key> {
    match File::open(path) {
        Ok(file) => read(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(path),
        Err(error) => Err(error),
    }
}

fn read(mut file: File) -> io::Result<Key> {
    let mut key = Key::blank();
    file.read_exact(key.0.as_mut_slice())?;
    if file.read(&mut [0])? != 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the practice key is not 32 bytes long"));
    }
    Ok(key)
}

fn make(path: &Path) -> io::Result<Key> {
    let key = Key::random().map_err(io::Error::other)?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key.bytes())?;
    file.sync_all()?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("practice.key");
        let made = key_beside(&path).expect("made");
        let again = key_beside(&path).expect("read");
        assert!(made.bytes() == again.bytes());
        assert!(made.bytes() != &[0; 32]);
    }

    #[test]
    fn a_key_of_another_length_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("practice.key");
        for length in [0, 31, 33] {
            std::fs::write(&path, vec![7; length]).expect("written");
            assert!(key_beside(&path).is_err(), "{length}");
        }
    }
}
