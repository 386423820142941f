//! Pictures of every screen at 80 by 24, 60 by 20 and 40 by 12, and what must hold of each.

use std::fmt::Write;

use portal::tui::look::{Look, Theme};

use crate::desk::Desk;
use crate::places::{all, at};

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 20), (40, 12)];

/// The rows, and where the real cursor stands.
fn picture(desk: &Desk) -> String {
    let (x, y) = desk.cursor();
    format!("{}\ncursor: column {x}, row {y}\n", desk.screen())
}

#[test]
fn each_screen_is_as_it_was_seen_and_approved() {
    for (name, keys) in all() {
        let mut pictures = String::new();
        for size in SIZES {
            let picture = picture(&at(keys, size, Look::default()));
            let _ = writeln!(pictures, "{} by {}\n\n{picture}", size.0, size.1);
        }
        let reader = Look { reader: true, ..Look::default() };
        let _ = write!(pictures, "reader setting\n\n{}", picture(&at(keys, (80, 24), reader)));
        insta::with_settings!({
            snapshot_path => "snapshots",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, {
            insta::assert_snapshot!(name.replace(' ', "-"), pictures);
        });
    }
}

#[test]
fn in_ascii_only_the_rules_and_what_has_no_letter_differ() {
    for (name, keys) in all() {
        for size in SIZES {
            let whole = at(keys, size, Look::default());
            let ascii = at(keys, size, Look { ascii: true, ..Look::default() });
            assert!(ascii.screen().is_ascii(), "{name}");
            assert_eq!(ascii.cursor(), whole.cursor(), "{name} at {size:?}");
            let rules = whole.screen().replace('\u{2502}', "|").replace('\u{2500}', "-");
            if rules.is_ascii() {
                assert_eq!(ascii.screen(), rules, "{name} at {size:?}");
            }
        }
    }
}

#[test]
fn no_theme_changes_a_word() {
    for (name, keys) in all() {
        for size in SIZES {
            let plain = at(keys, size, Look::default());
            let sixteen = at(keys, size, Look { theme: Theme::Sixteen, ..Look::default() });
            assert_eq!(picture(&sixteen), picture(&plain), "{name} at {size:?}");
        }
    }
}

/// In a list the cursor is on the mark of the chosen row; there is one such row in sight with it.
#[test]
fn the_cursor_stands_on_what_has_the_focus() {
    let lists = [
        "home",
        "guidance",
        "core group",
        "family",
        "attendance",
        "last time",
        "agenda",
        "palette",
        "help",
        "choice",
        "search hits",
    ];
    for (name, keys) in all().filter(|(name, _)| lists.contains(name)) {
        for size in SIZES {
            for reader in [false, true] {
                let desk = at(keys, size, Look { reader, ..Look::default() });
                let (x, y) = desk.cursor();
                let row = desk.row(y.into());
                let under: String = row.chars().skip(x.into()).take(2).collect();
                assert_eq!(under, "> ", "{name} at {size:?}:\n{}", desk.screen());
            }
        }
    }
}

#[test]
fn every_screen_says_in_words_which_mode_it_is_in_and_what_can_be_pressed() {
    for (name, keys) in all().filter(|(name, _)| *name != "blank") {
        for size in SIZES {
            let mut desk = at(keys, size, Look::default());
            // A notice stands there until the next key.
            if !desk.status().starts_with("Browse") && !desk.status().starts_with("Write") {
                desk.keys("<Ctrl-L>");
            }
            let status = desk.status();
            assert!(
                status.starts_with("Browse") || status.starts_with("Write"),
                "{name} at {size:?}: {status}"
            );
            assert!(
                !desk.row(desk.rows() - 1).is_empty(),
                "no hints on {name} at {size:?}:\n{}",
                desk.screen()
            );
        }
    }
}

#[test]
fn the_practice_banner_is_on_every_screen() {
    for (name, keys) in all().filter(|(name, _)| *name != "blank") {
        for size in SIZES {
            assert!(at(keys, size, Look::default()).row(1).starts_with("PRACTICE"), "{name} at {size:?}");
        }
    }
}
