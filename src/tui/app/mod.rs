//! The full screen as a value: events and messages in, things to do out, a frame drawn from it.

mod authority;
mod commands;
mod drafts;
mod going;
mod heed;
mod idle;
mod keys;
mod letters;
mod only_to_read;
mod own;
mod place;
mod room;
mod search;
mod urgent;
mod view;

use std::collections::HashMap;
use std::sync::Arc;

pub use letters::LetterIs;
pub use room::RoomView;

use super::keymap::Keymap;
use super::look::Look;
use super::message::Todo;
use super::overlay::Overlay;
use super::pane::{Env, Pane, Tab, Where, Writing};
use crate::command::Context;
use crate::domain::idle::IdleTimes;
use crate::domain::moment::Moment;
use crate::domain::own_contact::OwnContact;
use crate::domain::standing::Standing;
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
    /// What letters may do beside what they are.
    typed: letters::Typed,
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
            typed: letters::Typed::default(),
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
            standing: self.standing.as_ref(),
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
            None if self.is_resting() => Writing::No,
            None if self.refused_in_sight().is_some() => Writing::No,
            None => self.pane().map(Pane::writing).unwrap_or_default(),
        }
    }
}
