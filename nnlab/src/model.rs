//! Step 7, the model: the steps before it, in a loop.

use std::cell::RefCell;

use ndarray::Array2;

use crate::fused::Trainer;
use crate::init::{Parameters, initialize_parameters};
use crate::live::{self, Live, Stop};
use crate::numpy::RandomState;
use crate::shapes;
use crate::update::{LEARNING_RATE, check_rate};

/// The seed of the lab's initial weights.
pub const SEED: u32 = 3;
/// `nn_model` prints the cost once in so many iterations.
pub const PRINT_EVERY: usize = 1000;

/// What a training run may choose: hidden units, iterations, learning rate, seed, snapshots.
///
/// # Examples
/// ```
/// use nnlab::Settings;
///
/// let settings = Settings { learning_rate: 0.5, snapshots: vec![0, 100], ..Settings::default() };
/// assert_eq!((settings.n_h, settings.num_iterations, settings.seed), (4, 10_000, 3));
/// ```
///
/// # Source
/// Step (7) of the lab: the arguments of `nn_model` and the numbers inside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Number of hidden units; 4 by default.
    pub n_h: usize,
    /// Number of iterations; 10,000 by default.
    pub num_iterations: usize,
    /// Learning rate; 1.2 by default.
    pub learning_rate: f64,
    /// Seed of the initial weights; 3 by default.
    pub seed: u32,
    /// Iterations whose parameters to keep: 0 for the initial ones, up to `num_iterations` for the
    /// last; none by default.
    pub snapshots: Vec<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            n_h: crate::structure::HIDDEN_UNITS,
            num_iterations: 10_000,
            learning_rate: LEARNING_RATE,
            seed: SEED,
            snapshots: Vec::new(),
        }
    }
}

/// What a training run leaves behind.
///
/// # Shapes
/// - `costs`: one number an iteration
/// - `snapshots`: one pair a moment asked for, in order
///
/// # Examples
/// ```
/// use nnlab::{Settings, create_dataset, nn_model_with};
///
/// let (x, y) = create_dataset();
/// let settings = Settings { num_iterations: 100, snapshots: vec![0, 100], ..Settings::default() };
/// let history = nn_model_with(&x, &y, &settings);
/// assert_eq!(history.costs.len(), 100);
/// assert_eq!(history.snapshots[1], (100, history.parameters.clone()));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The parameters after the last update.
    pub parameters: Parameters,
    /// The cost of every iteration, before its update.
    pub costs: Vec<f64>,
    /// (iteration, parameters before its update), for each moment asked for.
    pub snapshots: Vec<(usize, Parameters)>,
    /// The iteration whose cost was infinite or NaN, where training stopped; usually `None`.
    pub diverged: Option<usize>,
}

