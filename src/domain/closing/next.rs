//! What becomes of it: last time's actions, the next day, who gets the record, who tells each child.

use chrono::{Months, NaiveDate};

use super::super::action::{Action, Progress};
use super::super::audience::Audience;
use super::super::child::{Birth, Child};
use super::super::entries::Found;
use super::super::entry::Mark;
use super::super::id::Id;
use super::super::marks;
use super::super::meeting::Kind;
use super::super::moment::long_date;
use super::super::next_meeting;
use super::super::person::Person;
use super::super::receives::{Receives, is_family, receives};
use super::super::template;
use super::lines::quoted;
use super::{Gap, Page};

/// The age before which a child is told by how they are cared for, not in words: two years.
const TOLD_IN_WORDS_FROM: Months = Months::new(24);
/// What the key of a question begins with that waits for a decision about copies.
const RECEIVES: &str = "receives:";
/// Words for telling.
const TELLING: [&str; 6] = ["tell", "tells", "explain", "explains", "talk to", "talks to"];

pub(super) fn gaps(page: &Page<'_>, latest: Option<NaiveDate>) -> Vec<Gap> {
    let mut all = carried(page);
    if page.children().next().is_some() {
        all.extend(next_day(page, latest));
    }
    all.extend(who_receives(page));
    all.extend(page.children().filter_map(|child| who_tells(page, child)));
    all
}

/// Last time's actions nobody has answered for: the services' own first.
fn carried(page: &Page<'_>) -> Vec<Gap> {
    let open = |action: &&Action| {
        let answer = page.record.answer(action.id);
        answer.is_none_or(|answer| answer.progress == Progress::Open) && !page.is_lost(action.child)
    };
    let mut open: Vec<&Action> = page.record.carried.iter().filter(open).collect();
    open.sort_by_key(|action| is_the_familys(page, action));
    open.into_iter().map(|action| carried_gap(page, action)).collect()
}

fn is_the_familys(page: &Page<'_>, action: &Action) -> bool {
    let person = action.person.and_then(|id| page.record.person(id));
    person.is_some_and(|person| !person.capacity.is_professional())
}

fn carried_gap(page: &Page<'_>, action: &Action) -> Gap {
    let name = |id: Option<Id>, words: &str| {
        let person = id.and_then(|id| page.record.person(id));
        person.map_or_else(|| words.to_owned(), |person| page.record.known_as(person))
    };
    let also = action.also.iter().map(|one| name(one.person, &one.words));
    let owners: Vec<String> = std::iter::once(name(action.person, &action.owner)).chain(also).collect();
    let owner = owners.join(" and ");
    let owner = if owner.is_empty() { String::new() } else { format!(" ({owner})") };
    let question = format!("{}{owner}, from last time: what became of it?", quoted(&action.what));
    Gap::new(format!("carried:{}", action.id), question, action.audience.clone())
}

fn next_day(page: &Page<'_>, latest: Option<NaiveDate>) -> Option<Gap> {
    let meeting = &page.record.meeting;
    let Some(next) = meeting.next else { return no_next_day(page, latest) };
    if next <= meeting.on {
        let question = format!("{} is not after this meeting: which day is the next one?", long_date(next));
        return Some(Gap::open("next".into(), question));
    }
    let Some(latest) = latest.filter(|latest| next > *latest) else { return next_not_worked(page, next) };
    let late = match (next - latest).num_days() {
        1 => "1 day".to_string(),
        days => format!("{days} days"),
    };
    let (next, latest) = (long_date(next), long_date(latest));
    let question = format!(
        "The next meeting is on {next}, {late} after the latest day, {latest}: what would make an earlier day possible?"
    );
    Some(Gap::open("next-late".into(), question))
}

/// Who may have all that is written of the next meeting.
fn of_the_section(page: &Page<'_>) -> Audience {
    let sections = &page.record.template.sections;
    let is_next = |id: &str| {
        sections.iter().any(|section| section.id == id && section.form == template::Form::NextMeeting)
    };
    let plain = |found: &Found| matches!(found.entry.mark, None | Some(Mark::Decision));
    let lines = page.whole().filter(|(found, _)| is_next(&found.section) && plain(found));
    let lines = lines.filter(|(found, _)| found.unsettled.is_none());
    lines.fold(Audience::Everyone, |all, (_, audience)| all.and(audience))
}

