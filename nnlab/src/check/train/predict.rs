//! The check of `predict`.

use ndarray::Array2;

use crate::check::arrays::{decide, map};
use crate::check::draw::{Draw, Sizes};
use crate::check::formula::{Line, Step, name, number, scope};
use crate::check::judge::{self, Judge, NOTEBOOK_SEED};
use crate::check::others::{Others, keep};
use crate::check::slip::{Changed, Slips, Wrong};
use crate::check::{Exercise, Mistake, Part, Score, Verdict, forward};
use crate::forward::forward_propagation;
use crate::init::Parameters;

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 9, stem: "train", name: "predict", function: "predict", points: 5 };

/// The inputs: the parameters and `x` (n_x, m).
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// The parameters.
    pub parameters: Parameters,
    /// Inputs, (n_x, m).
    pub x: Array2<f64>,
}

/// What the function returns: true for class 1.
pub type Output = Array2<bool>;

/// The lab's data, random ones, and examples whose answer is exactly 0.5.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let mut cases = vec![Case { x: crate::create_dataset().0, ..mixed(draw, Sizes::LAB) }];
    for sizes in [draw.sizes(), Sizes { n_y: 1, ..draw.sizes() }, draw.sizes()] {
        cases.push(mixed(draw, Sizes { m: sizes.m + 10, ..sizes }));
    }
    let sizes = draw.sizes();
    let mut tie = mixed(draw, Sizes { n_y: 1, m: 12, ..sizes });
    tie.parameters.b1.fill(0.0);
    tie.parameters.b2.fill(0.0);
    tie.x.column_mut(draw.below(12)).fill(0.0);
    cases.push(tie);
    cases
}

/// A random case whose answers are not all the same, not even for one output.
fn mixed(draw: &mut Draw, sizes: Sizes) -> Case {
    loop {
        let parameters = draw.parameters(sizes);
        let case = Case { parameters, x: draw.normal(sizes.n_x, sizes.m) };
        let answers = reference(&case);
        if answers.rows().into_iter().all(|row| row.iter().any(|&a| a != row[0])) {
            return case;
        }
    }
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    answers(case, |a| a > 0.5)
}

/// The lines of the step, on a case.
fn step(c: &Case) -> Step {
    let (_, cache) = forward_propagation(&c.x, &c.parameters);
    Step {
        arrays: scope([("A2", &cache.a2), ("Z2", &cache.z2)]),
        counts: vec![],
        lines: vec![Line::new("predictions", name("A2").above(number(0.5)))],
        returned: &["predictions"],
    }
}

fn slips(c: &Case, wrong: &Wrong) -> Vec<Changed> {
    static MADE: Slips = Slips::new();
    let mut slips = step(c).changes(&MADE, wrong);
    slips.extend(behind_it(&c.parameters, &c.x, wrong.value.dim()));
    slips.extend(split_elsewhere(&forward_propagation(&c.x, &c.parameters).0, wrong.value));
    slips
}

/// The predictions from a forward pass with one of its known mistakes, in some shape.
pub(in crate::check) fn behind_it(
    parameters: &Parameters,
    x: &Array2<f64>,
    shape: (usize, usize),
) -> Vec<Changed> {
    let case = forward::Case { x: x.clone(), parameters: parameters.clone() };
    let change = |mistake: &Mistake<forward::Case, forward::Output>| {
        let (a2, _) = (mistake.output)(&case);
        let answers = map(&a2, |a| f64::from(a > 0.5)).into_shape_with_order(shape).ok()?;
        let sentence = mistake.sentence.into();
        Some(Changed { name: mistake.name, sentence, returned: vec![answers] })
    };
    forward::MISTAKES.iter().filter_map(change).collect()
}

/// All answers above some number are true and all below it false, but that number is not 0.5.
pub(in crate::check) fn split_elsewhere(a2: &Array2<f64>, got: &Array2<f64>) -> Option<Changed> {
    let of =
        |truth: f64| a2.iter().zip(got).filter(move |(_, got)| **got == truth).map(|(a, _)| *a);
    let no = of(0.0).fold(f64::NEG_INFINITY, f64::max);
    let yes = of(1.0).fold(f64::INFINITY, f64::min);
    let split = a2.dim() == got.dim() && no < yes;
    let sentence =
        "true and false part at another number than 0.5: class 1 is where A2 is more than 0.5.";
    split.then(|| Changed {
        name: "threshold",
        sentence: sentence.into(),
        returned: vec![got.clone()],
    })
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    Others::of(c)
        .array("x", |c| &mut c.x)
        .examples(c.x.ncols(), |c, some| keep(&mut c.x, some))
        .parameters(|c| &mut c.parameters)
}

const JUDGE: Judge<Case, Output> =
    Judge { reference, parts, sizes, mistakes: MISTAKES, slips, others };

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `predict`.
///
/// It wants a function of this form:
///
/// ```text
/// fn predict(parameters: &Parameters, x: &Array2<f64>) -> Array2<bool>
/// ```
///
/// # Examples
/// ```
/// assert!(nnlab::check::predict(nnlab::predict).full());
/// ```
pub fn check(predict: fn(&Parameters, &Array2<f64>) -> Array2<bool>) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        predict(&c.parameters, &c.x)
    })
}

fn parts(predictions: &Output) -> Vec<Part> {
    vec![Part::truths("predictions", "(n_y, m)", predictions)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    let Parameters { w1, w2, .. } = &case.parameters;
    vec![("n_x", w1.ncols()), ("n_h", w1.nrows()), ("n_y", w2.nrows()), ("m", case.x.ncols())]
}

fn answers(c: &Case, question: fn(f64) -> bool) -> Output {
    decide(&forward_propagation(&c.x, &c.parameters).0, question)
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "tie",
        sentence: "an answer of exactly 0.5 became true: the lab asks for more than 0.5, `>` and not `>=`. Rounding takes 0.5 up as well.",
        output: |c| answers(c, |a| a >= 0.5),
    },
    Mistake {
        name: "inverted",
        sentence: "true and false are exchanged: class 1 is where a2 is more than 0.5.",
        output: |c| answers(c, |a| a <= 0.5),
    },
    Mistake {
        name: "always",
        sentence: "everything is true: a2 is a probability, always more than 0. Compare it with 0.5.",
        output: |c| answers(c, |a| a > 0.0),
    },
    Mistake {
        name: "never",
        sentence: "everything is false: a2 is never 1 or more. Compare it with 0.5.",
        output: |c| answers(c, |_| false),
    },
    Mistake {
        name: "z2",
        sentence: "Z2 was compared with 0.5: compare A2, the answer after the sigmoid. It comes first in the pair.",
        output: |c| decide(&forward_propagation(&c.x, &c.parameters).1.z2, |z| z > 0.5),
    },
    Mistake {
        name: "hidden",
        sentence: "the hidden layer's A1 was compared: the network's answer is A2.",
        output: |c| decide(&forward_propagation(&c.x, &c.parameters).1.a1, |a| a > 0.5),
    },
    Mistake {
        name: "transposed",
        sentence: "the predictions are transposed: one row an output, one column an example, as in a2.",
        output: |c| reference(c).t().to_owned(),
    },
];
