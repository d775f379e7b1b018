//! Written when all earlier sets were named as well as they are; nothing was looked up for it.

mod the_answers;
mod the_cost;
mod the_data;
mod the_figure;
mod the_first_steps;
mod the_model;
mod the_update;
mod the_way_back;
mod the_way_forward;

use super::*;

type P = Parameters;

fn column(a: &A) -> A {
    a.sum_axis(Axis(1)).insert_axis(Axis(1))
}

fn normal(rows: usize, columns: usize, rng: &mut RandomState) -> A {
    rng.standard_normal(rows * columns).into_shape_with_order((rows, columns)).unwrap()
}

fn labels(p: &P, x: &A, yes: fn(f64) -> bool) -> Array2<bool> {
    forward_propagation(x, p).0.mapv(yes)
}

fn each(p: &P, g: &Gradients, step: &dyn Fn(&A, &A) -> A) -> P {
    P {
        w1: step(&p.w1, &g.dw1),
        b1: step(&p.b1, &g.db1),
        w2: step(&p.w2, &g.dw2),
        b2: step(&p.b2, &g.db2),
    }
}

fn loops(x: &A, y: &A, n_h: usize, n: usize, each: &dyn Fn(usize, &mut P, &Gradients)) -> P {
    let rng = &mut RandomState::new(3);
    let mut p = initialize_parameters(x.nrows(), n_h, y.nrows(), rng);
    for i in 0..n {
        let cache = forward_propagation(x, &p).1;
        let g = backward_propagation(&p, &cache, x, y);
        each(i, &mut p, &g);
    }
    p
}

/// The flower with all its parts to be changed.
fn flower(
    m: usize,
    e: f64,
    rng: &mut RandomState,
    angles: &dyn Fn(usize, usize) -> Array1<f64>,
    radius: fn(f64) -> f64,
    label: &dyn Fn(usize) -> f64,
) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((2, m)), A::zeros((1, m)));
    for j in 0..2 {
        let t = angles(j, n) + e * rng.standard_normal(n);
        let r = t.mapv(radius) + e * rng.standard_normal(n);
        for i in 0..n {
            x[[0, j * n + i]] = r[i] * t[i].sin();
            x[[1, j * n + i]] = r[i] * t[i].cos();
            y[[0, j * n + i]] = label(j);
        }
    }
    (x, y)
}

fn rose(t: f64) -> f64 {
    4.0 * (4.0 * t).sin()
}

fn line(j: usize, n: usize) -> Array1<f64> {
    Array1::linspace(3.12 * j as f64, 3.12 * (j + 1) as f64, n)
}

fn mesh(xs: &Array1<f64>, ys: &Array1<f64>) -> (A, A) {
    let shape = (ys.len(), xs.len());
    (A::from_shape_fn(shape, |(_, j)| xs[j]), A::from_shape_fn(shape, |(i, _)| ys[i]))
}

fn ends(x: &A, row: usize) -> (f64, f64) {
    let row = x.row(row);
    (
        row.iter().copied().fold(f64::INFINITY, f64::min),
        row.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    )
}
