//! The blank paper form of an instrument, to write on where there is no screen. What is for professionals only stands on a
//! sheet of its own at the end.

use super::{instrument, say};
use crate::domain::audience::Reader;
use crate::domain::checklist::in_words::{is_guarded, level};
use crate::domain::checklist::instrument::{Area, External, Instrument, Item, Scope};
use crate::domain::checklist::scale::{Kind, Silence};
use crate::export::document::{Block, Draft, Finished};

/// Room for a line. Dots, because Markdown means something by underscores.
const LINE: &str = "....................................................................";

/// For whom a form is printed.
#[derive(Clone, Copy, Debug)]
pub enum BlankFor<'a> {
    /// Every age.
    Anyone,
    /// A band of age, by its id.
    Band(&'a str),
}

/// The blank form. An area that only opens on an answer is on it, with what it waits for.
#[must_use]
pub fn blank(instrument: &Instrument, whom: BlankFor<'_>) -> Finished {
    let head = &instrument.instrument;
    let mut draft = Draft::new(format!("{}: blank form", head.title), Reader::Family, Vec::new());
    for (label, value) in [
        ("Status", instrument::status(instrument)),
        ("Version", head.version.clone()),
        ("Age", age(instrument, whom)),
        ("Not for", head.not_for.join("; ")),
        ("Licence", head.licence.clone()),
    ] {
        if !value.is_empty() {
            say(&mut draft, Block::fact(label, value));
        }
    }
    for label in ["Child", "Date", "Scored by, role, agency", "Occasion", "Done with"] {
        say(&mut draft, Block::fact(label, "................................"));
    }
    draft.under(2, "The answers", |draft| levels(instrument, draft));
    let form = Blank { instrument, whom };
    for area in &instrument.areas {
        draft.under(2, format!("{} {}", area.id, area.name), |draft| form.area(area, false, draft));
    }
    draft.under(2, "For professionals only: keep this sheet apart", |draft| {
        for area in &instrument.areas {
            form.area(area, true, draft);
        }
    });
    for external in &instrument.externals {
        draft.under(2, external.name.clone(), |draft| from_paper(external, draft));
    }
    draft.under(2, "What you think of it as a whole", |draft| {
        for label in ["Level, in your own words", "Why", "What better looks like", "By when"] {
            say(draft, Block::fact(label, LINE));
        }
    });
    instrument::ending(instrument, &mut draft);
    draft.finish()
}

fn age(instrument: &Instrument, whom: BlankFor<'_>) -> String {
    match whom {
        BlankFor::Anyone => "every age; pass over what is for another".to_owned(),
        BlankFor::Band(id) => instrument
            .ages()
            .iter()
            .find(|band| band.id == id)
            .map(|band| band.label.clone())
            .unwrap_or_default(),
    }
}

/// What can be answered, and what each means.
fn levels(instrument: &Instrument, draft: &mut Draft) {
    let scale = &instrument.scale;
    match scale.kind {
        Kind::Line => {
            say(draft, Block::Paragraph(format!("A place on a line from {} to {}.", scale.min, scale.max)));
        }
        Kind::Text => say(draft, Block::Paragraph("In words. There is no level.".into())),
        _ => {
            for one in &scale.values {
                let means = if one.means.is_empty() { String::new() } else { format!(": {}", one.means) };
                say(draft, Block::bullet(format!("{} {}{means}", one.v, one.label)));
            }
        }
    }
    for (key, id) in [("u", Silence::Unknown), ("x", Silence::Na)] {
        let why = if scale.asks_why(id) { " (say why)" } else { "" };
        say(draft, Block::bullet(format!("{key} {}{why}", scale.silence(id))));
    }
}

struct Blank<'a> {
    instrument: &'a Instrument,
    whom: BlankFor<'a>,
}

