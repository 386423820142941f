//! Contacts, by need: the pack's, and the practitioner's own. What is stale looks stale.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::entry::contact::ContactFor;
use super::split::{Split, WIDE, Wants};
use super::{Env, InRoom, Pane, Reply, Where, stale};
use crate::command::{App, Command, Contacts as Key, Context};
use crate::domain::contact::Need;
use crate::domain::hours::Standing;
use crate::domain::moment::long_date;
use crate::domain::own_contact::{OwnContact, reach};
use crate::domain::source::Confidence;
use crate::service::contacts::{Listed, for_need, listed};
use crate::service::whose::Whose;
use crate::service::{Answer, Ask, Deed, Entered, Piece, new_id};
use crate::tui::app::Records;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::widget::list::Item;
use crate::tui::widget::page::Para;
use crate::tui::widget::wrap;

/// Columns of the list.
const COLUMNS: u16 = 36;
const REMOVE: &str = "contact.remove";
const RUNG: &str = "contact.rung";

/// The pane.
#[derive(Debug, Default)]
pub struct Contacts {
    split: Split,
    /// In the order of the rows: one under each need it serves.
    rows: Vec<Listed>,
}

impl Contacts {
    fn fill(&mut self, env: &Env) {
        let columns = if env.columns < WIDE || env.look.reader { env.columns } else { COLUMNS };
        let whose = Whose::of(env.catalogue).on_screen();
        let mut items: Vec<Item> =
            wrap::lines(&whose, columns).map(|words| Item::Words(words.to_owned())).collect();
        self.rows.clear();
        for need in Need::ALL {
            let all = for_need(env.catalogue, env.own_contacts, need, env.at());
            if !all.is_empty() {
                items.push(Item::Heading(need.label().into()));
            }
            for one in &all {
                items.push(Item::row(row(one, env)));
                items.extend(of_now(one, env).map(Item::Words));
            }
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
            Key::Checked => {
                self.split.open(paras(&one, env));
                ask_whether_rung(&one)
            }
            Key::Remove if one.own.is_none() => {
                vec![Effect::Say(
                    "This is the pack's contact. c corrects it; your words then stand over it.".into(),
                )]
            }
            Key::Remove => ask_to_remove(&one),
            _ => correct(one),
        }
    }

