//! The one pass against the step functions.

mod accuracy;
mod precise;

use ndarray::{Array2, Axis, array, concatenate};

use super::lanes::L;
use super::wide::Instructions;
use super::*;
use crate::{
    Gradients, RandomState, backward_propagation, compute_cost, forward_propagation,
    initialize_parameters,
};

/// Random examples and a network of some sizes, all of a size that bends tanh.
fn network(n_x: usize, n_h: usize, n_y: usize, m: usize) -> (Array2<f64>, Array2<f64>, Parameters) {
    let rng = &mut RandomState::new((n_x + 10 * n_h + 100 * n_y + m) as u32);
    let x = rng.randn(n_x, m);
    let y = rng.randn(n_y, m).mapv(|v| f64::from(v > 0.0));
    let p = initialize_parameters(n_x, n_h, n_y, rng);
    let b1 = rng.randn(n_h, 1);
    (x, y, Parameters { w1: p.w1 * 50.0, b1, w2: p.w2 * 50.0, b2: rng.randn(n_y, 1) })
}

/// The same number, or both NaN, or both infinite; up to 1e-12 of the largest in the array.
#[track_caller]
fn assert_same(name: &str, about: &str, fused: &Array2<f64>, steps: &Array2<f64>) {
    let scale = steps.iter().filter(|v| v.is_finite()).fold(0.0_f64, |all, v| all.max(v.abs()));
    for (a, b) in fused.iter().zip(steps) {
        let same = a == b || (a.is_nan() && b.is_nan()) || (a - b).abs() <= 1e-12 * scale;
        assert!(same, "{name} of {about}: {a} in one pass, {b} step by step, of at most {scale}");
    }
}

#[track_caller]
fn holds(about: &str, x: &Array2<f64>, y: &Array2<f64>, p: &Parameters) {
    let mut trainer = Trainer::new(x.view(), y.view(), p);
    let passed = trainer.pass(true);
    let fused = trainer.gradients();
    let (a2, cache) = forward_propagation(x, p);
    let steps = backward_propagation(p, &cache, x, y);
    let cost = compute_cost(&a2, y);
    assert_same("the cost", about, &array![[passed.cost]], &array![[cost]]);
    assert_eq!(passed.finite, cost.is_finite(), "{about}: the cost is {cost}");
    assert_same("dw1", about, &fused.dw1, &steps.dw1);
    assert_same("db1", about, &fused.db1, &steps.db1);
    assert_same("dw2", about, &fused.dw2, &steps.dw2);
    assert_same("db2", about, &fused.db2, &steps.db2);
    let again = trainer.pass(false);
    assert_eq!(again.finite, passed.finite, "{about}: asked for or not");
    let bits = |g: &Gradients| [&g.dw1, &g.db1, &g.dw2, &g.db2].map(|a| a.mapv(f64::to_bits));
    assert_eq!(bits(&trainer.gradients()), bits(&fused), "{about}: with and without the cost");
}

#[test]
fn a_pass_is_the_step_functions_for_every_size() {
    for n_x in 1..=8 {
        for n_h in [1, 2, 3, 4, 5, 10, 20, 64] {
            for n_y in [1, 3] {
                let (x, y, p) = network(n_x, n_h, n_y, 37);
                holds(&format!("n_x = {n_x}, n_h = {n_h}, n_y = {n_y}"), &x, &y, &p);
            }
        }
    }
}

#[test]
fn a_pass_is_the_step_functions_for_every_remainder() {
    let ms = (1..=2 * L + 1).chain([400, CHUNK - 1, CHUNK, CHUNK + 1, 100_000]);
    for m in ms {
        let (x, y, p) = network(2, 4, 1, m);
        holds(&format!("m = {m}"), &x, &y, &p);
    }
}

