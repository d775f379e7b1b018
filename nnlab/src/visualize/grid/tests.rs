//! The grid against NumPy's values, and the answers on it against the model's.

use super::*;

/// Some of NumPy's values, printed with `repr`, which loses nothing.
#[test]
fn the_grid_of_the_lab_equals_numpys_bit_for_bit() {
    let (x, _) = crate::create_dataset();
    let (xx, yy) = boundary_grid(&x, 0.01);
    assert_eq!(xx.dim(), (1008, 1030));
    let across = [-5.211898112302497, -0.21189811230260336, 2.5581018876973376, 5.078101887697284];
    assert_eq!([0, 500, 777, 1029].map(|k| xx[[0, k]]), across);
    let up = [-5.035124003739587, -0.0351240037396936, 2.7348759962602474, 5.034875996260198];
    assert_eq!([0, 500, 777, 1007].map(|k| yy[[k, 0]]), up);
    assert_eq!((xx[[1007, 777]], yy[[500, 1029]]), (across[2], up[1]));
}

#[test]
fn a_range_has_numpys_number_of_points_where_rounding_decides() {
    // len(np.arange(start, stop, step))
    let cases = [
        (0.0, 1.0, 0.1, 10, 0.9),
        (1.0, 1.3, 0.1, 4, 1.3000000000000003),
        (-5.3, 5.1, 0.3, 35, 4.899999999999994),
        (-5.2, 5.0, 0.01, 1020, 4.989999999999783),
        (0.1, 0.7, 0.2, 3, 0.5000000000000001),
        (-1.0, 2.2, 0.4, 8, 1.8000000000000003),
    ];
    for (start, stop, step, length, last) in cases {
        let values = arange(start, stop, step);
        assert_eq!(values.len(), length, "arange({start}, {stop}, {step})");
        assert_eq!(values[length - 1], last, "arange({start}, {stop}, {step})");
    }
}

#[test]
fn the_model_sees_every_grid_point_once_and_in_its_place() {
    let (xx, yy) = boundary_grid(&ndarray::array![[0.0, 3.0], [0.0, 7.5]], 0.25);
    let model = |q: &Array2<f64>| {
        let odd = |k: usize| ((q[[0, k]] * 4.0 + 3.0 * q[[1, k]] * 4.0) as i64).rem_euclid(5) == 1;
        Array2::from_shape_fn((1, q.ncols()), |(_, k)| odd(k))
    };
    let z = answers_on(&model, &xx, &yy);
    for ((row, column), &answer) in z.indexed_iter() {
        let point = ndarray::array![[xx[[row, column]]], [yy[[row, column]]]];
        assert_eq!(answer, model(&point)[[0, 0]], "at row {row}, column {column}");
    }
}

#[test]
#[should_panic(expected = "scale x down")]
fn a_grid_too_large_for_memory_gets_a_sentence() {
    boundary_grid(&ndarray::array![[0.0, 1e9], [0.0, 1e9]], 0.01);
}
