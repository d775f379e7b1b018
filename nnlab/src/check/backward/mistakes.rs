//! What goes wrong in backward propagation.

use ndarray::{Array2, Axis};

use super::{Case, Output, reference};
use crate::backward::Gradients;
use crate::check::Mistake;
use crate::check::arrays::{map, table};

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "sum",
        sentence: "1/m is missing: the gradients are sums over the examples, and the cost is a mean. Divide all four by m.",
        output: |c| {
            let (g, m) = (reference(c), m(c));
            Gradients { dw1: g.dw1 * m, db1: g.db1 * m, dw2: g.dw2 * m, db2: g.db2 * m }
        },
    },
    Mistake {
        name: "sum_biases",
        sentence: "1/m is missing in db1 and db2: the biases' gradients are means over the examples too.",
        output: |c| {
            let (g, m) = (reference(c), m(c));
            Gradients { db1: g.db1 * m, db2: g.db2 * m, ..g }
        },
    },
    Mistake {
        name: "mean_twice",
        sentence: "1/m is there twice: dZ2 was divided by m, and the gradients again. Divide once, at the end.",
        output: |c| {
            let (g, m) = (reference(c), m(c));
            Gradients { dw1: g.dw1 / m, db1: g.db1 / m, dw2: g.dw2 / m, db2: g.db2 / m }
        },
    },
    Mistake {
        name: "mean_twice_biases",
        sentence: "1/m is there twice in db1 and db2: a mean over the axis has divided already.",
        output: |c| {
            let (g, m) = (reference(c), m(c));
            Gradients { db1: g.db1 / m, db2: g.db2 / m, ..g }
        },
    },
    Mistake {
        name: "sign",
        sentence: "all gradients have the wrong sign: dZ2 = A2 - Y, the answer minus the label.",
        output: |c| {
            let g = reference(c);
            Gradients { dw1: -g.dw1, db1: -g.db1, dw2: -g.dw2, db2: -g.db2 }
        },
    },
    Mistake {
        name: "sigmoid_slope",
        sentence: "A1·(1 - A1) is the derivative of the sigmoid: the hidden layer has tanh, whose derivative is 1 - A1².",
        output: |c| with_slope(c, |_, a| a * (1.0 - a)),
    },
    Mistake {
        name: "sigmoid_slope_of_z1",
        sentence: "σ(Z1)·(1 - σ(Z1)) is the derivative of the sigmoid: the hidden layer has tanh, whose derivative is 1 - A1².",
        output: |c| with_slope(c, |z, _| crate::sigmoid(z) * (1.0 - crate::sigmoid(z))),
    },
    Mistake {
        name: "slope_of_z1",
        sentence: "1 - Z1² stands where 1 - A1² belongs: tanh's derivative is 1 - tanh², and A1 is that tanh.",
        output: |c| with_slope(c, |z, _| 1.0 - z * z),
    },
    Mistake {
        name: "slope_missing",
        sentence: "tanh's derivative is missing: dZ1 = W2ᵀ·dZ2, then entry by entry times 1 - A1².",
        output: |c| with_slope(c, |_, _| 1.0),
    },
    Mistake {
        name: "slope_without_square",
        sentence: "1 - A1 stands where 1 - A1² belongs: the square is missing.",
        output: |c| with_slope(c, |_, a| 1.0 - a),
    },
    Mistake {
        name: "slope_squared",
        sentence: "(1 - A1)² stands where 1 - A1² belongs: square A1 first, then subtract.",
        output: |c| with_slope(c, |_, a| (1.0 - a) * (1.0 - a)),
    },
    Mistake {
        name: "slope_doubled",
        sentence: "1 - 2·A1 stands where 1 - A1² belongs: A1 times itself, not times 2.",
        output: |c| with_slope(c, |_, a| 1.0 - 2.0 * a),
    },
    Mistake {
        name: "slope_of_tanh_a1",
        sentence: "1 - tanh²(A1) takes tanh once too often: A1 is tanh Z1 already, so 1 - A1².",
        output: |c| with_slope(c, |_, a| 1.0 - a.tanh().powi(2)),
    },
    Mistake {
        name: "slope_of_relu",
        sentence: "1 where A1 is above 0, else 0, is relu's derivative: the hidden layer has tanh, whose derivative is 1 - A1².",
        output: |c| with_slope(c, |_, a| f64::from(a > 0.0)),
    },
    Mistake {
        name: "sigmoid_slope_output",
        sentence: "dZ2 is multiplied by A2·(1 - A2): with the cross-entropy that factor cancels, and dZ2 = A2 - Y is all.",
        output: |c| through(c, &((a2(c) - &c.y) * map(a2(c), |a| a * (1.0 - a)))),
    },
    Mistake {
        name: "a2_for_a1",
        sentence: "A2 stands where A1 belongs: dW2 = 1/m · dZ2·A1ᵀ, with what the output layer read.",
        output: |c| Gradients { dw2: dz2(c).dot(&a2(c).t()) / m(c), ..reference(c) },
    },
    Mistake {
        name: "z1_for_a1",
        sentence: "Z1 stands where A1 belongs: dW2 = 1/m · dZ2·A1ᵀ, with what the output layer read.",
        output: |c| Gradients { dw2: dz2(c).dot(&c.cache.z1.t()) / m(c), ..reference(c) },
    },
    Mistake {
        name: "a1_for_x",
        sentence: "A1 stands where X belongs: dW1 = 1/m · dZ1·Xᵀ, with what the hidden layer read.",
        output: |c| Gradients { dw1: dz1(c).dot(&c.cache.a1.t()) / m(c), ..reference(c) },
    },
    Mistake {
        name: "wrong_axis",
        sentence: "db1 and db2 were summed along the wrong axis: `sum_axis(Axis(1))` adds up each row, over the examples, and leaves one number a unit.",
        output: |c| {
            let row = |dz: Array2<f64>| dz.sum_axis(Axis(0)).insert_axis(Axis(0)) / m(c);
            Gradients { db1: row(dz1(c)), db2: row(dz2(c)), ..reference(c) }
        },
    },
    Mistake {
        name: "one_sum",
        sentence: "db1 and db2 hold the sum of all entries: every unit needs its own, `sum_axis(Axis(1))`.",
        output: |c| {
            let all = |dz: Array2<f64>| Array2::from_elem((dz.nrows(), 1), dz.sum() / m(c));
            Gradients { db1: all(dz1(c)), db2: all(dz2(c)), ..reference(c) }
        },
    },
    Mistake {
        name: "biases_missing",
        sentence: "db1 and db2 are 0: they are the means of dZ1 and dZ2 over the examples.",
        output: |c| {
            let g = reference(c);
            Gradients { db1: &g.db1 * 0.0, db2: &g.db2 * 0.0, ..g }
        },
    },
    Mistake {
        name: "divided_by_inputs",
        sentence: "the sums are divided by n_x, the rows of x: m, the number of examples, is `x.ncols()`.",
        output: |c| {
            let (g, f) = (reference(c), m(c) / c.x.nrows() as f64);
            Gradients { dw1: g.dw1 * f, db1: g.db1 * f, dw2: g.dw2 * f, db2: g.db2 * f }
        },
    },
    Mistake {
        name: "through_a2",
        sentence: "dZ2 is the derivative by A2, (A2 - Y) / (A2·(1 - A2)): times the sigmoid's A2·(1 - A2) it becomes A2 - Y.",
        output: |c| through(c, &((a2(c) - &c.y) / (a2(c) * (1.0 - a2(c))))),
    },
    Mistake {
        name: "labels_swapped",
        sentence: "the labels are the wrong way round: dZ2 = A2 - Y, with Y itself.",
        output: |c| through(c, &(a2(c) - (1.0 - &c.y))),
    },
    Mistake {
        name: "labels_missing",
        sentence: "dZ2 is the sigmoid's derivative alone, A2·(1 - A2): the labels are missing. dZ2 = A2 - Y.",
        output: |c| through(c, &(a2(c) * (1.0 - a2(c)))),
    },
    Mistake {
        name: "layers_swapped",
        sentence: "the two layers' gradients are exchanged: dw1 and db1 belong to the hidden layer.",
        output: |c| {
            let Gradients { dw1, db1, dw2, db2 } = reference(c);
            Gradients { dw1: dw2, db1: db2, dw2: dw1, db2: db1 }
        },
    },
    Mistake {
        name: "transposed",
        sentence: "dw1 and dw2 are transposed: each has the shape of its own weights. (A·B)ᵀ = Bᵀ·Aᵀ: the order of the factors is exchanged.",
        output: |c| {
            let g = reference(c);
            Gradients { dw1: g.dw1.t().to_owned(), dw2: g.dw2.t().to_owned(), ..g }
        },
    },
];

