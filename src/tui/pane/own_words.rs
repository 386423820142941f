//! What one child said at every meeting: read as each reader gets it, cleared from here, saved as a file.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane, Reply, Where};
use crate::command::{Command, Context, Move, OwnWords as Key};
use crate::domain::audience::{Audience, Reader};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::domain::proceedings::{ASK_LEGAL, have_begun};
use crate::service::own_words::{Decided, Said, decide};
use crate::service::paper::Which;
use crate::service::{Answer, Ask, Done};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::reading::{ask_format_after, document_paras, save_as};
use crate::tui::widget::page::{Page, Para};

const READER: &str = "own-words.reader";
const WHICH: &str = "own-words.which";
const WHO: &str = "own-words.who";

/// Whose words.
#[derive(Clone, Copy, Debug)]
pub struct WordsOf {
    /// The family.
    pub family: Id,
    /// The child.
    pub child: Id,
}

/// The pane.
pub struct OwnWords {
    of: WordsOf,
    reader: Reader,
    said: Option<Box<Said>>,
    page: Page,
    title: String,
    /// Which line is being decided about.
    line: usize,
}

impl OwnWords {
    /// The words of a child.
    #[must_use]
    pub fn of(of: WordsOf) -> Self {
        Self { of, reader: Reader::Record, said: None, page: Page::default(), title: String::new(), line: 0 }
    }

    fn which(&self) -> Which {
        Which::OwnWords { family: self.of.family, child: self.of.child, reader: self.reader.clone() }
    }

    fn people(&self) -> &[Person] {
        let newest = self.said.as_ref().and_then(|said| said.records.first());
        newest.map_or(&[], |record| record.people.as_slice())
    }

    fn readers(&self) -> Vec<(String, Reader)> {
        let mut all = vec![
            ("The record, whole".to_owned(), Reader::Record),
            ("Any family member".to_owned(), Reader::Family),
        ];
        all.extend(self.people().iter().map(|person| {
            let professional = person.capacity.is_professional();
            (
                format!("{}, {}", person.handle, person.known_as()),
                Reader::Person { id: person.id, professional },
            )
        }));
        all
    }

    /// Who may have them: the same answers as while the meeting is recorded.
    fn clearances(&self) -> Vec<(String, Decided)> {
        let all = |asked| Some((Audience::Everyone, asked));
        let mut answers = vec![
            ("Nobody in the family: keep them withheld".to_owned(), None),
            ("Everyone; the child was asked, and agrees".to_owned(), all(Some(true))),
            ("Everyone; the child was not asked".to_owned(), all(Some(false))),
            ("Everyone; not stated whether the child was asked".to_owned(), all(None)),
        ];
        for person in self.people().iter().filter(|person| !person.capacity.is_professional()) {
            let words = format!("Everyone but {}; the child was asked, and agrees", person.handle);
            answers.push((words, Some((Audience::NotFor([person.id].into()), Some(true)))));
        }
        answers
    }

    fn ask_which(&mut self) -> Vec<Effect> {
        let Some(said) = self.said.as_ref() else { return Vec::new() };
        match said.lines.len() {
            0 => vec![Effect::Say("No words of this child are recorded at any meeting.".into())],
            1 => {
                self.line = 0;
                self.ask_who()
            }
            _ => {
                let answers = said.lines.iter().map(|line| line.label.clone()).collect();
                vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(WHICH, "Which words?", answers))))]
            }
        }
    }

    fn ask_who(&self) -> Vec<Effect> {
        let Some(said) = self.said.as_ref() else { return Vec::new() };
        let about = said.lines.get(self.line).map_or("", |line| line.label.as_str());
        let answers = self.clearances().into_iter().map(|(words, _)| words).collect();
        let question = format!("Who may have {}'s words?", said.child.name);
        vec![Effect::Lay(Box::new(Overlay::Choice(
            Choice::decide(WHO, question, "Leave it as it is", answers).about(about),
        )))]
    }

    fn decide(&self, chosen: usize, env: &Env) -> Vec<Effect> {
        let decided = self.clearances().into_iter().nth(chosen).map(|(_, decided)| decided);
        let line = self.said.as_ref().and_then(|said| said.lines.get(self.line));
        let (Some(decided), Some(line)) = (decided, line) else { return Vec::new() };
        let mut effects: Vec<Effect> = decide(line, decided, env.now).into_iter().map(Effect::Do).collect();
        effects.extend(self.ask());
        effects.push(Effect::SayKept("It is kept who may have these words.".into()));
        effects
    }

    fn ask(&self) -> Vec<Effect> {
        let WordsOf { family, child } = self.of;
        vec![Effect::Ask(Ask::OwnWords { family, child }), Effect::Ask(Ask::Paper(self.which()))]
    }

    /// Whether to ask legal before a copy leaves.
    fn legal(&self, env: &Env) -> &'static str {
        let newest = self.said.as_ref().and_then(|said| said.records.first());
        match newest {
            Some(record) if have_begun(&record.children, &record.episodes, env.today) => ASK_LEGAL,
            _ => "",
        }
    }
}

impl Pane for OwnWords {
    fn place(&self, _: &Env) -> String {
        self.title.clone()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("What a child said")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::OwnWords, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        self.ask()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::OwnWords(Key::Decide) => Some(self.ask_which()),
            Command::OwnWords(Key::ForReader) => {
                let readers = self.readers();
                let at = readers.iter().position(|(_, reader)| *reader == self.reader).unwrap_or(0);
                let answers = readers.into_iter().map(|(words, _)| words).collect();
                let choice = Choice::pick(READER, "Whose copy?", answers).at(at);
                Some(vec![Effect::Lay(Box::new(Overlay::Choice(choice)))])
            }
            Command::Move(Move::Export) => Some(vec![ask_format_after(self.legal(env))]),
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::OwnWords(said)) if said.child.id == self.of.child => self.said = Some(said.clone()),
            Some(Answer::Paper(paper)) if paper.which == self.which() => {
                paper.document.title().clone_into(&mut self.title);
                let legal = self.legal(env);
                let mut paras: Vec<Para> =
                    (!legal.is_empty()).then(|| Para::words(legal)).into_iter().collect();
                paras.extend(document_paras(paper));
                self.page.fill(paras);
            }
            _ => {}
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Kept => self.ask(),
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(READER, n) => {
                if let Some((_, reader)) = self.readers().into_iter().nth(n) {
                    self.reader = reader;
                    self.page = Page::default();
                }
                self.ask()
            }
            Reply::Chosen(WHICH, n) => {
                self.line = n;
                self.ask_who()
            }
            Reply::Chosen(WHO, n) => self.decide(n, env),
            reply => save_as(&reply, &self.which()),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::OwnWords(self.of))
    }

    fn status(&self, _: &Env) -> String {
        let name = self.readers().into_iter().find(|(_, reader)| *reader == self.reader);
        let more = if self.page.has_more() { "   more below" } else { "" };
        format!("as it is for: {}{more}", name.map_or_else(String::new, |(words, _)| words))
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
