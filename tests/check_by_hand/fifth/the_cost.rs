use super::*;

#[test]
fn the_cost() {
    named(
        &[
            (
                "the mean of the rounded",
                check::cost(|a, y| {
                    let wrong = (a.mapv(f64::round) - y).mapv(f64::abs).sum();
                    wrong / y.ncols() as f64
                }),
            ),
            (
                "1e-5 added",
                check::cost(|a, y| {
                    let right = (a + 1e-5).ln() * y + (1.0 - a + 1e-5).ln() * (1.0 - y);
                    -right.sum() / y.ncols() as f64
                }),
            ),
            (
                "1 - y ln(1 - a)",
                check::cost(|a, y| {
                    let right = a.ln() * y + (1.0 - &(y * &(1.0 - a).ln()));
                    -right.sum() / y.ncols() as f64
                }),
            ),
            (
                "ln of the mean",
                check::cost(|a, y| {
                    let of = a * y + (1.0 - a) * (1.0 - y);
                    -(of.sum() / y.ncols() as f64).ln()
                }),
            ),
            (
                "the weights of the classes",
                check::cost(|a, y| {
                    let m = y.ncols() as f64;
                    let share = y.sum() / m;
                    let right = a.ln() * y * (1.0 - share) + (1.0 - a).ln() * (1.0 - y) * share;
                    -right.sum() / m
                }),
            ),
            ("times 100", check::cost(|a, y| 100.0 * compute_cost(a, y))),
            (
                "only where a is right",
                check::cost(|a, y| {
                    let right = a.ln() * y;
                    -right.sum() / y.sum()
                }),
            ),
            (
                "by the square of m",
                check::cost(|a, y| {
                    let m = y.ncols() as f64;
                    compute_cost(a, y) / m
                }),
            ),
            (
                "the cost of the first row",
                check::cost(|a, y| {
                    let first = |a: &A| a.slice(s![..1, ..]).to_owned();
                    compute_cost(&first(a), &first(y))
                }),
            ),
            (
                "ln of 1 - a with the wrong brackets",
                check::cost(|a, y| {
                    let right = a.ln() * y + (1.0 - a.ln()) * (1.0 - y);
                    -right.sum() / y.ncols() as f64
                }),
            ),
        ],
        9,
    );
}
