//! The gradient check of step 5: it passes the crate's gradients and finds planted mistakes.

mod common;

use common::{all_small_shapes, random_data, random_network, says, zeros};
use ndarray::{Array2, Axis, array};
use nnlab::{
    Cache, Gradients, Parameters, RandomState, backward::Backward, backward_propagation,
    create_dataset, gradient_check, nn_model,
};

#[test]
fn the_gradient_check_passes_the_crates_gradients_for_every_shape() {
    let mut rng = RandomState::new(32);
    for (n_x, n_h, n_y, m) in all_small_shapes() {
        let p = random_network(n_x, n_h, n_y, &mut rng);
        let (x, y) = random_data(n_x, n_y, m, &mut rng);
        let check = gradient_check(backward_propagation, &p, &x, &y);
        assert_eq!(check.entries.len(), n_h * n_x + n_h + n_y * n_h + n_y, "one a parameter");
        assert!(check.relative_error < 1e-7, "{check:?} for {:?}", (n_x, n_h, n_y, m));
    }
}

/// From the reports: XOR and AND, trained until the gradients are tiny; and data of any scale.
#[test]
fn right_gradients_are_right_and_wrong_ones_wrong_however_small_they_are() {
    let slightly: Backward = |p, c, x, y| {
        let (g, f) = (backward_propagation(p, c, x, y), 1.0 + 1e-4);
        Gradients { dw1: g.dw1 * f, db1: g.db1 * f, dw2: g.dw2 * f, db2: g.db2 * f }
    };
    let corners = array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]];
    let (flower, petals) = create_dataset();
    for (name, x, y) in [
        ("xor", corners.clone(), array![[0.0, 1.0, 1.0, 0.0]]),
        ("and", corners.clone(), array![[0.0, 0.0, 0.0, 1.0]]),
        ("one class", corners.clone(), array![[1.0, 1.0, 1.0, 1.0]]),
        ("flower", flower.clone(), petals.clone()),
        ("flower / 1000", &flower / 1000.0, petals.clone()),
        ("flower * 10", &flower * 10.0, petals),
    ] {
        for iterations in [1, 10, 100, 1000, 10_000, 100_000] {
            let p = nn_model(&x, &y, 4, iterations.min(4_000_000 / x.len()), false);
            let error = |f| gradient_check(f, &p, &x, &y).relative_error;
            let (right, wrong) = (error(backward_propagation), error(slightly));
            assert!(right < 1e-7, "{name}, {iterations}: right gradients have an error of {right}");
            assert!(wrong > 1e-7, "{name}, {iterations}: wrong ones have an error of {wrong}");
        }
    }
}

#[test]
fn gradients_of_0_are_right() {
    let p = Parameters { w1: zeros(3, 2), b1: zeros(3, 1), w2: zeros(1, 3), b2: zeros(1, 1) };
    let x = array![[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]];
    let check = gradient_check(backward_propagation, &p, &x, &array![[0.0, 1.0, 1.0, 0.0]]);
    assert!(check.relative_error < 1e-7, "{check:?}");
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
