//! `portal family add --from FILE`.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::answer::Answer;
use crate::cli::failure::Failure;
use crate::cli::page::Page;
use crate::cli::setting::Setting;
use crate::cli::store::Writing;
use crate::cli::{pack, store};
use crate::domain::moment::long_date;
use crate::domain::shield::Shield;
use crate::service::families::next_due;
use crate::service::family_file::{Beside, FamilyFile, Unread, on_record, read_beside};
use crate::service::files::{Faults, WrittenFile};
use crate::service::practice::Household;
use crate::service::{Deed, ServiceError};

/// Adds a family from a file. The answer of a file with faults holds them, and its failure.
///
/// # Errors
/// A file of a newer form; the store's. Nothing is kept then, and nothing where there are faults.
pub fn add(setting: &Setting, from: &Path) -> Result<Answer, Failure> {
    // A file that cannot be read needs no store.
    let file = match WrittenFile::read_family(from) {
        Ok(file) => file,
        Err(faults) => return Ok(refused(faults)),
    };
    let Writing { held, mut writer, reading } = store::open_to_write(setting)?;
    let others = on_record(&reading)?;
    let is_taken = |id| reading.has(id).unwrap_or(true);
    let beside = Beside { others: &others, is_taken: &is_taken, today: setting.clock.today() };
    let family = match read_beside(&file, beside) {
        Ok(family) if setting.practice => family.made_up(),
        Ok(family) => family,
        Err(Unread::Faults(faults)) => return Ok(refused(faults)),
        Err(Unread::Newer(error)) => return Err(error.into()),
    };
    drop(reading);
    writer.perform(Deed::Add(Box::new(family.clone())))?;
    writer.close().map_err(ServiceError::from)?;
    drop(held);
    Ok(added(setting, &family))
}

/// Every fault, and that nothing was added.
pub(super) fn refused(faults: Faults) -> Answer {
    let rows: Vec<Value> = faults.0.iter().map(pack::row).collect();
    let mut answer = Answer::new(Page::new(), json!({ "faults": rows }));
    answer.failure = Some(faults.into());
    answer
}

fn added(setting: &Setting, family: &FamilyFile) -> Answer {
    let house = family.household();
    let today = setting.clock.today();
    let reference = &house.family.reference;
    let mut page = Page::new();
    page.line(&format!("Added: family {reference}"));
    let children: Vec<String> = house.children.iter().map(|child| child.name_and_age(today)).collect();
    page.fact("Children", &children.join(", "));
    let people: Vec<&str> = house.people.iter().map(|person| person.handle.as_str()).collect();
    page.fact("People", &people.join(", "));
    page.fact("Seats in the core group", &house.members.len().to_string());
    page.fact("Outcomes", &house.outcomes.len().to_string());
    for shield in &house.shields {
        page.fact("Kept from somebody", &kept(shield));
    }
    let next = next_due(&house.episodes, &[], &setting.catalogue);
    if let Some(next) = &next {
        page.fact("Next core group", &format!("at the latest on {}", long_date(next.latest)));
    }
    page.line(&format!("To read it: portal family show {reference}"));
    let next = next.map(|next| json!({ "latest": next.latest, "how": next.how }));
    Answer::new(
        page,
        json!({
            "id": house.family.id, "reference": reference, "added": counts(house), "next": next,
            "shields": house.shields.iter().map(|shield| json!({
                "what": shield.what, "finds": shield.finds(), "misses": shield.misses(),
            })).collect::<Vec<_>>(),
        }),
    )
}

/// What will be found of something that is kept, and what will not: so that another way of writing it can be added.
fn kept(shield: &Shield) -> String {
    let (finds, misses) = (shield.finds().join("; "), shield.misses().join("; "));
    format!("{}. Found: {finds}. Not found: {misses}.", shield.what.label())
}

fn counts(house: &Household) -> Value {
    json!({
        "children": house.children.len(),
        "people": house.people.len(),
        "ties": house.ties.len(),
        "core_group": house.members.len(),
        "episodes": house.episodes.len(),
        "outcomes": house.outcomes.len(),
    })
}
