//! Random meetings with a word planted in every line, reason and answer, each word with those who may have it.

use proptest::prelude::*;

use super::*;
use crate::domain::body::Clearance;
use crate::domain::marks::{Present, effective_audience, read_line};

/// A planted word, and everything that must admit a reader who finds it.
#[derive(Clone, Debug)]
pub(super) struct Planted {
    pub(super) word: String,
    audiences: Vec<Audience>,
    child: Option<u8>,
    part: Option<u8>,
}

impl Planted {
    /// Told apart from the program's own reckoning: written out case by case.
    fn is_for(&self, reader: &Reader, plan: &Plan) -> bool {
        let mum = matches!(reader, Reader::Person { id: who, .. } if *who == id(MUM));
        let dad = matches!(reader, Reader::Person { id: who, .. } if *who == id(DAD));
        let family = *reader == Reader::Family;
        if *reader == Reader::Record {
            return true;
        }
        let refused = plan.dad_refused && self.child == Some(BEN) && (dad || family);
        let elsewhere = plan.two_parts
            && match self.part {
                Some(1) => dad || family,
                Some(_) => mum || family,
                None => false,
            };
        let admitted = self.audiences.iter().all(|audience| match audience {
            Audience::Everyone => true,
            Audience::NotFor(people) => match reader {
                Reader::Person { id, .. } => !people.contains(id),
                _ => false,
            },
            Audience::ProfessionalsOnly => !mum && !dad && !family,
            Audience::LegalAdvice => false,
        });
        admitted && !refused && !elsewhere
    }
}

/// What a random meeting is made of.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    two_parts: bool,
    dad_refused: bool,
    closed: bool,
    lines: Vec<(usize, usize, Audience, Option<Audience>, bool)>,
    actions: Vec<(bool, Audience, Option<Audience>, bool)>,
    absences: Vec<Audience>,
    reasons: Vec<(Audience, Audience, bool)>,
    addenda: Vec<Audience>,
}

fn audience() -> impl Strategy<Value = Audience> {
    prop::sample::select(vec![
        Audience::Everyone,
        Audience::Everyone,
        Audience::NotFor([id(MUM)].into()),
        Audience::NotFor([id(HV)].into()),
        Audience::NotFor([id(DAD), id(HV)].into()),
        Audience::ProfessionalsOnly,
        Audience::LegalAdvice,
    ])
}

pub(super) fn plan() -> impl Strategy<Value = Plan> {
    let line = (0..8usize, 0..FORMS.len(), audience(), prop::option::of(audience()), any::<bool>());
    let action = (any::<bool>(), audience(), prop::option::of(audience()), any::<bool>());
    (
        (any::<bool>(), any::<bool>(), any::<bool>()),
        prop::collection::vec(line, 0..14),
        prop::collection::vec(action, 0..5),
        prop::collection::vec(audience(), 3),
        prop::collection::vec((audience(), audience(), any::<bool>()), 0..4),
        prop::collection::vec(audience(), 0..4),
    )
        .prop_map(|((two_parts, dad_refused, closed), lines, actions, absences, reasons, addenda)| {
            Plan { two_parts, dad_refused, closed, lines, actions, absences, reasons, addenda }
        })
}

/// How a line is typed; `*` is where the word is planted.
const FORMS: [&str; 15] = [
    "*",
    "- *",
    "\\! *",
    "! weigh * @HV by fri 4 dec",
    "action: * by after half term, seen by: a * chart",
    "> * goes on",
    "> end the plan because *",
    "? has * been asked",
    "~ school: *",
    "+ * (seen)",
    "-- * (told by Mum)",
    "worry: view: *",
    "\" Ava to @HV 12 nov, alone, asked: why *: I make * tea",
    "child: Ben: *",
    "Ben and *",
];

/// `(section, child, part)` of the texts a line may stand in.
const TEXTS: [(&str, Option<u8>, u8); 8] = [
    ("who", None, 1),
    ("child", Some(AVA), 1),
    ("child", Some(BEN), 1),
    ("risk", None, 1),
    ("child", Some(AVA), 2),
    ("child", Some(BEN), 2),
    ("gone", None, 2),
    ("next", None, 2),
];

pub(super) struct Made {
    pub(super) record: MeetingRecord,
    pub(super) planted: Vec<Planted>,
    gaps: Vec<Gap>,
}

impl Made {
    fn word(&mut self, audiences: Vec<Audience>, child: Option<u8>, part: Option<u8>) -> String {
        let word = format!("zq{}x", self.planted.len());
        self.planted.push(Planted { word: word.clone(), audiences, child, part });
        word
    }

