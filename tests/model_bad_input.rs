//! What step 7 says of data and settings that cannot train, and of a cost that diverges.

mod common;

use common::{reference_data, says, zeros};
use ndarray::{Array2, array};
use nnlab::{Settings, nn_model, nn_model_with};

#[test]
fn data_that_cannot_be_trained_on_get_a_sentence() {
    let (x, y) = (array![[0.5, -1.0, 2.0], [1.0, 0.0, -0.5]], array![[1.0, 0.0, 1.0]]);
    let train = |x: &Array2<f64>, y: &Array2<f64>| nn_model(x, y, 4, 10, false);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let mut x = x.clone();
        x[[1, 2]] = bad;
        says(&["x[1, 2]", &bad.to_string(), "finite"], || train(&x, &y));
        says(&["x[1, 2]", &bad.to_string()], || nn_model_with(&x, &y, &Settings::default()));
    }
    for bad in [2.0, -1.0, 0.5, f64::NAN] {
        let mut y = y.clone();
        y[[0, 1]] = bad;
        says(&["0 or 1", "y[0, 1]", &bad.to_string()], || train(&x, &y));
    }
    says(&["x of shape (2, 3) has 3", "y of shape (1, 4) has 4"], || train(&x, &zeros(1, 4)));
    says(&["x", "(2, 0)"], || train(&zeros(2, 0), &zeros(1, 0)));
    says(&["x", "(0, 3)"], || train(&zeros(0, 3), &y));
    says(&["y", "(0, 3)"], || train(&x, &zeros(0, 3)));
}

#[test]
fn settings_that_cannot_train_get_a_sentence_with_the_number() {
    let (x, y) = (array![[0.5, -1.0]], array![[1.0, 0.0]]);
    let default = Settings::default();
    let train = |settings: Settings| nn_model_with(&x, &y, &settings);
    says(&["hidden", "n_h = 0"], || nn_model(&x, &y, 0, 10, false));
    says(&["hidden", "n_h = 0"], || train(Settings { n_h: 0, ..default.clone() }));
    says(&["iteration", "num_iterations = 0"], || nn_model(&x, &y, 4, 0, false));
    says(&["num_iterations = 0"], || train(Settings { num_iterations: 0, ..default.clone() }));
    for learning_rate in [0.0, -1.2, f64::NAN, f64::INFINITY] {
        let rate = format!("learning_rate = {learning_rate}");
        says(&["positive", &rate], || train(Settings { learning_rate, ..default.clone() }));
    }
    says(&["up to 20", "at 21"], || {
        train(Settings { num_iterations: 20, snapshots: vec![3, 21], ..default.clone() })
    });
}

#[test]
fn a_diverging_rate_stops_training_and_says_when() {
    let (x, y) = reference_data();
    let settings =
        Settings { learning_rate: 1e6, snapshots: vec![0, 10_000], ..Settings::default() };
    let history = nn_model_with(&x, &y, &settings);
    let stopped = history.diverged.expect("a learning rate of 1e6 gives an infinite cost");
    assert_eq!(history.costs.len(), stopped + 1, "nothing after the cost that diverged");
    assert!(!history.costs[stopped].is_finite(), "{}", history.costs[stopped]);
    assert!(history.costs[..stopped].iter().all(|cost| cost.is_finite()), "stops at the first");
    assert_eq!(history.snapshots.len(), 1, "the end was never reached, so it has no snapshot");
}

/// Inputs of 1e6 put every hidden unit at ±1. The first update then moves each of 200 weights by
/// 1.2 · |mean(a2 − y)| = 0.3 in the direction that adds to z2: 60, where sigmoid is 1 to the last
/// bit, and the one label 0 costs infinity.
#[test]
fn nn_model_says_when_the_cost_diverged_and_what_to_do() {
    let (x, y) = (array![[1e6, 1e6, 1e6, 1e6]], array![[1.0, 1.0, 1.0, 0.0]]);
    let advice = ["inf", "iteration 1:", "learning rate 1.2", "200 hidden units", "scale x"];
    says(&advice, || nn_model(&x, &y, 200, 100, false));

    let fewer = nn_model(&x, &y, 4, 100, false);
    assert!(fewer.w2.iter().all(|w| w.is_finite()), "the advice to take fewer units is wrong");
    let slow =
        Settings { n_h: 200, num_iterations: 100, learning_rate: 0.01, ..Settings::default() };
    assert_eq!(nn_model_with(&x, &y, &slow).diverged, None, "the advice to go slower is wrong");
}
