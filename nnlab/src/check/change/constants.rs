//! Other numbers.

use super::Change;
use crate::check::formula::number;

/// Another number in the place of this one.
pub(super) fn constants(value: f64) -> Vec<Change> {
    let values = [
        0.0,
        1.0,
        value + 1.0,
        value - 1.0,
        -value,
        2.0 * value,
        value / 2.0,
        1.5 * value,
        10.0 * value,
        value / 10.0,
        100.0 * value,
        value / 100.0,
        value.round(),
        (10.0 * value).round() / 10.0,
        std::f64::consts::PI,
        std::f64::consts::TAU,
    ];
    let mut seen = vec![value];
    let mut changes = vec![];
    for other in values {
        if !seen.contains(&other) {
            seen.push(other);
            let words = format!("{other} stands where {value} belongs");
            changes.push(Change { name: "constant", words, formula: number(other) });
        }
    }
    changes
}
