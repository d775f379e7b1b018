use super::*;

#[test]
fn first_steps() {
    named(
        &[
            ("one unit less", check::structure(|x, y| (x.nrows() - 1, 4, y.nrows()))),
            ("n_y is 2 for two classes", check::structure(|x, _| (x.nrows(), 4, 2))),
            ("twice as many", check::structure(|x, y| (x.nrows(), 2 * x.nrows(), y.nrows()))),
            (
                "4 units whatever is asked for",
                check::init(|n_x, _, n_y, rng| initialize_parameters(n_x, 4, n_y, rng)),
            ),
            (
                "n_x and n_y exchanged",
                check::init(|n_x, n_h, n_y, rng| initialize_parameters(n_y, n_h, n_x, rng)),
            ),
            (
                "one number is drawn before",
                check::init(|n_x, n_h, n_y, rng| {
                    rng.standard_normal(1);
                    initialize_parameters(n_x, n_h, n_y, rng)
                }),
            ),
            (
                "only positive",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: p.w1.abs(), w2: p.w2.abs(), ..p }
                }),
            ),
            (
                "w2 has no factor",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w2: p.w2 / 0.01, ..p }
                }),
            ),
            (
                "centred",
                check::init(|n_x, n_h, n_y, rng| {
                    let p = initialize_parameters(n_x, n_h, n_y, rng);
                    P { w1: &p.w1 - p.w1.mean().unwrap(), ..p }
                }),
            ),
            (
                "seed 42",
                check::init(|n_x, n_h, n_y, _| {
                    initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(42))
                }),
            ),
            ("standardised", check::forward(|x, p| forward_propagation(&standardised(x), p))),
            ("x / 255", check::forward(|x, p| forward_propagation(&(x / 255.0), p))),
            (
                "new weights",
                check::forward(|x, p| {
                    let rng = &mut RandomState::new(3);
                    let sizes = (p.w1.ncols(), p.w1.nrows(), p.w2.nrows());
                    let p = initialize_parameters(sizes.0, sizes.1, sizes.2, rng);
                    forward_propagation(x, &p)
                }),
            ),
            (
                "the first example only",
                check::forward(|x, p| forward_propagation(&columns(x, 0, 1), p)),
            ),
            (
                "rounded to 0 and 1",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2.mapv(f64::round), c)
                }),
            ),
            (
                "σ twice",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    let a2 = a2.mapv(sigmoid);
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "the largest row of b1 for all",
                check::forward(|x, p| {
                    let b1 = A::from_elem(p.b1.dim(), p.b1[[0, 0]]);
                    forward_propagation(x, &P { b1, ..p.clone() })
                }),
            ),
        ],
        15,
    );
}
