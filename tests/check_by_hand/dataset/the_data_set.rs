use super::*;

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
