//! A function of each entry that is none of those that are known.

use ndarray::{ArcArray2, Array2};

use super::{Changed, Wrong};
use crate::check::formula::{FUNCTIONS, Formula, Head, Line, Scope, Step};

impl Step {
    /// A smooth function of the right array, where the line takes another function of it.
    pub(super) fn another_function(
        &self,
        before: &Scope,
        wanted: usize,
        wrong: &Wrong,
    ) -> Option<Changed> {
        let Line { name, formula } = &self.lines[wanted];
        let Formula { head: Head::Each(function), of } = formula else { return None };
        let from = of[0].value(before)?;
        if !may_be_a_function(&from, wrong.value) {
            return None;
        }
        let mut scope = before.clone();
        scope.push((name, wrong.value.to_shared()));
        let returned = self.rest(&[], wanted, scope)?;
        let (_, right) = FUNCTIONS.iter().find(|(n, _)| n == function)?;
        let sentence = format!(
            "{name} is another function of {} than `{function}`, entry by entry: try yours on one number, {function}(1) is {:.4}.",
            of[0],
            right(1.0)
        );
        Some(Changed { name: "other_function", sentence, returned })
    }
}

/// Whether `got` rises or falls with `from`, and turns a few times at most; a few entries do not tell.
fn may_be_a_function(from: &ArcArray2<f64>, got: &Array2<f64>) -> bool {
    if from.dim() != got.dim() || got.iter().any(|v| !v.is_finite()) {
        return false;
    }
    if got.len() < FEW {
        return true;
    }
    let mut pairs: Vec<(f64, f64)> = from.iter().copied().zip(got.iter().copied()).collect();
    pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
    let way: f64 = pairs.windows(2).map(|pair| (pair[1].1 - pair[0].1).abs()).sum();
    let (low, high) = pairs.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), pair| {
        (low.min(pair.1), high.max(pair.1))
    });
    high > low && way <= TURNS * (high - low)
}

/// So few entries may lie on a line by chance, if it may turn.
const FEW: usize = 12;

/// How often a line may go all the way from its lowest to its highest point.
const TURNS: f64 = 3.0;
