//! An output, taken apart into named arrays, so that one judge serves every step.

use ndarray::{Array2, ArrayBase, Data, Ix2};

use super::arrays::table;

/// What the numbers of a [`Part`] stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, such as n_x.
    Count,
    /// One number, such as the cost.
    Number,
    /// A row of numbers that the function returned as a `Vec`.
    List,
    /// A matrix.
    Matrix,
    /// A matrix of `true` (1) and `false` (0).
    Truths,
}

/// One named array of an output.
///
/// # Shapes
/// `value`: any; a single number is (1, 1), a list (1, its length).
///
/// # Examples
/// ```
/// use nnlab::{check::Part, ndarray::array};
///
/// let part = Part::matrix("dw1", "(n_h, n_x)", &array![[0.5, -0.5]]);
/// assert_eq!(part.value.dim(), (1, 2));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The name that the learner knows, such as `dw1`.
    pub name: &'static str,
    /// The shape in the symbols of the lab, such as `(n_h, n_x)`.
    pub shape: &'static str,
    /// What the numbers stand for.
    pub kind: Kind,
    /// The numbers.
    pub value: Array2<f64>,
    /// Whether it is the same for all data, as biases of 0 are: alone it earns nothing.
    pub given: bool,
}

impl Part {
    /// A whole number.
    pub fn count(name: &'static str, value: usize) -> Part {
        Part { kind: Kind::Count, ..Part::number(name, value as f64) }
    }

    /// One number.
    pub fn number(name: &'static str, value: f64) -> Part {
        let value = Array2::from_elem((1, 1), value);
        Part { name, shape: "", kind: Kind::Number, value, given: false }
    }

    /// A row of numbers.
    pub fn list(name: &'static str, shape: &'static str, values: &[f64]) -> Part {
        let value = table((1, values.len()), &mut |_, i| values[i]);
        Part { name, shape, kind: Kind::List, value, given: false }
    }

    /// A matrix.
    pub fn matrix(name: &'static str, shape: &'static str, value: &Array2<f64>) -> Part {
        Part { name, shape, kind: Kind::Matrix, value: value.clone(), given: false }
    }

    /// A matrix of truth values.
    pub fn truths(name: &'static str, shape: &'static str, value: &Array2<bool>) -> Part {
        Part { name, shape, kind: Kind::Truths, value: value.mapv(f64::from), given: false }
    }

    /// The part as one that is the same for all data.
    pub fn given(self) -> Part {
        Part { given: true, ..self }
    }

    /// The name of one entry, as the learner would write it.
    pub(super) fn entry(&self, row: usize, column: usize) -> String {
        match self.kind {
            Kind::Count | Kind::Number => self.name.into(),
            Kind::List => format!("{}[{column}]", self.name),
            Kind::Matrix | Kind::Truths => format!("{}[[{row}, {column}]]", self.name),
        }
    }

    /// One value, as the learner would write it.
    pub(super) fn show(&self, value: f64) -> String {
        match self.kind {
            Kind::Truths => (value != 0.0).to_string(),
            _ if value.is_finite() && (1e-4..1e6).contains(&value.abs()) => {
                let text = format!("{value:.6}");
                text.trim_end_matches('0').trim_end_matches('.').into()
            }
            _ => format!("{value:?}").trim_end_matches(".0").into(),
        }
    }

    /// The shape, as the learner would write it.
    pub(super) fn dim(&self) -> String {
        match self.kind {
            Kind::List => format!("{}", self.value.ncols()),
            _ => format!("{:?}", self.value.dim()),
        }
    }
}

/// Whether two values are the same number, written or rounded differently.
pub(super) fn same(a: f64, b: f64, scale: f64) -> bool {
    a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= RELATIVE * scale + ABSOLUTE
}

/// Whether two arrays have one shape and the same numbers.
pub(super) fn same_array<S: Data<Elem = f64>>(a: &ArrayBase<S, Ix2>, b: &Array2<f64>) -> bool {
    let scale = largest(a);
    a.dim() == b.dim() && a.iter().zip(b).all(|(&a, &b)| same(a, b, scale))
}

/// The largest finite entry, without its sign.
pub(super) fn largest<S: Data<Elem = f64>>(a: &ArrayBase<S, Ix2>) -> f64 {
    a.iter().map(|v| v.abs()).filter(|v| v.is_finite()).fold(0.0, f64::max)
}

/// How far a right answer may be from ours, as a share of the array's largest entry: other orders
/// of operations differ by 1e-15 or so, a number that was an `f32` on its way by 1e-8.
const RELATIVE: f64 = 1e-9;
/// The same for arrays of zeros.
const ABSOLUTE: f64 = 1e-12;
