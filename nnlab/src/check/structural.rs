//! Findings that every step shares: shapes, transposes, factors, signs, and the first entry.

use ndarray::{Array2, ArrayView1, Axis};

use super::others::{numbers, places};
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

fn wrong_shape(sizes: &[(&'static str, usize)], right: &Part, wrong: &Part) -> Vec<Finding> {
    let name = wrong.name;
    if same_array(&right.value, &wrong.value.t().to_owned()) {
        let sentence = sentences::transposed(name, right.shape);
        return vec![Finding::seen("transposed", sentence)];
    }
    let finding = |sentence| Finding::seen("shape", sentence);
    let (rows, columns) = wrong.value.dim();
    if right.kind == Kind::List {
        return vec![finding(sentences::length(name, &wrong.dim(), &right.dim(), right.shape))];
    }
    let mut findings = vec![];
    if right.value.ncols() == 1 && rows == 1 {
        findings.push(Finding::seen("axis", sentences::axis(name, right.shape)));
    }
    for rows in symbols(sizes, rows) {
        for columns in symbols(sizes, columns) {
            let came = format!("({rows}, {columns})");
            findings.push(finding(sentences::shape_in_symbols(name, &came, right.shape)));
        }
    }
    findings.push(finding(sentences::shape(name, &wrong.dim(), &right.dim(), right.shape)));
    findings
}

/// The symbols that a size may stand for, such as `n_h`, and the number itself if it is small.
fn symbols(sizes: &[(&'static str, usize)], n: usize) -> Vec<String> {
    let names = sizes.iter().filter(|(_, size)| *size == n).map(|(name, _)| name.to_string());
    let plain = Some(n.to_string()).filter(|_| n < 3);
    names.chain(plain).collect()
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

/// Every entry is the same multiple of the right one: of which sizes it may be, or of which number.
fn factors(sizes: &[(&'static str, usize)], right: &Part, wrong: &Part) -> Vec<Finding> {
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
fn rounded(right: &Part, wrong: &Part) -> Option<Finding> {
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
fn clipped(right: &Part, wrong: &Part) -> Option<Finding> {
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

/// Every column, or every row, is the same where the right ones are not.
fn broadcast(right: &Part, wrong: &Part) -> Option<Finding> {
    if wrong.kind != Kind::Matrix {
        return None;
    }
    if all_alike(&wrong.value, Axis(1)) && !all_alike(&right.value, Axis(1)) {
        return found("columns", sentences::columns(wrong.name));
    }
    if all_alike(&wrong.value, Axis(0)) && !all_alike(&right.value, Axis(0)) {
        return found("rows", sentences::rows(wrong.name));
    }
    None
}

fn all_alike(a: &Array2<f64>, axis: Axis) -> bool {
    let Some(first) = a.axis_iter(axis).next() else { return true };
    let scale = largest(a);
    a.len_of(axis) == 1
        || a.axis_iter(axis).all(|v| v.iter().zip(first).all(|(&v, &w)| same(v, w, scale)))
}

/// Only one of several rows is wrong.
fn one_row(right: &Part, wrong: &Part) -> Option<Finding> {
    let rows = differing(right, wrong, Axis(0));
    let [row] = rows[..] else { return None };
    if right.value.nrows() < 2 || right.kind == Kind::List {
        return None;
    }
    found("where", sentences::only_row(wrong.name, row))
}

/// Only the first or the last column, or one half of the columns, is wrong.
fn some_columns(right: &Part, wrong: &Part) -> Option<Finding> {
    let columns = differing(right, wrong, Axis(1));
    let (n, wrongs) = (right.value.ncols(), columns.len());
    let (first, last) = (*columns.first()?, *columns.last()?);
    if wrongs == n || n < 3 || right.kind == Kind::List {
        return None;
    }
    let which = match (first, last) {
        (0, 0) => "the first column is",
        _ if wrongs == 1 && last == n - 1 => "the last column is",
        _ if first >= n / 2 && 4 * wrongs > n => "columns of the second half are",
        _ if last < n / 2 && 4 * wrongs > n => "columns of the first half are",
        _ => return None,
    };
    found("where", sentences::only_columns(wrong.name, which))
}

/// The right array, to which one more thing was done.
fn treated(right: &Part, wrong: &Part) -> Option<Finding> {
    if right.value.len() < 2 {
        return None;
    }
    let mut all = numbers(&right.value).into_iter().chain(places(&right.value));
    let (words, _) = all.find(|(_, other)| same_array(other, &wrong.value))?;
    found("treated", sentences::treated(wrong.name, &words))
}

/// The right numbers in other places.
fn other_order(right: &Part, wrong: &Part) -> Option<Finding> {
    let backwards = |axis| {
        let mut turned = right.value.view();
        turned.invert_axis(axis);
        same_array(&turned, &wrong.value)
    };
    let which = match right.kind {
        Kind::List if backwards(Axis(1)) => "from the last to the first",
        _ if backwards(Axis(0)) => "its rows from the last to the first",
        _ if backwards(Axis(1)) => "its columns from the last to the first",
        Kind::Truths => return None,
        _ => "in another order",
    };
    let sorted = |part: &Part| {
        let mut all = part.value.clone().into_raw_vec_and_offset().0;
        all.sort_by(f64::total_cmp);
        Array2::from_shape_vec((1, all.len()), all).ok()
    };
    let same_numbers = same_array(&sorted(right)?, &sorted(wrong)?);
    if same_numbers { found("reversed", sentences::other_order(wrong.name, which)) } else { None }
}

/// The rows, or columns, in which the two differ.
fn differing(right: &Part, wrong: &Part, axis: Axis) -> Vec<usize> {
    let scale = largest(&right.value);
    let pairs = right.value.axis_iter(axis).zip(wrong.value.axis_iter(axis));
    let equal = |(r, w): (ArrayView1<f64>, ArrayView1<f64>)| {
        r.iter().zip(&w).all(|(&r, &w)| same(r, w, scale))
    };
    pairs.enumerate().filter(|(_, pair)| !equal(*pair)).map(|(i, _)| i).collect()
}

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
