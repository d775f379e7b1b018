//! The colours: Okabe and Ito's, which colour-blind readers can tell apart too.

use plotters::style::RGBColor;

pub(crate) const BLUE: RGBColor = RGBColor(0, 114, 178);
pub(crate) const VERMILLION: RGBColor = RGBColor(213, 94, 0);
pub(crate) const GREEN: RGBColor = RGBColor(0, 158, 115);
pub(crate) const PURPLE: RGBColor = RGBColor(168, 80, 130);
pub(crate) const ORANGE: RGBColor = RGBColor(214, 142, 0);
pub(crate) const SKY: RGBColor = RGBColor(72, 163, 214);

pub(crate) const WHITE: RGBColor = RGBColor(255, 255, 255);
pub(crate) const INK: RGBColor = RGBColor(32, 32, 32);
pub(crate) const MUTED: RGBColor = RGBColor(90, 90, 90);
pub(crate) const FRAME: RGBColor = RGBColor(140, 140, 140);
pub(crate) const GRID: RGBColor = RGBColor(228, 228, 228);

/// One colour a line, in the order in which they are given out.
pub(crate) const LINES: [RGBColor; 6] = [BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY];
/// The colour of each class.
pub(crate) const CLASSES: [RGBColor; 2] = [BLUE, VERMILLION];
/// The colour of the region where each class is predicted.
pub(crate) const REGIONS: [RGBColor; 2] = [RGBColor(208, 227, 240), RGBColor(251, 223, 202)];

/// A colour between blue (0), near-white (1/2) and vermillion (1), never so dark that a point
/// on it would vanish.
pub(crate) fn diverging(t: f64) -> RGBColor {
    let (end, weight) = if t < 0.5 { (BLUE, 1.0 - 2.0 * t) } else { (VERMILLION, 2.0 * t - 1.0) };
    let mix = |channel: u8| (248.0 + (f64::from(channel) - 248.0) * weight * 0.62).round() as u8;
    RGBColor(mix(end.0), mix(end.1), mix(end.2))
}
