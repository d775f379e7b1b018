use super::*;

/// A flower with parts exchanged: the half turn, r of t, the coordinates, and where noise goes.
fn flower(
    m: usize,
    noise: (f64, f64),
    rng: &mut RandomState,
    (turn, r): (f64, fn(f64) -> f64),
    place: fn(f64, f64) -> (f64, f64),
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let angles = Array1::linspace(turn * j as f64, turn * (j + 1) as f64, n);
        let t = angles + noise.0 * rng.standard_normal(n);
        let radii = t.mapv(r) + noise.1 * rng.standard_normal(n);
        for i in 0..n {
            let (x1, x2) = place(radii[i], t[i]);
            x[[0, j * n + i]] = x1;
            x[[1, j * n + i]] = x2;
            y[[0, j * n + i]] = j as f64;
        }
    }
    (x, y)
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn polar(r: f64, t: f64) -> (f64, f64) {
    (r * t.sin(), r * t.cos())
}

#[test]
fn the_data_set() {
    named(
        &[
            (
                "2π",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (std::f64::consts::TAU, rose), polar)
                }),
            ),
            (
                "π",
                check::dataset(|m, e, g| flower(m, (e, e), g, (std::f64::consts::PI, rose), polar)),
            ),
            (
                "cos twice",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, rose), |r, t| (r * t.cos(), r * t.cos()))
                }),
            ),
            (
                "labels 1 and 2",
                check::dataset(|m, e, g| {
                    let (x, y) = nnlab::create_dataset_with(m, e, g);
                    (x, y + 1.0)
                }),
            ),
            (
                "no noise on r, drawn all the same",
                check::dataset(|m, e, g| flower(m, (e, 0.0), g, (3.12, rose), polar)),
            ),
            (
                "no noise at all",
                check::dataset(|m, _, g| flower(m, (0.0, 0.0), g, (3.12, rose), polar)),
            ),
            (
                "the same noise twice",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let noise = e * g.standard_normal(n);
                        let t =
                            Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n) + &noise;
                        let r = t.mapv(rose) + &noise;
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "r first",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let on_r = e * g.standard_normal(n);
                        let angles = Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n);
                        let t = angles + e * g.standard_normal(n);
                        let r = t.mapv(rose) + on_r;
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "4 cos 4t",
                check::dataset(|m, e, g| {
                    flower(m, (e, e), g, (3.12, |t| 4.0 * (4.0 * t).cos()), polar)
                }),
            ),
            (
                "one petal",
                check::dataset(|m, e, g| flower(m, (e, e), g, (3.12, |t| 4.0 * t.sin()), polar)),
            ),
            ("noise 0.2", check::dataset(|m, _, g| nnlab::create_dataset_with(m, 0.2, g))),
            (
                "labels exchanged",
                check::dataset(|m, e, g| {
                    let (x, y) = nnlab::create_dataset_with(m, e, g);
                    (x, 1.0 - y)
                }),
            ),
            (
                "3.12 from 0 for both",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let t = Array1::linspace(0.0, 3.12, n) + e * g.standard_normal(n);
                        let r = t.mapv(rose) + e * g.standard_normal(n);
                        x.slice_mut(s![0, j * n..(j + 1) * n]).assign(&(&r * t.sin()));
                        x.slice_mut(s![1, j * n..(j + 1) * n]).assign(&(&r * t.cos()));
                        y.slice_mut(s![0, j * n..(j + 1) * n]).fill(j as f64);
                    }
                    (x, y)
                }),
            ),
            (
                "the second class is never filled",
                check::dataset(|m, e, g| {
                    let (mut x, y) = nnlab::create_dataset_with(m, e, g);
                    x.slice_mut(s![.., m / 2..]).fill(0.0);
                    (x, y)
                }),
            ),
        ],
        14,
    );
}

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
