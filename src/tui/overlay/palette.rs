//! Every action that can be done here, narrowed as one types; also the help of this place.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Outcome;
use crate::command::{Command, Context, Move, Palette as Key};
use crate::tui::effect::Effect;
use crate::tui::pane::{Env, Input};
use crate::tui::widget::field::Field;
use crate::tui::widget::list::{Item, List};
use crate::tui::widget::paint::{put, row};

/// The list.
#[derive(Debug)]
pub struct Palette {
    title: &'static str,
    commands: Vec<Command>,
    shown: Vec<Command>,
    list: List,
    field: Field,
    sentences: bool,
}

impl Palette {
    /// The actions of these contexts, and those of everywhere.
    #[must_use]
    pub fn of(contexts: &[Context]) -> Self {
        let mut contexts = here(contexts);
        // What works in a family or a meeting can be found from anywhere; it says where it works.
        for elsewhere in [Context::Families, Context::Family, Context::Recorder] {
            if !contexts.contains(&elsewhere) {
                contexts.push(elsewhere);
            }
        }
        Self::new("Find an action", commands_of(&contexts), false)
    }

    /// The keys that work in this place.
    #[must_use]
    pub fn help(contexts: &[Context]) -> Self {
        Self::new("What can I press", commands_of(&here(contexts)), true)
    }

    fn new(title: &'static str, commands: Vec<Command>, sentences: bool) -> Self {
        let mut palette = Self {
            title,
            commands,
            shown: Vec::new(),
            list: List::default(),
            field: Field::default(),
            sentences,
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
        self.list = List::new(self.shown.iter().map(|command| Item::Row(self.line(*command))).collect());
    }

    fn line(&self, command: Command) -> String {
        let row = command.row();
        let keys = row.keys_in_words();
        if self.sentences { format!("{keys:<16} {}", row.help) } else { format!("{:<32} {keys}", row.label) }
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
