//! The gradient check as a picture.

use crate::backward::{CheckedEntry, GradientCheck, RIGHT};
use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::{BODY, Canvas, Font, Frame, MARGIN, SMALL, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::marks::{MARKS, Mark};
use crate::figure::palette::{Colour, FRAME, GRID, INK, LINES, MUTED, WHITE};
use crate::figure::text::{counted, power_of_ten, significant};

/// The arrays, and their names in Python.
const ARRAYS: [(&str, &str); 4] = [("dw1", "dW1"), ("db1", "db1"), ("dw2", "dW2"), ("db2", "db2")];

/// Smaller powers of ten are drawn here: two such numbers differ by their rounding alone.
const LEAST: f64 = -16.0;

/// Draws how far every parameter's derivative is from its finite difference.
///
/// The root of the sum of the squares of what is drawn is the relative error. Where backward
/// propagation is right, all marks lie below the line at 10⁻⁷.
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
/// `plt.semilogy(abs(analytic - numeric) / (norm(analytic) + norm(numeric)), 'o')`
///
/// # Source
/// Step (5) of the lab.
pub fn plot_gradient_check(check: &GradientCheck) -> Figure {
    let entries = &check.entries;
    assert!(!entries.is_empty(), "expected at least one derivative to draw, but there are none");
    let header = Header { title: title(check), note: note(entries), legend: legend(entries) };
    let shares = shares(check);
    let finite = shares.iter().copied().filter(|share| share.is_finite());
    let most = finite.fold(RIGHT, f64::max).log10().ceil() + 1.0;
    let top = header.height();
    let frame = Frame { left: 180.0, top, right: f64::from(WIDTH) - 60.0, bottom: top + 560.0 };
    let x = (-0.5, entries.len() as f64 - 0.5);
    let axes = Axes { frame, x, y: (LEAST - 0.5, most), ticks: (1, 1) };
    let alt = format!(
        "Differences of {}, analytic against numeric, on a logarithmic scale. {}. {}",
        counted(entries.len(), "derivative"),
        title(check),
        note(entries)
    );

    Figure::draw(frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        canvas.rectangle(frame, WHITE);
        powers(canvas, &axes);
        let right = RIGHT.log10();
        canvas.dashed(axes.at(x.0, right), axes.at(x.1, right), INK, 3);
        for (k, (entry, share)) in entries.iter().zip(&shares).enumerate() {
            if share.is_finite() {
                let (mark, colour) = look(entry.array);
                canvas.mark(mark, axes.at(k as f64, share.log10().max(LEAST)), 12.0, colour);
            }
        }
        canvas.outline(frame, FRAME, 2);
        axes.x_label(canvas, "the parameters, one after the other");
        let middle = (frame.top + frame.bottom) / 2.0;
        let label = Font::centred(BODY).colour(MUTED).upwards();
        canvas.text((MARGIN + 16.0, middle), "difference, as a part of the whole", label);
    })
}

/// Each entry's difference as its part of the relative error: the root of the sum of their squares.
fn shares(check: &GradientCheck) -> Vec<f64> {
    let norm = |value: fn(&CheckedEntry) -> f64| {
        let drawn = check.entries.iter().filter(|e| drawable(e));
        drawn.map(|e| value(e).powi(2)).sum::<f64>().sqrt()
    };
    let all = norm(|e| e.analytic - e.numeric);
    let whole = if check.relative_error.is_finite() && check.relative_error > 0.0 {
        all / check.relative_error
    } else {
        norm(|e| e.analytic) + norm(|e| e.numeric)
    };
    let share = |e: &CheckedEntry| match (e.analytic - e.numeric).abs() {
        0.0 => 0.0,
        gap => gap / whole,
    };
    check.entries.iter().map(share).collect()
}

/// A line and a label for every second power of ten.
fn powers(canvas: &mut Canvas, axes: &Axes) {
    for exponent in (LEAST as i32..=axes.y.1 as i32).step_by(2) {
        let (left, y) = axes.at(axes.x.0, f64::from(exponent));
        canvas.rule((left, y), (axes.frame.right, y), GRID, 1);
        let (power, lowest) = (power_of_ten(exponent), f64::from(exponent) == LEAST);
        let label = if lowest { format!("≤ {power}") } else { power };
        canvas.text((left - 14.0, y), &label, Font::ending(SMALL));
    }
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
        "The largest difference is {}, in {}[{}, {}].",
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
    legend.push(Entry {
        sample: Sample::Dashes,
        colour: INK,
        words: format!("right is below {}", power_of_ten(RIGHT.log10().round() as i32)),
    });
    legend
}