/// Trains a network on the data, as the lab does: seed 3, learning rate 1.2.
///
/// In every iteration: forward propagation, the cost, backward propagation, an update.
/// With `print_cost` the cost of every 1000th iteration is printed.
///
/// # Shapes
/// - `x`: (n_x, m), finite
/// - `y`: (n_y, m), labels 0 and 1
/// - returns `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, nn_model};
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 1001, true);
/// // Cost after iteration 0: 0.693162
/// // Cost after iteration 1000: 0.258625
/// assert_eq!(parameters.w1.dim(), (4, 2));
/// ```
///
/// # The costs after iteration 6000
///
/// The printed costs equal NumPy's to all six decimals up to iteration 6000. After that they
/// agree to about 5e-4 only, and NumPy does not agree with itself: the handout prints 0.220659
/// at iteration 7000, other processors 0.220668, 0.220648 or 0.220598. This function gives the
/// same numbers on every processor: it computes forward, cost, backward and update of a few
/// examples at a time, in one order of operations that round in one way everywhere.
/// Gradient descent is stable only while the sharpness of the cost stays below 2/1.2 = 1.667;
/// it grows while training and crosses that line just before iteration 6000.
/// From there on each iteration makes rounding errors larger, until the cost itself rises for
/// once. [`sharpness`](crate::sharpness) has the experiment, and notebook 9 draws it.
///
/// # Panics
/// If `x` or `y` is empty, their columns differ in number, `x` has a NaN or an infinity, `y` has
/// a label other than 0 and 1, `n_h` or `num_iterations` is 0, or the cost diverges; and if the reader
/// of a notebook interrupts the cell: it says at which iteration and what the cost is.
///
/// # In NumPy
/// `parameters = nn_model(X, Y, n_h, num_iterations, print_cost)`
///
/// # Source
/// Step (7) of the lab, `nn_model`.
pub fn nn_model(
    x: &Array2<f64>,
    y: &Array2<f64>,
    n_h: usize,
    num_iterations: usize,
    print_cost: bool,
) -> Parameters {
    let settings = Settings { n_h, num_iterations, ..Settings::default() };
    let printed = |iteration: usize| print_cost && iteration.is_multiple_of(PRINT_EVERY);
    let live = RefCell::new(Live::new(num_iterations));
    let shown = |iteration: usize| print_cost && live.borrow().wants_progress(iteration);
    let read = |iteration: usize| printed(iteration) || shown(iteration);
    let history = train(x, y, &settings, &read, &mut |iteration, cost| {
        if printed(iteration) {
            println!("Cost after iteration {iteration}: {cost:.6}");
        }
        if shown(iteration) {
            live.borrow_mut().progress(iteration, cost);
        }
    });
    if let Some(iteration) = history.diverged {
        panic!(
            "the cost became {} at iteration {iteration}: the learning rate {LEARNING_RATE} is too large for these inputs and {n_h} hidden units; scale x to values of about 1 to 5, take fewer units, or set a smaller rate with nn_model_with",
            history.costs[history.costs.len() - 1]
        );
    }
    history.parameters
}

/// Trains a network with settings of your own and keeps the whole history.
///
/// As [`nn_model`]. It stops early, without a panic, at the first cost that is infinite or NaN,
/// and says so in [`History::diverged`].
///
/// # Shapes
/// - `x`: (n_x, m), finite
/// - `y`: (n_y, m), labels 0 and 1
/// - returns a [`History`]
///
/// # Examples
/// ```
/// use nnlab::{Settings, create_dataset, nn_model_with};
///
/// let (x, y) = create_dataset();
/// let slow = Settings { num_iterations: 500, learning_rate: 0.1, ..Settings::default() };
/// let fast = Settings { num_iterations: 500, ..Settings::default() };
/// let (slow, fast) = (nn_model_with(&x, &y, &slow), nn_model_with(&x, &y, &fast));
/// assert!(fast.costs[499] < slow.costs[499]);
/// ```
///
/// # Panics
/// As [`nn_model`], but not when the cost diverges; also if the learning rate is not positive and
/// finite, or a snapshot lies after `num_iterations`.
///
/// # In NumPy
/// `nn_model` with `np.random.seed(seed)` and `costs.append(cost)` in its loop
///
/// # Source
/// Step (7) of the lab, `nn_model`.
pub fn nn_model_with(x: &Array2<f64>, y: &Array2<f64>, settings: &Settings) -> History {
    nn_model_observed(x, y, settings, &mut |_, _| ())
}

/// As [`nn_model_with`], and calls `observe(iteration, cost)` in every iteration, for a progress bar.
///
/// # Shapes
/// - `x`: (n_x, m), finite
/// - `y`: (n_y, m), labels 0 and 1
/// - `observe`: gets the iteration and its cost
///
/// # Examples
/// ```
/// use nnlab::{Settings, create_dataset, model::nn_model_observed};
///
/// let (x, y) = create_dataset();
/// let mut seen = 0;
/// let settings = Settings { num_iterations: 10, ..Settings::default() };
/// nn_model_observed(&x, &y, &settings, &mut |_, _| seen += 1);
/// assert_eq!(seen, 10);
/// ```
///
/// # Panics
/// As [`nn_model_with`].
///
/// # In NumPy
/// The body of the loop in `nn_model`.
///
/// # Source
/// Step (7) of the lab, `nn_model`.
pub fn nn_model_observed(
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    observe: &mut dyn FnMut(usize, f64),
) -> History {
    train(x, y, settings, &|_| true, observe)
}

