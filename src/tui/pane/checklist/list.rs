//! A family's checklists: each child in the order of birth with what there is of them, and what is open.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::begin::BeginFor;
use super::read_pane;
use crate::command::{App, Checklist as Key, Command, Context, Move};
use crate::domain::checklist::due::due;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::child::{Birth, Child};
use crate::domain::id::Id;
use crate::domain::moment::short_date;
use crate::service::checklists::view::{FamilyChecklists, SittingRow};
use crate::service::checklists::words;
use crate::service::{Answer, Ask, Deed, Done};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::split::{Split, Wants};
use crate::tui::pane::{About, Env, InRoom, Pane, Reply, Where};
use crate::tui::widget::list::Item;
use crate::tui::widget::page::{Page, Para};

const COLUMNS: u16 = 38;
const WHY: &str = "sitting.drop";
const WHOSE: &str = "sitting.whose";

/// What a row opens.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Opens {
    /// A sitting that is open.
    GoOn(Id),
    /// One that is closed.
    Read(Id),
    /// The form, for a child that has none with this instrument.
    Never(Id, String),
    /// The form.
    Begin,
}

/// The pane.
pub struct Checklists {
    family: Id,
    known: Option<Box<FamilyChecklists>>,
    split: Split,
    opens: Vec<Opens>,
    /// The sitting a question is about.
    asked: Option<Id>,
}

impl Checklists {
    /// Those of a family.
    #[must_use]
    pub fn of(family: Id) -> Self {
        Self { family, known: None, split: Split::default(), opens: Vec::new(), asked: None }
    }

    /// The list as it is now; a sitting that was begun from here is where it stands.
    fn fill(&mut self, new: Option<Id>, env: &Env) {
        let Some(known) = self.known.as_deref() else { return };
        let mut rows = Vec::new();
        for child in by_birth(&known.children) {
            rows.push((Item::Heading(child.name_and_age(env.today)), None));
            let before = rows.len();
            for instrument in known.instruments() {
                rows.extend(rows_of(known, child, instrument, env));
            }
            if rows.len() == before {
                rows.push((Item::Words("  no checklist yet".into()), None));
            }
        }
        rows.push((Item::Words(String::new()), None));
        rows.push((Item::row("Begin a sitting"), Some(Opens::Begin)));
        self.opens = rows.iter().filter_map(|(_, opens)| opens.clone()).collect();
        self.split.list.fill(rows.into_iter().map(|(item, _)| item).collect());
        if let Some(at) = new.and_then(|id| self.opens.iter().position(|opens| *opens == Opens::GoOn(id))) {
            self.split.list.choose(at);
        }
        self.show(env);
    }

    /// The page follows the choice: there is nothing on it that a row opens.
    fn show(&mut self, env: &Env) {
        let paras = self.paras(env);
        self.split.page = Page::new(paras);
    }

    fn chosen(&self) -> Option<&Opens> {
        self.split.list.chosen().and_then(|n| self.opens.get(n))
    }

    fn row(&self, id: Id) -> Option<&SittingRow> {
        self.known.as_ref()?.sittings.iter().find(|row| row.sitting.id == id)
    }

    fn paras(&self, env: &Env) -> Vec<Para> {
        let Some(known) = self.known.as_deref() else { return Vec::new() };
        let (child, instrument) = match self.chosen() {
            Some(Opens::GoOn(id) | Opens::Read(id)) => {
                let Some(row) = self.row(*id) else { return Vec::new() };
                (row.sitting.child, known.wording(&row.sitting))
            }
            Some(Opens::Never(child, id)) => (*child, latest_wording(known, id)),
            Some(Opens::Begin) | None => return how_it_goes(),
        };
        let child = known.children.iter().find(|one| one.id == child);
        let (Some(child), Some(instrument)) = (child, instrument) else { return Vec::new() };
        let mut paras = limits(instrument);
        paras.push(Para::heading(format!("Sittings for {}", child.name)));
        let sittings = known.of(child.id, &instrument.instrument.id);
        if sittings.is_empty() {
            paras.push(Para::line("None yet."));
        }
        let said = sittings.iter().rev();
        paras.extend(said.map(|row| Para::item("- ", one_line(known, row, env))));
        paras
    }