#[test]
fn what_is_tiny_huge_infinite_or_no_number_passes_as_in_the_step_functions() {
    let values = [1e-300, 1e-20, 1e10, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
    for value in values {
        for place in [0, 5, 18] {
            let (mut x, y, p) = network(2, 3, 2, 19);
            x[[1, place]] = value;
            holds(&format!("x of {value} at {place}"), &x, &y, &p);
        }
    }
    // Answers that are 0 and 1 to the last bit, and so many that their product is beyond any float.
    for z in [-800.0, -745.2, -700.0, -40.0, 37.0, 800.0] {
        for label in [0.0, 1.0] {
            let p = Parameters { b2: array![[z]], w2: array![[0.0]], ..network(1, 1, 1, 1).2 };
            let (x, y) = (Array2::ones((1, 40)), Array2::from_elem((1, 40), label));
            holds(&format!("z2 = {z}, y = {label}"), &x, &y, &p);
        }
    }
}

#[test]
fn predictions_are_those_of_the_forward_pass() {
    for (n_x, n_h, n_y, m) in [(1, 1, 1, 1), (2, 4, 1, 17), (3, 5, 3, 100), (8, 20, 2, 70_000)] {
        let (x, _, p) = network(n_x, n_h, n_y, m);
        let right = forward_propagation(&x, &p).0.mapv(|a| a > 0.5);
        let predictions = crate::predict(&p, &x);
        assert!(predictions.is_standard_layout());
        assert_eq!(predictions, right, "n_x = {n_x}, n_h = {n_h}, n_y = {n_y}, m = {m}");
        let columns_first = x.t().as_standard_layout().into_owned().reversed_axes();
        assert_eq!(crate::predict(&p, &columns_first), right, "an array in the other order");
    }
}

/// Single precision cannot hold these numbers, or has doubt about every answer.
#[test]
fn predictions_are_those_of_the_forward_pass_where_single_precision_is_not_enough() {
    let values = [1e-320, 1e-46, 1e-30, 1e-9, 1.0, 1e9, 1e30, 1e39, 1e300, f64::INFINITY, f64::NAN];
    let (x, _, p) = network(2, 3, 2, 300);
    let holds = |about: &str, x: &Array2<f64>, p: &Parameters| {
        let right = forward_propagation(x, p).0.mapv(|a| a > 0.5);
        assert_eq!(crate::predict(p, x), right, "{about}");
    };
    for value in values {
        let mut one = x.clone();
        one[[1, 150]] = value;
        holds(&format!("x of {value}"), &one, &p);
        let by_value = Parameters { w1: &p.w1 * value, ..p.clone() };
        holds(&format!("W1 by {value}"), &x, &by_value);
        holds(&format!("W1 by {value}, x over it"), &(&x / value), &by_value);
        let (w2, b2) = (&p.w2 * value, &p.b2 * value);
        holds(&format!("W2 and b2 by {value}"), &x, &Parameters { w2, b2, ..p.clone() });
        holds(&format!("b1 by {value}"), &x, &Parameters { b1: &p.b1 * value, ..p.clone() });
    }
    // Z2 = W2·A1 − W2·A1: all answers are near a half, to the last bits.
    let (x, _, p) = network(2, 1, 1, 500);
    let twice = |a: &Array2<f64>| concatenate![Axis(0), *a, *a];
    let w2 = array![[p.w2[[0, 0]], 1e-12 - p.w2[[0, 0]]]];
    let twins = Parameters { w1: twice(&p.w1), b1: twice(&p.b1), w2, b2: array![[0.0]] };
    holds("two units of the same numbers", &x, &twins);
}

#[test]
fn a_half_is_where_sigma_rounds_to_a_half() {
    for z in [0.0, 1e-300, 1e-16, 1.66e-16, 1.67e-16, 2.2e-16, 1e-15, -1e-16] {
        let p = Parameters { b2: array![[z]], w2: array![[0.0]], ..network(1, 1, 1, 1).2 };
        assert_eq!(crate::predict(&p, &array![[1.0]])[[0, 0]], crate::sigmoid(z) > 0.5, "z2 = {z}");
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bits() {
    let (x, y, p) = network(2, 4, 1, 50_001);
    let run = |threads| {
        let mut trainer = Trainer::with_threads(threads, x.view(), y.view(), &p);
        let cost = trainer.pass(true).cost;
        trainer.update(1.2);
        (cost.to_bits(), trainer.parameters())
    };
    let one = run(1);
    for threads in [2, 3, 5, 64] {
        assert_eq!(run(threads), one, "{threads} threads");
    }
    let x = rows(x.view());
    assert_eq!(answers_by(3, &p, &x), answers_by(1, &p, &x));
}

/// Where the processor has no such instructions, the next narrower ones are tried again.
#[test]
fn any_instruction_set_gives_the_same_bits() {
    for (n_x, n_y) in [(3, 2), (2, 1)] {
        let (x, y, p) = network(n_x, 5, n_y, 150);
        let flat = flattened(&p);
        let network = Network::new((n_x, 5, n_y), &flat);
        let mut worker = Worker::new((n_x, 5, n_y));
        worker.fetch(&Data { m: 150, x: rows(x.view()), y: rows(y.view()) }, 0..150);
        let (x, y) = (&worker.x, &worker.y);
        let sums = |(bounded, cost), most| {
            let (mut room, mut finite) = (Room::new((n_x, 5, n_y)), true);
            let finite = &mut finite;
            Task::Pass { network, x, y, bounded, cost, room: &mut room, finite }.run_with(most);
            (room.sums, *finite)
        };
        assert!(network.is_bounded(worker.largest));
        for how in [(false, true), (true, true), (true, false)] {
            let plain = sums(how, Instructions::Plain);
            let about = format!("(bounded, cost) = {how:?}, n_x = {n_x}");
            assert_eq!(sums(how, Instructions::Avx2), plain, "AVX2, {about}");
            assert_eq!(sums(how, Instructions::Avx512), plain, "AVX-512, {about}");
        }
        let [looked, bounded] =
            [false, true].map(|bounded| sums((bounded, true), Instructions::Avx512));
        assert_eq!(looked, bounded, "with and without a look at how large a number is");
    }
}

/// Taken from x86-64, and found the same on an emulated aarch64: numbers of fractions of 16, whose
/// making asks no library for a function.
#[test]
fn training_gives_these_bits_on_every_processor() {
    let fractions = |rows, columns| {
        Array2::from_shape_fn((rows, columns), |(i, j)| (7 * i + 13 * j) as f64 % 31.0 / 16.0 - 1.0)
    };
    let y = Array2::from_shape_fn((1, 50), |(_, j)| (j % 3 / 2) as f64);
    let (x, w1, b1) = (fractions(2, 50), fractions(4, 2), fractions(4, 1));
    let p = Parameters { w1, b1, w2: fractions(1, 4), b2: fractions(1, 1) };
    let mut trainer = Trainer::new(x.view(), y.view(), &p);
    for _ in 0..200 {
        trainer.pass(false);
        trainer.update(1.2);
    }
    let bits = trainer.parameters.iter().map(|p| p.to_bits());
    let all = bits.fold(0_u64, |all, bits| all.rotate_left(7) ^ bits);
    let cost = trainer.pass(true).cost.to_bits();
    let right = (10587501472902468696, 4603743361173485908);
    assert_eq!((all, cost), right, "this processor rounds otherwise: {:?}", trainer.parameters);
}

#[test]
fn a_network_is_bounded_up_to_its_largest_z() {
    let p = |w1: f64, w2: f64| {
        let (w1, b1) = (array![[w1, 1.0], [1.0, -w1]], array![[-10.0], [0.0]]);
        flattened(&Parameters { w1, b1, w2: array![[w2, -100.0]], b2: array![[-50.0]] })
    };
    let bounded = |flat: &[f64], input| Network::new((2, 2, 1), flat).is_bounded(input);
    // 350 of the bound over 2·3 + 1.
    assert!(bounded(&p(-50.0, 200.0), 3.0));
    assert!(!bounded(&p(-50.1, 200.0), 3.0), "W1");
    assert!(!bounded(&p(-50.0, 200.1), 3.0), "W2");
    assert!(!bounded(&p(-50.0, 200.0), 3.1), "x");
    for v in [f64::NAN, f64::INFINITY] {
        assert!(
            !bounded(&p(v, 1.0), 3.0) && !bounded(&p(1.0, v), 3.0) && !bounded(&p(1.0, 1.0), v)
        );
        let [mut block, ones] = [Lanes::all(1.0); 2];
        block[5] = v;
        assert!(lanes::largest(&[ones, block, ones]).is_nan(), "{v}");
    }
    assert_eq!(lanes::largest(&[Lanes::all(1.0), Lanes::all(-2.5), Lanes::all(2.0)]), 2.5);
}
