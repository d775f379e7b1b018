use super::*;

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
        26,
    );
}

#[test]
fn train_written_later() {
    fn a2(p: &Parameters, x: &A, question: fn(f64) -> bool) -> Array2<bool> {
        forward_propagation(x, p).0.mapv(question)
    }
    fn count(y: &A, p: &Array2<bool>, wanted: fn(bool, bool) -> bool) -> f64 {
        y.iter().zip(p).filter(|&(&y, &p)| wanted(y == 1.0, p)).count() as f64
    }
    named(
        &[
            ("above 0.6", check::predict(|p, x| a2(p, x, |a| a > 0.6))),
            ("above 0.9", check::predict(|p, x| a2(p, x, |a| a > 0.9))),
            ("above 1", check::predict(|p, x| a2(p, x, |a| a > 1.0))),
            ("a1", check::predict(|p, x| forward_propagation(x, p).1.a1.mapv(|a| a > 0.5))),
            ("all true", check::predict(|p, x| a2(p, x, |_| true))),
            (
                "the largest only",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let most = a2.iter().copied().fold(0.0, f64::max);
                    a2.mapv(|a| a > most / 2.0)
                }),
            ),
            (
                "the first row",
                check::predict(|p, x| a2(p, x, |a| a > 0.5).slice(s![..1, ..]).to_owned()),
            ),
            (
                "the first example for all",
                check::predict(|p, x| {
                    let right = a2(p, x, |a| a > 0.5);
                    Array2::from_elem(right.dim(), right[[0, 0]])
                }),
            ),
            (
                "the hidden units only",
                check::predict(|p, x| {
                    let p = Parameters { b1: &p.b1 * 0.0, ..p.clone() };
                    a2(&p, x, |a| a > 0.5)
                }),
            ),
            ("recall", check::accuracy(|y, p| count(y, p, |y, p| y && p) / y.sum() * 100.0)),
            (
                "precision",
                check::accuracy(|y, p| count(y, p, |y, p| y && p) / count(y, p, |_, p| p) * 100.0),
            ),
            ("rounded", check::accuracy(|y, p| accuracy(y, p).round())),
            ("right minus wrong", check::accuracy(|y, p| 2.0 * accuracy(y, p) - 100.0)),
            (
                "the predicted ones",
                check::accuracy(|y, p| count(y, p, |_, p| p) / y.len() as f64 * 100.0),
            ),
            (
                "zeros only",
                check::accuracy(|y, p| count(y, p, |y, p| !y && !p) / y.len() as f64 * 100.0),
            ),
            ("half of the sum", check::accuracy(|y, p| accuracy(y, p) / 2.0)),
            (
                "by m + 1",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / (y.len() as f64 + 1.0)),
            ),
            (
                "whole m",
                check::accuracy(|y, p| count(y, p, |y, p| y == p) * (100 / y.len()) as f64),
            ),
            (
                "mean of both classes",
                check::accuracy(|y, p| {
                    let ones = count(y, p, |y, p| y && p) / count(y, p, |y, _| y);
                    let zeros = count(y, p, |y, p| !y && !p) / count(y, p, |y, _| !y);
                    50.0 * (ones + zeros)
                }),
            ),
            (
                "F1",
                check::accuracy(|y, p| {
                    let both = count(y, p, |y, p| y && p);
                    200.0 * both / (count(y, p, |y, _| y) + count(y, p, |_, p| p))
                }),
            ),
        ],
        20,
    );
}

