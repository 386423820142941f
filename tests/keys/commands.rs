//! Every command in the table: where it works, by itself and from the palette.

use portal::command::chord::Chord;
use portal::command::{Command, Context};
use portal::tui::look::Look;

use crate::desk::Desk;

/// The keys from the first screen to a place where commands of this context work.
pub fn way(context: Context) -> &'static str {
    match context {
        Context::App | Context::Move | Context::Lock | Context::Unlock | Context::Steps | Context::Words => {
            ""
        }
        Context::Pages => "2<Down><Enter>",
        Context::Families => "4",
        Context::Family => "4<Enter>",
        Context::Recorder => "4<Enter>r<Down><Enter><PageDown><PageDown>! weigh Ben @HV by fri<Enter>seen",
        Context::Agenda => "4<Enter>r<Down><Enter><PageDown><PageDown><Tab>",
        Context::Attendance => "4<Enter>r<Down><Enter>",
        Context::LastTime => "4<Enter>r<Down><Enter><PageDown>",
        Context::Closing => "4<Enter>r<Down><Enter><PageDown><PageDown>.close<Enter>",
        Context::Record => {
            "4<Enter>r<Down><Enter><PageDown><PageDown>.close<Enter>.close<Enter><Down><Enter>"
        }
        Context::ReadBack => "4<Enter>r<Down><Enter><PageDown><PageDown>> monthly<Enter>.read<Enter>",
        Context::OwnWords => "4<Enter><Down><Enter>w",
        Context::Checklist => "4<Enter>i",
        Context::Scoring => {
            "4<Enter>in<Home><Right><Right><Enter><Home><Right><Right><Enter>School<PageDown><Enter>"
        }
        Context::SittingRead => {
            "4<Enter>in<Home><Right><Right><Enter><Home><Right><Right><Enter>School<PageDown><Enter>r"
        }
        Context::Trend => {
            "4<Enter>in<Home><Right><Right><Enter><Home><Right><Right><Enter>School<PageDown><Enter>rt"
        }
        Context::Comparison => {
            "4<Enter>in<Home><Right><Right><Enter><Home><Right><Right><Enter>School<PageDown><Enter>rc"
        }
        Context::Palette => "<Ctrl-P>",
        Context::Contacts => "5",
        Context::Search => "/core",
        Context::Prompt => "4<Enter>r<Down><Enter>+",
        Context::Choice => "4<Enter>r<Down><Enter>w",
        Context::Form => "4n",
        Context::Sort => {
            "4<Enter>r<Down><Enter><F5><Down><Enter><PageDown><PageDown>boiler off<Enter>.sort<Enter>"
        }
        Context::Spelling => "4<Enter>r<Down><Enter><PageDown><PageDown>boilr off<Enter>.spelling<Enter>",
        Context::KnownWords => ":known-words<Enter>",
        Context::ShortCodes => ":short-codes<Enter>",
    }
}

fn there(context: Context) -> Desk {
    let mut desk = Desk::new();
    desk.keys(way(context));
    desk
}

#[test]
fn every_command_can_be_run_in_its_place() {
    for command in Command::all() {
        let mut desk = there(command.row().context);
        desk.runs(command);
        assert_eq!(desk.refused, Vec::<String>::new(), "{}", command.row().id);
    }
}

#[test]
fn every_command_can_be_run_in_every_other_place_without_harm() {
    let contexts = [
        Context::App,
        Context::Families,
        Context::Family,
        Context::Form,
        Context::Recorder,
        Context::Agenda,
        Context::Attendance,
        Context::LastTime,
        Context::Closing,
        Context::ReadBack,
        Context::OwnWords,
        Context::Record,
        Context::Checklist,
        Context::Scoring,
        Context::SittingRead,
        Context::Trend,
        Context::Comparison,
        Context::Palette,
        Context::Contacts,
        Context::Search,
        Context::Prompt,
        Context::Choice,
    ];
    for context in contexts {
        let mut desk = there(context);
        for command in Command::all() {
            desk.runs(command).keys("<Ctrl-L>");
        }
    }
}

