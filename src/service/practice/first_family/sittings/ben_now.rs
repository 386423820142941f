//! Ben in the week before this one: by his health visitor, and two days later by his key worker at nursery, who did not see
//! her answers. Where they are two levels apart, each has seen something true.

use super::super::story::For;
use super::rows::{
    By, CARER, CHILD, Judged, NOT_JUDGED, RECORD, SCORING, SEEN, Scoring, TOLD, at, na, said, unknown,
};

pub(super) const SITTINGS: &[Scoring] = &[HEALTH, NURSERY];

const HEALTH: Scoring = Scoring {
    child: "Ben",
    by: By::Around("HV"),
    day: -6,
    occasion: "core_group",
    done_with: "Mum and Ben at home, the interpreter Mum asked for",
    closed: Some((0, 17 * 60 + 30)),
    levels: &[
        ("A1", 1),
        ("A3", 1),
        ("A5", 1),
        ("A6", 1),
        ("B2", 1),
        ("B3", 2),
        ("B4", 1),
        ("B7", 1),
        ("C2", 1),
        ("C6", 1),
        ("D1", 1),
        ("D2", 1),
        ("D4", 1),
        ("D7", 1),
        ("E3", 1),
        ("E4", 2),
        ("E5", 1),
        ("F1", 2),
        ("F3", 1),
        ("F4", 1),
        ("G3", 2),
        ("G4", 1),
        ("G5", 1),
        ("G6", 1),
    ],
    answers: &[
        at("A2", 2).known_by(CARER, "Soft things only since his tooth hurts, and he likes those anyway."),
        at("A4", 1).known_by(SEEN, "Thick coat, dry trousers, slippers indoors. Shoes by the door, not tried on."),
        at("A7", 2).known_by(SEEN, "Own brush, wet. Mum brushes and he bites it."),
        at("B1", 3)
            .known_by(SEEN, "Boiler off again since {-4}. Thirteen degrees in the hall. The wall is as wet as it was.")
            .means("In bed at six to be warm, and in with Noor by three.")
            .carer("Mum: it was good for two weeks and then it was not.")
            .barrier("housing")
            .since("{-4}"),
        at("B5", 3)
            .known_by(SEEN, "His bed is made, off the wall, and damp to the hand. He sleeps in with Noor.")
            .means("Broken nights for both. His cough is worse on the nights he tries his own.")
            .carer("Mum: I dry the sheet on the door and it is wet again.")
            .barrier("housing")
            .since("before the conference"),
        at("B8", 2)
            .known_by(CARER, "Waiting to hear about a flat near Gran.")
            .barrier("housing")
            .only_for(For::NotDad),
        at("C3", 2)
            .known_by(CARER, "Cheek held on and off for weeks. Salt water and a cold cloth, then she asked me.")
            .well("Asked what the word for dentist is, and wrote it down."),
        at("C4", 1)
            .known_by(RECORD, "Everything offered since the conference was kept, or cancelled by us.")
            .well("Rang herself, with the interpreter, when the letter was in English."),
        na("C5", "No medicine at present."),
        at("C7", 3)
            .known_by(SEEN, "One aid in. No moulds yet: audiology has now given {+9}. No dentist found; that one was mine to find.")
            .means("Follows a story if it is told to his good side. Holds his cheek at meals.")
            .child("Points at his ear, then at the drawer.")
            .barrier("none_known")
            .since("five months"),
        at("C8", 2).known_by(SEEN, "Five signs used at home, unasked. The aid's log is kept on the fridge."),
        at("D3", 2).known_by(SEEN, "Kettle baths again. Mum carries it herself and shuts the door first."),
        at("E1", 1)
            .known_by(SEEN, "He signed MUM MORE and she did the whole song again, twice.")
            .well("He comes to her with everything, and she puts down what she has in hand."),
        at("E2", 1).known_by(SEEN, "Cried when the tooth caught. Held, rocked, shown the cold cloth, and back to his cars."),
        at("F2", 1).known_by(TOLD, "Nursery: 19 days of 20.").on(-1).well("From 11 days of 20 at the first one."),
        at("F6", 3)
            .known_by(RECORD, "New speech therapy block: the first two sessions were not kept.")
            .on(-1)
            .means("The therapist has met him twice this year and goes by old notes.")
            .carer("Mum: nobody told me it had begun."),
        at("G1", 2)
            .known_by(SEEN, "Two new words and two signs put together. Behind in talk, and moving.")
            .checked_with("teacher of the deaf {-3}"),
        at("G2", 1).known_by(SEEN, "Up, dressed and busy at ten in the morning for the whole hour."),
        unknown("G7").known_by(SEEN, "I cannot ask him in signs. Somebody who can should."),
        at("H1", 2)
            .of("Mum")
            .known_by(CARER, "Low since Tom died, lower at night. Talking therapy was offered once, with no interpreter.")
            .only_for(For::Professionals),
        at("H2", 1).of("Mum"),
        unknown("H3")
            .of("Dad")
            .known_by(
                RECORD,
                "Two police call-outs to the old flat last year: shouting, nobody hurt. I have never asked Mum alone, nor \
                 him. Not known is not the same as none.",
            )
            .on(-1)
            .only_for(For::Professionals),
        said(
            "H4",
            CARER,
            "A wet wall nobody will date, a meter that runs out, letters in English. What we have done: one letter to \
             the agent. What we have not: environmental health.",
        ),
        at("H5", 1).known_by(SEEN, "Gran, the support worker three mornings, one neighbour with a dry airing cupboard."),
        said("H6", CARER, "That he hears the baby when it comes, and the baby does not cough.").of("Mum"),
        said("H6", CARER, "By telephone: he hears me fine when I am in front of him. He would be better with me on sundays as well.")
            .of("Dad")
            .on(-3),
        at("H7", 1)
            .of("Mum")
            .known_by(SEEN, "Bed off the wall, the aid's log kept, the door opened every time: {-49}, {-21} and today.")
            .well("Does what was agreed also when nobody is expected."),
        at("H7", 2).of("Dad").known_by(TOLD, "Saturdays at Gran's kept, but for one, and he rang before that.").on(-3),
    ],
    judgement: Judged {
        level: "The plan goes on; his ears cannot wait for the review conference",
        reason: "What lies with the family has changed and stayed changed. His moulds, his tooth and the wall lie with us.",
        better: "Both aids in 4 days of 5 in the nursery log; no pain when he eats; a night in his own bed.",
        by: Some(24),
        summary: "Read through with Mum by the interpreter. She agrees, and asks why it takes so long.",
    },
    ..SCORING
};

