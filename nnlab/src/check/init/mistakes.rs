//! What goes wrong in the initial parameters.

use ndarray::Array2;
use rand_mt::Mt;

use super::{Case, Output, reference};
use crate::check::Mistake;
use crate::check::arrays::table;
use crate::check::slip::Changed;
use crate::init::Parameters;
use crate::numpy::RandomState;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "scale_missing",
        sentence: "the factor 0.01 is missing: `rng.randn(n_h, n_x) * 0.01`. Large weights leave tanh where it is flat.",
        output: |c| scaled(c, 100.0),
    },
    Mistake {
        name: "w2_first",
        sentence: "W2 was drawn before W1: the same generator gives other numbers then. Draw W1 first, as the lab does.",
        output: |c| {
            let rng = &mut rng(c);
            let w2 = rng.randn(c.n_y, c.n_h) * 0.01;
            Parameters { w1: rng.randn(c.n_h, c.n_x) * 0.01, w2, ..reference(c) }
        },
    },
    Mistake {
        name: "biases_random",
        sentence: "the biases were drawn too: they start at 0, `Array2::zeros((n_h, 1))`, and W2 comes right after W1.",
        output: |c| {
            let rng = &mut rng(c);
            let mut draw = |rows, columns| rng.randn(rows, columns) * 0.01;
            let (w1, b1) = (draw(c.n_h, c.n_x), draw(c.n_h, 1));
            let (w2, b2) = (draw(c.n_y, c.n_h), draw(c.n_y, 1));
            Parameters { w1, b1, w2, b2 }
        },
    },
    Mistake {
        name: "biases_drawn",
        sentence: "the biases are 0, but numbers were drawn for them: `Array2::zeros((n_h, 1))` draws none, and W2 comes right after W1.",
        output: |c| {
            let rng = &mut rng(c);
            let w1 = rng.randn(c.n_h, c.n_x) * 0.01;
            rng.randn(c.n_h, 1);
            Parameters { w1, w2: rng.randn(c.n_y, c.n_h) * 0.01, ..reference(c) }
        },
    },
    Mistake {
        name: "biases_one",
        sentence: "the biases are 1: they start at 0, `Array2::zeros((n_h, 1))`.",
        output: |c| {
            let ones = |rows| Array2::ones((rows, 1));
            Parameters { b1: ones(c.n_h), b2: ones(c.n_y), ..reference(c) }
        },
    },
    Mistake {
        name: "transposed",
        sentence: "the weights have their sizes exchanged: W1 is (n_h, n_x), one row a hidden unit, and W2 is (n_y, n_h).",
        output: |c| {
            let rng = &mut rng(c);
            let w1 = rng.randn(c.n_x, c.n_h) * 0.01;
            Parameters { w1, w2: rng.randn(c.n_h, c.n_y) * 0.01, ..reference(c) }
        },
    },
    Mistake {
        name: "drawn_by_column",
        sentence: "the right shapes, but the numbers went in column by column: draw (n_h, n_x) at once, without a transpose.",
        output: |c| {
            let rng = &mut rng(c);
            let mut draw = |rows, columns| rng.randn(columns, rows).t().to_owned() * 0.01;
            Parameters { w1: draw(c.n_h, c.n_x), w2: draw(c.n_y, c.n_h), ..reference(c) }
        },
    },
    Mistake {
        name: "seeded_twice",
        sentence: "W2 starts with the same numbers as W1: the generator was copied or made anew. Draw both from one `rng`.",
        output: |c| {
            let w2 = rng(c).randn(c.n_y, c.n_h) * 0.01;
            Parameters { w2, ..reference(c) }
        },
    },
    Mistake {
        name: "uniform",
        sentence: "the weights are uniform between 0 and 1, times 0.01: `rng.randn` draws normal numbers, of both signs.",
        output: |c| {
            let mt = &mut Mt::new(c.seed);
            let mut draw = |shape| table(shape, &mut |_, _| uniform(mt) * 0.01);
            Parameters { w1: draw((c.n_h, c.n_x)), w2: draw((c.n_y, c.n_h)), ..reference(c) }
        },
    },
    Mistake {
        name: "weights_zero",
        sentence: "all weights are 0: then all hidden units stay equal for ever. Draw them with `rng.randn`.",
        output: |c| scaled(c, 0.0),
    },
    Mistake {
        name: "weights_alike",
        sentence: "all weights are 0.01: then all hidden units stay equal for ever. Draw them with `rng.randn`.",
        output: |c| {
            let p = reference(c);
            Parameters { w1: 0.0 * p.w1 + 0.01, w2: 0.0 * p.w2 + 0.01, ..p }
        },
    },
    Mistake {
        name: "biases_small",
        sentence: "the biases are 0.01: they start at 0, `Array2::zeros((n_h, 1))`.",
        output: |c| {
            let p = reference(c);
            Parameters { b1: p.b1 + 0.01, b2: p.b2 + 0.01, ..p }
        },
    },
    Mistake {
        name: "b1_one",
        sentence: "b1 is 1: every bias starts at 0, `Array2::zeros((n_h, 1))`.",
        output: |c| Parameters { b1: Array2::ones((c.n_h, 1)), ..reference(c) },
    },
    Mistake {
        name: "b2_one",
        sentence: "b2 is 1: every bias starts at 0, `Array2::zeros((n_y, 1))`.",
        output: |c| Parameters { b2: Array2::ones((c.n_y, 1)), ..reference(c) },
    },
];

