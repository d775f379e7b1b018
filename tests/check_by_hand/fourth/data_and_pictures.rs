use super::*;

#[test]
fn data_and_pictures() {
    fn answers(p: &P, xx: &A, yy: &A) -> Array2<bool> {
        let points = stack![Axis(0), xx.flatten(), yy.flatten()];
        predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
    }
    fn train(x: &A, y: &A, h: usize, n: usize) -> f64 {
        accuracy(y, &predict(&nn_model(x, y, h, n, false), x))
    }
    use nnlab::{boundary_grid, create_dataset_with as flower};
    named(
        &[
            ("seed 1", check::dataset(|m, e, _| flower(m, e, &mut RandomState::new(1)))),
            ("400 points", check::dataset(|_, e, g| flower(400, e, g))),
            ("m / 2 points", check::dataset(|m, e, g| flower(m / 4 * 2, e, g))),
            ("twice the noise", check::dataset(|m, e, g| flower(m, 2.0 * e, g))),
            ("noise as a variance", check::dataset(|m, e, g| flower(m, f64::sqrt(e), g))),
            (
                "x1 and x2 exchanged",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (x.slice(s![..;-1, ..]).to_owned(), y)
                }),
            ),
            (
                "mirrored",
                check::dataset(|m, e, g| {
                    let (mut x, y) = flower(m, e, g);
                    x.row_mut(0).mapv_inplace(|v| -v);
                    (x, y)
                }),
            ),
            (
                "standardised",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (standardised(&x), y)
                }),
            ),
            (
                "shuffled",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (shuffled(&x), shuffled(&y))
                }),
            ),
            (
                "the second class drawn first",
                check::dataset(|m, e, g| {
                    let (x, y) = flower(m, e, g);
                    (shuffled(&x), y)
                }),
            ),
            ("standardised", check::predict(|p, x| predict(p, &standardised(x)))),
            ("x / 10", check::predict(|p, x| predict(p, &(x / 10.0)))),
            (
                "new weights",
                check::predict(|p, x| {
                    let rng = &mut RandomState::new(3);
                    let p = initialize_parameters(p.w1.ncols(), p.w1.nrows(), p.w2.nrows(), rng);
                    predict(&p, x)
                }),
            ),
            (
                "the first example for all",
                check::predict(|p, x| {
                    let first = predict(p, &columns(x, 0, 1));
                    Array2::from_shape_fn((first.nrows(), x.ncols()), |(i, _)| first[[i, 0]])
                }),
            ),
            (
                "the most certain half",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let mean = a2.mean().unwrap();
                    a2.mapv(|a| a > mean)
                }),
            ),
            ("shifted", check::accuracy(|y, p| accuracy(&shuffled(y), p))),
            (
                "the first half",
                check::accuracy(|y, p| {
                    let half = y.ncols().div_ceil(2);
                    accuracy(&columns(y, 0, half), &p.slice(s![.., ..half]).to_owned())
                }),
            ),
            (
                "without the first",
                check::accuracy(|y, p| {
                    accuracy(&columns(y, 1, y.ncols()), &p.slice(s![.., 1..]).to_owned())
                }),
            ),
            ("one decimal", check::accuracy(|y, p| (accuracy(y, p) * 10.0).round() / 10.0)),
            (
                "m - 1",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / (y.len() - 1) as f64),
            ),
            ("0.01", check::grid(|x, _| boundary_grid(&(x * 0.1), 0.1))),
            ("h of 0.1", check::grid(|x, _| boundary_grid(x, 0.1))),
            (
                "rows exchanged",
                check::grid(|x, h| boundary_grid(&x.slice(s![..;-1, ..]).to_owned(), h)),
            ),
            (
                "without the last",
                check::grid(|x, h| boundary_grid(&columns(x, 0, x.ncols() - 1), h)),
            ),
            ("h / 2", check::grid(|x, h| boundary_grid(x, h / 2.0))),
            ("x in absolute value", check::grid(|x, h| boundary_grid(&x.abs(), h))),
            ("both negative", check::predict_grid(|p, xx, yy| answers(p, &-xx, &-yy))),
            ("tenth", check::predict_grid(|p, xx, yy| answers(p, &(xx / 10.0), &(yy / 10.0)))),
            (
                "upside down",
                check::predict_grid(|p, xx, yy| answers(p, xx, yy).slice(s![..;-1, ..]).to_owned()),
            ),
            (
                "first row of points",
                check::predict_grid(|p, xx, yy| {
                    let top = A::from_elem(yy.dim(), yy[[0, 0]]);
                    answers(p, xx, &top)
                }),
            ),
            (
                "standardised",
                check::sweep(|x, y, all, n| {
                    all.iter().map(|&h| train(&standardised(x), y, h, n)).collect()
                }),
            ),
            (
                "half of the data",
                check::sweep(|x, y, all, n| {
                    let half = x.ncols() / 2 + 10;
                    let (x, y) = (columns(x, 0, half), columns(y, 0, half));
                    all.iter().map(|&h| train(&x, &y, h, n)).collect()
                }),
            ),
            (
                "one unit less",
                check::sweep(|x, y, all, n| {
                    all.iter().map(|&h| train(x, y, (h - 1).max(1), n)).collect()
                }),
            ),
            (
                "n a unit",
                check::sweep(|x, y, all, n| all.iter().map(|&h| train(x, y, h, n * h)).collect()),
            ),
            (
                "sorted",
                check::sweep(|x, y, all, n| {
                    let mut all = all.to_vec();
                    all.sort_unstable();
                    all.iter().map(|&h| train(x, y, h, n)).collect()
                }),
            ),
            (
                "the other labels",
                check::sweep(|x, y, all, n| {
                    all.iter()
                        .map(|&h| accuracy(&(1.0 - y), &predict(&nn_model(x, y, h, n, false), x)))
                        .collect()
                }),
            ),
        ],
        31,
    );
}
