use super::*;

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
