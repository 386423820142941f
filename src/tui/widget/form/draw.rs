//! Draws a form: the blanks above, what helps with the one that has the focus below.

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::Form;
use super::blank::{Blank, Kind, letters_typed};
use crate::domain::moment::short_date;
use crate::domain::text::width;
use crate::tui::look::Look;
use crate::tui::widget::paint::{cut, put, row};
use crate::tui::widget::wrap;

/// Columns before every row, for the mark of the row that has the focus.
const MARK: u16 = 2;
/// Between two answers.
const BETWEEN: &str = "   ";
/// What stands in the place of words that are not for everyone who looks.
const VEILED: &str = "written down; not shown in room view";
/// Widest a text is set.
const WIDEST: u16 = 72;

/// One row before it is drawn.
struct Row {
    words: String,
    fault: bool,
    /// Words above the blanks: they begin at the left edge, before the mark.
    above: bool,
    /// Which blank's value stands in it, and from which column.
    value: Option<(usize, u16)>,
    /// Which row of that value, where it takes several.
    part: usize,
}

impl Row {
    fn words(words: impl Into<String>) -> Self {
        Self { words: words.into(), fault: false, above: false, value: None, part: 0 }
    }

    fn above(words: &str) -> Self {
        Self { above: true, ..Self::words(words) }
    }

    fn fault(words: String) -> Self {
        Self { fault: true, ..Self::words(words) }
    }

    fn value(label: String, n: usize, column: u16) -> Self {
        Self { value: Some((n, column)), ..Self::words(label) }
    }
}

impl Form {
    /// Draws the form, and puts the real cursor where letters go.
    pub fn view(&self, frame: &mut Frame, area: Rect, look: Look) {
        if area.is_empty() {
            return;
        }
        let (rows, focus) = self.rows(area.width, look);
        // What is wrong is read before what would help.
        let room = usize::from(area.height).saturating_sub(focus.len());
        let help = self.help_rows(area).min(u16::try_from(room).unwrap_or(u16::MAX));
        let gap = u16::from(help > 0 && area.height >= 14);
        let above = Rect { height: area.height.saturating_sub(help + gap).max(1), ..area };
        let top = self.top_for(&focus, usize::from(above.height), rows.len());
        self.top.set(top);
        for (n, one) in rows.iter().enumerate().skip(top).take(usize::from(above.height)) {
            let place = row(above, u16::try_from(n - top).unwrap_or(u16::MAX));
            self.draw_row(frame, place, one, look, n == focus.start);
        }
        if gap > 0 && top + usize::from(above.height) < rows.len() {
            put(frame, row(area, above.height), "  more below", look.margin(), look);
        }
        let below = Rect { y: area.bottom().saturating_sub(help), height: help, ..area };
        self.draw_help(frame, below, look);
    }

    /// Rows kept free for help: as many as the blank with the most of it needs, so that nothing moves with the focus.
    fn help_rows(&self, area: Rect) -> u16 {
        let rows = |blank: &Blank| help_of(blank, &blank.help_at_most(), area.width).concat().len();
        let dates = usize::from(self.blanks.iter().any(|blank| matches!(blank.kind, Kind::Date(..))));
        let most = self.blanks.iter().map(rows).max().unwrap_or(0).max(dates);
        u16::try_from(most).unwrap_or(u16::MAX).min(area.height.saturating_sub(1) / 2)
    }

    fn draw_help(&self, frame: &mut Frame, area: Rect, look: Look) {
        let Some(blank) = self.blanks.get(self.at) else { return };
        let help = help_of(blank, &blank.help(), area.width);
        let answers = help.first().map_or(0, Vec::len);
        blank.numbers_are_shown(answers <= area.height.into());
        for (n, words) in whole(help, area.height.into()).iter().enumerate() {
            let place = row(area, u16::try_from(n).unwrap_or(u16::MAX));
            put(frame, place, words, look.margin(), look);
        }
    }

