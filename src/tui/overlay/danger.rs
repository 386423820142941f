//! Whom to ring when a child is in danger now: one key from every screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Outcome;
use crate::command::Move;
use crate::domain::contact::Need;
use crate::domain::own_contact::OwnContact;
use crate::service::Catalogue;
use crate::service::contacts::{Listed, for_need};
use crate::tui::effect::Effect;
use crate::tui::pane::Env;
use crate::tui::pane::{UrgentFor, Where};
use crate::tui::widget::page::{Page, Para};

/// The page of numbers.
#[derive(Debug)]
pub struct Danger {
    page: Page,
    /// The urgent note that comes next, where one was begun.
    note: Option<UrgentFor>,
}

impl Danger {
    /// The danger-now contacts of the pack, and her own among them.
    #[must_use]
    pub fn of(catalogue: &Catalogue, own: &[OwnContact]) -> Self {
        let mut paras = Vec::new();
        for Listed { contact, .. } in for_need(catalogue, own, Need::DangerNow) {
            let numbers = contact.telephone.join(" or ");
            paras.push(Para::heading(format!("{}   {numbers}", contact.name)));
            paras.push(Para::line(&contact.say));
            paras.extend(contact.hours.as_deref().and_then(|hours| Para::fact("Hours", hours)));
            paras.push(Para::space());
        }
        paras.push(Para::words(
            "Listen. Do not question the child, and do not promise to keep it secret. Esc or b goes back; nothing was lost.",
        ));
        Self { page: Page::new(paras), note: None }
    }

    /// The same, below a sentence on why it is shown now.
    #[must_use]
    pub fn after(mut self, words: &str) -> Self {
        let mut paras = vec![Para::words(words)];
        paras.extend_from_slice(self.page.paras());
        self.page.fill(paras);
        self
    }

    /// The same, and then the urgent note that was begun.
    #[must_use]
    pub fn before(note: UrgentFor, catalogue: &Catalogue, own: &[OwnContact]) -> Self {
        Self { note: Some(note), ..Self::of(catalogue, own) }
    }

    /// What the hint line says.
    #[must_use]
    pub const fn hints(&self) -> &'static str {
        match self.note {
            Some(_) => "Enter to write   Down more   b back",
            None => "Down more   Esc or b goes back",
        }
    }

    pub(super) fn update(&mut self, step: Move) -> Outcome {
        if let (Move::Open, Some(note)) = (step, self.note.take()) {
            return Outcome::Do(vec![Effect::Open(Where::Urgent(note))]);
        }
        if matches!(step, Move::Open | Move::List | Move::Export) {
            return Outcome::Leave;
        }
        self.page.step(step);
        Outcome::Stay
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
