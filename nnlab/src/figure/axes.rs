//! A chart's frame: where a value lies on the sheet, ticks, grid lines and labels.

use plotters::style::RGBColor;

use super::canvas::{BODY, Canvas, Font, Frame, Point, SMALL};
use super::palette::{FRAME, GRID, INK, MUTED, WHITE};
use super::text;

/// A chart: a frame on the sheet and the values at its edges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axes {
    pub frame: Frame,
    pub x: (f64, f64),
    pub y: (f64, f64),
}

impl Axes {
    /// Where a value lies on the sheet.
    pub fn at(&self, x: f64, y: f64) -> Point {
        let (f, across, up) = (&self.frame, share(x, self.x), share(y, self.y));
        (f.left + across * f.width(), f.bottom - up * f.height())
    }

    /// White paper and grid lines, below the data.
    pub fn paper(&self, canvas: &mut Canvas) {
        canvas.rectangle(self.frame, WHITE);
        for x in ticks(self.x, 6).0 {
            canvas.line(&[self.at(x, self.y.0), self.at(x, self.y.1)], GRID, 1);
        }
        for y in ticks(self.y, 6).0 {
            canvas.line(&[self.at(self.x.0, y), self.at(self.x.1, y)], GRID, 1);
        }
    }

    /// The frame, its ticks and their numbers, above the data; `count` ticks at most.
    pub fn border(&self, canvas: &mut Canvas, count: usize) {
        self.x_ticks(canvas, count);
        self.y_ticks(canvas, count);
        canvas.outline(self.frame, FRAME, 2);
    }

    pub fn x_ticks(&self, canvas: &mut Canvas, count: usize) {
        let (values, decimals) = ticks(self.x, count);
        for x in values {
            let (px, py) = self.at(x, self.y.0);
            canvas.line(&[(px, py), (px, py + 8.0)], FRAME, 2);
            canvas.text(
                (px, py + 24.0),
                &tick_label(x, decimals),
                Font::centred(SMALL).colour(INK),
            );
        }
    }

    pub fn y_ticks(&self, canvas: &mut Canvas, count: usize) {
        let (values, decimals) = ticks(self.y, count);
        for y in values {
            let (px, py) = self.at(self.x.0, y);
            canvas.line(&[(px - 8.0, py), (px, py)], FRAME, 2);
            canvas.text((px - 14.0, py), &tick_label(y, decimals), Font::ending(SMALL).colour(INK));
        }
    }

    /// The name of the horizontal axis, below its numbers.
    pub fn x_label(&self, canvas: &mut Canvas, label: &str) {
        let middle = (self.frame.left + self.frame.right) / 2.0;
        canvas.text((middle, self.frame.bottom + 60.0), label, Font::centred(BODY).colour(MUTED));
    }

    /// The name of the vertical axis, left of its numbers, read upwards.
    pub fn y_label(&self, canvas: &mut Canvas, label: &str, distance: f64) {
        let middle = (self.frame.top + self.frame.bottom) / 2.0;
        let font = Font::centred(BODY).colour(MUTED).upwards();
        canvas.text((self.frame.left - distance, middle), label, font);
    }

    /// A curve, cut where it leaves the frame at the top or the bottom. Gaps at NaN and infinity.
    pub fn curve(&self, canvas: &mut Canvas, values: &[Point], colour: RGBColor, width: u32) {
        for piece in clipped(values, self.y) {
            let pixels: Vec<Point> = piece.iter().map(|&(x, y)| self.at(x, y)).collect();
            canvas.line(&thinned(&pixels), colour, width);
        }
    }
}

fn share(value: f64, (low, high): (f64, f64)) -> f64 {
    (value - low) / (high - low)
}

/// A range around values with a little air, also if there is one value only or none.
pub(crate) fn range(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let finite = values.filter(|v| v.is_finite());
    let (low, high) =
        finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
    if low > high {
        return (0.0, 1.0);
    }
    let air = 0.06 * (high - low);
    let air = if air > 1e-12 * low.abs().max(high.abs()) { air } else { 0.5 * high.abs() };
    let air = if air > 0.0 { air } else { 1.0 };
    (low - air, high + air)
}

/// Round values inside a range, at most `count` steps apart, and the decimals they need.
pub(crate) fn ticks((low, high): (f64, f64), count: usize) -> (Vec<f64>, usize) {
    let rough = (high - low) / count as f64;
    let magnitude = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * magnitude >= rough * 0.999);
    let step = factor.unwrap_or(10.0) * magnitude;
    let (first, last) = ((low / step - 1e-9).ceil() as i64, (high / step + 1e-9).floor() as i64);
    let decimals = (-step.log10() - 1e-9).ceil().max(0.0) as usize;
    ((first..=last).map(|k| k as f64 * step).collect(), decimals)
}

fn tick_label(value: f64, decimals: usize) -> String {
    let large = decimals == 0 && value.abs() >= 1000.0 && value.abs() < 1e12;
    if decimals > 5 || value.abs() >= 1e12 {
        text::significant(value)
    } else if large {
        let sign = if value < 0.0 { "−" } else { "" };
        format!("{sign}{}", text::count(value.abs().round() as usize))
    } else {
        text::fixed(value, decimals)
    }
}

/// The pieces of a curve between two heights.
fn clipped(values: &[Point], (low, high): (f64, f64)) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    let inside = |y: f64| (low..=high).contains(&y);
    let mut previous: Option<Point> = None;
    let mut drawing = false;
    for &(x, y) in values {
        if !y.is_finite() {
            (previous, drawing) = (None, false);
            continue;
        }
        if let Some((px, py)) = previous
            && inside(y) != inside(py)
        {
            let edge = if y.max(py) > high { high } else { low };
            let cut = (px + (x - px) * (edge - py) / (y - py), edge);
            if drawing {
                pieces.last_mut().expect("drawing").push(cut);
            } else {
                pieces.push(vec![cut]);
            }
            drawing = !drawing;
        }
        if inside(y) {
            if !drawing {
                pieces.push(Vec::new());
                drawing = true;
            }
            pieces.last_mut().expect("drawing").push((x, y));
        }
        previous = Some((x, y));
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// At most four points a pixel column: the first, the highest, the lowest and the last.
fn thinned(pixels: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    for column in pixels.chunk_by(|a, b| a.0.round() == b.0.round()) {
        let by_height = |a: &&Point, b: &&Point| a.1.total_cmp(&b.1);
        let (first, last) = (column[0], column[column.len() - 1]);
        kept.push(first);
        if column.len() > 2 {
            kept.extend(column.iter().min_by(by_height));
            kept.extend(column.iter().max_by(by_height));
        }
        if column.len() > 1 {
            kept.push(last);
        }
    }
    kept
}
