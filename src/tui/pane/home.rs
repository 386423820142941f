//! Home: what is due, what is unfinished, why neglect matters, and where to start.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::reading::What;
use super::{Env, InRoom, Pane, RecordFor, UrgentFor, Where, past};
use crate::command::{App, Command, Context, Move};
use crate::domain::audience::Reader;
use crate::domain::id::Id;
use crate::domain::moment::long_date;
use crate::domain::text::width;
use crate::service::home::{HomeView, Left, Unfinished};
use crate::service::whose::Whose;
use crate::service::{Answer, Ask};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::wrap;

/// Rows of what is due shown before the rest is counted.
const SHOWN: usize = 5;

/// What a row opens.
#[derive(Clone, Debug)]
enum Opens {
    Family(Id),
    /// A family's plan and actions.
    Plan(Id),
    Left(Left),
    Run(App),
    Page(&'static str),
    Past,
}

/// The pane.
#[derive(Debug, Default)]
pub struct Home {
    view: Option<HomeView>,
    list: List,
    opens: Vec<Opens>,
    /// The unfinished meeting is to be chosen as soon as it is known.
    to_meeting: bool,
}

impl Home {
    fn fill(&mut self, env: &Env) {
        let mut rows = Rows::default();
        let (day, whose) = (long_date(env.today), Whose::of(env.catalogue).on_screen());
        let both = format!("{day}   {whose}");
        if width(&both) <= usize::from(env.columns) {
            rows.words(both);
        } else {
            rows.words(day);
            wrap::lines(&whose, env.columns).for_each(|words| rows.words(words.to_owned()));
        }
        let unfinished = self.unfinished(env);
        if !unfinished.is_empty() {
            rows.heading("Unfinished");
            for unfinished in unfinished.into_iter().take(SHOWN) {
                let words = format!("{:<7} {}", unfinished.reference, unfinished.words);
                rows.row(words, Opens::Left(unfinished.left));
            }
        }
        let due = self.view.as_ref().filter(|view| !view.due.is_empty() && env.room.is_none());
        if let Some(view) = due {
            rows.heading("Needs you");
            for due in view.due.iter().take(SHOWN) {
                let opens = if due.is_action { Opens::Plan(due.family) } else { Opens::Family(due.family) };
                rows.row(format!("{:<7} {}", due.reference, due.words), opens);
            }
            if let Some(more) = view.due_in_all.checked_sub(SHOWN).filter(|more| *more > 0) {
                rows.row(format!("{more} more: see each family"), Opens::Run(App::CoreGroup));
            }
        }
        match env.records {
            Records::None => {
                rows.heading("Your records");
                rows.row("Set up my own store, or practise with a made-up family", Opens::Run(App::MyStore));
            }
            Records::Locked => {
                rows.heading("Your records");
                rows.row("Unlock my store", Opens::Run(App::MyStore));
            }
            Records::Practice | Records::PracticeToRead | Records::Open | Records::OnlyToRead => {}
        }
        rows.heading("Begin");
        if env.room.is_none() {
            rows.row("Families: start or open a meeting", Opens::Run(App::CoreGroup));
        }
        rows.row(
            "Where do I start?   I have a worry and do not know what comes next",
            Opens::Run(App::Start),
        );
        rows.row("Danger now          whom to ring, before anything else", Opens::Run(App::DangerNow));
        rows.row("Why neglect matters", Opens::Page("why-neglect"));
        rows.row(
            "Reader setting      one column, lines said in words, for a screen reader",
            Opens::Run(App::Reader),
        );
        let past = past::all(env).len();
        if past > 0 {
            rows.row(
                format!("Check {past} of these pages and contacts: past their review date"),
                Opens::Past,
            );
        }
        for voice in env.catalogue.voices().iter().take(2) {
            rows.words(String::new());
            let words = format!("\"{}\"  ({})", voice.words, voice.who);
            wrap::lines(&words, env.columns.min(72)).for_each(|words| rows.words(words.to_owned()));
        }
        self.opens = rows.opens;
        self.list.fill(rows.items);
    }

