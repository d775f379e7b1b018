//! Step 7 against NumPy's model and against its own steps.

mod common;

use std::env::{current_exe, var_os};
use std::process::Command;

use common::{close, close_parameters, random_data, reference, reference_data};
use common::{reference_parameters, says, zeros};
use ndarray::{Array1, Array2, array};
use nnlab::{
    LEARNING_RATE, Parameters, RandomState, Settings, backward_propagation, compute_cost,
    forward_propagation, initialize_parameters, nn_model, nn_model_with, predict,
    update_parameters,
};

/// 100 updates add up about 100 roundings of 1e-16; NumPy's own kernels differ by 5e-15 here.
#[test]
fn the_model_after_100_iterations_is_numpys_to_1e_12() {
    let (x, y) = reference_data();
    let got = nn_model(&x, &y, 4, 100, false);
    close_parameters(&got, &reference_parameters("model_100"), 1e-12, "the loop, and seed 3");
}

#[test]
fn its_predictions_are_numpys() {
    let (x, y) = reference_data();
    let expected: Array2<bool> = reference("model_100/predictions");
    assert_eq!(predict(&reference_parameters("model_100"), &x), expected, "with NumPy's weights");
    assert_eq!(predict(&nn_model(&x, &y, 4, 100, false), &x), expected, "with our own");
}

/// The readable definition: the six steps in a loop, from any parameters.
fn steps_in_a_loop(
    x: &Array2<f64>,
    y: &Array2<f64>,
    mut parameters: Parameters,
    num_iterations: usize,
) -> (Parameters, Vec<f64>) {
    let mut costs = Vec::new();
    for _ in 0..num_iterations {
        let (a2, cache) = forward_propagation(x, &parameters);
        costs.push(compute_cost(&a2, y));
        let gradients = backward_propagation(&parameters, &cache, x, y);
        parameters = update_parameters(&parameters, &gradients, LEARNING_RATE);
    }
    (parameters, costs)
}

#[test]
fn training_is_the_six_steps_in_a_loop() {
    let mut rng = RandomState::new(61);
    for (n_x, n_h, n_y, m) in [(1, 1, 1, 1), (2, 4, 1, 37), (3, 7, 2, 8), (5, 2, 3, 129)] {
        let (x, y) = random_data(n_x, n_y, m, &mut rng);
        let initial = initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(3));
        let (parameters, costs) = steps_in_a_loop(&x, &y, initial, 50);
        let settings = Settings { n_h, num_iterations: 50, ..Settings::default() };
        let history = nn_model_with(&x, &y, &settings);
        let look = format!("n_x = {n_x}, n_h = {n_h}, n_y = {n_y}, m = {m}");
        close_parameters(&history.parameters, &parameters, 1e-12, &look);
        close("costs", &Array1::from(history.costs), &Array1::from(costs), 1e-12, &look);
        assert_eq!(nn_model(&x, &y, n_h, 50, false), history.parameters, "both forms: {look}");
    }
}

#[test]
fn snapshots_are_the_parameters_of_shorter_runs() {
    let (x, y) = reference_data();
    let settings =
        Settings { num_iterations: 30, snapshots: vec![30, 0, 7], ..Settings::default() };
    let history = nn_model_with(&x, &y, &settings);
    let moments: Vec<usize> = history.snapshots.iter().map(|(i, _)| *i).collect();
    assert_eq!(moments, [0, 7, 30], "in order of the iterations");
    close_parameters(&history.snapshots[0].1, &reference_parameters("init"), 1e-15, "snapshot 0");
    assert_eq!(history.snapshots[1].1, nn_model(&x, &y, 4, 7, false), "snapshot 7");
    assert_eq!(history.snapshots[2].1, history.parameters, "the last snapshot");
    assert_eq!((history.costs.len(), history.diverged), (30, None));
}

#[test]
fn seed_and_rate_are_used() {
    let (x, y) = reference_data();
    let short = Settings { num_iterations: 5, ..Settings::default() };
    let run = |settings: &Settings| nn_model_with(&x, &y, settings).parameters;
    assert_ne!(run(&Settings { seed: 4, ..short.clone() }), run(&short), "the seed");
    assert_ne!(run(&Settings { learning_rate: 0.3, ..short.clone() }), run(&short), "the rate");
}

/// NumPy itself shows it: adding the last bit of one weight is a change of 1e-18, and nothing
/// comes of it for 6000 iterations. After that the cost is past the edge of stability, where
/// each iteration enlarges the difference; by 7000 it has been seen at 1e-6 to 1e-4.
#[test]
fn one_last_bit_changes_nothing_before_iteration_6000_and_the_cost_after() {
    let (x, y) = reference_data();
    let initial = reference_parameters("init");
    let mut nudged = initial.clone();
    nudged.w1[[0, 0]] = nudged.w1[[0, 0]].next_up();
    let (_, costs) = steps_in_a_loop(&x, &y, initial, 7001);
    let (_, nudged) = steps_in_a_loop(&x, &y, nudged, 7001);
    let largest = |range: std::ops::Range<usize>| {
        range.map(|i| (costs[i] - nudged[i]).abs()).fold(0.0, f64::max)
    };
    let (before, after) = (largest(0..6001), largest(6001..7001));
    assert!(before < 1e-11, "before iteration 6000 the costs differ by {before:e}");
    assert!(after > 1e-8, "after it they differ by {after:e} only; is training still at rate 1.2?");
}

/// What `nn_model` prints goes past the test harness, so the test runs itself once more as a child.
#[test]
fn print_cost_prints_the_handouts_lines_and_nothing_between() {
    const CHILD: &str = "LAB_TEST_PRINTS_COSTS";
    let (x, y) = reference_data();
    if var_os(CHILD).is_some() {
        println!();
        nn_model(&x, &y, 4, 2001, true);
        nn_model(&x, &y, 4, 2001, false);
        return;
    }
    let mut child = Command::new(current_exe().expect("this test is a program"));
    child.args(["print_cost_prints", "--nocapture"]).env(CHILD, "yes");
    let printed = child.output().expect("it starts again").stdout;
    let printed = String::from_utf8(printed).expect("it prints text");
    let lines: Vec<_> = printed.lines().filter(|line| line.starts_with("Cost")).collect();
    let handout = ["0: 0.693162", "1000: 0.258625", "2000: 0.239334"];
    assert_eq!(lines, handout.map(|line| format!("Cost after iteration {line}")), "{printed}");
}

#[test]
fn predict_answers_1_only_above_one_half() {
    let one = |w: f64| array![[w]];
    let p = Parameters { w1: one(1.0), b1: one(0.0), w2: one(1.0), b2: one(0.0) };
    let x = array![[-1.0, 0.0, 1.0, f64::NAN]];
    assert_eq!(predict(&p, &x), array![[false, false, true, false]], "0.5 and NaN are not above");
    says(&["w1 of shape (1, 1)", "x of shape (2, 3)"], || predict(&p, &zeros(2, 3)));
}
