//! Wrong tries are counted, and the next one has to wait longer each time.
//!
//! This slows down somebody at the keyboard. It does not stop somebody who can alter the folder: what stops them is
//! how dear each guess is.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::PathBuf;

use crate::domain::moment::{Moment, clock_time, long_date};
use crate::service::{Clock, ServiceError, Whereabouts};
use crate::vault::{VaultError, small};

/// The file they are counted in: the count and the time of the last, nothing else.
pub(super) const NAME: &str = "portal.tries";
/// Under which name it is written, before it gets its own.
const PASSING: &str = "portal.tries.new";
/// Most bytes of it that are read.
const MOST: u64 = 256;
/// So many may be wrong before the next one waits.
const FREE: u32 = 3;
/// Longest wait, in seconds.
const LONGEST: u64 = 30;

/// Wrong tries since the store was last unlocked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tries {
    wrong: u32,
    last: Option<Moment>,
}

fn path(at: &Whereabouts) -> PathBuf {
    at.folder().join(NAME)
}

impl Tries {
    /// A file that cannot be read counts for none: it only slows, and must never lock anybody out.
    pub(super) fn read(at: &Whereabouts) -> Self {
        let bytes = small::read(&path(at), MOST).unwrap_or_default();
        let read = || {
            let (wrong, last) = std::str::from_utf8(&bytes).ok()?.trim().split_once(' ')?;
            Some(Self { wrong: wrong.parse().ok()?, last: Some(last.parse().ok()?) })
        };
        read().unwrap_or_default()
    }

    /// Seconds the next try has to wait.
    fn wait(self, now: &Moment) -> u64 {
        let Some(last) = self.last.filter(|_| self.wrong >= FREE) else { return 0 };
        let whole = 1_u64.checked_shl(self.wrong - FREE).map_or(LONGEST, |wait| wait.clamp(1, LONGEST));
        let gone = u64::try_from((*now - last).num_seconds()).unwrap_or(0);
        whole.saturating_sub(gone)
    }

    /// Whether the last try was made by a clock that was ahead of the one there is now.
    fn is_ahead(self, now: &Moment) -> bool {
        self.last.is_some_and(|last| last > *now)
    }

    /// One more. Where it cannot be written nothing else is lost.
    fn one_more(self, at: &Whereabouts, now: Moment) -> Self {
        let tries = Self { wrong: self.wrong.saturating_add(1), last: Some(now) };
        let _ = tries.write(at);
        tries
    }

    /// A new file in the place of the one there was: what stands there may be a link to something else.
    fn write(self, at: &Whereabouts) -> io::Result<()> {
        let Some(last) = self.last else { return Ok(()) };
        let passing = at.folder().join(PASSING);
        let _ = fs::remove_file(&passing);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&passing)?;
        writeln!(file, "{} {}", self.wrong, last.to_rfc3339())?;
        fs::rename(&passing, path(at))
    }

    /// What is said once the store is unlocked.
    pub(super) fn notice(self) -> Option<String> {
        let last = self.last.filter(|_| self.wrong > 0)?;
        let (day, time) = (long_date(last.date_naive()), clock_time(&last));
        Some(match self.wrong {
            1 => format!("There was 1 wrong try to unlock the store since you last did, on {day} at {time}."),
            many => format!(
                "There were {many} wrong tries to unlock the store since you last did, the last on {day} at {time}. \
                 If these were not yours, somebody else was at it."
            ),
        })
    }
}

/// Whether a secret may be tried now.
///
/// # Errors
/// [`ServiceError::Wait`], with the seconds.
pub fn may_try(at: &Whereabouts, clock: &dyn Clock) -> Result<(), ServiceError> {
    let (tries, now) = (Tries::read(at), clock.now());
    if tries.is_ahead(&now) {
        // The wait begins now. Where that cannot be noted there is none: it would last until that clock's time.
        let from_now = Tries { last: Some(now), ..tries };
        if from_now.write(at).is_err() {
            return Ok(());
        }
    }
    match tries.wait(&now) {
        0 => Ok(()),
        seconds => Err(ServiceError::Wait { wrong: tries.wrong, seconds }),
    }
}

