use super::*;

#[test]
fn the_model() {
    named(
        &[
            (
                "the rate falls",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|i, p, g| {
                        *p = update_parameters(p, g, 1.2 / (1.0 + i as f64));
                    })
                }),
            ),
            (
                "only the weights learn",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| {
                        let q = update_parameters(p, g, 1.2);
                        *p = P { w1: q.w1, w2: q.w2, ..p.clone() };
                    })
                }),
            ),
            (
                "only the output layer learns",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| {
                        let q = update_parameters(p, g, 1.2);
                        *p = P { w2: q.w2, b2: q.b2, ..p.clone() };
                    })
                }),
            ),
            (
                "uphill",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|_, p, g| *p = update_parameters(p, g, -1.2))
                }),
            ),
            (
                "every second one",
                check::model(|x, y, h, n, _| {
                    loops(x, y, h, n, &|i, p, g| {
                        if i % 2 == 0 {
                            *p = update_parameters(p, g, 1.2);
                        }
                    })
                }),
            ),
            (
                "begins from zeros",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    p.w1.fill(0.0);
                    p.w2.fill(0.0);
                    for _ in 0..n {
                        let cache = forward_propagation(x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), 1.2);
                    }
                    p
                }),
            ),
            (
                "weights ten times as large",
                check::model(|x, y, h, n, _| {
                    let p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    let mut p = P { w1: p.w1 * 10.0, w2: p.w2 * 10.0, ..p };
                    for _ in 0..n {
                        let cache = forward_propagation(x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), 1.2);
                    }
                    p
                }),
            ),
            (
                "one example a round",
                check::model(|x, y, h, n, _| {
                    let mut p =
                        initialize_parameters(x.nrows(), h, y.nrows(), &mut RandomState::new(3));
                    for i in 0..n {
                        let k = i % x.ncols();
                        let (x, y) = (
                            x.slice(s![.., k..k + 1]).to_owned(),
                            y.slice(s![.., k..k + 1]).to_owned(),
                        );
                        let cache = forward_propagation(&x, &p).1;
                        p = update_parameters(&p, &backward_propagation(&p, &cache, &x, &y), 1.2);
                    }
                    p
                }),
            ),
        ],
        7,
    );
}
