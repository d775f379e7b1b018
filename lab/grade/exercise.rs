//! What each exercise asks an answer: its cases, and how they become arguments.

use std::cell::RefCell;
use std::io::{self, ErrorKind};

use nnlab::check::{self, Exercise, Score, Verdict};
use nnlab_answer::{Reply, Without, receive, send};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::process::Process;

/// Asks a program that serves the exercise, and judges what it returns.
pub fn score(exercise: &Exercise, seed: u64, process: Process) -> Score {
    let program = &Program(RefCell::new(State::Runs(process)));
    // One step's name stands for its cases, its sizes and its judge; the arguments are as the
    // answer's process reads them.
    macro_rules! on {
        ($($step:ident)::+, |$case:ident| $arguments:expr) => {{
            use check::$($step)::+::{Case, EXERCISE, cases, diagnose, sizes};
            let ask = |$case: &Case| program.ask(&$arguments);
            check::score(&EXERCISE, &cases(seed), sizes, diagnose, ask)
        }};
    }
    let score = match exercise.name {
        "structure" => on!(structure, |c| (&c.x, &c.y)),
        "init" => on!(init, |c| (c.n_x, c.n_h, c.n_y, c.seed)),
        "forward" => on!(forward, |c| (&c.x, &c.parameters)),
        "cost" => on!(cost, |c| (&c.a2, &c.y)),
        "backward" => on!(backward, |c| (&c.parameters, &c.cache, &c.x, &c.y)),
        "update" => on!(update, |c| (&c.parameters, &c.gradients, c.learning_rate)),
        "model" => on!(model, |c| (&c.x, &c.y, c.n_h, c.num_iterations)),
        "dataset" => on!(dataset, |c| (c.m, c.noise, c.seed)),
        "predict" => on!(train::predict, |c| (&c.parameters, &c.x)),
        "accuracy" => on!(train::accuracy, |c| (&c.y, &c.predictions)),
        "grid" => on!(visualize::grid, |c| (&c.x, c.h)),
        "predict_grid" => on!(visualize::predict_grid, |c| (&c.parameters, &c.xx, &c.yy)),
        "sweep" => on!(visualize::sweep, |c| (&c.x, &c.y, &c.sizes, c.num_iterations)),
        name => unreachable!("there is no exercise {name}"),
    };
    program.end();
    score
}

struct Program(RefCell<State>);

enum State {
    Runs(Process),
    /// Why there is no more output.
    Over(String),
}

impl Program {
    /// Nothing may be left of it when the next answer is tried.
    fn end(&self) {
        if let State::Runs(process) = self.0.replace(State::Over(String::new())) {
            process.end();
        }
    }

    /// One case: the output, or the verdict if there is none.
    fn ask<O: DeserializeOwned>(&self, arguments: &impl Serialize) -> Result<O, Verdict> {
        let state = &mut *self.0.borrow_mut();
        let reply = match state {
            State::Runs(process) => exchange(process, arguments),
            State::Over(why) => return Err(Verdict::silent(why.clone())),
        };
        match reply {
            Ok(Ok(output)) => Ok(output),
            Ok(Err(Without::Panic(message))) => Err(Verdict::panicked(&message)),
            Ok(Err(Without::TooLarge(sentence))) => Err(Verdict::silent(format!("{sentence}."))),
            Err(error) => {
                let why = match std::mem::replace(state, State::Over(String::new())) {
                    State::Runs(process) if error.kind() == ErrorKind::InvalidData => {
                        process.end();
                        format!("its output cannot be read: {error}.")
                    }
                    State::Runs(process) => process.end().sentence(),
                    State::Over(why) => why,
                };
                *state = State::Over(why.clone());
                Err(Verdict::silent(why))
            }
        }
    }
}

fn exchange<O: DeserializeOwned>(
    process: &mut Process,
    arguments: &impl Serialize,
) -> io::Result<Reply<O>> {
    send(process.to.as_mut().expect("it is open until the end"), arguments)?;
    receive(&mut process.from)
}
