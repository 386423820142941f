//! How one goes through a sitting, whichever front door it is: which key is which answer, what is asked before an answer
//! is taken, and what comes after it.

use super::SittingView;
use crate::domain::checklist::instrument::{Instrument, Item, Scope};
use crate::domain::checklist::ladder::Ladder;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::row::Row;
use crate::domain::checklist::scale::{Kind, Silence};
use crate::domain::checklist::value::Value;

/// The key of a line's level 10, which has two digits.
pub const TEN: &str = "+";

/// One thing that comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Ask what stands in the way, before the level is taken.
    Barrier,
    /// Ask why it does not apply.
    Why,
    /// Offer whom to ring, before anything else.
    Danger,
    /// Ask for what must stand beside the answer: which parts are still empty.
    Evidence(Vec<&'static str>),
    /// Go on to this answer.
    Next(Key),
    /// Nothing is left to be asked.
    End,
}

/// The keys of an item and the answers they give, in the order of the scale.
#[must_use]
pub fn keys(instrument: &Instrument, item: &Item) -> Vec<(String, Mark)> {
    let scale = &instrument.scale;
    let mut keys: Vec<(String, Mark)> = Vec::new();
    if item.scored {
        match scale.kind {
            Kind::Line => {
                keys.extend(scale.levels().into_iter().map(|value| (digit(&value), Mark::Level(value))));
            }
            _ => keys.extend(scale.values.iter().map(|one| (one.key.clone(), Mark::Level(one.v.clone())))),
        }
    }
    for id in [Silence::Unknown, Silence::Na] {
        let given = scale.non_scores.iter().find(|one| one.id == id);
        let key = given.map_or(id.key(), |one| one.key.as_str());
        let mark = if id == Silence::Unknown { Mark::Unknown } else { Mark::Na(String::new()) };
        keys.push((key.to_owned(), mark));
    }
    keys
}

fn digit(value: &Value) -> String {
    let words = value.to_string();
    if words.chars().count() == 1 { words } else { TEN.to_owned() }
}

/// The answer that a key gives to an item.
#[must_use]
pub fn answer_of(instrument: &Instrument, item: &Item, key: char) -> Option<Mark> {
    let mut letter = [0; 4];
    let key: &str = key.encode_utf8(&mut letter);
    keys(instrument, item).into_iter().find(|(own, _)| own == key).map(|(_, mark)| mark)
}

/// Levels 1 and 10 of a line, where the key may be the first digit of both: then it is asked which of the two is meant.
#[must_use]
pub fn one_or_ten(instrument: &Instrument, item: &Item, key: char) -> Option<[Mark; 2]> {
    let levels = [Value::Number(1), Value::Number(10)];
    let is_line = item.scored && instrument.scale.kind == Kind::Line;
    let both = is_line && key == '1' && levels.iter().all(|level| instrument.scale.has(level));
    both.then(|| levels.map(Mark::Level))
}

/// What is asked before an answer is taken.
#[must_use]
pub fn before(view: &SittingView, key: &Key, mark: &Mark) -> Option<Step> {
    let (_, item) = view.instrument.item(&key.item)?;
    match mark {
        Mark::Na(why) if why.is_empty() && view.instrument.scale.asks_why(Silence::Na) => Some(Step::Why),
        Mark::Level(value) if item.barrier_first && needs_evidence(&view.instrument, item, value) => {
            let is_known = view.beside(key).is_some_and(|beside| !beside.barrier.is_empty());
            (!is_known).then_some(Step::Barrier)
        }
        _ => None,
    }
}

/// What comes after an answer was taken, in order.
#[must_use]
pub fn after(view: &SittingView, key: &Key) -> Vec<Step> {
    let mut steps = Vec::new();
    let (Some((_, item)), Some(Mark::Level(value))) = (view.instrument.item(&key.item), view.mark(key))
    else {
        return vec![next(view, key)];
    };
    if is_danger(&view.instrument, item, value) {
        steps.push(Step::Danger);
    }
    let missing = missing(view, item, key, value);
    if !missing.is_empty() {
        steps.push(Step::Evidence(missing));
    }
    steps.push(next(view, key));
    steps
}

/// Whether a safety item stands at its worst.
#[must_use]
pub fn is_danger(instrument: &Instrument, item: &Item, value: &Value) -> bool {
    let ladder = Ladder::of(&instrument.scale);
    item.critical && ladder.judged(value, item.polarity).is_some_and(|steps| steps + 1 == ladder.len())
}