    pub(super) fn copy(&self, reader: &Reader) -> Finished {
        minutes(&self.record, reader, &around(), &no_facts(&self.gaps))
    }
}

fn number(n: usize) -> u8 {
    u8::try_from(n).expect("small")
}

pub(super) fn make(plan: &Plan) -> Made {
    let mut made = Made { record: empty_record(), planted: vec![], gaps: vec![] };
    hold(&mut made, plan);
    plant_lines(&mut made, plan);
    plant_actions(&mut made, plan);
    plant_ending(&mut made, plan);
    made
}

fn hold(made: &mut Made, plan: &Plan) {
    let dads = if plan.two_parts { 2 } else { 1 };
    made.record.parts = (1..=dads).map(part).collect();
    if !plan.closed {
        made.record.meeting.state = State::Open;
    }
    if plan.dad_refused {
        made.record.ties.retain(|tie| tie.person != id(DAD) || tie.child != id(BEN));
        made.record.ties.push(Tie {
            id: id(91),
            family: id(1),
            person: id(DAD),
            child: id(BEN),
            relation: "father".into(),
            responsibility: None,
            contact: String::new(),
            may_receive: Some(false),
            from: day("2026-01-01"),
            until: None,
        });
    }
    for (person, part, audience) in [(MUM, 1, 0), (DAD, dads, 1), (HV, dads, 2)] {
        let audience = plan.absences[audience].clone();
        let word = made.word(vec![audience.clone()], None, Some(part));
        let mut row = attendance(person + 100, person, part, Capacity::Parent, Came::Part);
        row.absence = Some(Absence::Other);
        row.absence_words = word;
        row.absence_audience = audience;
        made.record.attendance.push(row);
    }
    let late = made.word(vec![Audience::ProfessionalsOnly], None, None);
    made.record.meeting.late_because = late;
    let why = made.word(vec![Audience::ProfessionalsOnly], None, None);
    made.record.meeting.turns.push(Turn { state: State::Paused, at: at("10:30"), reason: why, whose: None });
}

fn plant_lines(made: &mut Made, plan: &Plan) {
    let mut bodies: Vec<Vec<Line>> = vec![vec![]; TEXTS.len()];
    for (place, form, audience, cleared, pasted) in &plan.lines {
        let (_, child, part) = TEXTS[*place];
        let part = if plan.two_parts { part } else { 1 };
        let form = FORMS[*form];
        let mut audiences = vec![audience.clone()];
        let own_words = form.starts_with('"') || form.starts_with("child:");
        if own_words {
            audiences.push(cleared.clone().unwrap_or(Audience::ProfessionalsOnly));
        }
        let about = if form.contains("Ben") { Some(BEN) } else { child };
        let word = made.word(audiences, about, Some(part));
        let cleared = cleared.clone().filter(|_| own_words);
        let clearance = cleared.map(|audience| Clearance { audience, child_asked: None, at: at("11:00") });
        let words = form.replace('*', &word);
        bodies[*place].push(Line { pasted: *pasted, cleared: clearance, ..kept(audience.clone(), &words) });
    }
    for (n, (body, (section, child, part))) in bodies.into_iter().zip(TEXTS).enumerate() {
        let part = if plan.two_parts { part } else { 1 };
        made.record.texts.push(Text { part: id(30 + part), ..text(number(120 + n), section, child, body) });
    }
}

fn plant_actions(made: &mut Made, plan: &Plan) {
    for (n, (for_ben, audience, answered, moved)) in plan.actions.iter().enumerate() {
        let child = for_ben.then_some(BEN);
        let word = made.word(vec![audience.clone()], child, None);
        let number = number(140 + 2 * n);
        let mut action = action(number, &word, child, audience.clone());
        if let Some(other) = answered {
            let word = made.word(vec![audience.clone(), other.clone()], child, None);
            let mut answer = answer(number + 1, number, &word, other.clone());
            if *moved {
                answer.moved_to = Some(day("2027-02-03"));
                action.moved_from = action.due.into_iter().collect();
                action.due = answer.moved_to;
            }
            made.record.answers.push(answer);
        }
        made.record.carried.push(action);
    }
}

