//! The check of `sweep`.

use ndarray::Array2;

use crate::check::arrays::table;
use crate::check::draw::Draw;
use crate::check::judge::{self, Judge, NOTEBOOK_SEED};
use crate::check::others::{Others, keep};
use crate::check::slip::Changed;
use crate::check::{Exercise, Mistake, Part, Score, Verdict};
use crate::cost::compute_cost;
use crate::dataset::create_dataset_with;
use crate::forward::forward_propagation;
use crate::model::nn_model;
use crate::numpy::RandomState;
use crate::train::{accuracy, predict};

/// The exercise.
pub const EXERCISE: Exercise =
    Exercise { step: 10, stem: "visualize", name: "sweep", function: "sweep", points: 3 };

/// The inputs: data, the hidden sizes to try, and the iterations of each training.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Inputs, (2, m).
    pub x: Array2<f64>,
    /// Labels, (1, m).
    pub y: Array2<f64>,
    /// Hidden sizes.
    pub sizes: Vec<usize>,
    /// Iterations of each training.
    pub num_iterations: usize,
}

/// What the function returns: the accuracy of each hidden size, in per cent.
pub type Output = Vec<f64>;

/// The lab's flower with few iterations, then small random flowers.
pub fn cases(seed: u64) -> Vec<Case> {
    let draw = &mut Draw::new(seed);
    let (x, y) = crate::create_dataset();
    let mut cases = vec![Case { x, y, sizes: vec![1, 4, 2], num_iterations: 150 }];
    while cases.len() < 3 {
        let m = 60 + 2 * draw.below(20);
        let (x, y) = create_dataset_with(m, 0.2, &mut RandomState::new(draw.seed()));
        let sizes = [[5, 2, 7], [6, 1, 3], [3, 8, 2]][draw.below(3)].to_vec();
        let case = Case { x, y, sizes, num_iterations: 200 + draw.below(100) };
        if is_telling(&case) {
            cases.push(case);
        }
    }
    cases
}

/// Whether the accuracies differ enough for the mistakes to show.
fn is_telling(c: &Case) -> bool {
    let [a, b, last] = reference(c)[..] else { return false };
    a != b && b != last && a != last && last != 50.0
}

/// The right answer.
pub fn reference(case: &Case) -> Output {
    case.sizes.iter().map(|&n_h| percent(case, n_h)).collect()
}

/// The accuracy after training with `n_h` hidden units.
fn percent(c: &Case, n_h: usize) -> f64 {
    let parameters = nn_model(&c.x, &c.y, n_h, c.num_iterations, false);
    accuracy(&c.y, &predict(&parameters, &c.x))
}

/// Another number in one place of the loop, as far as this output may show it.
fn changes(c: &Case, got: &Array2<f64>) -> Vec<Changed> {
    let change = |name, sentence: String, returned: Output| {
        let returned = table((1, returned.len()), &mut |_, i| returned[i]);
        Changed { name, sentence, returned: vec![returned] }
    };
    let sizes: Vec<f64> = c.sizes.iter().map(|&n| n as f64).collect();
    if got.iter().eq(&sizes) {
        let sentence = "these are the sizes themselves: push the accuracy of each.";
        return vec![change("argument", sentence.into(), sizes)];
    }
    if got.is_empty() {
        let sentence = "the list is empty: push the accuracy of each size into it.";
        return vec![change("missing", sentence.into(), vec![])];
    }
    if got.iter().all(|v| v == &got[[0, 0]]) {
        let all = (1..=20).map(|n_h| {
            let sentence = format!(
                "every network has {n_h} hidden units: pass the size of this round to `nn_model`."
            );
            change("argument", sentence, vec![percent(c, n_h); c.sizes.len()])
        });
        return all.collect();
    }
    let units = |&n: &usize| percent(&Case { num_iterations: n, ..c.clone() }, n);
    let sentence =
        "each network is trained for as many iterations as it has units: pass on `num_iterations`.";
    vec![change("argument", sentence.into(), c.sizes.iter().map(units).collect())]
}

/// Other inputs that may have been used.
fn others(c: &Case) -> Others<Case> {
    let others = Others::of(c)
        .with("every network has one hidden unit too many: use the sizes as they are.", |c| {
            c.sizes.iter_mut().for_each(|n_h| *n_h += 1);
        })
        .with("every network has one hidden unit too few: use the sizes as they are.", |c| {
            c.sizes.iter_mut().for_each(|n_h| *n_h = (*n_h - 1).max(1));
        })
        .with("the sizes were sorted first: push the accuracies in their order.", |c| {
            c.sizes.sort_unstable();
        })
        .labels("y", |c| &mut c.y)
        .examples(c.x.ncols(), |c, some| {
            keep(&mut c.x, some);
            keep(&mut c.y, some);
        });
    let n = c.num_iterations;
    let fixed = [1, 10, 100, 1000, 5000, 10_000].map(|other| (other.to_string(), other));
    let near = [
        ("/ 2", n / 2),
        ("* 2", 2 * n),
        ("* 10", 10 * n),
        ("/ 10", n / 10),
        ("+ 1", n + 1),
        ("- 1", n - 1),
    ];
    let near = near.map(|(change, other)| (format!("num_iterations {change}"), other));
    near.into_iter().chain(fixed).fold(others, |others, (words, other)| {
        others.one_count(&words, "num_iterations", |c| &mut c.num_iterations, other)
    })
}

