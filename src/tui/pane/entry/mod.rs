//! Entering a family: one form for each kind of record, to add it, to correct it, or to take it off the lists.
//!
//! What is typed is kept with each key and comes back when the form is opened again, until it is saved.

mod action;
pub mod after;
pub(super) mod blanks;
mod child;
mod choose;
pub mod contact;
mod family;
mod member;
pub mod path_note;
mod person;
mod plan;
mod remove;
pub(super) mod shield;
pub mod standing;
mod subject;
mod tie;
pub(super) mod typed;
pub mod urgent;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Input, Pane, Where, Writing};
use crate::command::{Command, Context};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::record::Record;
use crate::service::families::{FamilyRow, Workspace};
use crate::service::{Answer, Ask, Deed, Done, Entered, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::widget::form::{Form, Went};
use subject::Subject;
use typed::{Faults, Read, Typed};

pub use choose::choices;
pub use remove::Named;

/// What is entered; with an id, what is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A family that is not on record.
    NewFamily,
    /// This family's own facts.
    Family,
    /// A child.
    Child(Option<Id>),
    /// A person.
    Person(Option<Id>),
    /// A seat in the core group.
    Member(Option<Id>),
    /// What somebody is to a child.
    Tie(Option<Id>),
    /// A conference, or with an id a plan.
    Plan(Option<Id>),
    /// What somebody must not learn.
    Shield(Option<Id>),
    /// An action that was agreed, to change.
    Action(Id),
    /// A note from "Where do I start?", to correct.
    PathNote(Id),
    /// Something that goes off the lists.
    Remove(Named),
}

/// What is entered, and the family it belongs to, as it stands.
#[derive(Clone, Debug)]
pub struct EntryFor {
    /// What.
    pub what: What,
    /// The family; none for a new one.
    pub known: Option<Box<Workspace>>,
}

/// The pane.
pub struct Entry {
    asked: EntryFor,
    /// The id of what is new: the same however often it is saved.
    id: Id,
    families: Vec<FamilyRow>,
    form: Option<Form>,
    /// Opened again after the store was locked: the family is still to be read.
    of_family: Option<Id>,
}

impl Entry {
    /// A form.
    #[must_use]
    pub fn of(asked: EntryFor) -> Self {
        Self { asked, id: new_id(), families: Vec::new(), form: None, of_family: None }
    }

    /// A form that was open when the store was locked: of nothing but ids. The family is read, and after the words that were
    /// typed in it.
    #[must_use]
    pub fn again((what, family): (What, Id)) -> Self {
        Self { of_family: Some(family), ..Self::of(EntryFor { what, known: None }) }
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        if self.form.is_some() || self.of_family.is_some() {
            return Vec::new();
        }
        self.form = self.blank_form(env);
        let draft = env.drafts.get(&self.draft_name()).map_or("", String::as_str);
        let taken_up = self.form.as_mut().is_some_and(|form| form.take_up(draft));
        self.tell();
        let words = "What you typed here before and did not save is here again.";
        taken_up.then(|| Effect::Say(words.into())).into_iter().collect()
    }

    /// Says below a blank what its words will be taken for, as they are typed.
    fn tell(&mut self) {
        let Some(form) = self.form.as_mut() else { return };
        match (self.asked.what, self.asked.known.as_ref()) {
            (What::Shield(_), _) => shield::tell(form),
            (What::Action(_), Some(known)) => action::tell(form, &known.people),
            _ => {}
        }
    }

    fn family_id(&self) -> Id {
        self.asked.known.as_ref().map_or(self.id, |known| known.family.id)
    }

    /// Under what name its words are kept.
    fn draft_name(&self) -> String {
        let family =
            self.asked.known.as_ref().map_or_else(|| "new".into(), |known| known.family.id.to_string());
        format!("{DRAFT}form:{family}:{}", self.asked.what.name())
    }

