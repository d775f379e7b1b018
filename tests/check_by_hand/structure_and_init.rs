use super::*;

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
        10,
    );
}

#[test]
fn structure_and_init_written_later() {
    type P = Parameters;
    fn init(n_h: usize, n_x: usize, n_y: usize, rng: &mut RandomState, f: fn(f64) -> f64) -> P {
        let p = initialize_parameters(n_x, n_h, n_y, rng);
        P { w1: p.w1.mapv(f), w2: p.w2.mapv(f), ..p }
    }
    named(
        &[
            ("a row more, for the bias", check::structure(|x, y| (x.nrows() + 1, 4, y.nrows()))),
            ("x by columns, y by rows", check::structure(|x, y| (x.ncols(), 4, y.nrows()))),
            ("5 units", check::structure(|x, y| (x.nrows(), 5, y.nrows()))),
            ("two classes", check::structure(|x, _| (x.nrows(), 4, 2))),
            ("the number of axes", check::structure(|x, y| (x.ndim(), 4, y.ndim()))),
            ("x twice", check::structure(|x, _| (x.nrows(), 4, x.nrows()))),
            ("the other way round", check::structure(|x, y| (y.nrows(), 4, x.nrows()))),
            (
                "w2 is drawn first",
                check::init(|n_x, n_h, n_y, rng| {
                    let w2 = rng.randn(n_y, n_h) * 0.01;
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "uniform numbers",
                check::init(|n_x, n_h, n_y, rng| {
                    let mut draw = |rows: usize, columns: usize| {
                        let numbers = rng.random_sample(rows * columns) * 0.01;
                        numbers.into_shape_with_order((rows, columns)).unwrap()
                    };
                    let (w1, w2) = (draw(n_h, n_x), draw(n_y, n_h));
                    P { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "biases of 0.01",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: p.b1 + 0.01, b2: p.b2 + 0.01, ..p }
                }),
            ),
            ("0.001", check::init(|n_x, n_h, n_y, rng| init(n_h, n_x, n_y, rng, |w| w / 10.0))),
            ("÷ 0.01", check::init(|n_x, n_h, n_y, rng| init(n_h, n_x, n_y, rng, |w| w * 1e4))),
            ("|w|", check::init(|n_x, n_h, n_y, rng| init(n_h, n_x, n_y, rng, f64::abs))),
            ("zeros", check::init(|n_x, n_h, n_y, rng| init(n_h, n_x, n_y, rng, |_| 0.0))),
            (
                "He",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    let he = |w: A, n: usize| w * 100.0 * (2.0 / n as f64).sqrt();
                    P { w1: he(p.w1, n_x), w2: he(p.w2, n_h), ..p }
                }),
            ),
            (
                "a generator of its own",
                check::init(|n_x, n_h, n_y, _| {
                    initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(2))
                }),
            ),
            (
                "random biases",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    let b1 = rng.randn(n_h, 1) * 0.01;
                    let w2 = rng.randn(n_y, n_h) * 0.01;
                    P { w1, b1, w2, b2: rng.randn(n_y, 1) * 0.01 }
                }),
            ),
            (
                "the biases' sizes are exchanged",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: p.b2, b2: p.b1, ..p }
                }),
            ),
        ],
        17,
    );
}
