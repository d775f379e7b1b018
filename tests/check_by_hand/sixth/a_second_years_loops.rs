use super::*;

#[test]
fn a_second_years_loops() {
    named(
        &[
            (
                "rate 0.12",
                check::model(|x, y, h, n, _| train(x, y, h, n, &|p| right_round(x, y, p, 0.12))),
            ),
            (
                "rate 0.01",
                check::model(|x, y, h, n, _| train(x, y, h, n, &|p| right_round(x, y, p, 0.01))),
            ),
            (
                "10,000 rounds",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n.min(3) * 50, &|p| right_round(x, y, p, 1.2))
                }),
            ),
            (
                "twice in a round",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| right_round(x, y, &right_round(x, y, p, 1.2), 1.2))
                }),
            ),
            (
                "the first layer's gradient after the second's update",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| {
                        let cache = forward_propagation(x, p).1;
                        let g = backward_propagation(p, &cache, x, y);
                        let q = update_parameters(p, &g, 1.2);
                        let between = P { w2: q.w2.clone(), b2: q.b2.clone(), ..p.clone() };
                        let g = backward_propagation(&between, &cache, x, y);
                        let q1 = update_parameters(p, &g, 1.2);
                        P { w2: q.w2, b2: q.b2, ..q1 }
                    })
                }),
            ),
            (
                "made anew each round",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|_| {
                        let p = initialize_parameters(
                            x.nrows(),
                            h,
                            y.nrows(),
                            &mut RandomState::new(3),
                        );
                        right_round(x, y, &p, 1.2)
                    })
                }),
            ),
            (
                "only biases learn",
                check::model(|x, y, h, n, _| {
                    train(x, y, h, n, &|p| {
                        let q = right_round(x, y, p, 1.2);
                        P { b1: q.b1, b2: q.b2, ..p.clone() }
                    })
                }),
            ),
            ("margin 0", check::grid(|x, h| grid(x, h, 0.0, 0.0))),
            ("margin only below", check::grid(|x, h| grid(x, h, 1.0, 0.0))),
            ("margin 0.1", check::grid(|x, h| grid(x, h, 0.1, 0.1))),
            ("h is 0.01", check::grid(|x, _| grid(x, 0.1, 1.0, 1.0))),
            (
                "meshgrid the other way",
                check::grid(|x, h| {
                    let (xx, yy) = grid(x, h, 1.0, 1.0);
                    (xx.t().to_owned(), yy.t().to_owned())
                }),
            ),
            (
                "no reshape, a row",
                check::predict_grid(|p, xx, yy| {
                    predict(p, &stack![Axis(0), xx.flatten(), yy.flatten()])
                }),
            ),
            (
                "yy first",
                check::predict_grid(|p, xx, yy| {
                    let points = stack![Axis(0), yy.flatten(), xx.flatten()];
                    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
                }),
            ),
            (
                "10,000 in the sweep",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, 10 * n, false), x)))
                        .collect()
                }),
            ),
            (
                "one more",
                check::sweep(|x, y, sizes, n| {
                    let mut all: Vec<f64> = sizes
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect();
                    all.insert(0, 0.0);
                    all
                }),
            ),
            (
                "the first size is left out",
                check::sweep(|x, y, sizes, n| {
                    sizes[1..]
                        .iter()
                        .map(|&k| accuracy(y, &predict(&nn_model(x, y, k, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the network goes on learning",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .enumerate()
                        .map(|(i, &k)| {
                            accuracy(y, &predict(&nn_model(x, y, k, n * (i + 1), false), x))
                        })
                        .collect()
                }),
            ),
        ],
        17,
    );
}
