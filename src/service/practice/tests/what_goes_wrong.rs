//! The things that go wrong in the first family are really there.

use chrono::{NaiveDate, TimeDelta};

use super::{date, first, lines, saturday};
use crate::domain::action::{Action, Progress};
use crate::domain::audience::Audience;
use crate::domain::body::Line;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::meeting::Meeting;
use crate::service::practice::Household;

fn child<'a>(house: &'a Household, name: &str) -> &'a Child {
    house.children.iter().find(|child| child.name == name).expect("a child")
}

fn last(house: &Household) -> &Meeting {
    house.meetings.last().expect("a meeting")
}

fn overdue(house: &Household, today: NaiveDate) -> Vec<&Action> {
    let open = house.actions.iter().filter(|action| action.progress.goes_on());
    open.filter(|action| action.due.is_some_and(|due| due < today)).collect()
}

#[test]
fn the_children_are_nine_four_fourteen_and_expected_on_any_day() {
    for n in 0..400 {
        let today = saturday() + TimeDelta::days(n);
        let house = first(today);
        let ages: Vec<_> = house.children.iter().map(|child| child.name_and_age(today)).collect();
        assert_eq!(ages, ["Ava (9)", "Ben (4)", "Noor (14)", "Baby (unborn)"], "{today}");
    }
}

#[test]
fn the_plan_meeting_was_two_days_late_for_the_services_reason() {
    let house = first(saturday());
    let plan = &house.meetings[0];
    assert_eq!((plan.on - plan.due.expect("due")).num_days(), 2);
    assert!(plan.late_because.starts_with("Ours:"));
    let review = last(&house);
    assert!(review.on < review.due.expect("due") && review.late_because.is_empty());
}

#[test]
fn the_next_core_group_is_due_soon_and_has_no_date_yet() {
    let house = first(saturday());
    let review = last(&house);
    let weeks =
        house.episodes.iter().find_map(|episode| episode.every_weeks).expect("as the conference agreed");
    let due = review.on + TimeDelta::weeks(i64::from(weeks));
    assert_eq!(due, date(2026, 11, 27));
    assert!(review.next.is_none() && !review.next_words.is_empty());
}

#[test]
fn one_action_was_dated_anew_twice_and_one_has_neither_owner_nor_date() {
    let house = first(saturday());
    let moved: Vec<_> = house.actions.iter().filter(|action| action.moved_from.len() == 2).collect();
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].what, "heating grant form with Mum");
    assert!(moved[0].due > Some(saturday()) && moved[0].moved_from.is_sorted());
    let review = last(&house).id;
    let adrift =
        |action: &&Action| action.meeting == review && action.person.is_none() && action.due.is_none();
    assert_eq!(house.actions.iter().filter(adrift).count(), 1);
}

#[test]
fn two_actions_are_overdue_on_every_day_of_the_week() {
    for n in 0..7 {
        let today = date(2026, 11, 16) + TimeDelta::days(n);
        let house = first(today);
        let late: Vec<_> = overdue(&house, today).iter().map(|action| action.what.as_str()).collect();
        assert_eq!(late.len(), 2, "{today} {late:?}");
        assert!(late.contains(&"dentist for Ben"));
    }
}

#[test]
fn every_action_of_the_plan_meeting_was_answered_at_the_review() {
    let house = first(saturday());
    let plan = house.meetings[0].id;
    let carried: Vec<_> = house.actions.iter().filter(|action| action.meeting == plan).collect();
    assert_eq!(carried.len(), house.answers.len());
    for action in carried {
        let answer = house.answers.iter().find(|answer| answer.action == action.id).expect("answered");
        assert_eq!(answer.progress, action.progress, "{}", action.what);
        assert_ne!(answer.progress, Progress::Open);
        assert!(action.audience.and(&answer.audience) == answer.audience);
    }
}

fn own_words<'a>(house: &'a Household, meeting: Id, name: &str) -> Vec<&'a Line> {
    let child = child(house, name).id;
    let said = lines(house).filter(|(text, line)| {
        text.meeting == meeting && text.child == Some(child) && line.text.starts_with(&format!("\" {name} "))
    });
    said.map(|(_, line)| line).collect()
}

#[test]
fn noor_has_no_own_words_since_the_plan_meeting() {
    let house = first(saturday());
    assert_eq!(own_words(&house, house.meetings[0].id, "Noor").len(), 1);
    assert!(own_words(&house, last(&house).id, "Noor").is_empty());
}

#[test]
fn bens_last_words_are_cleared_for_nobody_and_avas_are() {
    let house = first(saturday());
    let ben = own_words(&house, last(&house).id, "Ben");
    assert!(ben.len() == 1 && ben[0].cleared.is_none());
    let ava = own_words(&house, last(&house).id, "Ava");
    let cleared = ava[0].cleared.as_ref().expect("cleared");
    assert_eq!((&cleared.audience, cleared.child_asked), (&Audience::Everyone, Some(true)));
}

#[test]
fn dad_of_two_of_the_children_is_not_to_have_certain_lines() {
    let house = first(saturday());
    let dad = house.people.iter().find(|person| person.handle == "Dad").expect("Dad").id;
    let fathered = house.ties.iter().filter(|tie| tie.person == dad && tie.relation == "father").count();
    assert_eq!(fathered, 2);
    let not_for_dad = Audience::NotFor([dad].into());
    assert!(lines(&house).any(|(_, line)| line.audience == not_for_dad && line.text.contains("Gran")));
    assert!(house.meetings.iter().all(|meeting| {
        lines(&house).any(|(text, line)| text.meeting == meeting.id && line.audience == not_for_dad)
    }));
}

#[test]
fn there_is_professionals_only_and_there_is_legal_advice() {
    let house = first(saturday());
    for audience in [Audience::ProfessionalsOnly, Audience::LegalAdvice] {
        assert!(lines(&house).any(|(_, line)| line.audience == audience), "{audience:?}");
    }
    assert!(house.actions.iter().any(|action| action.audience == Audience::ProfessionalsOnly));
}

#[test]
fn a_correction_is_kept_in_mums_own_words() {
    let house = first(saturday());
    assert!(house.addenda.iter().any(|addendum| addendum.author.contains("Mum")));
    assert!(house.addenda.iter().all(|addendum| addendum.at > *last(&house).closed().expect("closed")));
    assert!(house.reasons.iter().any(|reason| reason.words.is_empty()), "one reason is not answered");
}

#[test]
fn the_reason_nobody_saw_noor_is_kept_for_professionals_and_names_her() {
    let house = first(saturday());
    let noor = child(&house, "Noor").id;
    let reason = house.reasons.iter().find(|reason| reason.gaps.contains(&format!("unseen:{noor}")));
    let reason = reason.expect("a reason");
    assert_eq!((reason.meeting, reason.gaps.len()), (last(&house).id, 2));
    assert!(reason.audience == Audience::ProfessionalsOnly && reason.words.contains("no cover"));
    assert!(house.reasons.iter().all(|reason| !reason.gaps.is_empty()));
}
