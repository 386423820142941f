//! What is for professionals only comes into no copy of a family reader: not its words, not the answer, and not that there
//! was one to leave out.

use super::{FORMATS, checklist, copy, score, with_family};

/// Words that stand nowhere else, each in a place that the family must not have.
const SECRETS: [&str; 5] = ["zanzibar", "quetzal", "oropendola", "marmalade", "tamarind"];

const SITTING: &str = r#"
date = 2026-11-20
audience = "everyone"
[rater]
name = "HV"
[answers]
A1 = 3
A4 = 1
B1 = 4
D7 = 4
H1 = { value = 2, carer = "Mum" }
H3 = { value = 4, carer = "Dad" }
[evidence.A1]
text = "toast at school"
[evidence.A4]
text = "new coat"
strength = "quetzal"
audience = "professionals_only"
[evidence.B1]
text = "oropendola"
barrier = "violence"
[evidence.D7]
text = "tamarind"
[evidence.H3]
text = "zanzibar"
impact_on_child = "zanzibar"
carer = "Dad"
[evidence.C1]
text = "never asked of her"
[judgement]
summary = "All of this may be read by her family."
"#;

/// The same before, so that there is something to have moved.
fn before() -> String {
    let then = SITTING.replace("2026-11-20", "2026-08-20").replace("H3 = { value = 4", "H3 = { value = 2");
    then.replace("A4 = 1", "A4 = 3")
        .replace("B1 = 4", "B1 = 2")
        .replace("D7 = 4", "D7 = 1")
        .replace("new coat", "marmalade")
}

#[test]
fn no_copy_of_a_family_reader_holds_what_is_for_professionals_only_in_any_form() {
    let data = with_family();
    let strip = |text: &str| text.replace("[evidence.C1]\ntext = \"never asked of her\"\n", "");
    for text in [strip(&before()), strip(SITTING)] {
        let answer = score(data.path(), "Mia", "open-care", &text);
        assert_eq!(answer.code, 0, "{}", answer.err);
    }
    for reader in ["family", "Mum", "Gran", "Dad"] {
        for format in FORMATS {
            let answer = copy(data.path(), "Mia", reader, format);
            assert_eq!(answer.code, 0, "{reader} {format}: {}", answer.err);
            let lower = answer.out.to_lowercase();
            for secret in SECRETS.iter().chain(&["h3", "violence", "d7 ", "control by", "b1 "]) {
                assert!(!lower.contains(secret), "{reader} {format} holds {secret}: {}", answer.out);
            }
            assert!(lower.contains("toast at school"), "{reader} {format}: {}", answer.out);
            assert!(answer.err.contains("Left out for this reader"), "{}", answer.err);
        }
        // What is left out is in no count either: of the answers she may have all are counted, and no more.
        let page = copy(data.path(), "Mia", reader, "txt").out;
        assert!(page.contains("Answered: 2 of "), "{page}");
        assert!(!page.contains("Left out"), "{page}");
    }
    // They are there to be left out: the record and a professional have them.
    for (reader, format) in [("record", "txt"), ("record", "csv"), ("SW", "md"), ("SW", "json")] {
        let answer = copy(data.path(), "Mia", reader, format);
        let kept = SECRETS.iter().filter(|secret| **secret != "marmalade");
        for secret in kept {
            assert!(answer.out.contains(secret), "{reader} {format} lacks {secret}: {}", answer.out);
        }
        assert!(answer.out.contains("H3"), "{reader} {format}");
    }
}

#[test]
fn a_sitting_that_is_for_professionals_only_has_no_family_copy_in_any_form() {
    let data = with_family();
    let text = SITTING
        .replace("audience = \"everyone\"\n[rater]", "[rater]")
        .replace("[evidence.C1]\ntext = \"never asked of her\"\n", "");
    assert_eq!(score(data.path(), "Mia", "open-care", &text).code, 0);
    for reader in ["family", "Mum"] {
        for format in FORMATS {
            let answer = copy(data.path(), "Mia", reader, format);
            assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{reader} {format}");
            assert!(answer.err.contains("kept from this reader as a whole"), "{}", answer.err);
        }
    }
    assert_eq!(copy(data.path(), "Mia", "SW", "md").code, 0);
}

#[test]
fn whoever_may_receive_nothing_about_a_child_gets_no_copy_and_nor_does_the_family() {
    let data = with_family();
    let text = "date = 2026-11-20\naudience = \"everyone\"\n[rater]\nname = \"HV\"\n[answers]\nA1 = 2\n";
    assert_eq!(score(data.path(), "Leo", "open-care", text).code, 0);
    for reader in ["Dad", "family"] {
        let answer = copy(data.path(), "Leo", reader, "txt");
        assert_eq!((answer.code, answer.out.as_str()), (1, ""), "{reader}");
        assert!(answer.err.contains("may not receive what is written about this child"), "{}", answer.err);
    }
    assert_eq!(copy(data.path(), "Leo", "Mum", "txt").code, 0);
}

#[test]
fn what_is_shielded_from_a_reader_takes_its_answer_with_it() {
    let data = with_family();
    let text = "date = 2026-11-20\naudience = \"everyone\"\n[rater]\nname = \"HV\"\n[answers]\nA1 = 3\nA4 = 1\n\
                [evidence.A1]\ntext = \"no breakfast since they moved to the flat in Orchard Row\"\n";
    assert_eq!(score(data.path(), "Mia", "open-care", text).code, 0);
    let (dad, mum) = (copy(data.path(), "Mia", "Dad", "txt").out, copy(data.path(), "Mia", "Mum", "txt").out);
    assert!(mum.contains("Orchard") && mum.contains("A1 Enough to eat"), "{mum}");
    assert!(!dad.contains("Orchard") && !dad.contains("A1") && dad.contains("A4"), "{dad}");
}

#[test]
fn nothing_is_shown_of_one_before_the_other_has_closed() {
    let data = with_family();
    let of = |who: &str, close: bool, a1: i64| {
        format!(
            "date = 2026-11-20\nclose = {close}\n[rater]\nname = \"{who}\"\n[answers]\nA1 = {a1}\n[evidence.A1]\ntext = \"{who} saw\"\n"
        )
    };
    assert_eq!(score(data.path(), "Mia", "open-care", &of("HV", true, 4)).code, 0);
    let open = score(data.path(), "Mia", "open-care", &of("School", false, 1));
    assert_eq!(open.code, 0, "{}", open.err);
    assert!(!open.out.contains("HV saw"), "{}", open.out);
    let compare = ["compare", "F-207", "Mia", "--instrument", "open-care"];
    let refused = checklist(data.path(), &compare);
    assert_eq!((refused.code, refused.out.as_str()), (1, ""));
    assert!(refused.err.contains("School has not closed theirs"), "{}", refused.err);
    let copied = copy(data.path(), "Mia", "record", "txt");
    assert_eq!((copied.code, copied.out.as_str()), (1, ""));
    assert_eq!(score(data.path(), "Mia", "open-care", &of("School", true, 1)).code, 0);
    let compared = checklist(data.path(), &compare);
    assert_eq!(compared.code, 0, "{}", compared.err);
    assert!(compared.out.contains("HV saw") && compared.out.contains("3 steps apart"), "{}", compared.out);
}
