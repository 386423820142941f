//! The shape of a type, found by reading it from nothing: which keys it has, what each holds, and which must be there.
//!
//! Whatever the reader of packs can read is described so, and nothing else: the description cannot be out of date.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::content::asked::is_asked_for_as;
use crate::domain::checklist::rollup_rule::WORD_OR_TABLE;
use crate::domain::checklist::value::NUMBER_OR_WORD;

/// What a key holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Text.
    Text,
    /// A day.
    Day,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// One of these words with a number: `{ days = 10 }`.
    Measure(Vec<&'static str>),
    /// A number or a word.
    NumberOrWord,
    /// A list of such things.
    List(Box<Self>),
    /// A table of such things under names of the file's own.
    Named(Box<Self>),
    /// One word, or a table of its own with these keys.
    WordOr(Vec<Key>),
    /// A table of its own.
    Table(Vec<Key>),
}

/// One key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// Whether it must be there.
    pub needed: bool,
}

/// The keys of a type that is read from a table.
#[must_use]
pub fn keys<T: DeserializeOwned>() -> Vec<Key> {
    let mut keys = match read::<T>(&[]) {
        (Some(Holds::Table(keys)), _) => keys,
        _ => Vec::new(),
    };
    need::<T>(&mut keys, &mut Vec::new());
    keys
}

/// Without which keys the type cannot be read: each is left out once.
fn need<T: DeserializeOwned>(keys: &mut [Key], path: &mut Vec<&'static str>) {
    for key in keys {
        path.push(key.name);
        key.needed = !read::<T>(path).1;
        if let Some(inner) = inner(&mut key.holds) {
            need::<T>(inner, path);
        }
        path.pop();
    }
}

fn inner(holds: &mut Holds) -> Option<&mut Vec<Key>> {
    match holds {
        Holds::Table(keys) | Holds::WordOr(keys) => Some(keys),
        Holds::List(item) => inner(item),
        _ => None,
    }
}

/// Reads the type from stand-ins without the key at this path. What it asked for, and whether it was satisfied.
fn read<T: DeserializeOwned>(path: &[&'static str]) -> (Option<Holds>, bool) {
    let without = Without { path, second_names: RefCell::default(), given: RefCell::default() };
    loop {
        let found = RefCell::new(None);
        let read = T::deserialize(Ask { found: &found, path: Vec::new(), without: &without });
        // A key met under its second name is left out, and the reading done again.
        if !matches!(read, Err(Stopped { is_second_name: true })) {
            return (found.into_inner(), read.is_ok());
        }
        without.second_names.borrow_mut().push(without.given.take());
    }
}

/// What is not given.
struct Without<'p> {
    path: &'p [&'static str],
    /// Ways to keys that are second names of others; of two names the alphabet has it which comes first.
    second_names: RefCell<Vec<Vec<&'static str>>>,
    /// The way to the key that was given last.
    given: RefCell<Vec<&'static str>>,
}

impl Without<'_> {
    fn holds(&self, way: &[&'static str]) -> bool {
        way == self.path || self.second_names.borrow().iter().any(|second| second == way)
    }
}

/// Why a reading stopped; nobody reads it.
#[derive(Debug)]
struct Stopped {
    /// Whether because a key was given under two names.
    is_second_name: bool,
}

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}

impl std::error::Error for Stopped {}

impl serde::de::Error for Stopped {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self { is_second_name: false }
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self { is_second_name: true }
    }
}

/// Gives a stand-in of whatever is asked for, and notes what that was.
struct Ask<'a> {
    found: &'a RefCell<Option<Holds>>,
    path: Vec<&'static str>,
    without: &'a Without<'a>,
}

impl Ask<'_> {
    fn note(&self, holds: Holds) {
        *self.found.borrow_mut() = Some(holds);
    }

    fn number<T>(&self, read: impl FnOnce() -> Result<T, Stopped>) -> Result<T, Stopped> {
        self.note(Holds::Number);
        read()
    }
}

