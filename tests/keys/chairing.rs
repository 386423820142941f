//! For whoever chairs: the card of each section, and what is still to be talked about.

use portal::tui::look::Look;

use crate::desk::Desk;

#[test]
fn the_chairs_card_of_a_section_comes_at_a_word_and_goes_at_any_key() {
    let mut desk = Desk::writing();
    desk.types("Mum says mornings are calmer\n.chair\n").must_show("To open");
    desk.must_show("You first, before any of us").must_show("Chair's card: Since last time");
    desk.keys("<Down>").must_say("any other key goes back");
    // The letter that puts it away is typed in the text, as those after it are.
    desk.types("x").types("more").save_due();
    assert_eq!(desk.text("since-last-time"), "Mum says mornings are calmer\nxmore");
}

#[test]
fn in_the_agenda_the_card_is_that_of_the_section_chosen() {
    let mut desk = Desk::writing();
    desk.keys("<Tab><Down>").finds("chair.card").must_show("think of this child alone");
    desk.keys("<Esc>").finds("meeting.left").must_show("Still to be talked about").must_show("Decisions");
}

#[test]
fn what_is_left_names_children_sections_actions_and_people_and_never_ranks() {
    let mut desk = Desk::writing();
    desk.types("Ben was at nursery every day\n").time_passes(120).types("the boiler is off again\n.left\n");
    desk.must_show("Sections not begun")
        .must_show("Ben: spoken of 2 min")
        .must_show("Noor: not spoken of yet");
    desk.keys("<End>").must_show("Invited, and not ticked").must_show("Mum");
}

#[test]
fn what_only_professionals_said_of_a_child_is_not_in_what_is_left() {
    let mut desk = Desk::writing();
    desk.types("Ben was with the police");
    while !desk.status().contains("for: professionals only") {
        desk.keys("<Ctrl-R>");
    }
    desk.keys("<Enter>").time_passes(60).types("more of it\n.left\n");
    desk.must_show("Ben: not spoken of yet").must_not_show("police");
}

#[test]
fn on_the_page_before_closing_each_child_has_the_minutes_they_were_spoken_of() {
    let mut desk = Desk::writing();
    desk.types("Ben was at nursery every day\n").time_passes(240).types("the boiler is off again\n.close\n");
    desk.must_show("spoken of").must_show("4 min");
}

#[test]
fn words_a_family_may_not_know_are_shown_with_plainer_ones_and_left_as_they_are() {
    let mut desk = Desk::writing();
    desk.types("Mum refused the LAC nurse\n\" Ben to @SW: i refused my tea\n.wording\n");
    desk.must_show("\"refused\"   Since last time")
        .must_show("Plainer: said no, because")
        .must_show("too few for a reading age");
    desk.keys("<End>").must_show("lives with foster carers").must_not_show("my tea");
    desk.keys("<Esc>").save_due();
    assert!(desk.text("since-last-time").starts_with("Mum refused the LAC nurse"));
    desk.keys("<End>")
        .types(".close\n")
        .must_show("2 words may not be plain to the family; .wording shows them.");
    desk.types(".wording\n").must_show("2 places to look at");
}

#[test]
fn a_long_text_has_its_reading_age_with_the_name_of_the_formula() {
    let mut desk = Desk::writing();
    desk.types(&"Ben has a warm bed and a good tea. ".repeat(13)).types("\n.wording\n");
    desk.must_show("by Flesch-Kincaid grade").must_show("rough measure");
}

#[test]
fn all_of_it_works_in_a_small_window_and_in_the_reader_setting() {
    let mut desk = Desk::with(40, 12, Look { reader: true, ..Look::default() });
    desk.begins_a_meeting().leaves_room_view();
    desk.keys("<PageDown><PageDown>").types(".chair\n").must_show("To open");
    desk.keys("<PageDown><Esc>").types(".left\n").must_show("Sections not begun");
    desk.keys("<Esc>").types("Mum refused\n.wording\n").must_show("too few");
    desk.keys("<End>").must_show("Plainer");
}

#[test]
fn the_card_of_every_section_is_shown_in_room_view_too_and_holds_nothing_of_the_family() {
    for starts in [Desk::writing_in_the_room as fn() -> Desk, Desk::writing] {
        let sections = starts().record().template.sections.len();
        assert!(sections > 7, "{sections}");
        for n in 0..sections {
            let mut desk = starts();
            desk.keys("<Tab><Home>");
            for _ in 0..n {
                desk.keys("<Down>");
            }
            let title = desk.record().template.sections[n].title.clone();
            desk.finds("chair.card").must_show("Chair's card").must_not_show("is not shown in room view");
            for name in ["Ben", "Noor", "Shirin", "F-104"] {
                assert!(!desk.section_words().contains(name), "{title}: {}", desk.screen());
            }
            desk.keys("<Esc>").must_not_show("Chair's card");
        }
    }
}
