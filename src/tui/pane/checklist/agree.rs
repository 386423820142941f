//! What two people who scored apart agree on afterwards: an answer with its reason, beside what each of them said.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::audiences::audiences;
use super::levels;
use crate::command::{Command, Context};
use crate::domain::audience::Audience;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::mark::Mark;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::checklists::comparing::ComparedRead;
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::words;
use crate::service::{Deed, Done, Entered, Piece, entry, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed, put_right};
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

/// One item that people who scored apart talk about.
#[derive(Clone, Debug)]
pub struct AgreeFor {
    /// The item, and what each said.
    pub row: Box<ComparedRead>,
    /// The sittings.
    pub sittings: Vec<SittingHead>,
    /// The child.
    pub child: Id,
    /// Everyone on record of the family.
    pub people: Vec<Person>,
    /// What the title line says before the item.
    pub place: String,
}

/// The pane.
pub struct AgreeForm {
    asked: AgreeFor,
    id: Id,
    form: Option<Form>,
}

impl AgreeForm {
    /// The form.
    #[must_use]
    pub fn of(asked: AgreeFor) -> Self {
        Self { asked, id: new_id(), form: None }
    }

    fn draft_name(&self) -> String {
        let first = self.asked.sittings.first().map_or_else(String::new, |one| one.id.to_string());
        format!("{DRAFT}form:agree:{first}:{}", self.asked.row.key)
    }

    fn kept(&self) -> Option<&Agreed> {
        self.asked.row.agreed.as_ref().map(|(agreed, _)| agreed)
    }

    /// Who scored, and so who agrees where nothing else is written.
    fn raters(&self) -> String {
        let names: Vec<String> = self.asked.row.said.iter().map(|said| said.rater.clone()).collect();
        words::joined(&names)
    }

    fn blank_form(&self, env: &Env) -> Form {
        let row = &self.asked.row;
        let kept = self.kept();
        let mark = Blank::line("mark", "What was agreed").hint(levels::hint(&self.levels()));
        let at = kept.and_then(|kept| row.can_agree.iter().find(|(.., mark)| *mark == kept.mark));
        let between = kept.map_or_else(|| self.raters(), |kept| kept.between.clone());
        let (all, audience) = self.audiences();
        Form::new(vec![
            mark.holding(at.map_or("", |(key, ..)| key)),
            Blank::line("reason", "Why")
                .hint("What one of you knew and the other did not. Both answers stay beside it.")
                .holding(kept.map_or("", |kept| &kept.reason)),
            Blank::line("between", "Between whom").optional().holding(&between),
            Blank::date("on", "On", around(env), Lean::Back)
                .holding(&held(Some(kept.map_or(env.today, |kept| kept.on)))),
            Blank::few("audience", "Who may have it", all.into_iter().map(|(words, _)| words).collect())
                .at(audience),
        ])
        .about(self.about())
    }

    /// What may be typed for each level, and how it is said.
    fn levels(&self) -> Vec<(String, String)> {
        self.asked.row.can_agree.iter().map(|(key, says, _)| (key.clone(), says.clone())).collect()
    }

    fn about(&self) -> String {
        let said = self.asked.row.said.iter().map(|said| format!("{}: {}", said.rater, said.says));
        format!("{}. {}.", self.asked.row.title, said.collect::<Vec<_>>().join("; "))
    }

    fn audiences(&self) -> (Vec<(String, Audience)>, usize) {
        let now = self.kept().map_or(Audience::ProfessionalsOnly, |kept| kept.audience.clone());
        audiences(&self.asked.people, !self.asked.row.guarded, &now)
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let mut typed = Typed::of(form, env.today);
        let chosen = levels::read(&typed.line("mark"), &self.levels());
        if chosen.is_none() {
            typed.say("mark", format!("Write what was agreed: {}", levels::hint(&self.levels())));
        }
        let mark = chosen.and_then(|at| self.asked.row.can_agree.get(at)).map(|(.., mark)| mark.clone());
        let audience = typed.few("audience").and_then(|n| self.audiences().0.into_iter().nth(n));
        let agreed = Agreed {
            id: self.kept().map_or(self.id, |kept| kept.id),
            child: self.asked.child,
            sittings: self.asked.sittings.iter().map(|one| one.id).collect(),
            answer: self.asked.row.key.to_string(),
            mark: mark.unwrap_or(Mark::Blank),
            reason: typed.line("reason"),
            between: typed.line("between"),
            on: typed.must("on", "Write on what day."),
            audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
        };
        typed.check(entry::of_agreed(&agreed, env.today));
        typed.keep(vec![Piece::Agreed(Box::new(agreed))])
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
}

impl Pane for AgreeForm {
    fn place(&self, _: &Env) -> String {
        format!("{}   {}: agreed answer", self.asked.place, self.asked.row.title)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
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
        let words = "It is kept what was agreed. Both answers stay as they were given.";
        match done {
            Done::Entered(draft) if *draft == self.draft_name() => {
                vec![Effect::Back, Effect::Say(words.into())]
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
