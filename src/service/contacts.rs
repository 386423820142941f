//! Whom to ring: the pack's contacts with the practitioner's own among them and her corrections laid over them.

use chrono::NaiveDate;

use super::search::{Hit, Kind, Target};
use super::{Catalogue, ServiceError};
use crate::domain::contact::{Contact, Need};
use crate::domain::own_contact::{OwnContact, reach};
use crate::domain::query::Query;
use crate::store::Reading;

/// The place of her own contacts under a need: after those to try first.
const ORDER: u32 = 50;

/// A contact as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What holds.
    pub contact: Contact,
    /// Hers, where it is hers or corrected by her.
    pub own: Option<OwnContact>,
    /// What the pack says, where she corrected it and the pack still has it.
    pub pack: Option<Contact>,
}

impl Listed {
    /// Whether the pack says something else than when she last looked.
    #[must_use]
    pub fn pack_changed(&self) -> bool {
        match (&self.own, &self.pack) {
            (Some(own), Some(pack)) => own.pack_said != reach(pack),
            _ => false,
        }
    }

    /// Whether it says something else than the pack does: what she only made sure of is the pack's as it stands.
    #[must_use]
    pub fn is_hers(&self) -> bool {
        let differs = |pack: &Contact| {
            let said = |one: &Contact| (one.name.clone(), one.say.clone(), one.needs.clone(), reach(one));
            said(pack) != said(&self.contact)
        };
        self.own.is_some() && self.pack.as_ref().is_none_or(differs)
    }

    /// Whether it corrects a contact that the pack no longer has.
    #[must_use]
    pub fn is_gone_from_pack(&self) -> bool {
        self.pack.is_none() && self.own.as_ref().is_some_and(|own| own.corrects.is_some())
    }

    /// Whether it should be looked at before it is relied on.
    #[must_use]
    pub fn is_stale(&self, today: NaiveDate) -> bool {
        self.contact.is_stale(today) || self.pack_changed() || self.is_gone_from_pack()
    }
}

/// Her own contacts as the store has them.
///
/// # Errors
/// The store's.
pub fn own(store: &Reading) -> Result<Vec<OwnContact>, ServiceError> {
    Ok(store.list(None)?)
}

/// Every contact, in order.
#[must_use]
pub fn listed(catalogue: &Catalogue, own: &[OwnContact]) -> Vec<Listed> {
    let corrected = |id: &str| own.iter().rfind(|one| one.corrects.as_deref() == Some(id));
    let of_pack = catalogue.contacts().iter().map(|contact| match corrected(&contact.id) {
        Some(own) => Listed {
            contact: own.as_contact(contact.order),
            own: Some(own.clone()),
            pack: Some(contact.clone()),
        },
        None => Listed { contact: contact.clone(), own: None, pack: None },
    });
    let mut all: Vec<Listed> = of_pack.collect();
    let is_in_pack = |id: &str| catalogue.contacts().iter().any(|contact| contact.id == id);
    let hers = own.iter().filter(|one| !one.corrects.as_deref().is_some_and(is_in_pack));
    all.extend(hers.map(|one| Listed { contact: one.as_contact(ORDER), own: Some(one.clone()), pack: None }));
    all.sort_by_key(|one| one.contact.order);
    all
}

/// The contacts for a need, in order.
#[must_use]
pub fn for_need(catalogue: &Catalogue, own: &[OwnContact], need: Need) -> Vec<Listed> {
    listed(catalogue, own).into_iter().filter(|one| one.contact.serves(need)).collect()
}

/// Her own contacts that meet a question. They are looked at here and not in an index: they are in the store alone.
#[must_use]
pub fn found(catalogue: &Catalogue, own: &[OwnContact], words: &str, today: NaiveDate) -> Vec<Hit> {
    let query = Query::typed(words).with_synonyms(catalogue.synonyms());
    if query.is_empty() {
        return Vec::new();
    }
    let hers = listed(catalogue, own).into_iter().filter(|one| one.own.is_some());
    hers.filter(|one| query.meets(&text(&one.contact)).0 == query.clauses.len())
        .map(|one| Hit {
            is_stale: one.is_stale(today),
            target: Target { kind: Kind::Contact, id: one.contact.id.clone() },
            title: one.contact.name.clone(),
            section: String::new(),
            line: reach(&one.contact),
            place: None,
        })
        .collect()
}

fn text(contact: &Contact) -> String {
    let needs: Vec<&str> = contact.needs.iter().map(|need| need.label()).collect();
    format!("{} {} {} {}", contact.name, needs.join(" "), contact.say, reach(contact))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;

    fn catalogue() -> Catalogue {
        Catalogue::embedded(None).expect("the packs")
    }

    fn corrected(id: &str, number: &str) -> OwnContact {
        let catalogue = catalogue();
        let contact = catalogue.contacts().iter().find(|one| one.id == id).expect("a contact");
        let own = OwnContact::correcting(contact, Id::from_bytes([7; 16]));
        OwnContact { telephone: vec![number.into()], ..own }
    }

    #[test]
    fn a_correction_stands_in_the_packs_place_and_says_what_the_pack_says() {
        let own = [corrected("mash", "01865 111")];
        let all = for_need(&catalogue(), &own, Need::DangerNow);
        let ids: Vec<&str> = all.iter().map(|one| one.contact.id.as_str()).collect();
        assert_eq!(&ids[..2], ["emergency", "mash"]);
        assert_eq!(all[1].contact.telephone, ["01865 111"]);
        assert!(all[1].pack.as_ref().is_some_and(|pack| pack.telephone == ["0345 050 7666"]));
        assert!(!all[1].pack_changed());
        assert!(all[1].is_hers() && !all[0].is_hers());
        let checked = listed(&catalogue(), &[corrected("mash", "0345 050 7666")]);
        assert!(checked.iter().all(|one| !one.is_hers()), "what she only made sure of");
    }

    #[test]
    fn a_pack_that_says_something_else_than_it_did_is_noticed_and_so_is_one_that_lost_the_contact() {
        let changed = OwnContact { pack_said: "an older number".into(), ..corrected("mash", "01865 111") };
        let all = listed(&catalogue(), &[changed]);
        assert!(all.iter().any(|one| one.contact.id == "mash" && one.pack_changed()));
        let gone = OwnContact { corrects: Some("no-longer".into()), ..corrected("mash", "01865 111") };
        let all = listed(&catalogue(), &[gone]);
        assert!(all.iter().any(|one| one.is_gone_from_pack() && one.is_stale(NaiveDate::MIN)));
        assert!(all.iter().any(|one| one.contact.id == "mash" && one.own.is_none()));
    }

    #[test]
    fn her_own_contacts_are_found_by_their_words_alone() {
        let own = OwnContact {
            name: "Family centre duty desk".into(),
            needs: vec![Need::Report],
            telephone: vec!["01865 222".into()],
            ..OwnContact::default()
        };
        let found =
            |words: &str| found(&catalogue(), std::slice::from_ref(&own), words, NaiveDate::MIN).len();
        assert_eq!(
            (found("centre du"), found("worry"), found("01865"), found("mash"), found("")),
            (1, 1, 1, 0, 0)
        );
    }
}
