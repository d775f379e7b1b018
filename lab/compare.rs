//! `cargo lab compare`: how far two folders of arrays are apart.

mod pairs;
mod table;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use indicatif::ProgressBar;
use nnlab::numpy::{Comparison, compare, load};

use crate::console;
use pairs::{Pair, find, near};

/// Compare .npy arrays: two folders, matched by relative path, or two files.
#[derive(clap::Args)]
#[command(after_help = "\
Two numbers agree if |left - right| <= ATOL + RTOL * |right|, as in numpy.allclose; NaN agrees with NaN. \
Arrays agree if their shapes are equal and all numbers agree. Numbers of different types are compared by \
value; a bool array agrees only with a bool array.

With --common the left side may have more: it is the reference, and the right side yours. What is passed \
over is counted. An array that only the right side has is not: its name is wrong, or its folder.

Exit code: 0 if all arrays agree, 1 if one differs, is missing or cannot be read, 2 if nothing could be \
compared.")]
pub struct Args {
    /// A folder of .npy files, or one such file
    left: PathBuf,
    /// The folder or file to compare it with
    right: PathBuf,
    /// Relative tolerance
    #[arg(long, value_name = "R", default_value_t = 1e-12, value_parser = tolerance, allow_negative_numbers = true)]
    rtol: f64,
    /// Absolute tolerance
    #[arg(long, value_name = "A", default_value_t = 1e-12, value_parser = tolerance, allow_negative_numbers = true)]
    atol: f64,
    /// Pass over arrays that the right side lacks
    #[arg(long)]
    common: bool,
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

/// What became of one pair of files.
pub enum Outcome {
    /// Both were read.
    Compared(Box<Comparison>),
    /// The left folder has no such array, but perhaps one of nearly that name.
    MissingLeft(Option<String>),
    /// The right folder has no such array.
    MissingRight,
    /// One cannot be read: the sentence says which and why.
    Unreadable(String),
}

impl Outcome {
    /// Whether the arrays agree.
    pub fn agrees(&self) -> bool {
        matches!(self, Outcome::Compared(comparison) if comparison.agree)
    }
}

/// Runs the command.
pub fn run(args: &Args) -> Result<ExitCode, String> {
    let pairs = find(&args.left, &args.right)?;
    let (left, right) = (args.left.display(), args.right.display());
    let both = pairs.iter().any(|pair| pair.left.is_some() && pair.right.is_some());
    if pairs.is_empty() || (args.common && !both) {
        let what = if args.common { "no array of the same name" } else { "no .npy file" };
        let extra = pairs.iter().find(|pair| pair.left.is_none());
        let near = extra.and_then(|pair| Some((&pair.name, near(pair, &pairs)?)));
        let hint = near.map_or("are these the right folders?".into(), |(name, near)| {
            format!("for {name}, did you mean {near}?")
        });
        return Err(format!("{left} and {right} have {what}: {hint}"));
    }
    if let Some(name) = unnamed(&pairs, &args.right) {
        return Err(format!("{right}/{name} has no ending: rename it to {name}.npy"));
    }
    let passed_over = |pair: &&Pair| args.common && pair.right.is_none();
    let compared = pairs.iter().filter(|pair| !passed_over(pair));
    let outcomes: Vec<(String, Outcome)> =
        compared.map(|pair| (pair.name.clone(), outcome(pair, &pairs, args))).collect();
    let over: Vec<&str> = pairs.iter().filter(passed_over).map(|pair| &*pair.name).collect();
    let text =
        if args.json { table::json(&outcomes, &over) } else { table::text(&outcomes, &over) };
    console::line(&ProgressBar::hidden(), text.trim_end())?;
    let all = outcomes.iter().all(|(_, outcome)| outcome.agrees());
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// An array that the right side has, but without `.npy` behind its name.
fn unnamed<'a>(pairs: &'a [Pair], right: &Path) -> Option<&'a str> {
    let mut alone = pairs.iter().filter(|pair| pair.right.is_none()).map(|pair| &*pair.name);
    alone.find(|name| right.join(name).is_file())
}

fn outcome(pair: &Pair, all: &[Pair], args: &Args) -> Outcome {
    let (left, right) = match (&pair.left, &pair.right) {
        (Some(left), Some(right)) => (load(left), load(right)),
        (None, _) => return Outcome::MissingLeft(near(pair, all)),
        (_, None) => return Outcome::MissingRight,
    };
    match (left, right) {
        (Ok(left), Ok(right)) => {
            Outcome::Compared(Box::new(compare(&left, &right, args.rtol, args.atol)))
        }
        (Err(error), _) | (_, Err(error)) => Outcome::Unreadable(error.to_string()),
    }
}

fn tolerance(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(t) if t >= 0.0 && t.is_finite() => Ok(t),
        _ => Err(format!("expected a number of at least 0 such as 1e-12, but got {text:?}")),
    }
}
