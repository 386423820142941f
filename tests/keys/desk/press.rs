//! What a person does: keys, words, a paste, a window drawn larger, and time that passes.

use std::time::Duration;

use portal::command::Command;
use portal::command::chord::{Chord, Key};
use portal::service::{Clock, Deed};
use portal::tui::event::{Batch, Event};
use portal::tui::message::Todo;

use super::Desk;
use super::workers::said;

impl Desk {
    /// Presses keys: letters as they are, other keys by name as in `r<PageDown><Ctrl-P>`; `<lt>` is the sign itself.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let name = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (chord, after) = match name {
                Some(("lt", after)) => (Chord::char('<'), after),
                Some((name, after)) => (name.parse().expect("the name of a key"), after),
                None => (Chord::char(first), rest.get(first.len_utf8()..).unwrap_or_default()),
            };
            self.press(chord);
            rest = after;
        }
        self
    }

    /// Types words letter by letter; a line end is Enter.
    pub fn types(&mut self, words: &str) -> &mut Self {
        for letter in words.chars() {
            self.press(if letter == '\n' { Chord::plain(Key::Enter) } else { Chord::char(letter) });
        }
        self
    }

    pub fn press(&mut self, chord: Chord) -> &mut Self {
        self.takes(Batch { events: vec![Event::Chord(chord)], burst: false, goes_on: false })
    }

    /// Pastes, by a terminal that says so.
    pub fn pastes(&mut self, words: &str) -> &mut Self {
        self.takes(Batch { events: vec![Event::Paste(words.into())], burst: false, goes_on: false })
    }

    /// Letters faster than hands: a paste by a terminal that does not say so, or keys typed ahead.
    pub fn bursts(&mut self, words: &str) -> &mut Self {
        let mut events = Vec::new();
        for (n, line) in words.split('\n').enumerate() {
            if n > 0 {
                events.push(Event::Chord(Chord::plain(Key::Enter)));
            }
            match line.chars().count() {
                0 => {}
                1 => events.extend(line.chars().map(|letter| Event::Chord(Chord::char(letter)))),
                _ => events.push(Event::Text(line.into())),
            }
        }
        self.takes(Batch { events, burst: true, goes_on: false })
    }

    pub fn takes(&mut self, batch: Batch) -> &mut Self {
        let happened = !batch.events.is_empty();
        let todo = self.app.take(batch);
        self.todo(todo);
        if self.app.take_changed() || happened {
            self.draw();
        }
        self
    }

    pub fn runs(&mut self, command: Command) -> &mut Self {
        let todo = self.app.run(command);
        self.todo(todo);
        self.draw();
        self
    }

    /// Hands a deed to the writer that no key would.
    pub fn tries(&mut self, deed: Deed) -> &mut Self {
        self.todo(vec![Todo::Do(deed)]);
        self
    }

    /// Runs the command with this id from the palette, as one would who does not know its key.
    pub fn finds(&mut self, id: &str) -> &mut Self {
        self.keys("<Ctrl-P>").types(id).keys("<Enter>")
    }

    /// Leaves room view, as one is asked to in practice.
    pub fn leaves_room_view(&mut self) -> &mut Self {
        self.keys("<F5><Down><Enter>")
    }

    /// Leaves a meeting that stays open, as one is asked to.
    pub fn leaves_the_meeting(&mut self) -> &mut Self {
        for _ in 0..4 {
            if self.title().contains("Leave the meeting?") {
                break;
            }
            self.keys("<Esc>");
        }
        self.keys("<Down><Enter>")
    }

    pub fn resizes(&mut self, width: u16, height: u16) -> &mut Self {
        self.screen.backend_mut().resize(width, height);
        self.takes(Batch {
            events: vec![Event::Resize(width.max(1), height.max(1))],
            burst: false,
            goes_on: false,
        })
    }

    pub fn time_passes(&mut self, seconds: u64) -> &mut Self {
        self.at += Duration::from_secs(seconds);
        self.clock.pass(Duration::from_secs(seconds));
        self
    }

    /// Nobody touches a key for so long. The one wait ends where something is due and nowhere else, as in the program, and
    /// whatever it ends for is seen.
    #[track_caller]
    pub fn nobody_touches_a_key(&mut self, seconds: u64) -> &mut Self {
        let until = self.clock.steady() + Duration::from_secs(seconds);
        while let Some(due) = self.app.next_due().filter(|due| *due <= until) {
            let left = due.duration_since(self.clock.steady());
            self.at += left;
            self.clock.pass(left);
            let todo = self.app.take(Batch::default());
            self.todo(todo);
            assert!(self.app.take_changed() || self.is_locked(), "it woke for nothing:\n{}", self.screen());
            self.draw();
        }
        let left = until.duration_since(self.clock.steady());
        self.at += left;
        self.clock.pass(left);
        self
    }

    /// Whether the wait would end without a key, ever.
    pub fn waits_for_keys_alone(&self) -> bool {
        self.app.next_due().is_none()
    }

    /// The lid is closed for so long. Where the system tells, the wait is over as it is opened.
    pub fn sleeps(&mut self, seconds: u64, is_told: bool) -> &mut Self {
        self.clock.sleeps(Duration::from_secs(seconds));
        if is_told { self.takes(Batch::default()) } else { self }
    }

    /// The clock on the wall is set back.
    pub fn sets_the_clock_back(&mut self, seconds: u64) -> &mut Self {
        self.clock.is_set_back(Duration::from_secs(seconds));
        self
    }

    /// What half a second without a key does: the writer saves.
    pub fn save_due(&mut self) -> &mut Self {
        self.at += Duration::from_millis(500);
        self.clock.pass(Duration::from_millis(500));
        if self.store().writer.due().is_some_and(|due| due <= self.at) {
            let at = self.at;
            let saved = self.store_mut().writer.save_due(at);
            if let Some(message) = said(saved) {
                self.hears(message);
            }
        }
        self
    }

    /// Goes through the questions before closing until one says this.
    #[track_caller]
    pub fn looks_for(&mut self, words: &str) -> &mut Self {
        let mut asked = String::new();
        for _ in 0..80 {
            asked = self.screen().split_whitespace().collect::<Vec<_>>().join(" ");
            if asked.contains(words) {
                return self;
            }
            self.keys("<PageDown>");
        }
        panic!("no question says {words:?}; the last are: {asked}");
    }
}