const JUDGE: Judge<Case, Output> = Judge {
    reference,
    parts,
    sizes,
    mistakes: MISTAKES,
    slips: |c, wrong| changes(c, wrong.value),
    others,
};

/// Judges an output.
pub fn diagnose(case: &Case, output: &Output) -> Verdict {
    JUDGE.diagnose(case, output)
}

/// Checks your `sweep`.
///
/// It wants a function of this form:
///
/// ```text
/// fn sweep(x: &Array2<f64>, y: &Array2<f64>, sizes: &[usize], num_iterations: usize) -> Vec<f64>
/// ```
///
/// # Examples
/// ```
/// let score = nnlab::check::sweep(|_, _, sizes, _| vec![50.0; sizes.len()]);
/// assert!(!score.full());
/// ```
pub fn check(sweep: fn(&Array2<f64>, &Array2<f64>, &[usize], usize) -> Output) -> Score {
    judge::check(&EXERCISE, cases(NOTEBOOK_SEED), sizes, diagnose, &|c| {
        sweep(&c.x, &c.y, &c.sizes, c.num_iterations)
    })
}

fn parts(accuracies: &Output) -> Vec<Part> {
    vec![Part::list("accuracies", "one number a size", accuracies)]
}

/// The sizes that the table shows, by their names.
pub fn sizes(case: &Case) -> Vec<(&'static str, usize)> {
    vec![("m", case.x.ncols()), ("num_iterations", case.num_iterations)]
}

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "one_size",
        sentence: "every network has 4 hidden units: pass the size of this round to `nn_model`.",
        output: |c| vec![percent(c, 4); c.sizes.len()],
    },
    Mistake {
        name: "first_size",
        sentence: "every number is that of the first size: train anew inside the loop, with the size of this round.",
        output: |c| vec![percent(c, c.sizes[0]); c.sizes.len()],
    },
    Mistake {
        name: "last_size",
        sentence: "every number is that of the last size: push each accuracy in its own round.",
        output: |c| vec![percent(c, c.sizes[c.sizes.len() - 1]); c.sizes.len()],
    },
    Mistake {
        name: "fractions",
        sentence: "these are fractions: the lab wants per cent.",
        output: |c| reference(c).iter().map(|a| a / 100.0).collect(),
    },
    Mistake {
        name: "errors",
        sentence: "these are the shares of wrong answers: the accuracy is 100 less that.",
        output: |c| reference(c).iter().map(|a| 100.0 - a).collect(),
    },
    Mistake {
        name: "places",
        sentence: "the networks have 1, 2, 3 … hidden units, the places in the list: use the sizes in it.",
        output: |c| (1..=c.sizes.len()).map(|n_h| percent(c, n_h)).collect(),
    },
    Mistake {
        name: "reversed",
        sentence: "the accuracies are in reversed order: the first belongs to the first size.",
        output: |c| reference(c).into_iter().rev().collect(),
    },
    Mistake {
        name: "best_so_far",
        sentence: "each number is the best so far: push the accuracy of this round's own network.",
        output: |c| {
            let best = reference(c).into_iter().scan(0.0, |best: &mut f64, a| {
                *best = best.max(a);
                Some(*best)
            });
            best.collect()
        },
    },
    Mistake {
        name: "goes_on",
        sentence: "each network is trained longer than the one before: train all of them for `num_iterations`.",
        output: |c| {
            let longer =
                |i: usize| Case { num_iterations: (i + 1) * c.num_iterations, ..c.clone() };
            c.sizes.iter().enumerate().map(|(i, &n_h)| percent(&longer(i), n_h)).collect()
        },
    },
    Mistake {
        name: "costs",
        sentence: "these are the costs: the lab wants the accuracies, of the predictions.",
        output: |c| {
            let cost = |&n_h: &usize| {
                let parameters = nn_model(&c.x, &c.y, n_h, c.num_iterations, false);
                compute_cost(&forward_propagation(&c.x, &parameters).0, &c.y)
            };
            c.sizes.iter().map(cost).collect()
        },
    },
    Mistake {
        name: "first_only",
        sentence: "only the first size has its accuracy: return after the loop, not inside it.",
        output: |c| reference(c)[..1].to_vec(),
    },
    Mistake {
        name: "last_only",
        sentence: "only the last size has its accuracy: make the list before the loop and push in every round.",
        output: |c| reference(c)[c.sizes.len() - 1..].to_vec(),
    },
];
