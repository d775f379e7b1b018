use super::*;

#[test]
fn translated_numbers() {
    named(
        &[
            (
                "no minus",
                check::cost(|a, y| {
                    (a.ln() * y + (1.0 - a).ln() * (1.0 - y)).sum() / y.ncols() as f64
                }),
            ),
            (
                "y.len",
                check::cost(|a, y| {
                    -(a.ln() * y + (1.0 - a).ln() * (1.0 - y)).sum() / y.len() as f64
                }),
            ),
            (
                "the rows of y",
                check::cost(|a, y| {
                    -(a.ln() * y + (1.0 - a).ln() * (1.0 - y)).sum() / y.nrows() as f64
                }),
            ),
            (
                "minus at one term",
                check::cost(|a, y| {
                    (-(a.ln() * y) + (1.0 - a).ln() * (1.0 - y)).sum() / y.ncols() as f64
                }),
            ),
            (
                "ln of the product",
                check::cost(|a, y| {
                    let l = (a * y).mapv(|v| (v + 1e-12).ln())
                        + ((1.0 - a) * (1.0 - y)).mapv(|v| (v + 1e-12).ln());
                    -l.sum() / y.ncols() as f64
                }),
            ),
            (
                "log10",
                check::cost(|a, y| {
                    let l = a.log10() * y + (1.0 - a).log10() * (1.0 - y);
                    -l.sum() / y.ncols() as f64
                }),
            ),
            (
                "half the squares",
                check::cost(|a, y| 0.5 * (a - y).mapv(|d| d * d).sum() / y.ncols() as f64),
            ),
            ("absolute", check::cost(|a, y| (a - y).mapv(f64::abs).sum() / y.ncols() as f64)),
            (
                "a safe logarithm",
                check::cost(|a, y| {
                    let a = a.mapv(|a| a.clamp(0.01, 0.99));
                    -(a.ln() * y + (1.0 - &a).ln() * (1.0 - y)).sum() / y.ncols() as f64
                }),
            ),
            (
                "the mean of each row, added",
                check::cost(|a, y| {
                    let l = a.ln() * y + (1.0 - a).ln() * (1.0 - y);
                    -l.row(0).sum() / y.ncols() as f64
                }),
            ),
            (
                "the last example is left out",
                check::cost(|a, y| {
                    let m = y.ncols();
                    let mut sum = 0.0;
                    for j in 0..m - 1 {
                        for i in 0..y.nrows() {
                            let (a, y) = (a[[i, j]], y[[i, j]]);
                            sum -= y * a.ln() + (1.0 - y) * (1.0 - a).ln();
                        }
                    }
                    sum / m as f64
                }),
            ),
            (
                "only where y is 1",
                check::cost(|a, y| {
                    let mut sum = 0.0;
                    for (a, y) in a.iter().zip(y) {
                        if *y == 1.0 {
                            sum -= a.ln();
                        }
                    }
                    sum / y.ncols() as f64
                }),
            ),
            (
                "by the number of ones",
                check::cost(|a, y| {
                    -(a.ln() * y + (1.0 - a).ln() * (1.0 - y)).sum() / y.sum().max(1.0)
                }),
            ),
            ("at least 0", check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a >= 0.0))),
            (
                "z1",
                check::predict(|p, x| {
                    let z2 = p.w2.dot(&(p.w1.dot(x) + &p.b1)) + &p.b2;
                    z2.mapv(|z| z > 0.0)
                }),
            ),
            (
                "without b2",
                check::predict(|p, x| {
                    let a1 = (p.w1.dot(x) + &p.b1).mapv(f64::tanh);
                    p.w2.dot(&a1).mapv(|z| z > 0.0)
                }),
            ),
            (
                "rounded down",
                check::predict(|p, x| forward_propagation(x, p).0.mapv(|a| a.floor() > 0.5)),
            ),
            (
                "of the same sign",
                check::predict(|p, x| forward_propagation(x, p).1.z2.mapv(|z| z < 0.0)),
            ),
            (
                "a share",
                check::accuracy(|y, p| {
                    let n = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    n as f64 / y.len() as f64
                }),
            ),
            (
                "the wrong ones",
                check::accuracy(|y, p| {
                    let n = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) != **p).count();
                    100.0 * n as f64 / y.len() as f64
                }),
            ),
            (
                "found ones of all ones",
                check::accuracy(|y, p| {
                    let n = y.iter().zip(p).filter(|(y, p)| **y == 1.0 && **p).count();
                    100.0 * n as f64 / y.sum()
                }),
            ),
            (
                "whole per cent",
                check::accuracy(|y, p| {
                    let n = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    (100 * n / y.len()) as f64
                }),
            ),
            (
                "y · p only",
                check::accuracy(|y, p| (y * &p.mapv(f64::from)).sum() / y.len() as f64 * 100.0),
            ),
            (
                "of the columns",
                check::accuracy(|y, p| {
                    let n = y.iter().zip(p).filter(|(y, p)| (**y == 1.0) == **p).count();
                    100.0 * n as f64 / y.nrows() as f64
                }),
            ),
        ],
        23,
    );
}
