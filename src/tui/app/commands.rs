//! What a command does: in the overlay on top, in the pane, or everywhere.

use super::{App, Hidden, Records, Saving};
use crate::command::{App as AppKey, Command};
use crate::service::settings::Preference;
use crate::tui::message::Todo;
use crate::tui::overlay::danger::Danger;
use crate::tui::overlay::palette::Palette;
use crate::tui::overlay::{Outcome, Overlay};
use crate::tui::pane::{Reply, Tab, Where};

impl App {
    /// Runs a command as its key would.
    pub fn run(&mut self, command: Command) -> Vec<Todo> {
        if command == Command::App(AppKey::Urgent) {
            return self.urgent();
        }
        // What hides the screen does so over everything, also over what any other key puts away.
        if let Command::App(key @ (AppKey::Blank | AppKey::Lock)) = command {
            return self.app_key(key);
        }
        if command == Command::App(AppKey::Authority) && self.says_whose_it_is() {
            self.ask_authority();
            return Vec::new();
        }
        if let Some(overlay) = self.overlays.last_mut() {
            let outcome = overlay.update(command);
            // Redrawing, blanking and the like work over a question too; going elsewhere does not.
            return match (outcome, command) {
                (Outcome::Stay, Command::App(key)) => self.over_a_question(key),
                (outcome, _) => self.outcome(outcome),
            };
        }
        if self.is_only_to_read() && command.changes_the_record() {
            self.refuse();
            return Vec::new();
        }
        let done = match self.refused_in_sight() {
            Some(_) => None,
            None => self.with_pane(|pane, env| pane.update(command, env)).flatten(),
        };
        match done {
            Some(effects) => self.effects(effects),
            None => match command {
                Command::App(key) => self.app_key(key),
                command => self.elsewhere(command),
            },
        }
    }

