//! The plan meeting, as it was typed: late, without the interpreter, with Dad on the telephone for a while.
//! Days in the rows count from the day of the meeting, a Friday.

use crate::domain::attendance::{Absence, How};
use crate::domain::meeting::Kind;

use super::super::maker::Held;
use super::story::Row::{All, Do, NotDad, Professionals, Shared};
use super::story::{For, Left, Passage, Seen, Task};

/// Due on the Wednesday, ten working days after the conference; held on the Friday.
pub(super) const HELD: Held = Held {
    kind: Kind::Plan,
    number: 1,
    day: -59,
    due: Some(-61),
    called: (10, 0),
    opened: 10 * 60 + 4,
    closed: 11 * 60 + 47,
    place: "children's centre, blue room",
};

pub(super) const LATE_BECAUSE: &str = "Ours: the room was double-booked on the Wednesday and we had no other. The family came and was sent home.";

/// A break: from, until, why. Minutes after midnight.
pub(super) const BREAK: (i64, i64, &str) =
    (10 * 60 + 52, 11 * 60 + 1, "fire alarm test nobody had told us about; Mum needed air as well");

pub(super) static INTERPRETER: Task =
    Task::new("book Sorani interpreter for every core group and the review conference", "SW", 10);
pub(super) static BREAKFAST: Task = Task::new("free place at breakfast club for Ava", "DSL", 7)
    .measured("she eats there and is in class when the register is called");
pub(super) static YOUNG_CARER: Task =
    Task::new("young carer's assessment for Ava, so that she gets her mornings back", "SW", 28);
pub(super) static MOULDS: Task =
    Task::new("new ear moulds for Ben, ring audiology, do not wait for a letter", "HV", 21)
        .measured("both aids in 4 days of 5 in the nursery log");
pub(super) static SEE_NOOR: Task = Task::new("see Noor alone, not at home, where she chooses", "SW", 10);
pub(super) static MIDWIFE: Task = Task::new("home visit with an interpreter", "Midwife", 20);
pub(super) static HEATING: Task = Task::new("heating grant form with Mum", "FSW", 14)
    .measured("hot water from the tap, Ben warm in his own bed");
pub(super) static LANDLORD: Task =
    Task::new("write to the landlord's agent about the damp, copy to environmental health", "SW", 12);
pub(super) static CONTACT: Task =
    Task::new("Ben at Gran's on saturdays, rings SW the day before if he cannot", "Dad", 8);
pub(super) static TAXI: Task = Task::new("taxi forms for clinic days", "FSW", 14);
pub(super) static CHECKLISTS: Task =
    Task::nobodys("checklists for all four, each done with whoever sees that child most");

