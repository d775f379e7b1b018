use super::*;

#[test]
fn train_written_later() {
    fn a2(p: &Parameters, x: &A, question: fn(f64) -> bool) -> Array2<bool> {
        forward_propagation(x, p).0.mapv(question)
    }
    fn count(y: &A, p: &Array2<bool>, wanted: fn(bool, bool) -> bool) -> f64 {
        y.iter().zip(p).filter(|&(&y, &p)| wanted(y == 1.0, p)).count() as f64
    }
    named(
        &[
            ("above 0.6", check::predict(|p, x| a2(p, x, |a| a > 0.6))),
            ("above 0.9", check::predict(|p, x| a2(p, x, |a| a > 0.9))),
            ("above 1", check::predict(|p, x| a2(p, x, |a| a > 1.0))),
            ("a1", check::predict(|p, x| forward_propagation(x, p).1.a1.mapv(|a| a > 0.5))),
            ("all true", check::predict(|p, x| a2(p, x, |_| true))),
            (
                "the largest only",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let most = a2.iter().copied().fold(0.0, f64::max);
                    a2.mapv(|a| a > most / 2.0)
                }),
            ),
            (
                "the first row",
                check::predict(|p, x| a2(p, x, |a| a > 0.5).slice(s![..1, ..]).to_owned()),
            ),
            (
                "the first example for all",
                check::predict(|p, x| {
                    let right = a2(p, x, |a| a > 0.5);
                    Array2::from_elem(right.dim(), right[[0, 0]])
                }),
            ),
            (
                "the hidden units only",
                check::predict(|p, x| {
                    let p = Parameters { b1: &p.b1 * 0.0, ..p.clone() };
                    a2(&p, x, |a| a > 0.5)
                }),
            ),
            ("recall", check::accuracy(|y, p| count(y, p, |y, p| y && p) / y.sum() * 100.0)),
            (
                "precision",
                check::accuracy(|y, p| count(y, p, |y, p| y && p) / count(y, p, |_, p| p) * 100.0),
            ),
            ("rounded", check::accuracy(|y, p| accuracy(y, p).round())),
            ("right minus wrong", check::accuracy(|y, p| 2.0 * accuracy(y, p) - 100.0)),
            (
                "the predicted ones",
                check::accuracy(|y, p| count(y, p, |_, p| p) / y.len() as f64 * 100.0),
            ),
            (
                "zeros only",
                check::accuracy(|y, p| count(y, p, |y, p| !y && !p) / y.len() as f64 * 100.0),
            ),
            ("half of the sum", check::accuracy(|y, p| accuracy(y, p) / 2.0)),
            (
                "by m + 1",
                check::accuracy(|y, p| accuracy(y, p) * y.len() as f64 / (y.len() as f64 + 1.0)),
            ),
            (
                "whole m",
                check::accuracy(|y, p| count(y, p, |y, p| y == p) * (100 / y.len()) as f64),
            ),
            (
                "mean of both classes",
                check::accuracy(|y, p| {
                    let ones = count(y, p, |y, p| y && p) / count(y, p, |y, _| y);
                    let zeros = count(y, p, |y, p| !y && !p) / count(y, p, |y, _| !y);
                    50.0 * (ones + zeros)
                }),
            ),
            (
                "F1",
                check::accuracy(|y, p| {
                    let both = count(y, p, |y, p| y && p);
                    200.0 * both / (count(y, p, |y, _| y) + count(y, p, |_, p| p))
                }),
            ),
        ],
        20,
    );
}
