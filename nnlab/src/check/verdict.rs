//! What a check has to say about one case.

use ndarray::Array2;

use super::slip::{Changed, FEW, is_half};
use super::{Part, sentences};

/// What is wrong with an output, as a name for programs and a sentence for the learner.
///
/// # Examples
/// ```
/// use nnlab::{check::cost, ndarray::array};
///
/// let case = cost::Case { a2: array![[0.8, 0.4]], y: array![[1.0, 0.0]] };
/// let verdict = cost::diagnose(&case, &-1.234);
/// assert_eq!(verdict.finding().unwrap().name, "entry");
/// assert!(!verdict.finding().unwrap().whole);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The known mistake's name; or what was changed in a formula: `missing`, `twice`, `operator`,
    /// `order`, `argument`, `constant`, `function`, `result`, `axis`, `sign`, `brackets`, `added`,
    /// `two`; or what is seen:
    /// `unwritten`, `panicked`, `silent`, `same`, `shape`, `transposed`, `axis`, `sign`, `factor`,
    /// `columns`, `rows`, `reversed`, `zeros`, `place`, `nan`, `digits`, `entry`.
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

    /// Whether a finding explains this case: it is there; or it tells of two things, of which only
    /// one shows here, or which were not looked for in large arrays.
    pub(super) fn admits(&self, finding: &Finding) -> bool {
        let large = || self.values.iter().any(|value| value.len() > FEW);
        let half = || self.findings.iter().any(|f| is_half(&f.sentence, &finding.sentence));
        self.says(&finding.sentence).is_some() || (finding.name == "two" && (large() || half()))
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
        Verdict::without_output(finding)
    }

    /// The verdict on a function that gave no output for another reason, which the sentence tells.
    ///
    /// # Examples
    /// ```
    /// use nnlab::check::Verdict;
    ///
    /// let verdict = Verdict::silent("it ran for 10 seconds and was stopped.".into());
    /// assert_eq!(verdict.finding().unwrap().name, "silent");
    /// ```
    pub fn silent(sentence: String) -> Verdict {
        Verdict::without_output(Finding::seen("silent", sentence))
    }

    fn without_output(finding: Finding) -> Verdict {
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
    pub(super) fn on(&self, case: &C, parts: fn(&O) -> Vec<Part>) -> Changed {
        let parts = parts(&(self.output)(case));
        let returned = parts.into_iter().map(|part| part.value).collect();
        Changed { name: self.name, sentence: self.sentence.into(), returned }
    }
}
