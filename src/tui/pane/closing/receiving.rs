//! Whether somebody may have what is written of a child: a letter and Enter decide it, where the page before closing asks.

use super::Closing;
use crate::domain::closing::{Gap, asks_to_receive};
use crate::domain::id::Id;
use crate::domain::person::Tie;
use crate::service::{Deed, Piece, new_id};
use crate::tui::effect::Effect;

/// What stands before the answer to a question.
pub(super) fn asks(gap: Option<&Gap>) -> &'static str {
    match gap.and_then(|gap| asks_to_receive(&gap.key)) {
        Some(_) => "  y may, n may not, or answer:",
        None => "  answer:",
    }
}

impl Closing {
    /// Keeps the decision a letter and Enter make; none where the question shown asks for no decision, or a reason is typed.
    /// The letter alone decides nothing: a reason may begin with it.
    pub(super) fn decides(&mut self) -> Option<Vec<Effect>> {
        let (person, child) = asks_to_receive(&self.gaps.get(self.at)?.key)?;
        let may = match self.field.words().trim().to_lowercase().as_str() {
            "y" | "yes" => true,
            "n" | "no" => false,
            _ => return None,
        };
        let tie = self.decided(person, child, may)?;
        self.gaps.remove(self.at);
        self.go(self.at);
        Some(vec![Effect::Do(Deed::Keep(Box::new(Piece::Tie(tie))))])
    }

    /// The tie of today with the decision in it; a new one where there is none.
    fn decided(&mut self, person: Id, child: Id, may: bool) -> Option<Tie> {
        let record = &mut self.sheet.as_mut()?.record;
        let on = record.meeting.on;
        let is_theirs = |tie: &Tie| tie.person == person && tie.child == child;
        let of_today = |tie: &Tie| tie.from <= on && tie.until.is_none_or(|until| on <= until);
        if let Some(tie) = record.ties.iter_mut().find(|tie| is_theirs(tie) && of_today(tie)) {
            tie.may_receive = Some(may);
            return Some(tie.clone());
        }
        let relation = record.person(person)?.known_as().to_owned();
        let tie = Tie {
            id: new_id(),
            family: record.family.id,
            person,
            child,
            relation,
            responsibility: None,
            contact: String::new(),
            may_receive: Some(may),
            from: on,
            until: None,
        };
        record.ties.push(tie.clone());
        Some(tie)
    }
}
