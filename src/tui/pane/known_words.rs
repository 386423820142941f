//! The words the practitioner added, which spelling does not ask about.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Env, InRoom, Letters, Pane, Reply, Where};
use crate::command::{Command, Context, KnownWords as Key, Move};
use crate::domain::spelling::looked_at;
use crate::service::spelling::keep_known;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::put;
use crate::tui::widget::wrap;

const ADD: &str = "known.add";
const NONE: &str =
    "You have added no words yet. a adds words here; where spelling is looked at, a adds the word shown.";

/// The pane.
#[derive(Debug, Default)]
pub struct KnownWords {
    words: Vec<String>,
    list: List,
}

impl KnownWords {
    /// The list.
    #[must_use]
    pub fn of((): ()) -> Self {
        Self::default()
    }

    fn fill(&mut self, mut words: Vec<String>) {
        words.sort_by_key(|word| word.to_lowercase());
        words.dedup();
        self.list.fill(words.iter().map(|word| Item::row(word.clone())).collect());
        self.words = words;
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Add => {
                let hint = "Names and places of a family on record are known already.";
                let asked = Prompt::new(ADD, "Which words?".to_owned(), hint, "");
                vec![Effect::Lay(Box::new(Overlay::Prompt(asked)))]
            }
            Key::Remove => self.remove(),
        }
    }

    fn remove(&mut self) -> Vec<Effect> {
        let Some(n) = self.list.chosen().filter(|n| *n < self.words.len()) else { return Vec::new() };
        let mut words = std::mem::take(&mut self.words);
        words.remove(n);
        self.kept(words, "Removed. Spelling asks about it again.")
    }

    fn add(&mut self, typed: &str) -> Vec<Effect> {
        let mut words = std::mem::take(&mut self.words);
        let before = words.len();
        words.extend(looked_at(typed).into_iter().map(|(_, word)| word.to_owned()));
        if words.len() == before {
            self.fill(words);
            let why = "No word was added. Abbreviations in capitals and figures are never asked about.";
            return vec![Effect::Say(why.into())];
        }
        self.kept(words, "Kept.")
    }

    fn kept(&mut self, words: Vec<String>, said: &str) -> Vec<Effect> {
        self.fill(words);
        vec![Effect::Do(keep_known(&self.words)), Effect::SayKept(said.to_owned())]
    }
}

impl Pane for KnownWords {
    fn place(&self, _: &Env) -> String {
        "Known words".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("Your known words")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::KnownWords, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::KnownWords)]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::KnownWords(key) => Some(self.key(key)),
            Command::Move(
                step @ (Move::Down | Move::Up | Move::First | Move::Last | Move::PageDown | Move::PageUp),
            ) => {
                self.list.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::KnownWords(words)) = answer {
            self.fill(words.clone());
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Line(ADD, words) => self.add(&words),
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::KnownWords(()))
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn status(&self, _: &Env) -> String {
        match self.words.len() {
            1 => "1 known word".into(),
            many => format!("{many} known words"),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        if self.words.is_empty() {
            for (n, words) in (0..area.height).zip(wrap::lines(NONE, area.width)) {
                put(frame, crate::tui::widget::paint::row(area, n), words, Style::new(), env.look);
            }
            frame.set_cursor_position((area.x, area.y));
            return;
        }
        self.list.draw(frame, area, env.look, true);
    }
}
