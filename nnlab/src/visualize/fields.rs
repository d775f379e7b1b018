//! What every unit answers, over the plane of the data.

use ndarray::{Array2, s};

use super::boundary::on_sheet;
use super::data::{check_plane, examples};
use super::grid::{edges, picture_grid, points_of_rows};
use super::panel::Panels;
use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::{BODY, Canvas, Font, Frame, MARGIN, Point};
use crate::figure::contour;
use crate::figure::header::{Header, class_legend};
use crate::figure::palette::{Colour, FRAME, between_classes, between_signs};
use crate::figure::text::{counted, significant};
use crate::forward::{Cache, forward_propagation};
use crate::init::Parameters;
use crate::shapes;

/// A chart gets so many grid points across.
const ACROSS: f64 = 120.0;
/// So many shades.
const SHADES: usize = 9;
/// The points are drawn on top of up to so many charts.
const MOST_WITH_POINTS: usize = 6;

/// Draws what every hidden unit answers at every point of the plane, and what the network does.
///
/// # Shapes
/// - `parameters`: `w1` (n_h, 2), `b1` (n_h, 1), `w2` (1, n_h), `b2` (1, 1)
/// - `x`: (2, m), finite
/// - `y`: (1, m), labels 0 and 1
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, nn_model, plot_hidden_fields};
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 100, false);
/// assert!(plot_hidden_fields(&parameters, &x, &y).alt().contains("4 hidden units"));
/// ```
///
/// # Panics
/// If an array has another shape, `x` is not finite, or `y` has a label other than 0 and 1.
///
/// # In NumPy
/// `plt.contourf(xx, yy, A1[k].reshape(xx.shape))`, once a hidden unit
///
/// # Source
/// Step (3) of the lab.
pub fn plot_hidden_fields(parameters: &Parameters, x: &Array2<f64>, y: &Array2<f64>) -> Figure {
    plot_hidden_fields_with(forward_propagation, parameters, x, y)
}

/// Forward propagation, as step 3 asks for it.
/// How many of the hidden units change their sign on the plane shown.
fn title(hidden: &[Array2<f64>]) -> String {
    let cuts =
        |field: &&Array2<f64>| field.iter().any(|&a| a > 0.5) && field.iter().any(|&a| a < 0.5);
    let (n_h, cutting) = (hidden.len(), hidden.iter().filter(cuts).count());
    if hidden.iter().flatten().any(|a| a.is_nan()) {
        return "NaN: what a hidden unit answers is no number".into();
    }
    match cutting {
        0 => "No hidden unit cuts this part of the plane".into(),
        1 if n_h == 1 => "1 hidden unit cuts the plane".into(),
        _ if cutting == n_h => {
            format!("{n_h} hidden units cut the plane; the output joins the parts")
        }
        _ => format!("{cutting} of {n_h} hidden units cut this part of the plane"),
    }
}

pub(super) type Forward = fn(&Array2<f64>, &Parameters) -> (Array2<f64>, Cache);

/// Draws the same maps as [`plot_hidden_fields`], by a forward propagation of your own.
///
/// # Shapes
/// - `forward`: gives A2 (1, k) and a cache with `a1` (n_h, k) for any points (2, k)
/// - `parameters`, `x`, `y`: as [`plot_hidden_fields`] takes them
///
/// # Examples
/// ```
/// use nnlab::{create_dataset, forward_propagation, nn_model, plot_hidden_fields_with};
///
/// let (x, y) = create_dataset();
/// let parameters = nn_model(&x, &y, 4, 100, false);
/// let figure = plot_hidden_fields_with(forward_propagation, &parameters, &x, &y);
/// assert!(figure.alt().contains("4 hidden units"));
/// ```
///
/// # Panics
/// As [`plot_hidden_fields`], and if the answers of `forward` have another shape.
///
/// # In NumPy
/// `plt.contourf(xx, yy, A1[k].reshape(xx.shape))`, once a hidden unit
///
/// # Source
/// Step (3) of the lab.
pub fn plot_hidden_fields_with(
    forward: Forward,
    parameters: &Parameters,
    x: &Array2<f64>,
    y: &Array2<f64>,
) -> Figure {
    check_plane(x, y);
    shapes::is("w2", &parameters.w2, (1, parameters.w1.nrows()), "one output and the rows of w1");
    let n_h = parameters.w1.nrows();
    let (xx, yy) = picture_grid(x, ACROSS);
    let fields = fields(forward, parameters, (&xx, &yy));
    let header = Header {
        title: title(&fields[..n_h]),
        note: "x1 across, x2 upwards; W2: a unit's weight in the output.".into(),
        legend: class_legend(),
    };
    let weights: Vec<String> = parameters.w2.iter().map(|&w| significant(w)).collect();
    let alt = format!(
        "Maps of the plane, one for each of {} and one for the output. Every hidden unit is a soft step along a straight line. Weights in the output: {}.",
        counted(n_h, "hidden unit"),
        weights.join(", ")
    );
    let columns = if n_h < 9 { 3 } else { 4 };
    let mut panels = Panels { ranges: edges(&xx, &yy), columns, top: header.height() };
    let free = panels.rest_of_row(n_h + 1);
    if free.is_none() {
        panels.top += 50.0;
    }

    Figure::draw(panels.bottom(n_h + 1), alt, |canvas| {
        header.draw(canvas);
        scales(canvas, free, header.height() + 8.0);
        for (k, field) in fields.iter().enumerate() {
            // NaN has no colour.
            if !field.iter().any(|a| a.is_nan()) {
                shade(canvas, &panels.axes(k), field, if k == n_h { OUTPUT } else { HIDDEN });
            }
            if n_h < MOST_WITH_POINTS || k == n_h {
                examples(canvas, &panels.axes(k), x, y, panels.radius());
            }
            if k == n_h {
                panels.finish(canvas, k, "the output", "A2");
            } else {
                let finding = format!("W2 = {}", weights[k]);
                panels.finish(canvas, k, &format!("hidden unit {}", k + 1), &finding);
            }
        }
    })
}

