//! Closing asks when the meeting ended. What nobody states is not stated: the record may be closed long after.

use chrono::{NaiveTime, TimeZone as _};

use super::Closing;
use crate::domain::meeting::{Part, State};
use crate::domain::moment::{Moment, clock_time};
use crate::service::{Ask, Deed, Piece};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::entry::standing::must_say_who_writes;
use crate::tui::pane::{Env, Reply};

/// The question whether the record is closed.
pub(super) const CLOSE: &str = "record.close";
/// The question when the meeting ended.
const ENDED: &str = "record.ended";
/// The question who wrote it.
const WRITER: &str = "record.writer";

/// The answer that closes nothing.
pub(super) const GO_ON: &str = "Go on with the questions";

/// What closing can say of the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It ended just now.
    Now,
    /// It ended at a time that is typed.
    Another,
    /// Nobody states it, or it is known already.
    NotAsked,
}

impl Ending {
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Now => "Close the record; the meeting ended just now",
            Self::Another => "Close the record; it ended at another time ...",
            Self::NotAsked => "Close the record; say nothing of when it ended",
        }
    }

    /// The same for a narrow window.
    pub(super) const fn short(self) -> &'static str {
        match self {
            Self::Now => "Close it; it ended just now",
            Self::Another => "Close it; it ended at ...",
            Self::NotAsked => "Close it; its end is not stated",
        }
    }
}

impl Closing {
    /// The answers that fit. A meeting of another day, or one on paper, did not end just now.
    pub(super) fn endings(&self, env: &Env) -> Vec<Ending> {
        let Some(part) = self.open_part() else { return vec![Ending::NotAsked] };
        let is_live = part.began.is_some_and(|began| began.date_naive() == env.now.date_naive());
        let now = is_live.then_some(Ending::Now);
        [now, Some(Ending::Another), Some(Ending::NotAsked)].into_iter().flatten().collect()
    }

    fn open_part(&self) -> Option<&Part> {
        self.sheet.as_ref()?.record.parts.iter().rev().find(|part| part.ended.is_none())
    }

    /// What an answer leads to.
    pub(super) fn end(&mut self, reply: &Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(CLOSE, n) => match self.endings(env).get(*n) {
                Some(Ending::Now) => self.close_by(Some(env.now), env),
                Some(Ending::Another) => ask_when(""),
                Some(Ending::NotAsked) => self.close_by(None, env),
                None => Vec::new(),
            },
            Reply::Line(ENDED, words) if words.trim().is_empty() => self.close_by(None, env),
            Reply::Line(ENDED, words) => self.ended_at(words.trim(), env),
            Reply::Line(WRITER, words) => self.written_by(words, env),
            _ => Vec::new(),
        }
    }

    /// Closes, once it is known who wrote the record: a store that does not say so asks for it.
    fn close_by(&mut self, ended: Option<Moment>, env: &Env) -> Vec<Effect> {
        if must_say_who_writes(env).is_none() {
            return self.close(ended);
        }
        self.ended = ended;
        let hint =
            "Your name, then your role: Jo Bell, social worker. Asked once; empty, it says the practitioner.";
        vec![Effect::Lay(Box::new(Overlay::Prompt(Prompt::new(WRITER, "Who wrote this record?", hint, ""))))]
    }

    fn written_by(&mut self, words: &str, env: &Env) -> Vec<Effect> {
        let ended = self.ended.take();
        let standing = must_say_who_writes(env).map(|standing| standing.with_writer(words));
        let said = standing.filter(|standing| standing.written_by().is_some());
        let mut effects: Vec<Effect> = said
            .into_iter()
            .flat_map(|standing| {
                [Effect::Do(Deed::Keep(Box::new(Piece::Standing(standing)))), Effect::Ask(Ask::MyStore)]
            })
            .collect();
        effects.extend(self.close(ended));
        effects
    }

    fn ended_at(&mut self, words: &str, env: &Env) -> Vec<Effect> {
        let time = ["%H:%M", "%H.%M"].iter().find_map(|form| NaiveTime::parse_from_str(words, form).ok());
        let Some(ended) = time.and_then(|time| self.on_the_day(time, env)) else {
            return ask_again(words, format!("\"{words}\" is not a time. Write it like 11:40."));
        };
        let began = self.open_part().and_then(|part| part.began).filter(|began| ended < *began);
        match began {
            Some(began) => {
                let began = clock_time(&began);
                ask_again(
                    words,
                    format!("It began at {began}, and {words} is before that. Look at the time again."),
                )
            }
            None => self.close_by(Some(ended), env),
        }
    }

    fn on_the_day(&self, time: NaiveTime, env: &Env) -> Option<Moment> {
        let on = self.sheet.as_ref()?.record.meeting.on;
        env.now.timezone().from_local_datetime(&on.and_time(time)).single()
    }

    fn close(&self, ended: Option<Moment>) -> Vec<Effect> {
        let part = self.open_part().filter(|_| ended.is_some());
        let stated = part.map(|part| Piece::Part(Part { ended, ..part.clone() }));
        let mut effects: Vec<Effect> =
            stated.into_iter().map(|part| Effect::Do(Deed::Keep(Box::new(part)))).collect();
        let (state, reason) = (State::Closed, String::new());
        effects.push(Effect::Do(Deed::Turn { meeting: self.id, state, reason, whose: None }));
        effects
    }
}

fn ask_when(words: &str) -> Vec<Effect> {
    let hint = "As on the clock: 11:40. Left empty, the record does not say.";
    let prompt = Prompt::new(ENDED, "When did the meeting end?", hint, words);
    vec![Effect::Lay(Box::new(Overlay::Prompt(prompt)))]
}

fn ask_again(words: &str, why: String) -> Vec<Effect> {
    let mut effects = ask_when(words);
    effects.push(Effect::Say(why));
    effects
}
