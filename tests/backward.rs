//! Step 5 against NumPy and against finite differences, and what it says of shapes that do not fit.

mod common;

use common::{all_small_shapes, close, random_data, random_network, reference, reference_data};
use common::{reference_parameters, says, zeros};
use ndarray::Array2;
use nnlab::{
    Cache, Parameters, RandomState, backward_propagation, compute_cost, forward_propagation,
};

#[test]
fn the_first_gradients_are_numpys_to_1e_12() {
    let (x, y) = reference_data();
    let forward = |name: &str| reference(&format!("forward/{name}"));
    let cache =
        Cache { z1: forward("Z1"), a1: forward("A1"), z2: forward("Z2"), a2: forward("A2") };
    let g = backward_propagation(&reference_parameters("init"), &cache, &x, &y);
    for (name, got, look) in [
        ("dW2", &g.dw2, "dz2 = a2 - y, dz2.dot(a1 transposed) / m"),
        ("db2", &g.db2, "the mean of dz2 over the examples"),
        ("dW1", &g.dw1, "dz1 = (w2 transposed).dot(dz2) * (1 - a1²), dz1.dot(x transposed) / m"),
        ("db1", &g.db1, "the mean of dz1 over the examples"),
    ] {
        close(name, got, &reference(&format!("backward/{name}")), 1e-12, look);
    }
}

/// The central difference of the cost in one parameter. With ε = 1e-5 it errs by some
/// ε² = 1e-10 times the third derivative, and by 1e-16 / ε = 1e-11 from rounding.
fn slope(
    p: &Parameters,
    x: &Array2<f64>,
    y: &Array2<f64>,
    nudge: impl Fn(&mut Parameters, f64),
) -> f64 {
    const EPSILON: f64 = 1e-5;
    let cost_at = |offset: f64| {
        let mut moved = p.clone();
        nudge(&mut moved, offset);
        compute_cost(&forward_propagation(x, &moved).0, y)
    };
    (cost_at(EPSILON) - cost_at(-EPSILON)) / (2.0 * EPSILON)
}

#[test]
fn the_gradients_are_the_slopes_of_the_cost_for_every_shape() {
    let mut rng = RandomState::new(31);
    for (n_x, n_h, n_y, m) in all_small_shapes() {
        let p = random_network(n_x, n_h, n_y, &mut rng);
        let (x, y) = random_data(n_x, n_y, m, &mut rng);
        let (_, cache) = forward_propagation(&x, &p);
        let g = backward_propagation(&p, &cache, &x, &y);
        let numeric = |shape: (usize, usize), pick: fn(&mut Parameters) -> &mut Array2<f64>| {
            Array2::from_shape_fn(shape, |at| slope(&p, &x, &y, |p, by| pick(p)[at] += by))
        };
        let look = format!("the formula, for n_x = {n_x}, n_h = {n_h}, n_y = {n_y}, m = {m}");
        close("dW1", &g.dw1, &numeric(p.w1.dim(), |p| &mut p.w1), 1e-8, &look);
        close("db1", &g.db1, &numeric(p.b1.dim(), |p| &mut p.b1), 1e-8, &look);
        close("dW2", &g.dw2, &numeric(p.w2.dim(), |p| &mut p.w2), 1e-8, &look);
        close("db2", &g.db2, &numeric(p.b2.dim(), |p| &mut p.b2), 1e-8, &look);
    }
}

#[test]
fn nan_in_an_example_reaches_every_weight() {
    let mut rng = RandomState::new(34);
    let p = random_network(3, 4, 1, &mut rng);
    let (mut x, y) = random_data(3, 1, 8, &mut rng);
    x[[0, 0]] = f64::NAN;
    let (_, cache) = forward_propagation(&x, &p);
    let g = backward_propagation(&p, &cache, &x, &y);
    let all = g.dw1.iter().chain(&g.db1).chain(&g.dw2).chain(&g.db2);
    assert!(all.clone().all(|d| d.is_nan()), "sums over the examples with a NaN: {g:?}");
}

#[test]
fn every_array_that_does_not_fit_gets_both_shapes() {
    let p = Parameters { w1: zeros(4, 2), b1: zeros(4, 1), w2: zeros(1, 4), b2: zeros(1, 1) };
    let cache = Cache { z1: zeros(4, 5), a1: zeros(4, 5), z2: zeros(1, 5), a2: zeros(1, 5) };
    let (x, y) = (zeros(2, 5), zeros(1, 5));
    let of_data = |pieces: &[&str], x: Array2<f64>, y: Array2<f64>| {
        says(pieces, || backward_propagation(&p, &cache, &x, &y));
    };
    of_data(&["x of shape (2, 5) has 5", "y of shape (1, 6) has 6"], x.clone(), zeros(1, 6));
    of_data(&["w1 of shape (4, 2)", "x of shape (3, 5)"], zeros(3, 5), y.clone());
    of_data(&["y of shape (1, 5)", "(2, 5)"], x.clone(), zeros(2, 5));
    of_data(&["x", "(2, 0)"], zeros(2, 0), zeros(1, 0));
    of_data(&["a1 of shape (4, 6)", "(4, 5)"], zeros(2, 6), zeros(1, 6));

    let of_cache = |pieces: &[&str], cache: Cache| {
        says(pieces, || backward_propagation(&p, &cache, &x, &y));
    };
    of_cache(&["a1 of shape (4, 5)", "(5, 4)"], Cache { a1: zeros(5, 4), ..cache.clone() });
    of_cache(&["a2 of shape (1, 5)", "(5, 1)"], Cache { a2: zeros(5, 1), ..cache.clone() });

    let of_weights = |pieces: &[&str], p: Parameters| {
        says(pieces, || backward_propagation(&p, &cache, &x, &y));
    };
    of_weights(
        &["w2 of shape (1, 3)", "w1 of shape (4, 2)"],
        Parameters { w2: zeros(1, 3), ..p.clone() },
    );
    of_weights(&["w1", "(0, 2)"], Parameters { w1: zeros(0, 2), ..p.clone() });
    of_weights(&["w2", "(0, 4)"], Parameters { w2: zeros(0, 4), ..p.clone() });
}