/// Every unit's answers on the grid, between 0 and 1: (a1 + 1) / 2 and a2.
pub(super) fn fields(
    forward: Forward,
    parameters: &Parameters,
    (xx, yy): (&Array2<f64>, &Array2<f64>),
) -> Vec<Array2<f64>> {
    let shape = xx.dim();
    let points = points_of_rows(xx, yy, 0, shape.0);
    let (a2, cache) = forward(&points, parameters);
    let (n_h, k) = (parameters.w1.nrows(), points.ncols());
    shapes::is("the cache's a1", &cache.a1, (n_h, k), "the rows of w1 and the points");
    shapes::is("a2", &a2, (1, k), "one output and the points");
    let on_grid = |answers: &Array2<f64>, row: usize| {
        let row = answers.slice(s![row, ..]).to_owned();
        row.into_shape_with_order(shape).expect("one answer a grid point")
    };
    let hidden = (0..cache.a1.nrows()).map(|k| on_grid(&cache.a1, k).mapv(|a| (a + 1.0) / 2.0));
    hidden.chain([on_grid(&a2, 0)]).collect()
}

/// The colours of what goes from 0 to 1.
pub(super) type Colours = fn(f64) -> Colour;

pub(super) const HIDDEN: Colours = between_signs;
const OUTPUT: Colours = between_classes;

/// Paints a field in shades: the loops of every level, largest first.
pub(super) fn shade(canvas: &mut Canvas, axes: &Axes, field: &Array2<f64>, colours: Colours) {
    canvas.rectangle(axes.frame, colour_of(0, colours));
    for (shade, piece) in contour::levels(field, SHADES) {
        let corners = on_sheet(axes, field.dim(), &piece.corners);
        canvas.polygon(&corners, colour_of(shade, colours));
    }
}

fn colour_of(level: usize, colours: Colours) -> Colour {
    colours(level as f64 / (SHADES - 1) as f64)
}

/// Both scales, in the place of a panel that is not there, or beside each other below the legend.
fn scales(canvas: &mut Canvas, free: Option<Frame>, top: f64) {
    let words = [("hidden unit: −1 to 1", HIDDEN), ("output: 0 to 1", OUTPUT)];
    for (k, (words, colours)) in words.into_iter().enumerate() {
        match free {
            Some(f) => {
                let top = f.top + 8.0 + 110.0 * k as f64;
                scale(canvas, (f.left, top), 27.0, colours);
                canvas.text((f.left, top + 54.0), words, Font::new(BODY));
            }
            None => {
                let left = MARGIN + 540.0 * k as f64;
                scale(canvas, (left, top), 22.0, colours);
                canvas.text((left + 214.0, top + 16.0), words, Font::new(BODY));
            }
        }
    }
}

fn scale(canvas: &mut Canvas, (left, top): Point, width: f64, colours: Colours) {
    for level in 0..SHADES {
        let left = left + width * level as f64;
        let frame = Frame { left, top, right: left + width, bottom: top + 32.0 };
        canvas.rectangle(frame, colour_of(level, colours));
    }
    let right = left + width * SHADES as f64;
    canvas.outline(Frame { left, top, right, bottom: top + 32.0 }, FRAME, 2);
}
