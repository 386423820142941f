//! What reaches the screen thread, and its one wait.
//!
//! [`Input::wait`] blocks until the terminal or a worker has something, or the deadline comes, and then hands over all
//! there is in one [`Batch`], so that any amount of typing costs one frame. Nothing ticks.
//!
//! A bracketed paste whose end mark is lost on the way cannot be cut short: the terminal library holds all that follows
//! until an end mark comes. The wait goes on meanwhile, so saves, locks and signals work, and [`Event::Unheard`] lets
//! the screen say so. Pasting anything again brings an end mark, and with it all that was held.

#[cfg(unix)]
mod alarm;
mod burst;
#[cfg(not(unix))]
mod console;
mod joiner;
#[cfg(unix)]
mod tty;

use std::io;
use std::time::{Duration, Instant};

#[cfg(not(unix))]
use self::console::Console as Source;
#[cfg(unix)]
use self::tty::Tty as Source;
use super::chord::KeyReader;
use super::terminal;
use super::wake::WakeReader;
use crate::command::chord::{Chord, Key};
use burst::Burst;
#[cfg(not(unix))]
pub(crate) use console::Arrival;
use joiner::Joiner;

/// How long an Esc waits to see whether it begins a longer key, where the settings say nothing.
pub const ESC_WAIT: Duration = Duration::from_millis(100);

/// So many keys running that come to nothing are said aloud.
const UNHEARD: u8 = 4;
/// Bytes after a pause this long are a key; closer together they may be the middle of a paste on a slow line.
const PAUSE: Duration = Duration::from_millis(60);

/// How long the terminal library looks for an event that it may hold already: it costs every key this much of the
/// processor, and once more when the frame is out. (It does not sleep in a look shorter than a millisecond.)
const LOOK: Duration = Duration::from_micros(20);

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A key.
    Chord(Chord),
    /// Two or more printable characters that were waiting together, to be inserted as one edit. Where letters are
    /// commands they are that many commands: see [`Event::chords`].
    Text(String),
    /// What a terminal with bracketed paste says was pasted, exactly as sent: carriage returns, escape codes and all.
    Paste(String),
    /// The window's size was changed, and it is now this many columns and rows; never nought.
    Resize(u16, u16),
    /// A worker has something to say.
    Wake,
    /// Some keys running came to nothing: most likely a paste began and its end was lost. Pasting again frees it.
    Unheard,
    /// The terminal is gone. Every later wait says so again at once.
    HangUp,
}

impl Event {
    /// The keys of this event one by one; none for what is not keys.
    pub fn chords(&self) -> impl Iterator<Item = Chord> + '_ {
        let (one, text) = match self {
            Self::Chord(chord) => (Some(*chord), ""),
            Self::Text(text) => (None, text.as_str()),
            _ => (None, ""),
        };
        one.into_iter().chain(text.chars().map(Chord::char))
    }
}

/// All that was waiting, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// What happened. Empty when the deadline came first.
    pub events: Vec<Event>,
    /// Keys came faster than hands type: most likely a paste by a terminal that does not say so. Enter in it must
    /// submit nothing, and marks and command letters in it mean nothing. True also of keys typed ahead in a stall.
    pub burst: bool,
    /// Its first key belongs to the run of keys of the batch before.
    pub goes_on: bool,
}

impl Batch {
    /// Adds a key, joining characters to the text before them.
    fn key(&mut self, chord: Chord) {
        let event = match (self.events.last_mut(), chord.text()) {
            (Some(Event::Text(text)), Some(c)) => return text.push(c),
            (Some(Event::Chord(before)), Some(c)) => match before.text() {
                Some(first) => {
                    self.events.pop();
                    Event::Text(String::from_iter([first, c]))
                }
                None => Event::Chord(chord),
            },
            _ => Event::Chord(chord),
        };
        self.events.push(event);
    }
}

/// What ended a wait.
#[derive(Debug, Default, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "one wait can end for all of them at once")]
struct Ready {
    keys: bool,
    woken: bool,
    /// The window's size was changed, though perhaps back to what it was.
    resized: bool,
    hung_up: bool,
    /// The machine slept past the deadline.
    overslept: bool,
}

/// How a drain ended.
#[derive(Debug, PartialEq, Eq)]
enum Drained {
    /// Nothing is left.
    Dry,
    /// Enough for one frame; more is waiting where no wait will see it.
    More,
    /// The terminal is gone.
    HungUp,
}

/// The screen thread's ear. There can be one in a process.
#[derive(Debug)]
pub struct Input {
    source: Source,
    keys: KeyReader,
    joiner: Joiner,
    burst: Burst,
    size: (u16, u16),
    look_at_size: bool,
    more: bool,
    /// Something was read, and whether that was all has not been looked at twice.
    again: bool,
    unheard: u8,
}

impl Input {
    /// Listens to the terminal, which [`terminal::Screen::enter`] has made raw, and to the wakers of `wake`.
    /// `size` is what the screen was last drawn for. `esc_wait` is kept between 25 ms and 1 s.
    #[must_use]
    pub fn new(wake: WakeReader, size: (u16, u16), esc_wait: Duration) -> Self {
        let esc_wait = esc_wait.clamp(Duration::from_millis(25), Duration::from_secs(1));
        Self {
            source: Source::new(wake),
            keys: KeyReader::here(),
            joiner: Joiner::new(esc_wait),
            burst: Burst::default(),
            size,
            look_at_size: true,
            more: false,
            again: false,
            unheard: 0,
        }
    }

