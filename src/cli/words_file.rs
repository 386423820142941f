//! New recovery words in a file of their own, where nobody is there to type them back: written, brought to the disk and
//! read again before they hold.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use super::failure::Failure;
use super::secret;
use crate::service::own::Words;

/// Writes the words into a new file, for its owner alone, one a line with its number, as `--words-file` reads them.
///
/// # Errors
/// There is a file, it cannot be written, or what is read back differs. No file of the words is left then.
pub fn write(path: &Path, words: &Words) -> Result<(), Failure> {
    let mut file = create(path).map_err(|error| failed(path, &error))?;
    let written = put(&mut file, words).and_then(|()| sync_folder_of(path));
    let result = written.map_err(|error| failed(path, &error)).and_then(|()| prove(path, words));
    if result.is_err() {
        let _ = fs::remove_file(path);
    }
    result
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn put(file: &mut File, words: &Words) -> io::Result<()> {
    for (place, word) in words.each().enumerate() {
        writeln!(file, "{}. {word}", place + 1)?;
    }
    file.sync_all()
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads them from the file as they will be read on the day they are needed.
fn prove(path: &Path, words: &Words) -> Result<(), Failure> {
    let read = secret::words(Some(path))?;
    let is_whole = Words::read(&read).is_ok_and(|read| read.secret().as_str() == words.secret().as_str());
    if is_whole { Ok(()) } else { Err(failed(path, &io::Error::other("what was read back differs"))) }
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::NotDone(format!(
        "{}: {error}. The new recovery words could not be written there, so they open nothing. Those from before go on \
         holding. Name a new file that can be written.",
        path.display()
    ))
}