/// The texts, in the order of the agenda.
pub(super) const PASSAGES: &[Passage] = &[
    Passage {
        section: "how-we-work",
        child: None,
        rows: &[
            All("agreement read out clause by clause, Gran put bits into plainer words"),
            All(
                "-- no interpreter came. our request never left our own inbox. Gran and Noor are not to be used for this again",
            ),
            Do(&INTERPRETER),
            All("+ Mum and Gran accept it. Dad accepts, on the phone"),
            All(
                "~ Mum: the clause about telling us who stays over, it feels like being watched. kept, with: who sleeps in the children's rooms",
            ),
            All("- minutes by post, Mum's in Sorani as well, Dad's apart. never in Noor's school bag"),
            All("> FSW takes the notes, DSL leads if SW is away"),
        ],
    },
    Passage {
        section: "why-a-plan",
        child: None,
        rows: &[
            All(
                "in one line: a cold wet house, Ben months without proper hearing, and two girls doing an adult's work",
            ),
            All("Mum, in her own words: i am tired and the house is winning"),
            All("Tom (Ava and Noor's dad) died six years ago. on her own with all of it since Dad moved out"),
            All("+ Mum has opened the door to every one of us, planned or not"),
            All("+ Gran there three evenings a week, everybody eats together on those"),
            All(
                "-- told by HV: 6 hearing appointments offered in a year. 2 kept, 3 not brought, 1 cancelled by the clinic",
            ),
            All(
                "why not brought: letters in English, two of them to the old flat, two buses with a pushchair. that is ours to put right as much as hers",
            ),
            NotDad(
                "Mum has asked housing about moving nearer to Gran. Dad is not to know that she asked, nor where",
            ),
            Professionals(
                "police: two call-outs to the old flat last year, shouting, nobody hurt, no charge. Dad was never told which neighbour rang, keep it so",
            ),
        ],
    },
    Passage {
        section: "children",
        child: Some("Ava"),
        rows: &[
            All(
                "day: up at 6, wakes Ben, does his ears, toast if there is bread, walks him to nursery with Mum. in class by 9, asleep on her desk by 2 some days",
            ),
            All("+ reads two years above her age, reads to the little ones at lunch and loves it"),
            All(
                "-- carries too much. knows when the meter runs out, what Ben's letters say, when Mum has slept",
            ),
            All(
                "seen: small scald on left wrist {-6}, healing. from lifting the kettle for Ben's bath. Ava and Mum said the same, each alone. nurse looked at it",
            ),
            Shared(
                "\" Ava to @DSL {-7}, alone, asked: what are mornings like: i do bens ears and then my own tea. i dont mind. i mind being late",
                For::Everyone,
                Some(true),
            ),
            Do(&BREAKFAST),
            Do(&YOUNG_CARER),
        ],
    },
    Passage {
        section: "children",
        child: Some("Ben"),
        rows: &[
            All("two aids, some Makaton, about 40 words and most of those from nursery"),
            All("+ looks for Mum's face the moment she comes in, signs MUM MORE at pick-up"),
            All("-- told by Nursery: one mould outgrown, the aid whistles, so it is out 3 days in 5"),
            All("-- told by Gran: the wall by his bed is wet, he goes in with Noor at night"),
            All(
                "seen: mould behind the bed, {-9} visit. Mum had moved the bed off the wall when SW came back {-4}",
            ),
            Shared(
                "\" Ben to @Nursery {-3}, not alone, asked: where do you sleep (pictures): signs BED, COLD, then NOOR",
                For::Everyone,
                Some(false),
            ),
            Do(&MOULDS),
        ],
    },
    Passage {
        section: "children",
        child: Some("Noor"),
        rows: &[
            All("attendance 81 in the hundred, late most mondays"),
            All(
                "-- interpreted for Mum at the surgery twice last month. not a child's job, and she missed maths for it",
            ),
            All("-- told by Gran: Ben in her bed every night, she is up with him at 3"),
            All("+ good at art, stays for the lunchtime club, one close friend she talks about"),
            Shared(
                "\" Noor to @HoY {-8}, alone, asked: how is it at home: i am the one who knows everything. dont tell mum i said",
                For::Professionals,
                Some(true),
            ),
            Do(&SEE_NOOR),
        ],
    },
    Passage {
        section: "children",
        child: Some("Baby"),
        rows: &[
            All("Mum about 18 weeks, booked at 16. baby due around {+155}"),
            All("+ went to the booking on her own, bus there and back"),
            All(
                "-- nothing before that. Mum: nobody told me the clinic had moved. midwife not asked to today, we had not told her there was a plan",
            ),
            All("? is there a dry room and a place for a cot"),
            Do(&MIDWIFE),
        ],
    },
    Passage {
        section: "plan",
        child: None,
        rows: &[
            All(
                "what better looks like: Ben hears all day. Ava has her mornings. somebody listens to Noor. the baby comes home to a dry room",
            ),
            All("what Mum wants first: hot water, and one whole night's sleep"),
            Do(&HEATING),
            Do(&LANDLORD),
            Do(&CONTACT),
            Do(&TAXI),
            All(
                "FSW two mornings a week, tue and thu, 7 to 9, to get Ben ready beside Mum and not instead of her",
            ),
        ],
    },
    Passage {
        section: "risk-and-checks",
        child: None,
        rows: &[
            All(
                "harm seen: Ben's speech held back by months without both aids. Ava's scald. two girls short of sleep",
            ),
            All(
                "harm likely: a newborn in the damp. Ava and Noor stop telling us, because telling us changes nothing",
            ),
            All(
                "what protects: Gran. a mother who lets us in and says how it is. school and nursery see three of them most days",
            ),
            Do(&CHECKLISTS),
            All("same depth for Noor as for the others, nobody has done one for her yet"),
            Professionals(
                "view: Mum low for a long time, since Tom. GP report says she was offered talking therapy and there was no interpreter for it either",
            ),
        ],
    },
    Passage {
        section: "decisions",
        child: None,
        rows: &[
            All("> SW sees each child every two weeks, Noor and Ava on their own and away from home"),
            All("> core group every six weeks, sooner if any one of us asks"),
            All("Mum agrees, in her words: with the boiler yes, with being watched no, but yes"),
            All("Dad (phone) agrees in part: nobody asked him before the old flat was given up"),
            All(
                "~ Dad: thinks Gran has too much say. told how to write to the conference chair, DSL to send him the address",
            ),
            All(
                "if nothing has changed for Ben's hearing when the review conference comes, SW asks for legal advice. said out loud to Mum and to Dad",
            ),
            All("> SW tells Ava and Noor what was decided {+3}, Nursery tells Ben with pictures"),
        ],
    },
];

/// Who was there.
pub(super) const SEEN: &[Seen] = &[
    Seen::in_the_room("Mum"),
    Seen::in_the_room("Dad").by(How::Phone, false).from(10, 40).until(11, 15),
    Seen::in_the_room("Gran"),
    Seen::in_the_room("SW"),
    Seen::in_the_room("DSL"),
    Seen::in_the_room("FSW"),
    Seen::in_the_room("HV"),
    Seen::in_the_room("Nursery").until(11, 30),
    Seen::away("HoY", Some(Absence::NotTold), "our invitation went to the primary school")
        .sent(Some(false), Some(false)),
    Seen::away("GP", Some(Absence::Other), "surgery in the mornings").sent(Some(true), Some(true)),
    Seen::away("Midwife", Some(Absence::NotInvited), "we had not told her there was a plan")
        .sent(None, Some(false)),
    Seen::away("Interpreter", Some(Absence::Other), "the request was never sent on")
        .interpreting("Sorani Kurdish"),
];

/// Reasons for what was left open.
pub(super) const LEFT: &[Left] = &[
    Left {
        gaps: &[("interpreter", "Interpreter"), ("no-report", "HoY")],
        words: "The interpreter and the head of year were our own mistakes; both put right before the next meeting.",
    },
    Left { gaps: &[("no-report", "Midwife")], words: "" },
];