#[test]
fn visualize_written_later() {
    type Ends = (f64, f64);
    fn axes(x: &A, ends: fn(Ends) -> Ends, h: f64) -> (Array1<f64>, Array1<f64>) {
        let axis = |row: usize| {
            let low = x.row(row).iter().copied().fold(f64::INFINITY, f64::min);
            let high = x.row(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let (low, high) = ends((low, high));
            Array1::range(low, high, h)
        };
        (axis(0), axis(1))
    }
    fn mesh((xs, ys): (Array1<f64>, Array1<f64>)) -> (A, A) {
        let shape = (ys.len(), xs.len());
        (Array2::from_shape_fn(shape, |(_, j)| xs[j]), Array2::from_shape_fn(shape, |(i, _)| ys[i]))
    }
    fn one((low, high): Ends) -> Ends {
        (low - 1.0, high + 1.0)
    }
    fn answers(p: &Parameters, xx: &A, yy: &A) -> Array2<bool> {
        let points = stack![Axis(0), xx.flatten(), yy.flatten()];
        predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
    }
    fn train(x: &A, y: &A, h: usize, n: usize) -> f64 {
        accuracy(y, &predict(&nn_model(x, y, h, n, false), x))
    }
    named(
        &[
            (
                "a margin above only",
                check::grid(|x, h| mesh(axes(x, |(low, high)| (low, high + 1.0), h))),
            ),
            (
                "a margin of 2",
                check::grid(|x, h| mesh(axes(x, |(low, high)| (low - 2.0, high + 2.0), h))),
            ),
            (
                "the margin inwards",
                check::grid(|x, h| mesh(axes(x, |(low, high)| (low + 1.0, high - 1.0), h))),
            ),
            (
                "the end too",
                check::grid(|x, h| {
                    let with = |a: Array1<f64>| {
                        Array1::from_shape_fn(a.len() + 1, |i| a[0] + i as f64 * h)
                    };
                    let (xs, ys) = axes(x, one, h);
                    mesh((with(xs), with(ys)))
                }),
            ),
            ("from -5 to 5", check::grid(|x, h| mesh(axes(x, |_| (-5.0, 5.0), h)))),
            (
                "rows and columns",
                check::grid(|x, h| {
                    let (xx, yy) = mesh(axes(x, one, h));
                    (xx.t().to_owned(), yy.t().to_owned())
                }),
            ),
            ("twice h", check::grid(|x, h| mesh(axes(x, one, 2.0 * h)))),
            (
                "from the top",
                check::grid(|x, h| {
                    let (xx, yy) = mesh(axes(x, one, h));
                    (xx, yy.slice(s![..;-1, ..]).to_owned())
                }),
            ),
            (
                "the first row's ends for both",
                check::grid(|x, h| {
                    let (xs, _) = axes(x, one, h);
                    mesh((xs.clone(), xs))
                }),
            ),
            (
                "the ends of all",
                check::grid(|x, h| {
                    let all = x.flatten().insert_axis(Axis(0));
                    let both = stack![Axis(0), all.row(0), all.row(0)];
                    mesh(axes(&both, one, h))
                }),
            ),
            (
                "1/h points",
                check::grid(|x, h| {
                    let (xs, ys) = axes(x, one, h);
                    let n = (1.0 / h) as usize;
                    let line = |a: Array1<f64>| Array1::linspace(a[0], a[a.len() - 1], n);
                    mesh((line(xs), line(ys)))
                }),
            ),
            (
                "a margin of h",
                check::grid(|x, h| {
                    let (low, high) = ((0, 1), h);
                    let axis = |row: usize| {
                        let lowest = x.row(row).iter().copied().fold(f64::INFINITY, f64::min);
                        let highest = x.row(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
                        Array1::range(lowest - high, highest + high, h)
                    };
                    mesh((axis(low.0), axis(low.1)))
                }),
            ),
            ("transposed", check::predict_grid(|p, xx, yy| answers(p, xx, yy).t().to_owned())),
            (
                "column by column",
                check::predict_grid(|p, xx, yy| {
                    let t = answers(p, &xx.t().to_owned(), &yy.t().to_owned());
                    let flat = t.flatten().to_owned();
                    flat.into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            ("yy twice", check::predict_grid(|p, _, yy| answers(p, yy, yy))),
            ("all false", check::predict_grid(|_, xx, _| Array2::from_elem(xx.dim(), false))),
            (
                "upside down",
                check::predict_grid(|p, xx, yy| answers(p, xx, yy).slice(s![..;-1, ..]).to_owned()),
            ),
            ("yy negative", check::predict_grid(|p, xx, yy| answers(p, xx, &-yy))),
            (
                "errors",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().map(|&h| 100.0 - train(x, y, h, n)).collect()
                }),
            ),
            (
                "from the last",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().rev().map(|&h| train(x, y, h, n)).collect()
                }),
            ),
            (
                "sorted",
                check::sweep(|x, y, sizes, n| {
                    let mut all: Vec<f64> = sizes.iter().map(|&h| train(x, y, h, n)).collect();
                    all.sort_by(f64::total_cmp);
                    all
                }),
            ),
            (
                "the first size",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().map(|_| train(x, y, sizes[0], n)).collect()
                }),
            ),
            (
                "the place in the list",
                check::sweep(|x, y, sizes, n| {
                    (0..sizes.len()).map(|i| train(x, y, i + 1, n)).collect()
                }),
            ),
            (
                "half of the iterations",
                check::sweep(|x, y, sizes, n| {
                    sizes.iter().map(|&h| train(x, y, h, n / 2)).collect()
                }),
            ),
            (
                "10,000",
                check::sweep(|x, y, sizes, _| {
                    sizes.iter().map(|&h| train(x, y, h, 10_000)).collect()
                }),
            ),
            (
                "4 units always",
                check::sweep(|x, y, sizes, n| sizes.iter().map(|_| train(x, y, 4, n)).collect()),
            ),
            (
                "the best so far",
                check::sweep(|x, y, sizes, n| {
                    let mut best = 0.0_f64;
                    let one = |&h: &usize| {
                        best = best.max(train(x, y, h, n));
                        best
                    };
                    sizes.iter().map(one).collect()
                }),
            ),
            (
                "the first is left out",
                check::sweep(|x, y, sizes, n| {
                    sizes[1..].iter().map(|&h| train(x, y, h, n)).collect()
                }),
            ),
            (
                "fixed list",
                check::sweep(|x, y, _, n| {
                    [1, 2, 3, 4, 5, 10, 20].iter().map(|&h| train(x, y, h, n)).collect()
                }),
            ),
        ],
        29,
    );
}
