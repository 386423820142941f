//! Ends the wait where the machine slept through it.
//!
//! A wait with a time limit does not count the time a machine is asleep. This timer does, and rings as soon as it is
//! awake again: what was due meanwhile is done before anybody has touched a key.

#[cfg(target_os = "linux")]
pub(super) use system::Alarm;

#[cfg(target_os = "linux")]
mod system {
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::time::Duration;

    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };

    /// Shorter waits need no alarm: nobody closes a laptop for less.
    const SHORT: Duration = Duration::from_secs(1);
    const NEVER: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };

    /// The timer; none where the system gives none, and then the next key finds out.
    #[derive(Debug)]
    pub(in crate::tui::event) struct Alarm {
        timer: Option<OwnedFd>,
        is_set: bool,
    }

    impl Alarm {
        pub(in crate::tui::event) fn new() -> Self {
            let flags = TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC;
            Self { timer: timerfd_create(TimerfdClockId::Boottime, flags).ok(), is_set: false }
        }

        /// Rings after so long, asleep or awake; never, where there is no limit or a short one.
        pub(in crate::tui::event) fn set(&mut self, left: Option<Duration>) {
            let left = left.filter(|left| *left >= SHORT).and_then(|left| Timespec::try_from(left).ok());
            if left.is_none() && !self.is_set {
                return;
            }
            let time = Itimerspec { it_interval: NEVER, it_value: left.unwrap_or(NEVER) };
            if let Some(timer) = &self.timer {
                let _ = timerfd_settime(timer, TimerfdTimerFlags::empty(), &time);
            }
            self.is_set = left.is_some();
        }

        /// What the wait waits on; it is readable from when it rings until it is set again.
        pub(in crate::tui::event) fn file(&self) -> Option<BorrowedFd<'_>> {
            self.timer.as_ref().map(AsFd::as_fd)
        }
    }

    #[cfg(test)]
    mod tests {
        use rustix::event::{PollFd, PollFlags, poll};

        use super::*;

        fn rings(alarm: &Alarm, within: Timespec) -> bool {
            let file = alarm.file().expect("a timer");
            poll(&mut [PollFd::from_borrowed_fd(file, PollFlags::IN)], Some(&within)).expect("polls") > 0
        }

        #[test]
        fn it_rings_until_it_is_set_again() {
            let long = Timespec { tv_sec: 10, tv_nsec: 0 };
            let mut alarm = Alarm::new();
            assert!(!rings(&alarm, NEVER));
            alarm.set(Some(SHORT));
            assert!(rings(&alarm, long));
            assert!(rings(&alarm, NEVER));
            alarm.set(Some(Duration::from_secs(3600)));
            assert!(!rings(&alarm, NEVER));
            alarm.set(None);
            assert!(!rings(&alarm, NEVER) && !alarm.is_set);
        }
    }
}
