//! Written before the rule for other inputs was.

mod cost_and_gradients;
mod data_and_pictures;
mod first_steps;
mod learning;

use super::*;

type P = Parameters;

/// Each row less its mean, over its standard deviation.
fn standardised(x: &A) -> A {
    let mean = x.mean_axis(Axis(1)).unwrap().insert_axis(Axis(1));
    (x - &mean) / x.std_axis(Axis(1), 0.0).insert_axis(Axis(1))
}

fn columns(a: &A, from: usize, to: usize) -> A {
    a.slice(s![.., from..to]).to_owned()
}

fn shuffled(a: &A) -> A {
    let order: Vec<usize> = (0..a.ncols()).map(|i| (i + a.ncols() / 2) % a.ncols()).collect();
    a.select(Axis(1), &order)
}
