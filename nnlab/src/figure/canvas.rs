//! The sheet that figures are drawn on: a few kinds of strokes, as SVG.

use std::mem;

use svg::node::element::{Circle, Group, Polygon, Polyline, Rectangle, Text};
use svg::{Document, Node};

use super::palette::{Colour, INK, WHITE};

/// Every figure is so many pixels wide. It is shown at half of that.
pub(crate) const WIDTH: i32 = 1120;
/// The room that stays free at the left and right edge.
pub(crate) const MARGIN: f64 = 28.0;

pub(crate) const TITLE: f64 = 34.0;
pub(crate) const BODY: f64 = 26.0;
pub(crate) const SMALL: f64 = 23.0;

/// A place on the sheet, in pixels from its upper left corner.
pub(crate) type Point = (f64, f64);

/// A rectangle on the sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Frame {
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

/// How a text looks: its size, weight, colour, and which of its points is placed.
#[derive(Clone, Copy)]
pub(crate) struct Font {
    size: f64,
    bold: bool,
    colour: Colour,
    /// `start`, `middle` or `end`, always at half the height.
    anchor: &'static str,
    upwards: bool,
}

impl Font {
    /// Plain text that starts at its place.
    pub fn new(size: f64) -> Font {
        Font { size, bold: false, colour: INK, anchor: "start", upwards: false }
    }

    /// The same, with its middle at its place.
    pub fn centred(size: f64) -> Font {
        Font { anchor: "middle", ..Font::new(size) }
    }

    /// The same, with its end at its place.
    pub fn ending(size: f64) -> Font {
        Font { anchor: "end", ..Font::new(size) }
    }

    pub fn bold(self) -> Font {
        Font { bold: true, ..self }
    }

    pub fn upwards(self) -> Font {
        Font { upwards: true, ..self }
    }

    pub fn colour(self, colour: Colour) -> Font {
        Font { colour, ..self }
    }
}

/// A sheet to draw on: what is on it, from below upwards.
pub(crate) struct Canvas {
    strokes: Vec<Box<dyn Node>>,
}

/// Draws a sheet of the given height and returns its SVG.
pub(crate) fn draw(height: f64, strokes: impl FnOnce(&mut Canvas)) -> String {
    let (width, height) = (f64::from(WIDTH), height.ceil());
    let mut canvas = Canvas { strokes: Vec::new() };
    canvas.rectangle(Frame { left: 0.0, top: 0.0, right: width, bottom: height }, WHITE);
    strokes(&mut canvas);
    // Where a curve turns sharply, a pointed corner would reach higher than the curve.
    let mut sheet = Document::new()
        .set("width", width)
        .set("height", height)
        .set("viewBox", (0, 0, width, height))
        .set("stroke-linejoin", "round");
    canvas.strokes.into_iter().for_each(|stroke| sheet.append(stroke));
    format!("{sheet}\n")
}

/// To a tenth of a pixel: a curve's wobble below that cannot be seen, and is not made larger.
fn tenths(pixels: f64) -> f64 {
    (pixels * 10.0).round() / 10.0
}

fn corners(points: &[Point]) -> String {
    let mut corners: Vec<Point> = points.iter().map(|&(x, y)| (tenths(x), tenths(y))).collect();
    corners.dedup();
    corners.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

impl Canvas {
    /// A filled rectangle with crisp edges: on whole pixels.
    pub fn rectangle(&mut self, f: Frame, colour: Colour) {
        let (left, top) = (f.left.round(), f.top.round());
        let rectangle = Rectangle::new()
            .set("x", left)
            .set("y", top)
            .set("width", f.right.round() - left)
            .set("height", f.bottom.round() - top)
            .set("fill", colour.hex());
        self.add(rectangle);
    }

    /// A rectangle's four sides, crisp.
    pub fn outline(&mut self, f: Frame, colour: Colour, width: u32) {
        let (left, top, right, bottom) =
            (f.left.round(), f.top.round(), f.right.round(), f.bottom.round());
        let sides = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        self.line(&sides, colour, width);
    }

    /// A line of an axis or a grid, crisp.
    pub fn rule(&mut self, from: Point, to: Point, colour: Colour, width: u32) {
        let whole = |(x, y): Point| (x.round(), y.round());
        self.line(&[whole(from), whole(to)], colour, width);
    }

    pub fn line(&mut self, points: &[Point], colour: Colour, width: u32) {
        let line = Polyline::new()
            .set("points", corners(points))
            .set("fill", "none")
            .set("stroke", colour.hex())
            .set("stroke-width", width);
        self.add(line);
    }

    /// A straight line in dashes.
    pub fn dashed(&mut self, from: Point, to: Point, colour: Colour, width: u32) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let dashes = ((dx.hypot(dy) / 20.0).round()).max(1.0) as usize;
        let at = |t: f64| (from.0 + dx * t, from.1 + dy * t);
        for k in 0..dashes {
            let start = k as f64 / dashes as f64;
            self.line(&[at(start), at(start + 0.6 / dashes as f64)], colour, width);
        }
    }

    pub fn polygon(&mut self, points: &[Point], colour: Colour) {
        self.add(Polygon::new().set("points", corners(points)).set("fill", colour.hex()));
    }

    pub fn disc(&mut self, centre: Point, radius: f64, colour: Colour) {
        self.add(circle(centre, radius).set("fill", colour.hex()));
    }

    pub fn ring(&mut self, centre: Point, radius: f64, colour: Colour, width: u32) {
        let ring = circle(centre, radius)
            .set("fill", "none")
            .set("stroke", colour.hex())
            .set("stroke-width", width);
        self.add(ring);
    }

    pub fn text(&mut self, (x, y): Point, text: &str, font: Font) {
        let (x, y) = (tenths(x), tenths(y));
        let mut element = Text::new(text)
            .set("x", x)
            .set("y", y)
            .set("dy", "0.5ex")
            .set("text-anchor", font.anchor)
            .set("font-family", "sans-serif")
            .set("font-size", font.size)
            .set("fill", font.colour.hex());
        if font.bold {
            element = element.set("font-weight", "bold");
        }
        if font.upwards {
            element = element.set("transform", format!("rotate(270, {x}, {y})"));
        }
        self.add(element);
    }

    /// Draws shapes with a thin edge of a colour, so that they stay apart where they crowd.
    pub fn edged(&mut self, colour: Colour, width: f64, shapes: impl FnOnce(&mut Canvas)) {
        let below = mem::take(&mut self.strokes);
        shapes(self);
        let mut group = Group::new().set("stroke", colour.hex()).set("stroke-width", tenths(width));
        mem::replace(&mut self.strokes, below).into_iter().for_each(|shape| group.append(shape));
        self.add(group);
    }

    fn add(&mut self, element: impl Into<Box<dyn Node>>) {
        self.strokes.push(element.into());
    }
}

fn circle((x, y): Point, radius: f64) -> Circle {
    Circle::new().set("cx", tenths(x)).set("cy", tenths(y)).set("r", tenths(radius))
}