impl Blank<'_> {
    fn is_asked(&self, item: &Item) -> bool {
        match self.whom {
            BlankFor::Anyone => true,
            BlankFor::Band(band) => item.is_for(band),
        }
    }

    fn area(&self, area: &Area, guarded: bool, draft: &mut Draft) {
        let items: Vec<&Item> = area
            .items
            .iter()
            .filter(|item| self.is_asked(item) && is_guarded(self.instrument, item) == guarded)
            .collect();
        if items.is_empty() {
            return;
        }
        if !guarded {
            Self::about(area, draft);
        }
        for item in items {
            draft.under(3, format!("{} {}", item.id, item.name), |draft| self.item(area, item, draft));
        }
    }

    fn about(area: &Area, draft: &mut Draft) {
        if !area.about.is_empty() {
            say(draft, Block::Paragraph(area.about.clone()));
        }
        if let Some(wait) = &area.open_if {
            let item = wait.item.as_ref().map_or_else(|| format!("something in {}", wait.area), Clone::clone);
            say(
                draft,
                Block::Paragraph(format!("Only where {item} stands at {} or worse.", wait.at_or_worse)),
            );
        }
    }

    fn item(&self, area: &Area, item: &Item, draft: &mut Draft) {
        for words in self.prompts(item) {
            say(draft, Block::Paragraph(words));
        }
        self.anchors(area, item, draft);
        if item.ratings.is_empty() {
            self.room(item, "Answer", draft);
        }
        for rating in &item.ratings {
            self.room(item, &rating.name, draft);
        }
        self.beside(item, draft);
    }

    fn prompts(&self, item: &Item) -> Vec<String> {
        let by_band = match self.whom {
            BlankFor::Band(band) => item.by_band.get(band).cloned().unwrap_or_default(),
            BlankFor::Anyone => String::new(),
        };
        let disabled = if item.disabled.is_empty() {
            String::new()
        } else {
            format!("For a disabled child: {}", item.disabled)
        };
        let na_if =
            if item.na_if.is_empty() { String::new() } else { format!("Does not apply if: {}", item.na_if) };
        let all = [item.ask.clone(), by_band, disabled, na_if, item.then_ask.join(" ")];
        all.into_iter().filter(|words| !words.is_empty()).collect()
    }

    /// What each level looks like at this age.
    fn anchors(&self, area: &Area, item: &Item, draft: &mut Draft) {
        if !item.scored {
            return;
        }
        let band = match self.whom {
            BlankFor::Band(band) => band,
            BlankFor::Anyone => "",
        };
        for (value, anchor) in self.instrument.scale.values.iter().zip(item.anchors(band)) {
            let words = level(self.instrument, (area, item), &value.v);
            let anchor = anchor.as_str();
            let words = if anchor.is_empty() { words } else { format!("{words}: {anchor}") };
            say(draft, Block::bullet(words));
        }
        for (end, means) in
            [(self.instrument.scale.min, &item.means_low), (self.instrument.scale.max, &item.means_high)]
        {
            if !means.is_empty() {
                say(draft, Block::bullet(format!("{end}: {means}")));
            }
        }
    }

    fn room(&self, item: &Item, label: &str, draft: &mut Draft) {
        let scale = &self.instrument.scale;
        let choices: Vec<String> = match scale.kind {
            _ if !item.scored => Vec::new(),
            Kind::Line => vec![format!("{} to {}", scale.min, scale.max)],
            _ => scale.values.iter().map(|one| one.v.to_string()).collect(),
        };
        let choices = [choices, vec!["u".into(), "x".into()]].concat().join(" / ");
        let whose = match item.scope {
            Scope::Carer => ", for each carer; who: ....................",
            Scope::Household => " (about the home, once)",
            Scope::Child => "",
        };
        say(draft, Block::fact(label, format!("{choices}{whose}")));
    }

    fn beside(&self, item: &Item, draft: &mut Draft) {
        say(draft, Block::fact("What was seen or said, by whom, when", LINE));
        if item.scored && self.instrument.record.item_required_at.is_some() {
            say(draft, Block::fact("What it means for the child", LINE));
        }
    }
}

fn from_paper(external: &External, draft: &mut Draft) {
    if !external.about.is_empty() {
        say(draft, Block::Paragraph(external.about.clone()));
    }
    for field in &external.fields {
        let room = if field == "form" { external.forms.join(" / ") } else { LINE.to_owned() };
        say(draft, Block::fact(field.replace('_', " "), room));
    }
}