    /// Every row, and which belong to what has the focus.
    fn rows(&self, columns: u16, look: Look) -> (Vec<Row>, Range<usize>) {
        let mut rows = Vec::new();
        let mut focus = 0..1;
        if !self.about.is_empty() {
            rows.extend(wrap::lines(&self.about, columns.min(WIDEST)).map(Row::above));
            rows.push(Row::above(""));
        }
        let labels = self.label_columns(columns, look);
        for (n, blank) in self.blanks.iter().enumerate() {
            let start = rows.len();
            rows.extend(rows_of(n, blank, columns, labels, (n == self.at, self.veiled)));
            if n == self.at {
                focus = start..rows.len();
            }
        }
        for (n, words) in
            [&self.submit, &self.leave].into_iter().filter(|words| !words.is_empty()).enumerate()
        {
            if self.at == self.blanks.len() + n {
                focus = rows.len()..rows.len() + 1;
            }
            rows.push(Row::words(words));
        }
        (rows, focus)
    }

    /// How wide the labels are set; nothing in the reader setting, where each value follows its own label.
    fn label_columns(&self, columns: u16, look: Look) -> Option<usize> {
        let most = usize::from(columns.saturating_sub(MARK) / 2);
        let widest = self.blanks.iter().map(|blank| width(&blank.label_in_full()) + 1);
        (!look.reader).then(|| widest.filter(|wide| *wide <= most).max().unwrap_or(0))
    }

    /// The first row shown: as before where the focus is in sight; else a screenful further.
    fn top_for(&self, focus: &Range<usize>, height: usize, rows: usize) -> usize {
        let last = rows.saturating_sub(height);
        let old = self.top.get().min(last);
        if focus.start < old {
            let top = (focus.end + 1).saturating_sub(height);
            // From the first blank what stands above it is seen too, where there is room.
            if self.at == 0 && focus.end <= height { 0 } else { top.min(focus.start) }
        } else if focus.end > old + height {
            focus.start.saturating_sub(1).min(last).max(focus.end.saturating_sub(height)).min(focus.start)
        } else {
            old
        }
    }

    fn draw_row(&self, frame: &mut Frame, place: Rect, one: &Row, look: Look, focus: bool) {
        if focus {
            put(frame, place, ">", Style::new(), look);
            if !place.is_empty() {
                frame.set_cursor_position(Position::new(place.x, place.y));
            }
        }
        let inner = Rect { x: place.x + MARK, width: place.width.saturating_sub(MARK), ..place };
        let inner = if one.above { place } else { inner };
        let style = if one.fault { look.warning() } else { Style::new() };
        put(frame, inner, &cut(&one.words, usize::from(inner.width)), style, look);
        if let Some((n, column)) = one.value
            && let Some(blank) = self.blanks.get(n)
        {
            let column = column.min(inner.width.saturating_sub(1));
            let value = Rect { x: inner.x + column, width: inner.width - column, ..inner };
            match &blank.kind {
                Kind::Line(field) if n == self.at && blank.whole => {
                    field.draw_whole(frame, value, look, one.part);
                    field.put_cursor(frame, value, look, one.part);
                }
                Kind::Line(field) if n == self.at => field.draw_row(frame, value, look, one.part),
                Kind::Line(field) if self.veiled && !field.words().is_empty() => {
                    put(frame, value, &cut(VEILED, usize::from(value.width)), Style::new(), look);
                }
                Kind::Line(field) if blank.whole => field.draw_whole(frame, value, look, one.part),
                _ => draw_value(frame, value, blank, look, n == self.at),
            }
        }
    }
}

/// What helps, each piece in rows: the answers, and every sentence.
fn help_of(blank: &Blank, sentences: &[String], columns: u16) -> Vec<Vec<String>> {
    let columns = columns.min(WIDEST);
    let set = |words: &String| wrap::lines(words, columns).map(str::to_owned).collect();
    std::iter::once(packed(&blank.answers(), columns)).chain(sentences.iter().map(set)).collect()
}

/// Answers side by side; a number stays with its answer.
fn packed(answers: &[String], columns: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for answer in answers {
        match rows.last_mut() {
            Some(row) if width(row) + BETWEEN.len() + width(answer) <= usize::from(columns) => {
                row.push_str(BETWEEN);
                row.push_str(answer);
            }
            _ => rows.push(answer.clone()),
        }
    }
    rows
}

/// The rows of the pieces that there is room for: each stands whole or not at all.
fn whole(pieces: Vec<Vec<String>>, height: usize) -> Vec<String> {
    let mut rows = Vec::new();
    for piece in pieces {
        if rows.len() + piece.len() <= height {
            rows.extend(piece);
        }
    }
    rows
}

