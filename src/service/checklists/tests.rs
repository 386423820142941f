use chrono::{DateTime, NaiveDate};
use tempfile::TempDir;

use super::answering;
use super::flow::{self, Step};
use super::starting::{SitDown, sit_down};
use super::view::{self, SittingView};
use crate::domain::audience::Audience;
use crate::domain::checklist::evidence::Evidence;
use crate::domain::checklist::mark::{Key, Mark};
use crate::domain::checklist::sitting::{Judgement, Rater};
use crate::domain::checklist::value::Value;
use crate::domain::child::{Birth, Child};
use crate::domain::family::Family;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::person::{Capacity, Person};
use crate::service::{Catalogue, ServiceError, new_id};
use crate::store::{Stamp, Store, Writing};

/// A store with one family: Ben, two, his sister Ava, nine, and their mother.
struct Desk {
    _folder: TempDir,
    store: Store,
    catalogue: Catalogue,
    ben: Id,
    ava: Id,
    mum: Id,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-20T10:00:00+00:00").expect("a moment")
}

fn rater(name: &str) -> Rater {
    Rater { name: name.into(), role: "health visitor".into(), agency: "health".into() }
}

fn child(family: Id, order: u32, name: &str, born: &str) -> Child {
    Child {
        id: new_id(),
        family,
        name: name.into(),
        order,
        birth: Birth::Born(day(born)),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    }
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let store = Store::create(&folder.path().join("s.db"), &[7; 32], new_id()).expect("a store");
        let catalogue = Catalogue::embedded(None).expect("a catalogue");
        let nobody = Id::from_bytes([0; 16]);
        let mut desk = Self { _folder: folder, store, catalogue, ben: nobody, ava: nobody, mum: nobody };
        desk.fill();
        desk
    }

    fn fill(&mut self) {
        let family = Family {
            id: new_id(),
            reference: "F-207".into(),
            name: String::new(),
            since: day("2026-01-01"),
            about: String::new(),
            made_up: false,
        };
        let (ava, ben) = (child(family.id, 1, "Ava", "2017-02-01"), child(family.id, 2, "Ben", "2024-06-01"));
        let mum = Person {
            id: new_id(),
            family: family.id,
            handle: "Mum".into(),
            name: String::new(),
            role: "mother".into(),
            agency: String::new(),
            capacity: Capacity::Parent,
            telephone: String::new(),
            earlier: Vec::new(),
        };
        (self.ben, self.ava, self.mum) = (ben.id, ava.id, mum.id);
        self.write(|writing| {
            writing.save(&family, None)?;
            writing.save(&ava, None)?;
            writing.save(&ben, None)?;
            writing.save(&mum, None)?;
            Ok(())
        })
        .expect("a family");
    }

    fn write<T>(
        &mut self,
        work: impl FnOnce(&mut Writing<'_>) -> Result<T, ServiceError>,
    ) -> Result<T, ServiceError> {
        let stamp = Stamp { at: now(), author: "test".into() };
        self.store.write(&stamp, work).map(|(done, _)| done)
    }

    fn asked(child: Id, who: &str) -> SitDown {
        SitDown {
            child,
            instrument: "open-care".into(),
            rater: rater(who),
            date: day("2026-11-20"),
            occasion: "core_group".into(),
            done_with: String::new(),
            replaces: None,
        }
    }

    fn sit(&mut self, asked: &SitDown) -> Result<Id, ServiceError> {
        let catalogue = std::mem::take(&mut self.catalogue);
        let sat = self.write(|writing| sit_down(writing, asked, &catalogue, day("2026-11-20")));
        self.catalogue = catalogue;
        sat
    }

    #[expect(clippy::needless_pass_by_value, reason = "a test reads better so")]
    fn mark(&mut self, sitting: Id, item: &str, mark: Mark) -> Result<(), ServiceError> {
        self.write(|writing| answering::answer(writing, sitting, &Key::item(item), &mark))
    }

    fn close(&mut self, sitting: Id) -> Result<(), ServiceError> {
        let nothing = Judgement::default();
        self.write(|writing| {
            answering::close(writing, sitting, (&nothing, &Audience::ProfessionalsOnly), now())
        })
    }

    fn view(&self, sitting: Id) -> SittingView {
        view::sitting(&self.store, sitting).expect("a sitting")
    }
}

fn level(n: i64) -> Mark {
    Mark::Level(Value::Number(n))
}

fn refusal<T: std::fmt::Debug>(done: Result<T, ServiceError>) -> String {
    done.expect_err("a refusal").to_string()
}

