//! A whole meeting in room view, in a large window, in a small one and in the reader setting: with letters, Enter, Tab and
//! the arrow keys alone, no Ctrl, no Alt, no Esc and no function key.

use portal::command::chord::{Chord, Key};
use portal::domain::meeting::State;
use portal::tui::look::Look;

use crate::desk::Desk;

/// A keyboard without Ctrl, Alt, Esc and the keys of the top row.
struct Plain(Desk);

impl Plain {
    fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split('<').filter_map(|part| part.split_once('>')).map(|(name, _)| name) {
            let chord: Chord = name.parse().expect("the name of a key");
            let plain = !chord.ctrl && !chord.alt;
            let there = matches!(chord.key, Key::Enter | Key::Tab | Key::Up | Key::Down);
            assert!(plain && there, "{name} is not on this keyboard");
        }
        self.0.keys(keys);
        self
    }

    fn types(&mut self, words: &str) -> &mut Self {
        self.0.types(words);
        self
    }
}

fn whole(look: Look, (width, height): (u16, u16)) {
    let mut desk = Plain(Desk::with(width, height, look));
    desk.keys("<Down>")
        .types("4")
        .keys("<Enter>")
        .types("r")
        .keys("<Down><Enter>")
        .types("y")
        .0
        .must_show("room view")
        .must_show_anywhere("came");
    desk.types("n").keys("<Tab><Down>");
    // The agenda goes to any section.
    while !desk.0.cursor_row().contains("Since") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").types("mornings are better\n! weigh Ben @HV by fri 4 dec\n> monthly until review\n");
    desk.0.keeps("walrus in the hall");
    desk.types(".next\n").types("eats at school\n.prev\n").0.must_show_anywhere("monthly until review");
    desk.0.must_not_show("walrus");
    desk.types(".actions\n").0.must_say("1 action");
    desk.types(".left\n").keys("<Enter>").types(".undo\n").0.must_not_show("walrus");
    desk.types(".blank\n").types("x").0.must_show("room view");
    desk.types(".who\n")
        .types("+Miss Lane, teacher\n")
        .keys("<Down><Enter>")
        .0
        .must_show_anywhere("Miss Lane");
    // The list was gone to from a text: there it goes back.
    desk.keys("<Tab>").types(".read\n").0.must_show_anywhere("eigh Ben");
    desk.types("a").types(" ").types("b").0.must_show_anywhere("monthly until review");
    desk.types(".room\n").keys("<Down><Enter>").0.must_say("Room view is off").must_show_anywhere("walrus");
    desk.types(".room\n").0.must_show("room view").must_not_show("walrus");
    desk.types(".close\n");
    let close = if desk.0.is_writing() { ".close\n" } else { ":record.close\n" };
    desk.types(close);
    desk.keys("<Down><Enter>").0.must_say("The record is closed.").must_not_show("walrus");
    assert_eq!(desk.0.record().meeting.state, State::Closed);
    assert!(desk.0.whole_record().contains("walrus in the hall"));
    super::unseen(&desk.0, &["walrus"]);
}

#[test]
fn in_a_large_window() {
    whole(Look::default(), (80, 24));
}

#[test]
fn in_a_small_window() {
    whole(Look::default(), (40, 12));
}

#[test]
fn in_the_reader_setting() {
    whole(Look { reader: true, ..Look::default() }, (80, 24));
    whole(Look { reader: true, ..Look::default() }, (40, 12));
}
