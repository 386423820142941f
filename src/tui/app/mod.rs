//! The full screen as a value: events and messages in, things to do out, a frame drawn from it.

mod view;

use std::sync::Arc;

use super::effect::Effect;
use super::event::{Batch, Event};
use super::keymap::Keymap;
use super::look::Look;
use super::message::{Message, Todo};
use super::overlay::choice::Choice;
use super::overlay::danger::Danger;
use super::overlay::palette::Palette;
use super::overlay::prompt::Prompt;
use super::overlay::{Outcome, Overlay};
use super::pane::{Env, Input, Pane, Reply, Tab, Where, Writing};
use crate::command::chord::{Chord, Key};
use crate::command::{App as AppKey, Command, Context};
use crate::domain::moment::Moment;
use crate::domain::text::{self, Kind};
use crate::service::{Answer, Catalogue, Clock};

const SEARCH: &str = "search.records";
const WELCOME: &str = "welcome";

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
    /// The practice store: a banner says so on every screen.
    pub practice: bool,
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
    columns: u16,
}

impl App {
    /// The app at Home. Answers what is to be done first.
    #[must_use]
    pub fn new(setting: Setting, columns: u16) -> (Self, Vec<Todo>) {
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
            columns,
        };
        let todo = app.go_tab(Tab::Home);
        (app, todo)
    }

    /// Offers how to begin, where there is no store yet.
    pub fn welcome(&mut self) {
        let answers = vec![
            "Practice: a made-up family, nothing real".to_owned(),
            "Just read the guidance".to_owned(),
            "Reader setting: one column, lines said in words, for a screen reader".to_owned(),
        ];
        let about = "There is no store of your own here yet. To practise with the keys of this program: portal practice";
        self.overlays.push(Overlay::Choice(
            Choice::new(WELCOME, "Welcome to the Practitioner Portal", answers).about(about),
        ));
    }

    /// How the screen looks.
    #[must_use]
    pub const fn look(&self) -> Look {
        self.setting.look
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
            None => self.pane().map(Pane::contexts).unwrap_or_default(),
        }
    }

    fn writing(&self) -> Writing {
        match self.overlays.last() {
            Some(overlay) => overlay.writing(),
            None => self.pane().map(Pane::writing).unwrap_or_default(),
        }
    }

    /// Takes everything that was waiting.
    pub fn take(&mut self, batch: Batch) -> Vec<Todo> {
        let mut todo = Vec::new();
        let burst = batch.burst;
        for event in batch.events {
            todo.extend(self.event(event, burst));
        }
        todo
    }

    fn event(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        match event {
            Event::Resize(columns, _) => {
                self.columns = columns;
                Vec::new()
            }
            Event::Wake => Vec::new(),
            Event::HangUp => vec![Todo::Quit],
            Event::Unheard => {
                "A paste seems to have lost its end. Paste anything once more to go on; nothing saved is lost."
                    .clone_into(&mut self.notice);
                Vec::new()
            }
            event => self.keys(event, burst),
        }
    }

    fn keys(&mut self, event: Event, burst: bool) -> Vec<Todo> {
        if self.hidden.take().is_some() {
            return Vec::new();
        }
        self.notice.clear();
        match event {
            Event::Paste(pasted) => self.paste(&pasted),
            // Letters that came together are one edit; pasted without brackets, they mean nothing else.
            Event::Text(letters) if self.writing() != Writing::No => {
                self.leaving = false;
                let input = if burst { Input::Paste(letters) } else { Input::Letters(letters) };
                self.input(&input)
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
        if let Some(command) = self.keymap.command(&chord, &contexts, writing) {
            return self.run(command);
        }
        if writing == Writing::No {
            return Vec::new();
        }
        let input = match chord.text() {
            Some(letter) if burst => Input::Paste(letter.into()),
            Some(letter) => Input::Letters(letter.into()),
            // Enter in a burst is a line end that was pasted, not an answer that was given.
            None if burst && chord.key == Key::Enter => Input::Paste("\n".into()),
            None => Input::Key(chord),
        };
        self.input(&input)
    }

    fn ctrl_c(&mut self) -> Vec<Todo> {
        if self.leaving {
            return vec![Todo::Quit];
        }
        self.leaving = true;
        "Ctrl-C again leaves. Everything is saved.".clone_into(&mut self.notice);
        Vec::new()
    }

    fn input(&mut self, input: &Input) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            if overlay.is_colon_twice(input) {
                self.overlays.pop();
                return self.tell(Reply::Line("palette.colon", ":".into()));
            }
            overlay.input(input);
            return Vec::new();
        }
        let effects = self.with_pane(|pane, env| pane.input(input, env)).unwrap_or_default();
        self.effects(effects)
    }

    /// Runs a command as its key would.
    pub fn run(&mut self, command: Command) -> Vec<Todo> {
        if let Some(overlay) = self.overlays.last_mut() {
            let outcome = overlay.update(command);
            // Redrawing, blanking and the like work over a question too; going elsewhere does not.
            return match (outcome, command) {
                (Outcome::Stay, Command::App(key)) => self.over_a_question(key),
                (outcome, _) => self.outcome(outcome),
            };
        }
        match self.with_pane(|pane, env| pane.update(command, env)).flatten() {
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
            Command::Recorder(crate::command::Recorder::Urgent) => self.app_key(AppKey::DangerNow),
            Command::Family(_) => {
                let todo = self.go_tab(Tab::CoreGroup);
                let key = command.row().keys.first().copied().unwrap_or_default();
                self.notice =
                    format!("\"{label}\" works in a family: open one with Enter, then press {key}.");
                todo
            }
            Command::Recorder(_) => {
                self.notice =
                    format!("\"{label}\" works while a meeting is recorded. u goes to the unfinished one.");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn over_a_question(&mut self, key: AppKey) -> Vec<Todo> {
        match key {
            AppKey::Blank | AppKey::Lock | AppKey::Redraw | AppKey::DangerNow => self.app_key(key),
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
            Outcome::Tell(reply) => {
                self.overlays.pop();
                self.tell(reply)
            }
        }
    }

    fn tell(&mut self, reply: Reply) -> Vec<Todo> {
        match reply {
            Reply::Line(SEARCH, words) if words.trim().is_empty() => Vec::new(),
            Reply::Line(SEARCH, words) => self.open(Where::Hits(words)),
            Reply::Chosen(WELCOME, 1) => self.go_tab(Tab::Guidance),
            Reply::Chosen(WELCOME, 2) => {
                self.setting.look.reader = true;
                self.welcome();
                Vec::new()
            }
            Reply::Chosen(WELCOME, _) => vec![Todo::Practice],
            reply => {
                let effects = self.with_pane(|pane, env| pane.answered(reply, env)).unwrap_or_default();
                self.effects(effects)
            }
        }
    }

    fn app_key(&mut self, key: AppKey) -> Vec<Todo> {
        match key {
            AppKey::Palette => self.overlays.push(Overlay::Palette(Palette::of(&self.contexts()))),
            AppKey::Help => self.overlays.push(Overlay::Palette(Palette::help(&self.contexts()))),
            AppKey::Where => self.notice = self.where_am_i(),
            AppKey::DangerNow => self.overlays.push(Overlay::Danger(Danger::of(&self.setting.catalogue))),
            AppKey::Search => {
                let hint = "Words written at any meeting. The last word may be unfinished. Newest first.";
                self.overlays.push(Overlay::Prompt(Prompt::new(SEARCH, "Search the records", hint, "")));
            }
            AppKey::Home => return self.go_tab(Tab::Home),
            AppKey::Guidance => return self.go_tab(Tab::Guidance),
            AppKey::Tools => return self.go_tab(Tab::Tools),
            AppKey::CoreGroup => return self.go_tab(Tab::CoreGroup),
            AppKey::Contacts => return self.go_tab(Tab::Contacts),
            AppKey::Links => return self.go_tab(Tab::Links),
            AppKey::Videos => return self.go_tab(Tab::Videos),
            AppKey::Resume => return self.resume(),
            AppKey::Back => return self.back(),
            AppKey::Blank => self.hidden = Some(Hidden::Blank),
            AppKey::Lock => self.hidden = Some(Hidden::Locked),
            AppKey::Reader => self.turn_reader(),
            AppKey::Redraw => return vec![Todo::Redraw],
            AppKey::Quit => return self.quit(),
        }
        Vec::new()
    }

    fn turn_reader(&mut self) {
        self.setting.look.reader = !self.setting.look.reader;
        let words = if self.setting.look.reader { "Reader setting is on." } else { "Reader setting is off." };
        words.clone_into(&mut self.notice);
    }

    /// The unfinished meeting is Home's to know.
    fn resume(&mut self) -> Vec<Todo> {
        let mut todo = self.go_tab(Tab::Home);
        let effects = self.with_pane(|pane, env| pane.update(Command::App(AppKey::Resume), env)).flatten();
        todo.extend(self.effects(effects.unwrap_or_default()));
        todo
    }

    fn quit(&mut self) -> Vec<Todo> {
        let effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let mut todo = self.effects(effects);
        todo.push(Todo::Quit);
        todo
    }

    fn where_am_i(&self) -> String {
        let env = self.env();
        let (place, status) =
            self.pane().map(|pane| (pane.place(&env), pane.whereabouts(&env))).unwrap_or_default();
        let place = if place.is_empty() { self.tab.label().1.to_owned() } else { place };
        format!("{place}. {status}. {}", self.saving_words())
    }

    /// Shows a tab as it was left; its pane asks for what is new.
    fn go_tab(&mut self, tab: Tab) -> Vec<Todo> {
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        let again = self.tab == tab;
        self.tab = tab;
        if let Some(stack) = self.stacks.get_mut(tab as usize) {
            // The key of the tab one is in goes to its first screen.
            if again {
                stack.truncate(1);
            }
            if stack.is_empty() {
                stack.push(tab.pane());
            }
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    fn open(&mut self, place: Where) -> Vec<Todo> {
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.push(place.pane());
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    fn back(&mut self) -> Vec<Todo> {
        let depth = self.stacks.get(self.tab as usize).map_or(0, Vec::len);
        if depth <= 1 {
            if self.tab == Tab::Home {
                "This is the first screen. q leaves the program.".clone_into(&mut self.notice);
                return Vec::new();
            }
            return self.go_tab(Tab::Home);
        }
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.pop();
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }

    fn replace(&mut self, place: Where) -> Vec<Todo> {
        if let Some(stack) = self.stacks.get_mut(self.tab as usize) {
            stack.pop();
            // A recorder below a closing page that closed the meeting has nothing left to record.
            while stack.last().is_some_and(|pane| pane.contexts().contains(&Context::Recorder)) {
                stack.pop();
            }
            stack.push(place.pane());
        }
        let effects = self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default();
        self.effects(effects)
    }

    fn effects(&mut self, effects: Vec<Effect>) -> Vec<Todo> {
        let mut todo = Vec::new();
        for effect in effects {
            match effect {
                Effect::Ask(ask) => todo.push(Todo::Ask(ask)),
                Effect::Do(deed) => todo.push(Todo::Do(deed)),
                Effect::Open(place) => todo.extend(self.open(place)),
                Effect::Replace(place) => todo.extend(self.replace(place)),
                Effect::Back => todo.extend(self.back()),
                Effect::Lay(overlay) => self.overlays.push(*overlay),
                Effect::Say(words) => self.notice = words,
                Effect::Run(command) => todo.extend(self.run(command)),
            }
        }
        todo
    }

    /// Hears from the workers. Answers what is to be done, and whether the screen must be drawn for it.
    pub fn heed(&mut self, message: Message) -> (Vec<Todo>, bool) {
        match message {
            Message::Answer(Answer::Failed(words)) | Message::NotDone(words) => {
                self.notice = words;
                (Vec::new(), true)
            }
            Message::Answer(Answer::Saved(saved)) => {
                let left_out = saved.left_out.unwrap_or_default();
                self.notice = format!("Saved as {}. {left_out}", saved.path.display());
                (Vec::new(), true)
            }
            Message::Answer(answer) => (self.hear(answer), true),
            Message::Done(done) => {
                let effects = self.with_pane(|pane, env| pane.done(&done, env)).unwrap_or_default();
                let matters = !effects.is_empty();
                (self.effects(effects), matters)
            }
            Message::Saved(at) => {
                let failed = matches!(self.saving, Saving::Failed(_));
                self.saving = Saving::Saved(at);
                // In the reader setting the save time is drawn with the next key, so that it is not read out.
                (Vec::new(), failed || !self.setting.look.reader)
            }
            Message::SaveFailed(words) => {
                self.saving = Saving::Failed(words);
                (Vec::new(), true)
            }
        }
    }

    /// Every pane hears an answer: it may have been asked from a tab that is not in sight now.
    fn hear(&mut self, answer: Answer) -> Vec<Todo> {
        let mut answer = Some(answer);
        let mut effects = self.with_pane(|pane, env| pane.hear(&mut answer, env)).unwrap_or_default();
        let tab = self.tab;
        for other in Tab::ALL.iter().filter(|other| **other != tab) {
            self.tab = *other;
            effects.extend(self.with_pane(|pane, env| pane.hear(&mut answer, env)).unwrap_or_default());
        }
        self.tab = tab;
        self.effects(effects)
    }
}