    fn open(&mut self) -> Vec<Effect> {
        match self.chosen().cloned() {
            Some(Opens::GoOn(id)) => self.go_on(id),
            Some(Opens::Read(id)) => self.read(id),
            Some(Opens::Never(child, instrument)) => self.begin(Some(child), Some(instrument)),
            Some(Opens::Begin) => self.begin(None, None),
            None => Vec::new(),
        }
    }

    fn begin(&self, child: Option<Id>, instrument: Option<String>) -> Vec<Effect> {
        let family = self.family;
        vec![Effect::Open(Where::SitDown(BeginFor { family, child, instrument }))]
    }

    /// Begins one for the child the list stands at.
    fn begin_here(&self) -> Vec<Effect> {
        let child = match self.chosen() {
            Some(Opens::GoOn(id) | Opens::Read(id)) => self.row(*id).map(|row| row.sitting.child),
            Some(Opens::Never(child, _)) => Some(*child),
            Some(Opens::Begin) | None => None,
        };
        self.begin(child, None)
    }

    /// Somebody else scores the same child now: whoever is at the keyboard is asked first whose sitting they mean.
    fn go_on(&mut self, id: Id) -> Vec<Effect> {
        let Some(row) = self.row(id) else { return Vec::new() };
        if !row.is_kept_back {
            return vec![Effect::Open(Where::Sitting(id))];
        }
        let name = row.sitting.rater.name.clone();
        let about = "Two people score this child apart, so that neither leads the other. What one answered is not shown to \
                     the other until both are closed.";
        let answers = vec![format!("Yes, go on as {name}"), "No, leave it closed to me".into()];
        self.asked = Some(id);
        lay(Overlay::Choice(
            Choice::new(WHOSE, format!("Is this your sitting: {name}?"), answers).about(about),
        ))
    }

    fn read(&self, id: Id) -> Vec<Effect> {
        let (Some(known), Some(row)) = (self.known.as_deref(), self.row(id)) else { return Vec::new() };
        if row.is_kept_back {
            return vec![Effect::Say(format!("{}.", words::begun(&kept_back(known, row))))];
        }
        vec![Effect::Open(read_pane(id))]
    }

    /// Brothers and sisters side by side, with the checklist the list stands at; else with the one used last.
    fn side_by_side(&self) -> Vec<Effect> {
        let here = match self.chosen() {
            Some(Opens::GoOn(id) | Opens::Read(id)) => {
                self.row(*id).map(|row| row.sitting.edition.id.clone())
            }
            Some(Opens::Never(_, id)) => Some(id.clone()),
            Some(Opens::Begin) | None => None,
        };
        let last = || self.known.as_ref()?.sittings.last().map(|row| row.sitting.edition.id.clone());
        match here.or_else(last) {
            Some(instrument) => vec![Effect::Open(Where::ChecklistSiblings((self.family, instrument)))],
            None => vec![Effect::Say("There is no sitting to put side by side yet.".into())],
        }
    }

    fn drop_it(&mut self) -> Vec<Effect> {
        let Some(Opens::GoOn(id)) = self.chosen().cloned() else {
            let words = "Only an open sitting can be taken off. A closed one stays; a correction is a sitting of its own.";
            return vec![Effect::Say(words.into())];
        };
        self.asked = Some(id);
        let hint = "The wrong child, the wrong checklist. It stays in the change log with its answers.";
        lay(Overlay::Prompt(Prompt::new(WHY, "Why is this sitting taken off the list?", hint, "")))
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Begin => self.begin_here(),
            Key::Drop => self.drop_it(),
            Key::Siblings => self.side_by_side(),
            Key::About => {
                self.split.on_page = !self.split.on_page;
                Vec::new()
            }
        }
    }
}

/// The sitting that was not there before.
fn newest(before: &FamilyChecklists, now: &FamilyChecklists) -> Option<Id> {
    let is_new = |id: &Id| before.sittings.iter().all(|row| row.sitting.id != *id);
    now.sittings.iter().map(|row| row.sitting.id).filter(is_new).max()
}

fn lay(overlay: Overlay) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(overlay))]
}

/// The eldest first; those not yet born come last. Never by what was answered.
pub(super) fn by_birth(children: &[Child]) -> Vec<&Child> {
    let mut children: Vec<&Child> = children.iter().collect();
    children.sort_by_key(|child| match child.birth {
        Birth::Born(day) => (false, day, child.order),
        Birth::Due(day) => (true, day, child.order),
    });
    children
}

