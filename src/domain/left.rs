//! Who and what is still to be talked about in a meeting: for the chair, where anybody may see it.

use super::action::{Action, Progress};
use super::airtime::{Airtime, airtime};
use super::attendance::Attendance;
use super::audience::{Audience, Reader};
use super::child::Child;
use super::date::Around;
use super::meeting::Kind;
use super::meeting_record::MeetingRecord;
use super::template::{Form, Section};

/// What is left.
#[derive(Clone, Debug)]
pub struct Left<'a> {
    /// Sections in which nothing is written yet; not those that are written for each child.
    pub sections: Vec<&'a Section>,
    /// Every child who is spoken of, and how long they were.
    pub children: Vec<(&'a Child, Airtime)>,
    /// Last time's actions of which nothing was said yet.
    pub actions: Vec<&'a Action>,
    /// Invited people of whom nobody has said whether they are here.
    pub people: Vec<&'a Attendance>,
}

impl Left<'_> {
    /// Whether nothing is left.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        let spoken_of = self.children.iter().all(|(_, time)| *time != Airtime::NotYet);
        self.sections.is_empty() && self.actions.is_empty() && self.people.is_empty() && spoken_of
    }
}

/// What is left of a meeting. It is worked out only from what every family member may have, so that it may be seen by
/// whoever sits there; in a meeting without the family, from everything professionals may have.
#[must_use]
pub fn left<'a>(record: &'a MeetingRecord, around: &Around) -> Left<'a> {
    let without_family = record.meeting.kind == Kind::ProfessionalsOnly;
    let reader = if without_family { Reader::Record } else { Reader::Family };
    let times = airtime(record, around, &reader);
    let time = |child: &Child| times.iter().find(|(id, _)| *id == child.id).map(|(_, time)| *time);
    let may_see = |audience: &Audience| without_family || audience.is_everyone();
    Left {
        sections: record.template.sections.iter().filter(|section| is_not_begun(section, record)).collect(),
        children: record.children_spoken_of().filter_map(|child| Some((child, time(child)?))).collect(),
        actions: record
            .carried
            .iter()
            .filter(|one| may_see(&one.audience) && is_unanswered(one, record))
            .collect(),
        people: record.attendance.iter().filter(|one| one.came.is_none()).collect(),
    }
}

fn is_not_begun(section: &Section, record: &MeetingRecord) -> bool {
    let is_text = matches!(section.form, Form::Text | Form::NextMeeting) && !section.per_child;
    let mut texts = record.texts.iter().filter(|text| text.section == section.id);
    is_text && texts.all(|text| text.body.is_blank() && !text.done)
}

fn is_unanswered(action: &Action, record: &MeetingRecord) -> bool {
    let answer = record.answer(action.id);
    answer.is_none_or(|answer| answer.progress == Progress::Open && answer.moved_to.is_none())
}

#[cfg(test)]
mod tests {
    use super::super::attendance::Came;
    use super::super::closing::sample::{self, id};
    use super::*;

    fn action(n: u8, audience: Audience) -> Action {
        Action {
            id: id(n),
            family: id(0),
            meeting: id(40),
            what: "weigh Ben".into(),
            child: None,
            owner: "HV".into(),
            person: Some(id(1)),
            due: None,
            also: Vec::new(),
            bounded: None,
            moved_from: Vec::new(),
            progress: Progress::Open,
            audience,
            measure: String::new(),
        }
    }

    #[test]
    fn what_is_not_begun_not_answered_and_not_ticked_is_left() {
        let mut record = sample::record();
        sample::write(&mut record, "plan", None, "Ava eats at school");
        sample::attend(&mut record, 1, Some(Came::No));
        sample::attend(&mut record, 3, None);
        record.carried = vec![action(90, Audience::Everyone), action(91, Audience::ProfessionalsOnly)];
        let around = sample::around();
        let left = left(&record, &around);
        assert_eq!(left.sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>(), ["next"]);
        assert_eq!(
            left.actions.iter().map(|one| one.id).collect::<Vec<_>>(),
            [id(90)],
            "the other may be seen"
        );
        assert_eq!(left.people.iter().map(|one| one.person).collect::<Vec<_>>(), [id(3)]);
        let times: Vec<Airtime> = left.children.iter().map(|(_, time)| *time).collect();
        assert_eq!(times, [Airtime::NotStated, Airtime::NotYet, Airtime::NotYet]);
        assert!(!left.is_nothing());
    }

    #[test]
    fn a_child_whose_loss_is_recorded_is_not_asked_after() {
        let mut record = sample::record();
        for child in &mut record.children {
            child.lost = Some(sample::day(11, 1));
        }
        sample::write(&mut record, "plan", None, "x");
        sample::write(&mut record, "next", None, "x");
        assert!(left(&record, &sample::around()).is_nothing());
    }

    #[test]
    fn without_the_family_every_action_is_asked_after() {
        let mut record = sample::record();
        record.meeting.kind = Kind::ProfessionalsOnly;
        record.carried = vec![action(91, Audience::ProfessionalsOnly)];
        assert_eq!(left(&record, &sample::around()).actions.len(), 1);
    }
}