/// Tries a secret, and counts it where it is wrong. Answers how many were wrong before it.
pub(super) fn try_it<T>(
    at: &Whereabouts,
    clock: &dyn Clock,
    wrong: impl FnOnce() -> ServiceError,
    open: impl FnOnce() -> Result<T, VaultError>,
) -> Result<(T, Tries), ServiceError> {
    may_try(at, clock)?;
    let tries = Tries::read(at);
    match open() {
        Ok(opened) => {
            let _ = fs::remove_file(path(at));
            Ok((opened, tries))
        }
        Err(VaultError::WrongSecret) => {
            tries.one_more(at, clock.now());
            Err(wrong())
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_try_waits_and_each_later_one_waits_longer() {
        let last: Moment = "2026-11-22T09:30:00+00:00".parse().expect("a time");
        let wait = |wrong, seconds| {
            Tries { wrong, last: Some(last) }.wait(&(last + chrono::TimeDelta::seconds(seconds)))
        };
        for (wrong, seconds, expected) in [
            (0, 0, 0),
            (2, 0, 0),
            (3, 0, 1),
            (3, 1, 0),
            (4, 0, 2),
            (5, 1, 3),
            (7, 0, 16),
            (8, 0, 30),
            (8, 29, 1),
            (500, 0, 30),
            (500, 31, 0),
        ] {
            assert_eq!(wait(wrong, seconds), expected, "{wrong} {seconds}");
        }
    }

    /// A clock that says this and nothing else.
    struct Says(Moment);

    impl Clock for Says {
        fn now(&self) -> Moment {
            self.0
        }
    }

    #[test]
    fn nobody_waits_longer_than_half_a_minute_whatever_the_clock_or_the_file_says() {
        let now: Moment = "2026-11-22T09:30:00+00:00".parse().expect("a time");
        for (file, whole) in [
            ("3 2027-11-22T09:30:00+00:00", 1),
            ("4 2026-11-22T09:30:01+00:00", 2),
            ("5 9999-12-31T23:59:59+14:00", 4),
            ("8 2031-01-01T00:00:00+00:00", 30),
            ("4294967295 +262142-12-31T23:59:59+00:00", 30),
            ("4294967295 2026-11-22T09:30:00+00:00", 30),
            ("9 2026-11-22T10:30:00+01:00", 30),
            ("2 2027-11-22T09:30:00+00:00", 0),
            ("9 -262143-01-01T00:00:00+00:00", 0),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let at = Whereabouts::own(folder.path());
            fs::write(path(&at), file).expect("written");
            let waits = |now: Moment| match may_try(&at, &Says(now)) {
                Err(ServiceError::Wait { seconds, .. }) => seconds,
                other => other.map_or(u64::MAX, |()| 0),
            };
            assert_eq!(waits(now), whole, "{file}");
            let later = |seconds| now + chrono::TimeDelta::seconds(seconds);
            assert_eq!(waits(later(1)), whole.saturating_sub(1), "{file}");
            assert_eq!(waits(later(30)), 0, "{file}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_lies_there_in_place_of_the_file_is_neither_read_nor_written_through() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Whereabouts::own(folder.path());
        let now: Moment = "2026-11-22T09:30:00+00:00".parse().expect("a time");
        let mine = folder.path().join("mine");
        fs::write(&mine, "kept").expect("written");
        for to in [mine.as_path(), std::path::Path::new("/dev/zero")] {
            std::os::unix::fs::symlink(to, path(&at)).expect("linked");
            assert_eq!(Tries::read(&at), Tries::default());
            assert_eq!(Tries::read(&at).one_more(&at, now), Tries::read(&at));
            assert!(fs::symlink_metadata(path(&at)).expect("there").is_file());
            fs::remove_file(path(&at)).expect("removed");
        }
        assert_eq!(fs::read_to_string(&mine).expect("there"), "kept");
    }

    #[test]
    fn a_file_of_tries_that_makes_no_sense_locks_nobody_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Whereabouts::own(folder.path());
        for text in ["", "x", "9999999999999 x", "7", "-1 2026-11-22T09:30:00+00:00", "\u{0}\u{0}"] {
            fs::write(path(&at), text).expect("written");
            assert_eq!(Tries::read(&at), Tries::default(), "{text:?}");
        }
    }

    #[test]
    fn tries_are_counted_over_and_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = Whereabouts::own(folder.path());
        let now: Moment = "2026-11-22T09:30:00+00:00".parse().expect("a time");
        assert_eq!(Tries::default().notice(), None);
        let once = Tries::read(&at).one_more(&at, now);
        assert_eq!(Tries::read(&at), once);
        assert!(once.notice().is_some_and(|said| said.contains("1 wrong try")));
        Tries::read(&at).one_more(&at, now);
        let said = Tries::read(&at).notice().expect("said");
        assert!(
            said.contains("2 wrong tries") && said.contains("Sunday 22 November 2026 at 09:30"),
            "{said}"
        );
    }
}
