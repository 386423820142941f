//! How a child's answers went from sitting to sitting: a strip an item, the oldest first, in the order of the file.

use std::cell::RefCell;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::ledger::{Ledger, Row, heading, limits, opening, set, space};
use crate::command::{App, Command, Context, Move, Trend as Key};
use crate::domain::checklist::area_trend::AreaPoint;
use crate::domain::checklist::mark;
use crate::domain::id::Id;
use crate::domain::text::width;
use crate::service::checklists::TrendRead;
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::in_words::SIGNS;
use crate::service::checklists::trend::{AreaTrend, Cell, ItemTrend, TrendPart};
use crate::service::checklists::words;
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::pane::split::Wants;
use crate::tui::pane::{About, Env, InRoom, Pane, Where};
use crate::tui::widget::page::Para;

/// From this width on a strip stands beside the item's name; below it, under the name.
const WIDE: u16 = 72;
/// Widest an item's name is set in its column.
const NAME: usize = 34;

/// Whose answers, with which instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendFor {
    /// The child.
    pub child: Id,
    /// The instrument's id.
    pub instrument: String,
}

/// What a row opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    /// Which sittings stand here, and which are left out.
    About,
    /// One item of one wording.
    Item(usize, mark::Key),
}

/// The pane.
pub struct TrendPane {
    of: TrendFor,
    read: Option<Box<TrendRead>>,
    ledger: RefCell<Ledger<Opens>>,
    /// Whether only what moved or stands in the worse half is shown.
    is_filtered: bool,
}

impl TrendPane {
    /// How a child's answers went.
    #[must_use]
    pub fn of(of: TrendFor) -> Self {
        Self { of, read: None, ledger: RefCell::default(), is_filtered: false }
    }

    fn fill(&mut self, env: &Env) {
        let Some(read) = self.read.as_deref() else { return };
        self.ledger.get_mut().fill(rows(read, self.is_filtered, env));
    }

    fn open(&mut self) {
        let chosen = self.ledger.get_mut().chosen().cloned();
        let (Some(read), Some(chosen)) = (self.read.as_deref(), chosen) else { return };
        let paras = match chosen {
            Opens::About => Some(about(read)),
            Opens::Item(n, key) => read.parts.get(n).and_then(|part| {
                let item = part.items.iter().find(|item| item.key == key)?;
                Some(page(part, item))
            }),
        };
        if let Some(paras) = paras {
            self.ledger.get_mut().open(paras);
        }
    }

    fn turn(&mut self, env: &Env) -> Vec<Effect> {
        self.ledger.get_mut().back();
        self.is_filtered = !self.is_filtered;
        self.fill(env);
        let words = if self.is_filtered {
            "Only what went better or worse, or stands in the worse half, is shown."
        } else {
            "Everything is shown."
        };
        vec![Effect::Say(words.into())]
    }
}

fn rows(read: &TrendRead, is_filtered: bool, env: &Env) -> Vec<Row<Opens>> {
    let mut rows = vec![opening(how_many(read), Opens::About)];
    rows.extend(notes(read).iter().flat_map(|words| set(words, "  ", env)));
    for (n, part) in read.parts.iter().enumerate() {
        rows.extend(part_rows(part, n, (read.parts.len() > 1, is_filtered), env));
    }
    rows
}

/// `4 sittings, 1 left out`.
fn how_many(read: &TrendRead) -> String {
    let sittings: usize = read.parts.iter().map(|part| part.sittings.len()).sum();
    let sittings = if sittings == 1 { "1 sitting".into() } else { format!("{sittings} sittings") };
    match read.left_out.len() {
        0 => sittings,
        many => format!("{sittings}, {many} left out"),
    }
}

