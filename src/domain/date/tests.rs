use proptest::prelude::*;

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// Monday 23 November 2026, with a core group on 17 December.
fn monday() -> Around {
    Around { today: ymd(2026, 11, 23), next_core_group: Some(ymd(2026, 12, 17)) }
}

#[test]
fn a_date_to_come_is_read_as_people_say_it() {
    let table = [
        ("today", (2026, 11, 23)),
        ("Tomorrow", (2026, 11, 24)),
        ("yesterday", (2026, 11, 22)),
        ("fri", (2026, 11, 27)),
        ("FRIDAY", (2026, 11, 27)),
        ("weds", (2026, 11, 25)),
        ("tues.", (2026, 11, 24)),
        ("thurs", (2026, 11, 26)),
        ("mon", (2026, 11, 30)),
        ("monday", (2026, 11, 30)),
        ("this friday", (2026, 11, 27)),
        ("next friday", (2026, 12, 4)),
        ("next monday", (2026, 11, 30)),
        ("friday week", (2026, 12, 4)),
        ("last friday", (2026, 11, 20)),
        ("fri 4 dec", (2026, 12, 4)),
        ("fri, 4 dec", (2026, 12, 4)),
        ("Fri. 4 Dec. 2026", (2026, 12, 4)),
        ("Friday the 4th of December", (2026, 12, 4)),
        ("fri 4th", (2026, 12, 4)),
        ("fri 4/12", (2026, 12, 4)),
        ("fri 4/12/26", (2026, 12, 4)),
        ("the 4th", (2026, 12, 4)),
        ("the 23rd", (2026, 11, 23)),
        ("the 31st", (2026, 12, 31)),
        ("4 dec", (2026, 12, 4)),
        ("4dec", (2026, 12, 4)),
        ("23 nov", (2026, 11, 23)),
        ("22 nov", (2027, 11, 22)),
        ("29 feb", (2028, 2, 29)),
        ("4th december 2026", (2026, 12, 4)),
        ("4 december, 2026", (2026, 12, 4)),
        ("4 sept 27", (2027, 9, 4)),
        ("4-Dec-2026", (2026, 12, 4)),
        ("04-dec-26", (2026, 12, 4)),
        ("december 4", (2026, 12, 4)),
        ("Dec 4th, 2026", (2026, 12, 4)),
        ("may 4", (2027, 5, 4)),
        ("4/12", (2026, 12, 4)),
        ("04/12", (2026, 12, 4)),
        ("4/12/26", (2026, 12, 4)),
        ("4/12/2026", (2026, 12, 4)),
        ("4.12.2026", (2026, 12, 4)),
        ("4.12.26", (2026, 12, 4)),
        ("4-12-2026", (2026, 12, 4)),
        ("4/5/98", (1998, 5, 4)),
        ("2026-12-04", (2026, 12, 4)),
        ("2026/12/04", (2026, 12, 4)),
        ("in 2 weeks", (2026, 12, 7)),
        ("2 weeks", (2026, 12, 7)),
        ("in two weeks' time", (2026, 12, 7)),
        ("in a couple of weeks", (2026, 12, 7)),
        ("in a fortnight", (2026, 12, 7)),
        ("in 10 days", (2026, 12, 3)),
        ("in a month", (2026, 12, 23)),
        ("in a month's time", (2026, 12, 23)),
        ("in 3 months", (2027, 2, 23)),
        ("in a year", (2027, 11, 23)),
        ("3 days ago", (2026, 11, 20)),
        ("two months ago", (2026, 9, 23)),
        ("next week", (2026, 11, 30)),
        ("next month", (2026, 12, 23)),
        ("end of the week", (2026, 11, 27)),
        ("end of next week", (2026, 12, 4)),
        ("end of the month", (2026, 11, 30)),
        ("the end of month", (2026, 11, 30)),
        ("end of next month", (2026, 12, 31)),
        ("end of december", (2026, 12, 31)),
        ("end nov", (2026, 11, 30)),
        ("end of feb", (2027, 2, 28)),
        ("end of feb 2028", (2028, 2, 29)),
        ("end of the year", (2026, 12, 31)),
        ("next core group", (2026, 12, 17)),
        ("the next Core Group", (2026, 12, 17)),
        ("next CG", (2026, 12, 17)),
        ("by fri 4 dec", (2026, 12, 4)),
        (" on 4 dec. ", (2026, 12, 4)),
    ];
    for (words, (year, month, day)) in table {
        assert_eq!(read(words, &monday()), Ok(ymd(year, month, day)), "{words}");
    }
}

