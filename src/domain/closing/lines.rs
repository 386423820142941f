//! What the lines themselves leave open. Each question has the audience of its line.

use chrono::NaiveDate;

use super::super::audience::Audience;
use super::super::child::Child;
use super::super::child_names::ChildNames;
use super::super::entries::{Found, Unsettled, child_of};
use super::super::entry::Mark;
use super::super::id::Id;
use super::super::marks;
use super::super::moment::long_date;
use super::children::is_action;
use super::{Gap, Page, capital};

/// What the key of a question begins with that asks whether a word is a child.
pub const MEANT: &str = "meant:";
/// The same of words in small letters.
pub const SMALL: &str = "small:";
/// Longest piece of a line that is quoted in a question, in characters.
const LONGEST_QUOTE: usize = 48;

pub(super) fn gaps(page: &Page<'_>) -> Vec<Gap> {
    let mut all: Vec<Gap> = each(page, which_child);
    all.extend(pasted(page));
    all.extend(each(page, |found, audience| action(page, found, audience)));
    all.extend(each(page, unread));
    all.extend(each(page, disagreement));
    all.extend(meant(page));
    all
}

/// Of each child whose name is a word too: one question for all lines in which it cannot be told which of them it is, and
/// one for all those in which it stands in small letters.
fn meant(page: &Page<'_>) -> Vec<Gap> {
    let names = ChildNames::of(&page.record.children, &page.record.people, |_| true);
    page.children()
        .flat_map(|child| [in_doubt(page, &names, child), small(page, &names, child)])
        .flatten()
        .collect()
}

/// Lines of a child's own section and words are the child's in any case.
fn not_theirs<'p>(page: &'p Page<'_>, child: &Child) -> impl Iterator<Item = (&'p Found, &'p Audience)> {
    let id = child.id;
    page.whole().filter(move |(found, _)| {
        let said = found.entry.said.as_ref().and_then(|said| said.child);
        found.child != Some(id) && said != Some(id)
    })
}

fn in_doubt(page: &Page<'_>, names: &ChildNames, child: &Child) -> Option<Gap> {
    let lines: Vec<(&Found, &Audience)> = not_theirs(page, child)
        .filter(|(found, _)| names.in_doubt(&found.plain, &found.said) == Some(child.id))
        .collect();
    let first = lines.first()?.0;
    let places = match lines.len() {
        1 => "in a line".to_owned(),
        many => format!("in {many} lines"),
    };
    let question = format!(
        "\"{}\" {places}, the child or a word? {} (.name or .word answers for all of them)",
        child.name,
        quoted(&first.plain)
    );
    Some(Gap::new(format!("{MEANT}{}", child.id), question, of_all(&lines)))
}

fn small(page: &Page<'_>, names: &ChildNames, child: &Child) -> Option<Gap> {
    let times = |found: &Found| names.in_small_letters(child.id, &found.plain, &found.said);
    let lines: Vec<(&Found, &Audience)> =
        not_theirs(page, child).filter(|(found, _)| times(found) > 0).collect();
    let all: usize = lines.iter().map(|(found, _)| times(found)).sum();
    let stands = match all {
        0 => return None,
        1 => "stands once".to_owned(),
        many => format!("stands {many} times"),
    };
    let question = format!(
        "\"{}\" {stands} in small letters: is it ever {}? (.word: never; .name keeps those lines as {}'s)",
        child.name.to_lowercase(),
        child.name,
        child.name
    );
    Some(Gap::new(format!("{SMALL}{}", child.id), question, of_all(&lines)))
}

fn of_all(lines: &[(&Found, &Audience)]) -> Audience {
    lines.iter().fold(Audience::Everyone, |all, (_, audience)| all.and(audience))
}

fn each(page: &Page<'_>, ask: impl Fn(&Found, &Audience) -> Option<Gap>) -> Vec<Gap> {
    page.whole().filter_map(|(found, audience)| ask(found, audience)).collect()
}

/// A name for the line that outlasts changes to its words: its text and the instant it was begun.
fn key(kind: &str, found: &Found) -> String {
    let begun = found.typed.map(|typed| typed.timestamp_millis().to_string());
    format!("{kind}:{}:{}", found.text, begun.unwrap_or_else(|| format!("{:x}", fingerprint(&found.plain))))
}

