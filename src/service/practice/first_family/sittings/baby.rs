//! The baby, not yet born: by the midwife, as a record begun early and meant to be done again before the birth; and in part
//! by the health visitor, on the visit on which she also looked at Ben. What she saw of the home she put down once.

use super::super::story::For;
use super::rows::{By, CARER, Judged, RECORD, SCORING, SEEN, Scoring, TOLD, at, said, unknown};

pub(super) const SITTINGS: &[Scoring] = &[MIDWIFE, HEALTH_VISITOR];

const MIDWIFE: Scoring = Scoring {
    child: "Baby",
    by: By::Around("Midwife"),
    day: -13,
    occasion: "core_group",
    done_with: "Mum at home, the interpreter she asked for",
    closed: Some((1, 9 * 60 + 50)),
    levels: &[],
    answers: &[
        at("B9", 2)
            .known_by(SEEN, "A list with dates: cot from the baby bank, clothes from Gran. The dry room is the one line without a date.")
            .carer("Mum: I can wash and fold. I cannot dry a wall.")
            .well("The list is in her own hand and in her own language."),
        at("C1", 2)
            .known_by(RECORD, "Booked at 16 weeks; nobody had told her that the clinic had moved. Every date since was kept.")
            .well("Went to the booking alone, bus there and back."),
        at("D8", 1).known_by(CARER, "No smoke, no drink, no drugs. Asked alone."),
        at("E7", 1)
            .known_by(SEEN, "The scan picture is on the fridge. She put my hand where the baby kicks.")
            .carer("Mum: this one is a dancer. Tom's mother says so too.")
            .well("Laughed twice."),
        at("H1", 2)
            .of("Mum")
            .known_by(CARER, "Low and short of sleep, and says so. Gran stays on the worst evenings.")
            .only_for(For::Professionals),
        at("H2", 1).of("Mum"),
        unknown("H1").of("Dad").known_by(RECORD, "I have not met him. Whether I do is for Mum to say first."),
        unknown("H3")
            .of("Dad")
            .known_by(RECORD, "Asked Mum alone: she did not want to talk of last year today. I will ask again, in two weeks.")
            .only_for(For::Professionals),
        said(
            "H4",
            SEEN,
            "One dry room for five, soon six. Our part: two of her dates were given without an interpreter.",
        ),
        at("H5", 1).known_by(SEEN, "Gran, and a neighbour who had twins.").well("Gran has asked to learn the safe sleep talk too."),
        said("H6", CARER, "A dry room, and somebody at the birth who speaks to me so that I understand.").of("Mum"),
        at("H7", 1)
            .of("Mum")
            .known_by(TOLD, "Every date since booking kept, or moved by us.")
            .well("Rings first when something is in the way."),
    ],
    judgement: Judged {
        level: "Pre-birth planning with housing, before 32 weeks",
        reason: "What a parent can get ready is in hand. The room is not hers to mend.",
        better: "A cot in a dry room; safe sleep talked through with Mum and Gran; the same interpreter at the birth.",
        by: Some(56),
        summary: "Read back to Mum through the interpreter; she added the last line herself.",
    },
    ..SCORING
};

const HEALTH_VISITOR: Scoring = Scoring {
    child: "Baby",
    by: By::Around("HV"),
    day: -6,
    occasion: "core_group",
    done_with: "Mum at home, the interpreter she asked for",
    closed: Some((0, 17 * 60 + 40)),
    answers: &[
        at("B9", 2).known_by(
            SEEN,
            "Clothes washed and folded in a box by the front room door. No place for a cot yet.",
        ),
        at("E7", 1)
            .known_by(SEEN, "Ben was shown the kick, and signed BABY.")
            .well("She tells the baby who is in the room."),
        at("H7", 1).of("Mum"),
    ],
    ..SCORING
};
