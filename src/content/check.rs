//! Every fault of a pack at once: in the shape of its files, in the rules of each kind, and between the files.

mod holidays;

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::Path;

use super::fault::{Fault, Faults, Notes};
use super::folder::{Folder, embedded_ids};
use super::read::{Entry, Files, Kind, Spot, check_id, files, load, read};
use super::refusal;
use super::warn::{self, Warning};
use crate::domain::agreement::Agreement;
use crate::domain::calendar::Calendar;
use crate::domain::chair::{ANY, Card};
use crate::domain::checklist::instrument::Instrument;
use crate::domain::clock::Rule;
use crate::domain::contact::Contact;
use crate::domain::guidance::Page;
use crate::domain::pack::Manifest;
use crate::domain::pathway::Pathway;
use crate::domain::plain_words::Phrase;
use crate::domain::resource::{Link, Video};
use crate::domain::short_code::ShortCode;
use crate::domain::synonyms::Synonyms;
use crate::domain::template::Template;
use crate::domain::tool::Tool;
use crate::domain::voice::Voice;

/// What a pack without faults holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// What it says about itself.
    pub manifest: Manifest,
    /// How many of each kind it holds: `("page", 12)`. Kinds it has none of are left out.
    pub counts: Vec<(&'static str, usize)>,
    /// What is worth a second look, but for what the pack accepts.
    pub warnings: Vec<Warning>,
    /// How many warnings the pack accepts, each with why.
    pub accepted: usize,
    /// What its list of bank holidays adds to the one below it, and what it replaces: a sentence each.
    pub holidays: Vec<String>,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Manifest { id, title, version, .. } = &self.manifest;
        write!(f, "{id}: {title}, version {version}")?;
        self.counts.iter().try_for_each(|(name, count)| {
            let plural = if *count == 1 { "" } else { "s" };
            write!(f, "; {count} {name}{plural}")
        })
    }
}

/// Checks the pack in a folder on disk.
///
/// # Errors
///
/// Every fault there is, in the order of files and lines.
pub fn check_folder(dir: &Path) -> Result<Summary, Faults> {
    if dir.is_dir() {
        return check(&Folder::Disk(dir.to_owned()));
    }
    let what = if dir.exists() { "this is not a folder" } else { "there is no such folder" };
    Err(Faults(vec![Fault::whole(dir, what, "Give the folder that holds `pack.toml`.")]))
}

/// Checks a pack in the program.
///
/// # Errors
///
/// Every fault there is, and an id that no pack has.
pub fn check_embedded(id: &str) -> Result<Summary, Faults> {
    let unknown =
        || Faults(vec![Fault::whole("content", format!("there is no pack `{id}`"), one_of_the_packs())]);
    check(&Folder::embedded(id).ok_or_else(unknown)?)
}

fn check(folder: &Folder) -> Result<Summary, Faults> {
    if let Some(fault) = refusal::newer(folder) {
        return Err(Faults(vec![fault]));
    }
    let mut checking = Checking::new(folder);
    checking.names();
    let manifest = checking.manifest();
    checking.kind::<Page>();
    checking.kind::<Template>();
    checking.kind::<Agreement>();
    checking.kind::<Contact>();
    checking.kind::<Rule>();
    checking.kind::<Calendar>();
    checking.kind::<Link>();
    checking.kind::<Video>();
    checking.kind::<Tool>();
    checking.kind::<Voice>();
    checking.kind::<ShortCode>();
    checking.kind::<Card>();
    checking.kind::<Phrase>();
    checking.kind::<Synonyms>();
    checking.kind::<Pathway>();
    checking.kind::<Instrument>();
    checking.references();
    checking.end(manifest)
}

/// A check under way.
struct Checking<'d> {
    folder: &'d Folder,
    faults: Vec<Fault>,
    counts: Vec<(&'static str, usize)>,
    /// The id of the pack below, as it is written.
    lays_over: Option<String>,
    /// For each kind that can be referred to: its ids.
    ids: HashMap<&'static str, HashSet<String>>,
    /// Kinds of which more may be meant than could be read.
    partial: HashSet<&'static str>,
    references: Vec<Reference>,
}

/// A mention of an entry by its id, and the fault it is if there is no such entry.
struct Reference {
    kind: &'static str,
    id: String,
    fault: Fault,
}

impl<'d> Checking<'d> {
    fn new(folder: &'d Folder) -> Self {
        Self {
            folder,
            faults: Vec::new(),
            counts: Vec::new(),
            lays_over: None,
            ids: HashMap::new(),
            partial: HashSet::new(),
            references: Vec::new(),
        }
    }

