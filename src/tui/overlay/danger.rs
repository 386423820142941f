//! Whom to ring when a child is in danger now: one key from every screen.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::Outcome;
use crate::command::Move;
use crate::domain::contact::Need;
use crate::domain::hours::Standing;
use crate::service::contacts::for_need;
use crate::service::whose::Whose;
use crate::tui::effect::Effect;
use crate::tui::pane::Env;
use crate::tui::pane::{UrgentFor, Where};
use crate::tui::widget::page::{Page, Para};

/// The page of numbers.
#[derive(Debug)]
pub struct Danger {
    page: Page,
    /// Why it is shown now, where somebody did not ask for it.
    why: Option<String>,
    /// The urgent note that comes next, where one was begun.
    note: Option<UrgentFor>,
}

impl Danger {
    /// Whose numbers they are, then the danger-now contacts: what is open now first.
    #[must_use]
    pub fn of(env: &Env) -> Self {
        Self { page: Page::new(paras(env)), why: None, note: None }
    }

    /// The same, below a sentence on why it is shown now.
    #[must_use]
    pub fn after(mut self, words: &str, env: &Env) -> Self {
        self.why = Some(words.to_owned());
        self.renew(env);
        self
    }

    /// The same, and then the urgent note that was begun.
    #[must_use]
    pub fn before(note: UrgentFor, env: &Env) -> Self {
        Self { note: Some(note), ..Self::of(env) }
    }

    /// The same with the numbers that are in use now.
    pub fn renew(&mut self, env: &Env) {
        let why = self.why.as_ref().map(Para::words);
        self.page.fill(why.into_iter().chain(paras(env)).collect());
    }

    /// What the hint line says.
    #[must_use]
    pub const fn hints(&self) -> &'static str {
        match self.note {
            Some(_) => "Enter to write   Down more   Left back",
            None => "Down more   Esc or Left goes back",
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

fn paras(env: &Env) -> Vec<Para> {
    let mut paras = vec![Para::line(format!("{}.", Whose::of(env.catalogue).on_screen()))];
    for one in for_need(env.catalogue, env.own_contacts, Need::DangerNow, env.at()) {
        let contact = &one.contact;
        let numbers = contact.telephone.join(" or ");
        paras.push(Para::space());
        paras.push(Para::heading(format!("{}   {numbers}", contact.name)));
        paras.extend(one.of_now(env.catalogue, env.at()).map(Para::line));
        paras.push(Para::line(&contact.say));
        // At any time is said above.
        let hours = contact.hours.as_deref().filter(|_| one.standing != Standing::Always);
        paras.extend(hours.and_then(|hours| Para::fact("Hours", hours)));
    }
    paras.push(Para::space());
    paras.push(Para::words(
        "Listen. Do not question the child, and do not promise to keep it secret. Esc or Left goes back; nothing was lost.",
    ));
    paras
}
