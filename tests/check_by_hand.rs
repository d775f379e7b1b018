//! Wrong answers as students write them, written by hand and not from the rules: how many are told
//! their cause.

use nnlab::check::{self, Score};
use nnlab::ndarray::{Array1, Array2, Axis, s, stack};
use nnlab::{
    Cache, Gradients, Parameters, RandomState, accuracy, backward_propagation, compute_cost,
    forward_propagation, initialize_parameters, nn_model, predict, sigmoid, update_parameters,
};

type A = Array2<f64>;

/// What each answer does wrong, and what it was told.
type Told = (&'static str, Score);

/// Findings that only describe what is seen.
const SEEN: [&str; 9] =
    ["entry", "nan", "zeros", "columns", "rows", "digits", "where", "same", "panicked"];

#[track_caller]
fn named(told: &[Told], least: usize) {
    let mut list = String::new();
    let mut named = 0;
    for (wrong, score) in told {
        assert!(!score.full(), "not caught: {wrong}");
        let finding = score.finding().expect("a wrong answer is told something");
        named += usize::from(!SEEN.contains(&finding.name));
        list += &format!(
            "{wrong} ({} points)\n    {}: {}\n",
            score.points(),
            finding.name,
            finding.sentence
        );
    }
    println!("{named} of {} named\n{list}", told.len());
    assert!(named >= least, "only {named} of {} are told their cause:\n{list}", told.len());
}

#[test]
fn structure_and_init() {
    type P = Parameters;
    named(
        &[
            ("columns", check::structure(|x, y| (x.shape()[1], 4, y.shape()[1]))),
            ("n_h from the data", check::structure(|x, y| (x.nrows(), 2 * x.nrows(), y.nrows()))),
            ("order", check::structure(|x, y| (x.nrows(), y.nrows(), 4))),
            ("one output", check::structure(|x, _| (x.nrows(), 4, 1))),
            (
                "w2 lacks 0.01",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    let w2 = rng.randn(n_y, n_h);
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "b1 is a row",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: A::zeros((1, n_h)), ..p }
                }),
            ),
            (
                "w2 has its sizes exchanged",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2.t().to_owned(), ..p }
                }),
            ),
            (
                "0.1",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: p.w1 * 10.0, w2: p.w2 * 10.0, ..p }
                }),
            ),
            (
                "biases drawn, times 0",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    let b1 = rng.randn(n_h, 1) * 0.0;
                    let w2 = rng.randn(n_y, n_h) * 0.01;
                    P { w1, b1, w2, b2: rng.randn(n_y, 1) * 0.0 }
                }),
            ),
            (
                "Xavier",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) * (1.0 / n_x as f64).sqrt();
                    let w2 = rng.randn(n_y, n_h) * (1.0 / n_h as f64).sqrt();
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "ones",
                check::init(|n_x, n_h, n_y, _| P {
                    w1: A::ones((n_h, n_x)) * 0.01,
                    b1: A::zeros((n_h, 1)),
                    w2: A::ones((n_y, n_h)) * 0.01,
                    b2: A::zeros((n_y, 1)),
                }),
            ),
        ],
        7,
    );
}

/// Forward propagation with other activations.
fn forward(x: &A, p: &Parameters, hidden: fn(f64) -> f64, last: fn(f64) -> f64) -> (A, Cache) {
    let z1 = p.w1.dot(x) + &p.b1;
    let a1 = z1.mapv(hidden);
    let z2 = p.w2.dot(&a1) + &p.b2;
    let a2 = z2.mapv(last);
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

#[test]
fn forward_pass() {
    named(
        &[
            (
                "minus b1",
                check::forward(|x, p| {
                    forward_propagation(x, &Parameters { b1: -&p.b1, ..p.clone() })
                }),
            ),
            ("exchanged", check::forward(|x, p| forward(x, p, sigmoid, f64::tanh))),
            (
                "z1 for a1",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&z1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            ("relu, and no sigmoid", check::forward(|x, p| forward(x, p, |z| z.max(0.0), |z| z))),
            (
                "z1 and a1 exchanged in the cache",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2, Cache { z1: c.a1, a1: c.z1, ..c })
                }),
            ),
            ("e^z", check::forward(|x, p| forward(x, p, f64::tanh, |z| 1.0 / (1.0 + z.exp())))),
            (
                "b1 twice",
                check::forward(|x, p| {
                    forward_propagation(x, &Parameters { b1: &p.b1 * 2.0, ..p.clone() })
                }),
            ),
            (
                "a threshold",
                check::forward(|x, p| forward(x, p, f64::tanh, |z| f64::from(sigmoid(z) > 0.5))),
            ),
            ("leaky", check::forward(|x, p| forward(x, p, |z| z.max(0.01 * z), sigmoid))),
            (
                "softmax",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    let e = c.z2.exp();
                    let a2 = &e / &e.sum_axis(Axis(0)).insert_axis(Axis(0));
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "tanh of x",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(&x.tanh(), p);
                    (c.a2.clone(), c)
                }),
            ),
            (
                "the second layer reads no bias, a2 is not returned",
                check::forward(|x, p| {
                    let (_, c) =
                        forward_propagation(x, &Parameters { b2: &p.b2 * 0.0, ..p.clone() });
                    (c.a1.clone(), c)
                }),
            ),
        ],
        9,
    );
}

