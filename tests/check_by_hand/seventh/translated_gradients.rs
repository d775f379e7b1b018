use super::*;

type Slope = fn(&Cache) -> A;

fn back(p: &Parameters, c: &Cache, x: &A, dz2: A, slope: Slope) -> Gradients {
    let m = x.ncols() as f64;
    let dz1 = p.w2.t().dot(&dz2) * slope(c);
    Gradients {
        dw1: dz1.dot(&x.t()) / m,
        db1: dz1.sum_axis(Axis(1)).insert_axis(Axis(1)) / m,
        dw2: dz2.dot(&c.a1.t()) / m,
        db2: dz2.sum_axis(Axis(1)).insert_axis(Axis(1)) / m,
    }
}

fn right(c: &Cache) -> A {
    1.0 - &c.a1 * &c.a1
}

#[test]
fn translated_gradients() {
    named(
        &[
            ("y - a2", check::backward(|p, c, x, y| back(p, c, x, y - &c.a2, right))),
            ("z2 - y", check::backward(|p, c, x, y| back(p, c, x, &c.z2 - y, right))),
            (
                "squared error",
                check::backward(|p, c, x, y| back(p, c, x, (&c.a2 - y).mapv(|d| d * d), right)),
            ),
            (
                "absolute error",
                check::backward(|p, c, x, y| back(p, c, x, (&c.a2 - y).mapv(f64::abs), right)),
            ),
            ("2(a2 - y)", check::backward(|p, c, x, y| back(p, c, x, 2.0 * (&c.a2 - y), right))),
            (
                "predictions - y",
                check::backward(|p, c, x, y| back(p, c, x, c.a2.mapv(|a| a.round()) - y, right)),
            ),
            (
                "1 + a1²",
                check::backward(|p, c, x, y| back(p, c, x, &c.a2 - y, |c| 1.0 + &c.a1 * &c.a1)),
            ),
            (
                "a1² - 1",
                check::backward(|p, c, x, y| back(p, c, x, &c.a2 - y, |c| &c.a1 * &c.a1 - 1.0)),
            ),
            (
                "1 - a1³",
                check::backward(|p, c, x, y| {
                    back(p, c, x, &c.a2 - y, |c| c.a1.mapv(|a| 1.0 - a * a * a))
                }),
            ),
            (
                "1 - √a1",
                check::backward(|p, c, x, y| {
                    back(p, c, x, &c.a2 - y, |c| c.a1.mapv(|a| 1.0 - a.abs().sqrt()))
                }),
            ),
            (
                "relu's",
                check::backward(|p, c, x, y| {
                    back(p, c, x, &c.a2 - y, |c| c.z1.mapv(|z| f64::from(z > 0.0)))
                }),
            ),
            ("a1", check::backward(|p, c, x, y| back(p, c, x, &c.a2 - y, |c| c.a1.clone()))),
            (
                "σ' of z1",
                check::backward(|p, c, x, y| {
                    back(p, c, x, &c.a2 - y, |c| c.z1.mapv(|z| sigmoid(z) * (1.0 - sigmoid(z))))
                }),
            ),
            (
                "dw1 from z1",
                check::backward(|p, c, x, y| {
                    let g = back(p, c, x, &c.a2 - y, right);
                    Gradients { dw2: (&c.a2 - y).dot(&c.z1.t()) / x.ncols() as f64, ..g }
                }),
            ),
            (
                "the sums of the biases' gradients are not divided",
                check::backward(|p, c, x, y| {
                    let g = back(p, c, x, &c.a2 - y, right);
                    Gradients {
                        db1: &g.db1 * x.ncols() as f64,
                        db2: &g.db2 * x.ncols() as f64,
                        ..g
                    }
                }),
            ),
            (
                "sum() for each bias",
                check::backward(|p, c, x, y| {
                    let g = back(p, c, x, &c.a2 - y, right);
                    let db2 = A::from_elem(p.b2.dim(), (&c.a2 - y).sum() / x.ncols() as f64);
                    Gradients { db2, ..g }
                }),
            ),
            (
                "the mean over rows",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let g = back(p, c, x, dz2.clone(), right);
                    let mean = dz2.mean().unwrap();
                    Gradients { db2: A::from_elem(p.b2.dim(), mean), ..g }
                }),
            ),
            (
                "m of x's rows",
                check::backward(|p, c, x, y| {
                    let g = back(p, c, x, &c.a2 - y, right);
                    let f = x.ncols() as f64 / x.nrows() as f64;
                    Gradients { dw1: g.dw1 * f, db1: g.db1 * f, dw2: g.dw2 * f, db2: g.db2 * f }
                }),
            ),
            (
                "the first example only",
                check::backward(|p, c, x, y| {
                    let first = |a: &A| a.slice(s![.., ..1]).to_owned();
                    let c = Cache {
                        z1: first(&c.z1),
                        a1: first(&c.a1),
                        z2: first(&c.z2),
                        a2: first(&c.a2),
                    };
                    let dz2 = &c.a2 - &first(y);
                    back(p, &c, &first(x), dz2, right)
                }),
            ),
            (
                "dz1 without dz2",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let g = back(p, c, x, &c.a2 - y, right);
                    let ones = A::ones(c.a2.dim());
                    let dz1 = p.w2.t().dot(&ones) * right(c);
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: dz1.sum_axis(Axis(1)).insert_axis(Axis(1)) / m,
                        ..g
                    }
                }),
            ),
            ("a step up", check::update(|p, g, r| down(p, g, -r))),
            ("half a step", check::update(|p, g, r| down(p, g, r / 2.0))),
            ("a tenth", check::update(|p, g, _| down(p, g, 0.1))),
            (
                "biases stay",
                check::update(|p, g, r| Parameters {
                    b1: p.b1.clone(),
                    b2: p.b2.clone(),
                    ..down(p, g, r)
                }),
            ),
            (
                "only layer 2",
                check::update(|p, g, r| {
                    let q = down(p, g, r);
                    Parameters { w2: q.w2, b2: q.b2, ..p.clone() }
                }),
            ),
            (
                "rate times the parameters",
                check::update(|p, g, r| Parameters {
                    w1: r * (&p.w1 - &g.dw1),
                    b1: r * (&p.b1 - &g.db1),
                    w2: r * (&p.w2 - &g.dw2),
                    b2: r * (&p.b2 - &g.db2),
                }),
            ),
            (
                "decay",
                check::update(|p, g, r| {
                    let q = down(p, g, r);
                    Parameters { w1: q.w1 * 0.99, w2: q.w2 * 0.99, ..q }
                }),
            ),
            (
                "the sign of the gradient",
                check::update(|p, g, r| Parameters {
                    w1: &p.w1 - &(r * g.dw1.signum()),
                    b1: &p.b1 - &(r * g.db1.signum()),
                    w2: &p.w2 - &(r * g.dw2.signum()),
                    b2: &p.b2 - &(r * g.db2.signum()),
                }),
            ),
            ("two steps", check::update(|p, g, r| down(&down(p, g, r), g, r))),
            (
                "each by its length",
                check::update(|p, g, r| {
                    let unit = |d: &A| d / d.mapv(|v| v * v).sum().sqrt();
                    Parameters {
                        w1: &p.w1 - r * unit(&g.dw1),
                        b1: &p.b1 - r * unit(&g.db1),
                        w2: &p.w2 - r * unit(&g.dw2),
                        b2: &p.b2 - r * unit(&g.db2),
                    }
                }),
            ),
        ],
        29,
    );
}
