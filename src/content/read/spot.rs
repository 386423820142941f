//! Where an entry and its parts stand in their file.

use toml::Spanned;
use toml::de::DeValue;

use crate::content::fault::Notes;
use crate::content::folder::File;

/// An entry as it was parsed, with the place of every part.
pub(in crate::content) struct Spot<'f> {
    pub(in crate::content) value: Spanned<DeValue<'f>>,
    /// Where the TOML begins in its file.
    pub(in crate::content) base: usize,
    pub(in crate::content) file: &'f File,
}

impl Spot<'_> {
    /// The byte of the file where the part at `path` stands, `section.2.prompts.0`;
    /// where there is no such part, the innermost one there is.
    pub(in crate::content) fn at(&self, path: &str) -> usize {
        let mut value = &self.value;
        for step in path.split('.') {
            match part(value.get_ref(), step) {
                Some(inner) => value = inner,
                None => break,
            }
        }
        self.base + value.span().start
    }

    /// The text at `key`, `instrument.id`, as it is written, even where the entry has faults.
    pub(in crate::content) fn text(&self, key: &str) -> Option<&str> {
        self.part(key)?.get_ref().as_str()
    }

    /// What stands at `path`.
    fn part(&self, path: &str) -> Option<&Spanned<DeValue<'_>>> {
        let mut value = &self.value;
        for step in path.split('.') {
            value = part(value.get_ref(), step)?;
        }
        Some(value)
    }

    /// The whole number under `key` as it is written, even where the entry has faults.
    pub(in crate::content) fn number(&self, key: &str) -> Option<i64> {
        let number = self.part(key)?.get_ref().as_integer()?;
        i64::from_str_radix(number.as_str(), number.radix()).ok()
    }

    /// The texts of a list, each with its byte in the file.
    pub(in crate::content) fn texts(&self, key: &str) -> Vec<(&str, usize)> {
        let list = self.part(key).and_then(|list| list.get_ref().as_array());
        let items = list.into_iter().flat_map(|list| list.iter());
        items.filter_map(|item| Some((item.get_ref().as_str()?, self.base + item.span().start))).collect()
    }

    /// How long the list under `key` is.
    pub(in crate::content) fn count(&self, key: &str) -> usize {
        let list = self.part(key).and_then(|list| list.get_ref().as_array());
        list.map_or(0, |list| list.len())
    }

    /// Notes a fault where the second of two days comes before the first.
    pub(in crate::content) fn in_order<D: PartialOrd>(
        &self,
        (first, before): (&str, &D),
        (second, after): (&str, &D),
        notes: &Notes<'_>,
    ) {
        if after <= before {
            let what = format!("`{second}` is not after `{first}`");
            notes.at(self.at(second), what, "Put one of the two dates right.");
        }
    }
}

pub(in crate::content) fn part<'v, 'f>(
    value: &'v DeValue<'f>,
    step: &str,
) -> Option<&'v Spanned<DeValue<'f>>> {
    match step.parse::<usize>() {
        Ok(index) => value.get(index),
        Err(_) => value.get(step),
    }
}
