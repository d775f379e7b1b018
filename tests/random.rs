//! NumPy's legacy random numbers, against numbers that NumPy drew: see reference/random_numbers.py.

use nnlab::RandomState;
use nnlab::ndarray::{Array1, Array2, ArrayView1};
use nnlab::numpy::{self, NpyArray};
use rand::{Rng, RngExt};
use rand_distr::{Distribution, StandardNormal};

fn reference(name: &str) -> Array2<f64> {
    numpy::load_f64(format!("tests/reference/arrays/random/{name}.npy")).unwrap()
}

fn seeds(name: &str) -> Vec<u32> {
    match numpy::load(format!("tests/reference/arrays/random/{name}.npy")).unwrap() {
        NpyArray::I64(seeds) => seeds.iter().map(|&seed| u32::try_from(seed).unwrap()).collect(),
        other => panic!("expected seeds of int64, but {name}.npy holds {}", other.dtype()),
    }
}

/// No tolerance: every bit must be NumPy's.
#[track_caller]
fn assert_same_bits(seed: u32, ours: &Array1<f64>, numpys: ArrayView1<f64>) {
    assert_eq!(ours.len(), numpys.len(), "seed {seed}: another count of numbers");
    for (i, (a, b)) in ours.iter().zip(numpys).enumerate() {
        assert!(
            a.to_bits() == b.to_bits(),
            "seed {seed}, number {i}: {a:e} here, {b:e} in NumPy; look at the refill after 624 words, at the kept normal number, or at this platform's ln"
        );
    }
}

fn assert_draws_as_numpy(seeds_name: &str, name: &str, draw: fn(&mut RandomState) -> Array1<f64>) {
    let table = reference(name);
    let seeds = seeds(seeds_name);
    assert_eq!(seeds.len(), table.nrows(), "one row a seed in {name}.npy");
    for (&seed, row) in seeds.iter().zip(table.rows()) {
        assert_same_bits(seed, &draw(&mut RandomState::new(seed)), row);
    }
}

#[test]
fn uniform_numbers_equal_numpys_bit_for_bit() {
    assert_draws_as_numpy("seeds", "rand", |rng| rng.random_sample(50));
    assert_draws_as_numpy("seeds", "uniform", |rng| rng.uniform(-3.0, 0.1, 20));
}

#[test]
fn normal_numbers_equal_numpys_bit_for_bit() {
    assert_draws_as_numpy("seeds", "randn", |rng| rng.standard_normal(51));
    assert_draws_as_numpy("seeds", "normal", |rng| rng.normal(0.3, 7.0, 21));
}

#[test]
fn thousands_of_numbers_stay_equal_across_the_refills_of_624_words() {
    assert_draws_as_numpy("long_seeds", "rand_long", |rng| rng.random_sample(2000));
    assert_draws_as_numpy("long_seeds", "randn_long", |rng| rng.standard_normal(2001));
}

#[test]
fn the_kept_normal_number_survives_uniform_ones_and_is_forgotten_by_seed() {
    let table = reference("interleaved");
    for (seed, row) in seeds("seeds").into_iter().zip(table.rows()) {
        let mut rng = RandomState::new(seed);
        let mut drawn = rng.standard_normal(3).to_vec();
        drawn.extend(rng.rand(2, 2));
        drawn.extend(rng.randn(2, 1));
        drawn.extend(rng.random_sample(1));
        drawn.extend(rng.standard_normal(4));
        drawn.extend(rng.uniform(-2.0, 5.0, 3));
        drawn.extend(rng.normal(1.5, 0.25, 3));
        rng.seed(seed);
        drawn.extend(rng.standard_normal(3));
        drawn.extend(rng.random_sample(1));
        assert_same_bits(seed, &Array1::from(drawn), row);
    }
}

#[test]
fn a_matrix_is_filled_row_by_row() {
    let flat = RandomState::new(7).standard_normal(6);
    let matrix = RandomState::new(7).randn(2, 3);
    assert_eq!(matrix.iter().copied().collect::<Array1<f64>>(), flat);
}

#[test]
fn drawing_in_parts_gives_what_drawing_at_once_gives() {
    let whole = RandomState::new(5).standard_normal(1001);
    let mut rng = RandomState::new(5);
    let parts: Vec<f64> =
        [1, 2, 333, 0, 665].iter().flat_map(|&n| rng.standard_normal(n).to_vec()).collect();
    assert_same_bits(5, &Array1::from(parts), whole.view());
}

#[test]
fn its_bytes_are_numpys() {
    let table = reference("bytes");
    for (seed, row) in seeds("seeds").into_iter().zip(table.rows()) {
        let mut bytes = [0; 11];
        RandomState::new(seed).fill_bytes(&mut bytes);
        let bytes = Array1::from_iter(bytes.map(f64::from));
        assert_same_bits(seed, &bytes, row);
    }
}

#[test]
fn a_64_bit_word_is_two_words_the_first_above() {
    let (mut ones, mut pairs) = (RandomState::new(9), RandomState::new(9));
    let (high, low) = (ones.next_u32(), ones.next_u32());
    assert_eq!(pairs.next_u64(), u64::from(high) << 32 | u64::from(low));
}

#[test]
fn it_drives_the_rand_crate() {
    let mut rng = RandomState::new(3);
    let mut seen = [0; 6];
    for _ in 0..6000 {
        seen[rng.random_range(0..6_usize)] += 1;
    }
    // 1,000 expected, standard deviation 29: 150 is five of them.
    assert!(seen.iter().all(|&n| (850..1150).contains(&n)), "a loaded die: {seen:?}");
}

#[test]
fn rand_distr_draws_other_normal_numbers_from_it() {
    let ziggurat: f64 = StandardNormal.sample(&mut RandomState::new(3));
    assert_ne!(ziggurat, RandomState::new(3).standard_normal(1)[0]);
}

#[test]
#[should_panic(expected = "expected a scale of at least 0")]
fn a_negative_scale_panics_as_numpy_raises() {
    RandomState::new(3).normal(0.0, -1.0, 1);
}
