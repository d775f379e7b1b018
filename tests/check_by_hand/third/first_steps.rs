use super::*;

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
