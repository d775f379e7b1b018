//! The sheet that figures are drawn on: a few kinds of strokes over plotters' SVG backend.

use plotters::backend::{DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, FontTransform, IntoFont, RGBColor, TextStyle};

use super::palette::{INK, WHITE};

/// Every figure is so many pixels wide. It is shown at half of that, so that whole pixels, the
/// only ones that plotters has, are fine enough.
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
    pub size: f64,
    pub bold: bool,
    pub colour: RGBColor,
    pub anchor: (HPos, VPos),
    pub upwards: bool,
}

impl Font {
    /// Plain text that starts at its place.
    pub fn new(size: f64) -> Font {
        let anchor = (HPos::Left, VPos::Center);
        Font { size, bold: false, colour: INK, anchor, upwards: false }
    }

    /// The same, with its middle at its place.
    pub fn centred(size: f64) -> Font {
        Font { anchor: (HPos::Center, VPos::Center), ..Font::new(size) }
    }

    /// The same, with its end at its place.
    pub fn ending(size: f64) -> Font {
        Font { anchor: (HPos::Right, VPos::Center), ..Font::new(size) }
    }

    pub fn bold(self) -> Font {
        Font { bold: true, ..self }
    }

    pub fn upwards(self) -> Font {
        Font { upwards: true, ..self }
    }

    pub fn colour(self, colour: RGBColor) -> Font {
        Font { colour, ..self }
    }
}

/// A sheet to draw on.
pub(crate) struct Canvas<'a> {
    backend: SVGBackend<'a>,
}

/// Why no stroke returns a `Result`.
const NEVER: &str = "an SVG drawn to memory does not fail";

/// Draws a sheet of the given height and returns its SVG.
pub(crate) fn draw(height: f64, strokes: impl FnOnce(&mut Canvas)) -> String {
    let mut svg = String::new();
    let size = (WIDTH as u32, height.ceil() as u32);
    let mut canvas = Canvas { backend: SVGBackend::with_string(&mut svg, size) };
    canvas.rectangle(
        Frame { left: 0.0, top: 0.0, right: size.0.into(), bottom: size.1.into() },
        WHITE,
    );
    strokes(&mut canvas);
    canvas.backend.present().expect(NEVER);
    drop(canvas);
    without_defaults(&svg)
}

/// Leaves out the attributes that only repeat SVG's defaults: a fifth of the file.
fn without_defaults(svg: &str) -> String {
    svg.replace(" opacity=\"1\"", "")
        .replace(" stroke=\"none\"", "")
        .replace(" stroke-width=\"1\"", "")
        .replace(" \"/>", "\"/>")
}

fn whole((x, y): Point) -> (i32, i32) {
    (x.round() as i32, y.round() as i32)
}

impl Canvas<'_> {
    pub fn rectangle(&mut self, f: Frame, colour: RGBColor) {
        let corners = (whole((f.left, f.top)), whole((f.right, f.bottom)));
        self.backend.draw_rect(corners.0, corners.1, &colour, true).expect(NEVER);
    }

    pub fn outline(&mut self, f: Frame, colour: RGBColor, width: u32) {
        let (tl, tr) = ((f.left, f.top), (f.right, f.top));
        let (bl, br) = ((f.left, f.bottom), (f.right, f.bottom));
        self.line(&[tl, tr, br, bl, tl], colour, width);
    }

    pub fn line(&mut self, points: &[Point], colour: RGBColor, width: u32) {
        let mut pixels: Vec<(i32, i32)> = points.iter().copied().map(whole).collect();
        pixels.dedup();
        self.backend.draw_path(pixels, &colour.stroke_width(width)).expect(NEVER);
    }

    /// A straight line in dashes.
    pub fn dashed(&mut self, from: Point, to: Point, colour: RGBColor, width: u32) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let dashes = ((dx.hypot(dy) / 20.0).round()).max(1.0) as usize;
        let at = |t: f64| (from.0 + dx * t, from.1 + dy * t);
        for k in 0..dashes {
            let start = k as f64 / dashes as f64;
            self.line(&[at(start), at(start + 0.6 / dashes as f64)], colour, width);
        }
    }

    pub fn polygon(&mut self, corners: &[Point], colour: RGBColor) {
        let mut pixels: Vec<(i32, i32)> = corners.iter().copied().map(whole).collect();
        pixels.dedup();
        self.backend.fill_polygon(pixels, &colour).expect(NEVER);
    }

    pub fn disc(&mut self, centre: Point, radius: f64, colour: RGBColor) {
        let radius = radius.round() as u32;
        self.backend.draw_circle(whole(centre), radius, &colour, true).expect(NEVER);
    }

    pub fn ring(&mut self, centre: Point, radius: f64, colour: RGBColor, width: u32) {
        let style = colour.stroke_width(width);
        self.backend.draw_circle(whole(centre), radius.round() as u32, &style, false).expect(NEVER);
    }

    pub fn text(&mut self, at: Point, text: &str, font: Font) {
        // plotters divides the size by 1.24.
        let described = ("sans-serif", font.size * 1.24).into_font();
        let described = if font.bold { described.style(FontStyle::Bold) } else { described };
        let turn = if font.upwards { FontTransform::Rotate270 } else { FontTransform::None };
        let style = TextStyle {
            font: described.transform(turn),
            color: font.colour.to_backend_color(),
            pos: Pos::new(font.anchor.0, font.anchor.1),
        };
        self.backend.draw_text(text, &style, whole(at)).expect(NEVER);
    }
}
