//! Written after the rules for means, measures and copies, and before anything was tried.

use super::*;

type P = Parameters;

fn column(a: &A) -> A {
    a.sum_axis(Axis(1)).insert_axis(Axis(1))
}

fn pass(z1: A, w2: &A, b2: &A, bend: fn(f64) -> f64) -> (A, Cache) {
    let a1 = z1.mapv(bend);
    let z2 = w2.dot(&a1) + b2;
    let a2 = z2.mapv(sigmoid);
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

fn gradients(c: &Cache, x: &A, dz1: &A, dz2: &A, m: f64) -> Gradients {
    Gradients {
        dw1: dz1.dot(&x.t()) / m,
        db1: column(dz1) / m,
        dw2: dz2.dot(&c.a1.t()) / m,
        db2: column(dz2) / m,
    }
}

#[test]
fn a_second_years_first_steps() {
    named(
        &[
            ("m for n_y", check::structure(|x, y| (x.nrows(), 4, y.ncols()))),
            ("m for n_x", check::structure(|x, y| (x.ncols(), 4, y.nrows()))),
            ("n_x for n_h", check::structure(|x, y| (x.nrows(), x.nrows(), y.nrows()))),
            ("10 units", check::structure(|x, y| (x.nrows(), 10, y.nrows()))),
            (
                "b2 has n_h rows",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b2: A::zeros((n_h, 1)), ..p }
                }),
            ),
            (
                "w1 alone is small",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2 * 100.0, ..p }
                }),
            ),
            (
                "n_y and n_x mixed up in w2",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: A::zeros((n_x, n_h)), ..p }
                }),
            ),
            (
                "b1 for x's rows",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: A::zeros((n_x, 1)), ..p }
                }),
            ),
            (
                "0.1 in both",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: p.w1 * 10.0, w2: p.w2 * 10.0, ..p }
                }),
            ),
        ],
        9,
    );
}

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

fn train(x: &A, y: &A, n_h: usize, n: usize, round: &dyn Fn(&P) -> P) -> P {
    let first = initialize_parameters(x.nrows(), n_h, y.nrows(), &mut RandomState::new(3));
    (0..n).fold(first, |p, _| round(&p))
}

fn right_round(x: &A, y: &A, p: &P, rate: f64) -> P {
    let cache = forward_propagation(x, p).1;
    update_parameters(p, &backward_propagation(p, &cache, x, y), rate)
}

