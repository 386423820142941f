//! Whom to ring: the pack's contacts with the practitioner's own among them and her corrections laid over them.

use chrono::{NaiveDate, NaiveDateTime};

use super::search::{Hit, Kind, Target};
use super::{Catalogue, ServiceError};
use crate::domain::contact::{Contact, Need};
use crate::domain::hours::{BankHolidays, Standing, holidays_unknown, standing, wall_clock};
use crate::domain::moment::{Moment, long_date};
use crate::domain::own_contact::{OwnContact, reach};
use crate::domain::query::Query;
use crate::domain::source::Confidence;
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
    /// Whether somebody answers now.
    pub standing: Standing,
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

    /// How it is known to hold: rung, or only read, when and where.
    #[must_use]
    pub fn how_known(&self) -> String {
        let noted = self.own.as_ref().filter(|own| own.rung_on.is_none() && own.checked > own.read_on);
        match noted.and_then(|own| own.checked) {
            Some(day) => format!("Noted as checked on {}; whether it was rung is not known.", long_date(day)),
            None => self.contact.how_known(),
        }
    }

    /// What there is to say of now; none where it has neither number nor hours.
    #[must_use]
    pub fn of_now(&self, catalogue: &Catalogue, at: NaiveDateTime) -> Option<String> {
        of_now(&self.contact, self.standing, catalogue, at)
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

/// The time by which hours are looked at: that of England, on the day things are reckoned from.
#[must_use]
pub fn at(now: &Moment, today: NaiveDate) -> NaiveDateTime {
    let at = wall_clock(now);
    if now.date_naive() == today { at } else { today.and_time(at.time()) }
}

/// Whether somebody answers a contact of the packs in use.
#[must_use]
pub fn standing_of(contact: &Contact, catalogue: &Catalogue, at: NaiveDateTime) -> Standing {
    standing_among(contact, catalogue.contacts(), catalogue, at)
}

fn standing_among(
    contact: &Contact,
    others: &[Contact],
    catalogue: &Catalogue,
    at: NaiveDateTime,
) -> Standing {
    let of = |id: &str| others.iter().find(|other| other.id == id).and_then(|other| other.open.as_ref());
    standing(contact.open.as_ref(), of, at, catalogue.calendar())
}

/// What there is to say of now, with what makes it unsure; none where there is neither a number nor hours.
#[must_use]
pub fn of_now(
    contact: &Contact,
    standing: Standing,
    catalogue: &Catalogue,
    at: NaiveDateTime,
) -> Option<String> {
    if contact.superseded.is_some() {
        return None;
    }
    let Some(mut words) = standing.in_words(at) else {
        return match (&contact.hours, contact.telephone.is_empty()) {
            (Some(_), _) => Some("open now or closed: see its hours".into()),
            (None, false) => Some("hours not known".into()),
            (None, true) => None,
        };
    };
    let is_by_the_hour = matches!(standing, Standing::Open(_) | Standing::Closed(_));
    let goes_by_days = contact.open.as_ref().is_some_and(|open| open.bank_holidays != BankHolidays::AsUsual);
    if is_by_the_hour && goes_by_days && holidays_unknown(at.date(), catalogue.calendar()) {
        words.push_str(", unless it is a bank holiday");
    }
    if is_by_the_hour && contact.confidence == Confidence::LocalToVerify {
        words.push_str("; hours not confirmed");
    }
    Some(words)
}

/// Every contact, in order.
#[must_use]
pub fn listed(catalogue: &Catalogue, own: &[OwnContact], at: NaiveDateTime) -> Vec<Listed> {
    let corrected = |id: &str| own.iter().rfind(|one| one.corrects.as_deref() == Some(id));
    let of_pack = catalogue.contacts().iter().map(|contact| match corrected(&contact.id) {
        Some(own) => Listed { pack: Some(contact.clone()), ..hers(own, contact.order) }.with_hours(),
        None => Listed { contact: contact.clone(), own: None, pack: None, standing: Standing::Unknown },
    });
    let mut all: Vec<Listed> = of_pack.collect();
    let is_in_pack = |id: &str| catalogue.contacts().iter().any(|contact| contact.id == id);
    let others = own.iter().filter(|one| !one.corrects.as_deref().is_some_and(is_in_pack));
    all.extend(others.map(|one| hers(one, ORDER)));
    all.sort_by_key(|one| one.contact.order);
    let contacts: Vec<Contact> = all.iter().map(|one| one.contact.clone()).collect();
    for one in &mut all {
        one.standing = standing_among(&one.contact, &contacts, catalogue, at);
    }
    all
}

fn hers(own: &OwnContact, order: u32) -> Listed {
    Listed { contact: own.as_contact(order), own: Some(own.clone()), pack: None, standing: Standing::Unknown }
}

impl Listed {
    /// Its hours as data are the pack's, as long as they are the same in words.
    fn with_hours(mut self) -> Self {
        let pack = self.pack.as_ref().filter(|pack| pack.hours == self.contact.hours);
        self.contact.open = pack.and_then(|pack| pack.open.clone());
        self
    }
}

/// What is open now first; else as they were.
pub fn open_first(all: &mut [Listed]) {
    all.sort_by_key(|one| (one.contact.superseded.is_some(), !one.standing.is_open()));
}

/// The contacts for a need: what is open now first, in order.
#[must_use]
pub fn for_need(catalogue: &Catalogue, own: &[OwnContact], need: Need, at: NaiveDateTime) -> Vec<Listed> {
    let mut all = listed(catalogue, own, at);
    all.retain(|one| one.contact.serves(need));
    open_first(&mut all);
    all
}

/// Her own contacts that meet a question. They are looked at here and not in an index: they are in the store alone.
#[must_use]
pub fn found(catalogue: &Catalogue, own: &[OwnContact], words: &str, today: NaiveDate) -> Vec<Hit> {
    let query = Query::typed(words).with_synonyms(catalogue.synonyms());
    if query.is_empty() {
        return Vec::new();
    }
    let hers = listed(catalogue, own, today.into()).into_iter().filter(|one| one.own.is_some());
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

    fn time(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time")
    }

    fn by_day() -> NaiveDateTime {
        time("2026-11-30 10:00")
    }

    fn of_pack(pack: &str, need: Need, at: &str) -> Vec<(String, String)> {
        let catalogue = Catalogue::embedded(Some(pack)).expect("a pack");
        let all = for_need(&catalogue, &[], need, time(at));
        let now = |one: &Listed| one.of_now(&catalogue, time(at)).unwrap_or_default();
        all.iter().map(|one| (one.contact.id.clone(), now(one))).collect()
    }

    #[test]
    fn what_is_open_now_stands_first_and_says_until_when() {
        let evening = "2026-11-30 19:22";
        let table = [
            ("oxfordshire", "2026-11-30 10:00", "mash", "open now, until 17:00"),
            ("oxfordshire", evening, "edt", "open now, until 8:30 tomorrow"),
            ("oxfordshire", "2026-12-25 10:00", "edt", "open now, until 8:30 on Tuesday"),
            ("oxfordshire", "2026-11-27 16:30", "edt", "open now, until 8:30 on Monday"),
            ("kingston-richmond", "2026-11-30 17:10", "spa", "open now, until 17:15"),
            ("kingston-richmond", evening, "edt", "open now, until 8:00 tomorrow"),
            ("bexley", "2026-11-30 10:00", "mash", "open now, until 17:00"),
            ("bexley", evening, "edt", "open now, until 8:00 tomorrow; hours not confirmed"),
            // No page says who answers: the order of the pack stands, and nobody is called open.
            ("bexley", "2026-11-30 17:30", "mash", "closed now, opens 9:00 tomorrow"),
            ("bexley", "2026-12-28 10:00", "mash", "bank holiday: whether anybody answers today is not said"),
        ];
        for (pack, at, id, words) in table {
            let all = of_pack(pack, Need::DangerNow, at);
            assert_eq!(all[0], ("emergency".into(), "open now, at any time".into()), "{pack} {at}");
            assert_eq!(all[1], (id.into(), words.into()), "{pack} {at}");
        }
        let all = of_pack("oxfordshire", Need::Report, evening);
        assert_eq!(all[1], ("mash".into(), "closed now, opens 8:30 tomorrow".into()));
        assert_eq!(all[2], ("police-101".into(), "hours not known".into()));
        let camhs = of_pack("oxfordshire", Need::Health, evening);
        assert!(camhs.contains(&("camhs".into(), "open now or closed: see its hours".into())));
    }

    #[test]
    fn hours_she_wrote_otherwise_are_not_the_packs_and_say_so() {
        let evening = time("2026-11-30 19:22");
        let now = |own: OwnContact| {
            let all = listed(&catalogue(), &[own], evening);
            let of = |id: &str| all.iter().find(|one| one.contact.id == id).map(|one| one.standing);
            (of("mash"), of("edt"))
        };
        let same = corrected("mash", "01865 111");
        let (mash, edt) = now(same.clone());
        assert!(matches!(mash, Some(Standing::Closed(Some(_)))), "only the number is hers");
        assert!(edt.is_some_and(Standing::is_open));
        let later = OwnContact { hours: "Monday to Friday, 8am to 8pm".into(), ..same };
        assert_eq!(now(later), (Some(Standing::Unknown), Some(Standing::Unknown)));
    }

    #[test]
    fn rung_read_and_noted_are_told_apart() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let pack = corrected("mash", "0345 050 7666");
        let table = [
            (
                OwnContact { rung_on: day("2026-11-26"), ..pack.clone() },
                "Rung on Thursday 26 November 2026, and it was right.",
            ),
            (
                OwnContact { checked: day("2026-11-26"), ..pack.clone() },
                "Noted as checked on Thursday 26 November 2026; whether it was rung is not known.",
            ),
            (
                OwnContact { checked: day("2026-11-20"), ..pack.clone() },
                "Read on Saturday 21 November 2026 in: ",
            ),
            (pack.clone(), "Read on Saturday 21 November 2026 in: "),
            (OwnContact { read_on: None, ..pack }, "From: "),
        ];
        for (own, expected) in table {
            let all = listed(&catalogue(), &[own], by_day());
            let said = all.iter().find(|one| one.contact.id == "mash").map(Listed::how_known);
            assert!(said.as_deref().is_some_and(|said| said.starts_with(expected)), "{said:?}");
        }
    }

    #[test]
    fn no_number_in_the_program_is_said_to_have_been_rung() {
        for pack in Catalogue::pack_ids_embedded() {
            for contact in Catalogue::embedded(Some(pack)).expect("a pack").contacts() {
                assert!(
                    contact.rung_on.is_none() && contact.how_known().ends_with("Not rung."),
                    "{pack}: {}",
                    contact.id
                );
            }
        }
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
        let all = for_need(&catalogue(), &own, Need::DangerNow, by_day());
        let ids: Vec<&str> = all.iter().map(|one| one.contact.id.as_str()).collect();
        assert_eq!(&ids[..2], ["emergency", "mash"]);
        assert_eq!(all[1].contact.telephone, ["01865 111"]);
        assert!(all[1].pack.as_ref().is_some_and(|pack| pack.telephone == ["0345 050 7666"]));
        assert!(!all[1].pack_changed());
        assert!(all[1].is_hers() && !all[0].is_hers());
        let checked = listed(&catalogue(), &[corrected("mash", "0345 050 7666")], by_day());
        assert!(checked.iter().all(|one| !one.is_hers()), "what she only made sure of");
    }

    #[test]
    fn a_pack_that_says_something_else_than_it_did_is_noticed_and_so_is_one_that_lost_the_contact() {
        let changed = OwnContact { pack_said: "an older number".into(), ..corrected("mash", "01865 111") };
        let all = listed(&catalogue(), &[changed], by_day());
        assert!(all.iter().any(|one| one.contact.id == "mash" && one.pack_changed()));
        let gone = OwnContact { corrects: Some("no-longer".into()), ..corrected("mash", "01865 111") };
        let all = listed(&catalogue(), &[gone], by_day());
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
