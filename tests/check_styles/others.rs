use nnlab::ndarray::{Array1, Array2, Axis, concatenate};
use nnlab::{Parameters, RandomState, forward_propagation};

use super::{backward, forward, update};

type A = Array2<f64>;

pub fn init_entry_by_entry(
    n_x: usize,
    n_h: usize,
    n_y: usize,
    rng: &mut RandomState,
) -> Parameters {
    let mut draw = |rows, columns| {
        let mut w = A::zeros((rows, columns));
        for i in 0..rows {
            for j in 0..columns {
                w[[i, j]] = rng.randn(1, 1)[[0, 0]] / 100.0;
            }
        }
        w
    };
    let (w1, w2) = (draw(n_h, n_x), draw(n_y, n_h));
    Parameters { w1, b1: A::zeros((n_h, 1)), w2, b2: A::default((n_y, 1)) }
}

pub fn init_from_a_vector(n_x: usize, n_h: usize, n_y: usize, rng: &mut RandomState) -> Parameters {
    let numbers = (rng.standard_normal(n_h * n_x + n_y * n_h) * 0.01).to_vec();
    let (first, second) = numbers.split_at(n_h * n_x);
    Parameters {
        w1: A::from_shape_vec((n_h, n_x), first.to_vec()).unwrap(),
        b1: A::from_elem((n_h, 1), 0.0),
        w2: A::from_shape_vec((n_y, n_h), second.to_vec()).unwrap(),
        b2: A::from_elem((n_y, 1), 0.0),
    }
}

pub fn model_of_steps(x: &A, y: &A, n_h: usize, iterations: usize, print: bool) -> Parameters {
    let mut rng = RandomState::new(3);
    let mut parameters = nnlab::initialize_parameters(x.nrows(), n_h, y.nrows(), &mut rng);
    for i in 0..iterations {
        let (a2, cache) = nnlab::forward_propagation(x, &parameters);
        let cost = nnlab::compute_cost(&a2, y);
        let gradients = nnlab::backward_propagation(&parameters, &cache, x, y);
        parameters = nnlab::update_parameters(&parameters, &gradients, nnlab::LEARNING_RATE);
        if print && i % 1000 == 0 {
            println!("Cost after iteration {i}: {cost:.6}");
        }
    }
    parameters
}

pub fn model_of_other_steps(x: &A, y: &A, n_h: usize, iterations: usize, _: bool) -> Parameters {
    let (n_x, _, n_y) = nnlab::layer_sizes(x, y);
    let mut p = init_from_a_vector(n_x, n_h, n_y, &mut RandomState::new(3));
    let mut i = 0;
    while i < iterations {
        let (_, cache) = forward::other_formulas(x, &p);
        p = update::scaled_add(&p, &backward::loops(&p, &cache, x, y), 1.2);
        i += 1;
    }
    p
}

pub fn dataset_ndarray_linspace(m: usize, noise: f64, rng: &mut RandomState) -> (A, A) {
    let n = m / 2;
    let mut halves = Vec::new();
    for j in [0.0, 1.0] {
        let t = Array1::linspace(j * 3.12, (j + 1.0) * 3.12, n) + noise * rng.standard_normal(n);
        let r = (&t * 4.0).mapv(f64::sin) * 4.0 + noise * rng.standard_normal(n);
        let row = |v: Array1<f64>| v.insert_axis(Axis(0));
        let (first, second) = (row(&r * &t.mapv(f64::sin)), row(&r * &t.mapv(f64::cos)));
        halves.push(concatenate![Axis(0), first, second]);
    }
    let x = concatenate![Axis(1), halves[0], halves[1]];
    (x, A::from_shape_fn((1, m), |(_, i)| if i < n { 0.0 } else { 1.0 }))
}

pub fn dataset_by_rows(m: usize, noise: f64, rng: &mut RandomState) -> (A, A) {
    let n = m / 2;
    let (mut x, mut y) = (A::zeros((m, 2)), A::zeros((m, 1)));
    for j in 0..2 {
        let angles: Vec<f64> = (0..n)
            .map(|i| 3.12 * (j as f64 + i as f64 / (n - 1) as f64))
            .map(|t| t + rng.standard_normal(1)[0] * noise)
            .collect();
        for (i, t) in angles.into_iter().enumerate() {
            let r = 4.0 * (4.0 * t).sin() + rng.standard_normal(1)[0] * noise;
            x[[j * n + i, 0]] = r * t.sin();
            x[[j * n + i, 1]] = r * t.cos();
            y[[j * n + i, 0]] = j as f64;
        }
    }
    (x.reversed_axes(), y.reversed_axes())
}

