//! What a record was like: a few letters made of it, which change when it does.

use serde_json::Value;

use crate::domain::record::Record;

/// How many letters.
const LETTERS: usize = 8;

/// The letters of a record. The same record has the same ones in every store.
pub(super) fn rev<R: Record>(record: &R) -> String {
    let text = serde_json::to_string(record).unwrap_or_default();
    let made = uuid::Uuid::new_v5(&uuid::Uuid::NAMESPACE_OID, text.as_bytes());
    made.simple().to_string().chars().take(LETTERS).collect()
}

/// The fields in which two records differ.
pub(super) fn differing<R: Record>(one: &R, other: &R) -> Vec<String> {
    let fields = |record: &R| match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (one, other) = (fields(one), fields(other));
    one.iter().filter(|(name, value)| other.get(*name) != Some(value)).map(|(name, _)| name.clone()).collect()
}
