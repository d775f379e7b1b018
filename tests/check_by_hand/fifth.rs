//! Written when all earlier sets were named as well as they are; nothing was looked up for it.

use super::*;

type P = Parameters;

fn column(a: &A) -> A {
    a.sum_axis(Axis(1)).insert_axis(Axis(1))
}

fn normal(rows: usize, columns: usize, rng: &mut RandomState) -> A {
    rng.standard_normal(rows * columns).into_shape_with_order((rows, columns)).unwrap()
}

fn labels(p: &P, x: &A, yes: fn(f64) -> bool) -> Array2<bool> {
    forward_propagation(x, p).0.mapv(yes)
}

#[test]
fn the_first_steps() {
    named(
        &[
            ("all of x", check::structure(|x, y| (x.len(), 4, y.len()))),
            ("y's ones", check::structure(|x, y| (x.nrows(), 4, y.sum() as usize))),
            ("4 from the data", check::structure(|x, y| (x.nrows(), x.nrows() + 2, y.nrows()))),
            ("row and column of x", check::structure(|x, _| (x.nrows(), 4, x.ncols()))),
            (
                "the same generator twice",
                check::init(|n_x, n_h, n_y, _| {
                    let w1 = normal(n_h, n_x, &mut RandomState::new(3)) * 0.01;
                    let w2 = normal(n_y, n_h, &mut RandomState::new(3)) * 0.01;
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "b1 is drawn and thrown away",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = normal(n_h, n_x, rng) * 0.01;
                    let _ = normal(n_h, 1, rng);
                    let w2 = normal(n_y, n_h, rng) * 0.01;
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "biases are ones",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: A::ones(p.b1.dim()), b2: A::ones(p.b2.dim()), ..p }
                }),
            ),
            (
                "minus 0.01",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: -p.w1, w2: -p.w2, ..p }
                }),
            ),
            (
                "the first unit for all",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    let w1 = A::from_shape_fn(p.w1.dim(), |(_, j)| p.w1[[0, j]]);
                    P { w1, ..p }
                }),
            ),
            (
                "w2 is a copy of w1's numbers",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    let flat: Vec<f64> = p.w1.iter().copied().collect();
                    let w2 =
                        A::from_shape_fn(p.w2.dim(), |(i, j)| flat[(i * n_h + j) % flat.len()]);
                    P { w2, ..p }
                }),
            ),
        ],
        6,
    );
}

#[test]
fn the_way_forward() {
    named(
        &[
            (
                "a hidden unit is left out",
                check::forward(|x, p| {
                    let mut p = p.clone();
                    let last = p.w2.ncols() - 1;
                    p.w2.column_mut(last).fill(0.0);
                    forward_propagation(x, &p)
                }),
            ),
            (
                "a2 is the hidden sum",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    let a2 = c.a1.mean_axis(Axis(0)).unwrap().insert_axis(Axis(0));
                    let a2 = a2.broadcast(c.a2.dim()).unwrap().mapv(sigmoid);
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "b1 is added to x",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(&(x + p.b1.mean().unwrap()));
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "tanh of e^z only",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.mapv(|z| (z.exp() - (-z).exp()) / 2.0);
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "arctan",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.mapv(f64::atan);
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "a2 is returned before the sigmoid, the cache is right",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    (c.z2.clone(), c)
                }),
            ),
            (
                "the cache's z2 is without b2",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    let z2 = &c.z2 - &p.b2;
                    (a2, Cache { z2, ..c })
                }),
            ),
            (
                "the sum of w1's rows",
                check::forward(|x, p| {
                    let z1 = &column(&p.w1) * &x.sum_axis(Axis(0)).insert_axis(Axis(0)) + &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "a1 normalised",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.tanh();
                    let a1 = &a1 / &a1.sum_axis(Axis(0)).insert_axis(Axis(0));
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
        ],
        5,
    );
}

