//! Search as one types: the content first, then the records, the best match and the newest on top.

use std::sync::atomic::{AtomicU64, Ordering};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::found::FoundAt;
use super::{Env, InRoom, Input, Pane, RecordFor, Where, Writing, stale};
use crate::command::{Command, Context, Move, Search as Key};
use crate::domain::audience::Reader;
use crate::domain::id::Id;
use crate::domain::text::width;
use crate::service::search::{AT_MOST, Finding, Found, Hit, OF_CONTENT};
use crate::service::{Answer, Ask, contacts};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Every search of the program has a number of its own: an answer to an older one is never shown.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// How many of the content's results stand above those of the records, until more are asked for.
const FIRST: usize = 3;
const ASKED: &str = "Search: ";
/// Columns the line has at least beside its section.
const LEAST: usize = 32;
/// How far a line is set in below its row.
const SET_IN: &str = "    ";

/// Whose records are searched.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Within {
    /// The one family whose records are searched, with its reference; every family's where none is named.
    pub only: Option<(Id, String)>,
}

/// What a row opens.
#[derive(Clone, Copy, Debug)]
enum Opens {
    Content(usize),
    More,
    Record(usize),
    /// Another pack, by its place among those that have the words.
    Elsewhere(usize),
}

/// The pane.
#[derive(Default)]
pub struct Search {
    within: Within,
    field: Field,
    number: u64,
    finding: Option<Finding>,
    records: Option<Vec<Found>>,
    /// All of the content's results are listed.
    whole: bool,
    list: List,
    opens: Vec<Opens>,
}

impl Search {
    /// Searches the content, and the records where they are open.
    #[must_use]
    pub fn of(within: Within) -> Self {
        Self { within, ..Self::default() }
    }

    /// Asks anew. What was found before stays in sight until the answer is there.
    fn ask(&mut self, env: &Env) -> Vec<Effect> {
        self.number = NEXT.fetch_add(1, Ordering::Relaxed);
        let words = self.field.words().to_owned();
        if words.trim().is_empty() {
            (self.finding, self.records) = (None, None);
            self.fill(env);
            return Vec::new();
        }
        let mut effects = vec![Effect::Find { number: self.number, words: words.clone() }];
        if has_records(env) {
            let only = self.within.only.as_ref().map(|(family, _)| *family);
            effects.push(Effect::Ask(Ask::Search { number: self.number, words, only }));
        }
        effects
    }

    fn fill(&mut self, env: &Env) {
        let mut rows = Rows { columns: usize::from(env.columns), ..Rows::default() };
        if self.field.words().trim().is_empty() {
            rows.hint(&self.within, env);
        }
        let records = self.records.as_deref().unwrap_or_default();
        // What has most of the words does not stand above records that have them all.
        let finding = self.finding.as_ref().filter(|finding| !finding.has_most || records.is_empty());
        let hits = finding.map_or(&[][..], |finding| finding.hits.as_slice());
        for words in finding.iter().flat_map(|finding| finding.remarks()) {
            rows.words(words);
        }
        let shown = if self.whole || records.is_empty() { hits.len() } else { FIRST.min(hits.len()) };
        if !hits.is_empty() {
            rows.heading(format!("Guidance, contacts and tools: {}", counted(hits.len(), OF_CONTENT)));
        }
        for (n, hit) in hits.iter().enumerate().take(shown) {
            rows.hit(n, hit);
        }
        if let Some(more) = hits.len().checked_sub(shown).filter(|more| *more > 0) {
            rows.row(format!("{more} more of these"), Opens::More);
        }
        if !records.is_empty() {
            let whose = self.within.only.as_ref().map_or("Records", |(_, reference)| reference.as_str());
            rows.heading(format!("{whose}, newest first: {}", counted(records.len(), AT_MOST)));
        }
        for (n, found) in records.iter().enumerate() {
            rows.record(n, found);
        }
        let elsewhere = self.finding.iter().flat_map(|finding| &finding.elsewhere);
        for (n, pack) in elsewhere.enumerate() {
            let words = format!("{}, which you do not use, has {} with all of them", pack.title, pack.many);
            rows.row(words, Opens::Elsewhere(n));
        }
        self.opens = rows.opens;
        self.list.fill(rows.items);
    }

