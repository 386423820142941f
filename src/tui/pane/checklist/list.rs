//! A family's checklists: each child in the family's own order with what there is of them, and what is open.

mod limits;
mod rows;

use ratatui::Frame;
use ratatui::layout::Rect;

use limits::{how_it_goes, limits};
use rows::{kept_back, latest_wording, one_line, rows_of};

use super::begin::BeginFor;
use super::read_pane;
use crate::command::{App, Checklist as Key, Command, Context, Move};
use crate::domain::id::Id;
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
        for child in &known.children {
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
        let (no, yes) = ("No, leave it closed to me", vec![format!("Yes, go on as {name}")]);
        self.asked = Some(id);
        lay(Overlay::Choice(
            Choice::decide(WHOSE, format!("Is this your sitting: {name}?"), no, yes).about(about),
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
