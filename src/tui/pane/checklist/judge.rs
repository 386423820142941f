//! What a person makes of a sitting: a level in words with its reason, what better looks like, by when. Here the sitting is
//! closed too.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::audiences::audiences;
use crate::command::{Command, Context};
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::AtMost;
use crate::domain::checklist::sitting::Judgement;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::service::checklists::results::coverage_in_words;
use crate::service::checklists::{SittingView, words};
use crate::service::{Answer, Ask, Deed, Done, Entered, Piece, entry};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed, put_right};
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

const AFTER: [&str; 2] = ["Save, and leave the sitting open", "Save, and close the sitting"];
const CLOSE: usize = 1;

/// Which sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgeFor {
    /// Its id.
    pub sitting: Id,
}

/// The pane.
pub struct JudgeForm {
    sitting: Id,
    view: Option<Box<SittingView>>,
    form: Option<Form>,
    closes: bool,
}

impl JudgeForm {
    /// The form.
    #[must_use]
    pub fn of(asked: JudgeFor) -> Self {
        Self { sitting: asked.sitting, view: None, form: None, closes: false }
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT}form:judge:{}", self.sitting)
    }

    fn blank_form(&self, env: &Env) -> Option<Form> {
        let view = self.view.as_deref()?;
        let kept = &view.sitting.judgement;
        let line = |name, label: &str, words: &str| Blank::line(name, label).optional().holding(words);
        let (all, at) = audiences_of(view);
        let blanks = vec![
            line("level", "Level, in your words", &kept.level)
                .hint("Yours, and with a reason. No number makes one."),
            line("reason", "Why", &kept.reason).hint("What tells of it, and what speaks against it."),
            line("better", "What better looks like", &kept.better)
                .hint("In this child's day, so that anybody could see it."),
            Blank::date("by", "By when", around(env), Lean::Ahead).optional().holding(&held(kept.by)),
            line("summary", "In short", &kept.summary),
            Blank::few("audience", "Who may have it", all.into_iter().map(|(words, _)| words).collect())
                .hint("The whole sitting with its answers, but for those that are kept from more people.")
                .at(at),
            Blank::few("close", "And then", AFTER.map(str::to_owned).to_vec()).at(0),
        ];
        Some(Form::new(blanks).about(about(view)))
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let mut typed = Typed::of(form, env.today);
        let judgement = Judgement {
            level: typed.line("level"),
            reason: typed.line("reason"),
            better: typed.line("better"),
            by: typed.day("by"),
            summary: typed.line("summary"),
        };
        typed.check(entry::of_judgement(&judgement));
        let view = self.view.as_deref();
        let chosen = typed.few("audience");
        let audience = view.and_then(|view| audiences_of(view).0.into_iter().nth(chosen?));
        typed.keep(vec![Piece::Judgement {
            sitting: self.sitting,
            judgement: Box::new(judgement),
            audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
            close: form.chosen("close") == Some(CLOSE),
        }])
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_ref() else { return Vec::new() };
        match self.read(form, env) {
            Ok(entered) => {
                self.closes = form.chosen("close") == Some(CLOSE);
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

fn audiences_of(view: &SittingView) -> (Vec<(String, Audience)>, usize) {
    let may_be_shared = view.instrument.instrument.audience == AtMost::Everyone;
    audiences(&view.people, may_be_shared, &view.sitting.audience)
}

/// How much is answered and what is missing: closing never waits for it, and nothing can be added afterwards.
fn about(view: &SittingView) -> String {
    let sheet = view.sheet();
    let missing = match sheet.missing_evidence(&view.evidence).len() {
        0 => String::new(),
        1 => " 1 item is without what the checklist asks for beside it.".into(),
        many => format!(" {many} items are without what the checklist asks for beside them."),
    };
    format!(
        "{}.{missing} A sitting that is closed stays as it is; partial may be closed, and stays partial.",
        coverage_in_words(&sheet.coverage())
    )
}

impl Pane for JudgeForm {
    fn place(&self, _: &Env) -> String {
        let Some(view) = self.view.as_deref() else { return String::new() };
        format!(
            "{}   {}   {}: the judgement",
            view.family.reference,
            view.child.name,
            words::title(&view.instrument)
        )
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

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Sitting(self.sitting))]
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
        if view.sitting.id != self.sitting {
            return Vec::new();
        }
        self.view = Some(view.clone());
        if self.form.is_some() {
            return Vec::new();
        }
        self.form = self.blank_form(env);
        let draft = env.drafts.get(&self.draft_name()).map_or("", String::as_str);
        let taken_up = self.form.as_mut().is_some_and(|form| form.take_up(draft));
        let words = "What you typed here before and did not save is here again.";
        taken_up.then(|| Effect::Say(words.into())).into_iter().collect()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        let words = if self.closes {
            "The sitting is closed and stays as it is."
        } else {
            "What you make of it is kept. The sitting is still open."
        };
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
