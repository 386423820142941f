//! What is never worked out. Whoever asks gets an error that names the file's rule; there is no code behind it that
//! could do it after all.

use std::fmt;

use super::instrument::{Instrument, Item};
use super::rollup_rule::{Forbidden, Rollup};
use super::scale::{Kind, Scale};
use super::sitting::Edition;

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Levels added up.
    Sum,
    /// Levels averaged.
    Mean,
    /// A share of the most there could be.
    Percent,
    /// One number for a family.
    FamilyNumber,
    /// Brothers and sisters averaged.
    SiblingMean,
    /// People who scored averaged.
    RaterMean,
    /// A number for an answer that is not there.
    NumberForSilence,
    /// The level of one scale turned into that of another.
    Conversion,
    /// A trend over sittings that were asked different things.
    TrendAcrossVersions,
    /// Two lines compared whose questions or ends differ.
    UnlikeLines,
    /// Children, carers or workers put in order.
    Rank,
    /// A colour from a count of answers.
    ColourFromCount,
    /// A referral, a likelihood or a risk from the answers.
    Decision,
}

/// What was asked for is not worked out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{asked} cannot be had from this checklist: {rule}. The answers stand as they were given. {}", asked.instead())]
pub struct Refused {
    /// What was asked for.
    pub asked: Asked,
    /// The rule it goes against: the file's own, or one that no file can lift.
    pub rule: String,
}

impl Refused {
    pub(super) fn new(asked: Asked, rule: impl Into<String>) -> Self {
        Self { asked, rule: rule.into() }
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sum => "A sum",
            Self::Mean => "An average",
            Self::Percent => "A percentage of the most there could be",
            Self::FamilyNumber => "One number for a family",
            Self::SiblingMean => "An average of brothers and sisters",
            Self::RaterMean => "An average of the people who scored",
            Self::NumberForSilence => "A number for an answer that is not there",
            Self::Conversion => "A level of another scale",
            Self::TrendAcrossVersions => "A trend over these sittings",
            Self::UnlikeLines => "A comparison of these two lines",
            Self::Rank => "A ranking",
            Self::ColourFromCount => "A colour from a count of answers",
            Self::Decision => "A decision, a likelihood or a risk",
        })
    }
}

impl Asked {
    /// The word of `rollup.forbid` that rules it out.
    const fn forbidden(self) -> Option<Forbidden> {
        match self {
            Self::Sum => Some(Forbidden::Sum),
            Self::Mean => Some(Forbidden::Mean),
            Self::Percent => Some(Forbidden::Percent),
            Self::SiblingMean => Some(Forbidden::SiblingMean),
            Self::RaterMean => Some(Forbidden::RaterMean),
            Self::Rank => Some(Forbidden::Rank),
            _ => None,
        }
    }

    /// Why no file can allow it.
    const fn never(self) -> &'static str {
        match self {
            Self::Sum => "neither `rollup.area` nor `rollup.whole` says \"sum\" here",
            Self::Mean => "never: levels are an order, not distances",
            Self::Percent => "never: levels are no share of anything",
            Self::FamilyNumber => "never: a family has no number",
            Self::SiblingMean => "never: good care of one child must not hide what another goes without",
            Self::RaterMean => "never: what two people see differently is for them to talk about",
            Self::NumberForSilence => {
                "never: unknown is no number, nor is an answer not yet asked for or one that does not apply"
            }
            Self::Conversion => "never: a level means what its own file says and nothing in another",
            Self::TrendAcrossVersions => "never: a changed question is another question",
            Self::UnlikeLines => "`scale.compare_only_if_same`",
            Self::Rank => "never: nobody is put in order",
            Self::ColourFromCount => "never: how many answers there are says nothing of how a child is",
            Self::Decision => "never: people decide; readings are prompts to talk",
        }
    }

    /// What can be had in its place.
    const fn instead(self) -> &'static str {
        match self {
            Self::Sum | Self::Mean | Self::Percent | Self::ColourFromCount => {
                "Read the worst level of each area with how many stand at it."
            }
            Self::FamilyNumber | Self::SiblingMean | Self::Rank => {
                "Read each child's own sheet; see the children side by side."
            }
            Self::RaterMean => "Compare what each said, and agree a level with its reason beside theirs.",
            Self::NumberForSilence => "Say who could know, and ask them.",
            Self::Conversion | Self::UnlikeLines => "Read each in its own words.",
            Self::TrendAcrossVersions => "Read the trend of one version at a time.",
            Self::Decision => "Write the judgement, with its reason.",
        }
    }

    /// The file's own word where it has one, or else the rule that stands for every file.
    fn refuse(self, rollup: &Rollup) -> Refused {
        let own = self.forbidden().filter(|word| rollup.forbids(*word));
        let rule = own.map_or_else(
            || self.never().to_owned(),
            |word| format!("its `rollup.forbid` names \"{}\"", word.word()),
        );
        Refused::new(self, rule)
    }
}

