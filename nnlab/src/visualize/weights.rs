//! How the weights are spread.

use ndarray::Array2;

use crate::figure::Figure;
use crate::figure::axes::{Axes, range};
use crate::figure::canvas::{BODY, Canvas, Font, Frame, WIDTH};
use crate::figure::header::Header;
use crate::figure::palette::{BLUE, Colour, FRAME, VERMILLION, WHITE};
use crate::figure::text::{counted, significant, span};
use crate::init::Parameters;
use crate::shapes;

/// Draws both layers' weights on one axis, a point each.
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
/// `plt.scatter(W1.ravel(), np.ones(W1.size)); plt.scatter(W2.ravel(), np.zeros(W2.size))`
///
/// # Source
/// Step (2) of the lab.
pub fn plot_weights(parameters: &Parameters) -> Figure {
    let Parameters { w1, b1, w2, b2 } = parameters;
    for (name, array) in [("w1", w1), ("b1", b1), ("w2", w2), ("b2", b2)] {
        shapes::not_empty(name, array);
    }
    let all = || w1.iter().chain(w2);
    let undrawn = all().filter(|w| !w.is_finite()).count();
    let header = Header {
        title: format!("{}, {}", counted(w1.len() + w2.len(), "weight"), span(all())),
        note: format!("Biases: {}; {}.{}", biases("b1", b1), biases("b2", b2), missing(undrawn)),
        legend: Vec::new(),
    };
    let alt = format!(
        "Weights on a line. {}. {}. Biases: {}; {}.{}",
        summary("W1", w1),
        summary("W2", w2),
        biases("b1", b1),
        biases("b2", b2),
        missing(undrawn)
    );
    let top = header.height();
    let frame = Frame { left: 100.0, top, right: f64::from(WIDTH) - 40.0, bottom: top + 300.0 };
    let axes = Axes { frame, x: range(all().copied()), y: (0.0, 2.0), ticks: (6, 2) };
    Figure::draw(frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        if axes.x.0 < 0.0 && axes.x.1 > 0.0 {
            canvas.dashed(axes.at(0.0, 0.0), axes.at(0.0, 2.0), FRAME, 2);
        }
        row(canvas, &axes, 1.5, ("W1", w1, BLUE));
        row(canvas, &axes, 0.5, ("W2", w2, VERMILLION));
        axes.x_ticks(canvas);
        canvas.outline(frame, FRAME, 2);
        axes.x_label(canvas, "weight");
    })
}

type Layer<'a> = (&'static str, &'a Array2<f64>, Colour);

/// A layer's weights as points beside each other, some a little higher, so that equal ones are seen.
fn row(canvas: &mut Canvas, axes: &Axes, height: f64, (name, w, colour): Layer) {
    let (left, middle) = (axes.frame.left - 16.0, axes.at(0.0, height).1);
    canvas.text((left, middle), name, Font::ending(BODY).bold());
    canvas.edged(WHITE, 1.5, |canvas| {
        for (k, &weight) in w.iter().enumerate().filter(|(_, w)| w.is_finite()) {
            let lift = 0.1 * ((2 * k % 5) as f64 - 2.0);
            canvas.disc(axes.at(weight, height + lift), 10.0, colour);
        }
    });
}

fn missing(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " 1 weight is NaN or infinite, and not drawn.".into(),
        _ => format!(" {count} weights are NaN or infinite, and not drawn."),
    }
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
