//! A pane that is one form about a sitting. What is typed in it is kept as a draft until it is saved.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context};
use crate::domain::id::Id;
use crate::service::checklists::SittingView;
use crate::service::{Answer, Ask, Deed, Done, Entered};
use crate::tui::effect::Effect;
use crate::tui::pane::entry::typed::{Read, put_right};
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Form, Went};

/// What a form asks, how it is read, and what is said once it is kept.
pub trait Asking {
    /// What the title line says.
    fn place(&self) -> String;

    /// The name that what was typed is kept under until it is saved.
    fn draft_name(&self) -> String;

    /// The sitting that the form is made from, where it is not at hand yet.
    fn sitting(&self) -> Option<Id> {
        None
    }

    /// The sitting is there.
    fn show(&mut self, _: &SittingView) {}

    /// The form with what is kept; none while what it is made from is not there.
    fn form(&mut self, env: &Env) -> Option<Form>;

    /// What is said when the form comes up, where nothing typed before is there again: a low window has no room above it.
    fn notice(&self, _: &Env) -> Option<String> {
        None
    }

    /// What was typed before and not saved stands in the form again.
    fn took_up(&mut self, _: &Form) {}

    /// Something was typed.
    fn changed(&mut self, _: &mut Form) {}

    /// The form as it is to be kept, or what is wrong with it.
    fn read(&self, form: &Form, env: &Env) -> Read;

    /// What is done before the form is kept.
    fn before(&mut self, _: &Form) -> Option<Effect> {
        None
    }

    /// What is said once it is kept; nothing where the place it goes back to says enough.
    fn kept(&self) -> &'static str;
}

/// The pane.
pub struct FormPane<T> {
    asked: T,
    form: Option<Form>,
}

impl<T: Asking> FormPane<T> {
    /// The pane, with its form still to be made.
    pub const fn of(asked: T) -> Self {
        Self { asked, form: None }
    }

    fn make(&mut self, env: &Env) -> Vec<Effect> {
        if self.form.is_some() {
            return Vec::new();
        }
        let Some(mut form) = self.asked.form(env) else { return Vec::new() };
        let draft = env.drafts.get(&self.asked.draft_name()).map_or("", String::as_str);
        let taken_up = form.take_up(draft);
        self.asked.took_up(&form);
        self.form = Some(form);
        let again = "What you typed here before and did not save is here again.".to_owned();
        let words = if taken_up { Some(again) } else { self.asked.notice(env) };
        words.map(Effect::Say).into_iter().collect()
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match self.asked.read(form, env) {
            Ok(entered) => {
                let entered = Entered { draft: self.asked.draft_name(), ..entered };
                let enter = Effect::Do(Deed::Enter(Box::new(entered)));
                self.asked.before(form).into_iter().chain([enter]).collect()
            }
            Err(faults) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
        }
    }

    fn keep(&mut self) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        self.asked.changed(form);
        vec![Effect::Draft { name: self.asked.draft_name(), value: form.draft() }]
    }
}

impl<T: Asking> Pane for FormPane<T> {
    fn place(&self, _: &Env) -> String {
        self.asked.place()
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

    fn is_at_a_choice(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_at_a_choice)
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        match self.asked.sitting() {
            Some(sitting) => vec![Effect::Ask(Ask::Sitting(sitting))],
            None => self.make(env),
        }
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
        let Some(Answer::Sitting(view)) = answer else { return Vec::new() };
        if Some(view.sitting.id) != self.asked.sitting() {
            return Vec::new();
        }
        self.asked.show(view);
        self.make(env)
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        let is_this = matches!(done, Done::Entered(draft) if *draft == self.asked.draft_name());
        let say = Some(self.asked.kept()).filter(|words| !words.is_empty());
        let back = [Effect::Back].into_iter().chain(say.map(|words| Effect::Say(words.into())));
        if is_this { back.collect() } else { Vec::new() }
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
