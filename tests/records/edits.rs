//! Any order of edits after closing: an old copy stays as it was but for what must now be kept, nobody gains a word, every
//! child's own words stay theirs, and every action its owner's.

use std::fmt::Write as _;

use portal::domain::action::Action;
use portal::domain::audience::Reader;
use portal::domain::child::{Birth, Child};
use portal::domain::id::Id;
use portal::domain::meeting::Kind;
use portal::domain::merge::Merge;
use portal::domain::person::{Capacity, Person, Tie};
use portal::domain::shield::{Shield, What};
use portal::service::deed::Entered;
use portal::service::{Deed, Piece, new_id, own_words};
use proptest::prelude::*;

use crate::generated::{House, house};
use crate::home::{Home, PLAN_MEETING, day};

/// Something that is corrected or decided later.
#[derive(Clone, Debug)]
enum Edit {
    RenameChild(usize, &'static str),
    RenamePerson(usize, &'static str),
    HandOn(usize),
    Role(usize),
    Birth,
    TimePasses(u8),
    TieSays(usize, Option<bool>),
    TieEnds(usize),
    Shield(&'static str),
    Death(usize),
    Capacity(usize),
    /// Two people are made one.
    Merge(usize, usize),
    /// The last who were made one are two again.
    Unmerge,
    /// An action gets another day.
    MoveAction(usize),
    /// Another authority's guidance is used.
    Pack(&'static str),
}

impl Edit {
    /// Whether it may take something away from an old copy.
    const fn withholds(&self) -> bool {
        matches!(
            self,
            Self::TieSays(_, Some(false))
                | Self::Shield(_)
                | Self::Death(_)
                | Self::Capacity(_)
                | Self::Merge(..)
                | Self::Unmerge
        )
    }
}

fn edit() -> impl Strategy<Value = Edit> {
    let name = prop::sample::select(vec!["Leo", "Mia", "Will", "Baby", "Rose", "Leon", "May", "Anne-Marie"]);
    let handle = prop::sample::select(vec!["SW", "HV", "Mum", "Dad", "FSW", "Kit", "Mrs Osei", "Nan"]);
    let words = prop::sample::select(vec!["tea", "dentist", "school", "boiler", "Monday"]);
    prop_oneof![
        (0..3_usize, name).prop_map(|(n, name)| Edit::RenameChild(n, name)),
        (0..6_usize, handle).prop_map(|(n, handle)| Edit::RenamePerson(n, handle)),
        (0..6_usize).prop_map(Edit::HandOn),
        (0..6_usize).prop_map(Edit::Role),
        Just(Edit::Birth),
        (0..200_u8).prop_map(Edit::TimePasses),
        (0..6_usize, prop::option::of(any::<bool>())).prop_map(|(n, says)| Edit::TieSays(n, says)),
        (0..6_usize).prop_map(Edit::TieEnds),
        words.prop_map(Edit::Shield),
        (0..3_usize).prop_map(Edit::Death),
        (0..6_usize).prop_map(Edit::Capacity),
        (0..6_usize, 0..6_usize).prop_map(|(kept, gone)| Edit::Merge(kept, gone)),
        Just(Edit::Unmerge),
        (0..9_usize).prop_map(Edit::MoveAction),
        prop::sample::select(vec!["bexley", "kingston-richmond", "oxfordshire"]).prop_map(Edit::Pack),
    ]
}

fn child(home: &Home, n: usize) -> Child {
    let all = home.known().children;
    all.get(n % all.len()).unwrap().clone()
}

fn person(home: &Home, n: usize) -> Person {
    let all = home.known().people;
    all.get(n % all.len()).unwrap().clone()
}

fn tie(home: &Home, n: usize) -> Tie {
    let all = home.known().ties;
    all.get(n % all.len()).unwrap().clone()
}

/// Makes the edit, where the program takes it: a name or a handle that is borne already is refused, and then nothing is
/// changed.
fn make(home: &mut Home, edit: &Edit) {
    match edit {
        Edit::RenameChild(n, name) => {
            let child = Child { name: (*name).into(), ..child(home, *n) };
            home.offers(Piece::Child(child));
        }
        Edit::RenamePerson(n, handle) => {
            let person = Person { handle: (*handle).into(), ..person(home, *n) };
            home.offers(Piece::Person(person));
        }
        Edit::HandOn(n) => {
            let before = person(home, *n);
            let renamed = Person { handle: format!("{} before", before.handle), ..before.clone() };
            home.offers(Piece::Person(renamed));
            let new = Person {
                id: new_id(),
                name: String::new(),
                role: "newcomer".into(),
                earlier: vec![],
                ..before
            };
            home.offers(Piece::Person(new));
        }
        Edit::Role(n) => {
            let person = Person { role: "somebody else".into(), ..person(home, *n) };
            home.offers(Piece::Person(person));
        }
        Edit::Birth => {
            let unborn = home.known().children.into_iter().find(|child| matches!(child.birth, Birth::Due(_)));
            if let Some(child) = unborn {
                home.offers(Piece::Child(Child { birth: Birth::Born(day("2026-11-25")), ..child }));
            }
        }
        Edit::TimePasses(days) => {
            let at = chrono::DateTime::parse_from_rfc3339("2026-12-01T09:00:00Z").unwrap();
            let at = at + chrono::TimeDelta::days(i64::from(*days));
            home.it_is(&at.to_rfc3339());
        }
        Edit::TieSays(n, says) => {
            let tie = Tie { may_receive: *says, ..tie(home, *n) };
            home.offers(Piece::Tie(tie));
        }
        Edit::TieEnds(n) => {
            let tie = Tie { until: Some(day("2026-11-30")), ..tie(home, *n) };
            home.offers(Piece::Tie(tie));
        }
        Edit::Shield(words) => {
            let shield = Shield {
                id: new_id(),
                family: home.family,
                what: What::Place,
                words: (*words).into(),
                from: vec![],
            };
            home.offers(Piece::Shield(shield));
        }
        Edit::Death(n) => {
            let child = Child { lost: Some(day("2026-11-29")), ..child(home, *n) };
            home.offers(Piece::Child(child));
        }
        Edit::Capacity(n) => {
            let person = Person { capacity: Capacity::Supporter, ..person(home, *n) };
            home.offers(Piece::Person(person));
        }
        Edit::Merge(kept, gone) => {
            let (kept, gone) = (person(home, *kept).id, person(home, *gone).id);
            let _ = home.tries(Deed::Merge { kept, gone });
        }
        Edit::Unmerge => {
            if let Some(merge) = home.known().merges.last() {
                let _ = home.tries(Deed::Unmerge(merge.id));
            }
        }
        Edit::Pack(pack) => home.uses(pack),
        Edit::MoveAction(n) => {
            let all = home.known().actions;
            let Some(action) = all.get(n % all.len().max(1)) else { return };
            let action = Action { due: Some(day("2027-02-01")), ..action.clone() };
            let keep = vec![Piece::Action(Box::new(action))];
            let reason = "the clinic is full".to_owned();
            let _ = home.tries(Deed::Enter(Box::new(Entered { keep, reason, ..Entered::default() })));
        }
    }
}

fn words(copy: &str) -> Vec<String> {
    let parted = copy.split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<String> = parted.filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    words.sort();
    words
}

/// A word of `now` that `before` has not, or has less often. Numbers of a list are given anew.
pub fn gained(before: &str, now: &str) -> Option<String> {
    let mut left = words(before);
    words(now).into_iter().filter(|word| word.parse::<u8>().is_err()).find(|word| {
        let at = left.iter().position(|one| one == word);
        at.map(|at| left.remove(at)).is_none()
    })
}

fn said_by_each(home: &Home) -> Vec<Vec<(Id, String)>> {
    let children = home.known().children;
    let words = |child: &Child| {
        let now = chrono::DateTime::parse_from_rfc3339("2026-12-01T09:00:00Z").unwrap();
        let said = own_words::said(&home.reading(), home.family, child.id, &Home::catalogue(), now).unwrap();
        said.lines.iter().map(|line| (child.id, line.label.clone())).collect::<Vec<_>>()
    };
    children.iter().map(words).collect()
}

/// Whose each action is. Of somebody who was made one with another it is the other's.
fn owners(actions: &[Action], merges: &[Merge]) -> Vec<(Id, Option<Id>, Option<Id>, String)> {
    let is_now = |person: Id| {
        let mut now = person;
        while let Some(merge) = merges.iter().find(|merge| merge.gone == now) {
            now = merge.kept;
        }
        now
    };
    let mut all: Vec<_> =
        actions.iter().map(|one| (one.id, one.person.map(is_now), one.child, one.what.clone())).collect();
    all.sort();
    all
}

/// Lines that are said of a child or of the plan; each names somebody, a day or both.
const SAID: [&str; 16] = [
    "+ school every day, seen alone by SW",
    "\" Mia to @Teacher 12 nov, alone: I make my own tea",
    "\" Leo to @HV 18 nov: my bed is wet",
    "told by Mum: the boiler is off",
    "@SW: the flat was warm on Monday",
    "-- cough at night",
    "? who is the midwife @HV",
    "! new inhaler @HV by 4 dec",
    "! refer Leo to the dentist @SW by fri 11 dec",
    "! joint visit @HV and @SW by 2 dec",
    "! keep the curtains shut @Dad until fri 4 dec",
    "Leo told school that he is frightened at home",
    "~ SW: thinks the plan is too long",
    "> core group every four weeks",
    "Dad rang the school on Monday",
    "! read with Mia @Mum by 27 nov, seen by: Mia's diary",
];

/// A meeting file with these lines, for the children and for the plan.
fn written(lines: &[Vec<usize>]) -> String {
    let quoted = |n: &usize| format!("{:?}", SAID[n % SAID.len()]);
    let list = |lines: &Vec<usize>| lines.iter().map(quoted).collect::<Vec<_>>().join(", ");
    let mut file = String::from("on = 2026-11-20\naccept_marks = true\n");
    for who in ["Mum", "Dad", "HV", "SW"] {
        let _ = writeln!(file, "[[attendance]]\nwho = \"{who}\"\ncame = \"yes\"");
    }
    for (child, lines) in ["Mia", "Leo", "Baby"].iter().zip(lines) {
        let lines = list(lines);
        let _ = writeln!(file, "[[text]]\nsection = \"children\"\nchild = \"{child}\"\nlines = [{lines}]");
    }
    let _ = writeln!(file, "[[text]]\nsection = \"plan\"\nlines = [{}]", list(&lines[3]));
    file
}

/// The example's meeting, or any.
fn any_meeting() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(prop::collection::vec(0..SAID.len(), 0..5), 4);
    prop_oneof![Just(PLAN_MEETING.to_owned()), lines.prop_map(|lines| written(&lines))]
}

/// 40 orders of edits; `PORTAL_EDITS=1000` as many as that says.
fn cases() -> u32 {
    std::env::var("PORTAL_EDITS").ok().and_then(|many| many.parse().ok()).unwrap_or(40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_old_copy_stays_and_nobody_gains_a_word(
        house in house(),
        meeting in any_meeting(),
        edits in prop::collection::vec(edit(), 1..8),
    ) {
        let mut home = house.as_ref().map_or_else(Home::new, House::home);
        let meeting = house.as_ref().map_or_else(|| meeting.clone(), |house| house.named(&meeting));
        let meeting = home.takes_in(Kind::Plan, &meeting);
        home.it_is("2026-11-30T19:16:00Z");
        home.closes(meeting);
        let everybody = home.known().people;
        let person = |one: &Person| Reader::Person { id: one.id, professional: one.capacity.is_professional() };
        let readers: Vec<Reader> =
            [Reader::Record, Reader::Family].into_iter().chain(everybody.iter().map(person)).collect();
        let copies = |home: &Home| readers.iter().map(|reader| home.copy(meeting, reader)).collect::<Vec<_>>();
        let (before, said, agreed) = (copies(&home), said_by_each(&home), home.known().actions);
        for edit in &edits {
            make(&mut home, edit);
        }
        let withholds = edits.iter().any(Edit::withholds);
        for ((reader, then), now) in readers.iter().zip(&before).zip(copies(&home)) {
            if withholds {
                prop_assert_eq!(gained(then, &now), None, "{:?} after {:?}:\n{}", reader, edits, now);
            } else {
                prop_assert_eq!(then, &now, "{:?} after {:?}", reader, edits);
            }
        }
        prop_assert_eq!(said_by_each(&home), said, "{:?}", edits);
        let known = home.known();
        prop_assert_eq!(owners(&known.actions, &known.merges), owners(&agreed, &known.merges), "{:?}", edits);
        let newcomers = home.known().people;
        for one in newcomers.iter().filter(|one| !everybody.iter().any(|known| known.id == one.id)) {
            let copy = home.copy(meeting, &person(one));
            prop_assert_eq!(gained(&before[0], &copy).filter(|word| !words(&one.handle).contains(word)), None);
        }
    }
}
