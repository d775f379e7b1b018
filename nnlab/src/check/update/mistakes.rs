//! What goes wrong in the update.

use ndarray::Array2;

use super::{Case, Output, reference};
use crate::check::Mistake;
use crate::check::arrays::table;
use crate::init::Parameters;
use crate::update::LEARNING_RATE;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "plus",
        sentence: "the update goes uphill: V + α·dV makes the cost larger. Subtract the step: V - α·dV.",
        output: |c| each(c, |v, d, rate| v + d * rate),
    },
    Mistake {
        name: "rate_missing",
        sentence: "the learning rate is missing: V - dV. Multiply the gradient by `learning_rate` first.",
        output: |c| each(c, |v, d, _| v - d),
    },
    Mistake {
        name: "plus_without_rate",
        sentence: "two things: the step must be subtracted, and multiplied by `learning_rate`: V - α·dV.",
        output: |c| each(c, |v, d, _| v + d),
    },
    Mistake {
        name: "rate_squared",
        sentence: "the learning rate is there twice: V - α·dV, once.",
        output: |c| each(c, |v, d, rate| v - d * rate * rate),
    },
    Mistake {
        name: "rate_fixed",
        sentence: "the learning rate is 1.2 whatever was asked for: use the argument `learning_rate`.",
        output: |c| each(c, |v, d, _| v - d * LEARNING_RATE),
    },
    Mistake {
        name: "rate_divides",
        sentence: "the gradient is divided by the learning rate: multiply, so that a small rate takes small steps.",
        output: |c| each(c, |v, d, rate| v - d / rate),
    },
    Mistake {
        name: "rate_on_both",
        sentence: "the learning rate multiplies the parameter too: only the gradient is scaled, V - α·dV. Check the brackets.",
        output: |c| each(c, |v, d, rate| rate * (v - d)),
    },
    Mistake {
        name: "rate_on_parameter",
        sentence: "the learning rate multiplies the parameter in place of the gradient: V - α·dV.",
        output: |c| each(c, |v, d, rate| rate * v - d),
    },
    Mistake {
        name: "unchanged",
        sentence: "the parameters come back as they went in: compute V - α·dV, and return the new arrays.",
        output: |c| c.parameters.clone(),
    },
    Mistake {
        name: "biases_unchanged",
        sentence: "the biases were not updated: b1 and b2 learn as the weights do.",
        output: |c| {
            let Parameters { b1, b2, .. } = c.parameters.clone();
            Parameters { b1, b2, ..reference(c) }
        },
    },
    Mistake {
        name: "step_only",
        sentence: "only the step is left, α·dV: the old value is missing. V - α·dV.",
        output: |c| each(c, |_, d, rate| d * rate),
    },
    Mistake {
        name: "negative_step_only",
        sentence: "only the step is left, -α·dV: the old value is missing. V - α·dV.",
        output: |c| each(c, |_, d, rate| -d * rate),
    },
    Mistake {
        name: "product",
        sentence: "the step is multiplied by the parameter: V - α·dV has only the gradient in its step.",
        output: |c| each(c, |v, d, rate| v - rate * d * v),
    },
    Mistake {
        name: "twice",
        sentence: "the step was taken twice: each parameter moves once, by α·dV.",
        output: |c| each(c, |v, d, rate| v - 2.0 * rate * d),
    },
];

/// New parameters from a formula of one old value, its derivative and the rate.
fn each(c: &Case, formula: fn(f64, f64, f64) -> f64) -> Parameters {
    let Case { parameters: p, gradients: g, learning_rate: rate } = c;
    let new = |v: &Array2<f64>, d: &Array2<f64>| {
        table(v.dim(), &mut |i, j| formula(v[[i, j]], d[[i, j]], *rate))
    };
    Parameters {
        w1: new(&p.w1, &g.dw1),
        b1: new(&p.b1, &g.db1),
        w2: new(&p.w2, &g.dw2),
        b2: new(&p.b2, &g.db2),
    }
}