#[test]
fn the_cost() {
    named(
        &[
            (
                "the mean of the rounded",
                check::cost(|a, y| {
                    let wrong = (a.mapv(f64::round) - y).mapv(f64::abs).sum();
                    wrong / y.ncols() as f64
                }),
            ),
            (
                "1e-5 added",
                check::cost(|a, y| {
                    let right = (a + 1e-5).ln() * y + (1.0 - a + 1e-5).ln() * (1.0 - y);
                    -right.sum() / y.ncols() as f64
                }),
            ),
            (
                "1 - y ln(1 - a)",
                check::cost(|a, y| {
                    let right = a.ln() * y + (1.0 - &(y * &(1.0 - a).ln()));
                    -right.sum() / y.ncols() as f64
                }),
            ),
            (
                "ln of the mean",
                check::cost(|a, y| {
                    let of = a * y + (1.0 - a) * (1.0 - y);
                    -(of.sum() / y.ncols() as f64).ln()
                }),
            ),
            (
                "the weights of the classes",
                check::cost(|a, y| {
                    let m = y.ncols() as f64;
                    let share = y.sum() / m;
                    let right = a.ln() * y * (1.0 - share) + (1.0 - a).ln() * (1.0 - y) * share;
                    -right.sum() / m
                }),
            ),
            ("times 100", check::cost(|a, y| 100.0 * compute_cost(a, y))),
            (
                "only where a is right",
                check::cost(|a, y| {
                    let right = a.ln() * y;
                    -right.sum() / y.sum()
                }),
            ),
            (
                "by the square of m",
                check::cost(|a, y| {
                    let m = y.ncols() as f64;
                    compute_cost(a, y) / m
                }),
            ),
            (
                "the cost of the first row",
                check::cost(|a, y| {
                    let first = |a: &A| a.slice(s![..1, ..]).to_owned();
                    compute_cost(&first(a), &first(y))
                }),
            ),
            (
                "ln of 1 - a with the wrong brackets",
                check::cost(|a, y| {
                    let right = a.ln() * y + (1.0 - a.ln()) * (1.0 - y);
                    -right.sum() / y.ncols() as f64
                }),
            ),
        ],
        9,
    );
}

#[test]
fn the_way_back() {
    named(
        &[
            (
                "w2 is not transposed but summed",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let w = p.w2.sum_axis(Axis(0)).insert_axis(Axis(1));
                    let d = dz2.sum_axis(Axis(0)).insert_axis(Axis(0));
                    let dz1 = w.dot(&d) * (1.0 - &c.a1 * &c.a1);
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "dz1 keeps dz2's mean",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = (&c.a2 - y) / m;
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()),
                        db2: column(&dz2),
                    }
                }),
            ),
            (
                "the biases are the means of everything",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let mean = |a: &A| A::from_elem(a.dim(), a.mean().unwrap());
                    Gradients { db1: mean(&g.db1), db2: mean(&g.db2), ..g }
                }),
            ),
            (
                "dz1 with a2's slope",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let slope = (&c.a2 * &(1.0 - &c.a2)).sum_axis(Axis(0)).insert_axis(Axis(0));
                    let dz1 = p.w2.t().dot(&dz2) * slope;
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "relu's slope",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let slope = c.z1.mapv(|z| if z > 0.0 { 1.0 } else { 0.0 });
                    let dz1 = p.w2.t().dot(&dz2) * slope;
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "the cost's mean over the classes too",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let n = y.nrows() as f64 + 1.0;
                    Gradients { dw1: g.dw1 / n, db1: g.db1 / n, dw2: g.dw2 / n, db2: g.db2 / n }
                }),
            ),
            (
                "a2 is rounded",
                check::backward(|p, c, x, y| {
                    let c = Cache { a2: c.a2.mapv(f64::round), ..c.clone() };
                    backward_propagation(p, &c, x, y)
                }),
            ),
            (
                "db1 from x",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let db1 = column(&g.dw1);
                    Gradients { db1, ..g }
                }),
            ),
            (
                "dw2 has z2's error times x's mean",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients { dw2: &g.db2 * &p.w2, ..g }
                }),
            ),
            (
                "clipped",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let clip = |a: A| a.mapv(|v| v.clamp(-0.1, 0.1));
                    Gradients {
                        dw1: clip(g.dw1),
                        db1: clip(g.db1),
                        dw2: clip(g.dw2),
                        db2: clip(g.db2),
                    }
                }),
            ),
        ],
        3,
    );
}

