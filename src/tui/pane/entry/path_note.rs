//! A note from "Where do I start?": kept for a family, and corrected later.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::blanks::why;
use super::typed::{Read, Typed, put_right};
use crate::command::{Command, Context};
use crate::domain::audience::Audience;
use crate::domain::id::Id;
use crate::domain::path_note::PathNote;
use crate::service::families::{FamilyRow, Workspace};
use crate::service::pathway::{Outcome, note};
use crate::service::{Answer, Ask, Deed, Done, Entered, Piece, new_id};
use crate::tui::effect::Effect;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::{Env, InRoom, Input, Pane, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

/// The pane that keeps a new one.
pub struct NoteForm {
    outcome: Box<Outcome>,
    id: Id,
    families: Vec<FamilyRow>,
    form: Option<Form>,
}

impl NoteForm {
    /// Keeps where the path led.
    #[must_use]
    pub fn of(outcome: Box<Outcome>) -> Self {
        Self { outcome, id: new_id(), families: Vec::new(), form: None }
    }

    fn draft_name() -> String {
        format!("{DRAFT}form:path-note")
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: Self::draft_name(), value }]
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match read(form, &self.outcome, (&self.families, self.id), env) {
            Ok(entered) => {
                let entered = Entered { draft: Self::draft_name(), ..entered };
                vec![Effect::Do(Deed::Enter(Box::new(entered)))]
            }
            Err(faults) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
        }
    }
}

/// What was seen, what was done, and who may have it.
fn blanks(words: &str, done: &str, audience: &Audience) -> Vec<Blank> {
    let (answers, at) = audiences(audience);
    let answers = answers.into_iter().map(|(words, _)| words).collect();
    vec![
        Blank::line("words", "What you saw, heard and were told")
            .optional()
            .hint("Each with its day. A child's own words as they were said.")
            .holding(words),
        Blank::line("done", "What you did")
            .optional()
            .hint("Who was rung, at what time, what they said.")
            .holding(done),
        Blank::few("audience", "Who may have it", answers).at(at),
    ]
}

/// Who may have it, and which of these holds now.
fn audiences(now: &Audience) -> (Vec<(String, Audience)>, usize) {
    let mut all = vec![
        ("professionals only".to_owned(), Audience::ProfessionalsOnly),
        ("everyone who gets a copy".to_owned(), Audience::Everyone),
        ("legal advice".to_owned(), Audience::LegalAdvice),
    ];
    let at = all.iter().position(|(_, audience)| audience == now).unwrap_or(all.len());
    if at == all.len() {
        all.push(("as it is now".to_owned(), now.clone()));
    }
    (all, at)
}

fn read(form: &Form, outcome: &Outcome, (families, id): (&[FamilyRow], Id), env: &Env) -> Read {
    let mut typed = Typed::of(form, env.today);
    let reference = typed.line("family");
    let family = families.iter().find(|row| row.reference.eq_ignore_ascii_case(&reference));
    if family.is_none() {
        let known = families.iter().map(|row| row.reference.as_str()).take(3).collect::<Vec<_>>().join(", ");
        typed.say("family", format!("No family has this reference. Some that are on record: {known}."));
    }
    // Where no family is named nothing is kept: the id only stands in for one.
    let kept = note(outcome, (id, family.map_or(id, |family| family.id)), env.now);
    let kept = filled(&typed, kept);
    typed.keep(vec![Piece::PathNote(kept)])
}

fn filled(typed: &Typed, note: PathNote) -> PathNote {
    let audience = typed.few("audience").and_then(|n| audiences(&note.audience).0.into_iter().nth(n));
    PathNote {
        words: typed.line("words"),
        done: typed.line("done"),
        audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
        ..note
    }
}

/// The form that corrects one.
pub(super) fn form(known: &Workspace, id: Id) -> Option<Form> {
    let note = known.path_notes.iter().find(|note| note.id == id)?;
    let mut blanks = blanks(&note.words, &note.done, &note.audience);
    blanks.push(why());
    Some(Form::new(blanks).about(format!("{}.", note.step)))
}

pub(super) fn read_correction(typed: Typed, known: &Workspace, id: Id) -> Read {
    let note = known.path_notes.iter().find(|note| note.id == id);
    let kept = note.map(|note| Piece::PathNote(filled(&typed, note.clone())));
    typed.keep(kept.into_iter().collect())
}

/// A note among others: when it was kept, and what it led to.
pub(super) fn whose(note: &PathNote) -> String {
    format!("{}, {}", note.step, note.at.format("%-d %b %Y %H:%M"))
}

impl Pane for NoteForm {
    fn place(&self, _: &Env) -> String {
        format!("Save as a note: {}", self.outcome.title)
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

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.form.is_none() {
            let hint = "The reference, as F-104. What was asked and answered is kept with it.";
            let mut all = vec![Blank::line("family", "Family").hint(hint)];
            all.extend(blanks("", "", &Audience::ProfessionalsOnly));
            let mut form = Form::new(all);
            if form.take_up(env.drafts.get(&Self::draft_name()).map_or("", String::as_str)) {
                effects
                    .push(Effect::Say("What you typed here before and did not save is here again.".into()));
            }
            self.form = Some(form);
        }
        effects.push(Effect::Ask(Ask::Families));
        effects
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

    fn hear(&mut self, answer: &mut Option<Answer>, _: &Env) -> Vec<Effect> {
        if let Some(Answer::Families(families)) = answer {
            self.families.clone_from(families);
        }
        Vec::new()
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Entered(draft) if *draft == Self::draft_name() => {
                let said = "Saved as a note to the family; it stands in its workspace.";
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
