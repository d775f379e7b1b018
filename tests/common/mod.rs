//! What the tests share: NumPy's arrays, comparisons, the sentences of panics, the kernel's registration.

#![allow(dead_code)] // each test file uses its part

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use ndarray::{Array, Array2, Dimension};
use ndarray_npy::{ReadableElement, read_npy};
use nnlab::{Parameters, RandomState};

/// Where `tests/reference/reference.py` wrote its arrays.
pub const ARRAYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/arrays");

/// NumPy's array of that name, such as `forward/Z1`.
pub fn reference<T: ReadableElement, D: Dimension>(name: &str) -> Array<T, D> {
    array_in(Path::new(ARRAYS), name)
}

/// The array of that name in a folder that `reference.py` wrote.
pub fn array_in<T: ReadableElement, D: Dimension>(folder: &Path, name: &str) -> Array<T, D> {
    let path = folder.join(format!("{name}.npy"));
    read_npy(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; tests/reference/README.md says how to write it", path.display())
    })
}

/// NumPy's parameters in a folder of the reference, such as `init`.
pub fn reference_parameters(step: &str) -> Parameters {
    let array = |name: &str| reference(&format!("{step}/{name}"));
    Parameters { w1: array("W1"), b1: array("b1"), w2: array("W2"), b2: array("b2") }
}

/// The data set as NumPy made it, so that a test of one step does not depend on another.
pub fn reference_data() -> (Array2<f64>, Array2<f64>) {
    let y: Array2<u8> = reference("dataset/Y");
    (reference("dataset/X"), y.mapv(f64::from))
}

/// Fails unless every entry is within `tolerance` (absolute) of NumPy's; `look_at` says where to
/// search for the mistake.
#[track_caller]
pub fn close<D: Dimension>(
    name: &str,
    got: &Array<f64, D>,
    expected: &Array<f64, D>,
    tolerance: f64,
    look_at: &str,
) {
    assert_eq!(got.shape(), expected.shape(), "the shape of {name} is wrong: look at {look_at}");
    for ((index, got), expected) in got.indexed_iter().zip(expected) {
        let difference = (got - expected).abs();
        assert!(
            difference <= tolerance, // false for NaN
            "{name} at {index:?} is {got:?} but NumPy has {expected:?}: they differ by {difference:e}, more than {tolerance:e}; look at {look_at}"
        );
    }
}

/// As [`close`], for all four arrays.
#[track_caller]
pub fn close_parameters(got: &Parameters, expected: &Parameters, tolerance: f64, look_at: &str) {
    close("W1", &got.w1, &expected.w1, tolerance, look_at);
    close("b1", &got.b1, &expected.b1, tolerance, look_at);
    close("W2", &got.w2, &expected.w2, tolerance, look_at);
    close("b2", &got.b2, &expected.b2, tolerance, look_at);
}

/// Fails unless every entry is the same 64 bits as NumPy's.
///
/// The bits hang on the last place of ln, sin and cos, which the standard leaves to the platform.
/// Other platforms than the one that wrote the arrays get `elsewhere` as absolute tolerance.
#[track_caller]
pub fn same_bits<D: Dimension>(
    name: &str,
    got: &Array<f64, D>,
    expected: &Array<f64, D>,
    elsewhere: f64,
    look_at: &str,
) {
    if !cfg!(all(target_os = "linux", target_env = "gnu", target_arch = "x86_64")) {
        return close(name, got, expected, elsewhere, look_at);
    }
    assert_eq!(got.shape(), expected.shape(), "the shape of {name} is wrong: look at {look_at}");
    for ((index, got), expected) in got.indexed_iter().zip(expected) {
        assert!(
            got.to_bits() == expected.to_bits(),
            "{name} at {index:?} is {got:?} but NumPy has {expected:?}, and the bits must be the same; look at {look_at}"
        );
    }
}

/// The message that `f` panics with.
#[track_caller]
pub fn sentence<T>(f: impl FnOnce() -> T) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(f)) else {
        panic!("expected a panic with a sentence, but the call returned");
    };
    match panic.downcast::<String>() {
        Ok(sentence) => *sentence,
        Err(panic) => (*panic.downcast::<&str>().expect("a panic message is a string")).into(),
    }
}

/// Fails unless `f` panics with a sentence that holds every one of `pieces`.
#[track_caller]
pub fn says<T>(pieces: &[&str], f: impl FnOnce() -> T) {
    let sentence = sentence(f);
    for piece in pieces {
        assert!(sentence.contains(piece), "expected {piece:?} in the sentence {sentence:?}");
    }
}

/// The registration of the lab's kernel, which `cargo lab setup` writes.
pub fn registration() -> serde_json::Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/.lab/jupyter/data/kernels/rust/kernel.json");
    let text = std::fs::read_to_string(path).expect("`cargo lab setup` has registered the kernel");
    serde_json::from_str(&text).expect("it is JSON")
}

/// Zeros, for the tests that care about shapes only.
pub fn zeros(rows: usize, columns: usize) -> Array2<f64> {
    Array2::zeros((rows, columns))
}

/// A network of that size with weights and biases of about one half.
pub fn random_network(n_x: usize, n_h: usize, n_y: usize, rng: &mut RandomState) -> Parameters {
    let mut normal = |rows, columns| rng.randn(rows, columns) * 0.5;
    let (w1, b1) = (normal(n_h, n_x), normal(n_h, 1));
    Parameters { w1, b1, w2: normal(n_y, n_h), b2: normal(n_y, 1) }
}

/// Normal inputs, and labels by the toss of a coin.
pub fn random_data(
    n_x: usize,
    n_y: usize,
    m: usize,
    rng: &mut RandomState,
) -> (Array2<f64>, Array2<f64>) {
    let x = rng.randn(n_x, m);
    (x, rng.randn(n_y, m).mapv(|z| f64::from(z > 0.0)))
}

/// n_x 1 to 5, n_h 1 to 7, n_y 1 to 3, m 1 to 9: every combination.
pub fn all_small_shapes() -> impl Iterator<Item = (usize, usize, usize, usize)> {
    (0..5 * 7 * 3 * 9).map(|k| (1 + k % 5, 1 + k / 5 % 7, 1 + k / 35 % 3, 1 + k / 105))
}