    /// What is corrected among `all`, or what is new.
    fn subject<'a, T: Record>(&self, all: &'a [T], id: Option<Id>) -> Subject<'a, T> {
        Subject::of(all, id, self.id)
    }

    /// The family itself.
    fn family(&self) -> Subject<'_, Family> {
        let before = self.asked.known.as_ref().map(|known| &known.family);
        Subject { before, id: self.family_id() }
    }

    fn blank_form(&self, env: &Env) -> Option<Form> {
        let known = self.asked.known.as_deref();
        match (self.asked.what, known) {
            (What::NewFamily, _) | (What::Family, Some(_)) => Some(family::form(&self.family(), env)),
            (What::Child(id), Some(known)) => {
                Some(child::form(known, &self.subject(&known.children, id), env))
            }
            (What::Person(id), Some(known)) => {
                Some(person::form(known, &self.subject(&known.people, id), env))
            }
            (What::Member(id), Some(known)) => {
                Some(member::form(known, &self.subject(&known.members, id), env))
            }
            (What::Tie(id), Some(known)) => Some(tie::form(known, &self.subject(&known.ties, id), env)),
            (What::Plan(id), Some(known)) => {
                Some(plan::form(known, self.subject(&known.episodes, id).before, env))
            }
            (What::Shield(id), Some(known)) => {
                Some(shield::form(known, &self.subject(&known.shields, id), env))
            }
            (What::Action(id), Some(known)) => action::form(known, id, env),
            (What::PathNote(id), Some(known)) => path_note::form(known, id),
            (What::Remove(named), Some(known)) => Some(remove::form(known, named)),
            (_, None) => None,
        }
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let typed = Typed::of(form, env.today);
        let known = self.asked.known.as_deref();
        match (self.asked.what, known) {
            (What::NewFamily, _) | (What::Family, Some(_)) => {
                family::read(typed, &self.families, &self.family())
            }
            (What::Child(id), Some(known)) => child::read(typed, known, &self.subject(&known.children, id)),
            (What::Person(id), Some(known)) => person::read(typed, known, &self.subject(&known.people, id)),
            (What::Member(id), Some(known)) => member::read(typed, known, &self.subject(&known.members, id)),
            (What::Tie(id), Some(known)) => tie::read(typed, known, &self.subject(&known.ties, id)),
            (What::Plan(id), Some(known)) => {
                plan::read(typed, known, self.subject(&known.episodes, id).before)
            }
            (What::Shield(id), Some(known)) => shield::read(typed, known, &self.subject(&known.shields, id)),
            (What::Action(id), Some(known)) => action::read(typed, known, id, env),
            (What::PathNote(id), Some(known)) => path_note::read_correction(typed, known, id),
            (What::Remove(named), Some(known)) => remove::read(typed, known, named),
            (_, None) => Err(Vec::new()),
        }
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_ref() else { return Vec::new() };
        match self.read(form, env) {
            Ok(entered) => {
                let entered = Entered { draft: self.draft_name(), ..entered };
                vec![Effect::Do(Deed::Enter(Box::new(entered)))]
            }
            Err(faults) => self.put_right(faults, env.look.reader),
        }
    }

    fn put_right(&mut self, faults: Faults, reader: bool) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        vec![Effect::Say(typed::put_right(form, faults, reader))]
    }

    fn keep(&mut self) -> Vec<Effect> {
        self.tell();
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: self.draft_name(), value }]
    }
}

