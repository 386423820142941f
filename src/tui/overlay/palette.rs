//! Every action that can be done here, narrowed as one types; also the help of this place.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::{Command, Context, Move, Palette as Key, Row};
use crate::domain::text::width;
use crate::tui::effect::Effect;
use crate::tui::pane::{Env, Input};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Columns before every row of a list, for its mark.
const MARK: u16 = 2;
/// Columns the keys of a command are set in, before its sentence.
const KEYS: usize = 17;

/// The list.
#[derive(Debug)]
pub struct Palette {
    title: &'static str,
    commands: Vec<Command>,
    shown: Vec<Command>,
    list: List,
    field: Field,
    sentences: bool,
    columns: u16,
}

impl Palette {
    /// The actions of these contexts, and those of everywhere.
    #[must_use]
    pub fn of(contexts: &[Context], columns: u16) -> Self {
        let mut contexts = here(contexts);
        // What works in a family or a meeting can be found from anywhere; it says where it works.
        for elsewhere in [Context::Families, Context::Family, Context::Recorder] {
            if !contexts.contains(&elsewhere) {
                contexts.push(elsewhere);
            }
        }
        Self::new("Find an action", commands_of(&contexts), (false, columns))
    }

    /// The keys that work in this place.
    #[must_use]
    pub fn help(contexts: &[Context], columns: u16) -> Self {
        Self::new("What can I press", commands_of(&here(contexts)), (true, columns))
    }

    fn new(title: &'static str, commands: Vec<Command>, (sentences, columns): (bool, u16)) -> Self {
        let mut palette = Self {
            title,
            commands,
            shown: Vec::new(),
            list: List::default(),
            field: Field::default(),
            sentences,
            columns,
        };
        palette.narrow();
        palette
    }

    pub(super) const fn title(&self) -> &str {
        self.title
    }

    /// Whether nothing was typed in it yet.
    pub(super) fn is_empty(&self) -> bool {
        self.field.words().is_empty()
    }

    fn narrow(&mut self) {
        let words = self.field.words().trim().to_lowercase();
        self.shown = self.commands.iter().copied().filter(|command| fits(*command, &words)).collect();
        // An action whose id or label begins with what was typed comes before one that only holds it.
        self.shown.sort_by_key(|command| !begins(*command, &words));
        self.list = List::new(self.rows());
    }

    /// The window has another width: sentences are set anew.
    pub(super) fn resize(&mut self, columns: u16) {
        self.columns = columns;
        let chosen = self.list.chosen().unwrap_or(0);
        self.list = List::new(self.rows());
        self.list.choose(chosen);
    }

    fn rows(&self) -> Vec<Item> {
        let rows = self.shown.iter().map(|command| command.row());
        if self.sentences {
            return rows.flat_map(|row| sentence(row, self.columns)).collect();
        }
        rows.map(|row| Item::Row(format!("{:<32} {}", row.label, row.keys_in_words()))).collect()
    }

    pub(super) fn update(&mut self, key: Key) -> Outcome {
        match key {
            Key::Down => self.list.step(Move::Down),
            Key::Up => self.list.step(Move::Up),
            Key::Leave => return Outcome::Leave,
            Key::Run => {
                let chosen = self.list.chosen().and_then(|n| self.shown.get(n));
                return chosen.map_or(Outcome::Stay, |command| Outcome::Do(vec![Effect::Run(*command)]));
            }
        }
        Outcome::Stay
    }

    pub(super) fn input(&mut self, input: &Input) {
        match input {
            Input::Letters(words) | Input::Paste(words) => self.field.insert(words),
            Input::Key(chord) => self.field.key(chord),
        }
        self.narrow();
    }

    pub(super) fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let question = format!("{}: ", self.title);
        let asked = u16::try_from(question.len()).unwrap_or(0).min(area.width / 2);
        let top = row(area, 0);
        let below = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        self.list.draw(frame, below, env.look, true);
        put(frame, top, &question, env.look.heading(), env.look);
        if self.list.is_empty() {
            put(
                frame,
                row(below, 0),
                "No action has these words. Backspace takes a letter away.",
                Style::new(),
                env.look,
            );
        }
        let typed = Rect { x: top.x + asked, width: top.width - asked, ..top };
        let words = self.field.words();
        // The real cursor stands on the chosen row, which is what Enter runs; the words typed are above it.
        put(frame, typed, words, Style::new(), env.look);
        if self.list.is_empty() {
            self.field.draw(frame, typed, env.look);
        }
    }
}

/// The keys of a command and what they do: beside them, or below where they or the window leave no room. No sentence
/// is cut.
fn sentence(row: &Row, columns: u16) -> Vec<Item> {
    let inner = columns.saturating_sub(MARK);
    let keys = row.keys_in_words();
    let beside = width(&keys) < KEYS && usize::from(inner) >= 3 * KEYS;
    let indent = if usize::from(inner) >= 3 * KEYS { KEYS } else { 4 };
    let room = usize::from(inner).saturating_sub(indent);
    let mut lines = wrap::lines(row.help, u16::try_from(room).unwrap_or(u16::MAX));
    let first = if beside { format!("{keys:<KEYS$}{}", lines.next().unwrap_or_default()) } else { keys };
    let below = lines.map(|line| Item::Words(format!("{}{line}", " ".repeat(usize::from(MARK) + indent))));
    std::iter::once(Item::Row(first)).chain(below).collect()
}

/// The contexts of a place, its own first, then everywhere's, and how to move last.
fn here(contexts: &[Context]) -> Vec<Context> {
    let own = contexts.iter().copied().filter(|context| *context != Context::Move);
    own.chain([Context::App])
        .chain(contexts.iter().copied().filter(|context| *context == Context::Move))
        .collect()
}

fn commands_of(contexts: &[Context]) -> Vec<Command> {
    let all = Command::all();
    contexts
        .iter()
        .flat_map(|context| all.iter().copied().filter(move |command| command.row().context == *context))
        .filter(|command| !matches!(command, Command::App(crate::command::App::Palette)))
        .collect()
}

fn fits(command: Command, words: &str) -> bool {
    let row = command.row();
    let text = format!("{} {} {}", row.id, row.label, row.help).to_lowercase();
    words.split_whitespace().all(|word| text.contains(word))
}

fn begins(command: Command, words: &str) -> bool {
    let row = command.row();
    row.id.starts_with(words) || row.label.to_lowercase().starts_with(words)
}