#[test]
fn a_date_gone_by_is_the_latest_one() {
    let table = [
        ("12 nov", (2026, 11, 12)),
        ("23 nov", (2026, 11, 23)),
        ("24 nov", (2025, 11, 24)),
        ("29 feb", (2024, 2, 29)),
        ("fri", (2026, 11, 20)),
        ("monday", (2026, 11, 16)),
        ("thu 12 nov", (2026, 11, 12)),
        ("the 24th", (2026, 10, 24)),
        ("12/11", (2026, 11, 12)),
        ("12/11/2027", (2027, 11, 12)),
    ];
    for (words, (year, month, day)) in table {
        assert_eq!(read_leaning(words, &monday(), Lean::Back), Ok(ymd(year, month, day)), "{words}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let table = [
        ("", "There is no date here. Try 4 dec, fri, 4/12/26 or in 2 weeks"),
        ("by", "There is no date here. Try 4 dec, fri, 4/12/26 or in 2 weeks"),
        ("soon", "\"soon\" cannot be read as a date. Try 4 dec, fri, 4/12/26 or in 2 weeks"),
        ("fri or sat", "\"fri or sat\" cannot be read as a date. Try 4 dec, fri, 4/12/26 or in 2 weeks"),
        ("31 feb", "31 February is not a date: February does not have that day"),
        ("31 june 2027", "31 June 2027 is not a date: June does not have that day"),
        ("29/2/2027", "29 February 2027 is not a date: February does not have that day"),
        ("2026-02-31", "31 February 2026 is not a date: February does not have that day"),
        ("12/25", "There is no month 25. The day comes first: 4/12 is 4 December"),
        ("12/25/2026", "There is no month 25. The day comes first: 4/12 is 4 December"),
        ("fri 5 dec", "5 December 2026 is a Saturday, not a Friday"),
        ("friday 5/12/26", "5 December 2026 is a Saturday, not a Friday"),
        ("december", "December needs a day: write 4 December, or end of December"),
        ("in 10 working days", "Working days are not counted here: write the date itself"),
        ("in 99999999999 weeks", "That is too far away. Write the date itself, with its year"),
        ("in 4000000000 months", "That is too far away. Write the date itself, with its year"),
    ];
    for (words, sentence) in table {
        let wrong = read(words, &monday()).expect_err(words);
        assert_eq!(wrong.to_string(), sentence, "{words}");
    }
}

#[test]
fn a_core_group_without_a_date_is_said_to_have_none() {
    let around = Around { next_core_group: None, ..monday() };
    assert_eq!(read("next core group", &around), Err(NotADate::NoCoreGroup));
    let due = find_due("ring GP by next core group", &around).expect("a due date");
    assert_eq!(due.in_words(), "The next core group has no date yet");
}

#[test]
fn the_due_date_of_an_action_is_the_last_by_with_a_date() {
    let table = [
        ("weigh Ben every week @HV by fri 4 dec", "by fri 4 dec", (2026, 12, 4)),
        ("By Friday: ring the GP", "By Friday", (2026, 11, 27)),
        ("ring by phone before fri", "before fri", (2026, 11, 27)),
        ("form by Mum, keep until 4/12/26, please", "until 4/12/26", (2026, 12, 4)),
        ("seen by GP by mon, then by tues", "by tues", (2026, 11, 24)),
        ("weigh by fri, before school", "by fri", (2026, 11, 27)),
        ("ring by the end of the month @SW", "by the end of the month", (2026, 11, 30)),
        ("grant form by 4 dec 20 minutes", "by 4 dec", (2026, 12, 4)),
        ("grant form by 4 dec 27", "by 4 dec 27", (2027, 12, 4)),
        ("grant form by 4 dec 10am", "by 4 dec", (2026, 12, 4)),
        ("go by bus by fri 3 visits", "by fri", (2026, 11, 27)),
        ("ring by in 2 weeks", "by in 2 weeks", (2026, 12, 7)),
        ("Zoë's form — by the 4th", "by the 4th", (2026, 12, 4)),
        ("ring by the 30th at the latest", "by the 30th", (2026, 11, 30)),
        ("ring GP by 24/7", "by 24/7", (2027, 7, 24)),
    ];
    for (text, phrase, (year, month, day)) in table {
        let due = find_due(text, &monday()).expect(text);
        assert_eq!(text.get(due.span.clone()), Some(phrase), "{text}");
        assert_eq!(due.date, Ok(ymd(year, month, day)), "{text}");
        assert!(phrase.ends_with(&due.words), "{text}");
    }
}

#[test]
fn a_by_without_a_date_is_no_due_date() {
    let lines = [
        "",
        "by",
        "go by bus",
        "letter by May",
        "told by April",
        "written by 4 families",
        "cover by 24/7 team",
        "stand-by fri",
        "by 1/2 an hour",
        "by 10.30",
        "by 4th floor lift",
        "by end of visit",
        "by end cap",
        "by the 2nd visit",
        "by next visit",
        "nearby fri",
        "by 4-6 dec",
        "fri",
        "by 12",
        "by two of us",
    ];
    for line in lines {
        assert_eq!(find_due(line, &monday()), None, "{line}");
    }
}

#[test]
fn a_by_with_a_date_that_cannot_be_is_a_due_date_in_error() {
    for line in ["pay by 31 feb", "pay by 4/13", "pay by fri 5 dec", "pay by september", "pay by 2026-13-01"]
    {
        assert!(find_due(line, &monday()).expect(line).date.is_err(), "{line}");
    }
}

#[test]
fn a_date_anywhere_is_found_where_it_stands() {
    let table = [
        ("Ava to @teacher 12 nov, alone: I make my own tea", "12 nov", (2026, 11, 12)),
        ("Ava to @teacher (thu 12 nov) in class", "thu 12 nov", (2026, 11, 12)),
        ("Ben to nursery 24 nov, alone", "24 nov", (2025, 11, 24)),
        ("sat alone on tuesday", "tuesday", (2026, 11, 17)),
        ("may 4 be told 3 days ago", "3 days ago", (2026, 11, 20)),
        ("31 feb or 1/11", "1/11", (2026, 11, 1)),
        ("in 2 weeks; yesterday he said", "yesterday", (2026, 11, 22)),
    ];
    for (text, words, (year, month, day)) in table {
        let (span, date) = find_date(text, &monday(), Lean::Back).expect(text);
        assert_eq!((text.get(span), date), (Some(words), ymd(year, month, day)), "{text}");
    }
}

#[test]
fn nothing_is_taken_for_a_date_that_is_none() {
    let lines = [
        "Ava sat down",
        "sun and wed",
        "F-104 dec",
        "@fri",
        "room 12",
        "10.30",
        "it may 4 once",
        "1/2 day",
        "dec",
        "a4 dec",
    ];
    for line in lines {
        assert_eq!(find_date(line, &monday(), Lean::Back), None, "{line}");
    }
}

#[test]
fn a_very_long_line_is_read_in_one_go() {
    let line = "the by ".repeat(100_000);
    assert_eq!(find_due(&line, &monday()), None);
    assert_eq!(find_date(&line, &monday(), Lean::Ahead), None);
    assert!(read(&line, &monday()).is_err());
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0i64..109_000).prop_map(|days| ymd(1900, 1, 1) + chrono::Duration::days(days))
}

