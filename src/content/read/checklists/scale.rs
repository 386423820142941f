//! The scale: as many levels as its kind has, in an order, each with a value and a key of its own.

use std::collections::{HashMap, HashSet};

use super::looking::{Looking, counted};
use crate::domain::checklist::scale::{Direction, Kind, Scale, Silence};
use crate::domain::checklist::value::Value;

/// Most places on a line: more are no line that anybody places a mark on.
const LONGEST: i64 = 100;

pub(super) fn check(whole: &Looking<'_>) {
    how_many(whole);
    line(whole);
    direction(whole);
    values(whole);
    keys(whole);
    silences(whole);
}

/// What a kind of scale is called.
pub(super) const fn called(kind: Kind) -> &'static str {
    match kind {
        Kind::Ordinal => "an ordinal scale",
        Kind::Binary => "a binary scale",
        Kind::Category => "a scale of categories",
        Kind::Line => "a line",
        Kind::Text => "a text",
        Kind::Placement => "a placement",
        Kind::External => "a result from paper",
    }
}

fn how_many(whole: &Looking<'_>) {
    let Scale { kind, values, .. } = whole.scale();
    let (least, most) = match kind {
        Kind::Ordinal | Kind::Category => (2, usize::MAX),
        Kind::Binary => (2, 2),
        Kind::Placement => (4, 4),
        Kind::Line | Kind::Text | Kind::External => (0, 0),
    };
    if (least..=most).contains(&values.len()) {
        return;
    }
    let (has, todo) = match most {
        0 => ("none".to_owned(), "Take `values` out, or choose another kind."),
        usize::MAX => (format!("{least} or more"), "Add one, or choose another kind."),
        _ => (least.to_string(), "Add or take out some, or choose another kind."),
    };
    let what = format!("{} has {has}, and here is {}", called(*kind), counted(values.len(), "level"));
    whole.fault("scale.values", what, todo);
}

fn line(whole: &Looking<'_>) {
    let Scale { kind, min, max, compare_only_if_same, .. } = whole.scale();
    if *kind != Kind::Line {
        for (key, is_given) in [
            ("scale.min", *min != 0),
            ("scale.max", *max != 0),
            ("scale.compare_only_if_same", !compare_only_if_same.is_empty()),
        ] {
            if is_given {
                whole.fault(key, format!("{} has no ends", called(*kind)), "Take it out.");
            }
        }
        return;
    }
    if min >= max {
        let what = format!("the line ends at {max}, and begins at {min}");
        whole.fault("scale.max", what, "Put the lower number in `min` and the higher in `max`.");
    } else if max.checked_sub(*min).is_none_or(|places| places > LONGEST) {
        let todo = "Put the two ends nearer to each other: people place a mark on it.";
        whole.fault("scale.max", format!("the line is longer than {LONGEST}"), todo);
    }
    let known = ["question", "means_low", "means_high"];
    whole.words("scale.compare_only_if_same", compare_only_if_same, &known);
}

fn direction(whole: &Looking<'_>) {
    let Scale { kind, direction, values, .. } = whole.scale();
    let by_number = matches!(direction, Direction::HighIsWorse | Direction::HighIsBetter);
    match kind {
        Kind::Text if *direction != Direction::None => {
            whole.fault("scale.direction", "of words no end is worse", "Write \"none\".");
        }
        Kind::Line if *direction == Direction::ListedBestFirst => {
            let todo = "Write \"high_is_worse\", \"high_is_better\" or \"none\".";
            whole.fault("scale.direction", "the places of a line are not listed", todo);
        }
        _ => {}
    }
    let word = values.iter().find(|level| by_number && matches!(level.v, Value::Word(_)));
    if let Some(word) = word {
        let what = format!("the level {} is neither high nor low", word.v);
        whole.fault("scale.direction", what, "Write \"listed_best_first\", or make every level a number.");
    } else if by_number && !is_in_order(&whole.scale().levels_listed()) {
        let todo = "Put them in an order, from one end to the other.";
        whole.fault("scale.values", "the levels go up and down", todo);
    }
}

/// Whether levels only rise or only fall. Two that are the same are another fault.
fn is_in_order(levels: &[&Value]) -> bool {
    levels.is_sorted() || levels.iter().rev().is_sorted()
}

fn values(whole: &Looking<'_>) {
    let mut seen = HashSet::new();
    for (n, level) in whole.scale().values.iter().enumerate().filter(|(_, level)| !seen.insert(&level.v)) {
        let what = format!("the value {} stands twice", level.v);
        let todo = "Give each level a value of its own.";
        whole.fault_at(&format!("scale.values.{n}.v"), "scale.values", what, todo);
    }
}

/// The silences that can be chosen by a key, each with what it is called: those of the file, or the usual ones.
fn keys_of_silence(scale: &Scale) -> Vec<(&str, &str)> {
    let all = [Silence::Unknown, Silence::Na, Silence::Blank];
    let key = |id: Silence| {
        let given = scale.non_scores.iter().find(|one| one.id == id);
        given.map_or(id.key(), |one| one.key.as_str())
    };
    all.into_iter().map(|id| (key(id), scale.silence(id))).filter(|(key, _)| !key.is_empty()).collect()
}

fn keys(whole: &Looking<'_>) {
    let scale = whole.scale();
    let mut taken: HashMap<&str, &str> = keys_of_silence(scale).into_iter().collect();
    for (n, level) in scale.values.iter().enumerate() {
        let way = format!("scale.values.{n}.key");
        one_sign(whole, &way, "scale.values", &level.key);
        if let Some(other) = taken.insert(&level.key, &level.label) {
            let what = format!("the key {} stands for \"{}\" and for \"{other}\"", level.key, level.label);
            whole.fault_at(&way, "scale.values", what, "Give one of the two another key.");
        }
    }
}

fn one_sign(whole: &Looking<'_>, way: &str, key: &str, sign: &str) {
    let mut letters = sign.chars();
    let is_one = letters.next().is_some_and(char::is_alphanumeric) && letters.next().is_none();
    if !is_one {
        let what = format!("`{sign}` is not one letter or digit");
        whole.fault_at(way, key, what, "Write the one letter or digit that is pressed.");
    }
}

fn silences(whole: &Looking<'_>) {
    let scale = whole.scale();
    let (mut ids, mut keys) = (HashSet::new(), HashSet::new());
    for (n, one) in scale.non_scores.iter().enumerate() {
        let way = |key: &str| format!("scale.non_scores.{n}.{key}");
        let key = one.key.as_str();
        // What is there before anything was chosen needs no key.
        if !(key.is_empty() && one.id == Silence::Blank) {
            one_sign(whole, &way("key"), "scale.non_scores", key);
        }
        if !ids.insert(one.id.label()) {
            let what = format!("\"{}\" stands for a second time for what is {}", one.label, one.id.label());
            whole.fault_at(&way("id"), "scale.non_scores", what, "Take one of the two out.");
        } else if !key.is_empty() && !keys.insert(key) {
            let what = format!("the key {key} stands twice");
            whole.fault_at(&way("key"), "scale.non_scores", what, "Give one of the two another key.");
        }
    }
}