fn plant_ending(made: &mut Made, plan: &Plan) {
    for (n, (audience, asks, about_ben)) in plan.reasons.iter().enumerate() {
        let child = about_ben.then_some(BEN);
        let both = vec![audience.clone(), asks.clone()];
        let (why, asked) = (made.word(both.clone(), child, None), made.word(both, child, None));
        let about = child.map_or(String::new(), |child| id(child).to_string());
        let key = format!("gap-{n}:{about}");
        made.gaps.push(Gap { key: key.clone(), sentence: Kept::new(asks.clone(), asked) });
        made.record.reasons.push(Reason {
            id: id(number(160 + n)),
            meeting: id(2),
            gaps: vec![key],
            words: why,
            audience: audience.clone(),
            at: at("11:20"),
        });
    }
    for (n, audience) in plan.addenda.iter().enumerate() {
        let word = made.word(vec![audience.clone()], None, None);
        made.record.addenda.push(Addendum {
            id: id(number(170 + n)),
            meeting: id(2),
            at: at("16:00"),
            author: format!("{word}by"),
            reason: format!("{word}why"),
            words: format!("{word}\nand {word} again"),
            audience: audience.clone(),
        });
    }
}

pub(super) fn readers() -> Vec<Reader> {
    let person = |n, professional| Reader::Person { id: id(n), professional };
    vec![Reader::Record, Reader::Family, person(MUM, false), person(DAD, false), person(HV, true)]
}

/// The meeting as it would be if what a family copy withholds had never been written.
fn without_the_withheld(made: &Made) -> Made {
    let mut record = made.record.clone();
    let family = &Reader::Family;
    let present = Present { people: &made.record.people, children: &made.record.children };
    for text in &mut record.texts {
        let lines = text.body.lines().iter().cloned();
        let seen =
            |line: &Line| effective_audience(line, &read_line(line, &present, &around())).admits(family);
        text.body = lines.filter(seen).collect::<Vec<_>>().into();
    }
    for action in &mut record.carried {
        let answer = record.answers.iter().find(|answer| answer.action == action.id);
        if answer.is_some_and(|answer| !answer.audience.admits(family) && answer.moved_to.is_some()) {
            action.due = action.moved_from.pop();
        }
    }
    record.answers.retain(|answer| answer.audience.admits(family));
    record.carried.retain(|action| action.audience.admits(family));
    record.reasons.retain(|reason| reason.audience.admits(family));
    record.addenda.retain(|addendum| addendum.audience.admits(family));
    for row in record.attendance.iter_mut().filter(|row| !row.absence_audience.admits(family)) {
        row.absence = None;
        row.absence_words.clear();
    }
    record.meeting.late_because.clear();
    record.meeting.due = None;
    record.meeting.turns.retain(|turn| turn.reason.is_empty());
    let gaps: Vec<_> = made.gaps.iter().filter(|gap| gap.audience().admits(family)).cloned().collect();
    let known = |reason: &Reason| reason.gaps.iter().all(|key| gaps.iter().any(|gap| gap.key == *key));
    record.reasons.retain(known);
    Made { record, planted: vec![], gaps }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_copy_holds_a_word_that_is_not_for_its_reader(plan in plan()) {
        let made = make(&plan);
        for reader in readers() {
            let document = made.copy(&reader).document;
            for copy in [to_markdown(&document), to_text(&document)] {
                for planted in &made.planted {
                    if copy.contains(&planted.word) {
                        prop_assert!(planted.is_for(&reader, &plan), "{planted:?} for {reader:?} in\n{copy}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_record_holds_every_word_and_a_reader_all_that_is_plainly_theirs(plan in plan()) {
        let made = make(&plan);
        for reader in readers() {
            let copy = to_text(&made.copy(&reader).document);
            for planted in &made.planted {
                let plainly = planted.audiences.len() == 1 || reader == Reader::Record;
                if plainly && planted.is_for(&reader, &plan) {
                    prop_assert!(copy.contains(&planted.word), "{planted:?} for {reader:?} not in\n{copy}");
                }
            }
        }
    }

    #[test]
    fn a_family_copy_does_not_show_that_anything_was_withheld(plan in plan()) {
        let made = make(&plan);
        let family = |made: &Made| to_markdown(&made.copy(&Reader::Family).document);
        prop_assert_eq!(family(&made), family(&without_the_withheld(&made)));
    }

    #[test]
    fn what_is_left_out_is_counted_whenever_something_is(plan in plan()) {
        let made = make(&plan);
        let Finished { document, left_out, .. } = made.copy(&Reader::Family);
        let copy = to_text(&document);
        let missing = made.planted.iter().any(|planted| !copy.contains(&planted.word));
        prop_assert_eq!(missing, !left_out.is_empty());
    }
}
