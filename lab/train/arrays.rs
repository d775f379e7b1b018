//! The arrays that `cargo lab train` writes, under NumPy's names.

use std::path::Path;

use ndarray::{Array1, Array2, arr0, arr1};
use nnlab::numpy::{NpyError, save};
use nnlab::visualize::{boundary_grid, predict_grid};
use nnlab::{
    History, Parameters, RandomState, Settings, backward_propagation, compute_cost,
    forward_propagation, initialize_parameters, update_parameters,
};

/// Writes the sizes, the data, and the arrays of the steps init to update: the first iteration.
pub fn write_first_iteration(
    out: &Path,
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
) -> Result<(), String> {
    let mut rng = RandomState::new(settings.seed);
    let parameters = initialize_parameters(x.nrows(), settings.n_h, y.nrows(), &mut rng);
    let (a2, cache) = forward_propagation(x, &parameters);
    let cost = compute_cost(&a2, y);
    let gradients = backward_propagation(&parameters, &cache, x, y);
    let updated = update_parameters(&parameters, &gradients, settings.learning_rate);

    let folder = out.join("arrays");
    let sizes = [x.nrows() as i64, settings.n_h as i64, y.nrows() as i64];
    let write = || -> Result<(), NpyError> {
        save(folder.join("structure/layer_sizes.npy"), &arr1(&sizes))?;
        save(folder.join("dataset/X.npy"), x)?;
        save(folder.join("dataset/Y.npy"), &y.mapv(|label| label as u8))?;
        save_parameters(&folder.join("init"), &parameters)?;
        save(folder.join("forward/Z1.npy"), &cache.z1)?;
        save(folder.join("forward/A1.npy"), &cache.a1)?;
        save(folder.join("forward/Z2.npy"), &cache.z2)?;
        save(folder.join("forward/A2.npy"), &cache.a2)?;
        save(folder.join("cost/cost.npy"), &arr0(cost))?;
        save(folder.join("backward/dW1.npy"), &gradients.dw1)?;
        save(folder.join("backward/db1.npy"), &gradients.db1)?;
        save(folder.join("backward/dW2.npy"), &gradients.dw2)?;
        save(folder.join("backward/db2.npy"), &gradients.db2)?;
        save_parameters(&folder.join("update"), &updated)
    };
    write().map_err(|error| error.to_string())
}

/// Writes the arrays of the steps model, train and visualize: the trained network.
pub fn write_results(
    out: &Path,
    x: &Array2<f64>,
    history: &History,
    predictions: &Array2<bool>,
) -> Result<(), String> {
    let (xx, yy) = boundary_grid(x, 0.01);
    let z = predict_grid(&history.parameters, &xx, &yy);

    let folder = out.join("arrays");
    write_costs(out, history)?;
    let write = || -> Result<(), NpyError> {
        save_parameters(&folder.join("model"), &history.parameters)?;
        save(folder.join("train/predictions.npy"), predictions)?;
        save(folder.join("visualize/xx.npy"), &xx)?;
        save(folder.join("visualize/yy.npy"), &yy)?;
        save(folder.join("visualize/Z.npy"), &z)
    };
    write().map_err(|error| error.to_string())
}

/// Writes the cost of every iteration.
pub fn write_costs(out: &Path, history: &History) -> Result<(), String> {
    let costs = Array1::from_vec(history.costs.clone());
    save(out.join("arrays/model/costs.npy"), &costs).map_err(|error| error.to_string())
}

fn save_parameters(folder: &Path, parameters: &Parameters) -> Result<(), NpyError> {
    save(folder.join("W1.npy"), &parameters.w1)?;
    save(folder.join("b1.npy"), &parameters.b1)?;
    save(folder.join("W2.npy"), &parameters.w2)?;
    save(folder.join("b2.npy"), &parameters.b2)
}
