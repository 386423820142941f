//! After how many minutes without a key the screen blanks and the store locks. It is kept with the settings of the
//! program, not in the store.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Input, Pane, Writing};
use crate::command::{Command, Context};
use crate::domain::idle::{IdleTimes, Limits, Misfit, minutes, read_minutes};
use crate::tui::effect::Effect;
use crate::tui::widget::form::{Blank, Form, Went};

/// The blanks, in pairs: until it blanks, until it locks.
const USUAL: [&str; 2] = ["blank", "lock"];
const MEETING: [&str; 2] = ["meeting_blank", "meeting_lock"];

const ABOUT: &str = "Minutes without a key, 1 to 60. A minute before, one line says so, and any key goes on. Any key \
    brings a blank screen back, and the passphrase a locked store; everything is saved first. Practice only blanks.";

/// The pane.
#[derive(Debug, Default)]
pub struct IdleForm {
    form: Option<Form>,
}

impl IdleForm {
    /// The only one.
    #[must_use]
    pub fn of((): ()) -> Self {
        Self::default()
    }

    fn submit(&mut self) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match read(form) {
            Ok(times) => {
                let said = format!("From now on it {}.", in_words(times));
                vec![Effect::SetIdle(times), Effect::Back, Effect::Say(said)]
            }
            Err(faults) => {
                let many = faults.len();
                form.faults(faults);
                let said = if many == 1 { "one thing".to_owned() } else { format!("{many} things") };
                vec![Effect::Say(format!("Nothing is changed yet: {said} to put right."))]
            }
        }
    }
}

/// `blanks after 5 minutes and locks after 15; in a meeting 10 and 30`.
pub(super) fn in_words(times: IdleTimes) -> String {
    let IdleTimes { usual, meeting } = times;
    let of = |limits: Limits| (minutes(limits.blank), minutes(limits.lock));
    let ((blank, lock), (in_meeting, locks)) = (of(usual), of(meeting));
    let unit = if blank == 1 { "minute" } else { "minutes" };
    format!("blanks after {blank} {unit} and locks after {lock}; in a meeting {in_meeting} and {locks}")
}

fn form(times: IdleTimes) -> Form {
    let blank = |name, label: &str, held| {
        Blank::line(name, label).typed_over().hint("Minutes, 1 to 60.").holding(&minutes(held).to_string())
    };
    Form::new(vec![
        blank(USUAL[0], "Blank the screen after", times.usual.blank),
        blank(USUAL[1], "Lock the store after", times.usual.lock),
        blank(MEETING[0], "In an open meeting, blank after", times.meeting.blank),
        blank(MEETING[1], "In an open meeting, lock after", times.meeting.lock),
    ])
    .about(ABOUT)
    .leave("Leave it as it was")
}

type Faults = Vec<(&'static str, String)>;

fn read(form: &Form) -> Result<IdleTimes, Faults> {
    match (pair(form, USUAL), pair(form, MEETING)) {
        (Ok(usual), Ok(meeting)) => Ok(IdleTimes { usual, meeting }),
        (usual, meeting) => Err([usual, meeting].into_iter().filter_map(Result::err).flatten().collect()),
    }
}

fn pair(form: &Form, names: [&'static str; 2]) -> Result<Limits, Faults> {
    let [blank, lock] = names.map(|name| read_minutes(form.words(name)).map_err(|why| (name, why)));
    let say = |(name, why): (&'static str, Misfit)| (name, why.to_string());
    match (blank, lock) {
        (Ok(blank), Ok(lock)) => Limits::of_minutes(blank, lock).map_err(|why| vec![say((names[0], why))]),
        (blank, lock) => Err([blank, lock].into_iter().filter_map(Result::err).map(say).collect()),
    }
}

impl Pane for IdleForm {
    fn place(&self, _: &Env) -> String {
        "Blank and lock by itself".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Open
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
        self.form.get_or_insert_with(|| form(env.idle));
        Vec::new()
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        let Command::Form(key) = command else { return None };
        match self.form.as_mut()?.update(key) {
            Went::Stayed => Some(Vec::new()),
            Went::Submit => Some(self.submit()),
            Went::Leave => Some(vec![Effect::Back]),
        }
    }

    fn input(&mut self, input: &Input, _: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match input {
            Input::Letters(words) | Input::Paste(words) => form.insert(words),
            Input::Key(chord) => form.key(chord),
        }
        Vec::new()
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
