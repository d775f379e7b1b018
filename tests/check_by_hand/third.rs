use super::update_and_model::all;
use super::*;

type P = Parameters;

#[test]
fn first_steps() {
    fn pass(x: &A, p: &P, hidden: fn(f64) -> f64, last: fn(f64) -> f64) -> (A, Cache) {
        let z1 = p.w1.dot(x) + &p.b1;
        let a1 = z1.mapv(hidden);
        let z2 = p.w2.dot(&a1) + &p.b2;
        let a2 = z2.mapv(last);
        (a2.clone(), Cache { z1, a1, z2, a2 })
    }
    named(
        &[
            ("y by columns", check::structure(|x, y| (x.shape()[0], 4, y.shape()[1]))),
            ("m units", check::structure(|x, y| (x.nrows(), x.ncols(), y.nrows()))),
            ("4 first", check::structure(|x, y| (4, x.nrows(), y.nrows()))),
            ("3 units", check::structure(|x, y| (x.nrows(), 3, y.nrows()))),
            (
                "w1 drawn the other way round",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_x, n_h).t().to_owned() * 0.01;
                    let w2 = rng.randn(n_y, n_h) * 0.01;
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "w2 times 0.1",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2 * 10.0, ..p }
                }),
            ),
            (
                "b1 of n_x",
                check::init(|n_x, n_h, n_y, rng| P {
                    b1: A::zeros((n_x, 1)),
                    ..initialize_parameters(n_x, n_h, n_y, rng)
                }),
            ),
            (
                "rng.seed(3)",
                check::init(|n_x, n_h, n_y, rng| {
                    rng.seed(3);
                    initialize_parameters(n_x, n_h, n_y, rng)
                }),
            ),
            (
                "uniform from -0.005",
                check::init(|n_x, n_h, n_y, rng| {
                    let mut draw = |rows: usize, columns: usize| {
                        let all = (rng.random_sample(rows * columns) - 0.5) * 0.01;
                        all.into_shape_with_order((rows, columns)).unwrap()
                    };
                    let (w1, w2) = (draw(n_h, n_x), draw(n_y, n_h));
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "plus 0.01",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) + 0.01;
                    let w2 = rng.randn(n_y, n_h) + 0.01;
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "1 - e^-z",
                check::forward(|x, p| pass(x, p, f64::tanh, |z| 1.0 / (1.0 - (-z).exp()))),
            ),
            (
                "1 - σ",
                check::forward(|x, p| pass(x, p, f64::tanh, |z| (-z).exp() / (1.0 + (-z).exp()))),
            ),
            ("2σ - 1", check::forward(|x, p| pass(x, p, |z| 2.0 * sigmoid(z) - 1.0, sigmoid))),
            ("sin", check::forward(|x, p| pass(x, p, f64::sin, sigmoid))),
            (
                "z1 in z2's place",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2, Cache { z2: c.z1.clone(), ..c })
                }),
            ),
            ("x twice as large", check::forward(|x, p| forward_propagation(&(x * 2.0), p))),
            (
                "no b1",
                check::forward(|x, p| forward_propagation(x, &P { b1: &p.b1 * 0.0, ..p.clone() })),
            ),
            (
                "tanh missing in the second layer's input",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&z1.mapv(sigmoid)) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "a1 is stored for z1",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2, Cache { z1: c.a1.clone(), ..c })
                }),
            ),
            (
                "zeros come back",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2 * 0.0, c)
                }),
            ),
        ],
        18,
    );
}

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

