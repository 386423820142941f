//! `portal meeting papers REF --for WHOM`: a paper for the next meeting.

use serde_json::json;

use super::export::{To, known, write};
use crate::cli::answer::Answer;
use crate::cli::args::Papers;
use crate::cli::failure::Failure;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::person::Person;
use crate::service::paper::{Before, Which, paper};
use crate::service::{ServiceError, families, finding};

/// Writes the paper.
///
/// # Errors
/// No such family or person; a form that is not in this version; a file that is there already.
pub fn papers(setting: &Setting, asked: &Papers) -> Result<Answer, Failure> {
    let format = known(asked.format)?;
    let open = store::open(setting)?;
    let family = families::find(&open.reading, &asked.reference)?;
    let today = setting.clock.today();
    let people = families::workspace(&open.reading, family.id, &setting.catalogue, today)?.people;
    let which = Which::Before { family: family.id, paper: which(&people, &asked.whom)? };
    let paper = paper(&open.reading, &which, &setting.catalogue, setting.clock.now())?;
    let to = To { output: asked.output.as_deref(), force: asked.force, ending: asked.format.word() };
    write(&paper, &format, &to, &json!({ "family": family.reference, "paper": asked.whom }))
}

fn which(people: &[Person], words: &str) -> Result<Before, Failure> {
    let words = words.trim();
    match words.to_lowercase().as_str() {
        "agenda" => return Ok(Before::Agenda),
        "parent" | "parents" => return Ok(Before::Parent),
        "kit" => return Ok(Before::Kit),
        _ => {}
    }
    let who =
        words.split_once(':').filter(|(kind, _)| kind.eq_ignore_ascii_case("member")).map(|(_, who)| who);
    let found = who.and_then(|who| finding::person(people, who));
    let person = found.ok_or_else(|| {
        let members: Vec<String> = people.iter().map(|person| format!("member:{}", person.handle)).collect();
        ServiceError::NotFound {
            what: format!("The paper {words}"),
            todo: format!("Use agenda, parent, kit, or one of: {}.", members.join(", ")),
        }
    })?;
    Ok(Before::Member(person.id))
}
