//! The gradient check as a picture.

use crate::Figure;
use crate::backward::{CheckedEntry, GradientCheck, RIGHT};
use crate::figure::axes::{Axes, left_edge, range};
use crate::figure::canvas::{Frame, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::marks::{MARKS, Mark};
use crate::figure::palette::{Colour, FRAME, LINES};
use crate::figure::text::{counted, significant};

/// The arrays, and their names in Python.
const ARRAYS: [(&str, &str); 4] = [("dw1", "dW1"), ("db1", "db1"), ("dw2", "dW2"), ("db2", "db2")];

/// Draws every parameter's derivative against its finite difference.
///
/// Where backward propagation is right, all marks lie on the diagonal.
///
/// # Shapes
/// - `check`: one entry a parameter, from [`gradient_check`](crate::gradient_check)
///
/// # Examples
/// ```
/// use nnlab::*;
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 100, false);
/// let check = gradient_check(backward_propagation, &parameters, &x, &y);
/// assert!(plot_gradient_check(&check).alt().contains("right"));
/// ```
///
/// # Panics
/// If the check has no entries.
///
/// # In NumPy
/// `plt.scatter(numeric, analytic)`
///
/// # Source
/// Step (5) of the lab.
pub fn plot_gradient_check(check: &GradientCheck) -> Figure {
    let entries = &check.entries;
    assert!(!entries.is_empty(), "expected at least one derivative to draw, but there are none");
    let header = Header { title: title(check), note: note(entries), legend: legend(entries) };
    let values = entries.iter().flat_map(|e| [e.analytic, e.numeric]);
    let both = range(values);
    let top = header.height();
    let left = left_edge(both, 6);
    let frame = Frame { left, top, right: f64::from(WIDTH) - 100.0, bottom: top + 760.0 };
    let axes = Axes { frame, x: both, y: both, ticks: (6, 6) };
    let alt = format!(
        "Scatter of {}, analytic against numeric. {}. {}",
        counted(entries.len(), "derivative"),
        title(check),
        note(entries)
    );

    Figure::draw(frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        canvas.dashed(axes.at(both.0, both.0), axes.at(both.1, both.1), FRAME, 3);
        for entry in entries.iter().filter(|e| drawable(e)) {
            let (mark, colour) = look(entry.array);
            canvas.mark(mark, axes.at(entry.numeric, entry.analytic), 12.0, colour);
        }
        axes.border(canvas);
        axes.x_label(canvas, "numeric: finite difference of the cost");
        axes.y_label(canvas, "analytic: backward propagation");
    })
}

fn drawable(entry: &CheckedEntry) -> bool {
    entry.analytic.is_finite() && entry.numeric.is_finite()
}

fn look(array: &str) -> (Mark, Colour) {
    let k = ARRAYS.iter().position(|(name, _)| *name == array).unwrap_or(ARRAYS.len());
    (MARKS[k], LINES[k])
}

fn title(check: &GradientCheck) -> String {
    let error = significant(check.relative_error);
    if check.relative_error < RIGHT {
        format!("The gradients are right: relative error {error}")
    } else {
        format!("The gradients are wrong: relative error {error}")
    }
}

/// Says where the two differ most, or how close they are.
fn note(entries: &[CheckedEntry]) -> String {
    let undrawn = entries.iter().filter(|e| !drawable(e)).count();
    if undrawn > 0 {
        return format!(
            "{} NaN or infinite and not drawn.",
            if undrawn == 1 {
                "1 derivative is".into()
            } else {
                format!("{undrawn} derivatives are")
            }
        );
    }
    let gap = |e: &CheckedEntry| (e.analytic - e.numeric).abs();
    let worst = entries.iter().max_by(|a, b| gap(a).total_cmp(&gap(b))).expect("not empty");
    format!(
        "Right is below 10⁻⁷. The largest difference is {}, in {}[{}, {}].",
        significant(gap(worst)),
        python_name(worst.array),
        worst.row,
        worst.column
    )
}

fn python_name(array: &str) -> &str {
    ARRAYS.iter().find(|(name, _)| *name == array).map_or(array, |(_, python)| python)
}

fn legend(entries: &[CheckedEntry]) -> Vec<Entry> {
    let mut legend = Vec::new();
    for (array, python) in ARRAYS {
        let n = entries.iter().filter(|e| e.array == array).count();
        let (mark, colour) = look(array);
        legend.push(Entry { sample: Sample::Mark(mark), colour, words: format!("{python} ({n})") });
    }
    legend.push(Entry { sample: Sample::Dashes, colour: FRAME, words: "both equal".into() });
    legend
}