/// The label with its value beside it, or below it where the label is long; then what is wrong.
fn rows_of(
    n: usize,
    blank: &Blank,
    columns: u16,
    labels: Option<usize>,
    (focus, veiled): (bool, bool),
) -> Vec<Row> {
    let whole = focus || (blank.whole && !veiled);
    let label = blank.label_in_full();
    let inner = columns.saturating_sub(MARK);
    let beside = labels.unwrap_or_else(|| (width(&label) + 1).min(usize::from(inner / 2)));
    let mut rows = Vec::new();
    if width(&label) < beside && beside + blank.widest_answer() <= inner.into() {
        let column = u16::try_from(beside).unwrap_or(inner);
        rows.push(Row::value(label, n, column));
        rows.extend(more_rows(n, blank, inner, column, whole));
    } else {
        rows.extend(wrap::lines(&label, inner).map(Row::words));
        rows.push(Row::value(String::new(), n, MARK));
        rows.extend(more_rows(n, blank, inner, MARK, whole));
    }
    if !blank.said().is_empty() {
        rows.extend(wrap::lines(blank.said(), inner.min(WIDEST)).map(|words| Row::fault(words.to_owned())));
    }
    if blank.has_fault() {
        let said = format!("Error: {}", blank.fault());
        rows.extend(wrap::lines(&said, inner.min(WIDEST)).map(|words| Row::fault(words.to_owned())));
    }
    rows
}

/// Words that are being typed and do not fit go on below: a sentence of evidence is read while it is written.
fn more_rows(n: usize, blank: &Blank, inner: u16, column: u16, whole: bool) -> Vec<Row> {
    let Kind::Line(field) = &blank.kind else { return Vec::new() };
    let room = inner.saturating_sub(column);
    let rows = match (whole, blank.whole) {
        (false, _) => 1,
        (true, false) => field.height(room),
        (true, true) => field.whole_height(room),
    };
    (1..rows).map(|part| Row { part, ..Row::value(String::new(), n, column) }).collect()
}

fn draw_value(frame: &mut Frame, area: Rect, blank: &Blank, look: Look, focus: bool) {
    match &blank.kind {
        Kind::Date(field, ..) if focus => return field.draw(frame, area, look),
        Kind::Hidden(hidden) => return draw_hidden(frame, area, hidden, look, focus),
        _ => {}
    }
    let words = cut(&value_words(blank, usize::from(area.width)), usize::from(area.width));
    put(frame, area, &words, Style::new(), look);
    if focus && !area.is_empty() {
        frame.set_cursor_position(Position::new(area.x, area.y));
    }
}

/// What stands in a blank, with what a date was read as where there is room for it.
fn value_words(blank: &Blank, columns: usize) -> String {
    let words = blank.words();
    if let (Kind::Few(_), true) = (&blank.kind, words.is_empty()) {
        return "not chosen".into();
    }
    let read = blank.day().ok().flatten().map(|day| format!("{words}   = {}", short_date(day)));
    read.filter(|read| width(read) <= columns).unwrap_or_else(|| words.to_owned())
}

/// A star for each letter, all alike; in the reader setting how many there are, which is read out once.
fn draw_hidden(frame: &mut Frame, area: Rect, hidden: &super::hidden::Hidden, look: Look, focus: bool) {
    let letters = hidden.letters();
    let room = usize::from(area.width.saturating_sub(1));
    let end = if hidden.shown {
        let start = last_that_fit(hidden.words(), room);
        let shown = hidden.words().get(start..).unwrap_or_default();
        put(frame, area, shown, Style::new(), look);
        width(&look.drawable(shown))
    } else if look.reader {
        let words = letters_typed(letters);
        put(frame, area, &words, Style::new(), look);
        width(&words).min(room)
    } else {
        put(frame, area, &"*".repeat(letters.min(room)), Style::new(), look);
        letters.min(room)
    };
    if focus && !area.is_empty() {
        let column = u16::try_from(end).unwrap_or(u16::MAX).min(area.width - 1);
        frame.set_cursor_position(Position::new(area.x + column, area.y));
    }
}

/// From which byte on the end of the words fits.
fn last_that_fit(words: &str, columns: usize) -> usize {
    let mut start = 0;
    while width(words.get(start..).unwrap_or_default()) > columns {
        start = crate::domain::text::next_boundary(words, start);
    }
    start
}