    /// What is not finished. In room view that is the meeting that is held, and nothing says that there is more.
    fn unfinished(&self, env: &Env) -> Vec<&Unfinished> {
        let all = self.view.iter().flat_map(|view| &view.unfinished);
        let in_the_room =
            |one: &&Unfinished| env.room.is_none_or(|room| one.left == Left::Meeting(room.meeting));
        all.filter(in_the_room).collect()
    }

    fn open(&self) -> Vec<Effect> {
        match self.list.chosen().and_then(|n| self.opens.get(n)).cloned() {
            Some(Opens::Family(id)) => vec![Effect::Open(Where::Family(id))],
            Some(Opens::Plan(id)) => vec![Effect::Open(Where::FamilyPlan(id))],
            Some(Opens::Left(left)) => vec![Effect::Open(place_of(left))],
            Some(Opens::Run(command)) => vec![Effect::Run(Command::App(command))],
            Some(Opens::Page(id)) => vec![Effect::Open(Where::Read(What::Page(id.into())))],
            Some(Opens::Past) => vec![Effect::Open(Where::Past(()))],
            None => Vec::new(),
        }
    }
}

fn place_of(left: Left) -> Where {
    match left {
        Left::Meeting(id) => Where::Recorder(id),
        Left::Record(meeting) => Where::Record(RecordFor { meeting, reader: Reader::Record }),
        Left::Urgent(id) => Where::Urgent(UrgentFor { id, begun: None }),
    }
}

#[derive(Default)]
struct Rows {
    items: Vec<Item>,
    opens: Vec<Opens>,
}

impl Rows {
    fn words(&mut self, words: String) {
        self.items.push(Item::Words(words));
    }

    fn heading(&mut self, words: &str) {
        self.items.push(Item::Words(String::new()));
        self.items.push(Item::Heading(words.into()));
    }

    fn row(&mut self, words: impl Into<String>, opens: Opens) {
        self.items.push(Item::row(words));
        self.opens.push(opens);
    }
}

impl Pane for Home {
    fn place(&self, _: &Env) -> String {
        String::new()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.fill(env);
        self.to_meeting = env.room.is_some();
        if self.to_meeting {
            self.list.choose(0);
        }
        vec![Effect::Ask(Ask::Home)]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Move(Move::Open) => Some(self.open()),
            Command::Move(step) => {
                self.list.step(step);
                Some(Vec::new())
            }
            Command::App(App::Resume) => {
                // Home may not have heard yet of the meeting that is held.
                if let Some(room) = env.room {
                    return Some(vec![Effect::Open(Where::Recorder(room.meeting))]);
                }
                let all = self.unfinished(env);
                Some(match all.into_iter().find(|one| matches!(one.left, Left::Meeting(_))) {
                    Some(unfinished) => vec![Effect::Open(place_of(unfinished.left))],
                    None => vec![Effect::Say("No meeting is unfinished.".into())],
                })
            }
            _ => None,
        }
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::Home(view)) = answer {
            // Until somebody moves, the choice is the most urgent.
            let unmoved = self.view.is_none() && self.list.chosen() == Some(0);
            self.view = Some(view.clone());
            self.fill(env);
            // In room view it is the meeting that is held, whenever one comes to Home.
            if unmoved || std::mem::take(&mut self.to_meeting) {
                self.list.choose(0);
            }
        }
        if matches!(answer, Some(Answer::Past(_) | Answer::OwnContacts(_))) {
            self.fill(env);
        }
        Vec::new()
    }

    fn status(&self, env: &Env) -> String {
        match &self.view {
            None if env.records == Records::None => "no store of your own yet".into(),
            None if env.records == Records::Locked => "your store is locked".into(),
            _ if env.room.is_some() => "only what everyone here may see".into(),
            None => "opening the records".into(),
            Some(view) if view.due.is_empty() && view.unfinished.is_empty() => "nothing is due".into(),
            Some(view) => format!("{} due, {} unfinished", view.due_in_all, view.unfinished.len()),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.list.draw(frame, area, env.look, true);
    }
}
