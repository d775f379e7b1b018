//! `cargo lab`: the course tool. One module a command.

mod bench;
mod checkout;
mod clean;
mod compare;
mod console;
mod doctor;
mod evcxr;
mod files;
#[cfg(all(unix, feature = "grade"))]
mod grade;
mod interpreter;
mod jupyter;
mod kernel;
mod machine;
mod open;
mod python;
mod release;
mod report;
mod run;
mod setup;
mod site;
mod sweep;
mod test;
mod train;
mod warm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The course tool of nnlab, "a neural network in NumPy" in Rust.
#[derive(Parser)]
#[command(name = "cargo lab", bin_name = "cargo lab", version, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Open(open::Args),
    Setup(setup::Args),
    Doctor(doctor::Args),
    Train(train::Args),
    Compare(compare::Args),
    Bench(bench::Args),
    Run(run::Args),
    Release(release::Args),
    Report(report::Args),
    Site(site::Args),
    #[cfg(all(unix, feature = "grade"))]
    Grade(grade::Args),
    Kernel(kernel::Args),
    Python(interpreter::Args),
    Test(test::Args),
    Clean(clean::Args),
}

/// An error is a sentence for the user; it ends the program with exit code 2.
fn main() -> ExitCode {
    let command = Cli::parse().command.unwrap_or(Command::Open(open::Args::default()));
    let result = match command {
        Command::Open(args) => open::run(&args),
        Command::Setup(args) => setup::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::Train(args) => train::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Bench(args) => bench::run(&args),
        Command::Run(args) => run::run(&args),
        Command::Release(args) => release::run(&args),
        Command::Report(args) => report::run(&args),
        Command::Site(args) => site::run(&args),
        #[cfg(all(unix, feature = "grade"))]
        Command::Grade(args) => grade::run(&args),
        Command::Kernel(args) => kernel::run(&args),
        Command::Python(args) => interpreter::run(&args),
        Command::Test(args) => test::run(&args),
        Command::Clean(args) => clean::run(&args),
    };
    result.unwrap_or_else(|sentence| {
        eprintln!("error: {sentence}");
        ExitCode::from(2)
    })
}
