//! The shared lines of a meeting, looked at for words worth a second look. Nothing is changed here.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::{Env, InRoom, Pane};
use crate::command::{Command, Context, Move};
use crate::domain::id::Id;
use crate::domain::meeting_record::MeetingRecord;
use crate::domain::plain_words::Phrase;
use crate::domain::reading_age::{Counts, FORMULA, LEAST_WORDS};
use crate::domain::room::in_the_room;
use crate::domain::shared_wording::{Look, Place, look};
use crate::service::{Answer, Ask};
use crate::tui::effect::Effect;
use crate::tui::widget::page::{Page, Para};

/// The pane.
pub struct Wording {
    meeting: Id,
    title: String,
    places: usize,
    page: Page,
}

impl Wording {
    /// The wording of a meeting.
    #[must_use]
    pub fn of(meeting: Id) -> Self {
        Self { meeting, title: "Wording".into(), places: 0, page: Page::default() }
    }

    fn fill(&mut self, record: &MeetingRecord, found: &Look<'_>) {
        self.title = format!("{}   {}   wording", record.family.reference, record.meeting.title());
        self.places = found.places.len();
        let mut paras = vec![Para::words(reading_age(&found.counts))];
        if found.places.is_empty() {
            paras.push(Para::words("No words of the list stand in the lines that the family may have."));
        } else {
            let about = "Words that a family may not know, or that say less than was seen. Nothing is changed here: \
                         it is for you to say whether another word is better.";
            paras.push(Para::words(about));
        }
        for place in &found.places {
            paras.extend(place_paras(place, record));
        }
        self.page.fill(paras);
    }
}

fn reading_age(counts: &Counts) -> String {
    match counts.age() {
        Some(age) => format!(
            "The shared lines have a reading age of about {age}, by {FORMULA}. A rough measure: it counts the length of \
             words and sentences, and knows nothing of what they mean."
        ),
        None => format!("Fewer than {LEAST_WORDS} words are shared: too few for a reading age."),
    }
}

fn place_paras(place: &Place<'_>, record: &MeetingRecord) -> Vec<Para> {
    let section = record.template.sections.iter().find(|section| section.id == place.section);
    let section = section.map_or(place.section.as_str(), |section| section.title.as_str());
    let child = place.child.and_then(|id| record.child(id));
    let child = child.map_or_else(String::new, |child| format!(", {}", child.name));
    let Phrase { why, plainer, .. } = place.phrase;
    vec![
        Para::heading(format!("\"{}\"   {section}{child}", place.words)),
        Para::line(format!("In: {}", place.line)),
        Para::line(why),
        Para::line(format!("Plainer: {}", plainer.join("; or: "))),
        Para::space(),
    ]
}

impl Pane for Wording {
    fn place(&self, _: &Env) -> String {
        self.title.clone()
    }

    fn meeting(&self) -> Option<Id> {
        Some(self.meeting)
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Meeting(self.meeting))]
    }

    fn update(&mut self, command: Command, _: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::List) => Some(vec![Effect::Back]),
            Command::Move(step) => {
                self.page.step(step);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Meeting(sheet)) = answer
            && sheet.record.meeting.id == self.meeting
        {
            let record = if env.room.is_some() { in_the_room(&sheet.record) } else { sheet.record.clone() };
            let found = look(&record, &sheet.around, env.catalogue.phrases());
            self.fill(&record, &found);
        }
        Vec::new()
    }

    fn status(&self, _: &Env) -> String {
        let more = if self.page.has_more() { "more below   " } else { "" };
        let places = if self.places == 1 { "1 place".into() } else { format!("{} places", self.places) };
        format!("{more}{places} to look at   nothing is changed here")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.page.draw(frame, area, env.look, true);
    }
}