type Row = (Item, Option<Opens>);

/// What there is of one child with one instrument: what is open, then the latest that each person closed.
fn rows_of(known: &FamilyChecklists, child: &Child, instrument: &str, env: &Env) -> Vec<Row> {
    let sittings = known.of(child.id, instrument);
    if sittings.is_empty() {
        return never(known, child, instrument);
    }
    let open = sittings.iter().filter(|row| row.sitting.closed.is_none());
    let mut rows: Vec<Row> = open.flat_map(|row| go_on_rows(known, row)).collect();
    for row in latest_of_each(&sittings) {
        rows.extend(closed_rows(known, row, env));
    }
    rows
}

fn go_on_rows(known: &FamilyChecklists, row: &SittingRow) -> [Row; 2] {
    let sitting = &row.sitting;
    let row_words = format!("go on: {}", title(known, row));
    let below = if row.is_kept_back {
        format!("    {}, {}, scored apart", sitting.rater.name, sitting.date.format("%-d %b"))
    } else {
        format!("    {}, {}, {}", sitting.rater.name, sitting.date.format("%-d %b"), answered(known, row))
    };
    [(Item::Row(row_words), Some(Opens::GoOn(sitting.id))), (Item::Words(below), None)]
}

fn closed_rows(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> [Row; 2] {
    let sitting = &row.sitting;
    let old = match words::ago(sitting.date, env.today).as_str() {
        "today" => "today".to_owned(),
        ago => format!("{ago} old"),
    };
    let below = if row.is_kept_back {
        format!("    {}, kept back", sitting.rater.name)
    } else {
        format!("    {}, {}", sitting.rater.name, answered(known, row))
    };
    let words = format!("{}, {old}", title(known, row));
    [(Item::Row(words), Some(Opens::Read(sitting.id))), (Item::Words(below), None)]
}

/// A brother or a sister has one, and this child has none.
fn never(known: &FamilyChecklists, child: &Child, instrument: &str) -> Vec<Row> {
    let others = by_birth(&known.children)
        .into_iter()
        .filter(|other| other.id != child.id && !known.of(other.id, instrument).is_empty());
    let others: Vec<String> = others.map(|other| other.name.clone()).collect();
    let Some(title) = latest_wording(known, instrument).map(words::short_title) else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let has = if others.len() == 1 { "has" } else { "have" };
    let below = format!("    {} {has} one", words::joined(&others));
    let opens = Opens::Never(child.id, instrument.to_owned());
    vec![(Item::Row(format!("{title}: never")), Some(opens)), (Item::Words(below), None)]
}

/// The latest closed sitting of each person, the newest first.
fn latest_of_each<'k>(sittings: &[&'k SittingRow]) -> Vec<&'k SittingRow> {
    let mut latest: Vec<&SittingRow> = Vec::new();
    for row in sittings.iter().rev().filter(|row| row.sitting.closed.is_some()) {
        if latest.iter().all(|other| other.sitting.rater.name != row.sitting.rater.name) {
            latest.push(row);
        }
    }
    latest
}

fn title<'k>(known: &'k FamilyChecklists, row: &SittingRow) -> &'k str {
    known.wording(&row.sitting).map_or("a checklist", words::short_title)
}

fn latest_wording<'k>(known: &'k FamilyChecklists, instrument: &str) -> Option<&'k Instrument> {
    let latest = known.sittings.iter().rev().find(|row| row.sitting.edition.id == instrument)?;
    known.wording(&latest.sitting)
}

/// In a list, where the row is short.
fn answered(known: &FamilyChecklists, row: &SittingRow) -> String {
    known.sheet(row).map_or_else(String::new, |sheet| words::answered(&sheet))
}

fn how_much(known: &FamilyChecklists, row: &SittingRow) -> String {
    known.sheet(row).map_or_else(String::new, |sheet| words::completeness(&sheet))
}

