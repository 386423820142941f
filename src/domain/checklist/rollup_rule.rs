//! How an instrument lets its answers be put together, and what it rules out.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::value::Value;

/// How the answers of an area are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaKind {
    /// Not at all.
    #[default]
    None,
    /// The worst of them, with how many stand there.
    Worst,
    /// The commonest, unless one is worse than the cut; then that one.
    ModeUnlessWorse,
    /// A person chooses.
    Chosen,
    /// Added up, when every item is answered.
    Sum,
    /// How many stand at a level or worse.
    CountAtOrWorse,
    /// The middle one; of two in the middle, the worse.
    MedianWorse,
}

/// How the answers of an area are put together. In the file one word, or a table with `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct AreaRule {
    /// How.
    pub kind: AreaKind,
    /// For [`AreaKind::ModeUnlessWorse`]: what is worse than this level wins outright.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cut: Option<Value>,
    /// For [`AreaKind::CountAtOrWorse`]: the level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub v: Option<Value>,
}

/// How a whole is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WholeKind {
    /// There is none.
    #[default]
    None,
    /// A person writes it.
    Chosen,
    /// Added up, when every item is answered.
    Sum,
    /// One sum an area.
    Subscales,
}

/// A stretch of sums with what it is called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SumBand {
    /// From this sum.
    pub from: i64,
    /// To this sum, included.
    pub to: i64,
    /// What the instrument calls it.
    pub label: String,
}

/// How a whole is made. In the file one word, or a table with `kind`.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize)]
pub struct WholeRule {
    /// How.
    pub kind: WholeKind,
    /// What sums are called.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bands: Vec<SumBand>,
}

/// What is shown beside the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Show {
    /// How many at each level.
    LevelCounts,
    /// How many are answered.
    Coverage,
    /// The items that stand worst.
    WorstItems,
    /// What goes well.
    Strengths,
}

/// What an instrument rules out. The program refuses it, and does not merely hide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forbidden {
    /// Adding levels up.
    Sum,
    /// Averaging levels.
    Mean,
    /// A share of the most there could be.
    Percent,
    /// Ranking.
    Rank,
    /// Averaging brothers and sisters.
    SiblingMean,
    /// Averaging people who scored.
    RaterMean,
}

/// What is put together, what is shown, and what is ruled out.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rollup {
    /// Of an area.
    #[serde(default)]
    pub area: AreaRule,
    /// Of the whole.
    #[serde(default)]
    pub whole: WholeRule,
    /// What is shown.
    #[serde(default)]
    pub show: Vec<Show>,
    /// What is ruled out.
    #[serde(default)]
    pub forbid: Vec<Forbidden>,
}

impl Rollup {
    /// Whether the file rules this out.
    #[must_use]
    pub fn forbids(&self, what: Forbidden) -> bool {
        self.forbid.contains(&what)
    }
}

impl Forbidden {
    /// As the file writes it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Sum => "sum",
            Self::Mean => "mean",
            Self::Percent => "percent",
            Self::Rank => "rank",
            Self::SiblingMean => "sibling_mean",
            Self::RaterMean => "rater_mean",
        }
    }
}

/// What a rule is asked for as. A reader that knows it can ask back for the table, with its keys.
pub const WORD_OR_TABLE: &str = "one word, or a table with `kind`";

/// A rule is one word, or a table that holds the word under `kind`.
macro_rules! word_or_table {
    ($rule:ident, $table:ident, $kind:ident { $($field:ident: $type:ty),* }) => {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $table {
            kind: $kind,
            $(#[serde(default)] $field: $type,)*
        }

        impl<'de> Deserialize<'de> for $rule {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Either;
                impl<'de> Visitor<'de> for Either {
                    type Value = $rule;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(WORD_OR_TABLE)
                    }

                    fn visit_str<E: Error>(self, word: &str) -> Result<$rule, E> {
                        let word = serde::de::value::StrDeserializer::<E>::new(word);
                        Ok($rule { kind: $kind::deserialize(word)?, ..$rule::default() })
                    }

                    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<$rule, M::Error> {
                        self.visit_newtype_struct(serde::de::value::MapAccessDeserializer::new(map))
                    }

                    fn visit_newtype_struct<D: Deserializer<'de>>(self, table: D) -> Result<$rule, D::Error> {
                        let $table { kind, $($field),* } = $table::deserialize(table)?;
                        Ok($rule { kind, $($field),* })
                    }
                }
                deserializer.deserialize_any(Either)
            }
        }
    };
}

word_or_table!(AreaRule, AreaTable, AreaKind { cut: Option<Value>, v: Option<Value> });
word_or_table!(WholeRule, WholeTable, WholeKind { bands: Vec<SumBand> });
