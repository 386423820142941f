//! Ben, four, by his health visitor: before the conference, just before it, and after each of the two core groups. The
//! second and the fourth look again at what the plan is about, and at nothing else.

use super::super::story::For;
use super::rows::{
    By, CARER, Judged, MEASURED, NOT_JUDGED, RECORD, SCORING, SEEN, Scoring, TOLD, at, na, said, unknown,
};

const HV: Scoring = Scoring { child: "Ben", by: By::Around("HV"), ..SCORING };

pub(super) const SITTINGS: &[Scoring] =
    &[FIRST, BEFORE_THE_CONFERENCE, AFTER_THE_PLAN_MEETING, AFTER_THE_REVIEW];

const FIRST: Scoring = Scoring {
    day: -97,
    occasion: "first",
    done_with: "Mum and Ben at home, interpreter by telephone",
    closed: Some((0, 16 * 60 + 40)),
    levels: &[
        ("A1", 2),
        ("A2", 2),
        ("A4", 2),
        ("A5", 1),
        ("A6", 1),
        ("B2", 1),
        ("B3", 2),
        ("B4", 2),
        ("B7", 1),
        ("C6", 1),
        ("D1", 2),
        ("D2", 1),
        ("E3", 1),
        ("E4", 2),
        ("E5", 1),
        ("F3", 2),
        ("F4", 2),
        ("G4", 2),
        ("G5", 1),
    ],
    answers: &[
        at("A3", 2).known_by(SEEN, "Lunch on Mum's lap, bread and egg, with Mum on the telephone to the agent."),
        at("B1", 3)
            .known_by(SEEN, "Boiler off for six days. Wet patch the size of a door by Ben's bed, black at the edge.")
            .means("He coughs at night, and wakes whoever he is in with.")
            .carer("Mum: I ring and they say somebody will ring back.")
            .barrier("housing")
            .since("since they moved in"),
        at("B5", 3)
            .known_by(SEEN, "His own bed is made up and stands against the wet wall. He goes in with Noor at night.")
            .means("Three in the morning is when he moves. Neither of them sleeps through.")
            .barrier("housing"),
        at("B8", 2).known_by(CARER, "Moved here since the old flat was given up. Post still goes to the old one."),
        at("C2", 2).known_by(RECORD, "Jabs up to date. Two year review was late, then done."),
        at("C3", 1)
            .known_by(CARER, "Ear infection last year: seen the same day, all the medicine taken.")
            .well("Mum noticed it before nursery did."),
        at("C4", 3)
            .known_by(
                RECORD,
                "Six hearing appointments offered in a year: two kept, three not brought, one cancelled by the clinic.",
            )
            .means("One mould no longer fits, and nobody has measured for the next.")
            .carer("Mum: the letters are not in my language, and two went to the old flat.")
            .barrier("knowledge"),
        na("C5", "No medicine at present."),
        at("C7", 3)
            .known_by(SEEN, "Left aid whistles and comes out. Right one in. No dentist yet.")
            .means("He hears one side of the room. He watches faces and guesses the rest.")
            .since("about two months"),
        at("C8", 3)
            .known_by(SEEN, "Mum signs MORE and BED. Nobody has shown her the others, and the sheet came in English.")
            .means("He has some forty words and most of them stay at nursery.")
            .barrier("knowledge"),
        at("D3", 2).known_by(SEEN, "Cleaning things on the floor of the kitchen; Mum put them up while we spoke."),
        unknown("D4"),
        at("D7", 1).known_by(CARER, "Nobody comes but Gran. Dad moved out three months ago."),
        at("E1", 1)
            .known_by(SEEN, "He brought her a shoe. She put it on her hand and made it talk, and he laughed until he sat down.")
            .well("He looks for her face first, wherever he is in the room."),
        at("E2", 2).known_by(SEEN, "Bumped his head. She called to him before she came, and he did not hear it."),
        at("F1", 2).known_by(SEEN, "Cars, a box, Ava's books. Ava is the one who reads to him."),
        at("F2", 3)
            .known_by(TOLD, "Nursery: there 11 days of 20. On the days he comes he is on time.")
            .on(-1)
            .means("He misses the mornings when the others do signs.")
            .carer("Mum: two buses, and I am sick in the mornings.")
            .barrier("disability_or_health"),
        at("F6", 3)
            .known_by(TOLD, "Speech therapy offered a block of six; two were kept, on the days Gran could drive.")
            .on(-4)
            .means("Two new words in half a year.")
            .barrier("isolation"),
        at("G1", 3)
            .known_by(MEASURED, "Words and understanding well behind his age. Running, climbing and drawing as expected.")
            .means("He leaves a game when it turns to talk.")
            .checked_with("teacher of the deaf, by telephone {-3}"),
        at("G2", 2).known_by(CARER, "Up at three most nights, and bright again by nine."),
        at("G3", 2).known_by(SEEN, "Cross when not understood, and over it as soon as somebody gets down to him."),
        at("G6", 1).known_by(SEEN, "Shows his drawings, one after the other, and signs MINE."),
        unknown("G7").known_by(SEEN, "I do not sign well enough to ask him."),
        at("H1", 2).of("Mum").known_by(CARER, "Tired all the time, and expecting. Gran comes when it is bad."),
        at("H2", 1).of("Mum"),
        said("H4", CARER, "Rent, meter, two buses to the clinic, letters she cannot read. Ours: we wrote in English six times."),
        at("H5", 2).known_by(CARER, "Gran three evenings a week."),
        said("H6", CARER, "He hears me when I hold his face. What worries me is the wall.").of("Mum"),
        na("H7", "No change has been asked for yet.").of("Mum"),
    ],
    judgement: Judged {
        level: "Needs more help than health alone can give",
        reason: "His hearing, his bed and the cold come together, and none of them has moved in three months.",
        better: "Both aids in all day; a dry bed of his own; letters the family can read.",
        by: Some(42),
        summary: "A warm mother and a wet house. Talked over with Mum before I rang children's services.",
    },
    ..HV
};

