//! A conference's decision: a plan begun, gone on with, or ended; and the correction of a plan.

use chrono::NaiveDate;

use super::blanks::{around, held, why};
use super::typed::{Read, Typed};
use crate::domain::child::Child;
use crate::domain::date::{Around, Lean, read_leaning};
use crate::domain::episode::{Episode, Status};
use crate::domain::id::Id;
use crate::domain::moment::long_date;
use crate::service::families::Workspace;
use crate::service::{Piece, entry, new_id};
use crate::tui::pane::Env;
use crate::tui::widget::form::{Blank, Form};

const DECISIONS: [&str; 3] =
    ["initial conference: a plan begins", "review: the plan goes on", "review: the plan ends"];
const BEGINS: usize = 0;
const ENDS: usize = 2;
const CATEGORY_HINT: &str = "neglect, emotional abuse, physical abuse, sexual abuse";

/// The plan a child is on.
fn plan_of(known: &Workspace, child: Id) -> Option<&Episode> {
    known.episodes.iter().find(|one| one.child == child && one.status == Status::Plan && one.until.is_none())
}

/// Whose plan it is, in words: `Ben: plan from Wednesday 9 September 2026`.
pub(super) fn whose(known: &Workspace, episode: &Episode) -> String {
    let child = known.children.iter().find(|child| child.id == episode.child);
    format!("{}: plan from {}", child.map_or("a child", |child| &child.name), long_date(episode.from))
}

pub(super) fn form(known: &Workspace, kept: Option<&Episode>, env: &Env) -> Form {
    match kept {
        Some(plan) => correction(known, plan, env),
        None => decision(known, env),
    }
}

fn decision(known: &Workspace, env: &Env) -> Form {
    let begun = known.children.iter().any(|child| plan_of(known, child.id).is_some());
    let mut children = vec!["every child".to_owned()];
    children.extend(known.children.iter().map(|child| child.name.clone()));
    Form::new(vec![
        Blank::few("decision", "Conference", DECISIONS.map(str::to_owned).to_vec()).at(usize::from(begun)),
        Blank::date("from", "Held on", around(env), Lean::Back)
            .hint("The day of the conference. The last days of the core groups are counted from it."),
        Blank::few("children", "For which child", children).at(0),
        Blank::line("category", "Category of the plan").typed_over().hint(CATEGORY_HINT).holding("neglect"),
        Blank::line("every_weeks", "Weeks between core groups")
            .optional()
            .hint("Only where the conference agreed it: 6"),
        Blank::line("ended_because", "Why it ended")
            .optional()
            .hint("For a plan that ends: by whom, and why."),
    ])
}

fn correction(known: &Workspace, plan: &Episode, env: &Env) -> Form {
    let reviews: Vec<String> = plan.reviews.iter().map(|day| held(Some(*day))).collect();
    let weeks = plan.every_weeks.map_or_else(String::new, |weeks| weeks.to_string());
    let form = Form::new(vec![
        Blank::date("from", "Initial conference", around(env), Lean::Back).holding(&held(Some(plan.from))),
        Blank::line("category", "Category of the plan")
            .typed_over()
            .hint(CATEGORY_HINT)
            .holding(&plan.category),
        Blank::line("every_weeks", "Weeks between core groups").typed_over().optional().holding(&weeks),
        Blank::line("reviews", "Review conferences")
            .optional()
            .hint("Their days with commas between: 20 January 2026, 14 July 2026")
            .holding(&reviews.join(", ")),
        Blank::date("until", "Ended on", around(env), Lean::Back).optional().holding(&held(plan.until)),
        Blank::line("ended_because", "Why it ended").optional().holding(&plan.ended_because),
        why(),
    ]);
    form.about(whose(known, plan))
}

pub(super) fn read(typed: Typed, known: &Workspace, kept: Option<&Episode>) -> Read {
    match kept {
        Some(plan) => read_correction(typed, plan),
        None => read_decision(typed, known),
    }
}

