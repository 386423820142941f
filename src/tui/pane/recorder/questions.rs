//! The questions the recorder lays on the screen, and what their answers do.

use super::adding::Adding;
use super::lists::{ABSENCES, REASON_FOR, answer, answer_so_far, attend};
use super::{Env, Key, Recorder, Reply, count};
use crate::command::{Attendance as AttendanceKey, LastTime as LastTimeKey};
use crate::domain::action::{Action, Answer};
use crate::domain::attendance::{Absence, Attendance, Came};
use crate::domain::audience::Audience;
use crate::domain::body::{Clearance, Line};
use crate::domain::date;
use crate::domain::meeting::{State, Whose};
use crate::domain::moment::long_date;
use crate::domain::writing;
use crate::service::meetings::ActionsSoFar;
use crate::service::{Deed, Piece, entry};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::ending::Ending;

const REASON: &str = "attendance.reason";
const REASON_WORDS: &str = "attendance.reason-words";
const REASON_AUDIENCE: &str = "attendance.reason-audience";
const MOVE: &str = "action.move";
const CHANGE: &str = "action.change";
const CLEAR: &str = "line.clear";
const BEGIN: &str = "meeting.begin";
const LEAVE: &str = "meeting.leave";
const AS_IT_IS: &str = "Leave it as it is";

/// Who may have a child's words, and whether the child was asked; none keeps them withheld.
type Decided = Option<(Audience, Option<bool>)>;

/// What the open question is about, until its last part is answered.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Somebody being added.
    pub(super) adding: Adding,
    /// The meeting's ending, where it is neither closed nor goes on.
    ending: Ending,
}

pub(super) fn lay(choice: Choice) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
}

pub(super) fn ask_line(name: &'static str, question: &str, hint: &str, words: &str) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(name, question, hint, words))))]
}

pub(super) fn keep(piece: Piece) -> Effect {
    Effect::Do(Deed::Keep(Box::new(piece)))
}

impl Recorder {
    pub(super) fn say_actions(&self) -> Effect {
        let ActionsSoFar { all, undated, unread } = self.actions;
        let unread =
            if unread > 0 { format!(", {unread} with a date that was not read") } else { String::new() };
        Effect::Say(format!("{}, {undated} without a date{unread}.", count(all, "action")))
    }

    pub(super) fn ask(&mut self, key: Key, env: &Env) -> Vec<Effect> {
        match key {
            Key::Clear => self.ask_who_may_have(),
            Key::Part => Self::ask_part(),
            Key::Begin if self.state() == State::Planned => self.ask_to_begin(env),
            Key::Begin => vec![Effect::Say("This meeting has begun already.".into())],
            Key::Pause => self.pause(),
            Key::Abandon => self.asked.ending.ask(State::Abandoned),
            _ => self.asked.ending.ask(State::NotHeld),
        }
    }

    fn ask_to_begin(&self, env: &Env) -> Vec<Effect> {
        let Some(meeting) = self.sheet.as_ref().map(|sheet| &sheet.record.meeting) else { return Vec::new() };
        let about = format!(
            "{} is planned for {}. It begins now, {}, and the clock counts from it.",
            meeting.title(),
            long_date(meeting.on),
            long_date(env.today)
        );
        let begin = vec!["Begin it now".into()];
        lay(Choice::decide(BEGIN, "Begin the meeting?", "Not now", begin).about(&about))
    }

    /// Asks whether an open meeting is left; one that is paused or planned is left at once.
    pub(super) fn ask_to_leave(&self, _: &Env) -> Option<Vec<Effect>> {
        if self.state() != State::Open {
            return None;
        }
        let about = "The meeting stays open, and what is written stays in it. F7 comes back to it.";
        let leave = vec!["Leave it open, and go back".into()];
        Some(lay(Choice::decide(LEAVE, "Leave the meeting?", "Stay in the meeting", leave).about(about)))
    }

    fn turn(&self, state: State, reason: &str, whose: Option<Whose>) -> Effect {
        Effect::Do(Deed::Turn { meeting: self.id, state, reason: reason.to_owned(), whose })
    }

    fn state(&self) -> State {
        self.sheet.as_ref().map_or(State::Open, |sheet| sheet.record.meeting.state)
    }

    fn pause(&mut self) -> Vec<Effect> {
        let next =
            if matches!(self.state(), State::Paused | State::Planned) { State::Open } else { State::Paused };
        vec![self.turn(next, "", None)]
    }

    fn ask_who_may_have(&mut self) -> Vec<Effect> {
        let Some((child, about)) = self.childs_words() else {
            return vec![Effect::Say(
                "This line is not a child's own words. They begin with \" and the child's name.".into(),
            )];
        };
        let holds = self.line().and_then(|line| line.cleared.as_ref());
        let holds = holds.map(|cleared| (cleared.audience.clone(), cleared.child_asked));
        let all = self.clearances();
        let now = all.iter().position(|(_, decided)| *decided == holds).unwrap_or(0);
        let answers = all.into_iter().map(|(words, _)| words).collect();
        lay(Choice::change(CLEAR, format!("Who may have {child}'s words?"), answers, now).about(&about))
    }

