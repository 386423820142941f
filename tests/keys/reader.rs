//! The reader setting: one column, nothing drawn that need not be read out, lines said in words.

use portal::tui::look::Look;

use crate::desk::Desk;

fn reader() -> Desk {
    let mut desk = Desk::with(80, 24, Look { reader: true, ..Look::default() });
    desk.begins_a_meeting().keys("<PageDown><PageDown>");
    desk
}

#[test]
fn leaving_a_line_says_it_in_words() {
    let table = [
        ("! weigh Ben @HV by fri 4 dec", "Action. Weigh Ben. Owner health visitor. Friday 4 December 2026."),
        ("+ brought to both clinics", "Good. Brought to both clinics."),
        ("-- boiler off since Sunday", "Worry. Boiler off since Sunday."),
        ("> monthly until review", "Decision. Monthly until review."),
        ("plain words", "Plain words."),
    ];
    for (typed, said) in table {
        let mut desk = reader();
        desk.types(typed).types("\n").must_say(said);
        desk.types("x");
        assert!(!desk.foot().contains(said), "said once: {}", desk.screen());
    }
}

#[test]
fn leaving_a_line_by_an_arrow_says_it_too() {
    let mut desk = reader();
    desk.types("+ one\n-- two").keys("<Up>").must_say("Worry. Two.").keys("<Down>").must_say("Good. One.");
}

#[test]
fn completion_says_which_of_how_many() {
    let mut desk = reader();
    desk.types("! weigh Ben @h").must_say("1 of 2, HoY, head of year").keys("<Down>").must_say("2 of 2, HV");
}

#[test]
fn there_are_no_rules_no_margin_and_one_column() {
    let mut desk = reader();
    desk.types("! weigh Ben @HV by fri\n");
    for sign in ["\u{2502}", "\u{2500}", "|", "---"] {
        desk.must_not_show(sign);
    }
    assert_eq!(desk.cursor().0, 0, "{}", desk.screen());
    desk.must_not_show("1 Who is here");
}

#[test]
fn a_save_is_not_drawn_by_itself_and_stands_there_with_the_next_key() {
    let mut desk = reader();
    desk.types("boiler");
    let drawn = desk.drawn_for_workers;
    desk.time_passes(60).save_due();
    assert_eq!(desk.drawn_for_workers, drawn);
    desk.must_not_show("saved 10:03:00").types("s").must_show("saved 10:03:00");
}

#[test]
fn it_is_turned_on_and_off_from_the_first_screen_and_from_the_palette() {
    let mut desk = Desk::new();
    desk.keys("<End>");
    assert!(desk.cursor_row().contains("Reader setting"), "{}", desk.screen());
    desk.keys("<Enter>").must_say("Reader setting is on.").must_not_show("\u{2500}");
    desk.finds("screen.reader").must_say("Reader setting is off.");
}
