//! Wrong answers as students write them, written by hand and not from the rules: how many are told
//! their cause.

mod backward;
mod cost;
mod dataset;
mod fifth;
mod forward;
mod fourth;
mod seventh;
mod sixth;
mod structure_and_init;
mod third;
mod train_and_visualize;
mod update_and_model;

use nnlab::check::{self, Score};
use nnlab::ndarray::{Array1, Array2, Axis, s, stack};
use nnlab::{
    Cache, Gradients, Parameters, RandomState, accuracy, backward_propagation, compute_cost,
    forward_propagation, initialize_parameters, nn_model, predict, sigmoid, update_parameters,
};

type A = Array2<f64>;

/// What each answer does wrong, and what it was told.
type Told = (&'static str, Score);

/// Findings that only describe what is seen.
const SEEN: [&str; 9] =
    ["entry", "nan", "zeros", "columns", "rows", "digits", "where", "same", "panicked"];

#[track_caller]
fn named(told: &[Told], least: usize) {
    let mut list = String::new();
    let mut named = 0;
    for (wrong, score) in told {
        assert!(!score.full(), "not caught: {wrong}");
        let finding = score.finding().expect("a wrong answer is told something");
        named += usize::from(!SEEN.contains(&finding.name));
        list += &format!(
            "{wrong} ({} points)\n    {}: {}\n",
            score.points(),
            finding.name,
            finding.sentence
        );
    }
    println!("{named} of {} named\n{list}", told.len());
    assert!(named >= least, "only {named} of {} are told their cause:\n{list}", told.len());
}
