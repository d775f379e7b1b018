//! How far two arrays are apart.

mod entries;

use std::fmt;

use super::NpyArray;
use super::npy::show_shape;
use entries::Entries;

/// Two numbers at the same place of two arrays.
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy::{NpyArray, compare}};
///
/// let left = NpyArray::F64(array![[1.0, 2.0]].into_dyn());
/// let right = NpyArray::F64(array![[1.0, 2.5]].into_dyn());
/// let worst = compare(&left, &right, 0.0, 0.0).absolute.unwrap();
/// assert_eq!(worst.at, [0, 1]);
/// assert_eq!((worst.left, worst.right), (2.0, 2.5));
/// assert_eq!((worst.absolute, worst.relative), (0.5, 0.2));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The place: one index an axis.
    pub at: Vec<usize>,
    /// The left array's number there.
    pub left: f64,
    /// The right array's number there.
    pub right: f64,
    /// |left − right|; 0 if both are NaN or the same infinity, infinite if only one is.
    pub absolute: f64,
    /// |left − right| / |right|; infinite if only the right one is 0.
    pub relative: f64,
}

/// What [`compare`] found.
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy::{NpyArray, compare}};
///
/// let left = NpyArray::Bool(array![true, false, true].into_dyn());
/// let right = NpyArray::Bool(array![true, true, true].into_dyn());
/// let found = compare(&left, &right, 0.0, 0.0);
/// assert!(!found.agree);
/// assert_eq!(found.differing, 1);
/// assert_eq!(found.to_string(), "1 of 3 numbers is too far away, the first at [1]: 0.0 against 1.0");
/// ```
///
/// Shown by `{}`, it is a sentence that says why the arrays agree or don't.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The shapes, left and right.
    pub shapes: (Vec<usize>, Vec<usize>),
    /// The dtypes by NumPy's names, left and right.
    pub dtypes: (&'static str, &'static str),
    /// Whether the arrays agree: equal shapes, all numbers near enough, and not a bool array
    /// against one of numbers.
    pub agree: bool,
    /// Whether shape, dtype and every bit of every number are equal. NaNs may differ in their bits,
    /// and −0 is not 0.
    pub equal_bits: bool,
    /// How many numbers differ: in any bit if the dtypes are equal, otherwise in value.
    pub differing: usize,
    /// How many numbers are too far away from each other.
    pub outside: usize,
    /// The first number that is too far away.
    pub first_outside: Option<Difference>,
    /// The largest absolute difference. None if the shapes differ or there are no numbers.
    pub absolute: Option<Difference>,
    /// The largest relative difference. None if the shapes differ or there are no numbers.
    pub relative: Option<Difference>,
}

/// Compares two arrays, number by number.
///
/// Two numbers are near enough if |left − right| ≤ atol + rtol·|right|; NaN is near NaN, and an
/// infinity only itself. Numbers of different dtypes are compared by value, as `f64`, and may agree:
/// the dtypes are reported. But bool against numbers never agrees, since Python's `1 - predictions`
/// and `~predictions` mean other things on them. `int64` against `int64` is compared exactly.
///
/// # Shapes
/// - `left`, `right`: any; arrays of different shapes don't agree, nothing is broadcast
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy::{NpyArray, compare}};
///
/// let left = NpyArray::F64(array![[1.0, 2.0 + 1e-13]].into_dyn());
/// let right = NpyArray::F64(array![[1.0, 2.0]].into_dyn());
/// let found = compare(&left, &right, 1e-12, 1e-12);
/// assert!(found.agree && !found.equal_bits);
/// assert_eq!(found.absolute.unwrap().at, [0, 1]);
/// ```
///
/// # Panics
/// If a tolerance is negative, infinite or NaN.
///
/// # In NumPy
/// `np.allclose(left, right, rtol, atol, equal_nan=True)`, but for the shapes, which that
/// broadcasts, and for bool.
///
/// # Source
/// NumPy's `np.isclose`.
pub fn compare(left: &NpyArray, right: &NpyArray, rtol: f64, atol: f64) -> Comparison {
    for (name, tolerance) in [("rtol", rtol), ("atol", atol)] {
        assert!(
            tolerance.is_finite() && tolerance >= 0.0,
            "expected {name} to be a number of at least 0, but it is {tolerance}: try 1e-12"
        );
    }
    let mut found = Comparison {
        shapes: (left.shape().to_vec(), right.shape().to_vec()),
        dtypes: (left.dtype(), right.dtype()),
        agree: false,
        equal_bits: false,
        differing: 0,
        outside: 0,
        first_outside: None,
        absolute: None,
        relative: None,
    };
    if left.shape() == right.shape() {
        look_at_numbers(&mut found, &Entries::new(left, right), rtol, atol);
        found.equal_bits = left.dtype() == right.dtype() && found.differing == 0;
        found.agree = found.outside == 0 && !found.mixes_bool();
    }
    found
}

fn look_at_numbers(found: &mut Comparison, entries: &Entries, rtol: f64, atol: f64) {
    let (mut absolute, mut relative, mut first) = (None, None, None);
    for i in 0..entries.len() {
        let (left, right) = entries.values(i);
        let distance = entries.distance(i);
        found.differing += usize::from(entries.differs(i));
        if !is_near(distance, right, rtol, atol) {
            found.outside += 1;
            first = first.or(Some(i));
        }
        keep_largest(&mut absolute, i, distance);
        keep_largest(&mut relative, i, entries::relative(distance, left, right));
    }
    let shape = &found.shapes.0;
    found.first_outside = first.map(|i| entries.difference(i, shape));
    found.absolute = absolute.map(|(i, _)| entries.difference(i, shape));
    found.relative = relative.map(|(i, _)| entries.difference(i, shape));
}

fn is_near(distance: f64, right: f64, rtol: f64, atol: f64) -> bool {
    // An infinite right number would allow any distance.
    distance == 0.0 || (right.is_finite() && distance <= atol + rtol * right.abs())
}

fn keep_largest(largest: &mut Option<(usize, f64)>, i: usize, size: f64) {
    if largest.is_none_or(|(_, before)| size > before) {
        *largest = Some((i, size));
    }
}

impl Comparison {
    fn mixes_bool(&self) -> bool {
        (self.dtypes.0 == "bool") != (self.dtypes.1 == "bool")
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.shapes.0.iter().product::<usize>();
        if self.shapes.0 != self.shapes.1 {
            let (left, right) = (show_shape(&self.shapes.0), show_shape(&self.shapes.1));
            write!(f, "the shapes differ, {left} against {right}: look for a transpose or reshape")
        } else if let Some(first) = &self.first_outside {
            let (n, at, left, right) = (self.outside, &first.at, first.left, first.right);
            let is = if n == 1 { "is" } else { "are" };
            // `{:?}` writes 1e308 where `{}` writes 309 digits.
            write!(
                f,
                "{n} of {count} numbers {is} too far away, the first at {at:?}: {left:?} against {right:?}"
            )
        } else if self.mixes_bool() {
            let (left, right) = self.dtypes;
            write!(f, "one is bool, the other numbers, {left} against {right}: convert one of them")
        } else if self.equal_bits {
            write!(f, "all {count} numbers are equal, bit for bit")
        } else {
            write!(f, "all {count} numbers agree")
        }
    }
}
