//! Several data sets side by side.

use ndarray::Array2;

use super::data::{check_plane, examples};
use super::grid::chart_ranges;
use super::panel::Panels;
use crate::figure::Figure;
use crate::figure::header::{Header, class_legend};
use crate::figure::text::{count, counted};

/// A name, and the data: the points and their labels.
type Named<'a> = (&'a str, (Array2<f64>, Array2<f64>));

/// Draws data sets side by side, in one scale.
///
/// # Shapes
/// - `datasets`: (name, (x, y)), each x (2, m) and finite, each y (1, m) with labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, plot_datasets};
///
/// let figure = plot_datasets(&[("the lab's", create_dataset()), ("again", create_dataset())]);
/// assert!(figure.alt().contains("the lab's: 200 of class 0 and 200 of class 1"));
/// ```
///
/// # Panics
/// If there are no data sets, an x or y has another shape, an x is not finite, or a y has a label
/// other than 0 and 1.
///
/// # In NumPy
/// `for i, (X, Y) in enumerate(datasets): plt.subplot(1, 3, i + 1); plt.scatter(X[0], X[1], c=Y[0])`
///
/// # Source
/// Step (8) of the lab.
pub fn plot_datasets(datasets: &[Named]) -> Figure {
    assert!(!datasets.is_empty(), "expected at least one data set to draw, but there are none");
    datasets.iter().for_each(|(_, (x, y))| check_plane(x, y));
    let n = datasets.len();
    let header = Header {
        title: format!("{} in one scale", counted(n, "data set")),
        note: "x1 across, x2 upwards; bold: the number of points".into(),
        legend: class_legend(),
    };
    let ranges = common_ranges(datasets);
    let panels = Panels { ranges, columns: n.min(3), top: header.height() };

    Figure::draw(panels.bottom(n), alt(datasets), |canvas| {
        header.draw(canvas);
        for (k, (name, (x, y))) in datasets.iter().enumerate() {
            let axes = panels.axes(k);
            axes.paper(canvas);
            examples(canvas, &axes, x, y, panels.radius());
            panels.finish(canvas, k, name, &counted(y.len(), "point"));
        }
    })
}

/// The ranges that hold all data sets.
fn common_ranges(datasets: &[Named]) -> ((f64, f64), (f64, f64)) {
    let wider = |a: (f64, f64), b: (f64, f64)| (a.0.min(b.0), a.1.max(b.1));
    let each = datasets.iter().map(|(_, (x, _))| chart_ranges(x));
    each.reduce(|a, b| (wider(a.0, b.0), wider(a.1, b.1))).expect("not empty")
}

fn alt(datasets: &[Named]) -> String {
    let each = |(name, (_, y)): &Named| {
        let ones = y.iter().filter(|&&label| label == 1.0).count();
        format!("{name}: {} of class 0 and {} of class 1", count(y.len() - ones), count(ones))
    };
    let list: Vec<String> = datasets.iter().map(each).collect();
    format!("Scatter of {}. {}.", counted(datasets.len(), "data set"), list.join("; "))
}
