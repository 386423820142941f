use super::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(if month < 6 { 2027 } else { 2026 }, month, day).expect("a date")
}

/// Monday 23 November 2026, with the last lawful day as the next core group's.
fn around() -> Around {
    Around { today: day(11, 23), next_core_group: Some(day(1, 11)) }
}

#[test]
fn the_next_core_groups_day_is_the_one_written_for_it() {
    let table = [
        ("Next core group: Thursday 17 December 2026, 10am, school", (12, 17), "10am, school"),
        ("next core group thu 17 dec", (12, 17), ""),
        ("Next meeting 17/12/26 at 10:00, library", (12, 17), "at 10:00, library"),
        ("thu 17 dec", (12, 17), ""),
        ("We meet again on 17 dec at school", (12, 17), "at school"),
        ("> core group on 17 dec", (12, 17), ""),
        ("Thursday 17 December is the next core group", (12, 17), "is the next core group"),
        ("Review conference: 20 january\nNext core group: 17 dec", (12, 17), ""),
        ("Next core group: 17 dec\nReview conference: 20 january", (12, 17), ""),
        ("Review conference 20 jan, next core group 17 dec", (12, 17), ""),
        ("Next core group 17 dec; review conference 20 jan", (12, 17), ""),
        ("17 dec, 10am\nRCPC 20 jan", (12, 17), "10am"),
        ("Next core group:\nThursday 17 December, 10am", (12, 17), "10am"),
        ("! send the invitations by 4 dec @SW\nNext core group 17 dec", (12, 17), ""),
        ("! send the invitations by 4 dec @SW\n17 dec", (12, 17), ""),
        ("\" Ben 4 dec: I will come\n17 dec", (12, 17), ""),
        ("SW visits on 4 dec\nNext core group: 17 dec", (12, 17), ""),
        ("Next core group: 17 dec\nafter that 28 jan", (12, 17), ""),
        ("Next core group: 17 dec, as agreed\nnext core group 17 dec", (12, 17), "as agreed"),
    ];
    for (text, (month, date), detail) in table {
        let found = read(text, &around());
        assert_eq!(found.day, Some(day(month, date)), "{text}: {found:?}");
        assert_eq!((found.detail.as_str(), found.question), (detail, None), "{text}");
    }
}

#[test]
fn where_no_day_can_be_told_it_is_asked_and_none_is_taken() {
    let table = [
        ("17 dec or 18 dec", "17 dec or 18 dec", "names more than one day"),
        ("SW visits on 4 dec\n17 dec", "4 dec or 17 dec", "More than one day is written here"),
        ("Next core group: 17 dec\nNext core group: 7 jan", "17 dec or 7 jan", "More than one day"),
        ("Next core group: fri 17 dec", "fri 17 dec", "17 December 2026 is a Thursday, not a Friday."),
        ("Next core group: 17 decmber", "17 decmber", "Is Thursday 17 December 2026 meant?"),
        ("Next core group: w/c 14 dec", "w/c 14 dec", "Which day is meant, from Monday 14 December 2026"),
        ("Next core group: first thursday in december", "first thursday in december", "more than one way"),
        (
            "Next core group: thrusday 17 dec\n20 dec",
            "thrusday 17 dec",
            "Is Thursday 17 December 2026 meant?",
        ),
        ("Next core group: early january", "early january", "is not a date"),
        ("Review conference 20 jan", "", "Only the day of a conference is written here."),
        ("The RCPC is on 20 january, at the town hall", "", "Only the day of a conference"),
    ];
    for (text, unread, question) in table {
        let found = read(text, &around());
        assert_eq!((found.day, found.unread.as_str()), (None, unread), "{text}");
        let asked = found.question.expect(text);
        assert!(asked.contains(question), "{text}: {asked}");
    }
}

#[test]
fn the_day_of_something_else_is_asked_about_and_not_taken() {
    let table = [
        ("Mum cannot do thursday 17 december", "thursday 17 december"),
        ("Last core group was 30 october", "30 october"),
        ("no date agreed\nben's hospital appointment is thursday 17 december", "thursday 17 december"),
        ("next core group to be agreed\nDad is in court on 10 december", "10 december"),
        ("Next core group:\nDad is in court on 10 december", "10 december"),
        ("SW tells Ava on 9 december at school", "9 december"),
        ("thursday 17 december is Ben's hospital appointment", "thursday 17 december"),
        ("the last meeting on 30 october was hard", "30 october"),
    ];
    for (text, words) in table {
        let found = read(text, &around());
        assert_eq!((found.day, found.unread.as_str()), (None, words), "{text}: {found:?}");
        let asked = found.question.expect(text);
        assert!(asked.starts_with(&format!("Is {words} the next core group's day?")), "{text}: {asked}");
    }
    for text in
        ["next meeting before fri 18 dec", "next core group not thu 17 dec", "next core group by 18 dec"]
    {
        let found = read(text, &around());
        assert!(found.day.is_none() && found.question.is_some(), "{text}: {found:?}");
    }
}

#[test]
fn what_says_no_day_is_kept_as_it_was_typed() {
    for text in ["", "  \n ", "to be agreed", "next core group: SW rings round", "at school, 10am"] {
        let found = read(text, &around());
        assert_eq!((found.day, found.question), (None, None), "{text}");
        assert_eq!(found.unread, text.trim(), "{text}");
    }
}
