//! "Where do I start?": one question at a time, then what to do, whom to ring, what to read, use and write down.

use std::cell::Cell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::What;
use super::{Env, InRoom, Pane, Reply, Where};
use crate::command::{App, Command, Context, Move};
use crate::service::pathway::{Outcome, Question, Stand, stand, whom_to_ring};
use crate::service::whose::Whose;
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::wrap;

const NEXT: &str = "start.next";
/// Columns an answer is set in beside its mark.
const MARK: u16 = 2;

/// The pane.
#[derive(Debug, Default)]
pub struct Start {
    /// The ids of the answers given so far.
    answers: Vec<String>,
    /// Where they lead; none before the pane is shown, or where the packs have no path.
    stands: Option<Stand>,
    page: Page,
    list: List,
    /// What each answer of the question "what next" opens.
    opens: Vec<Opens>,
    /// Columns the answers were last set in.
    columns: Cell<u16>,
}

/// What can be done at the end.
#[derive(Clone, Debug)]
enum Opens {
    Save,
    Danger,
    Read(What),
    Anew,
    Leave,
}

impl Start {
    /// From the first question.
    #[must_use]
    pub fn of((): ()) -> Self {
        Self::default()
    }

    /// Goes where the answers lead. An answer that no longer fits, after another pack was chosen, is let go of.
    fn go(&mut self, env: &Env) {
        loop {
            match stand(env.catalogue, &self.answers, env.today) {
                Ok(stands) => {
                    self.stands = stands.map(|stands| corrected(stands, env));
                    break;
                }
                Err(_) if self.answers.pop().is_some() => {}
                Err(_) => {
                    self.stands = None;
                    break;
                }
            }
        }
        self.show(env);
    }

    fn show(&mut self, env: &Env) {
        self.columns.set(env.columns);
        let (paras, items) = match &self.stands {
            None => (nowhere(), Vec::new()),
            Some(Stand::Asked(question)) => (asked(question), answers(question, env.columns)),
            Some(Stand::Ended(outcome)) => (ended(outcome, env), Vec::new()),
        };
        self.page = Page::new(paras);
        self.list = List::new(items);
    }

    fn take(&mut self, env: &Env) -> Vec<Effect> {
        match &self.stands {
            Some(Stand::Asked(question)) => {
                let chosen = self.list.chosen().and_then(|n| question.answers.get(n));
                self.answers.extend(chosen.map(|(id, _)| id.clone()));
                self.go(env);
                Vec::new()
            }
            Some(Stand::Ended(_)) => self.ask_next(env),
            None => Vec::new(),
        }
    }

    /// Back one question, with the answer that was given chosen again.
    fn back(&mut self, env: &Env) -> bool {
        let Some(given) = self.answers.pop() else { return false };
        self.go(env);
        if let Some(Stand::Asked(question)) = &self.stands {
            let at = question.answers.iter().position(|(id, _)| *id == given);
            self.list.choose(at.unwrap_or(0));
        }
        true
    }

    fn ask_next(&mut self, env: &Env) -> Vec<Effect> {
        let Some(Stand::Ended(outcome)) = &self.stands else { return Vec::new() };
        let mut rows: Vec<(Opens, String)> = Vec::new();
        if outcome.danger {
            rows.push((Opens::Danger, "Show the numbers large".into()));
        }
        if matches!(env.records, Records::Practice | Records::Open) {
            rows.push((Opens::Save, "Save it as a note to a family".into()));
        }
        let pages =
            outcome.pages.iter().map(|(id, title)| (What::Page(id.clone()), format!("Read: {title}")));
        let tools =
            outcome.tools.iter().map(|(id, title)| (What::Tool(id.clone()), format!("Tool: {title}")));
        rows.extend(pages.chain(tools).map(|(what, words)| (Opens::Read(what), words)));
        rows.push((Opens::Anew, "Begin again".into()));
        rows.push((Opens::Leave, "Leave; nothing is kept".into()));
        let (opens, words) = rows.into_iter().unzip();
        self.opens = opens;
        let choice = Choice::pick(NEXT, "What now?", words);
        vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
    }

    fn opened(&mut self, n: usize, env: &Env) -> Vec<Effect> {
        let Some(opens) = self.opens.get(n).cloned() else { return Vec::new() };
        match opens {
            Opens::Save => match &self.stands {
                Some(Stand::Ended(outcome)) => vec![Effect::Open(Where::PathNote(outcome.clone()))],
                _ => Vec::new(),
            },
            Opens::Danger => vec![Effect::Run(Command::App(App::DangerNow))],
            Opens::Read(what) => vec![Effect::Open(Where::Read(what))],
            Opens::Anew => {
                self.answers.clear();
                self.go(env);
                Vec::new()
            }
            Opens::Leave => vec![Effect::Back],
        }
    }

    /// Moves in the answers; the words above them scroll by pages where they do not fit.
    fn step(&mut self, step: Move) {
        let by_page = matches!(step, Move::PageDown | Move::PageUp);
        if self.list.is_empty() || (by_page && self.page.scrolls()) {
            self.page.step(step);
        } else {
            self.list.step(step);
        }
    }
}

/// Whom to ring as she corrected it.
fn corrected(stands: Stand, env: &Env) -> Stand {
    match stands {
        Stand::Ended(outcome) => {
            Stand::Ended(Box::new(outcome.corrected(env.catalogue, env.own_contacts, env.at())))
        }
        asked @ Stand::Asked(_) => asked,
    }
}

