//! An array as a file holds it: its type is known only after loading.

use ndarray::{Array2, ArrayD, Ix2};

use super::NpyError;

/// Whole numbers up to this size are exact as `f64`.
const EXACT: u64 = 1 << 53;

/// An array from a `.npy` file, of the type that the file says.
///
/// # Shapes
/// Any, of any number of dimensions.
///
/// # Examples
/// ```
/// use nnlab::{ndarray::arr0, numpy::NpyArray};
///
/// let cost = NpyArray::F64(arr0(0.693).into_dyn());
/// assert_eq!(cost.dtype(), "float64");
/// assert_eq!(cost.shape(), []);
/// ```
///
/// # In NumPy
/// `np.ndarray`
#[derive(Clone, Debug, PartialEq)]
pub enum NpyArray {
    /// `float64`.
    F64(ArrayD<f64>),
    /// `float32`.
    F32(ArrayD<f32>),
    /// `uint8`.
    U8(ArrayD<u8>),
    /// `int64`.
    I64(ArrayD<i64>),
    /// `bool`.
    Bool(ArrayD<bool>),
}

impl NpyArray {
    /// The length of every axis.
    ///
    /// # Examples
    /// ```
    /// use nnlab::{ndarray::array, numpy::NpyArray};
    ///
    /// assert_eq!(NpyArray::U8(array![[1, 0, 1]].into_dyn()).shape(), [1, 3]);
    /// ```
    ///
    /// # In NumPy
    /// `array.shape`
    pub fn shape(&self) -> &[usize] {
        match self {
            NpyArray::F64(array) => array.shape(),
            NpyArray::F32(array) => array.shape(),
            NpyArray::U8(array) => array.shape(),
            NpyArray::I64(array) => array.shape(),
            NpyArray::Bool(array) => array.shape(),
        }
    }

    /// The type of the numbers, by NumPy's name for it.
    ///
    /// # Examples
    /// ```
    /// use nnlab::{ndarray::array, numpy::NpyArray};
    ///
    /// assert_eq!(NpyArray::Bool(array![true].into_dyn()).dtype(), "bool");
    /// ```
    ///
    /// # In NumPy
    /// `array.dtype.name`
    pub fn dtype(&self) -> &'static str {
        match self {
            NpyArray::F64(_) => "float64",
            NpyArray::F32(_) => "float32",
            NpyArray::U8(_) => "uint8",
            NpyArray::I64(_) => "int64",
            NpyArray::Bool(_) => "bool",
        }
    }

    /// Makes a matrix of `f64` of it, if no digit is lost thereby.
    ///
    /// `float64`, `float32`, `uint8` and `bool` (as 0 and 1) always convert exactly, `int64` up to
    /// 2⁵³ in size.
    ///
    /// # Shapes
    /// - returns (rows, columns)
    ///
    /// # Examples
    /// ```
    /// use nnlab::{ndarray::array, numpy::NpyArray};
    ///
    /// let predictions = NpyArray::Bool(array![[true, false]].into_dyn());
    /// assert_eq!(predictions.into_f64_2d()?, array![[1.0, 0.0]]);
    /// # Ok::<(), nnlab::numpy::NpyError>(())
    /// ```
    ///
    /// # Errors
    /// If the array has not two dimensions, or holds an `int64` that `f64` would round.
    ///
    /// # In NumPy
    /// `array.astype(np.float64)`
    pub fn into_f64_2d(self) -> Result<Array2<f64>, NpyError> {
        let shape = show_shape(self.shape());
        self.into_f64()?.into_dimensionality::<Ix2>().map_err(|_| {
            NpyError::new(format!(
                "expected an array of two dimensions, but its shape is {shape}: in Python, array.reshape(1, -1) makes one row of it"
            ))
        })
    }

    fn into_f64(self) -> Result<ArrayD<f64>, NpyError> {
        match self {
            NpyArray::F64(array) => Ok(array),
            NpyArray::F32(array) => Ok(array.mapv(f64::from)),
            NpyArray::U8(array) => Ok(array.mapv(f64::from)),
            NpyArray::Bool(array) => Ok(array.mapv(f64::from)),
            NpyArray::I64(array) => match array.iter().find(|n| n.unsigned_abs() > EXACT) {
                None => Ok(array.mapv(|n| n as f64)),
                Some(n) => Err(NpyError::new(format!(
                    "expected whole numbers up to 2^53 = {EXACT}, but {n} is among them, which float64 would round: divide them first"
                ))),
            },
        }
    }
}

/// A shape as Python writes it: `()`, `(400,)`, `(2, 400)`.
pub(crate) fn show_shape(shape: &[usize]) -> String {
    match shape {
        [n] => format!("({n},)"),
        _ => {
            let lengths: Vec<String> = shape.iter().map(usize::to_string).collect();
            format!("({})", lengths.join(", "))
        }
    }
}
