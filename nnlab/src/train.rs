//! Step 9, training: how good the trained network is, and how steep its cost.

use ndarray::{Array2, Zip};

use crate::dataset::{EXAMPLES, NOISE, create_dataset_with};
use crate::{
    Gradients, Parameters, RandomState, backward_propagation, forward_propagation, shapes,
};

/// How far [`sharpness`] steps to each side for its finite differences.
const EPSILON: f64 = 1e-4;
/// [`sharpness`] stops when an iteration changes its estimate by less than this, relatively.
const TOLERANCE: f64 = 1e-10;
/// [`sharpness`] stops after so many iterations in any case.
const MAX_ITERATIONS: usize = 5000;

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

/// The sharpness of the cost: its largest curvature in any direction.
///
/// The largest eigenvalue of the Hessian H of the cost, by power iteration v ← Hv / ‖Hv‖ with
/// Hv ≈ (∇L(θ + εv) − ∇L(θ − εv)) / 2ε.
///
/// Gradient descent with learning rate α multiplies an error along an eigenvector of H by
/// 1 − αλ in each iteration. It shrinks while λ < 2/α; above that it grows. So the sharpness
/// against 2/α tells whether training is stable: see below.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
/// - `x`: (n_x, m), `y`: (n_y, m)
/// - returns one number, the curvature in cost over parameter squared
///
/// # Examples
/// Training walks to the edge of stability, and over it:
/// ```
/// use nnlab::{LEARNING_RATE, Settings, create_dataset, nn_model_with, sharpness};
///
/// let (x, y) = create_dataset();
/// let settings = Settings { num_iterations: 6200, snapshots: vec![1000, 5000, 6200], ..Settings::default() };
/// let history = nn_model_with(&x, &y, &settings);
/// let at: Vec<f64> = history.snapshots.iter().map(|(_, p)| sharpness(p, &x, &y)).collect();
/// assert!((at[0] - 1.07).abs() < 0.01);
/// assert!((at[1] - 1.57).abs() < 0.01);
/// assert!(at[2] > 2.0 / LEARNING_RATE); // 1.667: from here rounding errors grow
/// ```
///
/// # Panics
/// If the shapes do not fit together.
///
/// # In NumPy
/// `np.linalg.eigvalsh(H).max()`, with H the finite differences of the gradient, column by column
///
/// # Source
/// Step (9) of the lab, where the cost rises between iterations 6000 and 7000. Cohen et al.,
/// *Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability*, 2021.
pub fn sharpness(parameters: &Parameters, x: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let mut direction = start_direction(parameters);
    let mut estimate = 0.0_f64;
    for _ in 0..MAX_ITERATIONS {
        let product = hessian_times(&direction, parameters, x, y);
        let eigenvalue = dot(&product, &direction);
        let norm = dot(&product, &product).sqrt();
        if norm == 0.0 || !norm.is_finite() {
            return eigenvalue;
        }
        direction = scaled(&product, 1.0 / norm);
        let settled = (eigenvalue - estimate).abs() <= TOLERANCE * eigenvalue.abs();
        estimate = eigenvalue;
        if settled {
            break;
        }
    }
    estimate
}

/// Hv by central differences of the gradient.
fn hessian_times(v: &Gradients, at: &Parameters, x: &Array2<f64>, y: &Array2<f64>) -> Gradients {
    let gradient_at = |offset: f64| {
        let moved = crate::update_parameters(at, v, -offset);
        let (_, cache) = forward_propagation(x, &moved);
        backward_propagation(&moved, &cache, x, y)
    };
    let (ahead, behind) = (gradient_at(EPSILON), gradient_at(-EPSILON));
    let slope = |a: &Array2<f64>, b: &Array2<f64>| (a - b) / (2.0 * EPSILON);
    Gradients {
        dw1: slope(&ahead.dw1, &behind.dw1),
        db1: slope(&ahead.db1, &behind.db1),
        dw2: slope(&ahead.dw2, &behind.dw2),
        db2: slope(&ahead.db2, &behind.db2),
    }
}

/// A direction of length 1 that no symmetry of the network makes orthogonal to the answer.
fn start_direction(parameters: &Parameters) -> Gradients {
    let mut k = 0.0_f64;
    let mut uneven = |shape: (usize, usize)| {
        Array2::from_shape_simple_fn(shape, || {
            k += 1.0;
            (1.7 * k).sin() + 0.1
        })
    };
    let direction = Gradients {
        dw1: uneven(parameters.w1.dim()),
        db1: uneven(parameters.b1.dim()),
        dw2: uneven(parameters.w2.dim()),
        db2: uneven(parameters.b2.dim()),
    };
    scaled(&direction, 1.0 / dot(&direction, &direction).sqrt())
}

fn dot(a: &Gradients, b: &Gradients) -> f64 {
    (&a.dw1 * &b.dw1).sum()
        + (&a.db1 * &b.db1).sum()
        + (&a.dw2 * &b.dw2).sum()
        + (&a.db2 * &b.db2).sum()
}

fn scaled(v: &Gradients, factor: f64) -> Gradients {
    Gradients {
        dw1: factor * &v.dw1,
        db1: factor * &v.db1,
        dw2: factor * &v.dw2,
        db2: factor * &v.db2,
    }
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