/// One sitting in the list of all of them.
fn one_line(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> String {
    let sitting = &row.sitting;
    let who = format!("{}, {}", short_date(sitting.date), sitting.rater.name);
    match (sitting.closed, row.is_kept_back) {
        (Some(_), true) => format!("{who}: {}", kept_back(known, row)),
        (None, true) => format!("{who}: open, scored apart"),
        (None, false) => format!("{who}: open, {}", how_much(known, row)),
        (Some(_), false) => {
            let asked = if is_overdue(known, row, env) { "; another one is asked for by now" } else { "" };
            format!("{who}: {}{asked}", how_much(known, row))
        }
    }
}

fn is_overdue(known: &FamilyChecklists, row: &SittingRow, env: &Env) -> bool {
    let is_last = known.of(row.sitting.child, &row.sitting.edition.id).last().map(|last| last.sitting.id);
    let review = known.wording(&row.sitting).map(|one| &one.review);
    is_last == Some(row.sitting.id)
        && review.is_some_and(|review| due(review, Some(row.sitting.date), env.today).overdue)
}

/// `kept back until HV has closed theirs`.
fn kept_back(known: &FamilyChecklists, row: &SittingRow) -> String {
    let names: Vec<String> = known.kept_back_by(row).into_iter().map(str::to_owned).collect();
    let have = if names.len() > 1 { "have" } else { "has" };
    let names = if names.is_empty() { "somebody else".to_owned() } else { words::joined(&names) };
    format!("kept back until {names} {have} closed theirs, so that neither leads the other")
}

/// What an instrument is, what it is for, and what it is not for.
fn limits(instrument: &Instrument) -> Vec<Para> {
    let head = &instrument.instrument;
    let mut paras = vec![
        Para::heading(&head.title),
        Para::words(words::status(instrument, usize::MAX)),
        Para::words(&head.used_for),
    ];
    paras.extend((!head.not_for.is_empty()).then(|| Para::line("Not for:")));
    paras.extend(head.not_for.iter().map(|not| Para::item("- ", not)));
    paras.push(Para::space());
    paras.push(Para::words(words::duty(instrument)));
    paras.push(Para::words(format!(
        "Version {}. Licence: {}.",
        head.version,
        head.licence.trim_end_matches('.')
    )));
    paras
}

fn how_it_goes() -> Vec<Para> {
    vec![
        Para::heading("Checklists"),
        Para::space(),
        Para::words(
            "A sitting is one checklist, for one child, by one person, for one day. It can be left and gone on with at any \
             time; every answer is kept at once.",
        ),
        Para::words(
            "Each child begins blank, whatever was answered for a brother or a sister. What is asked about the home is \
             answered once a day for all of them.",
        ),
        Para::words(
            "Two people can score the same child apart. Neither sees what the other answered until both are closed.",
        ),
    ]
}

impl Pane for Checklists {
    fn place(&self, _: &Env) -> String {
        self.known
            .as_ref()
            .map_or_else(String::new, |known| format!("{}   Checklists", known.family.reference))
    }

    fn about(&self) -> Option<About> {
        Some(About { family: Some(self.family), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Checklist, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Checklists(self.family))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Checklist(key) => Some(self.key(key)),
            Command::Move(step) => {
                if self.split.step(step) == Wants::Open {
                    return Some(self.open());
                }
                if !self.split.on_page && step != Move::List {
                    self.show(env);
                }
                Some(Vec::new())
            }
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Checklists(known)) = answer
            && known.family.id == self.family
        {
            let new = self.known.as_deref().and_then(|before| newest(before, known));
            self.known = Some(known.clone());
            self.fill(new, env);
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Kept if self.asked.take().is_some() => vec![Effect::Ask(Ask::Checklists(self.family))],
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match (reply, self.asked) {
            (Reply::Chosen(WHOSE, 0), Some(id)) => vec![Effect::Open(Where::Sitting(id))],
            (Reply::Line(WHY, reason), Some(sitting)) => {
                let reason = reason.trim().to_owned();
                vec![Effect::Do(Deed::DropSitting { sitting, reason })]
            }
            _ => Vec::new(),
        }
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Checklists(self.family))
    }

    fn status(&self, _: &Env) -> String {
        let Some(known) = self.known.as_deref() else { return "opening the checklists".into() };
        let open = known.sittings.iter().filter(|row| row.sitting.closed.is_none()).count();
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{} children, {open} open{more}", known.children.len())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
        if self.known.is_none() {
            frame.set_cursor_position((area.x, area.y));
        }
    }
}
