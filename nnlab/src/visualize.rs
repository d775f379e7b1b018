//! Step 10, the figures: what the network sees, and how it learns.
//!
//! Each function draws one [`Figure`](crate::Figure). Blue circles are class 0 and vermillion
//! triangles class 1, everywhere.

mod activations;
mod boundary;
mod chain;
mod cost;
mod curves;
mod data;
mod datasets;
mod fields;
mod gradients;
mod grid;
mod multiples;
mod network;
mod panel;
mod playground;
mod rates;
mod shares;
mod sharpness;
mod sizes;
#[cfg(all(test, feature = "png"))]
mod tests;
mod times;
mod weights;

pub use activations::plot_activations;
pub use boundary::{plot_decision_boundary, plot_grid};
pub use chain::plot_chain;
pub use cost::{plot_cost, plot_cost_until};
pub use curves::plot_curves;
pub use data::plot_dataset;
pub use datasets::plot_datasets;
pub use fields::{plot_hidden_fields, plot_hidden_fields_with};
pub use gradients::plot_gradient_check;
pub use grid::{boundary_grid, predict_grid};
pub use network::plot_network;
pub use playground::plot_playground;
pub use rates::plot_learning_rates;
pub use shares::plot_cost_shares;
pub use sharpness::plot_cost_and_sharpness;
pub use sizes::{plot_boundary_moments, plot_hidden_layer_sizes};
pub use times::plot_times;
pub use weights::plot_weights;
