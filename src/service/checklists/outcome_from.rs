//! An outcome made of one answer: what must change, what better looks like, how it is measured, how it was, by when.

use chrono::{Days, NaiveDate};

use super::view::SittingView;
use super::{flow, in_words, words};
use crate::domain::audience::Audience;
use crate::domain::checklist::instrument::{Instrument, Item};
use crate::domain::checklist::ladder::Ladder;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;

/// A level that can be aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The level, as it is answered.
    pub value: Value,
    /// Its key while scoring.
    pub key: String,
    /// In words: `2 Mostly met`.
    pub says: String,
    /// What it looks like, for a child of this age; may be empty.
    pub anchor: String,
}

/// An outcome as it begins, and the levels that can be aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The outcome, filled in from the answer, aiming at `aim`.
    pub outcome: Outcome,
    /// The levels that can be aimed at, the best first; empty where no end of the scale is worse.
    pub aims: Vec<Aim>,
    /// Which of them it begins with.
    pub aim: usize,
    /// Whether it may be for everyone: the file keeps nothing of it for professionals only.
    pub may_be_shared: bool,
}

/// How an outcome that is made of an item is measured: `A1 Enough to eat, Everyday Care Record`.
#[must_use]
pub fn measure(title: &str, instrument: &Instrument) -> String {
    format!("{title}, {}", words::title(instrument))
}

/// An outcome of the answer under `key`; none where the sitting does not ask it. It is for whoever may have everything it
/// is made of.
#[must_use]
pub fn begin(view: &SittingView, key: &Key, id: Id) -> Option<Begun> {
    let sheet = view.sheet();
    let row = sheet.row(key)?;
    let title = in_words::title(row, &view.people);
    let aims = aims(view, key);
    let aim = usize::from(aims.len() > 1);
    let guarded = in_words::is_guarded(&view.instrument, row.item);
    let outcome = Outcome {
        id,
        family: view.family.id,
        child: view.child.id,
        change: row.title(),
        better: aims.get(aim).map_or_else(String::new, |aim| aim.anchor.clone()),
        measure: measure(&title, &view.instrument),
        baseline: baseline(view, key),
        by: review(view),
        contingency: String::new(),
        audience: audience(view, key, guarded),
    };
    Some(Begun { outcome, aims, aim, may_be_shared: !guarded })
}

/// The levels better than the answer, the best first; for an answer at the best, that one, to be kept. Every level but the
/// worst where there is none yet.
fn aims(view: &SittingView, key: &Key) -> Vec<Aim> {
    let Some((area, item)) = view.instrument.item(&key.item) else { return Vec::new() };
    if !item.scored {
        return Vec::new();
    }
    let ladder = Ladder::of(&view.instrument.scale);
    let sheet = view.sheet();
    let now = match view.mark(key) {
        Some(Mark::Level(value)) => ladder.judged(value, item.polarity),
        _ => None,
    };
    let end = now.unwrap_or(ladder.len().saturating_sub(1)).max(1);
    let mut levels = view.instrument.scale.levels();
    levels.retain(|value| ladder.judged(value, item.polarity).is_some_and(|steps| steps < end));
    levels.sort_by_key(|value| ladder.judged(value, item.polarity));
    let keys = flow::keys(&view.instrument, item);
    let aim = |value: Value| {
        let key = keys.iter().find(|(_, mark)| *mark == Mark::Level(value.clone()));
        let key = key.map_or_else(|| value.to_string(), |(key, _)| key.clone());
        let place = view.instrument.place(&value);
        let anchor = place.and_then(|place| item.anchors(&sheet.band).get(place));
        let says = in_words::level(&view.instrument, (area, item), &value);
        Aim {
            anchor: anchor.map_or_else(|| end_of(item, &value, view), |one| one.as_str().to_owned()),
            says,
            key,
            value,
        }
    };
    levels.into_iter().map(aim).collect()
}

/// What an end of a line means.
fn end_of(item: &Item, value: &Value, view: &SittingView) -> String {
    let Value::Number(at) = value else { return String::new() };
    let scale = &view.instrument.scale;
    let point = item.points.iter().find(|point| point.at == *at).map(|point| point.text.as_str());
    let words = match point.filter(|text| !text.is_empty()) {
        Some(text) => text,
        None if *at == scale.max => &item.means_high,
        None if *at == scale.min => &item.means_low,
        None => "",
    };
    words.to_owned()
}

/// `3 Often not met on Fri 20 Nov 2026: no breakfast on 3 of 5 school days`.
fn baseline(view: &SittingView, key: &Key) -> String {
    let Some((area, item)) = view.instrument.item(&key.item) else { return String::new() };
    let mark = view.mark(key).cloned().unwrap_or(Mark::Blank);
    let says = in_words::answer(&view.instrument, (area, item), &mark);
    let on = view.sitting.date.format("%-d %b %Y");
    let words = view.beside(key).map_or("", |beside| beside.words.trim());
    if words.is_empty() { format!("{says} on {on}") } else { format!("{says} on {on}: {words}") }
}

/// The day another sitting is asked for.
fn review(view: &SittingView) -> Option<NaiveDate> {
    let weeks = view.instrument.review.ask_every_weeks?;
    view.sitting.date.checked_add_days(Days::new(u64::from(weeks) * 7))
}

/// The narrowest of what it is made of.
fn audience(view: &SittingView, key: &Key, guarded: bool) -> Audience {
    let beside = view.beside(key).map_or(Audience::Everyone, |beside| beside.audience.clone());
    let whole = beside.and(&view.sitting.audience);
    if guarded { whole.and(&Audience::ProfessionalsOnly) } else { whole }
}
