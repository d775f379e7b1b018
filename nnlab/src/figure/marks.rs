//! Marks: the shapes that stand for data points.

use super::canvas::{Canvas, Point};
use super::palette::{CLASSES, Colour};

/// A shape, told apart without its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Mark {
    Circle,
    Triangle,
    Square,
    Diamond,
    Cross,
}

/// The shapes in the order in which they are given out.
pub(crate) const MARKS: [Mark; 5] =
    [Mark::Circle, Mark::Triangle, Mark::Square, Mark::Diamond, Mark::Cross];

impl Canvas {
    /// A mark that covers about as much paper as a disc of that radius.
    pub fn mark(&mut self, mark: Mark, (x, y): Point, radius: f64, colour: Colour) {
        let r = radius;
        match mark {
            Mark::Circle => self.disc((x, y), r, colour),
            Mark::Triangle => {
                let (half, up, down) = (1.2 * r, 1.3 * r, 0.9 * r);
                self.polygon(&[(x - half, y + down), (x + half, y + down), (x, y - up)], colour);
            }
            Mark::Square => {
                let s = 0.9 * r;
                self.polygon(
                    &[(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)],
                    colour,
                );
            }
            Mark::Diamond => {
                let s = 1.3 * r;
                self.polygon(&[(x, y - s), (x + s, y), (x, y + s), (x - s, y)], colour);
            }
            Mark::Cross => {
                let (s, width) = (0.9 * r, (0.6 * r).round().max(1.0) as u32);
                self.line(&[(x - s, y - s), (x + s, y + s)], colour, width);
                self.line(&[(x - s, y + s), (x + s, y - s)], colour, width);
            }
        }
    }

    /// An example: a blue circle for class 0, a vermillion triangle for class 1.
    pub fn example(&mut self, class: usize, at: Point, radius: f64) {
        self.mark(MARKS[class], at, radius, CLASSES[class]);
    }
}