    /// Blocks until there is something to hand over, or until `deadline`, when the batch is empty. Where the machine slept
    /// past the deadline, the wait is over as soon as it is awake.
    ///
    /// # Errors
    ///
    /// When the terminal can be neither waited on nor read, though it has not hung up.
    pub fn wait(&mut self, deadline: Option<Instant>) -> io::Result<Batch> {
        let mut batch = Batch::default();
        loop {
            let began = Instant::now();
            let ready = self.source.ready(self.until(began, deadline))?;
            let now = Instant::now();
            self.burst.quiet_for(now.duration_since(began));
            // A wait that brought nothing may have been the gap that ends a run.
            if batch.events.is_empty() {
                batch.goes_on = self.burst.is_running();
            }
            let heard = self.gather(ready, now, &mut batch)?;
            self.note_unheard(heard, now.duration_since(began), &mut batch);
            if !batch.events.is_empty() || ready.overslept || deadline.is_some_and(|at| now >= at) {
                batch.burst = self.burst.is_on();
                return Ok(batch);
            }
        }
    }

    fn until(&self, now: Instant, deadline: Option<Instant>) -> Option<Instant> {
        let pressing = (self.more || self.again || self.look_at_size).then_some(now);
        [deadline, self.joiner.deadline(), pressing].into_iter().flatten().min()
    }

    /// Collects what is there. True or false where keys came: whether the library made anything of them.
    fn gather(&mut self, ready: Ready, now: Instant, batch: &mut Batch) -> io::Result<Option<bool>> {
        if ready.woken {
            batch.events.push(Event::Wake);
        }
        if ready.woken || std::mem::take(&mut self.look_at_size) {
            self.note_size(ready.resized, batch);
        }
        if ready.hung_up {
            self.hang_up(batch);
        } else if ready.keys || self.more || self.again {
            return self.read(now, batch).map(Some);
        } else {
            self.joiner.expire(now, &mut |event| heard(batch, &mut self.burst, event));
        }
        Ok(None)
    }

    fn read(&mut self, now: Instant, batch: &mut Batch) -> io::Result<bool> {
        let Self { source, keys, joiner, burst, look_at_size, .. } = self;
        let mut any = false;
        let drained = source.drain(|event| {
            any = true;
            match event {
                crossterm::event::Event::Key(event) => {
                    if let Some(chord) = keys.chord(event) {
                        joiner.push(chord, now, &mut |event| heard(batch, burst, event));
                    }
                }
                crossterm::event::Event::Paste(text) => {
                    joiner.flush(&mut |event| heard(batch, burst, event));
                    batch.events.push(Event::Paste(text));
                }
                crossterm::event::Event::Resize(..) => *look_at_size = true,
                _ => {}
            }
        })?;
        self.more = drained == Drained::More;
        self.again = any;
        if drained == Drained::HungUp {
            self.hang_up(batch);
        }
        Ok(any)
    }

    fn note_unheard(&mut self, heard: Option<bool>, waited: Duration, batch: &mut Batch) {
        match heard {
            Some(true) => self.unheard = 0,
            Some(false) if waited > PAUSE => {
                self.unheard = self.unheard.saturating_add(1);
                if self.unheard == UNHEARD {
                    batch.events.push(Event::Unheard);
                }
            }
            _ => {}
        }
    }

    fn hang_up(&mut self, batch: &mut Batch) {
        self.joiner.flush(&mut |event| heard(batch, &mut self.burst, event));
        self.more = false;
        batch.events.push(Event::HangUp);
    }

    /// A window made small and large again before anybody looked has lost what was on it, so `changed` counts even where
    /// the size is the same.
    fn note_size(&mut self, changed: bool, batch: &mut Batch) {
        let size = terminal::size();
        if changed || size != self.size {
            self.size = size;
            batch.events.push(Event::Resize(size.0, size.1));
        }
    }
}

/// Counts what the joiner let go, and keeps it.
fn heard(batch: &mut Batch, burst: &mut Burst, event: Event) {
    match event {
        Event::Chord(chord) => {
            burst.key(chord.text().is_some(), chord.key == Key::Enter);
            batch.key(chord);
        }
        event => batch.events.push(event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(chords: &[Chord]) -> Vec<Event> {
        let mut batch = Batch::default();
        for chord in chords {
            batch.key(*chord);
        }
        batch.events
    }

    #[test]
    fn characters_that_waited_together_are_one_text_and_other_keys_part_them() {
        let enter = Chord::plain(Key::Enter);
        let [a, b, c] = ['a', 'b', ' '].map(Chord::char);
        assert_eq!(batch(&[a]), [Event::Chord(a)]);
        assert_eq!(
            batch(&[a, b, c, enter, b, Chord::ctrl('p'), a, b]),
            [
                Event::Text("ab ".into()),
                Event::Chord(enter),
                Event::Chord(b),
                Event::Chord(Chord::ctrl('p')),
                Event::Text("ab".into())
            ]
        );
    }

    #[test]
    fn a_text_gives_back_the_keys_it_was_made_of() {
        let keys = ['j', 'j', 'G'].map(Chord::char);
        let events = batch(&keys);
        assert_eq!(events.iter().flat_map(Event::chords).collect::<Vec<_>>(), keys);
        assert_eq!(Event::Paste("x".into()).chords().count(), 0);
    }
}
