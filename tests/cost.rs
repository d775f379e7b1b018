//! Step 4 against NumPy, its properties, and its edges.

mod common;

use common::{close, reference, reference_data, says, zeros};
use ndarray::{Array0, arr0, array};
use nnlab::{RandomState, compute_cost};

#[test]
fn the_first_cost_is_numpys_to_1e_12() {
    let (_, y) = reference_data();
    let expected: Array0<f64> = reference("cost/cost");
    let cost = compute_cost(&reference("forward/A2"), &y);
    close("cost", &arr0(cost), &expected, 1e-12, "the two terms, their signs, and 1/m");
}

#[test]
fn the_cost_is_0_or_more_and_0_only_for_a_perfect_answer() {
    let mut rng = RandomState::new(21);
    for m in 1..50 {
        let a2 = rng.randn(2, m).mapv(|z| 1.0 / (1.0 + (-3.0 * z).exp()));
        let y = rng.randn(2, m).mapv(|z| f64::from(z > 0.0));
        let cost = compute_cost(&a2, &y);
        assert!(cost > 0.0, "the cost of m = {m} examples is {cost}; look at the minus sign");
        assert_eq!(compute_cost(&y, &y), 0.0);
        assert!(compute_cost(&y, &y).is_sign_positive(), "a perfect answer costs 0, not -0");
    }
}

/// ln 2 for each output, whatever the labels: the cost before anything is learnt.
#[test]
fn an_answer_of_one_half_costs_ln_2_an_output() {
    let mut rng = RandomState::new(22);
    for n_y in 1..4 {
        let y = rng.randn(n_y, 9).mapv(|z| f64::from(z > 0.0));
        let cost = compute_cost(&zeros(n_y, 9).mapv(|_| 0.5), &y);
        let expected = n_y as f64 * std::f64::consts::LN_2;
        assert!((cost - expected).abs() < 1e-14, "{cost} for {n_y} outputs; m counts columns");
    }
}

#[test]
fn labels_and_answers_can_be_turned_round_together() {
    let a2 = array![[0.9, 0.2, 0.6]];
    let y = array![[1.0, 0.0, 0.0]];
    let difference = compute_cost(&a2, &y) - compute_cost(&(1.0 - &a2), &(1.0 - &y));
    assert!(difference.abs() < 1e-15, "the terms of label 1 and label 0 are not symmetric");
}

#[test]
fn a_sure_answer_costs_nothing_if_right_and_infinity_if_wrong() {
    assert_eq!(compute_cost(&array![[1.0, 0.0]], &array![[1.0, 0.0]]), 0.0);
    assert_eq!(compute_cost(&array![[1.0]], &array![[0.0]]), f64::INFINITY);
    assert_eq!(compute_cost(&array![[0.0]], &array![[1.0]]), f64::INFINITY);
    // One sure and wrong answer among good ones is enough.
    assert_eq!(compute_cost(&array![[0.9, 1.0]], &array![[1.0, 0.0]]), f64::INFINITY);
    // A sure and right one leaves the others' cost as it is.
    let cost = compute_cost(&array![[1.0, 0.5]], &array![[1.0, 0.0]]);
    assert!((cost - std::f64::consts::LN_2 / 2.0).abs() < 1e-15, "{cost}");
}

#[test]
fn an_answer_that_is_nan_or_outside_0_to_1_costs_nan() {
    for a in [f64::NAN, -0.1, 1.1, f64::INFINITY, f64::NEG_INFINITY] {
        for label in [0.0, 1.0] {
            let cost = compute_cost(&array![[0.5, a]], &array![[1.0, label]]);
            assert!(cost.is_nan(), "an answer of {a} for label {label} costs {cost}");
        }
    }
}

#[test]
fn shapes_that_differ_get_both() {
    says(&["y of shape (1, 3)", "a2", "(1, 4)"], || compute_cost(&zeros(1, 3), &zeros(1, 4)));
    says(&["y of shape (1, 4)", "a2", "(4, 1)"], || compute_cost(&zeros(1, 4), &zeros(4, 1)));
    says(&["y of shape (1, 4)", "a2", "(2, 4)"], || compute_cost(&zeros(1, 4), &zeros(2, 4)));
}

#[test]
fn empty_answers_get_their_shape() {
    says(&["a2", "(1, 0)"], || compute_cost(&zeros(1, 0), &zeros(1, 0)));
    says(&["a2", "(0, 4)"], || compute_cost(&zeros(0, 4), &zeros(0, 4)));
}
