//! My store: its passphrase, copies and checks.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::split::{Split, Wants};
use super::{Env, Pane, Reply, Where};
use crate::command::{App, Command, Context};
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::widget::list::Item;

const BACKUP: &str = "store.backup";

/// What a row does.
#[derive(Clone, Copy, Debug)]
enum Does {
    Backup,
    Verify,
    Passphrase,
    Lock,
}

const ROWS: [(Does, &str); 4] = [
    (Does::Backup, "Make a backup: an encrypted copy to keep elsewhere"),
    (Does::Verify, "Check the store: every page, every index, the count of saves"),
    (Does::Passphrase, "Change the passphrase"),
    (Does::Lock, "Lock now"),
];

/// The pane.
#[derive(Debug)]
pub struct MyStore {
    split: Split,
    said: String,
}

impl MyStore {
    /// The only one.
    pub fn of((): ()) -> Self {
        Self { split: Split::default(), said: String::new() }
    }

    fn fill(&mut self) {
        let mut items = vec![Item::Heading("My store".into())];
        items.extend(ROWS.iter().map(|(_, words)| Item::row(*words)));
        items.push(Item::Words(String::new()));
        items.push(Item::Words("A forgotten passphrase: lock, and press F7 at the door.".into()));
        self.split.list.fill(items);
    }

    fn does(&mut self) -> Vec<Effect> {
        let does = self.split.list.chosen().and_then(|n| ROWS.get(n)).map(|(does, _)| *does);
        match does {
            Some(Does::Backup) => {
                let hint = "The file to make, with its folder. A file that is there is not written over.";
                let prompt = Prompt::new(BACKUP, "Where to make the backup", hint, "").passing();
                vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
            }
            Some(Does::Verify) => self.ask(Ask::Verify, "checking; this may take some seconds"),
            Some(Does::Passphrase) => vec![Effect::Open(Where::Passphrase(()))],
            Some(Does::Lock) => vec![Effect::Run(Command::App(App::Lock))],
            None => Vec::new(),
        }
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

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        self.fill();
        Vec::new()
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        let Command::Move(step) = command else { return None };
        Some(match self.split.step(step) {
            Wants::Open => self.does(),
            Wants::Nothing => Vec::new(),
        })
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::Told(words)) = answer {
            self.said.clear();
            return vec![Effect::Say(words.clone())];
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Line(BACKUP, file) if !file.trim().is_empty() => {
                self.ask(Ask::Backup { to: file.trim().into() }, "copying; this may take some seconds")
            }
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::MyStore(()))
    }

    fn status(&self, _: &Env) -> String {
        if self.said.is_empty() { "your own records".into() } else { self.said.clone() }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.list.draw(frame, area, env.look, true);
    }
}
