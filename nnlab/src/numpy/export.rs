//! What the notebooks export.

use ndarray::{Array0, ArrayBase, ArrayView1, Data, Dimension};
use ndarray_npy::WritableElement;

use super::{NpyError, save};

/// What [`export`] takes: an array, a view of one, a number, a vector.
pub trait Export {
    /// Saves it to a `.npy` file, as [`save`](super::save) does.
    ///
    /// # Errors
    /// As [`save`](super::save).
    fn save(&self, path: &str) -> Result<(), NpyError>;
}

impl<A: WritableElement, S: Data<Elem = A>, D: Dimension> Export for ArrayBase<S, D> {
    fn save(&self, path: &str) -> Result<(), NpyError> {
        save(path, self)
    }
}

impl Export for f64 {
    fn save(&self, path: &str) -> Result<(), NpyError> {
        save(path, &Array0::from_elem((), *self))
    }
}

impl<A: WritableElement> Export for Vec<A> {
    fn save(&self, path: &str) -> Result<(), NpyError> {
        save(path, &ArrayView1::from(self))
    }
}

impl<A: WritableElement, const N: usize> Export for [A; N] {
    fn save(&self, path: &str) -> Result<(), NpyError> {
        save(path, &ArrayView1::from(self))
    }
}

/// Saves an array, a number or a vector of a step to `exports/<step>/<name>.npy` and says so.
///
/// # Shapes
/// - `step`, `name`: letters, digits, `_` and `-`
/// - `value`: an array of any shape; a number becomes an array of shape (), a vector of n numbers
///   one of shape (n)
///
/// # Examples
/// ```no_run
/// use nnlab::{ndarray::array, numpy::export};
///
/// export("forward", "Z1", &array![[0.5, -1.0]]); // wrote exports/forward/Z1.npy
/// export("cost", "cost", &0.693);
/// export("structure", "layer_sizes", &[2_i64, 4, 1]);
/// ```
///
/// # Panics
/// If the file cannot be written: the sentence names it and says why. Also if `step` or `name` has
/// other characters, such as those that lead out of the folder.
///
/// # In NumPy
/// `np.save("exports/forward/Z1.npy", Z1)`
///
/// # Source
/// Every step of the lab; the handout saves nothing.
pub fn export(step: &str, name: &str, value: &impl Export) {
    for part in [step, name] {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        assert!(
            !part.is_empty() && part.chars().all(plain),
            "expected a step and a name of letters, digits, _ and -, but one is {part:?}"
        );
    }
    let path = format!("exports/{step}/{name}.npy");
    match value.save(&path) {
        Ok(()) => println!("wrote {path}"),
        Err(error) => panic!("{error}"),
    }
}