impl Pane for Entry {
    fn place(&self, _: &Env) -> String {
        let title = self.asked.what.title();
        match &self.asked.known {
            Some(known) => format!("{}   {title}", known.family.reference),
            None => title.to_owned(),
        }
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A form")
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Form]
    }

    fn writing(&self) -> Writing {
        Writing::Line
    }

    fn is_at_an_empty_line(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_at_an_empty_row)
    }

    fn is_at_a_choice(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_at_a_choice)
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        let mut effects = self.open(env);
        effects.push(Effect::Ask(Ask::Families));
        let is_known = self.asked.what == What::NewFamily;
        effects.extend(self.of_family.filter(|_| !is_known).map(|family| Effect::Ask(Ask::Family(family))));
        effects
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let Command::Form(key) = command else { return None };
        match self.form.as_mut()?.update(key) {
            Went::Stayed => Some(self.keep()),
            Went::Submit => Some(self.submit(env)),
            Went::Leave => Some(vec![Effect::Back]),
        }
    }

    fn input(&mut self, input: &Input, _: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match input {
            Input::Letters(words) | Input::Paste(words) => form.insert(words),
            Input::Key(chord) => form.key(chord),
        }
        self.keep()
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Families(families)) => {
                self.families.clone_from(families);
                self.of_family.take_if(|_| self.asked.what == What::NewFamily);
            }
            Some(Answer::Family(known)) if self.of_family == Some(known.family.id) => {
                self.of_family = None;
                self.asked.known = Some(known.clone());
            }
            _ => return Vec::new(),
        }
        self.open(env)
    }

    fn again(&self) -> Option<Where> {
        Some(Where::EntryAgain((self.asked.what, self.of_family.unwrap_or_else(|| self.family_id()))))
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Entered(draft) if *draft == self.draft_name() => {
                let say = Effect::Say(self.asked.what.saved().into());
                match self.asked.what {
                    What::NewFamily => vec![Effect::Replace(Where::Family(self.family_id())), say],
                    // The family's own pane has nothing left to show.
                    What::Remove(Named::Family) => vec![Effect::BackBy(2), say],
                    _ => vec![Effect::Back, say],
                }
            }
            _ => Vec::new(),
        }
    }

    fn status(&self, _: &Env) -> String {
        self.form.as_ref().map_or_else(String::new, Form::status)
    }

    fn whereabouts(&self, _: &Env) -> String {
        self.form.as_ref().map_or_else(String::new, Form::whereabouts)
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        match &self.form {
            Some(form) => form.view(frame, area, env.look),
            None => frame.set_cursor_position((area.x, area.y)),
        }
    }
}

impl What {
    /// Its name among drafts.
    fn name(self) -> String {
        let of = |kind: &str, id: Option<Id>| {
            id.map_or_else(|| format!("{kind}.add"), |id| format!("{kind}.edit:{id}"))
        };
        match self {
            Self::NewFamily => "family.new".into(),
            Self::Family => "family.edit".into(),
            Self::Child(id) => of("child", id),
            Self::Person(id) => of("person", id),
            Self::Member(id) => of("member", id),
            Self::Tie(id) => of("tie", id),
            Self::Plan(id) => of("plan", id),
            Self::Shield(id) => of("shield", id),
            Self::Action(id) => of("action", Some(id)),
            Self::PathNote(id) => of("path-note", Some(id)),
            Self::Remove(named) => format!("remove:{named:?}"),
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::NewFamily => "New family",
            Self::Family => "Correct the family",
            Self::Child(None) => "Add a child",
            Self::Child(_) => "Correct a child",
            Self::Person(None) => "Add a person",
            Self::Person(_) => "Correct a person",
            Self::Member(None) => "Add a core group member",
            Self::Member(_) => "Correct a seat",
            Self::Tie(None) => "Add a tie to a child",
            Self::Tie(_) => "Correct a tie",
            Self::Plan(None) => "A conference's decision",
            Self::Plan(_) => "Correct a plan",
            Self::Shield(None) => "Keep something from somebody",
            Self::Shield(_) => "Correct what is kept from somebody",
            Self::Action(_) => "Change an action",
            Self::PathNote(_) => "Correct a note",
            Self::Remove(_) => "Remove",
        }
    }

    const fn saved(self) -> &'static str {
        match self {
            Self::NewFamily => "The family is saved. c adds a child, a a person, d a conference.",
            Self::Remove(_) => "Removed from the lists. It stays in the change log, with the reason.",
            Self::Family
            | Self::Child(Some(_))
            | Self::Person(Some(_))
            | Self::Member(Some(_))
            | Self::Tie(Some(_))
            | Self::PathNote(_)
            | Self::Plan(Some(_))
            | Self::Shield(Some(_)) => {
                "The correction is saved. What stood there before is in the change log."
            }
            Self::Action(_) => "The action is changed. The minutes that agreed it stay as they are.",
            Self::Child(None) => "The child is saved.",
            Self::Person(None) => "The person is saved.",
            Self::Member(None) => "The seat is saved.",
            Self::Tie(None) => "Saved.",
            Self::Shield(None) => {
                "Saved. Lines with these words are kept from them from now on, and left out of copies."
            }
            Self::Plan(None) => "The conference is saved. The dates that follow are counted from it.",
        }
    }
}
