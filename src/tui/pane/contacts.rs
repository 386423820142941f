//! Contacts, by need: the pack's, and the practitioner's own. What is stale looks stale.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entry::contact::ContactFor;
use super::split::{Split, Wants};
use super::{Env, InRoom, Pane, Reply, Where, stale};
use crate::command::{App, Command, Contacts as Key, Context};
use crate::domain::contact::{Contact, Need};
use crate::domain::moment::long_date;
use crate::domain::own_contact::{OwnContact, reach};
use crate::service::contacts::{Listed, for_need, listed};
use crate::service::{Answer, Ask, Deed, Entered, Piece, new_id};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;

/// Columns of the list.
const COLUMNS: u16 = 36;
const REMOVE: &str = "contact.remove";

/// The pane.
#[derive(Debug, Default)]
pub struct Contacts {
    split: Split,
    /// In the order of the rows: one under each need it serves.
    rows: Vec<Listed>,
}

impl Contacts {
    fn fill(&mut self, env: &Env) {
        let mut items = Vec::new();
        self.rows.clear();
        for need in Need::ALL {
            let all = for_need(env.catalogue, env.own_contacts, need);
            if !all.is_empty() {
                items.push(Item::Heading(need.label().into()));
            }
            items.extend(all.iter().map(|one| Item::row(row(one, env))));
            self.rows.extend(all);
        }
        self.split.list.fill(items);
    }

    fn chosen(&self) -> Option<&Listed> {
        self.rows.get(self.split.list.chosen()?)
    }

    fn show(&mut self, env: &Env) {
        if let Some(paras) = self.chosen().map(|one| paras(one, env)) {
            self.split.open(paras);
        }
    }

    fn key(&mut self, key: Key, env: &Env) -> Vec<Effect> {
        if matches!(env.records, Records::None | Records::Locked) {
            let words = "Contacts of your own are kept in your store: set it up or unlock it first.";
            return vec![Effect::Say(words.into())];
        }
        let one = match (key, self.chosen()) {
            (Key::Add, _) => return form(ContactFor { own: None, before: None }),
            (_, None) => return Vec::new(),
            (_, Some(one)) => one.clone(),
        };
        match key {
            Key::Checked => checked(&one, env),
            Key::Remove if one.own.is_none() => {
                vec![Effect::Say(
                    "This is the pack's contact. c corrects it; your words then stand over it.".into(),
                )]
            }
            Key::Remove => ask_to_remove(&one),
            _ => form(ContactFor { own: Some(Box::new(hers(&one))), before: one.own.map(Box::new) }),
        }
    }

    fn remove(&self) -> Vec<Effect> {
        let Some(own) = self.chosen().and_then(|one| one.own.clone()) else { return Vec::new() };
        let entered = Entered { remove: vec![Piece::OwnContact(Box::new(own))], ..Entered::default() };
        vec![
            Effect::Do(Deed::Enter(Box::new(entered))),
            Effect::Ask(Ask::OwnContacts),
            Effect::Say("Removed from the lists. It stays in the change log.".into()),
        ]
    }
}

fn form(about: ContactFor) -> Vec<Effect> {
    vec![Effect::Open(Where::Contact(about))]
}

/// Hers as it stands, or the beginning of a correction of the pack's.
fn hers(one: &Listed) -> OwnContact {
    match (&one.own, &one.pack) {
        // Whoever looks at it now has seen what the pack says now.
        (Some(own), Some(pack)) => OwnContact { pack_said: reach(pack), ..own.clone() },
        (Some(own), None) => own.clone(),
        (None, _) => OwnContact::correcting(&one.contact, new_id()),
    }
}

/// Keeps that it was made sure of today.
fn checked(one: &Listed, env: &Env) -> Vec<Effect> {
    let own = OwnContact { checked: Some(env.today), ..hers(one) };
    let entered = Entered { keep: vec![Piece::OwnContact(Box::new(own))], ..Entered::default() };
    vec![
        Effect::Do(Deed::Enter(Box::new(entered))),
        Effect::Ask(Ask::OwnContacts),
        Effect::Say(format!("Checked today, {}. It is kept in your store.", long_date(env.today))),
    ]
}

fn ask_to_remove(one: &Listed) -> Vec<Effect> {
    let what = match one.pack {
        Some(_) => "Remove your correction? What the pack says then holds again.",
        None => "Remove your contact?",
    };
    let answers = vec!["Keep it".into(), "Remove it".into()];
    vec![Effect::Lay(Box::new(Overlay::Choice(Choice::new(REMOVE, what, answers))))]
}

