//! `portal meeting papers REF --for WHOM`: a paper for the next meeting.

use serde_json::json;

use super::export::{To, known, write};
use crate::cli::answer::Answer;
use crate::cli::args::Papers;
use crate::cli::failure::Failure;
use crate::cli::setting::Setting;
use crate::cli::store;
use crate::domain::person::Person;
use crate::service::paper::{Before, Which, Whom, paper};
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

/// `agenda`, `parent`, `kit`, or one of them made for somebody: `agenda:Mum`, `parent:Mum`, `member:HV`.
fn which(people: &[Person], words: &str) -> Result<Before, Failure> {
    let words = words.trim();
    let (kind, who) = words.split_once(':').map_or((words, None), |(kind, who)| (kind, Some(who)));
    let person = who.and_then(|who| finding::person(people, who)).map(|person| person.id);
    let whom = person.map_or(Whom::Family, Whom::Person);
    match (kind.to_lowercase().as_str(), who, person) {
        ("agenda", None, _) | ("agenda", _, Some(_)) => Ok(Before::Agenda(whom)),
        ("parent" | "parents", None, _) | ("parent" | "parents", _, Some(_)) => Ok(Before::Parent(whom)),
        ("kit", None, _) => Ok(Before::Kit),
        ("member", _, Some(id)) => Ok(Before::Member(id)),
        _ => Err(no_such_paper(people, words)),
    }
}

fn no_such_paper(people: &[Person], words: &str) -> Failure {
    let members: Vec<String> = people.iter().map(|person| format!("member:{}", person.handle)).collect();
    let what = format!("The paper {words}");
    let todo = format!(
        "Use agenda, parent, kit, agenda:WHO or parent:WHO for one of the family, or one of: {}.",
        members.join(", ")
    );
    ServiceError::NotFound { what, todo }.into()
}
