use super::*;

type Turn = fn(f64, f64) -> (f64, f64);

fn flower(
    m: usize,
    e: f64,
    rng: &mut RandomState,
    end: f64,
    radius: fn(f64) -> f64,
    turn: Turn,
    class: fn(usize) -> f64,
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let t =
            Array1::linspace(end * j as f64, end * (j + 1) as f64, n) + e * rng.standard_normal(n);
        let r = t.mapv(radius) + e * rng.standard_normal(n);
        for i in 0..n {
            (x[[0, j * n + i]], x[[1, j * n + i]]) = turn(r[i], t[i]);
            y[[0, j * n + i]] = class(j);
        }
    }
    (x, y)
}

fn sin_cos(r: f64, t: f64) -> (f64, f64) {
    (r * t.sin(), r * t.cos())
}

fn petals(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn lines(x: &A, h: f64, margin: f64) -> (Array1<f64>, Array1<f64>) {
    let axis = |i: usize| {
        let low = x.row(i).iter().copied().fold(f64::INFINITY, f64::min) - margin;
        let high = x.row(i).iter().copied().fold(f64::NEG_INFINITY, f64::max) + margin;
        Array1::range(low, high, h)
    };
    (axis(0), axis(1))
}

fn mesh(a: &Array1<f64>, b: &Array1<f64>) -> (A, A) {
    let shape = (b.len(), a.len());
    (A::from_shape_fn(shape, |(_, j)| a[j]), A::from_shape_fn(shape, |(i, _)| b[i]))
}

fn on(p: &Parameters, xx: &A, yy: &A) -> Array2<bool> {
    let points = stack![
        Axis(0),
        Array1::from_iter(xx.iter().copied()),
        Array1::from_iter(yy.iter().copied())
    ];
    predict(p, &points).into_shape_with_order(xx.dim()).unwrap()
}

#[test]
fn translated_data() {
    named(
        &[
            (
                "π",
                check::dataset(|m, e, g| {
                    flower(m, e, g, std::f64::consts::PI, petals, sin_cos, |j| j as f64)
                }),
            ),
            (
                "cos, sin",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, petals, |r, t| (r * t.cos(), r * t.sin()), |j| j as f64)
                }),
            ),
            (
                "labels -1 and 1",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, petals, sin_cos, |j| 2.0 * j as f64 - 1.0)
                }),
            ),
            (
                "labels 1 and 2",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, petals, sin_cos, |j| j as f64 + 1.0)
                }),
            ),
            (
                "5 petals",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, |t| 4.0 * (5.0 * t).sin(), sin_cos, |j| j as f64)
                }),
            ),
            (
                "sin of t alone",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, |t| 4.0 * t.sin(), sin_cos, |j| j as f64)
                }),
            ),
            (
                "the radius is not 4",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, |t| (4.0 * t).sin(), sin_cos, |j| j as f64)
                }),
            ),
            (
                "no noise",
                check::dataset(|m, _, g| flower(m, 0.0, g, 3.12, petals, sin_cos, |j| j as f64)),
            ),
            (
                "0.2 for any noise",
                check::dataset(|m, _, g| flower(m, 0.2, g, 3.12, petals, sin_cos, |j| j as f64)),
            ),
            (
                "400 for any m",
                check::dataset(|_, e, g| flower(400, e, g, 3.12, petals, sin_cos, |j| j as f64)),
            ),
            (
                "one class",
                check::dataset(|m, e, g| flower(m, e, g, 3.12, petals, sin_cos, |_| 0.0)),
            ),
            (
                "x is not scaled by r",
                check::dataset(|m, e, g| {
                    flower(m, e, g, 3.12, petals, |_, t| (t.sin(), t.cos()), |j| j as f64)
                }),
            ),
            (
                "an interval for both",
                check::dataset(|m, e, rng| {
                    let n = m / 2;
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let t = Array1::linspace(0.0, 3.12, n) + e * rng.standard_normal(n);
                        let r = t.mapv(petals) + e * rng.standard_normal(n);
                        for i in 0..n {
                            (x[[0, j * n + i]], x[[1, j * n + i]]) = sin_cos(r[i], t[i]);
                            y[[0, j * n + i]] = j as f64;
                        }
                    }
                    (x, y)
                }),
            ),
            (
                "turns",
                check::dataset(|m, e, rng| {
                    let (x, y) = flower(m, e, rng, 3.12, petals, sin_cos, |j| j as f64);
                    (x.slice(s![..;-1, ..]).to_owned(), y)
                }),
            ),
            (
                "no margin",
                check::grid(|x, h| {
                    let (a, b) = lines(x, h, 0.0);
                    mesh(&a, &b)
                }),
            ),
            (
                "half a margin",
                check::grid(|x, h| {
                    let (a, b) = lines(x, h, 0.5);
                    mesh(&a, &b)
                }),
            ),
            (
                "rows and columns",
                check::grid(|x, h| {
                    let (a, b) = lines(x, h, 1.0);
                    let (xx, yy) = mesh(&a, &b);
                    (xx.t().to_owned(), yy.t().to_owned())
                }),
            ),
            (
                "yy first",
                check::grid(|x, h| {
                    let (a, b) = lines(x, h, 1.0);
                    let (xx, yy) = mesh(&a, &b);
                    (yy, xx)
                }),
            ),
            (
                "x1's range for both",
                check::grid(|x, h| {
                    let (a, _) = lines(x, h, 1.0);
                    mesh(&a, &a)
                }),
            ),
            (
                "step 2h",
                check::grid(|x, h| {
                    let (a, b) = lines(x, 2.0 * h, 1.0);
                    mesh(&a, &b)
                }),
            ),
            ("exchanged points", check::predict_grid(|p, xx, yy| on(p, yy, xx))),
            ("the wrong class", check::predict_grid(|p, xx, yy| on(p, xx, yy).mapv(|z| !z))),
            (
                "upside down",
                check::predict_grid(|p, xx, yy| on(p, xx, yy).slice(s![..;-1, ..]).to_owned()),
            ),
            ("z1 alone", check::predict_grid(|p, xx, _| on(p, xx, &(xx * 0.0)))),
        ],
        23,
    );
}
