//! `cargo lab bench`: nnlab beside NumPy and others, on this machine.

mod growth;
mod opponent;
mod ours;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;
use std::time::Duration;

use indicatif::ProgressBar;

use crate::console;
use opponent::Opponent;
use ours::{TASKS, Task};

/// Compare the speed of nnlab with NumPy, JAX, PyTorch or numba, on this machine.
#[derive(clap::Args)]
#[command(after_help = "\
Every side does the same work in double precision, from the same numbers: the lab's training, its sweep over \
hidden sizes, the answers on the grid of its boundary figure, three iterations over four million points, and \
the step functions in a loop, as a notebook has them. The sides take turns, round by round, so that a slow \
moment of the machine slows all of them. In a round a side first does its task for a tenth of a second, and \
at least once, since the caches are as another side left them; then once more, which counts. A tenth of a \
second lies between two sides: the threads of some libraries go on looking for work. The table has the median \
of the rounds, the fastest and the slowest. Before the first round each side does every task once: that is not \
counted, but for JAX and numba it is where they compile, and the table shows it apart. Making the data, starting \
the programs and comparing the results is not timed. A side whose result is not ours is an error.

NumPy is installed into .lab if it is missing; the others are used where Python finds them. NumPy picks its \
instruction set by itself, and the table names it. Every side may use all cores; the BLAS library of NumPy \
decides for itself.

Exit code: 0 if all was measured, 2 if a side cannot be started or computes something else.")]
pub struct Args {
    /// Whom to compare with
    #[arg(long, value_name = "LIBRARY", value_delimiter = ',', default_value = "numpy")]
    #[arg(value_parser = ["numpy", "jax", "torch", "numba"])]
    against: Vec<String>,
    /// The Python that has them; by default one with NumPy in .lab
    #[arg(long, value_name = "PROGRAM")]
    python: Option<PathBuf>,
    /// How many rounds to measure
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..), allow_negative_numbers = true)]
    rounds: u32,
    /// Keep NumPy from using AVX-512, as on a processor without it
    #[arg(long)]
    numpy_without_avx512: bool,
    /// Measure nnlab alone, at growing sizes, and draw its time into DIR/growth.svg
    #[arg(long, value_name = "DIR", conflicts_with_all = ["against", "python", "figure", "json", "numpy_without_avx512"])]
    growth: Option<PathBuf>,
    /// Draw the table into FILE too, an SVG or a PNG
    #[arg(long, value_name = "FILE", value_parser = figure_file)]
    figure: Option<PathBuf>,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

/// A wrong ending is said before anything is measured.
fn figure_file(name: &str) -> Result<PathBuf, String> {
    let known = [".svg", ".png"].iter().any(|ending| name.to_lowercase().ends_with(ending));
    if known { Ok(name.into()) } else { Err("its name must end in .svg or .png".into()) }
}

/// What one side needed for a task, in seconds.
pub struct Times {
    /// The first time, which is not counted.
    pub first: f64,
    /// Each round.
    pub rounds: Vec<f64>,
}

/// One side: its name, and its times for each task.
pub struct Side {
    pub name: String,
    pub times: Vec<Times>,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    if let Some(folder) = &args.growth {
        let text = growth::run(args.rounds, folder)?;
        console::line(&ProgressBar::hidden(), text.trim_end())?;
        return Ok(ExitCode::SUCCESS);
    }
    let python = opponent::python(args.python.as_ref())?;
    let mut tasks = TASKS.map(|task| task());
    let mut opponents = vec![];
    for library in &args.against {
        opponents.push(Opponent::start(&python, library, args.numpy_without_avx512)?);
    }
    let bar = console::bar(TASKS.len() * (args.rounds as usize + 1), "measuring");
    let new = |name: &str| Side { name: name.into(), times: vec![] };
    let mut sides: Vec<Side> = vec![new(&format!("nnlab {}", env!("CARGO_PKG_VERSION")))];
    sides.extend(opponents.iter().map(|opponent| new(&opponent.name)));
    for task in &mut tasks {
        measure(task, &mut opponents, &mut sides, args.rounds, &bar)?;
    }
    bar.finish_and_clear();
    let text = if args.json { table::json(&tasks, &sides) } else { table::text(&tasks, &sides) };
    console::line(&ProgressBar::hidden(), text.trim_end())?;
    if let Some(path) = &args.figure {
        table::figure(&tasks, &sides).save(path).map_err(|error| error.to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// All rounds of a task: every side in turn.
fn measure(
    task: &mut Task,
    opponents: &mut [Opponent],
    sides: &mut [Side],
    rounds: u32,
    bar: &ProgressBar,
) -> Result<(), String> {
    for round in 0..=rounds {
        let (seconds, ours) = warm(round, || Ok(task.timed()))?;
        record(&mut sides[0], round, seconds);
        for (opponent, side) in opponents.iter_mut().zip(&mut sides[1..]) {
            let (seconds, theirs) = warm(round, || opponent.timed(task.name))?;
            if (theirs - ours).abs() > 1e-6 * ours.abs() {
                return Err(format!(
                    "{} computes something else in \"{}\": its numbers add up to {theirs}, ours to {ours}",
                    opponent.name, task.words
                ));
            }
            record(side, round, seconds);
        }
        bar.inc(1);
    }
    Ok(())
}

/// So long another side's threads may go on looking for work: OpenBLAS's do.
const REST: Duration = Duration::from_millis(100);

/// So long a side warms up: before, the others had the caches, and a core that rested is slow.
const WARM_UP: f64 = 0.1;

/// The time after the warm-up. The very first time counts for itself.
fn warm(
    round: u32,
    mut timed: impl FnMut() -> Result<(f64, f64), String>,
) -> Result<(f64, f64), String> {
    thread::sleep(REST);
    let mut warmed_up = 0.0;
    while round > 0 && warmed_up < WARM_UP {
        warmed_up += timed()?.0;
    }
    timed()
}

fn record(side: &mut Side, round: u32, seconds: f64) {
    if round == 0 {
        side.times.push(Times { first: seconds, rounds: vec![] });
    } else if let Some(times) = side.times.last_mut() {
        times.rounds.push(seconds);
    }
}
