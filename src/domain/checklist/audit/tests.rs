use super::*;
use crate::domain::checklist::compare::tests::{HV, SC, SW};
use crate::domain::checklist::sample::{self, id, in_order, sheet_of};

fn levels(answers: &str) -> Vec<Option<usize>> {
    answers.split_whitespace().map(|one| one.parse::<usize>().ok().map(|level| level - 1)).collect()
}

fn paired(one: &str, other: &str) -> Vec<(usize, usize)> {
    levels(one).into_iter().zip(levels(other)).filter_map(|(one, other)| one.zip(other)).collect()
}

fn kappa_of(pairs: &[(usize, usize)], weights: Weights) -> Option<f64> {
    kappa::weighted(pairs, 4, weights)
}

fn near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 0.00005)
}

/// The specification's figures as the fractions they are: it prints 0.5926 0.7381, 0.4324 0.5714, 0.5378 0.7180. The last
/// one is 0.71795, which it rounded twice.
#[test]
fn kappa_is_that_of_the_specification() {
    for (one, other, linear, quadratic) in [
        (HV, SC, 16.0 / 27.0, 31.0 / 42.0),
        (HV, SW, 16.0 / 37.0, 4.0 / 7.0),
        (SC, SW, 64.0 / 119.0, 28.0 / 39.0),
    ] {
        let pairs = paired(one, other);
        for (weights, expected) in [(Weights::Linear, linear), (Weights::Quadratic, quadratic)] {
            let found = kappa_of(&pairs, weights).unwrap();
            assert!((found - expected).abs() < 1e-9, "{weights:?}: {found}");
        }
    }
}

#[test]
fn kappa_is_not_defined_where_everyone_is_at_one_level() {
    assert_eq!(kappa_of(&[(0, 0); 12], Weights::Linear), None);
    assert_eq!(Agreement::of(&[(0, 0); 12]).exact_share(), Some(1.0));
    assert_eq!(kappa_of(&[], Weights::Linear), None);
}

#[test]
fn kappa_can_fall_below_chance_where_nearly_all_is_the_same() {
    let mut pairs = vec![(0, 0); 18];
    pairs.extend([(0, 1), (1, 0)]);
    assert!(near(kappa_of(&pairs, Weights::Linear), -0.0526));
    assert!(near(Agreement::of(&pairs).exact_share(), 0.90));
}

#[test]
fn alpha_is_that_of_the_specification() {
    let columns = [levels(HV), levels(SC), levels(SW)];
    let units: Vec<Vec<usize>> =
        (0..12).map(|n| columns.iter().filter_map(|column| column[n]).collect()).collect();
    assert!(near(alpha::ordinal(&units, 4), 0.6934), "{:?}", alpha::ordinal(&units, 4));
    assert_eq!(alpha::ordinal(&[vec![1, 1], vec![1, 1]], 4), None, "nothing differs");
    assert_eq!(alpha::ordinal(&[vec![1], vec![2]], 4), None, "nothing pairs");
}

/// One item of so many children, each scored by as many people as there are levels given.
fn children(n: u8, steps: &[Option<usize>]) -> Vec<Observed> {
    (0..n)
        .map(|child| Observed {
            child: id(child),
            area: "A".into(),
            item: "A1".into(),
            steps: steps.iter().map(|step| step.map(|step| (step + usize::from(child)) % 4)).collect(),
        })
        .collect()
}

fn printed(observed: &[Observed], pool: Pool) -> String {
    audits(observed, pool, 4)
        .into_iter()
        .next()
        .unwrap()
        .1
        .map_or_else(|few| few.to_string(), |one| one.to_string())
}

#[test]
fn under_thirty_pairs_there_is_no_figure_and_the_reason_in_words() {
    let few = printed(&children(29, &[Some(0), Some(0)]), Pool::Item);
    assert!(few.starts_with("Too few to say: 29 pairs"), "{few}");
    let silent = printed(&children(40, &[Some(0), None]), Pool::Item);
    assert!(silent.contains("0 pairs"), "{silent}");
}

#[test]
fn a_statistic_never_stands_without_the_plain_figures() {
    assert_eq!(
        printed(&children(30, &[Some(0), Some(0)]), Pool::Item),
        "same 100%, within one step 100% (n 30), 30 children; kappa, linear weights 1.00"
    );
    let three = printed(&children(30, &[Some(0), Some(0), None]), Pool::Item);
    assert_eq!(three, "same 100%, within one step 100% (n 30), 30 children; alpha, levels in order 1.00");
    let mut level = children(30, &[Some(0), Some(0)]);
    for one in &mut level {
        one.steps = vec![Some(0), Some(0)];
    }
    assert!(printed(&level, Pool::Item).ends_with("kappa, linear weights -"));
}

#[test]
fn items_and_areas_are_put_together_over_children_and_the_whole_never() {
    let mut observed = children(30, &[Some(0), Some(1)]);
    observed.extend(
        children(30, &[Some(0), Some(0)]).into_iter().map(|one| Observed { item: "A2".into(), ..one }),
    );
    observed.extend(children(30, &[Some(0), Some(0)]).into_iter().map(|one| Observed {
        item: "B1".into(),
        area: "B".into(),
        ..one
    }));
    let names = |pool| audits(&observed, pool, 4).into_keys().collect::<Vec<_>>();
    assert_eq!(names(Pool::Item), ["A1", "A2", "B1"]);
    assert_eq!(names(Pool::Area), ["A", "B"]);
    let area = audits(&observed, Pool::Area, 4).remove("A").unwrap().unwrap();
    assert_eq!((area.agreement.pairs, area.children), (60, 30));
}

#[test]
fn what_everyone_said_of_one_child_is_taken_from_sittings_that_compare() {
    let instrument = sample::one_area(&sample::ordinal(4), "", 3);
    let (one, two) = (
        sample::sitting(1, "2026-06-01", "HV", in_order("1 4 u")),
        sample::sitting(2, "2026-06-01", "SC", in_order("2 2 3")),
    );
    let (one, two) = (sheet_of(&instrument, &one), sheet_of(&instrument, &two));
    let found = observed(&[&one, &two], 28).unwrap();
    let steps = |item: &str| found.iter().find(|one| one.item == item).unwrap().steps.clone();
    assert_eq!((steps("A1"), steps("A2")), (vec![Some(0), Some(1)], vec![Some(3), Some(1)]));
    assert_eq!(steps("A3"), [None, Some(2)]);
    assert!(observed(&[&one], 28).is_err());
}
