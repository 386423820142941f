//! Reads a small file that somebody else may have put there.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// All of a file, or none of it where it is longer than `longest`, or is a device, a pipe or a folder: those may never
/// end, or make whoever opens them wait.
///
/// # Errors
/// What the system says; [`io::ErrorKind::InvalidData`] for what is no small file.
pub fn read(path: &Path, longest: u64) -> io::Result<Vec<u8>> {
    let other = || io::Error::new(io::ErrorKind::InvalidData, "it is no small ordinary file");
    // Before it is opened: opening a pipe waits for somebody who writes into it.
    if !fs::metadata(path)?.is_file() {
        return Err(other());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(longest.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > longest { Err(other()) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_read_and_what_does_not_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("small");
        for (length, is_read) in [(0, true), (9, true), (10, true), (11, false), (5000, false)] {
            fs::write(&path, vec![b'x'; length]).expect("written");
            assert_eq!(read(&path, 10).map(|bytes| bytes.len()).ok(), is_read.then_some(length), "{length}");
        }
        assert_eq!(read(folder.path(), 10).err().map(|error| error.kind()), Some(io::ErrorKind::InvalidData));
        let missing = read(&folder.path().join("none"), 10);
        assert_eq!(missing.err().map(|error| error.kind()), Some(io::ErrorKind::NotFound));
    }

    #[cfg(unix)]
    #[test]
    fn a_device_and_a_pipe_are_refused_at_once_and_a_link_to_a_file_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("made");
        assert!(made.success());
        let links = [("zero", Path::new("/dev/zero")), ("of-a-pipe", &pipe)];
        for (name, to) in links {
            std::os::unix::fs::symlink(to, folder.path().join(name)).expect("linked");
            assert!(read(&folder.path().join(name), 1 << 20).is_err(), "{name}");
        }
        assert!(read(&pipe, 1 << 20).is_err());
        fs::write(folder.path().join("file"), "words").expect("written");
        std::os::unix::fs::symlink("file", folder.path().join("link")).expect("linked");
        assert_eq!(read(&folder.path().join("link"), 10).expect("read"), b"words");
    }
}