    /// Whether everything that was asked has been answered.
    fn is_answered(&self, env: &Env) -> bool {
        self.finding.is_some() && (self.records.is_some() || !has_records(env))
    }

    fn heard(&mut self, env: &Env) {
        self.fill(env);
        self.list.choose(0);
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        match self.list.chosen().and_then(|n| self.opens.get(n)).copied() {
            Some(Opens::Content(n)) => {
                let hit = self.finding.as_ref().and_then(|finding| finding.hits.get(n));
                let at = hit.map(|hit| FoundAt { target: hit.target.clone(), line: hit.line.clone() });
                at.map(|at| Effect::Open(Where::Found(at))).into_iter().collect()
            }
            Some(Opens::Elsewhere(n)) => {
                let pack = self.finding.as_ref().and_then(|finding| finding.elsewhere.get(n));
                pack.map(|pack| Effect::Open(Where::Other(pack.id.clone()))).into_iter().collect()
            }
            Some(Opens::More) => {
                self.whole = true;
                self.fill(env);
                Vec::new()
            }
            Some(Opens::Record(n)) => {
                let found = self.records.as_ref().and_then(|records| records.get(n));
                let place = found.map(|found| {
                    let record = RecordFor { meeting: found.meeting, reader: Reader::Record };
                    Where::RecordAt((record, found.line.trim().to_owned()))
                });
                place.map(Effect::Open).into_iter().collect()
            }
            None => Vec::new(),
        }
    }
}

/// A correction of hers stands in the place of what it corrects; her other contacts come first.
fn with_her_own(mut finding: Finding, words: &str, env: &Env) -> Finding {
    let own = contacts::found(env.catalogue, env.own_contacts, words, env.today);
    if !own.is_empty() {
        finding.taken.clear();
        finding.has_most = false;
    }
    let mut first = Vec::new();
    for hit in own {
        match finding.hits.iter_mut().find(|other| other.target == hit.target) {
            Some(corrected) => *corrected = hit,
            None => first.push(hit),
        }
    }
    first.append(&mut finding.hits);
    Finding { hits: first, ..finding }
}

fn has_records(env: &Env) -> bool {
    env.room.is_none() && !matches!(env.records, Records::None | Records::Locked)
}

fn counted(many: usize, most: usize) -> String {
    if many >= most { format!("the first {most}") } else { many.to_string() }
}

/// The rows of the list as they grow.
#[derive(Default)]
struct Rows {
    items: Vec<Item>,
    opens: Vec<Opens>,
    columns: usize,
}

impl Rows {
    fn words(&mut self, words: impl AsRef<str>) {
        let columns = u16::try_from(self.columns.min(72)).unwrap_or(72);
        self.items.extend(wrap::lines(words.as_ref(), columns).map(|line| Item::Words(line.to_owned())));
    }

    fn heading(&mut self, words: String) {
        if !self.items.is_empty() {
            self.items.push(Item::Words(String::new()));
        }
        self.items.push(Item::Heading(words));
    }

    fn row(&mut self, words: String, opens: Opens) {
        self.items.push(Item::Row(words));
        self.opens.push(opens);
    }

    fn hint(&mut self, within: &Within, env: &Env) {
        self.words("Type words in any order, or a \"phrase\" between quotation marks. The last word may be unfinished.");
        let records = match (&within.only, has_records(env)) {
            (_, false) if env.room.is_some() => {
                "In room view the guidance, contacts and tools are searched, and no records.".to_owned()
            }
            (_, false) => "Your records are searched too once your store is open.".to_owned(),
            (Some((_, reference)), true) => {
                format!(
                    "While its meeting is open only the records of {reference} are searched, and the guidance."
                )
            }
            (None, true) => "The guidance, contacts and tools come first, then the records.".to_owned(),
        };
        self.words(records);
    }

    fn hit(&mut self, n: usize, hit: &Hit) {
        let title = stale::listed(&hit.title, hit.is_stale);
        self.row(format!("{title}  ({})", hit.target.kind.label()), Opens::Content(n));
        let section = format!("{}: ", hit.section);
        // In a narrow window the line says more than the heading above it.
        let is_short = !hit.section.is_empty() && width(&section) + LEAST <= self.columns;
        let section = if is_short { section } else { String::new() };
        let room = self.columns.saturating_sub(SET_IN.len() + width(&section));
        let line = excerpt(&hit.line, hit.place.as_ref().map_or(0, |place| place.end), room);
        self.items.push(Item::Words(format!("{SET_IN}{section}{line}")));
    }