    /// Files that have no place in a pack are mostly misspelt, and their content would be missed in silence.
    fn names(&mut self) {
        let path = self.folder.path();
        match self.folder.names() {
            Err(fault) => self.faults.push(fault),
            Ok(names) if names.is_empty() => {
                let todo = "Begin with a `pack.toml`, or give another folder.";
                self.faults.push(Fault::whole(path, "the folder is empty", todo));
            }
            Ok(names) => {
                let strange = names.iter().filter(|name| !belongs(name));
                self.faults.extend(strange.map(|name| {
                    let todo = format!("Rename it or take it out. A pack may hold {KNOWN}.");
                    Fault::whole(path.join(name), "the file has no place in a pack", todo)
                }));
            }
        }
    }

    fn manifest(&mut self) -> Option<Manifest> {
        let read = files::<Manifest>(self.folder);
        if read.files.is_empty() && read.faults.is_empty() {
            let todo = "Add one with id, title, authority, version, published, review_by, licence and about.";
            self.faults.push(Fault::whole(
                self.folder.path().join("pack.toml"),
                "there is no `pack.toml`",
                todo,
            ));
        }
        let manifest = self.entries::<Manifest>(&read).pop()?;
        self.lays_over = manifest.spot.text("lays_over").map(str::to_owned);
        let notes = Notes::new(manifest.spot.file);
        check_layers(manifest.value.as_ref()?, self.folder, &manifest.spot, &notes);
        self.faults.extend(notes.into_faults());
        manifest.value
    }

    /// Checks every entry of one kind, but not yet what it refers to.
    fn kind<T: Kind>(&mut self) {
        let read = files::<T>(self.folder);
        let entries = self.entries::<T>(&read);
        if !entries.is_empty() {
            self.counts.push((T::NAME, entries.len()));
        }
    }

    fn entries<'f, T: Kind>(&mut self, files: &'f Files) -> Vec<Entry<'f, T>> {
        let found = read::<T>(&files.files);
        let before = self.faults.len();
        self.faults.extend(files.faults.iter().cloned().chain(found.faults));
        if !found.whole || !files.faults.is_empty() {
            self.partial.insert(T::NAME);
        }
        if found.entries.is_empty() && self.faults.len() == before {
            self.faults.extend(files.files.iter().map(|file| {
                let what = format!("the file holds no {}", T::NAME);
                Fault::whole(&file.path, what, "Add one, or take the file out.")
            }));
        }
        for entry in &found.entries {
            let notes = Notes::new(entry.spot.file);
            self.id::<T>(&entry.spot, &notes);
            if let Some(value) = &entry.value {
                value.check(&entry.spot, &notes);
            }
            self.faults.extend(notes.into_faults());
            self.refer(&entry.spot);
            for mention in entry.value.iter().flat_map(Kind::mentions) {
                let todo = format!("Put the id of a {}, or take it out.", mention.kind);
                self.refer_to(mention.kind, &mention.id, (&entry.spot, entry.spot.at(&mention.path)), todo);
            }
        }
        found.entries
    }

    fn id<T: Kind>(&mut self, spot: &Spot<'_>, notes: &Notes<'_>) {
        let Some(id) = spot.text(T::ID).filter(|id| T::HAS_ID && !id.trim().is_empty()) else { return };
        check_id::<T>(spot, notes);
        let at = spot.at(T::ID);
        if !self.ids.entry(T::NAME).or_default().insert(id.to_owned()) {
            let what = format!("a second {} has the id `{id}`", T::NAME);
            notes.at(at, what, "Give one of the two another id.");
        }
    }

    /// Keeps what an entry refers to, until all ids are known.
    fn refer(&mut self, spot: &Spot<'_>) {
        for (key, kind) in [("related", "page"), ("tools", "tool"), ("contacts", "contact")] {
            for (id, at) in spot.texts(key) {
                let todo = format!("Put the id of a {kind}, or take it out.");
                self.refer_to(kind, id, (spot, at), todo);
            }
        }
        // A chair's card names the section it is for.
        if let Some(id) = spot.text(SECTION) {
            let todo = format!("Put the id of a section of a template, or `{ANY}`.");
            self.refer_to(SECTION, id, (spot, spot.at(SECTION)), todo);
        }
    }

    fn refer_to(&mut self, kind: &'static str, id: &str, (spot, at): (&Spot<'_>, usize), todo: String) {
        let notes = Notes::new(spot.file);
        notes.at(at, format!("there is no {kind} `{id}`"), todo);
        let faults = notes.into_faults().into_iter();
        self.references.extend(faults.map(|fault| Reference { kind, id: id.to_owned(), fault }));
    }

    /// The sections of the templates of this pack and of those below it.
    fn sections(&mut self) {
        if self.partial.contains(Template::NAME) {
            self.partial.insert(SECTION);
        }
        let own = [self.folder.clone()].into_iter();
        let templates =
            own.chain(below(self.lays_over.clone())).flat_map(|folder| load::<Template>(&folder).values);
        let sections = templates.flat_map(|template| template.sections).map(|section| section.id);
        self.ids.entry(SECTION).or_default().extend(sections.chain([ANY.to_owned()]));
    }

    fn references(&mut self) {
        self.sections();
        for folder in below(self.lays_over.clone()) {
            self.ids.entry("page").or_default().extend(ids_in::<Page>(&folder));
            self.ids.entry("tool").or_default().extend(ids_in::<Tool>(&folder));
            self.ids.entry("contact").or_default().extend(ids_in::<Contact>(&folder));
        }
        for reference in self.references.drain(..) {
            let is_known = self.ids.get(reference.kind).is_some_and(|ids| ids.contains(&reference.id));
            if !is_known && !self.partial.contains(reference.kind) {
                self.faults.push(reference.fault);
            }
        }
    }

    fn end(mut self, manifest: Option<Manifest>) -> Result<Summary, Faults> {
        self.faults.sort();
        self.faults.dedup();
        match manifest {
            Some(manifest) if self.faults.is_empty() => {
                let below = below(manifest.lays_over.clone());
                let (warnings, accepted) = warn::of_pack(self.folder, &below, &manifest);
                let holidays = holidays::laid_over(self.folder, &below);
                Ok(Summary { manifest, counts: self.counts, warnings, accepted, holidays })
            }
            _ => Err(Faults(self.faults)),
        }
    }
}

