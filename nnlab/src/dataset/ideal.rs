//! The best that anybody can do on the lab's data: who knows how the points were made.

use std::f64::consts::PI;

use ndarray::{Array1, Array2};

use super::{EXAMPLES, HALF_TURN, NOISE, PETAL, linspace};
use crate::shapes;

/// Answers as who knows how the lab's points are made: 1 where class 1 is the denser.
///
/// A point at distance ρ comes from an angle t = atan2(x1, x2) + kπ and a radius r = ρ for even k,
/// −ρ for odd k. There class j has the density
/// Σₖ fⱼ(t) φ((r − 4 sin 4t) / 0.2), where φ is the normal density and fⱼ the mean of the normal
/// densities of width 0.2 about the 200 angles linspace(3.12 j, 3.12 (j + 1)). (From t and r to the
/// plane, both are divided by ρ: it cancels.) No rule is right more often on new points.
///
/// # Shapes
/// - `x`: (2, m)
/// - returns (1, m), true for class 1; where both densities vanish, false
///
/// # Examples
/// ```
/// use nnlab::{accuracy, create_dataset, ideal_rule};
///
/// let (x, y) = create_dataset();
/// assert_eq!(accuracy(&y, &ideal_rule(&x)), 91.5);
/// ```
///
/// # Panics
/// If `x` does not have two rows.
///
/// # In NumPy
/// `density(X, 1) > density(X, 0)`
///
/// # Source
/// Step (8) of the lab makes the points; the rule is that of Bayes, for two classes of the same size.
pub fn ideal_rule(x: &Array2<f64>) -> Array2<bool> {
    shapes::is("x", x, (2, x.ncols()), "two coordinates a point");
    let angles = [0.0, 1.0].map(|j| linspace(j * HALF_TURN, (j + 1.0) * HALF_TURN, EXAMPLES / 2));
    let denser = |k: usize| {
        let [zero, one] = [0, 1].map(|j| density((x[[0, k]], x[[1, k]]), &angles[j]));
        one > zero
    };
    Array2::from_shape_fn((1, x.ncols()), |(_, k)| denser(k))
}

/// The density of a class at a point, but for factors that both classes share.
fn density((x1, x2): (f64, f64), angles: &Array1<f64>) -> f64 {
    let (t0, distance) = (x1.atan2(x2), x1.hypot(x2));
    // Angles from −1 to 7.5: five times the noise beyond the first and the last.
    let branches = (-1..=3).map(|k| {
        let r = if k % 2 == 0 { distance } else { -distance };
        (t0 + f64::from(k) * PI, r)
    });
    branches
        .map(|(t, r)| {
            let of_angle: f64 = angles.iter().map(|a| normal((t - a) / NOISE)).sum();
            of_angle * normal((r - PETAL * (4.0 * t).sin()) / NOISE)
        })
        .sum()
}

/// The normal density, but for its factor.
fn normal(z: f64) -> f64 {
    (-0.5 * z * z).exp()
}
