//! One id in the place of another, wherever it stands in a record.

use serde_json::{Map, Value};

/// Two entries would have one name.
#[derive(Debug)]
pub(super) struct Twice;

/// The value with `kept` wherever `gone` stood. What named both in one list names the one once.
pub(super) fn put(value: &Value, gone: &str, kept: &str) -> Result<Value, Twice> {
    Ok(match value {
        Value::String(text) if text.contains(gone) => Value::String(text.replace(gone, kept)),
        Value::Array(items) => Value::Array(in_list(items, gone, kept)?),
        Value::Object(fields) => Value::Object(in_fields(fields, gone, kept)?),
        other => other.clone(),
    })
}

fn in_list(items: &[Value], gone: &str, kept: &str) -> Result<Vec<Value>, Twice> {
    let mut list = Vec::with_capacity(items.len());
    for item in items {
        let put = put(item, gone, kept)?;
        let is_again = put.as_str() == Some(kept) && list.contains(&put);
        if !is_again {
            list.push(put);
        }
    }
    Ok(list)
}

fn in_fields(fields: &Map<String, Value>, gone: &str, kept: &str) -> Result<Map<String, Value>, Twice> {
    let mut all = Map::new();
    for (name, value) in fields {
        let name = name.replace(gone, kept);
        if all.contains_key(&name) {
            return Err(Twice);
        }
        all.insert(name, put(value, gone, kept)?);
    }
    Ok(all)
}

/// Whatever is kept from one of the two, kept from both. Answers how often that changed something.
pub(super) fn keep_from_both(value: &mut Value, of: &str, too: &str) -> usize {
    match value {
        Value::Array(items) => items.iter_mut().map(|item| keep_from_both(item, of, too)).sum(),
        Value::Object(fields) => {
            let mut count = 0;
            for (name, value) in fields {
                count += match value {
                    Value::Array(ids) if matches!(name.as_str(), "not_for" | "from") => add(ids, of, too),
                    value => keep_from_both(value, of, too),
                };
            }
            count
        }
        _ => 0,
    }
}

fn add(ids: &mut Vec<Value>, of: &str, too: &str) -> usize {
    let has = |ids: &[Value], id: &str| ids.iter().any(|one| one.as_str() == Some(id));
    if !has(ids, of) || has(ids, too) {
        return 0;
    }
    ids.push(Value::String(too.to_owned()));
    1
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_id_is_put_in_the_place_of_another_wherever_it_stands() {
        for (before, after) in [
            (json!("G"), json!("K")),
            (json!("K"), json!("K")),
            (json!(["G", "X"]), json!(["K", "X"])),
            (json!(["K", "G"]), json!(["K"])),
            (json!(["G", "K", "G"]), json!(["K"])),
            (json!({ "not_for": ["G"] }), json!({ "not_for": ["K"] })),
            (json!({ "a": { "b": ["x", { "c": "G" }] } }), json!({ "a": { "b": ["x", { "c": "K" }] } })),
            (json!({ "answer:H1@G": 2 }), json!({ "answer:H1@K": 2 })),
            (json!({ "gaps": ["seen:G", "seen:K"] }), json!({ "gaps": ["seen:K", "seen:K"] })),
            (json!([{ "w": 1 }, { "w": 1 }]), json!([{ "w": 1 }, { "w": 1 }])),
            (json!(null), json!(null)),
            (json!(7), json!(7)),
        ] {
            assert_eq!(put(&before, "G", "K").expect("once"), after, "{before}");
        }
        assert!(put(&json!({ "answer:H1@G": 2, "answer:H1@K": 3 }), "G", "K").is_err());
    }

    #[test]
    fn what_is_kept_from_one_is_kept_from_both_and_nothing_else_changes() {
        for (before, after) in [
            (json!({ "a": { "not_for": ["K"] } }), json!({ "a": { "not_for": ["K", "G"] } })),
            (json!({ "a": { "not_for": ["K", "G"] } }), json!({ "a": { "not_for": ["K", "G"] } })),
            (json!({ "a": { "not_for": ["X"] } }), json!({ "a": { "not_for": ["X"] } })),
            (json!([{ "a": { "not_for": ["K"] } }]), json!([{ "a": { "not_for": ["K", "G"] } }])),
            (json!({ "from": ["K"] }), json!({ "from": ["K", "G"] })),
            (json!({ "from": "2026-11-20" }), json!({ "from": "2026-11-20" })),
            (json!({ "person": "K" }), json!({ "person": "K" })),
            (json!("everyone"), json!("everyone")),
        ] {
            let mut value = before.clone();
            let count = keep_from_both(&mut value, "K", "G");
            assert_eq!((value, count > 0), (after.clone(), before != after), "{before}");
        }
    }
}