fn check_layers(manifest: &Manifest, folder: &Folder, spot: &Spot<'_>, notes: &Notes<'_>) {
    if matches!(folder, Folder::Disk(_)) {
        refusal::same_id(&manifest.id, spot, notes);
    }
    if let Some(below) = manifest.lays_over.as_deref() {
        if below == manifest.id {
            notes.at(
                spot.at("lays_over"),
                "the pack is laid over itself",
                "Name another pack, or take the key out.",
            );
        } else if Folder::embedded(below).is_none() {
            notes.at(spot.at("lays_over"), format!("there is no pack `{below}`"), one_of_the_packs());
        }
    }
    if matches!(folder, Folder::Embedded(dir) if dir.path() != Path::new(&manifest.id)) {
        notes.at(
            spot.at("id"),
            "the id is not the name of the folder",
            "Rename the folder, or change the id.",
        );
    }
}

/// The embedded packs from `next` down, however deep.
fn below(mut next: Option<String>) -> Vec<Folder> {
    let mut seen = HashSet::new();
    let mut folders = Vec::new();
    while let Some(id) = next.take().filter(|id| seen.insert(id.clone())) {
        let Some(folder) = Folder::embedded(&id) else { break };
        next = load::<Manifest>(&folder).values.pop().and_then(|manifest| manifest.lays_over);
        folders.push(folder);
    }
    folders
}

fn ids_in<T: Kind>(folder: &Folder) -> impl Iterator<Item = String> {
    load::<T>(folder).values.into_iter().map(|value| value.id().to_owned())
}

fn one_of_the_packs() -> String {
    format!("Use one of: {}.", embedded_ids().collect::<Vec<_>>().join(", "))
}

/// What a chair's card refers to: a section of a template.
const SECTION: &str = "section";

const KNOWN: &str = "pack.toml, contacts.toml, timescales.toml, calendar.toml, links.toml, videos.toml, \
    tools.toml, voices.toml, short_codes.toml, chair.toml, wording.toml, synonyms.toml, pathway.toml, guidance/*.md, \
    templates/*.toml, agreements/*.toml, checklists/*.toml and README.md";

/// Whether a file has a place in a pack. The glossary is read by another room.
fn belongs(name: &str) -> bool {
    let has = |extension: &str| Path::new(name).extension().is_some_and(|given| given == extension);
    match name.split_once('/') {
        Some(("guidance", _)) => has("md"),
        Some(("templates" | "agreements" | "checklists", _)) => has("toml"),
        Some(_) => false,
        None => {
            KNOWN.split([',', ' ']).any(|known| known == name)
                || matches!(name, "glossary.toml" | "LICENCE" | "LICENSE")
        }
    }
}
