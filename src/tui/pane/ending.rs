//! A meeting ends without being closed: why, whose reason it was, and whether it counts. Asked one after the other;
//! leaving any of them changes nothing.

use super::Reply;
use crate::domain::id::Id;
use crate::domain::meeting::{State, Whose};
use crate::service::meetings::WHOSE;
use crate::service::{Deed, Piece};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;

const WORDS: &str = "meeting.end-words";
const WHOSE_REASON: &str = "meeting.end-whose";
const COUNTS: &str = "meeting.end-counts";

/// Whether it counts, in the order of the question.
const ANSWERS: [(&str, Option<bool>); 3] = [("Yes", Some(true)), ("No", Some(false)), ("Not decided", None)];

const GOES_ON: &str = "Do not end the meeting";
const COUNT: &str = "Does it count as a core group?";
const ABOUT: &str =
    "It was broken off. If it counts, the next date is reckoned from it. Until that is decided it is not.";

fn answers() -> Vec<String> {
    ANSWERS.iter().map(|(words, _)| (*words).to_owned()).collect()
}

/// The ending that is asked about.
#[derive(Debug, Default)]
pub(super) struct Ending {
    state: Option<State>,
    reason: String,
    whose: Option<Whose>,
}

impl Ending {
    /// Asks why; the rest follows.
    pub(super) fn ask(&mut self, state: State) -> Vec<Effect> {
        *self = Self { state: Some(state), ..Self::default() };
        let question = if state == State::Abandoned {
            "Why was the meeting broken off?"
        } else {
            "Why was the meeting not held?"
        };
        let hint = "In a few words. What was written is kept as it is.";
        vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(WORDS, question, hint, ""))))]
    }

    /// What an answer leads to; none where it is not an answer to one of these questions.
    pub(super) fn reply(&mut self, reply: &Reply, meeting: Id) -> Option<Vec<Effect>> {
        match reply {
            Reply::Line(WORDS, words) => {
                self.reason.clone_from(words);
                let answers = WHOSE.iter().map(|(_, words)| (*words).to_owned()).collect();
                Some(lay(Choice::decide(WHOSE_REASON, "Whose reason was it?", GOES_ON, answers)))
            }
            Reply::Chosen(WHOSE_REASON, n) => {
                self.whose = WHOSE.get(*n).map(|(whose, _)| *whose);
                Some(if self.state == Some(State::Abandoned) {
                    lay(Choice::decide(COUNTS, COUNT, GOES_ON, answers()).about(ABOUT))
                } else {
                    self.end(meeting)
                })
            }
            Reply::Chosen(COUNTS, n) => {
                let mut effects = vec![keep_counts(meeting, *n)];
                effects.extend(self.end(meeting));
                Some(effects)
            }
            _ => None,
        }
    }

    fn end(&mut self, meeting: Id) -> Vec<Effect> {
        let Self { state: Some(state), reason, whose } = std::mem::take(self) else { return Vec::new() };
        vec![Effect::Do(Deed::Turn { meeting, state, reason, whose })]
    }
}

fn lay(choice: Choice) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
}

/// Asks whether a meeting that was broken off counts, under a name; it starts on what holds now.
pub(super) fn ask_counts(name: &'static str, now: Option<bool>) -> Choice {
    let at = ANSWERS.iter().position(|(_, counts)| *counts == now).unwrap_or(0);
    Choice::change(name, COUNT, answers(), at).about(ABOUT)
}

/// Keeps the answer.
pub(super) fn keep_counts(meeting: Id, chosen: usize) -> Effect {
    let counts = ANSWERS.get(chosen).and_then(|(_, counts)| *counts);
    Effect::Do(Deed::Keep(Box::new(Piece::Counts { meeting, counts })))
}
