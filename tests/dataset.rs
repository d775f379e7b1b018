//! Step 8 against NumPy's flower, bit for bit, and what it says of numbers that make none.

mod common;

use common::{reference_data, same_bits, says};
use nnlab::{RandomState, create_dataset, create_dataset_with};

#[test]
fn the_flower_is_numpys_to_the_last_bit() {
    let (x, y) = create_dataset();
    let (expected_x, expected_y) = reference_data();
    // Elsewhere sin, cos or ln may differ by a unit in the last place. The worst is one in the
    // angle t < 8, 2^-50: the radius 4 sin 4t turns it into 16 times as much. Allow twice that.
    let look = "seed 1, the order of the draws (all angles, then all radii), and linspace";
    same_bits("X", &x, &expected_x, 32.0 * 2f64.powi(-50), look);
    assert_eq!(y, expected_y, "200 labels 0, then 200 labels 1");
}

#[test]
fn any_even_size_has_half_of_each_class() {
    for m in [2, 4, 10, 400, 1002] {
        let (x, y) = create_dataset_with(m, 0.2, &mut RandomState::new(9));
        assert_eq!((x.dim(), y.dim()), ((2, m), (1, m)));
        assert!(x.iter().all(|v| v.is_finite()), "m = {m}: look at linspace of one point");
        let half = m / 2;
        assert!(y.iter().take(half).all(|label| *label == 0.0), "the first half is class 0");
        assert!(y.iter().skip(half).all(|label| *label == 1.0), "the second is class 1");
    }
}

/// Without noise, the point at angle t lies at (r sin t, r cos t) with r = 4 sin 4t, which is
/// 4 sin(4 atan2(x1, x2)) up to the turn that a negative radius makes.
#[test]
fn without_noise_every_point_lies_on_a_petal() {
    let (x, _) = create_dataset_with(200, 0.0, &mut RandomState::new(1));
    for point in x.columns() {
        let (radius, angle) = (point[0].hypot(point[1]), point[0].atan2(point[1]));
        let petal = (4.0 * (4.0 * angle).sin()).abs();
        assert!((radius - petal).abs() < 1e-12, "{point} is off its petal by {}", radius - petal);
    }
}

/// Small noise moves a point in proportion, whatever the angle.
#[test]
fn noise_scales_the_distance_from_the_petals() {
    let spread = |noise: f64| {
        let (x, _) = create_dataset_with(2000, noise, &mut RandomState::new(5));
        let (calm, _) = create_dataset_with(2000, 0.0, &mut RandomState::new(5));
        (&x - &calm).mapv(|v| v * v).mean().unwrap().sqrt()
    };
    let ratio = spread(2e-6) / spread(1e-6);
    assert!((ratio - 2.0).abs() < 1e-4, "twice the noise moves points {ratio} times as far");
}

#[test]
fn an_odd_or_zero_number_of_points_gets_a_sentence_with_it() {
    for m in [0, 1, 401] {
        says(&["even", &format!("m = {m}")], || {
            create_dataset_with(m, 0.2, &mut RandomState::new(1))
        });
    }
}

#[test]
fn a_noise_that_is_none_gets_a_sentence_with_it() {
    for noise in [-0.1, f64::NAN, f64::INFINITY] {
        says(&["noise", &format!("noise = {noise}")], || {
            create_dataset_with(400, noise, &mut RandomState::new(1))
        });
    }
}
