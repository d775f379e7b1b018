//! The network as a diagram.

use crate::figure::Figure;
use crate::figure::canvas::{BODY, Canvas, Font, Point, SMALL, WIDTH};
use crate::figure::header::Header;
use crate::figure::palette::{BLUE, Colour, FRAME, GREEN, INK, MUTED, VERMILLION, WHITE};
use crate::figure::text::{counted, subscript};

/// A layer with more units is drawn with a gap.
const MOST_DRAWN: usize = 8;
/// How many units are drawn before the gap; one more comes after it.
const BEFORE_GAP: usize = 5;
const DISTANCE: f64 = 92.0;
const RADIUS: f64 = 32.0;

/// Draws the network: its units, its connections and the shapes of its parameters.
///
/// # Shapes
/// - `n_x`, `n_h`, `n_y`: numbers of input, hidden and output units, each at least 1
///
/// # Examples
/// ```
/// assert!(nnlab::plot_network(2, 4, 1).alt().contains("17 parameters"));
/// ```
///
/// # Panics
/// If a layer has no unit.
///
/// # Source
/// Step (1) of the lab, its picture of the network.
pub fn plot_network(n_x: usize, n_h: usize, n_y: usize) -> Figure {
    assert!(
        n_x > 0 && n_h > 0 && n_y > 0,
        "expected at least 1 unit in every layer, but n_x = {n_x}, n_h = {n_h}, n_y = {n_y}"
    );
    let parameters = n_h * n_x + n_h + n_y * n_h + n_y;
    let (inputs, outputs) = (counted(n_x, "input"), counted(n_y, "output"));
    let units = counted(n_h, "hidden unit");
    let header = Header {
        title: format!("{inputs}, {units}, {outputs}: {}", counted(parameters, "parameter")),
        note: "Every line is a weight; every hidden and output unit also has a bias.".into(),
        legend: Vec::new(),
    };
    let alt = format!(
        "Network diagram: {inputs}, {units} with tanh, {outputs} with the sigmoid, every unit connected to all of the layer before. \
         W1 is {n_h} × {n_x}, b1 {n_h} × 1, W2 {n_y} × {n_h}, b2 {n_y} × 1: {}.",
        counted(parameters, "parameter")
    );

    let layers =
        [("input", "x", n_x, BLUE), ("hidden", "a", n_h, GREEN), ("output", "ŷ", n_y, VERMILLION)];
    let most = layers.iter().map(|l| slots(l.2).len()).max().unwrap_or(1) as f64;
    let (top, tall) = (header.height(), most.max(2.5) * DISTANCE);
    Figure::draw(top + 80.0 + tall + 120.0, alt, |canvas| {
        header.draw(canvas);
        let middle = top + 80.0 + tall / 2.0;
        let columns: Vec<Vec<Point>> =
            (0..3).map(|k| places(slots(layers[k].2).len(), k, middle)).collect();
        for k in 0..2 {
            connect(canvas, (&columns[k], layers[k].2), (&columns[k + 1], layers[k + 1].2));
        }
        for (k, &(name, letter, n, colour)) in layers.iter().enumerate() {
            units_of(canvas, &columns[k], letter, n, colour);
            let x = columns[k][0].0;
            canvas.text((x, top + 10.0), name, Font::centred(BODY).bold());
            canvas.text((x, top + 44.0), FORMULAS[k], Font::centred(SMALL).colour(MUTED));
        }
        shapes_below(canvas, top + 80.0 + tall + 30.0, (n_x, n_h, n_y));
    })
}

const FORMULAS: [&str; 3] = ["X", "A1 = tanh(W1 X + b1)", "A2 = σ(W2 A1 + b2)"];

/// The number of every drawn unit, `None` for the gap.
fn slots(n: usize) -> Vec<Option<usize>> {
    if n <= MOST_DRAWN {
        return (1..=n).map(Some).collect();
    }
    (1..=BEFORE_GAP).map(Some).chain([None, Some(n)]).collect()
}

fn places(count: usize, layer: usize, middle: f64) -> Vec<Point> {
    let x = f64::from(WIDTH) * [0.16, 0.5, 0.84][layer];
    let first = middle - DISTANCE * (count as f64 - 1.0) / 2.0;
    (0..count).map(|k| (x, first + DISTANCE * k as f64)).collect()
}

fn connect(canvas: &mut Canvas, from: (&[Point], usize), to: (&[Point], usize)) {
    let drawn = |(places, n): (&[Point], usize)| -> Vec<Point> {
        places.iter().zip(slots(n)).filter(|(_, slot)| slot.is_some()).map(|(&p, _)| p).collect()
    };
    for &start in &drawn(from) {
        for &end in &drawn(to) {
            canvas.line(&[start, end], FRAME, 2);
        }
    }
}

fn units_of(canvas: &mut Canvas, places: &[Point], letter: &str, n: usize, colour: Colour) {
    for (&place, slot) in places.iter().zip(slots(n)) {
        let Some(unit) = slot else {
            canvas.text(place, "⋮", Font::centred(2.0 * BODY).bold());
            continue;
        };
        canvas.disc(place, RADIUS, WHITE);
        canvas.ring(place, RADIUS, colour, 5);
        let name = if n == 1 { letter.to_string() } else { format!("{letter}{}", subscript(unit)) };
        canvas.text(place, &name, Font::centred(BODY).colour(INK));
    }
}

/// The shapes of the parameters between two layers, under their connections.
fn shapes_below(canvas: &mut Canvas, y: f64, (n_x, n_h, n_y): (usize, usize, usize)) {
    let rows = [(0.33, "1", n_h, n_x), (0.67, "2", n_y, n_h)];
    for (across, layer, to, from) in rows {
        let x = f64::from(WIDTH) * across;
        canvas.text((x, y), &format!("W{layer}: ({to}, {from})"), Font::centred(BODY));
        canvas.text((x, y + 38.0), &format!("b{layer}: ({to}, 1)"), Font::centred(BODY));
    }
}
