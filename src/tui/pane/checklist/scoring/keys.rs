//! What a key does while a sitting is scored. Which key is which answer, and what is asked before and after it, the
//! service says.

use super::stop::{self, Stop};
use super::{Scoring, at_the_end, key_of};
use crate::command::{Move, Scoring as Key};
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::mark::{self, Mark};
use crate::domain::checklist::value::Value;
use crate::service::checklists::flow::{self, Step};
use crate::service::checklists::{SittingView, answering, in_words, words};
use crate::service::{Deed, Entered, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::danger::Danger;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::checklist::paper::{PaperFor, in_a_line};
use crate::tui::pane::{Env, Reply, Where};

const BARRIER: &str = "item.barrier";
const TEN: &str = "item.ten";
const WHY: &str = "item.why-not";
const FIND: &str = "item.find";
const WHICH: &str = "item.which";
const PAPER: &str = "item.paper";

impl Scoring {
    /// A letter: an answer of this item. A digit that is none of them must not lead away from the item.
    pub(super) fn answer_key(&mut self, letter: char, env: &Env) -> Option<Vec<Effect>> {
        if let Some(ask) = self.one_or_ten(letter) {
            return Some(ask);
        }
        let view = self.view.as_deref()?;
        let mark = match &self.at {
            Some(Stop::Answer(key)) => {
                let (_, item) = view.instrument.item(&key.item)?;
                flow::answer_of(&view.instrument, item, letter).map(|mark| (key.clone(), mark))
            }
            _ => None,
        };
        match mark {
            Some((key, mark)) => Some(self.give(key, mark, env)),
            None if letter.is_ascii_digit() => Some(vec![Effect::Say(self.keys_here())]),
            None => None,
        }
    }

    /// Somebody who types 10 must not have kept a 1, and the 0 must not answer the next item.
    fn one_or_ten(&mut self, letter: char) -> Option<Vec<Effect>> {
        let (key, view) = (self.key_now()?, self.view.as_deref()?);
        let (area, item) = view.instrument.item(&key.item)?;
        let both = flow::one_or_ten(&view.instrument, item, letter)?;
        if flow::fixed_because(view, &key).is_some() {
            return None;
        }
        let said = both.each_ref().map(|mark| in_words::answer(&view.instrument, (area, item), mark));
        let [one, _] = both;
        self.asked = Some((key, one));
        lay(Overlay::Choice(Choice::decide(TEN, "1 or 10?", "Neither yet", said.to_vec()))).into()
    }

    fn keys_here(&self) -> String {
        let beside = key_of(Key::Beside);
        let item = self.key_now().zip(self.view.as_deref());
        let found = item.as_ref().and_then(|(key, view)| {
            let (_, item) = view.instrument.item(&key.item)?;
            Some((item.scored, flow::keys(&view.instrument, item)))
        });
        match found {
            Some((true, keys)) => {
                let keys: Vec<String> = keys.into_iter().map(|(key, _)| key).collect();
                format!("Here: {}. Nothing was answered.", words::joined(&keys))
            }
            _ => format!("Here {beside} opens the form. Nothing was answered."),
        }
    }

    /// An answer is given; first what must be asked before it.
    fn give(&mut self, key: mark::Key, mark: Mark, env: &Env) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        if let Some(why) = flow::fixed_because(view, &key) {
            return vec![Effect::Say(why.into())];
        }
        let is_last = self.given.last().is_some_and(|(last, _)| *last == key);
        let same = match (view.mark(&key), &mark) {
            (Some(Mark::Na(_)), Mark::Na(_)) => true,
            (now, given) => now == Some(given),
        };
        if is_last && same {
            return self.take_back();
        }
        let ask = match flow::before(view, &key, &mark) {
            Some(Step::Barrier) => ask_barrier(view),
            Some(Step::Why) => ask_why(view, &key),
            _ => return self.take(&key, mark, env),
        };
        self.asked = Some((key, mark));
        ask
    }

    /// The answer stands on the screen at once, and goes to the store at once.
    fn take(&mut self, key: &mark::Key, mark: Mark, env: &Env) -> Vec<Effect> {
        let Some(view) = self.view.as_deref_mut() else { return Vec::new() };
        let before = view.mark(key).cloned().unwrap_or(Mark::Blank);
        view.take(key, &mark);
        self.given.push((key.clone(), before));
        self.own.insert(key.clone(), mark.clone());
        let steps = flow::after(view, key);
        let said = env.look.reader.then(|| Effect::Say(in_a_sentence(view, key, &mark)));
        let mut effects = vec![Effect::Do(Deed::Mark { sitting: self.id, key: key.clone(), mark })];
        effects.extend(said);
        effects.extend(self.steps(steps, key, env));
        effects
    }

    /// What comes after an answer. The numbers to ring lie on top of everything else.
    fn steps(&mut self, steps: Vec<Step>, key: &mark::Key, env: &Env) -> Vec<Effect> {
        let mut on_top = None;
        let mut form = Vec::new();
        let mut effects = Vec::new();
        for step in steps {
            match step {
                Step::Danger => {
                    let said = "A safety item stands at its worst. If the child is in danger now, ring before anything else.";
                    let danger = Danger::of(env).after(said, env);
                    on_top = Some(Effect::Lay(Box::new(Overlay::Danger(danger))));
                }
                Step::Evidence(_) => form = self.beside(key),
                Step::Next(next) => effects.extend(self.go(Stop::Answer(next))),
                Step::End => effects.push(at_the_end()),
                Step::Barrier | Step::Why => {}
            }
        }
        effects.extend(form);
        effects.extend(on_top);
        effects
    }

    fn take_back(&mut self) -> Vec<Effect> {
        let (Some((key, before)), Some(view)) = (self.given.pop(), self.view.as_deref_mut()) else {
            return vec![Effect::Say("Nothing was answered here since it was opened.".into())];
        };
        view.take(&key, &before);
        self.own.insert(key.clone(), before.clone());
        let said = Effect::Say(format!("Taken back. {}", in_a_sentence(view, &key, &before)));
        let mark = Effect::Do(Deed::Mark { sitting: self.id, key: key.clone(), mark: before });
        let mut effects = vec![mark];
        effects.extend(self.go(Stop::Answer(key)));
        effects.push(said);
        effects
    }

    pub(super) fn command(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Next => self.step(1),
            Key::Before => self.step(-1),
            Key::First => self.go_to_end(true),
            Key::Last => self.go_to_end(false),
            Key::Unanswered => self.unanswered(true),
            Key::UnansweredBefore => self.unanswered(false),
            Key::Beside => self.open_form(),
            Key::Find => {
                let hint = "Its letter and number, as A1, or words in it.";
                lay(Overlay::Prompt(Prompt::new(FIND, "Which item?", hint, "").passing()))
            }
            Key::TakeBack => self.take_back(),
            Key::More => self.scroll(Move::PageDown),
            Key::Less => self.scroll(Move::PageUp),
            Key::Read | Key::Leave => Vec::new(),
        }
    }

    fn scroll(&self, step: Move) -> Vec<Effect> {
        self.page.borrow().step(step);
        Vec::new()
    }

    fn step(&mut self, by: isize) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        let stops = stop::all(view);
        let at = self.at.as_ref().and_then(|at| stops.iter().position(|stop| stop == at)).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(stops.len().saturating_sub(1));
        match stops.into_iter().nth(to).filter(|_| to != at) {
            Some(stop) => self.go(stop),
            None if by > 0 => vec![Effect::Say("This is the last item.".into())],
            None => vec![Effect::Say("This is the first item.".into())],
        }
    }

    fn go_to_end(&mut self, first: bool) -> Vec<Effect> {
        let mut stops = self.view.as_deref().map(stop::all).unwrap_or_default();
        let stop = if first { stops.into_iter().next() } else { stops.pop() };
        stop.map_or_else(Vec::new, |stop| self.go(stop))
    }

    fn unanswered(&mut self, after: bool) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        let none = mark::Key::item("");
        let key = self.key_now().unwrap_or(none);
        let next = match flow::next(view, &key) {
            Step::Next(next) if after => Some(next),
            _ if after => None,
            _ => flow::unanswered_before(view, &key),
        };
        match next {
            Some(next) => self.go(Stop::Answer(next)),
            None => vec![at_the_end()],
        }
    }

    /// What stands beside the answer; of an item that is not scored the answer itself; of a scale on paper its result.
    fn open_form(&mut self) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        match self.at.clone() {
            Some(Stop::Answer(key)) => {
                if let Some(why) = flow::fixed_because(view, &key) {
                    return vec![Effect::Say(why.into())];
                }
                if view.instrument.item(&key.item).is_some_and(|(_, item)| !item.scored) {
                    self.own.remove(&key);
                    self.worded = Some(key.clone());
                }
                self.beside(&key)
            }
            Some(Stop::Paper(_)) if view.is_closed() => {
                vec![Effect::Say("This sitting is closed and stays as it is.".into())]
            }
            Some(Stop::Paper(id)) => self.open_paper(&id),
            None => Vec::new(),
        }
    }

    fn open_paper(&self, id: &str) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        let external = view.instrument.externals.iter().find(|one| one.id == id);
        let kept = view.papers.iter().filter(|paper| paper.external == id);
        let mut answers: Vec<String> = external
            .map(|external| kept.map(|paper| in_a_line(external, paper)).collect())
            .unwrap_or_default();
        if answers.is_empty() {
            return self.paper_form(id, None);
        }
        answers.push("Another result of this scale".into());
        let about = "A result that is there can be corrected; another form is another result.";
        lay(Overlay::Choice(Choice::pick(PAPER, "Which result?", answers).about(about)))
    }

    fn paper_form(&self, id: &str, n: Option<usize>) -> Vec<Effect> {
        let Some(view) = self.view.clone() else { return Vec::new() };
        let papers = view.papers.iter().filter(|paper| paper.external == id);
        let kept = n.and_then(|n| papers.map(|paper| paper.id).nth(n));
        vec![Effect::Open(Where::PaperResult(PaperFor { external: id.to_owned(), kept, view }))]
    }

    pub(super) fn reply(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(TEN, n) => {
                let Some((key, one)) = self.asked.take() else { return Vec::new() };
                let mark = if n == 0 { one } else { Mark::Level(Value::Number(10)) };
                self.give(key, mark, env)
            }
            Reply::Chosen(BARRIER, n) => self.barrier(n, env),
            Reply::Line(WHY, why) => self.why(why.trim(), env),
            Reply::Line(FIND, words) => self.find(&words),
            Reply::Chosen(WHICH, n) => {
                let stop = std::mem::take(&mut self.found).into_iter().nth(n);
                stop.map_or_else(Vec::new, |stop| self.go(stop))
            }
            Reply::Chosen(PAPER, n) => match self.at.clone() {
                Some(Stop::Paper(id)) => self.paper_form(&id, Some(n)),
                _ => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    fn why(&mut self, why: &str, env: &Env) -> Vec<Effect> {
        let Some((key, _)) = self.asked.take() else { return Vec::new() };
        if why.is_empty() {
            return vec![Effect::Say("Say why it does not apply. Nothing was answered.".into())];
        }
        self.take(&key, Mark::Na(why.to_owned()), env)
    }

    /// What stands in the way is kept first, then the level is taken.
    fn barrier(&mut self, n: usize, env: &Env) -> Vec<Effect> {
        let (Some((key, mark)), Some(view)) = (self.asked.take(), self.view.as_deref_mut()) else {
            return Vec::new();
        };
        let Some(barrier) = view.instrument.record.barrier_kinds.get(n).cloned() else { return Vec::new() };
        let evidence = Evidence { barrier, ..beside_so_far(view, &key) };
        view.evidence.retain(|one| one.answer != evidence.answer);
        view.evidence.push(evidence.clone());
        let piece = Piece::Beside { sitting: self.id, evidence: Box::new(evidence) };
        let keep = Effect::Do(Deed::Enter(Box::new(Entered { keep: vec![piece], ..Entered::default() })));
        std::iter::once(keep).chain(self.take(&key, mark, env)).collect()
    }

    fn find(&mut self, said: &str) -> Vec<Effect> {
        let Some(view) = self.view.as_deref() else { return Vec::new() };
        let keys = flow::find(view, said);
        let names: Vec<String> = keys.iter().map(|key| super::draw::title(view, key)).collect();
        let mut stops: Vec<Stop> = keys.into_iter().map(Stop::Answer).collect();
        match stops.len() {
            0 => vec![Effect::Say(format!("No item for this age says \"{}\".", said.trim()))],
            1 => stops.pop().map_or_else(Vec::new, |stop| self.go(stop)),
            _ => {
                self.found = stops;
                lay(Overlay::Choice(Choice::pick(WHICH, "Which item?", names)))
            }
        }
    }
}

fn lay(overlay: Overlay) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(overlay))]
}