/// Nothing of this can be had from any instrument, whatever its file says; the error names the file's word for it where
/// it has one. Sums are not among them: see `sum::of_area` and `sum::of_whole`.
#[must_use]
pub fn always(asked: Asked, instrument: &Instrument) -> Refused {
    asked.refuse(&instrument.rollup)
}

/// Whether levels may be added, of an area (`whole` false) or of everything.
///
/// # Errors
/// Where the file rules it out, or does not say `sum`.
pub fn may_add(instrument: &Instrument, whole: bool) -> Result<(), Refused> {
    use super::rollup_rule::{AreaKind, WholeKind};
    let rollup = &instrument.rollup;
    let lets = if whole {
        rollup.whole.kind == WholeKind::Sum
    } else {
        rollup.area.kind == AreaKind::Sum || rollup.whole.kind == WholeKind::Subscales
    };
    if lets && !rollup.forbids(Forbidden::Sum) { Ok(()) } else { Err(Asked::Sum.refuse(rollup)) }
}

/// Whether a level of one edition may be read beside one of another.
///
/// # Errors
/// For two instruments: nothing is converted. For two wordings of one: a trend across versions, and both are named.
pub fn same_edition(one: &Edition, other: &Edition) -> Result<(), Refused> {
    if one == other {
        return Ok(());
    }
    if one.id != other.id {
        let rule = format!("{} (these are \"{}\" and \"{}\")", Asked::Conversion.never(), one.id, other.id);
        return Err(Refused::new(Asked::Conversion, rule));
    }
    let rule = format!("{} ({} and {})", Asked::TrendAcrossVersions.never(), version(one), version(other));
    Err(Refused::new(Asked::TrendAcrossVersions, rule))
}

/// `version 0.1 (wording 3fa2b1c4)`: two wordings may have one number.
fn version(edition: &Edition) -> String {
    let wording: String = edition.hash.chars().take(8).collect();
    format!("version {} (wording {wording})", edition.version)
}

/// Whether two lines may be compared: only where what the file names is the same.
///
/// # Errors
/// Names what differs.
pub fn compare_lines(scale: &Scale, one: &Item, other: &Item) -> Result<(), Refused> {
    if scale.kind != Kind::Line {
        return Ok(());
    }
    let differs = |field: &&String| match field.as_str() {
        "question" => one.ask != other.ask,
        "means_low" => one.means_low != other.means_low,
        "means_high" => one.means_high != other.means_high,
        _ => true,
    };
    match scale.compare_only_if_same.iter().find(differs) {
        None => Ok(()),
        Some(field) => {
            let rule = format!("`scale.compare_only_if_same` names \"{field}\", and that differs");
            Err(Refused::new(Asked::UnlikeLines, rule))
        }
    }
}

#[cfg(test)]
mod tests;
