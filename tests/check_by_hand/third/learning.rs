use super::*;

#[test]
fn learning() {
    fn loops(x: &A, y: &A, n_h: usize, n: usize, rate: f64) -> P {
        let rng = &mut RandomState::new(3);
        let mut p = initialize_parameters(x.nrows(), n_h, y.nrows(), rng);
        for _ in 0..n {
            let (_, cache) = forward_propagation(x, &p);
            p = update_parameters(&p, &backward_propagation(&p, &cache, x, y), rate);
        }
        p
    }
    named(
        &[
            ("d²", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d * d)))),
            ("only w1", check::update(|p, g, r| P { w1: &p.w1 - r * &g.dw1, ..p.clone() })),
            (
                "v(1 - α)",
                check::update(|p, _, r| P {
                    w1: &p.w1 * (1.0 - r),
                    b1: &p.b1 * (1.0 - r),
                    w2: &p.w2 * (1.0 - r),
                    b2: &p.b2 * (1.0 - r),
                }),
            ),
            ("-αd + α", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d) + r))),
            ("v + d", check::update(|p, g, _| all(p, g, &|v, d| v + d))),
            ("|d|", check::update(|p, g, r| all(p, g, &|v, d| v - &(r * d.abs())))),
            ("the gradients", check::update(|p, g, _| all(p, g, &|_, d| d.clone()))),
            ("αd - v", check::update(|p, g, r| all(p, g, &|v, d| r * d - v))),
            (
                "the layers' biases exchanged",
                check::update(|p, g, r| {
                    let new = update_parameters(p, g, r);
                    P { b1: new.b2.clone(), b2: new.b1.clone(), ..new }
                }),
            ),
            ("α + 0.1", check::update(|p, g, r| all(p, g, &|v, d| v - &((r + 0.1) * d)))),
            ("one unit more", check::model(|x, y, h, n, _| loops(x, y, h + 1, n, 1.2))),
            ("labels exchanged", check::model(|x, y, h, n, _| loops(x, &(1.0 - y), h, n, 1.2))),
            ("a rate of 1", check::model(|x, y, h, n, _| loops(x, y, h, n, 1.0))),
            ("x / 10", check::model(|x, y, h, n, _| loops(&(x / 10.0), y, h, n, 1.2))),
            (
                "the first half",
                check::model(|x, y, h, n, _| {
                    let half = |a: &A| a.slice(s![.., ..x.ncols().div_ceil(2)]).to_owned();
                    loops(&half(x), &half(y), h, n, 1.2)
                }),
            ),
            (
                "n_h and iterations exchanged",
                check::model(|x, y, h, n, _| loops(x, y, n.min(50), h, 1.2)),
            ),
            ("5,000", check::model(|x, y, h, _, _| loops(x, y, h, 5000, 1.2))),
            ("stops at once", check::model(|x, y, h, _, _| loops(x, y, h, 0, 1.2))),
        ],
        18,
    );
}
