//! What NumPy has and this lab needs: its random numbers and its array files.
mod random;
pub use random::RandomState;
