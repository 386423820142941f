//! A contact of the practitioner's own, or her correction of one in the pack. Kept in the store, so that it stays when
//! the pack changes.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::contact::{Contact, Need};
use super::id::Id;
use super::record::Record;
use super::source::{Confidence, Source};

/// Months after which a contact is looked at again.
const MONTHS: Months = Months::new(6);

/// The contact, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnContact {
    /// Its id; that of no record until it is given one.
    pub id: Id,
    /// The id of the pack's contact it corrects; none for one of her own.
    pub corrects: Option<String>,
    /// How that one was reached when she last looked at it, as [`reach`] says it.
    pub pack_said: String,
    /// Its name.
    pub name: String,
    /// What it is there for, the first first.
    pub needs: Vec<Need>,
    /// Telephone numbers, the first to try first.
    pub telephone: Vec<String>,
    /// An email address; may be empty.
    pub email: String,
    /// A web address; may be empty.
    pub web: String,
    /// When someone answers; may be empty.
    pub hours: String,
    /// When to use it, and when not.
    pub say: String,
    /// Who says so; may be empty.
    pub source: String,
    /// A day that was noted as checked before ringing and reading were told apart.
    pub checked: Option<NaiveDate>,
    /// When it was last read in its source, or written down from it.
    pub read_on: Option<NaiveDate>,
    /// When somebody last rang it and it was right.
    pub rung_on: Option<NaiveDate>,
}

/// Nothing yet: what an older record does not say.
impl Default for OwnContact {
    fn default() -> Self {
        let [pack_said, name, email, web, hours, say, source]: [String; 7] = Default::default();
        Self {
            id: Id::from_bytes([0; 16]),
            corrects: None,
            needs: Vec::new(),
            telephone: Vec::new(),
            checked: None,
            read_on: None,
            rung_on: None,
            pack_said,
            name,
            email,
            web,
            hours,
            say,
            source,
        }
    }
}

impl OwnContact {
    /// A correction of a pack's contact that says as yet what the pack says.
    #[must_use]
    pub fn correcting(contact: &Contact, id: Id) -> Self {
        Self {
            id,
            corrects: Some(contact.id.clone()),
            pack_said: reach(contact),
            name: contact.name.clone(),
            needs: contact.needs.clone(),
            telephone: contact.telephone.clone(),
            email: contact.email.clone().unwrap_or_default(),
            web: contact.web.clone().unwrap_or_default(),
            hours: contact.hours.clone().unwrap_or_default(),
            say: contact.say.clone(),
            source: contact.source.in_words(),
            checked: None,
            read_on: contact.last_read(),
            rung_on: contact.rung_on,
        }
    }

    /// The last day on which it may be relied on unchecked.
    #[must_use]
    pub fn review_by(&self) -> Option<NaiveDate> {
        self.seen_on()?.checked_add_months(MONTHS)
    }

    /// The last day on which somebody rang it, read it or noted it as checked.
    #[must_use]
    pub fn seen_on(&self) -> Option<NaiveDate> {
        self.rung_on.max(self.read_on).max(self.checked)
    }

    /// As a contact among the others: under the id of the one it corrects, or under its own.
    #[must_use]
    pub fn as_contact(&self, order: u32) -> Contact {
        let some = |words: &str| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        let source = some(&self.source).unwrap_or_else(|| "your own note".into());
        Contact {
            id: self.corrects.clone().unwrap_or_else(|| format!("own-{}", self.id)),
            name: self.name.clone(),
            needs: self.needs.clone(),
            telephone: self.telephone.clone(),
            email: some(&self.email),
            web: some(&self.web),
            hours: some(&self.hours),
            open: None,
            say: self.say.clone(),
            order,
            checked: None,
            read_on: self.read_on.max(self.checked),
            rung_on: self.rung_on,
            review_by: self.review_by(),
            confidence: if self.rung_on.is_some() {
                Confidence::Confirmed
            } else {
                Confidence::LocalToVerify
            },
            note: None,
            superseded: None,
            source: Source { name: source, ..Source::default() },
        }
    }
}

/// How a contact is reached, in one line: what is compared when a pack changes.
#[must_use]
pub fn reach(contact: &Contact) -> String {
    let numbers = contact.telephone.join(" or ");
    let parts = [Some(&numbers), contact.email.as_ref(), contact.web.as_ref(), contact.hours.as_ref()];
    let parts: Vec<&str> =
        parts.into_iter().flatten().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

impl Record for OwnContact {
    const ENTITY: &'static str = "own_contact";

    fn id(&self) -> Id {
        self.id
    }

    fn parent(&self) -> Option<Id> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn it_is_stale_six_months_after_it_was_checked_and_where_it_never_was() {
        for own in [
            OwnContact { checked: Some(day("2026-08-31")), ..OwnContact::default() },
            OwnContact { read_on: Some(day("2026-08-31")), ..OwnContact::default() },
            OwnContact {
                rung_on: Some(day("2026-08-31")),
                read_on: Some(day("2026-01-31")),
                ..OwnContact::default()
            },
        ] {
            assert_eq!(own.review_by(), Some(day("2027-02-28")));
            assert!(!own.as_contact(0).is_stale(day("2027-02-28")));
            assert!(own.as_contact(0).is_stale(day("2027-03-01")));
        }
        assert!(OwnContact::default().as_contact(0).is_stale(day("2026-01-01")));
    }

    #[test]
    fn a_correction_says_at_first_what_the_pack_says_and_stands_in_its_place() {
        let own =
            OwnContact { name: "Desk".into(), telephone: vec!["01865 1".into()], ..OwnContact::default() };
        let pack = Contact { id: "desk".into(), hours: Some("nights".into()), ..own.as_contact(4) };
        let corrected = OwnContact::correcting(&pack, Id::from_bytes([1; 16]));
        assert_eq!(corrected.pack_said, "01865 1, nights");
        assert_eq!(corrected.as_contact(4).id, "desk");
        assert_eq!(reach(&corrected.as_contact(4)), reach(&pack));
    }
}
