//! Who is around the first family. Nobody here is real; the telephone numbers are kept free for fiction.

use crate::domain::person::{Capacity, Seat};

use super::super::maker::Somebody;
use super::story::{Around, Bond};

/// When the family became known, when Dad moved out, when the conference was; days from this week's Monday.
pub(super) const KNOWN_SINCE: i64 = -423;
const MOVED_OUT: i64 = -192;
/// The initial conference: a Wednesday.
pub(super) const CONFERENCE: i64 = -75;
/// The school nurse came into the group after the plan meeting.
const NURSE_JOINED: i64 = -45;

const fn family(
    handle: &'static str,
    name: &'static str,
    role: &'static str,
    telephone: &'static str,
) -> Somebody {
    Somebody { handle, name, role, agency: "family", capacity: Capacity::Parent, telephone }
}

const fn professional(
    handle: &'static str,
    name: &'static str,
    role: &'static str,
    agency: &'static str,
    telephone: &'static str,
) -> Somebody {
    Somebody { handle, name, role, agency, capacity: Capacity::Professional, telephone }
}

const fn bond(child: &'static str, relation: &'static str, from: i64) -> Bond {
    Bond { child, relation, responsibility: Some(false), contact: "", may_receive: Some(false), from }
}

/// With parental responsibility; before a birth nobody has it.
const fn parent(child: &'static str, relation: &'static str, contact: &'static str, from: i64) -> Bond {
    Bond { child, relation, responsibility: Some(true), contact, may_receive: Some(true), from }
}

const fn expecting(relation: &'static str, contact: &'static str, may_receive: Option<bool>) -> Bond {
    Bond { child: "Baby", relation, responsibility: None, contact, may_receive, from: CONFERENCE }
}

const fn seated(who: Somebody, seat: Seat, from: i64) -> Around {
    Around { who, seat: Some((seat, from)), ties: &[] }
}

const GRAN: Somebody = Somebody {
    capacity: Capacity::Supporter,
    ..family("Gran", "Pauline Marsh", "grandmother of Ava and Noor", "01632 960144")
};

const INTERPRETER: Somebody = Somebody {
    capacity: Capacity::Interpreter,
    ..professional("Interpreter", "", "interpreter, Sorani Kurdish", "interpreting service", "01632 960170")
};

/// Everybody, the family first.
pub(super) const PEOPLE: &[Around] = &[
    Around {
        who: family("Mum", "Shirin Marsh", "mother", "07700 900114"),
        seat: Some((Seat::Member, CONFERENCE)),
        ties: &[
            parent("Ava", "mother", "lives with her", KNOWN_SINCE),
            parent("Ben", "mother", "lives with him", KNOWN_SINCE),
            parent("Noor", "mother", "lives with her", KNOWN_SINCE),
            expecting("mother", "", Some(true)),
        ],
    },
    Around {
        who: family("Dad", "Lee Corby", "father of Ben and the baby", "07700 900162"),
        seat: Some((Seat::Member, CONFERENCE)),
        ties: &[
            parent("Ben", "father", "saturdays 10 to 2 at Gran's", KNOWN_SINCE),
            expecting("father", "for Mum to say", None),
            Bond {
                contact: "lived in the household until he moved out",
                ..bond("Ava", "Mum's former partner", MOVED_OUT)
            },
            Bond {
                contact: "lived in the household until he moved out",
                ..bond("Noor", "Mum's former partner", MOVED_OUT)
            },
        ],
    },
    Around {
        who: GRAN,
        seat: Some((Seat::Member, CONFERENCE)),
        ties: &[
            Bond {
                contact: "three evenings a week",
                may_receive: Some(true),
                ..bond("Ava", "grandmother", KNOWN_SINCE)
            },
            Bond {
                contact: "three evenings a week",
                may_receive: Some(true),
                ..bond("Ben", "calls her Gran", KNOWN_SINCE)
            },
            Bond {
                contact: "three evenings a week",
                may_receive: Some(true),
                ..bond("Noor", "grandmother", KNOWN_SINCE)
            },
        ],
    },
    seated(
        professional("SW", "Dele Fairweather", "lead social worker", "children's services", "01632 960101"),
        Seat::Lead,
        CONFERENCE,
    ),
    seated(
        professional(
            "DSL",
            "Mrs Efua Larkfield",
            "designated safeguarding lead, Ava's school",
            "primary school",
            "01632 960115",
        ),
        Seat::Deputy,
        CONFERENCE,
    ),
    seated(
        professional("FSW", "Jo Tamworthy", "family support worker", "early help", "01632 960103"),
        Seat::MinuteTaker,
        CONFERENCE,
    ),
    seated(
        professional("HV", "Marguerite Oyelade-Finch", "health visitor", "health", "01632 960120"),
        Seat::Member,
        CONFERENCE,
    ),
    seated(
        professional("Nursery", "Kim Silverdale", "Ben's key worker", "nursery", "01632 960131"),
        Seat::Member,
        CONFERENCE,
    ),
    seated(
        professional(
            "HoY",
            "Mr Rhodri Castleby",
            "head of year, Noor's school",
            "secondary school",
            "01632 960138",
        ),
        Seat::Member,
        CONFERENCE,
    ),
    seated(
        professional("SN", "Anjali Brackenbury", "school nurse", "health", "01632 960122"),
        Seat::Member,
        NURSE_JOINED,
    ),
    seated(
        professional("GP", "Dr H Quillfeather", "general practitioner", "health", "01632 960125"),
        Seat::Member,
        CONFERENCE,
    ),
    seated(
        professional("Midwife", "Bernadette Ashgrove", "community midwife", "health", "01632 960127"),
        Seat::Member,
        CONFERENCE,
    ),
    Around { who: INTERPRETER, seat: None, ties: &[] },
];