const BEFORE_THE_CONFERENCE: Scoring = Scoring {
    day: -77,
    occasion: "conference",
    done_with: "Mum at home",
    closed: Some((0, 15 * 60 + 5)),
    levels: &[("E1", 1)],
    answers: &[
        at("B1", 2)
            .known_by(SEEN, "Boiler mended {-4}. Hot water from the tap. The wall is still wet.")
            .barrier("housing"),
        at("C4", 3)
            .known_by(RECORD, "No new date for audiology. Nobody had been asked to make one.")
            .means("Four months since the mould was measured for. He has one ear most days."),
        at("C7", 3)
            .known_by(SEEN, "Left aid in a cup on the shelf. Right one in.")
            .means("Did not turn to his name from the left, three times of three."),
        at("C8", 3)
            .known_by(SEEN, "The sign sheet is still the English one.")
            .means("He signs and nobody at home answers in signs."),
        at("D3", 2),
        at("F2", 3)
            .known_by(TOLD, "Nursery: 12 days of 20.")
            .on(-3)
            .means("The signing group is on the days he is most often away.")
            .barrier("disability_or_health"),
        at("G2", 2),
        at("H1", 2).of("Mum").known_by(CARER, "Booked with the midwife at last, and glad of it."),
    ],
    judgement: NOT_JUDGED,
    ..HV
};

