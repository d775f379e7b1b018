use super::*;

#[test]
fn the_data_set_written_later() {
    /// Every class by a function of its number, its points, and the generator.
    fn classes(m: usize, mut class: impl FnMut(usize, usize) -> (A, f64)) -> (A, A) {
        let n = m / 2;
        let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
        for j in 0..2 {
            let (points, label) = class(j, n);
            x.slice_mut(s![.., j * n..(j + 1) * n]).assign(&points);
            y.slice_mut(s![0, j * n..(j + 1) * n]).fill(label);
        }
        (x, y)
    }
    fn points(r: &Array1<f64>, t: &Array1<f64>) -> A {
        stack![Axis(0), r * &t.sin(), r * &t.cos()]
    }
    fn angles(j: usize, n: usize) -> Array1<f64> {
        Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n)
    }
    fn right(m: usize, e: f64, g: &mut RandomState) -> (A, A) {
        nnlab::create_dataset_with(m, e, g)
    }
    named(
        &[
            (
                "5 sin 4t",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, |t| 5.0 * (4.0 * t).sin()), polar)
                }),
            ),
            (
                "4 sin 2t",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, |t| 4.0 * (2.0 * t).sin()), polar)
                }),
            ),
            (
                "sin 4t",
                check::dataset(|m, e, g| flower(m, (e, e), g, (3.12, |t| (4.0 * t).sin()), polar)),
            ),
            (
                "4 + sin 4t",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, |t| 4.0 + (4.0 * t).sin()), polar)
                }),
            ),
            (
                "x1 and x2 exchanged",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, rose), |r, t| (r * t.cos(), r * t.sin()))
                }),
            ),
            (
                "t and r themselves",
                check::dataset(|m, e, g| flower(m, (e, e), g, (3.12, rose), |r, t| (r, t))),
            ),
            ("3.1", check::dataset(|m, e, g| flower(m, (e, e), g, (3.1, rose), polar))),
            (
                "no noise on t",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let t = angles(j, n);
                        let r = t.mapv(rose) + e * g.standard_normal(n);
                        (points(&r, &t), j as f64)
                    })
                }),
            ),
            (
                "the noise multiplies",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let t = angles(j, n) + e * g.standard_normal(n);
                        let r = t.mapv(rose) * e * g.standard_normal(n);
                        (points(&r, &t), j as f64)
                    })
                }),
            ),
            ("the noise's variance", check::dataset(|m, e, g| right(m, e.sqrt(), g))),
            (
                "the end is left out",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let grid =
                            Array1::from_shape_fn(n, |i| 3.12 * (j as f64 + i as f64 / n as f64));
                        let t = grid + e * g.standard_normal(n);
                        let r = t.mapv(rose) + e * g.standard_normal(n);
                        (points(&r, &t), j as f64)
                    })
                }),
            ),
            (
                "noise on the points",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let t = angles(j, n);
                        let r = t.mapv(rose);
                        let noise = stack![Axis(0), g.standard_normal(n), g.standard_normal(n)];
                        (points(&r, &t) + e * noise, j as f64)
                    })
                }),
            ),
            (
                "all angles are drawn first",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let t: Vec<Array1<f64>> =
                        (0..2).map(|j| angles(j, n) + e * g.standard_normal(n)).collect();
                    classes(m, |j, n| {
                        let r = t[j].mapv(rose) + e * g.standard_normal(n);
                        (points(&r, &t[j]), j as f64)
                    })
                }),
            ),
            (
                "-1 and 1",
                check::dataset(|m, e, g| {
                    let (x, y) = right(m, e, g);
                    (x, 2.0 * y - 1.0)
                }),
            ),
            (
                "no labels",
                check::dataset(|m, e, g| {
                    let (x, y) = right(m, e, g);
                    (x, y * 0.0)
                }),
            ),
            (
                "the second class lies on the first's place",
                check::dataset(|m, e, g| {
                    let (mut x, y) = right(m, e, g);
                    for i in 0..m / 2 {
                        x[[0, i]] = x[[0, m / 2 + i]];
                        x[[1, i]] = x[[1, m / 2 + i]];
                    }
                    x.slice_mut(s![.., m / 2..]).fill(0.0);
                    (x, y)
                }),
            ),
            (
                "one class after the other point",
                check::dataset(|m, e, g| {
                    let (x, y) = right(m, e, g);
                    let n = m / 2;
                    let from = |i: usize| (i % 2) * n + i / 2;
                    (
                        A::from_shape_fn((2, m), |(row, i)| x[[row, from(i)]]),
                        A::from_shape_fn((1, m), |(row, i)| y[[row, from(i)]]),
                    )
                }),
            ),
            (
                "a generator of its own",
                check::dataset(|m, e, _| right(m, e, &mut RandomState::new(1))),
            ),
            (
                "a row an example",
                check::dataset(|m, e, g| {
                    let (x, y) = right(m, e, g);
                    (x.t().to_owned(), y.t().to_owned())
                }),
            ),
            (
                "the classes exchanged",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let j = 1 - j;
                        let t = angles(j, n) + e * g.standard_normal(n);
                        let r = t.mapv(rose) + e * g.standard_normal(n);
                        (points(&r, &t), j as f64)
                    })
                }),
            ),
            (
                "one point",
                check::dataset(|m, e, g| {
                    classes(m, |j, n| {
                        let t = angles(j, n) + e * g.standard_normal(1)[0];
                        let r = t.mapv(rose) + e * g.standard_normal(1)[0];
                        (points(&r, &t), j as f64)
                    })
                }),
            ),
        ],
        19,
    );
}
