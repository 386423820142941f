//! `portal family list | show REF | add --from FILE | update REF --from FILE`.

mod add;
mod update;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::answer::Answer;
use super::args::Family;
use super::failure::Failure;
use super::meeting::row;
use super::page::Page;
use super::setting::Setting;
use super::store;
use crate::domain::moment::long_date;
use crate::service::families::{self, FamilyRow, Workspace};
use crate::service::family_file;
use crate::service::practice::Household;

/// Families.
///
/// # Errors
/// No family has the reference; a file of a newer form; the store's.
pub fn family(setting: &Setting, asked: &Family) -> Result<Answer, Failure> {
    let today = setting.clock.today();
    match asked {
        Family::List => {
            let open = store::open(setting)?;
            Ok(list(&families::list(&open.reading, &setting.catalogue, today)?))
        }
        Family::Show { reference } => {
            let open = store::open(setting)?;
            let family = families::find(&open.reading, reference)?;
            let known = families::workspace(&open.reading, family.id, &setting.catalogue, today)?;
            let house = family_file::household_of(&open.reading, family.id)?;
            Ok(show(&known, &house, today))
        }
        Family::Update { reference, from } => update::update(setting, reference, from),
        Family::Add { from } => add::add(setting, from),
    }
}

fn list(families: &[FamilyRow]) -> Answer {
    let mut page = Page::new();
    for family in families {
        page.bullet(&format!("{}: {}", family.reference, family.children));
    }
    if families.is_empty() {
        page.line("There are no families yet.");
    }
    let row = |family: &FamilyRow| json!({ "reference": family.reference, "children": family.children });
    Answer::new(page, json!({ "families": families.iter().map(row).collect::<Vec<_>>() }))
}

fn show(known: &Workspace, house: &Household, today: NaiveDate) -> Answer {
    let mut page = Page::new();
    page.heading(&format!("Family {}", known.family.reference));
    page.line(&known.family.about);
    if known.family.made_up {
        page.line("This family is made up, for practice.");
    }
    people(&mut page, known, today);
    if let Some(next) = &known.next {
        page.heading("Next core group");
        let not_worked =
            next.not_worked.as_ref().map_or_else(String::new, |day| format!(" ({})", day.in_words()));
        page.bullet(&format!("At the latest on {}{not_worked}. {}", long_date(next.latest), next.how));
        let agreed = next
            .agreed
            .map_or_else(|| "No date is agreed yet.".into(), |day| format!("Agreed for {}.", long_date(day)));
        page.bullet(&agreed);
    }
    page.heading("Open actions");
    for action in known.actions.iter().filter(|action| action.progress.goes_on()) {
        let due = action.day_in_words().unwrap_or_else(|| "no date".into());
        let owners = action.owners_among(&known.people);
        let owner = if owners.is_empty() { "no owner" } else { &owners };
        page.bullet(&format!("{} ({owner}, {due})", action.what));
    }
    page.heading("Meetings");
    for meeting in known.meetings.iter().rev() {
        page.bullet(&row::words(meeting, None));
    }
    Answer::new(page, json(known, house))
}

fn people(page: &mut Page, known: &Workspace, today: NaiveDate) {
    page.heading("Children");
    for child in &known.children {
        page.bullet(&child.name_and_age(today));
    }
    page.heading("People");
    for person in &known.people {
        let seat = known.members.iter().find(|seat| seat.person == person.id && seat.sits_on(today));
        let seat = seat.map_or_else(String::new, |seat| format!(", core group {}", seat.seat.label()));
        let role = if person.role.is_empty() { person.capacity.label() } else { &person.role };
        page.bullet(&format!("{}: {role}{seat}", person.handle));
    }
    if !known.shields.is_empty() {
        page.heading("Kept from somebody");
    }
    for shield in &known.shields {
        page.bullet(&format!("{}, {}", shield.what.label(), shield.audience().in_words(&known.people)));
    }
}

/// The family as `family add` reads it, and beside it what no file adds.
fn json(known: &Workspace, house: &Household) -> Value {
    let mut json = family_file::as_json(house);
    let next = known.next.as_ref();
    let on_record = json!({
        "next": next.map(|next| json!({
            "latest": next.latest, "not_worked": next.not_worked, "how": next.how, "agreed": next.agreed,
        })),
        "actions": known.actions.iter().map(|action| json!({
            "what": action.what, "owner": action.owners_among(&known.people), "due": action.due, "progress": action.progress,
            "moved": action.moved_from.len(),
        })).collect::<Vec<_>>(),
        "meetings": known.meetings.iter().map(|meeting| row::json(meeting, &known.family.reference)).collect::<Vec<_>>(),
    });
    if let Some(json) = json.as_object_mut() {
        json.insert("on_record".into(), on_record);
    }
    json
}
