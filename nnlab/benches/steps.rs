//! Speed of the readable step functions: the base line for anything faster.
//!
//! `cargo bench -p nnlab`

use divan::{Bencher, black_box};
use nnlab::ndarray::Array2;
use nnlab::*;

fn main() {
    divan::main();
}

/// The data, the initial parameters and the first iteration's arrays.
struct First {
    x: Array2<f64>,
    y: Array2<f64>,
    parameters: Parameters,
    cache: Cache,
    gradients: Gradients,
}

fn first(n_h: usize) -> First {
    let (x, y) = create_dataset();
    let parameters = initialize_parameters(2, n_h, 1, &mut RandomState::new(3));
    let (_, cache) = forward_propagation(&x, &parameters);
    let gradients = backward_propagation(&parameters, &cache, &x, &y);
    First { x, y, parameters, cache, gradients }
}

#[divan::bench(args = [4, 20])]
fn forward(bencher: Bencher, n_h: usize) {
    let f = first(n_h);
    bencher.bench(|| forward_propagation(black_box(&f.x), &f.parameters));
}

#[divan::bench(args = [4, 20])]
fn cost(bencher: Bencher, n_h: usize) {
    let f = first(n_h);
    bencher.bench(|| compute_cost(black_box(&f.cache.a2), &f.y));
}

#[divan::bench(args = [4, 20])]
fn backward(bencher: Bencher, n_h: usize) {
    let f = first(n_h);
    bencher.bench(|| backward_propagation(black_box(&f.parameters), &f.cache, &f.x, &f.y));
}

#[divan::bench(args = [4, 20])]
fn update(bencher: Bencher, n_h: usize) {
    let f = first(n_h);
    bencher.bench(|| update_parameters(black_box(&f.parameters), &f.gradients, LEARNING_RATE));
}

#[divan::bench]
fn dataset() -> (Array2<f64>, Array2<f64>) {
    create_dataset()
}

/// 10,000 iterations with 4 hidden units.
#[divan::bench(sample_count = 10)]
fn training(bencher: Bencher) {
    let f = first(4);
    bencher.bench(|| nn_model(black_box(&f.x), &f.y, 4, 10_000, false));
}

/// 5,000 iterations for each of the handout's seven hidden sizes.
#[divan::bench(sample_count = 5)]
fn sweep(bencher: Bencher) {
    let f = first(4);
    let sizes = [1, 2, 3, 4, 5, 10, 20];
    bencher.bench(|| sizes.map(|n_h| nn_model(black_box(&f.x), &f.y, n_h, 5000, false)));
}

/// The predictions on the handout's grid: 1008 × 1030 points, 4 hidden units.
#[divan::bench(sample_count = 20)]
fn boundary_grid(bencher: Bencher) {
    let f = first(4);
    let parameters = nn_model(&f.x, &f.y, 4, 1000, false);
    let (xx, yy) = visualize::boundary_grid(&f.x, 0.01);
    bencher.bench(|| visualize::predict_grid(black_box(&parameters), &xx, &yy));
}

/// The figure of them, as a notebook shows it.
#[divan::bench(sample_count = 20)]
fn boundary_figure(bencher: Bencher) {
    let f = first(4);
    let parameters = nn_model(&f.x, &f.y, 4, 1000, false);
    let model = |points: &Array2<f64>| predict(&parameters, points);
    bencher.bench(|| plot_decision_boundary(black_box(&model), &f.x, &f.y));
}

/// The figure of the seven networks of the sweep, which are trained before.
#[divan::bench(sample_count = 10)]
fn panel_of_hidden_sizes(bencher: Bencher) {
    let f = first(4);
    let sizes = [1, 2, 3, 4, 5, 10, 20];
    let networks = sizes.map(|n_h| (n_h, nn_model(&f.x, &f.y, n_h, 1000, false)));
    bencher.bench(|| plot_hidden_layer_sizes(black_box(&networks), &f.x, &f.y));
}

/// The largest curvature of the cost, for the trained network.
#[divan::bench(sample_count = 10)]
fn sharpness_of_the_cost(bencher: Bencher) {
    let f = first(4);
    let parameters = nn_model(&f.x, &f.y, 4, 5000, false);
    bencher.bench(|| sharpness(black_box(&parameters), &f.x, &f.y));
}
