use super::*;

#[test]
fn cost_and_gradients() {
    fn cost(a2: &A, y: &A, term: fn(f64, f64) -> f64) -> f64 {
        a2.iter().zip(y).map(|(&a, &y)| term(a, y)).sum::<f64>() / y.ncols() as f64
    }
    fn with(c: &Cache, x: &A, dz2: &A, dz1: &A, columns: fn(&A) -> A) -> Gradients {
        let m = x.ncols() as f64;
        Gradients {
            dw1: dz1.dot(&x.t()) / m,
            db1: columns(dz1) / m,
            dw2: dz2.dot(&c.a1.t()) / m,
            db2: columns(dz2) / m,
        }
    }
    fn sums(a: &A) -> A {
        a.sum_axis(Axis(1)).insert_axis(Axis(1))
    }
    fn slope(c: &Cache) -> A {
        c.a1.mapv(|a| 1.0 - a * a)
    }
    named(
        &[
            (
                "no y in front",
                check::cost(|a, y| cost(a, y, |a, y| -(a.ln() + (1.0 - y) * (1.0 - a).ln()))),
            ),
            (
                "ln a twice",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * a.ln()))),
            ),
            (
                "y ln(1 - a) twice",
                check::cost(|a, y| {
                    cost(a, y, |a, y| -(y * (1.0 - a).ln() + (1.0 - y) * (1.0 - a).ln()))
                }),
            ),
            ("m twice", check::cost(|a, y| compute_cost(a, y) / y.ncols() as f64)),
            (
                "1/m at the first term only",
                check::cost(|a, y| {
                    let ones: f64 = a.iter().zip(y).map(|(a, y)| y * a.ln()).sum();
                    let zeros: f64 = a.iter().zip(y).map(|(a, y)| (1.0 - y) * (1.0 - a).ln()).sum();
                    -ones / y.ncols() as f64 - zeros
                }),
            ),
            ("negative", check::cost(|a, y| -compute_cost(a, y))),
            (
                "ln(1 + a)",
                check::cost(|a, y| {
                    cost(a, y, |a, y| -(y * a.ln_1p() + (1.0 - y) * (1.0 - a).ln()))
                }),
            ),
            (
                "the labels as 1 + y",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 + y) * (1.0 - a).ln()))),
            ),
            (
                "exp for ln",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.exp() + (1.0 - y) * (1.0 - a).exp()))),
            ),
            (
                "a2 (1 - a2)",
                check::backward(|p, c, x, _| {
                    let dz2 = c.a2.mapv(|a| a * (1.0 - a));
                    let dz1 = p.w2.t().dot(&dz2) * slope(c);
                    with(c, x, &dz2, &dz1, sums)
                }),
            ),
            (
                "dw2 with z1",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let g = backward_propagation(p, c, x, y);
                    Gradients { dw2: dz2.dot(&c.z1.t()) / x.ncols() as f64, ..g }
                }),
            ),
            (
                "dw2 with x",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let g = backward_propagation(p, c, x, y);
                    Gradients { dw2: dz2.dot(&x.t()) / x.ncols() as f64, ..g }
                }),
            ),
            (
                "1 - a1³",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let dz1 = p.w2.t().dot(&dz2) * c.a1.mapv(|a| 1.0 - a.powi(3));
                    with(c, x, &dz2, &dz1, sums)
                }),
            ),
            (
                "slope of z1: 1 - tanh z1",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let dz1 = p.w2.t().dot(&dz2) * c.z1.mapv(|z| 1.0 - z.tanh());
                    with(c, x, &dz2, &dz1, sums)
                }),
            ),
            (
                "the weights' gradients are sums",
                check::backward(|p, c, x, y| {
                    let (g, m) = (backward_propagation(p, c, x, y), x.ncols() as f64);
                    Gradients { dw1: g.dw1 * m, dw2: g.dw2 * m, ..g }
                }),
            ),
            (
                "dz1 lacks w2",
                check::backward(|_, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let dz1 = slope(c) * &dz2.sum_axis(Axis(0));
                    with(c, x, &dz2, &dz1, sums)
                }),
            ),
            (
                "one number for all biases",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let dz1 = p.w2.t().dot(&dz2) * slope(c);
                    with(c, x, &dz2, &dz1, |a| A::from_elem((a.nrows(), 1), a.sum()))
                }),
            ),
            (
                "biases as rows",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients { db1: g.db1.t().to_owned(), db2: g.db2.t().to_owned(), ..g }
                }),
            ),
            (
                "1/2 in front",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients {
                        dw1: g.dw1 / 2.0,
                        db1: g.db1 / 2.0,
                        dw2: g.dw2 / 2.0,
                        db2: g.db2 / 2.0,
                    }
                }),
            ),
            (
                "the old labels",
                check::backward(|p, c, x, y| backward_propagation(p, c, x, &(1.0 - y))),
            ),
        ],
        18,
    );
}
