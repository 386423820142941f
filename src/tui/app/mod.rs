//! The full screen as a value: events and messages in, things to do out, a frame drawn from it.

mod authority;
mod commands;
mod drafts;
mod going;
mod heed;
mod idle;
mod only_to_read;
mod own;
mod place;
mod room;
mod search;
mod urgent;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

pub use room::RoomView;

use super::event::{Batch, Event};
use super::keymap::Keymap;
use super::look::Look;
use super::message::Todo;
use super::overlay::Overlay;
use super::pane::{Env, Input, Pane, Tab, Where, Writing};
use crate::command::chord::{Chord, Key};
use crate::command::{App as AppKey, Command, Context};
use crate::domain::idle::IdleTimes;
use crate::domain::moment::Moment;
use crate::domain::own_contact::OwnContact;
use crate::domain::standing::Standing;
use crate::domain::text::{self, Kind};
use crate::domain::urgent::Urgent;
use crate::service::place::Place;
use crate::service::staleness::Past;
use crate::service::{Ask, Catalogue, Clock};

/// Whether what was typed is on the disk.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Saving {
    /// Nothing was typed yet.
    #[default]
    Nothing,
    /// The last save returned at this time.
    Saved(Moment),
    /// The last save failed; in a sentence.
    Failed(String),
}

/// What the screen was asked to hide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    Blank,
    Locked,
}

/// What the app is made with.
pub struct Setting {
    /// The content.
    pub catalogue: Arc<Catalogue>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// How the screen looks.
    pub look: Look,
    /// Which records there are to show.
    pub records: Records,
    /// After how long without a key the screen blanks and the store locks.
    pub idle: IdleTimes,
}

/// Which records there are to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Records {
    /// The practice store's: a banner says so on every screen.
    #[default]
    Practice,
    /// The practice store's, in which nothing can be changed now: another window has it.
    PracticeToRead,
    /// None: no store was made yet.
    None,
    /// The practitioner's own, behind their passphrase.
    Locked,
    /// The practitioner's own.
    Open,
    /// The practitioner's own, in which nothing can be changed now: a banner says so on every screen.
    OnlyToRead,
}

/// The full screen.
pub struct App {
    setting: Setting,
    keymap: Keymap,
    tab: Tab,
    stacks: Vec<Vec<Box<dyn Pane>>>,
    overlays: Vec<Overlay>,
    notice: String,
    saving: Saving,
    hidden: Option<Hidden>,
    leaving: bool,
    leaving_unsaved: bool,
    standing: Option<Standing>,
    /// What is said to whatever would write in a store that is open to read only.
    refusal: &'static str,
    /// Where the practitioner was when the store was locked: the tab, and what was open in it.
    was: Option<(Tab, Vec<Where>)>,
    /// The meeting whose room could see the screen then.
    was_in_room: Option<RoomView>,
    /// What is to be said when the store is open again.
    to_say: Option<&'static str>,
    /// The last key, and what has come of there being none since.
    since_key: idle::SinceKey,
    /// Where the store says she was.
    kept_place: Place,
    /// Words typed in questions and forms and not yet taken, by the names they are kept under.
    drafts: HashMap<String, String>,
    /// Whether room view is on.
    room: room::Room,
    /// The practitioner's own contacts, while her store is open.
    own_contacts: Vec<OwnContact>,
    /// What of the content is past its review date, once somebody has looked.
    past: Vec<Past>,
    /// The urgent note that was begun last and has no words on record yet.
    urgent: Option<Urgent>,
    columns: u16,
}

impl App {
    /// The app at Home. Answers what is to be done first.
    #[must_use]
    pub fn new(setting: Setting, columns: u16) -> (Self, Vec<Todo>) {
        let since_key = idle::SinceKey::now(setting.clock.as_ref());
        let mut app = Self {
            setting,
            keymap: Keymap::from_rows(),
            tab: Tab::Home,
            stacks: Tab::ALL.iter().map(|_| Vec::new()).collect(),
            overlays: Vec::new(),
            notice: String::new(),
            saving: Saving::Nothing,
            hidden: None,
            leaving: false,
            leaving_unsaved: false,
            standing: None,
            refusal: "",
            was: None,
            was_in_room: None,
            to_say: None,
            since_key,
            kept_place: Place::first(),
            drafts: HashMap::new(),
            room: room::Room::default(),
            own_contacts: Vec::new(),
            past: Vec::new(),
            urgent: None,
            columns,
        };
        let mut todo = app.go_tab(Tab::Home);
        todo.extend([Todo::Ask(Ask::Drafts), Todo::Ask(Ask::OwnContacts)]);
        app.greet();
        (app, todo)
    }

