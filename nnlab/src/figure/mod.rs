//! Figures.
/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure;
