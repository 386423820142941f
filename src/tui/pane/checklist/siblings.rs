//! Brothers and sisters side by side: items in rows, children in columns in the family's own order, never of the answers.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::ledger::{Ledger, Row, heading, limits, opening, set, space};
use crate::command::{App, Command, Context, Move};
use crate::domain::checklist::mark;
use crate::domain::id::Id;
use crate::domain::text::width;
use crate::service::checklists::SiblingsRead;
use crate::service::checklists::in_words::SIGNS;
use crate::service::checklists::side_by_side::SiblingRow;
use crate::service::checklists::words;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::pane::split::Wants;
use crate::tui::pane::{About, Env, InRoom, Pane, Where};
use crate::tui::widget::page::Para;
use crate::tui::widget::paint::cut;

/// Narrower than this an item's name is not set beside columns of children: they stand under it.
const NAME: usize = 26;
/// Widest an item's name, and a child's, is set in its column.
const WIDEST: usize = 38;
const CHILD: usize = 8;

/// What a row opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    /// How closely each child was looked at, and what the differences bring up.
    About,
    /// One item.
    Item(mark::Key),
}

/// The pane.
pub struct Siblings {
    family: Id,
    instrument: String,
    read: Option<Box<SiblingsRead>>,
    ledger: RefCell<Ledger<Opens>>,
}

impl Siblings {
    /// Those of a family, with an instrument.
    #[must_use]
    pub fn of((family, instrument): (Id, String)) -> Self {
        Self { family, instrument, read: None, ledger: RefCell::default() }
    }

    fn open(&mut self) {
        let chosen = self.ledger.get_mut().chosen().cloned();
        let (Some(read), Some(chosen)) = (self.read.as_deref(), chosen) else { return };
        let paras = match chosen {
            Opens::About => Some(about(read)),
            Opens::Item(key) => read.rows.iter().find(|row| row.key == key).map(|row| page(read, row)),
        };
        if let Some(paras) = paras {
            self.ledger.get_mut().open(paras);
        }
    }
}

fn rows(read: &SiblingsRead, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![opening("How closely each child was looked at", Opens::About)];
    rows.extend(notes(read).iter().flat_map(|words| set(words, "  ", env)));
    rows.extend(items(read, env));
    rows
}

/// How old and how complete each child's sitting is, and what the differences bring up.
fn notes(read: &SiblingsRead) -> Vec<String> {
    let children = read.children.iter();
    let mut notes: Vec<String> =
        children.map(|child| format!("{}: {}.", child.name_and_age, child.in_words())).collect();
    for reading in &read.readings {
        let behind = read.rows.iter().filter(|row| reading.behind.contains(&row.key));
        let behind: Vec<String> = behind.map(|row| row.title.clone()).collect();
        notes.push(format!("{} {} Here: {}.", reading.say, reading.next, words::joined(&behind)));
    }
    let none = read.rows.is_empty().then(|| "There is no closed sitting to put side by side yet.".to_owned());
    notes.push(none.unwrap_or_else(|| SIGNS.to_owned()));
    notes
}

fn about(read: &SiblingsRead) -> Vec<Para> {
    let mut paras = vec![Para::heading("How closely each child was looked at")];
    paras.extend(notes(read).into_iter().map(Para::words));
    paras.extend(read.instrument.iter().flat_map(limits));
    paras
}

fn items(read: &SiblingsRead, env: &Env) -> Vec<Row<Opens>> {
    let beside = Columns::of(read);
    let name = beside.name_in(env);
    let mut rows = Vec::new();
    let mut area = "";
    for row in &read.rows {
        if row.area != area {
            area = &row.area;
            rows.push(space());
            rows.push(heading(beside.heading(&format!("{} {}", row.area, row.area_name), name)));
        }
        if let Some(name) = name {
            rows.push(opening(beside.line(row, name), Opens::Item(row.key.clone())));
        } else {
            rows.push(opening(&row.title, Opens::Item(row.key.clone())));
            rows.extend(set(&beside.below(row), "    ", env));
        }
    }
    rows
}

/// The children who have a sitting that stands here, in the family's own order: which column each is, and the name.
struct Columns<'r>(Vec<(usize, &'r str)>);

impl<'r> Columns<'r> {
    fn of(read: &'r SiblingsRead) -> Self {
        let has_answers =
            |n: usize| read.rows.iter().any(|row| row.signs.get(n).is_some_and(|sign| !sign.is_empty()));
        let children = read.children.iter().map(|child| child.name.as_str()).enumerate();
        Self(children.filter(|(n, _)| has_answers(*n)).collect())
    }