fn each(p: &P, g: &Gradients, step: &dyn Fn(&A, &A) -> A) -> P {
    P {
        w1: step(&p.w1, &g.dw1),
        b1: step(&p.b1, &g.db1),
        w2: step(&p.w2, &g.dw2),
        b2: step(&p.b2, &g.db2),
    }
}

#[test]
fn the_update() {
    named(
        &[
            ("v·α - d", check::update(|p, g, r| each(p, g, &|v, d| v * r - d))),
            ("α(v - d)", check::update(|p, g, r| each(p, g, &|v, d| r * (v - d)))),
            (
                "d by its norm",
                check::update(|p, g, r| each(p, g, &|v, d| v - &(d / (d * d).sum().sqrt() * r))),
            ),
            ("α by 100", check::update(|p, g, r| update_parameters(p, g, r / 100.0))),
            ("1 - α", check::update(|p, g, r| update_parameters(p, g, 1.0 - r))),
            (
                "only layer 2",
                check::update(|p, g, r| {
                    let q = update_parameters(p, g, r);
                    P { w2: q.w2, b2: q.b2, ..p.clone() }
                }),
            ),
            ("whole numbers", check::update(|p, g, r| update_parameters(p, g, r.round()))),
            ("v - α·v", check::update(|p, g, r| each(p, g, &|v, _| v - &(r * v)))),
            (
                "the weights' mean",
                check::update(|p, g, r| each(p, g, &|v, d| v - r * d.mean().unwrap())),
            ),
        ],
        8,
    );
}

fn loops(x: &A, y: &A, n_h: usize, n: usize, each: &dyn Fn(usize, &mut P, &Gradients)) -> P {
    let rng = &mut RandomState::new(3);
    let mut p = initialize_parameters(x.nrows(), n_h, y.nrows(), rng);
    for i in 0..n {
        let cache = forward_propagation(x, &p).1;
        let g = backward_propagation(&p, &cache, x, y);
        each(i, &mut p, &g);
    }
    p
}

#[test]
fn the_model() {
    named(
        &[
            (
                "the rate falls",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|i, p, g| {
                        *p = update_parameters(p, g, 1.2 / (1.0 + i as f64));
                    })
                }),
            ),
            (
                "only the weights learn",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| {
                        let q = update_parameters(p, g, 1.2);
                        *p = P { w1: q.w1, w2: q.w2, ..p.clone() };
                    })
                }),
            ),
            (
                "only the output layer learns",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| {
                        let q = update_parameters(p, g, 1.2);
                        *p = P { w2: q.w2, b2: q.b2, ..p.clone() };
                    })
                }),
            ),
            (
                "uphill",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| *p = update_parameters(p, g, -1.2))
                }),
            ),
            (
                "every second one",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|i, p, g| {
                        if i % 2 == 0 {
                            *p = update_parameters(p, g, 1.2);
                        }
                    })
                }),
            ),
            (
                "begins from zeros",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    p.w1.fill(0.0);
                    p.w2.fill(0.0);
                    for _ in 0..n {
                        let cache = forward_propagation(x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), 1.2);
                    }
                    p
                }),
            ),
            (
                "weights ten times as large",
                check::model(|x, y, h, n, _| {
                    let p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    let mut p = P { w1: p.w1 * 10.0, w2: p.w2 * 10.0, ..p };
                    for _ in 0..n {
                        let cache = forward_propagation(x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), 1.2);
                    }
                    p
                }),
            ),
            (
                "one example a round",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    for i in 0..n {
                        let k = i % x.ncols();
                        let (x, y) = (
                            x.slice(s![.., k..k + 1]).to_owned(),
                            y.slice(s![.., k..k + 1]).to_owned(),
                        );
                        let cache = forward_propagation(&x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, &x, &y), 1.2);
                    }
                    p
                }),
            ),
        ],
        7,
    );
}

