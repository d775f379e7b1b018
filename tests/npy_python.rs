//! NumPy reads what we write, and we read what it writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use ndarray::{Array1, array};
use nnlab::numpy::{load_f64, save};

/// Loads every file without pickles and prints it as Python writes it.
const PROGRAM: &str = "\
import sys, pathlib, numpy as np
for path in sorted(pathlib.Path(sys.argv[1]).glob('*.npy')):
    a = np.load(path, allow_pickle=False)
    print(path.stem, a.dtype, a.shape, a.tolist())
";

#[test]
#[ignore = "needs Python with NumPy: cargo lab test runs it"]
fn numpy_reads_what_we_write() {
    let python = std::env::var_os("LAB_TEST_PYTHON")
        .expect("LAB_TEST_PYTHON names a Python with NumPy: `cargo lab test` makes one");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npy_python");
    let _ = fs::remove_dir_all(&folder);
    let put = |name: &str| folder.join(format!("{name}.npy"));
    save(put("a"), &array![[0.1, -0.0], [1e-300, f64::INFINITY]]).expect("it can be written");
    save(put("b"), &array![[1_u8, 0, 255]]).expect("it can be written");
    save(put("c"), &array![[true], [false]]).expect("it can be written");
    save(put("d"), &ndarray::arr0(0.25)).expect("it can be written");
    save(put("e"), &Array1::from_vec(vec![i64::MIN, i64::MAX])).expect("it can be written");
    save(put("f"), &array![[1.5_f32, 2.5], [3.5, 4.5]].t()).expect("it can be written");

    let output =
        Command::new(python).args(["-c", PROGRAM]).arg(&folder).output().expect("it starts");
    let printed = String::from_utf8_lossy(&output.stdout);
    let expected = "\
a float64 (2, 2) [[0.1, -0.0], [1e-300, inf]]
b uint8 (1, 3) [[1, 0, 255]]
c bool (2, 1) [[True], [False]]
d float64 () 0.25
e int64 (2,) [-9223372036854775808, 9223372036854775807]
f float32 (2, 2) [[1.5, 3.5], [2.5, 4.5]]
";
    assert_eq!(printed, expected, "{}", String::from_utf8_lossy(&output.stderr));
}

/// Each number in a type, and the same numbers as float64.
const WRITER: &str = "\
import sys, numpy as np
for kind in 'f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8'.split():
    for order in '<>':
        low = 0 if kind[0] == 'u' else -3
        a = (np.arange(low, low + 8).reshape(2, 4) * (1 if kind[0] != 'f' else 0.375)).astype(order + kind)
        name = f'{sys.argv[1]}/{kind}' + ('big' if order == '>' else '')
        np.save(name, np.asfortranarray(a) if order == '>' else a)
        np.save(name + '_f8', a.astype('<f8'))
";

#[test]
#[ignore = "needs Python with NumPy: cargo lab test runs it"]
fn we_read_every_type_of_number_that_numpy_writes() {
    let python = std::env::var_os("LAB_TEST_PYTHON")
        .expect("LAB_TEST_PYTHON names a Python with NumPy: `cargo lab test` makes one");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npy_python_types");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let wrote = Command::new(python).args(["-c", WRITER]).arg(&folder).status().expect("it starts");
    assert!(wrote.success());
    for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"] {
        for order in ["", "big"] {
            let get = |name: String| load_f64(folder.join(name)).unwrap();
            let (own, right) =
                (get(format!("{kind}{order}.npy")), get(format!("{kind}{order}_f8.npy")));
            assert_eq!(own, right, "{kind}{order}");
        }
    }
}