    /// How the screen looks.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.setting.look
    }

    /// The content in use.
    #[must_use]
    pub fn content(&self) -> Arc<Catalogue> {
        Arc::clone(&self.setting.catalogue)
    }

    /// Says sentences until the next key, after what is being said.
    pub fn say(&mut self, sentences: &[String]) {
        for sentence in sentences {
            if !self.notice.is_empty() {
                self.notice.push(' ');
            }
            self.notice.push_str(sentence);
        }
    }

    /// Whether what was typed is on the disk.
    #[must_use]
    pub const fn saving(&self) -> &Saving {
        &self.saving
    }

    fn env(&self) -> Env<'_> {
        Env {
            catalogue: &self.setting.catalogue,
            now: self.setting.clock.now(),
            today: self.setting.clock.today(),
            look: self.setting.look,
            columns: self.columns,
            records: self.setting.records,
            room: self.room.on(),
            drafts: &self.drafts,
            own_contacts: self.own_contacts(),
            past: &self.past,
            idle: self.setting.idle,
        }
    }

    fn pane(&self) -> Option<&dyn Pane> {
        self.stacks.get(self.tab as usize)?.last().map(AsRef::as_ref)
    }

    /// Lets the pane on top do something, with an environment of its own.
    fn with_pane<T>(&mut self, work: impl FnOnce(&mut dyn Pane, &Env) -> T) -> Option<T> {
        let mut pane = self.stacks.get_mut(self.tab as usize)?.pop()?;
        let done = work(pane.as_mut(), &self.env());
        self.stacks.get_mut(self.tab as usize)?.push(pane);
        Some(done)
    }

    /// The contexts that live now, innermost first, without the app's own.
    fn contexts(&self) -> Vec<Context> {
        match self.overlays.last() {
            Some(overlay) => vec![overlay.context()],
            None => self.contexts_in_sight(),
        }
    }

    fn writing(&self) -> Writing {
        match self.overlays.last() {
            Some(overlay) => overlay.writing(),
            None if self.refused_in_sight().is_some() => Writing::No,
            None => self.pane().map(Pane::writing).unwrap_or_default(),
        }
    }

    /// Takes everything that was waiting, after what became due meanwhile.
    pub fn take(&mut self, mut batch: Batch) -> Vec<Todo> {
        let (mut todo, too_late) = self.do_what_is_due();
        if too_late {
            batch.events.retain(|event| !idle::is_key(event));
        }
        if batch.events.iter().any(idle::is_key) {
            self.is_touched();
        }
        let burst = batch.burst && !self.is_a_dot_word(&batch.events);
        for event in batch.events {
            todo.extend(self.event(event, burst));
        }
        self.mind_the_room();
        todo
    }

    fn event(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        match event {
            Event::Resize(columns, _) => {
                self.columns = columns;
                self.overlays.iter_mut().for_each(|overlay| overlay.resize(columns));
                Vec::new()
            }
            Event::Wake => Vec::new(),
            Event::HangUp => self.keep_place().into_iter().chain([Todo::Quit]).collect(),
            Event::Unheard => {
                "A paste seems to have lost its end. Paste anything once more to go on; nothing saved is lost."
                    .clone_into(&mut self.notice);
                Vec::new()
            }
            event => self.keys(event, burst),
        }
    }

    fn keys(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        if let Some(todo) = self.key_while_hidden(&event) {
            return todo;
        }
        self.notice.clear();
        match event {
            Event::Paste(pasted) => self.paste(&pasted),
            // Letters that came together are one edit; pasted without brackets, they mean nothing else.
            Event::Text(letters) if self.writing() != Writing::No => {
                self.leaving = false;
                if burst {
                    return self.paste(&letters);
                }
                let letters: String = letters.chars().filter(|letter| text::may_be_typed(*letter)).collect();
                if letters.is_empty() { Vec::new() } else { self.input(&Input::Letters(letters)) }
            }
            event => {
                let mut todo = Vec::new();
                for chord in event.chords().collect::<Vec<_>>() {
                    todo.extend(self.chord(chord, burst));
                }
                todo
            }
        }
    }

    fn paste(&mut self, pasted: &str) -> Vec<Todo> {
        if self.writing() == Writing::No {
            "Pasted text goes into a text. Open one first; nothing was changed.".clone_into(&mut self.notice);
            return Vec::new();
        }
        let cleaned = text::clean(pasted, Kind::Lines);
        let removed = cleaned.sentence();
        let todo = self.input(&Input::Paste(cleaned.text));
        if let (Some(removed), true) = (removed, self.notice.is_empty()) {
            self.notice = format!("Pasted; {removed}.");
        }
        todo
    }

    fn chord(&mut self, chord: Chord, burst: bool) -> Vec<Todo> {
        if chord.ctrl && chord.key == Key::Char('c') {
            return self.ctrl_c();
        }
        self.leaving = false;
        let writing = self.writing();
        let mut contexts = self.contexts();
        contexts.push(Context::App);
        // In a form a line end that was pasted goes neither to the next blank nor saves.
        if burst && chord.key == Key::Enter && contexts.first() == Some(&Context::Form) {
            return self.input(&Input::Paste("\n".into()));
        }
        if let Some(todo) = self.own_key(chord, writing) {
            return todo;
        }
        if let Some(command) = self.keymap.command(&chord, &contexts, writing) {
            return self.run(command);
        }
        if self.overlays.last().is_some_and(Overlay::goes_by_any_key) {
            self.overlays.pop();
            return Vec::new();
        }
        if writing == Writing::No {
            return Vec::new();
        }
        let input = match chord.text() {
            Some(letter) if !text::may_be_typed(letter) => return Vec::new(),
            Some(letter) if burst => Input::Paste(letter.into()),
            Some(letter) => Input::Letters(letter.into()),
            // Enter in a burst is a line end that was pasted, not an answer that was given.
            None if burst && chord.key == Key::Enter => Input::Paste("\n".into()),
            None => Input::Key(chord),
        };
        self.input(&input)
    }

    /// What the pane in sight does with a letter that is its own there; none where it is a command's, or nobody's.
    fn own_key(&mut self, chord: Chord, writing: Writing) -> Option<Vec<Todo>> {
        let letter = chord.text()?;
        let is_seen = self.overlays.is_empty() && self.refused_in_sight().is_none();
        if writing != Writing::No || !is_seen || self.is_only_to_read() {
            return None;
        }
        let effects = self.with_pane(|pane, env| pane.own_key(letter, env)).flatten()?;
        Some(self.effects(effects))
    }

    /// Whether all that came is a dot word, with its Enter or before it, for an empty line of a page that nobody pasted: a
    /// macro, or a slow line, sends it so. In a paste of several lines it comes with the others, or below one that was
    /// pasted.
    fn is_a_dot_word(&self, events: &[Event]) -> bool {
        let chords: Vec<Chord> = events.iter().flat_map(Event::chords).collect();
        let enter = Chord::plain(Key::Enter);
        let letters = chords.strip_suffix(&[enter]).unwrap_or(&chords);
        let typed: Option<String> = letters.iter().map(|chord| chord.text()).collect();
        let contexts = [Context::Recorder, Context::Closing, Context::Agenda, Context::App];
        let is_command = |word: &str| self.keymap.dot(word, &contexts).is_some();
        let named = typed.is_some_and(|typed| typed.strip_prefix('.').is_some_and(is_command));
        let is_page = self.overlays.is_empty() && self.writing() == Writing::Page;
        named && is_page && self.pane().is_some_and(Pane::is_at_an_empty_line)
    }

    fn input(&mut self, input: &Input) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            if !overlay.is_colon_twice(input) {
                overlay.input(input);
                return self.keep_draft();
            }
            self.overlays.pop();
            // Where letters are commands, a colon is no letter.
            return if self.writing() == Writing::No { Vec::new() } else { self.give(input) };
        }
        let is_colon = matches!(input, Input::Letters(letters) if letters == ":");
        if is_colon && self.pane().is_some_and(Pane::is_at_an_empty_line) {
            return self.run(Command::App(AppKey::Palette));
        }
        self.give(input)
    }

    /// Gives what was typed to what has the focus.
    fn give(&mut self, input: &Input) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            overlay.input(input);
            return self.keep_draft();
        }
        let effects = self.with_pane(|pane, env| pane.input(input, env)).unwrap_or_default();
        self.effects(effects)
    }
}
