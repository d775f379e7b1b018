//! .npy files: what NumPy wrote is read, what we write is right, and nothing else gets through.
//!
//! `reference/npy.py` wrote the files of `reference/arrays/npy`.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::says;
use ndarray::{ArrayD, IxDyn, arr0, arr1, array, s};
use nnlab::numpy::{Export, NpyArray, export, load, load_f64, save};

const NUMPYS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/reference/arrays/npy");

fn numpys(name: &str) -> PathBuf {
    Path::new(NUMPYS).join(name)
}

fn temporary(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npy").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

#[track_caller]
fn f64s(name: &str) -> ArrayD<f64> {
    match load(numpys(name)).expect("NumPy's file loads") {
        NpyArray::F64(array) => array,
        other => panic!("{name} was read as {}", other.dtype()),
    }
}

/// The sentence that a bad file gets. It must name the file.
#[track_caller]
fn sentence(path: &Path) -> String {
    let error = load(path).expect_err("the file is bad").to_string();
    let name = path.file_name().expect("it has a name").to_string_lossy().into_owned();
    assert!(error.contains(&name), "the sentence does not name {name}: {error}");
    assert!(!error.contains('\n'), "more than one line: {error}");
    error
}

#[test]
fn every_kind_of_float64_array_that_numpy_writes_is_read() {
    let pi = std::f64::consts::PI;
    let numbers = array![[0.5, -1.25, 1e-300], [pi, -0.0, 12345678.9]].into_dyn();
    for name in ["f64", "fortran", "version_2", "version_3", "big_endian_f64"] {
        assert_eq!(f64s(&format!("{name}.npy")), numbers, "{name}");
    }
    assert_eq!(f64s("0d.npy"), ndarray::arr0(std::f64::consts::LN_2).into_dyn());
    assert_eq!(f64s("1d.npy"), array![0.0, 0.25, 0.5, 0.75, 1.0].into_dyn());
    assert_eq!(f64s("3d.npy").shape(), [2, 3, 4]);
    assert_eq!(f64s("3d.npy")[[1, 2, 3]], 23.0);
    assert_eq!(f64s("empty.npy").shape(), [0, 3]);
    let odd = f64s("not_finite.npy");
    assert!(odd[0].is_nan() && odd[1] == f64::INFINITY && odd[2] == f64::NEG_INFINITY);
}

#[test]
fn the_other_types_are_read_as_themselves() {
    let loaded = |name: &str| load(numpys(name)).expect("NumPy's file loads");
    let numbers = array![[0.5_f32, -1.25, 0.0], [std::f32::consts::PI, -0.0, 12345679.0]];
    assert_eq!(loaded("f32.npy"), NpyArray::F32(numbers.clone().into_dyn()));
    assert_eq!(loaded("big_endian_f32.npy"), NpyArray::F32(numbers.into_dyn()));
    assert_eq!(loaded("u8.npy"), NpyArray::U8(array![[0, 1, 255]].into_dyn()));
    assert_eq!(loaded("bool.npy"), NpyArray::Bool(array![[true, false, true]].into_dyn()));
    let long = array![[i64::MIN, i64::MAX], [(1 << 53) + 1, -1]].into_dyn();
    assert_eq!(loaded("i64.npy"), NpyArray::I64(long));
    let NpyArray::I64(fortran) = loaded("fortran_3d.npy") else { panic!("another type") };
    assert_eq!(fortran[[1, 2, 3]], 23, "Fortran order was taken for C order");
}

#[test]
fn what_is_saved_is_loaded_again_bit_for_bit() {
    let folder = temporary("again");
    let path = folder.join("deep/er/a.npy");
    let numbers = array![[0.1, -0.0, f64::MIN_POSITIVE], [1e308, f64::INFINITY, 5e-324]];
    save(&path, &numbers).expect("it can be written");
    let again = load_f64(&path).expect("it can be read");
    assert!(numbers.iter().zip(&again).all(|(a, b)| a.to_bits() == b.to_bits()), "{again}");

    save(&path, &numbers.t()).expect("a transposed view can be written over it");
    assert_eq!(load_f64(&path).expect("it can be read"), numbers.t());
    let deep = ArrayD::from_shape_fn(IxDyn(&[2, 1, 3, 2, 2]), |i| i[0] as i64 - i[4] as i64);
    save(&path, &deep).expect("five dimensions can be written");
    assert_eq!(load(&path).expect("it can be read"), NpyArray::I64(deep));
    assert_eq!(fs::read_dir(path.parent().expect("it has one")).expect("there").count(), 1);
}

#[test]
fn a_file_that_is_no_plain_array_of_numbers_gets_a_sentence_that_says_what_it_is() {
    let cases = [
        ("bad_pickled.npy", "pickle"),
        ("bad_structured.npy", "field"),
        ("bad_complex.npy", "complex"),
        ("bad_text.npy", "text"),
        ("bad_date.npy", "date"),
        ("bad_archive.npz", ".npz archive"),
    ];
    for (name, word) in cases {
        let error = sentence(&numpys(name));
        assert!(error.contains(word), "{name}: expected {word:?} in: {error}");
    }
}

#[test]
fn a_file_that_is_cut_short_gets_a_sentence_wherever_it_is_cut() {
    let folder = temporary("short");
    let path = folder.join("cut.npy");
    for name in ["f64.npy", "version_2.npy", "bool.npy"] {
        let whole = fs::read(numpys(name)).expect("the file is there");
        for length in 0..whole.len() {
            fs::write(&path, &whole[..length]).expect("it can be written");
            sentence(&path);
        }
        fs::write(&path, [whole.as_slice(), b"!"].concat()).expect("it can be written");
        assert!(sentence(&path).contains("are there"), "a byte too many went unseen");
    }
}

/// A header of version 1.0 around a dictionary, with nothing behind it.
fn header(dictionary: &str) -> Vec<u8> {
    let mut bytes = b"\x93NUMPY\x01\x00".to_vec();
    bytes.extend((dictionary.len() as u16).to_le_bytes());
    bytes.extend(dictionary.as_bytes());
    bytes
}

/// As C++ cnpy, Julia, MATLAB and Python 2 write headers; NumPy reads all of them.
#[test]
fn other_writers_headers_are_read_as_numpy_reads_them() {
    let path = temporary("writers").join("other.npy");
    let read = |descr: &str, shape: &str, numbers: &[u8]| {
        let text =
            format!("{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}      \n");
        fs::write(&path, [header(&text).as_slice(), numbers].concat()).expect("it can be written");
        load(&path).unwrap_or_else(|error| panic!("{descr} {shape}: {error}"))
    };
    for descr in ["<u1", "|u1", "=u1", ">u1", "u1"] {
        assert_eq!(read(descr, "(3,)", &[1, 0, 255]), NpyArray::U8(array![1, 0, 255].into_dyn()));
    }
    assert_eq!(read("<b1", "(2,)", &[1, 0]), NpyArray::Bool(array![true, false].into_dyn()));
    let number = [0.5_f64.to_ne_bytes(), (-2.0_f64).to_ne_bytes()].concat();
    for shape in ["(1, 2)", "(1L, 2L)", "(1L,2L,)"] {
        assert_eq!(read("|f8", shape, &number), NpyArray::F64(array![[0.5, -2.0]].into_dyn()));
    }
}

#[test]
fn what_is_no_npy_file_is_named_for_what_it_is() {
    let path = temporary("kinds").join("kind.npy");
    let two = [fs::read(numpys("1d.npy")).unwrap(), fs::read(numpys("1d.npy")).unwrap()].concat();
    for (bytes, word) in [
        (b"version https://git-lfs.github.com/spec/v1\n".to_vec(), "git lfs pull"),
        (b"<!DOCTYPE html>".to_vec(), "web page"),
        (vec![0x1f, 0x8b, 8, 0], "gzip"),
        (two, "more than one array"),
    ] {
        fs::write(&path, bytes).expect("it can be written");
        assert!(sentence(&path).contains(word), "expected {word:?} in: {}", sentence(&path));
    }
}

#[test]
fn a_header_that_promises_more_than_is_there_costs_no_memory() {
    let folder = temporary("promises");
    let path = folder.join("huge.npy");
    let shapes = [
        "(9223372036854775807,)",
        "(4611686018427387904, 4611686018427387904)",
        "(1000000, 1000000, 1000)",
        "(0, 18446744073709551615, 18446744073709551615)",
        "(99999999999999999999999,)",
        "(-1,)",
        "(((((((((1,),),),),),),),),)",
        "(1.5,)",
    ];
    for shape in shapes {
        let text = format!("{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}\n");
        fs::write(&path, header(&text)).expect("it can be written");
        sentence(&path);
    }
    let many =
        format!("{{'descr': '<f8', 'fortran_order': False, 'shape': ({}), }}\n", "1, ".repeat(100));
    fs::write(&path, header(&many)).expect("it can be written");
    assert!(sentence(&path).contains("64 dimensions"));

    // Version 2.0 has four bytes for the header's length: 4 GiB here.
    fs::write(&path, b"\x93NUMPY\x02\x00\xff\xff\xff\xff{").expect("it can be written");
    assert!(sentence(&path).contains("10000 bytes"));
    fs::write(&path, header(&"(".repeat(60_000))).expect("it can be written");
    sentence(&path);
}

#[test]
fn what_is_no_file_gets_a_sentence() {
    let folder = temporary("no-file");
    assert!(sentence(&folder).contains("folder"));
    assert!(sentence(&folder.join("nowhere.npy")).contains("no such file"));
    assert!(save(folder.join("a.npy/b.npy"), &array![[1.0]]).is_ok(), "folders are made");
    let error = save(folder.join("a.npy/b.npy/c.npy"), &array![[1.0]]).expect_err("b is a file");
    assert!(error.to_string().contains("c.npy"), "{error}");
    assert_eq!(load_f64(folder.join("a.npy/b.npy")).expect("untouched"), array![[1.0]]);
}

#[test]
fn a_matrix_is_asked_for_by_shape_and_loses_no_digit() {
    let error = load_f64(numpys("3d.npy")).expect_err("three dimensions").to_string();
    assert!(error.contains("two dimensions") && error.contains("(2, 3, 4)"), "{error}");
    let error = load_f64(numpys("i64.npy")).expect_err("too large for f64").to_string();
    assert!(error.contains("2^53"), "{error}");
    assert_eq!(load_f64(numpys("u8.npy")).expect("it fits"), array![[0.0, 1.0, 255.0]]);
}

#[test]
fn a_number_and_a_vector_are_exported_as_arrays() {
    let folder = temporary("export");
    let path = |name: &str| folder.join(name).display().to_string();
    Export::save(&0.25, &path("number.npy")).expect("it can be written");
    Export::save(&vec![1_i64, 2], &path("list.npy")).expect("it can be written");
    Export::save(&array![[1.0, 2.0], [3.0, 4.0]].slice(s![..1, ..]), &path("view.npy")).unwrap();
    assert_eq!(load(path("number.npy")).unwrap(), NpyArray::F64(arr0(0.25).into_dyn()));
    assert_eq!(load(path("list.npy")).unwrap(), NpyArray::I64(arr1(&[1, 2]).into_dyn()));
    assert_eq!(load_f64(path("view.npy")).unwrap(), array![[1.0, 2.0]]);
}

#[test]
fn an_export_never_leaves_its_folder() {
    for (step, name) in [("..", "Z1"), ("forward", "../../Z1"), ("/tmp", "Z1"), ("forward", "")] {
        let wrong = if name == "Z1" { step } else { name };
        says(&["letters, digits", &format!("{wrong:?}")], || export(step, name, &0.5));
    }
}
