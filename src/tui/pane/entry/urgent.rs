//! An urgent note: a short form, and what becomes of the meeting after it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::blanks::why;
use super::typed::{Faults, Read, Typed, put_right};
use crate::command::{Command, Context};
use crate::domain::audience::{Audience, Reader};
use crate::domain::child::Child;
use crate::domain::id::Id;
use crate::domain::meeting::{Meeting, State, Whose};
use crate::domain::moment::clock_time;
use crate::domain::urgent::Urgent;
use crate::service::urgent::UrgentView;
use crate::service::{Answer, Ask, Deed, Done, Entered, Piece};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::ending::Ending;
use crate::tui::pane::{Env, InRoom, Input, Pane, RecordFor, Reply, UrgentFor, Where, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

const AFTER: &str = "urgent.after";
const CHILD: &str = "child";
const HELP: &str = "Listen. Do not question. Promise no secrecy.";
const STAYS_PAUSED: &str = "The meeting stays paused. F7 goes back to it, and .pause in it goes on.";
const WAITS: &str = "Kept. It has no family yet, so Home lists it until it has one.";

/// The pane.
pub struct UrgentForm {
    asked: UrgentFor,
    view: Option<UrgentView>,
    form: Option<Form>,
    /// Words that were there before stand in the form.
    holds_earlier: bool,
    ending: Ending,
}

/// Under what name its words are kept while they are typed.
#[must_use]
pub fn draft_name(note: Id) -> String {
    format!("{DRAFT}form:urgent:{note}")
}

impl UrgentForm {
    /// The form of a note.
    #[must_use]
    pub fn of(asked: UrgentFor) -> Self {
        Self { asked, view: None, form: None, holds_earlier: false, ending: Ending::default() }
    }

    /// As it is on record; as it was begun, until that is read.
    fn note(&self) -> Option<&Urgent> {
        self.view.as_ref().map(|view| &view.note).or(self.asked.begun.as_deref())
    }

    fn meeting(&self) -> Option<&Meeting> {
        self.view.as_ref()?.meeting.as_ref().filter(|meeting| meeting.state.can_write())
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        let (None, Some(note)) = (&self.form, self.note()) else { return Vec::new() };
        let reference = self.view.as_ref().and_then(UrgentView::reference).unwrap_or_default();
        let mut form = form(note, reference);
        form.veil(env.room.is_some());
        if let Some(asked) = self.view.as_ref().and_then(|view| child(view, env.room.is_some())) {
            form.put_first(asked);
        }
        let taken_up = form.take_up(env.drafts.get(&draft_name(note.id)).map_or("", String::as_str));
        self.holds_earlier = taken_up || !note.is_blank();
        self.form = Some(form);
        let words = "What you typed here before and did not save is here again.";
        taken_up.then(|| Effect::Say(words.into())).into_iter().collect()
    }

    /// A form that was opened before the note was read does not know the family yet: neither its reference nor its children.
    fn name_family(&mut self, env: &Env) {
        let asked =
            self.view.as_ref().filter(|_| self.form.as_ref().is_some_and(|form| form.blank(CHILD).is_none()));
        let asked = asked.and_then(|view| child(view, env.room.is_some()));
        if let (Some(form), Some(asked)) = (self.form.as_mut(), asked) {
            form.put_first(asked);
        }
        let reference = self.view.as_ref().and_then(UrgentView::reference);
        if let (Some(form), Some(reference)) = (self.form.as_mut(), reference)
            && form.words("family").is_empty()
        {
            form.put("family", reference);
        }
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let Some(view) = self.view.as_ref() else {
            return vec![Effect::Say("The note is still being read. What you typed is kept.".into())];
        };
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match read(form, view, env) {
            Ok(entered) => {
                let entered = Entered { draft: draft_name(view.note.id), ..entered };
                vec![Effect::Do(Deed::Enter(Box::new(entered)))]
            }
            Err(faults) => wrong(form, faults, env),
        }
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: draft_name(self.asked.id), value }]
    }

    /// After saving: in a meeting, whether it goes on.
    fn after(&self) -> Vec<Effect> {
        let has_family = self.note().is_some_and(|note| note.family.is_some())
            || self.form.as_ref().is_some_and(|form| !form.words("family").trim().is_empty());
        let Some(meeting) = self.meeting().filter(|meeting| meeting.state != State::Planned) else {
            let said = if has_family { "The urgent note is kept." } else { WAITS };
            return vec![Effect::Back, Effect::Say(said.into())];
        };
        let answers = vec!["Go on with the meeting".into(), "Break it off".into()];
        let about = format!("The urgent note is kept. {} is {}.", meeting.title(), meeting.state.label());
        let choice = Choice::decide(AFTER, "What now?", "Leave it paused: back later", answers).about(&about);
        vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
    }

    fn chosen(&mut self, chosen: usize) -> Vec<Effect> {
        let Some(meeting) = self.meeting() else { return vec![Effect::Back] };
        let (id, is_paused) = (meeting.id, meeting.state == State::Paused);
        match chosen {
            0 => {
                let (reason, whose): (_, Option<Whose>) = (String::new(), None);
                let turn = Effect::Do(Deed::Turn { meeting: id, state: State::Open, reason, whose });
                let back = Effect::Replace(Where::Recorder(id));
                is_paused.then_some(turn).into_iter().chain([back]).collect()
            }
            _ => self.ending.ask(State::Abandoned),
        }
    }
}

