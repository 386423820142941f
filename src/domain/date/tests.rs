use proptest::prelude::*;

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date")
}

/// Monday 23 November 2026, with a core group on 17 December.
fn monday() -> Around {
    Around { today: ymd(2026, 11, 23), next_core_group: Some(ymd(2026, 12, 17)) }
}

/// The first date in a text that is one.
fn find_date(text: &str, around: Around, lean: Lean) -> Option<(Range<usize>, NaiveDate)> {
    find_dates(text, &around, lean).into_iter().find_map(|stated| Some((stated.span, stated.date.ok()?)))
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
        ("fri or sat", "\"fri or sat\" names more than one day. Write the one that is meant"),
        ("8 janurary", "\"8 janurary\" is not read as a date. Is Friday 8 January 2027 meant?"),
        ("christmas", "\"christmas\" is not read as a date. Is Friday 25 December 2026 meant?"),
        ("end of term", "\"end of term\" is not a date. Write the day, like 4 dec"),
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
    assert_eq!(due.date, Err(NotADate::NoCoreGroup));
}

#[test]
fn the_due_date_of_an_action_is_the_last_by_with_a_date() {
    let table = [
        ("weigh Ben every week @HV by fri 4 dec", "by fri 4 dec", (2026, 12, 4)),
        ("By Friday: ring the GP", "By Friday", (2026, 11, 27)),
        ("ring by phone before fri", "before fri", (2026, 11, 27)),
        ("form by Mum, please, by 4/12/26", "by 4/12/26", (2026, 12, 4)),
        ("by fri 4 dec: ring", "by fri 4 dec", (2026, 12, 4)),
        ("ring by 5pm fri 4 dec", "by 5pm fri 4 dec", (2026, 12, 4)),
        ("ring by 17:00 on 4 dec", "by 17:00 on 4 dec", (2026, 12, 4)),
        ("ring by 9.30 on the 4th", "by 9.30 on the 4th", (2026, 12, 4)),
        ("ring by noon on friday", "by noon on friday", (2026, 11, 27)),
        ("ring by 5 p.m., fri 4 dec", "by 5 p.m., fri 4 dec", (2026, 12, 4)),
        ("ring by 9 on monday", "by 9 on monday", (2026, 11, 30)),
        ("ring by close of play friday", "by close of play friday", (2026, 11, 27)),
        ("ring by fri 10am", "by fri", (2026, 11, 27)),
        ("ring by fri 10:30, at school", "by fri", (2026, 11, 27)),
        ("ring by fri 4", "by fri 4", (2026, 12, 4)),
        ("ring by 4 dec fri", "by 4 dec fri", (2026, 12, 4)),
        ("ring by 4 dec (friday)", "by 4 dec (friday)", (2026, 12, 4)),
        ("finish within 2 weeks", "within 2 weeks", (2026, 12, 7)),
        ("finish within a fortnight", "within a fortnight", (2026, 12, 7)),
        ("finish within the next 3 weeks @HV", "within the next 3 weeks", (2026, 12, 14)),
        ("finish within 48 hours", "within 48 hours", (2026, 11, 25)),
        ("ring by friday next week", "by friday next week", (2026, 12, 4)),
        ("ring by friday this week", "by friday this week", (2026, 11, 27)),
        ("ring by friday week", "by friday week", (2026, 12, 4)),
        ("ring by friday fortnight", "by friday fortnight", (2026, 12, 11)),
        ("ring by a week on friday", "by a week on friday", (2026, 12, 4)),
        ("ring by 2 weeks today", "by 2 weeks today", (2026, 12, 7)),
        ("ring no later than 4 dec", "no later than 4 dec", (2026, 12, 4)),
        ("ring on or before 4 dec", "on or before 4 dec", (2026, 12, 4)),
        ("ring by week ending fri 4 dec", "by week ending fri 4 dec", (2026, 12, 4)),
        ("ring by fri, after school", "by fri", (2026, 11, 27)),
        ("ring by fri after school", "by fri", (2026, 11, 27)),
        ("write by friday in person", "by friday", (2026, 11, 27)),
        ("ring by fri and ask again", "by fri", (2026, 11, 27)),
        ("ring by fri or sooner", "by fri", (2026, 11, 27)),
        ("ring by fri - the GP", "by fri", (2026, 11, 27)),
        ("do not forget to ring before fri", "before fri", (2026, 11, 27)),
        ("ring by fri 4 dec and by fri 4 dec", "by fri 4 dec", (2026, 12, 4)),
        ("keep a diary until 18 dec, ring by fri 4 dec", "by fri 4 dec", (2026, 12, 4)),
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
        "before school",
        "by Mondays",
        "by 4 weekly visits",
        "by 3 mars bars",
        "by 14 Marsh Lane",
        "by 2 days a week",
        "letter by review officer",
        "by conference chair",
        "from school",
        "from May",
        "until he sleeps",
        "within the family",
        "by Christine",
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
        ("31 feb; 1/11", "1/11", (2026, 11, 1)),
        ("in 2 weeks; yesterday he said", "yesterday", (2026, 11, 22)),
    ];
    for (text, words, (year, month, day)) in table {
        let (span, date) = find_date(text, monday(), Lean::Back).expect(text);
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
        assert_eq!(find_date(line, monday(), Lean::Back), None, "{line}");
    }
}

