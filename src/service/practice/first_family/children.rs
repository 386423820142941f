//! The four children, and what must change for each.

use super::story::Change;

/// Born so many years and months ago, or expected so many days from this week's Monday.
pub(super) enum Age {
    Born(u32, u32),
    Expected(i64),
}

/// A child of the first family.
pub(super) struct Sibling {
    pub(super) name: &'static str,
    pub(super) age: Age,
    pub(super) needs: &'static str,
}

/// In the order the family says them.
pub(super) const CHILDREN: &[Sibling] = &[
    Sibling { name: "Ava", age: Age::Born(9, 5), needs: "" },
    Sibling {
        name: "Ben",
        age: Age::Born(4, 2),
        needs: "Moderate hearing loss in both ears; wears two hearing aids. Some words, some Makaton. \
                Face him, good light, one person at a time.",
    },
    Sibling { name: "Noor", age: Age::Born(14, 7), needs: "" },
    Sibling { name: "Baby", age: Age::Expected(96), needs: "" },
];

/// What must change, by when counted from this week's Monday.
pub(super) const OUTCOMES: &[Change] = &[
    Change {
        child: "Ava",
        what: "Ava's mornings are her own, and an adult gets Ben ready.",
        better: "She eats breakfast sitting down, is in class by 8.50 and has not put Ben's aids in first.",
        measure: "Breakfast club register; what Ava says to SW every two weeks.",
        baseline: "Up at 6, no breakfast on 3 of 5 days, late twice a week.",
        by: 32,
        contingency: "FSW mornings go up to five a week until Ben's nursery can take him from 8.",
    },
    Change {
        child: "Ben",
        what: "Ben hears all day.",
        better: "Both aids in, at nursery and at home; he turns to his name and follows a story to the end.",
        measure: "Nursery log: both aids in 4 days of 5.",
        baseline: "2 days in 5; one mould outgrown.",
        by: 18,
        contingency: "SW asks for a legal advice meeting if he still has no moulds by the review conference.",
    },
    Change {
        child: "Ben",
        what: "Ben sleeps warm and dry in his own bed.",
        better: "Dry wall, own bed, not in with Noor; no cough at night.",
        measure: "Home record at each visit, planned or not; Mum's word for the nights.",
        baseline: "Wet wall, mould behind the bed, in with Noor every night.",
        by: 46,
        contingency: "Environmental health inspects; SW asks housing for a temporary move.",
    },
    Change {
        child: "Noor",
        what: "Somebody listens to Noor, and she is nobody's interpreter.",
        better: "She has an adult she chose, sleeps before midnight and is in period 1 awake.",
        measure: "Seen alone every two weeks; attendance above 92 in the hundred.",
        baseline: "Not seen alone; attendance 81; interpreted twice in a month.",
        by: 32,
        contingency: "An advocate is offered to her, and HoY becomes the one who sees her weekly.",
    },
    Change {
        child: "Baby",
        what: "The baby comes home to a dry room, and is known to the midwife long before.",
        better: "Cot in a dry room; every antenatal date kept, with an interpreter, or moved by us and not missed.",
        measure: "Midwife's record; home record.",
        baseline: "Booked at 16 weeks; no room.",
        by: 70,
        contingency: "Pre-birth planning meeting with housing at 32 weeks.",
    },
];
