//! The theory part of step 5, a chain of neurons, against finite differences.

mod common;

use common::says;
use nnlab::backward::{Neuron, chain_backward, chain_forward, chain_loss};
use nnlab::{RandomState, plot_chain};

/// A chain of `length` neurons, the first with two inputs, and something to run through it.
fn random_chain(length: usize, rng: &mut RandomState) -> (Vec<f64>, f64, Vec<Neuron>) {
    let chain = (0..length)
        .map(|k| {
            let inputs = if k == 0 { 2 } else { 1 };
            Neuron { w: rng.standard_normal(inputs).to_vec(), b: rng.standard_normal(1)[0] }
        })
        .collect();
    (rng.standard_normal(2).to_vec(), rng.standard_normal(1)[0], chain)
}

fn loss(x: &[f64], y: f64, chain: &[Neuron]) -> f64 {
    let activations = chain_forward(x, chain);
    chain_loss(y, activations[activations.len() - 1])
}

/// The central difference at `nudge`; with ε = 1e-5 it errs by about 1e-10.
fn slope(x: &[f64], y: f64, chain: &[Neuron], nudge: impl Fn(&mut [Neuron], f64)) -> f64 {
    const EPSILON: f64 = 1e-5;
    let loss_at = |offset: f64| {
        let mut moved = chain.to_vec();
        nudge(&mut moved, offset);
        loss(x, y, &moved)
    };
    (loss_at(EPSILON) - loss_at(-EPSILON)) / (2.0 * EPSILON)
}

#[test]
fn the_recursion_gives_the_slopes_of_the_loss() {
    let mut rng = RandomState::new(41);
    for length in (1..=5).cycle().take(50) {
        let (x, y, chain) = random_chain(length, &mut rng);
        let gradients = chain_backward(&x, y, &chain);
        assert_eq!(gradients.len(), length, "one gradient a neuron");
        for (k, g) in gradients.iter().enumerate() {
            let db = slope(&x, y, &chain, |chain, by| chain[k].b += by);
            assert!((g.db - db).abs() < 1e-9, "db of neuron {k} of {length}: {} or {db}", g.db);
            assert_eq!(g.dz, g.db, "the bias adds to z with a factor of 1");
            assert_eq!(g.dw.len(), chain[k].w.len(), "one derivative a weight");
            for (j, got) in g.dw.iter().enumerate() {
                let dw = slope(&x, y, &chain, |chain, by| chain[k].w[j] += by);
                assert!(
                    (got - dw).abs() < 1e-9,
                    "dw[{j}] of neuron {k} of {length}: {got} or {dw}"
                );
            }
        }
    }
}

/// ∂l/∂a of neuron k: what the loss of the rest of the chain does if its activation moves.
#[test]
fn what_comes_back_to_a_neuron_is_the_slope_in_its_activation() {
    let mut rng = RandomState::new(42);
    for length in 1..=5 {
        let (x, y, chain) = random_chain(length, &mut rng);
        let activations = chain_forward(&x, &chain);
        for (k, g) in chain_backward(&x, y, &chain).iter().enumerate() {
            let loss_at = |a: f64| match &chain[k + 1..] {
                [] => chain_loss(y, a),
                rest => loss(&[a], y, rest),
            };
            let da = (loss_at(activations[k] + 1e-5) - loss_at(activations[k] - 1e-5)) / 2e-5;
            assert!((g.da - da).abs() < 1e-9, "da of neuron {k} of {length}: {} or {da}", g.da);
        }
    }
}

#[test]
fn a_chain_that_does_not_fit_its_inputs_gets_both_numbers() {
    let neuron = |weights| Neuron { w: vec![0.5; weights], b: 0.0 };
    says(&["at least 1 neuron", "0"], || chain_forward(&[1.0], &[]));
    says(&["at least 1 neuron", "0"], || chain_backward(&[1.0], 1.0, &[]));
    says(&["neuron 0", "2 weights", "1 inputs"], || chain_forward(&[1.0], &[neuron(2)]));
    says(&["neuron 1", "3 weights", "1 inputs"], || {
        chain_backward(&[1.0], 1.0, &[neuron(1), neuron(3)])
    });
    says(&["at least 1 input", "0"], || chain_forward(&[], &[neuron(0)]));
    says(&["at least 1 input", "0"], || chain_backward(&[], 1.0, &[neuron(0)]));
}

#[test]
fn the_figure_of_a_chain_shows_each_activation_and_each_derivative() {
    let neuron = |w: &[f64], b| Neuron { w: w.to_vec(), b };
    let chain = [neuron(&[0.3, -1.2], 0.1), neuron(&[2.5], -1.0), neuron(&[-0.7], 0.4)];
    let (x, y) = ([0.5, 1.5], 1.0);
    let figure = plot_chain(&x, y, &chain);
    let (activations, gradients) = (chain_forward(&x, &chain), chain_backward(&x, y, &chain));
    let mut numbers = activations.clone();
    numbers.extend(gradients.iter().map(|g| g.dz));
    numbers.push(chain_loss(y, activations[2]));
    for number in numbers {
        let digits = (2 - number.abs().log10().floor() as i32) as usize;
        let shown = format!("{number:.digits$}").replace('-', "−");
        assert!(figure.svg().contains(&shown), "{shown} is not drawn");
        assert!(figure.alt().contains(&shown), "{shown} is not in: {}", figure.alt());
    }
    says(&["at most 4", "5"], || plot_chain(&[0.0; 5], 1.0, &[neuron(&[0.0; 5], 0.0)]));
    says(&["finite", "NaN"], || plot_chain(&[f64::NAN], 1.0, &[neuron(&[1.0], 0.0)]));
}