    fn remove(&self) -> Vec<Effect> {
        let Some(own) = self.chosen().and_then(|one| one.own.clone()) else { return Vec::new() };
        let entered = Entered { remove: vec![Piece::OwnContact(Box::new(own))], ..Entered::default() };
        vec![
            Effect::Do(Deed::Enter(Box::new(entered))),
            Effect::Ask(Ask::OwnContacts),
            Effect::SayKept("Removed from the lists. It stays in the change log.".into()),
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

/// Asks whether she rang it: it begins at the answer that changes nothing.
fn ask_whether_rung(one: &Listed) -> Vec<Effect> {
    let contact = &one.contact;
    if contact.telephone.iter().any(|number| number == "999") {
        return vec![Effect::Say("999 is not rung to try it. Nothing was changed.".into())];
    }
    let reached = reach(contact);
    let (question, yes) = if contact.telephone.is_empty() {
        (
            "Did you write to it or look at it today, and was it right?",
            "Yes, I tried it today and it was right",
        )
    } else {
        ("Did you ring it today, and was it right?", "Yes, I rang it today and it was right")
    };
    if reached.is_empty() {
        return vec![Effect::Say("It has no number yet: c writes one in. Nothing was changed.".into())];
    }
    let answers = [yes, "It was wrong, or nobody answered: correct it"].map(str::to_owned).into();
    let choice = Choice::decide(RUNG, question, "No, leave it as it is", answers).about(&format!(
        "{}: {reached}. {}",
        contact.name,
        one.how_known()
    ));
    vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
}

/// Keeps that she rang it today and it was right.
fn rung(one: &Listed, env: &Env) -> Vec<Effect> {
    let own = OwnContact { rung_on: Some(env.today), ..hers(one) };
    let entered = Entered { keep: vec![Piece::OwnContact(Box::new(own))], ..Entered::default() };
    vec![
        Effect::Do(Deed::Enter(Box::new(entered))),
        Effect::Ask(Ask::OwnContacts),
        Effect::SayKept(format!(
            "Rung today, {}, and right. It is kept in your store.",
            long_date(env.today)
        )),
    ]
}

/// The form, with what is hers or what the pack says in it.
fn correct(one: Listed) -> Vec<Effect> {
    form(ContactFor { own: Some(Box::new(hers(&one))), before: one.own.map(Box::new) })
}

fn ask_to_remove(one: &Listed) -> Vec<Effect> {
    let what = match one.pack {
        Some(_) => "Remove your correction? What the pack says then holds again.",
        None => "Remove your contact?",
    };
    let remove = vec!["Remove it".into()];
    vec![Effect::Lay(Box::new(Overlay::Choice(Choice::decide(REMOVE, what, "Keep it", remove))))]
}

fn row(one: &Listed, env: &Env) -> String {
    let yours = if one.is_hers() { "Yours: " } else { "" };
    let name = format!("{yours}{}", one.contact.name);
    stale::listed(&name, one.is_stale(env.today))
}

/// What there is to read of the contact with this id.
pub(super) fn page_of(id: &str, env: &Env) -> Option<Vec<Para>> {
    let all = listed(env.catalogue, env.own_contacts, env.at());
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
    paras.extend(one.of_now(env.catalogue, env.at()).and_then(|now| Para::fact("Now", &now)));
    // At any time is said above.
    let hours = contact.hours.as_deref().filter(|_| one.standing != Standing::Always);
    paras.extend(hours.and_then(|hours| Para::fact("Hours", hours)));
    paras.extend(contact.web.as_deref().and_then(|web| Para::fact("Web, needs network", web)));
    paras.extend(of_the_pack(one));
    paras.push(Para::space());
    paras.push(Para::words(&contact.say));
    paras.extend(contact.note.as_ref().map(Para::words));
    paras.push(Para::line(one.how_known()));
    if contact.rung_on.is_some() {
        paras.push(Para::line(format!("Source: {}.", contact.source.in_words())));
    }
    // What was read and not rung is not confirmed by anybody.
    if contact.confidence != Confidence::Confirmed {
        paras.push(Para::line(format!("Sure of this: {}.", contact.confidence.in_words())));
    }
    paras
}

/// What there is to say of now in a list: only where the hours are known.
fn of_now(one: &Listed, env: &Env) -> Option<String> {
    (one.standing != Standing::Unknown)
        .then(|| one.of_now(env.catalogue, env.at()))?
        .map(|now| format!("    {now}"))
}

fn first_line(one: &Listed, env: &Env) -> Option<Para> {
    let contact = &one.contact;
    if one.pack_changed() {
        return Some(Para::line("The pack says something else since you corrected this: see below."));
    }
    if one.is_gone_from_pack() {
        return Some(Para::line("The pack no longer has this contact: check before you rely on it."));
    }
    if contact.was_never_seen() && contact.superseded.is_none() {
        return Some(Para::line("Nobody has read or rung this yet: check before you rely on it."));
    }
    stale::first_line(contact.review_by, contact.superseded.as_deref(), env.today)
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

    fn answered(&mut self, reply: Reply, env: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(REMOVE, 0) => self.remove(),
            Reply::Chosen(RUNG, 0) => self.chosen().map_or_else(Vec::new, |one| rung(one, env)),
            Reply::Chosen(RUNG, 1) => self.chosen().cloned().map_or_else(Vec::new, correct),
            _ => Vec::new(),
        }
    }

    fn status(&self, env: &Env) -> String {
        let more = if self.split.on_page && self.split.page.has_more() { ", more below" } else { "" };
        format!("{}; ! in danger{more}", Whose::of(env.catalogue).on_screen())
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        self.split.view(frame, area, env, COLUMNS);
    }
}
