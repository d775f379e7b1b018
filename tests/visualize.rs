//! The grid of step 10 against NumPy's, and what it says of data that span none.

mod common;

use common::{reference, reference_data, reference_parameters, same_bits, says, zeros};
use ndarray::{Array2, array, s};
use nnlab::sigmoid;
use nnlab::{Cache, Parameters, boundary_grid, forward_propagation, nn_model, plot_grid};
use nnlab::{plot_decision_boundary, plot_hidden_fields, plot_hidden_fields_with, predict_grid};

/// The axes need no sin, cos or ln, only the data set: NumPy's bits on every platform.
#[test]
fn the_coarse_grid_is_numpys_to_the_last_bit() {
    let (x, _) = reference_data();
    let (xx, yy) = boundary_grid(&x, 0.1);
    let (row, column): (Array2<f64>, Array2<f64>) =
        (reference("model_100/xx"), reference("model_100/yy"));
    let shape = (column.nrows(), row.ncols());
    let full = |axis: Array2<f64>| axis.broadcast(shape).unwrap().to_owned();
    let look = "arange: start + k * ((start + h) - start), from 1 below the smallest value";
    same_bits("xx", &xx, &full(row), 0.0, look);
    same_bits("yy", &yy, &full(column), 0.0, look);
}

#[test]
fn the_models_answers_on_it_are_numpys() {
    let (x, y) = reference_data();
    let (xx, yy) = boundary_grid(&x, 0.1);
    let expected: Array2<bool> = reference("model_100/Z");
    for (whose, parameters) in [
        ("NumPy's", reference_parameters("model_100")),
        ("our own", nn_model(&x, &y, 4, 100, false)),
    ] {
        let z = predict_grid(&parameters, &xx, &yy);
        assert_eq!(z.dim(), expected.dim(), "one answer a grid point");
        let wrong = z.indexed_iter().zip(&expected).filter(|((_, got), want)| got != want);
        let wrong: Vec<_> = wrong.map(|((at, _), _)| at).collect();
        assert!(
            wrong.is_empty(),
            "with {whose} weights, other answers at {wrong:?}; look at the order of the points"
        );
    }
}

/// A network that answers by the coordinates alone shows whether rows and columns are mixed up.
#[test]
fn each_answer_stands_at_its_point() {
    let (xx, yy) = boundary_grid(&array![[0.0, 3.0], [0.0, 1.0]], 0.25);
    let w1 = array![[1.0, -2.0]];
    let network = Parameters { w1, b1: zeros(1, 1), w2: array![[1.0]], b2: zeros(1, 1) };
    let z = predict_grid(&network, &xx, &yy);
    for (at, answer) in z.indexed_iter() {
        let (x1, x2) = (xx[at], yy[at]);
        assert_eq!(*answer, x1 > 2.0 * x2, "the point ({x1}, {x2}) at {at:?}");
    }
}

#[test]
fn the_grid_reaches_1_beyond_the_data_and_not_a_step_further() {
    for (x, h) in [(array![[0.5, -2.0], [3.0, 3.5]], 0.3), (array![[1.0], [-1.0]], 0.01)] {
        let (xx, yy) = boundary_grid(&x, h);
        for (name, axis, data) in [("xx", xx.row(0), x.row(0)), ("yy", yy.column(0), x.row(1))] {
            let low = data.iter().copied().fold(f64::INFINITY, f64::min) - 1.0;
            let high = data.iter().copied().fold(f64::NEG_INFINITY, f64::max) + 1.0;
            let last = axis[axis.len() - 1];
            assert_eq!(axis[0], low, "{name} starts at the smallest value less 1");
            // arange may end a rounding of its last value beyond, as NumPy warns.
            assert!(last < high + 1e-12 && last + h > high - 1e-12, "{name} ends at {last}");
        }
    }
}

#[test]
fn data_that_span_no_grid_get_a_sentence() {
    let x = array![[0.0, 1.0], [0.0, 1.0]];
    for h in [0.0, -0.1, f64::NAN, f64::INFINITY] {
        says(&["distance", &format!("h = {h}")], || boundary_grid(&x, h));
    }
    says(&["x", "(3, 5)"], || boundary_grid(&zeros(3, 5), 0.1));
    says(&["x", "(2, 0)"], || boundary_grid(&zeros(2, 0), 0.1));
    says(&["x[1, 0]", "NaN"], || boundary_grid(&array![[0.0], [f64::NAN]], 0.1));
    says(&["x[0, 1]", "inf"], || boundary_grid(&array![[0.0, f64::INFINITY], [0.0, 0.0]], 0.1));
    says(&["scale x down"], || boundary_grid(&(&x * 1e9), 0.1));
    says(&["scale x down"], || boundary_grid(&(&x * f64::MAX), 1e-300));
}

