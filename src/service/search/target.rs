//! What can be found in the content: each thing by its kind and its id, and the words it is found by.

use chrono::NaiveDate;

use super::lines::{Line, lines};
use crate::domain::contact::Contact;
use crate::domain::prose::{Block, plain};
use crate::service::Catalogue;
use crate::service::guidance::blocks;
use crate::store::Entry;

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A page of guidance.
    Page,
    /// Somebody to ring.
    Contact,
    /// A tool.
    Tool,
    /// A checklist.
    Checklist,
    /// A time limit.
    TimeLimit,
    /// The agenda of a kind of meeting.
    Template,
    /// Terms of Reference.
    Agreement,
    /// A resource on another site.
    Link,
    /// A film.
    Video,
}

impl Kind {
    /// What it is called beside a title.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Page => "guidance",
            Self::Contact => "contact",
            Self::Tool => "tool",
            Self::Checklist => "checklist",
            Self::TimeLimit => "time limit",
            Self::Template => "template",
            Self::Agreement => "agreement",
            Self::Link => "link",
            Self::Video => "video",
        }
    }

    /// How much it counts beside the others: what needs a network comes after what is here.
    const fn weight(self) -> f64 {
        match self {
            Self::Page | Self::Contact => 1.0,
            Self::Tool | Self::Checklist => 0.9,
            Self::TimeLimit | Self::Template | Self::Agreement => 0.6,
            Self::Link | Self::Video => 0.4,
        }
    }
}

/// One thing in the content.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
}

impl Target {
    fn of(kind: Kind, id: &str) -> Self {
        Self { kind, id: id.to_owned() }
    }

    /// Everything that can be found.
    pub(super) fn all(catalogue: &Catalogue) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        all.extend(catalogue.guidance().iter().map(|one| Self::of(Kind::Page, &one.id)));
        all.extend(catalogue.contacts().iter().map(|one| Self::of(Kind::Contact, &one.id)));
        all.extend(catalogue.tools().iter().map(|one| Self::of(Kind::Tool, &one.id)));
        all.extend(catalogue.checklists().iter().map(|one| Self::of(Kind::Checklist, &one.instrument.id)));
        all.extend(catalogue.rules().iter().map(|one| Self::of(Kind::TimeLimit, &one.id)));
        all.extend(catalogue.templates().iter().map(|one| Self::of(Kind::Template, &one.id)));
        all.extend(catalogue.agreement().map(|one| Self::of(Kind::Agreement, &one.id)));
        all.extend(catalogue.links().iter().map(|one| Self::of(Kind::Link, &one.id)));
        all.extend(catalogue.videos().iter().map(|one| Self::of(Kind::Video, &one.id)));
        all
    }

    /// The words it is found by.
    pub(super) fn entry(&self, catalogue: &Catalogue) -> Entry {
        let (title, [headings, summary, body]) = (self.title(catalogue).to_owned(), Default::default());
        let mut entry = Entry { title, headings, summary, body, weight: self.kind.weight() };
        let about = self.about(catalogue);
        for (n, line) in lines(self, catalogue).into_iter().enumerate() {
            let Line { section, words } = line;
            // What it says first is what it is for.
            let part = if n == 0 { &mut entry.summary } else { &mut entry.body };
            add(part, &words);
            if !section.is_empty() && !entry.headings.ends_with(&section) {
                add(&mut entry.headings, &section);
            }
        }
        add(&mut entry.headings, &about);
        entry
    }

    /// Its title; empty where there is no such thing.
    #[must_use]
    pub fn title<'a>(&self, catalogue: &'a Catalogue) -> &'a str {
        let id = self.id.as_str();
        match self.kind {
            Kind::Page => catalogue.page(id).map(|one| &one.title),
            Kind::Contact => catalogue.contacts().iter().find(|one| one.id == id).map(|one| &one.name),
            Kind::Tool => catalogue.tools().iter().find(|one| one.id == id).map(|one| &one.title),
            Kind::Checklist => catalogue.checklist(id).map(|one| &one.instrument.title),
            Kind::TimeLimit => catalogue.rules().iter().find(|one| one.id == id).map(|one| &one.title),
            Kind::Template => catalogue.template(id).map(|one| &one.title),
            Kind::Agreement => catalogue.agreement().map(|one| &one.title),
            Kind::Link => catalogue.links().iter().find(|one| one.id == id).map(|one| &one.title),
            Kind::Video => catalogue.videos().iter().find(|one| one.id == id).map(|one| &one.title),
        }
        .map_or("", String::as_str)
    }

    /// What it is about, said nowhere in its text: the group of a page, the needs of a contact, other names of a
    /// checklist, that a film is one.
    fn about(&self, catalogue: &Catalogue) -> String {
        match self.kind {
            Kind::Page => catalogue.page(&self.id).map_or_else(String::new, |page| page.group.clone()),
            Kind::Contact => self.contact(catalogue).map_or_else(String::new, needs),
            Kind::Checklist => catalogue
                .checklist(&self.id)
                .map_or_else(String::new, |one| one.instrument.aliases.join("\n")),
            // What it is called beside its title is what people look for.
            kind @ (Kind::Video | Kind::Link | Kind::TimeLimit) => kind.label().to_owned(),
            _ => String::new(),
        }
    }

    /// Whether it is past its review date.
    #[must_use]
    pub fn is_stale(&self, catalogue: &Catalogue, today: NaiveDate) -> bool {
        let id = self.id.as_str();
        match self.kind {
            Kind::Page => catalogue.page(id).is_some_and(|page| page.is_stale(today)),
            Kind::Contact => self.contact(catalogue).is_some_and(|contact| contact.is_stale(today)),
            Kind::Tool => catalogue.tools().iter().any(|one| one.id == id && one.is_stale(today)),
            Kind::Link => catalogue.links().iter().any(|one| one.id == id && one.is_stale(today)),
            Kind::Video => catalogue.videos().iter().any(|one| one.id == id && one.is_stale(today)),
            Kind::Checklist | Kind::TimeLimit | Kind::Template | Kind::Agreement => false,
        }
    }

    fn contact<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Contact> {
        catalogue.contacts().iter().find(|contact| contact.id == self.id)
    }
}

fn needs(contact: &Contact) -> String {
    contact.needs.iter().map(|need| need.label()).collect::<Vec<_>>().join(", ")
}

fn add(part: &mut String, words: &str) {
    if !part.is_empty() {
        part.push('\n');
    }
    part.push_str(words);
}

/// A page's headings and texts in their order, the summary first.
pub(super) fn page_lines(catalogue: &Catalogue, id: &str) -> Vec<Line> {
    let Some(page) = catalogue.page(id) else { return Vec::new() };
    let mut lines = vec![Line::new("", &page.summary.replace('\n', " "))];
    let mut section = String::new();
    for block in blocks(page) {
        match block {
            Block::Heading(_, words) => section = plain(&words),
            Block::Paragraph(words) | Block::Quote(words) | Block::Callout(_, words) => {
                lines.push(Line::new(&section, &plain(&words)));
            }
            Block::Bullets(items) | Block::Numbered(items) => {
                lines.extend(items.iter().map(|words| Line::new(&section, &plain(words))));
            }
            Block::Table { head, rows } => {
                let cells = std::iter::once(&head).chain(&rows);
                let row = |cells: &Vec<crate::domain::prose::Text>| {
                    cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(", ")
                };
                lines.extend(cells.map(|cells| Line::new(&section, &row(cells))));
            }
        }
    }
    lines
}
