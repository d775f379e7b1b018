//! What the notebooks export.

use ndarray::{ArrayRef, Dimension};
use ndarray_npy::WritableElement;

/// Saves an array of a step to `exports/<step>/<name>.npy` and says so.
///
/// # Shapes
/// - `array`: any, as [`save`](super::save) takes it
///
/// # Examples
/// ```no_run
/// use nnlab::{ndarray::array, numpy::export};
///
/// export("forward", "Z1", &array![[0.5, -1.0]]); // wrote exports/forward/Z1.npy
/// ```
///
/// # Panics
/// If the file cannot be written: the sentence names it and says why.
///
/// # In NumPy
/// `np.save("exports/forward/Z1.npy", Z1)`
///
/// # Source
/// Every step of the lab; the handout saves nothing.
pub fn export<A, D>(step: &str, name: &str, array: &ArrayRef<A, D>)
where
    A: WritableElement,
    D: Dimension,
{
    let path = format!("exports/{step}/{name}.npy");
    match super::save(&path, array) {
        Ok(()) => println!("wrote {path}"),
        Err(error) => panic!("{error}"),
    }
}
