//! The handout's last experiment: the same training with 1, 2, 3, 4, 5, 10 and 20 hidden units.

use ndarray::Array2;
use nnlab::{Parameters, Settings, accuracy, nn_model_with, predict};

use crate::console;

/// The numbers of hidden units that the handout compares.
pub const HIDDEN_LAYER_SIZES: [usize; 7] = [1, 2, 3, 4, 5, 10, 20];

/// What the comparison gave.
pub struct Compared {
    /// Hidden units and trained parameters, where the cost stayed finite.
    pub models: Vec<(usize, Parameters)>,
    /// Hidden units of the trainings that diverged.
    pub diverged: Vec<usize>,
}

/// Trains one network a size, half as long as `settings` say, and prints each accuracy.
pub fn run(x: &Array2<f64>, y: &Array2<f64>, settings: &Settings) -> Result<Compared, String> {
    let bar = console::bar(HIDDEN_LAYER_SIZES.len(), "comparing hidden sizes");
    let mut compared = Compared { models: Vec::new(), diverged: Vec::new() };
    for n_h in HIDDEN_LAYER_SIZES {
        let num_iterations = settings.num_iterations.div_ceil(2);
        let settings = Settings { n_h, num_iterations, snapshots: Vec::new(), ..settings.clone() };
        let history = nn_model_with(x, y, &settings);
        bar.inc(1);
        if let Some(iteration) = history.diverged {
            let words = format!(
                "Accuracy for {n_h} hidden units: none, the cost diverged at iteration {iteration}"
            );
            console::line(&bar, &words)?;
            compared.diverged.push(n_h);
            continue;
        }
        let percent = accuracy(y, &predict(&history.parameters, x));
        // `{:?}` writes 91.0 where `{}` would write 91: the original prints Python's 91.0.
        console::line(&bar, &format!("Accuracy for {n_h} hidden units: {percent:?} %"))?;
        compared.models.push((n_h, history.parameters));
    }
    bar.finish_and_clear();
    Ok(compared)
}