/// What must be known before anything is read out of it.
fn notes(read: &TrendRead) -> Vec<String> {
    let mut notes = Vec::new();
    if read.parts.is_empty() {
        notes.push("No closed sitting to look back on yet.".into());
    } else if read.is_too_short() && read.refused.is_none() {
        notes.push("One sitting so far: a trend needs two. Here is where each answer stands.".into());
    }
    notes.extend(read.refused.clone());
    notes.extend(read.refused.is_some().then(|| "Each version is shown by itself below.".into()));
    notes.extend(read.left_out.iter().map(|words| format!("Left out: {words}")));
    notes
}

/// Which sittings stand here, which are left out, what the signs mean, and what the instrument is not for.
fn about(read: &TrendRead) -> Vec<Para> {
    let mut paras = vec![Para::heading("About these sittings")];
    paras.extend(notes(read).into_iter().map(Para::line));
    for part in &read.parts {
        paras.push(Para::space());
        paras.push(Para::line(format!("Version {}, the oldest first:", part.edition.version)));
        paras.extend(part.sittings.iter().map(|sitting| Para::item("- ", sitting.in_words())));
        paras.extend(signs(part).into_iter().map(Para::line));
    }
    paras.push(Para::space());
    paras.extend(read.instrument.iter().flat_map(limits));
    paras
}

fn part_rows(
    part: &TrendPart,
    n: usize,
    (is_one_of_many, is_filtered): (bool, bool),
    env: &Env,
) -> Vec<Row<Opens>> {
    let mut rows = Vec::new();
    if is_one_of_many {
        rows.push(space());
        rows.push(heading(format!("Version {}", part.edition.version)));
    }
    rows.extend(sittings(part, env));
    for area in &part.areas {
        let items = part.items.iter().filter(|item| item.area == area.id);
        let items: Vec<&ItemTrend> =
            items.filter(|item| !is_filtered || item.moved || item.at_worse).collect();
        if items.is_empty() {
            continue;
        }
        rows.push(space());
        rows.push(heading(format!("{} {}", area.id, area.name)));
        rows.extend(set(&area_strip(area, part.worse_half.as_deref()), "  ", env));
        rows.extend(items.into_iter().flat_map(|item| item_rows(item, n, env)));
    }
    rows
}

/// The sittings in their order, and what the signs mean.
fn sittings(part: &TrendPart, env: &Env) -> Vec<Row<Opens>> {
    let heads: Vec<String> = part.sittings.iter().map(SittingHead::in_short).collect();
    let first = format!("The oldest first: {}.", heads.join("; "));
    std::iter::once(first).chain(signs(part)).flat_map(|words| set(&words, "  ", env)).collect()
}

fn signs(part: &TrendPart) -> Vec<String> {
    let mut signs = vec![SIGNS.to_owned()];
    let others = part.items.iter().flat_map(|item| &item.cells).any(|cell| cell.other_rater.is_some());
    signs.extend(others.then(|| "* somebody else scored than at the sitting before".into()));
    let near = part.min_days > 0 && part.sittings.len() > 1;
    signs.extend(near.then(|| {
        format!("Between two sittings under {} days apart nothing is said of better or worse.", part.min_days)
    }));
    signs
}

/// `worst 3 > 2 > 4; at 3 or worse: 2 > 0 > 1 items`: either alone can hide movement.
fn area_strip(area: &AreaTrend, half: Option<&str>) -> String {
    let strip = |said: fn(&AreaPoint) -> String| area.points.iter().map(said).collect::<Vec<_>>().join(" > ");
    let worst = strip(|point| point.worst.as_ref().map_or_else(|| ".".into(), ToString::to_string));
    match half {
        Some(half) => format!(
            "worst {worst}; items at {half} or worse {}",
            strip(|point| point.in_worse_half.to_string())
        ),
        None => String::new(),
    }
}