#[test]
fn the_palette_finds_every_command_by_its_id_and_runs_it() {
    let without = [
        Context::Palette,
        Context::Prompt,
        Context::Choice,
        Context::Lock,
        Context::Unlock,
        Context::Steps,
        Context::Words,
    ];
    for command in Command::all() {
        let row = command.row();
        if without.contains(&row.context) || row.id == "palette" {
            continue;
        }
        let mut desk = there(row.context);
        desk.keys("<Ctrl-P>").types(row.id);
        assert!(desk.cursor_row().contains(row.label), "{}:\n{}", row.id, desk.screen());
        desk.keys("<Enter>");
        assert!(!desk.title().contains("Find an action"), "{} was not run", row.id);
        assert_eq!(desk.refused, Vec::<String>::new(), "{}", row.id);
    }
}

#[test]
fn every_key_in_the_table_reads_and_none_is_twice_in_a_context() {
    let mut seen: Vec<(Context, Chord, &str)> = Vec::new();
    for command in Command::all() {
        let row = command.row();
        for key in row.keys {
            let chord: Chord = key.parse().expect("a key");
            let other = seen.iter().find(|(context, known, _)| (*context, *known) == (row.context, chord));
            assert!(other.is_none(), "{key} is {} and {:?}", row.id, other.map(|(.., id)| id));
            seen.push((row.context, chord, row.id));
        }
    }
    for never in ["Ctrl-N", "Ctrl-T", "Ctrl-W", "Ctrl-Q", "Ctrl-A", "Ctrl-B", "Ctrl-D", "Ctrl-H"] {
        let never: Chord = never.parse().expect("a key");
        assert!(seen.iter().all(|(_, chord, _)| *chord != never), "{never} is never bound");
    }
}

#[test]
fn help_lists_the_keys_of_this_place_first_and_runs_the_one_chosen() {
    let mut desk = there(Context::Attendance);
    desk.keys("?").must_show("What can I press").must_show("Came for all of it.");
    desk.types("apologies").keys("<Enter>").must_show("apologies");
}

#[test]
fn ctrl_c_twice_leaves_and_once_does_not() {
    let mut desk = there(Context::Recorder);
    desk.keys("<Ctrl-C>").must_say("Ctrl-C again saves and leaves");
    assert!(!desk.left);
    desk.types("x").keys("<Ctrl-C>");
    assert!(!desk.left, "a key between them");
    desk.keys("<Ctrl-C>");
    assert!(desk.left);
}

/// The help of a place as it can be read by going down through it, its sentences whole again.
fn help_read(way: &str, (width, height): (u16, u16)) -> String {
    let mut desk = Desk::with(width, height, Look::default());
    let mut read = desk.keys(way).keys("<F1>").screen();
    loop {
        let before = desk.screen();
        let after = desk.keys("<Down>").screen();
        if after == before {
            return read.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        read.push_str(&after);
    }
}

#[test]
fn no_sentence_of_the_help_is_cut() {
    let places = [
        Context::Family,
        Context::Families,
        Context::Recorder,
        Context::Agenda,
        Context::Attendance,
        Context::LastTime,
        Context::Closing,
        Context::ReadBack,
        Context::OwnWords,
        Context::Record,
        Context::Checklist,
        Context::Scoring,
        Context::SittingRead,
        Context::Trend,
        Context::Comparison,
        Context::Form,
    ];
    for (context, size) in places.iter().flat_map(|place| [(80, 24), (40, 12)].map(|size| (*place, size))) {
        let read = help_read(way(context), size);
        let rows = Command::all().into_iter().map(Command::row);
        for row in rows.filter(|row| [context, Context::App].contains(&row.context) && row.id != "palette") {
            assert!(read.contains(row.help), "{} at {size:?}: {}\n{read}", row.id, row.help);
        }
    }
}