pub fn predict_by_z2(p: &Parameters, x: &A) -> Array2<bool> {
    forward_propagation(x, p).1.z2.mapv(|z| z > 0.0)
}

pub fn predict_by_tanh(p: &Parameters, x: &A) -> Array2<bool> {
    let (a2, _) = forward::other_formulas(x, p);
    let mut predictions = Array2::from_elem(a2.dim(), false);
    for (place, a) in a2.indexed_iter() {
        predictions[place] = *a > 0.5;
    }
    predictions
}

pub fn accuracy_by_counting(y: &A, predictions: &Array2<bool>) -> f64 {
    let mut right = 0;
    for i in 0..y.ncols() {
        if (y[[0, i]] == 1.0) == predictions[[0, i]] {
            right += 1;
        }
    }
    100.0 * right as f64 / y.ncols() as f64
}

pub fn accuracy_as_a_mean(y: &A, predictions: &Array2<bool>) -> f64 {
    let p = predictions.mapv(|p| if p { 1.0 } else { 0.0 });
    (1.0 - (y - &p).mapv(f64::abs).mean().unwrap()) * 100.0
}

pub fn grid(x: &A, h: f64) -> (A, A) {
    let axis = |row: usize| {
        let min = x.row(row).iter().cloned().fold(f64::MAX, f64::min) - 1.0;
        let max = x.row(row).iter().cloned().fold(f64::MIN, f64::max) + 1.0;
        Array1::from_shape_fn(((max - min) / h).ceil() as usize, |i| min + h * i as f64)
    };
    let (xs, ys) = (axis(0), axis(1));
    let shape = (ys.len(), xs.len());
    let xx = xs.broadcast(shape).unwrap().to_owned();
    let yy = ys.insert_axis(Axis(1)).broadcast(shape).unwrap().to_owned();
    (xx, yy)
}

pub fn grid_by_adding(x: &A, h: f64) -> (A, A) {
    let axis = |row: usize| {
        let mut sorted = x.row(row).to_vec();
        sorted.sort_by(f64::total_cmp);
        let (mut value, stop) = (sorted[0] - 1.0, sorted[sorted.len() - 1] + 1.0);
        let mut values = Vec::new();
        while value < stop {
            values.push(value);
            value += h;
        }
        values
    };
    let (xs, ys) = (axis(0), axis(1));
    let shape = (ys.len(), xs.len());
    (A::from_shape_fn(shape, |(_, j)| xs[j]), A::from_shape_fn(shape, |(i, _)| ys[i]))
}

pub fn predict_grid(p: &Parameters, xx: &A, yy: &A) -> Array2<bool> {
    let row = |a: &A| a.to_shape((1, a.len())).unwrap().to_owned();
    let points = concatenate![Axis(0), row(xx), row(yy)];
    let answers = nnlab::predict(p, &points);
    answers.into_shape_with_order(xx.dim()).unwrap()
}

pub fn predict_grid_by_points(p: &Parameters, xx: &A, yy: &A) -> Array2<bool> {
    Array2::from_shape_fn(xx.dim(), |place| {
        let point = A::from_shape_vec((2, 1), vec![xx[place], yy[place]]).unwrap();
        nnlab::predict(p, &point)[[0, 0]]
    })
}

pub fn sweep(x: &A, y: &A, sizes: &[usize], iterations: usize) -> Vec<f64> {
    let mut accuracies = vec![0.0; sizes.len()];
    for i in 0..sizes.len() {
        let parameters = nnlab::nn_model(x, y, sizes[i], iterations, false);
        accuracies[i] = nnlab::accuracy(y, &nnlab::predict(&parameters, x));
    }
    accuracies
}

pub fn sweep_by_iterator(x: &A, y: &A, sizes: &[usize], iterations: usize) -> Vec<f64> {
    let train = |&n_h| model_of_steps(x, y, n_h, iterations, false);
    let predictions = sizes.iter().map(train).map(|p| predict_by_z2(&p, x));
    predictions.map(|p| accuracy_by_counting(y, &p)).collect()
}
