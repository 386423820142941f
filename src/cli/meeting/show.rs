//! `portal meeting show ID`: the whole record, on screen.

use serde_json::{Value, json};

use super::row;
use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::audience::Reader;
use crate::domain::meeting_record::MeetingRecord;
use crate::service::finding;
use crate::service::meetings::record;
use crate::service::paper::{Format, Which, paper};

/// The whole record of a meeting.
///
/// # Errors
/// No such meeting; the store's.
pub fn show(setting: &Setting, id: &str) -> Result<Answer, Failure> {
    let open = store::open(setting)?;
    let meeting = finding::meeting(&open.reading, id)?;
    let which = Which::Minutes { meeting: meeting.id, reader: Reader::Record };
    let paper = paper(&open.reading, &which, &setting.catalogue, setting.clock.now())?;
    let record = record(&open.reading, meeting.id, &setting.catalogue)?;
    let mut page = Page::new();
    page.whole(&paper.render(Format::Text));
    Ok(Answer::new(page, json(&record)))
}

fn json(record: &MeetingRecord) -> Value {
    let mut json = row::json(&record.meeting, &record.family.reference);
    let attendance: Vec<Value> = record
        .attendance
        .iter()
        .map(|one| {
            let who = record.person(one.person);
            json!({
                "who": who.map(|person| &person.handle), "capacity": one.capacity, "came": one.came,
                "how": one.how, "apologies": one.apologies, "report": one.report,
            })
        })
        .collect();
    let texts: Vec<Value> = record
        .texts
        .iter()
        .filter(|text| !text.body.is_blank())
        .map(|text| {
            let child = text.child.and_then(|id| record.child(id)).map(|child| &child.name);
            let lines: Vec<Value> = text
                .body
                .lines()
                .iter()
                .map(|line| json!({ "text": line.text, "for": line.audience, "pasted": line.pasted }))
                .collect();
            json!({ "section": text.section, "child": child, "lines": lines })
        })
        .collect();
    if let Some(object) = json.as_object_mut() {
        object.insert("place".into(), json!(record.meeting.place));
        object.insert("attendance".into(), attendance.into());
        object.insert("texts".into(), texts.into());
    }
    json
}
