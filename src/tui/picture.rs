//! A frame as an SVG picture, for the documentation: what the terminal would show, in the plain theme.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::Modifier;

use crate::domain::text::width;

/// Width of a column and height of a row, in pixels.
const COLUMN: usize = 8;
const ROW: usize = 18;
/// Space round the frame, and from the top of a row to the line its letters stand on.
const BORDER: usize = 12;
const BASE: usize = 13;

/// The frame in `buffer` with its cursor. `says` is what a screen reader says of the picture. Bold is
/// drawn and colours are not: the plain theme has none. The same frame gives the same bytes.
#[must_use]
pub fn svg(buffer: &Buffer, cursor: Position, says: &str) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (wide, high) = (columns * COLUMN + 2 * BORDER, rows * ROW + 2 * BORDER);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" \
         height=\"{high}\" role=\"img\">\n<title>{}</title>\n\
         <rect width=\"{wide}\" height=\"{high}\" rx=\"6\" fill=\"#16191d\"/>\n\
         <g font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"13.3\" \
         fill=\"#e6e6e6\">\n",
        escaped(says)
    );
    for (y, row) in buffer.content.chunks(columns.max(1)).enumerate() {
        draw_row(&mut out, y, row);
    }
    draw_cursor(&mut out, cursor);
    out.push_str("</g>\n</svg>\n");
    out
}

/// Stretches of one weight, parted again at wide gaps: each is held to its columns whatever the font.
fn draw_row(out: &mut String, y: usize, row: &[Cell]) {
    let mut x = 0;
    for stretch in row.chunk_by(|a, b| is_bold(a) == is_bold(b)) {
        let weight = if stretch.first().is_some_and(is_bold) { " font-weight=\"bold\"" } else { "" };
        let text: String = stretch.iter().map(Cell::symbol).collect();
        for piece in text.split_inclusive("  ") {
            let blank = piece.len() - piece.trim_start().len();
            draw_words(out, (x + blank, y), piece.trim(), weight);
            x += width(piece);
        }
    }
}

fn draw_words(out: &mut String, (x, y): (usize, usize), words: &str, weight: &str) {
    if words.is_empty() {
        return;
    }
    let (x, y, length) = (BORDER + x * COLUMN, BORDER + y * ROW + BASE, width(words) * COLUMN);
    let words = escaped(words);
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{y}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\"{weight}>{words}</text>"
    );
}

fn is_bold(cell: &Cell) -> bool {
    cell.modifier.contains(Modifier::BOLD)
}

fn draw_cursor(out: &mut String, cursor: Position) {
    let (x, y) = (usize::from(cursor.x) * COLUMN + BORDER, usize::from(cursor.y) * ROW + BORDER);
    let _ = writeln!(out, "<rect x=\"{x}\" y=\"{y}\" width=\"2\" height=\"{ROW}\" fill=\"#ffd75f\"/>");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn drawn(rows: &[&str]) -> String {
        svg(&Buffer::with_lines(rows.iter().copied()), Position::new(1, 0), "A & B")
    }

    #[test]
    fn words_stand_at_their_column_and_row_and_blank_rows_are_not_drawn() {
        let picture = drawn(&["      ", "  Ben "]);
        assert!(picture.contains(r#"<text x="28" y="43" textLength="24""#), "{picture}");
        assert_eq!(picture.matches("<text").count(), 1);
    }

    #[test]
    fn nothing_drawn_can_become_markup() {
        let picture = drawn(&["<b>&\"\""]);
        assert!(picture.contains("&lt;b&gt;&amp;&quot;&quot;</text>"), "{picture}");
        assert!(picture.contains("<title>A &amp; B</title>"), "{picture}");
    }

    #[test]
    fn a_row_is_parted_where_its_weight_changes() {
        let mut buffer = Buffer::with_lines(["action weigh"]);
        buffer.set_style(Rect::new(0, 0, 6, 1), Style::new().add_modifier(Modifier::BOLD));
        let picture = svg(&buffer, Position::default(), "");
        assert!(picture.contains(" font-weight=\"bold\">action</text>"), "{picture}");
        assert!(picture.contains("\"spacingAndGlyphs\">weigh</text>"), "{picture}");
    }

    #[test]
    fn the_cursor_is_drawn_where_it_stands() {
        assert!(drawn(&["   "]).contains(r#"<rect x="20" y="12" width="2""#));
    }
}
