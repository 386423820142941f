//! What is asked of somebody who is here: the interpreter's language, and the times they were there.

use super::questions::{ask_line, lay};
use super::{Recorder, Reply};
use crate::command::Attendance as AttendanceKey;
use crate::domain::attendance::{Attendance, Came, How};
use crate::domain::person::Capacity;
use crate::domain::presence::read_times;
use crate::tui::effect::Effect;
use crate::tui::overlay::choice::Choice;

const LANGUAGE: &str = "attendance.language";
const NEEDS: &str = "attendance.needs-interpreter";
const PROFESSIONAL: &str = "attendance.professional-interpreter";
const TIMES: &str = "attendance.times";

/// Whether an interpreter is a professional one, in the order of the question.
const STANDINGS: [(Option<bool>, &str); 3] = [
    (Some(true), "a professional interpreter"),
    (Some(false), "not a professional interpreter"),
    (None, "not known"),
];

/// Asks the question of a key on somebody.
pub(super) fn ask(one: &Attendance, key: AttendanceKey) -> Vec<Effect> {
    if key == AttendanceKey::Times {
        let hint = "As 10:05 to 10:40, from 10:05, or until 10:40; empty where it is not known.";
        return ask_line(TIMES, "From when to when were they there?", hint, &times(one));
    }
    if one.capacity == Capacity::Interpreter {
        return ask_line(
            LANGUAGE,
            "Which language do they interpret?",
            "For example: Polish.",
            &one.language,
        );
    }
    let hint = "For example: Polish. Empty where they need none.";
    ask_line(NEEDS, "For which language do they need an interpreter?", hint, &one.needs_interpreter)
}

fn times(one: &Attendance) -> String {
    let arrived = one.arrived.map(|at| at.format("%H:%M").to_string());
    let left = one.left.map(|at| at.format("%H:%M").to_string());
    match (arrived, left) {
        (Some(arrived), Some(left)) => format!("{arrived} to {left}"),
        (Some(arrived), None) => format!("from {arrived}"),
        (None, Some(left)) => format!("until {left}"),
        (None, None) => String::new(),
    }
}

impl Recorder {
    /// Hears the answers to these questions.
    pub(super) fn who_reply(&mut self, reply: &Reply) -> Option<Vec<Effect>> {
        Some(match reply {
            Reply::Line(TIMES, words) => self.note_times(words),
            Reply::Line(NEEDS, words) => {
                self.change_attendance(|one| words.trim().clone_into(&mut one.needs_interpreter))
            }
            Reply::Line(LANGUAGE, words) => {
                let mut effects = self.change_attendance(|one| words.trim().clone_into(&mut one.language));
                effects.extend(self.ask_what_kind());
                effects
            }
            Reply::Chosen(PROFESSIONAL, n) => {
                let Some((professional, _)) = STANDINGS.get(*n).copied() else { return Some(Vec::new()) };
                self.change_attendance(|one| one.professional_interpreter = professional)
            }
            _ => return None,
        })
    }

    fn ask_what_kind(&self) -> Vec<Effect> {
        let answers = STANDINGS.iter().map(|(_, words)| (*words).to_owned()).collect();
        let now = self.chosen_attendance().and_then(|one| one.professional_interpreter);
        let at = STANDINGS.iter().position(|(one, _)| *one == now).unwrap_or(0);
        lay(Choice::change(PROFESSIONAL, "What kind of interpreter are they?", answers, at))
    }

    fn note_times(&mut self, words: &str) -> Vec<Effect> {
        let Some((arrived, left)) = read_times(words) else {
            let words = words.trim();
            return vec![Effect::Say(format!(
                "\"{words}\" was not read as times. They are as they were. t asks again."
            ))];
        };
        self.change_attendance(|one| {
            (one.arrived, one.left) = (arrived, left);
            if arrived.is_some() || left.is_some() {
                one.came = Some(Came::Part);
                one.how = one.how.or(Some(How::Room));
            }
        })
    }
}
