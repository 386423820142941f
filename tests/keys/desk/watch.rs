//! A clock that is a value.

use std::sync::Mutex;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use portal::domain::moment::Moment;
use portal::service::Clock;

/// Thursday 26 November 2026, two minutes past ten.
pub const BEGINS: &str = "2026-11-26T10:02:00+00:00";

/// A clock that stands until it is moved.
pub struct Watch(Mutex<Moment>);

impl Default for Watch {
    fn default() -> Self {
        Self(Mutex::new(DateTime::parse_from_rfc3339(BEGINS).expect("a time")))
    }
}

impl Watch {
    pub(super) fn pass(&self, time: Duration) {
        let mut now = self.0.lock().expect("the clock");
        *now += TimeDelta::from_std(time).expect("a stretch of time");
    }
}

impl Clock for Watch {
    fn now(&self) -> Moment {
        *self.0.lock().expect("the clock")
    }
}
