//! A clock that is a value.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta};
use portal::domain::moment::Moment;
use portal::service::Clock;

/// Thursday 26 November 2026, two minutes past ten.
pub const BEGINS: &str = "2026-11-26T10:02:00+00:00";

/// A clock that stands until it is moved: on the wall, and the one that nobody sets.
pub struct Watch(Mutex<(Moment, Instant)>);

impl Default for Watch {
    fn default() -> Self {
        Self(Mutex::new((DateTime::parse_from_rfc3339(BEGINS).expect("a time"), Instant::now())))
    }
}

impl Watch {
    pub(super) fn pass(&self, time: Duration) {
        self.0.lock().expect("the clock").1 += time;
        self.sleeps(time);
    }

    /// The machine sleeps: only the clock on the wall goes on.
    pub(super) fn sleeps(&self, time: Duration) {
        self.0.lock().expect("the clock").0 += TimeDelta::from_std(time).expect("a stretch of time");
    }

    /// Somebody sets the clock on the wall back.
    pub(super) fn is_set_back(&self, time: Duration) {
        self.0.lock().expect("the clock").0 -= TimeDelta::from_std(time).expect("a stretch of time");
    }
}

impl Clock for Watch {
    fn now(&self) -> Moment {
        self.0.lock().expect("the clock").0
    }

    fn steady(&self) -> Instant {
        self.0.lock().expect("the clock").1
    }
}
