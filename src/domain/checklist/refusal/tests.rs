use super::*;
use crate::domain::checklist::sample::{self, edition};

const EVER: [Asked; 11] = [
    Asked::Mean,
    Asked::Percent,
    Asked::FamilyNumber,
    Asked::SiblingMean,
    Asked::RaterMean,
    Asked::NumberForSilence,
    Asked::Conversion,
    Asked::TrendAcrossVersions,
    Asked::Rank,
    Asked::ColourFromCount,
    Asked::Decision,
];

#[test]
fn a_refusal_names_the_files_own_word_where_it_has_one() {
    let forbid = r#"forbid = ["sum", "mean", "percent", "rank", "sibling_mean", "rater_mean"]"#;
    let instrument = sample::one_area(&sample::ordinal(4), forbid, 1);
    for (asked, word) in [
        (Asked::Mean, "mean"),
        (Asked::Percent, "percent"),
        (Asked::Rank, "rank"),
        (Asked::SiblingMean, "sibling_mean"),
        (Asked::RaterMean, "rater_mean"),
    ] {
        let rule = always(asked, &instrument).rule;
        assert_eq!(rule, format!("its `rollup.forbid` names \"{word}\""));
    }
    assert_eq!(may_add(&instrument, true).unwrap_err().rule, "its `rollup.forbid` names \"sum\"");
}

#[test]
fn what_no_file_can_allow_is_refused_where_the_file_is_silent_too() {
    let instrument = sample::one_area(&sample::ordinal(4), r#"area = "sum""#, 1);
    for asked in EVER {
        let refused = always(asked, &instrument);
        assert!(refused.rule.starts_with("never: "), "{refused}");
        assert!(refused.to_string().contains("The answers stand as they were given."), "{refused}");
    }
}

#[test]
fn levels_are_added_only_where_the_file_says_sum() {
    let may =
        |rollup: &str, whole: bool| may_add(&sample::one_area(&sample::ordinal(4), rollup, 1), whole).is_ok();
    assert!(may(r#"area = "sum""#, false) && !may(r#"area = "sum""#, true));
    assert!(may(r#"whole = "sum""#, true) && !may(r#"whole = "sum""#, false));
    assert!(may(r#"whole = "subscales""#, false) && !may(r#"whole = "subscales""#, true));
    assert!(!may(r#"area = "worst""#, false));
}

#[test]
fn two_wordings_are_two_editions_even_under_one_number() {
    let (one, mut other) = (edition("1"), edition("2"));
    assert_eq!(same_edition(&one, &one.clone()), Ok(()));
    let refused = same_edition(&one, &other).unwrap_err();
    assert_eq!(refused.asked, Asked::TrendAcrossVersions);
    assert!(
        refused.rule.contains("version 1 (wording 1abcdef0) and version 2 (wording 2abcdef0)"),
        "{refused}"
    );
    other.version = "1".into();
    assert!(same_edition(&one, &other).is_err(), "the number is the same and the words are not");
    other.id = "another".into();
    assert_eq!(same_edition(&one, &other).unwrap_err().asked, Asked::Conversion);
}

#[test]
fn lines_are_compared_only_where_their_question_and_ends_are_the_same() {
    let scale = "[scale]\nkind = \"line\"\ndirection = \"high_is_better\"\nmin = 0\nmax = 10\ncompare_only_if_same = [\"question\", \"means_low\", \"means_high\"]\n";
    let instrument = sample::one_area(scale, "", 2);
    let [one, two] = instrument.areas[0].items.as_slice() else { panic!("two items") };
    assert_eq!(compare_lines(&instrument.scale, one, two), Ok(()));
    for (field, change) in [
        ("question", (|item| item.ask = "else".into()) as fn(&mut Item)),
        ("means_low", |item| item.means_low = "else".into()),
        ("means_high", |item| item.means_high = "else".into()),
    ] {
        let mut other = two.clone();
        change(&mut other);
        let refused = compare_lines(&instrument.scale, one, &other).unwrap_err();
        assert!(refused.rule.contains(&format!("\"{field}\"")), "{refused}");
    }
}
