//! Keys in a text of which some lines are off the screen: they do what the lines that are seen say they will.

use super::Veil;
use crate::domain::body::{Body, Edit, Line, Spot};
use crate::domain::manuscript::{Manuscript, Stroke};
use crate::domain::writing::{self, Step, joined};

/// Takes away what the cursor stands behind. At the start of a line that is the line end before it, as it is seen.
#[must_use]
pub fn backspace(manuscript: &Manuscript, veil: &Veil) -> Vec<Stroke> {
    let Spot { line, byte } = manuscript.spot();
    let over = byte == 0 && line.checked_sub(1).is_some_and(|above| veil.hides(above));
    match veil.above(line).filter(|_| over) {
        Some(above) => join(manuscript.body(), above, line),
        None if over => Vec::new(),
        None => writing::backspace(manuscript).into_iter().collect(),
    }
}

/// Takes away what the cursor stands on. At the end of a line that is the line end, as it is seen.
#[must_use]
pub fn delete(manuscript: &Manuscript, veil: &Veil) -> Vec<Stroke> {
    let Spot { line, byte } = manuscript.spot();
    let over = byte >= manuscript.body().line(line).text.len() && veil.hides(line + 1);
    match veil.below(line, manuscript.body()).filter(|_| over) {
        Some(below) => join(manuscript.body(), line, below),
        None if over => Vec::new(),
        None => writing::delete(manuscript).into_iter().collect(),
    }
}

/// Joins two lines between which others are off the screen: these stay as they are, below both.
fn join(body: &Body, above: usize, below: usize) -> Vec<Stroke> {
    let (first, second) = (body.line(above).clone(), body.line(below).clone());
    let after = Spot { line: above, byte: first.text.len() };
    let together = joined(&first, &second);
    let out = Edit::Lines { line: below, removed: vec![second], inserted: Vec::new() };
    let into = Edit::Lines { line: above, removed: vec![first], inserted: vec![together] };
    vec![Stroke::Edit { edit: out, after, joins: false }, Stroke::Edit { edit: into, after, joins: true }]
}

/// The spot one step away, over the lines that are off the screen.
#[must_use]
pub fn step(body: &Body, spot: Spot, step: Step, veil: &Veil) -> Spot {
    let to = writing::step(body, spot, step);
    if !veil.hides(to.line) {
        return to;
    }
    if to.line < spot.line {
        return veil.above(spot.line).map_or(spot, |line| end_of(body, line));
    }
    veil.below(spot.line, body).map_or(spot, |line| Spot { line, byte: 0 })
}

fn end_of(body: &Body, line: usize) -> Spot {
    Spot { line, byte: body.line(line).text.len() }
}

/// What brings the cursor from a line that is off the screen to one that is on it: the nearest above, else below, else
/// an empty one at the end. Nothing where it stands on one.
#[must_use]
pub fn to_a_shown_line(manuscript: &Manuscript, veil: &Veil, empty: Line) -> Option<Stroke> {
    let (body, spot) = (manuscript.body(), manuscript.spot());
    if !veil.hides(spot.line) {
        return None;
    }
    if let Some(line) = veil.above(spot.line) {
        return Some(Stroke::Move(end_of(body, line)));
    }
    if let Some(line) = veil.below(spot.line, body) {
        return Some(Stroke::Move(Spot { line, byte: 0 }));
    }
    let line = body.lines().len();
    let edit = Edit::Lines { line, removed: Vec::new(), inserted: vec![empty] };
    Some(Stroke::Edit { edit, after: Spot { line, byte: 0 }, joins: false })
}
