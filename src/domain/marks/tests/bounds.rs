//! How a day bounds an action: by, until, not before, from; and what is asked about it.

use super::super::super::entry::Bound;
use super::*;

#[test]
fn a_day_keeps_what_its_word_means_and_only_a_last_day_is_due() {
    let friday = day(12, 4);
    for (text, words, bound, heard) in [
        ("! ring by fri 4 dec", "ring", Bound::By, "Friday 4 December 2026."),
        ("! ring before fri 4 dec", "ring", Bound::Before, "Before Friday 4 December 2026."),
        (
            "! Dad keeps away from the flat until fri 4 dec",
            "Dad keeps away from the flat",
            Bound::Until,
            "Until Friday 4 December 2026.",
        ),
        (
            "! do not ring Mum before fri 4 dec",
            "do not ring Mum before fri 4 dec",
            Bound::NotBefore,
            "Not before Friday 4 December 2026.",
        ),
        ("! ring Mum, not before 4 dec", "ring Mum", Bound::NotBefore, "Not before Friday 4 December 2026."),
        ("! breakfast club from 4 dec", "breakfast club", Bound::From, "From Friday 4 December 2026."),
        ("! ring by 5pm fri 4 dec", "ring by 5pm fri 4 dec", Bound::By, "Friday 4 December 2026."),
    ] {
        let entry = read(text);
        let due = entry.due.as_ref().expect(text);
        assert_eq!((entry.words.as_str(), due.bound, &due.date), (words, bound, &Ok(friday)), "{text}");
        assert_eq!(entry.due_day(), bound.is_due().then_some(friday), "{text}");
        assert!(listen(text).ends_with(heard), "{text}: {}", listen(text));
    }
}

#[test]
fn a_day_that_cannot_be_read_stays_in_the_words_with_what_is_asked() {
    for (text, asked) in [
        (
            "! ring GP by fri 8 janurary @HV",
            "\"fri 8 janurary\" is not read as a date. Is Friday 8 January 2027 meant?",
        ),
        (
            "! ring GP by friday in 2 weeks @HV",
            "\"friday in 2 weeks\" can be read in more than one way. Write the date itself, like 4 dec.",
        ),
        ("! ring GP by fri 5 dec @HV", "5 December 2026 is a Saturday, not a Friday."),
        (
            "! ring GP by fri or mon @HV",
            "\"fri or mon\" names more than one day. Write the one that is meant.",
        ),
        ("! ring GP by end of term @HV", "\"end of term\" is not a date. Write the day, like 4 dec."),
    ] {
        let entry = read(text);
        assert_eq!(format!("! {} @HV", entry.words), text);
        assert_eq!((entry.due_day(), unread(&entry)), (None, vec![asked.to_owned()]), "{text}");
    }
}
