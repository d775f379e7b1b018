//! Findings that every step shares: shapes, transposes, factors, signs, and the first entry.

use ndarray::{Array2, Axis};

use super::part::{Kind, Part, largest, same, same_array};
use super::{Finding, sentences};

/// Says what is wrong with part `first` when no known mistake explains it.
pub(super) fn finding(
    sizes: &[(&'static str, usize)],
    expected: &[Part],
    got: &[Part],
    first: usize,
) -> Finding {
    let (right, wrong) = (&expected[first], &got[first]);
    None.or_else(|| in_the_wrong_place(expected, wrong, first))
        .or_else(|| wrong_shape(right, wrong))
        .or_else(|| not_finite(wrong))
        .or_else(|| all_zero(wrong))
        .or_else(|| factor(sizes, right, wrong))
        .or_else(|| broadcast(right, wrong))
        .unwrap_or_else(|| first_difference(right, wrong))
}

fn found(name: &'static str, sentence: String) -> Option<Finding> {
    Some(Finding { name, sentence })
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

fn wrong_shape(right: &Part, wrong: &Part) -> Option<Finding> {
    let ((rows, columns), (n, k)) = (right.value.dim(), wrong.value.dim());
    if (n, k) == (rows, columns) {
        return None;
    }
    if same_array(&right.value, &wrong.value.t().to_owned()) {
        return found("transposed", sentences::transposed(wrong.name, right.shape));
    }
    if columns == 1 && n == 1 {
        return found("axis", sentences::axis(wrong.name, &wrong.dim(), &right.dim()));
    }
    if (n, k) == (columns, rows) {
        return found("shape", sentences::flipped(wrong.name, &wrong.dim(), &right.dim()));
    }
    found("shape", sentences::shape(wrong.name, &wrong.dim(), &right.dim(), right.shape))
}

fn not_finite(wrong: &Part) -> Option<Finding> {
    let (place, value) = wrong.value.indexed_iter().find(|(_, v)| !v.is_finite())?;
    found("nan", sentences::nan(&wrong.entry(place.0, place.1), *value))
}

fn all_zero(wrong: &Part) -> Option<Finding> {
    let zero = wrong.kind == Kind::Matrix && wrong.value.iter().all(|&v| v == 0.0);
    if zero { found("zeros", sentences::zeros(wrong.name)) } else { None }
}

/// Every entry is the same multiple of the right one.
fn factor(sizes: &[(&'static str, usize)], right: &Part, wrong: &Part) -> Option<Finding> {
    if matches!(right.kind, Kind::Count | Kind::Truths) {
        return None;
    }
    let scale = largest(&right.value);
    let (r, w) = right.value.iter().zip(&wrong.value).find(|(r, _)| r.abs() == scale)?;
    let c = w / r;
    if !c.is_finite() || c == 0.0 || !same_array(&wrong.value, &(&right.value * c)) {
        return None;
    }
    if same(c, -1.0, 1.0) {
        return found("sign", sentences::sign(wrong.name));
    }
    for &(name, size) in sizes.iter().filter(|(_, size)| *size > 1) {
        if same(c, size as f64, c) {
            return found("factor", sentences::too_large(wrong.name, name, size));
        }
        if same(c, 1.0 / size as f64, c) {
            return found("factor", sentences::too_small(wrong.name, name, size));
        }
    }
    // Any single number is some multiple of any other.
    let several = right.value.iter().filter(|r| r.abs() > 0.0).count() > 1;
    if several { found("factor", sentences::factor(wrong.name, c)) } else { None }
}

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

fn first_difference(right: &Part, wrong: &Part) -> Finding {
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
    let sentence = sentences::entry(&entry, &w_text, &r_text, count, right.value.len());
    Finding { name: "entry", sentence }
}
