//! The checks of step 10: the grid, its predictions, and the sweep over hidden sizes.

pub mod grid;
pub mod predict_grid;
pub mod sweep;

pub use grid::check as grid;
pub use predict_grid::check as predict_grid;
pub use sweep::check as sweep;
