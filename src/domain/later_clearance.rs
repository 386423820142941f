//! Who may have a child's own words, decided after the meeting was closed: a fact of its own beside a fixed text.

use serde::{Deserialize, Serialize};

use super::audience::Audience;
use super::body::{Clearance, Line};
use super::id::Id;
use super::moment::Moment;
use super::record::Record;

/// One decision. The newest for a line is the one that holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaterClearance {
    /// Its id.
    pub id: Id,
    /// In which meeting the words stand.
    pub meeting: Id,
    /// In which text.
    pub text: Id,
    /// The line as it stands there, whole: the decision was about these words and no others.
    pub line: String,
    /// Who may have them; none withholds them from the family again.
    #[serde(default)]
    pub audience: Option<Audience>,
    /// Whether the child was asked; `None` is "not stated".
    #[serde(default)]
    pub child_asked: Option<bool>,
    /// When it was decided.
    pub at: Moment,
}

impl Record for LaterClearance {
    const ENTITY: &'static str = "later_clearance";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        Some(self.meeting)
    }
}

/// The line with the newest decision about it; as it stands where there is none.
#[must_use]
pub fn as_decided(line: &Line, text: Id, all: &[LaterClearance]) -> Line {
    let about = all.iter().filter(|one| one.text == text && one.line == line.text);
    let Some(newest) = about.max_by_key(|one| (one.at, one.id)) else { return line.clone() };
    let (child_asked, at) = (newest.child_asked, newest.at);
    let cleared = newest.audience.clone().map(|audience| Clearance { audience, child_asked, at });
    Line { cleared, ..line.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn at(hour: u8) -> Moment {
        DateTime::parse_from_rfc3339(&format!("2026-11-26T{hour:02}:00:00Z")).expect("a moment")
    }

    fn decided(hour: u8, line: &str, audience: Option<Audience>) -> LaterClearance {
        let [id, meeting, text] = [hour, 50, 60].map(|n| Id::from_bytes([n; 16]));
        LaterClearance { id, meeting, text, line: line.into(), audience, child_asked: None, at: at(hour) }
    }

    #[test]
    fn the_newest_decision_holds_and_only_for_the_words_it_was_about() {
        let (text, line) = (Id::from_bytes([60; 16]), Line::plain("\" Ben: my nose is cold"));
        let all = [
            decided(12, &line.text, Some(Audience::Everyone)),
            decided(11, &line.text, None),
            decided(13, "\" Ben: something else", None),
        ];
        let now = as_decided(&line, text, &all);
        assert_eq!(now.cleared.expect("cleared").audience, Audience::Everyone);
        assert_eq!(as_decided(&line, text, &all[1..]).cleared, None, "withheld again");
        assert_eq!(as_decided(&line, Id::from_bytes([61; 16]), &all), line, "another text");
    }
}
