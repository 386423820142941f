//! A word that is a child's name too: whether it is the child is asked when its line is left, and answered with one key.

use super::Recorder;
use crate::domain::child_names::ChildNames;
use crate::domain::id::Id;
use crate::domain::writing;
use crate::tui::effect::Effect;

impl Recorder {
    /// Asks about a line that was left, where it cannot be told whether a word in it is a child.
    pub(super) fn ask_meant(&mut self, at: usize) -> Vec<Effect> {
        let Some((text, manuscript)) = self.manuscript() else { return Vec::new() };
        let Some(line) = manuscript.body().lines().get(at).filter(|_| !self.veil.hides(at)) else {
            return Vec::new();
        };
        let said: Vec<(Id, bool)> = line.said_of().collect();
        let child = self.names_here().in_doubt(&line.text, &said);
        let name = child.and_then(|child| Some(self.sheet.as_ref()?.record.child(child)?.name.clone()));
        self.doubt = name.as_ref().map(|_| (text, at));
        let ask =
            |name| format!("Is \"{name}\" the child in that line? F7 or .name: yes. Ctrl-O or .word: no.");
        name.map(|name| Effect::Say(ask(name))).into_iter().collect()
    }

    /// Says of the line the cursor is in, or of the one that was asked about, whether the word is the child.
    pub(super) fn say_meant(&mut self, is_child: bool) -> Vec<Effect> {
        let Some((text, manuscript)) = self.manuscript() else {
            return vec![Effect::Say("This works in a text.".into())];
        };
        let here = manuscript.spot().line;
        let asked = self.doubt.filter(|(of, _)| *of == text).map(|(_, line)| line);
        let found =
            [Some(here), asked].into_iter().flatten().find_map(|at| Some((at, self.may_be_said(at)?)));
        let Some((at, child)) = found else {
            let words = "No word in this line is a child's name too.";
            return vec![Effect::Say(words.into())];
        };
        let stroke = writing::restate(manuscript, at, |line| line.saying(child, is_child));
        let name =
            self.sheet.as_ref().and_then(|sheet| sheet.record.child(child)).map(|child| child.name.clone());
        let mut effects = self.put(stroke);
        self.doubt = None;
        self.refresh();
        let name = name.unwrap_or_default();
        let said =
            if is_child { format!("It is {name}.") } else { format!("It is the word, and not {name}.") };
        effects.push(Effect::Say(said));
        effects
    }

    fn may_be_said(&self, at: usize) -> Option<Id> {
        let line = self.manuscript()?.1.body().lines().get(at)?;
        let said: Vec<(Id, bool)> = line.said_of().collect();
        self.names_here().may_be_said(&line.text, &said)
    }

    /// The children's names, but for the child of this section: its lines are the child's in any case.
    fn names_here(&self) -> ChildNames {
        let of_section = self.stop().and_then(|stop| stop.child);
        let record = self.sheet.as_ref().map(|sheet| &sheet.record);
        record.map_or_else(ChildNames::default, |record| {
            let is_asked_about = |child| {
                let is_lost = record.child(child).is_some_and(|child| child.lost.is_some());
                of_section != Some(child) && !is_lost
            };
            ChildNames::of(&record.children, &record.people, is_asked_about)
        })
    }
}
