//! Step 5 against NumPy and against finite differences, and what the gradient check finds.

mod common;

use common::{close, random_data, random_network, reference, reference_data};
use common::{reference_parameters, says, zeros};
use ndarray::{Array2, Axis};
use nnlab::{
    Cache, Gradients, Parameters, RandomState, backward::Backward, backward_propagation,
    compute_cost, forward_propagation, gradient_check,
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
    for (n_x, n_h, n_y, m) in shapes() {
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
fn the_gradient_check_passes_the_crates_gradients_for_every_shape() {
    let mut rng = RandomState::new(32);
    for (n_x, n_h, n_y, m) in shapes() {
        let p = random_network(n_x, n_h, n_y, &mut rng);
        let (x, y) = random_data(n_x, n_y, m, &mut rng);
        let check = gradient_check(backward_propagation, &p, &x, &y);
        assert_eq!(check.entries.len(), n_h * n_x + n_h + n_y * n_h + n_y, "one a parameter");
        assert!(check.relative_error < 1e-7, "{check:?} for {:?}", (n_x, n_h, n_y, m));
    }
}

/// n_x 1 to 5, n_h 1 to 7, n_y 1 to 3, m 1 to 9: every combination.
fn shapes() -> impl Iterator<Item = (usize, usize, usize, usize)> {
    (0..5 * 7 * 3 * 9).map(|k| (1 + k % 5, 1 + k / 5 % 7, 1 + k / 35 % 3, 1 + k / 105))
}

/// A network of as many inputs as hidden units, so that a transposed dW1 has the right shape.
fn square_network() -> (Parameters, Array2<f64>, Array2<f64>) {
    let mut rng = RandomState::new(33);
    let p = random_network(3, 3, 1, &mut rng);
    let (x, y) = random_data(3, 1, 8, &mut rng);
    (p, x, y)
}

/// dW1 and db1 from a dZ1 of one's own, the rest as it should be.
fn with_dz1(
    p: &Parameters,
    cache: &Cache,
    x: &Array2<f64>,
    y: &Array2<f64>,
    derivative: fn(f64) -> f64,
) -> Gradients {
    let m = x.ncols() as f64;
    let dz1 = p.w2.t().dot(&(&cache.a2 - y)) * cache.a1.mapv(derivative);
    let db1 = dz1.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    Gradients { dw1: dz1.dot(&x.t()) / m, db1, ..backward_propagation(p, cache, x, y) }
}

#[test]
fn the_gradient_check_finds_planted_mistakes() {
    let mistakes: [(&str, Backward); 6] = [
        ("1/m is missing", |p, c, x, y| {
            let m = x.ncols() as f64;
            let g = backward_propagation(p, c, x, y);
            Gradients { dw1: g.dw1 * m, db1: g.db1 * m, dw2: g.dw2 * m, db2: g.db2 * m }
        }),
        ("the sign is wrong", |p, c, x, y| {
            let g = backward_propagation(p, c, x, y);
            Gradients { dw1: -g.dw1, db1: -g.db1, dw2: -g.dw2, db2: -g.db2 }
        }),
        ("dW1 is transposed", |p, c, x, y| {
            let g = backward_propagation(p, c, x, y);
            Gradients { dw1: g.dw1.t().to_owned(), ..g }
        }),
        ("sigmoid's derivative in place of tanh's", |p, c, x, y| {
            with_dz1(p, c, x, y, |a| a * (1.0 - a))
        }),
        ("tanh's derivative is left out", |p, c, x, y| with_dz1(p, c, x, y, |_| 1.0)),
        ("db2 alone is forgotten", |p, c, x, y| {
            let g = backward_propagation(p, c, x, y);
            Gradients { db2: g.db2 * 0.0, ..g }
        }),
    ];
    let (p, x, y) = square_network();
    let right = gradient_check(|p, c, x, y| with_dz1(p, c, x, y, |a| 1.0 - a * a), &p, &x, &y);
    assert!(right.relative_error < 1e-7, "with_dz1 itself is wrong: {right:?}");
    for (mistake, backward) in mistakes {
        let error = gradient_check(backward, &p, &x, &y).relative_error;
        assert!(error > 1e-2, "{mistake}, but the relative error is only {error:e}");
    }
}

#[test]
fn the_gradient_check_says_where_the_mistake_is() {
    let (p, x, y) = square_network();
    let check = gradient_check(
        |p, c, x, y| {
            let mut g = backward_propagation(p, c, x, y);
            g.dw1[[1, 2]] += 0.5;
            g
        },
        &p,
        &x,
        &y,
    );
    let wrong: Vec<_> =
        check.entries.iter().filter(|e| (e.analytic - e.numeric).abs() > 1e-8).collect();
    assert_eq!(wrong.len(), 1, "one entry was changed: {wrong:?}");
    assert_eq!((wrong[0].array, wrong[0].row, wrong[0].column), ("dw1", 1, 2));
}

#[test]
fn the_gradient_check_names_an_array_of_the_wrong_shape() {
    let (p, x, y) = square_network();
    says(&["db1 of shape (3, 1)", "(1, 3)"], || {
        let flat: Backward =
            |p, c, x, y| Gradients { db1: zeros(1, 3), ..backward_propagation(p, c, x, y) };
        gradient_check(flat, &p, &x, &y)
    });
    says(&["w1 of shape (3, 3)", "x of shape (2, 8)"], || {
        gradient_check(backward_propagation, &p, &zeros(2, 8), &y)
    });
}

#[test]
fn nan_in_an_example_reaches_every_weight() {
    let (p, mut x, y) = square_network();
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
