//! Two fathers: each has children of whom the other may receive nothing.

use super::{Meeting, closes, tick, unseen, withheld};
use portal::domain::person::Tie;
use portal::service::{Deed, Piece};

use crate::desk::Desk;

pub const MEETING: Meeting = Meeting { name: "two fathers", held, withheld: &["walrus"], from: &[] };

/// Dad is the father of Ben and the baby; nothing written of Ava or Noor goes to him.
fn held(mut desk: Desk) -> Desk {
    desk.begins_a_meeting();
    tick(&mut desk, "Mum", "y");
    desk.keys("+").types("Karim, father of Ava\n").keys("<Home><Down><Enter>");
    desk.keys("<PageDown><PageDown><PageDown>")
        .types("eats breakfast at school\n")
        .must_show("eats breakfast");
    desk.types(".who\n");
    tick(&mut desk, "Dad", "y");
    // From here on he looks at the screen too.
    desk.keys("<PageDown><PageDown><PageDown>").must_show("Ava").must_not_show("eats breakfast");
    desk.keys("<PageUp>").types_secretly("Ava has the top bunk").types("\n").must_not_show("top bunk");
    desk.types("Ben has the lower bunk\n").must_show("lower bunk").keeps("walrus between the fathers");
    desk.types(".last\n").must_show("dentist for Ben").must_not_show("young carers");
    desk.keys("<PageDown>").save_due();
    may_receive(&mut desk, "Karim", "Ava");
    closes(&mut desk);
    desk
}

/// Somebody decides that a person may have what is written of a child.
fn may_receive(desk: &mut Desk, who: &str, of: &str) {
    let record = desk.record();
    let person = record.people.iter().find(|person| person.handle == who).expect("a person");
    let child = record.children.iter().find(|child| child.name == of).expect("a child");
    let tie = Tie {
        id: portal::service::new_id(),
        family: record.family.id,
        person: person.id,
        child: child.id,
        relation: "father".into(),
        responsibility: None,
        contact: String::new(),
        may_receive: Some(true),
        from: record.meeting.on,
        until: None,
    };
    desk.tries(Deed::Keep(Box::new(Piece::Tie(tie))));
}

#[test]
fn two_fathers() {
    let desk = held(Desk::new());
    unseen(&desk, MEETING.withheld);
    withheld(&desk, &["walrus", "eats breakfast", "top bunk"]);
    let (his, karims) = (desk.copy_for("Dad"), desk.copy_for("Karim"));
    assert!(
        his.contains("lower bunk") && !his.contains("top bunk") && !his.contains("eats breakfast"),
        "{his}"
    );
    assert!(karims.contains("eats breakfast") && karims.contains("top bunk"), "{karims}");
    // Once he was ticked nothing of hers that was written stood on the screen again.
    let with_him = desk
        .seen_in_room()
        .iter()
        .position(|screen| screen.contains("Dad, father") && screen.contains(": came"));
    assert!(with_him.is_some());
}
