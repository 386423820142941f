//! One family's workspace: overview, children, people, plan and meetings.

mod ahead;
mod before;
mod one;
mod pages;
mod rows;
mod starting;

use ratatui::Frame;
use ratatui::layout::Rect;

use pages::{child_paras, overview, path_note, people, plan};
use rows::{meeting_row, note_rows, undecided_row, urgent_rows};

use super::entry::{EntryFor, Named, What, choices};
use super::own_words::WordsOf;
use super::split::{Split, Wants};
use super::{About, Env, InRoom, Pane, RecordFor, Reply, UrgentFor, Where};
use crate::command::{App, Command, Context, Family as Key};
use crate::domain::audience::Reader;
use crate::domain::id::Id;
use crate::domain::meeting::{Kind, State};
use crate::service::families::Workspace;
use crate::service::paper::Which;
use crate::service::{Answer, Ask, Done};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

const CORRECT: &str = "family.correct";
const WHOSE: &str = "family.whose-words";

/// What the last rows of the list do, for whoever does not know the keys.
const ROWS: [Key; 12] = [
    Key::ChildAdd,
    Key::PersonAdd,
    Key::MemberAdd,
    Key::PlanAdd,
    Key::ShieldAdd,
    Key::ActionEdit,
    Key::Edit,
    Key::ChildEdit,
    Key::PersonEdit,
    Key::OnePerson,
    Key::ShieldEdit,
    Key::Remove,
];

/// What a row opens.
#[derive(Clone, Copy, Debug)]
enum Opens {
    Overview,
    Child(Id),
    People,
    Plan,
    Meeting(Id),
    Urgent(Id),
    PathNote(Id),
    Agreement,
    Checklists,
    Does(Key),
}

/// The pane.
pub struct Family {
    id: Id,
    known: Option<Workspace>,
    split: Split,
    opens: Vec<Opens>,
    /// The meeting that is asked about before it starts.
    starts: starting::Starting,
    /// What each answer corrects or removes, while that is asked.
    correct: Vec<What>,
    /// The meeting that is being planned.
    ahead: ahead::Ahead,
    /// What the page shows.
    shown: Opens,
    /// The paper or the day that is asked for.
    asked: before::Asked,
    /// Two people who are one.
    one: one::One,
}

impl Family {
    /// The workspace of a family.
    #[must_use]
    pub fn of(id: Id) -> Self {
        Self {
            id,
            known: None,
            split: Split::default(),
            opens: Vec::new(),
            starts: starting::Starting::default(),
            correct: Vec::new(),
            ahead: ahead::Ahead::default(),
            shown: Opens::Overview,
            asked: before::Asked::default(),
            one: one::One::default(),
        }
    }

    /// The same, at the page of its plan and actions.
    #[must_use]
    pub fn at_its_plan(id: Id) -> Self {
        Self { shown: Opens::Plan, ..Self::of(id) }
    }

    fn fill(&mut self, env: &Env) {
        let is_first = self.opens.is_empty();
        let Some(known) = self.known.as_ref() else { return };
        let mut rows = vec![(Item::row("Overview"), Some(Opens::Overview))];
        rows.push((Item::Heading("Children".into()), None));
        for child in &known.children {
            rows.push((Item::row(child.name_and_age(env.today)), Some(Opens::Child(child.id))));
        }
        rows.push((Item::Heading("Together".into()), None));
        rows.push((Item::row("People and the core group"), Some(Opens::People)));
        rows.push((Item::row("Plan and actions"), Some(Opens::Plan)));
        rows.push((Item::row("Checklists"), Some(Opens::Checklists)));
        rows.push((Item::row("Terms of Reference"), Some(Opens::Agreement)));
        rows.push((Item::Heading("Meetings".into()), None));
        for meeting in known.meetings.iter().rev() {
            rows.push((Item::row(meeting_row(meeting)), Some(Opens::Meeting(meeting.id))));
            rows.extend(undecided_row(meeting));
        }
        rows.extend(urgent_rows(known));
        rows.extend(note_rows(known));
        rows.push((Item::row("Start a review meeting"), Some(Opens::Does(Key::NewReview))));
        rows.push((Item::row("Start a plan meeting"), Some(Opens::Does(Key::NewPlan))));
        rows.push((Item::row("Start an extra meeting"), Some(Opens::Does(Key::NewExtra))));
        rows.push((
            Item::row("Start a professionals-only meeting"),
            Some(Opens::Does(Key::NewProfessionals)),
        ));
        rows.push((Item::row("Plan a meeting ahead"), Some(Opens::Does(Key::NewPlanned))));
        rows.push((Item::row("Papers before the meeting"), Some(Opens::Does(Key::Papers))));
        rows.push((Item::row("Type up a meeting from paper"), Some(Opens::Does(Key::TypeUp))));
        rows.push((Item::Heading("Add or correct".into()), None));
        rows.extend(ROWS.map(|key| (Item::row(key.row().label), Some(Opens::Does(key)))));
        self.opens = rows.iter().filter_map(|(_, opens)| *opens).collect();
        self.split.list.fill(rows.into_iter().map(|(item, _)| item).collect());
        if let Some(at) = self.opens.iter().position(|opens| matches!(opens, Opens::Plan))
            && is_first
            && matches!(self.shown, Opens::Plan)
        {
            self.split.list.choose(at);
        }
        if let Some(paras) = self.paras(self.shown, env) {
            self.split.page.fill(paras);
        }
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        let Some(opens) = self.split.list.chosen().and_then(|n| self.opens.get(n)).copied() else {
            return Vec::new();
        };
        match opens {
            Opens::Meeting(id) => self.known.as_ref().map_or_else(Vec::new, |known| open_meeting(known, id)),
            Opens::Urgent(id) => self.known.as_ref().map_or_else(Vec::new, |known| open_urgent(known, id)),
            Opens::Agreement => vec![Effect::Open(Where::Paper(Which::Agreement(self.id)))],
            Opens::Checklists => vec![Effect::Open(Where::Checklists(self.id))],
            // As its key does it: what refuses the one refuses the other.
            Opens::Does(key) => vec![Effect::Run(Command::Family(key))],
            page => {
                if let Some(paras) = self.paras(page, env) {
                    self.shown = page;
                    self.split.open(paras);
                }
                Vec::new()
            }
        }
    }

