//! What goes wrong in forward propagation.

use ndarray::{Array2, Axis};

use super::{Case, Output};
use crate::check::Mistake;
use crate::check::arrays::map;
use crate::forward::{Cache, sigmoid};
use crate::init::Parameters;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "b1_missing",
        sentence: "b1 is missing: Z1 = W1·X + b1, and here it is W1·X alone. A bias of the lab's first pass is 0, so it shows only later.",
        output: |c| forward(c, 0.0, f64::tanh, 1.0, sigmoid),
    },
    Mistake {
        name: "b2_missing",
        sentence: "b2 is missing: Z2 = W2·A1 + b2, and here it is W2·A1 alone.",
        output: |c| forward(c, 1.0, f64::tanh, 0.0, sigmoid),
    },
    Mistake {
        name: "biases_missing",
        sentence: "both biases are missing: add b1 to W1·X and b2 to W2·A1.",
        output: |c| forward(c, 0.0, f64::tanh, 0.0, sigmoid),
    },
    Mistake {
        name: "no_tanh",
        sentence: "A1 is Z1 itself: the hidden layer's activation is missing. A1 = tanh Z1: `z1.mapv(f64::tanh)`.",
        output: |c| forward(c, 1.0, |z| z, 1.0, sigmoid),
    },
    Mistake {
        name: "sigmoid_hidden",
        sentence: "the hidden layer uses the sigmoid: its activation is tanh, the sigmoid is the output layer's.",
        output: |c| forward(c, 1.0, sigmoid, 1.0, sigmoid),
    },
    Mistake {
        name: "relu_hidden",
        sentence: "the hidden layer uses ReLU, max(0, z): in this lab its activation is tanh.",
        output: |c| forward(c, 1.0, |z| z.max(0.0), 1.0, sigmoid),
    },
    Mistake {
        name: "tanh_output",
        sentence: "the output layer uses tanh, which goes from -1 to 1: a probability needs the sigmoid.",
        output: |c| forward(c, 1.0, f64::tanh, 1.0, f64::tanh),
    },
    Mistake {
        name: "no_sigmoid",
        sentence: "A2 is Z2 itself: the output's activation is missing. A2 = σ(Z2): `z2.mapv(sigmoid)`.",
        output: |c| forward(c, 1.0, f64::tanh, 1.0, |z| z),
    },
    Mistake {
        name: "sigmoid_sign",
        sentence: "the sigmoid has lost its minus: σ(z) = 1 / (1 + e^-z); with e^z it falls instead of rising.",
        output: |c| forward(c, 1.0, f64::tanh, 1.0, |z| sigmoid(-z)),
    },
    Mistake {
        name: "sigmoid_minus",
        sentence: "the sigmoid has a minus for its plus: σ(z) = 1 / (1 + e^-z).",
        output: |c| forward(c, 1.0, f64::tanh, 1.0, |z| 1.0 / (1.0 - (-z).exp())),
    },
    Mistake {
        name: "softmax",
        sentence: "A2 is the softmax over the outputs: each output is a probability of its own here, A2 = σ(Z2).",
        output: |c| {
            let (_, cache) = crate::forward_propagation(&c.x, &c.parameters);
            let powers = map(&cache.z2, f64::exp);
            let a2 = &powers / &powers.sum_axis(Axis(0));
            (a2.clone(), Cache { a2, ..cache })
        },
    },
    Mistake {
        name: "sigmoid_brackets",
        sentence: "the sigmoid lacks brackets: `1.0 / 1.0 + e` divides first. Write `1.0 / (1.0 + (-z).exp())`.",
        output: |c| forward(c, 1.0, f64::tanh, 1.0, |z| 1.0 + (-z).exp()),
    },
];

/// Forward propagation with parts to exchange: how often each bias counts, and the activations.
fn forward(c: &Case, b1: f64, hidden: fn(f64) -> f64, b2: f64, last: fn(f64) -> f64) -> Output {
    let p: &Parameters = &c.parameters;
    let z1 = p.w1.dot(&c.x) + &p.b1 * b1;
    let a1 = z1.mapv(hidden);
    let z2 = p.w2.dot(&a1) + &p.b2 * b2;
    output(z1, a1, z2, last)
}

fn output(z1: Array2<f64>, a1: Array2<f64>, z2: Array2<f64>, last: fn(f64) -> f64) -> Output {
    let a2 = z2.mapv(last);
    (a2.clone(), Cache { z1, a1, z2, a2 })
}
