//! Before a meeting and after one on paper: which paper to make, and the day of a meeting that is typed up.

use chrono::NaiveDate;

use super::Family;
use crate::command::Family as Key;
use crate::domain::date::{Around, Lean, read_leaning};
use crate::domain::meeting::Kind;
use crate::domain::moment::long_date;
use crate::domain::receives::is_family;
use crate::service::Deed;
use crate::service::paper::{Before, Which, Whom};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::Prompt;
use crate::tui::pane::{Env, Reply, Where};

const PAPER: &str = "family.paper";
const DAY: &str = "meeting.type-up-day";
const KIND: &str = "meeting.type-up-kind";

const KINDS: [Kind; 4] = [Kind::Review, Kind::Plan, Kind::Extra, Kind::ProfessionalsOnly];

/// What is being asked for.
#[derive(Debug, Default)]
pub(super) struct Asked {
    papers: Vec<Before>,
    day: Option<NaiveDate>,
}

impl Family {
    /// Asks which paper.
    pub(super) fn ask_paper(&mut self, env: &Env) -> Vec<Effect> {
        let Some(known) = self.known.as_ref() else { return Vec::new() };
        let mut all = vec![
            (Before::Agenda(Whom::Family), "Agenda: date, place, who, what we talk about".to_owned()),
            (Before::Parent(Whom::Family), "A page for the parents, to print in large letters".to_owned()),
            (Before::Kit, "Paper to write on, section by section, for whoever takes notes".to_owned()),
        ];
        let sits = |id| known.members.iter().any(|seat| seat.person == id && seat.sits_on(env.today));
        for person in known.people.iter().filter(|person| sits(person.id)) {
            let words = format!("For {}: own actions, and a report form", person.handle);
            all.push((Before::Member(person.id), words));
        }
        for person in known.people.iter().filter(|person| is_family(person)) {
            let (id, who) = (Whom::Person(person.id), &person.handle);
            all.push((Before::Agenda(id), format!("Agenda made for {who} alone")));
            all.push((Before::Parent(id), format!("A page made for {who} alone, in large letters")));
        }
        self.asked.papers = all.iter().map(|(paper, _)| *paper).collect();
        let answers = all.into_iter().map(|(_, words)| words).collect();
        lay(Overlay::Choice(Choice::pick(PAPER, "Which paper for the next meeting?", answers)))
    }

    /// Asks for the day of the meeting that is typed up.
    pub(super) fn ask_day() -> Vec<Effect> {
        let hint =
            "As people say it: last thu, 12 nov, yesterday. The day of the meeting, not of the typing.";
        lay(Overlay::Prompt(Prompt::new(DAY, "On what day was the meeting?", hint, "")))
    }

    /// What an answer to one of these questions does; none where it answers something else.
    pub(super) fn told(&mut self, reply: &Reply, env: &Env) -> Option<Vec<Effect>> {
        match reply {
            Reply::Chosen(PAPER, n) => {
                let paper = self.asked.papers.get(*n).copied();
                let which = paper.map(|paper| Which::Before { family: self.id, paper });
                Some(which.map_or_else(Vec::new, |which| vec![Effect::Open(Where::Paper(which))]))
            }
            Reply::Line(DAY, words) => Some(self.take_day(words.trim(), env)),
            Reply::Chosen(KIND, n) => Some(self.type_up(*n)),
            _ => None,
        }
    }

    fn take_day(&mut self, words: &str, env: &Env) -> Vec<Effect> {
        let around = Around { today: env.today, next_core_group: None };
        let again = Key::TypeUp.row().keys.first().copied().unwrap_or_default();
        let day = match read_leaning(words, &around, Lean::Back) {
            Ok(day) if day > env.today => {
                let words =
                    format!("{} is still to come. Nothing was started; {again} asks again.", long_date(day));
                return vec![Effect::Say(words)];
            }
            Ok(day) => day,
            Err(why) => {
                return vec![Effect::Say(format!(
                    "\"{words}\": {why}. Nothing was started; {again} asks again."
                ))];
            }
        };
        self.asked.day = Some(day);
        let answers = KINDS.iter().map(|kind| kind.label().to_owned()).collect();
        let question = format!("What kind of meeting was it on {}?", long_date(day));
        lay(Overlay::Choice(Choice::decide(KIND, question, "Start nothing", answers)))
    }

    fn type_up(&mut self, chosen: usize) -> Vec<Effect> {
        let (Some(on), Some(kind)) = (self.asked.day.take(), KINDS.get(chosen)) else { return Vec::new() };
        vec![Effect::Do(Deed::TypeUp { family: self.id, kind: *kind, on })]
    }
}

fn lay(overlay: Overlay) -> Vec<Effect> {
    vec![Effect::Lay(Box::new(overlay))]
}
