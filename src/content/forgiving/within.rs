//! What lies within a value: the items of a list, the fields of a table, the choice of an enum.

use std::ops::Range;
use std::vec::IntoIter;

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::stop::Stop;
use super::value::Value;
use crate::domain::slips::nearest;

/// The items of a list.
pub(super) struct Items<'a, 'n, 'f> {
    items: IntoIter<&'a Spanned<DeValue<'a>>>,
    list: Value<'a, 'n, 'f>,
}

impl<'a, 'n, 'f> Items<'a, 'n, 'f> {
    pub(super) fn new(items: Vec<&'a Spanned<DeValue<'a>>>, list: Value<'a, 'n, 'f>) -> Self {
        Self { items: items.into_iter(), list }
    }
}

impl<'de> SeqAccess<'de> for Items<'_, '_, '_> {
    type Error = Stop;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        let Some(item) = self.items.next() else { return Ok(None) };
        Value { given: Some(item), ..self.list }.read(seed).map(Some)
    }
}

/// The fields of a table.
pub(super) struct Fields<'a, 'n, 'f> {
    fields: IntoIter<Value<'a, 'n, 'f>>,
    next: Option<Value<'a, 'n, 'f>>,
}

impl<'a, 'n, 'f> Fields<'a, 'n, 'f> {
    /// Every field of a table whose keys may be anything.
    pub(super) fn all(table: Option<&'a DeTable<'a>>, parent: Value<'a, 'n, 'f>) -> Self {
        let fields = table.into_iter().flat_map(|table| table.iter());
        Self::new(
            fields.map(|(key, value)| Value { key: key.get_ref(), given: Some(value), ..parent }).collect(),
        )
    }

    /// A stand-in for each of `keys`.
    pub(super) fn stand_ins(keys: &'static [&'static str], parent: Value<'a, 'n, 'f>) -> Self {
        Self::new(keys.iter().map(|key| Value { key, given: None, ..parent }).collect())
    }

    /// The fields of a table whose keys must be among `keys`; stand-ins for those known to be missing.
    pub(super) fn known(
        table: &'a DeTable<'a>,
        span: &Range<usize>,
        keys: &'static [&'static str],
        parent: Value<'a, 'n, 'f>,
    ) -> Self {
        let mut fields = Vec::new();
        for (key, value) in table {
            if keys.contains(&key.get_ref().as_ref()) {
                fields.push(Value { key: key.get_ref(), given: Some(value), ..parent });
            } else {
                let what = format!("`{}` is not a key of this entry", key.get_ref());
                parent.reading.note(key.span().start, what, instead(key.get_ref(), keys));
            }
        }
        let missing = parent.reading.missing.borrow();
        let missing = missing.iter().filter(|(at, _)| at == span);
        fields.extend(missing.map(|(_, key)| Value { key, given: None, ..parent }));
        Self::new(fields)
    }

    fn new(fields: Vec<Value<'a, 'n, 'f>>) -> Self {
        Self { fields: fields.into_iter(), next: None }
    }
}

impl<'de> MapAccess<'de> for Fields<'_, '_, '_> {
    type Error = Stop;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Stop> {
        self.next = self.fields.next();
        let Some(field) = self.next else { return Ok(None) };
        let key: StrDeserializer<'_, Stop> = field.key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Stop> {
        match self.next.take() {
            Some(field) => field.read(seed),
            None => Err(serde::de::Error::custom("a value was asked for before its key")),
        }
    }
}

/// What to do about a key that is none of `keys`: most are a slip of one that is.
fn instead(key: &str, keys: &[&str]) -> String {
    let known: Vec<(String, u32)> = keys.iter().map(|key| ((*key).to_owned(), 0)).collect();
    match nearest(key, false, &known).first() {
        Some(meant) => format!("Take it out, or write `{meant}`."),
        None => format!("Take it out, or use one of: {}.", keys.join(", ")),
    }
}

/// One choice of an enum: a word, or a word with a value (`{ days = 10 }`).
pub(super) struct Choice<'a, 'n, 'f> {
    word: &'a str,
    value: Value<'a, 'n, 'f>,
}

impl<'a, 'n, 'f> Choice<'a, 'n, 'f> {
    /// The choice `value` makes; the first of `choices` where it makes none of them, after a fault.
    pub(super) fn new(choices: &'static [&'static str], value: Value<'a, 'n, 'f>) -> Self {
        let stand_in = Self {
            word: choices.first().copied().unwrap_or_default(),
            value: Value { given: None, ..value },
        };
        let Some(given) = value.given else { return stand_in };
        let Some(choice) = Self::made(value, given.get_ref()) else {
            let what = format!("`{}` makes no choice", value.key);
            value.reading.note(given.span().start, what, format!("Use one of: {}.", choices.join(", ")));
            return stand_in;
        };
        if choices.contains(&choice.word) {
            return choice;
        }
        let what = format!("`{}` cannot be `{}`", value.key, choice.word);
        value.reading.note(given.span().start, what, format!("Use one of: {}.", choices.join(", ")));
        stand_in
    }

    fn made(value: Value<'a, 'n, 'f>, given: &'a DeValue<'a>) -> Option<Self> {
        match given {
            DeValue::String(word) => Some(Self { word, value }),
            DeValue::Table(table) if table.len() == 1 => table.iter().next().map(|(key, inner)| Self {
                word: key.get_ref(),
                value: Value { key: key.get_ref(), given: Some(inner), ..value },
            }),
            _ => None,
        }
    }
}

impl<'de> EnumAccess<'de> for Choice<'_, '_, '_> {
    type Error = Stop;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Stop> {
        let word: StrDeserializer<'_, Stop> = self.word.into_deserializer();
        seed.deserialize(word).map(|variant| (variant, self))
    }
}

impl<'de> VariantAccess<'de> for Choice<'_, '_, '_> {
    type Error = Stop;

    fn unit_variant(self) -> Result<(), Stop> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Stop> {
        self.value.read(seed)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Stop> {
        self.value.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Stop> {
        self.value.deserialize_struct("", keys, visitor)
    }
}