    /// How wide items' names are set, where the children stand beside them.
    fn name_in(&self, env: &Env) -> Option<usize> {
        let room = usize::from(env.columns).saturating_sub(self.0.len() * (CHILD + 1) + 4).min(WIDEST);
        (room >= NAME && !env.look.reader).then_some(room)
    }

    fn heading(&self, area: &str, name: Option<usize>) -> String {
        let Some(name) = name else { return area.to_owned() };
        // The mark of the chosen row stands before the names of items.
        let children = self.0.iter().map(|(_, child)| column(child));
        format!("{}{}", padded(area, name + 4), children.collect::<String>()).trim_end().to_owned()
    }

    fn line(&self, row: &SiblingRow, name: usize) -> String {
        let signs = self.0.iter().map(|(n, _)| column(row.signs.get(*n).map_or("", String::as_str)));
        format!("{}{}", padded(&row.title, name + 2), signs.collect::<String>()).trim_end().to_owned()
    }

    /// `Ava 2   Ben 4`; a child who is not asked is said to be.
    fn below(&self, row: &SiblingRow) -> String {
        let said = |n: usize| match row.signs.get(n).map_or("", String::as_str) {
            "" => "not asked".to_owned(),
            sign => sign.to_owned(),
        };
        let all: Vec<String> = self.0.iter().map(|(n, child)| format!("{child} {}", said(*n))).collect();
        all.join("   ")
    }
}

fn padded(words: &str, columns: usize) -> String {
    let words = cut(words, columns.saturating_sub(2));
    format!("{words}{}", " ".repeat(columns.saturating_sub(width(&words))))
}

fn column(words: &str) -> String {
    let words = cut(words, CHILD);
    format!("{words}{}", " ".repeat((CHILD + 1).saturating_sub(width(&words))))
}

fn page(read: &SiblingsRead, row: &SiblingRow) -> Vec<Para> {
    let mut paras = vec![Para::heading(&row.title)];
    if row.critical {
        paras.push(Para::line("A safety item."));
    }
    paras.push(Para::space());
    for (child, says) in read.children.iter().zip(&row.says) {
        let says = if says.is_empty() { "not asked, or in no sitting that stands here" } else { says };
        paras.push(Para::item("- ", format!("{}: {says}", child.name_and_age)));
    }
    let gap = row.gap.filter(|gap| *gap > 0);
    let gap =
        gap.map(|gap| if gap == 1 { "One step apart.".to_owned() } else { format!("{gap} steps apart.") });
    paras.extend(gap.map(Para::line));
    paras
}

impl Pane for Siblings {
    fn place(&self, _: &Env) -> String {
        let Some(read) = self.read.as_deref() else { return String::new() };
        let title = read.instrument.as_ref().map_or("", |head| head.short.as_str());
        format!("{}   {title} side by side", read.reference)
    }

    fn about(&self) -> Option<About> {
        Some(About { family: Some(self.family), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::ChecklistSiblings(self.family, self.instrument.clone()))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::App(App::Back) if self.ledger.get_mut().back() => Some(Vec::new()),
            Command::Move(Move::Export) => None,
            Command::Move(Move::List) if !self.ledger.get_mut().is_on_page() => Some(vec![Effect::Back]),
            Command::Move(step) => {
                if self.ledger.get_mut().step(step) == Wants::Open {
                    self.open();
                }
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::ChecklistSiblings(read)) = answer
            && read.family == self.family
        {
            self.ledger.get_mut().fill(rows(read, env));
            self.read = Some(read.clone());
        }
        Vec::new()
    }

    fn again(&self) -> Option<Where> {
        Some(Where::ChecklistSiblings((self.family, self.instrument.clone())))
    }

    fn status(&self, _: &Env) -> String {
        if self.read.is_none() { "putting them side by side".into() } else { self.ledger.borrow().place() }
    }

    fn whereabouts(&self, env: &Env) -> String {
        let said = self.ledger.borrow().sentence();
        if said.is_empty() { self.status(env) } else { format!("{}. {said}", self.status(env)) }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let Some(read) = self.read.as_deref() else { return frame.set_cursor_position((area.x, area.y)) };
        // Rows are set for the window as it is now.
        let mut ledger = self.ledger.borrow_mut();
        ledger.fill(rows(read, env));
        ledger.draw(frame, area, read.instrument.as_ref(), env);
    }
}
