//! What two people who scored apart agree on afterwards: an answer with its reason, beside what each of them said.

use super::audiences::audiences;
use super::form_pane::{Asking, FormPane};
use super::levels;
use crate::domain::audience::Audience;
use crate::domain::checklist::agreed::Agreed;
use crate::domain::checklist::mark::Mark;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::checklists::comparing::ComparedRead;
use crate::service::checklists::heads::SittingHead;
use crate::service::checklists::words;
use crate::service::{Piece, entry, new_id};
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::Env;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed};
use crate::tui::widget::form::{Blank, Form};

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

/// The form.
pub struct AgreeForm {
    asked: AgreeFor,
    id: Id,
}

impl AgreeForm {
    /// Its pane.
    #[must_use]
    pub fn of(asked: AgreeFor) -> FormPane<Self> {
        FormPane::of(Self { asked, id: new_id() })
    }

    fn kept(&self) -> Option<&Agreed> {
        self.asked.row.agreed.as_ref().map(|(agreed, _)| agreed)
    }

    /// Who scored, and so who agrees where nothing else is written.
    fn raters(&self) -> String {
        let names: Vec<String> = self.asked.row.said.iter().map(|said| said.rater.clone()).collect();
        words::joined(&names)
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
}

impl Asking for AgreeForm {
    fn place(&self) -> String {
        format!("{}   {}: agreed answer", self.asked.place, self.asked.row.title)
    }

    fn draft_name(&self) -> String {
        let first = self.asked.sittings.first().map_or_else(String::new, |one| one.id.to_string());
        format!("{DRAFT}form:agree:{first}:{}", self.asked.row.key)
    }

    fn form(&mut self, env: &Env) -> Option<Form> {
        let row = &self.asked.row;
        let kept = self.kept();
        let mark = Blank::line("mark", "What was agreed").hint(levels::hint(&self.levels()));
        let at = kept.and_then(|kept| row.can_agree.iter().find(|(.., mark)| *mark == kept.mark));
        let between = kept.map_or_else(|| self.raters(), |kept| kept.between.clone());
        let (all, audience) = self.audiences();
        let blanks = vec![
            mark.holding(at.map_or("", |(key, ..)| key)),
            Blank::line("reason", "Why")
                .hint("What one of you knew and the other did not. Both answers stay beside it.")
                .holding(kept.map_or("", |kept| &kept.reason)),
            Blank::line("between", "Between whom").optional().holding(&between),
            Blank::date("on", "On", around(env), Lean::Back)
                .holding(&held(Some(kept.map_or(env.today, |kept| kept.on)))),
            Blank::few("audience", "Who may have it", all.into_iter().map(|(words, _)| words).collect())
                .at(audience),
        ];
        Some(Form::new(blanks).about(self.about()))
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

    fn kept(&self) -> &'static str {
        "It is kept what was agreed. Both answers stay as they were given."
    }
}
