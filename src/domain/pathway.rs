//! The path from a worry to a next step, as questions with answers. It asks; it never decides.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::contact::Need;
use super::source::{Confidence, Source};

/// Most answers to one question: each has a digit where it is asked line by line.
pub const MOST_ANSWERS: usize = 9;

/// A path: questions, each answer of which leads to another question or to an end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pathway {
    /// Its id. A path of an upper pack with the same id takes its place whole.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is, and what it is not.
    pub about: String,
    /// The id of the first question.
    pub first: String,
    /// When someone last read it against its sources.
    pub reviewed: NaiveDate,
    /// The last day on which it may be relied on unread.
    pub review_by: NaiveDate,
    /// How far it can be leaned on.
    pub confidence: Confidence,
    /// Where it comes from. Never empty in a pack without faults.
    #[serde(default, rename = "source")]
    pub sources: Vec<Source>,
    /// The questions.
    #[serde(default, rename = "step")]
    pub steps: Vec<Step>,
    /// Where the path ends.
    #[serde(default, rename = "end")]
    pub ends: Vec<End>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub ask: String,
    /// What helps to answer it.
    #[serde(default)]
    pub help: Option<String>,
    /// What to look for; each a short line.
    #[serde(default)]
    pub signs: Vec<String>,
    /// The answers, in the order they are offered.
    #[serde(default, rename = "answer")]
    pub answers: Vec<Answer>,
}

/// An answer, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// Its id: one word, for whoever gives answers without being asked.
    pub id: String,
    /// The answer in words.
    pub says: String,
    /// The id of the next question, or of an end.
    pub to: String,
    /// Pages worth reading at the end because of this answer.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Tools worth using because of it.
    #[serde(default)]
    pub tools: Vec<String>,
    /// What to write down because of it.
    #[serde(default)]
    pub write_down: Vec<String>,
}

/// An end: what to do now, whom to ring, what to read, what to use, what to write down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Its id.
    pub id: String,
    /// The next step, in a few words.
    pub title: String,
    /// What to do, in order.
    #[serde(default)]
    pub next: Vec<String>,
    /// Whom it needs: every contact of the packs in use that serves one of these.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// Ids of other contacts.
    #[serde(default)]
    pub contacts: Vec<String>,
    /// Ids of pages.
    #[serde(default)]
    pub pages: Vec<String>,
    /// Ids of tools.
    #[serde(default)]
    pub tools: Vec<String>,
    /// What to write down.
    #[serde(default)]
    pub write_down: Vec<String>,
}

impl End {
    /// Whether it is for a child in danger now.
    #[must_use]
    pub fn is_danger(&self) -> bool {
        self.needs.contains(&Need::DangerNow)
    }
}

/// Where some answers lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'p> {
    /// A question.
    Step(&'p Step),
    /// An end.
    End(&'p End),
}

/// What was answered on the way: each question with the answer given.
pub type Way<'p> = Vec<(&'p Step, &'p Answer)>;

/// The answers do not fit the questions.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Astray {
    /// An answer that its question does not have.
    #[error("`{given}` is no answer to \"{ask}\". Answer one of: {}.", known.join(", "))]
    NoAnswer {
        /// What was given.
        given: String,
        /// The question.
        ask: String,
        /// The ids of its answers.
        known: Vec<String>,
    },
    /// More answers than questions.
    #[error("The path ends at \"{end}\", and `{given}` was given after it. Leave it out.")]
    TooMany {
        /// Where the path ended.
        end: String,
        /// What was given after it.
        given: String,
    },
    /// An answer leads nowhere. A checked pack has none.
    #[error(
        "The path of this pack leads nowhere after `{to}`. Begin again, or read the page Where do I start?"
    )]
    Nowhere {
        /// What is not there.
        to: String,
    },
}

