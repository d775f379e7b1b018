//! Step 1 against the lab's data, and what it says of data that do not fit.

mod common;

use common::{reference_data, says, zeros};
use nnlab::layer_sizes;

#[test]
fn the_labs_data_need_two_inputs_four_hidden_units_and_one_output() {
    let (x, y) = reference_data();
    assert_eq!(layer_sizes(&x, &y), (2, 4, 1));
}

#[test]
fn the_sizes_are_the_rows_whatever_the_number_of_examples() {
    for (n_x, n_y, m) in [(1, 1, 1), (3, 2, 7), (5, 4, 1)] {
        assert_eq!(layer_sizes(&zeros(n_x, m), &zeros(n_y, m)), (n_x, 4, n_y));
    }
}

#[test]
fn inputs_and_labels_of_different_numbers_get_both_shapes() {
    says(&["examples", "x of shape (2, 3) has 3", "y of shape (1, 4) has 4"], || {
        layer_sizes(&zeros(2, 3), &zeros(1, 4))
    });
}

#[test]
fn empty_arrays_get_their_name_and_shape() {
    says(&["x", "(0, 4)"], || layer_sizes(&zeros(0, 4), &zeros(1, 4)));
    says(&["x", "(2, 0)"], || layer_sizes(&zeros(2, 0), &zeros(1, 0)));
    says(&["y", "(0, 4)"], || layer_sizes(&zeros(2, 4), &zeros(0, 4)));
}
