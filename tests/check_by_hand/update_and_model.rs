use super::*;

/// Every parameter from itself and its gradient.
pub fn all(p: &Parameters, g: &Gradients, f: &dyn Fn(&A, &A) -> A) -> Parameters {
    Parameters {
        w1: f(&p.w1, &g.dw1),
        b1: f(&p.b1, &g.db1),
        w2: f(&p.w2, &g.dw2),
        b2: f(&p.b2, &g.db2),
    }
}

#[test]
fn update_and_model() {
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

#[test]
fn update_written_later() {
    named(
        &[
            ("v(1 - αd)", check::update(|p, g, r| all(p, g, &|v, d| v * &(1.0 - &(r * d))))),
            ("d - αv", check::update(|p, g, r| all(p, g, &|v, d| d - &(r * v)))),
            ("v - d/α", check::update(|p, g, r| all(p, g, &|v, d| v - &(d / r)))),
            ("(v - d)α", check::update(|p, g, r| all(p, g, &|v, d| (v - d) * r))),
            ("v - α - d", check::update(|p, g, r| all(p, g, &|v, d| v - d - r))),
            ("momentum", check::update(|p, g, r| all(p, g, &|v, d| v - &(0.1 * r * d)))),
            ("α² ", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * r * d)))),
            ("only the step", check::update(|p, g, r| all(p, g, &|_, d| r * d))),
            ("signs only", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d.signum())))),
            ("nothing happens", check::update(|p, g, _| all(p, g, &|v, _| v.clone()))),
            ("1.2", check::update(|p, g, _| all(p, g, &|v, d| v - &(1.2 * d)))),
            ("no rate", check::update(|p, g, _| all(p, g, &|v, d| v - d))),
            (
                "b2 stays",
                check::update(|p, g, r| Parameters {
                    b2: p.b2.clone(),
                    ..update_parameters(p, g, r)
                }),
            ),
            (
                "w2 uphill",
                check::update(|p, g, r| Parameters {
                    w2: &p.w2 + r * &g.dw2,
                    ..update_parameters(p, g, r)
                }),
            ),
            (
                "b1 as a number",
                check::update(|p, g, r| Parameters {
                    b1: &p.b1 - r * g.db1.sum(),
                    ..update_parameters(p, g, r)
                }),
            ),
            (
                "twice",
                check::update(|p, g, r| update_parameters(&update_parameters(p, g, r), g, r)),
            ),
            (
                "gradients clipped",
                check::update(|p, g, r| {
                    all(p, g, &|v, d| v - &(r * d.mapv(|d| d.clamp(-0.1, 0.1))))
                }),
            ),
        ],
        16,
    );
}

#[test]
fn model_written_later() {
    type P = Parameters;
    fn loops(x: &A, y: &A, start: P, n: usize, change: &dyn Fn(usize, &P, Gradients) -> P) -> P {
        let mut p = start;
        for i in 0..n {
            let (_, cache) = forward_propagation(x, &p);
            p = change(i, &p, backward_propagation(&p, &cache, x, y));
        }
        p
    }
    fn start(x: &A, y: &A, n_h: usize, seed: u32) -> P {
        initialize_parameters(x.nrows(), n_h, y.nrows(), &mut RandomState::new(seed))
    }
    fn step(_: usize, p: &P, g: Gradients) -> P {
        update_parameters(p, &g, 1.2)
    }
    named(
        &[
            ("seed 1", check::model(|x, y, h, n, _| loops(x, y, start(x, y, h, 1), n, &step))),
            ("seed 0", check::model(|x, y, h, n, _| loops(x, y, start(x, y, h, 0), n, &step))),
            (
                "the last is left out",
                check::model(|x, y, h, n, _| loops(x, y, start(x, y, h, 3), n - 1, &step)),
            ),
            (
                "twice as many",
                check::model(|x, y, h, n, _| loops(x, y, start(x, y, h, 3), 2 * n, &step)),
            ),
            ("10,000", check::model(|x, y, h, _, _| loops(x, y, start(x, y, h, 3), 10_000, &step))),
            (
                "from zero",
                check::model(|x, y, h, n, _| {
                    let p = start(x, y, h, 3);
                    loops(x, y, P { w1: p.w1 * 0.0, w2: p.w2 * 0.0, ..p }, n, &step)
                }),
            ),
            (
                "large weights",
                check::model(|x, y, h, n, _| {
                    let p = start(x, y, h, 3);
                    loops(x, y, P { w1: p.w1 * 100.0, w2: p.w2 * 100.0, ..p }, n, &step)
                }),
            ),
            (
                "a rate that falls",
                check::model(|x, y, h, n, _| {
                    loops(x, y, start(x, y, h, 3), n, &|i, p, g| {
                        update_parameters(p, &g, 1.2 / (1.0 + i as f64))
                    })
                }),
            ),
            (
                "weights only",
                check::model(|x, y, h, n, _| {
                    loops(x, y, start(x, y, h, 3), n, &|i, p, g| P {
                        b1: p.b1.clone(),
                        b2: p.b2.clone(),
                        ..step(i, p, g)
                    })
                }),
            ),
            (
                "uphill",
                check::model(|x, y, h, n, _| {
                    loops(x, y, start(x, y, h, 3), n, &|_, p, g| update_parameters(p, &g, -1.2))
                }),
            ),
            (
                "w2 stays",
                check::model(|x, y, h, n, _| {
                    loops(x, y, start(x, y, h, 3), n, &|i, p, g| P {
                        w2: p.w2.clone(),
                        ..step(i, p, g)
                    })
                }),
            ),
            (
                "a rate of 0.01",
                check::model(|x, y, h, n, _| {
                    loops(x, y, start(x, y, h, 3), n, &|_, p, g| update_parameters(p, &g, 0.01))
                }),
            ),
            ("4 units", check::model(|x, y, _, n, _| loops(x, y, start(x, y, 4, 3), n, &step))),
            (
                "one iteration",
                check::model(|x, y, h, _, _| loops(x, y, start(x, y, h, 3), 1, &step)),
            ),
        ],
        12,
    );
}
