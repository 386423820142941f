//! Who gets a line, and what is in each reader's copy then.

use portal::domain::audience::Audience;

use crate::desk::Desk;

/// Presses the audience key until the status line says this.
fn narrow(desk: &mut Desk, to: &str) {
    for _ in 0..10 {
        if desk.status().contains(&format!("for: {to} ")) {
            return;
        }
        desk.keys("<Ctrl-R>");
    }
    panic!("no audience {to:?}:\n{}", desk.screen());
}

#[test]
fn one_key_goes_round_every_audience() {
    let mut desk = Desk::writing();
    desk.types("boiler off since Sunday");
    let mut seen = Vec::new();
    for _ in 0..7 {
        let status = desk.status();
        let words =
            status.split("for: ").nth(1).expect("an audience").split("   ").next().unwrap_or_default();
        seen.push(words.to_owned());
        desk.keys("<Ctrl-R>");
    }
    assert_eq!(
        seen,
        [
            "everyone",
            "professionals only",
            "not for Mum",
            "not for Dad",
            "not for Gran",
            "not for Interpreter",
            "legal advice"
        ]
    );
    assert!(desk.status().contains("for: everyone"), "{}", desk.status());
}

#[test]
fn each_copy_holds_what_its_reader_may_have_and_nothing_else() {
    let mut desk = Desk::writing();
    for (to, words) in [
        ("everyone", "apricot"),
        ("not for Dad", "bilberry"),
        ("professionals only", "cranberry"),
        ("legal advice", "damson"),
    ] {
        desk.types(words);
        narrow(&mut desk, to);
        // An empty line ends what the line above was kept for.
        desk.keys("<Enter><Enter>");
    }
    desk.save_due();
    let holds = |copy: &str| ["apricot", "bilberry", "cranberry", "damson"].map(|word| copy.contains(word));
    assert_eq!(holds(&desk.whole_record()), [true, true, true, true]);
    assert_eq!(holds(&desk.copy_for("HV")), [true, true, true, false]);
    assert_eq!(holds(&desk.copy_for("Mum")), [true, true, false, false]);
    assert_eq!(holds(&desk.copy_for("Dad")), [true, false, false, false]);
    assert_eq!(holds(&desk.family_copy()), [true, false, false, false]);
}

#[test]
fn the_line_below_is_kept_from_the_same_people_until_an_empty_line() {
    let mut desk = Desk::writing();
    desk.types("Mum has a flat to look at");
    narrow(&mut desk, "not for Dad");
    desk.types("\n");
    assert!(desk.status().contains("for: not for Dad"), "{}", desk.status());
    desk.types("two streets from Gran\n\n");
    assert!(desk.status().contains("for: everyone"), "{}", desk.status());
    desk.types("mornings are better").save_due();
    let dad = Audience::NotFor([desk.person("Dad")].into());
    let lines = desk.lines("since-last-time");
    let of = |words: &str| lines.iter().find(|line| line.text == words).expect("a line").audience.clone();
    assert_eq!(of("Mum has a flat to look at"), dad);
    assert_eq!(of("two streets from Gran"), dad);
    assert_eq!(of("mornings are better"), Audience::Everyone);
}

#[test]
fn who_a_line_is_for_stands_below_it() {
    let mut desk = Desk::writing();
    desk.types("Mum has a flat to look at");
    narrow(&mut desk, "not for Dad");
    desk.keys("<Enter>").must_show("for: not for Dad");
    assert!(desk.section_words().contains("Mum has a flat to look at for: not for Dad"), "{}", desk.screen());
}

#[test]
fn a_professionals_only_meeting_begins_every_line_for_professionals() {
    let mut desk = Desk::new();
    desk.keys("4<Enter>o<Down><Enter><PageDown>");
    while !desk.is_writing() {
        desk.keys("<PageDown>");
    }
    desk.types("strategy");
    assert!(desk.status().contains("for: professionals only"), "{}", desk.status());
    desk.save_due();
    assert!(!desk.family_copy().contains("strategy"));
}

