//! A meeting for a day to come: which kind, and when.

use chrono::NaiveDate;

use crate::domain::date::{Around, read};
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, Meeting};
use crate::domain::moment::long_date;
use crate::service::Deed;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::Reply;

const KIND: &str = "meeting.plan-kind";
const DAY: &str = "meeting.plan-day";
const KINDS: [Kind; 4] = [Kind::Review, Kind::Plan, Kind::Extra, Kind::ProfessionalsOnly];

/// The meeting that is being planned.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    kind: Option<Kind>,
}

pub(super) fn ask_kind() -> Vec<Effect> {
    let answers = KINDS.map(|kind| kind.label().to_owned()).into();
    vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(KIND, "Which meeting is planned?", answers))))]
}

impl Ahead {
    /// Asks for the day of a meeting of this kind.
    pub(super) fn ask_day(&mut self, kind: Option<Kind>) -> Vec<Effect> {
        self.kind = kind;
        let hint = "As people say it: fri, 4 dec, in 2 weeks.";
        vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(DAY, "On what day?", hint, ""))))]
    }

    /// What an answer leads to; none where it is not one of these questions.
    pub(super) fn reply(&mut self, reply: &Reply, family: Id, today: NaiveDate) -> Option<Vec<Effect>> {
        match reply {
            Reply::Chosen(KIND, n) => Some(self.ask_day(KINDS.get(*n).copied())),
            Reply::Line(DAY, words) => Some(vec![self.plan(words.trim(), family, today)]),
            _ => None,
        }
    }

    fn plan(&mut self, words: &str, family: Id, today: NaiveDate) -> Effect {
        let Some(kind) = self.kind.take() else { return Effect::Say("Nothing was planned.".into()) };
        match read(words, &Around { today, next_core_group: None }) {
            Ok(on) if on < today => Effect::Say(format!("{} is over. Nothing was planned.", long_date(on))),
            Ok(on) => Effect::Do(Deed::Plan { family, kind, on }),
            Err(why) => Effect::Say(format!("\"{words}\": {why}. Nothing was planned.")),
        }
    }
}

/// What is said of it then.
pub(super) fn planned(meeting: &Meeting) -> Effect {
    let day = long_date(meeting.on);
    Effect::Say(format!("{} is planned for {day}. Open it here when it begins.", meeting.title()))
}
