//! What is typed and who is named is nowhere in plain: in no file of the store, in no sentence of an error.

use std::fs;
use std::path::Path;

use portal::domain::body::{Edit, Spot};
use portal::domain::manuscript::Stroke;
use portal::service::Deed;

use crate::desk::{Desk, files_in};

/// Words and names that stand nowhere but in this meeting and this family.
const SECRETS: [&str; 8] = [
    "quixotarn",
    "marmazulu",
    "Osterwick",
    "zebrafold",
    "Oyelade-Finch",
    "Shirin",
    "Fairweather",
    "Brackenbury",
];

fn find(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for file in files_in(folder) {
        let bytes = fs::read(&file).expect("a file");
        for secret in SECRETS {
            let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
            for needle in [secret.as_bytes(), secret.to_lowercase().as_bytes(), &wide] {
                if bytes.windows(needle.len()).any(|part| part == needle) {
                    found.push(format!("{secret} in {}", file.display()));
                }
            }
            let name = file.file_name().expect("a name").to_string_lossy();
            assert!(!name.contains(secret), "{name}");
        }
    }
    found
}

fn typed() -> Desk {
    let mut desk = Desk::in_a_meeting();
    desk.keys("+").types("Mrs Osterwick, aunt\n").keys("<Down><Enter>");
    desk.keys("nw<Down><Down><Down><Down><Down><Enter>").types("marmazulu\n").keys("<Enter>");
    desk.keys("<PageDown><PageDown>").types("! quixotarn for Ben @HV by fri\n").save_due();
    desk.types(".close\n").types("zebrafold\n");
    desk
}

#[test]
fn no_file_of_the_store_holds_a_word_or_a_name_in_plain() {
    let mut desk = typed();
    assert!(files_in(desk.data()).len() >= 3, "a store, its log, its key");
    assert_eq!(find(desk.data()), Vec::<String>::new(), "while it is open");
    desk.types(".back\n").types("more\n").save_due();
    assert_eq!(find(desk.data()), Vec::<String>::new(), "after more was saved");
    let folder = desk.closes();
    assert_eq!(find(folder.path()), Vec::<String>::new(), "after it was closed");
}

#[test]
fn the_words_are_found_where_they_are_in_plain() {
    let folder = tempfile::TempDir::new().expect("a folder");
    fs::write(folder.path().join("plain"), "about zebrafold").expect("a file");
    assert_eq!(find(folder.path()).len(), 2, "as typed and in small letters");
}

#[test]
fn no_sentence_of_an_error_holds_what_was_typed() {
    let mut desk = typed();
    desk.types(".close\n").keys("<Down><Enter>");
    let text = desk.record().text("since-last-time", None).expect("a text").id;
    let edit = Edit::Within { line: 9, at: 0, removed: "quixotarn".into(), inserted: "zebrafold".into() };
    desk.tries(Deed::Stroke { text, stroke: Stroke::Edit { edit, after: Spot::default(), joins: false } });
    assert!(!desk.refused.is_empty());
    for sentence in &desk.refused {
        for secret in SECRETS {
            assert!(!sentence.contains(secret), "{sentence}");
        }
    }
}
