use super::*;

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
