//! What people report of this lab, and what a check says to it.

use nnlab::check::{self, Score};
use nnlab::ndarray::{Array2, Axis};
use nnlab::{Cache, Gradients, Parameters};

type A = Array2<f64>;

#[track_caller]
fn says(score: &Score, pieces: &[&str]) {
    let text = score.to_string();
    for piece in pieces {
        assert!(text.contains(piece), "expected {piece:?} in: {text}");
    }
}

fn halves(a2: &A, y: &A) -> (A, A) {
    (a2.ln() * y, (1.0 - a2).ln() * (1.0 - y))
}

#[test]
fn the_cost_as_an_outer_product() {
    says(
        &check::cost(|a2, y| {
            let (ones, zeros) = (y * &a2.ln().t(), (1.0 - y) * (1.0 - a2).ln().t());
            -(ones.sum() + zeros.sum()) / y.ncols() as f64
        }),
        &["every label meets every answer"],
    );
    let twice = check::cost(|a2, y| 2.0 * nnlab::compute_cost(a2, y));
    says(&twice, &["`0.5 * m` stands where `m` belongs"]);
}

#[test]
fn a_cost_with_something_else_in_it() {
    says(&check::cost(|a2, y| (a2 - y).sum() / y.ncols() as f64), &["the mean of a2 - y"]);
    let score = check::cost(|a2, y| with_small(a2, y, 1e-8));
    says(&score, &["1e-8 is added inside of the logarithms"]);
    let score = check::cost(|a2, y| with_small(a2, y, 1e-11));
    assert!(score.full(), "so small a number is lost in the rounding: {score}");
    says(
        &check::cost(|a2, y| {
            let (ones, zeros) = ((a2 + 1e-5).ln() * y, (1.0 - a2).ln() * (1.0 - y));
            -(ones + zeros).sum() / y.ncols() as f64
        }),
        &["1e-5 is added inside of `ln`"],
    );
}

fn with_small(a2: &A, y: &A, small: f64) -> f64 {
    let (ones, zeros) = ((a2 + small).ln() * y, (1.0 - a2 + small).ln() * (1.0 - y));
    -(ones + zeros).sum() / y.ncols() as f64
}

#[test]
fn one_half_of_the_cost() {
    says(
        &check::cost(|a2, y| -halves(a2, y).0.sum() / y.ncols() as f64),
        &["only y·ln(a2) is there"],
    );
    says(
        &check::cost(|a2, y| -halves(a2, y).1.sum() / y.ncols() as f64),
        &["only (1 - y)·ln(1 - a2) is there"],
    );
}

/// Backward propagation with another W2 and another slope in dZ1.
fn backward(
    p: &Parameters,
    c: &Cache,
    x: &A,
    y: &A,
    own: bool,
    slope: fn(f64) -> f64,
) -> Gradients {
    let m = x.ncols() as f64;
    let column = |dz: &A| dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    let dz2 = &c.a2 - y;
    let dw2 = dz2.dot(&c.a1.t()) / m;
    let w2 = if own { &dw2 } else { &p.w2 };
    let dz1 = w2.t().dot(&dz2) * c.a1.mapv(slope);
    Gradients { dw1: dz1.dot(&x.t()) / m, db1: column(&dz1), db2: column(&dz2), dw2 }
}

#[test]
fn another_array_or_another_slope_in_dz1() {
    says(
        &check::backward(|p, c, x, y| backward(p, c, x, y, true, |a| 1.0 - a * a)),
        &["`dW2` stands where `W2` belongs", "dZ1"],
    );
    says(
        &check::backward(|p, c, x, y| backward(p, c, x, y, false, |a| (1.0 - a).powi(2))),
        &["(1 - A1)² stands where 1 - A1² belongs"],
    );
    says(
        &check::backward(|p, c, x, y| backward(p, c, x, y, false, |a| 1.0 - 2.0 * a)),
        &["1 - 2·A1 stands where 1 - A1² belongs"],
    );
}

#[test]
fn brackets_in_the_accuracy() {
    says(
        &check::accuracy(|y, predictions| {
            let p = predictions.mapv(f64::from);
            let zeros = ((1.0 - y) * (1.0 - &p)).sum();
            (y * &p).sum() + zeros / y.len() as f64 * 100.0
        }),
        &["brackets are missing"],
    );
}

#[test]
fn a_seed_inside_of_the_function() {
    let weights = check::init(|n_x, n_h, n_y, _| {
        nnlab::initialize_parameters(n_x, n_h, n_y, &mut nnlab::RandomState::new(2))
    });
    says(&weights, &["a generator with seed 2 made inside"]);
    let flower = check::dataset(|m, noise, _| {
        nnlab::create_dataset_with(m, noise, &mut nnlab::RandomState::new(2))
    });
    says(&flower, &["a generator with seed 2 made inside"]);
}

/// A sentence about two things is told only where both show, or one of them by itself.
#[test]
fn two_mistakes_in_one_array_are_both_told() {
    let score = check::backward(|p, c, x, y| {
        let g = backward(p, c, x, y, false, |_| 1.0);
        Gradients { dw1: g.dw1 * x.ncols() as f64, ..g }
    });
    says(&score, &["two things", "`dZ1 = W2ᵀ·dZ2`", "`dW1 = dZ1·Xᵀ`"]);
    assert_eq!(score.points(), 5.0, "the output layer is right, so half: {score}");
    let score = check::cost(|a2, y| halves(a2, y).0.sum() / y.ncols() as f64);
    says(&score, &["two things", "the minus is missing"]);
    assert_eq!(score.points(), 2.5, "{score}");
}
