use super::*;

#[test]
fn a_second_years_passes() {
    named(
        &[
            (
                "b2 in place of b1",
                check::forward(|x, p| pass(p.w1.dot(x) + p.b2[[0, 0]], &p.w2, &p.b2, f64::tanh)),
            ),
            (
                "sigmoid inside",
                check::forward(|x, p| pass(p.w1.dot(x) + &p.b1, &p.w2, &p.b2, sigmoid)),
            ),
            ("no bend", check::forward(|x, p| pass(p.w1.dot(x) + &p.b1, &p.w2, &p.b2, |z| z))),
            ("times b1", check::forward(|x, p| pass(p.w1.dot(x) * &p.b1, &p.w2, &p.b2, f64::tanh))),
            (
                "a2 twice through σ",
                check::forward(|x, p| {
                    let (a2, c) = pass(p.w1.dot(x) + &p.b1, &p.w2, &p.b2, f64::tanh);
                    (a2.mapv(sigmoid), c)
                }),
            ),
            (
                "a1 is returned for a2 in the cache",
                check::forward(|x, p| {
                    let (a2, c) = pass(p.w1.dot(x) + &p.b1, &p.w2, &p.b2, f64::tanh);
                    let z2 = c.a2.clone();
                    (a2, Cache { z2, ..c })
                }),
            ),
            (
                "the lab's dz2 has a minus",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (y - &c.a2, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
            (
                "z1 in the slope",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (&c.a2 - y, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.z1 * &c.z1);
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
            (
                "a2's slope at the output",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = ((&c.a2 - y) * &c.a2 * (1.0 - &c.a2), x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
            (
                "only db by m",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (&c.a2 - y, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    let g = gradients(c, x, &dz1, &dz2, m);
                    Gradients { dw1: g.dw1 * m, dw2: g.dw2 * m, ..g }
                }),
            ),
            (
                "m is the rows",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (&c.a2 - y, x.nrows() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
            (
                "m is 400",
                check::backward(|p, c, x, y| {
                    let dz2 = &c.a2 - y;
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    gradients(c, x, &dz1, &dz2, 400.0)
                }),
            ),
            (
                "dw2 with a2",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (&c.a2 - y, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    let g = gradients(c, x, &dz1, &dz2, m);
                    let d = dz2.dot(&c.a2.t()) / m;
                    let dw2 = A::from_shape_fn(g.dw2.dim(), |(i, _)| d[[i, 0]]);
                    Gradients { dw2, ..g }
                }),
            ),
            (
                "tanh'(z) = 1 - tanh z",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = (&c.a2 - y, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - c.z1.tanh());
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
            (
                "2 (a - y)",
                check::backward(|p, c, x, y| {
                    let (dz2, m) = ((&c.a2 - y) * 2.0, x.ncols() as f64);
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    gradients(c, x, &dz1, &dz2, m)
                }),
            ),
        ],
        13,
    );
}
