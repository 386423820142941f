//! Krippendorff's alpha for levels in an order: how far any number of people agree, some of whom were silent on some
//! answers (Krippendorff 2011).

use super::kappa::{margin, number};

/// One less the disagreement seen over the disagreement expected, both over pairs within one answer; an answer with one
/// level only has no pair. `None` where nothing differs, or nothing pairs.
pub(super) fn ordinal(units: &[Vec<usize>], levels: usize) -> Option<f64> {
    let paired: Vec<&Vec<usize>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let margin = margin(paired.iter().flat_map(|unit| unit.iter().copied()), levels);
    let all: f64 = margin.iter().sum();
    let seen: f64 = paired.iter().map(|unit| within(unit, &margin)).sum::<f64>() / all;
    let mut expected = 0.0;
    for (one, first) in margin.iter().enumerate() {
        for (other, second) in margin.iter().enumerate() {
            expected += first * second * apart(&margin, one, other);
        }
    }
    let expected = expected / (all * (all - 1.0));
    (expected > 0.0).then(|| 1.0 - seen / expected)
}

/// Every two people of one answer, both ways round, shared out over those who answered it.
fn within(unit: &[usize], margin: &[f64]) -> f64 {
    let others = number(unit.len().saturating_sub(1));
    let pairs = unit.iter().flat_map(|one| unit.iter().map(move |other| (*one, *other)));
    pairs.map(|(one, other)| apart(margin, one, other)).sum::<f64>() / others
}

/// How far apart two levels are: by how many answers lie between them, half of each end, squared.
fn apart(margin: &[f64], one: usize, other: usize) -> f64 {
    let (low, high) = (one.min(other), one.max(other));
    let at = |level: usize| margin.get(level).copied().unwrap_or(0.0);
    let between: f64 = (low..=high).map(at).sum::<f64>() - f64::midpoint(at(low), at(high));
    between * between
}
