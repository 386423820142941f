//! How a word that is not known is shown: where it stands, its line around it, what could be meant.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::{Env, Spelling};
use crate::domain::spelling::Unknown;
use crate::domain::text::width;
use crate::tui::widget::paint::{put, row};
use crate::tui::widget::wrap;

/// Most rows of the line a word stands in.
const AROUND: usize = 3;
/// Below this height only one row of the line is shown, and no row lists the keys.
const LOW: u16 = 12;

/// From this width on the status line has room for a word of comfort.
const WIDE: u16 = 72;

const KEYS: &str = "1 to 5 puts a word in, Enter goes to the word, a adds it to known words, p passes over it, Down goes on, u takes back.";
const NONE: &str =
    "Every word is known, or was looked at. A child's own words are the child's, and are not looked at.";

impl Spelling {
    /// `4 The children: Ben`.
    fn heading(&self, word: &Unknown) -> String {
        let Some(record) = self.found.as_ref().map(|found| &found.sheet.record) else { return String::new() };
        let Some(text) = record.texts.iter().find(|text| text.id == word.text) else { return String::new() };
        let section = record.template.sections.iter().position(|section| section.id == text.section);
        let title = section.and_then(|n| record.template.sections.get(n)).map_or("", |one| &one.title);
        let child = text.child.and_then(|id| record.child(id));
        let child = child.map_or_else(String::new, |child| format!(": {}", child.name));
        let part = record.part_in_words(text.part).map_or_else(String::new, |part| format!(", {part}"));
        format!("{} {title}{child}{part}, line {}", section.unwrap_or(0) + 1, word.line + 1)
    }

    fn line(&self, word: &Unknown) -> &str {
        let manuscripts = self.found.as_ref().map(|found| &found.sheet.manuscripts);
        manuscripts.and_then(|all| all.get(&word.text)).map_or("", |one| &one.body().line(word.line).text)
    }

    /// `"saftey": 1 safety   2 sates`.
    fn offered(&self, word: &Unknown) -> String {
        let words = match self.suggestions() {
            None => "looking for suggestions".to_owned(),
            Some([]) => "no suggestion. Enter goes to it.".to_owned(),
            Some(words) => {
                let numbered = words.iter().zip(1..).map(|(one, n)| format!("{n} {one}"));
                numbered.collect::<Vec<_>>().join("   ")
            }
        };
        format!("\"{}\": {words}", word.word)
    }

    /// The words that come after this one, each once.
    fn then(&self) -> Option<String> {
        let behind = self.found.as_ref()?.unknown.get(self.at + 1..)?;
        let mut words: Vec<&str> = Vec::new();
        for one in behind {
            if !words.contains(&one.word.as_str()) {
                words.push(&one.word);
            }
        }
        (!words.is_empty()).then(|| format!("Then: {}", words.join(", ")))
    }

    pub(super) fn status_words(&self, env: &Env) -> String {
        let Some(found) = self.found.as_ref() else { return "looking at every word".into() };
        let Some(word) = self.word() else { return "no word waits to be looked at".into() };
        let count = format!("{} of {}", self.at + 1, found.unknown.len());
        if env.look.reader {
            return format!("{count}. {}. {}", self.offered(word), self.heading(word));
        }
        let audience = word.audience.in_words(&found.sheet.record.people);
        let comfort = if env.columns < WIDE { "" } else { "   nothing is changed by itself" };
        format!("{count}   for: {audience}{comfort}")
    }

    pub(super) fn draw(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let Some(word) = self.word() else {
            frame.set_cursor_position(Position::new(area.x, area.y));
            if self.found.is_some() {
                paragraphs(frame, area, &[NONE.to_owned()], env);
            }
            return;
        };
        put(frame, row(area, 0), &self.heading(word), env.look.heading(), env.look);
        let most = if area.height < LOW { 1 } else { AROUND };
        let line = self.line(word);
        let rows = wrap::rows(line, area.width);
        let here = rows.iter().rposition(|row| row.start <= word.at).unwrap_or(0);
        let first = here.saturating_sub(most / 2).min(rows.len().saturating_sub(most));
        let mut y = 1;
        for (n, range) in rows.iter().enumerate().skip(first).take(most) {
            put(frame, row(area, y), line.get(range.clone()).unwrap_or_default(), Style::new(), env.look);
            if n == here {
                let before = width(line.get(range.start..word.at).unwrap_or_default());
                let column = u16::try_from(before).unwrap_or(0).min(area.width.saturating_sub(1));
                frame.set_cursor_position(Position::new(area.x + column, area.y + y));
            }
            y += 1;
        }
        y += u16::from(area.height >= LOW);
        let mut below = vec![self.offered(word)];
        if area.height >= LOW {
            below.extend([String::new(), KEYS.to_owned(), String::new()]);
        }
        below.extend(self.then());
        let rest = Rect { y: area.y + y, height: area.height.saturating_sub(y), ..area };
        paragraphs(frame, rest, &below, env);
    }
}

fn paragraphs(frame: &mut Frame, area: Rect, paragraphs: &[String], env: &Env) {
    let lines = paragraphs.iter().flat_map(|words| wrap::lines(words, area.width));
    for (n, words) in (0..area.height).zip(lines) {
        put(frame, row(area, n), words, Style::new(), env.look);
    }
}
