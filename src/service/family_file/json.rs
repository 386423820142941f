//! Examples of fields as JSON writes them.

use super::schema::{Field, Holds};

/// `"born": "2018-05-02"`. What TOML writes is JSON too, but for days, which have no quotes there.
pub(super) fn example(field: &Field) -> String {
    let example = match field.holds {
        Holds::Day => format!("\"{}\"", field.example),
        Holds::Aside => "{ \"meetings\": [] }".to_owned(),
        Holds::Days => field.example.replace('[', "[\"").replace(", ", "\", \"").replace(']', "\"]"),
        _ => field.example.to_owned(),
    };
    format!("\"{}\": {example}", field.name)
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
