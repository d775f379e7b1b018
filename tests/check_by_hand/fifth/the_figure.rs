use super::*;

#[test]
fn the_figure() {
    named(
        &[
            (
                "from -1 to 1 of each",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (_, b) = ends(x, row);
                        Array1::range(-b - 1.0, b + 1.0, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "the margin times h",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - h, b + h, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "min and max of all",
                check::grid(|x, h| {
                    let (a, b) = (ends(x, 0), ends(x, 1));
                    let axis = Array1::range(a.0.min(b.0) - 1.0, a.1.max(b.1) + 1.0, h);
                    mesh(&axis, &axis)
                }),
            ),
            (
                "a margin of 2",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - 2.0, b + 2.0, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "first and last point",
                check::grid(|x, h| {
                    let axis = |row: usize| {
                        Array1::range(
                            x[[row, 0]] - 1.0,
                            x[[row, x.ncols() - 1]].max(x[[row, 0]]) + 1.0,
                            h,
                        )
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "one point more",
                check::grid(|x, h| {
                    let axis = |row| {
                        let (a, b) = ends(x, row);
                        Array1::range(a - 1.0, b + 1.0 + h, h)
                    };
                    mesh(&axis(0), &axis(1))
                }),
            ),
            (
                "meshgrid by columns",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.t().flatten(), yy.t().flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            (
                "the points are halved",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), (xx / 2.0).flatten(), (yy / 2.0).flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            ("1 everywhere", check::predict_grid(|_, xx, _| xx.mapv(|_| true))),
            (
                "yy twice",
                check::predict_grid(|p, _, yy| {
                    let points = stack![Axis(0), yy.flatten(), yy.flatten()];
                    predict(p, &points).into_shape_with_order(yy.dim()).unwrap()
                }),
            ),
            (
                "xx alone decides",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), xx.flatten(), yy.flatten() * 0.0];
                    predict(p, &points).into_shape_with_order(yy.dim()).unwrap()
                }),
            ),
            (
                "one network for all",
                check::sweep(|x, y, sizes, n| {
                    let p = nn_model(x, y, sizes[0], n, false);
                    sizes.iter().map(|_| accuracy(y, &predict(&p, x))).collect()
                }),
            ),
            (
                "4 units whatever the size",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|_| accuracy(y, &predict(&nn_model(x, y, 4, n, false), x)))
                        .collect()
                }),
            ),
            (
                "sizes from 1 on",
                check::sweep(|x, y, sizes, n| {
                    (1..=sizes.len())
                        .map(|k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the errors",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| 100.0 - accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the costs",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| {
                            let p = nn_model(x, y, k, n, false);
                            compute_cost(&forward_propagation(x, &p).0, y)
                        })
                        .collect()
                }),
            ),
            (
                "half of the iterations",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n / 2, false), x)))
                        .collect()
                }),
            ),
            (
                "the best so far",
                check::sweep(|x, y, sizes, n| {
                    let mut best: f64 = 0.0;
                    sizes
                        .iter()
                        .map(|&k| {
                            best = best.max(accuracy(y, &predict(&nn_model(x, y, k, n, false), x)));
                            best
                        })
                        .collect()
                }),
            ),
        ],
        18,
    );
}