    /// A command found in the palette that does not work in this place: it says where it works.
    fn elsewhere(&mut self, command: Command) -> Vec<Todo> {
        let label = command.row().label;
        match command {
            Command::Families(_) => {
                let mut todo = self.go_tab(Tab::CoreGroup);
                let effects = self.with_pane(|pane, env| pane.update(command, env)).flatten();
                todo.extend(self.effects(effects.unwrap_or_default()));
                todo
            }
            Command::Family(_) => {
                let todo = self.go_tab(Tab::CoreGroup);
                let key = command.row().keys.first().copied().unwrap_or_default();
                self.notice =
                    format!("\"{label}\" works in a family: open one with Enter, then press {key}.");
                todo
            }
            Command::Checklist(_) | Command::Scoring(_) => {
                let todo = self.go_tab(Tab::CoreGroup);
                self.notice =
                    format!("\"{label}\" works on a family's checklists: open a family, then press i.");
                todo
            }
            Command::Contacts(_) => {
                let mut todo = self.go_tab(Tab::Contacts);
                let effects = self.with_pane(|pane, env| pane.update(command, env)).flatten();
                todo.extend(self.effects(effects.unwrap_or_default()));
                todo
            }
            Command::Recorder(_) => {
                self.notice =
                    format!("\"{label}\" works while a meeting is recorded. F7 goes to the unfinished one.");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn over_a_question(&mut self, key: AppKey) -> Vec<Todo> {
        match key {
            AppKey::Redraw | AppKey::DangerNow => self.app_key(key),
            AppKey::Back => {
                self.overlays.pop();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn outcome(&mut self, outcome: Outcome) -> Vec<Todo> {
        match outcome {
            Outcome::Stay => Vec::new(),
            Outcome::Leave => {
                self.overlays.pop();
                Vec::new()
            }
            Outcome::Do(effects) => {
                self.overlays.pop();
                self.effects(effects)
            }
            Outcome::Ask(effects) => self.effects(effects),
            Outcome::Tell(reply) => {
                // The answer is kept first: its draft is forgotten after it.
                let forget = self.forget_draft();
                self.overlays.pop();
                let mut todo = self.tell(reply);
                todo.extend(forget);
                todo
            }
        }
    }

    pub(super) fn tell(&mut self, reply: Reply) -> Vec<Todo> {
        if let Some(todo) = self
            .begin(&reply)
            .or_else(|| self.authority(&reply))
            .or_else(|| self.other_authority(&reply))
            .or_else(|| self.leaves_room_view(&reply))
        {
            return todo;
        }
        let effects = self.with_pane(|pane, env| pane.answered(reply, env)).unwrap_or_default();
        self.effects(effects)
    }

    fn app_key(&mut self, key: AppKey) -> Vec<Todo> {
        match key {
            AppKey::Palette => {
                self.overlays.push(Overlay::Palette(Palette::of(&self.contexts(), self.columns)));
            }
            AppKey::Help => {
                self.overlays.push(Overlay::Palette(Palette::help(&self.contexts(), self.columns)));
            }
            AppKey::Where => self.notice = self.where_am_i(),
            AppKey::DangerNow => {
                let danger = Danger::of(&self.env());
                self.overlays.push(Overlay::Danger(danger));
            }
            AppKey::Urgent => return self.urgent(),
            AppKey::Search => {
                let within = self.search_within();
                return self.open(Where::Search(within));
            }
            AppKey::Home => return self.go_tab(Tab::Home),
            AppKey::Guidance => return self.go_tab(Tab::Guidance),
            AppKey::Start => return self.open(Where::Start(())),
            AppKey::OtherAuthority => self.ask_other_authority(),
            AppKey::Tools => return self.go_tab(Tab::Tools),
            AppKey::CoreGroup => return self.go_tab(Tab::CoreGroup),
            AppKey::Contacts => return self.go_tab(Tab::Contacts),
            AppKey::Links => return self.go_tab(Tab::Links),
            AppKey::Videos => return self.go_tab(Tab::Videos),
            AppKey::Resume => return self.resume(),
            AppKey::Back => return self.back(),
            AppKey::Blank => self.hidden = Some(Hidden::Blank),
            AppKey::Lock => return self.lock(),
            AppKey::RoomView => return self.turn_room_view(),
            AppKey::MyStore => return self.store(),
            AppKey::Reader => return self.turn_reader(),
            AppKey::Ascii => return self.turn_ascii(),
            AppKey::ShortCodes => return self.short_codes(),
            AppKey::KnownWords => return self.known_words(),
            AppKey::Authority => self.ask_authority(),
            AppKey::Idle => return self.open(Where::Idle(())),
            AppKey::Redraw => return vec![Todo::Redraw],
            AppKey::Quit => return self.quit(),
        }
        Vec::new()
    }

    /// The practice store has no passphrase: its screen is only hidden. Before a locked door what was typed there goes.
    pub(super) fn lock(&mut self) -> Vec<Todo> {
        match self.setting.records {
            Records::Open | Records::OnlyToRead => {}
            Records::Practice | Records::PracticeToRead => {
                self.hidden = Some(Hidden::Locked);
                return Vec::new();
            }
            Records::None => {
                self.hidden = Some(Hidden::Blank);
                return Vec::new();
            }
            Records::Locked => {
                let todo = self.forget_secrets();
                if !self.door_is_on_screen() {
                    self.at_the_door();
                }
                return todo;
            }
        }
        let effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let mut todo = self.effects(effects);
        todo.extend(self.keep_place());
        todo.push(Todo::Lock);
        todo
    }

    fn store(&mut self) -> Vec<Todo> {
        match self.setting.records {
            Records::Open | Records::OnlyToRead => self.open(Where::MyStore(())),
            Records::None | Records::Locked => self.unlock(),
            Records::Practice | Records::PracticeToRead => {
                "This is practice: it has no passphrase, and nothing in it is real. For a store of your own run: portal"
                    .clone_into(&mut self.notice);
                Vec::new()
            }
        }
    }

    fn short_codes(&mut self) -> Vec<Todo> {
        if matches!(self.setting.records, Records::None | Records::Locked) {
            "Short codes are kept in your store: open it first.".clone_into(&mut self.notice);
            return Vec::new();
        }
        self.open(Where::ShortCodes(()))
    }

    fn known_words(&mut self) -> Vec<Todo> {
        if matches!(self.setting.records, Records::None | Records::Locked) {
            "Known words are kept in your store: open it first.".clone_into(&mut self.notice);
            return Vec::new();
        }
        self.open(Where::KnownWords(()))
    }

    pub(super) fn turn_reader(&mut self) -> Vec<Todo> {
        let on = !self.setting.look.reader;
        self.setting.look.reader = on;
        let words = if on { "Reader setting is on." } else { "Reader setting is off." };
        words.clone_into(&mut self.notice);
        vec![Todo::Keep(Preference::Reader(on))]
    }

    pub(super) fn turn_ascii(&mut self) -> Vec<Todo> {
        let on = !self.setting.look.ascii;
        self.setting.look.ascii = on;
        let words = if on { "Plain characters are on." } else { "Plain characters are off." };
        words.clone_into(&mut self.notice);
        vec![Todo::Keep(Preference::Ascii(on))]
    }

    /// The meeting that is recorded, where it lies; else the unfinished meeting, which is Home's to know.
    fn resume(&mut self) -> Vec<Todo> {
        if let Some(todo) = self.go_to_the_meeting() {
            return todo;
        }
        let mut todo = self.go_tab(Tab::Home);
        let effects = self.with_pane(|pane, env| pane.update(Command::App(AppKey::Resume), env)).flatten();
        todo.extend(self.effects(effects.unwrap_or_default()));
        todo
    }

    pub(super) fn ctrl_c(&mut self) -> Vec<Todo> {
        if self.leaving {
            return self.keep_place().into_iter().chain([Todo::Quit]).collect();
        }
        self.leaving = true;
        let words = match self.saving {
            Saving::Failed(_) => {
                "NOT SAVED: what was typed last is not on the disk yet. Ctrl-C again tries once more and leaves."
            }
            _ => "Ctrl-C again saves and leaves.",
        };
        words.clone_into(&mut self.notice);
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Todo> {
        let effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let mut todo = self.effects(effects);
        todo.extend(self.keep_place());
        todo.push(Todo::Quit);
        todo
    }

    fn where_am_i(&self) -> String {
        let env = self.env();
        let (place, status) =
            self.pane().map(|pane| (pane.place(&env), pane.whereabouts(&env))).unwrap_or_default();
        let (place, status) = match self.refused_in_sight() {
            Some(what) => (String::new(), format!("{what} is not shown in room view")),
            None => (place, status),
        };
        let place = if place.is_empty() { self.tab.label().1.to_owned() } else { place };
        format!("{place}. {status}. {}", self.saving_words())
    }
}
