//! A neural network with one hidden layer, written step by step: the lab "a neural network
//! in NumPy", in Rust.
//!
//! | step | notebook | functions |
//! |---|---|---|
//! | 1 [`structure`] | `01_structure.ipynb` | [`layer_sizes`] |
//! | 2 [`init`] | `02_init.ipynb` | [`initialize_parameters`] |
//! | 3 [`forward`] | `03_forward.ipynb` | [`sigmoid`], [`forward_propagation`] |
//! | 4 [`cost`] | `04_cost.ipynb` | [`compute_cost`] |
//! | 5 [`backward`] | `05_backward.ipynb` | [`backward_propagation`], [`gradient_check`] |
//! | 6 [`update`] | `06_update.ipynb` | [`update_parameters`] |
//! | 7 [`model`] | `07_model.ipynb` | [`nn_model`], [`nn_model_with`] |
//! | 8 [`dataset`] | `08_dataset.ipynb` | [`create_dataset`], [`create_dataset_with`] |
//! | 9 [`train`] | `09_train.ipynb` | [`predict`], [`accuracy`], [`confusion`], [`sharpness`] |
//! | 10 [`visualize`] | `10_visualize.ipynb` | [`plot_decision_boundary`] and the other figures |
//!
//! # The whole lab in six lines
//!
//! ```
//! use nnlab::*;
//!
//! let (x, y) = create_dataset();
//! let parameters = nn_model(&x, &y, 4, 2000, false);
//! let predictions = predict(&parameters, &x);
//! println!("Accuracy: {}%", accuracy(&y, &predictions));
//! assert!(accuracy(&y, &predictions) > 85.0);
//! ```
//!
//! # Notation
//!
//! | symbol | meaning | shape | in Rust | in Python |
//! |---|---|---|---|---|
//! | m | number of examples | | `x.ncols()` | `X.shape[1]` |
//! | X | inputs, one example a column | (n_x, m) | `x` | `X` |
//! | Y | labels, 0 or 1 | (n_y, m) | `y` | `Y` |
//! | W^\[1\], b^\[1\] | weights and biases of the hidden layer | (n_h, n_x), (n_h, 1) | `w1`, `b1` | `W1`, `b1` |
//! | W^\[2\], b^\[2\] | weights and biases of the output layer | (n_y, n_h), (n_y, 1) | `w2`, `b2` | `W2`, `b2` |
//! | Z^\[l\] | weighted sums of layer l | (n_h, m), (n_y, m) | `z1`, `z2` | `Z1`, `Z2` |
//! | A^\[l\] | activations of layer l | (n_h, m), (n_y, m) | `a1`, `a2` | `A1`, `A2` |
//! | dV | derivative of the cost with respect to V | the shape of V | `dw1`, … | `dW1`, … |
//!
//! Every array is an [`Array2<f64>`](ndarray::Array2), a column bias too, as in the original.
//! A plain number has no unit anywhere in this lab.
//!
//! # If you know the Python
//!
//! | NumPy | here |
//! |---|---|
//! | `np.dot(W1, X)` | `w1.dot(&x)` |
//! | `W1 * X` (elementwise) | `&w1 * &x` |
//! | `Z + b` (broadcast a column) | `z + &b` |
//! | `np.tanh(Z)` | `z.mapv(f64::tanh)` |
//! | `np.sum(Z, axis=1, keepdims=True)` | `z.sum_axis(Axis(1)).insert_axis(Axis(1))` |
//! | `W.T` | `w.t()` |
//! | `X.shape[1]` | `x.ncols()` |
//! | `parameters['W1']` | `parameters.w1` |
//! | `np.random.seed(3)` | `let mut rng = RandomState::new(3)` |
//! | `np.random.randn(2, 3)` | `rng.randn(2, 3)` |
//! | `np.save('X.npy', X)` | `numpy::save("X.npy", &x)?` |
//!
//! Functions take arrays by reference (`&x`): the caller keeps them. Wrong shapes panic with a
//! sentence that names both. NaN and infinity pass through the single steps, as in NumPy;
//! training refuses them.

pub mod backward;
pub mod check;
pub mod cost;
pub mod dataset;
pub mod figure;
pub mod forward;
pub mod init;
pub mod live;
pub mod model;
pub mod numpy;
pub mod structure;
pub mod train;
pub mod update;
pub mod visualize;

mod files;
mod fused;
mod shapes;
mod shown;

pub use ndarray;

pub use backward::{Gradients, backward_propagation, gradient_check};
pub use cost::compute_cost;
pub use dataset::{create_dataset, create_dataset_with, ideal_rule};
pub use figure::Figure;
pub use forward::{Cache, forward_propagation, sigmoid};
pub use init::{Parameters, initialize_parameters, initialize_parameters_rust};
pub use live::Live;
pub use model::{History, Settings, nn_model, nn_model_with};
pub use numpy::RandomState;
pub use structure::layer_sizes;
pub use train::{accuracy, accuracy_on_new_data, confusion, predict, sharpness};
pub use update::{LEARNING_RATE, update_parameters};
pub use visualize::{
    boundary_grid, plot_activations, plot_boundary_moments, plot_chain, plot_cost,
    plot_cost_and_sharpness, plot_cost_shares, plot_cost_until, plot_curves, plot_dataset,
    plot_datasets, plot_decision_boundary, plot_gradient_check, plot_grid, plot_hidden_fields,
    plot_hidden_fields_with, plot_hidden_layer_sizes, plot_learning_rates, plot_network,
    plot_playground, plot_times, plot_weights, predict_grid,
};
