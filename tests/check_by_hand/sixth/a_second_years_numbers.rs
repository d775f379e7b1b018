use super::*;

#[test]
fn a_second_years_numbers() {
    named(
        &[
            (
                "m is n_y",
                check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 / y.nrows() as f64),
            ),
            ("400", check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 / 400.0)),
            ("by 2m", check::cost(|a, y| compute_cost(a, y) / 2.0)),
            (
                "plus for minus between",
                check::cost(|a, y| {
                    let terms = a.ln() * y - (1.0 - a).ln() * (1.0 - y);
                    -terms.sum() / y.ncols() as f64
                }),
            ),
            (
                "only the zeros",
                check::cost(|a, y| -((1.0 - a).ln() * (1.0 - y)).sum() / y.ncols() as f64),
            ),
            ("a and 1 - a exchanged", check::cost(|a, y| compute_cost(&(1.0 - a), y))),
            ("mean of the squares", check::cost(|a, y| (a - y).mapv(|v| v * v).mean().unwrap())),
            (
                "no ln in the second",
                check::cost(|a, y| {
                    let terms = a.ln() * y + (1.0 - a) * (1.0 - y);
                    -terms.sum() / y.ncols() as f64
                }),
            ),
            ("added", check::update(|p, g, r| update_parameters(p, g, -r))),
            ("rate 1", check::update(|p, g, _| update_parameters(p, g, 1.0))),
            ("rate 1.2", check::update(|p, g, _| update_parameters(p, g, 1.2))),
            (
                "no rate for the biases",
                check::update(|p, g, r| {
                    let q = update_parameters(p, g, 1.0);
                    let r = update_parameters(p, g, r);
                    P { b1: q.b1, b2: q.b2, ..r }
                }),
            ),
            (
                "b2 by db1's mean",
                check::update(|p, g, r| {
                    let q = update_parameters(p, g, r);
                    P { b2: &p.b2 - r * g.db1.mean().unwrap(), ..q }
                }),
            ),
            (
                "the old w1 is returned",
                check::update(|p, g, r| P { w1: p.w1.clone(), ..update_parameters(p, g, r) }),
            ),
            (
                "g - rp",
                check::update(|p, g, r| P {
                    w1: &g.dw1 - r * &p.w1,
                    b1: &g.db1 - r * &p.b1,
                    w2: &g.dw2 - r * &p.w2,
                    b2: &g.db2 - r * &p.b2,
                }),
            ),
            (
                "of all",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    right as f64 / 400.0 * 100.0
                }),
            ),
            (
                "the true ones",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| **y == 1.0 && **p).count();
                    right as f64 * 100.0 / y.sum()
                }),
            ),
            ("not times 100", check::accuracy(|y, p| accuracy(y, p) / 100.0)),
            ("the wrong ones", check::accuracy(|y, p| 100.0 - accuracy(y, p))),
            (
                "greater than 0",
                check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a > 0.0)),
            ),
            ("z2 for a2", check::predict(|p, x| forward_propagation(x, p).1.z2.mapv(|z| z > 0.5))),
            ("smaller", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a < 0.5))),
            (
                "a1",
                check::predict(|p, x| {
                    let (a2, c) = forward_propagation(x, p);
                    A::from_shape_fn(a2.dim(), |(_, j)| c.a1[[0, j]]).mapv(|a| a > 0.5)
                }),
            ),
        ],
        21,
    );
}
