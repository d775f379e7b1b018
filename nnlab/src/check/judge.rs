//! How an output is judged, and how a function is tried on all cases.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, PoisonError};

use super::others::{Other, Others};
use super::part::same_array;
use super::slip::{Changed, Wrong};
use super::{Exercise, Finding, Mistake, Part, Row, Score, Verdict, structural};

/// The seed of the random cases that a notebook sees; the grader has its own.
pub(super) const NOTEBOOK_SEED: u64 = 8;

/// Sizes by their names: a factor of 7 means more where m = 7.
type Sizes = Vec<(&'static str, usize)>;

/// What the outputs of an exercise are judged by.
pub(super) struct Judge<C: 'static, O: 'static> {
    pub reference: fn(&C) -> O,
    /// Takes an output apart.
    pub parts: fn(&O) -> Vec<Part>,
    pub sizes: fn(&C) -> Sizes,
    pub mistakes: &'static [Mistake<C, O>],
    /// The slips that give what was returned in place of a part.
    pub slips: fn(&C, &Wrong) -> Vec<Changed>,
    /// Other inputs that a learner's function may have used.
    pub others: fn(&C) -> Others<C>,
}

impl<C: Clone, O> Judge<C, O> {
    pub fn diagnose(&self, case: &C, output: &O) -> Verdict {
        Answer {
            sizes: (self.sizes)(case),
            expected: (self.parts)(&(self.reference)(case)),
            got: (self.parts)(output),
            count: self.mistakes.len(),
            known: &|i| self.mistakes[i].on(case, self.parts),
            slips: &|wrong| (self.slips)(case, wrong),
            others: &|| self.on_others(case),
        }
        .judge()
    }

    /// What the reference makes of other inputs.
    fn on_others(&self, case: &C) -> Vec<Changed> {
        let on = |other: Other<C>| {
            let parts = (self.parts)(&(self.reference)(&other.case));
            let returned = parts.into_iter().map(|part| part.value * other.share).collect();
            Changed { name: "inputs", sentence: other.sentence, returned }
        };
        (self.others)(case).into_all().into_iter().map(on).collect()
    }
}

/// The score of a function that is asked from afar, as the grader does; nothing is printed.
///
/// `ask` gets one case after the other, and returns an output, or the verdict if there is none.
///
/// # Examples
/// ```
/// use nnlab::check::{self, cost};
///
/// let ask = |case: &cost::Case| Ok(nnlab::compute_cost(&case.a2, &case.y));
/// let score = check::score(&cost::EXERCISE, &cost::cases(7), cost::sizes, cost::diagnose, ask);
/// assert!(score.full());
/// ```
pub fn score<C, O>(
    exercise: &'static Exercise,
    cases: &[C],
    sizes: fn(&C) -> Sizes,
    diagnose: fn(&C, &O) -> Verdict,
    mut ask: impl FnMut(&C) -> Result<O, Verdict>,
) -> Score {
    let mut judged = |case| ask(case).map_or_else(|none| none, |output| diagnose(case, &output));
    let row = |case| Row { sizes: list(&sizes(case)), verdict: judged(case) };
    Score { exercise, rows: cases.iter().map(row).collect() }
}

/// Checks the learner's function: tries all cases and returns the score.
pub(super) fn check<C, O>(
    exercise: &'static Exercise,
    cases: Vec<C>,
    sizes: fn(&C) -> Sizes,
    diagnose: fn(&C, &O) -> Verdict,
    function: &dyn Fn(&C) -> O,
) -> Score {
    let judged = |i: usize| diagnose(&cases[i], &function(&cases[i]));
    run(exercise, cases.len(), &|i| sizes(&cases[i]), &judged)
}

/// What is judged: one output, beside the right one.
struct Answer<'a> {
    sizes: Sizes,
    expected: Vec<Part>,
    got: Vec<Part>,
    /// The number of known mistakes.
    count: usize,
    /// Computes one of the known mistakes on the case. Only a wrong output asks for it.
    known: &'a dyn Fn(usize) -> Changed,
    /// The slips that give what was returned in place of a part.
    slips: &'a dyn Fn(&Wrong) -> Vec<Changed>,
    /// The right output for other inputs.
    others: &'a dyn Fn() -> Vec<Changed>,
}

