use super::*;

#[test]
fn the_first_set() {
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