#[test]
fn the_cost() {
    fn cost(a2: &A, y: &A, term: fn(f64, f64) -> f64) -> f64 {
        a2.iter().zip(y).map(|(&a, &y)| term(a, y)).sum::<f64>() / y.ncols() as f64
    }
    named(
        &[
            (
                "all entries",
                check::cost(|a2, y| compute_cost(a2, y) * y.ncols() as f64 / y.len() as f64),
            ),
            (
                "no minus, log10",
                check::cost(|a, y| {
                    cost(a, y, |a, y| y * a.log10() + (1.0 - y) * (1.0 - a).log10())
                }),
            ),
            (
                "labels exchanged",
                check::cost(|a, y| cost(a, y, |a, y| -((1.0 - y) * a.ln() + y * (1.0 - a).ln()))),
            ),
            ("one half", check::cost(|a, y| cost(a, y, |a, y| -y * a.ln()))),
            (
                "hinge",
                check::cost(|a, y| {
                    cost(a, y, |a, y| (1.0 - (2.0 * y - 1.0) * (2.0 * a - 1.0)).max(0.0))
                }),
            ),
            ("by the ones", check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 / y.sum())),
            ("half squares", check::cost(|a, y| cost(a, y, |a, y| (a - y).powi(2) / 2.0))),
            (
                "1 + a",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 + a).ln()))),
            ),
            (
                "m - 1",
                check::cost(|a, y| {
                    compute_cost(a, y) * y.ncols() as f64 / (y.ncols() as f64 - 1.0)
                }),
            ),
            (
                "plus in front of the second",
                check::cost(|a, y| cost(a, y, |a, y| -y * a.ln() + (1.0 - y) * (1.0 - a).ln())),
            ),
            (
                "whole numbers",
                check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 * (1 / y.ncols()) as f64),
            ),
            (
                "f32",
                check::cost(|a, y| {
                    f64::from(cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())) as f32)
                }),
            ),
            (
                "not summed",
                check::cost(|a, y| {
                    -(y[[0, 0]] * a[[0, 0]].ln() + (1.0 - y[[0, 0]]) * (1.0 - a[[0, 0]]).ln())
                }),
            ),
            (
                "y·ln(a) + (1 - y)·(1 - ln a)",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 - a.ln())))),
            ),
        ],
        8,
    );
}

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
        9,
    );
}

#[test]
fn update_and_model() {
    fn all(p: &Parameters, g: &Gradients, f: &dyn Fn(&A, &A) -> A) -> Parameters {
        Parameters {
            w1: f(&p.w1, &g.dw1),
            b1: f(&p.b1, &g.db1),
            w2: f(&p.w2, &g.dw2),
            b2: f(&p.b2, &g.db2),
        }
    }
    fn loops(x: &A, y: &A, n_h: usize, n: usize, seed: u32, rate: f64) -> Parameters {
        let rng = &mut RandomState::new(seed);
        let mut p = initialize_parameters(x.nrows(), n_h, y.nrows(), rng);
        for _ in 0..n {
            let (_, cache) = forward_propagation(x, &p);
            p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), rate);
        }
        p
    }
    named(
        &[
            ("half the rate", check::update(|p, g, r| all(p, g, &|v, d| v - &(r / 2.0 * d)))),
            ("uphill", check::update(|p, g, r| all(p, g, &|v, d| v + &(r * d)))),
            ("v - αv", check::update(|p, g, r| all(p, g, &|v, _| v - &(r * v)))),
            (
                "only weights",
                check::update(|p, g, r| Parameters {
                    b1: p.b1.clone(),
                    b2: p.b2.clone(),
                    ..update_parameters(p, g, r)
                }),
            ),
            ("0.01", check::update(|p, g, _| all(p, g, &|v, d| v - &(0.01 * d)))),
            (
                "the rate is divided by 100",
                check::update(|p, g, r| all(p, g, &|v, d| v - &(r * 0.01 * d))),
            ),
            ("(1 - α)·v + α·d", check::update(|p, g, r| all(p, g, &|v, d| (1.0 - r) * v + r * d))),
            (
                "b1 with the sign wrong",
                check::update(|p, g, r| Parameters {
                    b1: &p.b1 + r * &g.db1,
                    ..update_parameters(p, g, r)
                }),
            ),
            ("one more iteration", check::model(|x, y, h, n, _| loops(x, y, h, n + 1, 3, 1.2))),
            (
                "from the start each time",
                check::model(|x, y, h, n, _| loops(x, y, h, n.min(1), 3, 1.2)),
            ),
            ("rate 0.5", check::model(|x, y, h, n, _| loops(x, y, h, n, 3, 0.5))),
            ("seed 2", check::model(|x, y, h, n, _| loops(x, y, h, n, 2, 1.2))),
            (
                "the first gradients",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    let (_, cache) = forward_propagation(x, &p);
                    let g = backward_propagation(&p, &cache, x, y);
                    for _ in 0..n {
                        p = update_parameters(&p, &g, 1.2);
                    }
                    p
                }),
            ),
            (
                "a stale cache only",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    let (_, cache) = forward_propagation(x, &p);
                    for _ in 0..n {
                        p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), 1.2);
                    }
                    p
                }),
            ),
            ("iterations ignored", check::model(|x, y, h, _, _| loops(x, y, h, 100, 3, 1.2))),
            (
                "rate by m",
                check::model(|x, y, h, n, _| loops(x, y, h, n, 3, 1.2 / x.ncols() as f64)),
            ),
            ("4 units", check::model(|x, y, _, n, _| nn_model(x, y, 4, n, false))),
            ("initial", check::model(|x, y, h, _, _| loops(x, y, h, 0, 3, 1.2))),
        ],
        17,
    );
}