impl Answer<'_> {
    /// Judges the output: which parts are right, and what the first wrong one tells.
    ///
    /// Nothing here is generic, for the sake of everyone who waits for this crate to compile.
    fn judge(&self) -> Verdict {
        let of = self.expected.len();
        let right = (0..of).filter(|&i| self.is_right(i)).count();
        let values = self.got.iter().map(|part| part.value.clone()).collect();
        let earned = (0..of).map(|i| self.is_right(i) && !self.expected[i].given).collect();
        let Some(first) = (0..of).find(|&i| !self.is_right(i)) else {
            return Verdict { right, of, findings: vec![], values, earned };
        };
        let finite = self.got[first].value.iter().all(|v| v.is_finite());
        let known = (0..if finite { self.count } else { 0 }).map(self.known);
        let mut findings = self.explaining(first, known.collect());
        let seen = structural::findings(&self.sizes, &self.expected, &self.got, first);
        // Zeros, and what is no number, have many causes: where all cases have them, that is said.
        if seen.iter().any(|finding| ["zeros", "nan"].contains(&finding.name)) {
            findings.extend(seen.clone());
        }
        let (value, unexplained) = (&self.got[first].value, findings.is_empty());
        let slips = (self.slips)(&Wrong { part: first, value, unexplained });
        findings.extend(self.explaining(first, slips));
        findings.extend(self.explaining(first, (self.others)()));
        findings.extend(seen);
        Verdict { right, of, findings, values, earned }
    }

    fn is_right(&self, i: usize) -> bool {
        same_array(&self.expected[i].value, &self.got[i].value)
    }

    /// Those whose output this is, as far as it is wrong; the ones first that explain the most.
    fn explaining(&self, first: usize, all: Vec<Changed>) -> Vec<Finding> {
        let mut found: Vec<(usize, Finding)> = vec![];
        for Changed { name, sentence, returned } in all {
            let equal = |i: usize| same_array(&returned[i], &self.got[i].value);
            // Who has a part right has not made a mistake that spoils it.
            let contradicted = || (0..returned.len()).any(|i| self.is_right(i) && !equal(i));
            if equal(first) && !contradicted() {
                let matches = (0..returned.len()).filter(|&i| equal(i)).count();
                found.push((matches, Finding { name, sentence, whole: matches == returned.len() }));
            }
        }
        found.sort_by_key(|(matches, _)| std::cmp::Reverse(*matches));
        found.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// Tries all cases. A notebook shows the score as a table; elsewhere the verdict is printed.
///
/// `judged` runs the function on one case and judges its output.
fn run(
    exercise: &'static Exercise,
    cases: usize,
    sizes: &dyn Fn(usize) -> Sizes,
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
    let silence = Silence::begin();
    let result = panic::catch_unwind(AssertUnwindSafe(|| judged(case)));
    drop(silence);
    result.map_err(|payload| {
        let text = payload.downcast_ref::<&str>().map(|s| s.to_string());
        text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default()
    })
}

type Hook = Box<dyn Fn(&PanicHookInfo) + Send + Sync>;

/// How many checks run, and the panic hook that the first of them put aside.
static SILENT: Mutex<(usize, Option<Arc<Hook>>)> = Mutex::new((0, None));

thread_local! {
    /// Whether a check runs in this thread.
    static IN_A_CHECK: Cell<bool> = const { Cell::new(false) };
}

/// While one is there, panics of this thread print nothing.
struct Silence;

impl Silence {
    fn begin() -> Silence {
        let (running, hook) = &mut *SILENT.lock().unwrap_or_else(PoisonError::into_inner);
        if *running == 0 {
            let others = Arc::new(panic::take_hook());
            *hook = Some(others.clone());
            panic::set_hook(Box::new(move |info| {
                if !IN_A_CHECK.get() {
                    others(info);
                }
            }));
        }
        *running += 1;
        IN_A_CHECK.set(true);
        Silence
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        let (running, hook) = &mut *SILENT.lock().unwrap_or_else(PoisonError::into_inner);
        IN_A_CHECK.set(false);
        *running -= 1;
        if let Some(hook) = hook.take_if(|_| *running == 0) {
            drop(panic::take_hook());
            panic::set_hook(Arc::into_inner(hook).expect("only the dropped hook shared it"));
        }
    }
}

fn list(sizes: &Sizes) -> String {
    let sizes: Vec<String> = sizes.iter().map(|(name, n)| format!("{name} = {n}")).collect();
    sizes.join(", ")
}
