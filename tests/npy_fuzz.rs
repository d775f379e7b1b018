//! Thousands of damaged .npy files: each loads or gets a sentence; none panics or eats memory.
//!
//! `NNLAB_FUZZ_FILES=1000000 cargo test --test npy_fuzz --release` tries more of them.

use std::fs;
use std::path::Path;

use nnlab::numpy::{load, save};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// What a damaged header may say.
const PIECES: [&str; 16] = [
    "(",
    ")",
    "{",
    "}",
    "[",
    ",",
    "'",
    "9999999999999999999",
    "-1",
    "0",
    "<f8",
    "|b1",
    "True",
    "'shape'",
    "\\x",
    "\u{e9}",
];

fn damage(bytes: &mut Vec<u8>, rng: &mut StdRng) {
    let at = rng.random_range(0..bytes.len());
    // Most of the damage goes into the header, where the decisions are made.
    let at = if rng.random_range(0..4) > 1 { at % 128 } else { at };
    let at = at.min(bytes.len() - 1);
    match rng.random_range(0..5) {
        0 => bytes[at] ^= 1 << rng.random_range(0..8),
        1 => bytes[at] = rng.random_range(0..=255),
        2 => bytes.truncate(at.max(1)),
        3 => bytes.splice(at..at, PIECES[rng.random_range(0..PIECES.len())].bytes()).for_each(drop),
        _ => {
            let end = (at + rng.random_range(1..20)).min(bytes.len());
            bytes.splice(at..end, PIECES[rng.random_range(0..PIECES.len())].bytes()).for_each(drop);
        }
    }
}

#[test]
fn every_damaged_file_loads_or_gets_a_sentence() {
    let files = std::env::var("NNLAB_FUZZ_FILES").map_or(20_000, |n| n.parse().expect("a number"));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reference/arrays/npy");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .expect("the reference arrays are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    // A folder's own order is another on every disk, and the damage would be another with it.
    paths.sort();
    let seeds: Vec<Vec<u8>> = paths.iter().map(|path| fs::read(path).expect("readable")).collect();
    assert!(seeds.len() > 20, "only {} files to start from", seeds.len());

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("npy_fuzz");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let path = folder.join("damaged.npy");
    let mut rng = StdRng::seed_from_u64(8);
    let (mut loaded, mut refused) = (0, 0);
    for _ in 0..files {
        let mut bytes = seeds[rng.random_range(0..seeds.len())].clone();
        for _ in 0..rng.random_range(1..4) {
            damage(&mut bytes, &mut rng);
        }
        // A new file is much quicker than one written over, which is flushed to the disk.
        let _ = fs::remove_file(&path);
        fs::write(&path, &bytes).expect("it can be written");
        match load(&path) {
            Ok(array) => {
                let numbers: usize = array.shape().iter().product();
                assert!(numbers <= bytes.len(), "{numbers} numbers out of {} bytes", bytes.len());
                loaded += 1;
            }
            Err(error) => {
                let sentence = error.to_string();
                assert!(sentence.contains("damaged.npy") && sentence.len() < 1000, "{sentence}");
                refused += 1;
            }
        }
    }
    // Damage among the numbers only changes them; damage in the header mostly shows.
    assert!(loaded > files / 200 && refused > files / 2, "{loaded} loaded, {refused} refused");
    save(&path, &ndarray::array![[1.0]]).expect("and the good one can be written again");
}
