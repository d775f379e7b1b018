use super::*;

#[test]
fn cost_and_gradients() {
    named(
        &[
            (
                "a2 rounded",
                check::cost(|a, y| compute_cost(&(a.mapv(f64::round) * 0.98 + 0.01), y)),
            ),
            (
                "the first half",
                check::cost(|a, y| {
                    let half = y.ncols().div_ceil(2);
                    compute_cost(&columns(a, 0, half), &columns(y, 0, half))
                }),
            ),
            (
                "without the last",
                check::cost(|a, y| {
                    let n = (y.ncols() - 1).max(1);
                    compute_cost(&columns(a, 0, n), &columns(y, 0, n))
                        + if n < y.ncols() { 0.0 } else { 1.0 }
                }),
            ),
            ("the last half of the labels", check::cost(|a, y| compute_cost(a, &shuffled(y)))),
            ("1 - a2", check::cost(|a, y| compute_cost(&(1.0 - a), y))),
            (
                "the largest",
                check::cost(|a, y| {
                    let term = |(&a, &y): (&f64, &f64)| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln());
                    a.iter().zip(y).map(term).fold(0.0, f64::max)
                }),
            ),
            ("perplexity", check::cost(|a, y| compute_cost(a, y).exp())),
            ("two decimals", check::cost(|a, y| (compute_cost(a, y) * 100.0).round() / 100.0)),
            (
                "focal",
                check::cost(|a, y| {
                    let term = |(&a, &y): (&f64, &f64)| {
                        -(y * (1.0 - a).powi(2) * a.ln() + (1.0 - y) * a.powi(2) * (1.0 - a).ln())
                    };
                    a.iter().zip(y).map(term).sum::<f64>() / y.ncols() as f64
                }),
            ),
            (
                "x standardised",
                check::backward(|p, c, x, y| backward_propagation(p, c, &standardised(x), y)),
            ),
            (
                "half of the examples",
                check::backward(|p, c, x, y| {
                    let h = x.ncols().div_ceil(2);
                    let half = Cache {
                        z1: columns(&c.z1, 0, h),
                        a1: columns(&c.a1, 0, h),
                        z2: columns(&c.z2, 0, h),
                        a2: columns(&c.a2, 0, h),
                    };
                    backward_propagation(p, &half, &columns(x, 0, h), &columns(y, 0, h))
                }),
            ),
            (
                "labels of ±1",
                check::backward(|p, c, x, y| backward_propagation(p, c, x, &(2.0 * y - 1.0))),
            ),
            (
                "hard answers",
                check::backward(|p, c, x, y| {
                    let a2 = c.a2.mapv(|a| f64::from(a > 0.5));
                    backward_propagation(p, &Cache { a2, ..c.clone() }, x, y)
                }),
            ),
            (
                "w2 without its sign",
                check::backward(|p, c, x, y| {
                    backward_propagation(&P { w2: p.w2.abs(), ..p.clone() }, c, x, y)
                }),
            ),
            (
                "clipped at 1e-3",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let clip = |a: &A| a.mapv(|v| v.clamp(-0.001, 0.001));
                    Gradients {
                        dw1: clip(&g.dw1),
                        db1: clip(&g.db1),
                        dw2: clip(&g.dw2),
                        db2: clip(&g.db2),
                    }
                }),
            ),
            (
                "normalised",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let norm = |a: &A| a / a.mapv(|v| v * v).sum().sqrt();
                    Gradients {
                        dw1: norm(&g.dw1),
                        db1: norm(&g.db1),
                        dw2: norm(&g.dw2),
                        db2: norm(&g.db2),
                    }
                }),
            ),
            (
                "labels shifted",
                check::backward(|p, c, x, y| backward_propagation(p, c, x, &shuffled(y))),
            ),
            (
                "db2 for db1 spread",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients { db1: A::from_elem(g.db1.dim(), g.db2[[0, 0]]), ..g }
                }),
            ),
        ],
        11,
    );
}
