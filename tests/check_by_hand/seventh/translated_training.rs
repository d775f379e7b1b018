use super::*;

fn first(x: &A, y: &A, n_h: usize) -> Parameters {
    initialize_parameters(x.nrows(), n_h, y.nrows(), &mut RandomState::new(3))
}

fn slopes(x: &A, y: &A, p: &Parameters) -> Gradients {
    backward_propagation(p, &forward_propagation(x, p).1, x, y)
}

#[test]
fn translated_training() {
    named(
        &[
            (
                "0..=n",
                check::model(|x, y, n_h, n, _| {
                    (0..=n).fold(first(x, y, n_h), |p, _| down(&p, &slopes(x, y, &p), 1.2))
                }),
            ),
            (
                "1..n",
                check::model(|x, y, n_h, n, _| {
                    (1..n).fold(first(x, y, n_h), |p, _| down(&p, &slopes(x, y, &p), 1.2))
                }),
            ),
            (
                "rate 1",
                check::model(|x, y, n_h, n, _| {
                    (0..n).fold(first(x, y, n_h), |p, _| down(&p, &slopes(x, y, &p), 1.0))
                }),
            ),
            (
                "rate 0.01",
                check::model(|x, y, n_h, n, _| {
                    (0..n).fold(first(x, y, n_h), |p, _| down(&p, &slopes(x, y, &p), 0.01))
                }),
            ),
            (
                "gradients once",
                check::model(|x, y, n_h, n, _| {
                    let p = first(x, y, n_h);
                    let g = slopes(x, y, &p);
                    (0..n).fold(p, |p, _| down(&p, &g, 1.2))
                }),
            ),
            (
                "from the first parameters each time",
                check::model(|x, y, n_h, n, _| {
                    let p = first(x, y, n_h);
                    (0..n).fold(p.clone(), |_, _| down(&p, &slopes(x, y, &p), 1.2))
                }),
            ),
            (
                "4 units",
                check::model(|x, y, _, n, _| {
                    (0..n).fold(first(x, y, 4), |p, _| down(&p, &slopes(x, y, &p), 1.2))
                }),
            ),
            (
                "seed 1",
                check::model(|x, y, n_h, n, _| {
                    let p =
                        initialize_parameters(x.nrows(), n_h, y.nrows(), &mut RandomState::new(1));
                    (0..n).fold(p, |p, _| down(&p, &slopes(x, y, &p), 1.2))
                }),
            ),
            (
                "the forward pass before the loop",
                check::model(|x, y, n_h, n, _| {
                    let p = first(x, y, n_h);
                    let cache = forward_propagation(x, &p).1;
                    (0..n).fold(p, |p, _| down(&p, &backward_propagation(&p, &cache, x, y), 1.2))
                }),
            ),
            (
                "the biases are not kept",
                check::model(|x, y, n_h, n, _| {
                    (0..n).fold(first(x, y, n_h), |p, _| {
                        let q = down(&p, &slopes(x, y, &p), 1.2);
                        Parameters { b1: p.b1, b2: p.b2, ..q }
                    })
                }),
            ),
            (
                "one example a round",
                check::model(|x, y, n_h, n, _| {
                    (0..n).fold(first(x, y, n_h), |p, k| {
                        let j = k % x.ncols();
                        let (x, y) = (
                            x.slice(s![.., j..j + 1]).to_owned(),
                            y.slice(s![.., j..j + 1]).to_owned(),
                        );
                        down(&p, &slopes(&x, &y, &p), 1.2)
                    })
                }),
            ),
            (
                "the rate falls",
                check::model(|x, y, n_h, n, _| {
                    (0..n).fold(first(x, y, n_h), |p, k| {
                        down(&p, &slopes(x, y, &p), 1.2 / (1.0 + k as f64))
                    })
                }),
            ),
            (
                "4 units each",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|_| accuracy(y, &predict(&nn_model(x, y, 4, n, false), x)))
                        .collect()
                }),
            ),
            (
                "of 1",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x)) / 100.0)
                        .collect()
                }),
            ),
            (
                "the last only",
                check::sweep(|x, y, sizes, n| {
                    vec![accuracy(
                        y,
                        &predict(&nn_model(x, y, sizes[sizes.len() - 1], n, false), x),
                    )]
                }),
            ),
            (
                "the index as size",
                check::sweep(|x, y, sizes, n| {
                    (1..=sizes.len())
                        .map(|h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x)))
                        .collect()
                }),
            ),
            (
                "the costs",
                check::sweep(|x, y, sizes, n| {
                    sizes
                        .iter()
                        .map(|&h| {
                            compute_cost(&forward_propagation(x, &nn_model(x, y, h, n, false)).0, y)
                        })
                        .collect()
                }),
            ),
            (
                "an untrained one first",
                check::sweep(|x, y, sizes, n| {
                    let mut all = vec![accuracy(y, &predict(&first(x, y, 4), x))];
                    all.extend(
                        sizes
                            .iter()
                            .map(|&h| accuracy(y, &predict(&nn_model(x, y, h, n, false), x))),
                    );
                    all
                }),
            ),
            (
                "5000",
                check::sweep(|x, y, sizes, _| {
                    sizes
                        .iter()
                        .map(|&h| accuracy(y, &predict(&nn_model(x, y, h, 5000, false), x)))
                        .collect()
                }),
            ),
        ],
        19,
    );
}
