//! What both of two people have, made one thing where it is one, and kept beside the other where it is not.

use chrono::NaiveDate;
use serde_json::Value;

use super::words::is;
use super::{Work, people, refused};
use crate::domain::attendance::Attendance;
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::person::{Member, Person, Tie};
use crate::domain::read_back::{ReadBack, Stance};
use crate::domain::record::Record;
use crate::service::ServiceError;
use crate::service::entry::is_same_name;

/// Goes through what both have.
pub(super) fn fold(
    work: &mut [Work],
    (kept, gone): (&Person, &Person),
    today: NaiveDate,
    said: &mut Vec<String>,
) -> Result<(), ServiceError> {
    let who = Who { kept, gone, today };
    who.facts(work, said)?;
    who.ties(work, said)?;
    who.seats(work, said)?;
    who.rows(work, said)?;
    who.answers(work, said)
}

struct Who<'a> {
    kept: &'a Person,
    gone: &'a Person,
    today: NaiveDate,
}

/// Whether somebody may receive what is written of a child, from the narrowest to the widest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum May {
    No,
    NotDecided,
    Yes,
}

impl May {
    const fn in_words(self) -> &'static str {
        match self {
            Self::No => "may not",
            Self::NotDecided => "not decided",
            Self::Yes => "may",
        }
    }
}

/// One of a pair: where it stands among the records, as it is before, and as it is now.
struct Side<R> {
    at: usize,
    now: R,
}

/// The records of a kind that were of the one who stays, and those that were of the one who goes.
type Sides<R> = (Vec<Side<R>>, Vec<Side<R>>);