/// Whether the file asks for evidence at this level.
#[must_use]
pub fn needs_evidence(instrument: &Instrument, item: &Item, value: &Value) -> bool {
    let ladder = Ladder::of(&instrument.scale);
    let from = instrument.record.item_required_at.as_ref();
    item.scored && from.is_some_and(|from| ladder.reaches(ladder.judged(value, item.polarity), from))
}

/// Which parts that must not be empty are still empty beside an answer.
#[must_use]
pub fn missing(view: &SittingView, item: &Item, key: &Key, value: &Value) -> Vec<&'static str> {
    if !needs_evidence(&view.instrument, item, value) {
        return Vec::new();
    }
    let beside = view.beside(key);
    let fields = &view.instrument.record.item_fields;
    // A file that does not keep a part cannot ask for it.
    let is_kept = |name: &str| fields.is_empty() || fields.iter().any(|field| field == name);
    let is_empty = |words: Option<&String>| words.is_none_or(|words| words.trim().is_empty());
    let parts = [
        ("evidence", is_empty(beside.map(|one| &one.words))),
        ("source", is_empty(beside.map(|one| &one.source))),
        ("impact_on_child", is_empty(beside.map(|one| &one.impact_on_child))),
    ];
    parts.into_iter().filter(|(name, empty)| *empty && is_kept(name)).map(|(name, _)| name).collect()
}

/// The next answer that is not there yet, after `key` and then from the beginning.
#[must_use]
pub fn next(view: &SittingView, key: &Key) -> Step {
    let keys = unanswered(view);
    let all = asked(view);
    let at = all.iter().position(|one| one == key).map_or(0, |at| at + 1);
    let after = all.iter().skip(at).chain(all.iter().take(at)).find(|one| keys.contains(one));
    after.map_or(Step::End, |key| Step::Next(key.clone()))
}

/// The answer before `key` that is not there yet; after the first the last.
#[must_use]
pub fn unanswered_before(view: &SittingView, key: &Key) -> Option<Key> {
    let keys = unanswered(view);
    let all = asked(view);
    let at = all.iter().position(|one| one == key).unwrap_or(0);
    let before = all.iter().take(at).rev().chain(all.iter().skip(at + 1).rev());
    before.into_iter().find(|one| keys.contains(one)).cloned()
}

/// The answers whose item has all these words in its id, its name, its question or its area.
#[must_use]
pub fn find(view: &SittingView, words: &str) -> Vec<Key> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let sheet = view.sheet();
    let has_all = |text: String| !words.is_empty() && words.iter().all(|word| text.contains(word.as_str()));
    let of = |row: &Row<'_>| {
        let item = row.item;
        format!("{} {} {} {}", item.id, row.title(), item.ask, row.area.name).to_lowercase()
    };
    // Somebody who types an item's id means that item.
    let named = sheet.rows.iter().filter(|row| words.first() == Some(&row.item.id.to_lowercase()));
    let named: Vec<Key> = named.map(|row| row.key.clone()).collect();
    if words.len() == 1 && !named.is_empty() {
        return named;
    }
    sheet.rows.iter().filter(|row| has_all(of(row))).map(|row| row.key.clone()).collect()
}

/// Why an answer cannot be given here, where it cannot.
#[must_use]
pub fn fixed_because(view: &SittingView, key: &Key) -> Option<&'static str> {
    if view.is_closed() {
        return Some("This sitting is closed and stays as it is. A correction is a sitting of its own.");
    }
    view.fixed_home.contains(&key.item).then_some(
        "Recorded once for this home, and fixed when a brother's or sister's sitting was closed. A new sitting asks it again.",
    )
}

/// Every answer that this sitting asks for, in order.
#[must_use]
pub fn asked(view: &SittingView) -> Vec<Key> {
    view.sheet().rows.into_iter().map(|row| row.key).collect()
}

/// Those of them that are still blank.
#[must_use]
pub fn unanswered(view: &SittingView) -> Vec<Key> {
    let is_blank = |key: &Key| view.mark(key).is_none_or(|mark| *mark == Mark::Blank);
    let can_be_given = |key: &Key| !view.fixed_home.contains(&key.item);
    asked(view).into_iter().filter(|key| is_blank(key) && can_be_given(key)).collect()
}

/// Whether an answer is about the home.
#[must_use]
pub fn is_home(instrument: &Instrument, key: &Key) -> bool {
    instrument.item(&key.item).is_some_and(|(_, item)| item.scope == Scope::Household)
}