impl Pathway {
    /// Whether its review date has passed.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        today > self.review_by
    }

    /// The question or the end with this id.
    #[must_use]
    pub fn at(&self, id: &str) -> Option<At<'_>> {
        let step = self.steps.iter().find(|step| step.id == id).map(At::Step);
        step.or_else(|| self.ends.iter().find(|end| end.id == id).map(At::End))
    }

    /// Where these answers lead from the first question, and the way there. An answer is its id or its number.
    ///
    /// # Errors
    /// [`Astray`] at the first answer that does not fit.
    pub fn follow<S: AsRef<str>>(&self, answers: &[S]) -> Result<(At<'_>, Way<'_>), Astray> {
        let mut at = self.reach(&self.first)?;
        let mut way = Vec::new();
        for given in answers.iter().map(|given| given.as_ref().trim()) {
            let step = match at {
                At::Step(step) => step,
                At::End(end) => {
                    return Err(Astray::TooMany { end: end.title.clone(), given: given.to_owned() });
                }
            };
            let answer = step.answer(given)?;
            way.push((step, answer));
            at = self.reach(&answer.to)?;
        }
        Ok((at, way))
    }

    fn reach(&self, id: &str) -> Result<At<'_>, Astray> {
        self.at(id).ok_or_else(|| Astray::Nowhere { to: id.to_owned() })
    }

    /// The ids that can be come to from the first question.
    #[must_use]
    pub fn reached(&self) -> BTreeSet<&str> {
        let mut reached = BTreeSet::new();
        let mut open = vec![self.first.as_str()];
        while let Some(id) = open.pop() {
            if let (true, Some(At::Step(step))) = (reached.insert(id), self.at(id)) {
                open.extend(step.answers.iter().map(|answer| answer.to.as_str()));
            }
        }
        reached
    }

    /// The questions from which no end can be come to, whatever is answered.
    #[must_use]
    pub fn without_end(&self) -> Vec<&Step> {
        let mut ending: BTreeSet<&str> = self.ends.iter().map(|end| end.id.as_str()).collect();
        let mut before = 0;
        while ending.len() > before {
            before = ending.len();
            let leads = |step: &&Step| step.answers.iter().any(|answer| ending.contains(answer.to.as_str()));
            let more: Vec<&str> = self.steps.iter().filter(leads).map(|step| step.id.as_str()).collect();
            ending.extend(more);
        }
        self.steps.iter().filter(|step| !ending.contains(step.id.as_str())).collect()
    }

    /// Whether the first question has an answer that leads at once to whom to ring in danger.
    #[must_use]
    pub fn asks_danger_first(&self) -> bool {
        let Some(At::Step(step)) = self.at(&self.first) else { return false };
        step.answers.iter().any(|answer| matches!(self.at(&answer.to), Some(At::End(end)) if end.is_danger()))
    }

    /// How often each id stands for a question or an end.
    #[must_use]
    pub fn ids(&self) -> BTreeMap<&str, usize> {
        let mut ids = BTreeMap::new();
        let steps = self.steps.iter().map(|step| step.id.as_str());
        for id in steps.chain(self.ends.iter().map(|end| end.id.as_str())) {
            *ids.entry(id).or_default() += 1;
        }
        ids
    }
}