#[test]
fn a_grid_whose_arrays_do_not_fit_gets_both_shapes() {
    let (x, y) = (array![[0.0, 1.0], [0.0, 1.0]], array![[0.0, 1.0]]);
    let (xx, yy) = boundary_grid(&x, 0.5);
    let network = nn_model(&x, &y, 1, 1, false);
    let z = predict_grid(&network, &xx, &yy);
    says(&["yy", "(6, 6)", "(2, 3)"], || predict_grid(&network, &xx, &zeros(2, 3)));
    says(&["z of shape (6, 6)", "(1, 36)"], || {
        plot_grid(&xx, &yy, &z.to_shape((1, 36)).unwrap().to_owned(), &x, &y)
    });
    says(&["xx to ascend", "from -1 to -1"], || {
        plot_grid(&xx.t().to_owned(), &yy.t().to_owned(), &z, &x, &y)
    });
}

/// What is painted at the middle of each grid point's place is its own answer.
#[test]
fn a_grid_of_ones_own_is_painted_by_its_answers() {
    let (x, y) = (array![[0.0, 4.0], [0.0, 4.0]], array![[0.0, 1.0]]);
    let (xx, yy) = boundary_grid(&x, 1.0);
    let ones = |z: &Array2<bool>| plot_grid(&xx, &yy, z, &x, &y).alt().to_owned();
    assert!(ones(&xx.mapv(|v| v > 1.5)).contains("class 1 on 50 %"));
    assert!(ones(&xx.mapv(|_| true)).contains("class 1 on 100 %"));
}

#[test]
fn the_fields_are_those_of_the_function_that_is_given() {
    fn without_b1(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
        let z1 = p.w1.dot(x);
        let a1 = z1.tanh();
        let z2 = p.w2.dot(&a1) + &p.b2;
        let a2 = z2.mapv(sigmoid);
        (a2.clone(), Cache { z1, a1, z2, a2 })
    }
    let (x, y) = reference_data();
    let parameters = reference_parameters("model_100");
    let crates = plot_hidden_fields(&parameters, &x, &y);
    let given = |forward| plot_hidden_fields_with(forward, &parameters, &x, &y);
    assert_eq!(given(forward_propagation).html(), crates.html());
    assert_ne!(given(without_b1).html(), crates.html(), "the given function was not called");
}

#[test]
fn answers_of_another_shape_than_the_points_are_told_both() {
    fn transposed(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
        let (a2, cache) = forward_propagation(x, p);
        (a2.reversed_axes(), cache)
    }
    let (x, y) = reference_data();
    let parameters = reference_parameters("init");
    says(&["expected a2 of shape (1, ", "but its shape is ("], || {
        plot_hidden_fields_with(transposed, &parameters, &x, &y)
    });
}

/// From the reports: the boundary of data whose features have other scales lay beside its points, was
/// not drawn at all, or took gigabytes.
#[test]
fn the_boundary_lies_between_the_points_whatever_the_scales_of_the_features() {
    let above = |points: &Array2<f64>| points.slice(s![1..2, ..]).mapv(|v| v > 0.5);
    for (far, high) in [(10.0, 1.0), (1e5, 1.0), (1e9, 1.0), (1e12, 1.0), (1.0, 1e9)] {
        let x = Array2::from_shape_fn((2, 40), |(row, k)| match row {
            0 => far * k as f64 / 39.0,
            _ => [0.4, 0.6][k % 2] * high,
        });
        let y = Array2::from_shape_fn((1, 40), |(_, k)| (k % 2) as f64);
        let model = |points: &Array2<f64>| above(&(points / high));
        let alt = plot_decision_boundary(&model, &x, &y).alt().to_owned();
        assert!(alt.contains("40 of 40 points"), "{far} : {high}: {alt}");
        // 0.4 to 0.6 with the padding is symmetric about 0.5: the line halves the chart.
        assert!(alt.contains("on 50 % of the area"), "{far} : {high}: {alt}");
    }
    let stamps = array![[1.7e18, 1.7e18, 1.7e18], [0.0, 1.0, 2.0]];
    let figure = plot_decision_boundary(&above, &stamps, &array![[0.0, 1.0, 1.0]]);
    assert!(figure.alt().contains("3 of 3 points"), "{}", figure.alt());
}
