//! The recorder: a meeting written down while it happens.

mod adding;
mod agreed;
pub(super) mod beside;
mod chairing;
mod codes;
mod going;
mod in_room;
mod legend;
mod lists;
mod meaning;
mod moving;
mod offering;
mod parts;
mod questions;
mod shielding;
mod speaks;
mod stops;
mod text;
mod turning;
mod view;
mod who;

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;

use self::beside::Marks;
use self::going::Way;
use self::stops::Stop;
use super::{About, Env, InRoom, Input, Letters, Pane, RecordFor, Reply, Where, Writing};
use crate::command::{Agenda, App, Command, Context, Recorder as Key};
use crate::domain::audience::Reader;
use crate::domain::id::Id;
use crate::domain::manuscript::Manuscript;
use crate::domain::meeting::State;
use crate::domain::short_code::ShortCodes;
use crate::domain::template::{Form, Section};
use crate::domain::veil::Veil;
use crate::service::meetings::{ActionsSoFar, Sheet};
use crate::service::{Answer, Ask, Done};
use crate::tui::effect::Effect;
use crate::tui::widget::editor::Scroll;
use crate::tui::widget::list::List;

/// The pane.
pub struct Recorder {
    id: Id,
    sheet: Option<Sheet>,
    manuscripts: HashMap<Id, Manuscript>,
    stops: Vec<Stop>,
    at: usize,
    /// The part of the meeting shown; none is the last.
    part: Option<Id>,
    /// The part that was begun and is to be shown.
    begun: Option<Id>,
    /// The agenda has the focus, not the section.
    on_agenda: bool,
    agenda: List,
    rows: List,
    scroll: Scroll,
    /// Which of the completions of an `@` word is offered.
    offered: Option<usize>,
    /// Actions so far, how many of them have no date, and how many one that was not read.
    actions: ActionsSoFar,
    /// What the reader setting says of the line that was left.
    said: String,
    /// The question that is open, with what it is about.
    asked: questions::Asked,
    /// Short codes.
    codes: codes::Codes,
    /// Whether room view is on for this meeting.
    in_room: bool,
    /// What may be on the screen, in room view.
    shown: Option<in_room::Shown>,
    /// Which lines of the text shown are off the screen.
    veil: Veil,
    /// The line below which the cursor went when it left the screen.
    just_left: Option<usize>,
    /// The line that was asked about last: whether a word in it is a child.
    doubt: Option<(Id, usize)>,
    /// What was typed before the meeting was there to type in.
    waiting: Vec<Input>,
    /// The section and the child whose text was written in last.
    wrote: Option<(usize, Option<Id>)>,
    /// The way between a list and the text.
    way: Way,
}

impl Recorder {
    /// The recorder of a meeting.
    #[must_use]
    pub fn of(meeting: Id) -> Self {
        Self {
            id: meeting,
            sheet: None,
            manuscripts: HashMap::new(),
            stops: Vec::new(),
            at: 0,
            part: None,
            begun: None,
            on_agenda: false,
            agenda: List::default(),
            rows: List::default(),
            scroll: Scroll::default(),
            offered: None,
            actions: ActionsSoFar::default(),
            said: String::new(),
            asked: questions::Asked::default(),
            codes: codes::Codes::default(),
            in_room: false,
            shown: None,
            veil: Veil::OPEN,
            just_left: None,
            doubt: None,
            waiting: Vec::new(),
            wrote: None,
            way: Way::default(),
        }
    }

    fn load(&mut self, sheet: &Sheet) -> Vec<Effect> {
        if !sheet.record.meeting.state.can_write() {
            return vec![Effect::Replace(Where::Record(RecordFor {
                meeting: self.id,
                reader: Reader::Record,
            }))];
        }
        self.manuscripts.clone_from(&sheet.manuscripts);
        self.sheet = Some(sheet.clone());
        self.look();
        let rest = sheet.rest.as_deref().unwrap_or_default();
        let begun = self.begun.take();
        self.show_part(begun.or_else(|| self.rested_in(rest)));
        self.at = match begun {
            Some(_) => self.stop_of(Form::Attendance).unwrap_or(0),
            None => self.rested_at(rest).unwrap_or(0),
        };
        if std::mem::take(&mut self.way) == Way::ToText && !self.is_text() {
            self.at = self.writing_stop().unwrap_or(self.at);
        }
        self.note_writing();
        self.refresh();
        self.cover();
        let mut effects = self.lead_away();
        let is_planned = sheet.record.meeting.state == State::Planned;
        let words = "This meeting is planned. .begin asks whether it begins; what is typed before is kept.";
        effects.extend(is_planned.then(|| Effect::Say(words.into())));
        effects
    }

