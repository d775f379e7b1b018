//! Each example's share of the cost.

use ndarray::{Array2, s};

use super::data::{check_plane, plane, plane_border};
use super::grid::chart_ranges;
use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::Canvas;
use crate::figure::header::{Header, class_legend};
use crate::figure::marks::MARKS;
use crate::figure::palette::{CLASSES, WHITE};
use crate::figure::text::{count, counted, percent, significant};
use crate::shapes;

/// The cost of some answers, as step 4 asks for it.
type Cost = fn(&Array2<f64>, &Array2<f64>) -> f64;

/// The radius of an example that costs as much as the mean of those that cost something.
const USUAL: f64 = 9.0;
const SMALLEST: f64 = 2.0;
const LARGEST: f64 = 42.0;

/// Draws every example with an area in proportion to its share of the cost, by a cost of your own.
///
/// The share of example i is Lᵢ / Σ L, where Lᵢ is what the cost says of it alone. No mark is
/// smaller or larger than can be seen: one of radius 2 may cost less, one of radius 42 more.
///
/// # Shapes
/// - `compute_cost`: takes answers (1, 1) and labels (1, 1)
/// - `a2`: (1, m), answers between 0 and 1
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{compute_cost, ndarray::array, plot_cost_shares};
///
/// let (x, y) = (array![[0.0, 1.0, 2.0], [0.0, 1.0, 0.0]], array![[1.0, 0.0, 0.0]]);
/// let figure = plot_cost_shares(compute_cost, &array![[0.1, 0.1, 0.1]], &x, &y);
/// assert!(figure.alt().contains("Half of the cost comes from 1 of 3 points"));
/// ```
///
/// # Panics
/// If `a2`, `x` or `y` has another shape, `x` is not finite, or `y` has a label other than 0 and 1.
///
/// # In NumPy
/// `plt.scatter(X[0, :], X[1, :], c=Y[0], s=losses)`, where `losses` is
/// `-(Y * np.log(A2) + (1 - Y) * np.log(1 - A2))[0]`
///
/// # Source
/// Step (4) of the lab, the terms of its sum.
pub fn plot_cost_shares(
    compute_cost: Cost,
    a2: &Array2<f64>,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    check_plane(x, y);
    shapes::is("a2", a2, y.dim(), "y");
    let alone = |k: usize| {
        let column = |a: &Array2<f64>| a.slice(s![.., k..=k]).to_owned();
        compute_cost(&column(a2), &column(y))
    };
    let costs: Vec<f64> = (0..x.ncols()).map(alone).collect();
    let header = Header { title: title(&costs), note: note(&costs), legend: class_legend() };
    let axes = plane(chart_ranges(x), header.height());
    let alt = format!(
        "Scatter of the data, a point's area its share of the cost. {}. {}",
        title(&costs),
        note(&costs)
    );
    Figure::draw(axes.frame.bottom + 96.0, alt, |canvas| {
        header.draw(canvas);
        axes.paper(canvas);
        sized(canvas, &axes, &costs, x, y);
        plane_border(canvas, &axes);
    })
}

/// Every example with its radius, the largest first, each with a white edge.
fn sized(canvas: &mut Canvas, axes: &Axes, costs: &[f64], x: &Array2<f64>, y: &Array2<f64>) {
    let usual: Vec<f64> = costs.iter().copied().filter(|c| c.is_finite() && *c > 0.0).collect();
    let mean = usual.iter().sum::<f64>() / usual.len() as f64;
    let radius = |cost: f64| match cost {
        c if c.is_nan() || c == f64::INFINITY => LARGEST,
        c if c > 0.0 => (USUAL * (c / mean).sqrt()).clamp(SMALLEST, LARGEST),
        _ => SMALLEST,
    };
    let mut order: Vec<usize> = (0..costs.len()).collect();
    order.sort_by(|&a, &b| radius(costs[b]).total_cmp(&radius(costs[a])));
    for k in order {
        let (class, at) = (usize::from(y[[0, k]] == 1.0), axes.at(x[[0, k]], x[[1, k]]));
        let r = radius(costs[k]);
        canvas.mark(MARKS[class], at, r + 2.0, WHITE);
        canvas.mark(MARKS[class], at, r, CLASSES[class]);
    }
}

fn title(costs: &[f64]) -> String {
    let m = counted(costs.len(), "point");
    wild(costs).unwrap_or_else(|| format!("Half of the cost comes from {} of {m}", half(costs)))
}

/// What is wrong with costs that have no shares, in words.
fn wild(costs: &[f64]) -> Option<String> {
    let m = counted(costs.len(), "point");
    let how_many = |of: fn(f64) -> bool| costs.iter().filter(|c| of(**c)).count();
    let kinds = [
        ("not a number", how_many(f64::is_nan)),
        ("infinite", how_many(f64::is_infinite)),
        ("negative", how_many(|c| c < 0.0)),
    ];
    match kinds.into_iter().find(|(_, n)| *n > 0) {
        Some((word, n)) => Some(format!("The cost is {word}, from {} of {m}", count(n))),
        None if costs.iter().all(|&c| c == 0.0) => Some("No point costs anything".into()),
        None => None,
    }
}

/// How many examples, the costliest first, cost half of the sum.
fn half(costs: &[f64]) -> String {
    let (mut sorted, total) = (costs.to_vec(), costs.iter().sum::<f64>());
    sorted.sort_by(|a, b| b.total_cmp(a));
    let mut sum = 0.0;
    let before_half = |cost: &&f64| {
        let less = sum < total / 2.0;
        sum += **cost;
        less
    };
    count(sorted.iter().take_while(before_half).count())
}

fn note(costs: &[f64]) -> String {
    if wild(costs).is_some() {
        return "A mark's area is its share of the cost.".into();
    }
    let most = costs.iter().copied().fold(0.0, f64::max);
    let share = percent(100.0 * most / costs.iter().sum::<f64>());
    format!("A mark's area is its share. The largest costs {}, {share} of all.", significant(most))
}