    /// The child's name and the words of the line, where the line is a child's own words.
    fn childs_words(&self) -> Option<(String, String)> {
        let (_, manuscript) = self.manuscript()?;
        let line = manuscript.body().line(manuscript.spot().line);
        let entry = self.marks()?.read(line);
        let child = entry.said.as_ref()?.child;
        let sheet = self.sheet.as_ref()?;
        Some((sheet.record.child(child?)?.name.clone(), entry.words))
    }

    fn clearances(&self) -> Vec<(String, Decided)> {
        let all = |asked| Some((Audience::Everyone, asked));
        let mut answers = vec![
            ("Nobody in the family: keep them withheld".to_owned(), None),
            ("Everyone; the child was asked, and agrees".to_owned(), all(Some(true))),
            ("Everyone; the child was not asked".to_owned(), all(Some(false))),
            ("Everyone; not stated whether the child was asked".to_owned(), all(None)),
        ];
        let people = self.sheet.iter().flat_map(|sheet| &sheet.record.people);
        for person in people.filter(|person| !person.capacity.is_professional()) {
            let audience = Audience::NotFor([person.id].into());
            let words = format!("Everyone but {}; the child was asked, and agrees", person.handle);
            answers.push((words, Some((audience, Some(true)))));
        }
        answers
    }

    fn clear(&mut self, chosen: usize, env: &Env) -> Vec<Effect> {
        let decided = self.clearances().into_iter().nth(chosen).and_then(|(_, decided)| decided);
        let cleared = decided.map(|(audience, child_asked)| Clearance { audience, child_asked, at: env.now });
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let line = manuscript.spot().line;
        let stroke = writing::restate(manuscript, line, |line| Line { cleared, ..line });
        let effects = self.put(stroke);
        self.refresh();
        effects
    }

    pub(super) fn chosen_attendance(&self) -> Option<Attendance> {
        self.attendance().get(self.rows.chosen()?).map(|one| (*one).clone())
    }

    pub(super) fn attendance_key(&mut self, key: AttendanceKey, env: &Env) -> Vec<Effect> {
        if key == AttendanceKey::Add {
            return self.ask_who_is_here("");
        }
        let Some(one) = self.chosen_attendance() else { return Vec::new() };
        if let Some(changed) = attend(&one, key, &env.now) {
            return self.attended(&one, key, changed);
        }
        if matches!(key, AttendanceKey::Language | AttendanceKey::Times) {
            return super::who::ask(&one, key);
        }
        let answers = ABSENCES.iter().map(|(_, words)| (*words).to_owned()).collect();
        lay(Choice::decide(REASON, "Why were they not here?", AS_IT_IS, answers))
    }

    /// Keeps what a key said of somebody. Whether they came was the question: answered, the next one is asked about.
    fn attended(&mut self, before: &Attendance, key: AttendanceKey, changed: Attendance) -> Vec<Effect> {
        let who = |recorder: &Self, one: &Attendance| recorder.handle_of(one.person);
        let handle = who(self, &changed);
        let answers = matches!(key, AttendanceKey::Came | AttendanceKey::NotCame | AttendanceKey::Part);
        let is_answered = answers && before.came.is_none();
        let capacity = changed.capacity;
        let mut effects = self.keep_attendance(changed);
        if key == AttendanceKey::Capacity {
            effects.push(Effect::SayKept(format!("{handle} comes as {} now.", capacity.label())));
        }
        if is_answered {
            self.rows.step(crate::command::Move::Down);
            let next = self.chosen_attendance().filter(|next| next.id != before.id);
            let next = next.map(|next| format!("{handle} is noted. Now: {}.", who(self, &next)));
            effects.extend(next.map(Effect::SayKept));
        }
        effects
    }

    fn handle_of(&self, person: crate::domain::id::Id) -> String {
        let record = self.sheet.as_ref().map(|sheet| &sheet.record);
        record.and_then(|record| record.person(person)).map_or_else(String::new, |one| one.handle.clone())
    }

    pub(super) fn keep_attendance(&mut self, changed: Attendance) -> Vec<Effect> {
        if let Some(wrong) = self.wrong_with(&changed) {
            return vec![Effect::Say(format!("{wrong} It is as it was."))];
        }
        if let Some(sheet) = self.sheet.as_mut() {
            match sheet.record.attendance.iter_mut().find(|one| one.id == changed.id) {
                Some(one) => *one = changed.clone(),
                None => sheet.record.attendance.push(changed.clone()),
            }
        }
        self.refresh();
        vec![keep(Piece::Attendance(changed))]
    }

    pub(super) fn change_attendance(&mut self, change: impl FnOnce(&mut Attendance)) -> Vec<Effect> {
        let Some(mut one) = self.chosen_attendance() else { return Vec::new() };
        change(&mut one);
        self.keep_attendance(one)
    }

    fn absent(&mut self, chosen: usize) -> Vec<Effect> {
        let Some((why, _)) = ABSENCES.get(chosen).copied() else { return Vec::new() };
        let mut effects = self.change_attendance(|one| {
            one.absence = Some(why);
            one.came = one.came.or(Some(Came::No));
        });
        if why == Absence::Other {
            effects.extend(ask_line(
                REASON_WORDS,
                "Why were they not here, in words?",
                "It starts as professionals only.",
                "",
            ));
        } else {
            effects.extend(self.ask_who_may_know());
        }
        effects
    }

