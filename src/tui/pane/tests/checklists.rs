//! The panes of checklists: none of them is shown in room view.

use super::super::{InRoom, Where, audience, checklist};
use super::id;
use crate::domain::checklist::mark::Key;
use crate::domain::checklist::sitting::{Edition, Judgement, Marks, Rater, Sitting};
use crate::domain::child::{Birth, Child};
use crate::domain::family::Family;
use crate::service::Catalogue;
use crate::service::checklists::SittingView;
use crate::service::checklists::comparing::{CompareFor, ComparedRead};

/// A sitting that was just begun.
fn sitting() -> SittingView {
    let catalogue = Catalogue::embedded(None).expect("the packs");
    let instrument = catalogue.checklist("open-care").expect("a checklist").clone();
    let day = "2024-09-01".parse().expect("a day");
    let child = Child {
        id: id(4),
        family: id(2),
        name: "Ben".into(),
        order: 1,
        birth: Birth::Born(day),
        needs: String::new(),
        school: String::new(),
        takes_part: String::new(),
        audience: audience::Audience::Everyone,
        lost: None,
        earlier: Vec::new(),
    };
    let family = Family {
        id: id(2),
        reference: "F-104".into(),
        name: String::new(),
        since: day,
        about: String::new(),
        made_up: true,
    };
    let edition = Edition { id: "open-care".into(), version: "1".into(), hash: String::new() };
    let sitting = Sitting {
        id: id(5),
        family: id(2),
        child: id(4),
        edition,
        rater: Rater::default(),
        date: day,
        occasion: String::new(),
        done_with: String::new(),
        closed: None,
        replaces: None,
        home: None,
        chosen: std::collections::BTreeMap::default(),
        judgement: Judgement::default(),
        audience: audience::Audience::Everyone,
        answers: Marks::new(),
    };
    SittingView {
        sitting,
        home: None,
        fixed_home: std::collections::BTreeSet::new(),
        instrument,
        family,
        child,
        carers: Vec::new(),
        people: Vec::new(),
        evidence: Vec::new(),
        papers: Vec::new(),
        siblings: Vec::new(),
        left_at: None,
    }
}

/// An item that nobody said anything of.
const fn compared(key: Key) -> ComparedRead {
    ComparedRead {
        key,
        area: String::new(),
        title: String::new(),
        critical: false,
        guarded: false,
        gap: None,
        said: Vec::new(),
        agreed: None,
        can_agree: Vec::new(),
    }
}

/// One of each.
pub(super) fn every() -> Vec<(Where, InRoom)> {
    let (family, child, sitting_id) = (id(2), id(4), id(5));
    let (key, instrument) = (Key::item("A1"), "open-care".to_owned());
    let view = Box::new(sitting());
    let places = vec![
        Where::Checklists(family),
        Where::Sitting(sitting_id),
        Where::SitDown(checklist::begin::BeginFor { family, child: None, instrument: None }),
        Where::Beside(checklist::beside::BesideFor { key: key.clone(), view: view.clone() }),
        Where::PaperResult(checklist::paper::PaperFor { external: "sdq".into(), kept: None, view }),
        Where::SittingRead(sitting_id),
        Where::ChecklistTrend(checklist::trend::TrendFor { child, instrument: instrument.clone() }),
        Where::ChecklistCompare(CompareFor { child, instrument: instrument.clone(), around: None }),
        Where::ChecklistSiblings((family, instrument)),
        Where::Judge(checklist::judge::JudgeFor { sitting: sitting_id }),
        Where::OutcomeFrom(checklist::outcome::OutcomeFor { sitting: sitting_id, key: key.clone() }),
        Where::Agree(checklist::agree::AgreeFor {
            row: Box::new(compared(key)),
            sittings: Vec::new(),
            child,
            people: Vec::new(),
            place: String::new(),
        }),
    ];
    places.into_iter().map(|place| (place, InRoom::Refused("A checklist"))).collect()
}