#[test]
fn a_very_long_line_is_read_in_one_go() {
    let line = "the by ".repeat(100_000);
    assert_eq!(find_due(&line, &monday()), None);
    assert_eq!(find_date(&line, monday(), Lean::Ahead), None);
    assert!(read(&line, &monday()).is_err());
}

#[test]
fn what_is_meant_for_a_day_and_cannot_be_read_as_one_is_asked_and_never_another_day() {
    let meant = |words: &str, day: NaiveDate| NotADate::Meant(words.into(), day);
    let half = |words: &str| NotADate::HalfRead(words.into());
    let two = |words: &str| NotADate::TwoDays(words.into());
    let not = |words: &str| NotADate::NoDayNamed(words.into());
    let time = |words: &str| NotADate::TimeOnly(words.into());
    let week =
        |words: &str, (m, d): (u32, u32)| NotADate::Week(words.into(), ymd(2026, m, d), ymd(2026, m, d + 4));
    let table = [
        ("by fri 8 janurary", meant("fri 8 janurary", ymd(2027, 1, 8))),
        ("by 8 janurary", meant("8 janurary", ymd(2027, 1, 8))),
        ("by fri 4 decmber: ring", meant("fri 4 decmber", ymd(2026, 12, 4))),
        ("by 30 novmber 2026 @HV", meant("30 novmber 2026", ymd(2026, 11, 30))),
        ("by 4th of dcember", meant("4th of dcember", ymd(2026, 12, 4))),
        ("by decmber 4", meant("decmber 4", ymd(2026, 12, 4))),
        ("by 8 febuary", meant("8 febuary", ymd(2027, 2, 8))),
        ("by 8 dce", meant("8 dce", ymd(2026, 12, 8))),
        ("by firday", meant("firday", ymd(2026, 11, 27))),
        ("by thrusday 17 dec", meant("thrusday 17 dec", ymd(2026, 12, 17))),
        ("by wensday", meant("wensday", ymd(2026, 11, 25))),
        ("by christmas", meant("christmas", ymd(2026, 12, 25))),
        ("before Christmas Eve", meant("Christmas Eve", ymd(2026, 12, 24))),
        ("by new year", meant("new year", ymd(2027, 1, 1))),
        ("by fri 9 janurary", half("fri 9 janurary")),
        ("by fri 8 of xmass", half("fri 8")),
        ("by friday in 2 weeks", half("friday in 2 weeks")),
        ("by friday in a fortnight", half("friday in a fortnight")),
        ("by friday two weeks", half("friday two weeks")),
        ("by friday after next", half("friday after next")),
        ("by friday in december", half("friday in december")),
        ("by in 2 weeks on friday", half("in 2 weeks on friday")),
        ("by next week friday", half("next week friday")),
        ("within 2 weeks of birth", half("within 2 weeks of birth")),
        ("within 3 hours", half("within 3 hours")),
        ("by 4 dec 19", half("4 dec 19")),
        ("by last friday of december", half("last friday of december")),
        ("by the first friday in december", half("first friday in december")),
        ("by 4/12a", half("4/12a")),
        ("by 4/12/206", half("4/12/206")),
        ("by 4-12", half("4-12")),
        ("ring by 2 weeks", half("2 weeks")),
        ("by 4-6 dec", two("4-6 dec")),
        ("by 4/5 dec", two("4/5 dec")),
        ("by 4 or 5 dec", two("4 or 5 dec")),
        ("by 4, 5 and 6 december 2026", two("4, 5 and 6 december 2026")),
        ("by fri or mon", two("fri or mon")),
        ("by mon/tues", two("mon/tues")),
        ("by fri 4 dec or mon 7 dec", two("fri 4 dec or mon 7 dec")),
        ("by fri 4 dec, mon 7 dec", two("fri 4 dec, mon 7 dec")),
        ("by 4 dec 11 dec", two("4 dec 11 dec")),
        ("by the 4th or 5th", two("4th or 5th")),
        ("seen by GP by mon, then by tues", two("by mon, then by tues")),
        ("in 2 or 3 weeks", NotADate::Nothing),
        ("within 2-3 weeks", two("within 2-3 weeks")),
        ("by w/c 7 dec", week("w/c 7 dec", (12, 7))),
        ("by week commencing 7 dec", week("week commencing 7 dec", (12, 7))),
        ("by the week of wed 9 dec", week("week of wed 9 dec", (12, 7))),
        ("by end of term", not("end of term")),
        ("by the end of the autumn term", not("end of the autumn term")),
        ("before half term", not("half term")),
        ("by easter", not("easter")),
        ("by the review conference", not("review conference")),
        ("by mid-december", not("mid-december")),
        ("by early next week", not("early next week")),
        ("ring by 5pm", time("5pm")),
        ("ring by 10:30", time("10:30")),
        ("ring by noon", time("noon")),
        ("by sat 4 dec", NotADate::OtherWeekday(ymd(2026, 12, 4), Weekday::Sat)),
        ("by 5 dec fri", NotADate::OtherWeekday(ymd(2026, 12, 5), Weekday::Fri)),
        ("by fri 9", NotADate::OtherWeekday(ymd(2026, 12, 9), Weekday::Fri)),
        ("by tomorrow, wed", NotADate::OtherWeekday(ymd(2026, 11, 24), Weekday::Wed)),
        ("by tomorow", NotADate::Meant("tomorow".into(), ymd(2026, 11, 24))),
        ("by tommorrow", NotADate::Meant("tommorrow".into(), ymd(2026, 11, 24))),
        ("by tmrw", NotADate::Meant("tmrw".into(), ymd(2026, 11, 24))),
        ("by 4 dec and again 18 dec", NotADate::TwoDays("4 dec and again 18 dec".into())),
        ("by 4 dec then again 18 dec", NotADate::TwoDays("4 dec then again 18 dec".into())),
        ("not by fri 4 dec", NotADate::HalfRead("not by fri 4 dec".into())),
    ];
    for (text, wrong) in table {
        let due = find_due(text, &monday());
        match wrong {
            NotADate::Nothing => assert_eq!(due, None, "{text}"),
            wrong => assert_eq!(due.expect(text).date, Err(wrong), "{text}"),
        }
    }
}

