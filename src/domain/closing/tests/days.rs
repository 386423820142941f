//! What is asked about days, owners and whose words, before closing.

use super::super::super::calendar::england::england;
use super::*;

fn of_action(line: &str) -> Vec<String> {
    let mut record = complete();
    write(&mut record, "plan", None, line);
    let calendar = england();
    let gaps = gaps(&record, &around(), None, Some(&calendar));
    let of_lines = |gap: &Gap| gap.key.starts_with("action:") || gap.key.starts_with("unread:");
    gaps.iter()
        .filter(|gap| of_lines(gap))
        .filter_map(|gap| gap.for_reader(&Reader::Record))
        .map(Into::into)
        .collect()
}

#[test]
fn a_day_that_cannot_be_read_is_asked_with_what_is_wrong_and_one_that_can_is_not() {
    let table = [
        ("by fri 4 dec", None),
        ("by 5pm fri 4 dec", None),
        ("within 2 weeks", None),
        ("until fri 4 dec", None),
        ("not before fri 4 dec", None),
        ("from fri 4 dec", None),
        ("by friday week", None),
        ("by fri 8 janurary", Some("Is Friday 8 January 2027 meant? By when?")),
        ("by fri 4 decmber", Some("Is Friday 4 December 2026 meant? By when?")),
        ("by fri 5 dec", Some("5 December 2026 is a Saturday, not a Friday. By when?")),
        ("by friday in 2 weeks", Some("\"friday in 2 weeks\" can be read in more than one way.")),
        ("by fri or mon", Some("\"fri or mon\" names more than one day.")),
        ("by w/c 7 dec", Some("from Monday 7 December 2026 to Friday 11 December 2026? By when?")),
        ("by end of term", Some("\"end of term\" is not a date.")),
        ("before Christmas", Some("Is Friday 25 December 2026 meant? By when?")),
        ("by 5pm", Some("\"5pm\" is a time.")),
        ("by next core group", Some("The next core group has no date yet. By when?")),
        (
            "by fri 25 dec",
            Some(
                "Friday 25 December 2026 is Christmas Day; the working day before is Thursday 24 December 2026. Which is meant?",
            ),
        ),
        (
            "by sat 5 dec",
            Some(
                "Saturday 5 December 2026 is a weekend day; the working day before is Friday 4 December 2026. Which is meant?",
            ),
        ),
        ("until fri 25 dec", None),
        ("", Some("By when?")),
    ];
    for (day, asked) in table {
        let found = of_action(&format!("! weigh Ben {day} @HV seen by: his line"));
        match asked {
            None => assert_eq!(found, [""; 0], "{day}"),
            Some(words) => {
                assert_eq!(found.len(), 1, "{day}: {found:?}");
                assert!(found[0].contains(words), "{day}: {found:?}");
            }
        }
    }
}

#[test]
fn whose_words_and_which_day_is_asked_of_a_childs_line() {
    for (line, asked) in [
        ("\" Ben asked what is different: toast", Some("It cannot be told whose words")),
        ("\" Ben to @HV mon 2 novmber, alone: cold", Some("Is Monday 2 November 2026 meant?")),
        ("\" Ben to @HV 24 nov, alone, asked what is different: toast", None),
        ("\" Ben: he asked me", None),
    ] {
        let found = of_action(line);
        assert_eq!(found.len(), usize::from(asked.is_some()), "{line}: {found:?}");
        assert!(asked.is_none_or(|words| found[0].contains(words)), "{line}: {found:?}");
    }
}