/// Numbers that were drawn before the weights.
pub(super) fn drawn_before(c: &Case) -> Vec<Changed> {
    let change = |(words, n): (&str, usize)| {
        let rng = &mut rng(c);
        rng.standard_normal(n);
        let p = crate::initialize_parameters(c.n_x, c.n_h, c.n_y, rng);
        let sentence = format!(
            "{words} drawn from `rng` before the weights, which have other numbers then: draw W1 first."
        );
        Changed { name: "drawn_before", sentence, returned: vec![p.w1, p.b1, p.w2, p.b2] }
    };
    let counts = [
        ("one number was", 1),
        ("two numbers were", 2),
        ("the numbers of b1 were", c.n_h),
        ("the numbers of b1 and b2 were", c.n_h + c.n_y),
        ("as many numbers as W1 has were", c.n_h * c.n_x),
    ];
    counts.map(change).into()
}

/// Uniform numbers around 0.
pub(super) fn uniform_around_0(c: &Case) -> Vec<Changed> {
    let change = |width: f64| {
        let mt = &mut Mt::new(c.seed);
        let mut draw = |shape| table(shape, &mut |_, _| (uniform(mt) - 0.5) * width);
        let (w1, w2) = (draw((c.n_h, c.n_x)), draw((c.n_y, c.n_h)));
        let half = width / 2.0;
        let sentence = format!(
            "the weights are uniform between -{half} and {half}: `rng.randn` draws normal numbers."
        );
        let p = reference(c);
        Changed { name: "uniform", sentence, returned: vec![w1, p.b1, w2, p.b2] }
    };
    [0.01, 0.02, 1.0, 2.0].map(change).into()
}

/// The scales of other starts, such as Xavier's and He's.
pub(super) fn other_scales(c: &Case) -> Vec<Changed> {
    let (first, second) = (c.n_x + c.n_h, c.n_h + c.n_y);
    let sizes = [
        ("n_in", c.n_x, c.n_h),
        ("n_out", c.n_h, c.n_y),
        ("(n_in + n_out)", first, second),
        ("n_x", c.n_x, c.n_x),
        ("n_h", c.n_h, c.n_h),
    ];
    let mut changes = vec![];
    for (size, first, second) in sizes {
        for above in [1, 2, 6] {
            for root in [true, false] {
                let scale = |n: usize| {
                    let ratio = f64::from(above) / n as f64;
                    100.0 * if root { ratio.sqrt() } else { ratio }
                };
                let p = reference(c);
                let written = format!("{above} / {size}");
                let written = if root { format!("sqrt({written})") } else { written };
                let sentence = format!(
                    "the weights are multiplied by `{written}`, which suits larger networks: the lab takes 0.01."
                );
                let (w1, w2) = (p.w1 * scale(first), p.w2 * scale(second));
                changes.push(Changed {
                    name: "scale",
                    sentence,
                    returned: vec![w1, p.b1, w2, p.b2],
                });
            }
        }
    }
    changes
}

fn rng(c: &Case) -> RandomState {
    RandomState::new(c.seed)
}

/// The right parameters with weights `factor` times as large.
fn scaled(c: &Case, factor: f64) -> Parameters {
    let p = reference(c);
    Parameters { w1: p.w1 * factor, w2: p.w2 * factor, ..p }
}

/// NumPy's `random_sample`: 53 bits, from 0 to 1.
fn uniform(mt: &mut Mt) -> f64 {
    let (high, low) = (mt.next_u32() >> 5, mt.next_u32() >> 6);
    (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
}