#[test]
fn a_day_bounds_as_its_word_says() {
    use crate::domain::entry::Bound::{Before, By, From, NotBefore, Until};
    let table = [
        ("ring by fri 4 dec", By, "by fri 4 dec", true),
        ("Dad keeps away from the flat until fri 4 dec", Until, "until fri 4 dec", true),
        ("Dad keeps away till fri 4 dec", Until, "till fri 4 dec", true),
        ("breakfast club up to 4 dec", Until, "up to 4 dec", true),
        ("do not ring Mum before fri 4 dec", NotBefore, "before fri 4 dec", false),
        ("Dad mustn't ring before 4 dec", NotBefore, "before 4 dec", false),
        ("never alone before 4 dec", NotBefore, "before 4 dec", false),
        ("ring Mum, not before fri 4 dec", NotBefore, "not before fri 4 dec", true),
        ("ring Mum not until 4 dec", NotBefore, "not until 4 dec", true),
        ("ring no earlier than 4 dec", NotBefore, "no earlier than 4 dec", true),
        ("ring before fri 4 dec", Before, "before fri 4 dec", true),
        ("do not forget to ring before 4 dec", Before, "before 4 dec", true),
        ("not at home: ring before 4 dec", Before, "before 4 dec", true),
        ("breakfast club from fri 4 dec", From, "from fri 4 dec", true),
        ("weigh weekly, starting fri 4 dec", From, "starting fri 4 dec", true),
        ("Dad keeps away from mon 30 nov until fri 4 dec", Until, "until fri 4 dec", true),
        ("keep a diary until 18 dec and ring by fri 4 dec", By, "by fri 4 dec", true),
        ("ring by 5pm fri 4 dec", By, "by 5pm fri 4 dec", false),
    ];
    for (text, bound, phrase, lifts) in table {
        let due = find_due(text, &monday()).expect(text);
        assert_eq!((due.bound, text.get(due.span.clone())), (bound, Some(phrase)), "{text}");
        assert_eq!((due.date, due.says_only_the_day), (Ok(ymd(2026, 12, 4)), lifts), "{text}");
    }
}

