//! Written before the rule for other inputs was.

use super::*;

type P = Parameters;

/// Each row less its mean, over its standard deviation.
fn standardised(x: &A) -> A {
    let mean = x.mean_axis(Axis(1)).unwrap().insert_axis(Axis(1));
    (x - &mean) / x.std_axis(Axis(1), 0.0).insert_axis(Axis(1))
}

fn columns(a: &A, from: usize, to: usize) -> A {
    a.slice(s![.., from..to]).to_owned()
}

fn shuffled(a: &A) -> A {
    let order: Vec<usize> = (0..a.ncols()).map(|i| (i + a.ncols() / 2) % a.ncols()).collect();
    a.select(Axis(1), &order)
}

#[test]
fn first_steps() {
    named(
        &[
            ("one unit less", check::structure(|x, y| (x.nrows() - 1, 4, y.nrows()))),
            ("n_y is 2 for two classes", check::structure(|x, _| (x.nrows(), 4, 2))),
            ("twice as many", check::structure(|x, y| (x.nrows(), 2 * x.nrows(), y.nrows()))),
            (
                "4 units whatever is asked for",
                check::init(|n_x, _, n_y, rng| initialize_parameters(n_x, 4, n_y, rng)),
            ),
            (
                "n_x and n_y exchanged",
                check::init(|n_x, n_h, n_y, rng| initialize_parameters(n_y, n_h, n_x, rng)),
            ),
            (
                "one number is drawn before",
                check::init(|n_x, n_h, n_y, rng| {
                    rng.standard_normal(1);
                    initialize_parameters(n_x, n_h, n_y, rng)
                }),
            ),
            (
                "only positive",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: p.w1.abs(), w2: p.w2.abs(), ..p }
                }),
            ),
            (
                "w2 has no factor",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2 / 0.01, ..p }
                }),
            ),
            (
                "centred",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: &p.w1 - p.w1.mean().unwrap(), ..p }
                }),
            ),
            (
                "seed 42",
                check::init(|n_x, n_h, n_y, _| {
                    initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(42))
                }),
            ),
            ("standardised", check::forward(|x, p| forward_propagation(&standardised(x), p))),
            ("x / 255", check::forward(|x, p| forward_propagation(&(x / 255.0), p))),
            (
                "new weights",
                check::forward(|x, p| {
                    let rng = &mut RandomState::new(3);
                    let sizes = (p.w1.ncols(), p.w1.nrows(), p.w2.nrows());
                    let p = initialize_parameters(sizes.0, sizes.1, sizes.2, rng);
                    forward_propagation(x, &p)
                }),
            ),
            (
                "the first example only",
                check::forward(|x, p| forward_propagation(&columns(x, 0, 1), p)),
            ),
            (
                "rounded to 0 and 1",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2.mapv(f64::round), c)
                }),
            ),
            (
                "σ twice",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    let a2 = a2.mapv(sigmoid);
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "the largest row of b1 for all",
                check::forward(|x, p| {
                    let b1 = A::from_elem(p.b1.dim(), p.b1[[0, 0]]);
                    forward_propagation(x, &P { b1, ..p.clone() })
                }),
            ),
        ],
        15,
    );
}

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

