//! The right to write in a store: one copy of the program at a time, on one computer.
//!
//! The file lock decides. The words in the file say who has it, and they alone are left when a shared folder comes from
//! a computer whose lock this one cannot see: then the store is taken to be in use there.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;

use super::opening::make_folder;
use super::{Clock, ServiceError, Whereabouts, restore};
use crate::domain::moment::{Moment, clock_time, long_date};

/// Most bytes of the words that are read.
const LONGEST: u64 = 1024;
/// Tries before a window that holds the store is taken to stay.
const PATIENCE: u32 = 20;
/// Time between two tries: all of them are a little more than a window has to close.
const BETWEEN: std::time::Duration = std::time::Duration::from_millis(110);
const TODO: &str = "Choose a folder that can be written to with --data-dir; a store that lies there can be opened for reading.";

/// The right to write in a store, held by one copy of the program at a time.
#[derive(Debug)]
pub struct Held {
    file: File,
}

impl Drop for Held {
    /// The words go before the lock does; where they cannot, they name this computer, which may break them.
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
    }
}

/// Takes the right to use the store, for as long as the value lives. A restore that was cut off is finished first.
///
/// # Errors
/// [`ServiceError::Held`] when another copy has it, [`ServiceError::HeldElsewhere`] when another computer does.
pub fn hold(at: &Whereabouts, clock: &dyn Clock) -> Result<Held, ServiceError> {
    make_folder(at.folder())?;
    let file = take(&at.lock(), clock.now()).map_err(|refused| refused.of(at))?;
    let held = Held { file };
    restore::finish(at)?;
    Ok(held)
}

/// Why the right was not had.
enum Refused {
    /// The file that says who has it cannot be opened or locked.
    File(io::Error),
    /// Somebody has it.
    Held(ServiceError),
}

impl Refused {
    fn of(self, at: &Whereabouts) -> ServiceError {
        match self {
            Self::Held(error) => error,
            Self::File(error) if at.has_store() && is_without_right(&error) => {
                ServiceError::FolderOnlyToRead { folder: at.folder().display().to_string() }
            }
            Self::File(error) => ServiceError::place(&at.lock(), &error, TODO),
        }
    }
}

fn is_without_right(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

fn take(path: &Path, now: Moment) -> Result<File, Refused> {
    let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
    let mut file = open.map_err(Refused::File)?;
    let host = host();
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            return Err(Refused::Held(ServiceError::Held { by: Holder::read(&mut file).said() }));
        }
        Err(TryLockError::Error(error)) => return Err(Refused::File(error)),
    }
    let last = Holder::read(&mut file);
    if !last.host.is_empty() && last.host != host {
        let since = if last.since.is_empty() { "an unknown time".into() } else { last.since };
        let lock = path.display().to_string();
        return Err(Refused::Held(ServiceError::HeldElsewhere { host: last.host, since, lock }));
    }
    // The lock itself is what counts: words that cannot be written only make another copy's message poorer.
    let _ = Holder::now(host, now).write(&mut file);
    Ok(file)
}

/// Takes the right to use the store; waits a little for a window that is just closing.
///
/// # Errors
/// As [`hold`].
pub fn hold_patiently(at: &Whereabouts, clock: &dyn Clock) -> Result<Held, ServiceError> {
    for _ in 0..PATIENCE {
        match hold(at, clock) {
            Err(ServiceError::Held { .. }) => std::thread::sleep(BETWEEN),
            other => return other,
        }
    }
    hold(at, clock)
}

/// Who holds the store, as the file says.
#[derive(Default)]
struct Holder {
    host: String,
    process: String,
    since: String,
}

impl Holder {
    fn now(host: String, now: Moment) -> Self {
        let since = format!("{} on {}", clock_time(&now), long_date(now.date_naive()));
        Self { host, process: std::process::id().to_string(), since }
    }

    fn read(file: &mut File) -> Self {
        let mut bytes = Vec::new();
        let _ = file.rewind().and_then(|()| file.take(LONGEST).read_to_end(&mut bytes));
        let words = String::from_utf8_lossy(&bytes);
        let after = |name: &str| {
            let value = words.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
            value.unwrap_or_default().chars().filter(|letter| !letter.is_control()).collect::<String>()
        };
        Self { host: after("computer"), process: after("process"), since: after("since") }
    }

    fn write(&self, file: &mut File) -> io::Result<()> {
        let words = format!("computer: {}\nprocess: {}\nsince: {}\n", self.host, self.process, self.since);
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(words.as_bytes())
    }

