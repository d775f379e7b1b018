//! What a check has to say about one case.

use ndarray::Array2;

use super::formula::Step;
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
    /// The known mistake's name; or what was changed in a formula: `missing`, `twice`, `operator`,
    /// `order`, `argument`, `constant`, `function`, `axis`, `sign`, `brackets`; or what is seen:
    /// `unwritten`, `panicked`, `always`, `shape`, `transposed`, `axis`, `sign`, `factor`,
    /// `columns`, `rows`, `zeros`, `place`, `nan`, `digits`, `entry`.
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
    /// What explains the output, the best first; last, what can be seen in it whatever the cause.
    /// None if nothing is wrong.
    pub findings: Vec<Finding>,
    /// The arrays that were returned, in the order of the parts.
    pub values: Vec<Array2<f64>>,
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
        Verdict { right: 0, of: 1, findings: vec![finding], values: vec![] }
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
        let parts = parts(&(self.output)(case));
        let values = parts.into_iter().map(|part| part.value).collect();
        Known { name: self.name, sentence: self.sentence.into(), values }
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
    pub sentence: String,
    pub values: Vec<Array2<f64>>,
}

/// What is judged: one output, beside the right one.
pub(super) struct Answer<'a> {
    /// The case's sizes, by name: a factor of 7 means more where m = 7.
    pub sizes: Vec<(&'static str, usize)>,
    pub expected: Vec<Part>,
    pub got: Vec<Part>,
    /// The number of known mistakes.
    pub count: usize,
    /// Computes one of the known mistakes on the case. Only a wrong output asks for it.
    pub known: &'a dyn Fn(usize) -> Known,
    /// The step's formulas on the case, if it has some: their small changes are mistakes too.
    pub step: &'a dyn Fn() -> Option<Step>,
}

impl Answer<'_> {
    /// Judges the output: which parts are right, and what the first wrong one tells.
    ///
    /// Nothing here is generic, for the sake of everyone who waits for this crate to compile.
    pub fn judge(&self) -> Verdict {
        let of = self.expected.len();
        let right = (0..of).filter(|&i| self.is_right(i)).count();
        let values = self.got.iter().map(|part| part.value.clone()).collect();
        let Some(first) = (0..of).find(|&i| !self.is_right(i)) else {
            return Verdict { right, of, findings: vec![], values };
        };
        let mut findings = self.explanations(first);
        findings.extend(structural::findings(&self.sizes, &self.expected, &self.got, first));
        Verdict { right, of, findings, values }
    }

    fn is_right(&self, i: usize) -> bool {
        same_array(&self.expected[i].value, &self.got[i].value)
    }

    /// The mistakes whose output this is, as far as it is wrong; those first that explain the most.
    fn explanations(&self, first: usize) -> Vec<Finding> {
        // NaN and infinity have many causes: they confirm no mistake.
        if self.got[first].value.iter().any(|v| !v.is_finite()) {
            return vec![];
        }
        let mut found: Vec<(usize, Finding)> = vec![];
        let mut try_one = |name, sentence: String, values: &[Array2<f64>]| {
            let equal = |i: usize| same_array(&values[i], &self.got[i].value);
            // Who has a part right has not made a mistake that spoils it.
            let contradicted = || (0..values.len()).any(|i| self.is_right(i) && !equal(i));
            if equal(first) && !contradicted() {
                let matches = (0..values.len()).filter(|&i| equal(i)).count();
                found.push((matches, Finding { name, sentence }));
            }
        };
        for mistake in (0..self.count).map(self.known) {
            try_one(mistake.name, mistake.sentence, &mistake.values);
        }
        // Zeros have many causes, too.
        let zero = self.got[first].value.iter().all(|&v| v == 0.0);
        let step = if zero { None } else { (self.step)() };
        for changed in step.map_or(vec![], |step| step.changes(first)) {
            try_one(changed.name, changed.sentence, &changed.returned);
        }
        found.sort_by_key(|(matches, _)| std::cmp::Reverse(*matches));
        found.into_iter().map(|(_, finding)| finding).collect()
    }
}
