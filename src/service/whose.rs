//! Whose numbers and pages are in use, and whether anybody chose them.

use super::Catalogue;

/// Whose they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// The id of the pack.
    pub id: String,
    /// Where it is for, `Oxfordshire`; none for the common pack, which has national numbers only.
    pub area: Option<String>,
    /// The title of a folder of the user's own that lies over it.
    pub over: Option<String>,
    /// Whether somebody chose it. What nobody chose is what the program begins with.
    pub chosen: bool,
}

impl Whose {
    /// Those in use.
    #[must_use]
    pub fn of(catalogue: &Catalogue) -> Self {
        let packs = catalogue.packs();
        let id = catalogue.authority().to_owned();
        let area = packs.iter().find(|pack| pack.id == id && pack.lays_over.is_some());
        let over = packs.last().filter(|pack| catalogue.has_folder() && pack.id != id);
        Self {
            area: area.map(|pack| pack.area.clone().unwrap_or_else(|| pack.title.clone())),
            over: over.map(|pack| pack.area.clone().unwrap_or_else(|| pack.title.clone())),
            chosen: catalogue.is_chosen(),
            id,
        }
    }

    /// `Numbers of Oxfordshire`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let over = self.over.as_ref().map_or_else(String::new, |over| format!(", with {over} over them"));
        match &self.area {
            Some(area) => format!("Numbers of {area}{over}"),
            None => format!("National numbers only, no local team{over}"),
        }
    }

    /// The same on a screen, where one key chooses.
    #[must_use]
    pub fn on_screen(&self) -> String {
        let words = self.in_words();
        if self.chosen { words } else { format!("{words}, not chosen yet: o chooses") }
    }

    /// The same in a shell, with how it is changed.
    #[must_use]
    pub fn in_a_shell(&self) -> String {
        let words = self.in_words();
        if self.chosen {
            return format!("{words}.");
        }
        format!(
            "{words}. Nobody has chosen them yet: portal pack use ID keeps a choice, --pack ID is for once; see portal pack list."
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whose_they_are_is_said_and_whether_anybody_chose_them() {
        let embedded = |pack| Whose::of(&Catalogue::embedded(pack).expect("a pack"));
        let table = [
            (None, "Numbers of Oxfordshire, not chosen yet: o chooses"),
            (Some("oxfordshire"), "Numbers of Oxfordshire"),
            (Some("bexley"), "Numbers of Bexley"),
            (Some("kingston-richmond"), "Numbers of Kingston and Richmond"),
            (Some("common"), "National numbers only, no local team"),
        ];
        for (pack, expected) in table {
            assert_eq!(embedded(pack).on_screen(), expected);
            assert_eq!(embedded(pack).in_a_shell().contains("Nobody has chosen"), pack.is_none());
        }
    }

    #[test]
    fn a_folder_of_ones_own_is_named_and_chooses_nothing_below_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let manifest = "id = \"ours\"\ntitle = \"Our pack\"\nauthority = \"Nobody\"\nversion = \"1\"\n\
            published = 2026-01-01\nreview_by = 2027-01-01\nlicence = \"MIT\"\nabout = \"Ours.\"\n";
        std::fs::write(folder.path().join("pack.toml"), manifest).expect("written");
        let over = |pack| {
            let catalogue = Catalogue::embedded(pack).expect("a pack").with_folder(folder.path());
            Whose::of(&catalogue).on_screen()
        };
        assert_eq!(over(Some("bexley")), "Numbers of Bexley, with Our pack over them");
        assert_eq!(over(Some("common")), "National numbers only, no local team, with Our pack over them");
        assert!(over(None).ends_with("not chosen yet: o chooses"));
        let chosen = Catalogue::embedded(None).expect("a pack").with_folder(folder.path());
        assert!(chosen.with_pack("bexley").expect("a pack").is_chosen());
    }
}
