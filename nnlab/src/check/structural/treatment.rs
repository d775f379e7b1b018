//! The right array, to which something was done.

use super::super::others::{numbers, places};
use super::super::part::{Kind, Part, largest, same, same_array};
use super::super::{Finding, sentences};
use super::{FEW_DIGITS, found};

/// Every entry is the same multiple of the right one: of which sizes it may be, or of which number.
pub(super) fn factors(sizes: &[(&'static str, usize)], right: &Part, wrong: &Part) -> Vec<Finding> {
    if matches!(right.kind, Kind::Count | Kind::Truths) {
        return vec![];
    }
    let scale = largest(&right.value);
    let pairs = || right.value.iter().zip(&wrong.value);
    let Some((r, w)) = pairs().find(|(r, _)| r.abs() == scale) else { return vec![] };
    let c = w / r;
    if !c.is_finite() || c == 0.0 || !same_array(&wrong.value, &(&right.value * c)) {
        return vec![];
    }
    let finding = |sentence| Finding::seen("factor", sentence);
    let own = own_measures(right).into_iter().filter(|(_, measure)| same(c, 1.0 / measure, c));
    let own = own.map(|(words, _)| finding(sentences::by_its_own(wrong.name, words)));
    if same(c, -1.0, 1.0) {
        return vec![Finding::seen("sign", sentences::sign(wrong.name))];
    }
    let mut findings: Vec<Finding> = own.collect();
    for &(name, size) in sizes.iter().filter(|(_, size)| *size > 1) {
        if same(c, size as f64, c) {
            findings.push(finding(sentences::too_large(wrong.name, name)));
        }
        if same(c, 1.0 / size as f64, c) {
            findings.push(finding(sentences::too_small(wrong.name, name)));
        }
        for (sign, other) in [("-", size - 1), ("+", size + 1)] {
            if same(c, size as f64 / other as f64, c) {
                findings.push(finding(sentences::by_its_neighbour(wrong.name, name, sign)));
            }
        }
    }
    // Any single number is some multiple of any other.
    let several = pairs().filter(|(r, _)| r.abs() > 0.0).count() > 1;
    let far = (c - 1.0).abs() > FEW_DIGITS;
    if far && (several || sentences::is_plain(c)) {
        findings.push(finding(sentences::factor(wrong.name, c)));
    }
    findings
}

/// What an array may be divided by to normalise it.
fn own_measures(part: &Part) -> Vec<(&'static str, f64)> {
    let all = &part.value;
    if all.len() < 2 {
        return vec![];
    }
    let (sum, largest) = (all.sum(), largest(all));
    vec![
        ("length (the root of the sum of its squares)", all.mapv(|v| v * v).sum().sqrt()),
        ("largest entry", largest),
        ("sum", sum),
        ("mean", sum / all.len() as f64),
        ("number of entries", all.len() as f64),
    ]
}

/// Every entry is rounded to some decimals.
pub(super) fn rounded(right: &Part, wrong: &Part) -> Option<Finding> {
    if matches!(right.kind, Kind::Count | Kind::Truths) || largest(&wrong.value) == 0.0 {
        return None;
    }
    let to = |decimals: i32| {
        let unit = 10_f64.powi(decimals);
        same_array(&right.value.mapv(|v| (v * unit).round() / unit), &wrong.value)
    };
    let decimals = (1..=6).find(|&decimals| to(decimals))?;
    found("rounded", sentences::rounded(wrong.name, decimals))
}

/// The right numbers between two limits, and the limits in the place of what lies beyond.
pub(super) fn clipped(right: &Part, wrong: &Part) -> Option<Finding> {
    let all = || wrong.value.iter().copied();
    let (low, high) =
        (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let differ = right.value.iter().zip(&wrong.value).filter(|(r, w)| r != w).count();
    let inside = all().filter(|v| low < *v && *v < high).count();
    let numbers = matches!(right.kind, Kind::Matrix | Kind::List);
    if !numbers || differ < 2 || inside < 1 {
        return None;
    }
    let clipped = same_array(&right.value.mapv(|v| v.clamp(low, high)), &wrong.value);
    let sentence = || sentences::clipped(wrong.name, &wrong.show(low), &wrong.show(high));
    if clipped { found("clipped", sentence()) } else { None }
}

/// The right array, to which one more thing was done.
pub(super) fn treated(right: &Part, wrong: &Part) -> Option<Finding> {
    if right.value.len() < 2 {
        return None;
    }
    let mut all = numbers(&right.value).into_iter().chain(places(&right.value));
    let (words, _) = all.find(|(_, other)| same_array(other, &wrong.value))?;
    found("treated", sentences::treated(wrong.name, &words))
}
