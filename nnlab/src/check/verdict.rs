//! What a check has to say about one case.

use super::part::same_array;
use super::{Part, sentences, structural};

/// What is wrong with an output, as a name for programs and a sentence for the learner.
///
/// # Examples
/// ```
/// use nnlab::{check::cost, ndarray::array};
///
/// let case = cost::Case { a2: array![[0.8, 0.4]], y: array![[1.0, 0.0]] };
/// let verdict = cost::diagnose(&case, &-1.0);
/// assert_eq!(verdict.finding().unwrap().name, "entry");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The known mistake's name, or `unwritten`, `panicked`, `shape`, `transposed`, `axis`,
    /// `sign`, `factor`, `columns`, `rows`, `zeros`, `place`, `nan`, `entry`.
    pub name: &'static str,
    /// What is wrong, and what to look at next.
    pub sentence: String,
}

/// The judgement of one output.
///
/// # Examples
/// ```
/// use nnlab::check::structure;
///
/// let case = &structure::cases(1)[0];
/// let verdict = structure::diagnose(case, &structure::reference(case));
/// assert!(verdict.full() && verdict.finding().is_none());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// The number of arrays (or numbers) that are right.
    pub right: usize,
    /// The number of arrays that the function returns.
    pub of: usize,
    /// What explains the output best; several if they explain it equally well on this case, none
    /// if nothing is wrong.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// Whether everything is right.
    pub fn full(&self) -> bool {
        self.right == self.of
    }

    /// The first finding.
    pub fn finding(&self) -> Option<&Finding> {
        self.findings.first()
    }

    /// The share of the arrays that are right, 0 to 1.
    pub fn share(&self) -> f64 {
        self.right as f64 / self.of as f64
    }

    /// The verdict on a function that panicked instead of returning.
    ///
    /// `todo!` and `unimplemented!` count as not written yet.
    ///
    /// # Examples
    /// ```
    /// use nnlab::check::Verdict;
    ///
    /// let verdict = Verdict::panicked("not yet implemented");
    /// assert_eq!(verdict.finding().unwrap().name, "unwritten");
    /// ```
    pub fn panicked(message: &str) -> Verdict {
        let unwritten = ["not yet implemented", "not implemented"];
        let finding = if unwritten.iter().any(|start| message.starts_with(start)) {
            Finding { name: "unwritten", sentence: sentences::UNWRITTEN.into() }
        } else {
            Finding { name: "panicked", sentence: sentences::panicked(message) }
        };
        Verdict { right: 0, of: 1, findings: vec![finding] }
    }
}

/// A known mistake of a step: a function that makes it, and the sentence for who made it.
///
/// # Examples
/// ```
/// use nnlab::check::forward;
///
/// let case = &forward::cases(1)[0];
/// let mistake = &forward::MISTAKES[0];
/// let verdict = forward::diagnose(case, &(mistake.output)(case));
/// assert!(verdict.full() || !verdict.finding().unwrap().sentence.is_empty());
/// ```
pub struct Mistake<C, O> {
    /// A name for programs, in snake case.
    pub name: &'static str,
    /// What is wrong, and what to look at next.
    pub sentence: &'static str,
    /// The output of a function with this mistake.
    pub output: fn(&C) -> O,
}

impl<C, O> Mistake<C, O> {
    /// This mistake's output on a case, taken apart.
    pub(super) fn on(&self, case: &C, parts: fn(&O) -> Vec<Part>) -> Known {
        Known { name: self.name, sentence: self.sentence, parts: parts(&(self.output)(case)) }
    }
}

/// A known mistake in one array of the output. Others may be wrong too: no sentence says "alone".
macro_rules! in_one {
    ($output:ident, $array:ident, $name:literal, $sentence:literal, $changed:expr) => {
        Mistake {
            name: concat!(stringify!($array), $name),
            sentence: concat!(stringify!($array), $sentence),
            output: |c| {
                let changed: fn(&Case) -> Array2<f64> = $changed;
                $output { $array: changed(c), ..reference(c) }
            },
        }
    };
}
pub(super) use in_one;

/// The output of one known mistake on the case at hand.
pub(super) struct Known {
    pub name: &'static str,
    pub sentence: &'static str,
    pub parts: Vec<Part>,
}

/// Judges an output: which parts are right, and what the first wrong one tells.
///
/// `sizes` are the case's, by name: a factor of 7 means more where m = 7. `known` computes one of
/// the `count` known mistakes on the case; only a wrong output asks for them.
///
/// Nothing here is generic, for the sake of everyone who waits for this crate to compile.
pub(super) fn judge(
    sizes: &[(&'static str, usize)],
    expected: &[Part],
    got: &[Part],
    count: usize,
    known: &dyn Fn(usize) -> Known,
) -> Verdict {
    let is_right = |i: usize| same_array(&expected[i].value, &got[i].value);
    let of = expected.len();
    let right = (0..of).filter(|&i| is_right(i)).count();
    let Some(first) = (0..of).find(|&i| !is_right(i)) else {
        return Verdict { right, of, findings: vec![] };
    };
    let mut findings = Vec::new();
    let mut most = 1;
    // NaN and infinity have many causes: they confirm no mistake.
    let finite = got[first].value.iter().all(|v| v.is_finite());
    for mistake in (0..if finite { count } else { 0 }).map(known) {
        let equal = |i: usize| same_array(&mistake.parts[i].value, &got[i].value);
        let matches = (0..of).filter(|&i| equal(i)).count();
        // Who has a part right has not made a mistake that spoils it.
        let contradicted = (0..of).any(|i| is_right(i) && !equal(i));
        if equal(first) && !contradicted && matches >= most {
            if matches > most {
                findings.clear();
            }
            most = matches;
            findings.push(Finding { name: mistake.name, sentence: mistake.sentence.into() });
        }
    }
    if findings.is_empty() {
        findings.push(structural::finding(sizes, expected, got, first));
    }
    Verdict { right, of, findings }
}
