//! What came of a scale that was done on its own paper: what the paper says, by the names in the file.

use super::form_pane::{Asking, FormPane};
use std::collections::BTreeMap;

use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::PaperResult;
use crate::domain::checklist::instrument::External;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::moment::short_date;
use crate::service::checklists::{SittingView, words};
use crate::service::{Piece, new_id};
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::Env;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed};
use crate::tui::widget::form::{Blank, Form};
use chrono::NaiveDate;

/// Names of the blanks by their place: those in the file are only known when it is read.
const BLANKS: [&str; 12] = [
    "field-1", "field-2", "field-3", "field-4", "field-5", "field-6", "field-7", "field-8", "field-9",
    "field-10", "field-11", "field-12",
];
const FORM: &str = "form";
const DATE: &str = "date";
/// How a day is kept among the fields.
const DAY: &str = "%Y-%m-%d";

/// A scale, and the result that is corrected.
#[derive(Clone, Debug)]
pub struct PaperFor {
    /// The scale's id in the file.
    pub external: String,
    /// The result; none for a new one.
    pub kept: Option<Id>,
    /// The sitting, as it is shown.
    pub view: Box<SittingView>,
}

/// The form.
pub struct PaperForm {
    asked: PaperFor,
    id: Id,
}

/// What one field of a result says, a day as people write it.
#[must_use]
pub fn value_in_words(name: &str, value: &str) -> String {
    let day = (name == DATE).then(|| NaiveDate::parse_from_str(value, DAY).ok()).flatten();
    day.map_or_else(|| value.to_owned(), short_date)
}

/// A result in a line: `parent, 14, Thu 12 Nov 2026`.
#[must_use]
pub fn in_a_line(external: &External, result: &PaperResult) -> String {
    let said = external.fields.iter().filter_map(|name| {
        let value = result.fields.get(name).filter(|value| !value.is_empty())?;
        Some(format!("{}: {}", words::in_words(name), value_in_words(name, value)))
    });
    said.collect::<Vec<_>>().join("; ")
}

impl PaperForm {
    /// Its pane.
    #[must_use]
    pub fn of(asked: PaperFor) -> FormPane<Self> {
        let id = asked.kept.unwrap_or_else(new_id);
        FormPane::of(Self { asked, id })
    }

    fn external(&self) -> Option<&External> {
        self.asked.view.instrument.externals.iter().find(|one| one.id == self.asked.external)
    }

    fn kept(&self) -> Option<&PaperResult> {
        self.asked.view.papers.iter().find(|paper| Some(paper.id) == self.asked.kept)
    }

    fn blank(&self, blank: &'static str, field: &str, external: &External, env: &Env) -> Blank {
        let kept = self.kept().and_then(|kept| kept.fields.get(field)).map_or("", String::as_str);
        let label = words::begun(&words::in_words(field));
        match field {
            FORM if !external.forms.is_empty() => {
                let answers = Blank::few(blank, &label, external.forms.clone()).optional();
                if kept.is_empty() { answers } else { answers.holding(kept) }
            }
            DATE => {
                let day = NaiveDate::parse_from_str(kept, DAY).ok();
                Blank::date(blank, &label, around(env), Lean::Back).optional().holding(&held(day))
            }
            _ => Blank::line(blank, &label).optional().holding(kept),
        }
    }
}

/// Who may have it, and which of these holds now; a new one begins with professionals.
fn audiences(kept: Option<&Audience>) -> (Vec<(String, Audience)>, usize) {
    let mut all = vec![
        ("professionals only".to_owned(), Audience::ProfessionalsOnly),
        ("everyone who gets a copy".to_owned(), Audience::Everyone),
        ("legal advice".to_owned(), Audience::LegalAdvice),
    ];
    let at = kept.map_or(0, |kept| {
        all.iter().position(|(_, one)| one == kept).unwrap_or_else(|| {
            all.push(("as it is now".to_owned(), kept.clone()));
            all.len() - 1
        })
    });
    (all, at)
}

impl Asking for PaperForm {
    fn place(&self) -> String {
        let view = &self.asked.view;
        let name = self.external().map_or("", |external| external.name.as_str());
        format!("{}   {}   {name}", view.family.reference, view.child.name_and_age(view.sitting.date))
    }

    fn draft_name(&self) -> String {
        let which = self.asked.kept.map_or_else(|| "new".into(), |id| id.to_string());
        format!("{DRAFT}form:paper:{}:{}:{which}", self.asked.view.sitting.id, self.asked.external)
    }

    fn form(&mut self, env: &Env) -> Option<Form> {
        let external = self.external()?;
        let blanks = BLANKS.iter().zip(&external.fields);
        let mut blanks: Vec<Blank> =
            blanks.map(|(blank, field)| self.blank(blank, field, external, env)).collect();
        let (answers, at) = audiences(self.kept().map(|kept| &kept.audience));
        let answers = answers.into_iter().map(|(words, _)| words).collect();
        blanks.push(Blank::few("audience", "Who may have it", answers).at(at));
        let about = format!("{} What the paper says, and nothing worked out from it.", external.about);
        Some(Form::new(blanks).about(about.trim()).leave("Leave it for later"))
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let mut typed = Typed::of(form, env.today);
        let Some(external) = self.external() else { return Err(Vec::new()) };
        let mut fields = BTreeMap::new();
        for (blank, field) in BLANKS.into_iter().zip(&external.fields) {
            let value = if field == DATE {
                typed.day(blank).map(|day| day.format(DAY).to_string()).unwrap_or_default()
            } else {
                typed.line(blank)
            };
            if !value.is_empty() {
                fields.insert(field.clone(), value);
            }
        }
        if fields.is_empty() {
            typed.say("field-1", "Write what the paper says.");
        }
        let (audiences, _) = audiences(self.kept().map(|kept| &kept.audience));
        let audience = typed.few("audience").and_then(|n| audiences.into_iter().nth(n));
        let result = PaperResult {
            id: self.id,
            sitting: self.asked.view.sitting.id,
            external: self.asked.external.clone(),
            fields,
            audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
        };
        typed.keep(vec![Piece::PaperResult(Box::new(result))])
    }

    fn kept(&self) -> &'static str {
        "What the paper says is kept."
    }
}
