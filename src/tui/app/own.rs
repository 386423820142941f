//! The practitioner's own store: the welcome where there is none, the door while it is locked, what is said when it opens.

use super::{App, Records, place};
use crate::service::own::Offer;
use crate::service::place::Place;
use crate::service::{Ask, OnlyToRead};
use crate::tui::door::News;
use crate::tui::look::Look;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::unlock::Unlock;
use crate::tui::overlay::words::WordsShown;
use crate::tui::pane::{Reply, Tab, Where};

pub(super) const WELCOME: &str = "welcome";

/// What can be chosen at the welcome, in its order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Practise,
    SetUp,
    Read,
    Restore,
    Reader,
    Ascii,
    Authority,
}

impl Begin {
    const ALL: [Self; 7] =
        [Self::Practise, Self::SetUp, Self::Read, Self::Restore, Self::Reader, Self::Ascii, Self::Authority];

    /// What it says in a narrow window, and what more where there is room.
    const fn words(self, look: Look) -> (&'static str, &'static str) {
        match (self, look.reader, look.ascii) {
            (Self::Practise, ..) => ("Practice: a made-up family", ", nothing real"),
            (Self::SetUp, ..) => ("Set up my own store", ": for real records, behind a passphrase"),
            (Self::Read, ..) => ("Just read the guidance", ""),
            (Self::Restore, ..) => ("Put back a backup", ": from another machine, or after a loss"),
            (Self::Reader, false, _) => {
                ("Reader setting is off", ": one column, lines said in words, for a screen reader")
            }
            (Self::Reader, true, _) => ("Reader setting is on", ""),
            (Self::Ascii, _, false) => {
                ("Plain characters are off", ": turn them on if lines or letters look wrong")
            }
            (Self::Ascii, _, true) => ("Plain characters are on", ""),
            (Self::Authority, ..) => ("Authority: ", ". Enter chooses whose guidance and contacts"),
        }
    }
}

impl App {
    /// What lies on the screen first.
    pub(super) fn greet(&mut self) {
        match self.setting.records {
            Records::None => self.welcome(0),
            Records::Locked => self.at_the_door(),
            Records::Practice | Records::PracticeToRead | Records::Open | Records::OnlyToRead => {}
        }
    }

    fn welcome(&mut self, at: usize) {
        let look = self.setting.look;
        let pack = self.setting.catalogue.packs().last().map_or("none", |pack| pack.title.as_str());
        let pack = if self.setting.catalogue.is_chosen() { pack } else { "not chosen yet" };
        let named = |begin: Begin| if begin == Begin::Authority { pack } else { "" };
        let (mut whole, mut short) = (Vec::new(), Vec::new());
        for begin in Begin::ALL {
            let (words, more) = begin.words(look);
            short.push(format!("{words}{}", named(begin)));
            whole.push(format!("{words}{}{more}", named(begin)));
        }
        let welcome = Choice::pick(WELCOME, "Welcome to the Practitioner Portal", whole)
            .short(short)
            .about("There is no store of your own here yet.")
            .at(at);
        self.overlays.push(Overlay::Choice(welcome));
    }

    /// The welcome says what is chosen now, where it lies on top.
    pub(super) fn renew_welcome(&mut self) {
        if let Some(Overlay::Choice(choice)) = self.overlays.last()
            && choice.is(WELCOME)
        {
            let at = choice.chosen();
            self.overlays.pop();
            self.welcome(at);
        }
    }

    pub(super) fn at_the_door(&mut self) {
        self.overlays.push(Overlay::Unlock(Unlock::default()));
    }

    /// An answer at the welcome; none for an answer to another question.
    pub(super) fn begin(&mut self, reply: &Reply) -> Option<Vec<Todo>> {
        let Reply::Chosen(WELCOME, n) = reply else { return None };
        Some(match Begin::ALL.get(*n) {
            Some(Begin::SetUp) => self.open(Where::SetUp(())),
            Some(Begin::Restore) => self.open(Where::Restore(())),
            Some(Begin::Read) => self.go_tab(Tab::Guidance),
            Some(begin @ (Begin::Reader | Begin::Ascii)) => {
                let kept = if *begin == Begin::Reader { self.turn_reader() } else { self.turn_ascii() };
                self.welcome(*n);
                self.notice.clear();
                kept
            }
            Some(Begin::Authority) => {
                self.welcome(*n);
                self.ask_authority();
                Vec::new()
            }
            Some(Begin::Practise) | None => vec![Todo::Practice],
        })
    }

    /// Shows how to come to the records, where they cannot be shown now.
    pub(super) fn unlock(&mut self) -> Vec<Todo> {
        match self.setting.records {
            Records::None => self.welcome(1),
            Records::Locked => self.at_the_door(),
            Records::Practice | Records::PracticeToRead | Records::Open | Records::OnlyToRead => {
                "The store is open.".clone_into(&mut self.notice);
            }
        }
        Vec::new()
    }