fn wrong(form: &mut Form, faults: Faults, env: &Env) -> Vec<Effect> {
    vec![Effect::Say(put_right(form, faults, env.look.reader))]
}

/// Which child it is about: asked first, and may stay open. In room view only those everybody here may know of are named.
fn child(view: &UrgentView, in_room: bool) -> Option<Blank> {
    let names: Vec<String> = children(view, in_room).map(|child| child.name.clone()).collect();
    if names.is_empty() {
        return None;
    }
    let blank = Blank::few(CHILD, "Which child", names).optional();
    let blank = blank.hint("Enter goes on without one: it is not known yet, or about more than one.");
    let now = view.note.child.and_then(|id| children(view, in_room).position(|child| child.id == id));
    Some(match now {
        Some(now) => blank.at(now),
        None => blank,
    })
}

fn children(view: &UrgentView, in_room: bool) -> impl Iterator<Item = &Child> {
    view.children.iter().filter(move |child| !in_room || view.in_room.contains(&child.id))
}

const BLANKS: [(&str, &str); 7] = [
    ("words", "The exact words, or what was seen and where."),
    ("heard_by", "Name and role."),
    ("asked", "Word for word. Empty where nothing was asked or it is not known."),
    ("rung", "Each with the time: police 10:45, MASH 10:50."),
    ("decided", "There and then, and by whom."),
    ("told", "Each with the time."),
    ("not_told", "And why telling them waits."),
];

fn form(note: &Urgent, reference: &str) -> Form {
    let answers = BLANKS.iter().zip(note.answers());
    let mut blanks: Vec<Blank> = answers
        .map(|((name, hint), (label, words))| {
            Blank::line(name, label).optional().hint(*hint).whole().holding(words)
        })
        .collect();
    let (answers, at) = audiences(note);
    let words = answers.iter().map(|(words, _)| words.clone()).collect();
    blanks.push(Blank::few("audience", "Who may have it", words).at(at));
    if note.meeting.is_none() {
        let hint = "The reference, as F-207. Empty while it is not known: Home keeps the note in sight.";
        blanks.push(Blank::line("family", "Family").optional().hint(hint).holding(reference));
    }
    if note.is_blank() {
        let no = Blank::few("mistake", "Begun by mistake", vec!["no".into(), "yes: take it off".into()]);
        blanks.push(no.at(0));
    } else {
        blanks.push(why());
    }
    Form::new(blanks).about(HELP)
}

/// Who may have it, and which of these holds now.
fn audiences(note: &Urgent) -> (Vec<(String, Audience)>, usize) {
    let mut all = vec![
        ("professionals only".to_owned(), Audience::ProfessionalsOnly),
        ("everyone who gets a copy".to_owned(), Audience::Everyone),
        ("legal advice".to_owned(), Audience::LegalAdvice),
    ];
    let at = all.iter().position(|(_, audience)| *audience == note.audience).unwrap_or(all.len());
    if at == all.len() {
        all.push(("as it is now".to_owned(), note.audience.clone()));
    }
    (all, at)
}

fn read(form: &Form, view: &UrgentView, env: &Env) -> Read {
    let mut typed = Typed::of(form, env.today);
    if typed.few("mistake") == Some(1) {
        return typed.remove(vec![Piece::Urgent(view.note.clone())]);
    }
    let audience = typed.few("audience").and_then(|n| audiences(&view.note).0.into_iter().nth(n));
    let mut note = Urgent {
        child: which_child(form, view, env),
        words: typed.line("words"),
        heard_by: typed.line("heard_by"),
        asked: typed.line("asked"),
        rung: typed.line("rung"),
        decided: typed.line("decided"),
        told: typed.line("told"),
        not_told: typed.line("not_told"),
        audience: audience.map_or(Audience::ProfessionalsOnly, |(_, audience)| audience),
        ..view.note.clone()
    };
    if note.meeting.is_none() {
        note.family = family(&mut typed, view);
    }
    typed.keep(vec![Piece::Urgent(note)])
}

/// The child chosen; a child who is not named on this screen stays as it was.
fn which_child(form: &Form, view: &UrgentView, env: &Env) -> Option<Id> {
    let in_room = env.room.is_some();
    let is_named = |id: &Id| children(view, in_room).any(|child| child.id == *id);
    let named = |child: &&Child| child.name == form.words(CHILD);
    let chosen = view.children.iter().find(named).map(|child| child.id);
    chosen.or_else(|| view.note.child.filter(|id| !is_named(id)))
}