#[test]
fn inside_a_line_the_next_core_group_is_no_day_and_what_cannot_be_read_is_kept_as_such() {
    let read = |text: &str| {
        let found = find_dates(text, &monday(), Lean::Ahead);
        let say = |it: Stated| (text.get(it.span).unwrap_or_default().to_owned(), it.date.ok());
        found.into_iter().map(say).collect::<Vec<_>>()
    };
    let day = |m, d| Some(ymd(2026, m, d));
    assert_eq!(read("Next core group: to be agreed"), []);
    assert_eq!(
        read("Next core group: Thursday 17 December 2026, 10am, school"),
        [("Thursday 17 December 2026".into(), day(12, 17))]
    );
    assert_eq!(read("17 decmber; 18 dec"), [("17 decmber".into(), None), ("18 dec".into(), day(12, 18))]);
    assert_eq!(read("first thursday in december"), [("first thursday in december".into(), None)]);
    assert_eq!(read("w/c 7 dec"), [("w/c 7 dec".into(), None)]);
    assert_eq!(read("visits every thursday, at 14 Marsh Lane"), []);
    assert_eq!(read("7/8 dec"), [("7/8 dec".into(), None)]);
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    (0i64..109_000).prop_map(|days| ymd(1900, 1, 1) + chrono::Duration::days(days))
}

