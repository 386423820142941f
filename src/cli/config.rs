//! `--config FILE`: a few settings in TOML. An unknown key is a fault with its place.

use std::path::Path;

use serde::Deserialize;

use super::args::Color;
use super::failure::Failure;
use crate::domain::idle::{IdleTimes, Limits, MINUTES, Misfit, minutes};
use crate::service::files::{Written, WrittenFile};
use crate::service::settings::IDLE_KEYS;

/// What a settings file may say.
#[derive(Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Which authority's content.
    pub pack: Option<String>,
    /// The setting for screen readers.
    pub reader: Option<bool>,
    /// ASCII characters only.
    pub ascii: Option<bool>,
    /// `never`, `16` or `auto`.
    pub color: Option<String>,
    /// How long an Esc waits for the rest of an arrow key, in milliseconds.
    pub esc_wait_ms: Option<u64>,
    /// Minutes without a key until the screen blanks.
    pub blank_minutes: Option<u64>,
    /// Minutes without a key until a store of one's own locks.
    pub lock_minutes: Option<u64>,
    /// The same while a meeting is open, until the screen blanks.
    pub meeting_blank_minutes: Option<u64>,
    /// The same while a meeting is open, until the store locks.
    pub meeting_lock_minutes: Option<u64>,
}

/// Shortest and longest wait after Esc, in milliseconds.
const ESC_WAIT: std::ops::RangeInclusive<u64> = 25..=1000;

impl Config {
    /// Reads a settings file.
    ///
    /// # Errors
    /// Every fault there is; a file that cannot be read.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let file = WrittenFile::read(path)?;
        let written = Written::parse(&file)?;
        let config = written.read::<Self>();
        if let Some(color) = written.text("color")
            && color_named(color).is_none()
        {
            written.fault("color", format!("`color` cannot be `{color}`"), "Use one of: never, 16, auto.");
        }
        if let Some(wait) = config.as_ref().and_then(|config| config.esc_wait_ms)
            && !ESC_WAIT.contains(&wait)
        {
            let (least, most) = (ESC_WAIT.start(), ESC_WAIT.end());
            let what = format!("`esc_wait_ms` is {wait}, out of range");
            written.fault("esc_wait_ms", what, format!("Write a whole number from {least} to {most}."));
        }
        if let Some(config) = &config {
            config.check_idle(&written);
        }
        Ok(written.finish(config)?)
    }

    /// Whether each time is in range, and no screen stays longer than its store is open.
    fn check_idle(&self, written: &Written<'_>) {
        let [blank, lock, meeting_blank, meeting_lock] = IDLE_KEYS;
        let all =
            [self.blank_minutes, self.lock_minutes, self.meeting_blank_minutes, self.meeting_lock_minutes];
        for (key, minutes) in IDLE_KEYS.into_iter().zip(all) {
            if let Some(minutes) = minutes.filter(|minutes| !MINUTES.contains(minutes)) {
                written.fault(
                    key,
                    format!("`{key}` is {minutes}, out of range"),
                    Misfit::NotMinutes.to_string(),
                );
            }
        }
        let pairs = [
            (blank, self.blank_minutes, lock, self.lock_minutes),
            (meeting_blank, self.meeting_blank_minutes, meeting_lock, self.meeting_lock_minutes),
        ];
        for (key, blank, of_lock, lock) in pairs {
            if let (Some(blank), Some(lock)) = (blank, lock)
                && let Err(misfit @ Misfit::BlankAfterLock(_)) = Limits::of_minutes(blank, lock)
            {
                written.fault(key, format!("`{key}` is longer than `{of_lock}`"), misfit.to_string());
            }
        }
    }

    /// After how long without a key the screen blanks and the store locks. Where one of two is said, the other gives way
    /// to it.
    #[must_use]
    pub fn idle(&self) -> IdleTimes {
        let usual = IdleTimes::default();
        IdleTimes {
            usual: limits(self.blank_minutes, self.lock_minutes, usual.usual),
            meeting: limits(self.meeting_blank_minutes, self.meeting_lock_minutes, usual.meeting),
        }
    }

    /// Reads the file in which settings are kept. One that is not there says nothing; one that cannot be read is not
    /// used, and that is said.
    #[must_use]
    pub fn kept(path: &Path) -> (Self, Option<String>) {
        if matches!(path.symlink_metadata(), Err(error) if error.kind() == std::io::ErrorKind::NotFound) {
            return (Self::default(), None);
        }
        match Self::read(path) {
            Ok(config) => (config, None),
            Err(failure) => {
                let why = failure.said().unwrap_or_default();
                (Self::default(), Some(format!("The kept settings are not used. {}", why.trim_end())))
            }
        }
    }

    /// The colours it asks for.
    #[must_use]
    pub fn color(&self) -> Option<Color> {
        self.color.as_deref().and_then(color_named)
    }
}

fn limits(blank: Option<u64>, lock: Option<u64>, usual: Limits) -> Limits {
    let (usual_blank, usual_lock) = (minutes(usual.blank), minutes(usual.lock));
    let lock_now = lock.unwrap_or_else(|| blank.map_or(usual_lock, |blank| usual_lock.max(blank)));
    Limits::of_minutes(blank.unwrap_or_else(|| usual_blank.min(lock_now)), lock_now).unwrap_or(usual)
}

fn color_named(word: &str) -> Option<Color> {
    match word {
        "never" => Some(Color::Never),
        "16" => Some(Color::Sixteen),
        "auto" => Some(Color::Auto),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idle(blank: Option<u64>, lock: Option<u64>) -> (u64, u64) {
        let config = Config { blank_minutes: blank, lock_minutes: lock, ..Config::default() };
        let times = config.idle();
        assert_eq!(times.meeting, IdleTimes::default().meeting, "one does not change the other");
        (minutes(times.usual.blank), minutes(times.usual.lock))
    }

    #[test]
    fn where_one_time_is_said_the_other_gives_way() {
        assert_eq!(idle(None, None), (5, 15));
        assert_eq!(idle(Some(2), None), (2, 15));
        assert_eq!(idle(Some(20), None), (20, 20));
        assert_eq!(idle(None, Some(60)), (5, 60));
        assert_eq!(idle(None, Some(3)), (3, 3));
        assert_eq!(idle(Some(7), Some(9)), (7, 9));
    }
}
