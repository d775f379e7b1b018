//! Step 9, training: what the trained network answers, how good the trained network is, and how steep its cost.

mod sharpness;

use ndarray::{Array2, Zip};

use crate::dataset::{EXAMPLES, NOISE, create_dataset_with};
use crate::forward::check_layers;
use crate::init::Parameters;
use crate::numpy::RandomState;
use crate::{fused, shapes};

pub use sharpness::sharpness;

/// Answers 0 or 1 for every example.
///
/// ŷ = 1 where a^\[2\] > 0.5, else 0. A NaN answer counts as 0.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - `x`: (n_x, m)
/// - returns (n_y, m), true for class 1
///
/// # Examples
/// ```
/// use nnlab::{Parameters, ndarray::array, predict};
///
/// let p = Parameters { w1: array![[1.0]], b1: array![[0.0]], w2: array![[1.0]], b2: array![[0.0]] };
/// assert_eq!(predict(&p, &array![[-1.0, 0.0, 1.0]]), array![[false, false, true]]);
/// ```
///
/// # Panics
/// As [`forward_propagation`](crate::forward_propagation).
///
/// # In NumPy
/// `A2 > 0.5`
///
/// # Source
/// Step (9) of the lab, `predict`.
pub fn predict(parameters: &Parameters, x: &Array2<f64>) -> Array2<bool> {
    shapes::not_empty("x", x);
    check_layers(x, parameters);
    let x = x.as_standard_layout();
    let answers = fused::answers(parameters, &fused::rows(x.view()));
    let shape = (x.ncols(), parameters.w2.nrows());
    let by_example = Array2::from_shape_vec(shape, answers).expect("n_y answers an example");
    by_example.t().as_standard_layout().into_owned()
}

/// The percentage of examples that are predicted right.
///
/// (Y Ŷᵀ + (1 − Y)(1 − Ŷ)ᵀ) / m · 100: the ones that are found plus the zeros that are found.
///
/// # Shapes
/// - `y`: (1, m), labels 0 and 1
/// - `predictions`: (1, m)
/// - returns a percentage, 0 to 100
///
/// # Examples
/// ```
/// use nnlab::{accuracy, ndarray::array};
///
/// let y = array![[1.0, 1.0, 0.0, 0.0]];
/// assert_eq!(accuracy(&y, &array![[true, false, false, false]]), 75.0);
/// ```
///
/// # Panics
/// If the shapes differ or the arrays are empty.
///
/// # In NumPy
/// `float((np.dot(Y, predictions.T) + np.dot(1-Y, 1-predictions.T)) / float(Y.size) * 100)`
///
/// # Source
/// Step (9) of the lab. The handout prints it with `%d`, which cuts 90.5 down to 90.
pub fn accuracy(y: &Array2<f64>, predictions: &Array2<bool>) -> f64 {
    check_predictions(y, predictions);
    let predictions = predictions.mapv(f64::from);
    let found = (y * &predictions).sum() + ((1.0 - y) * (1.0 - &predictions)).sum();
    found / y.len() as f64 * 100.0
}

/// The mean accuracy of a model on new flowers of the lab's kind, one a seed.
///
/// # Shapes
/// - `model`: takes points (2, 400), returns answers (1, 400)
/// - `seeds`: of the flowers; the lab's own has the seed 1
/// - returns a percentage, 0 to 100
///
/// # Examples
/// ```
/// use nnlab::{accuracy_on_new_data, ideal_rule};
///
/// let best = accuracy_on_new_data(&|x| ideal_rule(x), 100..150);
/// assert!((best - 93.925).abs() < 0.006); // one point of 20,000 is 0.005
/// ```
///
/// # Panics
/// If there are no seeds, or the model's answers have another shape.
///
/// # In NumPy
/// `np.mean([accuracy(Y, model(X)) for X, Y in map(create_dataset, seeds)])`
///
/// # Source
/// Step (10) of the lab, which asks the points that it was trained on.
pub fn accuracy_on_new_data(
    model: &dyn Fn(&Array2<f64>) -> Array2<bool>,
    seeds: std::ops::Range<u32>,
) -> f64 {
    assert!(!seeds.is_empty(), "expected at least one seed, but there are none");
    let n = seeds.len() as f64;
    let share = |seed| {
        let (x, y) = create_dataset_with(EXAMPLES, NOISE, &mut RandomState::new(seed));
        accuracy(&y, &model(&x))
    };
    seeds.map(share).sum::<f64>() / n
}

/// The four counts behind an accuracy: which class was taken for which.
///
/// # Examples
/// ```
/// use nnlab::{confusion, ndarray::array};
///
/// let y = array![[1.0, 1.0, 0.0, 0.0]];
/// let counts = confusion(&y, &array![[true, false, false, false]]);
/// assert_eq!(counts.false_negatives, 1);
/// ```
///
/// # Source
/// Step (9) of the lab, which prints only their share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Confusion {
    /// Label 1, predicted 1.
    pub true_positives: usize,
    /// Label 0, predicted 1.
    pub false_positives: usize,
    /// Label 1, predicted 0.
    pub false_negatives: usize,
    /// Label 0, predicted 0.
    pub true_negatives: usize,
}

/// Counts which class was taken for which.
///
/// # Shapes
/// - `y`: (1, m), labels; anything above 0.5 counts as 1
/// - `predictions`: (1, m)
/// - returns the four counts; they add up to m
///
/// # Examples
/// ```
/// use nnlab::{confusion, ndarray::array, train::Confusion};
///
/// let y = array![[1.0, 1.0, 0.0, 0.0, 0.0]];
/// let counts = confusion(&y, &array![[true, false, true, false, false]]);
/// let expected = Confusion {
///     true_positives: 1, false_positives: 1, false_negatives: 1, true_negatives: 2,
/// };
/// assert_eq!(counts, expected);
/// ```
///
/// # Panics
/// If the shapes differ or the arrays are empty.
///
/// # In NumPy
/// `np.sum((Y == 1) & predictions)`, and so for the other three
///
/// # Source
/// Step (9) of the lab; the confusion matrix of any text on classification.
pub fn confusion(y: &Array2<f64>, predictions: &Array2<bool>) -> Confusion {
    check_predictions(y, predictions);
    let mut counts = Confusion::default();
    Zip::from(y).and(predictions).for_each(|&label, &predicted| {
        *match (label > 0.5, predicted) {
            (true, true) => &mut counts.true_positives,
            (false, true) => &mut counts.false_positives,
            (true, false) => &mut counts.false_negatives,
            (false, false) => &mut counts.true_negatives,
        } += 1;
    });
    counts
}

#[track_caller]
fn check_predictions(y: &Array2<f64>, predictions: &Array2<bool>) {
    shapes::not_empty("y", y);
    assert!(
        predictions.dim() == y.dim(),
        "expected predictions of shape {:?} to match y, but its shape is {:?}",
        y.dim(),
        predictions.dim()
    );
}
