//! How the screen looks: theme, characters, and the reader setting.

use crate::domain::ascii::in_ascii;
use ratatui::style::{Color, Modifier, Style};

/// Which colours are used; never more than sixteen, never a colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// No colour at all: bold and marks.
    #[default]
    Mono,
    /// Sixteen colours on a dark ground.
    Sixteen,
}

/// Everything the drawing needs to know of the reader's screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Look {
    /// The theme.
    pub theme: Theme,
    /// Only ASCII may be drawn.
    pub ascii: bool,
    /// One column, no rules, lines said in words.
    pub reader: bool,
}

impl Look {
    /// A heading.
    #[must_use]
    pub const fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Something that must be seen: a failed save, a date passed.
    #[must_use]
    pub const fn warning(self) -> Style {
        match self.theme {
            Theme::Mono => Style::new().add_modifier(Modifier::BOLD),
            Theme::Sixteen => {
                Style::new().fg(Color::LightYellow).bg(Color::Black).add_modifier(Modifier::BOLD)
            }
        }
    }

    /// The margin beside a text, and what belongs to a line without being typed.
    #[must_use]
    pub const fn margin(self) -> Style {
        match self.theme {
            Theme::Mono => Style::new(),
            Theme::Sixteen => Style::new().fg(Color::LightCyan).bg(Color::Black),
        }
    }

    /// The vertical rule between a list and its page; nothing in the reader setting.
    #[must_use]
    pub const fn upright(self) -> &'static str {
        match (self.reader, self.ascii) {
            (true, _) => " ",
            (false, true) => "|",
            (false, false) => "\u{2502}",
        }
    }

    /// The level rule above and below the body; nothing in the reader setting.
    #[must_use]
    pub const fn level(self) -> Option<&'static str> {
        match (self.reader, self.ascii) {
            (true, _) => None,
            (false, true) => Some("-"),
            (false, false) => Some("\u{2500}"),
        }
    }

    /// `text` as this screen can draw it: what it cannot is a `?`, and the text itself is kept.
    #[must_use]
    pub fn drawable(self, text: &str) -> std::borrow::Cow<'_, str> {
        if !self.ascii || text.is_ascii() {
            return text.into();
        }
        text.chars().filter_map(in_ascii).collect::<String>().into()
    }
}
