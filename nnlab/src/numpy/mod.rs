//! What NumPy has and this lab needs: its random numbers and its array files.
//!
//! [`RandomState`] draws the numbers of `np.random.seed` and `np.random.randn`, bit for bit.
//! [`save`] and [`load`] exchange `.npy` files with Python, and [`compare`] tells how far two
//! arrays are apart.

mod compare;
mod export;
mod npy;
mod random;

pub use compare::{Comparison, Difference, compare};
pub use export::{Export, export};
pub use npy::{NpyArray, NpyError, load, load_f64, save};
pub use random::RandomState;
