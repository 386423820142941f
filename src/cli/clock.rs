//! `portal clock --conference DATE [--kind initial|review]`.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use crate::domain::calendar::{Calendar, Count, OutsideCalendar};
use crate::domain::clock::{Conference, Limit, Reading, Reckoned, Scheduled, reckon};
use crate::domain::date::{Around, Lean, read_leaning};
use crate::domain::moment::long_date;
use crate::service::families::dates_after;

/// Every date that follows from a conference, with every reading, and how each was counted.
///
/// # Errors
/// Words that are no date; content without rules or bank holidays; no date that can be counted.
pub fn clock(setting: &Setting, conference: &str, kind: Conference) -> Result<Answer, Failure> {
    let on = day(conference, setting.clock.today())?;
    let no_calendar =
        || Failure::NotDone("The content in use has no bank holidays, so nothing can be counted.".into());
    let calendar = setting.catalogue.calendar().ok_or_else(no_calendar)?;
    let dates = dates_after(&setting.catalogue, on, kind);
    let mut page = Page::new();
    let word = if kind == Conference::Review { "review" } else { "initial" };
    page.heading(&format!("After the {word} conference on {}", long_date(on)));
    for date in &dates {
        put(&mut page, date, on, calendar);
    }
    page.paragraph(&format!(
        "Bank holidays: {}, {} to {}, {}. Where readings differ the first is used; the local procedures decide.",
        calendar.division,
        calendar.from,
        calendar.to,
        calendar.confidence.in_words()
    ));
    let mut answer = Answer::new(page, json(&dates, (on, word), calendar));
    let outside = dates.iter().flat_map(|date| &date.readings).all(|(_, reckoned)| reckoned.is_err());
    if outside {
        answer.failure =
            Some(Failure::NotDone("None of these dates could be counted; see above for why.".into()));
    }
    Ok(answer)
}

/// A date without a year is the nearest one: conferences are reckoned from shortly before and after.
fn day(words: &str, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let around = Around { today, next_core_group: None };
    let lean = |lean| read_leaning(words, &around, lean);
    match (lean(Lean::Back), lean(Lean::Ahead)) {
        (Ok(back), Ok(ahead)) if (ahead - today).abs() < (today - back).abs() => Ok(ahead),
        (Ok(day), _) | (Err(_), Ok(day)) => Ok(day),
        (Err(error), Err(_)) => Err(Failure::Usage(format!("--conference: {error}."))),
    }
}

fn put(page: &mut Page, date: &Scheduled, on: NaiveDate, calendar: &Calendar) {
    page.heading(&date.title);
    for (number, (reading, reckoned)) in (1..).zip(&date.readings) {
        let used = if number == 1 { "" } else { "Another reading. " };
        match reckoned {
            Ok(reckoned) => {
                let not_worked = calendar.not_worked(reckoned.latest);
                let not_worked = not_worked.map_or_else(String::new, |day| format!(" ({})", day.in_words()));
                page.bullet(&format!("{used}At the latest on {}{not_worked}.", long_date(reckoned.latest)));
                page.under(&format!("How it was counted: {}", reckoned.how));
            }
            Err(outside) => page.bullet(&format!("{used}Not counted: {outside}.")),
        }
        if let Some(inclusive) = inclusive(reading, reckoned, on, calendar) {
            page.under(&format!("If the day itself counts as day 1: {}", inclusive.how));
        }
        page.under(&format!("{} ({})", reading.says, reading.confidence.in_words()));
        page.fact("Source", &reading.source.in_words());
        page.fact("Address", reading.source.address.as_deref().unwrap_or_default());
    }
}

/// The other way to count, where it gives another day.
fn inclusive(
    reading: &Reading,
    reckoned: &Result<Reckoned, OutsideCalendar>,
    on: NaiveDate,
    calendar: &Calendar,
) -> Option<Reckoned> {
    let other = reckon(reading, on, calendar, Count::Inclusive).ok()?;
    let differs = reckoned.as_ref().is_ok_and(|reckoned| reckoned.latest != other.latest);
    (matches!(reading.limit, Limit::WorkingDays(_)) && differs).then_some(other)
}

fn json(dates: &[Scheduled], (on, kind): (NaiveDate, &str), calendar: &Calendar) -> Value {
    let reading = |(reading, reckoned): &(Reading, Result<Reckoned, OutsideCalendar>)| {
        let counted = reckoned.as_ref().ok();
        json!({
            "limit": reading.limit, "says": reading.says, "confidence": reading.confidence, "source": reading.source,
            "latest": counted.map(|counted| counted.latest),
            "last_working_day": counted.map(Reckoned::last_working_day),
            "how": counted.map(|counted| &counted.how),
            "not_counted": reckoned.as_ref().err().map(ToString::to_string),
            "inclusive": inclusive(reading, reckoned, on, calendar)
                .map(|other| json!({ "latest": other.latest, "how": other.how })),
        })
    };
    let dates: Vec<Value> = dates
        .iter()
        .map(|date| {
            let readings: Vec<Value> = date.readings.iter().map(reading).collect();
            json!({ "rule": date.rule, "title": date.title, "readings": readings })
        })
        .collect();
    json!({
        "conference": on, "kind": kind, "dates": dates,
        "calendar": { "division": calendar.division, "from": calendar.from, "to": calendar.to,
            "confidence": calendar.confidence },
    })
}