fn item_rows(item: &ItemTrend, part: usize, env: &Env) -> Vec<Row<Opens>> {
    let opens = Opens::Item(part, item.key.clone());
    let remarks = item.remarks().join("; ");
    let below = |rows: &mut Vec<Row<Opens>>| {
        if !remarks.is_empty() {
            rows.extend(set(&remarks, "    ", env));
        }
    };
    if env.columns < WIDE || env.look.reader {
        let mut rows = vec![opening(&item.title, opens)];
        rows.extend(set(&fitting(item, usize::from(env.columns).saturating_sub(6)), "    ", env));
        below(&mut rows);
        return rows;
    }
    let name = crate::tui::widget::paint::cut(&item.title, NAME);
    let pad = " ".repeat(NAME.saturating_sub(width(&name)));
    let strip = fitting(item, usize::from(env.columns).saturating_sub(NAME + 5));
    let mut rows = vec![opening(format!("{name}{pad}  {strip}"), opens)];
    below(&mut rows);
    rows
}

/// The strip; where it is too long for the room, the oldest part is left to the page.
fn fitting(item: &ItemTrend, room: usize) -> String {
    let whole = item.strip();
    if width(&whole) <= room {
        return whole;
    }
    let cells: Vec<&str> = whole.split(" > ").collect();
    let shorter = |from: usize| format!(".. > {}", cells.get(from..).unwrap_or_default().join(" > "));
    (1..cells.len())
        .map(shorter)
        .find(|strip| width(strip) <= room)
        .unwrap_or_else(|| shorter(cells.len() - 1))
}

/// One item: every sitting in words.
fn page(part: &TrendPart, item: &ItemTrend) -> Vec<Para> {
    let mut paras = vec![Para::heading(&item.title)];
    if item.critical {
        paras.push(Para::line("A safety item."));
    }
    paras.push(Para::space());
    let sittings = part.sittings.iter().zip(&item.cells);
    paras.extend(sittings.map(|(sitting, cell)| {
        Para::item("- ", format!("{}: {}{}", sitting.in_words(), cell.says, after(cell)))
    }));
    let remarks = item.remarks();
    if !remarks.is_empty() {
        paras.push(Para::space());
        paras.extend(remarks.iter().map(|words| Para::line(format!("{}.", words::begun(words)))));
    }
    paras.push(Para::space());
    paras.push(Para::line("What stands beside each answer is on the page of its sitting."));
    paras
}

fn after(cell: &Cell) -> String {
    let arrow = Some(cell.arrow()).filter(|word| !word.is_empty()).map(|word| format!(", {word}"));
    let rater = cell.other_rater.as_ref().map(|_| ", by somebody else than before".to_owned());
    [arrow, rater].into_iter().flatten().collect()
}

impl Pane for TrendPane {
    fn place(&self, _: &Env) -> String {
        let Some(read) = self.read.as_deref() else { return String::new() };
        let title = read.instrument.as_ref().map_or("", |head| head.short.as_str());
        format!("{}   {}   {title} over time", read.reference, read.child_name)
    }

    fn about(&self) -> Option<About> {
        self.read.as_ref().map(|read| About { family: Some(read.family), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Trend, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::ChecklistTrend(self.of.child, self.of.instrument.clone()))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Trend(Key::Filter) => Some(self.turn(env)),
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
        if let Some(Answer::ChecklistTrend(read)) = answer
            && read.child == self.of.child
        {
            self.read = Some(read.clone());
            self.fill(env);
        }
        Vec::new()
    }

    fn again(&self) -> Option<Where> {
        Some(Where::ChecklistTrend(self.of.clone()))
    }

    fn status(&self, _: &Env) -> String {
        if self.read.is_none() {
            return "looking back".into();
        }
        let shown = if self.is_filtered { "only what moved or is low   " } else { "" };
        format!("{shown}{}", self.ledger.borrow().place())
    }

    fn whereabouts(&self, env: &Env) -> String {
        let said = self.ledger.borrow().sentence();
        if said.is_empty() { self.status(env) } else { format!("{}. {said}", self.status(env)) }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let Some(read) = self.read.as_deref() else { return frame.set_cursor_position((area.x, area.y)) };
        // Rows are set for the window as it is now.
        let mut ledger = self.ledger.borrow_mut();
        ledger.fill(rows(read, self.is_filtered, env));
        ledger.draw(frame, area, read.instrument.as_ref(), env);
    }
}