    fn said(&self) -> String {
        let parts = [("computer ", &self.host), ("process ", &self.process), ("since ", &self.since)];
        let parts = parts.iter().filter(|(_, part)| !part.is_empty());
        let said = parts.map(|(name, part)| format!("{name}{part}")).collect::<Vec<_>>().join(", ");
        if said.is_empty() { "it does not say which".into() } else { said }
    }
}

/// What this computer calls itself.
#[cfg(unix)]
fn host() -> String {
    rustix::system::uname()
        .nodename()
        .to_string_lossy()
        .chars()
        .filter(|letter| !letter.is_control())
        .collect()
}

#[cfg(not(unix))]
fn host() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::service::SystemClock;

    fn folder() -> (tempfile::TempDir, Whereabouts) {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Whereabouts::own(folder.path());
        (folder, at)
    }

    fn try_hold(at: &Whereabouts) -> Result<Held, ServiceError> {
        hold(at, &SystemClock::default())
    }

    #[test]
    fn a_second_copy_is_told_who_has_it_and_the_words_go_with_the_first() {
        let (_folder, at) = folder();
        let held = try_hold(&at).expect("held");
        let error = try_hold(&at).expect_err("held already");
        assert!(matches!(error, ServiceError::Held { .. }) && error.can_still_be_read());
        let said = error.to_string();
        for part in
            [host(), format!("process {}", std::process::id()), "since ".into(), "Nothing was changed".into()]
        {
            assert!(said.contains(&part), "{part} in {said}");
        }
        drop(held);
        assert_eq!(fs::read(at.lock()).expect("reads"), b"");
        drop(try_hold(&at).expect("free again"));
    }

    #[test]
    fn a_lock_of_another_computer_is_never_broken() {
        let (_folder, at) = folder();
        let words = "computer: desk-of-another\nprocess: 12\nsince: 09:14 on Thu 1 October 2026\n";
        fs::write(at.lock(), words).expect("written");
        for _ in 0..2 {
            let error = try_hold(&at).expect_err("in use there");
            assert_eq!(error.kind(), crate::service::Kind::Locked);
            assert!(error.can_still_be_read());
            let said = error.to_string();
            let lock = at.lock().display().to_string();
            for part in [
                "desk-of-another",
                "09:14 on Thu 1 October 2026",
                "Nothing was changed",
                "for reading",
                &lock,
            ] {
                assert!(said.contains(part), "{part} in {said}");
            }
        }
        assert_eq!(fs::read_to_string(at.lock()).expect("reads"), words);
        fs::remove_file(at.lock()).expect("removed by hand, as the sentence says");
        drop(try_hold(&at).expect("free"));
    }

    #[test]
    fn a_folder_that_may_only_be_read_is_told_from_one_without_a_store() {
        let (_folder, at) = folder();
        let refused = || Refused::File(io::ErrorKind::PermissionDenied.into());
        assert!(!refused().of(&at).can_still_be_read(), "there is nothing to read");
        fs::write(at.store(), "").expect("written");
        let error = refused().of(&at);
        assert!(error.can_still_be_read());
        let said = error.to_string();
        for part in [&at.folder().display().to_string(), "may only be read", "Nothing was changed"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!Refused::File(io::ErrorKind::Other.into()).of(&at).can_still_be_read());
    }

    #[test]
    fn what_a_killed_copy_on_this_computer_left_is_taken_without_a_word() {
        let (_folder, at) = folder();
        let killed = format!("computer: {}\nprocess: 1\nsince: 09:14\n", host());
        for words in [killed.as_str(), "process 12, since 09:14\n", "", "\u{0}\u{1b}[31m", "computer: \n"] {
            fs::write(at.lock(), words).expect("written");
            drop(try_hold(&at).expect("taken"));
        }
        fs::write(at.lock(), [0xff; 5000]).expect("written");
        drop(try_hold(&at).expect("taken"));
    }

    #[test]
    fn words_of_a_lock_hold_nothing_a_terminal_would_obey() {
        let (_folder, at) = folder();
        fs::write(at.lock(), "computer: \u{1b}[2Jdesk\nsince: \u{7}now\n").expect("written");
        let said = try_hold(&at).expect_err("another computer").to_string();
        assert!(!said.chars().any(char::is_control) && said.contains("[2Jdesk"), "{said}");
    }
}
