//! Review meeting 2, as it was typed: in time, with the interpreter, and with nobody who had asked Noor.
//! Days in the rows count from the day of the meeting, a Friday.

use crate::domain::action::{By, Progress};
use crate::domain::attendance::{Absence, How};
use crate::domain::meeting::Kind;

use super::super::maker::Held;
use super::plan_meeting as first;
use super::story::Row::{All, Do, Legal, NotDad, Professionals, Shared};
use super::story::{For, Later, Left, Passage, Reply, Seen, Task};

/// Six weeks after the plan meeting would have been the latest day; this was four.
pub(super) const HELD: Held = Held {
    kind: Kind::Review,
    number: 2,
    day: -31,
    due: Some(-17),
    called: (10, 0),
    opened: 10 * 60 + 2,
    closed: 11 * 60 + 38,
    place: "children's centre, blue room, and by video",
};

/// The next date as it was left: nobody had a diary that agreed.
pub(super) const NEXT_WORDS: &str =
    "in about five weeks, SW to ring round for a day that suits the interpreter";

/// What became of the plan meeting's promises.
pub(super) const REPLIES: &[Reply] = &[
    Reply::new(&first::INTERPRETER, Progress::Done, "Noor was in art this morning and not here translating"),
    Reply::new(
        &first::BREAKFAST,
        Progress::Done,
        "there 17 mornings of 19, two bowls, in class for the register",
    ),
    Reply::new(
        &first::YOUNG_CARER,
        Progress::Part,
        "has met the young carers' group once and wants to go again",
    )
    .moved(42),
    Reply::new(&first::MOULDS, Progress::NotDone, "hears about half of story time; one aid in most days")
        .moved(21)
        .missed(By::Service),
    Reply::new(&first::SEE_NOOR, Progress::NotDone, "nobody knows how it is for her")
        .moved(41)
        .missed(By::Service),
    Reply::new(&first::MIDWIFE, Progress::Done, "Mum had her own questions answered in her own language"),
    Reply::new(&first::HEATING, Progress::Part, "nothing yet: still in with Noor at night").moved(14),
    Reply::new(&first::LANDLORD, Progress::Done, "a letter came back; the wall is as wet as it was"),
    Reply::new(
        &first::CONTACT,
        Progress::Done,
        "Ben saw Dad 3 saturdays of 4, and Dad rang before the fourth",
    ),
    Reply::new(&first::TAXI, Progress::Dropped, "not needed, Gran drives them"),
    Reply::new(&first::CHECKLISTS, Progress::Part, "Ava and Ben done, the baby's begun, none for Noor"),
];

/// The heating grant was moved a second time on the telephone, to this many days after the meeting.
pub(super) const MOVED_AGAIN: (&Task, i64) = (&first::HEATING, 42);

static DENTIST: Task = Task::new("dentist for Ben", "HV", 28);
static SIGNS: Task = Task::new("sheet of twenty Makaton signs for home, with Sorani words", "Nursery", 40)
    .measured("Mum and Ben use five of them");
static LISTEN: Task = Task::new("ask Noor whom she wants to talk to, and let her choose where", "HoY", 38);
static SLEEP: Task = Task::new("safe sleep talk with Mum and Gran, cot from the baby bank", "Midwife", 42);
static ENGINEER: Task = Task::nobodys("somebody rings the agent every day till an engineer comes");
static POLICE: Task =
    Task::new("ask police about any call-outs to the new address", "SW", 41).only_for(For::Professionals);

