//! What somebody must not learn, as it is typed: a line that gives it away is kept from them when the cursor leaves it,
//! unless it is said that it may be shared.

use super::Recorder;
use crate::domain::body::Line;
use crate::domain::id::Id;
use crate::domain::manuscript::Stroke;
use crate::domain::shield::{Shield, kept_in, narrowed_for};
use crate::domain::writing;
use crate::tui::effect::Effect;

impl Recorder {
    fn shields(&self) -> &[Shield] {
        self.sheet.as_ref().map_or(&[], |sheet| &sheet.record.shields)
    }

    /// Narrows who these lines are for, as far as what is shielded in them asks. One undo takes it back with what was
    /// typed.
    pub(super) fn narrow(&mut self, lines: std::ops::Range<usize>) -> Vec<Effect> {
        if self.shields().is_empty() {
            return Vec::new();
        }
        lines.flat_map(|line| self.narrow_one(line)).collect()
    }

    fn narrow_one(&mut self, at: usize) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let Some(line) = manuscript.body().lines().get(at) else { return Vec::new() };
        let audience = narrowed_for(&line.audience, line, self.shields());
        if audience == line.audience {
            return Vec::new();
        }
        let people = self.sheet.as_ref().map_or(&[][..], |sheet| &sheet.record.people);
        let words = audience.in_words(people);
        let stroke = joined(writing::restate(manuscript, at, |line| Line { audience, ..line }));
        let mut effects = self.put(stroke);
        if self.shown.is_none() {
            let said =
                format!("That line is {words} now: something in it is kept from them. .share shares it.");
            effects.push(Effect::Say(said));
        }
        effects
    }

    /// Says that the line may be shared though something in it is kept from somebody; again takes that back.
    pub(super) fn share(&mut self) -> Vec<Effect> {
        let Some((_, manuscript)) = self.manuscript() else { return Vec::new() };
        let at = manuscript.spot().line;
        let line = manuscript.body().line(at).clone();
        let kept: Vec<Id> = kept_in(&line, self.shields()).map(|shield| shield.id).collect();
        let (line, said) = match (kept.is_empty(), line.shared.is_empty()) {
            (true, true) => {
                return vec![Effect::Say("Nothing in this line is kept from anybody.".into())];
            }
            (true, false) => {
                let line = Line { shared: Vec::new(), ..line };
                let audience = narrowed_for(&line.audience, &line, self.shields());
                (Line { audience, ..line }, "What is in this line is kept again.")
            }
            (false, _) => {
                let said = "This line may be shared, though something in it is kept from somebody. .share again keeps it.";
                (self.shared(line, kept), said)
            }
        };
        let stroke = writing::restate(manuscript, at, |_| line);
        let mut effects = self.put(stroke);
        self.refresh();
        effects.push(Effect::Say(said.into()));
        effects
    }

    /// As wide as a line begun here, where it was only narrowed for what is shielded in it.
    fn shared(&self, line: Line, kept: Vec<Id>) -> Line {
        let start = self.starts_for();
        let was_narrowed = narrowed_for(&start, &line, self.shields()) == line.audience;
        let audience = if was_narrowed { start } else { line.audience.clone() };
        let shared = line.shared.iter().copied().chain(kept).collect();
        Line { audience, shared, ..line }
    }
}

/// A stroke that belongs to the step before it.
fn joined(stroke: Stroke) -> Stroke {
    match stroke {
        Stroke::Edit { edit, after, .. } => Stroke::Edit { edit, after, joins: true },
        other => other,
    }
}