#[test]
fn what_is_written_of_the_next_meeting_is_asked_about_where_no_day_can_be_told() {
    let calendar = england();
    for (text, asked) in [
        ("Next core group: Thursday 17 December 2026, 10am, school", None),
        ("Review conference 20 jan\nNext core group: 17 dec", None),
        ("17 dec", None),
        (
            "Next core group: fri 17 dec",
            Some("17 December 2026 is a Thursday, not a Friday. When is the next meeting?"),
        ),
        (
            "Next core group: 17 decmber",
            Some("Is Thursday 17 December 2026 meant? When is the next meeting?"),
        ),
        ("SW visits 4 dec\n17 dec", Some("which is the next meeting's? When is the next meeting?")),
        (
            "Review conference 20 jan",
            Some("Only the day of a conference is written here. When is the next meeting?"),
        ),
        ("soonish", Some("\"soonish\" was not read as a date. When is the next meeting?")),
        (
            "Next core group: 25 dec",
            Some("Christmas Day; the working day before is Thursday 24 December 2026: is that day meant?"),
        ),
        (
            "",
            Some(
                "When is the next meeting? The latest day is Monday 28 December 2026 (Boxing Day, substitute;",
            ),
        ),
    ] {
        let mut record = complete();
        write(&mut record, "next", None, text);
        let found = super::super::super::next_meeting::of_record(&record, &around());
        let _ = record.meeting.note_next(found);
        let gaps = gaps(&record, &around(), Some(day(12, 28)), Some(&calendar));
        let found: Vec<&str> = gaps
            .iter()
            .filter(|gap| gap.key.starts_with("next"))
            .filter_map(|gap| gap.for_reader(&Reader::Record))
            .collect();
        assert_eq!(found.len(), usize::from(asked.is_some()), "{text}: {found:?}");
        assert!(asked.is_none_or(|words| found[0].contains(words)), "{text}: {found:?}");
    }
    let mut record = complete();
    write_for(&mut record, "next", &Audience::ProfessionalsOnly, "17 dec or 18 dec");
    record.meeting.next = None;
    assert_eq!(of_kind(&record, "next")[0].1, Audience::ProfessionalsOnly, "its words are in the question");
}

#[test]
fn an_answer_that_is_the_owner_or_the_day_itself_goes_into_the_action_and_nothing_else_does() {
    let record = complete();
    let present = Present { people: &record.people, children: &record.children };
    for (line, answer, expected) in [
        ("! weigh Ben @HV", "fri 4 dec", Some("! weigh Ben @HV by fri 4 dec")),
        ("! weigh Ben @HV", "by fri 4 dec", Some("! weigh Ben @HV by fri 4 dec")),
        ("! weigh Ben @HV", "Fri 4 Dec.", Some("! weigh Ben @HV by Fri 4 Dec")),
        ("! weigh Ben @HV", "in 2 weeks", Some("! weigh Ben @HV by in 2 weeks")),
        ("! weigh Ben by fri 4 dec", "HV", Some("! weigh Ben by fri 4 dec @HV")),
        ("! weigh Ben by fri 4 dec", "@HV", Some("! weigh Ben by fri 4 dec @HV")),
        ("! weigh Ben", "@HV by 4 dec", Some("! weigh Ben @HV by 4 dec")),
        ("! weigh Ben seen by: his line", "fri 4 dec", Some("! weigh Ben seen by: his line by fri 4 dec")),
        ("! weigh Ben by 4 dec seen by: his line", "HV", Some("! weigh Ben by 4 dec seen by: his line @HV")),
        ("! weigh Ben @HV by fri 4 dec", "mon 7 dec", None),
        ("! weigh Ben @HV", "not agreed", None),
        ("! weigh Ben @HV", "fri 4 dec, if she is well", None),
        ("! weigh Ben @HV", "fri 5 dec", None),
        ("! weigh Ben @HV", "HV", None),
        ("! weigh Ben by fri 4 dec", "nobody", None),
        ("! weigh Ben by fri 4 dec", "@nobody", None),
        ("! weigh Ben by soon", "fri 4 dec", Some("! weigh Ben by soon by fri 4 dec")),
        ("! weigh Ben by fri 5 dec @HV", "fri 4 dec", None),
        ("! weigh Ben @HV", "", None),
    ] {
        let made = completed(&Line::plain(line), answer, &present, &around());
        assert_eq!(made.as_deref(), expected, "{line}: {answer}");
    }
}
