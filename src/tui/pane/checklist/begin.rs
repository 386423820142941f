//! The form with which a sitting is begun: for which child, with what, for which day, and who scores.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::command::{Command, Context, Form as FormKey};
use crate::domain::checklist::instrument::Instrument;
use crate::domain::checklist::sitting::Rater;
use crate::domain::date::Lean;
use crate::domain::id::Id;
use crate::service::checklists::view::FamilyChecklists;
use crate::service::checklists::{SitDown, words};
use crate::service::{Answer, Ask, Deed, Done, entry};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::choice::Choice;
use crate::tui::overlay::prompt::DRAFT;
use crate::tui::pane::entry::blanks::{around, held};
use crate::tui::pane::entry::typed::{Faults, Typed, put_right};
use crate::tui::pane::{Env, InRoom, Input, Pane, Reply, Where, Writing};
use crate::tui::widget::form::{Blank, Form, Went};

const AS_A_PROMPT: &str = "sitting.as-a-prompt";
const BLIND: &str = "What others answered is not shown, nor yours to them, until both are closed.";

/// For whom a sitting is begun, as far as that is known.
#[derive(Clone, Debug)]
pub struct BeginFor {
    /// The family.
    pub family: Id,
    /// The child, where the list stood at one.
    pub child: Option<Id>,
    /// The instrument's id, where the list stood at one.
    pub instrument: Option<String>,
}

/// The pane.
pub struct Begin {
    asked: BeginFor,
    known: Option<Box<FamilyChecklists>>,
    form: Option<Form>,
    /// What is begun once it is said that a draft is used as a prompt.
    waiting: Option<SitDown>,
}

impl Begin {
    /// The form.
    #[must_use]
    pub const fn of(asked: BeginFor) -> Self {
        Self { asked, known: None, form: None, waiting: None }
    }

    fn draft_name(&self) -> String {
        // Of its own for each row it was opened from: what was typed for one child must not come up for another.
        let child = self.asked.child.map_or_else(String::new, |child| format!(":{child}"));
        let instrument = self.asked.instrument.as_deref().unwrap_or_default();
        format!("{DRAFT}form:sitting:{}{child}:{instrument}", self.asked.family)
    }

    /// The form for the checklist that is chosen: its occasions, and what is to be known of it.
    fn form_for(&self, chosen: Option<usize>, known: &FamilyChecklists, env: &Env) -> Form {
        let children = &known.children;
        let names = children.iter().map(|child| child.name_and_age(env.today)).collect();
        let child = Blank::few("child", "Child", names);
        let at = match children.as_slice() {
            [_] => Some(0),
            several => several.iter().position(|child| Some(child.id) == self.asked.child),
        };
        let all = env.catalogue.checklists();
        let instrument = Blank::few("instrument", "Checklist", all.iter().map(listed).collect());
        let wanted = self.asked.instrument.as_deref();
        let first = all.iter().position(|one| Some(one.instrument.id.as_str()) == wanted);
        let one = chosen.or(first).and_then(|n| all.get(n));
        let mut blanks = vec![placed(child, at), placed(instrument, first)];
        blanks.extend(Self::who(known));
        blanks.push(
            Blank::date("date", "Day it tells of", around(env), Lean::Back)
                .hint("The day of the visit, not of the typing.")
                .holding(&held(Some(env.today))),
        );
        blanks.extend(one.and_then(occasion));
        blanks.push(
            Blank::line("done_with", "Done with")
                .optional()
                .hint("Mum and Ben at home; the school nurse by phone."),
        );
        Form::new(blanks).about(about(one)).submit("Begin").leave("Leave it")
    }

    fn who(known: &FamilyChecklists) -> [Blank; 3] {
        let last = known.last_rater.clone().unwrap_or_default();
        [
            Blank::line("name", "Who scores")
                .typed_over()
                .hint("What they are called here: HV, Mrs Osei. Each person has sittings of their own.")
                .holding(&last.name),
            Blank::line("role", "Their role")
                .typed_over()
                .optional()
                .hint("health visitor")
                .holding(&last.role),
            Blank::line("agency", "Their agency")
                .typed_over()
                .optional()
                .hint("health, school")
                .holding(&last.agency),
        ]
    }

