//! Whole functions, as who translates the NumPy lab line by line might get them wrong; written after
//! the rules for other ways to write a formula, and before anything was tried.

mod translated_data;
mod translated_gradients;
mod translated_layers;
mod translated_numbers;
mod translated_training;

use super::*;

fn layer(w: &A, x: &A, b: &A) -> A {
    w.dot(x) + b
}

fn cached(z1: A, a1: A, z2: A, a2: A) -> (A, Cache) {
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

/// The rest of forward propagation.
fn from_z1(z1: A, p: &Parameters) -> (A, Cache) {
    let a1 = z1.mapv(f64::tanh);
    let z2 = layer(&p.w2, &a1, &p.b2);
    let a2 = z2.mapv(sigmoid);
    cached(z1, a1, z2, a2)
}

/// Forward propagation with other activations.
fn pass(x: &A, p: &Parameters, hidden: fn(f64) -> f64, output: fn(f64) -> f64) -> (A, Cache) {
    let z1 = layer(&p.w1, x, &p.b1);
    let a1 = z1.mapv(hidden);
    let z2 = layer(&p.w2, &a1, &p.b2);
    let a2 = z2.mapv(output);
    cached(z1, a1, z2, a2)
}

fn down(p: &Parameters, g: &Gradients, rate: f64) -> Parameters {
    Parameters {
        w1: &p.w1 - rate * &g.dw1,
        b1: &p.b1 - rate * &g.db1,
        w2: &p.w2 - rate * &g.dw2,
        b2: &p.b2 - rate * &g.db2,
    }
}