fn row(one: &Listed, env: &Env) -> String {
    let yours = if one.is_hers() { "Yours: " } else { "" };
    let name = format!("{yours}{}", one.contact.name);
    stale::listed(&name, one.is_stale(env.today))
}

/// What there is to read of the contact with this id.
pub(super) fn page_of(id: &str, env: &Env) -> Option<Vec<Para>> {
    let all = listed(env.catalogue, env.own_contacts);
    all.iter().find(|one| one.contact.id == id).map(|one| paras(one, env))
}

fn paras(one: &Listed, env: &Env) -> Vec<Para> {
    let contact = &one.contact;
    let mut paras: Vec<Para> = first_line(one, env).into_iter().collect();
    paras.push(Para::heading(&contact.name));
    let numbers = contact.telephone.join(" or ");
    let numbers = if numbers.is_empty() { "not known" } else { &numbers };
    paras.extend(Para::fact("Telephone", numbers));
    paras.extend(contact.email.as_deref().and_then(|email| Para::fact("Email", email)));
    paras.extend(contact.hours.as_deref().and_then(|hours| Para::fact("Hours", hours)));
    paras.extend(contact.web.as_deref().and_then(|web| Para::fact("Web, needs network", web)));
    paras.extend(of_the_pack(one));
    paras.push(Para::space());
    paras.push(Para::words(&contact.say));
    paras.extend(contact.note.as_ref().map(Para::words));
    paras.push(Para::line(format!("Source: {}.", contact.source.in_words())));
    paras.push(Para::line(read(one, contact)));
    paras.push(Para::line(format!("Sure of this: {}.", contact.confidence.in_words())));
    paras
}

fn first_line(one: &Listed, env: &Env) -> Option<Para> {
    let contact = &one.contact;
    if one.pack_changed() {
        return Some(Para::line("The pack says something else since you corrected this: see below."));
    }
    if one.is_gone_from_pack() {
        return Some(Para::line("The pack no longer has this contact: check before you rely on it."));
    }
    let never = contact.checked.is_none() && contact.superseded.is_none();
    if never {
        return Some(Para::line("Nobody has checked this yet: check before you rely on it."));
    }
    stale::first_line(contact.review_by, contact.superseded.as_deref(), env.today)
}

fn read(one: &Listed, contact: &Contact) -> String {
    match (contact.checked, &one.own) {
        (Some(day), Some(_)) => format!("Checked on {}.", long_date(day)),
        (Some(day), None) => format!("Our notes were last read on {}.", long_date(day)),
        (None, _) => "Never checked.".into(),
    }
}

/// Beside a correction, what the pack says.
fn of_the_pack(one: &Listed) -> Vec<Para> {
    let Some(pack) = one.pack.as_ref().filter(|_| one.is_hers() || one.pack_changed()) else {
        return Vec::new();
    };
    let mut paras = vec![Para::space(), Para::line(format!("The pack says: {}", reach(pack)))];
    if one.pack_changed() {
        let before = one.own.as_ref().map_or("", |own| own.pack_said.as_str());
        paras.push(Para::line(format!("When you corrected it, it said: {before}")));
        paras.push(Para::line("c or t keeps yours and takes note of this; - takes the pack's again."));
    }
    paras
}

impl Pane for Contacts {
    fn place(&self, _: &Env) -> String {
        String::new()
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Filtered
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Contacts, Context::Move]
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        self.fill(env);
        if self.split.on_page {
            self.show(env);
        }
        Vec::new()
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        match command {
            Command::Contacts(key) => return Some(self.key(key, env)),
            Command::Move(step) => {
                if self.split.step(step) == Wants::Open {
                    self.show(env);
                }
            }
            Command::App(App::Back) if self.split.back() => {}
            _ => return None,
        }
        Some(Vec::new())
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        if let Some(Answer::OwnContacts(_)) = answer {
            self.fill(env);
            if self.split.on_page {
                self.show(env);
            }
        }
        Vec::new()
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(REMOVE, 1) => self.remove(),
            _ => Vec::new(),
        }
    }

    fn status(&self, env: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        let many = listed(env.catalogue, env.own_contacts).len();
        format!("{many} contacts; ! shows whom to ring in danger{more}")
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
