//! A chart's frame: where a value lies on the sheet, ticks, grid lines and labels.

use super::canvas::{BODY, Canvas, Font, Frame, Point, SMALL, WIDTH};
use super::curve::{clipped, thinned};
use super::palette::{Colour, FRAME, GRID, INK, MUTED, WHITE};
use super::text;

/// A chart: a frame on the sheet and the values at its edges.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axes {
    pub frame: Frame,
    pub x: (f64, f64),
    pub y: (f64, f64),
    /// About how many ticks each axis gets.
    pub ticks: (usize, usize),
}

impl Axes {
    /// Where a value lies on the sheet.
    pub fn at(&self, x: f64, y: f64) -> Point {
        let (f, across, up) = (&self.frame, share(x, self.x), share(y, self.y));
        (f.left + across * f.width(), f.bottom - up * f.height())
    }

    /// The ticks of the horizontal axis, fewer where their numbers would not fit side by side.
    fn x_values(&self) -> (Vec<f64>, usize) {
        let fits = |count: &usize| {
            let room = (widest(self.x, *count) + 16.0) * ticks(self.x, *count).0.len() as f64;
            room <= self.frame.width()
        };
        ticks(self.x, (1..=self.ticks.0.max(1)).rev().find(fits).unwrap_or(1))
    }

    /// White paper and grid lines, below the data.
    pub fn paper(&self, canvas: &mut Canvas) {
        canvas.rectangle(self.frame, WHITE);
        for x in self.x_values().0 {
            canvas.rule(self.at(x, self.y.0), self.at(x, self.y.1), GRID, 1);
        }
        for y in ticks(self.y, self.ticks.1).0 {
            canvas.rule(self.at(self.x.0, y), self.at(self.x.1, y), GRID, 1);
        }
    }

    /// The frame, its ticks and their numbers, above the data.
    pub fn border(&self, canvas: &mut Canvas) {
        self.x_ticks(canvas);
        self.y_ticks(canvas);
        canvas.outline(self.frame, FRAME, 2);
    }

    pub fn x_ticks(&self, canvas: &mut Canvas) {
        let (values, decimals) = self.x_values();
        for x in values {
            let (px, py) = self.at(x, self.y.0);
            canvas.rule((px, py), (px, py + 8.0), FRAME, 2);
            let label = tick_label(x, decimals);
            // The last one may be wider than the margin.
            let room = f64::from(WIDTH) - 4.0 - text::width(&label, SMALL, false) / 2.0;
            canvas.text((px.min(room), py + 29.0), &label, Font::centred(SMALL).colour(INK));
        }
    }

    pub fn y_ticks(&self, canvas: &mut Canvas) {
        let (values, decimals) = ticks(self.y, self.ticks.1);
        for y in values {
            let (px, py) = self.at(self.x.0, y);
            canvas.rule((px - 8.0, py), (px, py), FRAME, 2);
            canvas.text((px - 14.0, py), &tick_label(y, decimals), Font::ending(SMALL).colour(INK));
        }
    }

    /// The name of the horizontal axis, below its numbers.
    pub fn x_label(&self, canvas: &mut Canvas, label: &str) {
        let middle = (self.frame.left + self.frame.right) / 2.0;
        canvas.text((middle, self.frame.bottom + 66.0), label, Font::centred(BODY).colour(MUTED));
    }

    /// The name of the vertical axis, left of its numbers, read upwards.
    pub fn y_label(&self, canvas: &mut Canvas, label: &str) {
        let middle = (self.frame.top + self.frame.bottom) / 2.0;
        let left = self.frame.left - room_for_numbers(self.y, self.ticks.1) - 18.0;
        canvas.text((left, middle), label, Font::centred(BODY).colour(MUTED).upwards());
    }

    /// A curve, cut where it leaves the frame at the top or the bottom. Gaps at NaN and infinity.
    pub fn curve(&self, canvas: &mut Canvas, values: &[Point], colour: Colour, width: u32) {
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

/// The axis of a training run: from iteration 0, with ticks at whole iterations.
pub(crate) fn iterations(count: usize) -> ((f64, f64), usize) {
    let last = count.saturating_sub(1).max(1);
    ((0.0, last as f64), last.min(6))
}

/// Round values inside a range, at most `count` steps apart, and the decimals they need.
pub(crate) fn ticks((low, high): (f64, f64), count: usize) -> (Vec<f64>, usize) {
    let rough = (high - low) / count as f64;
    let magnitude = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|f| f * magnitude >= rough * 0.999);
    let step = factor.unwrap_or(10.0) * magnitude;
    // A tick may stand a hair outside, so that iterations 0 to 9999 end at 10,000.
    let hair = 0.002 * (high - low);
    let (first, last) = ((low - hair) / step, (high + hair) / step);
    let (first, last) = (first.ceil() as i64, last.floor() as i64);
    let decimals = (-step.log10() - 1e-9).ceil().max(0.0) as usize;
    ((first..=last).map(|k| k as f64 * step).collect(), decimals)
}

fn widest(range: (f64, f64), count: usize) -> f64 {
    let (values, decimals) = ticks(range, count);
    let width = |v| text::width(&tick_label(v, decimals), SMALL, false);
    values.into_iter().map(width).fold(0.0, f64::max)
}

/// How far the numbers of a vertical axis reach to the left of its frame.
pub(crate) fn room_for_numbers(range: (f64, f64), count: usize) -> f64 {
    widest(range, count) + 22.0
}

/// Where a frame at the left edge of the sheet begins, beside its numbers and its label.
pub(crate) fn left_edge(range: (f64, f64), count: usize) -> f64 {
    room_for_numbers(range, count) + 54.0
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