/// A flower with parts exchanged: the half turn, r of t, the coordinates, and where noise goes.
fn flower(
    m: usize,
    noise: (f64, f64),
    rng: &mut RandomState,
    (turn, r): (f64, fn(f64) -> f64),
    place: fn(f64, f64) -> (f64, f64),
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let angles = Array1::linspace(turn * j as f64, turn * (j + 1) as f64, n);
        let t = angles + noise.0 * rng.standard_normal(n);
        let radii = t.mapv(r) + noise.1 * rng.standard_normal(n);
        for i in 0..n {
            let (x1, x2) = place(radii[i], t[i]);
            x[[0, j * n + i]] = x1;
            x[[1, j * n + i]] = x2;
            y[[0, j * n + i]] = j as f64;
        }
    }
    (x, y)
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn polar(r: f64, t: f64) -> (f64, f64) {
    (r * t.sin(), r * t.cos())
}

#[test]
fn the_data_set() {
    named(
        &[
            (
                "2π",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (std::f64::consts::TAU, rose), polar)
                }),
            ),
            (
                "π",
                check::dataset(|m, e, g| flower(m, (e, e), g, (std::f64::consts::PI, rose), polar)),
            ),
            (
                "cos twice",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, rose), |r, t| (r * t.cos(), r * t.cos()))
                }),
            ),
            (
                "labels 1 and 2",
                check::dataset(|m, e, g| {
                    let (x, y) = nnlab::create_dataset_with(m, e, g);
                    (x, y + 1.0)
                }),
            ),
            (
                "no noise on r, drawn all the same",
                check::dataset(|m, e, g| flower(m, (e, 0.0), g, (3.12, rose), polar)),
            ),
            (
                "no noise at all",
                check::dataset(|m, _, g| flower(m, (0.0, 0.0), g, (3.12, rose), polar)),
            ),
            (
                "the same noise twice",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let noise = e * g.standard_normal(n);
                        let t =
                            Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n) + &noise;
                        let r = t.mapv(rose) + &noise;
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "r first",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let on_r = e * g.standard_normal(n);
                        let angles = Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n);
                        let t = angles + e * g.standard_normal(n);
                        let r = t.mapv(rose) + on_r;
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "4 cos 4t",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, |t| 4.0 * (4.0 * t).cos()), polar)
                }),
            ),
            (
                "one petal",
                check::dataset(|m, e, g| flower(m, (e, e), g, (3.12, |t| 4.0 * t.sin()), polar)),
            ),
            ("noise 0.2", check::dataset(|m, _, g| nnlab::create_dataset_with(m, 0.2, g))),
            (
                "labels exchanged",
                check::dataset(|m, e, g| {
                    let (x, y) = nnlab::create_dataset_with(m, e, g);
                    (x, 1.0 - y)
                }),
            ),
            (
                "3.12 from 0 for both",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let t = Array1::linspace(0.0, 3.12, n) + e * g.standard_normal(n);
                        let r = t.mapv(rose) + e * g.standard_normal(n);
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "the second class is never filled",
                check::dataset(|m, e, g| {
                    let (mut x, y) = nnlab::create_dataset_with(m, e, g);
                    x.slice_mut(s![.., m / 2..]).fill(0.0);
                    (x, y)
                }),
            ),
        ],
        13,
    );
}

