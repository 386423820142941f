//! The practitioner's own store: the welcome where there is none, the door while it is locked, what is said when it opens.

use super::{App, Records};
use crate::service::own::Offer;
use crate::service::{Ask, OnlyToRead};
use crate::tui::door::News;
use crate::tui::message::Todo;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::unlock::Unlock;
use crate::tui::overlay::words::WordsShown;
use crate::tui::pane::{Reply, Tab, Where};

const WELCOME: &str = "welcome";

/// What can be chosen at the welcome, in its order.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begin {
    Practise,
    SetUp,
    Read,
    Restore,
    Reader,
    Ascii,
}

impl Begin {
    const ALL: [Self; 6] =
        [Self::Practise, Self::SetUp, Self::Read, Self::Restore, Self::Reader, Self::Ascii];

    const fn words(self, reader: bool, ascii: bool) -> &'static str {
        match (self, reader, ascii) {
            (Self::Practise, ..) => "Practice: a made-up family, nothing real",
            (Self::SetUp, ..) => "Set up my own store: for real records, behind a passphrase",
            (Self::Read, ..) => "Just read the guidance",
            (Self::Restore, ..) => "Put back a backup: from another machine, or after a loss",
            (Self::Reader, false, _) => {
                "Reader setting is off: one column, lines said in words, for a screen reader"
            }
            (Self::Reader, true, _) => "Reader setting is on",
            (Self::Ascii, _, false) => {
                "Plain characters are off: turn them on if lines or letters look wrong"
            }
            (Self::Ascii, _, true) => "Plain characters are on",
        }
    }
}

impl App {
    /// What lies on the screen first.
    pub(super) fn greet(&mut self) {
        match self.setting.records {
            Records::None => self.welcome(0),
            Records::Locked => self.at_the_door(),
            Records::Practice | Records::Open | Records::OnlyToRead => {}
        }
    }

    fn welcome(&mut self, at: usize) {
        let look = self.setting.look;
        let answers =
            Begin::ALL.iter().map(|begin| begin.words(look.reader, look.ascii).to_owned()).collect();
        let about = format!(
            "There is no store of your own here yet. Guidance and contacts: {}. Another authority's: portal --pack ID. \
             To practise from the command line: portal practice",
            self.setting.catalogue.packs().last().map_or("none", |pack| pack.title.as_str())
        );
        let welcome =
            Choice::new(WELCOME, "Welcome to the Practitioner Portal", answers).about(&about).at(at);
        self.overlays.push(Overlay::Choice(welcome));
    }

    pub(super) fn at_the_door(&mut self) {
        self.overlays.push(Overlay::Unlock(Unlock::default()));
    }

    /// An answer at the welcome; none for an answer to another question.
    pub(super) fn begin(&mut self, reply: &Reply) -> Option<Vec<Todo>> {
        let Reply::Chosen(WELCOME, n) = reply else { return None };
        Some(match Begin::ALL.get(*n) {
            Some(Begin::SetUp) => self.open(Where::SetUp(())),
            Some(Begin::Restore) => self.open(Where::Restore(())),
            Some(Begin::Read) => self.go_tab(Tab::Guidance),
            Some(begin @ (Begin::Reader | Begin::Ascii)) => {
                let look = &mut self.setting.look;
                let turned = if *begin == Begin::Reader { &mut look.reader } else { &mut look.ascii };
                *turned = !*turned;
                self.welcome(*n);
                Vec::new()
            }
            Some(Begin::Practise) | None => vec![Todo::Practice],
        })
    }

    /// Shows how to come to the records, where they cannot be shown now.
    pub(super) fn unlock(&mut self) -> Vec<Todo> {
        match self.setting.records {
            Records::None => self.welcome(1),
            Records::Locked => self.at_the_door(),
            Records::Practice | Records::Open | Records::OnlyToRead => {
                "The store is open.".clone_into(&mut self.notice);
            }
        }
        Vec::new()
    }

    /// The store is open: back to where the practitioner was.
    pub(super) fn opened(&mut self, news: News) -> Vec<Todo> {
        self.setting.records = if news.only_to_read { Records::OnlyToRead } else { Records::Open };
        self.standing = news.standing;
        self.overlays.clear();
        self.stacks.iter_mut().for_each(Vec::clear);
        let (tab, trail) = self.was.take().unwrap_or((Tab::Home, Vec::new()));
        let mut todo = self.go_tab(tab);
        for place in trail {
            todo.extend(self.open(place));
        }
        todo.push(Todo::Ask(Ask::Drafts));
        self.notice = news.notices.join(" ");
        if let Some((hers, organisation)) = news.words {
            self.overlays.push(Overlay::Words(WordsShown::new(hers, organisation)));
        }
        todo
    }

    /// The door stays shut.
    pub(super) fn refused(
        &mut self,
        words: String,
        has_store: bool,
        only_to_read: Option<OnlyToRead>,
    ) -> Vec<Todo> {
        if has_store && self.setting.records == Records::None {
            self.setting.records = Records::Locked;
            let _ = self.go_tab(Tab::Home);
            self.at_the_door();
        }
        if self.door_is_on_screen() {
            self.say_at_the_door(words, only_to_read);
            return Vec::new();
        }
        let effects = self.with_pane(|pane, env| pane.refused(&words, env)).unwrap_or_default();
        self.notice = words;
        self.effects(effects)
    }

    /// What was asked at the door was done.
    pub(super) fn told(&mut self, words: String) -> Vec<Todo> {
        let effects = self.with_pane(|pane, env| pane.told(&words, env)).unwrap_or_default();
        let todo = self.effects(effects);
        self.notice = words;
        todo
    }

    /// New recovery words are shown; they do not hold before two of them are typed back.
    pub(super) fn offered(&mut self, offer: Offer) -> Vec<Todo> {
        // Locked meanwhile: nobody has seen them, and nothing is changed.
        if self.setting.records != Records::Open {
            return Vec::new();
        }
        let todo = self.told(String::new());
        self.overlays.push(Overlay::Words(WordsShown::offered(offer)));
        todo
    }

    /// Everything is saved and the store is about to be closed: nothing of it stays on the screen or in the app.
    pub fn locked(&mut self) {
        let trail = self.stacks.get(self.tab as usize).map(|stack| stack.iter().skip(1));
        let trail = trail.into_iter().flatten().map_while(|pane| pane.again()).collect();
        self.was = Some((self.tab, trail));
        self.setting.records = Records::Locked;
        self.stacks.iter_mut().for_each(Vec::clear);
        self.overlays.clear();
        self.drafts.clear();
        self.notice.clear();
        self.saving = super::Saving::Nothing;
        self.tab = Tab::Home;
        // What it asks for has nobody to answer it now.
        let _ = self.go_tab(Tab::Home);
        self.at_the_door();
    }

    /// Locking would lose what is not on the disk: the screen is emptied, and nothing is closed.
    pub fn not_locked(&mut self, why: &str) {
        self.hidden = Some(super::Hidden::Blank);
        self.notice = format!("Not locked, only blanked: {why}");
    }
}
