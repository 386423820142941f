//! A contact of one's own, or the correction of one in the pack.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::blanks::{around, few, held, why};
use super::typed::{Faults, Typed, put_right};
use crate::command::{Command, Context};
use crate::domain::contact::Need;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::own_contact::OwnContact;
use crate::service::{Ask, Deed, Done, Entered, Piece, entry, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

/// What is entered.
#[derive(Clone, Debug)]
pub struct ContactFor {
    /// As it begins: hers, or what the pack says; none for a new one.
    pub own: Option<Box<OwnContact>>,
    /// As it stands in the store; none where it is not there yet.
    pub before: Option<Box<OwnContact>>,
}

/// The pane.
pub struct ContactForm {
    about: ContactFor,
    /// The id of what is new: the same however often it is saved.
    id: Id,
    form: Option<Form>,
}

impl ContactForm {
    /// A form.
    #[must_use]
    pub fn of(about: ContactFor) -> Self {
        Self { id: about.own.as_ref().map_or_else(new_id, |own| own.id), about, form: None }
    }

    fn draft_name(&self) -> String {
        let which = match self.about.own.as_deref() {
            None => "new".to_owned(),
            Some(own) => own.corrects.clone().unwrap_or_else(|| own.id.to_string()),
        };
        format!("{DRAFT}form:contact:{which}")
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let (id, draft) = (self.id, self.draft_name());
        let begun = self.about.own.as_deref().cloned().unwrap_or_default();
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match read(form, &OwnContact { id, ..begun }, env) {
            Ok(entered) => vec![
                Effect::Do(Deed::Enter(Box::new(Entered { draft, ..entered }))),
                Effect::Ask(Ask::OwnContacts),
            ],
            Err(faults) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
        }
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: self.draft_name(), value }]
    }
}

fn form(about: &ContactFor, env: &Env) -> Form {
    let own = about.own.as_deref().cloned().unwrap_or_default();
    let is_new = about.own.is_none();
    let rung = if is_new { String::new() } else { held(own.rung_on) };
    let mut blanks = vec![
        Blank::line("name", "Name").hint("The team or the role, not a private person.").holding(&own.name),
        few(("need", "What for"), &Need::ALL, |need| need.label(), own.needs.first()),
        Blank::line("telephone", "Telephone")
            .optional()
            .hint("As it is dialled. Several with \"or\" between them, the first to try first.")
            .holding(&own.telephone.join(" or ")),
        Blank::line("hours", "Hours").optional().hint("When somebody answers.").holding(&own.hours),
        Blank::line("say", "When to use it").hint("And when not.").holding(&own.say),
        Blank::line("email", "Email").optional().holding(&own.email),
        Blank::line("web", "Web").optional().hint("In full. Needs a network.").holding(&own.web),
        Blank::line("source", "Who says so")
            .optional()
            .hint("A page with its date, or who told you.")
            .holding(&own.source),
        Blank::date("rung_on", "Rung on", around(env), Lean::Back)
            .optional()
            .hint("The day somebody rang it and it was right: today, 20 nov. Empty while nobody has.")
            .holding(&rung),
    ];
    if about.before.is_some() {
        blanks.push(why());
    }
    Form::new(blanks).about(match own.corrects {
        Some(_) => "Your words stand over the pack's, and stay when the pack changes.",
        None => "Kept in your store. It stays when the pack changes.",
    })
}

fn read(form: &Form, begun: &OwnContact, env: &Env) -> Result<Entered, Faults> {
    let mut typed = Typed::of(form, env.today);
    let need = typed.chosen("need", "Choose what it is there for.");
    let need = Need::ALL.get(need).copied().unwrap_or(Need::Report);
    let others = begun.needs.iter().skip(1).copied().filter(|other| *other != need);
    let numbers = typed.line("telephone");
    let own = OwnContact {
        name: typed.line("name"),
        needs: std::iter::once(need).chain(others).collect(),
        telephone: numbers
            .split(" or ")
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect(),
        email: typed.line("email"),
        web: typed.line("web"),
        hours: typed.line("hours"),
        say: typed.line("say"),
        source: typed.line("source"),
        rung_on: typed.day("rung_on"),
        ..begun.clone()
    };
    let own = dated(own, begun, env.today);
    typed.check(entry::of_contact(&own, env.today));
    typed.keep(vec![Piece::OwnContact(Box::new(own))])
}

/// What is written down anew is of today; what was rung was the number before, where that is another now.
fn dated(own: OwnContact, begun: &OwnContact, today: NaiveDate) -> OwnContact {
    let said = |one: &OwnContact| {
        (one.telephone.clone(), one.email.clone(), one.web.clone(), one.hours.clone(), one.source.clone())
    };
    let read_on = if said(&own) == said(begun) { begun.read_on } else { Some(today) };
    let is_same_number = own.telephone == begun.telephone || own.rung_on != begun.rung_on;
    OwnContact { read_on, rung_on: own.rung_on.filter(|_| is_same_number), ..own }
}

impl Pane for ContactForm {
    fn place(&self, _: &Env) -> String {
        match self.about.own.as_deref() {
            None => "Add a contact".into(),
            Some(own) => format!("Correct: {}", own.name),
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

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        if self.form.is_some() {
            return Vec::new();
        }
        let mut form = form(&self.about, env);
        let draft = env.drafts.get(&self.draft_name()).map_or("", String::as_str);
        let taken_up = form.take_up(draft);
        self.form = Some(form);
        let words = "What you typed here before and did not save is here again.";
        taken_up.then(|| Effect::Say(words.into())).into_iter().collect()
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

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Entered(draft) if *draft == self.draft_name() => {
                vec![Effect::Back, Effect::Say("The contact is saved in your store.".into())]
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
