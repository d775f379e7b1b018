//! What nnlab does in a comparison.

use std::hint::black_box;
use std::time::Instant;

use nnlab::ndarray::Array2;
use nnlab::{
    LEARNING_RATE, Parameters, RandomState, Settings, backward_propagation, boundary_grid,
    compute_cost, create_dataset, create_dataset_with, forward_propagation, initialize_parameters,
    nn_model, nn_model_with, predict_grid, update_parameters,
};

/// A piece of work, and a number of its result.
pub struct Task {
    /// Its name, as the other side knows it.
    pub name: &'static str,
    /// What it is, for people.
    pub words: &'static str,
    work: Box<dyn FnMut() -> Vec<Made>>,
}

/// What a task makes.
enum Made {
    Numbers(Array2<f64>),
    Answers(Array2<bool>),
}

impl Made {
    /// One number for all of it, to compare it by.
    fn size(&self) -> f64 {
        match self {
            Made::Numbers(a) => a.iter().map(|v| v.abs()).sum(),
            Made::Answers(a) => a.iter().filter(|&&one| one).count() as f64,
        }
    }
}

impl Task {
    /// Does it once: the seconds, and the number.
    pub fn timed(&mut self) -> (f64, f64) {
        let start = Instant::now();
        let made = black_box((self.work)());
        (start.elapsed().as_secs_f64(), made.iter().map(Made::size).sum())
    }
}

/// All tasks, in the order of the table; each makes its data when it is made.
pub const TASKS: [fn() -> Task; 7] =
    [training, training_with_costs, sweep, grid, four_million, steps, steps_of_64];

fn task(
    name: &'static str,
    words: &'static str,
    work: impl FnMut() -> Vec<Made> + 'static,
) -> Task {
    Task { name, words, work: Box::new(work) }
}

fn weights(parameters: Parameters) -> Made {
    Made::Numbers(parameters.w1)
}

fn trained(x: &Array2<f64>, y: &Array2<f64>, n_h: usize, iterations: usize) -> Parameters {
    nn_model(x, y, n_h, iterations, false)
}

fn training() -> Task {
    let (x, y) = create_dataset();
    let work = move || vec![weights(trained(&x, &y, 4, 5000))];
    task("training", "training: 5,000 iterations, 4 hidden units", work)
}

fn training_with_costs() -> Task {
    let (x, y) = create_dataset();
    let settings = Settings { num_iterations: 5000, ..Settings::default() };
    let work = move || vec![weights(nn_model_with(&x, &y, &settings).parameters)];
    task("training with costs", "the same, and the cost of every iteration", work)
}

fn sweep() -> Task {
    let (x, y) = create_dataset();
    let work =
        move || [1, 2, 3, 4, 5, 10, 20].map(|n_h| weights(trained(&x, &y, n_h, 2000))).into();
    task("sweep", "the sweep: 7 hidden sizes, 2,000 iterations each", work)
}

fn grid() -> Task {
    let (x, y) = create_dataset();
    let parameters = trained(&x, &y, 4, 1000);
    let (xx, yy) = boundary_grid(&x, 0.01);
    let work = move || vec![Made::Answers(predict_grid(&parameters, &xx, &yy))];
    task("grid", "the boundary's grid: 1008 x 1030 answers", work)
}

fn four_million() -> Task {
    let mut data = None;
    let work = move || {
        let new = || create_dataset_with(4_000_000, 0.2, &mut RandomState::new(1));
        let (x, y) = data.get_or_insert_with(new);
        vec![weights(trained(x, y, 4, 3))]
    };
    task("four million", "4,000,000 points: 3 iterations", work)
}

fn steps() -> Task {
    let (x, y) = create_dataset();
    let work = move || vec![weights(step_by_step(&x, &y, 4, 1000))];
    task("steps", "the step functions in a loop: 1,000 iterations, 4 hidden units", work)
}

fn steps_of_64() -> Task {
    let (x, y) = create_dataset();
    let work = move || vec![weights(step_by_step(&x, &y, 64, 200))];
    task("steps of 64", "the same: 200 iterations, 64 hidden units", work)
}

/// The model as a student writes it.
fn step_by_step(x: &Array2<f64>, y: &Array2<f64>, n_h: usize, iterations: usize) -> Parameters {
    let mut parameters = initialize_parameters(2, n_h, 1, &mut RandomState::new(3));
    for _ in 0..iterations {
        let (a2, cache) = forward_propagation(x, &parameters);
        black_box(compute_cost(&a2, y));
        let gradients = backward_propagation(&parameters, &cache, x, y);
        parameters = update_parameters(&parameters, &gradients, LEARNING_RATE);
    }
    parameters
}