#[test]
fn learning() {
    fn model(x: &A, y: &A, h: usize, n: usize) -> P {
        nn_model(x, y, h, n, false)
    }
    named(
        &[
            (
                "momentum of 0.9 at once",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(0.1 * r * d))
                }),
            ),
            (
                "sign of d",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(r * d.mapv(f64::signum)))
                }),
            ),
            ("√α", check::update(|p, g, r| update_parameters(p, g, r.sqrt()))),
            ("α / 2", check::update(|p, g, r| update_parameters(p, g, r / 2.0))),
            (
                "twice",
                check::update(|p, g, r| update_parameters(&update_parameters(p, g, r), g, r)),
            ),
            (
                "weights decay",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(r * (d + 0.01 * v)))
                }),
            ),
            ("α is 0.01", check::update(|p, g, _| update_parameters(p, g, 0.01))),
            ("standardised", check::model(|x, y, h, n, _| model(&standardised(x), y, h, n))),
            (
                "all but the last",
                check::model(|x, y, h, n, _| {
                    let m = (x.ncols() - 1).max(1);
                    model(&columns(x, 0, m), &columns(y, 0, m), h + usize::from(x.ncols() == 1), n)
                }),
            ),
            (
                "rows exchanged",
                check::model(|x, y, h, n, _| model(&x.slice(s![..;-1, ..]).to_owned(), y, h, n)),
            ),
            ("the last half first", check::model(|x, y, h, n, _| model(x, &shuffled(y), h, n))),
            ("n_h / 2", check::model(|x, y, h, n, _| model(x, y, h / 2, n))),
            ("n_h - 1", check::model(|x, y, h, n, _| model(x, y, h - 1, n))),
            ("0.9 n", check::model(|x, y, h, n, _| model(x, y, h, n + n / 10 + 5))),
            ("two updates a round", check::model(|x, y, h, n, _| model(x, y, h, 2 * n))),
            ("the same x", check::model(|x, y, h, n, _| model(&x.abs(), y, h, n))),
            (
                "mini-batches of half",
                check::model(|x, y, h, n, _| {
                    let rng = &mut RandomState::new(3);
                    let mut p = initialize_parameters(x.nrows(), h, y.nrows(), rng);
                    let m = x.ncols();
                    for i in 0..n {
                        let half = m.div_ceil(2);
                        let (from, to) = if i % 2 == 0 { (0, half) } else { (m - half, m) };
                        let (x, y) = (columns(x, from, to), columns(y, from, to));
                        let (_, c) = forward_propagation(&x, &p);
                        p = update_parameters(&p, &backward_propagation(&p, &c, &x, &y), 1.2);
                    }
                    p
                }),
            ),
            (
                "momentum",
                check::model(|x, y, h, n, _| {
                    let rng = &mut RandomState::new(3);
                    let mut p = initialize_parameters(x.nrows(), h, y.nrows(), rng);
                    let mut old = p.clone();
                    for _ in 0..n {
                        let (_, c) = forward_propagation(x, &p);
                        let new = update_parameters(&p, &backward_propagation(&p, &c, x, y), 1.2);
                        let ahead = |n: &A, p: &A, o: &A| n + 0.9 * (p - o);
                        let next = P {
                            w1: ahead(&new.w1, &p.w1, &old.w1),
                            b1: ahead(&new.b1, &p.b1, &old.b1),
                            w2: ahead(&new.w2, &p.w2, &old.w2),
                            b2: ahead(&new.b2, &p.b2, &old.b2),
                        };
                        old = std::mem::replace(&mut p, next);
                    }
                    p
                }),
            ),
        ],
        14,
    );
}