const AFTER_THE_PLAN_MEETING: Scoring = Scoring {
    day: -54,
    occasion: "core_group",
    done_with: "Mum, Ben and Gran at home",
    closed: Some((0, 17 * 60 + 15)),
    levels: &[
        ("A1", 1),
        ("A2", 2),
        ("A3", 1),
        ("A4", 1),
        ("A5", 1),
        ("A6", 1),
        ("B2", 1),
        ("B3", 2),
        ("B4", 1),
        ("B7", 1),
        ("C2", 1),
        ("C6", 1),
        ("D1", 2),
        ("D2", 1),
        ("D7", 1),
        ("E3", 1),
        ("E4", 2),
        ("E5", 1),
        ("F1", 2),
        ("F3", 1),
        ("G3", 2),
        ("G4", 2),
        ("G5", 1),
        ("G6", 1),
    ],
    answers: &[
        at("B1", 3)
            .known_by(
                SEEN,
                "Off again since {-3}. Bath water from the kettle. Mum has moved the bed off the wall.",
            )
            .means("Cold at night, and in with Noor.")
            .barrier("housing")
            .since("{-3}"),
        at("B5", 3)
            .known_by(CARER, "In with Noor every night this week.")
            .means("Awake at three, both of them.")
            .child("Nursery asked him with pictures {-8}: BED, COLD, then NOOR.")
            .barrier("housing"),
        at("B8", 2)
            .known_by(CARER, "Has asked housing about a move nearer to Gran.")
            .barrier("housing")
            .only_for(For::NotDad),
        at("C3", 1),
        at("C4", 2)
            .known_by(RECORD, "One date since the conference: eye test, brought, in Gran's car.")
            .well("Gran drives and Mum comes too."),
        na("C5", "No medicine at present."),
        at("C7", 3)
            .known_by(SEEN, "Still the one mould. I am the one to ring audiology and had not reached them.")
            .means("Hears half of story time, Nursery says.")
            .since("four months"),
        at("C8", 2)
            .known_by(SEEN, "Mum and Ben did MORE, BED, BOOK and COLD for me. A new sheet is promised."),
        at("D3", 3)
            .known_by(SEEN, "Full kettle carried across the room for the bath, with Ben at knee height.")
            .means("His sister has a scald on her wrist from the same kettle.")
            .carer("Mum: give me a tap and I will not need a kettle.")
            .barrier("housing"),
        at("D4", 1).known_by(SEEN, "Right seat, strapped in by Gran, checked twice."),
        at("E1", 1)
            .known_by(SEEN, "He fell asleep on her while we talked, and she went on stroking his ear.")
            .well("She knows what each of his sounds is for."),
        at("E2", 1).known_by(SEEN, "Trapped a finger. She went straight over and got down to his face."),
        at("F2", 2)
            .known_by(TOLD, "Nursery: 15 days of 20.")
            .on(-2)
            .well("Gran drives three days of the five."),
        at("F4", 2),
        at("F6", 3)
            .known_by(TOLD, "No new block of speech therapy yet. We have not sent the letter.")
            .on(-1)
            .means("Still those two new words, and no more."),
        at("G1", 3)
            .known_by(TOLD, "Nursery: as he was, and trying harder.")
            .on(-2)
            .means("Other children go round him when the game is talk.")
            .checked_with("teacher of the deaf"),
        at("G2", 2).known_by(CARER, "As he was: up at three."),
        unknown("G7").known_by(SEEN, "As before: I do not sign. Nursery does."),
        at("H1", 2).of("Mum").known_by(CARER, "Sick less, tired the same. Eats when Gran cooks."),
        at("H2", 1).of("Mum"),
        said(
            "H4",
            CARER,
            "Meter runs out in the last week of the month. The grant form waits for the agent's signature.",
        ),
        at("H5", 1).known_by(SEEN, "Gran there, and the support worker on tuesdays and thursdays."),
        said("H6", CARER, "You look at his ears. I look at the wall. We both mean that he sleeps and hears.")
            .of("Mum"),
        at("H7", 2).of("Mum").known_by(SEEN, "Bed moved off the wall {-9}, and still there today."),
    ],
    judgement: Judged {
        level: "The plan goes on",
        reason: "Nursery and clinics are better. His ears and his bed are as they were, and most of what is late is ours.",
        better: "Both aids in 4 days of 5; his own dry bed.",
        by: Some(72),
        summary: "Read through with Mum and Gran on the day.",
    },
    ..HV
};

const AFTER_THE_REVIEW: Scoring = Scoring {
    day: -26,
    occasion: "core_group",
    done_with: "Mum and Ben at home, interpreter by telephone",
    closed: Some((0, 12 * 60 + 10)),
    levels: &[("E1", 1), ("E2", 1)],
    answers: &[
        at("B1", 2)
            .known_by(
                SEEN,
                "An engineer came {-2}. Warm today, hot water from the tap. The wall is as wet as it was.",
            )
            .barrier("housing"),
        at("C4", 1).known_by(
            RECORD,
            "Weighing and eye check both brought. Audiology's one date was cancelled by the clinic.",
        ),
        at("C7", 3)
            .known_by(SEEN, "Both moulds too small now. One aid in, held with a band.")
            .means("Turns to the wrong side. Five months now without both.")
            .since("five months"),
        at("C8", 2),
        at("D3", 2).known_by(SEEN, "No kettle baths since {-2}."),
        at("F2", 1).known_by(TOLD, "Nursery: 18 days of 20. He signs CAR when Gran comes.").on(-5),
        at("G2", 2),
    ],
    judgement: NOT_JUDGED,
    ..HV
};
