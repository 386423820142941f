//! Whose record the store is, and who approved it: set right after set-up.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::blanks::{around, held, why};
use super::typed::{Faults, Typed, put_right};
use crate::command::{Command, Context};
use crate::domain::date::Lean;
use crate::domain::standing::Standing;
use crate::service::{Deed, Done, Entered, Piece, entry};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

/// The pane.
pub struct StandingForm {
    kept: Standing,
    form: Option<Form>,
}

impl StandingForm {
    /// Corrects what is kept.
    #[must_use]
    pub const fn of(kept: Standing) -> Self {
        Self { kept, form: None }
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match read(form, env) {
            Ok(entered) => vec![Effect::Do(Deed::Enter(Box::new(entered)))],
            Err(faults) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
        }
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: draft_name(), value }]
    }
}

/// What is known of the store, where it is her own and does not say who writes in it.
pub(in crate::tui::pane) fn must_say_who_writes(env: &Env) -> Option<Standing> {
    let standing = env.standing.cloned().unwrap_or_default();
    (env.records == Records::Open && standing.written_by().is_none()).then_some(standing)
}

fn draft_name() -> String {
    format!("{DRAFT}form:standing")
}

fn form(kept: &Standing, env: &Env) -> Form {
    Form::new(vec![
        Blank::line("controller", "Controller")
            .optional()
            .hint("Who answers for this data under data protection law: most often your employer.")
            .holding(&kept.controller),
        Blank::line("approved_by", "Approved by")
            .optional()
            .hint("A name or a role, such as the information governance lead. Empty while nobody has.")
            .holding(&kept.approved_by),
        Blank::date("approved_on", "Approved on", around(env), Lean::Back)
            .optional()
            .hint("20 nov, 20/11/26. Empty while nobody has approved it.")
            .holding(&held(kept.approved_on)),
        Blank::line("official_record", "Official record")
            .optional()
            .hint("The case system your minutes go into. This store is a working copy.")
            .holding(&kept.official_record),
        Blank::line("writer", "Who writes")
            .optional()
            .hint("Your name. It stands in each record that is closed from now on.")
            .holding(&kept.writer),
        Blank::line("role", "In what role").optional().hint("Such as social worker.").holding(&kept.role),
        why(),
    ])
}

fn read(form: &Form, env: &Env) -> Result<Entered, Faults> {
    let mut typed = Typed::of(form, env.today);
    let standing = Standing {
        controller: typed.line("controller"),
        approved_by: typed.line("approved_by"),
        approved_on: typed.day("approved_on"),
        official_record: typed.line("official_record"),
        writer: typed.line("writer"),
        role: typed.line("role"),
    };
    typed.check(entry::of_standing(&standing, env.today));
    let entered = typed.keep(vec![Piece::Standing(standing)])?;
    Ok(Entered { draft: draft_name(), ..entered })
}

impl Pane for StandingForm {
    fn place(&self, _: &Env) -> String {
        "Whose record this is".into()
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
        let mut form = form(&self.kept, env);
        let draft = env.drafts.get(&draft_name()).map_or("", String::as_str);
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
            Done::Entered(draft) if *draft == draft_name() => {
                let said = "The correction is saved. What stood there before is in the change log.";
                vec![Effect::Back, Effect::Say(said.into())]
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