#[test]
fn data_and_pictures() {
    fn answers(p: &P, xx: &A, yy: &A) -> Array2<bool> {
        let points = stack![Axis(0), xx.flatten(), yy.flatten()];
        predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
    }
    fn train(x: &A, y: &A, h: usize, n: usize) -> f64 {
        accuracy(y, &predict(&nn_model(x, y, h, n, false), x))
    }
    use nnlab::{boundary_grid, create_dataset_with as flower};
    named(
        &[
            ("seed 1", check::dataset(|m, e, _| flower(m, e, &mut RandomState::new(1)))),
            ("400 points", check::dataset(|_, e, g| flower(400, e, g))),
            ("m / 2 points", check::dataset(|m, e, g| flower(m / 4 * 2, e, g))),
            ("twice the noise", check::dataset(|m, e, g| flower(m, 2.0 * e, g))),
            ("noise as a variance", check::dataset(|m, e, g| flower(m, f64::sqrt(e), g))),
            (
                "x1 and x2 exchanged",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (x.slice(s![..;-1, ..]).to_owned(), y)
                }),
            ),
            (
                "mirrored",
                check::dataset(|m, e, g| {
                    let (mut x, y) = flower(m, e, g);
                    x.row_mut(0).mapv_inplace(|v| -v);
                    (x, y)
                }),
            ),
            (
                "standardised",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (standardised(&x), y)
                }),
            ),
            (
                "shuffled",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (shuffled(&x), shuffled(&y))
                }),
            ),
            (
                "the second class drawn first",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (shuffled(&x), y)
                }),
            ),
            ("standardised", check::predict(|p, x| predict(p, &standardised(x)))),
            ("x / 10", check::predict(|p, x| predict(p, &(x / 10.0)))),
            (
                "new weights",
                check::predict(|p, x| {
                    let rng = &mut RandomState::new(3);
                    let p = initialize_parameters(p.w1.ncols(), p.w1.nrows(), p.w2.nrows(), rng);
                    predict(&p, x)
                }),
            ),
            (
                "the first example for all",
                check::predict(|p, x| {
                    let first = predict(p, &columns(x, 0, 1));
                    Array2::from_shape_fn((first.nrows(), x.ncols()), |(i, _)| first[[i, 0]])
                }),
            ),
            (
                "the most certain half",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let mean = a2.mean().unwrap();
                    a2.mapv(|a| a > mean)
                }),
            ),
            ("shifted", check::accuracy(|y, p| accuracy(&shuffled(y), p))),
            (
                "the first half",
                check::accuracy(|y, p| {
                    let half = y.ncols().div_ceil(2);
                    accuracy(&columns(y, 0, half), &p.slice(s![.., ..half]).to_owned())
                }),
            ),
            (
                "without the first",
                check::accuracy(|y, p| {
                    accuracy(&columns(y, 1, y.ncols()), &p.slice(s![.., 1..]).to_owned())
                }),
            ),
            ("one decimal", check::accuracy(|y, p| (accuracy(y, p) * 10.0).round() / 10.0)),
            (
                "m - 1",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / (y.len() - 1) as f64),
            ),
            ("0.01", check::grid(|x, _| boundary_grid(&(x * 0.1), 0.1))),
            ("h of 0.1", check::grid(|x, _| boundary_grid(x, 0.1))),
            (
                "rows exchanged",
                check::grid(|x, h| boundary_grid(&x.slice(s![..;-1, ..]).to_owned(), h)),
            ),
            (
                "without the last",
                check::grid(|x, h| boundary_grid(&columns(x, 0, x.ncols() - 1), h)),
            ),
            ("h / 2", check::grid(|x, h| boundary_grid(x, h / 2.0))),
            ("x in absolute value", check::grid(|x, h| boundary_grid(&x.abs(), h))),
            ("both negative", check::predict_grid(|p, xx, yy| answers(p, &-xx, &-yy))),
            ("tenth", check::predict_grid(|p, xx, yy| answers(p, &(xx / 10.0), &(yy / 10.0)))),
            (
                "upside down",
                check::predict_grid(|p, xx, yy| answers(p, xx, yy).slice(s![..;-1, ..]).to_owned()),
            ),
            (
                "first row of points",
                check::predict_grid(|p, xx, yy| {
                    let top = A::from_elem(yy.dim(), yy[[0, 0]]);
                    answers(p, xx, &top)
                }),
            ),
            (
                "standardised",
                check::sweep(|x, y, all, n| {
                    all.iter().map(|&h| train(&standardised(x), y, h, n)).collect()
                }),
            ),
            (
                "half of the data",
                check::sweep(|x, y, all, n| {
                    let half = x.ncols() / 2 + 10;
                    let (x, y) = (columns(x, 0, half), columns(y, 0, half));
                    all.iter().map(|&h| train(&x, &y, h, n)).collect()
                }),
            ),
            (
                "one unit less",
                check::sweep(|x, y, all, n| {
                    all.iter().map(|&h| train(x, y, (h - 1).max(1), n)).collect()
                }),
            ),
            (
                "n a unit",
                check::sweep(|x, y, all, n| all.iter().map(|&h| train(x, y, h, n * h)).collect()),
            ),
            (
                "sorted",
                check::sweep(|x, y, all, n| {
                    let mut all = all.to_vec();
                    all.sort_unstable();
                    all.iter().map(|&h| train(x, y, h, n)).collect()
                }),
            ),
            (
                "the other labels",
                check::sweep(|x, y, all, n| {
                    all.iter()
                        .map(|&h| accuracy(&(1.0 - y), &predict(&nn_model(x, y, h, n, false), x)))
                        .collect()
                }),
            ),
        ],
        31,
    );
}
