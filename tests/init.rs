//! Step 2 against NumPy's weights, bit for bit.

mod common;

use common::{reference_parameters, same_bits, says};
use nnlab::{Parameters, RandomState, initialize_parameters, initialize_parameters_rust};

#[test]
fn the_weights_of_seed_3_are_numpys_to_the_last_bit() {
    let got = initialize_parameters(2, 4, 1, &mut RandomState::new(3));
    let expected = reference_parameters("init");
    let arrays = |p: Parameters| [("W1", p.w1), ("b1", p.b1), ("W2", p.w2), ("b2", p.b2)];
    for ((name, got), (_, expected)) in arrays(got).iter().zip(arrays(expected)) {
        // Elsewhere ln may differ by a unit in its last place, and the weight by 4 of its own:
        // below 1/32, so 4 * 2^-58.
        let look = "the order of the draws (W1, then W2, row by row), the seed, and ln";
        same_bits(name, got, &expected, 4.0 * 2f64.powi(-58), look);
    }
}

#[test]
fn both_ways_to_draw_give_the_shapes_of_the_layers() {
    for (n_x, n_h, n_y) in [(1, 1, 1), (2, 4, 1), (5, 3, 2)] {
        let numpy = initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(0));
        let rust = initialize_parameters_rust(n_x, n_h, n_y, 0);
        for p in [numpy, rust] {
            assert_eq!(p.w1.dim(), (n_h, n_x));
            assert_eq!(p.b1.dim(), (n_h, 1));
            assert_eq!(p.w2.dim(), (n_y, n_h));
            assert_eq!(p.b2.dim(), (n_y, 1));
            assert!(p.b1.iter().chain(&p.b2).all(|b| *b == 0.0), "biases start at 0");
        }
    }
}

/// 40,000 draws: the mean's standard error is 0.01 / 200 = 5e-5 and that of the deviation about
/// 0.01 / 283 = 3.5e-5. Both may be six of them away, so a right generator fails once in 1e9.
#[test]
fn both_ways_to_draw_have_mean_0_and_deviation_0_01() {
    let numpy = initialize_parameters(200, 200, 1, &mut RandomState::new(7)).w1;
    let rust = initialize_parameters_rust(200, 200, 1, 7).w1;
    for (name, w1) in [("RandomState", numpy), ("StdRng", rust)] {
        let (mean, deviation) = (w1.mean().unwrap(), w1.std(0.0));
        assert!(mean.abs() < 3e-4, "{name}: the mean is {mean}; look at the distribution");
        assert!((deviation - 0.01).abs() < 2.1e-4, "{name}: {deviation}; look at WEIGHT_SCALE");
    }
}

#[test]
fn a_layer_without_units_gets_all_three_sizes() {
    let mut numpy = RandomState::new(3);
    for (n_x, n_h, n_y) in [(0, 4, 1), (2, 0, 1), (2, 4, 0)] {
        let sizes = format!("n_x = {n_x}, n_h = {n_h}, n_y = {n_y}");
        says(&["at least 1 unit", &sizes], || initialize_parameters(n_x, n_h, n_y, &mut numpy));
        says(&["at least 1 unit", &sizes], || initialize_parameters_rust(n_x, n_h, n_y, 3));
    }
}
