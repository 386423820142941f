//! A meeting's record that is no longer written in: as each reader gets it, with its addenda.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::ending::{ask_counts, keep_counts};
use super::{Env, InRoom, Pane, RecordFor, Reply, Where};
use crate::command::{Command, Context, Record as Key};
use crate::domain::addendum::Addendum;
use crate::domain::audience::{Audience, Reader};
use crate::domain::correction::Correction;
use crate::domain::meeting::State;
use crate::domain::person::Person;
use crate::domain::proceedings::{ASK_LEGAL, have_begun};
use crate::service::paper::Which;
use crate::service::{Answer, Ask, Deed, Done, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::entry::after::{AfterFor, AfterWhat};
use crate::tui::reading::{ask_format_after, document_paras, save_as};
use crate::tui::widget::page::{Page, Para};

const READER: &str = "record.reader";
const WHICH: &str = "record.which-correction";
const WORDS: &str = "addendum.words";
const WHY: &str = "addendum.why";
const COUNTS: &str = "record.counts";
const FOR: &str = "addendum.for";
const AGAIN: &str = "record.plan-again";

/// The pane.
pub struct Record {
    of: RecordFor,
    title: String,
    people: Vec<Person>,
    /// The day of the meeting, once it is known.
    on: Option<NaiveDate>,
    /// Whether it was broken off, so that it is asked whether it counts.
    was_broken_off: bool,
    /// What was answered to that.
    counts: Option<bool>,
    /// Where the meeting stands.
    state: Option<State>,
    page: Page,
    /// The words of the line to begin with, until it is shown.
    at: String,
    left_out: Option<String>,
    corrections: Vec<Correction>,
    /// Proceedings have begun for a child.
    legal: bool,
    words: String,
    why: String,
}

impl Record {
    /// A meeting's record for a reader.
    #[must_use]
    pub fn of(of: RecordFor) -> Self {
        Self {
            of,
            title: String::new(),
            people: Vec::new(),
            on: None,
            was_broken_off: false,
            counts: None,
            state: None,
            page: Page::default(),
            at: String::new(),
            left_out: None,
            corrections: Vec::new(),
            legal: false,
            words: String::new(),
            why: String::new(),
        }
    }

    /// The same, at the line with these words.
    #[must_use]
    pub fn at((of, line): (RecordFor, String)) -> Self {
        Self { at: line, ..Self::of(of) }
    }

    /// The forms for what comes after closing.
    fn after(&self, key: Key) -> Vec<Effect> {
        match (key, self.corrections.as_slice()) {
            (Key::Given, _) => self.open(AfterWhat::Given),
            (Key::Decide, []) => vec![Effect::Say("No correction was asked for. a keeps one.".into())],
            (Key::Decide, [one]) => self.open(AfterWhat::Decided(Box::new(one.clone()))),
            (Key::Decide, all) => {
                let answers = all.iter().map(|one| format!("{}: {}", one.by, one.words)).collect();
                let choice = Choice::pick(WHICH, "Which correction?", answers);
                vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
            }
            _ => self.open(AfterWhat::Asked),
        }
    }

    fn open(&self, what: AfterWhat) -> Vec<Effect> {
        let Some(on) = self.on else { return Vec::new() };
        let (title, people) = (self.title.clone(), self.people.clone());
        vec![Effect::Open(Where::After(AfterFor { what, meeting: self.of.meeting, on, title, people }))]
    }

    fn ask_first(&self) -> &'static str {
        if self.legal { ASK_LEGAL } else { "" }
    }

    fn which(&self) -> Which {
        Which::Minutes { meeting: self.of.meeting, reader: self.of.reader.clone() }
    }

    fn readers(&self) -> Vec<(String, Reader)> {
        let mut readers = vec![
            ("The record, whole".to_owned(), Reader::Record),
            ("Any family member".to_owned(), Reader::Family),
        ];
        readers.extend(self.people.iter().map(|person| {
            let professional = person.capacity.is_professional();
            (
                format!("{}, {}", person.handle, person.known_as()),
                Reader::Person { id: person.id, professional },
            )
        }));
        readers
    }

    fn ask_reader(&self) -> Vec<Effect> {
        let readers = self.readers();
        let at = readers.iter().position(|(_, reader)| *reader == self.of.reader).unwrap_or(0);
        let answers = readers.into_iter().map(|(words, _)| words).collect();
        vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(READER, "Whose copy?", answers).at(at))))]
    }

    fn ask_words(&self) -> Vec<Effect> {
        let hint = "The record itself stays as it is. The reason is asked next.";
        let prompt = Prompt::new(WORDS, "What is added or corrected?", hint, &self.words);
        vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
    }

    /// Keeps the addendum whose words and reason were typed.
    fn add(&mut self, audience: Audience, env: &Env) -> Vec<Effect> {
        let addendum = Addendum {
            id: new_id(),
            meeting: self.of.meeting,
            at: env.now,
            author: String::new(),
            reason: std::mem::take(&mut self.why),
            words: std::mem::take(&mut self.words),
            audience,
        };
        vec![
            Effect::Do(Deed::Keep(Box::new(Piece::Addendum(addendum)))),
            Effect::SayKept("The addendum is kept.".into()),
        ]
    }
}

