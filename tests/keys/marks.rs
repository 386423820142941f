//! Marks, names and dates, as they are typed.

use portal::domain::entry::{Mark, Tag};

use crate::desk::Desk;

/// Each mark by its sign and by its word, with a line it stands in.
const LINES: [(Mark, &str, &str); 7] = [
    (Mark::Action, "! ring the clinic", "action: ring the clinic"),
    (Mark::Decision, "> monthly until the review", "Decision: monthly until the review"),
    (Mark::ChildSaid, "\" Ava to @SW, alone: my own tea", "child: Ava to @SW, alone: my own tea"),
    (Mark::FindOut, "? has Mr T seen the GP", "find out: has Mr T seen the GP"),
    (Mark::Disagrees, "~ school: thinks threshold is met", "DISAGREES: school: thinks threshold is met"),
    (Mark::GoingWell, "+ brought to both clinics", "good: brought to both clinics"),
    (Mark::Worry, "-- boiler off since Sunday", "worry: boiler off since Sunday"),
];

#[test]
fn each_mark_is_named_in_the_margin_while_its_line_is_typed() {
    for (mark, by_sign, by_word) in LINES {
        for words in [by_sign, by_word] {
            let mut desk = Desk::writing();
            desk.types(words);
            assert_eq!(desk.margin(), mark.word(), "{words}\n{}", desk.screen());
            desk.types("\n").save_due();
            assert_eq!(desk.entries("since-last-time")[0].mark, Some(mark), "{words}");
            assert_eq!(desk.lines("since-last-time")[0].text, words, "the words stay as typed");
        }
    }
}

#[test]
fn a_sign_and_its_word_mean_the_same() {
    for (_, by_sign, by_word) in LINES {
        let mut desk = Desk::writing();
        desk.types(by_sign).types("\n").types(by_word).save_due();
        let entries = desk.entries("since-last-time");
        assert_eq!(entries[0], entries[1], "{by_sign} and {by_word}");
    }
}

#[test]
fn a_bullet_is_no_mark_and_a_quotation_without_a_childs_name_is_none() {
    let mut desk = Desk::writing();
    for words in ["- a bullet", "\" somebody said this", "+44 1632 960101", "plain words"] {
        desk.types(words);
        assert_eq!(desk.margin(), "", "{words}");
        desk.types("\n");
    }
    desk.save_due();
    assert!(desk.entries("since-last-time").iter().all(|entry| entry.mark.is_none()));
}

#[test]
fn a_backslash_first_switches_the_mark_off() {
    let mut desk = Desk::writing();
    desk.types("\\! not to be done");
    assert_eq!(desk.margin(), "");
    desk.save_due();
    let entry = &desk.entries("since-last-time")[0];
    assert_eq!((entry.mark, entry.words.as_str()), (None, "! not to be done"));
}

#[test]
fn a_pasted_mark_does_nothing_until_it_is_accepted() {
    let mut desk = Desk::writing();
    desk.pastes("! weigh Ben @HV by 4 dec").keys("<Enter>");
    assert!(
        desk.section_words().contains("pasted: its mark does nothing until .accept"),
        "{}",
        desk.screen()
    );
    desk.must_say("0 actions");
    desk.types(".accept\n");
    assert_eq!(desk.margin(), "action", "{}", desk.screen());
    desk.keys("<End><Enter>").must_say("1 action");
    desk.must_show("who HV, by Fri 4 Dec 2026").save_due();
    assert_eq!(desk.entries("since-last-time")[0].mark, Some(Mark::Action));
    assert_eq!(desk.text("since-last-time"), "! weigh Ben @HV by 4 dec\n");
}

#[test]
fn letters_that_came_too_fast_to_be_typed_are_a_paste() {
    let mut desk = Desk::writing();
    desk.bursts("-- boiler off\n! ring the agent").save_due();
    let entries = desk.entries("since-last-time");
    assert_eq!(entries.len(), 2);
    assert!(entries.iter().all(|entry| entry.mark.is_none()), "{entries:?}");
}

