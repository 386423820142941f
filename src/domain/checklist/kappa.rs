//! Weighted kappa: how far two people agree beyond what the spread of their levels alone would give (Cohen 1968).

/// How much further apart counts more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weights {
    /// By the steps.
    Linear,
    /// By the steps squared: only the vectors that were worked out by hand use it, to tell the two apart.
    #[cfg(test)]
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the audit uses linear weights; the published vectors have both")
    )]
    Quadratic,
}

impl Weights {
    fn apart(self, one: usize, other: usize) -> f64 {
        let steps = number(one.abs_diff(other));
        match self {
            Self::Linear => steps,
            #[cfg(test)]
            Self::Quadratic => steps * steps,
        }
    }
}

/// One less the disagreement seen over the disagreement that the two margins alone would give. `None` where the margins
/// give none: everyone at one level, and nothing to tell agreement from chance by.
pub(super) fn weighted(pairs: &[(usize, usize)], levels: usize, weights: Weights) -> Option<f64> {
    let seen: f64 = pairs.iter().map(|(one, other)| weights.apart(*one, *other)).sum();
    let firsts = margin(pairs.iter().map(|(one, _)| *one), levels);
    let seconds = margin(pairs.iter().map(|(_, other)| *other), levels);
    let mut by_chance = 0.0;
    for (one, first) in firsts.iter().enumerate() {
        for (other, second) in seconds.iter().enumerate() {
            by_chance += weights.apart(one, other) * first * second;
        }
    }
    let by_chance = by_chance / number(pairs.len());
    (by_chance > 0.0).then(|| 1.0 - seen / by_chance)
}

/// How many stand at each level.
pub(super) fn margin(steps: impl Iterator<Item = usize>, levels: usize) -> Vec<f64> {
    let mut margin = vec![0.0; levels];
    for step in steps {
        if let Some(count) = margin.get_mut(step) {
            *count += 1.0;
        }
    }
    margin
}

/// Counts here are far below where a float would round them.
pub(super) fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}
