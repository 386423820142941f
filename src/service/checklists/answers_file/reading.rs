//! From an answers file to a sitting, by the rules that the screen goes by too.

use chrono::NaiveDate;

use super::known::Known;
use super::schema::ANSWERS;
use super::{AnswersFile, SitDown, answers::Answering};
use crate::domain::audience::Audience;
use crate::domain::checklist::band;
use crate::domain::checklist::instrument::{AtMost, Instrument};
use crate::domain::checklist::sitting::{Judgement, Rater, Sitting};
use crate::domain::id::Id;
use crate::domain::moment::long_date;
use crate::service::checklists::wording;
use crate::service::entry;
use crate::service::family_file::shape::{Sheet, within};
use crate::service::files::{Faults, Piece, Written, WrittenFile};

/// Reads a sitting of a child with one instrument.
///
/// # Errors
/// Every fault there is, each with its place.
pub fn read(
    file: &WrittenFile,
    known: &Known,
    instrument: &Instrument,
    today: NaiveDate,
) -> Result<AnswersFile, Faults> {
    let written = Written::parse_in_part(file)?;
    let read = of(&written, known, instrument, today);
    written.finish(read)
}

/// The sitting. Where there is a fault, some of it is a stand-in, and the fault is noted.
fn of(
    written: &Written<'_>,
    known: &Known,
    instrument: &Instrument,
    today: NaiveDate,
) -> Option<AnswersFile> {
    let sheet = Sheet::new(written, "an answers file");
    if written.piece("") != Some(Piece::Table) {
        sheet.fault("", "this file is a list", "Describe one sitting in a file, in braces: {\"date\": ...}");
        return None;
    }
    sheet.look("", &ANSWERS);
    let sit = sit(&sheet, known, instrument, today);
    let ages = instrument.ages();
    let band = band::of(known.child.birth, sit.date, &ages);
    let (edition, _) = wording::of(instrument);
    let home = known.homes.iter().find(|home| {
        let one = &home.answers;
        sit.replaces.is_none() && one.edition == edition && one.rater == sit.rater && one.date == sit.date
    });
    let mut answering = Answering::new(&sheet, known, instrument, (band, home));
    answering.answers();
    answering.chosen();
    answering.beside(today);
    answering.papers();
    let mut read = AnswersFile {
        audience: whole_audience(&sheet, instrument, known),
        judgement: judgement(&sheet),
        close: sheet.truth("close").unwrap_or(true),
        marks: answering.marks,
        chosen: answering.chosen,
        beside: answering.beside,
        papers: answering.papers,
        remarks: answering.remarks,
        same_as: None,
        sit,
    };
    read.same_as = twice(&sheet, known, &read, &edition.hash);
    Some(read)
}

fn sit(sheet: &Sheet<'_, '_>, known: &Known, instrument: &Instrument, today: NaiveDate) -> SitDown {
    let date = sheet.day("date");
    let line = |field| sheet.line(&within("rater", field));
    let rater = Rater { name: line("name"), role: line("role"), agency: line("agency") };
    let wrong = entry::of_sitting(&known.child, &rater.name, date.unwrap_or(today), today);
    let (of_day, of_rater) = wrong.into_iter().partition(|wrong| wrong.field == "date");
    sheet.wrong("", of_day);
    sheet.wrong("rater", of_rater);
    let occasion = sheet.line("occasion");
    let occasions = &instrument.record.occasion;
    if !occasion.is_empty() && !occasions.is_empty() && !occasions.contains(&occasion) {
        let what = format!("there is no occasion `{occasion}`");
        sheet.fault("occasion", what, format!("Use one of: {}.", occasions.join(", ")));
    }
    SitDown {
        child: known.child.id,
        instrument: instrument.instrument.id.clone(),
        rater,
        date: date.unwrap_or(today),
        occasion,
        done_with: sheet.line("done_with"),
        replaces: replaces(sheet, known, instrument),
    }
}

