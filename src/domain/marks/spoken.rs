//! A line as one sentence after another, for whoever listens; and what in it could not be read.

use super::super::date;
use super::super::entry::{Bound, Entry, Mark, Named, Said, Tag, When};
use super::super::moment::long_date;
use super::Present;

/// `Action. Weigh Ben. Owner health visitor. Friday 4 December 2026.`
#[must_use]
pub fn spoken(entry: &Entry, present: &Present<'_>) -> String {
    let mut sentences = Vec::new();
    sentences.extend(entry.mark.map(|mark| mark.label().to_string()));
    sentences.extend(entry.speaker.as_ref().map(|who| format!("{} said", name(who, present))));
    match (entry.mark, &entry.said) {
        (Some(Mark::Disagrees), _) => sentences.push(who(entry.owner.as_ref(), present)),
        (_, Some(said)) => sentences.extend(heard(said, present)),
        _ => {}
    }
    sentences.push(entry.words.clone());
    sentences.extend(entry.tag.as_ref().map(|tag| how_known(tag, present)));
    if matches!(entry.mark, Some(Mark::Action | Mark::FindOut)) {
        sentences.extend(to_do(entry, present));
    }
    let sentences: Vec<String> = sentences.iter().filter_map(|words| sentence(words)).collect();
    sentences.join(" ")
}

/// What in a line could not be read, a sentence each. It stays as text, and is asked about before closing.
#[must_use]
pub fn unread(entry: &Entry) -> Vec<String> {
    let wrong = entry.due.as_ref().and_then(|due| due.date.as_ref().err());
    let wrong = wrong.map(|why| date::sentence(why.as_str()));
    let does = matches!(entry.mark, Some(Mark::Action | Mark::FindOut));
    let owners = entry.owners().filter(|owner| does && owner.person.is_none());
    let owners = owners.map(|owner| format!("Nobody on record is called \"{}\".", owner.words));
    wrong.into_iter().chain(entry.doubts.iter().cloned()).chain(owners).collect()
}

fn to_do(entry: &Entry, present: &Present<'_>) -> Vec<String> {
    let asked_of_it = entry.mark == Some(Mark::Action);
    let owners: Vec<String> = entry.owners().map(|owner| name(owner, present)).collect();
    let owner = match owners.as_slice() {
        [] => None,
        [one] => Some(format!("Owner {one}")),
        many => Some(format!("Owners {}", many.join(" and "))),
    };
    let due = entry.due.as_ref().map(due);
    let measure = entry.measure.as_ref().map(|measure| format!("Seen by: {measure}"));
    let or = |said: Option<String>, none: &str| said.or_else(|| asked_of_it.then(|| none.to_string()));
    [or(owner, "No owner"), or(due, "No date"), measure].into_iter().flatten().collect()
}

fn due(when: &When) -> String {
    match when.date {
        Ok(date) if when.bound == Bound::By => long_date(date),
        Ok(date) => format!("{} {}", when.bound.label(), long_date(date)),
        Err(_) => format!("Date not read: {}", when.words),
    }
}

fn who(owner: Option<&Named>, present: &Present<'_>) -> String {
    owner.map_or_else(|| "Who is not stated".into(), |owner| name(owner, present))
}

fn name(named: &Named, present: &Present<'_>) -> String {
    let person = present.people.iter().find(|person| Some(person.id) == named.person);
    person.map_or_else(|| named.words.clone(), |person| person.known_among(present.people.iter()))
}

fn how_known(tag: &Tag, present: &Present<'_>) -> String {
    match tag {
        Tag::Seen => "Seen".into(),
        Tag::ToldBy(who) if who.words.is_empty() => "Told".into(),
        Tag::ToldBy(who) => format!("Told by {}", name(who, present)),
        Tag::View => "Professional view".into(),
    }
}

fn heard(said: &Said, present: &Present<'_>) -> Vec<String> {
    let child = present.children.iter().find(|child| Some(child.id) == said.child);
    let alone = said.alone.map(|alone| if alone { "Alone" } else { "Not alone" });
    let facts = [
        child.map(|child| child.name.clone()),
        said.hearer.as_ref().map(|hearer| format!("Heard by {}", name(hearer, present))),
        said.when.map(long_date),
        said.when_unread.as_ref().map(|words| format!("Date not read: {words}")),
        alone.map(Into::into),
        said.asked.as_ref().map(|asked| format!("Asked: {asked}")),
        said.unclear.as_ref().map(|words| format!("Not clear whose words: {words}")),
        missing(said),
    ];
    facts.into_iter().flatten().collect()
}

/// `Not stated: who heard it, when.`
fn missing(said: &Said) -> Option<String> {
    let facts = [
        (said.hearer.is_none(), "who heard it"),
        (said.when.is_none() && said.when_unread.is_none(), "when"),
        (said.alone.is_none(), "whether alone"),
        (said.asked.is_none(), "what was asked"),
    ];
    let missing: Vec<&str> = facts.into_iter().filter(|(none, _)| *none).map(|(_, what)| what).collect();
    (!missing.is_empty()).then(|| format!("Not stated: {}", missing.join(", ")))
}

/// With a capital and a full stop; nothing for no words.
fn sentence(words: &str) -> Option<String> {
    let words = words.trim();
    let mut letters = words.chars();
    let first = letters.next()?;
    let stop = if words.ends_with(['.', '?', '!']) { "" } else { "." };
    Some(format!("{}{}{stop}", first.to_uppercase(), letters.as_str()))
}