    /// The page of a row, where it has one.
    fn paras(&self, page: Opens, env: &Env) -> Option<Vec<Para>> {
        let known = self.known.as_ref()?;
        match page {
            Opens::Child(id) if known.children.iter().any(|child| child.id == id) => {
                Some(child_paras(known, id, env))
            }
            // A child who was removed while their page was shown has none.
            Opens::Overview | Opens::Child(_) => Some(overview(known, env)),
            Opens::PathNote(id) => Some(path_note(known, id, env)),
            Opens::People => Some(people(known)),
            Opens::Plan => Some(plan(known, env)),
            Opens::Meeting(_) | Opens::Urgent(_) | Opens::Agreement | Opens::Checklists | Opens::Does(_) => {
                None
            }
        }
    }

    /// Opens the form of a command; where it may be one of several, asks which.
    fn enter(&mut self, key: Key) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        let mut all = choices(key, known);
        if let Some(Opens::Child(id)) = self.split.list.chosen().and_then(|n| self.opens.get(n)) {
            let chosen = What::Child(Some(*id));
            if all.iter().any(|(what, _)| *what == chosen) {
                all.retain(|(what, _)| *what == chosen);
            }
        }
        match all.as_slice() {
            [] => vec![Effect::Say("There is nothing of this kind on record yet.".into())],
            [(what, _)] => self.open_form(*what),
            _ => {
                self.correct = all.iter().map(|(what, _)| *what).collect();
                let here = self
                    .removable_here()
                    .and_then(|named| self.correct.iter().position(|what| *what == What::Remove(named)));
                let answers = all.into_iter().map(|(_, words)| words).collect();
                let choice = Choice::pick(CORRECT, format!("{}: which?", key.row().label), answers);
                let choice = choice.at(here.unwrap_or(0));
                vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
            }
        }
    }

    /// What the chosen row would remove.
    fn removable_here(&self) -> Option<Named> {
        match self.split.list.chosen().and_then(|n| self.opens.get(n))? {
            Opens::Child(id) => Some(Named::Child(*id)),
            Opens::Meeting(id) => Some(Named::Meeting(*id)),
            Opens::PathNote(id) => Some(Named::PathNote(*id)),
            _ => None,
        }
    }

    /// The page of the child that is chosen in the list, or of the one that is asked for.
    fn what_was_said(&self) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        let chosen = self.split.list.chosen().and_then(|n| self.opens.get(n));
        let at = match chosen {
            Some(Opens::Child(id)) => known.children.iter().position(|child| child.id == *id),
            _ => (known.children.len() == 1).then_some(0),
        };
        if let Some(at) = at {
            return self.words_of(at);
        }
        let answers: Vec<String> = known.children.iter().map(|child| child.name.clone()).collect();
        if answers.is_empty() {
            return vec![Effect::Say("There is no child on record yet.".into())];
        }
        vec![Effect::Lay(Box::new(Overlay::Choice(Choice::pick(
            WHOSE,
            "What did which child say?",
            answers,
        ))))]
    }

    fn words_of(&self, n: usize) -> Vec<Effect> {
        let child = self.known.as_ref().and_then(|known| known.children.get(n));
        let family = self.id;
        child.map_or_else(Vec::new, |child| {
            vec![Effect::Open(Where::OwnWords(WordsOf { family, child: child.id }))]
        })
    }

    fn open_form(&self, what: What) -> Vec<Effect> {
        let known = self.known.clone().map(Box::new);
        vec![Effect::Open(Where::Entry(EntryFor { what, known }))]
    }
}

