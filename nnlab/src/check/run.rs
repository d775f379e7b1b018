//! Runs the learner's function on every case, whatever it does.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

use super::{Exercise, Row, Score, Verdict};

/// The seed of the random cases that a notebook sees; the grader has its own.
pub(super) const NOTEBOOK_SEED: u64 = 8;

/// Only one check at a time may put the panic hook aside, or it would be lost.
static HOOK: Mutex<()> = Mutex::new(());

/// Checks the learner's function: runs it on all cases, prints the verdict, returns the score.
pub(super) fn run<C, O>(
    exercise: &'static Exercise,
    cases: &[C],
    sizes: fn(&C) -> Vec<(&'static str, usize)>,
    answer: &dyn Fn(&C) -> O,
    diagnose: fn(&C, &O) -> Verdict,
) -> Score {
    let row = |case| Row {
        sizes: list(&sizes(case)),
        verdict: match quietly(&|| answer(case)) {
            Ok(output) => diagnose(case, &output),
            Err(message) => Verdict::panicked(&message),
        },
    };
    let score = Score { exercise, rows: cases.iter().map(row).collect() };
    println!("{score}");
    if !score.full() {
        super::stop_the_notebook(&score.to_string());
    }
    score
}

/// Runs `f`; a panic becomes its message, and is not printed.
fn quietly<O>(f: &dyn Fn() -> O) -> Result<O, String> {
    let _guard = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    panic::set_hook(hook);
    result.map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|s| s.to_string());
        text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}

fn list(sizes: &[(&'static str, usize)]) -> String {
    let sizes: Vec<String> = sizes.iter().map(|(name, n)| format!("{name} = {n}")).collect();
    sizes.join(", ")
}
