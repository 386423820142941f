use super::*;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::mark::Key;
use crate::domain::checklist::sample::{day, file, id, marks, ordinal, seven};
use crate::domain::shield::What;

/// Two items that anybody may have, one that is guarded, and an area that opens on each of them.
fn instrument() -> Instrument {
    file(&format!(
        "{}[rollup]\narea = \"worst\"\n\
         [[area]]\nid = \"A\"\nkind = \"care\"\nname = \"One\"\n\
         item = [{{ id = \"A1\", name = \"a\" }}, {{ id = \"A2\", name = \"b\" }}, \
                 {{ id = \"A3\", name = \"c\", audience = \"professionals_only\" }}]\n\
         [[area]]\nid = \"B\"\nkind = \"care\"\nname = \"Two\"\n\
         open_if = {{ area = \"A\", at_or_worse = 3 }}\nitem = [{{ id = \"B1\", name = \"d\" }}]\n\
         [[area]]\nid = \"C\"\nkind = \"care\"\nname = \"Three\"\n\
         open_if = {{ area = \"B\", at_or_worse = 3 }}\nitem = [{{ id = \"C1\", name = \"e\" }}]\n",
        ordinal(4)
    ))
}

fn evidence(answer: &str, audience: Audience) -> Evidence {
    Evidence {
        id: id(7),
        sheet: id(8),
        answer: answer.into(),
        words: "seen at 12 Mill Lane".into(),
        source: String::new(),
        seen_on: None,
        impact_on_child: String::new(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: String::new(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience,
    }
}

/// The keys on a reader's sheet, and how many answers were taken off it.
fn seen(answers: &str, evidence: &[Evidence], reader: &Reader) -> (Vec<String>, usize) {
    let shield = Shield {
        id: id(1),
        family: id(2),
        what: What::Address,
        words: "12 Mill Lane".into(),
        from: vec![id(5)],
    };
    let instrument = instrument();
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-20"), &marks(answers), &[]);
    let shields = [shield];
    let shields: &[Shield] = if answers.contains("A2=1") { &shields } else { &[] };
    let beside = Beside { evidence, shields, hidden: None };
    let (sheet, taken) = for_reader(sheet, &beside, reader);
    (sheet.rows.iter().map(|row| row.key.to_string()).collect(), taken)
}

fn keys(keys: &str) -> Vec<String> {
    keys.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn the_record_has_every_answer() {
    assert_eq!(seen("A1=2 A3=4 B1=4 C1=1", &[], &Reader::Record), (keys("A1 A2 A3 B1 C1"), 0));
}

#[test]
fn what_is_guarded_is_on_no_family_sheet_nor_is_what_opened_because_of_it() {
    let (rows, taken) = seen("A1=2 A3=4 B1=4 C1=1", &[], &Reader::Family);
    assert_eq!((rows, taken), (keys("A1 A2"), 3));
    let (rows, taken) = seen("A1=3 A3=4 B1=4 C1=1", &[], &Reader::Family);
    assert_eq!((rows, taken), (keys("A1 A2 B1 C1"), 1), "it opened because of what they may have");
}

#[test]
fn that_it_was_not_answered_is_not_told_either() {
    assert_eq!(seen("A1=2", &[], &Reader::Family), (keys("A1 A2"), 0));
}

#[test]
fn an_answer_goes_no_further_than_what_stands_beside_it() {
    let beside = [evidence("A1", Audience::ProfessionalsOnly)];
    assert_eq!(seen("A1=2", &beside, &Reader::Family), (keys("A2"), 1));
    let worker = Reader::Person { id: id(3), professional: true };
    assert_eq!(seen("A1=2", &beside, &worker), (keys("A1 A2 A3"), 0));
    let not_for = [evidence("A1", Audience::NotFor([id(4)].into()))];
    let named = Reader::Person { id: id(4), professional: false };
    assert_eq!(seen("A1=2", &not_for, &named), (keys("A2"), 1));
}

#[test]
fn what_is_written_with_violence_as_the_barrier_is_for_professionals_only() {
    let beside = [Evidence { barrier: "violence".into(), ..evidence("A1", Audience::Everyone) }];
    assert_eq!(seen("A1=2", &beside, &Reader::Family), (keys("A2"), 1));
    let money = [Evidence { barrier: "money".into(), ..evidence("A1", Audience::Everyone) }];
    assert_eq!(seen("A1=2", &money, &Reader::Family), (keys("A1 A2"), 0));
}

#[test]
fn what_was_shielded_later_takes_its_answer_with_it() {
    let beside = [evidence("A2", Audience::Everyone)];
    let dad = Reader::Person { id: id(5), professional: false };
    let mum = Reader::Person { id: id(6), professional: false };
    assert_eq!(seen("A2=1", &beside, &dad), (keys("A1"), 1));
    assert_eq!(seen("A2=1", &beside, &mum), (keys("A1 A2"), 0));
}

#[test]
fn a_count_of_answers_tells_nothing_of_what_was_taken_off() {
    let instrument = instrument();
    let sheet = Sheet::new(&instrument, seven(), day("2026-11-20"), &marks("A1=2 A3=4"), &[]);
    let (sheet, _) =
        for_reader(sheet, &Beside { evidence: &[], shields: &[], hidden: None }, &Reader::Family);
    assert_eq!(sheet.coverage().to_string(), "1/2");
    assert!(sheet.row(&Key::item("A3")).is_none());
}
