//! A chain of neurons with its values, forwards and back.

use crate::backward::{Neuron, NeuronGradient, chain_backward, chain_forward, chain_loss};
use crate::figure::Figure;
use crate::figure::canvas::{BODY, Canvas, Font, Point, SMALL, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::palette::{BLUE, FRAME, INK, MUTED, VERMILLION, WHITE};
use crate::figure::text::{counted, significant, subscript};

/// More neurons or inputs would leave no room for their numbers.
const MOST: usize = 4;
const RADIUS: f64 = 36.0;
/// The distance between two inputs.
const DISTANCE: f64 = 92.0;
/// The middle of the first and of the last column.
const COLUMNS: (f64, f64) = (70.0, WIDTH as f64 - 90.0);

/// Draws a chain of neurons: the values on the way forward, the derivatives on the way back.
///
/// Above each neuron stands its activation aₖ, below it ∂l/∂zₖ, on each arrow its weight.
///
/// # Shapes
/// - `x`: the inputs of the first neuron, at most 4
/// - `y`: the label, one number
/// - `chain`: 1 to 4 neurons; all but the first have one weight
///
/// # Examples
/// ```
/// use nnlab::{backward::Neuron, plot_chain};
///
/// let chain = [Neuron { w: vec![1.0, -1.0], b: 0.0 }, Neuron { w: vec![2.0], b: -1.0 }];
/// let figure = plot_chain(&[0.5, 0.5], 1.0, &chain);
/// assert!(figure.alt().contains("a2 = 0.5, ∂l/∂z2 = −0.25"));
/// ```
///
/// # Panics
/// As [`chain_forward`]; also if there are more than 4 inputs or neurons, or a number of the chain
/// is not finite.
///
/// # Source
/// The theory section of the handout, its two drawings in one.
pub fn plot_chain(x: &[f64], y: f64, chain: &[Neuron]) -> Figure {
    let activations = chain_forward(x, chain);
    check(x, y, chain);
    let gradients = chain_backward(x, y, chain);
    let loss = chain_loss(y, activations[chain.len() - 1]);
    let header = header(y, loss, &gradients);
    let half = (DISTANCE * x.len() as f64 / 2.0).max(110.0);
    let middle = header.height() + half + 10.0;
    let alt = alt(x, &header.title, &activations, &gradients);

    Figure::draw(middle + half + 20.0, alt, |canvas| {
        header.draw(canvas);
        let places: Vec<Point> = (1..=chain.len() + 1).map(|k| place(k, chain, middle)).collect();
        inputs(canvas, x, &chain[0].w, (places[0], middle));
        for (k, pair) in places.windows(2).enumerate() {
            let weight = chain.get(k + 1).map(|next| next.w[0]);
            arrow(canvas, (pair[0], pair[1]), weight, 0.5);
        }
        for (k, &at) in places[..chain.len()].iter().enumerate() {
            unit(canvas, at, &format!("a{}", subscript(k + 1)));
            beside(canvas, at, -1.0, ("a", activations[k]));
            beside(canvas, at, 1.0, ("∂l/∂z", gradients[k].dz));
        }
        let last = places[chain.len()];
        unit(canvas, last, "l");
        beside(canvas, last, -1.0, ("loss", loss));
    })
}

#[track_caller]
fn check(x: &[f64], y: f64, chain: &[Neuron]) {
    assert!(
        x.len() <= MOST && chain.len() <= MOST,
        "expected at most {MOST} inputs and {MOST} neurons to draw, but there are {} and {}",
        x.len(),
        chain.len()
    );
    let weights = chain.iter().flat_map(|neuron| neuron.w.iter().chain([&neuron.b]));
    if let Some(wild) = x.iter().chain([&y]).chain(weights).find(|v| !v.is_finite()) {
        panic!("expected every input, label, weight and bias to be finite, but one is {wild}");
    }
}

fn header(y: f64, loss: f64, gradients: &[NeuronGradient]) -> Header {
    let first = number(gradients[0].dz);
    let entry =
        |colour, words: &str| Entry { sample: Sample::Patch, colour, words: words.to_string() };
    Header {
        title: format!(
            "The loss is {}; ∂l/∂z arrives at the first neuron as {first}",
            number(loss)
        ),
        note: format!("Label y = {y}. On each arrow stands its weight."),
        legend: vec![entry(BLUE, "forward: activations"), entry(VERMILLION, "back: derivatives")],
    }
}

fn alt(x: &[f64], title: &str, activations: &[f64], gradients: &[NeuronGradient]) -> String {
    let each = |(k, (a, g)): (usize, (&f64, &NeuronGradient))| {
        format!("a{0} = {1}, ∂l/∂z{0} = {2}", k + 1, number(*a), number(g.dz))
    };
    let list: Vec<String> = activations.iter().zip(gradients).enumerate().map(each).collect();
    format!(
        "Chain of {} with {}. {title}. {}.",
        counted(activations.len(), "neuron"),
        counted(x.len(), "input"),
        list.join("; ")
    )
}

/// Short numbers as they are, long ones with three digits.
fn number(value: f64) -> String {
    let exact = (value + 0.0).to_string().replace('-', "−");
    if exact.chars().count() <= 5 { exact } else { significant(value) }
}

/// The middle of column `k`: inputs, neurons, loss.
fn place(k: usize, chain: &[Neuron], middle: f64) -> Point {
    let (first, last) = COLUMNS;
    (first + (last - first) * k as f64 / (chain.len() + 1) as f64, middle)
}

fn inputs(canvas: &mut Canvas, x: &[f64], weights: &[f64], (to, middle): (Point, f64)) {
    for (k, (&value, &weight)) in x.iter().zip(weights).enumerate() {
        let y = middle + DISTANCE * (k as f64 - (x.len() as f64 - 1.0) / 2.0);
        let at = (COLUMNS.0, y);
        arrow(canvas, (at, to), Some(weight), 0.4);
        unit(canvas, at, &number(value));
    }
}

/// A line between two units, with its weight above it.
fn arrow(canvas: &mut Canvas, (from, to): (Point, Point), weight: Option<f64>, share: f64) {
    canvas.line(&[from, to], FRAME, 3);
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    let back = |along: f64, side: f64| {
        let (ux, uy) = (dx / length, dy / length);
        (to.0 - along * ux - side * uy, to.1 - along * uy + side * ux)
    };
    canvas
        .polygon(&[back(RADIUS, 0.0), back(RADIUS + 16.0, 8.0), back(RADIUS + 16.0, -8.0)], FRAME);
    if let Some(weight) = weight {
        let at = (from.0 + dx * share, from.1 + dy * share - 18.0);
        canvas.text(at, &number(weight), Font::centred(SMALL).colour(INK));
    }
}

fn unit(canvas: &mut Canvas, at: Point, name: &str) {
    canvas.disc(at, RADIUS, WHITE);
    canvas.ring(at, RADIUS, FRAME, 4);
    canvas.text(at, name, Font::centred(SMALL).colour(INK));
}

/// A name and its number, above a unit (−1) or below it (1).
fn beside(canvas: &mut Canvas, at: Point, side: f64, (name, value): (&str, f64)) {
    let colour = if side < 0.0 { BLUE } else { VERMILLION };
    let (near, far) = (at.1 + side * 58.0, at.1 + side * 90.0);
    let (name_at, value_at) = if side < 0.0 { (far, near) } else { (near, far) };
    canvas.text((at.0, name_at), name, Font::centred(SMALL).colour(MUTED));
    canvas.text((at.0, value_at), &number(value), Font::centred(BODY).bold().colour(colour));
}
