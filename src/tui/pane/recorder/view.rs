//! The recorder's screen: the agenda, the section's prompts, its text or its list.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::lists::{attendance_items, last_time_facts, last_time_row};
use super::stops::{Progress, Stop, heading, of_attendance, of_last_time};
use super::{Env, Form, Recorder};
use crate::domain::entries::entries;
use crate::domain::entry::{Bound, Mark};
use crate::domain::meeting::State;
use crate::domain::moment::{clock_time, long_date, short_date};
use crate::domain::next_meeting;
use crate::tui::pane::split::{WIDE, beside};
use crate::tui::widget::editor::Editor;
use crate::tui::widget::list::Item;
use crate::tui::widget::paint::{cut, put, row};
use crate::tui::widget::wrap;

/// Columns of the agenda.
const AGENDA: u16 = 25;
/// Columns there are for certain at 80 for what changed for a child.
const CHANGE: u16 = 41;
/// Fewer rows than this, and the prompts give way to the text.
const LOW: u16 = 7;

impl Recorder {
    pub(super) fn title(&self) -> String {
        let Some(sheet) = self.sheet.as_ref() else { return "Meeting".into() };
        let meeting = &sheet.record.meeting;
        let opened = meeting.opened().map_or_else(String::new, |at| format!(", {}", clock_time(at)));
        let at = if meeting.typed_up.is_some() { ", typed up from paper".into() } else { opened };
        let state = if meeting.state == State::Open { "" } else { meeting.state.label() };
        let day = meeting.on.format("%A %-d %B");
        format!("{}   {}   {day}{at}   {state}", sheet.record.family.reference, meeting.title())
    }

    /// The agenda's rows, with how far each has come, and below them the actions so far.
    pub(super) fn fill_agenda(&mut self) {
        let Some(sheet) = self.sheet.as_ref() else { return };
        let mut items: Vec<Item> = Vec::new();
        let part = self.part_words();
        if !part.is_empty() {
            items.push(Item::Heading(format!("  {}", super::parts::keep_words(&part).trim_end_matches('.'))));
        }
        let mut above = usize::MAX;
        for stop in &self.stops {
            let Some(section) = sheet.record.template.sections.get(stop.section) else { continue };
            let number = format!("{} {}", stop.section + 1, section.title);
            if section.per_child && above != stop.section {
                items.push(Item::Words(format!("  {number}")));
            }
            above = stop.section;
            let child = stop.child.and_then(|id| sheet.record.child(id));
            let words =
                child.map_or(number, |child| format!("  {}", child.name_and_age(sheet.record.meeting.on)));
            items.push(Item::row(format!("{:<17} {:>5}", cut(&words, 17), self.progress(stop).label())));
        }
        if self.on_agenda {
            items.extend(self.speaker_items());
        }
        items.extend(self.action_items());
        self.agenda.fill(items);
        self.agenda.choose(self.at);
    }

    fn progress(&self, stop: &Stop) -> Progress {
        let Some(seen) = self.seen() else { return Progress::Empty };
        match stop.form {
            Form::Attendance => of_attendance(&self.attendance()),
            Form::LastTime => of_last_time(seen),
            Form::Closing => Progress::Empty,
            Form::Text | Form::NextMeeting => {
                let text = seen.texts.iter().find(|text| Some(text.id) == stop.text);
                match text {
                    Some(text) if text.done => Progress::Done,
                    Some(text) if !text.body.is_blank() => Progress::Begun,
                    _ => Progress::Empty,
                }
            }
        }
    }