#[test]
fn learning() {
    fn loops(x: &A, y: &A, n_h: usize, n: usize, rate: f64) -> P {
        let rng = &mut RandomState::new(3);
        let mut p = initialize_parameters(x.nrows(), n_h, y.nrows(), rng);
        for _ in 0..n {
            let (_, cache) = forward_propagation(x, &p);
            p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), rate);
        }
        p
    }
    named(
        &[
            ("d²", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d * d)))),
            ("only w1", check::update(|p, g, r| P { w1: &p.w1 - r * &g.dw1, ..p.clone() })),
            (
                "v(1 - α)",
                check::update(|p, _, r| P {
                    w1: &p.w1 * (1.0 - r),
                    b1: &p.b1 * (1.0 - r),
                    w2: &p.w2 * (1.0 - r),
                    b2: &p.b2 * (1.0 - r),
                }),
            ),
            ("-αd + α", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d) + r))),
            ("v + d", check::update(|p, g, _| all(p, g, &|v, d| v + d))),
            ("|d|", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d.abs())))),
            ("the gradients", check::update(|p, g, _| all(p, g, &|_, d| d.clone()))),
            ("αd - v", check::update(|p, g, r| all(p, g, &|v, d| r * d - v))),
            (
                "the layers' biases exchanged",
                check::update(|p, g, r| {
                    let new = update_parameters(p, g, r);
                    P { b1: new.b2.clone(), b2: new.b1.clone(), ..new }
                }),
            ),
            ("α + 0.1", check::update(|p, g, r| all(p, g, &|v, d| v - &((r + 0.1) * d)))),
            ("one unit more", check::model(|x, y, h, n, _| loops(x, y, h + 1, n, 1.2))),
            ("labels exchanged", check::model(|x, y, h, n, _| loops(x, &(1.0 - y), h, n, 1.2))),
            ("a rate of 1", check::model(|x, y, h, n, _| loops(x, y, h, n, 1.0))),
            ("x / 10", check::model(|x, y, h, n, _| loops(&(x / 10.0), y, h, n, 1.2))),
            (
                "the first half",
                check::model(|x, y, h, n, _| {
                    let half = |a: &A| a.slice(s![.., ..x.ncols().div_ceil(2)]).to_owned();
                    loops(&half(x), &half(y), h, n, 1.2)
                }),
            ),
            (
                "n_h and iterations exchanged",
                check::model(|x, y, h, n, _| loops(x, y, n.min(50), h, 1.2)),
            ),
            ("5,000", check::model(|x, y, h, _, _| loops(x, y, h, 5000, 1.2))),
            ("stops at once", check::model(|x, y, h, _, _| loops(x, y, h, 0, 1.2))),
        ],
        18,
    );
}

