//! Contacts of one's own, corrections of the pack's, and what is past its review date.

use std::time::Duration;

use portal::tui::look::Look;

use crate::desk::Desk;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The desk at the contacts, on the row of this one.
fn at(desk: &mut Desk, name: &str) {
    desk.keys("15<Left><Home>");
    for _ in 0..60 {
        if desk.cursor_row().contains(name) {
            return;
        }
        desk.keys("<Down>");
    }
    panic!("{name} is not listed:\n{}", desk.screen());
}

/// A duty desk of her own, for danger now, checked today.
fn with_one_of_her_own() -> Desk {
    let mut desk = Desk::new();
    desk.keys("5a")
        .types("Family centre duty desk")
        .keys("<Enter>1<Enter>")
        .types("01865 222333 or 01865 222444");
    desk.keys("<Enter>").types("weekdays").keys("<Enter>").types("A worry that cannot wait till the visit.");
    desk.keys("<Enter><Enter><Enter><Enter>").types("today").keys("<PageDown><Enter>");
    desk.must_say("The contact is saved in your store.");
    desk
}

#[test]
fn a_contact_of_ones_own_is_listed_found_rung_in_danger_and_kept() {
    let mut desk = with_one_of_her_own();
    at(&mut desk, "Family centre duty desk");
    desk.keys("<Enter>")
        .must_show("Telephone: 01865 222333 or 01865 222444")
        .must_show("Rung on Thursday 26");
    desk.keys("!<End>").must_show("Family centre duty desk   01865 222333").keys("<Esc>");
    desk.keys("/")
        .types("duty desk")
        .must_show("Family centre duty desk  (contact)")
        .must_show("01865 222333");
    desk.keys("<Enter>").must_show("A worry that cannot wait");
    let mut desk = desk.kill_and_reopen();
    desk.keys("!<End>").must_show("Family centre duty desk   01865 222333");
}

#[test]
fn a_correction_stands_over_the_packs_and_shows_what_the_pack_says() {
    let mut desk = Desk::new();
    at(&mut desk, "Multi-Agency Safeguarding Hub");
    desk.keys("c<Enter><Enter><Ctrl-Left><Ctrl-Left><Ctrl-Left>").types("01865 000 or ");
    desk.keys("<PageDown><Enter>").must_say("The contact is saved in your store.");
    at(&mut desk, "Yours: Multi");
    desk.keys("<Enter>").must_show("Telephone: 01865 000 or 0345 050 7666").must_show("The pack says");
    desk.keys("!").must_show("01865 000 or 0345 050 7666").keys("<Esc>");
    desk.keys("-")
        .must_show("Remove your correction?")
        .keys("<Down><Enter>")
        .must_say("Removed from the lists");
    desk.keys("!");
    assert!(!desk.screen().contains("01865 000"), "{}", desk.screen());
}

#[test]
fn whether_it_was_rung_is_asked_with_the_entry_in_sight_and_begins_at_no() {
    let mut desk = Desk::with(80, 40, Look::default());
    at(&mut desk, "Multi-Agency Safeguarding Hub");
    desk.keys("t")
        .must_show("Did you ring it today, and was it right?")
        .must_show("0345 050 7666")
        .must_show("Not rung.");
    assert!(desk.cursor_row().contains("No, leave it as it is"), "{}", desk.screen());
    desk.keys("<Enter>").must_show("Telephone: 0345 050 7666").must_not_show("Rung on");
    desk.keys("t<Esc>").must_not_show("Rung on");
    desk.keys("t<Down><Enter>").must_say("Rung today, Thursday 26 November 2026, and right");
    desk.must_show("Rung on Thursday 26");
    assert!(
        !desk.screen().contains("Yours") && !desk.screen().contains("The pack says"),
        "{}",
        desk.screen()
    );
    desk.keys("/").types("danger");
    assert!(desk.cursor_row().contains("Police, ambulance or fire"), "{}", desk.screen());
}

#[test]
fn what_was_wrong_when_it_was_rung_is_corrected_and_a_new_number_was_not_rung() {
    let mut desk = Desk::with(80, 40, Look::default());
    at(&mut desk, "Multi-Agency Safeguarding Hub");
    desk.keys("t<Down><Enter>").must_say("Rung today");
    desk.keys("t<Down><Down><Enter>").must_show("Correct: Multi-Agency");
    desk.keys("<Enter><Enter><Ctrl-K>").types("01865 111").keys("<PageDown><Enter>");
    desk.must_say("The contact is saved");
    at(&mut desk, "Yours: Multi");
    desk.keys("<Enter>")
        .must_show("01865 111")
        .must_show("Read on Thursday 26 November")
        .must_show("Not rung.");
    desk.must_not_show("Rung on");
}

