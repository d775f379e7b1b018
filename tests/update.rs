//! Step 6 against NumPy, its properties, and what it says of gradients that do not fit.

mod common;

use common::{close_parameters, random_network, reference, reference_parameters, says, zeros};
use nnlab::{Gradients, LEARNING_RATE, Parameters, RandomState, update_parameters};

fn random_gradients(n_x: usize, n_h: usize, n_y: usize, rng: &mut RandomState) -> Gradients {
    let Parameters { w1, b1, w2, b2 } = random_network(n_x, n_h, n_y, rng);
    Gradients { dw1: w1, db1: b1, dw2: w2, db2: b2 }
}

#[test]
fn the_first_update_is_numpys_to_1e_12() {
    let array = |name: &str| reference(&format!("backward/{name}"));
    let g =
        Gradients { dw1: array("dW1"), db1: array("db1"), dw2: array("dW2"), db2: array("db2") };
    let got = update_parameters(&reference_parameters("init"), &g, LEARNING_RATE);
    close_parameters(&got, &reference_parameters("update"), 1e-12, "the sign and the rate");
}

#[test]
fn an_update_and_its_reverse_lead_back() {
    let mut rng = RandomState::new(51);
    for (n_x, n_h, n_y) in [(1, 1, 1), (2, 4, 1), (3, 5, 2)] {
        let p = random_network(n_x, n_h, n_y, &mut rng);
        let g = random_gradients(n_x, n_h, n_y, &mut rng);
        let there = update_parameters(&p, &g, 0.7);
        assert_ne!(there, p, "the update did not move anything");
        let back = update_parameters(&there, &g, -0.7);
        close_parameters(&back, &p, 1e-15, "V - a dV for each V with its own dV");
    }
}

#[test]
fn a_zero_gradient_or_rate_changes_nothing() {
    let mut rng = RandomState::new(52);
    let (p, g) = (random_network(2, 4, 1, &mut rng), random_gradients(2, 4, 1, &mut rng));
    assert_eq!(update_parameters(&p, &g, 0.0), p);
    let flat = Gradients { dw1: zeros(4, 2), db1: zeros(4, 1), dw2: zeros(1, 4), db2: zeros(1, 1) };
    assert_eq!(update_parameters(&p, &flat, LEARNING_RATE), p);
}

#[test]
fn nan_and_infinity_stay_in_their_entry() {
    let mut rng = RandomState::new(53);
    let p = random_network(2, 4, 1, &mut rng);
    let mut g = random_gradients(2, 4, 1, &mut rng);
    (g.dw1[[1, 0]], g.db1[[2, 0]]) = (f64::NAN, f64::INFINITY);
    let p = update_parameters(&p, &g, LEARNING_RATE);
    assert!(p.w1[[1, 0]].is_nan());
    assert_eq!(p.b1[[2, 0]], f64::NEG_INFINITY);
    assert_eq!(p.w1.iter().chain(&p.b1).filter(|v| v.is_finite()).count(), 8 + 4 - 2);
}

#[test]
fn a_gradient_of_another_shape_gets_both() {
    let p = random_network(2, 4, 1, &mut RandomState::new(54));
    let g = random_gradients(2, 4, 1, &mut RandomState::new(55));
    let says_of =
        |pieces: &[&str], g: Gradients| says(pieces, || update_parameters(&p, &g, LEARNING_RATE));
    says_of(&["dw1 of shape (4, 2)", "w1", "(2, 4)"], Gradients { dw1: zeros(2, 4), ..g.clone() });
    says_of(&["db1 of shape (4, 1)", "b1", "(1, 4)"], Gradients { db1: zeros(1, 4), ..g.clone() });
    says_of(&["dw2 of shape (1, 4)", "w2", "(4, 1)"], Gradients { dw2: zeros(4, 1), ..g.clone() });
    says_of(
        &["db2 of shape (1, 1)", "b2", "(1, 400)"],
        Gradients { db2: zeros(1, 400), ..g.clone() },
    );
    says_of(&["dw1 of shape (4, 2)", "w1", "(0, 2)"], Gradients { dw1: zeros(0, 2), ..g });
}
