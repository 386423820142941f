//! Whether a step can be taken back while others look: not one that changes what is off the screen, and not one that
//! brings words on it that were not there. A line may come back with other facts, and the line in hand with its words.

use std::borrow::Cow;

use super::Shows;
use crate::domain::body::{Body, Edit, Line};
use crate::domain::manuscript::{Manuscript, Stroke};

/// Whether undo may be done.
#[must_use]
pub fn may_take_back(manuscript: &Manuscript, shows: Shows<'_>) -> bool {
    may_be_seen(manuscript, &manuscript.edits_of(&Stroke::Undo), shows)
}

/// Whether redo may be done.
#[must_use]
pub fn may_make_again(manuscript: &Manuscript, shows: Shows<'_>) -> bool {
    may_be_seen(manuscript, &manuscript.edits_of(&Stroke::Redo), shows)
}

fn may_be_seen(manuscript: &Manuscript, edits: &[Edit], shows: Shows<'_>) -> bool {
    let hand = manuscript.body().line(manuscript.spot().line).clone();
    let mut body = Cow::Borrowed(manuscript.body());
    let mut looking = Looking { shows, hand };
    for (n, edit) in edits.iter().enumerate() {
        if !looking.allows(&body, edit) {
            return false;
        }
        if n + 1 < edits.len() && body.to_mut().apply(edit).is_err() {
            return false;
        }
    }
    true
}

struct Looking<'a> {
    shows: Shows<'a>,
    /// The line in hand, which is on the screen whatever it holds.
    hand: Line,
}

impl Looking<'_> {
    fn is_seen(&self, line: &Line) -> bool {
        *line == self.hand || (self.shows)(line)
    }

    fn allows(&mut self, body: &Body, edit: &Edit) -> bool {
        match edit {
            Edit::Within { line, at, removed, inserted } => {
                let here = body.line(*line);
                let mut text = here.text.clone();
                if text.get(*at..at + removed.len()) != Some(removed.as_str()) {
                    return true;
                }
                text.replace_range(*at..at + removed.len(), inserted);
                self.changes(std::slice::from_ref(here), &[here.with_text(text)])
            }
            Edit::Lines { removed, inserted, .. } => self.changes(removed, inserted),
        }
    }

    fn changes(&mut self, out: &[Line], into: &[Line]) -> bool {
        if !out.iter().all(|line| self.is_seen(line)) {
            return false;
        }
        let withheld_in_hand = !(self.shows)(&self.hand);
        let was_there = |line: &Line| {
            out.iter()
                .any(|before| line.text == before.text || (withheld_in_hand && self.is_more_of(line, before)))
        };
        let allowed = into.iter().all(|line| (self.shows)(line) || was_there(line));
        if out.contains(&self.hand)
            && let [line] = into
        {
            self.hand = line.clone();
        }
        allowed
    }

    /// Whether a line is the line in hand with more or fewer words.
    fn is_more_of(&self, line: &Line, before: &Line) -> bool {
        *before == self.hand && line.audience == self.hand.audience
    }
}
