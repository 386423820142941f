//! Nobody presses a key: the screen blanks, and a store of one's own locks. Nothing ticks: the screen's one wait ends at
//! [`App::next_due`], and whatever ends it, what has become due is done before anything else.

use std::time::{Duration, Instant};

use super::{App, Hidden, Records};
use crate::command::{App as AppKey, Command, Context};
use crate::domain::idle::{AtStake, Idle, IdleTimes, Limits, Next, minutes};
use crate::domain::moment::Moment;
use crate::service::Clock;
use crate::service::settings::Preference;
use crate::tui::event::Event;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::unlock::Unlock;
use crate::tui::pane::{About, Pane, Writing};

/// How long after a lock that could not be, because the disk did not take what was typed, it is tried again.
const AGAIN: Duration = Duration::from_secs(15);

/// The last key, and what has come of there being none since.
#[derive(Debug)]
pub(super) struct SinceKey {
    /// By the clock that nobody sets.
    steady: Instant,
    /// By the clock on the wall, which goes on while the machine sleeps.
    wall: Moment,
    done: Idle,
    /// Locking waits for the disk: when it is tried again, and why it waits.
    again: Option<(Instant, String)>,
    /// Whether the screen is another than the one that was drawn.
    changed: bool,
}

impl SinceKey {
    pub(super) fn now(clock: &dyn Clock) -> Self {
        let (steady, wall) = (clock.steady(), clock.now());
        Self { steady, wall, done: Idle::default(), again: None, changed: false }
    }

    /// The longer of both clocks: one of them sleeps, and the other can be set back.
    fn lasts(&self, clock: &dyn Clock) -> Duration {
        let steady = clock.steady().saturating_duration_since(self.steady);
        steady.max((clock.now() - self.wall).to_std().unwrap_or_default())
    }
}

impl App {
    /// When the wait for keys is to end though none came; none where nothing would come of it.
    #[must_use]
    pub fn next_due(&self) -> Option<Instant> {
        let clock = self.setting.clock.as_ref();
        let lasts = self.since_key.lasts(clock);
        let next = self.limits().next(lasts, self.at_stake());
        let next = next.and_then(|next| clock.steady().checked_add(next.saturating_sub(lasts)));
        [next, self.since_key.again.as_ref().map(|(at, _)| *at)].into_iter().flatten().min()
    }

    /// After how long without a key the screen blanks and the store locks.
    #[must_use]
    pub const fn idle_times(&self) -> IdleTimes {
        self.setting.idle
    }

    /// Whether what was done for want of a key is to be drawn; once.
    pub fn take_changed(&mut self) -> bool {
        std::mem::take(&mut self.since_key.changed)
    }

    /// Does what has become due. Answers what is to be done for it, and whether keys that wait came too late for what
    /// was on the screen.
    pub(super) fn do_what_is_due(&mut self) -> (Vec<Todo>, bool) {
        let clock = self.setting.clock.as_ref();
        if self.since_key.again.take_if(|(at, _)| *at <= clock.steady()).is_some() {
            return (self.lock(), true);
        }
        let idle = self.limits().after(self.since_key.lasts(clock), self.at_stake());
        let before = std::mem::replace(&mut self.since_key.done, idle);
        self.since_key.changed |= idle != before;
        if idle.blank && !before.blank {
            self.hidden.get_or_insert(Hidden::Blank);
        }
        if !idle.lock || before.lock {
            return (Vec::new(), false);
        }
        let todo = match self.setting.records {
            Records::Open | Records::OnlyToRead => self.lock(),
            _ => {
                let todo = self.forget_secrets();
                "What was typed here was forgotten: nobody pressed a key.".clone_into(&mut self.notice);
                todo
            }
        };
        (todo, true)
    }

    /// A key was pressed: all of it begins anew.
    pub(super) fn is_touched(&mut self) {
        self.since_key = SinceKey::now(self.setting.clock.as_ref());
    }

    /// While the screen is hidden any key brings it back and does nothing else, but for the one that locks.
    pub(super) fn key_while_hidden(&mut self, event: &Event) -> Option<Vec<Todo>> {
        self.hidden.take()?;
        let command = match event {
            Event::Chord(chord) => self.keymap.command(chord, &[Context::App], Writing::No),
            _ => None,
        };
        Some(if command == Some(Command::App(AppKey::Lock)) { self.lock() } else { Vec::new() })
    }

