//! The gaps as questions, each with its reason, drawn below the children.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::Closing;
use super::receiving::asks;
use crate::domain::audience::Reader;
use crate::tui::pane::Env;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

impl Closing {
    pub(super) fn question_rows(&self, width: u16) -> Vec<(String, bool)> {
        let mut rows = Vec::new();
        for (n, gap) in self.gaps.iter().enumerate() {
            let words = gap.for_reader(&Reader::Record).unwrap_or_default();
            let mark = if n == self.at { "> " } else { "  " };
            for (k, line) in wrap::lines(words, width.saturating_sub(2).max(8)).enumerate() {
                rows.push((format!("{}{line}", if k == 0 { mark } else { "  " }), false));
            }
            if n == self.at {
                rows.push((String::new(), true));
            } else if let Some(reason) = self.reason(gap) {
                let words = match reason.words.as_str() {
                    _ if !self.shows_reason(reason) => "answered",
                    "" => "not answered",
                    words => words,
                };
                rows.push((format!("     {words}"), false));
            }
        }
        rows
    }

    pub(super) fn draw_questions(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let rows = self.question_rows(area.width);
        let field = rows.iter().position(|(_, is_field)| *is_field).unwrap_or(0);
        let height = usize::from(area.height);
        let top = (field + 2).saturating_sub(height.max(1)).min(rows.len().saturating_sub(height));
        for (n, (words, is_field)) in rows.iter().skip(top).take(height).enumerate() {
            let place = row(area, u16::try_from(n).unwrap_or(u16::MAX));
            if !is_field {
                put(frame, place, words, Style::new(), env.look);
                continue;
            }
            let asks = asks(self.gaps.get(self.at));
            put(frame, place, asks, Style::new(), env.look);
            let taken = u16::try_from(asks.len() + 1).unwrap_or(7);
            let typed = Rect { x: place.x + taken, width: place.width.saturating_sub(taken), ..place };
            if !self.on_table {
                self.field.draw(frame, typed, env.look);
            }
        }
    }
}