#[test]
fn an_at_sign_offers_those_who_came_first_and_tab_takes_the_first() {
    let mut desk = Desk::in_a_meeting();
    // The health visitor came; the head of year stands before her by name, and did not.
    desk.keys("<Down><Down><Down><Down><Down><Down>y<PageDown><PageDown>").types("! weigh Ben @h");
    desk.must_say("1 of 2, HV, health visitor");
    desk.keys("<Tab>").types(" by fri").save_due();
    assert!(desk.is_writing());
    assert_eq!(desk.text("since-last-time"), "! weigh Ben @HV by fri");
    assert_eq!(
        desk.entries("since-last-time")[0].owner.as_ref().and_then(|who| who.person),
        Some(desk.person("HV"))
    );
}

#[test]
fn down_offers_the_next_name() {
    let mut desk = Desk::writing();
    desk.types("! see Noor @h").must_say("1 of 2, HoY, head of year");
    desk.keys("<Down>").must_say("2 of 2, HV, health visitor");
    desk.keys("<Down>").must_say("1 of 2, HoY");
    desk.keys("<Up>").must_say("2 of 2, HV");
    desk.keys("<Tab>").save_due();
    assert_eq!(desk.text("since-last-time"), "! see Noor @HV");
}

#[test]
fn a_name_nobody_has_is_offered_nothing_and_kept() {
    let mut desk = Desk::writing();
    desk.types("! see Noor @zebra");
    assert!(!desk.status().contains(" of 1"), "{}", desk.status());
    desk.types("\n").save_due();
    assert_eq!(desk.text("since-last-time"), "! see Noor @zebra\n");
    assert_eq!(desk.entries("since-last-time")[0].owner.as_ref().map(|who| who.person), Some(None));
}

#[test]
fn esc_puts_an_offer_away_and_nothing_else() {
    let mut desk = Desk::writing();
    desk.types("! see Noor @h").keys("<Esc>");
    assert!(desk.is_writing(), "{}", desk.screen());
    desk.types("oY\n").save_due();
    assert_eq!(desk.text("since-last-time"), "! see Noor @hoY\n");
}

#[test]
fn a_date_is_shown_as_it_was_read_once_its_line_is_left() {
    let table = [
        ("by fri", "by Fri 27 Nov 2026"),
        ("by fri 4 dec", "by Fri 4 Dec 2026"),
        ("by 4/12", "by Fri 4 Dec 2026"),
        ("by in 2 weeks", "by Thu 10 Dec 2026"),
        ("by next core group", "\"next core group\": The next"),
    ];
    for (words, read) in table {
        let mut desk = Desk::writing();
        desk.types("! weigh Ben ").types(words).types("\n");
        assert!(desk.shows(read), "{words}\n{}", desk.screen());
    }
}

#[test]
fn a_date_that_cannot_be_read_says_why_and_is_asked_about_before_closing() {
    let mut desk = Desk::writing();
    desk.types("! weigh Ben @HV by 31 feb\n");
    assert!(desk.section_words().contains("February does not have that day"), "{}", desk.screen());
    desk.must_say("1 action, 1 date not read");
    desk.types(".close\n");
    desk.looks_for("\"weigh Ben @HV by 31 feb\": 31 February is not a date");
    desk.save_due();
    assert_eq!(desk.text("since-last-time"), "! weigh Ben @HV by 31 feb\n");
}

#[test]
fn how_something_is_known_stands_below_its_line() {
    let mut desk = Desk::writing();
    desk.types("-- seen: hall at 11 degrees\ntold by Gran: sits up till two\n");
    desk.must_show("told by Gran").save_due();
    let entries = desk.entries("since-last-time");
    assert_eq!(entries[0].tag, Some(Tag::Seen));
    let Some(Tag::ToldBy(gran)) = &entries[1].tag else { panic!("told by somebody") };
    assert!(gran.words == "Gran" && gran.person.is_some(), "{gran:?}");
}
