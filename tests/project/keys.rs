//! The keymap as data: no key means two things in one place, and every action can be reached.

use std::collections::{HashMap, HashSet};

use portal::command::chord::{Chord, Key};
use portal::command::{Command, Context, Row};

/// Contexts that live together, the innermost first: as the panes themselves say in their source, and what
/// works everywhere after them.
fn together() -> Vec<Vec<Context>> {
    let contexts: HashSet<Context> = rows().into_iter().map(|row| row.context).collect();
    let named = |name: &str| contexts.iter().copied().find(|context| format!("{context:?}") == name).unwrap();
    let mut all = vec![vec![Context::Palette], vec![Context::Prompt], vec![Context::Choice]];
    for (_, text) in super::architecture::sources("src/tui/pane") {
        for list in text.split("vec![Context::").skip(1) {
            let (list, _) = list.split_once(']').unwrap();
            all.push(list.split(", Context::").map(named).collect());
        }
    }
    assert!(all.len() > 10, "the panes say otherwise than they did which contexts live: {all:?}");
    for contexts in &mut all {
        contexts.push(Context::App);
    }
    all
}

/// A key that an inner context takes from an outer one on purpose: the key, who takes it, who loses it.
const ON_PURPOSE: &[(&str, &str, &str)] = &[
    ("o", "attendance.out", "setting.authority"),
    ("o", "meeting.new-professionals", "setting.authority"),
    ("o", "read-back.not-asked", "setting.authority"),
    ("o", "sitting.outcome", "setting.authority"),
    // While the meeting is on the screen there is nothing to go back to: F7 says that a word is a child's name.
    ("F7", "gap.name", "meeting.resume"),
    ("F7", "line.name", "meeting.resume"),
    // Back is back: out of a question, out of a list, from the page before closing.
    (".back", "gap.return", "back"),
    // In a checklist what is looked for is one of its items.
    ("/", "item.find", "search"),
    ("Ctrl-G", "choice.leave", "back"),
    ("Ctrl-G", "palette.leave", "back"),
    ("Ctrl-G", "prompt.leave", "back"),
    ("Ctrl-G", "steps.before", "back"),
    ("Esc", "choice.leave", "back"),
    ("Esc", "palette.leave", "back"),
    ("Esc", "prompt.leave", "back"),
    ("Esc", "steps.before", "back"),
    // Tab goes to the agenda and from it.
    ("Tab", "agenda.return", "section.agenda"),
    // While spelling is looked at the digits are the suggestions.
    ("1", "spelling.1", "go.home"),
    ("2", "spelling.2", "go.guidance"),
    ("3", "spelling.3", "go.tools"),
    ("4", "spelling.4", "go.core-group"),
    ("5", "spelling.5", "go.contacts"),
    // Undo of what was just done with a word, or given to a line.
    ("u", "spelling.undo", "meeting.resume"),
    ("u", "sort.undo", "meeting.resume"),
    // Enter and Right open what is chosen; of an action, what changed for the child.
    ("Enter", "action.change", "move.open"),
    ("Right", "action.change", "move.open"),
    // Both save the document shown as a file; for minutes it is asked for whom.
    ("x", "record.export", "document.export"),
    // While recording, the page keys go from section to section, and before closing from question to question.
    ("PageDown", "section.next", "move.page-down"),
    ("PageUp", "section.previous", "move.page-up"),
    ("PageDown", "read-back.next", "move.page-down"),
    ("Space", "read-back.next", "move.page-down"),
    ("PageUp", "read-back.previous", "move.page-up"),
    ("Enter", "read-back.says", "move.open"),
    ("Right", "read-back.says", "move.open"),
    ("PageDown", "gap.next", "move.page-down"),
    ("PageUp", "gap.previous", "move.page-up"),
];

fn rows() -> Vec<&'static Row> {
    Command::all().into_iter().map(Command::row).collect()
}

fn in_context(context: Context) -> Vec<&'static Row> {
    rows().into_iter().filter(|row| row.context == context).collect()
}

#[test]
fn ids_are_one_each_and_find_their_command() {
    let mut seen = HashSet::new();
    for row in rows() {
        assert!(seen.insert(row.id), "{} stands twice", row.id);
        assert_eq!(Command::with_id(row.id).map(|command| command.row().id), Some(row.id));
        assert!(!row.label.is_empty() && row.help.ends_with('.'), "{}", row.id);
    }
}

