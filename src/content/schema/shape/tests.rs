use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;
use crate::domain::checklist::rollup_rule::WholeRule;
use crate::domain::checklist::value::Value;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Limit {
    #[expect(dead_code, reason = "only its shape is looked at")]
    Days(u32),
}

#[derive(Deserialize)]
struct Inner {
    #[serde(rename = "on")]
    _on: chrono::NaiveDate,
    #[serde(default, rename = "why")]
    _why: Option<String>,
}

#[derive(Deserialize)]
struct Outer {
    #[serde(rename = "id")]
    _id: String,
    #[serde(default, rename = "truth")]
    _truth: bool,
    #[serde(rename = "limit")]
    _limit: Limit,
    #[serde(default, rename = "entry")]
    _inner: Vec<Inner>,
    #[serde(default, rename = "first", alias = "second")]
    _two_names: String,
    #[serde(rename = "level")]
    _level: Value,
    #[serde(default, rename = "rule")]
    _rule: WholeRule,
    #[serde(default, rename = "by_age")]
    _by_age: BTreeMap<String, Vec<String>>,
}

#[test]
fn the_shape_of_a_type_is_found_with_what_must_be_there() {
    let key = |name, holds, needed| Key { name, holds, needed };
    let inner = vec![key("on", Holds::Day, true), key("why", Holds::Text, false)];
    let band = vec![
        key("from", Holds::Number, true),
        key("to", Holds::Number, true),
        key("label", Holds::Text, true),
    ];
    let rule = vec![
        key("kind", Holds::Choice(vec!["none", "chosen", "sum", "subscales"]), true),
        key("bands", Holds::List(Box::new(Holds::Table(band))), false),
    ];
    let expected = vec![
        key("id", Holds::Text, true),
        key("truth", Holds::Truth, false),
        key("limit", Holds::Measure(vec!["days"]), true),
        key("entry", Holds::List(Box::new(Holds::Table(inner))), false),
        key("first", Holds::Text, false),
        key("level", Holds::NumberOrWord, true),
        key("rule", Holds::WordOr(rule), false),
        key("by_age", Holds::Named(Box::new(Holds::List(Box::new(Holds::Text)))), false),
    ];
    assert_eq!(keys::<Outer>(), expected);
}
