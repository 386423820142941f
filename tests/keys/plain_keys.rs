//! The whole program with letters, digits, Enter, Tab, Backspace, the arrows and the two page keys: no Ctrl, no Alt, no
//! Esc, no function key. From the table first, then a meeting from its start to its minutes.

use portal::command::chord::{Chord, Key};
use portal::command::{Command, Context};
use portal::domain::meeting::State;
use portal::tui::keymap::is_text;
use portal::tui::look::Look;
use portal::tui::pane::Writing;

use crate::commands::way;
use crate::desk::Desk;

fn is_plain(chord: Chord) -> bool {
    let has = [
        Key::Enter,
        Key::Tab,
        Key::Backspace,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::PageUp,
        Key::PageDown,
    ];
    !chord.ctrl
        && !chord.alt
        && !chord.shift
        && (has.contains(&chord.key) || matches!(chord.key, Key::Char(_)))
}

/// Contexts in which a text always has the focus: letters are no commands there.
const fn writing_in(context: Context) -> Writing {
    match context {
        Context::Recorder | Context::Closing => Writing::Page,
        context if context.always_writes() => Writing::Line,
        _ => Writing::No,
    }
}

/// Contexts in which a colon opens the palette: proven below, on the screen.
fn has_a_palette(context: Context) -> bool {
    !matches!(
        context,
        Context::Palette
            | Context::Prompt
            | Context::Choice
            | Context::Unlock
            | Context::Steps
            | Context::Words
            | Context::Lock
    )
}

#[test]
fn each_command_has_a_plain_key_a_dot_word_or_the_palette_in_its_context() {
    for command in Command::all() {
        let row = command.row();
        let writing = writing_in(row.context);
        let has_key = row.keys.iter().any(|key| {
            let chord: Chord = key.parse().expect("a key");
            is_plain(chord) && !is_text(&chord, writing)
        });
        let has_dot = row.dot.is_some()
            && matches!(row.context, Context::Recorder | Context::Agenda | Context::Closing | Context::App);
        assert!(has_key || has_dot || has_a_palette(row.context), "{}", row.id);
    }
}

#[test]
fn a_colon_opens_the_palette_wherever_it_is_said_to() {
    let mut seen = Vec::new();
    for command in Command::all() {
        let context = command.row().context;
        if seen.contains(&context) || !has_a_palette(context) {
            continue;
        }
        seen.push(context);
        let mut desk = Desk::new();
        desk.keys(way(context));
        if context == Context::Recorder {
            desk.keys("<Enter>");
        }
        if context == Context::Search {
            desk.keys("<Backspace><Backspace><Backspace><Backspace>");
        }
        desk.keys(":").must_show("Find an action").keys("<Tab>").must_not_show("Find an action");
    }
    assert!(seen.len() > 10, "{seen:?}");
}

#[test]
fn in_a_form_a_colon_in_an_empty_blank_finds_an_action_and_twice_types_it() {
    let mut desk = Desk::new();
    desk.keys("4n").keys("::").types("F-300").must_show(":F-300").keys(":").must_not_show("Find an action");
    desk.must_show(":F-300:").keys("<PageDown>:").types("form.anew").keys("<Enter>").must_not_show("F-300");
    // What could not wait is one line away from every form.
    desk.keys(":").types("urgent").keys("<Enter>").must_show("Danger now: whom to ring");
}

#[test]
fn every_place_is_left_by_a_plain_key() {
    for (context, key) in [
        (Context::Palette, "<Tab>"),
        (Context::Prompt, "<Tab>"),
        (Context::Choice, "<Left>"),
        (Context::Family, "b"),
        (Context::Record, "b"),
        (Context::Checklist, "b"),
        (Context::Scoring, "b"),
        (Context::Scoring, "<Left>"),
        (Context::SittingRead, "b"),
        (Context::SittingRead, "<Left>"),
        (Context::Trend, "b"),
        (Context::Trend, "<Left>"),
        (Context::Comparison, "b"),
        (Context::Comparison, "<Left>"),
        (Context::ReadBack, "b"),
        (Context::OwnWords, "b"),
        (Context::Sort, "b"),
        (Context::Spelling, "b"),
        (Context::KnownWords, "b"),
        (Context::ShortCodes, "b"),
        (Context::Agenda, "<Left>"),
        (Context::Form, "<PageDown><Down><Enter>"),
    ] {
        let mut desk = Desk::new();
        desk.keys(way(context));
        let (title, screen) = (desk.title(), desk.screen());
        desk.keys(key);
        assert!(desk.title() != title || desk.screen() != screen, "{context:?} is not left by {key}");
        assert!(!desk.left, "{context:?}");
    }
}

/// Someone whose keyboard has no other keys.
struct Hands(Desk);

impl Hands {
    fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split('<').skip(1).filter_map(|rest| rest.split_once('>')) {
            assert!(is_plain(name.0.parse().expect("a key")), "{}", name.0);
        }
        self.0.keys(keys);
        self
    }

    fn types(&mut self, words: &str) -> &mut Self {
        self.0.types(words);
        self
    }

    #[track_caller]
    fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.0.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(screen.contains(words), "{words:?}:\n{}", self.0.screen());
        self
    }

    /// Goes down until the row with the cursor says this.
    #[track_caller]
    fn goes_to(&mut self, words: &str) -> &mut Self {
        for _ in 0..60 {
            if self.0.cursor_row().contains(words) {
                return self;
            }
            self.keys("<Down>");
        }
        panic!("no row says {words:?}:\n{}", self.0.screen());
    }
}