impl Who<'_> {
    /// The records of a kind that were of the one who stays, and those that were of the one who goes.
    fn sides<R: Record>(&self, work: &[Work], whose: impl Fn(&R) -> Id) -> Result<Sides<R>, ServiceError> {
        let (mut own, mut came) = (Vec::new(), Vec::new());
        for (at, one) in work.iter().enumerate().filter(|(_, one)| is::<R>(one)) {
            let (before, now): (R, R) = (read(&one.before)?, read(&one.after)?);
            if whose(&before) == self.gone.id {
                came.push(Side { at, now });
            } else if whose(&before) == self.kept.id {
                own.push(Side { at, now });
            }
        }
        Ok((own, came))
    }

    fn facts(&self, work: &mut [Work], said: &mut Vec<String>) -> Result<(), ServiceError> {
        let at = work.iter().position(|one| is::<Person>(one) && one.id == self.kept.id);
        let united = people::united(self.kept, self.gone, said);
        at.map_or(Ok(()), |at| put(work, at, &united))
    }

    /// Ties that say the same become one. Where the two disagree both stay, and copies hold the less.
    fn ties(&self, work: &mut [Work], said: &mut Vec<String>) -> Result<(), ServiceError> {
        let (mut own, came) = self.sides::<Tie>(work, |tie| tie.person)?;
        let mut children: Vec<Id> = own.iter().chain(&came).map(|side| side.now.child).collect();
        children.sort_unstable();
        children.dedup();
        let mays: Vec<(Id, May)> =
            children.into_iter().map(|child| (child, self.may(work, child, (&own, &came), said))).collect();
        let mut rest = Vec::new();
        for one in came {
            match own.iter_mut().find(|other| says_the_same(&other.now, &one.now)) {
                Some(other) => {
                    other.now = united_tie(&other.now, &one.now);
                    fold_away(work, one.at);
                }
                None => rest.push(one),
            }
        }
        let all = || own.iter().chain(&rest).map(|side| &side.now);
        let standing: Vec<Id> = all().filter(|tie| self.stands(tie)).map(|tie| tie.child).collect();
        for side in own.iter().chain(&rest) {
            let may = mays.iter().find(|(child, _)| *child == side.now.child).map(|(_, may)| *may);
            let counts = self.stands(&side.now) || !standing.contains(&side.now.child);
            let may_receive = match may.filter(|_| counts) {
                Some(May::No) => Some(false),
                Some(May::NotDecided) => side.now.may_receive.filter(|may| !may),
                _ => side.now.may_receive,
            };
            put(work, side.at, &Tie { may_receive, ..side.now.clone() })?;
        }
        Ok(())
    }

    /// Whether a tie holds today or will.
    fn stands(&self, tie: &Tie) -> bool {
        tie.until.is_none_or(|until| self.today <= until)
    }

    fn may(
        &self,
        work: &[Work],
        child: Id,
        (own, came): (&[Side<Tie>], &[Side<Tie>]),
        said: &mut Vec<String>,
    ) -> May {
        let of = |sides: &[Side<Tie>]| self.decided(sides.iter().map(|side| &side.now), child);
        let (kept, gone) = (of(own), of(came));
        let may = match (kept, gone) {
            (kept, None) => kept.unwrap_or(May::NotDecided),
            (kept, Some(gone)) => kept.unwrap_or(May::NotDecided).min(gone),
        };
        if let Some(gone) = gone.filter(|gone| kept != Some(*gone)) {
            let kept = kept.unwrap_or(May::NotDecided);
            if kept != gone {
                let name = child_name(work, child);
                let (one, other) = (&self.kept.handle, &self.gone.handle);
                let (a, b, holds) = (kept.in_words(), gone.in_words(), may.in_words());
                said.push(format!(
                    "What is written of {name}: {one} {a} receive it, {other} {b}. The narrower holds: {holds}."
                ).replace("not decided receive it", "is not decided"));
            }
        }
        may
    }

    fn decided<'t>(&self, ties: impl Iterator<Item = &'t Tie>, child: Id) -> Option<May> {
        let all: Vec<&Tie> = ties.filter(|tie| tie.child == child).collect();
        let of_today = |tie: &&&Tie| tie.from <= self.today && self.stands(tie);
        let now: Vec<&Tie> = all.iter().filter(of_today).copied().collect();
        let counted = if now.is_empty() { all } else { now };
        let may = |tie: &&Tie| match tie.may_receive {
            Some(false) => May::No,
            None => May::NotDecided,
            Some(true) => May::Yes,
        };
        let said: Vec<May> = counted.iter().map(may).collect();
        let is_said = |what: May| said.contains(&what);
        match said.as_slice() {
            [] => None,
            _ if is_said(May::No) => Some(May::No),
            _ if is_said(May::Yes) => Some(May::Yes),
            _ => Some(May::NotDecided),
        }
    }

    /// A seat that both hold at once is one seat, from the first day of the two to the last.
    fn seats(&self, work: &mut [Work], said: &mut Vec<String>) -> Result<(), ServiceError> {
        let (own, came) = self.sides::<Member>(work, |member| member.person)?;
        for one in came {
            let at_once = |other: &&Side<Member>| {
                let (a, b) = (&other.now, &one.now);
                a.seat == b.seat && (a.sits_on(b.from) || b.sits_on(a.from))
            };
            let Some(other) = own.iter().find(at_once) else { continue };
            let kept: Member = read(&work[other.at].after)?;
            let from = kept.from.min(one.now.from);
            let until = kept.until.zip(one.now.until).map(|(a, b)| a.max(b));
            said.push(format!("Both have the seat {}: it is one.", kept.seat.label()));
            put(work, other.at, &Member { from, until, ..kept })?;
            fold_away(work, one.at);
        }
        Ok(())
    }

    /// Both on one list: one row, with what only one of the two says.
    fn rows(&self, work: &mut [Work], said: &mut Vec<String>) -> Result<(), ServiceError> {
        let (own, came) = self.sides::<Attendance>(work, |row| row.person)?;
        for one in came {
            let Some(other) = own.iter().find(|other| other.now.part == one.now.part) else { continue };
            let row = united_row(&other.now, &one.now, said);
            put(work, other.at, &row)?;
            fold_away(work, one.at);
            said.push("Both are on one list of who is here: it is one row.".into());
        }
        Ok(())
    }

    /// Both asked of one decision that was read out: one answer.
    fn answers(&self, work: &mut [Work], said: &mut Vec<String>) -> Result<(), ServiceError> {
        let (own, came) = self.sides::<ReadBack>(work, |answer| answer.person)?;
        for one in came {
            let same = |other: &&Side<ReadBack>| {
                (other.now.text, &other.now.words) == (one.now.text, &one.now.words)
            };
            let Some(other) = own.iter().find(same) else { continue };
            put(work, other.at, &united_answer(&other.now, &one.now, said))?;
            fold_away(work, one.at);
        }
        Ok(())
    }
}

