use super::*;

#[test]
fn learning() {
    fn model(x: &A, y: &A, h: usize, n: usize) -> P {
        nn_model(x, y, h, n, false)
    }
    named(
        &[
            (
                "momentum of 0.9 at once",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(0.1 * r * d))
                }),
            ),
            (
                "sign of d",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(r * d.mapv(f64::signum)))
                }),
            ),
            ("√α", check::update(|p, g, r| update_parameters(p, g, r.sqrt()))),
            ("α / 2", check::update(|p, g, r| update_parameters(p, g, r / 2.0))),
            (
                "twice",
                check::update(|p, g, r| update_parameters(&update_parameters(p, g, r), g, r)),
            ),
            (
                "weights decay",
                check::update(|p, g, r| {
                    super::update_and_model::all(p, g, &|v, d| v - &(r * (d + 0.01 * v)))
                }),
            ),
            ("α is 0.01", check::update(|p, g, _| update_parameters(p, g, 0.01))),
            ("standardised", check::model(|x, y, h, n, _| model(&standardised(x), y, h, n))),
            (
                "all but the last",
                check::model(|x, y, h, n, _| {
                    let m = (x.ncols() - 1).max(1);
                    model(&columns(x, 0, m), &columns(y, 0, m), h + usize::from(x.ncols() == 1), n)
                }),
            ),
            (
                "rows exchanged",
                check::model(|x, y, h, n, _| model(&x.slice(s![..;-1, ..]).to_owned(), y, h, n)),
            ),
            ("the last half first", check::model(|x, y, h, n, _| model(x, &shuffled(y), h, n))),
            ("n_h / 2", check::model(|x, y, h, n, _| model(x, y, h / 2, n))),
            ("n_h - 1", check::model(|x, y, h, n, _| model(x, y, h - 1, n))),
            ("0.9 n", check::model(|x, y, h, n, _| model(x, y, h, n + n / 10 + 5))),
            ("two updates a round", check::model(|x, y, h, n, _| model(x, y, h, 2 * n))),
            ("the same x", check::model(|x, y, h, n, _| model(&x.abs(), y, h, n))),
            (
                "mini-batches of half",
                check::model(|x, y, h, n, _| {
                    let rng = &mut RandomState::new(3);
                    let mut p = initialize_parameters(x.nrows(), h, y.nrows(), rng);
                    let m = x.ncols();
                    for i in 0..n {
                        let half = m.div_ceil(2);
                        let (from, to) = if i % 2 == 0 { (0, half) } else { (m - half, m) };
                        let (x, y) = (columns(x, from, to), columns(y, from, to));
                        let (_, c) = forward_propagation(&x, &p);
                        p = update_parameters(&p, &backward_propagation(&p, &c, &x, &y), 1.2);
                    }
                    p
                }),
            ),
            (
                "momentum",
                check::model(|x, y, h, n, _| {
                    let rng = &mut RandomState::new(3);
                    let mut p = initialize_parameters(x.nrows(), h, y.nrows(), rng);
                    let mut old = p.clone();
                    for _ in 0..n {
                        let (_, c) = forward_propagation(x, &p);
                        let new = update_parameters(&p, &backward_propagation(&p, &c, x, y), 1.2);
                        let ahead = |n: &A, p: &A, o: &A| n + 0.9 * (p - o);
                        let next = P {
                            w1: ahead(&new.w1, &p.w1, &old.w1),
                            b1: ahead(&new.b1, &p.b1, &old.b1),
                            w2: ahead(&new.w2, &p.w2, &old.w2),
                            b2: ahead(&new.b2, &p.b2, &old.b2),
                        };
                        old = std::mem::replace(&mut p, next);
                    }
                    p
                }),
            ),
        ],
        14,
    );
}
