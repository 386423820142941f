//! One frame: title, body, status, hints. One row changes for one thing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::letters::LetterIs;
use super::{App, Hidden, Records, Saving, Writing};
use crate::command::chord::{Chord, Key};
use crate::command::hints::{hints, short};
use crate::command::{App as AppKey, Command, Context, Row};
use crate::domain::standing::Standing;
use crate::domain::text::width;
use crate::tui::overlay::Overlay;
use crate::tui::pane::Tab;
use crate::tui::widget::paint::{cut, put, row};
use crate::tui::widget::wrap;

/// Narrowest and lowest window that can be worked in.
const LEAST: (u16, u16) = (40, 12);
/// Lower than this, the rules give way to the body.
const LOW: u16 = 16;

impl App {
    /// Draws the frame.
    pub fn view(&self, frame: &mut Frame) {
        let area = frame.area();
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return self.too_small(frame, area);
        }
        if let Some(hidden) = self.hidden {
            return self.draw_hidden(frame, area, hidden);
        }
        let rules = area.height >= LOW && self.setting.look.level().is_some();
        let rule = u16::from(rules);
        self.draw_title(frame, area);
        if rules {
            self.draw_rule(frame, area, 2);
            self.draw_rule(frame, area, area.height - 3);
        }
        let body = Rect { y: area.y + 2 + rule, height: area.height - 4 - 2 * rule, ..area };
        self.draw_body(frame, body);
        self.draw_foot(frame, Rect { y: area.bottom() - 2, height: 2, ..area });
    }

    fn too_small(&self, frame: &mut Frame, area: Rect) {
        let words = format!(
            "Window too small: need {} by {}, have {} by {}. Nothing is lost.",
            LEAST.0, LEAST.1, area.width, area.height
        );
        for (n, words) in wrap::lines(&words, area.width.max(1)).enumerate() {
            put(
                frame,
                row(area, u16::try_from(n).unwrap_or(u16::MAX)),
                words,
                Style::new(),
                self.setting.look,
            );
        }
        if !area.is_empty() {
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
    }

    fn draw_hidden(&self, frame: &mut Frame, area: Rect, hidden: Hidden) {
        let failed = matches!(self.saving, Saving::Failed(_));
        let words = match hidden {
            Hidden::Blank if failed => "NOT SAVED, trying again. Press any key.",
            Hidden::Blank => "Press any key.",
            Hidden::Locked if failed => {
                "Locked. NOT SAVED, trying again. Practice has no passphrase: press any key."
            }
            Hidden::Locked => "Locked. Everything is saved. Practice has no passphrase: press any key.",
        };
        put(frame, row(area, 0), words, Style::new(), self.setting.look);
        for (n, words) in wrap::lines(self.why_not_locked(), area.width.min(72)).enumerate() {
            let y = u16::try_from(n).unwrap_or(u16::MAX).saturating_add(2);
            put(frame, row(area, y), words, Style::new(), self.setting.look);
        }
        if let Some(warning) = self.warning() {
            let status = Rect { y: area.bottom() - 2, height: 1, ..area };
            put(frame, status, &warning, self.setting.look.heading(), self.setting.look);
        }
        frame.set_cursor_position(Position::new(area.x, area.y));
    }

    fn draw_rule(&self, frame: &mut Frame, area: Rect, y: u16) {
        if let Some(level) = self.setting.look.level() {
            put(frame, row(area, y), &level.repeat(usize::from(area.width)), Style::new(), self.setting.look);
        }
    }

    fn draw_title(&self, frame: &mut Frame, area: Rect) {
        let look = self.setting.look;
        let place = match self.pane() {
            Some(pane) if self.refused_in_sight().is_none() => pane.place(&self.env()),
            _ => String::new(),
        };
        let title = match self.overlays.last() {
            Some(overlay) => {
                let title = format!("Portal   {}", overlay.title());
                if width(&title) > usize::from(area.width) { overlay.title().to_owned() } else { title }
            }
            None if place.is_empty() => self.tabs(area.width),
            None => titled(place.trim_end(), usize::from(area.width)),
        };
        put(frame, row(area, 0), &title, look.heading(), look);
        let saving = self.saving_words();
        let style = if matches!(self.saving, Saving::Failed(_)) { look.warning() } else { Style::new() };
        let wide = u16::try_from(width(&saving)).unwrap_or(0).min(area.width);
        let second = row(area, 1);
        let room = usize::from(area.width.saturating_sub(wide + 2));
        put(frame, second, &self.banner(room), Style::new(), look);
        put(frame, Rect { x: second.right() - wide, width: wide, ..second }, &saving, style, look);
    }

    /// What is said on every screen: as much of it as there is room for, in whole words. That room view is on is said
    /// wherever it is.
    fn banner(&self, room: usize) -> String {
        if self.room.on().is_some() {
            return self.banner_in_room_view(room);
        }
        cut(self.banner_of_store(room), room)
    }

    fn banner_in_room_view(&self, room: usize) -> String {
        let of_store = match self.setting.records {
            Records::Practice => "PRACTICE   ",
            Records::Open if !self.standing.as_ref().is_some_and(Standing::is_approved) => {
                "not yet approved   "
            }
            _ => "",
        };
        let words = [
            format!("{of_store}room view: only what everyone here may see"),
            format!("{of_store}room view"),
            "room view".to_owned(),
        ];
        let fits = words.iter().find(|words| width(words) <= room).or(words.last());
        cut(fits.map_or("", String::as_str), room)
    }

    /// What is said on every screen of the store that is open.
    fn banner_of_store(&self, room: usize) -> &'static str {
        let approved = self.standing.as_ref().is_some_and(Standing::is_approved);
        let words: &[&'static str] = match self.setting.records {
            Records::Practice => &[
                "PRACTICE: a made-up family, nothing here is real",
                "PRACTICE: nothing here is real",
                "PRACTICE",
            ],
            Records::PracticeToRead => &[
                "PRACTICE, READ ONLY: nothing here is real, nothing can be changed",
                "PRACTICE, READ ONLY",
                "READ ONLY",
            ],
            Records::OnlyToRead if !approved => &[
                "READ ONLY: nothing can be changed   not yet approved",
                "READ ONLY, not yet approved",
                "READ ONLY",
            ],
            Records::OnlyToRead => &["READ ONLY: nothing can be changed", "READ ONLY"],
            Records::Open if !approved => &[
                "not yet approved: no real records until your organisation agrees",
                "not yet approved: no real records",
                "not yet approved",
            ],
            Records::Open | Records::Locked | Records::None => &[],
        };
        let fits = words.iter().find(|words| width(words) <= room).or(words.last());
        fits.copied().unwrap_or_default()
    }

    /// The tabs with a `>` at the one shown; where they do not fit, that one and how to reach the others.
    fn tabs(&self, columns: u16) -> String {
        let mut words = String::from("Portal ");
        for tab in Tab::ALL {
            let (number, label) = tab.label();
            let mark = if *tab == self.tab { '>' } else { ' ' };
            words.extend([mark, number, ' '].into_iter().chain(label.chars()).chain([' ']));
        }
        let words = words.trim_end().to_owned();
        if width(&words) <= usize::from(columns) {
            return words;
        }
        let (number, label) = self.tab.label();
        let whole = format!("Portal >{number} {label}   1 to 7: other tabs");
        if width(&whole) <= usize::from(columns) {
            whole
        } else {
            format!("Portal >{number} {label}   1 to 7: tabs")
        }
    }

    pub(super) fn saving_words(&self) -> String {
        match &self.saving {
            Saving::Nothing => String::new(),
            Saving::Saved(at) => format!("saved {}", at.format("%H:%M:%S")),
            Saving::Failed(_) => "NOT SAVED, trying again".into(),
        }
    }

    fn draw_body(&self, frame: &mut Frame, body: Rect) {
        let env = self.env();
        match self.overlays.last() {
            Some(overlay) => overlay.view(frame, body, &env),
            None => match (self.refused_in_sight(), self.pane()) {
                (Some(what), _) => self.draw_refused(frame, body, what),
                (None, Some(pane)) => pane.view(frame, body, &env),
                (None, None) => {}
            },
        }
    }

    /// In the place of a pane that the room may not see.
    fn draw_refused(&self, frame: &mut Frame, body: Rect, what: &str) {
        let look = self.setting.look;
        let words =
            format!("{what} is not shown in room view. Enter goes back to the meeting; F5 leaves room view.");
        for (n, words) in wrap::lines(&words, body.width.min(72)).enumerate() {
            put(frame, row(body, u16::try_from(n).unwrap_or(u16::MAX)), words, Style::new(), look);
        }
        if !body.is_empty() {
            frame.set_cursor_position(Position::new(body.x, body.y));
        }
    }

    /// The status line and the hint line; a notice takes both until the next key. What comes for want of a key is said
    /// on the status line, above the first line of a notice.
    fn draw_foot(&self, frame: &mut Frame, area: Rect) {
        let look = self.setting.look;
        let warning = self.warning();
        if let Some(words) = &warning {
            put(frame, row(area, 0), words, look.heading(), look);
        }
        let said = usize::from(warning.is_some());
        if self.is_resting() {
            // The cursor is in no text before a key asks for it.
            frame.set_cursor_position(Position::new(area.x, area.y));
        }
        let notice = match (&self.saving, self.notice.is_empty()) {
            (Saving::Failed(words), true) => words.as_str(),
            _ => self.notice.as_str(),
        };
        if !notice.is_empty() {
            for (n, words) in wrap::lines(notice, area.width).take(2 - said).enumerate() {
                put(frame, row(area, u16::try_from(n + said).unwrap_or(1)), words, look.heading(), look);
            }
            return;
        }
        put(frame, row(area, 1), &self.hint_line(area.width), Style::new(), look);
        if warning.is_some() {
            return;
        }
        let mode = if self.writing() == Writing::No { "Browse" } else { "Write" };
        let status = match (self.overlays.last(), self.pane()) {
            (None, Some(_)) if self.refused_in_sight().is_some() => "not shown in room view".into(),
            (None, Some(pane)) if self.is_resting() => {
                format!("Enter goes on where you were   {}", pane.status(&self.env()))
            }
            (None, Some(pane)) => pane.status(&self.env()),
            (Some(overlay), _) => overlay.status().to_owned(),
            _ => String::new(),
        };
        put(
            frame,
            row(area, 0),
            &cut(&format!("{mode}   {status}"), usize::from(area.width)),
            Style::new(),
            look,
        );
    }

    /// What works here, as much of it as fits; where not all does, in fewer words.
    fn hint_line(&self, columns: u16) -> String {
        let mut contexts = self.contexts();
        if let Some(Overlay::Danger(danger)) = self.overlays.last() {
            return danger.hints().to_owned();
        }
        if matches!(self.overlays.last(), Some(Overlay::Leaf(_))) {
            return "Down more   any other key goes back".to_owned();
        }
        if self.overlays.is_empty() {
            contexts.push(Context::App);
        }
        let (line, whole) = self.hints_of(&contexts, columns, |_| None);
        if whole { line } else { self.hints_of(&contexts, columns, short).0 }
    }

    /// The hints of these contexts that fit, and whether all of them do.
    fn hints_of(
        &self,
        contexts: &[Context],
        columns: u16,
        shorter: impl Fn(Command) -> Option<&'static str>,
    ) -> (String, bool) {
        // Where a letter goes back to the text, no hint names one.
        let goes_back = self.overlays.is_empty() && self.writing() == Writing::No;
        let is_text = goes_back && self.letter_is() == LetterIs::Text;
        let writing = if is_text { Writing::Page } else { self.writing() };
        let back = (is_text && self.is_away_from_the_meeting()).then_some(&Command::App(AppKey::Resume));
        let mut whole = true;
        let mut line = String::new();
        let mut told = Vec::new();
        for command in back.into_iter().chain(contexts.iter().flat_map(|context| hints(*context))) {
            let Some(key) = key_shown(command.row(), writing).filter(|key| !told.contains(key)) else {
                continue;
            };
            let label = shorter(*command).map_or_else(|| command.row().label.to_lowercase(), str::to_owned);
            let hint = format!("{key} {label}");
            if width(&line) + width(&hint) + 3 > usize::from(columns) {
                whole = false;
                continue;
            }
            if !line.is_empty() {
                line.push_str("   ");
            }
            line.push_str(&hint);
            told.push(key);
        }
        (line, whole)
    }
}

/// The key of a row that works now: while a text has the focus, not one that types a letter.
fn key_shown(row: &Row, writing: Writing) -> Option<String> {
    let works = |key: &&&str| {
        writing == Writing::No
            || key.parse::<Chord>().is_ok_and(|chord| chord.ctrl || !matches!(chord.key, Key::Char(_)))
    };
    let key = row.keys.iter().find(works).map(|key| (*key).to_owned());
    key.or_else(|| row.dot.filter(|_| writing == Writing::Page).map(|dot| format!(".{dot}")))
}

/// Where this is, after the program's name; in a narrow window without it, and with less space between its words: what it
/// is comes last, and must be read.
fn titled(place: &str, columns: usize) -> String {
    let title = format!("Portal   {place}");
    if width(&title) <= columns { title } else { place.replace("   ", "  ") }
}
