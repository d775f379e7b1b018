//! What a check has to say about one case.

use ndarray::Array2;

use super::part::same_array;
use super::slip::{Changed, Wrong};
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
/// assert!(!verdict.finding().unwrap().whole);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The known mistake's name; or what was changed in a formula: `missing`, `twice`, `operator`,
    /// `order`, `argument`, `constant`, `function`, `axis`, `sign`, `brackets`; or what is seen:
    /// `unwritten`, `panicked`, `same`, `shape`, `transposed`, `axis`, `sign`, `factor`,
    /// `columns`, `rows`, `zeros`, `place`, `nan`, `digits`, `entry`.
    pub name: &'static str,
    /// What is wrong, and what to look at next.
    pub sentence: String,
    /// Whether it explains all that is wrong in its case, and not one array only.
    pub whole: bool,
}

impl Finding {
    /// What is seen in one array.
    pub(super) fn seen(name: &'static str, sentence: String) -> Finding {
        Finding { name, sentence, whole: false }
    }
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
    /// Which of them count: those that are right, and are not the same for all data.
    pub earned: Vec<bool>,
}

impl Verdict {
    /// Whether everything is right.
    pub fn full(&self) -> bool {
        self.right == self.of
    }

    /// Whether the function returned, rather than panicked.
    pub(super) fn returned(&self) -> bool {
        !self.values.is_empty()
    }

    /// Whether a finding of that name is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.findings.iter().any(|finding| finding.name == name)
    }

    /// The finding with that sentence.
    pub(super) fn says(&self, sentence: &str) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.sentence == sentence)
    }

    /// The first finding.
    pub fn finding(&self) -> Option<&Finding> {
        self.findings.first()
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
            Finding::seen("unwritten", sentences::UNWRITTEN.into())
        } else {
            Finding::seen("panicked", sentences::panicked(message))
        };
        Verdict { right: 0, of: 1, findings: vec![finding], values: vec![], earned: vec![] }
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
    /// The slips that give what was returned in place of a part.
    pub changes: &'a dyn Fn(&Wrong) -> Vec<Changed>,
}

impl Answer<'_> {
    /// Judges the output: which parts are right, and what the first wrong one tells.
    ///
    /// Nothing here is generic, for the sake of everyone who waits for this crate to compile.
    pub fn judge(&self) -> Verdict {
        let of = self.expected.len();
        let right = (0..of).filter(|&i| self.is_right(i)).count();
        let values = self.got.iter().map(|part| part.value.clone()).collect();
        let earned = (0..of).map(|i| self.is_right(i) && !self.expected[i].given).collect();
        let Some(first) = (0..of).find(|&i| !self.is_right(i)) else {
            return Verdict { right, of, findings: vec![], values, earned };
        };
        let finite = self.got[first].value.iter().all(|v| v.is_finite());
        let mut findings = if finite { self.known_mistakes(first) } else { vec![] };
        let seen = structural::findings(&self.sizes, &self.expected, &self.got, first);
        // Zeros, and what is no number, have many causes: where all cases have them, that is said.
        if seen.iter().any(|finding| ["zeros", "nan"].contains(&finding.name)) {
            findings.extend(seen.clone());
        }
        findings.extend(self.slips(first));
        findings.extend(seen);
        Verdict { right, of, findings, values, earned }
    }

    fn is_right(&self, i: usize) -> bool {
        same_array(&self.expected[i].value, &self.got[i].value)
    }

    fn known_mistakes(&self, first: usize) -> Vec<Finding> {
        let known = (0..self.count).map(self.known);
        self.explaining(first, known.map(|known| (known.name, known.sentence, known.values)))
    }

    fn slips(&self, first: usize) -> Vec<Finding> {
        let value = &self.got[first].value;
        let slips = (self.changes)(&Wrong { part: first, value }).into_iter();
        self.explaining(first, slips.map(|slip| (slip.name, slip.sentence, slip.returned)))
    }

    /// Those whose output this is, as far as it is wrong; the ones first that explain the most.
    fn explaining(
        &self,
        first: usize,
        all: impl Iterator<Item = (&'static str, String, Vec<Array2<f64>>)>,
    ) -> Vec<Finding> {
        let mut found: Vec<(usize, Finding)> = vec![];
        for (name, sentence, values) in all {
            let equal = |i: usize| same_array(&values[i], &self.got[i].value);
            // Who has a part right has not made a mistake that spoils it.
            let contradicted = || (0..values.len()).any(|i| self.is_right(i) && !equal(i));
            if equal(first) && !contradicted() {
                let matches = (0..values.len()).filter(|&i| equal(i)).count();
                found.push((matches, Finding { name, sentence, whole: matches == values.len() }));
            }
        }
        found.sort_by_key(|(matches, _)| std::cmp::Reverse(*matches));
        found.into_iter().map(|(_, finding)| finding).collect()
    }
}
