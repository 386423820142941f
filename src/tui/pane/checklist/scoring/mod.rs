//! A sitting is scored: one item at a time with what is asked, what each level looks like, and what stands beside it.

mod answers;
mod draw;
mod keys;
mod stop;

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::beside::BesideFor;
use super::read_pane;
use crate::command::{Command, Context, Scoring as Command_};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sitting::Marks;
use crate::domain::id::Id;
use crate::service::checklists::view::place_name;
use crate::service::checklists::{SittingView, flow, words};
use crate::service::{Answer, Ask, Deed, Done};
use crate::tui::effect::Effect;
use crate::tui::pane::{About, Env, InRoom, Letters, Pane, Reply, Where};
use crate::tui::widget::page::Page;
use stop::Stop;

/// The pane.
pub struct Scoring {
    id: Id,
    view: Option<Box<SittingView>>,
    at: Option<Stop>,
    /// Where the item is scrolled to; its words are set as it is drawn, for the width there is then.
    page: RefCell<Page>,
    /// Answers given here that the store may not have yet: they stand on the screen whatever is read.
    own: Marks,
    /// Answers given here, each with what stood there before: the last can be taken back.
    given: Vec<(Key, Mark)>,
    /// The answer a question is about.
    asked: Option<(Key, Mark)>,
    /// What a search found, while that is asked.
    found: Vec<Stop>,
    /// An item answered in words, while its form is open: once it has words, the next one comes.
    worded: Option<Key>,
}

impl Scoring {
    /// Those of a sitting.
    #[must_use]
    pub fn of(id: Id) -> Self {
        Self {
            id,
            view: None,
            at: None,
            page: RefCell::default(),
            own: Marks::new(),
            given: Vec::new(),
            asked: None,
            found: Vec::new(),
            worded: None,
        }
    }

    /// Takes what the store has, and lays over it what was answered here and may not be there yet.
    fn take_up(&mut self, mut view: Box<SittingView>) -> Vec<Effect> {
        for (key, mark) in &self.own {
            view.take(key, mark);
        }
        let stops = stop::all(&view);
        let left_at = self.at.clone().or_else(|| view.left_at.as_ref().map(Stop::left_at));
        let first = || flow::unanswered(&view).first().cloned().map(Stop::Answer);
        let at = left_at.filter(|stop| stops.contains(stop)).or_else(first);
        self.at = at.or_else(|| stops.first().cloned());
        self.view = Some(view);
        self.go_on_after_words()
    }

    fn go_on_after_words(&mut self) -> Vec<Effect> {
        let (Some(key), Some(view)) = (self.worded.take(), self.view.as_deref()) else { return Vec::new() };
        match (view.mark(&key), flow::next(view, &key)) {
            (Some(Mark::Said), flow::Step::Next(next)) => self.go(Stop::Answer(next)),
            (Some(Mark::Said), _) => vec![at_the_end()],
            _ => Vec::new(),
        }
    }

    /// Goes to a stop, and remembers it.
    fn go(&mut self, stop: Stop) -> Vec<Effect> {
        let effect = Effect::Do(Deed::Remember { name: place_name(self.id), value: stop.name() });
        if self.at.as_ref() != Some(&stop) {
            self.page = RefCell::default();
        }
        self.at = Some(stop);
        vec![effect]
    }

    fn key_now(&self) -> Option<Key> {
        match &self.at {
            Some(Stop::Answer(key)) => Some(key.clone()),
            _ => None,
        }
    }

    /// The form of what stands beside an answer.
    fn beside(&self, key: &Key) -> Vec<Effect> {
        let Some(view) = self.view.clone() else { return Vec::new() };
        vec![Effect::Open(Where::Beside(BesideFor { key: key.clone(), view }))]
    }
}

fn at_the_end() -> Effect {
    Effect::Say(format!("Every item has an answer. {} reads it as a whole.", key_of(Command_::Read)))
}

/// The first key of a command.
fn key_of(command: Command_) -> &'static str {
    command.row().keys.first().copied().unwrap_or_default()
}

impl Pane for Scoring {
    fn place(&self, _: &Env) -> String {
        let Some(view) = self.view.as_deref() else { return String::new() };
        let child = view.child.name_and_age(view.sitting.date);
        format!("{}   {child}   {}", view.family.reference, words::title(&view.instrument))
    }

    fn kept_under(&self, _: &Env) -> String {
        let key = self.at.as_ref().map(Stop::name).unwrap_or_default();
        format!("sitting:{}:{key}", self.id)
    }

    fn about(&self) -> Option<About> {
        Some(About { family: self.view.as_ref().map(|view| view.family.id), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Scoring]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Sitting(self.id))]
    }

    fn leave(&mut self, _: &Env) -> Vec<Effect> {
        let stop = self.at.as_ref().filter(|_| self.view.is_some());
        let remember = |stop: &Stop| Deed::Remember { name: place_name(self.id), value: stop.name() };
        stop.map(|stop| Effect::Do(remember(stop))).into_iter().collect()
    }

    fn letters(&self) -> Letters {
        Letters::Answers
    }

    fn waits(&self) -> bool {
        true
    }

    fn own_key(&mut self, letter: char, env: &Env) -> Option<Vec<Effect>> {
        self.answer_key(letter, env)
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        let Command::Scoring(key) = command else { return None };
        self.view.as_ref()?;
        Some(match key {
            Command_::Read => vec![Effect::Open(read_pane(self.id))],
            Command_::Leave => vec![Effect::Back],
            key => self.command(key),
        })
    }

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        let Some(Answer::Sitting(view)) = answer else { return Vec::new() };
        if view.sitting.id != self.id {
            return Vec::new();
        }
        if view.is_closed() && !matches!(read_pane(self.id), Where::Sitting(_)) {
            return vec![Effect::Replace(read_pane(self.id))];
        }
        self.take_up(view.clone())
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Marked { sitting, key } if *sitting == self.id => {
                self.own.remove(key);
                Vec::new()
            }
            // What was typed beside an answer while the disk failed came onto it.
            Done::Entered(_) => vec![Effect::Ask(Ask::Sitting(self.id))],
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        self.reply(reply, env)
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Sitting(self.id))
    }

    fn status(&self, env: &Env) -> String {
        let Some((view, at)) = self.view.as_deref().zip(self.at.as_ref()) else {
            return "opening the sitting".into();
        };
        draw::status(view, at, &self.page.borrow(), env)
    }

    fn whereabouts(&self, _: &Env) -> String {
        let shown = self.view.as_deref().zip(self.at.as_ref());
        shown.map_or_else(String::new, |(view, at)| draw::sentence(view, at))
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        match self.view.as_deref().zip(self.at.as_ref()) {
            Some((view, at)) => draw::draw(frame, area, (view, at, &mut self.page.borrow_mut()), env),
            None => frame.set_cursor_position((area.x, area.y)),
        }
    }
}
