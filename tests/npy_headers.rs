//! Headers with the right length around wrong text: what damage by chance (npy_fuzz.rs) seldom
//! makes, since it breaks the length first. These reach the parser and the check of the size.
//!
//! `NNLAB_FUZZ_FILES=1000000 cargo test --test npy_headers` tries more of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use nnlab::numpy::{NpyArray, load};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

const LENGTHS: [&str; 14] = [
    "0",
    "1",
    "2",
    "3",
    "8",
    "-1",
    "0x10",
    "1_0",
    "1e3",
    "4294967296",
    "4611686018427387904",
    "9223372036854775807",
    "18446744073709551615",
    "99999999999999999999999",
];
const DESCRS: [&str; 16] = [
    "'<f8'",
    "'>f8'",
    "'<f4'",
    "'|u1'",
    "'<i8'",
    "'|b1'",
    "'<f8'",
    "'|u1'",
    "'|O'",
    "'<c16'",
    "'<f2'",
    "''",
    "'\\u0041'",
    "[('a', '<f8')]",
    "None",
    "b'<f8'",
];
/// What the parser of Python's literals knows, one piece of each kind, and some that end too early.
const PIECES: [&str; 24] = [
    "(", ")", "[", "]", "{", "}", ",", ":", "'", "\"\"\"", "\\", "\\x4", "\\N{a}", "\\777", "b'",
    "0b", "1e999", "1j", "--+", "0o7", "True", "None", "\u{e9}", "\n",
];

fn pick<'a>(from: &[&'a str], rng: &mut StdRng) -> &'a str {
    from[rng.random_range(0..from.len())]
}

fn shape(rng: &mut StdRng) -> String {
    // Sound lengths in half of the shapes: one bad length hides what the others do.
    let sound = rng.random_range(0..2) == 0;
    let (axes, lengths) = match rng.random_range(0..10) {
        0 => (rng.random_range(60..70), &LENGTHS[1..2]),
        _ if sound => (rng.random_range(0..4), &LENGTHS[..5]),
        _ => (rng.random_range(0..4), &LENGTHS[..]),
    };
    let lengths: String = (0..axes).map(|_| format!("{}, ", pick(lengths, rng))).collect();
    format!("({lengths})")
}

/// A dictionary as NumPy writes it, with damage in two of three.
fn dictionary(rng: &mut StdRng) -> String {
    let order = pick(&["False", "True", "False", "1"], rng);
    let mut text = format!(
        "{{'descr': {}, 'fortran_order': {order}, 'shape': {}, }}",
        pick(&DESCRS, rng),
        shape(rng)
    );
    for _ in 0..rng.random_range(0..3) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[rng.random_range(0..places.len())];
        // Up to 300 times: nesting and runs are where a parser gets slow or deep.
        let times = if rng.random_range(0..8) == 0 { rng.random_range(2..300) } else { 1 };
        text.insert_str(at, &pick(&PIECES, rng).repeat(times));
    }
    text
}

/// A whole file with that header, and some numbers behind it.
fn file(rng: &mut StdRng) -> Vec<u8> {
    let text = dictionary(rng) + "\n";
    let version: u8 = rng.random_range(1..4);
    let mut bytes = b"\x93NUMPY".to_vec();
    bytes.extend([version, 0]);
    match version {
        1 => bytes.extend((text.len() as u16).to_le_bytes()),
        _ => bytes.extend((text.len() as u32).to_le_bytes()),
    }
    bytes.extend(text.as_bytes());
    let numbers = [0, 1, 2, 8, 16, 24, 64][rng.random_range(0..7)];
    bytes.extend((0..numbers).map(|_| rng.random_range(0..3_u8)));
    bytes
}

fn bytes_of(array: &NpyArray) -> usize {
    let size = match array {
        NpyArray::F64(_) | NpyArray::I64(_) => 8,
        NpyArray::F32(_) => 4,
        NpyArray::U8(_) | NpyArray::Bool(_) => 1,
    };
    size * array.shape().iter().product::<usize>()
}

#[test]
fn every_header_of_the_right_length_loads_or_gets_a_sentence() {
    let files = std::env::var("NNLAB_FUZZ_FILES").map_or(20_000, |n| n.parse().expect("a number"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npy_headers");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join("header.npy");
    let mut rng = StdRng::seed_from_u64(10);
    // Each of these must be reached often, or this test tests nothing.
    let kinds =
        ["any memory", "bytes of numbers", "brackets", "dimensions", "syntax", "illegal value"];
    let mut reached: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..files {
        let bytes = file(&mut rng);
        // A new file is much quicker than one written over, which is flushed to the disk.
        let _ = fs::remove_file(&path);
        fs::write(&path, &bytes).expect("it can be written");
        match load(&path) {
            Ok(array) => {
                assert!(bytes_of(&array) <= 64, "more numbers than bytes: {:?}", array.shape());
                *reached.entry("loaded").or_default() += 1;
            }
            Err(error) => {
                let sentence = error.to_string();
                let plain = sentence.len() < 3000 && !sentence.contains('\n');
                assert!(plain && sentence.contains("header.npy"), "{sentence}");
                for kind in kinds.iter().filter(|kind| sentence.contains(**kind)) {
                    *reached.entry(kind).or_default() += 1;
                }
            }
        }
    }
    for kind in kinds.iter().chain(&["loaded"]) {
        let times = reached.get(kind).copied().unwrap_or(0);
        assert!(times >= files / 200, "{kind:?} came {times} times in {files}: {reached:?}");
    }
}
