//! What is not the checklist: the line with Ava and with Mum, a form that a teacher filled in on paper, and a card from
//! supervision.

use super::super::story::For;
use super::rows::{
    By, CARER, CHILD, NOT_JUDGED, Paper, RECORD, SCORING, SEEN, Scoring, TOLD, at, said, unknown,
};

pub(super) const SITTINGS: &[Scoring] = &[AVA, MUM, TEACHER, SUPERVISION];

/// She was asked who may know each thing.
const AVA: Scoring = Scoring {
    checklist: "safety-line",
    child: "Ava",
    by: By::Named("Ava", "child", "family"),
    day: -12,
    occasion: "core_group",
    done_with: "SW, alone, at school, a line of tape on the floor",
    closed: Some((0, 14 * 60 + 25)),
    answers: &[
        at("L2", 7)
            .known_by(CHILD, "There is nearly always somebody. It would be eight if it was warm.")
            .well("Breakfast, Gran, my torch."),
        at("L3", 3)
            .known_by(CHILD, "The hardest hour is the one before the alarm. I listen if Ben is up.")
            .means("She is awake from five on most days that the support worker does not come.")
            .child("If Jo came on mondays it would be a five.")
            .only_for(For::Professionals),
        at("L4", 6)
            .known_by(CHILD, "Mostly nice. I would like one day when I do not have to know things.")
            .child("Mum can hear the first bit. Not the second.")
            .only_for(For::Professionals),
        unknown("L5").known_by(CHILD, "I do not know. Nobody has ever stopped coming and then we saw."),
    ],
    judgement: NOT_JUDGED,
    ..SCORING
};

const MUM: Scoring = Scoring {
    checklist: "safety-line",
    child: "Ava",
    by: By::Named("Mum", "mother", "family"),
    day: -11,
    occasion: "core_group",
    done_with: "SW at home, with the interpreter",
    closed: Some((0, 11 * 60 + 10)),
    answers: &[
        at("L2", 7)
            .known_by(CARER, "She is loved and she eats. It is the house that keeps me from going higher."),
        at("L3", 6)
            .known_by(CARER, "The hardest hour is bath time, with the kettle. I send her to read.")
            .well("She goes, and she does read."),
        at("L5", 4)
            .known_by(CARER, "If Jo stopped I would do tuesdays and thursdays. I am not sure of the others.")
            .well("Two mornings are already mine."),
    ],
    judgement: NOT_JUDGED,
    ..SCORING
};

const TEACHER: Scoring = Scoring {
    checklist: "paper-result",
    child: "Ava",
    by: By::Named("Teacher", "Ava's class teacher", "primary school"),
    day: -20,
    occasion: "core_group",
    done_with: "nobody; filled in after half a term",
    closed: Some((1, 15 * 60 + 40)),
    judgement: NOT_JUDGED,
    papers: &[Paper {
        scale: "sdq",
        fields: &[
            ("form", "teacher"),
            ("sum", "13"),
            ("part_sums_as_printed", "emotional 5, conduct 1, hyperactivity 5, peers 2; prosocial 9"),
            ("band_as_printed", "borderline"),
            ("date", "{0}"),
            ("who_scored", "Ava's class teacher"),
            ("where_the_paper_is", "school's safeguarding file, with the designated lead"),
        ],
        who_for: For::Professionals,
    }],
    who_for: For::Professionals,
    ..SCORING
};

const SUPERVISION: Scoring = Scoring {
    checklist: "supervision-card",
    child: "Ben",
    by: By::Around("SW"),
    day: -10,
    occasion: "first",
    done_with: "team manager",
    closed: Some((0, 15 * 60 + 55)),
    answers: &[
        said("Q1", RECORD, "Yes: speech held back by months without both aids. Likely to go on as long as nobody fits moulds.")
            .only_for(For::Professionals),
        said("Q2", TOLD, "Last tuesday: up at six cold, ears by Jo, Gran's car, asleep by half past ten, story from the good side, Mum at the gate, bed at six to be warm.")
            .on(-3)
            .only_for(For::Professionals),
        said("Q3", TOLD, "Forty words where there might be hundreds. Two friends who wait for him. In six months: school, without the words for it.")
            .on(-3)
            .only_for(For::Professionals),
        said("Q4", SEEN, "Said to Mum {-21}, through the interpreter: his ears cannot wait. She said: then why do you. To Dad: not yet, only by letter.")
            .on(-21)
            .only_for(For::Professionals),
        said("Q5", RECORD, "Audiology has the new address and the language. It does not yet have our date for the review conference.")
            .only_for(For::Professionals),
        said("Q6", RECORD, "Ben would say: the car, the song, Mum twice. Late of our promises: moulds, dentist, environmental health, seeing Noor.")
            .only_for(For::Professionals),
        said("Q7", SEEN, "Mum: agreed and seen, also when nobody was expected. Us: agreed, and seen in part.")
            .only_for(For::Professionals),
        said("S1", RECORD, "Both aids in 4 days of 5 by {+28}; Nursery's log shows it.").only_for(For::Professionals),
        said("S2", RECORD, "SW rings audiology and not only HV. A first sitting for Noor, by whoever she chooses, before the next core group.")
            .only_for(For::Professionals),
        said("S3", RECORD, "Manager writes to the head of audiology by {+3}, and tells SW the same day.").only_for(For::Professionals),
        unknown("S4").known_by(RECORD, "Not decided whether the conference is asked for early. HV would; to be asked at the core group.")
            .only_for(For::Professionals),
    ],
    judgement: NOT_JUDGED,
    who_for: For::Professionals,
    ..SCORING
};
