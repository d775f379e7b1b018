//! What stands above every chart: the finding, a note, and the legend.

use super::canvas::{BODY, Canvas, Font, MARGIN, Point, TITLE, WIDTH};
use super::marks::{MARKS, Mark};
use super::palette::{CLASSES, Colour, MUTED};
use super::text;

/// What a legend's entry shows before its words.
#[derive(Clone, Copy)]
pub(crate) enum Sample {
    Mark(Mark),
    Ring,
    Line,
    LineWithMark(Mark),
    Dashes,
    Patch,
}

/// One entry of a legend.
pub(crate) struct Entry {
    pub sample: Sample,
    pub colour: Colour,
    pub words: String,
}

/// The finding as title, a note in smaller letters, the legend.
#[derive(Default)]
pub(crate) struct Header {
    pub title: String,
    pub note: String,
    pub legend: Vec<Entry>,
}

const ROOM: f64 = WIDTH as f64 - 2.0 * MARGIN;
const TITLE_LINE: f64 = 44.0;
const BODY_LINE: f64 = 38.0;
const SAMPLE: f64 = 50.0;
const GAP: f64 = 40.0;

/// The legend of the two classes.
pub(crate) fn class_legend() -> Vec<Entry> {
    let entry = |class: usize| Entry {
        sample: Sample::Mark(MARKS[class]),
        colour: CLASSES[class],
        words: format!("class {class}"),
    };
    vec![entry(0), entry(1)]
}

impl Header {
    /// The height that the header takes.
    pub fn height(&self) -> f64 {
        let rows = self.places().last().map_or(0.0, |(row, _)| (row + 1) as f64);
        22.0 + TITLE_LINE * self.title_lines().len() as f64
            + BODY_LINE * (self.note_lines().len() as f64 + rows)
            + 14.0
    }

    /// Draws the header at the top of the sheet.
    pub fn draw(&self, canvas: &mut Canvas) {
        let mut y = 22.0;
        for line in self.title_lines() {
            canvas.text((MARGIN, y + TITLE_LINE / 2.0), &line, Font::new(TITLE).bold());
            y += TITLE_LINE;
        }
        for line in self.note_lines() {
            canvas.text((MARGIN, y + BODY_LINE / 2.0), &line, Font::new(BODY).colour(MUTED));
            y += BODY_LINE;
        }
        for (entry, (row, x)) in self.legend.iter().zip(self.places()) {
            let middle = y + BODY_LINE * (row as f64 + 0.5);
            draw_sample(canvas, entry, (x, middle));
            canvas.text((x + SAMPLE, middle), &entry.words, Font::new(BODY));
        }
    }

    fn title_lines(&self) -> Vec<String> {
        text::wrap(&self.title, ROOM, TITLE, true)
    }

    fn note_lines(&self) -> Vec<String> {
        if self.note.is_empty() { Vec::new() } else { text::wrap(&self.note, ROOM, BODY, false) }
    }

    /// The row and the left edge of every entry.
    fn places(&self) -> Vec<(usize, f64)> {
        let (mut row, mut x) = (0, MARGIN);
        let mut places = Vec::new();
        for entry in &self.legend {
            let width = SAMPLE + text::width(&entry.words, BODY, false);
            if x > MARGIN && x + width > MARGIN + ROOM {
                (row, x) = (row + 1, MARGIN);
            }
            places.push((row, x));
            x += width + GAP;
        }
        places
    }
}

fn draw_sample(canvas: &mut Canvas, entry: &Entry, (x, y): Point) {
    let (start, end) = ((x, y), (x + 38.0, y));
    match entry.sample {
        Sample::Mark(mark) => canvas.mark(mark, (x + 24.0, y), 10.0, entry.colour),
        Sample::Ring => canvas.ring((x + 22.0, y), 14.0, entry.colour, 4),
        Sample::Line => canvas.line(&[start, end], entry.colour, 5),
        Sample::LineWithMark(mark) => {
            canvas.line(&[start, end], entry.colour, 4);
            canvas.mark(mark, (x + 19.0, y), 9.0, entry.colour);
        }
        Sample::Dashes => canvas.dashed(start, end, entry.colour, 4),
        Sample::Patch => canvas.polygon(
            &[(x, y - 12.0), (x + 38.0, y - 12.0), (x + 38.0, y + 12.0), (x, y + 12.0)],
            entry.colour,
        ),
    }
}
