//! What nnlab does in a comparison.

use std::hint::black_box;
use std::time::Instant;

use nnlab::ndarray::Array2;
use nnlab::{
    Parameters, RandomState, Settings, boundary_grid, create_dataset, create_dataset_with,
    nn_model, nn_model_with, predict_grid,
};

/// A piece of work, and a number of its result.
pub struct Task {
    /// Its name, as the other side knows it.
    pub name: &'static str,
    /// What it is, for people.
    pub words: &'static str,
    work: Box<dyn FnMut() -> f64>,
}

impl Task {
    /// Does it once: the seconds, and the number.
    pub fn timed(&mut self) -> (f64, f64) {
        let start = Instant::now();
        let number = black_box((self.work)());
        (start.elapsed().as_secs_f64(), number)
    }
}

/// All tasks, in the order of the table; each makes its data when it is made.
pub const TASKS: [fn() -> Task; 5] = [training, training_with_costs, sweep, grid, four_million];

fn task(name: &'static str, words: &'static str, work: impl FnMut() -> f64 + 'static) -> Task {
    Task { name, words, work: Box::new(work) }
}

fn size(a: &Array2<f64>) -> f64 {
    a.iter().map(|v| v.abs()).sum()
}

fn trained(x: &Array2<f64>, y: &Array2<f64>, n_h: usize, iterations: usize) -> Parameters {
    nn_model(x, y, n_h, iterations, false)
}

fn training() -> Task {
    let (x, y) = create_dataset();
    let work = move || size(&trained(&x, &y, 4, 5000).w1);
    task("training", "training: 5,000 iterations, 4 hidden units", work)
}

fn training_with_costs() -> Task {
    let (x, y) = create_dataset();
    let settings = Settings { num_iterations: 5000, ..Settings::default() };
    let work = move || size(&nn_model_with(&x, &y, &settings).parameters.w1);
    task("training with costs", "the same, and the cost of every iteration", work)
}

fn sweep() -> Task {
    let (x, y) = create_dataset();
    let work = move || {
        let all = [1, 2, 3, 4, 5, 10, 20].map(|n_h| size(&trained(&x, &y, n_h, 2000).w1));
        all.iter().sum()
    };
    task("sweep", "the sweep: 7 hidden sizes, 2,000 iterations each", work)
}

fn grid() -> Task {
    let (x, y) = create_dataset();
    let parameters = trained(&x, &y, 4, 1000);
    let (xx, yy) = boundary_grid(&x, 0.01);
    let work =
        move || predict_grid(&parameters, &xx, &yy).iter().filter(|&&one| one).count() as f64;
    task("grid", "the boundary's grid: 1008 x 1030 answers", work)
}

fn four_million() -> Task {
    let mut data = None;
    let work = move || {
        let new = || create_dataset_with(4_000_000, 0.2, &mut RandomState::new(1));
        let (x, y) = data.get_or_insert_with(new);
        size(&trained(x, y, 4, 3).w1)
    };
    task("four million", "4,000,000 points: 3 iterations", work)
}