    fn chosen_action(&self) -> Option<Action> {
        self.seen()?.carried.get(self.rows.chosen()?).cloned()
    }

    fn answer_of(&self, action: &Action) -> Option<Answer> {
        Some(answer_so_far(action, &self.sheet.as_ref()?.record))
    }

    pub(super) fn last_time_key(&mut self, key: LastTimeKey) -> Vec<Effect> {
        let Some(action) = self.chosen_action() else {
            return vec![Effect::Say("No action went on to this meeting.".into())];
        };
        let Some(so_far) = self.answer_of(&action) else { return Vec::new() };
        if let Some(changed) = answer(&so_far, key) {
            return self.keep_answer(changed);
        }
        if key == LastTimeKey::Move {
            let hint = "As people say it: fri, 4 dec, in 2 weeks, next core group.";
            return ask_line(MOVE, &format!("New date for: {}", action.what), hint, "");
        }
        // Words that are not on the screen are not changed unseen.
        let is_kept = !so_far.for_the_child.is_empty()
            && self.seen().is_some_and(|record| record.answer(action.id).is_none());
        if is_kept {
            return vec![Effect::Say(super::in_room::APART.into())];
        }
        ask_line(CHANGE, "What changed for the child?", &action.what, &so_far.for_the_child)
    }

    fn keep_answer(&mut self, changed: Answer) -> Vec<Effect> {
        let on = self.sheet.as_ref().map_or(chrono::NaiveDate::MIN, |sheet| sheet.record.meeting.on);
        if let Some(wrong) = entry::of_answer(&changed, on).first() {
            return vec![Effect::Say(format!("{wrong} It is as it was."))];
        }
        if let Some(sheet) = self.sheet.as_mut() {
            match sheet.record.answers.iter_mut().find(|one| one.id == changed.id) {
                Some(one) => *one = changed.clone(),
                None => sheet.record.answers.push(changed.clone()),
            }
        }
        self.refresh();
        vec![keep(Piece::Answer(changed))]
    }

    fn change_answer(&mut self, change: impl FnOnce(&mut Answer)) -> Vec<Effect> {
        let Some(mut answer) = self.chosen_action().and_then(|action| self.answer_of(&action)) else {
            return Vec::new();
        };
        change(&mut answer);
        self.keep_answer(answer)
    }

    fn move_date(&mut self, words: &str) -> Vec<Effect> {
        let Some(sheet) = self.sheet.as_ref() else { return Vec::new() };
        match date::read(words, &sheet.around) {
            Ok(day) => self.change_answer(|answer| answer.moved_to = Some(day)),
            Err(why) => {
                vec![Effect::Say(format!("\"{words}\": {why}. The date is as it was. r asks again."))]
            }
        }
    }

    pub(super) fn reply(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        let reply = match self.agreed(reply) {
            Ok(effects) => return effects,
            Err(reply) => reply,
        };
        match reply {
            Reply::Chosen(BEGIN, _) => vec![self.turn(State::Open, "", None)],
            Reply::Chosen(LEAVE, _) => vec![Effect::Back],
            Reply::Chosen(CLEAR, n) => self.clear(n, env),
            Reply::Chosen(REASON, n) => self.absent(n),
            Reply::Line(REASON_WORDS, words) => {
                let mut effects = self.change_attendance(|one| one.absence_words = words);
                effects.extend(self.ask_who_may_know());
                effects
            }
            Reply::Chosen(REASON_AUDIENCE, n) => {
                let Some((audience, _)) = REASON_FOR.get(n).cloned() else { return Vec::new() };
                self.change_attendance(|one| one.absence_audience = audience)
            }
            Reply::Line(MOVE, words) => self.move_date(words.trim()),
            Reply::Line(CHANGE, words) => self.change_answer(|answer| answer.for_the_child = words),
            reply => match self
                .who_reply(&reply)
                .or_else(|| self.whose_reply(&reply))
                .or_else(|| self.adding_reply(&reply))
            {
                Some(effects) => effects,
                None if matches!(reply, Reply::Left(_)) => Vec::new(),
                None => self.end_or_part(&reply),
            },
        }
    }

    fn ask_who_may_know(&self) -> Vec<Effect> {
        let answers = REASON_FOR.iter().map(|(_, words)| (*words).to_owned()).collect();
        let holds = self.chosen_attendance().map(|one| one.absence_audience);
        let now = REASON_FOR.iter().position(|(one, _)| Some(one) == holds.as_ref()).unwrap_or(0);
        lay(Choice::change(REASON_AUDIENCE, "Who may know this reason?", answers, now))
    }

    fn end_or_part(&mut self, reply: &Reply) -> Vec<Effect> {
        if let Some(effects) = self.part_reply(reply) {
            return effects;
        }
        let mut effects = self.leave_stop();
        effects.extend(self.asked.ending.reply(reply, self.id).unwrap_or_default());
        effects
    }
}
