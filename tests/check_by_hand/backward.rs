use super::*;

type Of = fn(f64, f64) -> f64;

/// Backward propagation with dZ2, the slope and the divisor as given.
fn backward(p: &Parameters, c: &Cache, x: &A, y: &A, (dz2, slope, m): (Of, Of, f64)) -> Gradients {
    let dz2 = Array2::from_shape_fn(y.dim(), |at| dz2(c.a2[at], y[at]));
    let slopes = Array2::from_shape_fn(c.a1.dim(), |at| slope(c.a1[at], c.z1[at]));
    let dz1 = p.w2.t().dot(&dz2) * slopes;
    let column = |dz: &A| dz.sum_axis(Axis(1)).insert_axis(Axis(1)) / m;
    Gradients {
        dw1: dz1.dot(&x.t()) / m,
        db1: column(&dz1),
        dw2: dz2.dot(&c.a1.t()) / m,
        db2: column(&dz2),
    }
}

#[test]
fn backward_pass() {
    fn right(a: f64, _: f64) -> f64 {
        1.0 - a * a
    }
    fn minus(a: f64, y: f64) -> f64 {
        a - y
    }
    named(
        &[
            (
                "no slope, no mean in dw1",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let g = backward(p, c, x, y, (minus, |_, _| 1.0, m));
                    Gradients { dw1: g.dw1 * m, ..g }
                }),
            ),
            (
                "db of all",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let m = x.ncols() as f64;
                    let db2 = A::from_elem(g.db2.dim(), (&c.a2 - y).sum() / m);
                    Gradients { db2, ..g }
                }),
            ),
            (
                "y - a2",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (|a, y| y - a, right, x.ncols() as f64))
                }),
            ),
            (
                "tanh again",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| 1.0 - a.tanh().powi(2), x.ncols() as f64))
                }),
            ),
            (
                "the sigmoid's slope at the output",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    backward(p, c, x, y, (|a, y| (a - y) * a * (1.0 - a), right, m))
                }),
            ),
            (
                "by the rows of y",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, right, y.nrows() as f64))
                }),
            ),
            (
                "db1 along the wrong axis",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let dz1 = p.w2.t().dot(&(&c.a2 - y)) * c.a1.mapv(|a| 1.0 - a * a);
                    let db1 = dz1.sum_axis(Axis(0)).insert_axis(Axis(0)) / x.ncols() as f64;
                    Gradients { db1, ..g }
                }),
            ),
            (
                "2(a2 - y)",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (|a, y| 2.0 * (a - y), right, x.ncols() as f64))
                }),
            ),
            (
                "m - 1",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, right, x.ncols() as f64 - 0.5))
                }),
            ),
            (
                "z1(1 - z1)",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |_, z| z * (1.0 - z), x.ncols() as f64))
                }),
            ),
            (
                "tanh' of z1 as 1 - z1²",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |_, z| 1.0 - z * z, x.ncols() as f64))
                }),
            ),
            (
                "the cost's own derivative at the output",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    backward(p, c, x, y, (|a, y| -y / a + (1.0 - y) / (1.0 - a), right, m))
                }),
            ),
            (
                "dw1 with a1",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients { dw1: &g.dw1 * 0.0 + &g.db1, ..g }
                }),
            ),
            (
                "the weights' gradients times the rate",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients {
                        dw1: g.dw1 * 1.2,
                        db1: g.db1 * 1.2,
                        dw2: g.dw2 * 1.2,
                        db2: g.db2 * 1.2,
                    }
                }),
            ),
        ],
        11,
    );
}

#[test]
fn backward_pass_written_later() {
    fn minus(a: f64, y: f64) -> f64 {
        a - y
    }
    fn right(a: f64, _: f64) -> f64 {
        1.0 - a * a
    }
    type G = Gradients;
    fn changed(p: &Parameters, c: &Cache, x: &A, y: &A, change: fn(G, &Parameters, f64) -> G) -> G {
        change(backward_propagation(p, c, x, y), p, x.ncols() as f64)
    }
    named(
        &[
            (
                "1 - a1",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| 1.0 - a, x.ncols() as f64))
                }),
            ),
            (
                "1 + a1²",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| 1.0 + a * a, x.ncols() as f64))
                }),
            ),
            (
                "a1(1 - a1)",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| a * (1.0 - a), x.ncols() as f64))
                }),
            ),
            (
                "(1 - a1)²",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| (1.0 - a).powi(2), x.ncols() as f64))
                }),
            ),
            (
                "no slope",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |_, _| 1.0, x.ncols() as f64))
                }),
            ),
            (
                "squared error",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (|a, y| (a - y).powi(2), right, x.ncols() as f64))
                }),
            ),
            (
                "z2 for a2",
                check::backward(|p, c, x, y| {
                    backward_propagation(p, &Cache { a2: c.z2.clone(), ..c.clone() }, x, y)
                }),
            ),
            (
                "m is all entries of x",
                check::backward(|p, c, x, y| backward(p, c, x, y, (minus, right, x.len() as f64))),
            ),
            (
                "db1 is no mean",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, m| G { db1: &g.db1 * m, ..g })
                }),
            ),
            (
                "m twice",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, m| G {
                        dw1: g.dw1 / m,
                        db1: g.db1 / m,
                        dw2: g.dw2 / m,
                        db2: g.db2 / m,
                    })
                }),
            ),
            (
                "dw2 transposed",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, _| G { dw2: g.dw2.t().to_owned(), ..g })
                }),
            ),
            (
                "dw1 and dw2 exchanged",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, _| G { dw1: g.dw2.clone(), dw2: g.dw1.clone(), ..g })
                }),
            ),
            (
                "a penalty on the weights",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, p, _| G {
                        dw1: g.dw1 + 0.01 * &p.w1,
                        dw2: g.dw2 + 0.01 * &p.w2,
                        ..g
                    })
                }),
            ),
            (
                "layer 1 has the wrong sign",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, _| G { dw1: -g.dw1, db1: -g.db1, ..g })
                }),
            ),
            (
                "db2 from dz1's rows",
                check::backward(|p, c, x, y| {
                    changed(p, c, x, y, |g, _, _| {
                        let db2 = A::from_elem(g.db2.dim(), g.db1.sum());
                        G { db2, ..g }
                    })
                }),
            ),
            (
                "dw1 with a1",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let dz1 = p.w2.t().dot(&(&c.a2 - y)) * c.a1.mapv(|a| 1.0 - a * a);
                    G { dw1: dz1.dot(&c.a1.t()) / x.ncols() as f64, ..g }
                }),
            ),
            (
                "sin for the slope's square",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (minus, |a, _| 1.0 - 2.0 * a * a, x.ncols() as f64))
                }),
            ),
            (
                "the labels are forgotten",
                check::backward(|p, c, x, y| {
                    backward(p, c, x, y, (|a, _| a, right, x.ncols() as f64))
                }),
            ),
            (
                "only the first example",
                check::backward(|p, c, x, y| {
                    let one = |a: &A| a.slice(s![.., ..1]).to_owned();
                    let c =
                        Cache { z1: one(&c.z1), a1: one(&c.a1), z2: one(&c.z2), a2: one(&c.a2) };
                    backward_propagation(p, &c, &one(x), &one(y))
                }),
            ),
        ],
        18,
    );
}
