//! What a person makes of a sitting: a level in words with its reason, what better looks like, by when. Here the sitting is
//! closed too.

use super::audiences::audiences;
use super::begun;
use super::form_pane::{Asking, FormPane};
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::AtMost;
use crate::domain::checklist::sitting::Judgement;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::service::checklists::results::coverage_in_words;
use crate::service::checklists::{SittingView, words};
use crate::service::{Piece, entry};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::Env;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed};
use crate::tui::widget::form::{Blank, Form};

const AFTER: [&str; 2] = ["Save, and leave the sitting open", "Save, and close the sitting"];
const CLOSE: usize = 1;

/// Which sitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JudgeFor {
    /// Its id.
    pub sitting: Id,
}

/// The form.
pub struct JudgeForm {
    sitting: Id,
    view: Option<Box<SittingView>>,
    closes: bool,
}

impl JudgeForm {
    /// Its pane.
    #[must_use]
    pub fn of(asked: JudgeFor) -> FormPane<Self> {
        FormPane::of(Self { sitting: asked.sitting, view: None, closes: false })
    }
}

fn audiences_of(view: &SittingView) -> (Vec<(String, Audience)>, usize) {
    let may_be_shared = view.instrument.instrument.audience == AtMost::Everyone;
    audiences(&view.people, may_be_shared, &view.sitting.audience)
}

/// How much is answered and what is missing: closing never waits for it, and nothing can be added afterwards.
fn about(view: &SittingView, begun: Option<String>) -> String {
    let sheet = view.sheet();
    let missing = match sheet.missing_evidence(&view.evidence).len() {
        0 => String::new(),
        1 => " 1 item is without what the checklist asks for beside it.".into(),
        many => format!(" {many} items are without what the checklist asks for beside them."),
    };
    let begun = begun.map(|words| format!(" {words}")).unwrap_or_default();
    format!(
        "{}.{missing}{begun} A sitting that is closed stays as it is; partial may be closed, and stays partial.",
        coverage_in_words(&sheet.coverage())
    )
}

impl Asking for JudgeForm {
    fn place(&self) -> String {
        let Some(view) = self.view.as_deref() else { return String::new() };
        format!(
            "{}   {}   {}: the judgement",
            view.family.reference,
            view.child.name,
            words::title(&view.instrument)
        )
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT}form:judge:{}", self.sitting)
    }

    fn sitting(&self) -> Option<Id> {
        Some(self.sitting)
    }

    fn show(&mut self, view: &SittingView) {
        self.view = Some(Box::new(view.clone()));
    }

    fn form(&mut self, env: &Env) -> Option<Form> {
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
        Some(Form::new(blanks).about(about(view, begun::in_words(env, self.sitting))))
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

    fn notice(&self, env: &Env) -> Option<String> {
        begun::in_words(env, self.sitting)
    }

    fn before(&mut self, form: &Form) -> Option<Effect> {
        self.closes = form.chosen("close") == Some(CLOSE);
        None
    }

    fn kept(&self) -> &'static str {
        if self.closes {
            "The sitting is closed and stays as it is."
        } else {
            "What you make of it is kept. The sitting is still open."
        }
    }
}