fn m(c: &Case) -> f64 {
    c.x.ncols() as f64
}

fn a2(c: &Case) -> &Array2<f64> {
    &c.cache.a2
}

fn dz2(c: &Case) -> Array2<f64> {
    a2(c) - &c.y
}

fn dz1(c: &Case) -> Array2<f64> {
    c.parameters.w2.t().dot(&dz2(c)) * map(&c.cache.a1, |a| 1.0 - a * a)
}

/// The gradients with another derivative of the hidden activation, of z1 and a1.
fn with_slope(c: &Case, slope: fn(f64, f64) -> f64) -> Gradients {
    let (z1, a1) = (&c.cache.z1, &c.cache.a1);
    let slopes = table(a1.dim(), &mut |i, j| slope(z1[[i, j]], a1[[i, j]]));
    let dz1 = c.parameters.w2.t().dot(&dz2(c)) * slopes;
    Gradients { dw1: dz1.dot(&c.x.t()) / m(c), db1: mean(&dz1), ..reference(c) }
}

/// The gradients that follow from another dZ2.
fn through(c: &Case, dz2: &Array2<f64>) -> Gradients {
    let dz1 = c.parameters.w2.t().dot(dz2) * map(&c.cache.a1, |a| 1.0 - a * a);
    Gradients {
        dw1: dz1.dot(&c.x.t()) / m(c),
        db1: mean(&dz1),
        dw2: dz2.dot(&c.cache.a1.t()) / m(c),
        db2: mean(dz2),
    }
}

fn mean(dz: &Array2<f64>) -> Array2<f64> {
    dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / dz.ncols() as f64
}