/// The texts, in the order of the agenda.
pub(super) const PASSAGES: &[Passage] = &[
    Passage {
        section: "since-last-time",
        child: None,
        rows: &[
            All(
                "Mum, through the interpreter: mornings are better with Jo there. harder: boiler off since {-5}, kettle baths again",
            ),
            All("+ let us in every time: {-24} planned, {-16} not, {-9} planned, {-4} not"),
            All("-- seen: hall at 11 degrees {-4}, no hot water, three of them asleep in the one room"),
            All("told by Gran: meter on emergency credit for the last week of every month"),
            All(
                "our side: SW off sick nine working days and no cover. audiology cancelled once. Dad's letter said 2pm, so he is not here, SW rings him this afternoon",
            ),
            NotDad("Mum has a flat to look at {+5}, two streets from Gran. Dad is not to know"),
            All("household the same. FSW mornings tue and thu, none missed"),
        ],
    },
    Passage {
        section: "children",
        child: Some("Ava"),
        rows: &[
            All("seen alone by SW at school {-9}, 20 minutes, and at home {-4} with the others there"),
            All("+ breakfast club 17 of 19. hand up in class again (DSL)"),
            All("+ scald healed, no mark"),
            All("-- still does Ben's ears on the days FSW does not come"),
            Shared(
                "\" Ava to @SW {-9}, alone, asked: what is different now: breakfast is nice. i read to the small ones. i still listen out for ben",
                For::Everyone,
                Some(true),
            ),
            All("? who gets Ben up on mon, wed and fri when Ava goes early"),
        ],
    },
    Passage {
        section: "children",
        child: Some("Ben"),
        rows: &[
            All("seen by HV {-11} and by SW {-4}, at home both times, not alone"),
            All("+ nursery 18 days of 20, in Gran's car"),
            All("+ two new words, and puts two signs together"),
            All(
                "-- moulds not done. clinic cancelled {-18}, the new date came in a letter in English. five months now without both ears",
            ),
            All("-- told by Nursery: both aids in 2 days of 5, same as before"),
            All("-- told by Nursery: holds his cheek at snack, since {-10}"),
            All(
                "\" Ben to @Nursery {-3}, alone, asked: how is your bed (pictures): signs COLD, points to his nose, signs NOOR",
            ),
            Do(&DENTIST),
            Do(&SIGNS),
        ],
    },
    Passage {
        section: "children",
        child: Some("Noor"),
        rows: &[
            All("-- not seen by any of us since the plan meeting, except across a classroom"),
            All("no words from Noor today. HoY thought SW had asked, SW thought HoY had"),
            All("attendance 78 in the hundred, was 81"),
            All("told by Gran: sat up with Mum till 2, twice last week"),
            All("+ school art prize. Mum has it up on the wall"),
            All("? whom would Noor choose to talk to. nobody has asked her that"),
            Do(&LISTEN),
        ],
    },
    Passage {
        section: "children",
        child: Some("Baby"),
        rows: &[
            All("22 weeks. scan {-10} fine, the picture is on the fridge"),
            All("+ midwife at home {-15} with the interpreter, Mum asked a lot and laughed once"),
            All("-- no dry room yet, so nowhere for a cot"),
            NotDad("Mum has not decided about Dad at the birth. hers to tell him, when she has"),
            Do(&SLEEP),
        ],
    },
    Passage {
        section: "plan",
        child: None,
        rows: &[
            All(
                "Ava's mornings: better on two days of five. Ben hears: no change. Noor listened to: worse. dry room: no change",
            ),
            All("agent's letter {-8}: will attend in due course. that is not a date"),
            All("grant form half done, cannot go in without the agent's signature"),
            Do(&ENGINEER),
            All("checklists: Ava (DSL) and Ben (HV) done, the baby's begun, none for Noor"),
        ],
    },
    Passage {
        section: "change-and-risk",
        child: None,
        rows: &[
            All(
                "Ava lower: fed, and in class. Ben the same: five months. Noor higher: because none of us has looked. baby the same",
            ),
            All("what protects: Gran, Jo's mornings, nursery every day, Mum telling us before we ask"),
            Professionals(
                "view: we are pleased about open doors, and three outcomes of five have not moved. most of what is late is ours",
            ),
            Do(&POLICE),
            Legal(
                "advice line {-1}: not pre-proceedings on what we hold. have the letter drafted in case neither Ben's hearing nor the damp has moved by the review conference",
            ),
        ],
    },
    Passage {
        section: "decisions",
        child: None,
        rows: &[
            All("> FSW mornings go from two to three a week until the moulds are in"),
            All("> the same interpreter every time, Mum asked for her"),
            All(
                "> professionals meet for half an hour before the conference reports are written. Mum told so today, and why",
            ),
            All("Mum agrees, in her words: you do the boiler, i do the rest"),
            All(
                "~ HV: would ask for the review conference early, for Ben. SW and DSL would wait for the moulds. HV takes it to her named nurse if there are none by {+21}",
            ),
            All("> SW tells Ava {+3}, Nursery tells Ben with pictures"),
            All("who tells Noor: not decided"),
        ],
    },
];

/// Who was there.
pub(super) const SEEN: &[Seen] = &[
    Seen::in_the_room("Mum"),
    Seen::away("Dad", Some(Absence::NotTold), "our letter said 2pm").sent(Some(false), None),
    Seen::in_the_room("Gran"),
    Seen::in_the_room("SW"),
    Seen::in_the_room("DSL"),
    Seen::in_the_room("FSW").from(10, 25),
    Seen::in_the_room("HV").by(How::Video, true),
    Seen::in_the_room("Nursery"),
    Seen::in_the_room("HoY"),
    Seen::away("SN", Some(Absence::Other), "immunisations at another school").sent(Some(true), Some(true)),
    Seen::away("GP", None, "").sent(None, Some(false)),
    Seen::in_the_room("Midwife").until(11, 10),
    Seen::in_the_room("Interpreter").by(How::Phone, true).interpreting("Sorani Kurdish"),
];

/// Reasons for what was left open.
pub(super) const LEFT: &[Left] = &[
    Left {
        gaps: &[("unseen", "Noor"), ("no-words", "Noor")],
        words: "SW was off sick for nine working days and no cover was found. HoY asks her first, then SW sees her.",
    },
    Left { gaps: &[("no-report", "GP")], words: "" },
];

/// What was added afterwards.
pub(super) const LATER: &[Later] = &[
    Later {
        after: 11,
        author: "Shirin Marsh (Mum)",
        reason: "Correction asked for by Mum, in her words, put into English by the interpreter. Accepted.",
        words: "I did not say the letters were too hard. I said they were not in my language.",
    },
    Later {
        after: 14,
        author: "Jo Tamworthy, family support worker",
        reason: "The date of an action was moved between two meetings.",
        words: "Heating grant form: the agent has not signed. New date agreed with Mum on the telephone, {+42}.",
    },
];
