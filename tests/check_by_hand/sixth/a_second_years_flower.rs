use super::*;

#[test]
fn a_second_years_flower() {
    named(
        &[
            (
                "cos, sin",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r * t.cos(), r * t.sin()), rose, class)
                }),
            ),
            (
                "cos 4t",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| 4.0 * (4.0 * t).cos(), class)),
            ),
            (
                "5 petals",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| 4.0 * (5.0 * t).sin(), class)),
            ),
            (
                "sin 4t alone",
                check::dataset(|m, e, g| data(m, e, g, polar, |t| (4.0 * t).sin(), class)),
            ),
            ("1 - j", check::dataset(|m, e, g| data(m, e, g, polar, rose, |j| 1.0 - j as f64))),
            (
                "t times",
                check::dataset(|m, e, g| data(m, e, g, |r, t| (r * t, r * t.cos()), rose, class)),
            ),
            (
                "the points' sum",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r + t.sin(), r + t.cos()), rose, class)
                }),
            ),
            ("noise of 1", check::dataset(|m, _, g| data(m, 1.0, g, polar, rose, class))),
            (
                "r squared",
                check::dataset(|m, e, g| {
                    data(m, e, g, |r, t| (r * r * t.sin(), r * r * t.cos()), rose, class)
                }),
            ),
        ],
        9,
    );
}
