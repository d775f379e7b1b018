//! How the time of an iteration grows with the examples and with the hidden units.

use std::fs;
use std::path::Path;
use std::time::Instant;

use indicatif::ProgressBar;
use nnlab::ndarray::Array2;
use nnlab::{RandomState, create_dataset_with, nn_model, plot_curves};

/// Examples, in steps of ten, with 4 hidden units.
const EXAMPLES: [usize; 5] = [400, 4_000, 40_000, 400_000, 4_000_000];

/// Hidden units, with 4,000 examples.
const UNITS: [usize; 4] = [4, 16, 64, 256];

/// So many examples times units are worth about half a second.
const WORK: usize = 200_000_000;

/// What one iteration takes at some size.
struct Row {
    m: usize,
    n_h: usize,
    seconds: f64,
}

impl Row {
    /// The seconds of an example and unit.
    fn share(&self) -> f64 {
        self.seconds / (self.m * self.n_h) as f64
    }
}

/// The table as text; the figure goes into `folder`.
pub fn run(rounds: u32, folder: &Path) -> Result<String, String> {
    let bar = crate::console::bar(EXAMPLES.len() + UNITS.len(), "measuring");
    let examples = EXAMPLES.map(|m| row(m, 4, rounds, &bar));
    let units = UNITS.map(|n_h| row(4_000, n_h, rounds, &bar));
    bar.finish_and_clear();
    let mut text = table("examples, with 4 hidden units", &examples);
    text += &table("hidden units, with 4,000 examples", &units);
    text += "An example takes no memory beside arrays that lie row by row: nothing is kept of its way through.\n";
    let path = folder.join("growth.svg");
    let shares = || examples.iter().chain(&units).map(|row| row.share() * 1e9);
    let (low, high) = (shares().fold(f64::MAX, f64::min), shares().fold(0.0, f64::max));
    let title = format!("An iteration takes {low:.1} to {high:.1} ns an example and unit");
    let curve = |rows: &[Row]| -> Vec<(f64, f64)> {
        let work = |row: &Row| ((row.m * row.n_h) as f64).log10();
        rows.iter().map(|row| (work(row), (row.seconds * 1e6).log10())).collect()
    };
    let figure = plot_curves(
        &title,
        ("log10 of examples times units", "log10 of microseconds"),
        &[("more examples", curve(&examples)), ("more hidden units", curve(&units))],
    );
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", path.display());
    fs::create_dir_all(folder).map_err(failed)?;
    figure.save(&path).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    Ok(text + &format!("Wrote {}\n", path.display()))
}

fn row(m: usize, n_h: usize, rounds: u32, bar: &ProgressBar) -> Row {
    let (x, y) = create_dataset_with(m, 0.2, &mut RandomState::new(1));
    let iterations = (WORK / (m * n_h)).clamp(1, 20_000);
    let mut times: Vec<f64> = (0..=rounds).map(|_| time(&x, &y, n_h, iterations)).collect();
    times.remove(0);
    times.sort_by(f64::total_cmp);
    bar.inc(1);
    Row { m, n_h, seconds: times[times.len() / 2] }
}

/// One iteration: what so many take more than one alone, which prepares the examples too.
fn time(x: &Array2<f64>, y: &Array2<f64>, n_h: usize, iterations: usize) -> f64 {
    let train = |iterations| {
        let start = Instant::now();
        std::hint::black_box(nn_model(x, y, n_h, iterations, false));
        start.elapsed().as_secs_f64()
    };
    (train(iterations + 1) - train(1)) / iterations as f64
}

fn table(what: &str, rows: &[Row]) -> String {
    let first = rows[0].share();
    let mut text = format!("one iteration, over {what}\n");
    for row in rows {
        let (Row { m, n_h, seconds }, share) = (row, row.share());
        text += &format!(
            "  {m:>9} examples, {n_h:>3} units {:>11.1} µs {:>7.2} ns an example and unit, {:.2} of the first\n",
            seconds * 1e6,
            share * 1e9,
            share / first
        );
    }
    text
}