fn looks() -> impl Iterator<Item = ((u16, u16), Look)> {
    let reader = Look { reader: true, ..Look::default() };
    let ascii = Look { ascii: true, ..Look::default() };
    [
        ((80, 24), Look::default()),
        ((40, 12), Look::default()),
        ((80, 24), reader),
        ((40, 12), reader),
        ((40, 12), ascii),
    ]
    .into_iter()
}

#[test]
fn a_meeting_from_its_start_to_what_comes_after_it() {
    for (size, look) in looks() {
        let mut hands = Hands(Desk::with(size.0, size.1, look));
        hands
            .keys("4<Enter>r<Down><Enter>")
            .sees("Mum")
            .keys(":")
            .types("room-view\n")
            .sees("Leave room view?")
            .keys("<Down><Enter>");
        hands.keys("yw").sees("not invited").keys("<Left>").keys("n<Down>t").types("10:05 to 10:40\n");
        hands.keys("+").types("Mrs Osei, aunt\n").keys("<Down><Enter>");
        hands.keys("<PageDown>d<Down>n<Enter>").types("nothing yet\n").keys("<PageDown>");
        hands.types("boiler off since Sunday\nhygeine talked about\n> monthly until review\n! weigh Ben @HV by fri 4 dec\n");
        hands.types("\" Ava to @SW: I make my tea\n.clear\n").keys("<Down><Enter>");
        // Urgent, written down, and the meeting goes on.
        hands
            .types("\n.urgent\n")
            .sees("999")
            .keys("<Enter>")
            .sees("Urgent note")
            .types("she said he hurts her arm\n");
        hands.keys("<PageDown><Enter>").sees("What now?").keys("<Down><Enter>").sees("goes on");
        assert_eq!(hands.0.record().meeting.state, State::Open);
        // Room view is on again; what follows is for the worker alone.
        hands.types(".room\n").sees("Leave room view?").keys("<Down><Enter>");
        // Sorting, spelling, wording, what is left, the chair's card.
        hands.types(".sort\n").sees("boiler off").keys("w<Enter><Enter>").sees("Every line").keys("b");
        hands.types(".spelling\n").sees("hygiene").keys("1").sees("Every word is known").keys("b");
        hands
            .types(".wording\n")
            .keys("<Left>")
            .types(".left\n")
            .keys("<Enter>")
            .types(".chair\n")
            .keys("<Enter>");
        // A second part.
        hands
            .types(".part\n")
            .types("Family centre\n")
            .sees("Part 2")
            .keys("y<PageDown><PageDown>")
            .types("walrus\n");
        // Read back, from the page before closing.
        hands
            .types(".read\n")
            .sees("monthly until review")
            .goes_to("Mum")
            .keys("ns")
            .types("not monthly\n")
            .keys("b");
        hands.types(".close\n").sees("To answer");
        hands.types("the school was rung\n").types(".none\n").types(".close\n").sees("Close the record?");
        hands.keys("<Down><Enter>").sees("The record is closed");
        assert_eq!(hands.0.record().meeting.state, State::Closed);
        // Circulation, a correction and its outcome, an addendum, another reader, a file.
        hands.keys("c").sees("opy").keys("<PageDown><Enter>").keys("<PageDown><Down><Enter>");
        hands.keys("a").sees("orrection").keys("<PageDown><Down><Enter>");
        hands
            .keys("f")
            .keys("<Down><Enter>")
            .keys("d")
            .keys("<Tab>")
            .keys("x")
            .keys("<Down><Enter>")
            .keys("b");
        hands.sees("F-104");
        // Papers before the next meeting, what a child said, a meeting typed up from paper.
        hands.keys("h").sees("Which paper").keys("<Enter>").keys("b");
        hands.keys("y").types("last fri\n").keys("<Down><Enter>").sees("Review meeting 4");
        hands
            .keys("<PageDown><PageDown>")
            .types("from paper\n.agreed\n")
            .keys("<Left>")
            .types(".back\n")
            .keys("<Left><Down><Enter>");
        hands.0.save_due();
        assert!(!hands.0.left);
        let copy = hands.0.family_copy();
        assert!(!copy.contains("hurts her arm"), "{size:?}: {copy}");
    }
}

#[test]
fn each_form_is_filled_in_and_saved_or_left() {
    for (size, look) in looks() {
        let mut hands = Hands(Desk::with(size.0, size.1, look));
        hands.keys("4n").types("F-300\n").types("4 sep\n").keys("<PageDown><Enter>").sees("F-300");
        for key in "caAmMlLdCDf-w".chars() {
            let title = hands.0.title();
            hands.keys(&key.to_string());
            if hands.0.title() != title {
                hands.keys("<PageDown><Down><Enter>");
            }
            for _ in 0..3 {
                if hands.0.title() != title {
                    hands.keys("b");
                }
            }
            assert_eq!(hands.0.title(), title, "{key} at {size:?}:\n{}", hands.0.screen());
        }
        hands.keys("c").types("Ivo\n").keys("<PageDown><Enter>");
        hands.0.save_due();
    }
}
