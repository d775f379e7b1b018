//! Written after the rules for means, measures and copies, and before anything was tried.

mod a_second_years_first_steps;
mod a_second_years_flower;
mod a_second_years_loops;
mod a_second_years_numbers;
mod a_second_years_passes;

use super::*;

type P = Parameters;

fn column(a: &A) -> A {
    a.sum_axis(Axis(1)).insert_axis(Axis(1))
}

fn pass(z1: A, w2: &A, b2: &A, bend: fn(f64) -> f64) -> (A, Cache) {
    let a1 = z1.mapv(bend);
    let z2 = w2.dot(&a1) + b2;
    let a2 = z2.mapv(sigmoid);
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

fn gradients(c: &Cache, x: &A, dz1: &A, dz2: &A, m: f64) -> Gradients {
    Gradients {
        dw1: dz1.dot(&x.t()) / m,
        db1: column(dz1) / m,
        dw2: dz2.dot(&c.a1.t()) / m,
        db2: column(dz2) / m,
    }
}

fn train(x: &A, y: &A, n_h: usize, n: usize, round: &dyn Fn(&P) -> P) -> P {
    let first = initialize_parameters(x.nrows(), n_h, y.nrows(), &mut RandomState::new(3));
    (0..n).fold(first, |p, _| round(&p))
}

fn right_round(x: &A, y: &A, p: &P, rate: f64) -> P {
    let cache = forward_propagation(x, p).1;
    update_parameters(p, &backward_propagation(p, &cache, x, y), rate)
}

fn grid(x: &A, h: f64, below: f64, above: f64) -> (A, A) {
    let axis = |row: usize| {
        let least = x.row(row).iter().copied().fold(f64::INFINITY, f64::min);
        let most = x.row(row).iter().copied().fold(f64::NEG_INFINITY, f64::max);
        Array1::range(least - below, most + above, h)
    };
    let (xs, ys) = (axis(0), axis(1));
    let shape = (ys.len(), xs.len());
    (A::from_shape_fn(shape, |(_, j)| xs[j]), A::from_shape_fn(shape, |(i, _)| ys[i]))
}

fn data(
    m: usize,
    e: f64,
    rng: &mut RandomState,
    point: fn(f64, f64) -> (f64, f64),
    r: fn(f64) -> f64,
    class: fn(usize) -> f64,
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let t = Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n)
            + e * rng.standard_normal(n);
        let radius = t.mapv(r) + e * rng.standard_normal(n);
        for i in 0..n {
            let (a, b) = point(radius[i], t[i]);
            x[[0, j * n + i]] = a;
            x[[1, j * n + i]] = b;
            y[[0, j * n + i]] = class(j);
        }
    }
    (x, y)
}

fn polar(r: f64, t: f64) -> (f64, f64) {
    (r * t.sin(), r * t.cos())
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn class(j: usize) -> f64 {
    j as f64
}
