//! Right answers pass, however they are written. The tolerance is 1e-9 of an array's largest entry.

mod check_styles;

use check_styles::{backward, cost, forward, others, update};
use nnlab::check::{self, Score};

/// Fails unless every score is full; says which way of writing was refused, and why.
fn all_full(scores: &[(&str, Score)]) {
    for (style, score) in scores {
        assert!(score.full(), "written {style}, a right answer is refused: {score}");
        assert_eq!(score.points(), score.out_of(), "{style}");
    }
}

#[test]
fn forward_propagation_may_be_written_in_six_ways() {
    all_full(&[
        ("as in the crate", check::forward(nnlab::forward_propagation)),
        ("with loops", check::forward(forward::loops)),
        ("in place", check::forward(forward::in_place)),
        ("with tanh by exp and σ by tanh", check::forward(forward::other_formulas)),
        ("with transposes", check::forward(forward::transposed)),
        ("example by example", check::forward(forward::by_example)),
    ]);
}

#[test]
fn the_cost_may_be_written_in_six_ways() {
    all_full(&[
        ("as in the crate", check::cost(nnlab::compute_cost)),
        ("as in NumPy", check::cost(cost::numpy)),
        ("with a loop", check::cost(cost::loops)),
        ("with a branch on the label", check::cost(cost::branch)),
        ("as one logarithm of the likely answer", check::cost(cost::one_logarithm)),
        ("as a mean of columns", check::cost(cost::mean_of_columns)),
    ]);
}

#[test]
fn backward_propagation_may_be_written_in_six_ways() {
    all_full(&[
        ("as in the crate", check::backward(nnlab::backward_propagation)),
        ("with 1 - tanh²(z1)", check::backward(backward::tanh_of_z1)),
        ("with loops", check::backward(backward::loops)),
        ("with 1/m in dz", check::backward(backward::mean_first)),
        ("in place, with 1/cosh²", check::backward(backward::in_place_cosh)),
        ("with a product by ones for the sums", check::backward(backward::product_with_ones)),
    ]);
}

#[test]
fn the_update_may_be_written_in_five_ways() {
    all_full(&[
        ("as in the crate", check::update(nnlab::update_parameters)),
        ("in place", check::update(update::in_place)),
        ("with scaled_add", check::update(update::scaled_add)),
        ("with loops", check::update(update::loops)),
        ("with zip", check::update(update::zip)),
    ]);
}

#[test]
fn the_other_steps_may_be_written_otherwise() {
    all_full(&[
        ("as in the crate", check::structure(nnlab::layer_sizes)),
        ("with shape()", check::structure(|x, y| (x.shape()[0], 4, y.shape()[0]))),
        ("with dim()", check::structure(|x, y| (x.dim().0, 4, y.dim().0))),
        ("as in the crate", check::init(nnlab::initialize_parameters)),
        ("entry by entry", check::init(others::init_entry_by_entry)),
        ("from a vector", check::init(others::init_from_a_vector)),
        ("as in the crate", check::model(nnlab::nn_model)),
        ("with the right steps", check::model(others::model_of_steps)),
        ("with other right steps", check::model(others::model_of_other_steps)),
        ("as in the crate", check::dataset(nnlab::create_dataset_with)),
        ("with ndarray's linspace", check::dataset(others::dataset_ndarray_linspace)),
        ("point by point, then transposed", check::dataset(others::dataset_by_rows)),
    ]);
}

#[test]
fn the_predictions_and_figures_may_be_written_otherwise() {
    all_full(&[
        ("as in the crate", check::predict(nnlab::predict)),
        ("by the sign of z2", check::predict(others::predict_by_z2)),
        ("with another sigmoid", check::predict(others::predict_by_tanh)),
        ("as in the crate", check::accuracy(nnlab::accuracy)),
        ("by counting", check::accuracy(others::accuracy_by_counting)),
        ("as a mean", check::accuracy(others::accuracy_as_a_mean)),
        ("from the definition", check::grid(others::grid)),
        ("by adding up h", check::grid(others::grid_by_adding)),
        ("with one product", check::predict_grid(others::predict_grid)),
        ("point by point", check::predict_grid(others::predict_grid_by_points)),
        ("with a loop", check::sweep(others::sweep)),
        ("with an iterator", check::sweep(others::sweep_by_iterator)),
    ]);
}
