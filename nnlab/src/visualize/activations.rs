//! The activation functions and their derivatives.

use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::{BODY, Canvas, Font, Frame, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::marks::Mark;
use crate::figure::palette::{BLUE, Colour, VERMILLION};
use crate::forward::sigmoid;

type Curve = (fn(f64) -> f64, Colour, Mark);

const SHAPES: [Mark; 2] = [Mark::Circle, Mark::Triangle];

/// Draws tanh, the sigmoid, and their derivatives.
///
/// tanh′ z = 1 − tanh² z, σ′(z) = σ(z)(1 − σ(z)).
///
/// # Examples
/// ```
/// assert!(nnlab::plot_activations().alt().contains("0.25"));
/// ```
///
/// # In NumPy
/// `plt.plot(z, np.tanh(z)); plt.plot(z, 1 / (1 + np.exp(-z)))`
///
/// # Source
/// Steps (3) and (5) of the lab: the functions, and the derivatives that the way back needs.
pub fn plot_activations() -> Figure {
    let entry = |k: usize, words: &str| Entry {
        sample: Sample::LineWithMark(SHAPES[k]),
        colour: [BLUE, VERMILLION][k],
        words: words.into(),
    };
    let header = Header {
        title: "At 0, tanh has slope 1 and σ only slope 0.25".into(),
        note: "Far from 0 both are flat: there, learning is slow.".into(),
        legend: vec![entry(0, "tanh, in the hidden layer"), entry(1, "σ, in the output layer")],
    };
    let alt = "Two charts over z from −4 to 4. Left, the functions: tanh rises from −1 to 1 and is 0 at 0; σ rises from 0 to 1 and is 0.5 at 0. \
               Right, their derivatives: both are highest at 0, where tanh′ is 1 and σ′ is 0.25, and near 0 beyond ±4.";
    let functions: [Curve; 2] = [(f64::tanh, BLUE, SHAPES[0]), (sigmoid, VERMILLION, SHAPES[1])];
    let derivatives: [Curve; 2] =
        [(tanh_slope, BLUE, SHAPES[0]), (sigmoid_slope, VERMILLION, SHAPES[1])];

    let top = header.height() + 44.0;
    Figure::draw(top + 460.0 + 96.0, alt.into(), |canvas| {
        header.draw(canvas);
        chart(canvas, 0.0, top, "tanh z and σ(z)", (-1.1, 1.1), &functions);
        chart(
            canvas,
            f64::from(WIDTH) / 2.0,
            top,
            "their slopes, tanh′ z and σ′(z)",
            (-0.05, 1.1),
            &derivatives,
        );
    })
}

fn tanh_slope(z: f64) -> f64 {
    1.0 - z.tanh().powi(2)
}

fn sigmoid_slope(z: f64) -> f64 {
    sigmoid(z) * (1.0 - sigmoid(z))
}

fn chart(canvas: &mut Canvas, left: f64, top: f64, name: &str, y: (f64, f64), curves: &[Curve]) {
    let frame = Frame {
        left: left + 82.0,
        top,
        right: left + f64::from(WIDTH) / 2.0 - 22.0,
        bottom: top + 460.0,
    };
    let axes = Axes { frame, x: (-4.0, 4.0), y, ticks: (5, 5) };
    axes.paper(canvas);
    for &(function, colour, mark) in curves {
        let values: Vec<(f64, f64)> =
            (-200..=200).map(|k| f64::from(k) / 50.0).map(|z| (z, function(z))).collect();
        axes.curve(canvas, &values, colour, 4);
        for z in [-3.0, -1.5, 0.0, 1.5, 3.0] {
            canvas.mark(mark, axes.at(z, function(z)), 9.0, colour);
        }
    }
    axes.border(canvas);
    axes.x_label(canvas, "z");
    canvas.text((frame.left, top - 26.0), name, Font::new(BODY).bold());
}
