use super::*;

#[test]
fn the_answers() {
    named(
        &[
            (
                "0.5 of the largest",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let most = a2.iter().copied().fold(0.0, f64::max);
                    a2.mapv(|a| a > most / 2.0)
                }),
            ),
            ("above 0.45", check::predict(|p, x| labels(p, x, |a| a > 0.45))),
            ("between", check::predict(|p, x| labels(p, x, |a| a > 0.25 && a < 0.75))),
            (
                "the first layer's sign",
                check::predict(|p, x| {
                    let (a2, c) = forward_propagation(x, p);
                    A::from_shape_fn(a2.dim(), |(_, j)| c.z1[[0, j]]).mapv(|z| z > 0.0)
                }),
            ),
            (
                "σ for tanh",
                check::predict(|p, x| {
                    let a1 = (p.w1.dot(x) + &p.b1).mapv(sigmoid);
                    (p.w2.dot(&a1) + &p.b2).mapv(|z| z > 0.0)
                }),
            ),
            (
                "all of one class",
                check::predict(|p, x| {
                    let a2 = forward_propagation(x, p).0;
                    let mean = a2.mean().unwrap();
                    a2.mapv(|_| mean > 0.5)
                }),
            ),
            (
                "the ones that are right and 1, of all",
                check::accuracy(|y, p| {
                    let right = y.iter().zip(p).filter(|(y, p)| **y == 1.0 && **p).count();
                    right as f64 / y.len() as f64 * 100.0
                }),
            ),
            (
                "both classes' mean",
                check::accuracy(|y, p| {
                    let of = |class: bool| {
                        let all = y.iter().filter(|y| (**y == 1.0) == class).count();
                        let right = y
                            .iter()
                            .zip(p)
                            .filter(|(y, p)| (**y == 1.0) == class && **p == class)
                            .count();
                        right as f64 / all as f64
                    };
                    50.0 * (of(true) + of(false))
                }),
            ),
            (
                "predicted ones",
                check::accuracy(|y, p| {
                    p.iter().filter(|p| **p).count() as f64 / y.len() as f64 * 100.0
                }),
            ),
            (
                "right by wrong",
                check::accuracy(|y, p| {
                    let share = accuracy(y, p) / 100.0;
                    share / (1.0 - share) * 100.0
                }),
            ),
            ("÷ 100 twice", check::accuracy(|y, p| accuracy(y, p) / 10_000.0)),
            ("the square", check::accuracy(|y, p| (accuracy(y, p) / 100.0).powi(2) * 100.0)),
        ],
        9,
    );
}