/// The closed sitting that this one corrects.
fn replaces(sheet: &Sheet<'_, '_>, known: &Known, instrument: &Instrument) -> Option<Id> {
    let wanted = sheet.line("replaces").to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let id = &instrument.instrument.id;
    let closed = known.sittings.iter().filter(|one| one.closed.is_some() && one.edition.id == *id);
    let closed: Vec<&Sitting> = closed.collect();
    let named = |one: &&&Sitting| wanted.len() >= 4 && one.id.to_string().ends_with(&wanted);
    let found = if wanted == "latest" { closed.last() } else { closed.iter().find(named) };
    if found.is_none() {
        let ids: Vec<String> =
            closed.iter().map(|one| format!("{} ({})", one.id.short(), long_date(one.date))).collect();
        let todo = if ids.is_empty() {
            "There is none to correct: take `replaces` out.".to_owned()
        } else {
            format!("Use latest, or one of: {}.", ids.join(", "))
        };
        let what = format!("no closed sitting of this checklist and child has the id `{wanted}`");
        sheet.fault("replaces", what, todo);
    }
    found.map(|one| one.id)
}

/// Who may have the whole: professionals only until somebody says otherwise, and never more than the file of the
/// checklist and the child allow.
fn whole_audience(sheet: &Sheet<'_, '_>, instrument: &Instrument, known: &Known) -> Option<Audience> {
    let asked = sheet.choice("audience")?;
    if asked == Audience::Everyone && instrument.instrument.audience == AtMost::ProfessionalsOnly {
        let todo = "Take `audience` out, or write \"professionals_only\".";
        sheet.fault("audience", "this checklist is for professionals only", todo);
    }
    Some(if asked == Audience::Everyone { known.child.audience.clone() } else { asked })
}

fn judgement(sheet: &Sheet<'_, '_>) -> Judgement {
    let prose = |field| sheet.prose(&within("judgement", field));
    let judgement = Judgement {
        level: sheet.line("judgement.level"),
        reason: prose("reason"),
        better: prose("better"),
        by: sheet.day("judgement.by"),
        summary: prose("summary"),
    };
    for mut wrong in entry::of_judgement(&judgement) {
        // The reason that is missing is missed where the level stands.
        if wrong.field == "reason" && !sheet.has("judgement.reason") {
            wrong.field = "level";
        }
        sheet.wrong("judgement", vec![wrong]);
    }
    judgement
}

/// The closed sitting of the same person and day. One that says the same is gone back to; another is a correction, and
/// has to say so.
fn twice(sheet: &Sheet<'_, '_>, known: &Known, read: &AnswersFile, hash: &str) -> Option<Id> {
    let sit = &read.sit;
    if sit.replaces.is_some() || sheet.is_faulty("replaces") {
        return None;
    }
    let replaced = |id: Id| known.sittings.iter().any(|one| one.replaces == Some(id) && one.closed.is_some());
    let before = known.sittings.iter().find(|one| {
        one.closed.is_some()
            && one.edition.hash == hash
            && one.rater == sit.rater
            && one.date == sit.date
            && !replaced(one.id)
    })?;
    let says_so = |(key, mark)| before.answers.get(key).is_none_or(|kept| kept == mark);
    let home = known.homes.iter().find(|home| Some(home.answers.id) == before.home);
    let has = |(key, _): (&_, &_)| {
        before.answers.contains_key(key) || home.is_some_and(|home| home.answers.answers.contains_key(key))
    };
    let same = read.marks.iter().all(says_so)
        && read.marks.iter().all(has)
        && (read.judgement == Judgement::default() || read.judgement == before.judgement);
    if !same {
        let what = format!("{} has closed a sitting of this day for this child already", sit.rater.name);
        let todo =
            format!("To correct it add replaces = \"{}\"; it begins with those answers.", before.id.short());
        sheet.fault("date", what, todo);
    }
    Some(before.id)
}
