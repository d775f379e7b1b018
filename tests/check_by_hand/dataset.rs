mod the_data_set;
mod the_data_set_written_later;

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