/// A day agreed for a meeting that nobody works is mostly a slip.
fn next_not_worked(page: &Page<'_>, next: NaiveDate) -> Option<Gap> {
    let why = page.not_worked(next)?;
    let question =
        format!("The next meeting is on {}, {}: is that day meant?", long_date(next), why.in_words());
    Some(Gap::open("next-not-worked".into(), question))
}

fn no_next_day(page: &Page<'_>, latest: Option<NaiveDate>) -> Option<Gap> {
    let meeting = &page.record.meeting;
    let typed = meeting.next_words.trim();
    // An extra meeting leaves the next core group where it was.
    let settled_elsewhere = matches!(meeting.kind, Kind::Extra | Kind::ProfessionalsOnly);
    if typed.is_empty() && settled_elsewhere {
        return None;
    }
    let asked = next_meeting::of_record(page.record, page.around).question;
    let unread = match asked {
        Some(question) => format!("{question} "),
        None if typed.is_empty() => String::new(),
        None => format!("{} was not read as a date. ", quoted(typed)),
    };
    let latest = latest.map_or_else(String::new, |latest| {
        let why = page.not_worked(latest).map_or_else(String::new, |why| format!(" ({})", why.in_words()));
        format!(" The latest day is {}{why}.", long_date(latest))
    });
    Some(Gap::new("next".into(), format!("{unread}When is the next meeting?{latest}"), of_the_section(page)))
}

/// One question for each child and each of the family who is likely to get a copy: those on the attendance list, and those
/// with a tie to a child. Nobody but professionals is asked.
fn who_receives(page: &Page<'_>) -> Vec<Gap> {
    let record = page.record;
    let is_listed = |person: &Person| record.attendance.iter().any(|row| row.person == person.id);
    let is_tied = |person: &Person| record.ties.iter().any(|tie| tie.person == person.id);
    let family = record.people.iter().filter(|person| is_family(person));
    let likely = family.filter(|person| is_listed(person) || is_tied(person));
    likely.flat_map(|person| of_each_child(page, person)).collect()
}

fn of_each_child<'p>(page: &'p Page<'_>, person: &'p Person) -> impl Iterator<Item = Gap> + 'p {
    let record = page.record;
    let undecided = move |child: &&Child| {
        receives(&record.ties, person.id, child.id, record.meeting.on) == Receives::NotDecided
    };
    page.children().filter(undecided).map(|child| {
        let (who, of) = (&person.handle, &child.name);
        let question = format!(
            "May {who} have what is written of {of}? Not decided: until then {who} gets nothing of {of}."
        );
        Gap::new(receives_key(person.id, child.id), question, Audience::ProfessionalsOnly)
    })
}

fn receives_key(person: Id, child: Id) -> String {
    format!("{RECEIVES}{person}:{child}")
}

/// Whose decision a question waits for: whether this person may have what is written of this child.
#[must_use]
pub fn asks_to_receive(key: &str) -> Option<(Id, Id)> {
    let (person, child) = key.strip_prefix(RECEIVES)?.split_once(':')?;
    Some((person.parse().ok()?, child.parse().ok()?))
}

/// Who tells a child is stated by a line of the next meeting's section, or an action, that names the child, or the
/// children, with a word for telling.
fn who_tells(page: &Page<'_>, child: &Child) -> Option<Gap> {
    let told = page.whole().any(|(found, _)| says_who_tells(page, found, child));
    let question = format!("Who tells {} what was decided, and how?", child.name);
    let asked = is_told_in_words(child, page.record.meeting.on) && !told;
    asked.then(|| Gap::open(format!("tells:{}", child.id), question))
}

fn says_who_tells(page: &Page<'_>, found: &Found, child: &Child) -> bool {
    let section = page.record.template.sections.iter().find(|section| section.id == found.section);
    let place = section.is_some_and(|section| section.form == template::Form::NextMeeting);
    let states =
        !matches!(found.entry.mark, Some(Mark::FindOut | Mark::ChildSaid)) && found.unsettled.is_none();
    let here = states && (place || found.entry.mark == Some(Mark::Action));
    let says = |word: &&str| marks::mentions(&found.plain, word);
    let all = found.child.is_none() && says(&"children");
    let named = found.child == Some(child.id) || found.about.contains(&child.id) || all;
    let question = found.plain.trim_end().ends_with('?');
    here && named && !question && TELLING.iter().any(says)
}

fn is_told_in_words(child: &Child, on: NaiveDate) -> bool {
    match child.birth {
        Birth::Due(_) => false,
        Birth::Born(born) => born.checked_add_months(TOLD_IN_WORDS_FROM).is_some_and(|day| day <= on),
    }
}
