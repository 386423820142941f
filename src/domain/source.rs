//! Where a statement comes from, and how far it can be leaned on.

use serde::{Deserialize, Serialize};

/// The publication a statement was read in. Only the name is always known.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Title of the publication, or who said it.
    pub name: String,
    /// Edition: `2nd edition`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// When it was published, as precisely as it says: `June 2017`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its address, to be printed in full.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

impl Source {
    /// `Neglect Practice Guidance, 2nd edition, June 2017`: one line, without the address.
    #[must_use]
    pub fn in_words(&self) -> String {
        let parts = [Some(&self.name), self.edition.as_ref(), self.date.as_ref()];
        let parts: Vec<&str> =
            parts.into_iter().flatten().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

/// How far a statement can be leaned on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in the source it names.
    Confirmed,
    /// Put together from several sources; none says it whole.
    Reconstructed,
    /// Differs from place to place: the local procedures decide.
    #[serde(alias = "local-to-verify")]
    LocalToVerify,
}

impl Confidence {
    /// What a reader is told.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reconstructed => "put together from several sources",
            Self::LocalToVerify => "check against local procedures",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_reads_as_one_line_without_what_is_not_known() {
        let source =
            Source { name: "Practice Guidance".into(), date: Some("June 2017".into()), ..Source::default() };
        assert_eq!(source.in_words(), "Practice Guidance, June 2017");
    }

    #[test]
    fn both_spellings_of_local_to_verify_are_read() {
        for text in ["\"local_to_verify\"", "\"local-to-verify\""] {
            let read: Confidence = serde_json::from_str(text).expect("read");
            assert_eq!(read, Confidence::LocalToVerify);
        }
    }

    #[test]
    fn a_key_no_source_has_is_refused() {
        assert!(serde_json::from_str::<Source>(r#"{"name": "x", "adress": "y"}"#).is_err());
    }
}
