//! A pack to begin with: commented, and without a fault or a warning.

use chrono::{Months, NaiveDate};

/// What the new pack says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPack {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub authority: String,
}

/// Its files: each with its name in the folder, and its text.
#[must_use]
pub fn files(pack: &NewPack, today: NaiveDate) -> Vec<(&'static str, String)> {
    let next_year = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let filled = |text: &str| {
        text.replace("\r\n", "\n")
            .replace("{id}", &pack.id)
            .replace("{title}", &in_quotes(&pack.title))
            .replace("{authority}", &in_quotes(&pack.authority))
            .replace("{today}", &today.to_string())
            .replace("{next_year}", &next_year.to_string())
    };
    [
        ("pack.toml", include_str!("skeleton/pack.toml")),
        ("contacts.toml", include_str!("skeleton/contacts.toml")),
        ("links.toml", include_str!("skeleton/links.toml")),
        ("guidance/first-page.md", include_str!("skeleton/first-page.md")),
        ("README.md", include_str!("skeleton/README.md")),
    ]
    .map(|(name, text)| (name, filled(text)))
    .into()
}

/// Words as they stand between the quotes of a TOML text.
fn in_quotes(words: &str) -> String {
    let escaped = toml::Value::from(words.replace(char::is_control, " ")).to_string();
    let inner = escaped.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    // The crate writes some texts in single quotes; those hold a double quote or a backslash.
    inner.map_or_else(|| words.replace(['"', '\\'], "'").replace(char::is_control, " "), str::to_owned)
}

/// An id made from the words of a folder's name: small letters and digits with `-` between; none where nothing is left.
#[must_use]
pub fn id_from(name: &str) -> Option<String> {
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.map(str::to_ascii_lowercase).collect::<Vec<_>>().join("-");
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::content::check_folder;

    #[test]
    fn a_new_pack_has_no_fault_and_no_warning_whatever_it_is_called() {
        for title in ["Our pack", "It's \"ours\" \\ and more", "Zo\u{eb} \u{2192} {x}"] {
            let folder = tempfile::tempdir().expect("a folder");
            let pack = NewPack { id: "ours".into(), title: title.into(), authority: "The council\n".into() };
            for (name, text) in files(&pack, NaiveDate::from_ymd_opt(2028, 2, 29).expect("a day")) {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, text).expect("written");
            }
            let summary = check_folder(folder.path()).map_err(|faults| faults.to_string()).expect(title);
            let warnings: Vec<String> = summary.warnings.iter().map(ToString::to_string).collect();
            let is_plain = title.is_ascii();
            assert_eq!(warnings.is_empty(), is_plain, "{warnings:?}");
        }
    }

    #[test]
    fn an_id_is_made_from_the_name_of_a_folder() {
        for (name, id) in
            [("My Pack_2", Some("my-pack-2")), ("Bexley", Some("bexley")), ("--", None), ("", None)]
        {
            assert_eq!(id_from(name).as_deref(), id, "{name}");
        }
    }
}
