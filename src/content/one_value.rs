//! One value in a flat TOML file: changed in its line, so that remarks and everything else stay as they are.

use toml::{Table, Value};

/// A value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OneValue<'a> {
    /// Words.
    Words(&'a str),
    /// Yes or no.
    Yes(bool),
    /// A whole number.
    Number(u32),
}

impl From<OneValue<'_>> for Value {
    fn from(value: OneValue<'_>) -> Self {
        match value {
            OneValue::Words(words) => Self::from(words),
            OneValue::Yes(yes) => Self::from(yes),
            OneValue::Number(number) => Self::from(number),
        }
    }
}

/// The text with this value under this key, in its line or in one before all others. None where that would not say
/// what was meant: then the text is not a flat TOML file.
#[must_use]
pub fn with_value(text: &str, key: &str, value: OneValue<'_>) -> Option<String> {
    let value = Value::from(value);
    let mut wanted: Table = text.parse().ok()?;
    if wanted.get(key) == Some(&value) {
        return Some(text.to_owned());
    }
    let line = format!("{key} = {value}");
    let is_its_line = |line: &str| line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
    let after = if wanted.insert(key.into(), value).is_some() {
        let lines = text.lines().map(|old| if is_its_line(old) { line.as_str() } else { old });
        lines.collect::<Vec<_>>().join("\n") + "\n"
    } else {
        format!("{line}\n{text}")
    };
    (after.parse::<Table>().ok()? == wanted).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_value_changes_and_everything_else_stays() {
        let rows = [
            ("", "reader = true\n"),
            (
                "reader = false # hers\n# a remark\ncolor = \"16\"\n",
                "reader = true\n# a remark\ncolor = \"16\"\n",
            ),
            ("# a remark\nascii = true", "reader = true\n# a remark\nascii = true"),
            ("reader = true # as it was\n", "reader = true # as it was\n"),
            ("[table]\nascii = false\n", "reader = true\n[table]\nascii = false\n"),
        ];
        for (before, after) in rows {
            assert_eq!(
                with_value(before, "reader", OneValue::Yes(true)).as_deref(),
                Some(after),
                "{before:?}"
            );
        }
        let pack = with_value("", "pack", OneValue::Words("a\"b\nc")).expect("a text");
        assert_eq!(pack.parse::<Table>().expect("a table")["pack"].as_str(), Some("a\"b\nc"));
    }

    #[test]
    fn a_text_in_which_the_line_cannot_be_told_is_refused() {
        for text in [
            "reader = ",
            "not this",
            "reader = \"\"\"\nreader = 1\n\"\"\"\n",
            "reader = 1\n[a]\nreader = 2\n",
        ] {
            assert_eq!(with_value(text, "reader", OneValue::Yes(true)), None, "{text:?}");
        }
    }
}