    /// The store is locked: what is said at its door, where nobody asked for it.
    pub(super) fn why_locked(&self) -> String {
        if !self.since_key.done.lock {
            return String::new();
        }
        let after = match minutes(self.limits().lock) {
            0 => "a while".to_owned(),
            1 => "1 minute".to_owned(),
            many => format!("{many} minutes"),
        };
        format!("It locked by itself after {after} without a key. Everything is saved.")
    }

    /// Locking waits for what is not on the disk.
    pub(super) fn lock_when_saved(&mut self, why: &str) {
        let at = self.setting.clock.steady().checked_add(AGAIN);
        self.since_key.again = at.map(|at| (at, why.to_owned()));
        self.since_key.changed = true;
    }

    /// A save has returned: what was waiting for it is done now.
    pub(super) fn lock_if_waiting(&mut self) -> Vec<Todo> {
        if self.since_key.again.take().is_some() { self.lock() } else { Vec::new() }
    }

    /// Why it is only blank and not locked yet: nothing of the record is in it.
    pub(super) fn why_not_locked(&self) -> &str {
        self.since_key.again.as_ref().map_or("", |(_, why)| why)
    }

    /// One line on what comes next, where something does.
    pub(super) fn warning(&self) -> Option<String> {
        let (what, left) = match self.since_key.done.warns? {
            Next::Blanks(left) => ("Blanks", left),
            Next::Locks(left) => ("Locks", left),
        };
        let left = match left.as_secs() {
            60.. => "a minute".to_owned(),
            1 => "a second".to_owned(),
            seconds => format!("{seconds} seconds"),
        };
        Some(format!("{what} in {left}. Any key goes on."))
    }

    /// Blanks and locks after other times from now on. Answers what keeps them for the next time.
    pub fn set_idle(&mut self, times: IdleTimes) -> Todo {
        self.setting.idle = times;
        Todo::Keep(Preference::Idle(times))
    }

    fn limits(&self) -> Limits {
        let is_open = |about: About| about.meeting.is_some() && about.is_open;
        let meeting = self.stacks.iter().flatten().filter_map(|pane| pane.about()).any(is_open);
        if meeting { self.setting.idle.meeting } else { self.setting.idle.usual }
    }

    fn at_stake(&self) -> AtStake {
        match self.setting.records {
            Records::Open | Records::OnlyToRead => AtStake::Store,
            Records::Practice | Records::PracticeToRead => AtStake::Screen,
            // A passphrase or recovery words in hand, and nobody there to finish them.
            Records::Locked | Records::None if self.holds_secrets() => AtStake::Store,
            Records::Locked | Records::None => AtStake::Nothing,
        }
    }

    fn holds_secrets(&self) -> bool {
        let typed = match self.overlays.last() {
            Some(Overlay::Unlock(unlock)) => unlock.has_passphrase(),
            Some(Overlay::Taken(_)) => true,
            _ => false,
        };
        typed || self.pane().is_some_and(asks_for_secrets)
    }

    /// What was typed before a locked door is forgotten, and the door stays shut.
    pub(super) fn forget_secrets(&mut self) -> Vec<Todo> {
        self.hidden = None;
        for overlay in &mut self.overlays {
            if matches!(overlay, Overlay::Unlock(_) | Overlay::Taken(_)) {
                *overlay = Overlay::Unlock(Unlock::default());
            }
        }
        if self.pane().is_some_and(asks_for_secrets) { self.back() } else { Vec::new() }
    }
}

/// Whether it asks for a passphrase or recovery words, one question a screen.
fn asks_for_secrets(pane: &dyn Pane) -> bool {
    pane.contexts().contains(&Context::Steps)
}

/// Whether somebody is there: a key or a paste, not a window that another program made larger.
pub(super) const fn is_key(event: &Event) -> bool {
    matches!(event, Event::Chord(_) | Event::Text(_) | Event::Paste(_) | Event::Unheard)
}