    /// The action list beside: what, who, by when.
    fn action_items(&self) -> Vec<Item> {
        let (Some(sheet), Some(seen)) = (self.sheet.as_ref(), self.seen()) else { return Vec::new() };
        let found = entries(seen, &sheet.around);
        let actions =
            found.iter().filter_map(|kept| kept.for_reader(&crate::domain::audience::Reader::Record));
        let actions = actions.filter(|found| found.entry.mark == Some(Mark::Action));
        let mut items: Vec<Item> = actions
            .flat_map(|found| {
                let owners: Vec<&str> = found
                    .entry
                    .owners()
                    .map(|owner| {
                        let known = owner.person.and_then(|id| seen.person(id));
                        known.map_or(owner.words.as_str(), |person| person.handle.as_str())
                    })
                    .collect();
                let owner = if owners.is_empty() { "no owner".into() } else { owners.join(", ") };
                let due = match found.entry.due.as_ref().map(|due| (due.bound, &due.date)) {
                    Some((Bound::By, Ok(day))) => day.format("%-d %b").to_string(),
                    Some((bound, Ok(day))) => format!("{} {}", bound.word(), day.format("%-d %b")),
                    Some((_, Err(_))) => "date not read".into(),
                    None => "no date".into(),
                };
                let what = cut(&found.entry.words, 20);
                [Item::Words(format!("  {what}")), Item::Words(format!("    {owner}, {due}"))]
            })
            .collect();
        if !items.is_empty() {
            items.insert(0, Item::Heading(format!("  Actions {}", items.len() / 2)));
            items.insert(0, Item::Words(String::new()));
        }
        items
    }

    /// The rows of the list shown, where the section is a list.
    pub(super) fn fill_rows(&mut self) {
        let Some(record) = self.seen() else { return };
        let items = match self.form() {
            Form::Attendance => {
                let rows = record.attendance.iter().filter(|row| Some(row.part) == self.part());
                rows.flat_map(|one| attendance_items(one, record)).collect()
            }
            Form::LastTime => {
                record.carried.iter().flat_map(|action| last_time_items(action, record)).collect()
            }
            _ => Vec::new(),
        };
        self.rows.fill(items);
    }

    pub(super) fn draw(&self, frame: &mut Frame, area: Rect, env: &Env) {
        if self.sheet.is_none() {
            put(frame, row(area, 0), "Opening the meeting.", Style::new(), env.look);
            frame.set_cursor_position((area.x, area.y));
            return;
        }
        if env.look.reader || area.width < WIDE {
            if self.on_agenda {
                self.agenda.draw(frame, area, env.look, true);
            } else {
                self.draw_section(frame, area, env);
            }
            return;
        }
        let (left, right) = beside(frame, area, env, AGENDA);
        self.agenda.draw(frame, left, env.look, self.on_agenda);
        self.draw_section(frame, right, env);
    }

    fn draw_section(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let (Some(sheet), Some(stop), Some(section)) = (self.sheet.as_ref(), self.stop(), self.section())
        else {
            return;
        };
        let part = self.part_words();
        let part = if part.is_empty() { part } else { format!("   {part}") };
        let heading = format!("{}{part}", heading(&stop, section, &sheet.record));
        put(frame, row(area, 0), &heading, env.look.heading(), env.look);
        let mut y = 1;
        if area.height > LOW {
            for words in self.prompts(area) {
                put(frame, row(area, y), &words, Style::new(), env.look);
                y += 1;
            }
        }
        y += u16::from(area.height > LOW);
        let body = Rect { y: area.y + y.min(area.height), height: area.height.saturating_sub(y), ..area };
        self.draw_body(frame, body, env);
    }

    /// The section's prompts, at most a third of the room.
    fn prompts(&self, area: Rect) -> Vec<String> {
        let (Some(sheet), Some(section)) = (self.sheet.as_ref(), self.section()) else { return Vec::new() };
        let child = self.stop().and_then(|stop| stop.child).and_then(|id| sheet.record.child(id));
        let name = child.map_or("the child", |child| child.name.as_str());
        let columns = area.width.saturating_sub(2);
        let keys = super::legend::legend(self.form(), columns.into());
        let mut rows: Vec<String> = keys.into_iter().map(|words| format!("  {words}")).collect();
        for prompt in &section.prompts {
            let prompt = prompt.replace("{child}", name);
            rows.extend(wrap::lines(&prompt, area.width.saturating_sub(2)).map(|words| format!("  {words}")));
        }
        // How the date was read matters more than the last question.
        let read = self.read_as().unwrap_or_default();
        let read = wrap::lines(&read, area.width.saturating_sub(2)).filter(|words| !words.is_empty());
        let read: Vec<String> = read.map(|words| format!("  {words}")).collect();
        rows.truncate(usize::from(area.height / 3).saturating_sub(read.len()));
        rows.extend(read);
        rows
    }

