//! The functions of the one pass against twice the precision.

use super::precise;
use crate::fused::wide::{Function, Task};
use crate::fused::{answers, functions};

/// Numbers from -`most` to `most`, close together near 0 and spread over all of it.
fn numbers(most: f64) -> Vec<f64> {
    let even = (-20_000..=20_000).map(|k| most * f64::from(k) / 20_000.0);
    let tiny = (-300..=0).flat_map(|e| [1.0, -1.7].map(|v| v * 10_f64.powi(e)));
    even.chain(tiny).filter(|v| v.abs() <= most).collect()
}

/// The largest error in units in the last place, and where it is.
fn worst(
    name: &str,
    numbers: &[f64],
    function: fn(f64) -> f64,
    precise: fn(f64) -> precise::Double,
) -> f64 {
    let error = |&v: &f64| precise(v).units_from(function(v));
    let worst = numbers.iter().max_by(|a, b| error(a).total_cmp(&error(b))).unwrap();
    println!("{name}: {:.2} units in the last place at {worst:e}", error(worst));
    error(worst)
}

fn ln(p: f64) -> f64 {
    let (f, n) = functions::scaled(p);
    functions::ln_scaled(f, n)
}

/// The bounds are those that the functions' docs state.
#[test]
fn the_functions_are_right_to_a_few_units_in_the_last_place() {
    let tanh = worst("tanh", &numbers(25.0), functions::tanh, precise::tanh);
    let sigmoid = worst("σ", &numbers(700.0), functions::sigmoid, precise::sigmoid);
    let p: Vec<f64> = numbers(1.0).into_iter().filter(|v| *v > 0.0).collect();
    let near_1 = (1..2000).map(|k| 1.0 - f64::from(k) * f64::EPSILON / 2.0);
    let ln = worst("ln", &p.into_iter().chain(near_1).collect::<Vec<_>>(), ln, precise::ln);
    assert!(tanh <= 2.4 && sigmoid <= 2.0 && ln <= 0.8, "{tanh} {sigmoid} {ln}");
}

#[test]
fn without_a_look_the_functions_give_the_same_bits_up_to_their_bound() {
    for v in numbers(functions::BOUND) {
        let (tanh, bounded) = (functions::tanh(v), functions::bounded_tanh(v));
        assert_eq!(bounded.to_bits(), tanh.to_bits(), "tanh {v}");
        let (sigmoid, bounded) = (functions::sigmoid(v), functions::bounded_sigmoid(v));
        assert_eq!(bounded.to_bits(), sigmoid.to_bits(), "σ({v})");
    }
}

#[test]
fn tanh_in_single_precision_is_as_near_as_its_bound() {
    let sizes = (0..20_f32.to_bits()).step_by(1001).map(f32::from_bits);
    let numbers = sizes.flat_map(|v| [v, -v]);
    let error = |v: &f32| (f64::from(functions::tanh_single(*v)) - f64::from(*v).tanh()).abs();
    let worst = numbers.max_by(|a, b| error(a).total_cmp(&error(b))).unwrap();
    assert!(error(&worst) <= answers::TANH_ERROR, "{} at {worst}", error(&worst));
}

#[test]
fn the_functions_keep_their_ends() {
    for (v, tanh, sigmoid) in [(f64::INFINITY, 1.0, 1.0), (f64::NEG_INFINITY, -1.0, 0.0)] {
        assert_eq!((functions::tanh(v), functions::sigmoid(v)), (tanh, sigmoid));
    }
    assert!(functions::tanh(f64::NAN).is_nan() && functions::sigmoid(f64::NAN).is_nan());
    assert_eq!(ln(0.0), f64::NEG_INFINITY);
    assert_eq!(ln(1.0), 0.0);
    assert!(ln(f64::NAN).is_nan() && ln(-1.0).is_nan());
    let mut tanh = vec![];
    Task::Each(Function::Tanh, &[0.0, -0.0, 20.0, 1e300, -1e300], &mut tanh).run();
    assert_eq!(tanh, [0.0, 0.0, 1.0, 1.0, -1.0]);
}