#[test]
fn data_and_pictures() {
    fn flower(
        m: usize,
        g: &mut RandomState,
        f: impl Fn(usize, f64, f64, f64) -> (f64, f64, f64),
    ) -> (A, A) {
        let n = m / 2;
        let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
        for j in 0..2 {
            let line = Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n);
            let (on_t, on_r) = (g.standard_normal(n), g.standard_normal(n));
            for i in 0..n {
                let (x1, x2, label) = f(j, line[i], on_t[i], on_r[i]);
                x[[0, j * n + i]] = x1;
                x[[1, j * n + i]] = x2;
                y[[0, j * n + i]] = label;
            }
        }
        (x, y)
    }
    fn r(t: f64) -> f64 {
        4.0 * (4.0 * t).sin()
    }
    fn mesh(xs: &Array1<f64>, ys: &Array1<f64>) -> (A, A) {
        let shape = (ys.len(), xs.len());
        (Array2::from_shape_fn(shape, |(_, j)| xs[j]), Array2::from_shape_fn(shape, |(i, _)| ys[i]))
    }
    fn ends(x: &A, row: usize) -> (f64, f64) {
        let row = x.row(row);
        (row.iter().copied().fold(f64::MAX, f64::min), row.iter().copied().fold(f64::MIN, f64::max))
    }
    fn answers(p: &P, xx: &A, yy: &A) -> Array2<bool> {
        let points = stack![Axis(0), xx.flatten(), yy.flatten()];
        predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
    }
    fn train(x: &A, y: &A, h: usize, n: usize) -> f64 {
        accuracy(y, &predict(&nn_model(x, y, h, n, false), x))
    }
    named(
        &[
            (
                "twice the noise on r",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t + e * a;
                        let r = r(t) + 2.0 * e * b;
                        (r * t.sin(), r * t.cos(), j as f64)
                    })
                }),
            ),
            (
                "cos 4t in x2",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t + e * a;
                        let r = r(t) + e * b;
                        (r * t.sin(), r * (4.0 * t).cos(), j as f64)
                    })
                }),
            ),
            (
                "sin for cos",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t + e * a;
                        let r = r(t) + e * b;
                        (r * t.sin(), r * t.sin(), j as f64)
                    })
                }),
            ),
            (
                "six petals",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t + e * a;
                        let r = 4.0 * (6.0 * t).sin() + e * b;
                        (r * t.sin(), r * t.cos(), j as f64)
                    })
                }),
            ),
            (
                "the radius from the line",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, line, a, b| {
                        let t = line + e * a;
                        let r = r(line) + e * b;
                        (r * t.sin(), r * t.cos(), j as f64)
                    })
                }),
            ),
            (
                "labels of the other sort",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t + e * a;
                        let r = r(t) + e * b;
                        (r * t.sin(), r * t.cos(), 1.0 + j as f64)
                    })
                }),
            ),
            (
                "x / 4",
                check::dataset(|m, e, g| {
                    let (x, y) = nnlab::create_dataset_with(m, e, g);
                    (x / 4.0, y)
                }),
            ),
            (
                "minus the noise",
                check::dataset(|m, e, g| {
                    flower(m, g, |j, t, a, b| {
                        let t = t - e * a;
                        let r = r(t) - e * b;
                        (r * t.sin(), r * t.cos(), j as f64)
                    })
                }),
            ),
            ("1 - a2", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| 1.0 - a > 0.5))),
            ("0.05", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a > 0.05))),
            (
                "tanh a2",
                check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a.tanh() > 0.5)),
            ),
            ("without b2", check::predict(|p, x| predict(&P { b2: &p.b2 * 0.0, ..p.clone() }, x))),
            ("the mean distance", check::accuracy(|y, p| 1.0 - accuracy(y, p) / 100.0)),
            (
                "cut before",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    (100 * right / y.len()) as f64
                }),
            ),
            (
                "by the rows",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / y.nrows() as f64),
            ),
            ("per thousand", check::accuracy(|y, p| 10.0 * accuracy(y, p))),
            ("always sure", check::accuracy(|y, p| accuracy(y, p).max(50.0) + 1.0)),
            (
                "a tenth of margin",
                check::grid(|x, h| {
                    let axis = |(low, high): (f64, f64)| Array1::range(low - 0.1, high + 0.1, h);
                    mesh(&axis(ends(x, 0)), &axis(ends(x, 1)))
                }),
            ),
            (
                "x2 across, x1 down",
                check::grid(|x, h| {
                    let axis = |(low, high): (f64, f64)| Array1::range(low - 1.0, high + 1.0, h);
                    mesh(&axis(ends(x, 1)), &axis(ends(x, 0)))
                }),
            ),
            (
                "even steps to the end",
                check::grid(|x, h| {
                    let axis = |(low, high): (f64, f64)| {
                        Array1::linspace(
                            low - 1.0,
                            high + 1.0,
                            ((high - low + 2.0) / h).ceil() as usize,
                        )
                    };
                    mesh(&axis(ends(x, 0)), &axis(ends(x, 1)))
                }),
            ),
            (
                "half of h",
                check::grid(|x, h| {
                    let axis =
                        |(low, high): (f64, f64)| Array1::range(low - 1.0, high + 1.0, h / 2.0);
                    mesh(&axis(ends(x, 0)), &axis(ends(x, 1)))
                }),
            ),
            (
                "from right to left",
                check::grid(|x, h| {
                    let axis = |(low, high): (f64, f64)| Array1::range(low - 1.0, high + 1.0, h);
                    let (xx, yy) = mesh(&axis(ends(x, 0)), &axis(ends(x, 1)));
                    (xx.slice(s![.., ..;-1]).to_owned(), yy)
                }),
            ),
            ("xx negative", check::predict_grid(|p, xx, yy| answers(p, &-xx, yy))),
            (
                "mirrored",
                check::predict_grid(|p, xx, yy| answers(p, xx, yy).slice(s![.., ..;-1]).to_owned()),
            ),
            (
                "0.9",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.flatten(), yy.flatten()];
                    let a2 = forward_propagation(&points, p).0.mapv(|a| a > 0.9);
                    a2.into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            (
                "the first row in all",
                check::predict_grid(|p, xx, yy| {
                    let right = answers(p, xx, yy);
                    Array2::from_shape_fn(xx.dim(), |(_, j)| right[[0, j]])
                }),
            ),
            (
                "one unit more",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().map(|&h| train(x, y, h + 1, n)).collect()
                }),
            ),
            (
                "one iteration more",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().map(|&h| train(x, y, h, n + 1)).collect()
                }),
            ),
            (
                "all of them added up",
                check::sweep(|x, y, sizes, n| {
                    let mut sum = 0.0;
                    let add = |&h: &usize| {
                        sum += train(x, y, h, n);
                        sum
                    };
                    sizes.iter().map(add).collect()
                }),
            ),
            (
                "the labels' share",
                check::sweep(|_, y, sizes, _| {
                    sizes.iter().map(|_| 100.0 * y.sum() / y.len() as f64).collect()
                }),
            ),
        ],
        25,
    );
}
