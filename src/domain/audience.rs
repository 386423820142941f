//! Who may have a line. A type, not a flag: a value kept for an audience can only be had by naming a reader.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::id::Id;
use super::person::Person;

/// Who a line, an action, a tag or a reason is for. From widest to narrowest.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everyone who gets a copy.
    #[default]
    Everyone,
    /// Everyone but these people. Withheld from any copy not made for a named person.
    NotFor(BTreeSet<Id>),
    /// Professionals, never a family member.
    ProfessionalsOnly,
    /// Legal advice: the record alone, in no copy at all.
    LegalAdvice,
}

/// Whom a document is made for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reader {
    /// The record itself, whole.
    Record,
    /// Any family member: only what every family reader may have.
    Family,
    /// One named person.
    Person {
        /// Who.
        id: Id,
        /// Whether they come as a professional.
        professional: bool,
    },
}

impl Audience {
    /// Whether `reader` may have what this audience guards.
    #[must_use]
    pub fn admits(&self, reader: &Reader) -> bool {
        match (self, reader) {
            (_, Reader::Record) | (Self::Everyone, _) => true,
            (Self::NotFor(people), Reader::Person { id, .. }) => !people.contains(id),
            (Self::ProfessionalsOnly, Reader::Person { professional, .. }) => *professional,
            (Self::NotFor(_) | Self::ProfessionalsOnly, Reader::Family) | (Self::LegalAdvice, _) => false,
        }
    }

    /// The narrowest of two: what is computed from both is for those who may have both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::LegalAdvice, _) | (_, Self::LegalAdvice) => Self::LegalAdvice,
            // A professional may be named in `NotFor`; professionals-only alone would let them in.
            (Self::ProfessionalsOnly, Self::NotFor(_)) | (Self::NotFor(_), Self::ProfessionalsOnly) => {
                Self::LegalAdvice
            }
            (Self::ProfessionalsOnly, _) | (_, Self::ProfessionalsOnly) => Self::ProfessionalsOnly,
            (Self::NotFor(a), Self::NotFor(b)) => Self::NotFor(a.union(b).copied().collect()),
            (Self::NotFor(a), Self::Everyone) | (Self::Everyone, Self::NotFor(a)) => Self::NotFor(a.clone()),
            (Self::Everyone, Self::Everyone) => Self::Everyone,
        }
    }

    /// In words, with people by what they are called in the meeting.
    #[must_use]
    pub fn in_words(&self, people: &[Person]) -> String {
        match self {
            Self::Everyone => "everyone".into(),
            Self::ProfessionalsOnly => "professionals only".into(),
            Self::LegalAdvice => "legal advice".into(),
            Self::NotFor(kept) => {
                let kept_out = people.iter().filter(|one| kept.contains(&one.id));
                let names: Vec<&str> = kept_out.map(|one| one.handle.as_str()).collect();
                format!("not for {}", names.join(" and "))
            }
        }
    }

    /// The next one that one key goes to: everyone, professionals only, not for each of the family in turn,
    /// legal advice. From several people named together it goes to professionals only.
    #[must_use]
    pub fn next(&self, people: &[Person]) -> Self {
        let family = people.iter().filter(|person| !person.capacity.is_professional());
        // The commonest narrowing is one press away; named people come after it.
        let mut ring = vec![Self::Everyone, Self::ProfessionalsOnly];
        ring.extend(family.map(|person| Self::NotFor([person.id].into())));
        ring.push(Self::LegalAdvice);
        let at = ring.iter().position(|one| one == self).unwrap_or(0);
        ring.swap_remove((at + 1) % ring.len())
    }

    /// Whether a family member anywhere could be kept from this.
    #[must_use]
    pub const fn is_everyone(&self) -> bool {
        matches!(self, Self::Everyone)
    }
}

/// A value and who may have it. The value can be had only by naming a reader.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept<T> {
    audience: Audience,
    value: T,
}

impl<T> Kept<T> {
    /// Keeps `value` for `audience`.
    pub const fn new(audience: Audience, value: T) -> Self {
        Self { audience, value }
    }

    /// Who may have it.
    pub const fn audience(&self) -> &Audience {
        &self.audience
    }

    /// The same value for those of its audience who are in the audience that `narrower` makes of it as well.
    #[must_use]
    pub fn narrowed(self, narrower: impl FnOnce(&mut Audience)) -> Self {
        let mut audience = self.audience.clone();
        narrower(&mut audience);
        Self { audience: self.audience.and(&audience), ..self }
    }

    /// The value, if `reader` may have it.
    pub fn for_reader(&self, reader: &Reader) -> Option<&T> {
        self.audience.admits(reader).then_some(&self.value)
    }

    /// Something computed from the value, for the same audience.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Kept<U> {
        Kept { audience: self.audience, value: f(self.value) }
    }

    /// Something computed from two kept values, for those who may have both.
    pub fn with<U, V>(self, other: Kept<U>, f: impl FnOnce(T, U) -> V) -> Kept<V> {
        Kept { audience: self.audience.and(&other.audience), value: f(self.value, other.value) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> Id {
        Id::from_bytes([n; 16])
    }

    fn readers() -> Vec<Reader> {
        let mut all = vec![Reader::Record, Reader::Family];
        for n in 0..3 {
            for professional in [false, true] {
                all.push(Reader::Person { id: id(n), professional });
            }
        }
        all
    }

    fn audiences() -> Vec<Audience> {
        vec![
            Audience::Everyone,
            Audience::NotFor([id(0)].into()),
            Audience::NotFor([id(0), id(1)].into()),
            Audience::ProfessionalsOnly,
            Audience::LegalAdvice,
        ]
    }

    #[test]
    fn both_together_admit_nobody_whom_one_would_refuse() {
        for a in audiences() {
            for b in audiences() {
                for reader in readers() {
                    if a.and(&b).admits(&reader) {
                        assert!(a.admits(&reader) && b.admits(&reader), "{a:?} {b:?} {reader:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_family_copy_holds_only_what_everyone_may_have() {
        for audience in audiences() {
            assert_eq!(audience.admits(&Reader::Family), audience.is_everyone());
        }
    }

    #[test]
    fn legal_advice_leaves_the_record_for_nobody() {
        for reader in readers() {
            assert_eq!(Audience::LegalAdvice.admits(&reader), reader == Reader::Record);
        }
    }
}
