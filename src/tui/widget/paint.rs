//! Puts words on the screen, never outside it.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::tui::look::Look;

/// Puts one row of words at the left of `area`, cut at its right edge. What this screen cannot draw is a `?`.
pub fn put(frame: &mut Frame, area: Rect, words: &str, style: Style, look: Look) {
    let area = area.intersection(frame.area());
    if area.is_empty() || words.is_empty() {
        return;
    }
    let words = look.drawable(words);
    frame.buffer_mut().set_stringn(area.x, area.y, words, usize::from(area.width), style);
}

/// One row of `area`, counted from its top; empty when there is no such row.
#[must_use]
pub fn row(area: Rect, n: u16) -> Rect {
    if n < area.height { Rect { y: area.y + n, height: 1, ..area } } else { Rect { height: 0, ..area } }
}

/// Words cut to `columns`, with two dots where something is missing.
#[must_use]
pub fn cut(words: &str, columns: usize) -> String {
    use unicode_segmentation::UnicodeSegmentation;
    if crate::domain::text::width(words) <= columns {
        return words.to_owned();
    }
    let mut kept = String::new();
    let mut used = 2;
    for letter in words.graphemes(true) {
        used += crate::domain::text::width(letter);
        if used > columns {
            break;
        }
        kept.push_str(letter);
    }
    kept + ".."
}
