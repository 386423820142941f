//! What panes ask for, and what the workers answer.

use super::{App, Saving};
use crate::service::{Answer, Done};
use crate::tui::effect::Effect;
use crate::tui::message::{Message, Todo};
use crate::tui::pane::Tab;

impl App {
    pub(super) fn effects(&mut self, effects: Vec<Effect>) -> Vec<Todo> {
        let mut todo = Vec::new();
        for effect in effects {
            match effect {
                Effect::Ask(ask) => todo.push(Todo::Ask(ask)),
                Effect::Find { number, words } => todo.push(Todo::Find { number, words }),
                Effect::Do(deed) if self.refuses(&deed) => self.refuse(),
                Effect::Do(deed) => todo.push(Todo::Do(deed)),
                Effect::Draft { name, value } => todo.extend(self.keep_form(name, value)),
                Effect::Open(place) => todo.extend(self.open(place)),
                Effect::Replace(place) => todo.extend(self.replace(place)),
                Effect::Back => todo.extend(self.back()),
                Effect::BackBy(panes) => todo.extend(self.back_by(panes)),
                Effect::Lay(overlay) => self.lay(*overlay),
                Effect::Knock(knock) => todo.push(Todo::Knock(knock)),
                Effect::Say(words) => self.notice = words,
                Effect::SetIdle(times) => todo.push(self.set_idle(times)),
                Effect::SayKept(_) if self.is_only_to_read() => {}
                Effect::SayKept(words) => todo.push(Todo::SayKept(words)),
                Effect::Run(command) => todo.extend(self.run(command)),
            }
        }
        todo
    }

    /// Stays when what was typed could not be saved, and says so. Leaving again leaves all the same.
    pub fn stay(&mut self, why: &str) -> bool {
        let stays = !std::mem::replace(&mut self.leaving_unsaved, true);
        if stays {
            self.notice = format!("Not left: {why} Leave again to leave without it.");
        }
        stays
    }

    /// Hears from the workers. Answers what is to be done, and whether the screen must be drawn for it.
    pub fn heed(&mut self, message: Message) -> (Vec<Todo>, bool) {
        match message {
            Message::Opened(news) => self.opened(*news),
            Message::Refused { why, has_store, only_to_read } => {
                (self.refused(why, has_store, only_to_read), true)
            }
            Message::Told(words) => (self.told(words), true),
            Message::Proven => (self.proven(), true),
            Message::Offered(offer) => (self.offered(*offer), true),
            Message::Answer(Answer::Failed(words)) | Message::NotDone(words) | Message::Kept(words) => {
                self.notice = words;
                (Vec::new(), true)
            }
            Message::Answer(Answer::Saved(saved)) => {
                let left_out = saved.left_out.unwrap_or_default();
                self.notice = format!("Saved as {}. {left_out}", saved.path.display());
                (Vec::new(), true)
            }
            Message::Answer(Answer::Drafts(drafts)) => {
                self.drafts.extend(drafts);
                (Vec::new(), false)
            }
            Message::Answer(answer) => {
                match &answer {
                    Answer::MyStore(store) => self.standing = Some(store.standing.clone()),
                    Answer::Meeting(sheet) => self.room_reads(&sheet.record.meeting),
                    Answer::OwnContacts(own) => self.take_own_contacts(own),
                    Answer::Past(past) => self.past.clone_from(past),
                    _ => {}
                }
                (self.hear(answer), true)
            }
            Message::Done(done) => {
                // The save that kept the record let go of the draft: it must not come back in the next form.
                if let Done::Entered(draft) = &done {
                    self.drafts.remove(draft);
                    self.forget_urgent(draft);
                }
                let came_on = matches!(&done, Done::Turned(meeting) if self.room_turns(meeting));
                let effects = self.with_pane(|pane, env| pane.done(&done, env)).unwrap_or_default();
                let matters = came_on || !effects.is_empty();
                let mut todo = self.effects(effects);
                if came_on {
                    todo.extend(self.look_anew());
                }
                (todo, matters)
            }
            Message::Saved(at) => {
                self.leaving_unsaved = false;
                let failed = matches!(self.saving, Saving::Failed(_));
                self.saving = Saving::Saved(at);
                // In the reader setting the save time is drawn with the next key, so that it is not read out.
                (self.lock_if_waiting(), failed || !self.setting.look.reader)
            }
            Message::SaveFailed(words) => {
                self.saving = Saving::Failed(words);
                (Vec::new(), true)
            }
        }
    }

    /// Every pane hears an answer: it may have been asked from a tab that is not in sight now.
    fn hear(&mut self, answer: Answer) -> Vec<Todo> {
        let mut answer = Some(answer);
        let mut effects = self.with_pane(|pane, env| pane.hear(&mut answer, env)).unwrap_or_default();
        let tab = self.tab;
        for other in Tab::ALL.iter().filter(|other| **other != tab) {
            self.tab = *other;
            effects.extend(self.with_pane(|pane, env| pane.hear(&mut answer, env)).unwrap_or_default());
        }
        self.tab = tab;
        self.effects(effects)
    }
}
