//! A sitting as it is read: areas, what goes well, what it brings up with what lies behind, what is missing, and what a
//! person wrote of it.

mod front;
mod leaves;
mod level;

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::judge;
use super::ledger::Ledger;
use super::outcome::OutcomeFor;
use super::trend::TrendFor;
use crate::command::{App, Command, Context, Move, SittingRead as Key};
use crate::domain::audience::Reader;
use crate::domain::checklist::mark;
use crate::domain::id::Id;
use crate::service::checklists::{CompareFor, SitDown, SittingRead};
use crate::service::paper::Which;
use crate::service::{Answer, Ask, Deed, Done};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::pane::split::Wants;
use crate::tui::pane::{About, Env, InRoom, Pane, Reply, Where};

const CORRECT: &str = "sitting.correct";
const READER: &str = "sitting.print";

/// What a row opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    /// What the sitting is, and the instrument's limits.
    About,
    /// The items of an area, by its id.
    Area(String),
    /// The items behind a reading.
    Raised(usize),
    /// One item.
    Item(mark::Key),
    /// What stands at the best level.
    Best,
    /// What is not known.
    Unknown,
    /// What was not yet asked.
    Blank,
    /// What the file asks for beside answers.
    Beside,
    /// What came of scales on paper.
    Papers,
    /// What a person wrote.
    Judgement,
}

/// The pane.
pub struct ReadSitting {
    id: Id,
    read: Option<Box<SittingRead>>,
    front: RefCell<Ledger<Opens>>,
    /// The items that a row of the front opened.
    items: Option<(Opens, RefCell<Ledger<Opens>>)>,
    /// A correction is being begun from here.
    corrects: bool,
    /// The area whose level is being asked.
    asks_for: Option<String>,
}

impl ReadSitting {
    /// Reads a sitting.
    #[must_use]
    pub fn of(sitting: Id) -> Self {
        Self {
            id: sitting,
            read: None,
            front: RefCell::default(),
            items: None,
            corrects: false,
            asks_for: None,
        }
    }

    /// Sets the rows for the window as it is now.
    fn fill(&self, env: &Env) {
        let Some(read) = self.read.as_deref() else { return };
        match &self.items {
            Some((opened, ledger)) => ledger.borrow_mut().fill(leaves::items(read, opened, env)),
            None => self.front.borrow_mut().fill(front::rows(read, env)),
        }
    }

    fn shown(&self) -> &RefCell<Ledger<Opens>> {
        self.items.as_ref().map_or(&self.front, |(_, ledger)| ledger)
    }

    fn shown_mut(&mut self) -> &mut Ledger<Opens> {
        self.items.as_mut().map_or(&mut self.front, |(_, ledger)| ledger).get_mut()
    }

    fn chosen(&self) -> Option<Opens> {
        self.shown().borrow().chosen().cloned()
    }

    fn open(&mut self, env: &Env) {
        let (Some(read), Some(chosen)) = (self.read.as_deref(), self.chosen()) else { return };
        match chosen {
            Opens::Area(_)
            | Opens::Best
            | Opens::Raised(_)
            | Opens::Unknown
            | Opens::Blank
            | Opens::Beside => {
                let mut ledger = Ledger::default();
                ledger.fill(leaves::items(read, &chosen, env));
                self.items = Some((chosen, RefCell::new(ledger)));
            }
            Opens::Item(_) | Opens::About | Opens::Papers | Opens::Judgement => {
                let paras = leaves::page(read, &chosen);
                self.shown_mut().open(paras);
            }
        }
    }

    /// One layer back, from a page to its list and from there to the front.
    fn back(&mut self) -> bool {
        self.shown_mut().back() || self.items.take().is_some()
    }

    /// The item under the cursor; of what lies behind one reading alone, that one.
    fn item(&self) -> Option<mark::Key> {
        match (self.chosen()?, self.read.as_deref()) {
            (Opens::Item(key), _) => Some(key),
            (Opens::Raised(n), Some(read)) => match read.readings.get(n)?.behind.as_slice() {
                [key] => Some(key.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        let Some(read) = self.read.as_deref() else { return Vec::new() };
        let instrument = read.instrument.id.clone();
        match key {
            Key::Trend => {
                vec![Effect::Open(Where::ChecklistTrend(TrendFor { child: read.child, instrument }))]
            }
            Key::Compare => {
                let asked = CompareFor { child: read.child, instrument, around: Some(self.id) };
                vec![Effect::Open(Where::ChecklistCompare(asked))]
            }
            Key::Siblings => vec![Effect::Open(Where::ChecklistSiblings((read.family, instrument)))],
            Key::GoOn if read.closed.is_none() => vec![Effect::Open(Where::Sitting(self.id))],
            Key::GoOn => say(format!(
                "This sitting is closed and stays as it is. {} begins a correction of it.",
                press(Key::Correct)
            )),
            Key::Judge if read.closed.is_some() => say(format!(
                "This sitting is closed, and so is what was written of it. {} begins a correction of it.",
                press(Key::Correct)
            )),
            Key::Judge => vec![Effect::Open(Where::Judge(judge::JudgeFor { sitting: self.id }))],
            Key::Level => self.ask_level(),
            Key::Outcome => self.outcome(read),
            Key::Print => ask_reader(read),
            Key::Correct => correct(read),
        }
    }

    fn outcome(&self, read: &SittingRead) -> Vec<Effect> {
        if read.kept_back.is_some() {
            return Vec::new();
        }
        match self.item() {
            Some(key) => {
                vec![Effect::Open(Where::OutcomeFrom(OutcomeFor { sitting: self.id, key }))]
            }
            None => say("Go to an item first: Enter on an area or on what it brings up shows the items."),
        }
    }

    fn begin_correction(&mut self) -> Vec<Effect> {
        let Some(read) = self.read.as_deref() else { return Vec::new() };
        self.corrects = true;
        let asked = SitDown {
            child: read.child,
            instrument: read.instrument.id.clone(),
            rater: read.head.rater.clone(),
            date: read.head.date,
            occasion: read.occasion_id.clone(),
            done_with: read.done_with.clone(),
            replaces: Some(self.id),
        };
        vec![Effect::Do(Deed::SitDown(Box::new(asked)))]
    }
}

/// For whom a page of the sitting may be made; who may not have it is told so by the page.
fn readers(read: &SittingRead) -> Vec<(String, Reader)> {
    let mut all = vec![
        ("Any family member".to_owned(), Reader::Family),
        ("The record, whole".to_owned(), Reader::Record),
    ];
    all.extend(read.people.iter().map(|person| {
        let professional = person.capacity.is_professional();
        (format!("{}, {}", person.handle, person.known_as()), Reader::Person { id: person.id, professional })
    }));
    all
}

fn ask_reader(read: &SittingRead) -> Vec<Effect> {
    if let Some(why) = &read.kept_back {
        return say(why);
    }
    let answers = readers(read).into_iter().map(|(words, _)| words).collect();
    vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(READER, "Whose page?", answers))))]
}

