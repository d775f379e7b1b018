//! `cargo lab train`: the whole lab without a notebook.

mod arrays;
mod figures;
mod place;

use std::path::PathBuf;
use std::process::ExitCode;

use indicatif::ProgressBar;
use ndarray::Array2;
use nnlab::model::{PRINT_EVERY, nn_model_observed};
use nnlab::{History, Settings, accuracy, create_dataset, predict};

use crate::{console, sweep};
use place::Place;

/// Larger ones would take hours, or more memory than there is.
const MOST_HIDDEN: usize = 10_000;
const MOST_ITERATIONS: usize = 10_000_000;
/// So many moments of training are kept for the figures.
const MOMENTS: usize = 40;

/// Run the whole lab: print the costs and accuracies, write every step's arrays and figures.
#[derive(clap::Args)]
#[command(after_help = "\
Arrays go to DIR/arrays/<step>/<name>.npy, with NumPy's names (forward/Z1, backward/dW1, …); those of \
forward, cost, backward and update belong to the first iteration. Figures go to DIR/figures, as SVG and \
PNG. The comparison of hidden sizes at the end trains half as many iterations, as the handout does.

DIR/arrays and DIR/figures of an earlier run are replaced when all results are there, and not before: keep \
nothing of your own in these two. A run whose cost diverges leaves its first iteration, its costs, and their \
figures.

Exit code: 0, 1 if a training diverged, 2 if something could not be written or the options are wrong.")]
pub struct Args {
    /// Folder to write to; it is made if it is missing
    #[arg(long, value_name = "DIR", default_value = "out")]
    out: PathBuf,
    /// Number of hidden units
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = hidden, allow_negative_numbers = true)]
    hidden: usize,
    /// Number of iterations
    #[arg(long, value_name = "N", default_value_t = 10_000, value_parser = iterations, allow_negative_numbers = true)]
    iterations: usize,
    /// Learning rate
    #[arg(long, value_name = "R", default_value_t = nnlab::LEARNING_RATE, value_parser = rate, allow_negative_numbers = true)]
    learning_rate: f64,
    /// Seed of the initial weights, as in numpy.random.seed
    #[arg(long, value_name = "N", default_value_t = nnlab::model::SEED, allow_negative_numbers = true)]
    seed: u32,
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let (x, y) = create_dataset();
    let settings = settings(args);
    let place = Place::below(&args.out)?;
    arrays::write_first_iteration(place.path(), &x, &y, &settings)?;

    let history = train(&x, &y, &settings)?;
    if let Some(iteration) = history.diverged {
        arrays::write_costs(place.path(), &history)?;
        figures::write_diverged(place.path(), &x, &y, &settings, &history)?;
        place.keep()?;
        // `{:?}` writes 1e300 where `{}` writes 301 digits.
        eprintln!(
            "error: the cost became {} at iteration {iteration}: the learning rate {:?} is too large; try --learning-rate {}",
            history.costs[iteration],
            args.learning_rate,
            nnlab::LEARNING_RATE
        );
        return Ok(ExitCode::FAILURE);
    }
    let predictions = predict(&history.parameters, &x);
    let percent = accuracy(&y, &predictions);
    // The original prints with %d, which cuts 90.5 down to 90.
    console::line(&ProgressBar::hidden(), &format!("Accuracy: {}%", percent.trunc()))?;
    arrays::write_results(place.path(), &x, &history, &predictions)?;

    let compared = sweep::run(&x, &y, &settings)?;
    figures::write(place.path(), &x, &y, &settings, &history, &compared.models)?;
    place.keep()?;
    console::line(
        &ProgressBar::hidden(),
        &format!("Wrote {0}/arrays and {0}/figures", args.out.display()),
    )?;
    if compared.diverged.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!(
        "error: the cost diverged with {:?} hidden units: the learning rate {:?} is too large for them",
        compared.diverged, args.learning_rate
    );
    Ok(ExitCode::FAILURE)
}

fn settings(args: &Args) -> Settings {
    let iterations = args.iterations;
    let mut snapshots: Vec<usize> = (0..=MOMENTS).map(|k| k * iterations / MOMENTS).collect();
    snapshots.dedup();
    Settings {
        n_h: args.hidden,
        num_iterations: iterations,
        learning_rate: args.learning_rate,
        seed: args.seed,
        snapshots,
    }
}

fn train(x: &Array2<f64>, y: &Array2<f64>, settings: &Settings) -> Result<History, String> {
    let bar = console::bar(settings.num_iterations, "training");
    let mut printed = Ok(());
    let history = nn_model_observed(x, y, settings, &mut |iteration, cost| {
        bar.inc(1);
        if iteration % PRINT_EVERY == 0 && printed.is_ok() {
            printed = console::line(&bar, &format!("Cost after iteration {iteration}: {cost:.6}"));
        }
    });
    bar.finish_and_clear();
    printed.map(|()| history)
}

fn hidden(text: &str) -> Result<usize, String> {
    positive(text, MOST_HIDDEN)
}

fn iterations(text: &str) -> Result<usize, String> {
    positive(text, MOST_ITERATIONS)
}

fn positive(text: &str, most: usize) -> Result<usize, String> {
    match text.parse::<usize>() {
        Ok(0) => Err("expected at least 1, but got 0".into()),
        Ok(n) if n > most => Err(format!("expected at most {most}, but got {n}")),
        Ok(n) => Ok(n),
        Err(_) => Err(format!("expected a whole number of at least 1, but got {text:?}")),
    }
}

fn rate(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(r) if r > 0.0 && r.is_finite() => Ok(r),
        _ => Err(format!("expected a positive, finite number such as 1.2, but got {text:?}")),
    }
}
