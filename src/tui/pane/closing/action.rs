//! "fri 4 dec" below "By when?" is the day itself: it is asked whether it goes into the action, or is a reason.

use super::Closing;
use crate::domain::closing::{action_asked, completed};
use crate::domain::id::Id;
use crate::domain::marks::Present;
use crate::domain::writing::restate;
use crate::service::Deed;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::pane::{Env, Reply};
use crate::tui::widget::field::Field;

/// The question whether what was typed goes into the action.
const INTO: &str = "record.into-action";
const QUESTION: &str = "The answer, or why there is none?";
const NEITHER: &str = "Neither; type on";

/// A line as it would be with the answer in it.
struct Completed {
    text: Id,
    line: usize,
    words: String,
}

impl Closing {
    /// Asks whether what was typed goes into the action; none where it is no owner and no day that is missing there.
    pub(super) fn asks_into_the_action(&self, words: &str) -> Option<Vec<Effect>> {
        let completed = self.completed(words)?;
        let answers =
            vec![format!("Write it in the action: {}", completed.words), "Keep it as a reason".into()];
        let short = [NEITHER, "Write it in the action", "Keep it as a reason"].map(str::to_owned).to_vec();
        let about = format!("You typed: {words}");
        let choice = Choice::decide(INTO, QUESTION, NEITHER, answers).short(short).about(&about);
        Some(vec![Effect::Lay(Box::new(Overlay::Choice(choice)))])
    }

    fn completed(&self, words: &str) -> Option<Completed> {
        let sheet = self.sheet.as_ref().filter(|sheet| sheet.record.meeting.state.can_write())?;
        let record = &sheet.record;
        let found = action_asked(&self.gaps.get(self.at)?.key, record, &sheet.around)?;
        let text = record.texts.iter().find(|text| text.id == found.text)?;
        let line = text.body.lines().get(found.line)?;
        let present = Present { people: &record.people, children: &record.children };
        let words = completed(line, words, &present, &sheet.around)?;
        // In room view the record has fewer lines than the text.
        let all = sheet.manuscripts.get(&found.text)?.body().lines();
        Some(Completed { text: found.text, line: all.iter().position(|one| one == line)?, words })
    }

    /// What the answer leads to; none where another question was answered.
    pub(super) fn completes_the_action(&mut self, reply: &Reply, env: &Env) -> Option<Vec<Effect>> {
        let typed = self.field.words().trim().to_owned();
        match reply {
            Reply::Chosen(INTO, 0) => Some(self.write_into_the_action(&typed, env)),
            Reply::Chosen(INTO, _) => Some(self.give(&typed, env)),
            _ => None,
        }
    }

    fn write_into_the_action(&mut self, typed: &str, env: &Env) -> Vec<Effect> {
        let Some(done) = self.completed(typed) else { return Vec::new() };
        let Some(mut sheet) = self.sheet.take() else { return Vec::new() };
        let at = self.at;
        let mut effects = Vec::new();
        if let Some(manuscript) = sheet.manuscripts.get_mut(&done.text) {
            let stroke = restate(manuscript, done.line, |line| line.with_text(done.words.as_str()));
            if manuscript.apply(&stroke).is_ok() {
                if let Some(text) = sheet.record.texts.iter_mut().find(|text| text.id == done.text) {
                    text.body.clone_from(manuscript.body());
                }
                effects.extend([
                    Effect::Do(Deed::Stroke { text: done.text, stroke }),
                    Effect::Do(Deed::Leave(done.text)),
                ]);
                effects.push(Effect::Say(format!("The action is now: {}", done.words)));
            }
        }
        sheet.reason_draft = None;
        // It is in the action: no reason that was begun.
        self.field = Field::default();
        effects.push(self.remember());
        self.load(sheet, env);
        // What else the action lacks is asked in the same place.
        self.go(at);
        effects
    }
}