fn say(words: impl Into<String>) -> Vec<Effect> {
    vec![Effect::Say(words.into())]
}

/// The key of a command, as it is said in a sentence.
fn press(key: Key) -> &'static str {
    key.row().keys.first().copied().unwrap_or_default()
}

/// Asks before a correction is begun; for a draft with a real family also whether it is only a prompt.
fn correct(read: &SittingRead) -> Vec<Effect> {
    if read.kept_back.is_some() {
        return Vec::new();
    }
    if read.closed.is_none() {
        return say(format!(
            "This sitting is still open: nothing has to be corrected yet. {} goes on scoring.",
            press(Key::GoOn)
        ));
    }
    if let Some(by) = &read.corrected_by {
        return vec![Effect::Say(format!("It is corrected already, by the sitting of {}.", by.in_short()))];
    }
    let about = "The correction is a sitting of its own, which begins with these answers and is for the same day. It takes \
                 the place of this one when it is closed. This one stays on record as it is.";
    let (yes, about) = if read.instrument.is_a_draft && !read.made_up {
        ("Yes, and the checklist is only a prompt", format!("Draft wording, reviewed by nobody. {about}"))
    } else {
        ("Yes, correct it", about.to_owned())
    };
    let choice = Choice::decide(CORRECT, "Begin a correction of this sitting?", "No", vec![yes.into()]);
    vec![Effect::Lay(Box::new(Overlay::Choice(choice.about(&about))))]
}

impl Pane for ReadSitting {
    fn place(&self, _: &Env) -> String {
        let Some(read) = self.read.as_deref() else { return String::new() };
        format!("{}   {}   {}", read.reference, read.child_then, read.instrument.short)
    }

    fn kept_under(&self, _: &Env) -> String {
        format!("read:{}", self.id)
    }

    fn about(&self) -> Option<About> {
        self.read.as_ref().map(|read| About { family: Some(read.family), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::SittingRead, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::SittingRead(self.id))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::SittingRead(key) => Some(self.key(key)),
            Command::App(App::Back) | Command::Move(Move::List) if self.back() => Some(Vec::new()),
            Command::Move(Move::Export) => None,
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                if self.shown_mut().step(step) == Wants::Open {
                    self.open(env);
                }
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::SittingRead(read)) = answer
            && read.head.id == self.id
        {
            self.read = Some(read.clone());
            self.fill(env);
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::SatDown(id) if std::mem::take(&mut self.corrects) => {
                vec![Effect::Open(Where::Sitting(*id))]
            }
            Done::Entered(_) | Done::Kept | Done::Marked { .. } => {
                vec![Effect::Ask(Ask::SittingRead(self.id))]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(CORRECT, 0) => self.begin_correction(),
            Reply::Chosen(level::LEVEL, n) => self.choose_level(n),
            Reply::Chosen(READER, n) => {
                let reader = self.read.as_deref().and_then(|read| readers(read).into_iter().nth(n));
                let open =
                    |(_, reader)| Effect::Open(Where::Paper(Which::Checklist { sitting: self.id, reader }));
                reader.map(open).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::SittingRead(self.id))
    }

    fn status(&self, _: &Env) -> String {
        let Some(read) = self.read.as_deref() else { return "opening the sitting".into() };
        let state = match (&read.kept_back, read.closed) {
            (Some(_), _) => "kept back",
            (None, Some(_)) => "closed",
            (None, None) => "open",
        };
        [state.to_owned(), self.shown().borrow().place()].join("   ").trim().to_owned()
    }

    fn whereabouts(&self, env: &Env) -> String {
        let said = self.shown().borrow().sentence();
        if said.is_empty() { self.status(env) } else { format!("{}. {said}", self.status(env)) }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let Some(read) = self.read.as_deref() else { return frame.set_cursor_position((area.x, area.y)) };
        self.fill(env);
        self.shown().borrow().draw(frame, area, Some(&read.instrument), env);
    }
}
