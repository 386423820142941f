//! Examples of fields as JSON writes them.

use toml::Value;

use super::schema::Field;

/// `"born": "2018-05-02"`.
pub(super) fn example(field: &Field) -> String {
    let value = format!("x = {}", field.example).parse::<toml::Table>().ok();
    let value = value.and_then(|mut table| table.remove("x")).map(|value| json(&value));
    format!("\"{}\": {}", field.name, value.unwrap_or_default())
}

fn json(value: &Value) -> serde_json::Value {
    match value {
        Value::Integer(number) => (*number).into(),
        Value::Boolean(truth) => (*truth).into(),
        Value::Array(list) => list.iter().map(json).collect(),
        Value::String(text) => text.as_str().into(),
        other => other.to_string().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::{CHILD, PLAN};
    use super::*;

    #[test]
    fn days_stand_in_quotes() {
        let said = |field: Option<&Field>| field.map(example).unwrap_or_default();
        assert_eq!(said(CHILD.field("born")), "\"born\": \"2018-05-02\"");
        assert_eq!(said(PLAN.field("reviews")), "\"reviews\": [\"2027-01-20\"]");
        assert_eq!(said(PLAN.field("every_weeks")), "\"every_weeks\": 6");
        assert_eq!(said(CHILD.field("not_for")), "\"not_for\": [\"Dad\"]");
    }
}
