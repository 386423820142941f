//! A list whose rows open a page in its place, under the line that says how far the instrument is tested.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::Move;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::person::Person;
use crate::domain::text::width;
use crate::service::checklists::heads::InstrumentHead;
use crate::service::checklists::words;
use crate::tui::pane::Env;
use crate::tui::pane::split::Wants;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::page::{Page, Para};
use crate::tui::widget::paint::{cut, put, row};
use crate::tui::widget::wrap;

/// One row, and what it opens; headings and words open nothing.
pub(super) type Row<T> = (Item, Option<T>);

/// The list, and the page that was opened from it.
#[derive(Debug)]
pub(super) struct Ledger<T> {
    list: List,
    opens: Vec<T>,
    page: Option<Page>,
}

impl<T> Default for Ledger<T> {
    fn default() -> Self {
        Self { list: List::default(), opens: Vec::new(), page: None }
    }
}

impl<T: Clone> Ledger<T> {
    /// Other rows; the choice stays on the row that says the same.
    pub(super) fn fill(&mut self, rows: Vec<Row<T>>) {
        self.opens = rows.iter().filter_map(|(_, opens)| opens.clone()).collect();
        self.list.fill(rows.into_iter().map(|(item, _)| item).collect());
    }

    pub(super) fn chosen(&self) -> Option<&T> {
        self.list.chosen().and_then(|n| self.opens.get(n))
    }

    /// Moves in what is shown; left of a page is its list.
    pub(super) fn step(&mut self, step: Move) -> Wants {
        match (step, self.page.as_ref()) {
            (Move::List, _) => {
                self.page = None;
            }
            (Move::Open, None) => return Wants::Open,
            (Move::Open, Some(_)) => {}
            (step, Some(page)) => page.step(step),
            (step, None) => self.list.step(step),
        }
        Wants::Nothing
    }

    /// Shows a page in the place of the list.
    pub(super) fn open(&mut self, paras: Vec<Para>) {
        self.page = Some(Page::new(paras));
    }

    /// Other words on the page that is open.
    pub(super) fn fill_page(&mut self, paras: Vec<Para>) {
        if let Some(page) = self.page.as_mut() {
            page.fill(paras);
        }
    }

    pub(super) const fn is_on_page(&self) -> bool {
        self.page.is_some()
    }

    /// Goes back to the list, if a page is open.
    pub(super) fn back(&mut self) -> bool {
        self.page.take().is_some()
    }

    /// `3 of 12`, or whether the page goes on below.
    pub(super) fn place(&self) -> String {
        match &self.page {
            Some(page) if page.has_more() => "more below".into(),
            Some(_) => String::new(),
            None => match self.list.chosen() {
                Some(n) => format!("{} of {}", n + 1, self.list.len()),
                None => String::new(),
            },
        }
    }

    /// The row that is chosen, with the words that belong to it.
    pub(super) fn sentence(&self) -> String {
        let items = self.list.items().iter();
        let mut rows = items
            .filter(|item| !matches!(item, Item::Heading(_)))
            .skip_while(|item| !matches!(item, Item::Row(_)));
        let mut n = 0;
        let chosen = self.list.chosen().unwrap_or(0);
        let row = rows.by_ref().find(|item| {
            let is_it = matches!(item, Item::Row(_)) && n == chosen;
            n += usize::from(matches!(item, Item::Row(_)));
            is_it
        });
        let below = rows.take_while(|item| matches!(item, Item::Words(words) if !words.is_empty()));
        let words: Vec<&str> = row.into_iter().chain(below).map(said).collect();
        words.join(". ")
    }

    pub(super) fn draw(&self, frame: &mut Frame, area: Rect, head: Option<&InstrumentHead>, env: &Env) {
        let columns = usize::from(area.width);
        let status = head.map_or("", |head| head.status_in(columns));
        put(frame, row(area, 0), &cut(status, columns), env.look.warning(), env.look);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        if let Some(page) = &self.page {
            return page.draw(frame, below, env.look, true);
        }
        self.list.draw(frame, below, env.look, true);
        if self.list.is_empty() {
            frame.set_cursor_position((below.x, below.y));
        }
    }
}

fn said(item: &Item) -> &str {
    match item {
        Item::Heading(words) | Item::Row(words) | Item::Words(words) => words.trim(),
    }
}

/// Words in as many rows as they need, each set in as far.
pub(super) fn set<T>(words: &str, indent: &str, env: &Env) -> Vec<Row<T>> {
    let room = env.columns.saturating_sub(u16::try_from(indent.len()).unwrap_or(0) + 2).max(12);
    let lines = wrap::lines(words, room.min(72));
    lines.map(|line| (Item::Words(format!("{indent}{line}")), None)).collect()
}

/// Whether a row that can be chosen shows all of it.
pub(super) fn fits(words: &str, env: &Env) -> bool {
    width(words) + 2 <= usize::from(env.columns)
}

pub(super) fn heading<T>(words: impl Into<String>) -> Row<T> {
    (Item::Heading(words.into()), None)
}

pub(super) fn space<T>() -> Row<T> {
    (Item::Words(String::new()), None)
}

pub(super) fn opening<T>(words: impl Into<String>, opens: T) -> Row<T> {
    (Item::Row(words.into()), Some(opens))
}

/// What stands beside an answer, part by part.
pub(super) fn beside_paras(beside: Option<&Evidence>, child: &str, people: &[Person]) -> Vec<Para> {
    let Some(beside) = beside else { return vec![Para::words("Nothing is written beside it.")] };
    let seen_on = beside.seen_on.map_or_else(String::new, crate::domain::moment::long_date);
    let (source, barrier) = (words::in_words(&beside.source), words::in_words(&beside.barrier));
    let facts = [
        ("evidence", beside.words.as_str()),
        ("source", &source),
        ("seen_on", &seen_on),
        ("impact_on_child", &beside.impact_on_child),
        ("child_view", &beside.child_view),
        ("carer_view", &beside.carer_view),
        ("strength", &beside.strength),
        ("barrier", &barrier),
        ("since", &beside.since),
        ("checked_with", &beside.checked_with),
    ];
    let label = |part: &str| words::begun(&words::part(part, child));
    let mut paras: Vec<Para> =
        facts.into_iter().filter_map(|(part, said)| Para::fact(&label(part), said)).collect();
    paras.extend(Para::fact("For", &beside.audience.in_words(people)));
    paras.push(Para::space());
    paras
}

/// What an instrument is, and what it is not for.
pub(super) fn limits(head: &InstrumentHead) -> Vec<Para> {
    let mut paras = vec![
        Para::heading(&head.title),
        Para::line(head.status_in(usize::MAX)),
        Para::line(format!("Version {}. Licence: {}.", head.version, head.licence.trim_end_matches('.'))),
    ];
    paras.extend((!head.used_for.is_empty()).then(|| Para::line(head.used_for.clone())));
    paras.extend((!head.not_for.is_empty()).then(|| Para::line("Not for:")));
    paras.extend(head.not_for.iter().map(|not| Para::item("- ", not)));
    paras.push(Para::line(head.duty.clone()));
    paras
}