fn in_a_sentence(view: &SittingView, key: &mark::Key, mark: &Mark) -> String {
    let answer = view.instrument.item(&key.item).map(|about| in_words::answer(&view.instrument, about, mark));
    format!("{}: {}.", key.item, answer.unwrap_or_default())
}

fn ask_barrier(view: &SittingView) -> Vec<Effect> {
    let kinds = view.instrument.record.barrier_kinds.iter();
    let answers: Vec<String> = kinds.map(|kind| words::in_words(kind)).collect();
    let about = "Asked before the level is taken: what a family cannot pay for or was not given is not care that fails. The \
                 level is taken with your answer.";
    let mut effects = vec![Effect::Say("The level waits for this; without it nothing was answered.".into())];
    effects.extend(lay(Overlay::Choice(
        Choice::decide(BARRIER, "What stands in the way?", "Not said yet: the level waits", answers)
            .about(about),
    )));
    effects
}

/// What the file says of when an item does not apply stands there to be taken.
fn ask_why(view: &SittingView, key: &mark::Key) -> Vec<Effect> {
    let na_if = view.instrument.item(&key.item).map_or("", |(_, item)| item.na_if.as_str());
    let hint = "What does not apply is not counted, and is not a good answer either.";
    lay(Overlay::Prompt(Prompt::new(WHY, "Why does it not apply?", hint, na_if)))
}

/// What stands beside an answer, or an empty page for it, for those whom the file lets have it.
fn beside_so_far(view: &SittingView, key: &mark::Key) -> Evidence {
    let audience = view.instrument.item(&key.item).map_or(Audience::ProfessionalsOnly, |(_, item)| {
        answering::at_most(&Audience::Everyone, &view.instrument, item)
    });
    view.beside(key).cloned().unwrap_or_else(|| Evidence {
        id: new_id(),
        sheet: view.sitting.id,
        answer: key.to_string(),
        words: String::new(),
        source: String::new(),
        seen_on: None,
        impact_on_child: String::new(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: String::new(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience,
    })
}