#[test]
fn an_answer_is_kept_and_one_that_is_no_level_is_refused() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    desk.mark(sitting, "A1", level(2)).expect("an answer");
    assert_eq!(desk.view(sitting).mark(&Key::item("A1")), Some(&level(2)));
    assert!(refusal(desk.mark(sitting, "A1", level(5))).contains("Use one of: 1, 2, 3, 4."));
    assert!(refusal(desk.mark(sitting, "Z9", level(1))).contains("no item Z9"));
    assert!(refusal(desk.mark(sitting, "A2", Mark::Na(" ".into()))).contains("why it does not apply"));
    assert_eq!(desk.view(sitting).mark(&Key::item("A1")), Some(&level(2)));
}

#[test]
fn answers_about_the_home_are_given_once_and_fixed_with_the_first_sitting_that_is_closed() {
    let mut desk = Desk::new();
    let ben = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    let ava = desk.sit(&Desk::asked(desk.ava, "HV")).expect("a sitting");
    desk.mark(ben, "B1", level(2)).expect("an answer about the home");
    desk.mark(ben, "A1", level(2)).expect("an answer about Ben");
    let seen = desk.view(ava);
    assert_eq!(seen.mark(&Key::item("B1")), Some(&level(2)));
    assert_eq!(seen.mark(&Key::item("A1")), None, "a sister begins blank");
    desk.close(ben).expect("closed");
    assert!(desk.view(ava).fixed_home.contains("B1"));
    assert!(refusal(desk.mark(ava, "B1", level(3))).contains("were fixed"));
    desk.mark(ava, "A1", level(1)).expect("her own can still be given");
    assert!(!flow::unanswered(&desk.view(ava)).contains(&Key::item("B1")));
}

#[test]
fn what_only_the_unborn_child_is_asked_about_the_home_can_still_be_answered() {
    let mut desk = Desk::new();
    let ben = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    desk.close(ben).expect("closed");
    let family = desk.view(ben).family.id;
    let baby = Child { birth: Birth::Due(day("2027-02-01")), ..child(family, 3, "Baby", "2026-01-01") };
    desk.write(|writing| Ok(writing.save(&baby, None)?)).expect("a child");
    let sitting = desk.sit(&Desk::asked(baby.id, "HV")).expect("a sitting");
    let seen = desk.view(sitting);
    assert_eq!(seen.sitting.home, desk.view(ben).sitting.home);
    assert!(flow::unanswered(&seen).contains(&Key::item("B9")));
    desk.mark(sitting, "B9", level(2)).expect("nobody who is closed was asked it");
    assert!(refusal(desk.mark(sitting, "H5", level(2))).contains("were fixed"));
}

#[test]
fn somebody_else_on_the_same_day_begins_blank_and_the_first_is_kept_back_meanwhile() {
    let mut desk = Desk::new();
    let first = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    desk.mark(first, "B1", level(4)).expect("an answer");
    desk.close(first).expect("closed");
    let second = desk.sit(&Desk::asked(desk.ben, "Nursery")).expect("a sitting");
    assert_ne!(first, second);
    assert!(desk.view(second).marks().is_empty());
    let rows = view::child(&desk.store, desk.ben).expect("Ben's").sittings;
    let kept_back: Vec<bool> = rows.iter().map(|row| row.is_kept_back).collect();
    assert_eq!(kept_back, [true, false]);
    desk.close(second).expect("closed");
    let rows = view::child(&desk.store, desk.ben).expect("Ben's").sittings;
    assert!(rows.iter().all(|row| !row.is_kept_back));
}

#[test]
fn the_same_person_on_the_same_day_goes_on_with_what_is_open() {
    let mut desk = Desk::new();
    let first = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    assert_eq!(desk.sit(&Desk::asked(desk.ben, "HV")).expect("the same"), first);
    desk.close(first).expect("closed");
    assert_ne!(desk.sit(&Desk::asked(desk.ben, "HV")).expect("another"), first);
}

#[test]
fn a_closed_sitting_is_never_edited_and_a_correction_begins_with_its_answers() {
    let mut desk = Desk::new();
    let first = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    for (item, n) in [("A1", 2), ("B1", 3)] {
        desk.mark(first, item, level(n)).expect("an answer");
    }
    desk.close(first).expect("closed");
    assert!(refusal(desk.mark(first, "A1", level(1))).contains("is closed and stays as it is"));
    assert!(refusal(desk.close(first)).contains("is closed"));
    let asked = SitDown { replaces: Some(first), ..Desk::asked(desk.ben, "HV") };
    let second = desk.sit(&asked).expect("a correction");
    assert_eq!(desk.view(second).mark(&Key::item("B1")), Some(&level(3)));
    desk.mark(second, "B1", level(2)).expect("its home answers are its own");
    assert_eq!(desk.view(first).mark(&Key::item("B1")), Some(&level(3)));
    desk.close(second).expect("closed");
    let all = view::child(&desk.store, desk.ben).expect("Ben's");
    let left: Vec<Id> = all.of(desk.ben, "open-care").iter().map(|row| row.sitting.id).collect();
    assert_eq!(left, [second]);
}

