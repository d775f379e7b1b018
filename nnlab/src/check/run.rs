//! Runs the learner's function on every case, whatever it does.

use std::panic::{self, AssertUnwindSafe};
use std::sync::{Mutex, PoisonError};

use super::{Exercise, Row, Score, Verdict};

/// The seed of the random cases that a notebook sees; the grader has its own.
pub(super) const NOTEBOOK_SEED: u64 = 8;

/// Only one check at a time may put the panic hook aside, or it would be lost.
static HOOK: Mutex<()> = Mutex::new(());

/// Checks the learner's function: tries all cases and returns the score.
///
/// A notebook shows it as a table; elsewhere the verdict is printed.
///
/// `judged` runs the function on one case and judges its output.
pub(super) fn run(
    exercise: &'static Exercise,
    cases: usize,
    sizes: &dyn Fn(usize) -> Vec<(&'static str, usize)>,
    judged: &dyn Fn(usize) -> Verdict,
) -> Score {
    let mut rows = Vec::new();
    for case in 0..cases {
        let verdict = quietly(judged, case).unwrap_or_else(|message| Verdict::panicked(&message));
        rows.push(Row { sizes: list(&sizes(case)), verdict });
    }
    let score = Score { exercise, rows };
    if !super::in_a_notebook() {
        println!("{score}");
    }
    if !score.full() {
        super::stop_the_notebook(&score.to_string());
    }
    score
}

/// Judges one case; a panic becomes its message, and is not printed.
fn quietly(judged: &dyn Fn(usize) -> Verdict, case: usize) -> Result<Verdict, String> {
    let _guard = HOOK.lock().unwrap_or_else(PoisonError::into_inner);
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| ()));
    let result = panic::catch_unwind(AssertUnwindSafe(|| judged(case)));
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
