//! Step 10, the figures.
use crate::*;
/// Placeholder.
pub fn plot_decision_boundary(
    _: &dyn Fn(&ndarray::Array2<f64>) -> ndarray::Array2<bool>,
    _: &ndarray::Array2<f64>,
    _: &ndarray::Array2<f64>,
) -> Figure {
    Figure
}
