//! Whether a word is a child, answered for all lines at once.

use super::{Closing, in_room};
use crate::domain::body::Line;
use crate::domain::child_names::ChildNames;
use crate::domain::closing::{MEANT, SMALL};
use crate::domain::id::Id;
use crate::domain::writing::restate;
use crate::service::Deed;
use crate::service::meetings::Sheet;
use crate::tui::effect::Effect;
use crate::tui::pane::Env;

impl Closing {
    /// Says of every line the question asks about whether the word in it is the child.
    pub(super) fn say_meant(&mut self, is_child: bool, env: &Env) -> Vec<Effect> {
        if self.room.is_some() {
            return vec![Effect::Say(in_room::APART.into())];
        }
        let key = self.gaps.get(self.at).map(|gap| gap.key.clone()).unwrap_or_default();
        let Some(mut sheet) = self.sheet.take() else { return Vec::new() };
        let asked = Asked::of(&key, &sheet);
        let said = asked.as_ref().map(|asked| asked.said(&mut sheet, is_child));
        sheet.reason_draft = None;
        self.load(sheet, env);
        let words = "This question is answered in words: type why, or .none leaves it unanswered.";
        let Some(mut effects) = said else { return vec![Effect::Say(words.into())] };
        let many = effects.iter().filter(|effect| matches!(effect, Effect::Do(Deed::Stroke { .. }))).count();
        let lines = if many == 1 { "1 line".to_owned() } else { format!("{many} lines") };
        let what = if is_child { "kept as the child's" } else { "kept as having the word" };
        effects.push(Effect::Say(format!("{lines} {what}. .name and .word on a line change that one.")));
        effects
    }
}

/// Which lines a question asks about.
struct Asked {
    child: Id,
    is_small: bool,
    names: ChildNames,
}

impl Asked {
    fn of(key: &str, sheet: &Sheet) -> Option<Self> {
        let record = &sheet.record;
        let rest = key.strip_prefix(MEANT).or_else(|| key.strip_prefix(SMALL))?;
        let child = record.children.iter().find(|child| child.id.to_string() == rest)?.id;
        let names = ChildNames::of(&record.children, &record.people, |one| one == child);
        Some(Self { child, is_small: key.starts_with(SMALL), names })
    }

    fn asks(&self, line: &Line) -> bool {
        let said: Vec<(Id, bool)> = line.said_of().collect();
        if self.is_small {
            self.names.in_small_letters(self.child, &line.text, &said) > 0
        } else {
            self.names.in_doubt(&line.text, &said).is_some()
        }
    }

    /// Keeps the answer with each line, in its text; answers what is to be done.
    fn said(&self, sheet: &mut Sheet, is_child: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        for text in &mut sheet.record.texts {
            let Some(manuscript) = sheet.manuscripts.get_mut(&text.id) else { continue };
            let lines = manuscript.body().lines().iter().enumerate();
            let asked: Vec<usize> = lines.filter(|(_, line)| self.asks(line)).map(|(at, _)| at).collect();
            let before = effects.len();
            for at in asked {
                let stroke = restate(manuscript, at, |line| line.saying(self.child, is_child));
                if manuscript.apply(&stroke).is_ok() {
                    effects.push(Effect::Do(Deed::Stroke { text: text.id, stroke }));
                }
            }
            if effects.len() > before {
                text.body.clone_from(manuscript.body());
                effects.push(Effect::Do(Deed::Leave(text.id)));
            }
        }
        effects
    }
}