#[test]
fn a_sitting_keeps_the_wording_it_was_made_with() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    desk.catalogue = Catalogue::default();
    let seen = desk.view(sitting);
    assert_eq!(seen.instrument.instrument.id, "open-care");
    assert!(seen.instrument.item("A1").is_some_and(|(_, item)| !item.levels.is_empty()));
    assert!(refusal(desk.sit(&Desk::asked(desk.ava, "HV"))).contains("open-care"));
}

#[test]
fn evidence_is_asked_where_the_file_says_and_danger_before_it() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    let a1 = Key::item("A1");
    desk.mark(sitting, "A1", level(2)).expect("an answer");
    assert_eq!(flow::after(&desk.view(sitting), &a1), [Step::Next(Key::item("A2"))]);
    desk.mark(sitting, "A1", level(4)).expect("an answer");
    let steps = flow::after(&desk.view(sitting), &a1);
    let all = vec!["evidence", "source", "impact_on_child"];
    assert_eq!(steps, [Step::Danger, Step::Evidence(all), Step::Next(Key::item("A2"))]);
    let evidence = beside(sitting, "A1", "took bread from the bin twice");
    desk.write(|writing| answering::put_beside(writing, sitting, &evidence, None)).expect("evidence");
    let steps = flow::after(&desk.view(sitting), &a1);
    assert_eq!(steps[1], Step::Evidence(vec!["impact_on_child"]));
}

#[test]
fn what_stands_in_the_way_is_asked_before_a_level_that_could_be_poverty() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    let (seen, b1) = (desk.view(sitting), Key::item("B1"));
    assert_eq!(flow::before(&seen, &b1, &level(3)), Some(Step::Barrier));
    assert_eq!(flow::before(&seen, &b1, &level(2)), None);
    assert_eq!(flow::before(&seen, &Key::item("A1"), &Mark::Na(String::new())), Some(Step::Why));
}

#[test]
fn one_answer_has_one_piece_of_evidence_which_goes_no_further_than_the_file_allows() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    let h3 = Key::of_carer("H3", desk.mum).to_string();
    for words in ["first", "second"] {
        let evidence = beside(sitting, &h3, words);
        desk.write(|writing| answering::put_beside(writing, sitting, &evidence, None)).expect("evidence");
    }
    let seen = desk.view(sitting);
    assert_eq!(seen.evidence.len(), 1);
    assert_eq!(seen.evidence[0].words, "second");
    assert_eq!(seen.evidence[0].audience, Audience::ProfessionalsOnly);
}

#[test]
fn words_answer_an_item_that_is_not_scored() {
    let mut desk = Desk::new();
    let sitting = desk.sit(&Desk::asked(desk.ben, "HV")).expect("a sitting");
    assert!(refusal(desk.mark(sitting, "H4", level(2))).contains("in words"));
    let evidence = beside(sitting, "H4", "two jobs and nobody to mind them");
    desk.write(|writing| answering::put_beside(writing, sitting, &evidence, None)).expect("words");
    assert_eq!(desk.view(sitting).mark(&Key::item("H4")), Some(&Mark::Said));
}

#[test]
fn a_sitting_of_tomorrow_or_of_nobody_is_refused() {
    let mut desk = Desk::new();
    let tomorrow = SitDown { date: day("2026-11-21"), ..Desk::asked(desk.ben, "HV") };
    assert!(refusal(desk.sit(&tomorrow)).contains("still to come"));
    let nobody = Desk::asked(desk.ben, " ");
    assert!(refusal(desk.sit(&nobody)).contains("who scores"));
    let party = SitDown { occasion: "party".into(), ..Desk::asked(desk.ben, "HV") };
    assert!(refusal(desk.sit(&party)).contains("no occasion `party`"));
}

fn beside(sheet: Id, answer: &str, words: &str) -> Evidence {
    Evidence {
        id: new_id(),
        sheet,
        answer: answer.into(),
        words: words.into(),
        source: "seen".into(),
        seen_on: None,
        impact_on_child: String::new(),
        child_view: String::new(),
        carer_view: String::new(),
        strength: String::new(),
        barrier: String::new(),
        since: String::new(),
        checked_with: String::new(),
        audience: Audience::Everyone,
    }
}

mod reading;
