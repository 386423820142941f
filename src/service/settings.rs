//! What was chosen about the program itself, kept for next time in a small TOML file. Nothing of a family is in it.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::ServiceError;
use crate::content::one_value::{OneValue, with_value};
use crate::domain::idle::{IdleTimes, minutes};

/// The name of the file, where none was named.
pub const NAME: &str = "settings.toml";

const TODO: &str = "See to the rights and the room of its folder, or name another file with --config.";

/// One thing that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Whose content, by the id of the pack.
    Pack(String),
    /// The setting for screen readers.
    Reader(bool),
    /// ASCII characters only.
    Ascii(bool),
    /// After how long without a key the screen blanks and the store locks.
    Idle(IdleTimes),
}

/// The keys of the minutes without a key: until it blanks and until it locks, at any time and in an open meeting.
pub const IDLE_KEYS: [&str; 4] =
    ["blank_minutes", "lock_minutes", "meeting_blank_minutes", "meeting_lock_minutes"];

impl Preference {
    /// What it is in the file.
    fn entries(&self) -> Vec<(&'static str, OneValue<'_>)> {
        match self {
            Self::Pack(id) => vec![("pack", OneValue::Words(id))],
            Self::Reader(on) => vec![("reader", OneValue::Yes(*on))],
            Self::Ascii(on) => vec![("ascii", OneValue::Yes(*on))],
            Self::Idle(IdleTimes { usual, meeting }) => {
                let times = [usual.blank, usual.lock, meeting.blank, meeting.lock];
                let number = |time| OneValue::Number(u32::try_from(minutes(time)).unwrap_or(u32::MAX));
                IDLE_KEYS.into_iter().zip(times.map(number)).collect()
            }
        }
    }
}

/// The file the settings are kept in, which need not be there yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    path: PathBuf,
}

impl Settings {
    /// In this file.
    #[must_use]
    pub const fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Keeps one choice; everything else in the file stays as it is, remarks too.
    ///
    /// # Errors
    /// What is in the file cannot be understood, or it cannot be written: it is as it was then.
    pub fn keep(&self, chosen: &Preference) -> Result<(), ServiceError> {
        let place = |error: &io::Error| ServiceError::place(&self.path, error, TODO);
        let before = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            other => other.map_err(|error| place(&error))?,
        };
        let put = |text: String, (key, value)| with_value(&text, key, value);
        let after = chosen.entries().into_iter().try_fold(before.clone(), put);
        let after = after.ok_or_else(|| self.not_understood())?;
        if after == before {
            return Ok(());
        }
        self.write(&after).map_err(|error| place(&error))
    }

    fn not_understood(&self) -> ServiceError {
        ServiceError::Refused(format!(
            "What is in {} is not a settings file. It was left as it is. Mend it, or move it away.",
            self.path.display()
        ))
    }

    /// Whole or not at all. A link to the file stays one.
    fn write(&self, text: &str) -> io::Result<()> {
        let path = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        make(folder)?;
        let mut file = tempfile::Builder::new().prefix(".settings-").suffix(".tmp").tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(&path).map(drop).map_err(|error| error.error)
    }
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_settings_file_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(NAME);
        fs::write(&path, "dear diary").expect("written");
        let error = Settings::at(path.clone()).keep(&Preference::Ascii(true)).expect_err("refused");
        assert!(error.to_string().contains("left as it is"), "{error}");
        assert_eq!(fs::read_to_string(&path).expect("read"), "dear diary");
    }

    #[test]
    fn the_folder_is_made_and_the_file_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings::at(folder.path().join("a/b").join(NAME));
        for chosen in [Preference::Pack("common".into()), Preference::Ascii(true), Preference::Ascii(false)] {
            settings.keep(&chosen).expect("kept");
        }
        let text = fs::read_to_string(&settings.path).expect("read");
        assert_eq!(text, "ascii = false\npack = \"common\"\n");
        assert_eq!(
            fs::read_dir(folder.path().join("a/b")).expect("a folder").count(),
            1,
            "nothing is left over"
        );
    }

    #[test]
    fn times_are_kept_together_and_everything_else_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(NAME);
        fs::write(&path, "# hers\nlock_minutes = 20 # so far\nreader = true\n").expect("written");
        let settings = Settings::at(path.clone());
        settings.keep(&Preference::Idle(IdleTimes::default())).expect("kept");
        let text = fs::read_to_string(&path).expect("read");
        for line in [
            "lock_minutes = 15",
            "blank_minutes = 5",
            "meeting_blank_minutes = 10",
            "meeting_lock_minutes = 30",
        ] {
            assert!(text.lines().any(|one| one == line), "{line}: {text}");
        }
        assert!(text.contains("# hers\n") && text.contains("reader = true"), "{text}");
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_said_with_its_path() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a"), "a file").expect("written");
        let settings = Settings::at(folder.path().join("a").join(NAME));
        let error = settings.keep(&Preference::Reader(true)).expect_err("refused");
        assert!(error.to_string().contains(NAME), "{error}");
    }
}