/// The flower with all its parts to be changed.
fn flower(
    m: usize,
    e: f64,
    rng: &mut RandomState,
    angles: &dyn Fn(usize, usize) -> Array1<f64>,
    radius: fn(f64) -> f64,
    label: &dyn Fn(usize) -> f64,
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let t = angles(j, n) + e * rng.standard_normal(n);
        let r = t.mapv(radius) + e * rng.standard_normal(n);
        for i in 0..n {
            x[[0, j * n + i]] = r[i] * t[i].sin();
            x[[1, j * n + i]] = r[i] * t[i].cos();
            y[[0, j * n + i]] = label(j);
        }
    }
    (x, y)
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn line(j: usize, n: usize) -> Array1<f64> {
    Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n)
}

#[test]
fn the_data() {
    named(
        &[
            (
                "3.12 times j only",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| Array1::linspace(0.0, 3.12 * j as f64, n), rose, &|j| {
                        j as f64
                    })
                }),
            ),
            (
                "from 1",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| line(j + 1, n), rose, &|j| j as f64)
                }),
            ),
            (
                "|r|",
                check::dataset(|m, e, g| flower(m, e, g, &line, |t| rose(t).abs(), &|j| j as f64)),
            ),
            (
                "8 petals of sin 8t",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &line, |t| 4.0 * (8.0 * t).sin(), &|j| j as f64)
                }),
            ),
            (
                "(4 sin t) 4",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &line, |t| 4.0 * t.sin() * 4.0, &|j| j as f64)
                }),
            ),
            (
                "degrees",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| line(j, n).mapv(f64::to_radians), rose, &|j| j as f64)
                }),
            ),
            ("all labels 1", check::dataset(|m, e, g| flower(m, e, g, &line, rose, &|_| 1.0))),
            (
                "labels 0.5",
                check::dataset(|m, e, g| flower(m, e, g, &line, rose, &|j| j as f64 / 2.0)),
            ),
            (
                "every second point",
                check::dataset(|m, e, g| {
                    let (x, _) = flower(m, e, g, &line, rose, &|j| j as f64);
                    (x, A::from_shape_fn((1, m), |(_, i)| (i % 2) as f64))
                }),
            ),
            (
                "one draw for both classes",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (a, b) = (g.standard_normal(n), g.standard_normal(n));
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let t: Array1<f64> = line(j, n) + e * &a;
                        let r: Array1<f64> = t.mapv(rose) + e * &b;
                        for i in 0..n {
                            x[[0, j * n + i]] = r[i] * t[i].sin();
                            x[[1, j * n + i]] = r[i] * t[i].cos();
                            y[[0, j * n + i]] = j as f64;
                        }
                    }
                    (x, y)
                }),
            ),
        ],
        10,
    );
}

#[test]
fn the_answers() {
    named(
        &[
            (
                "0.5 of the largest",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let most = a2.iter().copied().fold(0.0, f64::max);
                    a2.mapv(|a| a > most / 2.0)
                }),
            ),
            ("above 0.45", check::predict(|p, x| labels(p, x, |a| a > 0.45))),
            ("between", check::predict(|p, x| labels(p, x, |a| a > 0.25 && a < 0.75))),
            (
                "the first layer's sign",
                check::predict(|p, x| {
                    let (a2, c) = forward_propagation(x, p);
                    A::from_shape_fn(a2.dim(), |(_, j)| c.z1[[0, j]]).mapv(|z| z > 0.0)
                }),
            ),
            (
                "σ for tanh",
                check::predict(|p, x| {
                    let a1 = (p.w1.dot(x) + &p.b1).mapv(sigmoid);
                    (p.w2.dot(&a1) + &p.b2).mapv(|z| z > 0.0)
                }),
            ),
            (
                "all of one class",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let mean = a2.mean().unwrap();
                    a2.mapv(|_| mean > 0.5)
                }),
            ),
            (
                "the ones that are right and 1, of all",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| **y == 1.0 && **p).count();
                    right as f64 / y.len() as f64 * 100.0
                }),
            ),
            (
                "both classes' mean",
                check::accuracy(|y, p| {
                    let of = |class: bool| {
                        let all = y.iter().filter(|y| (**y == 1.0) == class).count();
                        let right = y
                            .iter()
                            .zip(p)
                            .filter(|(y, p)| (**y == 1.0) == class && **p == class)
                            .count();
                        right as f64 / all as f64
                    };
                    50.0 * (of(true) + of(false))
                }),
            ),
            (
                "predicted ones",
                check::accuracy(|y, p| {
                    p.iter().filter(|p| **p).count() as f64 / y.len() as f64 * 100.0
                }),
            ),
            (
                "right by wrong",
                check::accuracy(|y, p| {
                    let share = accuracy(y, p) / 100.0;
                    share / (1.0 - share) * 100.0
                }),
            ),
            ("÷ 100 twice", check::accuracy(|y, p| accuracy(y, p) / 10_000.0)),
            ("the square", check::accuracy(|y, p| (accuracy(y, p) / 100.0).powi(2) * 100.0)),
        ],
        9,
    );
}