fn nowhere() -> Vec<Para> {
    vec![
        Para::heading("Where do I start?"),
        Para::space(),
        Para::words("The packs in use have no path. In danger now, press ! and ring 999."),
        Para::words("Guidance (2) has the pages; Contacts (5) has whom to ring."),
    ]
}

fn asked(question: &Question) -> Vec<Para> {
    let mut paras = vec![Para::heading(&question.ask)];
    paras.extend(question.help.as_ref().map(Para::line));
    paras.extend(question.signs.iter().map(|sign| Para::item("- ", sign)));
    paras.push(Para::space());
    paras
}

/// The answers, each whole: what does not fit one row goes on below it.
fn answers(question: &Question, columns: u16) -> Vec<Item> {
    let room = columns.saturating_sub(MARK).clamp(1, 72);
    let mut items = Vec::new();
    for (_, says) in &question.answers {
        let mut lines = wrap::lines(says, room);
        items.push(Item::row(lines.next().unwrap_or_default()));
        items.extend(lines.map(|line| Item::Words(format!("  {line}"))));
    }
    items
}

fn ended(outcome: &Outcome, env: &Env) -> Vec<Para> {
    let mut paras = vec![Para::heading(&outcome.title)];
    if outcome.stale {
        paras.push(Para::line("Past its review date: check before you rely on it."));
    }
    paras.push(Para::space());
    let numbered = outcome.next.iter().enumerate().map(|(n, words)| Para::item(format!("{} ", n + 1), words));
    paras.extend(numbered);
    let whose = std::iter::once(format!("{}.", Whose::of(env.catalogue).on_screen()));
    let contacts = whom_to_ring(outcome, env.catalogue, env.at());
    section(&mut paras, "Whom to ring", whose.chain(contacts));
    section(&mut paras, "Write down", outcome.write_down.iter().cloned());
    let read = outcome.pages.iter().map(|(_, title)| title.clone());
    let tools = outcome.tools.iter().map(|(_, title)| format!("{title} (tool)"));
    section(&mut paras, "Read and use: Enter opens them", read.chain(tools));
    let way = outcome.way.iter().map(|(ask, says)| format!("{ask} {says}"));
    section(&mut paras, "What you answered", way);
    paras.push(Para::space());
    paras.push(Para::words("It asks, and decides nothing. What you know of the child comes before it."));
    paras.push(Para::line(format!("{}.", outcome.path)));
    paras.push(Para::line(format!("Sure of this: {}.", outcome.confidence.in_words())));
    paras.extend(outcome.sources.iter().map(|source| Para::item("- ", source.in_words())));
    paras
}

fn section(paras: &mut Vec<Para>, heading: &str, items: impl Iterator<Item = String>) {
    let items: Vec<Para> = items.map(|words| Para::item("- ", words)).collect();
    if !items.is_empty() {
        paras.push(Para::space());
        paras.push(Para::heading(heading));
        paras.extend(items);
    }
}

impl Pane for Start {
    fn place(&self, _: &Env) -> String {
        "Where do I start?".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Open
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        // Coming back from a page that was opened at the end, the end is as it was left.
        if self.stands.is_none() || self.columns.get() != env.columns {
            self.go(env);
        }
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Open) => Some(self.take(env)),
            Command::Move(Move::List) => Some(if self.back(env) { Vec::new() } else { vec![Effect::Back] }),
            Command::Move(step) => {
                self.step(step);
                Some(Vec::new())
            }
            Command::App(App::Back) if self.back(env) => Some(Vec::new()),
            _ => None,
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(NEXT, n) => self.opened(n, env),
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Start(()))
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "Space shows more   " } else { "" };
        match &self.stands {
            None => "no path".into(),
            Some(Stand::Asked(question)) => format!("{more}question {}; nothing is kept", question.number),
            Some(Stand::Ended(_)) => format!("{more}Enter: save it, open a page, begin again"),
        }
    }

    fn whereabouts(&self, env: &Env) -> String {
        match &self.stands {
            Some(Stand::Asked(question)) => format!("Question {}: {}", question.number, question.ask),
            Some(Stand::Ended(outcome)) => format!("The next step: {}", outcome.title),
            None => self.status(env),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        if self.list.is_empty() {
            self.page.draw(frame, area, env.look, true);
            return;
        }
        let resized;
        let list = if self.columns.get() == area.width {
            &self.list
        } else {
            // The window has another width: the answers are set anew, with the same one chosen.
            let Some(Stand::Asked(question)) = &self.stands else { return };
            let mut list = List::new(answers(question, area.width));
            list.choose(self.list.chosen().unwrap_or(0));
            resized = list;
            &resized
        };
        let rows = u16::try_from(list.items().len()).unwrap_or(u16::MAX);
        let words = u16::try_from(self.page.height_in(area.width, env.look)).unwrap_or(u16::MAX);
        // Where both do not fit, the words have half the room and scroll.
        let above = words.min(area.height.saturating_sub(rows).max(area.height / 2));
        self.page.draw(frame, Rect { height: above, ..area }, env.look, false);
        let below = Rect { y: area.y + above, height: area.height - above, ..area };
        list.draw(frame, below, env.look, true);
    }
}
