//! Curves of any kind, side by side.

use crate::figure::Figure;
use crate::figure::axes::{Axes, left_edge, range};
use crate::figure::canvas::{Canvas, Frame, Point, WIDTH};
use crate::figure::header::{Entry, Header, Sample};
use crate::figure::marks::{MARKS, Mark};
use crate::figure::palette::{Colour, LINES};
use crate::figure::text::significant;

/// Draws curves over one axis, each with a name.
///
/// NaN and infinity leave a gap.
///
/// # Shapes
/// - `title`: what the curves show, your own finding
/// - `labels`: the names of the horizontal and the vertical axis
/// - `curves`: (name, its points (x, y) in their order)
///
/// # Examples
/// ```
/// let cost = |a: f64| (a, -a.ln());
/// let curve = vec![cost(0.1), cost(0.5), cost(0.9)];
/// let figure = nnlab::plot_curves("A sure answer costs little", ("a", "cost"), &[("−ln a", curve)]);
/// assert!(figure.alt().contains("−ln a: from 2.30 at 0.100 to 0.105 at 0.900"));
/// ```
///
/// # Panics
/// If there are no curves, or a curve has no finite point.
///
/// # In NumPy
/// `for name, x, y in curves: plt.plot(x, y, label=name)`
///
/// # Source
/// Steps (4) to (6) of the lab: its formulas as pictures.
pub fn plot_curves(
    title: &str,
    labels: (&str, &str),
    curves: &[(&str, Vec<(f64, f64)>)],
) -> Figure {
    check_curves(curves);
    let legend = curves.iter().enumerate().map(|(k, (name, _))| entry(k, (*name).into()));
    let header = Header { title: title.into(), note: String::new(), legend: legend.collect() };
    let finite = || curves.iter().flat_map(|(_, points)| points.iter().filter(|p| is_finite(p)));
    let (x, y) = (edges(finite().map(|p| p.0)), range(finite().map(|p| p.1)));
    let top = header.height();
    let (left, right) = (left_edge(y, 6), f64::from(WIDTH) - 60.0);
    let axes = Axes { frame: Frame { left, top, right, bottom: top + 560.0 }, x, y, ticks: (6, 6) };
    let list: Vec<String> = curves.iter().map(|(name, points)| course(name, points)).collect();
    let title = title.trim_end_matches('.');
    let alt =
        format!("Line chart of {} over {}. {title}. {}.", labels.1, labels.0, list.join("; "));

    Figure::draw(axes.frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        for (k, (_, points)) in curves.iter().enumerate() {
            curve(canvas, &axes, points, k, curves.len());
        }
        axes.border(canvas);
        axes.x_label(canvas, labels.0);
        axes.y_label(canvas, labels.1);
    })
}

#[track_caller]
fn check_curves(curves: &[(&str, Vec<Point>)]) {
    assert!(!curves.is_empty(), "expected at least one curve, but there are none");
    if let Some((name, points)) = curves.iter().find(|(_, points)| !points.iter().any(is_finite)) {
        panic!(
            "expected at least one finite point a curve, but `{name}` has none among its {}",
            points.len()
        );
    }
}

fn is_finite(point: &Point) -> bool {
    point.0.is_finite() && point.1.is_finite()
}

/// From the first to the last value: a curve may touch the sides of its chart.
fn edges(values: impl Iterator<Item = f64> + Clone) -> (f64, f64) {
    let low = values.clone().fold(f64::INFINITY, f64::min);
    let high = values.clone().fold(f64::NEG_INFINITY, f64::max);
    if low < high { (low, high) } else { range(values) }
}

/// The mark and the colour of curve number `k`.
pub(super) fn look(k: usize) -> (Mark, Colour) {
    (MARKS[k % MARKS.len()], LINES[k % LINES.len()])
}

/// The legend's entry of curve number `k`.
pub(super) fn entry(k: usize, words: String) -> Entry {
    let (mark, colour) = look(k);
    Entry { sample: Sample::LineWithMark(mark), colour, words }
}

/// Curve number `k` of `count` with some of its marks, apart from those of the other curves.
pub(super) fn curve(canvas: &mut Canvas, axes: &Axes, points: &[Point], k: usize, count: usize) {
    let (mark, colour) = look(k);
    axes.curve(canvas, points, colour, 4);
    let inside = |p: &&Point| is_finite(p) && (axes.y.0..=axes.y.1).contains(&p.1);
    let visible: Vec<&Point> = points.iter().filter(inside).collect();
    let shift = (k as f64 + 0.5) / count as f64;
    for n in 0..6 {
        let at = ((f64::from(n) + shift) / 6.0 * visible.len() as f64) as usize;
        if let Some(&&(x, y)) = visible.get(at) {
            canvas.mark(mark, axes.at(x, y), 10.0, colour);
        }
    }
}

/// Where a curve begins, where it is lowest, and where it ends, in words.
fn course(name: &str, points: &[Point]) -> String {
    let finite: Vec<&Point> = points.iter().filter(|p| is_finite(p)).collect();
    let at = |p: &Point| format!("{} at {}", significant(p.1), significant(p.0));
    let (first, last) = (finite[0], finite[finite.len() - 1]);
    let ends = format!("{name}: from {} to {}", at(first), at(last));
    match finite.iter().min_by(|a, b| a.1.total_cmp(&b.1)) {
        Some(lowest) if lowest.1 < first.1.min(last.1) => format!("{ends}, lowest {}", at(lowest)),
        _ => ends,
    }
}