#[test]
fn danger_now_is_not_rung_to_try_it_and_what_has_no_number_is_not_rung_at_all() {
    let mut desk = Desk::new();
    at(&mut desk, "Police, ambulance or fire");
    desk.keys("t").must_say("999 is not rung to try it. Nothing was changed.").must_not_show("Rung on");
    at(&mut desk, "Locality and Community");
    desk.keys("t").must_show("Did you write to it or look at it today").keys("<Esc>");
    at(&mut desk, "Drug and alcohol service, adults");
    desk.keys("t").must_say("It has no number yet");
}

const HOURS: u64 = 60 * 60;

#[test]
fn in_the_evening_whoever_answers_then_stands_first_and_says_until_when() {
    let mut desk = Desk::with(80, 60, Look::default());
    let places = |desk: &Desk| {
        let screen = desk.screen();
        let row = |words: &str| {
            screen
                .lines()
                .position(|line| line.contains(words))
                .unwrap_or_else(|| panic!("{words}:\n{screen}"))
        };
        (row("Multi-Agency"), row("Emergency Duty Team"))
    };
    desk.keys("!").must_show("open now, until 17:00");
    let (mash, edt) = places(&desk);
    assert!(mash < edt, "by day: {}", desk.screen());
    // Monday 30 November, 19:22.
    desk.keys("<Esc>").time_passes(4 * 24 * HOURS + 9 * HOURS + 20 * 60);
    desk.keys("!").must_show("open now, until 8:30 tomorrow").must_show("closed now, opens 8:30 tomorrow");
    let (mash, edt) = places(&desk);
    assert!(edt < mash, "in the evening: {}", desk.screen());
    desk.keys("<Esc>5");
    let (mash, edt) = places(&desk);
    assert!(edt < mash, "{}", desk.screen());
    desk.must_show("open now, until 8:30 tomorrow");
    at(&mut desk, "Multi-Agency Safeguarding Hub");
    desk.keys("<Enter>")
        .must_show("Now: closed now, opens 8:30 tomorrow")
        .must_show("Hours: Monday to Thursday");
}

#[test]
fn what_is_wrong_is_said_beside_its_blank_and_nothing_is_lost() {
    let mut desk = Desk::new();
    desk.keys("5a").types("Desk").keys("<PageDown><Enter>");
    desk.must_say("Not saved yet").must_show("Choose what it is there for.");
    desk.keys("<Esc>").keys("a").must_say("is here again").must_show("Desk");
}

#[test]
fn half_a_year_later_it_is_to_be_checked_and_one_key_says_that_it_was() {
    let mut desk = with_one_of_her_own();
    desk.time_passes(190 * DAY.as_secs());
    at(&mut desk, "Check: Yours: Family centre");
    desk.keys("<Enter>").must_show("Past its review date, Wednesday 26 May");
    desk.keys("1").must_show("past their review date");
    at(&mut desk, "Check: Yours: Family centre");
    desk.keys("t<Down><Enter>").must_say("Rung today, Friday 4 June 2027");
    assert!(!desk.screen().contains("Past its review date"), "{}", desk.screen());
}

#[test]
fn past_its_review_date_a_page_says_so_first_in_its_list_in_search_and_on_home() {
    let mut desk = Desk::later(DAY * 400);
    desk.must_show("past their review date");
    desk.keys("2<Down><Enter>");
    assert!(desk.screen().contains("Past its review date, "), "{}", desk.screen());
    desk.keys("6<Enter>").must_show("> Check: ").must_show("Past its review date");
    desk.keys("/").types("drift").must_show("Check: Drift");
    desk.keys("<Esc>1<End>");
    for _ in 0..20 {
        if desk.cursor_row().contains("past their review date") {
            break;
        }
        desk.keys("<Up>");
    }
    desk.keys("<Enter>").must_show("Past its review date").must_show("(guidance), since");
    desk.keys("<Enter>").must_show("check before you rely on");
}

#[test]
fn without_an_open_store_it_is_said_where_contacts_of_ones_own_are_kept() {
    let mut desk = Desk::at_the_door(tempfile::tempdir().expect("a folder"));
    desk.keys("<Down><Down><Enter>5a").must_say("kept in your store: set it up or unlock it first");
    desk.keys("c").must_say("kept in your store");
}

#[test]
fn a_colon_finds_an_action_in_a_row_that_is_empty() {
    let mut desk = Desk::new();
    desk.keys("5a").types(":").must_show("Find an action").keys("<Esc>").must_show("Add a contact");
    desk.types("Desk:").must_show("Desk:");
}