    /// The store is open: back to where the practitioner was. Answers what is to be done, and whether the screen must be
    /// drawn for it.
    pub(super) fn opened(&mut self, news: News) -> (Vec<Todo>, bool) {
        let News { notices, standing, only_to_read, place, words } = news;
        self.kept_place = place.unwrap_or_else(Place::first);
        let was = self.was.take().filter(|_| !only_to_read);
        let is_a_start = was.is_none();
        let (tab, trail) = was.unwrap_or_else(|| place::opened(&self.kept_place, only_to_read));
        let mut todo = Vec::new();
        let practises = self.setting.records == Records::Practice;
        self.is_touched();
        if practises && only_to_read {
            self.practise_to_read();
        }
        if !practises {
            self.setting.records = if only_to_read { Records::OnlyToRead } else { Records::Open };
            self.standing = standing;
            self.overlays.clear();
            self.stacks.iter_mut().for_each(Vec::clear);
            // Home is made first, and hears what is due; where she was lies on top of it.
            todo.extend(self.go_tab(Tab::Home));
            todo.extend([Todo::Ask(Ask::Drafts), Todo::Ask(Ask::OwnContacts)]);
        }
        let moves = self.is_untouched() && (tab != Tab::Home || !trail.is_empty());
        if moves {
            todo.extend(self.go_back_to(tab, trail));
            if is_a_start {
                self.rest();
            }
        }
        todo.extend(self.back_in_the_room());
        let notices: Vec<String> = notices.into_iter().chain(self.to_say.take().map(str::to_owned)).collect();
        let speaks = !notices.is_empty();
        self.say(&notices);
        if let Some((hers, organisation)) = words {
            self.overlays.push(Overlay::Words(WordsShown::new(hers, organisation)));
        }
        (todo, moves || speaks || self.setting.records != Records::Practice)
    }

    /// The door stays shut.
    pub(super) fn refused(
        &mut self,
        words: String,
        has_store: bool,
        only_to_read: Option<OnlyToRead>,
    ) -> Vec<Todo> {
        if has_store && self.setting.records == Records::None {
            self.setting.records = Records::Locked;
            let _ = self.go_tab(Tab::Home);
            self.at_the_door();
        }
        if let Some(Overlay::Proof(proof)) = self.overlays.last_mut() {
            proof.refused(words);
            return Vec::new();
        }
        if self.door_is_on_screen() {
            self.say_at_the_door(words, only_to_read);
            return Vec::new();
        }
        let effects = self.with_pane(|pane, env| pane.refused(&words, env)).unwrap_or_default();
        self.notice = words;
        self.effects(effects)
    }

    /// What was asked at the door was done.
    pub(super) fn told(&mut self, words: String) -> Vec<Todo> {
        let effects = self.with_pane(|pane, env| pane.told(&words, env)).unwrap_or_default();
        let todo = self.effects(effects);
        self.notice = words;
        todo
    }

    /// New recovery words are shown; they do not hold before two of them are typed back.
    pub(super) fn offered(&mut self, offer: Offer) -> Vec<Todo> {
        // Locked meanwhile: nobody has seen them, and nothing is changed.
        if self.setting.records != Records::Open {
            return Vec::new();
        }
        let todo = self.told(String::new());
        self.overlays.push(Overlay::Words(WordsShown::offered(offer)));
        todo
    }

    /// Everything is saved and the store is about to be closed: nothing of it stays on the screen or in the app.
    pub fn locked(&mut self) {
        self.was = Some(self.here());
        self.was_in_room = self.room.on();
        self.to_say = self.words_not_taken();
        let why = self.why_locked();
        self.hidden = None;
        self.setting.records = Records::Locked;
        self.stacks.iter_mut().for_each(Vec::clear);
        self.overlays.clear();
        self.drafts.clear();
        self.forget_room();
        self.own_contacts.clear();
        self.notice.clear();
        self.saving = super::Saving::Nothing;
        self.tab = Tab::Home;
        // What it asks for has nobody to answer it now.
        let _ = self.go_tab(Tab::Home);
        self.at_the_door();
        self.notice = why;
    }

    /// What is lost by locking: recovery words that are on the screen are shown this once.
    fn words_not_taken(&self) -> Option<&'static str> {
        self.overlays.iter().find_map(|overlay| match overlay {
            Overlay::Words(words) => Some(words.not_taken()),
            _ => None,
        })
    }

    /// Locking would lose what is not on the disk: the screen is emptied, and nothing is closed.
    pub fn not_locked(&mut self, why: &str) {
        self.hidden = Some(super::Hidden::Blank);
        self.notice = format!("Not locked yet, only blanked: {why} It locks once that is saved.");
        self.lock_when_saved(&self.notice.clone());
    }
}