impl Step {
    /// The answer with this id, or this number counted from 1.
    fn answer(&self, given: &str) -> Result<&Answer, Astray> {
        let named = self.answers.iter().find(|answer| answer.id.eq_ignore_ascii_case(given));
        let counted = || given.parse::<usize>().ok()?.checked_sub(1).and_then(|n| self.answers.get(n));
        named.or_else(counted).ok_or_else(|| Astray::NoAnswer {
            given: given.to_owned(),
            ask: self.ask.clone(),
            known: self.answers.iter().map(|answer| answer.id.clone()).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(id: &str, answers: &[(&str, &str)]) -> Step {
        let answer = |(id, to): &(&str, &str)| Answer {
            id: (*id).into(),
            says: (*id).into(),
            to: (*to).into(),
            pages: Vec::new(),
            tools: Vec::new(),
            write_down: Vec::new(),
        };
        Step {
            id: id.into(),
            ask: format!("{id}?"),
            help: None,
            signs: Vec::new(),
            answers: answers.iter().map(answer).collect(),
        }
    }

    fn end(id: &str, needs: &[Need]) -> End {
        End {
            id: id.into(),
            title: id.into(),
            next: Vec::new(),
            needs: needs.to_vec(),
            contacts: Vec::new(),
            pages: Vec::new(),
            tools: Vec::new(),
            write_down: Vec::new(),
        }
    }

    fn path(steps: Vec<Step>, ends: Vec<End>) -> Pathway {
        let day = NaiveDate::from_ymd_opt(2026, 11, 26).expect("a day");
        Pathway {
            id: "neglect".into(),
            title: "Where do I start?".into(),
            about: "a path".into(),
            first: "danger".into(),
            reviewed: day,
            review_by: day,
            confidence: Confidence::Reconstructed,
            sources: Vec::new(),
            steps,
            ends,
        }
    }

    fn small() -> Pathway {
        path(
            vec![
                step("danger", &[("yes", "ring"), ("no", "talked")]),
                step("talked", &[("yes", "ask"), ("no", "talk"), ("again", "danger")]),
            ],
            vec![end("ring", &[Need::DangerNow]), end("ask", &[]), end("talk", &[])],
        )
    }

    #[test]
    fn answers_lead_by_id_or_number_to_a_question_or_an_end() {
        let path = small();
        let ended = |answers: &[&str]| match path.follow(answers) {
            Ok((At::End(end), way)) => Ok((end.id.clone(), way.len())),
            Ok((At::Step(step), way)) => Ok((step.id.clone(), way.len())),
            Err(astray) => Err(astray.to_string()),
        };
        assert_eq!(ended(&[]), Ok(("danger".into(), 0)));
        assert_eq!(ended(&["no"]), Ok(("talked".into(), 1)));
        assert_eq!(ended(&["2", " YES "]), Ok(("ask".into(), 2)));
        assert_eq!(ended(&["no", "again", "yes"]), Ok(("ring".into(), 3)));
        for (answers, said) in [
            (vec!["perhaps"], "`perhaps` is no answer to \"danger?\". Answer one of: yes, no."),
            (vec!["0"], "`0` is no answer"),
            (vec!["3"], "`3` is no answer"),
            (vec!["yes", "no"], "The path ends at \"ring\", and `no` was given after it."),
        ] {
            assert!(ended(&answers).is_err_and(|why| why.starts_with(said)), "{answers:?}");
        }
    }

    #[test]
    fn what_cannot_be_reached_and_what_never_ends_are_found() {
        let mut path = small();
        path.steps.push(step("lost", &[("a", "round"), ("b", "round")]));
        path.steps.push(step("round", &[("a", "lost"), ("b", "nowhere")]));
        let missing: Vec<&str> = path.ids().into_keys().filter(|id| !path.reached().contains(id)).collect();
        assert_eq!(missing, ["lost", "round"]);
        assert_eq!(
            path.without_end().iter().map(|step| step.id.as_str()).collect::<Vec<_>>(),
            ["lost", "round"]
        );
        assert!(small().without_end().is_empty(), "a way back is no loop where there is a way out");
    }

    #[test]
    fn danger_is_first_only_where_the_first_question_leads_there_at_once() {
        assert!(small().asks_danger_first());
        let mut path = small();
        path.first = "talked".into();
        assert!(!path.asks_danger_first());
        path.first = "nowhere".into();
        assert!(!path.asks_danger_first());
    }

    proptest::proptest! {
        /// Whatever is answered, a path in which every question has a way out ends in an end after enough right answers.
        #[test]
        fn from_every_question_with_a_way_out_an_end_is_reached(
            leads in proptest::collection::vec((0_usize..7, 0_usize..7), 5),
        ) {
            let id = |n: usize| if n < 5 { format!("s{n}") } else { format!("e{n}") };
            let steps = leads.iter().enumerate().map(|(n, (a, b))| step(&id(n), &[("a", &id(*a)), ("b", &id(*b))]));
            let mut path = path(steps.collect(), vec![end("e5", &[]), end("e6", &[])]);
            path.first = "s0".into();
            let stuck = path.without_end().iter().any(|step| step.id == "s0");
            let ends = (0_u32..64).any(|tries| {
                let answers: Vec<&str> = (0..6).map(|bit| if tries >> bit & 1 == 0 { "a" } else { "b" }).collect();
                (0..=6).any(|n| matches!(path.follow(&answers[..n]), Ok((At::End(_), _))))
            });
            proptest::prop_assert_eq!(ends, !stuck);
        }
    }
}