#[test]
fn train_and_visualize() {
    fn answers(p: &Parameters, xx: &A, yy: &A) -> Array2<bool> {
        let points = stack![Axis(0), xx.flatten(), yy.flatten()];
        predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
    }
    fn grid(x: &A, h: f64, pad: f64, rows: (usize, usize)) -> (A, A) {
        let axis = |row: usize| {
            let low = x.row(row).iter().copied().fold(f64::INFINITY, f64::min);
            let high = x.row(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
            Array1::range(low - pad, high + pad, h)
        };
        let (xs, ys) = (axis(rows.0), axis(rows.1));
        let shape = (ys.len(), xs.len());
        (Array2::from_shape_fn(shape, |(_, j)| xs[j]), Array2::from_shape_fn(shape, |(i, _)| ys[i]))
    }
    named(
        &[
            ("from 0.5 on", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a >= 0.5))),
            ("above 0", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a > 0.0))),
            (
                "above the mean",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let mean = a2.mean().unwrap();
                    a2.mapv(|a| a > mean)
                }),
            ),
            ("below", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a < 0.5))),
            (
                "z2 above 0.5",
                check::predict(|p, x| forward_propagation(x, p).1.z2.mapv(|z| z > 0.5)),
            ),
            ("fraction", check::accuracy(|y, p| accuracy(y, p) / 100.0)),
            ("wrong ones", check::accuracy(|y, p| 100.0 - accuracy(y, p))),
            (
                "only ones",
                check::accuracy(|y, p| (y * &p.mapv(f64::from)).sum() / y.len() as f64 * 100.0),
            ),
            (
                "whole numbers",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    (right / y.len() * 100) as f64
                }),
            ),
            ("400", check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / 400.0)),
            (
                "the number of right ones",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / 100.0),
            ),
            ("cut", check::accuracy(|y, p| accuracy(y, p).floor())),
            ("no margin", check::grid(|x, h| grid(x, h, 0.0, (0, 1)))),
            ("margin 0.5", check::grid(|x, h| grid(x, h, 0.5, (0, 1)))),
            ("h ignored", check::grid(|x, _| grid(x, 0.01, 1.0, (0, 1)))),
            ("row 0 twice", check::grid(|x, h| grid(x, h, 1.0, (0, 0)))),
            (
                "exchanged",
                check::grid(|x, h| {
                    let (xx, yy) = grid(x, h, 1.0, (0, 1));
                    (yy, xx)
                }),
            ),
            (
                "100 points",
                check::grid(|x, _| {
                    let (xx, yy) = grid(x, 0.5, 1.0, (0, 1));
                    let of = |a: &A| (a[[0, 0]], a[[a.nrows() - 1, a.ncols() - 1]]);
                    let ((l, r), (b, t)) = (of(&xx), of(&yy));
                    let (xs, ys) = (Array1::linspace(l, r, 100), Array1::linspace(b, t, 100));
                    (
                        Array2::from_shape_fn((100, 100), |(_, j)| xs[j]),
                        Array2::from_shape_fn((100, 100), |(i, _)| ys[i]),
                    )
                }),
            ),
            ("xx twice", check::predict_grid(|p, xx, _| answers(p, xx, xx))),
            ("exchanged", check::predict_grid(|p, xx, yy| answers(p, yy, xx))),
            ("inverted", check::predict_grid(|p, xx, yy| answers(p, xx, yy).mapv(|a| !a))),
            (
                "a row",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.flatten(), yy.flatten()];
                    predict(p, &points)
                }),
            ),
            (
                "1,000 iterations",
                check::sweep(|x, y, sizes, _| {
                    let one = |&h| accuracy(y, &predict(&nn_model(x, y, h, 1000, false), x));
                    sizes.iter().map(one).collect()
                }),
            ),
            (
                "the sizes themselves",
                check::sweep(|_, _, sizes, _| sizes.iter().map(|&n| n as f64).collect()),
            ),
            (
                "the last is left out",
                check::sweep(|x, y, sizes, n| {
                    let one = |&h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x));
                    sizes[..sizes.len() - 1].iter().map(one).collect()
                }),
            ),
            (
                "the best only",
                check::sweep(|x, y, sizes, n| {
                    let one = |&h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x));
                    vec![sizes.iter().map(one).fold(0.0, f64::max)]
                }),
            ),
            (
                "fractions",
                check::sweep(|x, y, sizes, n| {
                    let one = |&h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x)) / 100.0;
                    sizes.iter().map(one).collect()
                }),
            ),
        ],
        25,
    );
}
