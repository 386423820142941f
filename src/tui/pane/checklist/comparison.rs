//! What two or more people said of one child, item by item: the widest gap first, with both pieces of evidence.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::agree::AgreeFor;
use super::ledger::{Ledger, Row, beside_paras, heading, limits, opening, set, space};
use crate::command::{App, Command, Comparison as Key, Context, Move};
use crate::domain::checklist::mark;
use crate::domain::moment::long_date;
use crate::domain::text::width;
use crate::service::checklists::comparing::{ComparedRead, SaidRead};
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::in_words::SIGNS;
use crate::service::checklists::{CompareFor, ComparisonRead};
use crate::service::{Answer, Ask, Done};
use crate::tui::effect::Effect;
use crate::tui::pane::split::Wants;
use crate::tui::pane::{About, Env, InRoom, Pane, Where};
use crate::tui::widget::page::Para;
use crate::tui::widget::paint::cut;

/// From this width on what each said stands beside the item's name; below it, under the name.
const WIDE: u16 = 72;
/// Widest an item's name is set in its column.
const NAME: usize = 34;

/// What a row opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    /// Which sittings stand here, and which are left out.
    About,
    /// One item.
    Item(mark::Key),
}

/// The pane.
pub struct ComparisonPane {
    asked: CompareFor,
    read: Option<Box<ComparisonRead>>,
    ledger: RefCell<Ledger<Opens>>,
}

impl ComparisonPane {
    /// What people said.
    #[must_use]
    pub fn of(asked: CompareFor) -> Self {
        Self { asked, read: None, ledger: RefCell::default() }
    }

    fn row(&self) -> Option<&ComparedRead> {
        let Opens::Item(key) = self.ledger.borrow().chosen().cloned()? else { return None };
        all(self.read.as_deref()?).find(|row| row.key == key)
    }

    /// The page of what is chosen.
    fn page(&self) -> Option<Vec<Para>> {
        let read = self.read.as_deref()?;
        Some(self.row().map_or_else(|| about(read), |row| page(read, row)))
    }

    fn agree(&self) -> Vec<Effect> {
        let (Some(read), Some(row)) = (self.read.as_deref(), self.row()) else {
            return vec![Effect::Say("Go to an item first: what is agreed is agreed of one item.".into())];
        };
        let asked = AgreeFor {
            row: Box::new(row.clone()),
            sittings: read.sittings.clone(),
            child: read.child,
            people: read.people.clone(),
            place: format!("{}   {}", read.reference, read.child_name),
        };
        vec![Effect::Open(Where::Agree(asked))]
    }
}

fn all(read: &ComparisonRead) -> impl Iterator<Item = &ComparedRead> {
    read.rows.iter().chain(&read.known_to_some).chain(&read.one_only)
}

fn rows(read: &ComparisonRead, env: &Env) -> Vec<Row<Opens>> {
    let heads: Vec<String> = read.sittings.iter().map(SittingHead::in_short).collect();
    let heads = if heads.is_empty() { "No sitting".to_owned() } else { heads.join("; ") };
    let mut rows = vec![opening(heads, Opens::About)];
    rows.extend(notes(read).iter().flat_map(|words| set(words, "  ", env)));
    rows.extend(group("Both know: the widest gap first, safety items before others", &read.rows, read, env));
    rows.extend(group("Only one of them knew", &read.known_to_some, read, env));
    rows.extend(group("Only one of them answered, or was asked", &read.one_only, read, env));
    rows
}

/// What must be known before anything is read out of it.
fn notes(read: &ComparisonRead) -> Vec<String> {
    let mut notes: Vec<String> = match &read.refused {
        Some(why) => vec![why.clone()],
        None => vec![read.line.clone(), gaps(read), SIGNS.to_owned()],
    };
    notes.extend(read.left_out.iter().map(|words| format!("Left out: {words}")));
    notes
}

fn about(read: &ComparisonRead) -> Vec<Para> {
    let mut paras = vec![Para::heading("About these sittings")];
    paras.extend(read.sittings.iter().map(|sitting| Para::item("- ", sitting.in_words())));
    paras.extend(notes(read).into_iter().map(Para::line));
    paras.push(Para::space());
    paras.extend(read.instrument.iter().flat_map(limits));
    paras
}

/// `2 items two or more steps apart, 3 one step, 6 the same. Nothing is averaged.`
fn gaps(read: &ComparisonRead) -> String {
    let gaps = read.gaps;
    format!(
        "Two or more steps apart: {}; one step: {}; the same: {}. What they agree on stands beside what each said.",
        gaps.two_or_more, gaps.one, gaps.none
    )
}

fn group(title: &str, rows: &[ComparedRead], read: &ComparisonRead, env: &Env) -> Vec<Row<Opens>> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut all = vec![space(), heading(title)];
    all.extend(rows.iter().flat_map(|row| row_of(row, read, env)));
    all
}