#[test]
fn a_second_years_loops() {
    named(
        &[
            (
                "rate 0.12",
                check::model(|x, y, h, n, _| train(x, y, h, n, &|p| right_round(x, y, p, 0.12))),
            ),
            (
                "rate 0.01",
                check::model(|x, y, h, n, _| train(x, y, h, n, &|p| right_round(x, y, p, 0.01))),
            ),
            (
                "10,000 rounds",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n.min(3) * 50, &|p| right_round(x, y, p, 1.2))
                }),
            ),
            (
                "twice in a round",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| right_round(x, y, &right_round(x, y, p, 1.2), 1.2))
                }),
            ),
            (
                "the first layer's gradient after the second's update",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| {
                        let cache = forward_propagation(x, p).1;
                        let g = backward_propagation(p, &cache, x, y);
                        let q = update_parameters(p, &g, 1.2);
                        let between = P { w2: q.w2.clone(), b2: q.b2.clone(), ..p.clone() };
                        let g = backward_propagation(&between, &cache, x, y);
                        let q1 = update_parameters(p, &g, 1.2);
                        P { w2: q.w2, b2: q.b2, ..q1 }
                    })
                }),
            ),
            (
                "made anew each round",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|_| {
                        let p = initialize_parameters(
                            x.nrows(),
                            h,
                            y.nrows(),
                            &mut RandomState::new(3),
                        );
                        right_round(x, y, &p, 1.2)
                    })
                }),
            ),
            (
                "only biases learn",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| {
                        let q = right_round(x, y, p, 1.2);
                        P { b1: q.b1, b2: q.b2, ..p.clone() }
                    })
                }),
            ),
            ("margin 0", check::grid(|x, h| grid(x, h, 0.0, 0.0))),
            ("margin only below", check::grid(|x, h| grid(x, h, 1.0, 0.0))),
            ("margin 0.1", check::grid(|x, h| grid(x, h, 0.1, 0.1))),
            ("h is 0.01", check::grid(|x, _| grid(x, 0.1, 1.0, 1.0))),
            (
                "meshgrid the other way",
                check::grid(|x, h| {
                    let (xx, yy) = grid(x, h, 1.0, 1.0);
                    (xx.t().to_owned(), yy.t().to_owned())
                }),
            ),
            (
                "no reshape, a row",
                check::predict_grid(|p, xx, yy| {
                    predict(p, &stack![Axis(0), xx.flatten(), yy.flatten()])
                }),
            ),
            (
                "yy first",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), yy.flatten(), xx.flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            (
                "10,000 in the sweep",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, 10 * n, false), x)))
                        .collect()
                }),
            ),
            (
                "one more",
                check::sweep(|x, y, sizes, n| {
                    let mut all: Vec<f64> = sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect();
                    all.insert(0, 0.0);
                    all
                }),
            ),
            (
                "the first size is left out",
                check::sweep(|x, y, sizes, n| {
                    sizes[1..]
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the network goes on learning",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .enumerate()
                        .map(|(i, &k)| {
                            accuracy(y, &predict(&nn_model(x, y, k, n * (i + 1), false), x))
                        })
                        .collect()
                }),
            ),
        ],
        17,
    );
}

fn grid(x: &A, h: f64, below: f64, above: f64) -> (A, A) {
    let axis = |row: usize| {
        let least = x.row(row).iter().copied().fold(f64::INFINITY, f64::min);
        let most = x.row(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Array1::range(least - below, most + above, h)
    };
    let (xs, ys) = (axis(0), axis(1));
    let shape = (ys.len(), xs.len());
    (A::from_shape_fn(shape, |(_, j)| xs[j]), A::from_shape_fn(shape, |(i, _)| ys[i]))
}

fn data(
    m: usize,
    e: f64,
    rng: &mut RandomState,
    point: fn(f64, f64) -> (f64, f64),
    r: fn(f64) -> f64,
    class: fn(usize) -> f64,
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let t = Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n)
            + e * rng.standard_normal(n);
        let radius = t.mapv(r) + e * rng.standard_normal(n);
        for i in 0..n {
            let (a, b) = point(radius[i], t[i]);
            x[[0, j * n + i]] = a;
            x[[1, j * n + i]] = b;
            y[[0, j * n + i]] = class(j);
        }
    }
    (x, y)
}

fn polar(r: f64, t: f64) -> (f64, f64) {
    (r * t.sin(), r * t.cos())
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn class(j: usize) -> f64 {
    j as f64
}

#[test]
fn a_second_years_flower() {
    named(
        &[
            (
                "cos, sin",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r * t.cos(), r * t.sin()), rose, class)
                }),
            ),
            (
                "cos 4t",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| 4.0 * (4.0 * t).cos(), class)),
            ),
            (
                "5 petals",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| 4.0 * (5.0 * t).sin(), class)),
            ),
            (
                "sin 4t alone",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| (4.0 * t).sin(), class)),
            ),
            ("1 - j", check::dataset(|m, e, g| data(m, e, g, polar, rose, |j| 1.0 - j as f64))),
            (
                "t times",
                check::dataset(|m, e, g| data(m, e, g, |r, t| (r * t, r * t.cos()), rose, class)),
            ),
            (
                "the points' sum",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r + t.sin(), r + t.cos()), rose, class)
                }),
            ),
            ("noise of 1", check::dataset(|m, _, g| data(m, 1.0, g, polar, rose, class))),
            (
                "r squared",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r * r * t.sin(), r * r * t.cos()), rose, class)
                }),
            ),
        ],
        9,
    );
}
