//! How long nobody has pressed a key, and what comes of it: a warning, a blank screen, a locked store.

use std::ops::RangeInclusive;
use std::time::Duration;

/// The minutes that can be chosen.
pub const MINUTES: RangeInclusive<u64> = 1..=60;
/// How long before it happens it is said, at most: half the time itself where that is shorter.
const NOTICE: Duration = Duration::from_secs(60);

/// Why minutes cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    /// No minutes, or too few or too many.
    #[error("Write a whole number of minutes from 1 to 60. It cannot be turned off.")]
    NotMinutes,
    /// The store would be locked before the screen is blank.
    #[error("The screen cannot stay longer than the store is open: write {0} or less.")]
    BlankAfterLock(u64),
}

/// After how long without a key the screen blanks and the store locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Until the screen blanks.
    pub blank: Duration,
    /// Until the store locks; never shorter.
    pub lock: Duration,
}

/// The limits while a meeting is open, and at any other time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleTimes {
    /// While no meeting is open.
    pub usual: Limits,
    /// While one is: people talk, and nobody types.
    pub meeting: Limits,
}

impl Default for IdleTimes {
    fn default() -> Self {
        let minutes = |blank, lock| Limits { blank: of_minutes(blank), lock: of_minutes(lock) };
        Self { usual: minutes(5, 15), meeting: minutes(10, 30) }
    }
}

/// What there is to hide while nobody presses a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtStake {
    /// Nothing: no store is open and nothing was typed.
    Nothing,
    /// The screen, which comes back with any key: practice.
    Screen,
    /// The screen, and behind it what a passphrase opens.
    Store,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The screen blanks in so long.
    Blanks(Duration),
    /// The store locks in so long.
    Locks(Duration),
}

/// What has come of nobody pressing a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Idle {
    /// What is said to come next, counted from when it is first said.
    pub warns: Option<Next>,
    /// Whether the screen is blank.
    pub blank: bool,
    /// Whether the store is to be locked.
    pub lock: bool,
}

impl Limits {
    /// In whole minutes.
    ///
    /// # Errors
    /// [`Misfit`].
    pub fn of_minutes(blank: u64, lock: u64) -> Result<Self, Misfit> {
        if !MINUTES.contains(&blank) || !MINUTES.contains(&lock) {
            return Err(Misfit::NotMinutes);
        }
        if blank > lock {
            return Err(Misfit::BlankAfterLock(lock));
        }
        Ok(Self { blank: of_minutes(blank), lock: of_minutes(lock) })
    }

    /// What has come of so long without a key.
    #[must_use]
    pub fn after(self, idle: Duration, at_stake: AtStake) -> Idle {
        if at_stake == AtStake::Nothing {
            return Idle::default();
        }
        let locks = at_stake == AtStake::Store;
        let is_due = |limit: Duration| idle >= limit;
        if locks && is_due(self.lock) {
            return Idle { lock: true, ..Idle::default() };
        }
        let blank = is_due(self.blank);
        let warns = if locks && is_due(said_at(self.lock)) {
            Some(Next::Locks(notice(self.lock)))
        } else {
            (!blank && is_due(said_at(self.blank))).then(|| Next::Blanks(notice(self.blank)))
        };
        Idle { warns, blank, lock: false }
    }

    /// After how long without a key something comes next; none where nothing does.
    #[must_use]
    pub fn next(self, idle: Duration, at_stake: AtStake) -> Option<Duration> {
        let blank = [said_at(self.blank), self.blank];
        let lock = [said_at(self.lock), self.lock];
        let points = match at_stake {
            AtStake::Nothing => return None,
            AtStake::Screen => blank.into_iter().chain(blank),
            AtStake::Store => blank.into_iter().chain(lock),
        };
        points.filter(|point| *point > idle).min()
    }
}

/// Minutes as they are written: `5`, `5 min`, `5 minutes`.
///
/// # Errors
/// [`Misfit::NotMinutes`] where it is anything else, or out of range.
pub fn read_minutes(text: &str) -> Result<u64, Misfit> {
    let text = text.trim().to_lowercase();
    let figures = text.trim_end_matches(|letter: char| !letter.is_ascii_digit());
    let unit = text.get(figures.len()..).unwrap_or_default().trim();
    let is_minutes = matches!(unit, "" | "m" | "min" | "min." | "mins" | "minute" | "minutes");
    let minutes = figures.parse().ok().filter(|minutes| is_minutes && MINUTES.contains(minutes));
    minutes.ok_or(Misfit::NotMinutes)
}

/// Whole minutes of a stretch of time.
#[must_use]
pub const fn minutes(time: Duration) -> u64 {
    time.as_secs() / 60
}

/// So many minutes as a stretch of time.
#[must_use]
pub const fn of_minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

fn notice(limit: Duration) -> Duration {
    NOTICE.min(limit / 2)
}

fn said_at(limit: Duration) -> Duration {
    limit.saturating_sub(notice(limit))
}

#[cfg(test)]
mod tests;