#[test]
fn every_key_reads_and_is_spelt_as_it_is_written() {
    for row in rows() {
        for key in row.keys {
            assert_eq!(
                key.parse::<Chord>().map(|chord| chord.to_string()).as_deref(),
                Ok(*key),
                "{}",
                row.id
            );
        }
    }
}

#[test]
fn no_two_rows_of_a_context_share_a_key_or_a_word() {
    let mut seen = HashMap::new();
    for row in rows() {
        let dot = row.dot.map(|dot| format!(".{dot}"));
        for key in row.keys.iter().map(ToString::to_string).chain(dot) {
            if let Some(other) = seen.insert((row.context, key.clone()), row.id) {
                panic!("{key} is both {other} and {}", row.id);
            }
        }
    }
}

/// What each set of contexts that live together loses: a key of an outer one that an inner one takes.
fn shadowed() -> Vec<(String, &'static str, &'static str)> {
    let mut found = Vec::new();
    for contexts in together() {
        for (depth, inner) in contexts.iter().enumerate() {
            for outer in contexts.iter().skip(depth + 1) {
                for (taker, loser) in pairs(*inner, *outer) {
                    found.extend(shared(taker, loser).map(|key| (key, taker.id, loser.id)));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

fn pairs(inner: Context, outer: Context) -> impl Iterator<Item = (&'static Row, &'static Row)> {
    in_context(inner).into_iter().flat_map(move |a| in_context(outer).into_iter().map(move |b| (a, b)))
}

fn shared(a: &'static Row, b: &'static Row) -> impl Iterator<Item = String> {
    let keys = a.keys.iter().filter(|key| b.keys.contains(key)).map(ToString::to_string);
    let dot = a.dot.filter(|dot| b.dot == Some(dot)).map(|dot| format!(".{dot}"));
    keys.chain(dot)
}

#[test]
fn no_key_takes_another_in_silence_where_both_live() {
    let meant: HashSet<(&str, &str, &str)> = ON_PURPOSE.iter().copied().collect();
    let found = shadowed();
    let unmeant: Vec<_> =
        found.iter().filter(|(key, a, b)| !meant.contains(&(key.as_str(), *a, *b))).collect();
    assert!(unmeant.is_empty(), "key, who takes it, who loses it: {unmeant:#?}");
    for (key, a, b) in meant {
        assert!(
            found.contains(&(key.to_owned(), a, b)),
            "{key} of {b} is not taken by {a}: take the row out"
        );
    }
}

#[test]
fn letters_are_bound_only_where_no_text_has_the_focus() {
    for row in rows().into_iter().filter(|row| row.context.always_writes()) {
        for key in row.keys {
            assert_eq!(key.parse::<Chord>().unwrap().text(), None, "{} {key}", row.id);
        }
    }
}

#[test]
fn keys_that_terminals_and_screen_readers_take_are_not_bound() {
    for row in rows() {
        for key in row.keys {
            let chord: Chord = key.parse().unwrap();
            let taken =
                chord.ctrl && matches!(chord.key, Key::Char('n' | 't' | 'w' | 'q' | 'a' | 'b' | 'd' | 'h'));
            assert!(!taken && !chord.alt, "{} {key}", row.id);
        }
    }
}

/// Whether a chord needs a modifier, or a key that not every keyboard or line carries.
fn is_hard(chord: Chord) -> bool {
    chord.ctrl || chord.alt || matches!(chord.key, Key::F(_))
}

#[test]
fn every_hard_key_has_a_twin() {
    for row in rows() {
        let chords: Vec<Chord> = row.keys.iter().map(|key| key.parse().unwrap()).collect();
        let in_palette = palette_lists(row.context);
        let has_twin = row.dot.is_some() || in_palette || chords.iter().any(|chord| !is_hard(*chord));
        assert!(has_twin || !chords.iter().any(|chord| is_hard(*chord)), "{} has hard keys alone", row.id);
    }
}

/// The palette, the prompt, a choice and the blank screen lie over everything else and have no palette.
fn palette_lists(context: Context) -> bool {
    !matches!(context, Context::Palette | Context::Prompt | Context::Choice | Context::Lock)
}

#[test]
fn every_action_can_be_reached() {
    for row in rows() {
        let reached = palette_lists(row.context) || !row.keys.is_empty() || row.dot.is_some();
        assert!(reached, "{} can be reached by nothing", row.id);
    }
}
