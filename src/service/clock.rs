//! The clock is a value: the program never asks the machine for the time anywhere else.

use std::time::Instant;

use chrono::{NaiveDate, Utc};

use crate::domain::moment::{Moment, uk_offset};

/// What time it is, and what day.
pub trait Clock: Send + Sync {
    /// Now, with the local offset. Stamps what is saved.
    fn now(&self) -> Moment;

    /// The day things are reckoned from. May be set for training; never stamps what is saved.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }

    /// A time that nobody sets: for how long something lasts. It may stand still while the machine sleeps.
    fn steady(&self) -> Instant {
        Instant::now()
    }
}

/// The machine's clock in UK time, with a day that may be set.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock {
    /// The day to reckon from; the machine's own where none is set.
    pub today: Option<NaiveDate>,
}

impl Clock for SystemClock {
    fn now(&self) -> Moment {
        let utc = Utc::now();
        utc.with_timezone(&uk_offset(utc))
    }

    fn today(&self) -> NaiveDate {
        self.today.unwrap_or_else(|| self.now().date_naive())
    }
}
