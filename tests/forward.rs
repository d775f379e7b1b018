//! Step 3 against NumPy, its properties, and what it says of shapes that do not fit.

mod common;

use common::{close, random_data, random_network, reference, reference_data};
use common::{reference_parameters, says, zeros};
use ndarray::{Array2, Axis, array, concatenate, s};
use nnlab::{Parameters, RandomState, forward_propagation, sigmoid};

#[test]
fn the_first_pass_is_numpys_to_1e_12() {
    let (x, _) = reference_data();
    let (a2, cache) = forward_propagation(&x, &reference_parameters("init"));
    for (name, got, look) in [
        ("Z1", &cache.z1, "w1.dot(x) + b1"),
        ("A1", &cache.a1, "tanh of z1"),
        ("Z2", &cache.z2, "w2.dot(a1) + b2"),
        ("A2", &cache.a2, "sigmoid of z2"),
    ] {
        close(name, got, &reference(&format!("forward/{name}")), 1e-12, look);
    }
    assert_eq!(a2, cache.a2, "the answer is the cache's a2");
}

/// Each column is computed on its own. The products may be summed in another order, so to 1e-15.
#[test]
fn the_forward_of_columns_side_by_side_is_the_forwards_side_by_side() {
    let mut rng = RandomState::new(11);
    for (n_x, n_h, n_y) in [(1, 1, 1), (2, 4, 1), (3, 5, 2)] {
        let p = random_network(n_x, n_h, n_y, &mut rng);
        let (left, right) = (rng.randn(n_x, 6), rng.randn(n_x, 1));
        let both = concatenate![Axis(1), left, right];
        let (a2, _) = forward_propagation(&both, &p);
        let apart = concatenate![
            Axis(1),
            forward_propagation(&left, &p).0,
            forward_propagation(&right, &p).0
        ];
        close("A2", &a2, &apart, 1e-15, "a sum over the examples where none belongs");
    }
}

#[test]
fn a_network_of_one_unit_a_layer_is_the_formula() {
    let mut rng = RandomState::new(12);
    for _ in 0..100 {
        let p = random_network(1, 1, 1, &mut rng);
        let (x, _) = random_data(1, 1, 1, &mut rng);
        let z1 = p.w1[[0, 0]] * x[[0, 0]] + p.b1[[0, 0]];
        let z2 = p.w2[[0, 0]] * z1.tanh() + p.b2[[0, 0]];
        let (a2, _) = forward_propagation(&x, &p);
        close("A2", &a2, &array![[1.0 / (1.0 + (-z2).exp())]], 1e-15, "the order of the layers");
    }
}

#[test]
fn sigmoid_is_symmetric_and_stays_between_0_and_1() {
    for z in (-80..=80).map(|k| f64::from(k) * 10.0) {
        let (left, right) = (sigmoid(-z), sigmoid(z));
        assert!((0.0..=1.0).contains(&right), "sigmoid({z}) is {right}");
        assert!((left + right - 1.0).abs() < 1e-15, "sigmoid(-{z}) + sigmoid({z}) should be 1");
    }
    assert_eq!(sigmoid(f64::INFINITY), 1.0);
    assert_eq!(sigmoid(f64::NEG_INFINITY), 0.0);
    assert!(sigmoid(f64::NAN).is_nan());
}

#[test]
fn nan_stays_in_its_column_and_infinity_saturates() {
    let p = random_network(2, 3, 1, &mut RandomState::new(13));
    let x = array![[0.5, f64::NAN, f64::INFINITY], [1.0, 2.0, 3.0]];
    let (a2, cache) = forward_propagation(&x, &p);
    assert!(a2[[0, 0]].is_finite(), "the first column has no NaN");
    assert!(cache.z1.column(1).iter().all(|z| z.is_nan()), "NaN reaches every hidden unit");
    assert!(a2[[0, 1]].is_nan(), "and the answer");
    assert!(cache.a1.slice(s![.., 2]).iter().all(|a| a.abs() == 1.0), "tanh of infinity is ±1");
}

#[test]
fn every_array_that_does_not_fit_gets_both_shapes() {
    let fits = Parameters { w1: zeros(4, 2), b1: zeros(4, 1), w2: zeros(1, 4), b2: zeros(1, 1) };
    let x = zeros(2, 5);
    let run = |x: &Array2<f64>, p: Parameters| forward_propagation(x, &p);
    let says_of = |pieces: &[&str], p: Parameters| says(pieces, || run(&x, p));

    let sentence = "expected w1 of shape (4, 2) to match x of shape (3, 400): w1 has 2 columns but x has 3 rows";
    says(&[sentence], || run(&zeros(3, 400), fits.clone()));
    says_of(
        &["w1 of shape (4, 3)", "x of shape (2, 5)"],
        Parameters { w1: zeros(4, 3), ..fits.clone() },
    );
    says_of(&["b1 of shape (4, 1)", "(1, 4)"], Parameters { b1: zeros(1, 4), ..fits.clone() });
    says_of(
        &["w2 of shape (1, 3)", "w1 of shape (4, 2)"],
        Parameters { w2: zeros(1, 3), ..fits.clone() },
    );
    says_of(&["b2 of shape (1, 1)", "(1, 5)"], Parameters { b2: zeros(1, 5), ..fits.clone() });
    says_of(&["w1", "(0, 2)"], Parameters { w1: zeros(0, 2), ..fits.clone() });
    says_of(&["w2", "(0, 4)"], Parameters { w2: zeros(0, 4), ..fits.clone() });
    says(&["x", "(2, 0)"], || run(&zeros(2, 0), fits.clone()));
    says(&["x", "(0, 5)"], || run(&zeros(0, 5), fits.clone()));
}
