//! `portal person merge | unmerge`: two people on record are one, or are two again.

use serde_json::json;

use super::answer::Answer;
use super::args::Person as Asked;
use super::failure::Failure;
use super::page::Page;
use super::setting::Setting;
use super::store::{self, Writing};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::service::{Deed, Done, Reading, ServiceError, families, finding, merging};

/// People.
///
/// # Errors
/// No such family or person; two who cannot be one; the store's. Nothing is changed then.
pub fn person(setting: &Setting, asked: &Asked) -> Result<Answer, Failure> {
    match asked {
        Asked::Merge { reference, keep, other, preview: true } => {
            let open = store::open(setting)?;
            let who = two(&open.reading, reference, keep, other)?;
            let plan = merging::plan(&open.reading, who, setting.clock.today())?;
            let first =
                format!("{} would become {}. Nothing is changed yet.", plan.gone.handle, plan.kept.handle);
            Ok(said(&first, &plan.said))
        }
        Asked::Merge { reference, keep, other, preview: false } => {
            let Writing { held, mut writer, reading } = store::open_to_write(setting)?;
            let (kept, gone) = two(&reading, reference, keep, other)?;
            let names = [kept, gone].map(|id| reading.load::<Person>(id));
            let [kept_name, gone_name] =
                names.map(|person| person.ok().flatten().map_or_else(String::new, |person| person.handle));
            drop(reading);
            let done = writer.perform(Deed::Merge { kept, gone })?;
            writer.close().map_err(ServiceError::from)?;
            drop(held);
            let mut answer = done_said(&format!("{gone_name} is {kept_name} now."), done);
            let back = format!("To take it back: portal person unmerge {reference} \"{gone_name}\"\n");
            answer.text.push_str(&super::page::printable(&back));
            Ok(answer)
        }
        Asked::Unmerge { reference, other } => {
            let Writing { held, mut writer, reading } = store::open_to_write(setting)?;
            let family = families::find(&reading, reference)?;
            let merge = merging::find(&reading, family.id, other)?;
            drop(reading);
            let done = writer.perform(Deed::Unmerge(merge.id))?;
            writer.close().map_err(ServiceError::from)?;
            drop(held);
            Ok(done_said("", done))
        }
    }
}

/// The two who are meant.
fn two(store: &Reading, reference: &str, keep: &str, other: &str) -> Result<(Id, Id), Failure> {
    let family = families::find(store, reference)?;
    let people: Vec<Person> = store.list(Some(family.id)).map_err(ServiceError::from)?;
    let find = |words: &str| {
        finding::person(&people, words).map(|person| person.id).ok_or_else(|| {
            let handles: Vec<&str> = people.iter().map(|person| person.handle.as_str()).collect();
            ServiceError::NotFound {
                what: format!("Nobody called {} is known in this family. A person", words.trim()),
                todo: format!("Use one of: {}.", handles.join(", ")),
            }
        })
    };
    Ok((find(keep)?, find(other)?))
}

fn done_said(first: &str, done: Done) -> Answer {
    let sentences = if let Done::Said(sentences) = done { sentences } else { Vec::new() };
    said(first, &sentences)
}

fn said(first: &str, sentences: &[String]) -> Answer {
    let mut page = Page::new();
    page.line(first);
    for sentence in sentences {
        page.line(sentence);
    }
    let all: Vec<&str> = [first]
        .into_iter()
        .chain(sentences.iter().map(String::as_str))
        .filter(|one| !one.is_empty())
        .collect();
    Answer::new(page, json!({ "said": all }))
}
