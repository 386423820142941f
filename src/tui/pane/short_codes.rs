//! The short codes: one's own, and the pack's that no own one stands over.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Letters, Pane, Reply, Where};
use crate::command::{Command, Context, Move, ShortCodes as Key};
use crate::domain::short_code::{ShortCode, wrong_with};
use crate::domain::text::{self, Kind};
use crate::service::short_codes::keep;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::widget::list::{Item, List};

const ADD: &str = "code.add";
const CORRECT: &str = "code.correct";

/// The pane.
#[derive(Debug, Default)]
pub struct Codes {
    own: Vec<ShortCode>,
    shown: Vec<ShortCode>,
    list: List,
    /// The code that is being corrected.
    asked: String,
}

impl Codes {
    /// The list.
    #[must_use]
    pub fn of((): ()) -> Self {
        Self::default()
    }

    fn is(one: &ShortCode, code: &str) -> bool {
        one.code.to_lowercase() == code.to_lowercase()
    }

    fn fill(&mut self, env: &Env) {
        let of_pack = env.catalogue.short_codes();
        let others = of_pack.iter().filter(|one| !self.own.iter().any(|own| Self::is(own, &one.code)));
        self.shown = self.own.iter().chain(others).cloned().collect();
        let own = self.own.len();
        let row = |(n, one): (usize, &ShortCode)| {
            let words = if one.words.is_empty() { "turned off" } else { &one.words };
            let whose = if n < own { "own" } else { "pack" };
            Item::row(format!("{:<10} {:<4} {words}", one.code, whose))
        };
        self.list.fill(self.shown.iter().enumerate().map(row).collect());
    }

    fn chosen(&self) -> Option<&ShortCode> {
        self.shown.get(self.list.chosen()?)
    }

    fn key(&mut self, key: Key, env: &Env) -> Vec<Effect> {
        if key == Key::Add {
            let hint = "For example: wnb was not brought";
            return ask(ADD, "The code, then what it stands for".into(), hint, "");
        }
        let Some(one) = self.chosen().cloned() else { return Vec::new() };
        if key == Key::Correct {
            self.asked.clone_from(&one.code);
            return ask(CORRECT, format!("What does {} stand for?", one.code), "In words.", &one.words);
        }
        let of_pack = env.catalogue.short_codes().iter().any(|pack| Self::is(pack, &one.code));
        let is_own = self.own.iter().any(|own| Self::is(own, &one.code));
        if is_own {
            self.own.retain(|own| !Self::is(own, &one.code));
        } else if of_pack {
            self.own.push(ShortCode { words: String::new(), ..one });
        }
        self.kept(env, if is_own { "Removed." } else { "Turned off. - again turns it on." })
    }

    fn put(&mut self, code: &str, words: &str, env: &Env) -> Vec<Effect> {
        let code = text::clean(code.trim(), Kind::Line).text;
        let words = text::clean(words.trim(), Kind::Line).text;
        if let Some(wrong) = wrong_with(&code) {
            return vec![Effect::Say(format!("{wrong} Nothing was changed."))];
        }
        if words.is_empty() {
            return vec![Effect::Say("What the code stands for is missing. Nothing was changed.".into())];
        }
        self.own.retain(|own| !Self::is(own, &code));
        self.own.push(ShortCode { code, words });
        self.own.sort_by(|a, b| a.code.cmp(&b.code));
        self.kept(env, "Kept.")
    }

    fn kept(&mut self, env: &Env, said: &str) -> Vec<Effect> {
        self.fill(env);
        vec![Effect::Do(keep(&self.own)), Effect::SayKept(said.to_owned())]
    }
}

fn ask(name: &'static str, question: String, hint: &str, words: &str) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(name, question, hint, words))))]
}

impl Pane for Codes {
    fn place(&self, _: &Env) -> String {
        "Short codes".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("Your short codes")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::ShortCodes, Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.fill(env);
        vec![Effect::Ask(Ask::ShortCodes)]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::ShortCodes(key) => Some(self.key(key, env)),
            Command::Move(Move::Open) => Some(self.key(Key::Correct, env)),
            Command::Move(
                step @ (Move::Down | Move::Up | Move::First | Move::Last | Move::PageDown | Move::PageUp),
            ) => {
                self.list.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::ShortCodes(own)) = answer {
            self.own.clone_from(own);
            self.fill(env);
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Line(ADD, words) => {
                let typed = words.trim();
                let (code, words) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
                self.put(code, words, env)
            }
            Reply::Line(CORRECT, words) => {
                let code = std::mem::take(&mut self.asked);
                self.put(&code, &words, env)
            }
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::ShortCodes(()))
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn status(&self, _: &Env) -> String {
        "a code and a space make words; Backspace right after makes the code again".into()
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.list.draw(frame, area, env.look, true);
    }
}