fn open_meeting(known: &Workspace, id: Id) -> Vec<Effect> {
    let can_write = known.meetings.iter().any(|meeting| meeting.id == id && meeting.state.can_write());
    let place = if can_write {
        Where::Recorder(id)
    } else {
        Where::Record(RecordFor { meeting: id, reader: Reader::Record })
    };
    vec![Effect::Open(place)]
}

/// The note itself while it can be corrected; afterwards the record it stands in.
fn open_urgent(known: &Workspace, id: Id) -> Vec<Effect> {
    let note = known.urgent.iter().find(|note| note.id == id);
    let meeting = note.and_then(|note| known.meetings.iter().find(|one| Some(one.id) == note.meeting));
    match meeting.filter(|meeting| !meeting.state.can_write()) {
        Some(meeting) => open_meeting(known, meeting.id),
        None => vec![Effect::Open(Where::Urgent(UrgentFor { id, begun: None }))],
    }
}

impl Pane for Family {
    fn place(&self, _: &Env) -> String {
        self.known.as_ref().map_or_else(String::new, |known| known.family.reference.clone())
    }

    fn about(&self) -> Option<About> {
        Some(About { family: Some(self.id), ..About::default() })
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A family's page")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Family, Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Family(self.id))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Family(Key::NewReview) => Some(self.ask_to_start(Kind::Review, env.today)),
            Command::Family(Key::NewPlan) => Some(self.ask_to_start(Kind::Plan, env.today)),
            Command::Family(Key::NewExtra) => Some(self.ask_to_start(Kind::Extra, env.today)),
            Command::Family(Key::NewProfessionals) => {
                Some(self.ask_to_start(Kind::ProfessionalsOnly, env.today))
            }
            Command::Family(Key::NewPlanned) => Some(ahead::ask_kind()),
            Command::Family(Key::Agreement) => {
                Some(vec![Effect::Open(Where::Paper(Which::Agreement(self.id)))])
            }
            Command::Family(Key::Checklists) => Some(vec![Effect::Open(Where::Checklists(self.id))]),
            Command::Family(Key::Said) => Some(self.what_was_said()),
            Command::Family(Key::Papers) => Some(self.ask_paper(env)),
            Command::Family(Key::TypeUp) => Some(Self::ask_day()),
            Command::Family(Key::OnePerson) => Some(self.ask_first()),
            Command::Family(Key::TwoPeople) => Some(self.ask_back()),
            Command::Family(key) => Some(self.enter(key)),
            Command::Move(step) => match self.split.step(step) {
                Wants::Open => Some(self.open(env)),
                Wants::Nothing => Some(Vec::new()),
            },
            Command::App(App::Back) if self.split.back() => Some(Vec::new()),
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(effects) = answer.as_ref().and_then(|answer| self.hear_merging(answer)) {
            return effects;
        }
        if let Some(Answer::Family(known)) = answer
            && known.family.id == self.id
        {
            self.known = Some((**known).clone());
            self.fill(env);
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Turned(meeting) if meeting.family == self.id && meeting.state == State::Planned => {
                vec![Effect::Ask(Ask::Family(self.id)), ahead::planned(meeting)]
            }
            Done::Started(meeting) => vec![Effect::Open(Where::Recorder(*meeting))],
            Done::Said(sentences) => {
                vec![Effect::Ask(Ask::Family(self.id)), Effect::Say(sentences.join(" "))]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        if let Some(effects) = self.told(&reply, env).or_else(|| self.one_reply(&reply)) {
            return effects;
        }
        if let Some(effects) = self.ahead.reply(&reply, self.id, env.today) {
            return effects;
        }
        if let Reply::Chosen(WHOSE, n) = reply {
            return self.words_of(n);
        }
        if let Reply::Chosen(CORRECT, n) = reply {
            let what = self.correct.get(n).copied();
            return what.map_or_else(Vec::new, |what| self.open_form(what));
        }
        self.starts_with(&reply)
    }

    fn again(&self) -> Option<Where> {
        Some(Where::Family(self.id))
    }

    fn status(&self, _: &Env) -> String {
        self.known.as_ref().map_or_else(
            || "opening the family".into(),
            |known| format!("{} children, {} meetings", known.children.len(), known.meetings.len()),
        )
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, 38);
        if self.known.is_none() {
            frame.set_cursor_position((area.x, area.y));
        }
    }
}
