//! A step written by yourself, and its check: `cargo run -p nnlab --example forward`

use nnlab::ndarray::Array2;
use nnlab::{Cache, Parameters, check};

fn forward_propagation(x: &Array2<f64>, parameters: &Parameters) -> (Array2<f64>, Cache) {
    let Parameters { w1, b1, w2, b2 } = parameters;
    let z1 = w1.dot(x) + b1;
    let a1 = z1.mapv(f64::tanh);
    let z2 = w2.dot(&a1) + b2;
    let a2 = z2.mapv(f64::tanh); // not right yet
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

fn main() {
    check::forward(forward_propagation);
}
