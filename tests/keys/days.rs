//! Days: the next core group's, those that cannot be read, and what moves the clock.

use portal::domain::meeting::State;

use crate::desk::Desk;

/// In the section of the next meeting of a review meeting that was just begun.
fn at_the_next_meeting() -> Desk {
    let mut desk = Desk::writing();
    for _ in 0..20 {
        if desk.status().contains("section 8 of 9") {
            return desk;
        }
        desk.keys("<PageDown>");
    }
    panic!("no section 8:\n{}", desk.screen());
}

fn closes(desk: &mut Desk) {
    desk.types("\n.close\n.close\n").keys("<Down><Enter>");
    assert_eq!(desk.record().meeting.state, State::Closed, "{}", desk.screen());
}

#[test]
fn the_next_core_groups_day_is_the_one_that_was_typed_on_the_screen_in_the_minutes_and_for_the_parents() {
    let mut desk = at_the_next_meeting();
    desk.types("Review conference: Wednesday 20 January 2027\n");
    desk.types("Next core group: Thursday 17 December 2026, 10am, school");
    closes(&mut desk);
    let meeting = desk.record().meeting;
    assert_eq!(meeting.next.map(|day| day.to_string()).as_deref(), Some("2026-12-17"));
    assert_eq!(meeting.next_detail, "10am, school");
    let minutes = desk.whole_record();
    assert!(minutes.contains("Next meeting: Thursday 17 December 2026"), "{minutes}");
    assert!(desk.family_copy().contains("Next meeting: Thursday 17 December 2026"));
    desk.keys("<Esc>h").must_show("Which paper");
    while !desk.cursor_row().contains("page for the parents") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").must_show_anywhere("Thursday 17 December 2026").must_not_show("11 January");
}

#[test]
fn a_day_that_was_typed_is_said_as_it_was_read_and_what_cannot_be_read_is_asked_in_place() {
    for (words, said) in [
        ("Next core group: Thursday 17 December 2026, 10am, school", "Read as Thursday 17"),
        ("Next core group: fri 17 dec", "17 December 2026 is"),
        ("Next core group: 17 decmber", "is not read as a date"),
        ("17 dec or 18 dec", "names more"),
        ("Review conference: 20 january", "Only the day"),
    ] {
        let mut desk = at_the_next_meeting();
        desk.types(words).keys("<PageUp><PageDown>");
        assert!(desk.shows(said), "{words}\n{}", desk.screen());
    }
}

#[test]
fn a_line_with_a_day_that_cannot_be_read_says_so_below_it_and_is_counted() {
    for (words, said) in [
        ("! ring GP by fri 8 janurary @HV", "janurary\""),
        ("! ring GP by friday in 2 weeks @HV", "\"friday in 2 weeks\" can be read"),
        ("! ring GP by fri or mon @HV", "names more"),
        ("! Dad keeps away until fri 4 dec @Dad", "until Fri 4 Dec 2026"),
        ("! joint visit @HV and @SW by 4 dec", "who HV and SW, by Fri 4 Dec 2026"),
        ("! ring GP within 2 weeks @HV", "by Thu 10 Dec 2026"),
        ("! ring GP by 5pm fri 4 dec @HV", "by Fri 4 Dec 2026"),
    ] {
        let mut desk = Desk::writing();
        desk.types(words).types("\n");
        assert!(desk.shows(said), "{words}\n{}", desk.screen());
        let unread = ["janurary", "in 2 weeks", "fri or mon"]
            .iter()
            .any(|odd| words.contains(odd) && !words.contains("within"));
        assert_eq!(desk.status().contains("1 date not read"), unread, "{}", desk.status());
        assert!(!desk.status().contains("without a date"), "{}", desk.status());
    }
}

#[test]
fn a_question_somebody_asked_a_child_is_not_the_childs_words() {
    let mut desk = Desk::writing();
    desk.types("\" Ava to @SW 19 nov, alone, asked what is different: i have toast\n").save_due();
    let minutes = desk.whole_record();
    assert!(minutes.contains("Ava, own words or signs: i have toast. Heard by:"), "{minutes}");
    assert!(minutes.contains("What was asked: what is different."), "{minutes}");
    desk.types("\" Ava asked what is different: toast\n").must_show("be told");
}

#[test]
fn a_meeting_that_was_only_begun_leaves_the_day_by_law_where_it_was() {
    let mut desk = Desk::new();
    let latest = |desk: &Desk| desk.family("F-104").next.map(|next| next.latest);
    let before = latest(&desk);
    assert!(before.is_some());
    desk.begins_a_meeting();
    assert_eq!(latest(&desk), before, "it is open");
    desk.types(".pause\n");
    assert_eq!(latest(&desk), before, "it is paused");
}

#[test]
fn todays_core_group_stands_first_on_home_with_its_time_and_place() {
    let mut desk = at_the_next_meeting();
    desk.types("Next core group: tomorrow, 10am, school");
    closes(&mut desk);
    desk.time_passes(24 * 60 * 60).keys("<Esc>1");
    desk.must_show("Core group today, 10am, school");
}

#[test]
fn a_line_for_professionals_tells_nobody_else_of_the_next_meeting() {
    for (words, told) in [
        ("strategy discussion without parents monday 7 december", "7 December 2026"),
        ("dad must not learn that mum plans to move", "plans to move"),
        ("next core group 17 dec, tell the police", "17 December 2026"),
    ] {
        let mut desk = at_the_next_meeting();
        desk.types(words).keys("<Ctrl-R><Enter><Enter>").save_due();
        closes(&mut desk);
        assert!(desk.whole_record().contains(words), "{}", desk.whole_record());
        for copy in [desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("Dad")] {
            assert!(!copy.contains(told) && !copy.contains(words), "{words}: {copy}");
        }
    }
}
