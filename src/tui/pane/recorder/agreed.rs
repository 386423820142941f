//! Whether this meeting agreed the record of the one before it.

use super::{Recorder, Reply};
use crate::domain::circulation::MinutesAgreed;
use crate::domain::moment::long_date;
use crate::service::{Deed, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;

const AGREED: &str = "minutes.agreed";
const NOT_AGREED: &str = "minutes.not-agreed";
const WAYS: [&str; 3] =
    ["Agreed as it stands", "Agreed with the corrections that were asked for", "Not agreed"];

impl Recorder {
    pub(super) fn ask_agreed(&self) -> Vec<Effect> {
        let before = self.sheet.as_ref().and_then(|sheet| sheet.record.meeting_before.as_ref());
        let Some(before) = before else {
            return vec![Effect::Say("No closed meeting of this family comes before this one.".into())];
        };
        let question = format!("Is the record of {} agreed?", before.title());
        let about = format!("It was held on {}. The answer stands in both records.", long_date(before.on));
        let answers = WAYS.map(str::to_owned).to_vec();
        let choice = Choice::decide(AGREED, question, "Nothing is said of it: leave it as it is", answers);
        vec![Effect::Lay(Box::new(Overlay::Choice(choice.about(&about))))]
    }

    /// Takes an answer to one of these questions; gives back what is not one.
    pub(super) fn agreed(&mut self, reply: Reply) -> Result<Vec<Effect>, Reply> {
        match reply {
            Reply::Chosen(AGREED, 2) => {
                let hint = "In the words of whoever said it. It may stay empty.";
                let prompt = Prompt::new(NOT_AGREED, "What is not agreed?", hint, "");
                Ok(vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))])
            }
            Reply::Chosen(AGREED, n) => Ok(self.keep_agreed(WAYS.get(n).copied().unwrap_or_default())),
            Reply::Line(NOT_AGREED, words) => Ok(match words.trim() {
                "" => self.keep_agreed("Not agreed"),
                words => self.keep_agreed(&format!("Not agreed: {words}")),
            }),
            other => Err(other),
        }
    }

    fn keep_agreed(&mut self, words: &str) -> Vec<Effect> {
        let Some(sheet) = self.sheet.as_mut() else { return Vec::new() };
        let record = &mut sheet.record;
        let Some(before) = record.meeting_before.as_ref() else { return Vec::new() };
        let known = record.agreed_here.iter().find(|one| one.meeting == before.id);
        let agreed = MinutesAgreed {
            id: known.map_or_else(new_id, |one| one.id),
            meeting: before.id,
            by: record.meeting.id,
            on: record.meeting.on,
            of: format!("{} of {}", before.title(), long_date(before.on)),
            at: record.meeting.title(),
            words: words.to_owned(),
        };
        record.agreed_here.retain(|one| one.id != agreed.id);
        record.agreed_here.push(agreed.clone());
        let said = Effect::SayKept("Noted in both records.".into());
        vec![Effect::Do(Deed::Keep(Box::new(Piece::MinutesAgreed(agreed)))), said]
    }
}
