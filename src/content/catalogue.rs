//! The layered packs: the embedded common one, the embedded one of an authority, the user's own folder.
//!
//! Making a catalogue reads no file. Each kind of content is read when it is first asked for, and kept. Whole
//! entries of an upper layer replace those of the same id below. An entry with a fault in its shape is left out,
//! so that the one below it shows; the fault can be asked for. So is a checklist that breaks a rule of its kind.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::fault::Fault;
use super::folder::{Folder, embedded_ids};
use super::read::{Kind, Loaded, load};
use crate::domain::agreement::Agreement;
use crate::domain::calendar::Calendar;
use crate::domain::chair::Card;
use crate::domain::checklist::instrument::Instrument;
use crate::domain::clock::Rule;
use crate::domain::contact::{Contact, Need};
use crate::domain::guidance::Page;
use crate::domain::meeting;
use crate::domain::pack::Manifest;
use crate::domain::pathway::Pathway;
use crate::domain::plain_words::Phrase;
use crate::domain::resource::{Link, Video};
use crate::domain::short_code::ShortCode;
use crate::domain::synonyms::Synonyms;
use crate::domain::template::Template;
use crate::domain::tool::Tool;
use crate::domain::voice::Voice;

const COMMON: &str = "common";
const DEFAULT: &str = "oxfordshire";

/// No pack of this id is in the program.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("There is no pack `{id}`. Use one of: {}.", known.join(", "))]
pub struct UnknownPack {
    /// The id that was asked for.
    pub id: String,
    /// The ids there are.
    pub known: Vec<&'static str>,
}

/// One kind of content, read when first asked for.
type Slot<T> = OnceLock<Loaded<T>>;

/// The content of every layer. Cheap to make; cheap to ask twice. The default one has no layer and holds nothing.
#[derive(Default)]
pub struct Catalogue {
    /// From the lowest to the highest.
    layers: Vec<Folder>,
    /// Whether somebody chose the authority.
    is_chosen: bool,
    manifests: Slot<Manifest>,
    pages: Slot<Page>,
    templates: Slot<Template>,
    agreements: Slot<Agreement>,
    contacts: Slot<Contact>,
    rules: Slot<Rule>,
    calendars: Slot<Calendar>,
    links: Slot<Link>,
    videos: Slot<Video>,
    tools: Slot<Tool>,
    voices: Slot<Voice>,
    short_codes: Slot<ShortCode>,
    cards: Slot<Card>,
    phrases: Slot<Phrase>,
    synonyms: Slot<Synonyms>,
    pathways: Slot<Pathway>,
    checklists: Slot<Instrument>,
}

impl Catalogue {
    /// The common pack with the pack `pack` over it; without a choice, the default authority's.
    ///
    /// # Errors
    ///
    /// No pack of this id is in the program.
    pub fn embedded(pack: Option<&str>) -> Result<Self, UnknownPack> {
        let mut layers: Vec<Folder> = Folder::embedded(COMMON).into_iter().collect();
        match pack {
            Some(COMMON) => {}
            None => layers.extend(Folder::embedded(DEFAULT)),
            Some(id) => {
                let folder = Folder::embedded(id);
                let unknown = || UnknownPack { id: id.to_owned(), known: Self::pack_ids_embedded() };
                layers.push(folder.ok_or_else(unknown)?);
            }
        }
        Ok(Self { layers, is_chosen: pack.is_some(), ..Self::default() })
    }

    /// The same with the user's folder laid over it. What it holds is read later; see [`Self::faults`].
    #[must_use]
    pub fn with_folder(self, folder: &Path) -> Self {
        let mut layers = self.layers;
        layers.push(Folder::Disk(PathBuf::from(folder)));
        Self { layers, is_chosen: self.is_chosen, ..Self::default() }
    }

    /// One pack of the program alone, with nothing below it; empty where there is no such pack.
    #[must_use]
    pub fn alone(pack: &str) -> Self {
        Self { layers: Folder::embedded(pack).into_iter().collect(), ..Self::default() }
    }