fn row_of(row: &ComparedRead, read: &ComparisonRead, env: &Env) -> Vec<Row<Opens>> {
    let gap = row.gap.map_or_else(|| " ".to_owned(), |gap| gap.to_string());
    let said: Vec<String> = row.said.iter().map(|said| format!("{} {}", said.rater, said.sign)).collect();
    let said = said.join("   ");
    let safety = if row.critical { "   safety item" } else { "" };
    let agreed = row.agreed.as_ref().map(|(_, says)| format!("agreed: {says}"));
    let mut rows = if env.columns < WIDE || env.look.reader || read.sittings.len() > 3 {
        let mut rows = vec![opening(format!("{gap} {}", row.title), Opens::Item(row.key.clone()))];
        rows.extend(set(&format!("{said}{safety}"), "    ", env));
        rows
    } else {
        let name = cut(&row.title, NAME);
        let pad = " ".repeat(NAME.saturating_sub(width(&name)));
        vec![opening(format!("{gap} {name}{pad}  {said}{safety}"), Opens::Item(row.key.clone()))]
    };
    rows.extend(agreed.iter().flat_map(|words| set(words, "    ", env)));
    rows
}

fn page(read: &ComparisonRead, row: &ComparedRead) -> Vec<Para> {
    let mut paras = vec![Para::heading(&row.title)];
    let gap = row.gap.map(|gap| match gap {
        0 => "The same.".to_owned(),
        1 => "One step apart.".to_owned(),
        many => format!("{many} steps apart."),
    });
    paras.extend(gap.map(Para::line));
    if row.critical {
        paras.push(Para::line("A safety item."));
    }
    if row.guarded {
        paras.push(Para::line("The checklist keeps this from every copy for the family."));
    }
    paras.push(Para::space());
    for (said, sitting) in row.said.iter().zip(&read.sittings) {
        paras.extend(said_paras(said, sitting, read));
    }
    if let Some((agreed, says)) = &row.agreed {
        paras.push(Para::heading(format!("Agreed on {}: {says}", long_date(agreed.on))));
        paras.extend(Para::fact("Why", &agreed.reason));
        paras.extend(Para::fact("Between", &agreed.between));
        paras.extend(Para::fact("For", &agreed.audience.in_words(&read.people)));
        paras.push(Para::line("It stands beside both answers and replaces neither."));
    }
    paras
}

fn said_paras(said: &SaidRead, sitting: &SittingHead, read: &ComparisonRead) -> Vec<Para> {
    let mut paras =
        vec![Para::heading(format!("{}: {}", said.rater, said.says)), Para::line(sitting.in_words())];
    paras.extend(beside_paras(said.evidence.as_ref(), &read.child_name, &read.people));
    paras
}

impl Pane for ComparisonPane {
    fn place(&self, _: &Env) -> String {
        let Some(read) = self.read.as_deref() else { return String::new() };
        let title = read.instrument.as_ref().map_or("", |head| head.short.as_str());
        format!("{}   {}   {title} compared", read.reference, read.child_name)
    }

    fn about(&self) -> Option<About> {
        self.read.as_ref().map(|read| About { family: Some(read.family), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Comparison, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::ChecklistComparison(self.asked.clone()))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Comparison(Key::Agree) => Some(self.agree()),
            Command::App(App::Back) if self.ledger.get_mut().back() => Some(Vec::new()),
            Command::Move(Move::Export) => None,
            Command::Move(Move::List) if !self.ledger.get_mut().is_on_page() => Some(vec![Effect::Back]),
            Command::Move(step) => {
                if self.ledger.get_mut().step(step) == Wants::Open {
                    let paras = self.page();
                    self.ledger.get_mut().open(paras.unwrap_or_default());
                }
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::ChecklistComparison(read)) = answer
            && read.child == self.asked.child
        {
            self.ledger.get_mut().fill(rows(read, env));
            self.read = Some(read.clone());
            let paras = self.page();
            self.ledger.get_mut().fill_page(paras.unwrap_or_default());
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Entered(_) | Done::Kept => vec![Effect::Ask(Ask::ChecklistComparison(self.asked.clone()))],
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::ChecklistCompare(self.asked.clone()))
    }

    fn status(&self, _: &Env) -> String {
        match self.read.as_deref() {
            None => "putting them side by side".into(),
            Some(read) if read.refused.is_some() => "nothing is shown yet".into(),
            Some(_) => self.ledger.borrow().place(),
        }
    }

    fn whereabouts(&self, env: &Env) -> String {
        let refused = self.read.as_deref().and_then(|read| read.refused.clone());
        let said = refused.unwrap_or_else(|| self.ledger.borrow().sentence());
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