fn family(typed: &mut Typed, view: &UrgentView) -> Option<Id> {
    let reference = typed.line("family");
    if reference.is_empty() {
        return None;
    }
    let named = view.families.iter().find(|row| row.reference.eq_ignore_ascii_case(&reference));
    if named.is_none() {
        typed.say("family", "No family has this reference. Leave it empty until it is known.");
    }
    named.map(|row| row.id)
}

impl Pane for UrgentForm {
    fn place(&self, _: &Env) -> String {
        let reference = self.view.as_ref().and_then(UrgentView::reference).unwrap_or_default();
        let at = self.note().map_or_else(String::new, |note| clock_time(&note.at));
        format!("{reference}   Urgent note   {at}").trim_start().to_owned()
    }

    fn kept_under(&self, _: &Env) -> String {
        self.asked.id.to_string()
    }

    /// A note that was begun a moment ago shows only what is typed now.
    fn in_room(&self, env: &Env) -> InRoom {
        let drafted = env.drafts.get(&draft_name(self.asked.id)).is_some_and(|words| !words.is_empty());
        let is_new = self.asked.begun.is_some() && !drafted;
        let shows_now_only = if self.form.is_some() { !self.holds_earlier } else { is_new };
        if shows_now_only { InRoom::Filtered } else { InRoom::Refused("What was noted before") }
    }

    fn contexts(&self) -> Vec<Context> {
        vec![Context::Form]
    }

    fn writing(&self) -> Writing {
        Writing::Line
    }

    fn is_at_an_empty_line(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_at_an_empty_row)
    }

    fn is_at_a_choice(&self) -> bool {
        self.form.as_ref().is_some_and(Form::is_at_a_choice)
    }

    fn arrive(&mut self, env: &Env) -> Vec<Effect> {
        if let Some(form) = self.form.as_mut() {
            form.veil(env.room.is_some());
        }
        let mut effects = if self.asked.begun.is_some() { self.open(env) } else { Vec::new() };
        effects.push(Effect::Ask(Ask::Urgent(self.asked.id)));
        effects
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let Command::Form(key) = command else { return None };
        match self.form.as_mut()?.update(key) {
            Went::Stayed => Some(self.keep()),
            Went::Submit => Some(self.submit(env)),
            Went::Leave => Some(vec![Effect::Back]),
        }
    }

    fn input(&mut self, input: &Input, _: &Env) -> Vec<Effect> {
        let Some(form) = self.form.as_mut() else { return Vec::new() };
        match input {
            Input::Letters(words) | Input::Paste(words) => form.insert(words),
            Input::Key(chord) => form.key(chord),
        }
        // What is no child's name is what was said: nobody has time here to type it again.
        if form.is_at(CHILD)
            && let Some(words) = form.take_unmatched()
        {
            form.go_to("words");
            form.insert(&words);
        }
        self.keep()
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Urgent(view)) if view.note.id == self.asked.id => {
                self.view = Some((**view).clone());
                self.name_family(env);
                self.open(env)
            }
            _ => Vec::new(),
        }
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::Entered(draft) if *draft == draft_name(self.asked.id) => {
                let is_off = self.form.as_ref().and_then(|form| form.chosen("mistake")) == Some(1);
                let mut effects = self.after();
                if is_off {
                    let said = "The note is off the lists; it stays in the change log.";
                    effects.push(Effect::Say(said.into()));
                }
                effects
            }
            Done::Turned(meeting) if !meeting.state.can_write() => {
                let (meeting, reader) = (meeting.id, Reader::Record);
                vec![Effect::Replace(Where::Record(RecordFor { meeting, reader }))]
            }
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        match reply {
            Reply::Chosen(AFTER, n) => return self.chosen(n),
            Reply::Left(AFTER) => return vec![Effect::Back, Effect::Say(STAYS_PAUSED.into())],
            _ => {}
        }
        let meeting = self.meeting().map(|meeting| meeting.id);
        meeting.and_then(|meeting| self.ending.reply(&reply, meeting)).unwrap_or_default()
    }

    /// As it is on record, with the words that were typed in it.
    fn again(&self) -> Option<Where> {
        Some(Where::Urgent(UrgentFor { id: self.asked.id, begun: None }))
    }

    fn status(&self, _: &Env) -> String {
        self.form.as_ref().map_or_else(|| "opening the note".into(), Form::status)
    }

    fn whereabouts(&self, _: &Env) -> String {
        self.form.as_ref().map_or_else(String::new, Form::whereabouts)
    }

    fn view(&self, frame: &mut Frame, area: Rect, env: &Env) {
        match &self.form {
            Some(form) => form.view(frame, area, env.look),
            None => frame.set_cursor_position((area.x, area.y)),
        }
    }
}
