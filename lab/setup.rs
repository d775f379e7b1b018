//! `cargo lab setup`: everything that the notebooks need, from whatever state the machine is in.

use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use indicatif::{MultiProgress, ProgressBar};

use crate::checkout::lab_folder;
use crate::machine::State;
use crate::{console, evcxr, files, jupyter, machine, python, warm};

/// Prepare the notebooks: Python packages, the Rust kernel, a first build of nnlab.
#[derive(clap::Args)]
#[command(after_help = "\
Does only what is missing, so it may be interrupted and run again at any time. Everything goes into .lab/, \
but the kernel's program, which the user's cache folder keeps for every clone (`cargo lab doctor` names the \
places, `cargo lab clean` empties them). An active conda environment made from environment.yml is used, \
and its kernel `rust` becomes the lab's.

Exit code: 0 if all is ready, 2 if something is missing; the sentence says what to do.")]
pub struct Args {}

/// Runs the command.
pub fn run(_: &Args) -> Result<ExitCode, String> {
    prepare()?;
    console::line(&ProgressBar::hidden(), "The lab is ready: `cargo lab` opens it.")?;
    Ok(ExitCode::SUCCESS)
}

/// Prepares what is missing; at once if nothing is.
pub fn prepare() -> Result<(), String> {
    if complete() {
        return Ok(());
    }
    let _held = files::lock(&lab_folder("lock"))?;
    can_begin()?;
    in_stages()
}

fn complete() -> bool {
    let python = python::of_the_lab().is_ok_and(|environment| environment.ready());
    python && machine::rust_src().is_ok() && jupyter::registered().is_ok() && warm::state().is_ok()
}

/// All that is missing and that only the user can get, in one message.
fn can_begin() -> Result<(), String> {
    let mut needs = vec![machine::rust(), machine::c_compiler()];
    if machine::conda().is_none() {
        needs.push(python::state());
    }
    let missing: Vec<String> = needs.into_iter().filter_map(State::err).collect();
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n  ")) }
}

/// What waits for the network runs beside what waits for the cores. The first build of nnlab needs
/// Rust's sources, the kernel, and the first few of the Python packages.
fn in_stages() -> Result<(), String> {
    let bars = &MultiProgress::new();
    let environment = &python::of_the_lab()?;
    let (begun, first_packages) = mpsc::channel();
    let results = thread::scope(|scope| {
        let packages = scope.spawn(move || {
            let ready = environment.ready();
            stage(bars, "Python packages", "1 minute", ready, &|bar| {
                environment.begin(bar)?;
                let _ = begun.send(());
                environment.finish(bar)
            })
        });
        let sources = scope.spawn(move || {
            let ready = machine::rust_src().is_ok();
            stage(bars, "Rust's sources", "some seconds", ready, &|_| machine::add_rust_src())
        });
        let ready = evcxr::find().is_some();
        let mut kernel = stage(bars, "Rust kernel", "5 minutes", ready, &|bar| {
            bar.set_style(console::counted());
            evcxr::build(bar).map(|_| ())
        });
        let sources = sources.join().expect("a stage returns");
        let go_on = first_packages.recv().is_ok() || environment.ready();
        if kernel.is_ok() && sources.is_ok() && go_on {
            kernel = first_build(bars);
        }
        [packages.join().expect("a stage returns"), sources, kernel]
    });
    let sentences: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    if sentences.is_empty() { Ok(()) } else { Err(sentences.join("\n")) }
}

fn first_build(bars: &MultiProgress) -> Result<(), String> {
    jupyter::register()?;
    let ready = warm::state().is_ok();
    stage(bars, "first build of nnlab", "1 minute", ready, &|_| warm::build())
}

/// Does one part of the work, and says what it took; a terminal sees it move.
fn stage(
    bars: &MultiProgress,
    name: &str,
    usual: &str,
    ready: bool,
    work: &dyn Fn(&ProgressBar) -> Result<(), String>,
) -> Result<(), String> {
    if ready {
        return Ok(());
    }
    let bar = bars.add(console::spinner(name));
    if bar.is_hidden() {
        console::line(&bar, &format!("{name}: about {usual} on two quiet cores"))?;
    } else {
        bar.set_message(format!("about {usual} in all"));
    }
    let start = Instant::now();
    let result = work(&bar);
    bar.finish_and_clear();
    let word = if result.is_ok() { "done" } else { "FAILED" };
    let seconds = start.elapsed().as_secs();
    bars.suspend(|| {
        console::line(&ProgressBar::hidden(), &format!("{name}: {word}, {seconds} s"))
    })?;
    result
}