    fn stop(&self) -> Option<Stop> {
        self.stops.get(self.at).copied()
    }

    fn section(&self) -> Option<&Section> {
        let sheet = self.sheet.as_ref()?;
        sheet.record.template.sections.get(self.stop()?.section)
    }

    fn form(&self) -> Form {
        self.stop().map_or(Form::Text, |stop| stop.form)
    }

    /// Whether the section shown is a text to write in.
    fn is_text(&self) -> bool {
        matches!(self.form(), Form::Text | Form::NextMeeting)
    }

    fn manuscript(&self) -> Option<(Id, &Manuscript)> {
        let text = self.stop()?.text?;
        Some((text, self.manuscripts.get(&text)?))
    }

    fn marks(&self) -> Option<Marks<'_>> {
        let (sheet, record) = (self.sheet.as_ref()?, self.seen()?);
        let text = self.stop().and_then(|stop| stop.text);
        let meanings = record.meanings(text);
        Some(Marks { record, around: &sheet.around, veil: &self.veil, meanings })
    }

    /// Takes the words written so far into the record, and makes the lists anew from it.
    fn refresh(&mut self) {
        let Some(sheet) = self.sheet.as_mut() else { return };
        for text in &mut sheet.record.texts {
            if let Some(manuscript) = self.manuscripts.get(&text.id) {
                text.body.clone_from(manuscript.body());
            }
        }
        self.look();
        if let (Some(sheet), Some(seen)) = (self.sheet.as_ref(), self.seen()) {
            self.actions = crate::service::meetings::actions_so_far(seen, &sheet.around);
        }
        self.fill_rows();
        self.fill_agenda();
    }

    fn key(&mut self, key: Key, env: &Env) -> Vec<Effect> {
        match key {
            Key::Next if self.at + 1 < self.stops.len() => self.go(self.at + 1),
            Key::Previous => self.go(self.at.saturating_sub(1)),
            Key::Next => {
                vec![Effect::Say("This is the last section. .close opens the page before closing.".into())]
            }
            Key::Beside if self.offered.is_some() => self.take_offered(env),
            Key::Beside if self.way == Way::FromText && !self.on_agenda && !self.is_text() => {
                self.turn_to_text()
            }
            Key::Beside => {
                self.just_left = None;
                self.on_agenda = true;
                self.refresh();
                Vec::new()
            }
            Key::Who => self.go_to(Form::Attendance),
            Key::LastTime => self.go_to(Form::LastTime),
            Key::Late => {
                let mut effects = self.go_to(Form::Attendance);
                effects.push(Effect::Say(
                    "Choose who; i notes that they arrived now, o that they left now. Esc goes back to the text."
                        .into(),
                ));
                effects
            }
            Key::Close => self.leave_for(Where::Closing(self.id)),
            Key::ReadBack => self.leave_for(Where::ReadOut(self.id)),
            Key::Agreed => self.ask_agreed(),
            Key::Sort => self.leave_for(Where::Sort(self.id)),
            Key::Clear if self.in_room => vec![Effect::Say(in_room::APART.into())],
            Key::Chair => self.chairs_card(env),
            Key::Left => self.what_is_left(),
            Key::Wording => self.leave_for(Where::Wording(self.id)),
            Key::Spelling => self.leave_for(Where::Spelling(self.id)),
            Key::Actions => vec![self.say_actions()],
            Key::Done => self.turn_done(),
            Key::Audience | Key::Accept | Key::Undo | Key::Redo => self.text_key(key),
            Key::Share => self.share(),
            Key::Name | Key::Word => self.say_meant(key == Key::Name),
            Key::Child => self.ask_whose(),
            Key::OtherPart => self.other_part(),
            Key::Clear | Key::Part | Key::Begin | Key::Pause | Key::Abandon | Key::NotHeld => {
                self.ask(key, env)
            }
        }
    }
}

