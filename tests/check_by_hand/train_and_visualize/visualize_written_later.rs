use super::*;

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
