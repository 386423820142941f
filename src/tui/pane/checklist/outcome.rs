//! An outcome made of one answer of a sitting, filled in from it: what must change, what better looks like, how it is
//! measured, how it was, by when.

use super::audiences::audiences;
use super::form_pane::{Asking, FormPane};
use super::levels;
use crate::command::Form as FormKey;
use crate::domain::audience::Audience;
use crate::domain::checklist::mark::Key;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::service::checklists::SittingView;
use crate::service::checklists::outcome_from::{self, Begun};
use crate::service::{Piece, entry, new_id};
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::Env;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed};
use crate::tui::widget::form::{Blank, Form};

/// An answer of a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeFor {
    /// The sitting.
    pub sitting: Id,
    /// Which answer.
    pub key: Key,
}

/// The form.
pub struct OutcomeForm {
    asked: OutcomeFor,
    id: Id,
    view: Option<Box<SittingView>>,
    begun: Option<Begun>,
    /// The level that what is filled in aims at.
    aim: Option<usize>,
}

impl OutcomeForm {
    /// Its pane.
    #[must_use]
    pub fn of(asked: OutcomeFor) -> FormPane<Self> {
        FormPane::of(Self { asked, id: new_id(), view: None, begun: None, aim: None })
    }

    /// Another level aimed at fills in what better looks like and the measure, where nobody wrote others.
    fn follow_aim(&mut self, form: &mut Form) {
        let Some(begun) = self.begun.as_ref() else { return };
        let now = levels::read(form.words("aim"), &typed_for(begun));
        let (Some(before), Some(now)) = (self.aim, now) else { return };
        if before == now {
            return;
        }
        let anchor = |at: usize| begun.aims.get(at).map_or("", |aim| aim.anchor.as_str());
        if form.words("better") == anchor(before) {
            form.put("better", anchor(now));
        }
        if form.words("measure") == measure(begun, before) {
            form.put("measure", &measure(begun, now));
        }
        self.aim = Some(now);
    }
}

/// What may be typed for each level aimed at, and how it is said.
fn typed_for(begun: &Begun) -> Vec<(String, String)> {
    begun.aims.iter().map(|aim| (aim.key.clone(), aim.says.clone())).collect()
}

/// The measure with the level aimed at: `A1 Enough to eat, Everyday Care Record: 2 Mostly met or better`.
fn measure(begun: &Begun, aim: usize) -> String {
    match begun.aims.get(aim) {
        Some(at) if aim == 0 => format!("{}: {}", begun.outcome.measure, at.says),
        Some(at) => format!("{}: {} or better", begun.outcome.measure, at.says),
        None => begun.outcome.measure.clone(),
    }
}

impl Asking for OutcomeForm {
    fn place(&self) -> String {
        let Some(view) = self.view.as_deref() else { return String::new() };
        format!("{}   {}   {}: outcome", view.family.reference, view.child.name, self.asked.key.item)
    }

    fn draft_name(&self) -> String {
        format!("{DRAFT}form:outcome:{}:{}", self.asked.sitting, self.asked.key)
    }

    fn sitting(&self) -> Option<Id> {
        Some(self.asked.sitting)
    }

    fn show(&mut self, view: &SittingView) {
        self.view = Some(Box::new(view.clone()));
    }

    fn form(&mut self, env: &Env) -> Option<Form> {
        let view = self.view.as_deref()?;
        let begun = outcome_from::begin(view, &self.asked.key, self.id)?;
        let outcome = &begun.outcome;
        let line = |name, label: &str, words: &str| Blank::line(name, label).holding(words);
        let mut blanks = vec![line("change", "What must change", &outcome.change)];
        if let Some(aim) = begun.aims.get(begun.aim) {
            let hint = format!("It fills in the next two. {}", levels::hint(&typed_for(&begun)));
            blanks.push(
                Blank::line("aim", "Level aimed at").optional().holding(&aim.says).typed_over().hint(hint),
            );
        }
        let (all, at) = audiences(&view.people, begun.may_be_shared, &outcome.audience);
        let hint = if begun.may_be_shared {
            "As narrow as what it is made of. A plan is the family's too: widen it where they may have all of it."
        } else {
            "The checklist keeps this item from every copy for the family."
        };
        blanks.extend([
            line("better", "What better looks like", &outcome.better),
            line("measure", "How it is measured", &measure(&begun, begun.aim)).optional(),
            line("baseline", "How it was", &outcome.baseline).optional(),
            Blank::date("by", "To be looked at on", around(env), Lean::Ahead)
                .optional()
                .holding(&held(outcome.by)),
            line("contingency", "If it does not change", "").optional(),
            Blank::few("audience", "Who may have it", all.into_iter().map(|(words, _)| words).collect())
                .at(at)
                .hint(hint),
        ]);
        let is_whole = !outcome.better.trim().is_empty();
        self.aim = (!begun.aims.is_empty()).then_some(begun.aim);
        self.begun = Some(begun);
        let mut form = Form::new(blanks).submit("Keep the outcome");
        if is_whole {
            form.update(FormKey::Last);
        } else {
            form.go_to("better");
        }
        Some(form)
    }

    fn took_up(&mut self, form: &Form) {
        let levels = self.begun.as_ref().map(typed_for).unwrap_or_default();
        self.aim = levels::read(form.words("aim"), &levels).or(self.aim);
    }

    fn changed(&mut self, form: &mut Form) {
        self.follow_aim(form);
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let mut typed = Typed::of(form, env.today);
        let (Some(view), Some(begun)) = (self.view.as_deref(), self.begun.as_ref()) else {
            return Err(Vec::new());
        };
        let (all, _) = audiences(&view.people, begun.may_be_shared, &begun.outcome.audience);
        let audience = typed.few("audience").and_then(|n| all.into_iter().nth(n));
        let outcome = Outcome {
            change: typed.line("change"),
            better: typed.line("better"),
            measure: typed.line("measure"),
            baseline: typed.line("baseline"),
            by: typed.day("by"),
            contingency: typed.line("contingency"),
            audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
            ..begun.outcome.clone()
        };
        typed.check(entry::of_outcome(&outcome));
        typed.keep(vec![Piece::Outcome(Box::new(outcome))])
    }

    fn kept(&self) -> &'static str {
        "The outcome is kept in the family's plan."
    }
}