/// `1 action`, `3 actions`.
fn count(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}

impl Pane for Recorder {
    fn place(&self, _: &Env) -> String {
        self.title()
    }

    fn kept_under(&self, _: &Env) -> String {
        self.id.to_string()
    }

    fn about(&self) -> Option<About> {
        self.sheet.as_ref().map(|sheet| About::of(&sheet.record, self.part()))
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.id)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        if self.on_agenda {
            return vec![Context::Agenda, Context::Recorder, Context::Move];
        }
        match self.form() {
            Form::Attendance => vec![Context::Attendance, Context::Recorder, Context::Move],
            Form::LastTime => vec![Context::LastTime, Context::Recorder, Context::Move],
            Form::Closing => vec![Context::Recorder, Context::Move],
            Form::Text | Form::NextMeeting => vec![Context::Recorder],
        }
    }

    fn writing(&self) -> Writing {
        // Letters typed while the meeting is opened are text that waits, never commands.
        if self.sheet.is_none() || (self.is_text() && !self.on_agenda) { Writing::Page } else { Writing::No }
    }

    fn letters(&self) -> Letters {
        let answers = matches!(self.form(), Form::Attendance | Form::LastTime);
        if answers && !self.on_agenda { Letters::Answers } else { Letters::Text }
    }

    fn to_its_text(&mut self, _: &Env) -> Option<Vec<Effect>> {
        Some(self.turn_to_text())
    }

    fn waits(&self) -> bool {
        true
    }

    fn is_at_an_empty_line(&self) -> bool {
        self.writing() == Writing::Page
            && self.line().is_some_and(|line| line.text.is_empty() && !line.pasted)
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.mind_the_room(env);
        // Another pane may have written in the meeting meanwhile. All that was typed here was sent before the
        // question, so its answer holds it.
        self.sheet = None;
        self.on_agenda = false;
        vec![Effect::Ask(Ask::Meeting(self.id))]
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        if self.sheet.is_none() {
            return Vec::new();
        }
        let mut effects = self.leave_stop();
        effects.push(self.remember());
        effects
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        self.said.clear();
        self.sheet.as_ref()?;
        match command {
            Command::Recorder(key) => Some(self.key(key, env)),
            Command::Agenda(Agenda::Return) if self.on_agenda => {
                self.on_agenda = false;
                Some(Vec::new())
            }
            Command::Agenda(key) => Some(self.speaks(key, env)),
            // Esc in a list goes back to the text, in a text to the agenda, and from there it asks.
            Command::App(App::Back) if self.offered.take().is_some() => Some(Vec::new()),
            Command::App(App::Back) => self.back(env),
            Command::Attendance(key) => Some(self.attendance_key(key, env)),
            Command::LastTime(key) => Some(self.last_time_key(key)),
            Command::Move(step) => self.step(step, env),
            _ => None,
        }
    }

    fn input(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        self.said.clear();
        if self.sheet.is_none() {
            self.waiting.push(input.clone());
            return Vec::new();
        }
        self.take_in(input, env)
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Meeting(sheet)) if self.sheet.is_none() && sheet.record.meeting.id == self.id => {
                self.mind_the_room(env);
                let sheet = sheet.clone();
                self.codes.fill(ShortCodes::of(env.catalogue.short_codes(), &sheet.short_codes));
                let mut effects = self.load(&sheet);
                for input in std::mem::take(&mut self.waiting) {
                    if self.is_text() {
                        effects.extend(self.take_in(&input, env));
                    }
                }
                effects
            }
            _ => Vec::new(),
        }
    }

    fn done(&mut self, done: &Done, env: &Env) -> Vec<Effect> {
        self.hear_of(done, env)
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        self.reply(reply, env)
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Recorder(self.id))
    }

    fn status(&self, env: &Env) -> String {
        self.status_words(env)
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.draw(frame, area, env);
    }
}