const NURSERY: Scoring = Scoring {
    child: "Ben",
    by: By::Around("Nursery"),
    day: -4,
    occasion: "core_group",
    done_with: "Ben, with pictures and signs",
    closed: Some((0, 16 * 60 + 20)),
    levels: &[
        ("A1", 1),
        ("A5", 1),
        ("A6", 1),
        ("C8", 2),
        ("D1", 1),
        ("D2", 1),
        ("D4", 1),
        ("E3", 1),
        ("F2", 1),
        ("F4", 1),
        ("G4", 2),
        ("G6", 1),
    ],
    answers: &[
        at("A2", 2).known_by(SEEN, "Leaves the crust and the apple. Soft things go."),
        at("A4", 3)
            .known_by(
                SEEN,
                "Shoes a size too small, wet through on {-3} and {-1}. We have put him in our spare boots.",
            )
            .means("Red heels. He sits out when the others run.")
            .child("Takes them off at the door and signs HURT.")
            .barrier("money")
            .since("three weeks"),
        at("A7", 2).known_by(TOLD, "Brushes with us after lunch; one side only, because of the tooth."),
        at("C3", 2),
        at("C7", 3)
            .known_by(RECORD, "Both aids in on 2 days of 5, by our log. Holds his cheek at snack.")
            .means("Misses the end of the story. Chews on one side.")
            .since("as long as we have kept the log"),
        at("E1", 1)
            .known_by(SEEN, "Runs to Mum at the gate. She gets down before he arrives.")
            .well("Best part of his day, and of ours."),
        at("E2", 1),
        at("F3", 2).known_by(SEEN, "Tired, and fed. Bag and book are always there."),
        at("F6", 1)
            .known_by(
                SEEN,
                "Mum asks for the sign of the week every friday and shows it back to us on monday.",
            )
            .well("Eleven signs now, from two before the plan. She learns them with him."),
        at("G1", 2).known_by(SEEN, "Two new words, BIG CAR put together on {-2}."),
        at("G2", 3)
            .known_by(SEEN, "Asleep on the cushions by half past ten on three days of five.")
            .means("Sleeps through the signing group, which is what he comes for.")
            .child("Signs BED, then COLD."),
        at("G3", 2).known_by(SEEN, "Cross for a while after the nap, then glad of company."),
        at("G5", 1).known_by(SEEN, "Chooses the same two friends, and waits for them at the gate."),
        at("G7", 2)
            .known_by(
                CHILD,
                "His day in pictures, in his order: CAR, NURSERY, SONG, MUM, COLD, NOOR. He put MUM twice.",
            )
            .well("Told it without being asked a second time.")
            .checked_with("teacher of the deaf, who was there"),
    ],
    judgement: NOT_JUDGED,
    ..SCORING
};
