//! What a graded answer is linked to. It reads inputs, calls the function, and writes outputs.
//!
//! The program is built of three parts: the answer's own items, this crate, and a crate `nnlab`
//! that offers what comes before the step. `cargo lab grade` runs it in a sandbox and judges the
//! outputs in its own process: what is right is not known here.

#![allow(clippy::type_complexity, reason = "these are the signatures that students write")]

mod limits;
mod message;
mod serve;

use nnlab::ndarray::Array2;
use nnlab::{Cache, Gradients, Parameters, RandomState};
use serde::{Deserialize, Serialize};

pub use message::{receive, send};
use serve::serve;

/// What comes back for one case: the output, or why there is none.
pub type Reply<O> = Result<O, Without>;

/// Why there is no output, although the program goes on.
#[derive(Debug, Serialize, Deserialize)]
pub enum Without {
    /// The function panicked with this message.
    Panic(String),
    /// The output is too large to be sent; the sentence names both sizes.
    TooLarge(String),
}

/// The argument that says that the program has processes and memory for itself.
pub const CONFINED: &str = "confined";

/// Serves a `layer_sizes`.
pub fn structure(f: fn(&Array2<f64>, &Array2<f64>) -> (usize, usize, usize)) {
    serve(|(x, y): (Array2<f64>, Array2<f64>)| f(&x, &y));
}

/// Serves an `initialize_parameters`.
pub fn init(f: fn(usize, usize, usize, &mut RandomState) -> Parameters) {
    serve(|(n_x, n_h, n_y, seed): (usize, usize, usize, u32)| {
        f(n_x, n_h, n_y, &mut RandomState::new(seed))
    });
}

/// Serves a `forward_propagation`.
pub fn forward(f: fn(&Array2<f64>, &Parameters) -> (Array2<f64>, Cache)) {
    serve(|(x, parameters): (Array2<f64>, Parameters)| f(&x, &parameters));
}

/// Serves a `compute_cost`.
pub fn cost(f: fn(&Array2<f64>, &Array2<f64>) -> f64) {
    serve(|(a2, y): (Array2<f64>, Array2<f64>)| f(&a2, &y));
}

/// Serves a `backward_propagation`.
pub fn backward(f: fn(&Parameters, &Cache, &Array2<f64>, &Array2<f64>) -> Gradients) {
    type Arguments = (Parameters, Cache, Array2<f64>, Array2<f64>);
    serve(|(parameters, cache, x, y): Arguments| f(&parameters, &cache, &x, &y));
}

/// Serves an `update_parameters`.
pub fn update(f: fn(&Parameters, &Gradients, f64) -> Parameters) {
    type Arguments = (Parameters, Gradients, f64);
    serve(|(parameters, gradients, rate): Arguments| f(&parameters, &gradients, rate));
}

/// Serves an `nn_model`. Its cost is not asked for.
pub fn model(f: fn(&Array2<f64>, &Array2<f64>, usize, usize, bool) -> Parameters) {
    type Arguments = (Array2<f64>, Array2<f64>, usize, usize);
    serve(|(x, y, n_h, num_iterations): Arguments| f(&x, &y, n_h, num_iterations, false));
}

/// Serves a `create_dataset`.
pub fn dataset(f: fn(usize, f64, &mut RandomState) -> (Array2<f64>, Array2<f64>)) {
    serve(|(m, noise, seed): (usize, f64, u32)| f(m, noise, &mut RandomState::new(seed)));
}

/// Serves a `predict`.
pub fn predict(f: fn(&Parameters, &Array2<f64>) -> Array2<bool>) {
    serve(|(parameters, x): (Parameters, Array2<f64>)| f(&parameters, &x));
}

/// Serves an `accuracy`.
pub fn accuracy(f: fn(&Array2<f64>, &Array2<bool>) -> f64) {
    serve(|(y, predictions): (Array2<f64>, Array2<bool>)| f(&y, &predictions));
}

/// Serves a `boundary_grid`.
pub fn grid(f: fn(&Array2<f64>, f64) -> (Array2<f64>, Array2<f64>)) {
    serve(|(x, h): (Array2<f64>, f64)| f(&x, h));
}

/// Serves a `predict_grid`.
pub fn predict_grid(f: fn(&Parameters, &Array2<f64>, &Array2<f64>) -> Array2<bool>) {
    type Arguments = (Parameters, Array2<f64>, Array2<f64>);
    serve(|(parameters, xx, yy): Arguments| f(&parameters, &xx, &yy));
}

/// Serves a `sweep`.
pub fn sweep(f: fn(&Array2<f64>, &Array2<f64>, &[usize], usize) -> Vec<f64>) {
    type Arguments = (Array2<f64>, Array2<f64>, Vec<usize>, usize);
    serve(|(x, y, sizes, num_iterations): Arguments| f(&x, &y, &sizes, num_iterations));
}