    /// How the next meeting's date was read, and how it stands to the latest day.
    fn read_as(&self) -> Option<String> {
        let sheet = self.sheet.as_ref().filter(|_| self.form() == Form::NextMeeting)?;
        // How it stands to the latest day is the worker's own matter.
        if self.in_room {
            return self.read_in_room();
        }
        let question = next_meeting::of_record(&sheet.record, &sheet.around).question;
        let Some(latest) = sheet.latest_next else { return question };
        let Some(next) = sheet.record.meeting.next else {
            let why = sheet.latest_not_worked.as_ref();
            let why = why.map_or_else(String::new, |why| format!(" ({})", why.short()));
            let latest = format!("Latest day by the clock: {}{why}.", long_date(latest));
            return Some(question.map_or(latest.clone(), |question| format!("{question} {latest}")));
        };
        let late = (next - latest).num_days();
        let late = match late {
            1 => ": 1 day late".to_owned(),
            2.. => format!(": {late} days late"),
            _ => String::new(),
        };
        Some(format!("Read as {}; latest {}{late}.", long_date(next), short_date(latest)))
    }

    fn draw_body(&self, frame: &mut Frame, area: Rect, env: &Env) {
        match self.form() {
            Form::Attendance | Form::LastTime => {
                if self.rows.is_empty() {
                    let words = if self.form() == Form::LastTime {
                        "No action went on to this meeting."
                    } else {
                        "Nobody yet. + adds somebody."
                    };
                    put(frame, row(area, 0), words, Style::new(), env.look);
                }
                self.rows.draw(frame, area, env.look, !self.on_agenda);
                if self.rows.is_empty() && !self.on_agenda {
                    frame.set_cursor_position((area.x, area.y));
                }
            }
            Form::Closing => {
                put(frame, row(area, 0), "> Enter opens the page before closing.", Style::new(), env.look);
                if !self.on_agenda {
                    frame.set_cursor_position((area.x, area.y));
                }
            }
            Form::Text | Form::NextMeeting => self.draw_text(frame, area, env),
        }
    }

    fn draw_text(&self, frame: &mut Frame, area: Rect, env: &Env) {
        let (Some((_, manuscript)), Some(marks)) = (self.manuscript(), self.marks()) else { return };
        let editor = Editor {
            body: manuscript.body(),
            spot: manuscript.spot(),
            scroll: &self.scroll,
            look: env.look,
            beside: &marks,
            focus: !self.on_agenda,
        };
        editor.draw(frame, area);
    }
}

fn last_time_items(
    action: &crate::domain::action::Action,
    record: &crate::domain::meeting_record::MeetingRecord,
) -> Vec<Item> {
    let mut items =
        vec![Item::row(last_time_row(action, record)), Item::Words(last_time_facts(action, record))];
    if let Some(answer) = record.answer(action.id) {
        use crate::domain::action::By;
        let by = answer.missed_by.map(|by| match by {
            By::Family => "missed or cancelled by the family",
            By::Service => "missed or cancelled by a service",
        });
        items.extend(by.map(|words| Item::Words(format!("           {words}"))));
        if !answer.for_the_child.is_empty() {
            let words = format!("for the child: {}", answer.for_the_child);
            items.extend(wrap::lines(&words, CHANGE).map(|words| Item::Words(format!("           {words}"))));
        }
    }
    items
}
