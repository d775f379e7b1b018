//! Where the wrong numbers stand: one row, some columns, another order.

use ndarray::{Array2, ArrayView1, Axis};

use super::super::part::{Kind, Part, largest, same, same_array};
use super::super::{Finding, sentences};
use super::found;

/// Every column, or every row, is the same where the right ones are not.
pub(super) fn broadcast(right: &Part, wrong: &Part) -> Option<Finding> {
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
pub(super) fn one_row(right: &Part, wrong: &Part) -> Option<Finding> {
    let rows = differing(right, wrong, Axis(0));
    let [row] = rows[..] else { return None };
    if right.value.nrows() < 2 || right.kind == Kind::List {
        return None;
    }
    found("where", sentences::only_row(wrong.name, row))
}

/// Only the first or the last column, or one half of the columns, is wrong.
pub(super) fn some_columns(right: &Part, wrong: &Part) -> Option<Finding> {
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

/// The right numbers in other places.
pub(super) fn other_order(right: &Part, wrong: &Part) -> Option<Finding> {
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
