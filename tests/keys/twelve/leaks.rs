//! Everything a family reader could see, of all twelve meetings: every frame in room view, every file for the family and for
//! each of them.

use portal::tui::look::Look;

use super::{ALL, Meeting};
use crate::desk::Desk;

/// Looks through what was seen and what can be given away. Answers where a withheld word stands.
fn leaks(meeting: &Meeting, desk: &Desk) -> Vec<String> {
    let frames = desk.seen_in_room().iter().map(|screen| ("a screen".to_owned(), screen.clone()));
    let theirs = |place: &str| meeting.from.is_empty() || meeting.from.iter().any(|who| place.ends_with(who));
    let copies = desk.family_files().into_iter();
    let copies = copies.filter(|(place, _)| place == "the family's copy" || theirs(place));
    let all: Vec<(String, String)> = frames.chain(copies).collect();
    let holds = |(place, text): &(String, String)| {
        let word = meeting.withheld.iter().find(|word| text.contains(**word))?;
        Some(format!("{}: {word:?} in {place}:\n{text}", meeting.name))
    };
    all.iter().filter_map(holds).collect()
}

#[test]
fn no_screen_in_room_view_and_no_file_for_the_family_holds_a_withheld_word() {
    for look in [Look::default(), Look { reader: true, ..Look::default() }] {
        for meeting in &ALL {
            let desk = (meeting.held)(Desk::with(80, 24, look));
            assert!(desk.seen_in_room().len() > 20 && !desk.family_files().is_empty(), "{}", meeting.name);
            let found = leaks(meeting, &desk);
            assert!(found.is_empty(), "{} places, the first:\n{}", found.len(), found[0]);
        }
    }
}

#[test]
fn the_words_are_found_where_they_are() {
    let meeting = &ALL[7];
    let mut desk = (meeting.held)(Desk::new());
    assert!(leaks(meeting, &desk).is_empty());
    let marked = Meeting { withheld: &["heron"], ..*meeting };
    assert!(leaks(&marked, &desk).len() > 1, "on screens and in files");
    desk.keys("f");
}
