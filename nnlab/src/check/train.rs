//! The checks of step 9: the predictions, and their accuracy.

pub mod accuracy;
pub mod predict;

pub use accuracy::check as accuracy;
pub use predict::check as predict;