/// From 2021 to 2090, so that two figures are a year that is to come.
fn of_now() -> impl Strategy<Value = NaiveDate> {
    (0u64..25_000).prop_map(|days| ymd(2021, 1, 1) + chrono::Days::new(days))
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

/// Forms that name the weekday, the day and the month, or the whole date.
const FORMS: [&str; 16] = [
    "%a %-d %b",
    "%A %-d %B",
    "%a, %-d %b %Y",
    "%A %-d. %B %Y",
    "%-d %B",
    "%-d %b %y",
    "%-d-%b-%Y",
    "%B %-d, %Y",
    "%a %-d/%m",
    "%-d/%m/%y",
    "%d.%m.%Y",
    "%Y-%m-%d",
    "the %-d of %B",
    "%-d %b %a",
    "%a the %-d of %B %Y",
    "%A, %-d %B %Y",
];

/// The words with one letter left out, put in, changed, or two that changed places. None where the figures would be
/// others, or where the month or the weekday has become another one.
fn with_a_slip(words: &str, at: usize, how: i32, letter: char) -> Option<String> {
    let mut letters: Vec<char> = words.chars().collect();
    let here = letters.get(at).filter(|here| here.is_alphabetic())?;
    let before = *here;
    match how {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ if letters.get(at + 1).is_some_and(|next| next.is_alphabetic() && *next != before) => {
            letters.swap(at, at + 1);
        }
        _ => return None,
    }
    let wrong: String = letters.into_iter().collect();
    let names = |text: &str| {
        let all = super::words::tokens(text);
        all.iter().map(|token| (token.month(), token.weekday())).collect::<Vec<_>>()
    };
    let (old, new) = (names(words), names(&wrong));
    let become_another = new.iter().any(|name| *name != (None, None) && !old.contains(name));
    (!become_another).then_some(wrong)
}

#[test]
fn a_last_day_that_is_gone_is_asked_about_and_never_a_year_ahead() {
    let around = Around { today: ymd(2026, 11, 19), next_core_group: None };
    for (words, gone) in [
        ("17 nov", ymd(2026, 11, 17)),
        ("18/11", ymd(2026, 11, 18)),
        ("30 october", ymd(2026, 10, 30)),
        ("13 november 2026", ymd(2026, 11, 13)),
        ("4 dec 2025", ymd(2025, 12, 4)),
        ("4/12/25", ymd(2025, 12, 4)),
    ] {
        let due = find_due(&format!("ring by {words}"), &around).expect(words);
        assert_eq!(due.date, Err(NotADate::Gone(words.into(), gone)), "{words}");
    }
    for (words, day) in [
        ("19 nov", ymd(2026, 11, 19)),
        ("20 nov", ymd(2026, 11, 20)),
        ("4 dec", ymd(2026, 12, 4)),
        ("1 sep", ymd(2027, 9, 1)),
        ("17 nov 2027", ymd(2027, 11, 17)),
        ("30/06/27", ymd(2027, 6, 30)),
        ("fri", ymd(2026, 11, 20)),
        ("in 6 months", ymd(2027, 5, 19)),
    ] {
        let due = find_due(&format!("ring by {words}"), &around).expect(words);
        assert_eq!(due.date, Ok(day), "{words}");
    }
    let until = find_due("keeps away until 17 nov 2026", &around).expect("until");
    assert_eq!(until.date, Ok(ymd(2026, 11, 17)), "only a last day is asked about");
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
            let expected = if date < today { Err(NotADate::Gone(words.clone(), date)) } else { Ok(date) };
            prop_assert_eq!((due.words, due.date), (words, expected));
        }
    }

    #[test]
    fn a_day_in_any_form_people_use_reads_back_as_that_day(ahead in 1u64..300, today in of_now(), nth in 0..FORMS.len()) {
        let around = Around { today, next_core_group: None };
        let date = today + chrono::Days::new(ahead);
        let words = date.format(FORMS[nth]).to_string();
        prop_assert_eq!(read(&words, &around), Ok(date), "{}", words);
        for line in [format!("ring by {words} @HV"), format!("ring by {words}: the GP"), format!("before {words}")] {
            prop_assert_eq!(find_due(&line, &around).map(|due| due.date), Some(Ok(date)), "{}", line);
        }
        for line in [format!("Next core group: {words}, 10am, school"), format!("it is on {words}")] {
            let found: Vec<_> = find_dates(&line, &around, Lean::Ahead).into_iter().map(|it| it.date).collect();
            prop_assert_eq!(found, vec![Ok(date)], "{}", line);
        }
    }

    #[test]
    fn a_day_with_a_letter_wrong_is_never_another_day(
        ahead in 1u64..300,
        today in of_now(),
        nth in 0..FORMS.len(),
        at in 0usize..30,
        how in 0..4,
        letter in proptest::char::range('a', 'z'),
    ) {
        let around = Around { today, next_core_group: None };
        let date = today + chrono::Days::new(ahead);
        let words = date.format(FORMS[nth]).to_string();
        let Some(wrong) = with_a_slip(&words, at, how, letter) else { return Ok(()) };
        let other = |read: &Result<NaiveDate, NotADate>| read.as_ref().is_ok_and(|day| *day != date);
        prop_assert!(!other(&read(&wrong, &around)), "{} for {}", wrong, words);
        let due = find_due(&format!("ring the GP by {wrong}"), &around);
        prop_assert!(!due.as_ref().is_some_and(|due| other(&due.date)), "{} for {}: {:?}", wrong, words, due);
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
            let _ = (read_leaning(&text, &around, lean), date_at(&text, &around, lean));
            for Stated { span, .. } in find_dates(&text, &around, lean) {
                prop_assert!(text.get(span).is_some_and(|words| !words.is_empty()));
            }
        }
        if let Some(due) = find_due(&text, &around) {
            prop_assert!(text.get(due.span).is_some_and(|phrase| phrase.ends_with(&due.words)));
        }
    }
}
