//! My store: copies and checks, its passphrase and recovery words, and whose record it is.

mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::rows::{Does, rows, uses};
use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Reply, Where};
use crate::command::{App, Command, Context};
use crate::domain::idle::IdleTimes;
use crate::service::own::{OwnView, Whose, see_organisation_uses};
use crate::service::{Answer, Ask};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;

const BACKUP: &str = "store.backup";

/// The pane.
#[derive(Debug)]
pub struct MyStore {
    split: Split,
    /// What the rows do, in their order.
    does: Vec<Does>,
    view: OwnView,
    idle: IdleTimes,
    said: String,
}

impl MyStore {
    /// The only one.
    pub fn of((): ()) -> Self {
        let (view, idle) = (OwnView::default(), IdleTimes::default());
        Self { split: Split::default(), does: Vec::new(), view, idle, said: String::new() }
    }

    fn fill(&mut self) {
        let (items, does) = rows(&self.view, self.idle);
        self.does = does;
        self.split.list.fill(items);
    }

    fn does(&mut self, env: &Env) -> Vec<Effect> {
        let Some(does) = self.split.list.chosen().and_then(|n| self.does.get(n)) else { return Vec::new() };
        match does {
            Does::Backup => {
                let hint = "The file to make, with its folder. A file that is there is not written over.";
                let prompt = Prompt::new(BACKUP, "Where to make the backup", hint, "").passing();
                vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
            }
            Does::Verify => self.ask(Ask::Verify, "checking; this may take some seconds"),
            Does::Passphrase => vec![Effect::Open(Where::Passphrase(()))],
            Does::Words => vec![Effect::Open(Where::Words(Whose::Hers))],
            Does::Organisation => vec![Effect::Open(Where::Words(Whose::Organisation))],
            Does::Remove => vec![Effect::Open(Where::RemoveWords(()))],
            Does::Uses => self.open_uses(env),
            Does::Standing => {
                vec![Effect::Open(Where::Standing(self.view.standing.clone()))]
            }
            Does::Authority => vec![Effect::Run(Command::App(App::Authority))],
            Does::Idle => vec![Effect::Open(Where::Idle(()))],
            Does::Lock => vec![Effect::Run(Command::App(App::Lock))],
        }
    }

    /// What is shown now has been seen. That is noted where something may be written.
    fn open_uses(&mut self, env: &Env) -> Vec<Effect> {
        self.split.open(uses(&self.view));
        if env.records == Records::OnlyToRead {
            return Vec::new();
        }
        if std::mem::take(&mut self.view.unseen) == 0 {
            return Vec::new();
        }
        self.fill();
        let said = "Noted that you have seen them. The list stays here.";
        vec![Effect::Do(see_organisation_uses(self.view.uses.len())), Effect::SayKept(said.into())]
    }

    fn ask(&mut self, ask: Ask, said: &str) -> Vec<Effect> {
        said.clone_into(&mut self.said);
        vec![Effect::Ask(ask)]
    }
}

impl Pane for MyStore {
    fn place(&self, _: &Env) -> String {
        "My store".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("Your store")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.idle = env.idle;
        self.fill();
        vec![Effect::Ask(Ask::MyStore)]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            Command::Move(step) => Some(match self.split.step(step) {
                Wants::Open => self.does(env),
                Wants::Nothing => Vec::new(),
            }),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Told(words)) => {
                self.said.clear();
                vec![Effect::Say(words.clone())]
            }
            Some(Answer::MyStore(view)) => {
                self.view = view.as_ref().clone();
                self.fill();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Line(BACKUP, file) if !file.trim().is_empty() => {
                self.ask(Ask::Backup { to: file.trim().into() }, "copying; this may take some seconds")
            }
            _ => Vec::new(),
        }
    }

    /// Whether the organisation has words may be another thing now.
    fn told(&mut self, _: &str, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::MyStore)]
    }

    fn again(&self) -> Option<Where> {
        Some(Where::MyStore(()))
    }

    fn status(&self, _: &Env) -> String {
        match (self.split.on_page, self.said.is_empty()) {
            (true, _) if self.split.page.has_more() => "more below; b goes back to My store".into(),
            (true, _) => "b goes back to My store".into(),
            (false, true) => "your own records".into(),
            (false, false) => self.said.clone(),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        if self.split.on_page {
            self.split.page.draw(frame, area, env.look, true);
        } else {
            self.split.list.draw(frame, area, env.look, true);
        }
    }
}
