//! How the weights are spread.

use ndarray::Array2;

use crate::figure::axes::{self, Axes};
use crate::figure::canvas::{BODY, Canvas, Font, Frame, WIDTH};
use crate::figure::header::Header;
use crate::figure::palette::{BLUE, Colour, FRAME, INK, VERMILLION};
use crate::figure::text::{counted, significant, span};
use crate::{Figure, Parameters, shapes};

/// Draws histograms of both layers' weights.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, n_x), `b1` (n_h, 1), `w2` (n_y, n_h), `b2` (n_y, 1)
///
/// # Examples
/// ```
/// use nnlab::{RandomState, initialize_parameters, plot_weights};
///
/// let parameters = initialize_parameters(2, 4, 1, &mut RandomState::new(3));
/// assert!(plot_weights(&parameters).alt().contains("8 weights"));
/// ```
///
/// # Panics
/// If an array is empty.
///
/// # In NumPy
/// `plt.hist(W1.ravel()); plt.hist(W2.ravel())`
///
/// # Source
/// Step (2) of the lab.
pub fn plot_weights(parameters: &Parameters) -> Figure {
    let Parameters { w1, b1, w2, b2 } = parameters;
    for (name, array) in [("w1", w1), ("b1", b1), ("w2", w2), ("b2", b2)] {
        shapes::not_empty(name, array);
    }
    let header = Header {
        title: format!("{}, {}", counted(w1.len() + w2.len(), "weight"), span(w1.iter().chain(w2))),
        note: format!("Biases: {}; {}.", biases("b1", b1), biases("b2", b2)),
        legend: Vec::new(),
    };
    let alt = format!(
        "Histograms. {}. {}. Biases: {}; {}.",
        summary("W1", w1),
        summary("W2", w2),
        biases("b1", b1),
        biases("b2", b2)
    );
    let top = header.height() + 44.0;
    Figure::draw(top + 430.0 + 96.0, alt, |canvas| {
        header.draw(canvas);
        let half = f64::from(WIDTH) / 2.0;
        histogram(canvas, (0.0, half), top, ("W1", w1, BLUE));
        histogram(canvas, (half, 2.0 * half), top, ("W2", w2, VERMILLION));
    })
}

type Layer<'a> = (&'static str, &'a Array2<f64>, Colour);

fn histogram(canvas: &mut Canvas, (left, right): (f64, f64), top: f64, (name, w, colour): Layer) {
    let (edges, counts) = bins(w);
    let tallest = counts.iter().copied().max().unwrap_or(0).max(1) as f64;
    let (x, y) = ((edges[0], edges[edges.len() - 1]), (0.0, tallest * 1.12));
    let ticks = (4, (1.12 * tallest).ceil().min(6.0) as usize);
    let left = left + axes::left_edge(y, ticks.1);
    let frame = Frame { left, top, right: right - 40.0, bottom: top + 430.0 };
    let axes = Axes { frame, x, y, ticks };
    axes.paper(canvas);
    for (k, &n) in counts.iter().enumerate().filter(|(_, n)| **n > 0) {
        let ((left, top), (right, bottom)) =
            (axes.at(edges[k], n as f64), axes.at(edges[k + 1], 0.0));
        let bar = Frame { left: left + 2.0, top, right: right - 2.0, bottom };
        canvas.rectangle(bar, colour);
        canvas.outline(bar, INK, 1);
    }
    axes.x_ticks(canvas);
    axes.y_ticks(canvas);
    canvas.outline(frame, FRAME, 2);
    axes.x_label(canvas, "weight");
    axes.y_label(canvas, "number of weights");
    let heading = format!("{name}: {}", counted(w.len(), "weight"));
    canvas.text((frame.left, frame.top - 26.0), &heading, Font::new(BODY).bold());
}

/// The edges of the bins, at round values, and how many weights lie in each.
fn bins(w: &Array2<f64>) -> (Vec<f64>, Vec<usize>) {
    let (low, high) = axes::range(w.iter().copied());
    let about = (2.0 * (w.len() as f64).sqrt()).clamp(5.0, 24.0) as usize;
    let round = axes::ticks((low, high), about).0;
    let step = if round.len() > 1 { round[1] - round[0] } else { high - low };
    let first = (low / step).floor();
    let n = ((high / step).ceil() - first).max(1.0) as usize;
    let edges: Vec<f64> = (0..=n).map(|k| (first + k as f64) * step).collect();
    let mut counts = vec![0; n];
    for &value in w.iter().filter(|v| v.is_finite()) {
        counts[((value / step - first).floor() as usize).min(n - 1)] += 1;
    }
    (edges, counts)
}

fn summary(name: &str, w: &Array2<f64>) -> String {
    let mean = significant(w.mean().unwrap_or(0.0));
    format!("{name}: {} {}, mean {mean}", counted(w.len(), "weight"), span(w.iter()))
}

fn biases(name: &str, b: &Array2<f64>) -> String {
    if b.iter().all(|&v| v == 0.0) {
        return format!("{name} is all 0");
    }
    if b.len() == 1 {
        return format!("{name} = {}", significant(b[[0, 0]]));
    }
    format!("{name} {}", span(b.iter()))
}
