//! Boundaries of several networks side by side, with one legend and one finding.

use ndarray::Array2;

use super::boundary::{legend, regions};
use super::data::{check_plane, examples};
use super::grid::{edges, picture_grid, predict_grid};
use super::panel::Panels;
use crate::figure::Figure;
use crate::figure::axes::{Axes, range};
use crate::figure::canvas::{Canvas, Font, Frame, SMALL};
use crate::figure::header::Header;
use crate::figure::palette::{FRAME, GREEN};
use crate::figure::text::{count, percent};
use crate::init::Parameters;
use crate::train::{accuracy, predict};

/// A small chart gets so many grid points across; it has fewer than twice as many pixels.
const ACROSS: f64 = 240.0;

/// One chart: the number it stands for, its name, the share predicted right, the network.
pub(crate) struct Chart<'a> {
    pub key: usize,
    pub name: String,
    pub share: f64,
    pub parameters: &'a Parameters,
}

/// One chart a network.
#[track_caller]
pub(crate) fn charts<'a>(
    models: &'a [(usize, Parameters)],
    x: &Array2<f64>,
    y: &Array2<f64>,
    name: &dyn Fn(usize) -> String,
) -> Vec<Chart<'a>> {
    assert!(!models.is_empty(), "expected at least one network to draw, but there are none");
    check_plane(x, y);
    let chart = |(key, parameters): &'a (usize, Parameters)| Chart {
        key: *key,
        name: name(*key),
        share: accuracy(y, &predict(parameters, x)),
        parameters,
    };
    models.iter().map(chart).collect()
}

/// The charts, what they show, and what the numbers mean where a chart sums them up.
pub(crate) struct Multiples<'a> {
    pub title: String,
    pub what: &'a str,
    pub charts: Vec<Chart<'a>>,
    pub summary: Option<&'a str>,
}

impl Multiples<'_> {
    pub fn draw(&self, x: &Array2<f64>, y: &Array2<f64>) -> Figure {
        let header = Header {
            title: self.title.clone(),
            note: "x1 across, x2 upwards; bold: the share of points predicted right".into(),
            legend: legend(),
        };
        let (xx, yy) = picture_grid(x, ACROSS);
        let n = self.charts.len();
        // Four are two rows of two.
        let columns = if n == 4 { 2 } else { n.min(3) };
        let panels = Panels { ranges: edges(&xx, &yy), columns, top: header.height() };

        Figure::draw(panels.bottom(n), self.alt(), |canvas| {
            header.draw(canvas);
            for (k, chart) in self.charts.iter().enumerate() {
                let axes = panels.axes(k);
                let z = predict_grid(chart.parameters, &xx, &yy);
                regions(canvas, &axes, &z);
                examples(canvas, &axes, x, y, panels.radius());
                panels.finish(canvas, k, &chart.name, &percent(chart.share));
            }
            if let (Some(keys), Some(frame)) = (self.summary, panels.rest_of_row(n)) {
                panels.caption(
                    canvas,
                    frame,
                    &format!("by {keys}, evenly spaced"),
                    "percent right",
                );
                self.shares(canvas, frame);
            }
        })
    }

    fn alt(&self) -> String {
        let each = |c: &Chart| format!("{}: {}", c.name, percent(c.share));
        let list: Vec<String> = self.charts.iter().map(each).collect();
        format!("{}, with the share of points predicted right. {}.", self.what, list.join(", "))
    }

    /// The shares of all charts in one, in the place that the last row leaves free.
    fn shares(&self, canvas: &mut Canvas, frame: Frame) {
        let y = range(self.charts.iter().map(|c| c.share));
        let axes = Axes {
            frame,
            x: (-0.5, self.charts.len() as f64 - 0.5),
            y,
            ticks: (self.charts.len(), 5),
        };
        axes.paper(canvas);
        let shares: Vec<(f64, f64)> =
            self.charts.iter().enumerate().map(|(k, c)| (k as f64, c.share)).collect();
        axes.curve(canvas, &shares, GREEN, 4);
        for (&(k, share), chart) in shares.iter().zip(&self.charts) {
            canvas.disc(axes.at(k, share), 8.0, GREEN);
            let below = (axes.at(k, share).0, frame.bottom + 29.0);
            canvas.text(below, &count(chart.key), Font::centred(SMALL));
        }
        axes.y_ticks(canvas);
        canvas.outline(frame, FRAME, 2);
    }
}
