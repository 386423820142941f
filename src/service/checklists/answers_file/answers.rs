//! The answers of a file: which item, whose, and which level or silence.

use std::collections::BTreeMap;

use super::known::{Home, Known};
use super::schema::ANSWER_FIELDS;
use crate::domain::checklist::band::Band;
use crate::domain::checklist::evidence::{Evidence, PaperResult};
use crate::domain::checklist::instrument::{Instrument, Item, Scope};
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::rollup_rule::AreaKind;
use crate::domain::checklist::scale::{Kind, Silence};
use crate::domain::checklist::sitting::Marks;
use crate::domain::checklist::value::Value;
use crate::domain::id::Id;
use crate::service::family_file::shape::{Sheet, within};
use crate::service::files::Piece;

/// The answers while they are read.
pub(super) struct Answering<'a, 'w, 'f> {
    pub(super) sheet: &'a Sheet<'w, 'f>,
    pub(super) known: &'a Known,
    pub(super) instrument: &'a Instrument,
    band: Option<&'a Band>,
    /// The answers about the home that the sitting will share.
    pub(super) home: Option<&'a Home>,
    pub(super) marks: Marks,
    pub(super) chosen: BTreeMap<String, Value>,
    pub(super) beside: Vec<Evidence>,
    pub(super) papers: Vec<PaperResult>,
    pub(super) remarks: Vec<String>,
}

impl<'a, 'w, 'f> Answering<'a, 'w, 'f> {
    pub(super) fn new(
        sheet: &'a Sheet<'w, 'f>,
        known: &'a Known,
        instrument: &'a Instrument,
        (band, home): (Option<&'a Band>, Option<&'a Home>),
    ) -> Self {
        Self {
            sheet,
            known,
            instrument,
            band,
            home,
            marks: Marks::new(),
            chosen: BTreeMap::new(),
            beside: Vec::new(),
            papers: Vec::new(),
            remarks: Vec::new(),
        }
    }

    pub(super) fn answers(&mut self) {
        for id in self.sheet.keys("answers") {
            if let Some(item) = self.item("answers", &id) {
                self.of_item(&within("answers", &id), item);
            }
        }
    }

