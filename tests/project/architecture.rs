//! Who may know whom, read from the source: the rooms and their directions.

use std::fs;
use std::path::Path;

/// Every Rust file beneath a folder: its path from the root, and its text.
pub fn sources(folder: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} holds no source");
    found
}

/// The source without what is for tests alone.
fn shipped(folder: &str) -> Vec<(String, String)> {
    let is_test =
        |name: &str| name.ends_with("/tests.rs") || name.contains("/tests/") || name.ends_with("/sample.rs");
    sources(folder)
        .into_iter()
        .filter(|(name, _)| !is_test(name) && name != "src/domain/calendar/england.rs")
        .map(|(name, text)| (name, code(&text)))
        .collect()
}

/// Without comments, and without modules and items marked as for tests. Test modules stand at the end of a file.
fn code(text: &str) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.trim() == "#[cfg(test)]" {
            break;
        }
        if !line.trim_start().starts_with("//") {
            lines.push(line);
        }
    }
    // An item for tests in the middle of a file, as a test's own module declared first, ends nothing.
    let rest = text.split_once("#[cfg(test)]").map_or("", |(_, rest)| rest);
    if let Some((_, after)) = rest.split_once(";\n").filter(|(item, _)| !item.contains('{')) {
        return lines.join("\n") + "\n" + &code(after);
    }
    lines.join("\n")
}

/// The first places where one of these words stands.
fn places(files: &[(String, String)], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in files {
        for line in text.lines() {
            if let Some(word) = words.iter().find(|word| stands(line, word)) {
                found.push(format!("{name}: {word} in {}", line.trim()));
            }
        }
    }
    found
}

/// Whether a word stands in a line and is not the end of a longer one.
fn stands(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|before| before.chars().next_back());
        before.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
    })
}

/// Paths into a room of the crate, as other rooms write them. A list in braces after `crate::` is refused on its own.
fn into(rooms: &[&str]) -> Vec<String> {
    rooms.iter().flat_map(|room| [format!("crate::{room}"), format!("portal::{room}")]).collect()
}

fn refuse(folder: &str, rooms: &[&str], why: &str) {
    let words = into(rooms);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = places(&shipped(folder), &words);
    assert!(found.is_empty(), "{why}: {found:#?}");
}

const ROOMS: &[&str] = &["cli", "command", "content", "domain", "export", "service", "store", "tui", "vault"];

#[test]
fn a_room_is_named_by_its_path_so_that_it_can_be_found_here() {
    let found = places(&shipped("src"), &["use crate::{"]);
    assert!(found.is_empty(), "{found:#?}");
    let there: Vec<String> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    assert!(there.iter().all(|room| ROOMS.contains(&room.as_str())), "a room no rule knows: {there:?}");
}

#[test]
fn the_domain_knows_nothing_but_itself() {
    let above: Vec<&str> = ROOMS.iter().copied().filter(|room| *room != "domain").collect();
    refuse("src/domain", &above, "the domain knows another room");
    let files = shipped("src/domain");
    let allowed = [
        "std",
        "core",
        "super",
        "self",
        "crate",
        "chrono",
        "serde",
        "thiserror",
        "unicode_normalization",
        "unicode_segmentation",
        "unicode_width",
    ];
    let own = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/mod.rs")).unwrap();
    for (name, text) in &files {
        for line in text.lines().map(str::trim).filter(|line| line.starts_with("use ")) {
            let first = line.trim_start_matches("use ").split([':', ';', ' ', '{']).next().unwrap();
            let is_own = own.contains(&format!("mod {first};")) || text.contains(&format!("mod {first};"));
            assert!(allowed.contains(&first) || is_own, "{name}: {line}");
        }
    }
    let clocks = places(
        &files,
        &["Utc::now", "Local::now", "SystemTime", "Instant::now", "std::fs", "std::env", "std::io"],
    );
    assert!(clocks.is_empty(), "time and files are arguments: {clocks:#?}");
}

#[test]
fn each_library_stays_in_its_room() {
    let outside = |library: &str, homes: &[&str]| {
        let files: Vec<_> = shipped("src")
            .into_iter()
            .filter(|(name, _)| !homes.iter().any(|home| name.starts_with(home)))
            .collect();
        let words = [format!("{library}::"), format!("use {library};")];
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let found = places(&files, &words);
        assert!(found.is_empty(), "{library} is known outside {homes:?}: {found:#?}");
    };
    outside("rusqlite", &["src/store/"]);
    outside("ratatui", &["src/tui/"]);
    outside("tui_textarea", &["src/tui/"]);
    outside("crossterm", &["src/tui/terminal", "src/tui/event", "src/tui/chord"]);
    outside("clap", &["src/cli/args", "src/main.rs"]);
    outside("include_dir", &["src/content/"]);
    outside("toml", &["src/content/"]);
    outside("spellbook", &["src/service/dictionary/"]);
}

