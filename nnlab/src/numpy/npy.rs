//! Arrays in `.npy` files, to exchange them with Python.

mod array;
mod error;
mod header;
mod numbers;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ndarray::{Array2, ArrayRef, Dimension};
use ndarray_npy::{WritableElement, WriteNpyExt};

pub use array::NpyArray;
pub(super) use array::show_shape;
pub use error::NpyError;

use crate::files;

/// Saves an array to a `.npy` file.
///
/// Missing folders are made, and `.npy` is added to a name that does not end so. The file is
/// written under a temporary name and then renamed, so that an old file is replaced whole or not
/// at all.
///
/// # Shapes
/// - `array`: any, of any number of dimensions, in any memory order. `f64` becomes `float64` and
///   so on for `f32`, `u8`, `i64` and `bool`, which [`load`] reads too; NumPy alone reads the other
///   types of numbers.
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy};
///
/// let path = std::env::temp_dir().join("nnlab-doc-save/x.npy");
/// numpy::save(&path, &array![[0.5, -1.0]])?;
/// assert_eq!(numpy::load_f64(&path)?, array![[0.5, -1.0]]);
/// # std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
/// # Ok::<(), numpy::NpyError>(())
/// ```
///
/// # Errors
/// If the file cannot be written: the sentence names it and says why.
///
/// # In NumPy
/// `np.save(path, array)`
///
/// # Source
/// The `.npy` format, NumPy enhancement proposal 1; its header through the crate `ndarray-npy`.
pub fn save<A, D>(path: impl AsRef<Path>, array: &ArrayRef<A, D>) -> Result<(), NpyError>
where
    A: WritableElement,
    D: Dimension,
{
    let mut bytes = Vec::new();
    array.write_npy(&mut bytes).map_err(|error| NpyError::at(path.as_ref(), error))?;
    write(path.as_ref(), &bytes)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), NpyError> {
    let path = with_ending(path);
    files::write_atomically(&path, bytes).map_err(|error| {
        NpyError::at(
            &path,
            format!("cannot be written ({error}): choose another place, or make room there"),
        )
    })
}

fn with_ending(path: &Path) -> PathBuf {
    match path.extension() {
        Some(ending) if ending == "npy" => path.to_owned(),
        _ => {
            let mut name = path.as_os_str().to_owned();
            name.push(OsStr::new(".npy"));
            PathBuf::from(name)
        }
    }
}

/// Loads an array from a `.npy` file.
///
/// The header is checked against the bytes that are there before anything is allocated, so a
/// damaged or hostile file costs no more memory than its numbers need.
///
/// # Shapes
/// - returns an array of any number of dimensions, of `float64`, `float32`, `uint8`, `int64` or
///   `bool`, in C or Fortran order, little- or big-endian. Every other whole number becomes an
///   `int64`, and a `float16` a `float32`, which hold it exactly.
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy};
///
/// let path = std::env::temp_dir().join("nnlab-doc-load/y.npy");
/// numpy::save(&path, &array![[1_u8, 0, 1]])?;
/// let y = numpy::load(&path)?;
/// assert_eq!((y.dtype(), y.shape()), ("uint8", &[1, 3][..]));
/// # std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
/// # Ok::<(), numpy::NpyError>(())
/// ```
///
/// # Errors
/// If the file is missing, cut short, larger than 1 GiB, no `.npy` file, or holds something else
/// than such numbers: the sentence names it and says what to do.
///
/// # In NumPy
/// `np.load(path)`
///
/// # Source
/// The `.npy` format, NumPy enhancement proposal 1; its header through the crate `ndarray-npy`.
pub fn load(path: impl AsRef<Path>) -> Result<NpyArray, NpyError> {
    let path = path.as_ref();
    read(path).map_err(|why| NpyError::at(path, why))
}

/// Loads a matrix of `f64` from a `.npy` file.
///
/// # Shapes
/// - returns (rows, columns)
///
/// # Examples
/// ```
/// use nnlab::{ndarray::array, numpy};
///
/// let path = std::env::temp_dir().join("nnlab-doc-load-f64/y.npy");
/// numpy::save(&path, &array![[1_u8, 0, 1]])?;
/// assert_eq!(numpy::load_f64(&path)?, array![[1.0, 0.0, 1.0]]);
/// # std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
/// # Ok::<(), numpy::NpyError>(())
/// ```
///
/// # Errors
/// As [`load`] and [`NpyArray::into_f64_2d`]: another type is converted only where no digit is
/// lost, and the array must have two dimensions.
///
/// # In NumPy
/// `np.load(path).astype(np.float64)`
///
/// # Source
/// The `.npy` format, NumPy enhancement proposal 1; its header through the crate `ndarray-npy`.
pub fn load_f64(path: impl AsRef<Path>) -> Result<Array2<f64>, NpyError> {
    let path = path.as_ref();
    load(path)?.into_f64_2d().map_err(|error| NpyError::at(path, error))
}

fn read(path: &Path) -> Result<NpyArray, String> {
    let (mut file, size) = open(path)?;
    let mut head = Vec::new();
    file.by_ref().take(header::LONGEST).read_to_end(&mut head).map_err(|e| unreadable(&e))?;
    let found = header::check(&head, size)?;

    let mut bytes = head.split_off(found.start);
    // `size` bytes were checked; a file that grows meanwhile gives no more than these.
    let rest = size - (found.start + bytes.len()) as u64;
    file.take(rest).read_to_end(&mut bytes).map_err(|e| unreadable(&e))?;
    numbers::decoded(&found, &bytes)
}

fn open(path: &Path) -> Result<(File, u64), String> {
    // Asked before opening: opening a pipe would wait for its writer.
    let metadata = fs::metadata(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => "there is no such file: look for a slip in its name".to_owned(),
        _ => unreadable(&error),
    })?;
    if metadata.is_dir() {
        return Err("this is a folder: name one .npy file in it".into());
    }
    if !metadata.is_file() {
        return Err("this is no ordinary file: copy what it gives into a .npy file".into());
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    Ok((file, metadata.len()))
}

fn unreadable(error: &io::Error) -> String {
    format!("cannot be read ({error}): look at its permissions and at the disk")
}