    /// The ids of the packs in the program, in order.
    #[must_use]
    pub fn pack_ids_embedded() -> Vec<&'static str> {
        embedded_ids().collect()
    }

    /// What each pack in the program says about itself, in the order of their ids.
    #[must_use]
    pub fn manifests_embedded() -> Vec<Manifest> {
        embedded_ids()
            .filter_map(Folder::embedded)
            .flat_map(|folder| load::<Manifest>(&folder).values)
            .collect()
    }

    /// The same layers with another pack of the program over the common one; a user's folder stays on top.
    ///
    /// # Errors
    ///
    /// No pack of this id is in the program.
    pub fn with_pack(&self, pack: &str) -> Result<Self, UnknownPack> {
        let Self { mut layers, .. } = Self::embedded(Some(pack))?;
        layers.extend(self.layers.iter().filter(|layer| matches!(layer, Folder::Disk(_))).cloned());
        Ok(Self { layers, is_chosen: true, ..Self::default() })
    }

    /// Whether somebody chose the authority; else it is the one the program begins with.
    #[must_use]
    pub const fn is_chosen(&self) -> bool {
        self.is_chosen
    }

    /// The id of the uppermost pack that is in the program.
    #[must_use]
    pub fn authority(&self) -> &str {
        let mut embedded = self.layers.iter().rev().filter_map(embedded_id);
        embedded.next().unwrap_or(COMMON)
    }

    /// Whether a user's folder is laid over the packs of the program.
    #[must_use]
    pub fn has_folder(&self) -> bool {
        self.layers.iter().any(|layer| embedded_id(layer).is_none())
    }

    /// The ids of the layers, where all are in the program; none where a user's folder is among them.
    #[must_use]
    pub fn embedded_packs(&self) -> Option<String> {
        Some(self.layers.iter().map(embedded_id).collect::<Option<Vec<_>>>()?.join(" "))
    }

    /// What each layer says about itself, the lowest first.
    pub fn packs(&self) -> &[Manifest] {
        self.kept(&self.manifests, |_| {})
    }

    /// The pages, by group, then order, then title.
    pub fn guidance(&self) -> &[Page] {
        self.kept(&self.pages, |pages| {
            pages.sort_by(|a, b| (&a.group, a.order, &a.title).cmp(&(&b.group, b.order, &b.title)));
        })
    }

    /// One page.
    pub fn page(&self, id: &str) -> Option<&Page> {
        self.guidance().iter().find(|page| page.id == id)
    }

    /// The meeting templates, those of the lowest layer first.
    pub fn templates(&self) -> &[Template] {
        self.kept(&self.templates, |_| {})
    }

    /// One template.
    pub fn template(&self, id: &str) -> Option<&Template> {
        self.templates().iter().find(|template| template.id == id)
    }

    /// The template for a kind of meeting; where several are, that of the highest layer.
    pub fn template_for(&self, kind: meeting::Kind) -> Option<&Template> {
        self.templates().iter().rev().find(|template| template.kind == kind)
    }

    /// The Terms of Reference; where several are, those of the highest layer.
    pub fn agreement(&self) -> Option<&Agreement> {
        self.kept(&self.agreements, |_| {}).last()
    }

    /// The contacts in order.
    pub fn contacts(&self) -> &[Contact] {
        self.kept(&self.contacts, |contacts| contacts.sort_by_key(|contact| contact.order))
    }

    /// The contacts that are there for `need`, in order.
    pub fn contacts_for(&self, need: Need) -> Vec<&Contact> {
        self.contacts().iter().filter(|contact| contact.serves(need)).collect()
    }

    /// Time limits.
    pub fn rules(&self) -> &[Rule] {
        self.kept(&self.rules, |_| {})
    }

    /// The bank holidays of every layer: an upper list adds to those below it and takes nothing out.
    pub fn calendar(&self) -> Option<&Calendar> {
        self.kept(&self.calendars, |calendars| {
            let mut layers = std::mem::take(calendars).into_iter();
            let Some(mut all) = layers.next() else { return };
            layers.for_each(|upper| all.lay_over(&upper));
            calendars.push(all);
        })
        .first()
    }

    /// Resources on other sites.
    pub fn links(&self) -> &[Link] {
        self.kept(&self.links, |_| {})
    }

    /// Films.
    pub fn videos(&self) -> &[Video] {
        self.kept(&self.videos, |_| {})
    }

    /// Tools, described.
    pub fn tools(&self) -> &[Tool] {
        self.kept(&self.tools, |_| {})
    }

    /// What parents and children said.
    pub fn voices(&self) -> &[Voice] {
        self.kept(&self.voices, |_| {})
    }

    /// Short codes that become words as they are typed.
    pub fn short_codes(&self) -> &[ShortCode] {
        self.kept(&self.short_codes, |_| {})
    }

    /// What a chair can say, section by section.
    pub fn cards(&self) -> &[Card] {
        self.kept(&self.cards, |_| {})
    }

    /// Words worth a second look, and plainer ones.
    pub fn phrases(&self) -> &[Phrase] {
        self.kept(&self.phrases, |_| {})
    }

    /// Words that mean one another when something is searched for.
    pub fn synonyms(&self) -> &[Synonyms] {
        self.kept(&self.synonyms, |_| {})
    }

    /// The path from a worry to a next step; where several are, that of the highest layer.
    pub fn pathway(&self) -> Option<&Pathway> {
        self.kept(&self.pathways, |_| {}).last()
    }

    /// The checklists, by title. One that breaks a rule of its kind is left out: the engine relies on every one.
    pub fn checklists(&self) -> &[Instrument] {
        self.kept(&self.checklists, |all| {
            all.sort_by(|a, b| a.instrument.title.cmp(&b.instrument.title));
        })
    }

    /// One checklist.
    pub fn checklist(&self, id: &str) -> Option<&Instrument> {
        self.checklists().iter().find(|one| one.instrument.id == id)
    }

    /// The faults in the shape of what was asked for so far, and of checklists those against their rules.
    /// `check_folder` finds all there are.
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = [
            so_far(&self.manifests),
            so_far(&self.pages),
            so_far(&self.templates),
            so_far(&self.agreements),
            so_far(&self.contacts),
            so_far(&self.rules),
            so_far(&self.calendars),
            so_far(&self.links),
            so_far(&self.videos),
            so_far(&self.tools),
            so_far(&self.voices),
            so_far(&self.short_codes),
            so_far(&self.cards),
            so_far(&self.phrases),
            so_far(&self.synonyms),
            so_far(&self.pathways),
            so_far(&self.checklists),
        ]
        .concat();
        faults.sort();
        faults
    }

    fn kept<'a, T: Kind>(&'a self, slot: &'a Slot<T>, arrange: impl FnOnce(&mut Vec<T>)) -> &'a [T] {
        let loaded = slot.get_or_init(|| {
            let mut loaded = layered(&self.layers);
            arrange(&mut loaded.values);
            loaded
        });
        &loaded.values
    }
}

fn embedded_id(layer: &Folder) -> Option<&str> {
    match layer {
        Folder::Embedded(dir) => dir.path().to_str(),
        Folder::Disk(_) => None,
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("authority", &self.authority()).finish_non_exhaustive()
    }
}

fn so_far<T>(slot: &Slot<T>) -> &[Fault] {
    slot.get().map_or(&[], |loaded| &loaded.faults)
}

fn layered<T: Kind>(layers: &[Folder]) -> Loaded<T> {
    let mut all: Loaded<T> = Loaded { values: Vec::new(), faults: Vec::new() };
    for layer in layers {
        let mut loaded = load::<T>(layer);
        if T::HAS_REVIEW
            && let Some(pack) = load::<Manifest>(layer).values.first()
        {
            loaded.values.iter_mut().for_each(|value| value.review_by(pack.review_by));
        }
        if T::HAS_ID {
            all.values.retain(|lower| !loaded.values.iter().any(|upper| upper.id() == lower.id()));
        }
        all.values.extend(loaded.values);
        all.faults.extend(loaded.faults);
    }
    all
}
