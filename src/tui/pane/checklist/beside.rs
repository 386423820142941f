//! What stands beside an answer: what was seen or said, how it is known, what it means for the child.

use super::begun;
use super::form_pane::{Asking, FormPane};
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::instrument::Item;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::service::checklists::{SittingView, flow, in_words, words};
use crate::service::{Deed, Piece, entry, new_id};
use crate::tui::effect::Effect;
use crate::tui::pane::Env;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Read, Typed};
use crate::tui::widget::form::{Blank, Form};

/// The parts in the order of the form, by their names in files; `checked_with` and `audience` come after them.
const PARTS: [&str; 9] = [
    "evidence",
    "source",
    "impact_on_child",
    "seen_on",
    "child_view",
    "carer_view",
    "strength",
    "barrier",
    "since",
];

/// An answer, and the sitting it is given in.
#[derive(Clone, Debug)]
pub struct BesideFor {
    /// Which answer.
    pub key: Key,
    /// The sitting, as it is shown.
    pub view: Box<SittingView>,
}

/// The form.
pub struct BesideForm {
    asked: BesideFor,
    id: Id,
}

impl BesideForm {
    /// Its pane.
    #[must_use]
    pub fn of(asked: BesideFor) -> FormPane<Self> {
        FormPane::of(Self { asked, id: new_id() })
    }

    fn item(&self) -> Option<&Item> {
        self.asked.view.instrument.item(&self.asked.key.item).map(|(_, item)| item)
    }

    /// The item, with whose it is.
    fn title(&self) -> String {
        let people = &self.asked.view.people;
        self.item().map_or_else(String::new, |item| in_words::title_of(item, &self.asked.key, people))
    }

    /// What the file asks for at this level and is not there yet.
    fn missing(&self) -> Vec<&'static str> {
        let view = &self.asked.view;
        match (self.item(), view.mark(&self.asked.key)) {
            (Some(item), Some(Mark::Level(value))) => flow::missing(view, item, &self.asked.key, value),
            _ => Vec::new(),
        }
    }

    fn keeps(&self, part: &str) -> bool {
        let view = &self.asked.view;
        // A child who is not born yet is not asked how they see it.
        if part == "child_view" && !view.child.is_born_on(view.sitting.date) {
            return false;
        }
        let fields = &self.asked.view.instrument.record.item_fields;
        fields.is_empty() || fields.iter().any(|field| field == part)
    }

    fn about(&self, item: &Item, missing: &[&str]) -> String {
        let view = &self.asked.view;
        let area = view.instrument.item(&item.id).map(|(area, _)| area);
        let answer = area.zip(view.mark(&self.asked.key));
        let answer = answer.map(|(area, mark)| in_words::answer(&view.instrument, (area, item), mark));
        let answer = answer.unwrap_or_else(|| "not yet asked".into());
        if !item.scored {
            return if item.ask.is_empty() { self.title() } else { item.ask.clone() };
        }
        if missing.is_empty() {
            return format!("{}: {answer}.", self.title());
        }
        let child = &view.child.name;
        let asked: Vec<String> = missing.iter().map(|part| words::part(part, child)).collect();
        format!(
            "{}: {answer}. The checklist asks here for {}. Esc leaves it for later.",
            self.title(),
            words::joined(&asked)
        )
    }

    /// Nothing must be filled in before it is saved: what the file asks for is only not called optional.
    fn line(&self, part: &'static str, missing: &[&str]) -> Blank {
        let kept = self.asked.view.beside(&self.asked.key).map(|beside| kept_words(beside, part));
        let blank = Blank::line(part, &self.label(part)).holding(kept.unwrap_or_default());
        if missing.contains(&part) { blank } else { blank.optional() }
    }

    fn label(&self, part: &str) -> String {
        words::begun(&words::part(part, &self.asked.view.child.name))
    }

    fn blank(&self, part: &str, item: &Item, missing: &[&str], env: &Env) -> Option<Blank> {
        let part = PARTS.into_iter().find(|one| *one == part)?;
        let rules = &self.asked.view.instrument.record;
        let kept = self.asked.view.beside(&self.asked.key);
        let few = |all: &[String], kept: Option<&str>| {
            let blank = few(part, &self.label(part), all, kept);
            blank.map(|blank| if missing.contains(&part) { blank } else { blank.optional() })
        };
        Some(match part {
            "evidence" if !item.scored => {
                self.line(part, &[part]).hint("As it was said or seen, with its day.")
            }
            "evidence" => {
                self.line(part, missing).hint("What, how often, on which days. No word that sums anybody up.")
            }
            "source" => few(&rules.source_kinds, kept.map(|one| one.source.as_str()))?,
            "barrier" => few(&rules.barrier_kinds, kept.map(|one| one.barrier.as_str()))?,
            "seen_on" => Blank::date(part, &self.label(part), around(env), Lean::Back)
                .optional()
                .holding(&held(kept.and_then(|one| one.seen_on))),
            "child_view" => {
                self.line(part, missing).hint("In the child's own words or signs, where there are any.")
            }
            "since" => self.line(part, missing).hint("since September; since the move"),
            _ => self.line(part, missing),
        })
    }

    /// Who may have it, and which of these holds now.
    fn audiences(&self, item: &Item) -> (Vec<(String, Audience)>, usize) {
        let view = &self.asked.view;
        let family = view.people.iter().filter(|person| !person.capacity.is_professional());
        let not_for = family.map(|one| Audience::NotFor([one.id].into()));
        let all: Vec<Audience> = if in_words::is_guarded(&self.asked.view.instrument, item) {
            vec![Audience::ProfessionalsOnly, Audience::LegalAdvice]
        } else {
            let narrow = [Audience::ProfessionalsOnly, Audience::LegalAdvice];
            std::iter::once(Audience::Everyone).chain(narrow).chain(not_for).collect()
        };
        let kept = view.beside(&self.asked.key).map(|one| one.audience.clone());
        let mut all: Vec<(String, Audience)> =
            all.into_iter().map(|one| (one.in_words(&view.people), one)).collect();
        let at = match &kept {
            None => 0,
            Some(kept) => all.iter().position(|(_, one)| one == kept).unwrap_or_else(|| {
                all.push((kept.in_words(&view.people), kept.clone()));
                all.len() - 1
            }),
        };
        (all, at)
    }

    /// Words that are taken out again answer nothing any more.
    fn blanked(&self, form: &Form) -> Option<Effect> {
        let key = self.asked.key.clone();
        let is_empty = form.words("evidence").trim().is_empty();
        let was_said = self.asked.view.mark(&key) == Some(&Mark::Said);
        let sitting = self.asked.view.sitting.id;
        (is_empty && was_said).then_some(Effect::Do(Deed::Mark { sitting, key, mark: Mark::Blank }))
    }
}

