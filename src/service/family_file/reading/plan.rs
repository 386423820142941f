//! The plan, the core group, what must change, and what is kept from somebody.

use super::super::schema::{EPISODE, OUTCOME, SEAT, SHIELD};
use super::super::shape::within;
use super::{Filling, put, went_along};
use crate::domain::child::Birth;
use crate::domain::episode::{Episode, Status};
use crate::domain::id::Id;
use crate::domain::outcome::Outcome;
use crate::domain::person::{Member, Seat};
use crate::domain::shield::{Shield, What};
use crate::service::entry::Wrong;
use crate::service::{entry, new_id};

impl Filling<'_, '_, '_> {
    /// A plan for several children at once: one stretch each.
    pub(super) fn plan(&mut self) {
        let sheet = self.sheet;
        if !sheet.has("plan") {
            return;
        }
        let for_some = sheet.has("plan.children");
        let all = || self.house.children.iter().map(|child| (child.id, child.birth)).collect();
        let children: Vec<(Id, Birth)> = if for_some { self.named("plan.children") } else { all() };
        let stands = |child: Id| {
            let of = |one: &Episode| one.child == child && one.status == Status::Plan && one.until.is_none();
            self.house.episodes.iter().any(of)
        };
        if children.iter().any(|(child, _)| stands(*child)) {
            let todo = "Change the stretch of each child, by its id: `[[episodes]]`.";
            sheet.fault("plan", "`plan`: there is a plan on record for one of these children", todo);
        }
        let stretch = |child: Id| self.stretch("plan", (new_id(), child, Status::Plan), "conference", None);
        // One is like the other but for its child.
        let wrong = entry::of_episode(&stretch(self.family()), self.today()).into_iter();
        let renamed = wrong.map(|wrong| match wrong.field {
            "from" => Wrong { field: "conference", ..wrong },
            _ => wrong,
        });
        sheet.wrong("plan", renamed.collect());
        let episodes: Vec<Episode> = children.into_iter().map(|(child, _)| stretch(child)).collect();
        self.house.episodes.extend(episodes);
    }

    fn stretch(
        &self,
        at: &str,
        (id, child, status): (Id, Id, Status),
        from: &str,
        was: Option<&Episode>,
    ) -> Episode {
        let (entries, sheet) = (self.entries, self.sheet);
        let weeks = sheet.number(&within(at, "every_weeks"));
        let kept = was.and_then(|was| was.every_weeks).filter(|_| !entries.empties(at, "every_weeks"));
        let reviews = within(at, "reviews");
        let reviews = match was.filter(|_| !sheet.has(&reviews)) {
            Some(was) if !entries.empties(at, "reviews") => was.reviews.clone(),
            _ => sheet.items(&reviews).filter_map(|item| sheet.day(&item)).collect(),
        };
        let since = was.map_or(self.house.family.since, |was| was.from);
        Episode {
            id,
            family: self.family(),
            child,
            status,
            from: sheet.begun(&within(at, from), since),
            category: entries.line(at, "category", was.map(|was| was.category.as_str())),
            reviews,
            // A number that is no number of weeks is refused with the stretch.
            every_weeks: weeks.map(|weeks| u32::try_from(weeks).unwrap_or(u32::MAX)).or(kept),
            until: entries.day(at, "until", was.and_then(|was| was.until)),
            ended_because: entries.prose(at, "ended_because", was.map(|was| was.ended_because.as_str())),
        }
    }

    pub(super) fn episodes(&mut self) {
        for at in self.sheet.items("episodes") {
            let (was, id) = self.entries.which(&at, |known| &known.episodes);
            self.entries.look_at_empty(&at, &EPISODE);
            if self.entries.removes(&at, was) {
                self.house.episodes.retain(|episode| episode.id != id);
                continue;
            }
            if went_along(was, &self.house.episodes) {
                continue;
            }
            let child = self.its_child(&at, was.map(|was| was.child));
            let status = self.sheet.choice(&within(&at, "status"));
            let status = status.or(was.map(|was| was.status)).unwrap_or(Status::Plan);
            let episode = self.stretch(&at, (id, child, status), "from", was);
            self.settle(&at, was, &episode, entry::of_episode(&episode, self.today()));
            put(&mut self.house.episodes, episode);
        }
    }

    /// The child an entry names, or the one it is of already. Without a child there is a fault, and a stand-in.
    fn its_child(&self, at: &str, was: Option<Id>) -> Id {
        let place = within(at, "child");
        match was.filter(|_| !self.sheet.has(&place)) {
            Some(was) => was,
            None => self.child(&place).map_or_else(|| self.family(), |child| child.id),
        }
    }

    pub(super) fn core_group(&mut self) {
        let begun = self.sheet.begun("plan.conference", self.house.family.since);
        for at in self.sheet.items("core_group") {
            let (was, id) = self.entries.which(&at, |known| &known.members);
            self.entries.look_at_empty(&at, &SEAT);
            if self.entries.removes(&at, was) {
                self.house.members.retain(|member| member.id != id);
                continue;
            }
            if went_along(was, &self.house.members) {
                continue;
            }
            let place = within(&at, "person");
            let person = match was.filter(|_| !self.sheet.has(&place)) {
                Some(was) => Some(was.person),
                None => self.person(&place),
            };
            let seat = self.sheet.choice(&within(&at, "seat"));
            let member = Member {
                id,
                family: self.family(),
                // A stand-in who is nobody else: there is a fault then.
                person: person.unwrap_or_else(new_id),
                seat: seat.or(was.map(|was| was.seat)).unwrap_or(Seat::Member),
                from: self.sheet.begun(&within(&at, "from"), was.map_or(begun, |was| was.from)),
                until: self.entries.day(&at, "until", was.and_then(|was| was.until)),
            };
            self.settle(&at, was, &member, entry::of_member(&member, &self.house.members));
            put(&mut self.house.members, member);
        }
    }

    pub(super) fn shields(&mut self) {
        let names: Vec<String> = self.house.children.iter().map(|child| child.name.clone()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        for at in self.sheet.items("shields") {
            let (was, id) = self.entries.which(&at, |known| &known.shields);
            self.entries.look_at_empty(&at, &SHIELD);
            if self.entries.removes(&at, was) {
                self.house.shields.retain(|shield| shield.id != id);
                continue;
            }
            let list = within(&at, "from");
            let from = match was.filter(|_| !self.sheet.has(&list)) {
                Some(was) if !self.entries.empties(&at, "from") => was.from.clone(),
                _ => self.sheet.items(&list).filter_map(|item| self.person(&item)).collect(),
            };
            let what = self.sheet.choice(&within(&at, "what"));
            let shield = Shield {
                id,
                family: self.family(),
                what: what.or(was.map(|was| was.what)).unwrap_or(What::Place),
                words: self.entries.prose(&at, "words", was.map(|was| was.words.as_str())),
                from,
            };
            self.settle(&at, was, &shield, entry::of_shield(&shield, &names, &self.house.people));
            put(&mut self.house.shields, shield);
        }
    }

    pub(super) fn outcomes(&mut self) {
        let entries = self.entries;
        for at in self.sheet.items("outcomes") {
            let (was, id) = entries.which(&at, |known| &known.outcomes);
            entries.look_at_empty(&at, &OUTCOME);
            if entries.removes(&at, was) {
                self.house.outcomes.retain(|outcome| outcome.id != id);
                continue;
            }
            let prose = |field, was: Option<&String>| entries.prose(&at, field, was.map(String::as_str));
            let outcome = Outcome {
                id,
                family: self.family(),
                child: self.its_child(&at, was.map(|was| was.child)),
                change: prose("change", was.map(|was| &was.change)),
                better: prose("better", was.map(|was| &was.better)),
                measure: prose("measure", was.map(|was| &was.measure)),
                baseline: prose("baseline", was.map(|was| &was.baseline)),
                by: entries.day(&at, "by", was.and_then(|was| was.by)),
                contingency: prose("contingency", was.map(|was| &was.contingency)),
                audience: self.audience(&at, was.map(|was| &was.audience)),
            };
            self.settle(&at, was, &outcome, entry::of_outcome(&outcome));
            put(&mut self.house.outcomes, outcome);
        }
    }
}