impl<'de> Deserializer<'de> for Ask<'_> {
    type Error = Stopped;

    // As do days that may be written with quotes or without.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        if is_asked_for_as(&visitor, NUMBER_OR_WORD) {
            self.note(Holds::NumberOrWord);
            return visitor.visit_i64(1);
        }
        if is_asked_for_as(&visitor, WORD_OR_TABLE) {
            let found = self.found;
            let read = visitor.visit_newtype_struct(self);
            let table = found.take();
            *found.borrow_mut() = table.map(|table| match table {
                Holds::Table(keys) => Holds::WordOr(keys),
                other => other,
            });
            return read;
        }
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.note(Holds::Truth);
        visitor.visit_bool(true)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.number(|| visitor.visit_u32(1))
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.number(|| visitor.visit_i32(1))
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.number(|| visitor.visit_i64(1))
    }

    // Only the dates of chrono ask for a borrowed text.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.note(Holds::Day);
        visitor.visit_str("2000-01-01")
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        self.note(Holds::Text);
        visitor.visit_str("words")
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        let item = RefCell::new(None);
        let items = Items { item: &item, path: self.path.clone(), without: self.without, is_given: false };
        let read = visitor.visit_seq(items);
        let held = item.into_inner().unwrap_or(Holds::Text);
        self.note(Holds::List(Box::new(held)));
        read
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        let keys = RefCell::new(Vec::new());
        let map =
            Fields { names: &["name"], at: 0, keys: &keys, path: self.path.clone(), without: self.without };
        let read = visitor.visit_map(map);
        let held = keys.into_inner().pop().map_or(Holds::Text, |key| key.holds);
        self.note(Holds::Named(Box::new(held)));
        read
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        let keys = RefCell::new(Vec::new());
        let map =
            Fields { names: fields, at: 0, keys: &keys, path: self.path.clone(), without: self.without };
        let read = visitor.visit_map(map);
        self.note(Holds::Table(keys.into_inner()));
        read
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stopped> {
        self.note(Holds::Choice(variants.to_vec()));
        visitor.visit_enum(Choice { variants, found: self.found })
    }

    forward_to_deserialize_any! {
        i8 i16 u8 u16 u64 f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

/// The keys of a table, one after the other, without the one that is left out.
struct Fields<'a> {
    names: &'static [&'static str],
    at: usize,
    keys: &'a RefCell<Vec<Key>>,
    path: Vec<&'static str>,
    without: &'a Without<'a>,
}

impl<'de> MapAccess<'de> for Fields<'_> {
    type Error = Stopped;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        while let Some(name) = self.names.get(self.at) {
            let way = [self.path.as_slice(), &[name]].concat();
            if !self.without.holds(&way) {
                *self.without.given.borrow_mut() = way;
                return seed.deserialize(serde::de::value::BorrowedStrDeserializer::new(name)).map(Some);
            }
            self.at += 1;
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stopped> {
        let name = self.names.get(self.at).ok_or_else(|| Stopped::custom(""))?;
        self.at += 1;
        let found = RefCell::new(None);
        let path = [self.path.as_slice(), &[name]].concat();
        let read = seed.deserialize(Ask { found: &found, path, without: self.without });
        let holds = found.into_inner().unwrap_or(Holds::Text);
        self.keys.borrow_mut().push(Key { name, holds, needed: false });
        read
    }
}

/// A list of one.
struct Items<'a> {
    item: &'a RefCell<Option<Holds>>,
    path: Vec<&'static str>,
    without: &'a Without<'a>,
    is_given: bool,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = Stopped;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        if std::mem::replace(&mut self.is_given, true) {
            return Ok(None);
        }
        let ask = Ask { found: self.item, path: self.path.clone(), without: self.without };
        seed.deserialize(ask).map(Some)
    }
}

/// The first of a few answers.
struct Choice<'a> {
    variants: &'static [&'static str],
    found: &'a RefCell<Option<Holds>>,
}

impl<'de> EnumAccess<'de> for Choice<'_> {
    type Error = Stopped;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Stopped> {
        let first = self.variants.first().ok_or_else(|| Stopped::custom(""))?;
        let variant = seed.deserialize(serde::de::value::BorrowedStrDeserializer::<Stopped>::new(first))?;
        Ok((variant, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_> {
    type Error = Stopped;

    fn unit_variant(self) -> Result<(), Stopped> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Stopped> {
        let inner = RefCell::new(None);
        let without = Without { path: &[], second_names: RefCell::default(), given: RefCell::default() };
        let read = seed.deserialize(Ask { found: &inner, path: Vec::new(), without: &without });
        *self.found.borrow_mut() = Some(Holds::Measure(self.variants.to_vec()));
        read
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Stopped> {
        Err(Stopped::custom(""))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Stopped> {
        Err(Stopped::custom(""))
    }
}

#[cfg(test)]
mod tests;