fn audiences() -> [(&'static str, Audience); 3] {
    [
        ("Professionals only", Audience::ProfessionalsOnly),
        ("Everyone who gets a copy", Audience::Everyone),
        ("Legal advice", Audience::LegalAdvice),
    ]
}

impl Pane for Record {
    fn place(&self, _: &Env) -> String {
        self.title.clone()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A meeting's record")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Record, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Meeting(self.of.meeting)), Effect::Ask(Ask::Paper(self.which()))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Record(Key::Export) => Some(vec![ask_format_after(self.ask_first())]),
            Command::Record(Key::ForReader) => Some(self.ask_reader()),
            Command::Record(Key::Addendum) => Some(self.ask_words()),
            Command::Record(Key::Again) if self.state == Some(State::NotHeld) => {
                let (nothing, again) = ("Leave it as it is", vec!["Plan it again".into()]);
                let choice = Choice::decide(AGAIN, "Plan this meeting again?", nothing, again);
                vec![Effect::Lay(Box::new(Overlay::Choice(choice)))].into()
            }
            Command::Record(Key::Again) => {
                vec![Effect::Say("This is for a meeting that was not held.".into())].into()
            }
            Command::Record(Key::Counts) if self.was_broken_off => {
                vec![Effect::Lay(Box::new(Overlay::Choice(ask_counts(COUNTS, self.counts))))].into()
            }
            Command::Record(Key::Counts) => {
                vec![Effect::Say("This is asked of a core group that was broken off.".into())].into()
            }
            Command::Record(key @ (Key::Given | Key::Asked | Key::Decide)) => Some(self.after(key)),
            Command::Record(Key::Answer) => Some(vec![Effect::Open(Where::Closing(self.of.meeting))]),
            Command::Move(crate::command::Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Paper(paper)) if paper.which == self.which() => {
                paper.document.title().clone_into(&mut self.title);
                self.left_out = paper.left_out_words();
                let mut paras: Vec<Para> = self.legal.then(|| Para::words(ASK_LEGAL)).into_iter().collect();
                paras.extend(document_paras(paper));
                self.page.fill(paras);
                self.page.show(&std::mem::take(&mut self.at));
            }
            Some(Answer::Meeting(sheet)) if sheet.record.meeting.id == self.of.meeting => {
                let meeting = &sheet.record.meeting;
                (self.state, self.on) = (Some(meeting.state), Some(meeting.on));
                let is_asked = meeting.state == State::Abandoned && meeting.is_core_group();
                (self.was_broken_off, self.counts) = (is_asked, meeting.counts);
                let record = &sheet.record;
                self.people.clone_from(&record.people);
                self.corrections.clone_from(&record.corrections);
                self.legal = have_begun(&record.children, &record.episodes, env.today);
            }
            _ => {}
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Kept => {
                vec![Effect::Ask(Ask::Meeting(self.of.meeting)), Effect::Ask(Ask::Paper(self.which()))]
            }
            Done::Turned(meeting) if meeting.id == self.of.meeting && meeting.state.can_write() => {
                vec![Effect::Replace(Where::Recorder(meeting.id))]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(READER, n) => {
                if let Some((_, reader)) = self.readers().into_iter().nth(n) {
                    self.of.reader = reader;
                    self.page = Page::default();
                }
                vec![Effect::Ask(Ask::Paper(self.which()))]
            }
            Reply::Chosen(WHICH, n) => match self.corrections.get(n) {
                Some(one) => self.open(AfterWhat::Decided(Box::new(one.clone()))),
                None => Vec::new(),
            },
            Reply::Line(WORDS, words) if words.trim().is_empty() => {
                vec![Effect::Say("Nothing was added.".into())]
            }
            Reply::Line(WORDS, words) => {
                self.words = words;
                let prompt = Prompt::new(
                    WHY,
                    "Why is it added?",
                    "It stands beside the addendum with your name and the time.",
                    "",
                );
                vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
            }
            Reply::Line(WHY, why) => {
                self.why = why;
                let answers = audiences().iter().map(|(words, _)| (*words).to_owned()).collect();
                vec![Effect::Lay(Box::new(Overlay::Choice(Choice::decide(
                    FOR,
                    "Who may have the addendum?",
                    "Nobody yet: go back to its words",
                    answers,
                ))))]
            }
            Reply::Chosen(FOR, n) => {
                audiences().get(n).cloned().map_or_else(Vec::new, |(_, audience)| self.add(audience, env))
            }
            Reply::Left(FOR) => self.ask_words(),
            Reply::Chosen(AGAIN, _) => {
                let (meeting, reason) = (self.of.meeting, String::new());
                vec![Effect::Do(Deed::Turn { meeting, state: State::Planned, reason, whose: None })]
            }
            Reply::Chosen(COUNTS, n) => vec![keep_counts(self.of.meeting, n)],
            reply => save_as(&reply, &self.which()),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Record(self.of.clone()))
    }

    fn status(&self, _: &Env) -> String {
        let name = self.readers().into_iter().find(|(_, reader)| *reader == self.of.reader);
        let name = name.map_or_else(String::new, |(words, _)| words);
        let more = if self.page.has_more() { "   more below" } else { "" };
        format!("as it is for: {name}{more}")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