    fn open(&mut self, env: &Env) -> Vec<Effect> {
        let (None, Some(known)) = (&self.form, self.known.as_deref()) else { return Vec::new() };
        let mut form = self.form_for(None, known, env);
        let draft = env.drafts.get(&self.draft_name()).map_or("", String::as_str);
        let taken_up = form.take_up(draft);
        self.form = Some(form);
        self.rebuild(env);
        let words = "What you typed here before and did not save is here again.";
        taken_up.then(|| Effect::Say(words.into())).into_iter().collect()
    }

    /// Another checklist has other occasions and another standing; what was typed stays.
    fn rebuild(&mut self, env: &Env) {
        let (Some(form), Some(known)) = (&self.form, self.known.as_deref()) else { return };
        let chosen = form.chosen("instrument");
        let mut fresh = self.form_for(chosen, known, env);
        fresh.take_up(&form.draft());
        fresh.go_to(form.focus());
        self.form = Some(fresh);
    }

    /// A key in the form; where it chose another checklist, the form goes with it.
    fn typed(&mut self, input: &Input, env: &Env) {
        let Some(form) = self.form.as_mut() else { return };
        let before = form.chosen("instrument");
        match input {
            Input::Letters(words) | Input::Paste(words) => form.insert(words),
            Input::Key(chord) => form.key(chord),
        }
        if form.chosen("instrument") != before {
            self.rebuild(env);
        }
        self.somebody_else();
    }

    /// The last rater's role and agency are not those of somebody else.
    fn somebody_else(&mut self) {
        let last = self.known.as_ref().and_then(|known| known.last_rater.clone());
        let (Some(form), Some(last)) = (self.form.as_mut(), last) else { return };
        if form.words("name").trim() == last.name {
            return;
        }
        for (blank, words) in [("role", &last.role), ("agency", &last.agency)] {
            if form.words(blank) == words {
                form.put(blank, "");
            }
        }
    }

    fn keep(&self) -> Vec<Effect> {
        let value = self.form.as_ref().map_or_else(String::new, Form::draft);
        vec![Effect::Draft { name: self.draft_name(), value }]
    }

    fn submit(&mut self, env: &Env) -> Vec<Effect> {
        let (Some(form), Some(known)) = (self.form.as_mut(), self.known.as_deref()) else {
            return Vec::new();
        };
        match read(form, known, env) {
            Ok(asked) => self.begin(asked, env),
            Err(faults) => vec![Effect::Say(put_right(form, faults, env.look.reader))],
        }
    }

    /// A draft is asked about at each sitting with a real family.
    fn begin(&mut self, asked: SitDown, env: &Env) -> Vec<Effect> {
        let is_real = self.known.as_ref().is_some_and(|known| !known.family.made_up);
        let is_a_draft = env.catalogue.checklist(&asked.instrument).is_some_and(Instrument::is_a_draft);
        if !is_real || !is_a_draft {
            return vec![Effect::Do(Deed::SitDown(Box::new(asked)))];
        }
        self.waiting = Some(asked);
        let question = "Draft wording, reviewed by nobody. Use only as a prompt?";
        let yes = vec!["Yes, as a prompt".into()];
        let choice = Choice::decide(AS_A_PROMPT, question, "No, do not begin it", yes)
            .about("It can help to ask. It decides nothing, and meets no duty to complete a checklist.");
        vec![Effect::Lay(Box::new(Overlay::Choice(choice)))]
    }
}

/// `Everyday Care Record (draft)`.
fn listed(instrument: &Instrument) -> String {
    let draft = if instrument.is_a_draft() { " (draft)" } else { "" };
    format!("{}{draft}", words::title(instrument))
}

fn placed(blank: Blank, at: Option<usize>) -> Blank {
    match at {
        Some(at) => blank.at(at),
        None => blank,
    }
}