/// Trains; the cost is computed, kept and told to `observe` where it is `read`.
#[track_caller]
fn train(
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    read: &dyn Fn(usize) -> bool,
    observe: &mut dyn FnMut(usize, f64),
) -> History {
    check_data(x, y);
    check_settings(settings);
    let mut rng = RandomState::new(settings.seed);
    let parameters = initialize_parameters(x.nrows(), settings.n_h, y.nrows(), &mut rng);
    // Forward, cost, backward and update in one go: a test holds it to the step functions.
    let (x, y) = (x.as_standard_layout(), y.as_standard_layout());
    let mut trainer = Trainer::new(x.view(), y.view(), &parameters);
    let mut history =
        History { parameters, costs: Vec::new(), snapshots: Vec::new(), diverged: None };
    let mut stop = Stop::new();
    for iteration in 0..settings.num_iterations {
        if settings.snapshots.contains(&iteration) {
            history.snapshots.push((iteration, trainer.parameters()));
        }
        if stop.wanted() {
            live::stop(iteration, Some(trainer.pass(true).cost));
        }
        let read = read(iteration);
        let mut passed = trainer.pass(read);
        if !passed.finite && !read {
            passed = trainer.pass(true);
        }
        if read || !passed.finite {
            history.costs.push(passed.cost);
            observe(iteration, passed.cost);
        }
        if !passed.finite {
            history.diverged = Some(iteration);
            break;
        }
        trainer.update(settings.learning_rate);
    }
    history.parameters = trainer.parameters();
    if history.diverged.is_none() && settings.snapshots.contains(&settings.num_iterations) {
        history.snapshots.push((settings.num_iterations, history.parameters.clone()));
    }
    history
}

/// Says in a sentence why data cannot be trained on.
///
/// X must be finite, Y must hold 0 and 1 only, and both need the same number of columns.
///
/// # Shapes
/// - `x`: (n_x, m), `y`: (n_y, m)
///
/// # Examples
/// ```
/// use nnlab::{model::check_data, ndarray::array};
///
/// check_data(&array![[1.0, 2.0]], &array![[0.0, 1.0]]); // silent
/// ```
/// ```should_panic
/// # use nnlab::{model::check_data, ndarray::array};
/// check_data(&array![[1.0, f64::NAN]], &array![[0.0, 1.0]]); // x[0, 1] is NaN
/// ```
///
/// # Panics
/// With the sentence, if the data cannot be trained on.
///
/// # In NumPy
/// `assert np.isfinite(X).all() and np.isin(Y, [0, 1]).all()`
///
/// # Source
/// Step (7) of the lab; the original trains on anything.
#[track_caller]
pub fn check_data(x: &Array2<f64>, y: &Array2<f64>) {
    shapes::not_empty("x", x);
    shapes::not_empty("y", y);
    shapes::same_examples("x", x, "y", y);
    // Without a way out the loops are vectorised.
    let finite = x.iter().fold(true, |all, v| all & v.is_finite());
    if y.iter().fold(finite, |all, &v| all & ((v == 0.0) | (v == 1.0))) {
        return;
    }
    if let Some(((row, column), value)) = x.indexed_iter().find(|(_, v)| !v.is_finite()) {
        panic!("expected every entry of x to be finite, but x[{row}, {column}] is {value}");
    }
    if let Some(((row, column), value)) = y.indexed_iter().find(|(_, v)| **v != 0.0 && **v != 1.0) {
        panic!("expected every label to be 0 or 1, but y[{row}, {column}] is {value}");
    }
}

#[track_caller]
fn check_settings(settings: &Settings) {
    let Settings { n_h, num_iterations, learning_rate, snapshots, .. } = settings;
    assert!(*n_h > 0, "expected at least 1 hidden unit, but n_h = 0");
    assert!(*num_iterations > 0, "expected at least 1 iteration, but num_iterations = 0");
    check_rate(*learning_rate);
    if let Some(late) = snapshots.iter().find(|s| *s > num_iterations) {
        panic!(
            "expected every snapshot at an iteration up to {num_iterations}, but one is at {late}"
        );
    }
}