#[test]
fn the_rooms_below_the_service_know_the_domain_alone() {
    for room in ["store", "content", "export", "vault"] {
        let others: Vec<&str> =
            ROOMS.iter().copied().filter(|other| *other != "domain" && *other != room).collect();
        refuse(&format!("src/{room}"), &others, room);
    }
}

#[test]
fn the_service_and_the_commands_know_no_front_door() {
    refuse("src/service", &["cli", "tui", "command"], "the service knows a front door");
    let others: Vec<&str> =
        ROOMS.iter().copied().filter(|room| !matches!(*room, "command" | "domain")).collect();
    refuse("src/command", &others, "the commands know more than the domain");
    refuse("src/tui", &["cli"], "the full screen knows the shell");
}

#[test]
fn the_front_doors_ask_the_service_for_everything() {
    for door in ["src/cli", "src/tui"] {
        refuse(door, &["store", "content", "export", "vault"], "a front door goes round the service");
    }
}

#[test]
fn a_pane_returns_effects_and_writes_nothing() {
    let found = places(
        &shipped("src/tui/pane"),
        &["Writer", "writer::", "opening::", "practising::", "Reading", "Store"],
    );
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn secrets_cannot_be_shown_copied_or_kept() {
    let vault = shipped("src/vault");
    for (name, text) in &vault {
        for (at, _) in text.match_indices("struct ") {
            let named = text.get(at..).unwrap().trim_start_matches("struct ");
            let named = named.split(|letter: char| !letter.is_alphanumeric()).next().unwrap();
            if NO_SECRET.contains(&named) {
                continue;
            }
            let before: Vec<&str> =
                text.get(..at).unwrap().lines().rev().take_while(|line| !line.is_empty()).collect();
            assert!(!before.iter().any(|line| line.contains("derive")), "{name}: {before:?}");
        }
    }
    let mut found = places(&vault, &["Debug for", "Display for", "Clone for", "Serialize for"]);
    found.retain(|place| !NO_SECRET.iter().any(|named| place.contains(&format!(" for {named}"))));
    assert!(found.is_empty(), "{found:#?}");
}

/// What the vault has that may be shown: it holds no key and no secret, or holds it sealed.
const NO_SECRET: &[&str] =
    &["Cost", "Found", "Hex", "KeysFile", "Keyslots", "Slot", "Strength", "WordsFault"];

/// Files that are a table of data, or one list that is read from top to bottom.
const TABLES: &[&str] = &["src/command/rows.rs", "src/cli/args.rs", "src/service/family_file/schema.rs"];
/// Lines of a file, tests apart.
const LONGEST: usize = 400;

#[test]
fn there_are_no_drawers_and_no_file_is_two_rooms() {
    for (name, text) in sources("src") {
        let drawer = ["utils", "util", "common", "helpers", "helper", "constants", "misc"];
        let parts = name.trim_end_matches(".rs").split('/');
        assert!(!parts.into_iter().any(|part| drawer.contains(&part)), "{name}");
        let is_test = name.contains("/tests") || name.ends_with("tests.rs");
        let lines = text.lines().take_while(|line| line.trim() != "mod tests {").count();
        assert!(is_test || TABLES.contains(&name.as_str()) || lines <= LONGEST, "{name} has {lines} lines");
    }
}

#[test]
fn a_record_keeps_every_field_so_that_clearing_one_is_a_change() {
    for (name, text) in sources("src/domain") {
        for after in text.split("impl Record for ").skip(1) {
            let kind = after.split_whitespace().next().unwrap();
            let (_, body) =
                text.split_once(&format!("pub struct {kind} {{")).unwrap_or_else(|| panic!("{name}: {kind}"));
            let body = body.split_once("\n}").unwrap().0;
            assert!(!body.contains("skip_serializing"), "{name}: {kind} leaves a field out");
        }
    }
}

#[test]
fn no_input_can_reach_a_panic() {
    let words = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
    let found: Vec<String> = shipped("src")
        .iter()
        .flat_map(|(name, text)| {
            let lines = text.lines().filter(|line| words.iter().any(|word| line.contains(word)));
            lines.map(|line| format!("{name}: {}", line.trim())).collect::<Vec<_>>()
        })
        .filter(|place| !ALLOWED.contains(&place.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// What a hidden option does on purpose.
const ALLOWED: &[&str] = &["src/tui/run.rs: panic!(\"asked to fail\");"];