fn occasion(instrument: &Instrument) -> Option<Blank> {
    let all: Vec<String> = instrument.record.occasion.iter().map(|one| words::in_words(one)).collect();
    (!all.is_empty()).then(|| Blank::few("occasion", "Occasion", all).optional())
}

fn about(instrument: Option<&Instrument>) -> String {
    match instrument {
        Some(one) => format!("{}: {}. {BLIND}", words::title(one), words::status(one, usize::MAX)),
        None => BLIND.into(),
    }
}

fn read(form: &Form, known: &FamilyChecklists, env: &Env) -> Result<SitDown, Faults> {
    let mut typed = Typed::of(form, env.today);
    let child = typed.chosen("child", "Choose for which child: a number, or Left and Right.");
    let instrument = typed.chosen("instrument", "Choose a checklist: a number, or Left and Right.");
    let instrument = env.catalogue.checklists().get(instrument);
    let rater = Rater { name: typed.line("name"), role: typed.line("role"), agency: typed.line("agency") };
    let date = typed.must("date", "Write which day the answers tell of.");
    if let Some(child) = known.children.get(child) {
        typed.check(entry::of_sitting(child, &rater.name, date, env.today));
    }
    let occasions = instrument.map_or(&[][..], |one| &one.record.occasion);
    let occasion = typed.few("occasion").and_then(|n| occasions.get(n)).cloned().unwrap_or_default();
    let done_with = typed.line("done_with");
    typed.keep(Vec::new())?;
    let child = known.children.get(child).map(|child| child.id);
    let (Some(child), Some(instrument)) = (child, instrument) else { return Err(Vec::new()) };
    let instrument = instrument.instrument.id.clone();
    Ok(SitDown { child, instrument, rater, date, occasion, done_with, replaces: None })
}

impl Pane for Begin {
    fn place(&self, _: &Env) -> String {
        let reference = self.known.as_ref().map(|known| format!("{}   ", known.family.reference));
        format!("{}Begin a sitting", reference.unwrap_or_default())
    }

    fn in_room(&self, _: &Env) -> InRoom {
        InRoom::Refused("A checklist")
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

    fn arrive(&mut self, _: &Env) -> Vec<Effect> {
        vec![Effect::Ask(Ask::Checklists(self.asked.family))]
    }

    fn update(&mut self, command: Command, env: &Env) -> Option<Vec<Effect>> {
        let Command::Form(key) = command else { return None };
        let went = self.form.as_mut()?.update(key);
        match went {
            Went::Stayed => {
                // These two may change the checklist that is chosen.
                if matches!(key, FormKey::Anew | FormKey::Empty) {
                    self.rebuild(env);
                }
                Some(self.keep())
            }
            Went::Submit => Some(self.submit(env)),
            Went::Leave => Some(vec![Effect::Back]),
        }
    }

    fn input(&mut self, input: &Input, env: &Env) -> Vec<Effect> {
        self.typed(input, env);
        self.keep()
    }

    fn hear(&mut self, answer: &mut Option<Answer>, env: &Env) -> Vec<Effect> {
        match answer {
            Some(Answer::Checklists(known)) if known.family.id == self.asked.family => {
                self.known = Some(known.clone());
                self.open(env)
            }
            _ => Vec::new(),
        }
    }

    fn done(&mut self, done: &Done, _: &Env) -> Vec<Effect> {
        match done {
            Done::SatDown(id) => vec![
                Effect::Draft { name: self.draft_name(), value: String::new() },
                Effect::Replace(Where::Sitting(*id)),
            ],
            _ => Vec::new(),
        }
    }

    fn answered(&mut self, reply: Reply, _: &Env) -> Vec<Effect> {
        let waiting = self.waiting.take();
        match (reply, waiting) {
            (Reply::Chosen(AS_A_PROMPT, 0), Some(asked)) => vec![Effect::Do(Deed::SitDown(Box::new(asked)))],
            (Reply::Left(AS_A_PROMPT), _) => vec![Effect::Say("Nothing was begun.".into())],
            _ => Vec::new(),
        }
    }

    fn status(&self, _: &Env) -> String {
        self.form.as_ref().map_or_else(|| "opening the form".into(), Form::status)
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
