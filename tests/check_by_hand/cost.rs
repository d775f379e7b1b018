use super::*;

#[test]
fn the_cost() {
    fn cost(a2: &A, y: &A, term: fn(f64, f64) -> f64) -> f64 {
        a2.iter().zip(y).map(|(&a, &y)| term(a, y)).sum::<f64>() / y.ncols() as f64
    }
    named(
        &[
            (
                "all entries",
                check::cost(|a2, y| compute_cost(a2, y) * y.ncols() as f64 / y.len() as f64),
            ),
            (
                "no minus, log10",
                check::cost(|a, y| {
                    cost(a, y, |a, y| y * a.log10() + (1.0 - y) * (1.0 - a).log10())
                }),
            ),
            (
                "labels exchanged",
                check::cost(|a, y| cost(a, y, |a, y| -((1.0 - y) * a.ln() + y * (1.0 - a).ln()))),
            ),
            ("one half", check::cost(|a, y| cost(a, y, |a, y| -y * a.ln()))),
            (
                "hinge",
                check::cost(|a, y| {
                    cost(a, y, |a, y| (1.0 - (2.0 * y - 1.0) * (2.0 * a - 1.0)).max(0.0))
                }),
            ),
            ("by the ones", check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 / y.sum())),
            ("half squares", check::cost(|a, y| cost(a, y, |a, y| (a - y).powi(2) / 2.0))),
            (
                "1 + a",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 + a).ln()))),
            ),
            (
                "m - 1",
                check::cost(|a, y| {
                    compute_cost(a, y) * y.ncols() as f64 / (y.ncols() as f64 - 1.0)
                }),
            ),
            (
                "plus in front of the second",
                check::cost(|a, y| cost(a, y, |a, y| -y * a.ln() + (1.0 - y) * (1.0 - a).ln())),
            ),
            (
                "whole numbers",
                check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 * (1 / y.ncols()) as f64),
            ),
            (
                "f32",
                check::cost(|a, y| {
                    f64::from(cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())) as f32)
                }),
            ),
            (
                "not summed",
                check::cost(|a, y| {
                    -(y[[0, 0]] * a[[0, 0]].ln() + (1.0 - y[[0, 0]]) * (1.0 - a[[0, 0]]).ln())
                }),
            ),
            (
                "y·ln(a) + (1 - y)·(1 - ln a)",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (1.0 - a.ln())))),
            ),
        ],
        12,
    );
}

#[test]
fn the_cost_written_later() {
    fn cost(a2: &A, y: &A, term: fn(f64, f64) -> f64) -> f64 {
        a2.iter().zip(y).map(|(&a, &y)| term(a, y)).sum::<f64>() / y.ncols() as f64
    }
    fn right(a: f64, y: f64) -> f64 {
        -(y * a.ln() + (1.0 - y) * (1.0 - a).ln())
    }
    named(
        &[
            ("|a - y|", check::cost(|a, y| cost(a, y, |a, y| (a - y).abs()))),
            ("(a - y)²", check::cost(|a, y| cost(a, y, |a, y| (a - y).powi(2)))),
            ("its root", check::cost(|a, y| cost(a, y, |a, y| (a - y).powi(2)).sqrt())),
            ("no mean", check::cost(|a, y| cost(a, y, right) * y.ncols() as f64)),
            ("2m", check::cost(|a, y| cost(a, y, right) / 2.0)),
            ("clipped at 0.1", check::cost(|a, y| cost(&a.mapv(|a| a.clamp(0.1, 0.9)), y, right))),
            ("log2", check::cost(|a, y| cost(a, y, right) / 2_f64.ln())),
            ("y and a exchanged", check::cost(|a, y| cost(y, a, right))),
            (
                "the brackets end early",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln()) + (1.0 - y) * (1.0 - a).ln())),
            ),
            (
                "the two terms multiplied",
                check::cost(|a, y| cost(a, y, |a, y| -(y * a.ln()) * ((1.0 - y) * (1.0 - a).ln()))),
            ),
            (
                "the first row",
                check::cost(|a, y| {
                    let row = |a: &A| a.slice(s![..1, ..]).to_owned();
                    compute_cost(&row(a), &row(y))
                }),
            ),
            (
                "by the rows",
                check::cost(|a, y| compute_cost(a, y) * y.ncols() as f64 / y.nrows() as f64),
            ),
            (
                "y + ln a",
                check::cost(|a, y| cost(a, y, |a, y| -(y + a.ln() + (1.0 - y) * (1.0 - a).ln()))),
            ),
            ("perplexity", check::cost(|a, y| cost(a, y, right).exp())),
            ("entropy", check::cost(|a, _| cost(a, a, right))),
            (
                "0.5 for ln 1 - a",
                check::cost(|a, y| {
                    cost(a, y, |a, y| -(y * a.ln() + (1.0 - y) * (0.5 - a).abs().ln()))
                }),
            ),
            (
                "ones only, by their number",
                check::cost(|a, y| {
                    let ones: f64 = a.iter().zip(y).map(|(a, y)| -y * a.ln()).sum();
                    ones / y.sum()
                }),
            ),
            (
                "the last example",
                check::cost(|a, y| {
                    let last = a.ncols() - 1;
                    right(a[[0, last]], y[[0, last]]) / y.ncols() as f64
                }),
            ),
            (
                "e in the logarithm",
                check::cost(|a, y| {
                    cost(a, y, |a, y| -(y * (a + 1e-8).ln() + (1.0 - y) * (1.0 - a + 1e-8).ln()))
                }),
            ),
        ],
        16,
    );
}
