//! Findings that every step shares: shapes, transposes, factors, signs, and the first entry.

mod place;
mod shape;
mod treatment;

use place::{broadcast, one_row, other_order, some_columns};
use shape::wrong_shape;
use treatment::{clipped, factors, rounded, treated};

use super::part::{Kind, Part, largest, same, same_array};
use super::{Finding, sentences};

/// Says what is seen in part `first`. The last finding can always be said.
pub(super) fn findings(
    sizes: &[(&'static str, usize)],
    expected: &[Part],
    got: &[Part],
    first: usize,
) -> Vec<Finding> {
    let (right, wrong) = (&expected[first], &got[first]);
    if let Some(finding) = in_the_wrong_place(expected, wrong, first) {
        return vec![finding];
    }
    if right.value.dim() != wrong.value.dim() {
        return wrong_shape(sizes, right, wrong);
    }
    if let Some(finding) = not_finite(wrong) {
        return vec![finding];
    }
    let mut findings: Vec<Finding> = all_zero(wrong).into_iter().collect();
    findings.extend(factors(sizes, right, wrong));
    findings.extend(broadcast(right, wrong));
    findings.extend(few_digits(right, wrong));
    findings.extend(rounded(right, wrong));
    findings.extend(clipped(right, wrong));
    findings.extend(one_row(right, wrong));
    findings.extend(some_columns(right, wrong));
    findings.extend(other_order(right, wrong));
    findings.extend(treated(right, wrong));
    findings.push(first_difference(expected, first, wrong));
    findings
}

fn found(name: &'static str, sentence: String) -> Option<Finding> {
    Some(Finding::seen(name, sentence))
}

/// The part holds what belongs into another part.
fn in_the_wrong_place(expected: &[Part], wrong: &Part, first: usize) -> Option<Finding> {
    if wrong.kind == Kind::Truths || largest(&wrong.value) == 0.0 {
        return None;
    }
    let mut others = expected.iter().enumerate().filter(|(i, _)| *i != first);
    let (_, other) = others.find(|(_, other)| same_array(&other.value, &wrong.value))?;
    found("place", sentences::place(wrong.name, other.name))
}

fn not_finite(wrong: &Part) -> Option<Finding> {
    let (place, value) = wrong.value.indexed_iter().find(|(_, v)| !v.is_finite())?;
    found("nan", sentences::nan(&wrong.entry(place.0, place.1), *value))
}

fn all_zero(wrong: &Part) -> Option<Finding> {
    let numbers = matches!(wrong.kind, Kind::Matrix | Kind::Number);
    let zero = numbers && wrong.value.iter().all(|&v| v == 0.0);
    if zero { found("zeros", sentences::zeros(wrong.name)) } else { None }
}

/// Every entry is right to some digits.
fn few_digits(right: &Part, wrong: &Part) -> Option<Finding> {
    let scale = largest(&right.value);
    let gap = right.value.iter().zip(&wrong.value).map(|(r, w)| (r - w).abs()).fold(0.0, f64::max);
    if right.kind == Kind::Truths || gap > FEW_DIGITS * scale {
        return None;
    }
    found("digits", sentences::few_digits(wrong.name))
}

/// Differences below this share of the largest entry come from rounding, or from small numbers.
const FEW_DIGITS: f64 = 1e-6;

fn first_difference(expected: &[Part], first: usize, wrong: &Part) -> Finding {
    let right = &expected[first];
    let scale = largest(&right.value);
    let differs = |(r, w): (&f64, &f64)| !same(*r, *w, scale);
    let count = right.value.iter().zip(&wrong.value).filter(|pair| differs(*pair)).count();
    let places = right.value.indexed_iter().map(|(place, _)| place);
    let mut places = places.filter(|&p| differs((&right.value[p], &wrong.value[p])));
    let place = places.next().unwrap_or((0, 0));
    let (r, w) = (right.value.get(place), wrong.value.get(place));
    let (r, w) = (r.copied().unwrap_or(f64::NAN), w.copied().unwrap_or(f64::NAN));
    let (mut r_text, mut w_text) = (right.show(r), wrong.show(w));
    if r_text == w_text {
        (r_text, w_text) = (format!("{r:?}"), format!("{w:?}"));
    }
    let entry = wrong.entry(place.0, place.1);
    let before: Vec<&str> = expected[..first].iter().map(|part| part.name).collect();
    let of = right.value.len();
    let sentence = sentences::entry(&before, &entry, &w_text, &r_text, (count, of));
    Finding::seen("entry", sentence)
}