    fn record(&mut self, n: usize, found: &Found) {
        self.row(format!("{:<7} {}", found.reference, found.title), Opens::Record(n));
        self.items.push(Item::Words(format!("{SET_IN}{}", found.line.trim())));
    }
}

/// As much of a line as there is room for, from a word on, so that what ends at byte `end` is in sight.
fn excerpt(line: &str, end: usize, room: usize) -> String {
    let before = line.get(..end).unwrap_or(line);
    if width(before) <= room {
        return line.to_owned();
    }
    let is_far = |(at, _): &(usize, &str)| width(line.get(*at..end).unwrap_or_default()) + 4 > room;
    let cut = line.match_indices(' ').find(|place| !is_far(place) || place.0 >= end);
    cut.map_or_else(|| line.to_owned(), |(at, _)| format!("...{}", line.get(at..).unwrap_or_default()))
}

impl Pane for Search {
    fn place(&self, _: &Env) -> String {
        "Search".into()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Search]
    }

    fn writing(&self) -> Writing {
        Writing::Line
    }

    fn is_at_an_empty_line(&self) -> bool {
        self.field.words().is_empty()
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.records.take_if(|_| !has_records(env));
        self.fill(env);
        // Back from what was found: nothing is asked anew, and the choice stays.
        if self.finding.is_some() || self.records.is_some() {
            return Vec::new();
        }
        self.ask(env)
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let step = match command {
            Command::Search(Key::Open) => return Some(self.open(env)),
            // It is open already.
            Command::App(crate::command::App::Search) => return Some(Vec::new()),
            Command::Search(Key::Down) => Move::Down,
            Command::Search(Key::Up) => Move::Up,
            Command::Search(Key::PageDown) => Move::PageDown,
            Command::Search(Key::PageUp) => Move::PageUp,
            _ => return None,
        };
        self.list.step(step);
        Some(Vec::new())
    }

    fn input(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        let before = self.field.words().to_owned();
        match input {
            Input::Letters(words) | Input::Paste(words) => self.field.insert(words),
            Input::Key(chord) => self.field.key(chord),
        }
        if self.field.words() == before {
            return Vec::new();
        }
        self.whole = false;
        self.ask(env)
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Content { number, finding }) if *number == self.number => {
                self.finding = Some(with_her_own(std::mem::take(finding), self.field.words(), env));
                self.heard(env);
            }
            Some(Answer::Hits { number, hits }) if *number == self.number => {
                self.records = Some(std::mem::take(hits));
                self.heard(env);
            }
            _ => {}
        }
        Vec::new()
    }

    fn status(&self, env: &Env) -> String {
        if self.field.words().trim().is_empty() {
            return "type what you look for".into();
        }
        let content = self.finding.as_ref().map_or(0, |finding| finding.hits.len() + finding.elsewhere.len());
        let records = self.records.as_ref().map_or(0, Vec::len);
        match content + records {
            0 if !self.is_answered(env) => "searching".into(),
            0 => "nothing has these words; Backspace takes a letter away".into(),
            _ if !has_records(env) => format!("{content} found"),
            _ => format!("{content} in the guidance, {records} in the records"),
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let top = row(area, 0);
        let asked = u16::try_from(ASKED.len()).unwrap_or(0).min(area.width / 2);
        let typed = Rect { x: top.x + asked, width: top.width - asked, ..top };
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        put(frame, top, ASKED, env.look.heading(), env.look);
        // The real cursor stands on the chosen row, which is what Enter opens; the words typed are above it.
        if self.list.is_empty() {
            self.list.draw(frame, below, env.look, false);
            self.field.draw(frame, typed, env.look);
        } else {
            put(frame, typed, self.field.words(), Style::new(), env.look);
            self.list.draw(frame, below, env.look, true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_from_a_word_on_so_that_what_was_found_is_in_sight() {
        let line = "Find out who was told of it, how, and in which language they read";
        let at = line.find("language").expect("there") + "language".len();
        assert_eq!(excerpt(line, 8, 20), line);
        assert_eq!(excerpt(line, at, 24), "... in which language they read");
        assert_eq!(excerpt(line, at, 100), line);
        assert_eq!(excerpt("languagelanguage", 16, 4), "languagelanguage");
    }
}
