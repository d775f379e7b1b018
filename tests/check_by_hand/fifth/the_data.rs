use super::*;

#[test]
fn the_data() {
    named(
        &[
            (
                "3.12 times j only",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| Array1::linspace(0.0, 3.12 * j as f64, n), rose, &|j| {
                        j as f64
                    })
                }),
            ),
            (
                "from 1",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| line(j + 1, n), rose, &|j| j as f64)
                }),
            ),
            (
                "|r|",
                check::dataset(|m, e, g| flower(m, e, g, &line, |t| rose(t).abs(), &|j| j as f64)),
            ),
            (
                "8 petals of sin 8t",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &line, |t| 4.0 * (8.0 * t).sin(), &|j| j as f64)
                }),
            ),
            (
                "(4 sin t) 4",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &line, |t| 4.0 * t.sin() * 4.0, &|j| j as f64)
                }),
            ),
            (
                "degrees",
                check::dataset(|m, e, g| {
                    flower(m, e, g, &|j, n| line(j, n).mapv(f64::to_radians), rose, &|j| j as f64)
                }),
            ),
            ("all labels 1", check::dataset(|m, e, g| flower(m, e, g, &line, rose, &|_| 1.0))),
            (
                "labels 0.5",
                check::dataset(|m, e, g| flower(m, e, g, &line, rose, &|j| j as f64 / 2.0)),
            ),
            (
                "every second point",
                check::dataset(|m, e, g| {
                    let (x, _) = flower(m, e, g, &line, rose, &|j| j as f64);
                    (x, A::from_shape_fn((1, m), |(_, i)| (i % 2) as f64))
                }),
            ),
            (
                "one draw for both classes",
                check::dataset(|m, e, g| {
                    let n = m / 2;
                    let (a, b) = (g.standard_normal(n), g.standard_normal(n));
                    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
                    for j in 0..2 {
                        let t: Array1<f64> = line(j, n) + e * &a;
                        let r: Array1<f64> = t.mapv(rose) + e * &b;
                        for i in 0..n {
                            x[[0, j * n + i]] = r[i] * t[i].sin();
                            x[[1, j * n + i]] = r[i] * t[i].cos();
                            y[[0, j * n + i]] = j as f64;
                        }
                    }
                    (x, y)
                }),
            ),
        ],
        10,
    );
}
