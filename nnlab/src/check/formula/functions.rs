//! Functions of arrays: those of the lab, and those that are taken for them.

use ndarray::{Array2, Axis};

use super::Array;

type Function = fn(f64) -> f64;

type Measure = fn(&Array) -> Array2<f64>;

/// What an array may be divided by to normalise it.
pub(in crate::check) const MEASURES: [(&str, Measure); 5] = [
    ("length", |a| Array2::from_elem((1, 1), a.mapv(|v| v * v).sum().sqrt())),
    ("sum", |a| Array2::from_elem((1, 1), a.sum())),
    ("largest entry", |a| Array2::from_elem((1, 1), a.iter().copied().fold(f64::MIN, f64::max))),
    ("columns' sums", |a| a.sum_axis(Axis(0)).insert_axis(Axis(0))),
    ("rows' sums", |a| a.sum_axis(Axis(1)).insert_axis(Axis(1))),
];

/// The functions of each entry that the lab uses, and those that are taken for them.
pub(in crate::check) const FUNCTIONS: [(&str, Function); 26] = [
    ("tanh", f64::tanh),
    ("σ", crate::sigmoid),
    ("ln", f64::ln),
    ("square", |v| v * v),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("relu", |v| v.max(0.0)),
    ("tan", f64::tan),
    ("log10", f64::log10),
    ("log2", f64::log2),
    ("exp", f64::exp),
    ("abs", f64::abs),
    ("sqrt", f64::sqrt),
    ("signum", f64::signum),
    ("round", f64::round),
    ("sinh", f64::sinh),
    ("cosh", f64::cosh),
    ("coth", |v| 1.0 / v.tanh()),
    ("softplus", |v| v.exp().ln_1p()),
    ("leaky relu", |v| v.max(0.01 * v)),
    ("elu", |v| if v > 0.0 { v } else { v.exp_m1() }),
    ("swish", |v| v * crate::sigmoid(v)),
    ("arctan", f64::atan),
    ("softsign", |v| v / (1.0 + v.abs())),
    ("radians", f64::to_radians),
    ("degrees", f64::to_degrees),
];