fn read<R: Record>(value: &Value) -> Result<R, ServiceError> {
    serde_json::from_value(value.clone()).map_err(|_| refused("A record could not be read."))
}

fn put<R: Record>(work: &mut [Work], at: usize, record: &R) -> Result<(), ServiceError> {
    let value = serde_json::to_value(record).map_err(|_| refused("A record could not be written."))?;
    if let Some(one) = work.get_mut(at) {
        one.after = value;
    }
    Ok(())
}

fn fold_away(work: &mut [Work], at: usize) {
    if let Some(one) = work.get_mut(at) {
        one.is_folded = true;
    }
}

fn child_name(work: &[Work], child: Id) -> String {
    let found = work.iter().find(|one| is::<Child>(one) && one.id == child);
    found.and_then(|one| one.after["name"].as_str()).unwrap_or("a child").to_owned()
}

/// Whether two ties to one child say nothing that the other does not allow.
fn says_the_same(one: &Tie, other: &Tie) -> bool {
    let agrees = one.responsibility.is_none()
        || other.responsibility.is_none()
        || one.responsibility == other.responsibility;
    let contact = one.contact.is_empty() || other.contact.is_empty() || one.contact == other.contact;
    one.child == other.child
        && is_same_name(&one.relation, &other.relation)
        && one.until == other.until
        && agrees
        && contact
}

fn united_tie(one: &Tie, other: &Tie) -> Tie {
    Tie {
        responsibility: one.responsibility.or(other.responsibility),
        contact: if one.contact.is_empty() { other.contact.clone() } else { one.contact.clone() },
        from: one.from.min(other.from),
        ..one.clone()
    }
}

fn united_row(one: &Attendance, other: &Attendance, said: &mut Vec<String>) -> Attendance {
    if one.came.zip(other.came).is_some_and(|(one, other)| one != other) {
        said.push("They disagree on whether they came: what stands for the one who stays holds.".into());
    }
    let is_given = !one.absence_words.is_empty() && !other.absence_words.is_empty();
    let takes = one.absence_words.is_empty() && one.absence.is_none();
    let audience = match (takes, is_given) {
        (true, _) => other.absence_audience.clone(),
        (false, true) => one.absence_audience.and(&other.absence_audience),
        (false, false) => one.absence_audience.clone(),
    };
    Attendance {
        came: one.came.or(other.came),
        how: one
            .how
            .or(other.how)
            .filter(|_| one.came.or(other.came) != Some(crate::domain::attendance::Came::No)),
        private: one.private.or(other.private),
        arrived: one.arrived.or(other.arrived),
        left: one.left.or(other.left),
        apologies: one.apologies.or(other.apologies),
        report: one.report.or(other.report),
        absence: one.absence.or(other.absence),
        absence_words: joined(&one.absence_words, &other.absence_words),
        absence_audience: audience,
        language: joined(&one.language, &other.language),
        professional_interpreter: one.professional_interpreter.or(other.professional_interpreter),
        needs_interpreter: joined(&one.needs_interpreter, &other.needs_interpreter),
        ..one.clone()
    }
}

fn united_answer(one: &ReadBack, other: &ReadBack, said: &mut Vec<String>) -> ReadBack {
    let is_asked = |stance: Stance| !matches!(stance, Stance::NotAsked | Stance::NotPresent);
    if is_asked(one.stance) && is_asked(other.stance) && one.stance != other.stance {
        said.push(format!(
            "To one thing that was read out one {}, and the other {}: the first stands, with the words of both.",
            one.stance.in_a_sentence(),
            other.stance.in_a_sentence()
        ));
    }
    ReadBack {
        stance: if is_asked(one.stance) { one.stance } else { other.stance },
        says: joined(&one.says, &other.says),
        audience: one.audience.and(&other.audience),
        ..one.clone()
    }
}

/// The words of both, where they are not the same.
fn joined(one: &str, other: &str) -> String {
    match (one.trim(), other.trim()) {
        (one, "") => one.to_owned(),
        ("", other) => other.to_owned(),
        (one, other) if one == other => one.to_owned(),
        (one, other) => format!("{one}; {other}"),
    }
}
