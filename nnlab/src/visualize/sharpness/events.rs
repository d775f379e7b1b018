//! What happens in a training run at the edge of stability, in words and in marks.

use crate::figure::axes::Axes;
use crate::figure::canvas::Canvas;
use crate::figure::header::{Entry, Sample};
use crate::figure::marks::Mark;
use crate::figure::palette::{BLUE, FRAME, GREEN, MUTED, ORANGE, VERMILLION};
use crate::figure::text::{apart, count, counted, significant};
use crate::visualize::cost::Rise;

/// What happens in the run.
pub(crate) struct Events {
    pub edge: f64,
    pub crossing: Option<usize>,
    pub rise: Option<Rise>,
    /// In how many of the iterations the cost rises: at the edge of stability it is every other one.
    pub up: (usize, usize),
}

impl Events {
    /// Whether the cost goes up and down all the way, so that no single rise tells anything.
    fn restless(&self) -> bool {
        self.up.0 > self.up.1 / 3
    }

    pub fn title(&self) -> String {
        if self.restless() {
            let (up, all) = (count(self.up.0), counted(self.up.1, "iteration"));
            return format!("The cost rises in {up} of {all}");
        }
        match (self.crossing, self.rise) {
            (Some(at), Some(rise)) if rise.to > at => {
                format!("Sharpness crosses 2/α at {}, then the cost rises", count(at))
            }
            (Some(at), _) => format!("Sharpness crosses 2/α at iteration {}", count(at)),
            (None, _) => "Sharpness never crosses 2/α from below".into(),
        }
    }

    pub fn note(&self) -> String {
        let edge = significant(self.edge);
        let stable = format!("Stable below 2/α = {edge}.");
        match self.rise {
            Some(Rise { low, high, .. }) => {
                let (low, high) = apart(low, high, 4);
                format!("{stable} The cost rises from {low} to {high}.")
            }
            None => stable,
        }
    }

    pub fn legend(&self) -> Vec<Entry> {
        let entry = |sample, colour, words: &str| Entry { sample, colour, words: words.into() };
        let mut legend = vec![
            entry(Sample::Line, BLUE, "cost"),
            entry(Sample::LineWithMark(Mark::Square), GREEN, "sharpness"),
            entry(Sample::Dashes, VERMILLION, &format!("2/α = {}", significant(self.edge))),
        ];
        if let Some(at) = self.crossing {
            legend.push(entry(Sample::Dashes, MUTED, &format!("crossed at {}", count(at))));
        }
        if self.rise.is_some() {
            legend.push(entry(Sample::Ring, ORANGE, "top of the rise"));
        }
        legend
    }

    pub fn alt(&self, costs: &[f64], sharpness: &[(usize, f64)]) -> String {
        let crossed = match self.crossing {
            Some(at) => {
                format!("It crosses 2/α = {} at iteration {}.", significant(self.edge), count(at))
            }
            None => format!("It never crosses 2/α = {} from below.", significant(self.edge)),
        };
        let (first, last) = (sharpness[0].1, sharpness[sharpness.len() - 1].1);
        let (from, to) = apart(costs[0], costs[costs.len() - 1], 3);
        format!(
            "Two charts over {}. Cost: from {from} to {to}. Sharpness: from {} to {}. {crossed} {}",
            counted(costs.len(), "iteration"),
            significant(first),
            significant(last),
            self.note()
        )
    }

    /// Paper, the edge, the crossing through both charts, and the top of the rise.
    pub fn draw(&self, canvas: &mut Canvas, costs: &Axes, sharp: &Axes) {
        costs.paper(canvas);
        sharp.paper(canvas);
        canvas.dashed(
            sharp.at(sharp.x.0, self.edge),
            sharp.at(sharp.x.1, self.edge),
            VERMILLION,
            4,
        );
        if let Some(at) = self.crossing {
            for axes in [costs, sharp] {
                let x = at as f64;
                canvas.dashed(axes.at(x, axes.y.1), axes.at(x, axes.y.0), MUTED, 3);
            }
        }
        if let Some(rise) = self.rise {
            canvas.ring(costs.at(rise.to as f64, rise.high), 17.0, ORANGE, 5);
        }
        canvas.outline(costs.frame, FRAME, 2);
    }
}