fn mesh(xs: &Array1<f64>, ys: &Array1<f64>) -> (A, A) {
    let shape = (ys.len(), xs.len());
    (A::from_shape_fn(shape, |(_, j)| xs[j]), A::from_shape_fn(shape, |(i, _)| ys[i]))
}

fn ends(x: &A, row: usize) -> (f64, f64) {
    let row = x.row(row);
    (
        row.iter().copied().fold(f64::INFINITY, f64::min),
        row.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    )
}

#[test]
fn the_figure() {
    named(
        &[
            (
                "from -1 to 1 of each",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (_, b) = ends(x, row);
                        Array1::range(-b - 1.0, b + 1.0, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "the margin times h",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - h, b + h, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "min and max of all",
                check::grid(|x, h| {
                    let (a, b) = (ends(x, 0), ends(x, 1));
                    let axis = Array1::range(a.0.min(b.0) - 1.0, a.1.max(b.1) + 1.0, h);
                    mesh(&axis, &axis)
                }),
            ),
            (
                "a margin of 2",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - 2.0, b + 2.0, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "first and last point",
                check::grid(|x, h| {
                    let axis = |row: usize| {
                        Array1::range(
                            x[[row, 0]] - 1.0,
                            x[[row, x.ncols() - 1]].max(x[[row, 0]]) + 1.0,
                            h,
                        )
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "one point more",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - 1.0, b + 1.0 + h, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "meshgrid by columns",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.t().flatten(), yy.t().flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            (
                "the points are halved",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), (xx / 2.0).flatten(), (yy / 2.0).flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            ("1 everywhere", check::predict_grid(|_, xx, _| xx.mapv(|_| true))),
            (
                "yy twice",
                check::predict_grid(|p, _, yy| {
                    let points = stack![Axis(0), yy.flatten(), yy.flatten()];
                    predict(p, &points).into_shape_with_order(yy.dim()).unwrap()
                }),
            ),
            (
                "xx alone decides",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.flatten(), yy.flatten() * 0.0];
                    predict(p, &points).into_shape_with_order(yy.dim()).unwrap()
                }),
            ),
            (
                "one network for all",
                check::sweep(|x, y, sizes, n| {
                    let p = nn_model(x, y, sizes[0], n, false);
                    sizes.iter().map(|_| accuracy(y, &predict(&p, x))).collect()
                }),
            ),
            (
                "4 units whatever the size",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|_| accuracy(y, &predict(&nn_model(x, y, 4, n, false), x)))
                        .collect()
                }),
            ),
            (
                "sizes from 1 on",
                check::sweep(|x, y, sizes, n| {
                    (1..=sizes.len())
                        .map(|k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the errors",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| 100.0 - accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the costs",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| {
                            let p = nn_model(x, y, k, n, false);
                            compute_cost(&forward_propagation(x, &p).0, y)
                        })
                        .collect()
                }),
            ),
            (
                "half of the iterations",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n / 2, false), x)))
                        .collect()
                }),
            ),
            (
                "the best so far",
                check::sweep(|x, y, sizes, n| {
                    let mut best: f64 = 0.0;
                    sizes
                        .iter()
                        .map(|&k| {
                            best = best.max(accuracy(y, &predict(&nn_model(x, y, k, n, false), x)));
                            best
                        })
                        .collect()
                }),
            ),
        ],
        18,
    );
}