#[test]
fn a_childs_words_are_withheld_until_somebody_decides_who_may_have_them() {
    let mut desk = Desk::writing();
    desk.types("\" Ben to @SW: huckleberry\n");
    assert!(desk.section_words().contains("withheld until cleared"), "{}", desk.screen());
    desk.save_due();
    assert!(desk.whole_record().contains("huckleberry"));
    assert!(desk.copy_for("HV").contains("huckleberry"));
    for copy in [desk.family_copy(), desk.copy_for("Mum"), desk.copy_for("Dad")] {
        assert!(!copy.contains("huckleberry"), "{copy}");
    }
    desk.types(".clear\n").must_show("Who may have Ben's words?").keys("<Down><Enter>");
    desk.save_due();
    for copy in [desk.copy_for("Mum"), desk.copy_for("Dad")] {
        assert!(copy.contains("huckleberry"), "{copy}");
    }
    let cleared = desk.lines("since-last-time")[0].cleared.clone().expect("a decision");
    assert_eq!((cleared.audience, cleared.child_asked), (Audience::Everyone, Some(true)));
}

#[test]
fn words_cleared_for_all_but_one_are_not_in_that_ones_copy() {
    let mut desk = Desk::writing();
    desk.types("\" Ben to @SW: huckleberry\n.clear\n");
    while !desk.cursor_row().contains("Everyone but Dad") {
        desk.keys("<Down>");
    }
    desk.keys("<Enter>").save_due();
    assert!(desk.copy_for("Mum").contains("huckleberry"));
    assert!(!desk.copy_for("Dad").contains("huckleberry"));
    assert!(!desk.family_copy().contains("huckleberry"));
}

#[test]
fn other_words_than_those_that_were_cleared_are_withheld_again() {
    let mut desk = Desk::writing();
    desk.types("\" Ben to @SW: huckleberry\n.clear\n").keys("<Down><Enter><End>").types(" tart").save_due();
    assert_eq!(desk.text("since-last-time"), "\" Ben to @SW: huckleberry tart");
    assert!(!desk.copy_for("Mum").contains("huckleberry"));
}

#[test]
fn a_mistyped_name_does_not_send_a_childs_words_round() {
    let mut desk = Desk::writing();
    desk.types("\" Bne to @SW: huckleberry").save_due();
    assert!(!desk.family_copy().contains("huckleberry"));
    assert!(!desk.copy_for("Mum").contains("huckleberry"));
    desk.keys("<Enter>").types(".close\n").looks_for("Which child's words are these");
}

#[test]
fn words_pasted_into_a_cleared_line_are_withheld_again() {
    let mut desk = Desk::writing();
    desk.types("\" Ben to @SW: huckleberry\n.clear\n")
        .keys("<Down><Enter><End>")
        .pastes(" damson")
        .save_due();
    assert!(!desk.copy_for("Mum").contains("huckleberry"));
    assert!(!desk.copy_for("Mum").contains("damson"));
}

#[test]
fn the_foot_says_who_has_the_line_the_cursor_is_on() {
    for (line, to, said) in [
        ("boiler off since Sunday", "", "everyone"),
        ("! weigh Ben @HV by fri 4 dec", "", "everyone"),
        ("> core group monthly", "", "everyone"),
        ("? who is the midwife", "", "everyone"),
        ("~ Dad: it is too often", "", "everyone"),
        ("+ brought to both clinics", "", "everyone"),
        ("-- cough at night", "", "everyone"),
        ("told by Mum: the boiler is off", "", "everyone"),
        ("boiler off since Sunday", "professionals only", "professionals only"),
        ("boiler off since Sunday", "not for Mum", "not for Mum"),
        ("! weigh Ben @HV by fri 4 dec", "not for Dad", "not for Dad"),
        ("> core group monthly", "legal advice", "legal advice"),
        ("\" Ben to @Nursery: my nose is cold", "", "withheld until cleared"),
        ("\" Ben: my nose is cold", "", "withheld until cleared"),
        ("\" Noor: not here", "", "withheld"),
        ("\" Ben: my nose is cold", "not for Dad", "withheld until cleared"),
    ] {
        let mut desk = Desk::writing();
        desk.types(line);
        if !to.is_empty() {
            let mut left = 10;
            while left > 0 && !desk.status().contains(&format!("for: {to}")) {
                desk.keys("<Ctrl-R>");
                left -= 1;
            }
        }
        desk.types("\n\n\n").keys("<Up>").must_say("for: everyone").keys("<Up><Up>");
        assert!(desk.status().contains(&format!("for: {said}")), "{line} {to}: {}", desk.status());
    }
}
