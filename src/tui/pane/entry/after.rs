//! What comes after closing: a copy that was given, a correction that was asked for, what became of it.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::blanks::{around, held};
use super::typed::{Read, Typed, put_right};
use crate::command::{Command, Context};
use crate::domain::audience::Audience;
use crate::domain::circulation::Circulated;
use crate::domain::correction::{Correction, Taken};
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::{Deed, Done, Entered, Piece, entry, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

/// Which of the forms.
#[derive(Clone, Debug)]
pub enum AfterWhat {
    /// A copy was given.
    Given,
    /// A correction was asked for.
    Asked,
    /// What became of a correction.
    Decided(Box<Correction>),
}

/// A form about a closed meeting.
#[derive(Clone, Debug)]
pub struct AfterFor {
    /// Which.
    pub what: AfterWhat,
    /// Of which meeting.
    pub meeting: Id,
    /// Its day.
    pub on: NaiveDate,
    /// What the title line says.
    pub title: String,
    /// The people on record.
    pub people: Vec<Person>,
}

/// The pane.
pub struct AfterForm {
    asked: AfterFor,
    id: Id,
    form: Option<Form>,
}

const COPIES: [&str; 4] =
    ["their own copy", "the family's copy", "the whole record", "another, said under how"];

impl AfterForm {
    /// One of the forms.
    #[must_use]
    pub fn of(asked: AfterFor) -> Self {
        Self { asked, id: new_id(), form: None }
    }

    fn draft_name(&self) -> String {
        let kind = match &self.asked.what {
            AfterWhat::Given => "given".to_owned(),
            AfterWhat::Asked => "correction".to_owned(),
            AfterWhat::Decided(one) => format!("decided:{}", one.id),
        };
        format!("{DRAFT}form:{}:{kind}", self.asked.meeting)
    }

    fn handles(&self) -> Vec<String> {
        self.asked.people.iter().map(|person| person.handle.clone()).collect()
    }

    fn blank_form(&self, env: &Env) -> Form {
        match &self.asked.what {
            AfterWhat::Given => self.given(env),
            AfterWhat::Asked => self.correction(env),
            AfterWhat::Decided(one) => decided(one, env),
        }
    }

    fn given(&self, env: &Env) -> Form {
        let today = held(Some(env.today));
        Form::new(vec![
            Blank::few("person", "To whom", self.handles())
                .optional()
                .hint("Left and Right, or the first letter."),
            Blank::line("to", "Or to whom, in words")
                .optional()
                .hint("Somebody not on record: the school's office."),
            Blank::few("copy", "Which copy", COPIES.map(str::to_owned).to_vec()).at(0),
            Blank::line("how", "How").optional().hint("By hand, by post, by secure e-mail."),
            Blank::date("on", "On", around(env), Lean::Back).holding(&today),
        ])
    }

    fn correction(&self, env: &Env) -> Form {
        let audiences = self.audiences().into_iter().map(|(words, _)| words).collect();
        Form::new(vec![
            Blank::few("person", "Who asks", self.handles())
                .optional()
                .hint("Left and Right, or the first letter."),
            Blank::line("by", "Or who, in words").optional().hint("Somebody not on record."),
            Blank::line("words", "What they say").hint("In their own words. It is kept, accepted or not."),
            Blank::date("asked", "Asked on", around(env), Lean::Back).holding(&held(Some(env.today))),
            Blank::few("audience", "Who may have it", audiences).at(0).hint("Whoever asks always has it."),
        ])
    }

    fn audiences(&self) -> Vec<(String, Audience)> {
        let mut all = vec![
            ("everyone who gets a copy".to_owned(), Audience::Everyone),
            ("professionals, and whoever asks".to_owned(), Audience::ProfessionalsOnly),
        ];
        let family = self.asked.people.iter().filter(|person| !person.capacity.is_professional());
        all.extend(family.map(|one| (format!("not for {}", one.handle), Audience::NotFor([one.id].into()))));
        all
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let typed = Typed::of(form, env.today);
        match &self.asked.what {
            AfterWhat::Given => self.read_given(typed),
            AfterWhat::Asked => self.read_correction(typed),
            AfterWhat::Decided(one) => read_decided(typed, one, self.asked.on),
        }
    }

    /// Somebody on record, or in words; one of them must be there.
    fn who(&self, typed: &mut Typed, words: &'static str) -> (Option<Id>, String) {
        let person = typed.few("person").and_then(|n| self.asked.people.get(n));
        let named = typed.line(words);
        if person.is_none() && named.is_empty() {
            typed.say(words, "Choose who, or write it.");
        }
        let to = person.filter(|_| named.is_empty()).map_or(named, |person| person.handle.clone());
        (person.map(|person| person.id), to)
    }

    fn read_given(&self, mut typed: Typed) -> Read {
        let (person, to) = self.who(&mut typed, "to");
        let given = Circulated {
            id: self.id,
            meeting: self.asked.meeting,
            person,
            to,
            on: typed.must("on", "Write on what day."),
            how: typed.line("how"),
            copy: typed.few("copy").and_then(|n| COPIES.get(n)).copied().unwrap_or_default().to_owned(),
        };
        typed.check(entry::of_given(&given, self.asked.on, typed.today));
        typed.keep(vec![Piece::Circulated(given)])
    }

    fn read_correction(&self, mut typed: Typed) -> Read {
        let (person, by) = self.who(&mut typed, "by");
        let words = typed.line("words");
        let audience = typed.few("audience").and_then(|n| self.audiences().into_iter().nth(n));
        let correction = Correction {
            id: self.id,
            meeting: self.asked.meeting,
            person,
            by,
            asked: typed.must("asked", "Write on what day."),
            words,
            taken: None,
            because: String::new(),
            decided: None,
            audience: audience.map(|(_, audience)| audience).unwrap_or_default(),
        };
        typed.check(entry::of_correction(&correction, self.asked.on, typed.today));
        typed.keep(vec![Piece::Correction(correction)])
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_ref() else { return Vec::new() };
        match self.read(form, env) {
            Ok(entered) => {
                let entered = Entered { draft: self.draft_name(), ..entered };
                vec![Effect::Do(Deed::Enter(Box::new(entered)))]
            }
            Err(faults) => match self.form.as_mut() {
                Some(form) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
                None => Vec::new(),
            },
        }
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: self.draft_name(), value }]
    }

    const fn saved(&self) -> &'static str {
        match self.asked.what {
            AfterWhat::Given => "It is kept who was given a copy.",
            AfterWhat::Asked => "The correction is kept in their words. t says what became of it.",
            AfterWhat::Decided(_) => {
                "It is kept what became of it. Those who have an earlier copy stand below it."
            }
        }
    }
}

