use super::*;

#[test]
fn a_second_years_first_steps() {
    named(
        &[
            ("m for n_y", check::structure(|x, y| (x.nrows(), 4, y.ncols()))),
            ("m for n_x", check::structure(|x, y| (x.ncols(), 4, y.nrows()))),
            ("n_x for n_h", check::structure(|x, y| (x.nrows(), x.nrows(), y.nrows()))),
            ("10 units", check::structure(|x, y| (x.nrows(), 10, y.nrows()))),
            (
                "b2 has n_h rows",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b2: A::zeros((n_h, 1)), ..p }
                }),
            ),
            (
                "w1 alone is small",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2 * 100.0, ..p }
                }),
            ),
            (
                "n_y and n_x mixed up in w2",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: A::zeros((n_x, n_h)), ..p }
                }),
            ),
            (
                "b1 for x's rows",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { b1: A::zeros((n_x, 1)), ..p }
                }),
            ),
            (
                "0.1 in both",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: p.w1 * 10.0, w2: p.w2 * 10.0, ..p }
                }),
            ),
        ],
        9,
    );
}