    /// The item of an id, if it is asked of this child.
    pub(super) fn item(&self, table: &str, id: &str) -> Option<&'a Item> {
        let Some((_, item)) = self.instrument.item(id) else {
            let near = self.instrument.items().find(|(_, item)| item.id.eq_ignore_ascii_case(id));
            let todo = near.map_or_else(
                || format!("See its items: portal checklist show {}", self.instrument.instrument.id),
                |(_, item)| format!("Did you mean `{}`?", item.id),
            );
            self.sheet.fault_at_key(table, id, format!("this checklist has no item `{id}`"), &todo);
            return None;
        };
        let band = self.band.map_or("", |band| band.id.as_str());
        if !item.is_for(band) {
            let age = self.band.map_or("", |band| band.label.as_str());
            let what = format!("`{id}` is not asked of a child of this age ({age})");
            self.sheet.fault_at_key(table, id, what, "Take it out; look at `date` too.");
            return None;
        }
        Some(item)
    }

    /// One answer, or a list: one a carer, or one a rating.
    fn of_item(&mut self, place: &str, item: &'a Item) {
        match self.sheet.piece(place) {
            Some(Piece::List) => {
                for one in self.sheet.items(place) {
                    self.one(&one, item);
                }
            }
            _ => self.one(place, item),
        }
    }

    fn one(&mut self, place: &str, item: &'a Item) {
        let is_table = self.sheet.piece(place) == Some(Piece::Table);
        let value = if is_table { within(place, "value") } else { place.to_owned() };
        if is_table && !self.has_its_fields(place, item) {
            return;
        }
        let mark = self.mark(&value, place, item);
        let key = self.key(place, item, is_table);
        if let (Some(key), Some(mark)) = (key, mark) {
            self.take(place, item, key, mark);
        }
    }

    fn has_its_fields(&self, place: &str, item: &Item) -> bool {
        for key in self.sheet.keys(place) {
            if !ANSWER_FIELDS.contains(&key.as_str()) {
                let what = format!("`{key}` is not a field of an answer");
                let todo = format!(
                    "Use {}. What stands beside it goes under evidence.{}.",
                    ANSWER_FIELDS.join(", "),
                    item.id
                );
                self.sheet.fault_at_key(place, &key, what, &todo);
            }
        }
        let has = self.sheet.has(&within(place, "value"));
        if !has {
            self.sheet.fault(place, "`value` is missing", "Write the level: { value = 2 }");
        }
        has
    }

    fn take(&mut self, place: &str, item: &Item, key: Key, mark: Mark) {
        let fixed = self.home.filter(|home| home.fixed.contains(&item.id));
        if let Some(kept) = fixed.map(|home| home.answers.answers.get(&key).unwrap_or(&Mark::Blank))
            && *kept != mark
        {
            let what = format!(
                "`{}` is about the home, whose answers of this day are fixed, and it differs",
                item.id
            );
            let todo = "They were fixed when a brother's or sister's sitting was closed. Take it out; they are shared.";
            self.sheet.fault(place, what, todo);
        } else if self.marks.insert(key, mark).is_some() {
            let what = format!("`{}` is answered a second time here", item.id);
            self.sheet.fault(place, what, "Give one answer for each carer, and each rating.");
        }
    }

    /// The level or silence at a place.
    fn mark(&self, value: &str, place: &str, item: &Item) -> Option<Mark> {
        let scale = &self.instrument.scale;
        let given = match self.sheet.piece(value)? {
            Piece::Number(number) => Value::Number(number),
            Piece::Text(word) => Value::Word(word.trim().to_owned()),
            _ => {
                let what = format!("`{}` should be a level, or \"u\" or \"x\"", item.id);
                self.sheet.fault(value, what, self.use_one_of(item));
                return None;
            }
        };
        let has_levels = item.scored && !matches!(scale.kind, Kind::Text | Kind::External);
        if has_levels && scale.has(&given) {
            return Some(Mark::Level(given));
        }
        if let Value::Word(word) = &given {
            if self.is_silence(Silence::Unknown, word) {
                return Some(Mark::Unknown);
            }
            if self.is_silence(Silence::Na, word) {
                return self.na(place, item);
            }
        }
        if has_levels {
            let what = format!("`{}` has no level {given}", item.id);
            self.sheet.fault(value, what, self.use_one_of(item));
        } else {
            let what = format!("`{}` is answered in words and has no level", item.id);
            let todo = format!("Write the words in text of [evidence.{}], or here \"u\" or \"x\".", item.id);
            self.sheet.fault(value, what, todo);
        }
        None
    }

    fn is_silence(&self, id: Silence, word: &str) -> bool {
        let given = self.instrument.scale.non_scores.iter().find(|one| one.id == id);
        word == id.key() || given.is_some_and(|one| !one.key.as_str().is_empty() && one.key.as_str() == word)
    }

    fn na(&self, place: &str, item: &Item) -> Option<Mark> {
        let why = self.sheet.line(&within(place, "why"));
        if why.is_empty() && self.instrument.scale.asks_why(Silence::Na) {
            let what = format!("`{}` does not apply, and no reason is given", item.id);
            let todo = if self.sheet.is_json() {
                format!("Say why: \"{}\": {{\"value\": \"x\", \"why\": \"...\"}}", item.id)
            } else {
                format!("Say why: {} = {{ value = \"x\", why = \"...\" }}", item.id)
            };
            self.sheet.fault(place, what, todo);
            return None;
        }
        Some(Mark::Na(why))
    }

    fn use_one_of(&self, item: &Item) -> String {
        if !item.scored || self.instrument.scale.kind == Kind::Text {
            return "Use \"u\" or \"x\".".into();
        }
        let levels: Vec<String> = self.instrument.scale.levels().iter().map(written).collect();
        format!(
            "Use one of: {}, \"u\" where it is not known, \"x\" where it does not apply.",
            levels.join(", ")
        )
    }

    /// What an answer is kept under; with `of` an entry that may name a carer and a rating.
    pub(super) fn key(&mut self, place: &str, item: &Item, of: bool) -> Option<Key> {
        let (carer_at, rating_at) = (within(place, "carer"), within(place, "rating"));
        let carer = if of { self.sheet.line(&carer_at) } else { String::new() };
        let rating = if of { self.sheet.line(&rating_at) } else { String::new() };
        let carer = self.carer(place, item, &carer).ok()?;
        let rating = self.rating(if of { &rating_at } else { place }, item, &rating).ok()?;
        Some(Key { item: item.id.clone(), carer, rating })
    }

    /// Whose it is; none where it is nobody's in particular.
    fn carer(&mut self, place: &str, item: &Item, words: &str) -> Result<Option<Id>, Noted> {
        if item.scope != Scope::Carer {
            if !words.is_empty() {
                self.remarks.push(format!(
                    "{} is asked about the {}, not about one carer: the answer is kept, and \"{words}\" is not.",
                    item.id,
                    if item.scope == Scope::Household { "home" } else { "child" }
                ));
            }
            return Ok(None);
        }
        let carers = &self.known.carers;
        if words.is_empty() {
            return match carers.as_slice() {
                [] => Ok(None),
                [one] => Ok(Some(one.id)),
                _ => {
                    let what = format!("`{}` is asked for each carer, and none is named", item.id);
                    self.sheet.fault(place, what, format!("Add `carer`: one of {}.", self.names()));
                    Err(Noted)
                }
            };
        }
        let found = self.known.carer(words);
        if found.is_none() {
            let what = format!("nobody around this child is called `{words}`, or more than one");
            self.sheet.fault(&within(place, "carer"), what, format!("Use one of: {}.", self.names()));
        }
        found.map(Some).ok_or(Noted)
    }

    fn names(&self) -> String {
        let carers = self.known.carers.iter().map(|one| one.handle.as_str());
        carers.collect::<Vec<_>>().join(", ")
    }

    fn rating(&self, place: &str, item: &Item, words: &str) -> Result<Option<String>, Noted> {
        let ids: Vec<&str> = item.ratings.iter().map(|one| one.id.as_str()).collect();
        if words.is_empty() && ids.is_empty() {
            return Ok(None);
        }
        if ids.contains(&words) {
            return Ok(Some(words.to_owned()));
        }
        let (what, todo) = if ids.is_empty() {
            (format!("`{}` has one rating alone", item.id), "Take `rating` out.".to_owned())
        } else {
            (
                format!("`{}` has several ratings, and `{words}` is none", item.id),
                format!("Use one of: {}.", ids.join(", ")),
            )
        };
        self.sheet.fault(place, what, todo);
        Err(Noted)
    }

    /// What a person chose for an area.
    pub(super) fn chosen(&mut self) {
        for id in self.sheet.keys("chosen") {
            let place = within("chosen", &id);
            if self.instrument.rollup.area.kind != AreaKind::Chosen {
                self.sheet.fault("chosen", "nobody chooses a level for an area here", "Take `chosen` out.");
                return;
            }
            if !self.instrument.areas.iter().any(|area| area.id == id) {
                let what = format!("this checklist has no area `{id}`");
                self.sheet.fault_at_key("chosen", &id, what, "See its areas with: portal checklist show");
                continue;
            }
            let value = match self.sheet.piece(&place) {
                Some(Piece::Number(number)) => Some(Value::Number(number)),
                Some(Piece::Text(word)) => Some(Value::Word(word.to_owned())),
                _ => None,
            };
            if let Some(value) = value.filter(|value| self.instrument.scale.has(value)) {
                self.chosen.insert(id, value);
            } else {
                let levels: Vec<String> = self.instrument.scale.levels().iter().map(written).collect();
                let todo = format!("Use one of: {}.", levels.join(", "));
                self.sheet.fault(&place, "this is no level of this checklist", todo);
            }
        }
    }
}

/// It is not known, and the fault is noted.
struct Noted;

/// A level as a file writes it.
fn written(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Word(word) => format!("\"{word}\""),
    }
}
