//! On the threshold of the practitioner's own store: making it, another passphrase, recovery words, a backup put back.
//! One question a screen; Esc and Up go back, and nothing typed is lost by it.

mod asked;
mod steps;

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::asked::{Asked, PASSPHRASE};
use self::steps::Steps;
use super::{Env, InRoom, Input, Pane, Writing};
use crate::command::{Command, Context, Steps as Key};
use crate::domain::date::{Around, Lean, read_leaning};
use crate::domain::standing::Standing;
use crate::service::own::{self, SetUp, Whose};
use crate::tui::door::Knock;
use crate::tui::effect::Effect;

/// The pane.
#[derive(Debug)]
pub struct Threshold {
    asked: Asked,
    steps: Steps,
    /// It is being done.
    busy: bool,
}

impl Threshold {
    fn of(asked: Asked) -> Self {
        Self { asked, steps: Steps::new(asked.steps()), busy: false }
    }

    /// Makes a store.
    pub fn set_up((): ()) -> Self {
        Self::of(Asked::SetUp)
    }

    /// Gives it another passphrase.
    pub fn change((): ()) -> Self {
        Self::of(Asked::Change)
    }

    /// Gives it new recovery words.
    pub fn words(whose: Whose) -> Self {
        Self::of(Asked::Words(whose))
    }

    /// Takes the organisation's recovery words away.
    pub fn remove((): ()) -> Self {
        Self::of(Asked::Remove)
    }

    /// Opens it by its recovery words.
    pub fn recover((): ()) -> Self {
        Self::of(Asked::Recover)
    }

    /// Puts a backup in its place.
    pub fn restore((): ()) -> Self {
        Self::of(Asked::Restore)
    }

    /// What is wrong with the answer to a question; none where it will do.
    fn wrong(&self, n: usize, env: &Env) -> Option<String> {
        let typed = self.steps.typed(n);
        match self.asked.kind(n) {
            asked::Kind::Passphrase => too_easy(typed),
            asked::Kind::Again if typed != self.steps.typed(n - 1) => Some(
                "It is not the same as the one before. Type it again, or press Up to change the first."
                    .into(),
            ),
            asked::Kind::Needed if typed.trim().is_empty() => Some("This cannot be empty.".into()),
            asked::Kind::Day if !typed.trim().is_empty() => {
                read_leaning(typed, &around(env), Lean::Back).err().map(|error| error.to_string())
            }
            asked::Kind::YesOrNo if yes_or_no(typed).is_none() => Some("Type yes or no.".into()),
            _ => None,
        }
    }

    fn next(&mut self, env: &Env) -> Vec<Effect> {
        let at = self.steps.at();
        if self.busy {
            return Vec::new();
        }
        if let Some(wrong) = self.wrong(at, env) {
            self.steps.go(at, &wrong);
            return Vec::new();
        }
        if at + 1 < self.steps.len() {
            self.steps.go(at + 1, "");
            return Vec::new();
        }
        self.busy = true;
        vec![Effect::Knock(self.knock(env))]
    }

    fn knock(&mut self, env: &Env) -> Knock {
        let steps = &mut self.steps;
        match self.asked {
            Asked::SetUp => {
                let approved_on = read_leaning(steps.typed(4), &around(env), Lean::Back).ok();
                let standing = Standing {
                    controller: steps.typed(2).trim().into(),
                    approved_by: steps.typed(3).trim().into(),
                    approved_on,
                    official_record: steps.typed(5).trim().into(),
                    ..Standing::default()
                };
                let organisation = yes_or_no(steps.typed(6)).unwrap_or(false);
                Knock::SetUp(Box::new(SetUp { passphrase: steps.take(PASSPHRASE), organisation, standing }))
            }
            Asked::Change => Knock::Change { old: steps.take(0), new: steps.take(1) },
            Asked::Words(whose) => Knock::Words { whose, secret: steps.take(0) },
            Asked::Remove => Knock::Remove(steps.take(0)),
            Asked::Recover => Knock::Recover { words: steps.take(0), new: steps.take(1) },
            Asked::Restore => {
                Knock::Restore { file: PathBuf::from(steps.typed(0).trim()), secret: steps.take(1) }
            }
        }
    }

    fn before(&mut self) -> Vec<Effect> {
        match self.steps.at() {
            0 => vec![Effect::Back],
            at => {
                self.steps.go(at - 1, "");
                Vec::new()
            }
        }
    }

    /// A word about the answer as it stands.
    fn remark(&self) -> String {
        let at = self.steps.at();
        match self.asked.kind(at) {
            _ if self.busy => "Working. This takes a few seconds at most.".into(),
            asked::Kind::Passphrase if !self.steps.typed(at).is_empty() => {
                own::strength(self.steps.typed(at)).says.into()
            }
            _ => String::new(),
        }
    }
}

const fn around(env: &Env) -> Around {
    Around { today: env.today, next_core_group: None }
}

/// What would make it harder to guess, where it is too easy.
fn too_easy(passphrase: &str) -> Option<String> {
    let strength = own::strength(passphrase);
    (!strength.is_enough).then(|| format!("{} {}", strength.says, strength.helps.join(" ")))
}

fn yes_or_no(typed: &str) -> Option<bool> {
    match typed.trim().to_lowercase().as_str() {
        "y" | "yes" => Some(true),
        "n" | "no" | "" => Some(false),
        _ => None,
    }
}

impl Pane for Threshold {
    fn place(&self, _: &Env) -> String {
        self.asked.title().into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("The keys of your store")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Steps]
    }

    fn writing(&self) -> Writing {
        Writing::Line
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let Command::Steps(key) = command else { return None };
        Some(match key {
            Key::Next => self.next(env),
            Key::Before if self.busy => Vec::new(),
            Key::Before => self.before(),
            Key::Show => {
                self.steps.turn();
                Vec::new()
            }
        })
    }

    fn input(&mut self, input: &Input, _: &Env) -> Vec<Effect> {
        if !self.busy {
            self.steps.input(input);
        }
        Vec::new()
    }

    /// What was typed hidden is gone with the knock, and is asked again; so is what was typed to compare it with.
    fn refused(&mut self, why: &str, _: &Env) -> Vec<Effect> {
        self.busy = false;
        (0..self.steps.len()).for_each(|n| drop(self.steps.take(n)));
        self.steps.go(self.asked.after_refusal(), why);
        Vec::new()
    }

    fn told(&mut self, _: &str, _: &Env) -> Vec<Effect> {
        if std::mem::take(&mut self.busy) { vec![Effect::Back] } else { Vec::new() }
    }

    fn status(&self, _: &Env) -> String {
        format!("question {} of {}", self.steps.at() + 1, self.steps.len())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.steps.view(frame, area, env, &self.remark());
    }
}
