//! One member's page: what they said they would do, and a form for their report.

use super::{FEW_WORDS, LINE, Writing, by_when, say};
use crate::domain::action::Action;
use crate::domain::audience::Reader;
use crate::domain::child::{Birth, Child};
use crate::domain::id::Id;
use crate::domain::person::Person;
use crate::export::document::{Block, Draft, Finished, What};

pub(super) fn write(writing: &Writing<'_>, reader: &Reader, id: Id) -> Finished {
    let mut draft = writing.draft("your actions, and your report", reader);
    let person = writing.coming.people.iter().find(|person| person.id == id);
    draft.under(2, "What you said you would do, and is still open", |draft| actions(writing, person, draft));
    say(&mut draft, Block::Heading { level: 2, words: "Your report".into() });
    let how = "Say what you saw, what somebody told you, and what you think: keep the three apart. Write it so that the \
               family can read it, and talk it over with them before the meeting.";
    say(&mut draft, Block::Paragraph(how.into()));
    for child in writing.children() {
        of_child(child, &mut draft);
    }
    ours(&mut draft);
    draft.finish()
}

fn actions(writing: &Writing<'_>, person: Option<&Person>, draft: &mut Draft) {
    let Some(person) = person else { return };
    let mut any = false;
    for kept in writing.open_actions() {
        let own = kept.for_reader(&Reader::Record).is_some_and(|action| is_own(action, person));
        if own {
            any |= kept.for_reader(draft.reader()).is_some();
            let block = kept.map(|action| {
                Block::bullet(format!("{}, {}. Done, in part, or not?", action.what, by_when(action)))
            });
            draft.put(What::Action, block);
        }
    }
    if !any {
        say(draft, Block::Paragraph("Nothing is open in your name.".into()));
    }
}

fn is_own(action: &Action, person: &Person) -> bool {
    // The words alone count only where nobody on record is meant by them.
    action.is_for(person.id, &person.handle)
}

fn of_child(child: &Child, draft: &mut Draft) {
    let name = &child.name;
    say(draft, Block::Heading { level: 3, words: name.clone() });
    if let Birth::Due(_) = child.birth {
        lines(draft, &["What is being made ready", "What worries you, and how you know"]);
        return;
    }
    let own_words = format!("What {name} said or showed: when, to whom, what was asked");
    lines(
        draft,
        &[
            "Seen: when, by whom, alone or not",
            "What goes well",
            "What worries you, and how you know",
            &own_words,
        ],
    );
}

fn ours(draft: &mut Draft) {
    say(draft, Block::Heading { level: 3, words: "What your service did".into() });
    lines(draft, &["Kept, missed or cancelled by us", "What we offer next, by when"]);
    say(draft, Block::fact("Talked over with the family on", FEW_WORDS));
}

fn lines(draft: &mut Draft, labels: &[&str]) {
    for label in labels {
        say(draft, Block::Paragraph(format!("{label}:")));
        say(draft, Block::Paragraph(LINE.into()));
    }
}