fn category(typed: &mut Typed) -> String {
    let category = typed.line("category");
    if category.is_empty() {
        typed.say("category", format!("Write the ground of the plan: {CATEGORY_HINT}."));
    }
    category
}

fn weeks(typed: &mut Typed) -> Option<u32> {
    let words = typed.line("every_weeks");
    if words.is_empty() {
        return None;
    }
    let weeks = words.parse().ok();
    if weeks.is_none() {
        typed.say("every_weeks", "Write how many weeks as a whole number: 6");
    }
    weeks
}

fn read_correction(mut typed: Typed, plan: &Episode) -> Read {
    let plan = Episode {
        from: typed.must("from", "Write the day of the initial conference."),
        category: category(&mut typed),
        every_weeks: weeks(&mut typed),
        reviews: reviews(&mut typed),
        until: typed.day("until"),
        ended_because: typed.line("ended_because"),
        ..plan.clone()
    };
    typed.check(entry::of_episode(&plan, typed.today));
    typed.keep(vec![Piece::Episode(plan)])
}

fn reviews(typed: &mut Typed) -> Vec<NaiveDate> {
    let words = typed.line("reviews");
    let mut days = Vec::new();
    for one in words.split([',', ';']).map(str::trim).filter(|one| !one.is_empty()) {
        match read_leaning(one, &Around { today: typed.today, next_core_group: None }, Lean::Back) {
            Ok(day) => days.push(day),
            Err(wrong) => typed.say("reviews", format!("{wrong}.")),
        }
    }
    days
}

fn read_decision(mut typed: Typed, known: &Workspace) -> Read {
    let decision = typed.chosen("decision", "Choose which conference it was.");
    let held_on = typed.must("from", "Write the day the conference was held.");
    let chosen = typed.few("children").unwrap_or(0);
    let children: Vec<&Child> = known
        .children
        .iter()
        .enumerate()
        .filter(|(n, _)| chosen == 0 || chosen == n + 1)
        .map(|(_, child)| child)
        .collect();
    let plans = if decision == BEGINS {
        begun(&mut typed, known, &children, held_on)
    } else {
        reviewed(&mut typed, known, &children, (held_on, decision == ENDS))
    };
    for plan in &plans {
        typed.check(entry::of_episode(plan, typed.today));
    }
    typed.keep(plans.into_iter().map(Piece::Episode).collect())
}

fn begun(typed: &mut Typed, known: &Workspace, children: &[&Child], from: NaiveDate) -> Vec<Episode> {
    let (category, every_weeks) = (category(typed), weeks(typed));
    let without = children.iter().filter(|child| plan_of(known, child.id).is_none());
    let plans: Vec<Episode> = without
        .map(|child| Episode {
            id: new_id(),
            family: known.family.id,
            child: child.id,
            status: Status::Plan,
            from,
            category: category.clone(),
            reviews: Vec::new(),
            every_weeks,
            until: None,
            ended_because: String::new(),
        })
        .collect();
    if plans.is_empty() {
        let words = match children {
            [] => "There is no child on record yet. Add the children first, with c.",
            _ => "This is on a plan already. Choose a review, or correct the plan with D.",
        };
        typed.say("children", words);
    }
    plans
}

fn reviewed(
    typed: &mut Typed,
    known: &Workspace,
    children: &[&Child],
    (on, ends): (NaiveDate, bool),
) -> Vec<Episode> {
    let (weeks, because) = (weeks(typed), typed.line("ended_because"));
    if ends && because.is_empty() {
        typed.say("ended_because", "Say by whom the plan was ended, and why.");
    }
    let plans = children.iter().filter_map(|child| plan_of(known, child.id)).cloned();
    let plans: Vec<Episode> = plans
        .map(|mut plan| {
            plan.reviews.push(on);
            plan.every_weeks = weeks.or(plan.every_weeks);
            plan.until = ends.then_some(on);
            plan.ended_because = if ends { because.clone() } else { String::new() };
            plan
        })
        .collect();
    if plans.is_empty() {
        typed.say("children", "No plan is on record here. Enter the initial conference first.");
    }
    plans
}
