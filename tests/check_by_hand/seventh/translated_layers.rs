use super::*;

#[test]
fn translated_layers() {
    named(
        &[
            ("len", check::structure(|x, y| (x.len(), 4, y.len()))),
            ("shape[1]", check::structure(|x, y| (x.shape()[1], 4, y.shape()[1]))),
            ("two classes", check::structure(|x, _| (x.nrows(), 4, 2))),
            ("twice the inputs", check::structure(|x, y| (x.nrows(), 2 * x.nrows(), y.nrows()))),
            ("from right to left", check::structure(|x, y| (y.nrows(), 4, x.nrows()))),
            (
                "shapes the other way",
                check::init(|n_x, n_h, n_y, rng| Parameters {
                    w1: rng.randn(n_x, n_h) * 0.01,
                    b1: A::zeros((n_h, 1)),
                    w2: rng.randn(n_h, n_y) * 0.01,
                    b2: A::zeros((n_y, 1)),
                }),
            ),
            (
                "w2 first",
                check::init(|n_x, n_h, n_y, rng| {
                    let w2 = rng.randn(n_y, n_h) * 0.01;
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    Parameters { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "Xavier",
                check::init(|n_x, n_h, n_y, rng| Parameters {
                    w1: rng.randn(n_h, n_x) / (n_x as f64).sqrt(),
                    b1: A::zeros((n_h, 1)),
                    w2: rng.randn(n_y, n_h) / (n_h as f64).sqrt(),
                    b2: A::zeros((n_y, 1)),
                }),
            ),
            (
                "biases drawn too",
                check::init(|n_x, n_h, n_y, rng| Parameters {
                    w1: rng.randn(n_h, n_x) * 0.01,
                    b1: rng.randn(n_h, 1) * 0.01,
                    w2: rng.randn(n_y, n_h) * 0.01,
                    b2: rng.randn(n_y, 1) * 0.01,
                }),
            ),
            (
                "w2 from w1",
                check::init(|n_x, n_h, n_y, rng| {
                    let w1 = rng.randn(n_h, n_x) * 0.01;
                    let w2 = A::from_shape_fn((n_y, n_h), |(_, j)| w1[[j, 0]]);
                    Parameters { w1, b1: A::zeros((n_h, 1)), w2, b2: A::zeros((n_y, 1)) }
                }),
            ),
            (
                "b1 flat",
                check::init(|n_x, n_h, n_y, rng| Parameters {
                    w1: rng.randn(n_h, n_x) * 0.01,
                    b1: A::zeros((1, n_h)),
                    w2: rng.randn(n_y, n_h) * 0.01,
                    b2: A::zeros((1, n_y)),
                }),
            ),
            ("tanh at the end too", check::forward(|x, p| pass(x, p, f64::tanh, f64::tanh))),
            ("the other way round", check::forward(|x, p| pass(x, p, sigmoid, f64::tanh))),
            (
                "exp(z), not exp(-z)",
                check::forward(|x, p| pass(x, p, f64::tanh, |z| 1.0 / (1.0 + z.exp()))),
            ),
            (
                "tanh by hand, a sign lost",
                check::forward(|x, p| {
                    pass(x, p, |z| (z.exp() + (-z).exp()) / (z.exp() - (-z).exp()), sigmoid)
                }),
            ),
            (
                "z1 for a1",
                check::forward(|x, p| {
                    let z1 = layer(&p.w1, x, &p.b1);
                    let a1 = z1.mapv(f64::tanh);
                    let z2 = layer(&p.w2, &z1, &p.b2);
                    let a2 = z2.mapv(sigmoid);
                    cached(z1, a1, z2, a2)
                }),
            ),
            (
                "softmax",
                check::forward(|x, p| {
                    let (_, c) = pass(x, p, f64::tanh, sigmoid);
                    let e = c.z2.mapv(f64::exp);
                    let a2 = &e / &e.sum_axis(Axis(0));
                    cached(c.z1, c.a1, c.z2, a2)
                }),
            ),
            (
                "the biases of layer 2 for each layer",
                check::forward(|x, p| from_z1(p.w1.dot(x), p)),
            ),
            (
                "an index too few",
                check::forward(|x, p| {
                    let mut z1 = A::zeros((p.w1.nrows(), x.ncols()));
                    for i in 0..p.w1.nrows() {
                        for j in 0..x.ncols() {
                            for k in 1..x.nrows() {
                                z1[[i, j]] += p.w1[[i, k]] * x[[k, j]];
                            }
                            z1[[i, j]] += p.b1[[i, 0]];
                        }
                    }
                    from_z1(z1, p)
                }),
            ),
            (
                "b1 in the inner loop",
                check::forward(|x, p| {
                    let n = x.nrows() as f64;
                    let z1 = p.w1.dot(x) + n * &p.b1;
                    let a1 = z1.mapv(f64::tanh);
                    let z2 = p.w2.dot(&a1) + p.w2.ncols() as f64 * &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    cached(z1, a1, z2, a2)
                }),
            ),
        ],
        18,
    );
}
