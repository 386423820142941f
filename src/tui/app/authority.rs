//! Whose content is used: chosen at the welcome or later, for what is on the screen at once and for next time.

use std::sync::Arc;

use super::App;
use super::own::WELCOME;
use crate::domain::pack::Manifest;
use crate::service::Catalogue;
use crate::service::settings::Preference;
use crate::service::whose::Whose;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::pane::{Reply, Tab, Where};

const AUTHORITY: &str = "authority";
const OTHER: &str = "authority.other";

impl App {
    /// Asks whose numbers and guidance are to be used, where nobody has chosen them yet.
    pub fn ask_whose(&mut self) {
        if !self.setting.catalogue.is_chosen() {
            self.ask_authority();
        }
    }

    /// Asks whose content is to be used. Until somebody has chosen, it begins at the answer that chooses nothing.
    pub(super) fn ask_authority(&mut self) {
        let packs = Catalogue::manifests_embedded();
        let now = packs.iter().position(|pack| pack.id == self.setting.catalogue.authority());
        let mut about = String::from(if self.setting.catalogue.is_chosen() {
            "Whom to ring, guidance, templates and time limits are taken from it, now and the next time. A meeting \
             that was begun keeps its template."
        } else {
            "Where do you work? Whom to ring is taken from it, and guidance, templates and time limits. It is asked \
             once and kept; o changes it on Home, at the contacts and in danger now."
        });
        if self.setting.catalogue.has_folder() {
            about.push_str(" The folder named with --content stays laid over it.");
        }
        let mut whole: Vec<String> = packs.iter().map(words).collect();
        let mut short: Vec<String> = packs.iter().map(|pack| pack.title.clone()).collect();
        let mut at = now.unwrap_or(0);
        if !self.setting.catalogue.is_chosen() {
            let in_use = Whose::of(&self.setting.catalogue).in_words();
            at = whole.len();
            whole.push(format!("Not now. {in_use}, until somebody chooses"));
            short.push("Not now".into());
        }
        let question = "Whose guidance and contacts?";
        let choice = Choice::change(AUTHORITY, question, whole, at).short(short).about(&about);
        self.overlays.push(Overlay::Choice(choice));
    }

    /// Whether what is on top says whose numbers they are, and `o` there chooses others.
    pub(super) fn says_whose_it_is(&self) -> bool {
        match self.overlays.last() {
            Some(Overlay::Danger(_)) => true,
            Some(Overlay::Choice(choice)) => choice.is(WELCOME),
            _ => false,
        }
    }

    /// An answer to that; none for an answer to another question.
    pub(super) fn authority(&mut self, reply: &Reply) -> Option<Vec<Todo>> {
        let Reply::Chosen(AUTHORITY, n) = reply else { return None };
        let packs = Catalogue::manifests_embedded();
        let Some(pack) = packs.get(*n) else {
            let whose = Whose::of(&self.setting.catalogue);
            // The welcome has a row for it, and letters do nothing there.
            let words = if self.overlays.is_empty() { whose.on_screen() } else { whose.in_words() };
            self.notice = format!("{words}.");
            return Some(Vec::new());
        };
        match self.setting.catalogue.with_pack(&pack.id) {
            Ok(catalogue) => Some(self.use_pack(pack, Arc::new(catalogue))),
            Err(unknown) => {
                self.notice = unknown.to_string();
                Some(Vec::new())
            }
        }
    }

    /// Asks which other authority's content is to be looked into.
    pub(super) fn ask_other_authority(&mut self) {
        let others = self.other_packs();
        if others.is_empty() {
            "The program holds no pack but the one you use.".clone_into(&mut self.notice);
            return;
        }
        let titles = others.into_iter().map(|pack| pack.title).collect();
        let about = "Its own pages, contacts and links are shown, to read only. Yours stays in use.";
        self.overlays.push(Overlay::Choice(Choice::pick(OTHER, "Look into which?", titles).about(about)));
    }

    /// An answer to that; none for an answer to another question.
    pub(super) fn other_authority(&mut self, reply: &Reply) -> Option<Vec<Todo>> {
        let Reply::Chosen(OTHER, n) = reply else { return None };
        let pack = self.other_packs().into_iter().nth(*n)?;
        Some(self.open(Where::Other(pack.id)))
    }

    fn other_packs(&self) -> Vec<Manifest> {
        let mut packs = Catalogue::manifests_embedded();
        // The pack that lies below hers is in use as well.
        packs.retain(|pack| self.setting.catalogue.packs().iter().all(|used| used.id != pack.id));
        packs
    }

    fn use_pack(&mut self, pack: &Manifest, catalogue: Arc<Catalogue>) -> Vec<Todo> {
        self.setting.catalogue = Arc::clone(&catalogue);
        let mut todo = vec![Todo::Content(catalogue), Todo::Keep(Preference::Pack(pack.id.clone()))];
        todo.extend(self.show_anew());
        self.renew_welcome();
        self.renew_danger();
        self.notice = format!("Guidance and contacts are now those of the {}.", pack.title);
        todo
    }

    /// The page of numbers, where it lies on top, has those that are in use now.
    fn renew_danger(&mut self) {
        if !matches!(self.overlays.last(), Some(Overlay::Danger(_))) {
            return;
        }
        let Some(Overlay::Danger(mut danger)) = self.overlays.pop() else { return };
        danger.renew(&self.env());
        self.overlays.push(Overlay::Danger(danger));
    }

    /// What shows content is made anew; what lies on top of it, a meeting that is written for one, asks anew.
    fn show_anew(&mut self) -> Vec<Todo> {
        let mut effects = self.with_pane(|pane, env| pane.leave(env)).unwrap_or_default();
        for (stack, tab) in self.stacks.iter_mut().zip(Tab::ALL) {
            if stack.len() == 1 {
                stack.clear();
                if *tab == self.tab || *tab == Tab::Home {
                    stack.push(tab.pane());
                }
            }
        }
        effects.extend(self.with_pane(|pane, env| pane.arrive(env)).unwrap_or_default());
        self.effects(effects)
    }
}

/// A pack, as an answer.
fn words(pack: &Manifest) -> String {
    match &pack.lays_over {
        None => format!("{} alone: for any area in England", pack.title),
        Some(_) => format!("{}, laid over the common pack", pack.title),
    }
}
