//! Files of copies: whole or not at all, for the owner's eyes only, named without a person's name.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tempfile::NamedTempFile;

use super::error::ExportError;
use crate::domain::audience::Reader;
use crate::domain::meeting::Kind;

/// Most letters of a family's reference in a file name.
const LONGEST_REFERENCE: usize = 40;

/// Writes a file in one step: beside its place first, then moved there. On Unix only its owner can read it.
///
/// # Errors
/// [`ExportError::Exists`] when the file is there and `overwrite` is false; it is left as it was.
/// Other [`ExportError`]s when the folder is missing or the disk refuses.
pub fn write_new(path: &Path, bytes: &[u8], overwrite: bool) -> Result<(), ExportError> {
    let folder = folder_of(path)?;
    let refused = |source| ExportError::Write { path: path.to_owned(), source };
    if !overwrite && path.symlink_metadata().is_ok() {
        return Err(ExportError::Exists { path: path.to_owned() });
    }
    let mut file = NamedTempFile::new_in(&folder).map_err(refused)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(refused)?;
    put_in_place(file, path, overwrite)?;
    sync_folder(&folder).map_err(|source| ExportError::Write { path: folder.clone(), source })
}

fn folder_of(path: &Path) -> Result<PathBuf, ExportError> {
    if path.file_name().is_none() || path.is_dir() {
        return Err(ExportError::NoName { path: path.to_owned() });
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    if folder.is_dir() { Ok(folder) } else { Err(ExportError::NoFolder { path: folder }) }
}

/// Another program may have made the file since it was looked for: the move itself refuses then.
fn put_in_place(file: NamedTempFile, path: &Path, overwrite: bool) -> Result<(), ExportError> {
    let moved = if overwrite { file.persist(path) } else { file.persist_noclobber(path) };
    match moved {
        Ok(_) => Ok(()),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(ExportError::Exists { path: path.to_owned() })
        }
        Err(error) => Err(ExportError::Write { path: path.to_owned(), source: error.error }),
    }
}

/// Makes the name itself last through a power cut. Some file systems cannot; the file is there all the same.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match std::fs::File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {
            Ok(())
        }
        other => other,
    }
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the same interface as on Unix")]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// `F-104-review-3-2026-11-26-family.md`: what a copy is called. A copy for a person carries the end of their
/// id, never their name or role.
#[must_use]
pub fn file_name(
    reference: &str,
    kind: Kind,
    number: u32,
    on: NaiveDate,
    reader: &Reader,
    extension: &str,
) -> String {
    let reference = safe(reference, LONGEST_REFERENCE);
    let reference = if reference.is_empty() { "family".to_owned() } else { reference };
    let on = on.format("%Y-%m-%d");
    format!("{reference}-{}-{number}-{on}-{}.{}", kind_word(kind), reader_word(reader), safe(extension, 8))
}

/// `F-104-agenda-2026-12-17`: what a paper before a meeting is called, without its ending.
#[must_use]
pub fn paper_stem(reference: &str, paper: &str, on: Option<NaiveDate>) -> String {
    let reference = safe(reference, LONGEST_REFERENCE);
    let reference = if reference.is_empty() { "family".to_owned() } else { reference };
    let on = on.map_or_else(String::new, |on| on.format("-%Y-%m-%d").to_string());
    format!("{reference}-{}{on}", safe(paper, 24))
}

/// `F-104-open-care-child-2-2026-11-20-family`: what a copy of a sitting is called, without its ending. The child is a
/// number.
#[must_use]
pub fn checklist_stem(
    (reference, instrument): (&str, &str),
    child: u32,
    on: NaiveDate,
    reader: &Reader,
) -> String {
    let stem = paper_stem(reference, instrument, None);
    format!("{stem}-child-{child}-{}-{}", on.format("%Y-%m-%d"), reader_word(reader))
}

const fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Plan => "plan",
        Kind::Review => "review",
        Kind::Extra => "extra",
        Kind::ProfessionalsOnly => "professionals",
    }
}

fn reader_word(reader: &Reader) -> String {
    match reader {
        Reader::Record => "record".into(),
        Reader::Family => "family".into(),
        Reader::Person { id, .. } => format!("copy-{}", id.short()),
    }
}

/// ASCII letters, digits and single hyphens: a name every file system takes, and no path.
fn safe(text: &str, most: usize) -> String {
    let parts = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let joined = parts.collect::<Vec<_>>().join("-");
    joined.chars().take(most).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::id::Id;

    fn on() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 26).expect("a date")
    }

    #[test]
    fn a_file_name_tells_the_meeting_and_no_name() {
        let person = Reader::Person { id: Id::from_bytes([0xab; 16]), professional: false };
        for (reference, kind, reader, extension, name) in [
            ("F-104", Kind::Review, Reader::Family, "md", "F-104-review-3-2026-11-26-family.md"),
            ("F-104", Kind::Plan, Reader::Record, "txt", "F-104-plan-3-2026-11-26-record.txt"),
            ("F-104", Kind::Extra, person, "md", "F-104-extra-3-2026-11-26-copy-abababab.md"),
            ("../../etc/x y", Kind::Review, Reader::Family, "./md", "etc-x-y-review-3-2026-11-26-family.md"),
            (
                "\u{202e}\u{1b}",
                Kind::ProfessionalsOnly,
                Reader::Record,
                "md",
                "family-professionals-3-2026-11-26-record.md",
            ),
        ] {
            assert_eq!(file_name(reference, kind, 3, on(), &reader, extension), name);
        }
    }

    #[test]
    fn a_file_that_is_there_is_refused_and_left_as_it_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("copy.md");
        write_new(&path, b"first", false).expect("written");
        let error = write_new(&path, b"second", false).expect_err("refused");
        assert!(matches!(error, ExportError::Exists { .. }));
        assert!(error.to_string().contains("left as it is"), "{error}");
        assert_eq!(fs::read(&path).expect("read"), b"first");
        write_new(&path, b"third", true).expect("replaced");
        assert_eq!(fs::read(&path).expect("read"), b"third");
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_missing_folder_and_a_folder_for_a_file_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = write_new(&folder.path().join("no/copy.md"), b"x", false).expect_err("refused");
        assert!(matches!(missing, ExportError::NoFolder { .. }));
        let itself = write_new(folder.path(), b"x", true).expect_err("refused");
        assert!(matches!(itself, ExportError::NoName { .. }));
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_copy() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("copy.md");
        fs::write(&path, b"old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).expect("set");
        write_new(&path, b"new", true).expect("replaced");
        let mode = fs::metadata(&path).expect("looked at").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