fn wordy() -> impl Strategy<Value = String> {
    let words = proptest::sample::select(vec![
        "by",
        "fri",
        "next",
        "core",
        "group",
        "in",
        "2",
        "weeks",
        "4",
        "th",
        "dec",
        "/",
        "12",
        "26",
        "2026",
        "-",
        ".",
        "the",
        "end",
        "of",
        "month",
        "31",
        "feb",
        "29",
        "ago",
        "a",
        "'",
        "é",
        "’",
        "week",
        "last",
        "99999999999",
        "time",
    ]);
    let piece =
        prop_oneof![8 => (words, "[ ]{0,1}").prop_map(|(word, gap)| format!("{word}{gap}")), 1 => ".{0,4}"];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_printed_date_reads_back(date in any_date(), today in any_date()) {
        let around = Around { today, next_core_group: None };
        for form in ["%-d %b %Y", "%-d %B %Y", "%A %-d %B %Y", "%a %-d %b %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"] {
            let words = date.format(form).to_string();
            prop_assert_eq!(read(&words, &around), Ok(date), "{}", words);
            let line = format!("ring by {words}, then rest");
            let due = find_due(&line, &around).expect("a due date");
            prop_assert_eq!((due.words, due.date), (words, Ok(date)));
        }
    }

    #[test]
    fn a_day_and_month_lie_on_the_side_that_is_meant(date in any_date(), today in any_date()) {
        let around = Around { today, next_core_group: None };
        let words = date.format("%-d %b").to_string();
        let ahead = read_leaning(&words, &around, Lean::Ahead).expect("read");
        let back = read_leaning(&words, &around, Lean::Back).expect("read");
        prop_assert!(back <= today && today <= ahead);
    }

    #[test]
    fn no_text_is_too_odd(text in wordy(), far in any::<bool>()) {
        let today = if far { NaiveDate::MAX } else { ymd(2026, 11, 23) };
        let around = Around { today, next_core_group: None };
        for lean in [Lean::Ahead, Lean::Back] {
            let _ = read_leaning(&text, &around, lean);
            if let Some((span, _)) = find_date(&text, &around, lean) {
                prop_assert!(text.get(span).is_some_and(|words| !words.is_empty()));
            }
        }
        if let Some(due) = find_due(&text, &around) {
            prop_assert!(text.get(due.span).is_some_and(|phrase| phrase.ends_with(&due.words)));
        }
    }
}
