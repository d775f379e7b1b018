//! The colours: Okabe and Ito's, which colour-blind readers can tell apart too.

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// As SVG has it: `#0072B2`.
    pub fn hex(self) -> String {
        format!("#{:02X}{:02X}{:02X}", self.0, self.1, self.2)
    }
}

pub(crate) const BLUE: Colour = Colour(0, 114, 178);
pub(crate) const VERMILLION: Colour = Colour(213, 94, 0);
pub(crate) const GREEN: Colour = Colour(0, 158, 115);
pub(crate) const PURPLE: Colour = Colour(168, 80, 130);
pub(crate) const ORANGE: Colour = Colour(214, 142, 0);
pub(crate) const SKY: Colour = Colour(72, 163, 214);

pub(crate) const WHITE: Colour = Colour(255, 255, 255);
pub(crate) const INK: Colour = Colour(32, 32, 32);
pub(crate) const MUTED: Colour = Colour(90, 90, 90);
pub(crate) const FRAME: Colour = Colour(140, 140, 140);
pub(crate) const GRID: Colour = Colour(228, 228, 228);

/// One colour a line, in the order in which they are given out.
pub(crate) const LINES: [Colour; 6] = [BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY];
/// The colour of each class.
pub(crate) const CLASSES: [Colour; 2] = [BLUE, VERMILLION];
/// The colour of the region where each class is predicted.
pub(crate) const REGIONS: [Colour; 2] = [Colour(208, 227, 240), Colour(251, 223, 202)];

/// A colour between those of the classes: blue (0), near-white (1/2), vermillion (1).
pub(crate) fn between_classes(t: f64) -> Colour {
    between(BLUE, VERMILLION, t)
}

/// A colour for what is no class: green (0), near-white (1/2), purple (1).
pub(crate) fn between_signs(t: f64) -> Colour {
    between(GREEN, PURPLE, t)
}

/// Never so dark that a point on it would vanish.
fn between(low: Colour, high: Colour, t: f64) -> Colour {
    let (end, weight) = if t < 0.5 { (low, 1.0 - 2.0 * t) } else { (high, 2.0 * t - 1.0) };
    let mix = |channel: u8| (248.0 + (f64::from(channel) - 248.0) * weight * 0.45).round() as u8;
    Colour(mix(end.0), mix(end.1), mix(end.2))
}