/// FNV-1a, for lines that do not know when they were typed: the same in every build, which std's hasher is not.
fn fingerprint(words: &str) -> u64 {
    words
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The start of the words, in quotation marks, cut where a word ends.
pub(super) fn quoted(words: &str) -> String {
    let words = words.trim();
    let Some((cut, _)) = words.char_indices().nth(LONGEST_QUOTE) else { return format!("\"{words}\"") };
    let start = words.get(..cut).unwrap_or_default();
    let whole_words = start.rfind(' ').and_then(|at| start.get(..at)).unwrap_or(start);
    format!("\"{} ...\"", whole_words.trim_end_matches([',', ';', ' ']))
}

/// What the question about an action is known by.
pub(super) fn action_key(found: &Found) -> String {
    key("action", found)
}

fn which_child(found: &Found, audience: &Audience) -> Option<Gap> {
    let question = format!("Which child's words are these, or whose? {}", quoted(&found.plain));
    let asked = found.unsettled == Some(Unsettled::WhichChild);
    asked.then(|| Gap::new(key("which-child", found), question, audience.clone()))
}

/// One question for each text, for those who may have all of its lines.
fn pasted(page: &Page<'_>) -> Vec<Gap> {
    let mut texts: Vec<(Id, &Found, usize, Audience)> = Vec::new();
    for (found, audience) in page.whole().filter(|(found, _)| found.unsettled == Some(Unsettled::Pasted)) {
        match texts.iter_mut().find(|(text, ..)| *text == found.text) {
            Some((_, _, count, all)) => {
                *count += 1;
                *all = all.and(audience);
            }
            None => texts.push((found.text, found, 1, audience.clone())),
        }
    }
    let gap = |(text, found, count, audience): (Id, &Found, usize, Audience)| {
        Gap::new(
            format!("pasted:{text}"),
            format!("{}: {}", place(page, found), pasted_words(count)),
            audience,
        )
    };
    texts.into_iter().map(gap).collect()
}

fn pasted_words(count: usize) -> String {
    match count {
        1 => "a pasted line begins with a mark nobody has accepted. What is it?".into(),
        _ => format!("{count} pasted lines begin with a mark nobody has accepted. What are they?"),
    }
}

fn place(page: &Page<'_>, found: &Found) -> String {
    let section = page.record.template.sections.iter().find(|section| section.id == found.section);
    let title = section.map_or(found.section.as_str(), |section| section.title.as_str());
    let child = found.child.and_then(|id| page.record.child(id));
    child.map_or_else(|| title.to_string(), |child| format!("{title}, {}", child.name))
}

/// One question for an action, however much of it is missing.
fn action(page: &Page<'_>, found: &Found, audience: &Audience) -> Option<Gap> {
    if !is_action(found) {
        return None;
    }
    let entry = &found.entry;
    let mut missing = marks::unread(entry);
    missing.extend(entry.owner.is_none().then(|| "Who will do it?".into()));
    let dated = entry.due.as_ref().is_some_and(|due| due.date.is_ok());
    missing.extend((!dated).then(|| "By when?".into()));
    missing.extend(entry.due_day().and_then(|day| not_worked(page, day)));
    missing.extend(if entry.measure.is_none() { measure(page, found) } else { None });
    let question = format!("{}: {}", quoted(&entry.words), missing.join(" "));
    (!missing.is_empty()).then(|| Gap::new(action_key(found), question, audience.clone()))
}

/// A last day that nobody works.
fn not_worked(page: &Page<'_>, day: NaiveDate) -> Option<String> {
    let why = page.not_worked(day)?;
    Some(format!("{} is {}. Which is meant?", long_date(day), why.in_words()))
}

fn measure(page: &Page<'_>, found: &Found) -> Option<String> {
    let child = child_of(found).and_then(|id| page.record.child(id));
    let children: Vec<&str> = page.children().map(|child| child.name.as_str()).collect();
    let day = match (child, children.as_slice()) {
        (Some(child), _) => format!("{}'s day", child.name),
        (None, []) => return None,
        (None, [only]) => format!("{only}'s day"),
        (None, _) => "the children's days".into(),
    };
    Some(format!("How will we see it in {day}?"))
}

/// What could not be read in a line that is no action.
fn unread(found: &Found, audience: &Audience) -> Option<Gap> {
    let unread = marks::unread(&found.entry);
    let asked = !is_action(found) && !unread.is_empty();
    let question = format!("{}: {} What is meant?", quoted(&found.entry.words), unread.join(" "));
    asked.then(|| Gap::new(key("unread", found), question, audience.clone()))
}

/// Every disagreement is asked about: only people know whether it has a route.
fn disagreement(found: &Found, audience: &Audience) -> Option<Gap> {
    let quote = quoted(&found.entry.words);
    let question = match &found.entry.owner {
        Some(who) => format!("{} disagrees ({quote}): what happens next with it?", capital(&who.words)),
        None => format!("Somebody disagrees ({quote}): who is it, and what happens next with it?"),
    };
    let asked = found.entry.mark == Some(Mark::Disagrees) && !found.entry.words.is_empty();
    asked.then(|| Gap::new(key("route", found), question, audience.clone()))
}