fn decided(one: &Correction, env: &Env) -> Form {
    let ways = Taken::ALL.map(|way| way.label().to_owned()).to_vec();
    let taken = Blank::few("taken", "What became of it", ways);
    let at = one.taken.and_then(|taken| Taken::ALL.iter().position(|way| *way == taken));
    let taken = if let Some(at) = at { taken.at(at) } else { taken };
    Form::new(vec![
        taken,
        Blank::line("because", "Why").hint("Whoever asked reads this too.").holding(&one.because),
        Blank::date("decided", "Decided on", around(env), Lean::Back)
            .holding(&held(Some(one.decided.unwrap_or(env.today)))),
    ])
    .about(format!("{}: \"{}\"", one.by, one.words))
}

fn read_decided(mut typed: Typed, one: &Correction, on: NaiveDate) -> Read {
    let taken = Taken::ALL.get(typed.chosen("taken", "Choose what became of it.")).copied();
    let because = typed.line("because");
    let decided = Some(typed.must("decided", "Write on what day."));
    let correction = Correction { taken, because, decided, ..one.clone() };
    typed.check(entry::of_correction(&correction, on, typed.today));
    typed.keep(vec![Piece::Correction(correction)])
}

impl Pane for AfterForm {
    fn place(&self, _: &Env) -> String {
        let what = match self.asked.what {
            AfterWhat::Given => "Copy given",
            AfterWhat::Asked => "Correction asked for",
            AfterWhat::Decided(_) => "What became of a correction",
        };
        format!("{}   {what}", self.asked.title)
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
        if self.form.is_some() {
            return Vec::new();
        }
        let mut form = self.blank_form(env);
        let taken_up = form.take_up(env.drafts.get(&self.draft_name()).map_or("", String::as_str));
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
                vec![Effect::Back, Effect::Say(self.saved().into())]
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
