//! Brothers and sisters side by side: items in rows, children in columns in the order of birth, never of the answers.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::ledger::{Ledger, Row, heading, opening, set, space};
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

/// From this width on the children stand in columns; below it, under the item's name.
const WIDE: u16 = 72;
/// Widest an item's name, and a child's, is set in its column.
const NAME: usize = 38;
const CHILD: usize = 8;

/// The pane.
pub struct Siblings {
    family: Id,
    instrument: String,
    read: Option<Box<SiblingsRead>>,
    ledger: RefCell<Ledger<mark::Key>>,
}

impl Siblings {
    /// Those of a family, with an instrument.
    #[must_use]
    pub fn of((family, instrument): (Id, String)) -> Self {
        Self { family, instrument, read: None, ledger: RefCell::default() }
    }

    fn open(&mut self) {
        let (Some(read), Some(key)) = (self.read.as_deref(), self.ledger.borrow().chosen().cloned()) else {
            return;
        };
        let Some(row) = read.rows.iter().find(|row| row.key == key) else { return };
        let paras = page(read, row);
        self.ledger.get_mut().open(paras);
    }
}

fn rows(read: &SiblingsRead, env: &Env) -> Vec<Row<mark::Key>> {
    let mut rows: Vec<Row<mark::Key>> = read
        .children
        .iter()
        .flat_map(|child| set(&format!("{}: {}.", child.name_and_age, child.in_words()), "", env))
        .collect();
    for reading in &read.readings {
        rows.push(space());
        rows.extend(set(&format!("{} {}", reading.say, reading.next), "", env));
        let behind = read.rows.iter().filter(|row| reading.behind.contains(&row.key));
        rows.extend(set(&words::joined(&behind.map(|row| row.title.clone()).collect::<Vec<_>>()), "  ", env));
    }
    if read.rows.is_empty() {
        rows.push(space());
        rows.extend(set("There is no closed sitting to put side by side yet.", "", env));
        return rows;
    }
    rows.push(space());
    rows.extend(set(SIGNS, "", env));
    rows.extend(items(read, env));
    rows
}

fn items(read: &SiblingsRead, env: &Env) -> Vec<Row<mark::Key>> {
    let in_columns = env.columns >= WIDE && !env.look.reader && read.children.len() <= 4;
    let mut rows = Vec::new();
    let mut area = "";
    for row in &read.rows {
        if row.area != area {
            area = &row.area;
            rows.push(space());
            rows.push(heading(area_heading(read, row, in_columns)));
        }
        if in_columns {
            rows.push(opening(in_a_line(row), row.key.clone()));
        } else {
            rows.push(opening(&row.title, row.key.clone()));
            let signs = read
                .children
                .iter()
                .zip(&row.signs)
                .map(|(child, sign)| format!("{} {}", child.name, said(sign)));
            rows.extend(set(&signs.collect::<Vec<_>>().join("   "), "    ", env));
        }
    }
    rows
}

/// A child who is not asked has no sign; a mark stands there, so that columns stay columns.
fn said(sign: &str) -> &str {
    if sign.is_empty() { "not asked" } else { sign }
}

fn area_heading(read: &SiblingsRead, row: &SiblingRow, in_columns: bool) -> String {
    let name = format!("{} {}", row.area, row.area_name);
    if !in_columns {
        return name;
    }
    // The mark of the chosen row stands before the names of items.
    let name = cut(&name, NAME + 2);
    let pad = " ".repeat((NAME + 4).saturating_sub(width(&name)));
    let children = read.children.iter().map(|child| column(&child.name));
    format!("{name}{pad}{}", children.collect::<String>()).trim_end().to_owned()
}

fn in_a_line(row: &SiblingRow) -> String {
    let name = cut(&row.title, NAME);
    let pad = " ".repeat((NAME + 2).saturating_sub(width(&name)));
    let signs = row.signs.iter().map(|sign| column(sign));
    format!("{name}{pad}{}", signs.collect::<String>()).trim_end().to_owned()
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