/// A blank with a few answers of the file; none where the file has none.
fn few(part: &'static str, label: &str, all: &[String], kept: Option<&str>) -> Option<Blank> {
    let answers: Vec<String> = all.iter().map(|one| words::in_words(one)).collect();
    let blank = (!answers.is_empty()).then(|| Blank::few(part, label, answers))?;
    Some(match kept.and_then(|kept| all.iter().position(|one| one == kept)) {
        Some(at) => blank.at(at),
        None => blank,
    })
}

fn kept_words<'e>(beside: &'e Evidence, part: &str) -> &'e str {
    match part {
        "evidence" => &beside.words,
        "impact_on_child" => &beside.impact_on_child,
        "child_view" => &beside.child_view,
        "carer_view" => &beside.carer_view,
        "strength" => &beside.strength,
        "since" => &beside.since,
        "checked_with" => &beside.checked_with,
        _ => "",
    }
}

impl Asking for BesideForm {
    fn place(&self) -> String {
        let view = &self.asked.view;
        format!(
            "{}   {}   {}",
            view.family.reference,
            view.child.name_and_age(view.sitting.date),
            self.title()
        )
    }

    fn draft_name(&self) -> String {
        begun::draft_name(self.asked.view.sitting.id, &self.asked.key)
    }

    fn form(&mut self, env: &Env) -> Option<Form> {
        let item = self.item()?;
        let missing = self.missing();
        // What the file asks for comes first; an answer in words is the first part whatever the file keeps.
        let is_kept = |part: &&&str| self.keeps(part) || (!item.scored && **part == "evidence");
        let (first, rest): (Vec<&str>, Vec<&str>) =
            PARTS.iter().filter(is_kept).partition(|part| missing.contains(part));
        let mut blanks: Vec<Blank> =
            first.iter().chain(&rest).filter_map(|part| self.blank(part, item, &missing, env)).collect();
        if !self.asked.view.child.needs.is_empty() {
            blanks.push(
                self.line("checked_with", &missing)
                    .hint("A parent, a teacher, a nurse: somebody who knows how this child is."),
            );
        }
        let (answers, at) = self.audiences(item);
        let answers = answers.into_iter().map(|(words, _)| words).collect();
        let mut audience = Blank::few("audience", "Who may have it", answers).at(at);
        if in_words::is_guarded(&self.asked.view.instrument, item) {
            audience = audience.hint("The checklist keeps this from every copy for the family.");
        }
        blanks.push(audience);
        Some(Form::new(blanks).about(self.about(item, &missing)).leave("Leave it for later"))
    }

    fn read(&self, form: &Form, env: &Env) -> Read {
        let mut typed = Typed::of(form, env.today);
        let Some(item) = self.item() else { return Err(Vec::new()) };
        let view = &self.asked.view;
        let rules = &view.instrument.record;
        let chosen =
            |n: Option<usize>, all: &[String]| n.and_then(|n| all.get(n)).cloned().unwrap_or_default();
        let audience = typed.few("audience").and_then(|n| self.audiences(item).0.into_iter().nth(n));
        let kept = view.beside(&self.asked.key);
        let (source, barrier) = (
            chosen(typed.few("source"), &rules.source_kinds),
            chosen(typed.few("barrier"), &rules.barrier_kinds),
        );
        let evidence = Evidence {
            id: kept.map_or(self.id, |kept| kept.id),
            sheet: view.sitting.id,
            answer: self.asked.key.to_string(),
            words: typed.line("evidence"),
            source,
            seen_on: typed.day("seen_on"),
            impact_on_child: typed.line("impact_on_child"),
            child_view: typed.line("child_view"),
            carer_view: typed.line("carer_view"),
            strength: typed.line("strength"),
            barrier,
            since: typed.line("since"),
            checked_with: typed.line("checked_with"),
            audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
        };
        typed.check(entry::of_evidence(&evidence, env.today));
        typed.keep(vec![Piece::Beside { sitting: view.sitting.id, evidence: Box::new(evidence) }])
    }

    fn before(&mut self, form: &Form) -> Option<Effect> {
        self.blanked(form)
    }

    fn kept(&self) -> &'static str {
        ""
    }
}
