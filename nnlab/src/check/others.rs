//! The right function on other inputs: what was done to the arguments before they were used.

use ndarray::{Array2, ArrayView1, Axis};

use super::arrays::{map, table};
use super::sentences;
use crate::init::{Parameters, initialize_parameters};
use crate::numpy::RandomState;

/// A case, and the same case with other inputs.
pub(super) struct Others<C> {
    case: C,
    all: Vec<Other<C>>,
}

/// The same case with other inputs.
pub(super) struct Other<C> {
    /// For who computed on it.
    pub sentence: String,
    pub case: C,
    /// What the numbers are multiplied by then.
    pub share: f64,
}

impl<C: Clone> Others<C> {
    pub fn of(case: &C) -> Others<C> {
        Others { case: case.clone(), all: vec![] }
    }

    pub fn into_all(self) -> Vec<Other<C>> {
        self.all
    }

    /// Without the cases that are too large to compute on.
    pub fn only(mut self, small: fn(&C) -> bool) -> Others<C> {
        self.all.retain(|other| small(&other.case));
        self
    }

    /// One other case, with its own sentence.
    pub fn with(mut self, sentence: &str, change: impl FnOnce(&mut C)) -> Others<C> {
        let mut case = self.case.clone();
        change(&mut case);
        self.all.push(Other { sentence: sentence.into(), case, share: 1.0 });
        self
    }

    /// Other numbers in the place of an array of numbers.
    pub fn array(self, name: &str, of: fn(&mut C) -> &mut Array2<f64>) -> Others<C> {
        let array = of(&mut self.case.clone()).clone();
        self.arrays(name, numbers(&array), of).arrays(name, places(&array), of)
    }

    /// Other numbers in the place of two arrays, the same for both.
    pub fn both(
        mut self,
        name: &str,
        one: fn(&mut C) -> &mut Array2<f64>,
        two: fn(&mut C) -> &mut Array2<f64>,
    ) -> Others<C> {
        let mut case = self.case.clone();
        let seconds = numbers(two(&mut case));
        for (words, first) in numbers(one(&mut case)) {
            let Some((_, second)) = seconds.iter().find(|(w, _)| *w == words) else { continue };
            self = self.with(&sentences::other(&words, name), |case| {
                *one(case) = first;
                *two(case) = second.clone();
            });
        }
        self
    }

    /// Other labels in the place of an array of 0 and 1.
    pub fn labels(self, name: &str, of: fn(&mut C) -> &mut Array2<f64>) -> Others<C> {
        let labels = of(&mut self.case.clone()).clone();
        let inverted = vec![("it is taken as 1 - {}".into(), 1.0 - &labels)];
        self.arrays(name, inverted, of).arrays(name, places(&labels), of)
    }

    fn arrays(
        mut self,
        name: &str,
        others: Vec<(String, Array2<f64>)>,
        of: fn(&mut C) -> &mut Array2<f64>,
    ) -> Others<C> {
        for (words, other) in others {
            self = self.with(&sentences::other(&words, name), |case| *of(case) = other);
        }
        self
    }

    /// Some of the `m` examples; `keep` keeps these columns of the case.
    pub fn examples(mut self, m: usize, keep: fn(&mut C, &[usize])) -> Others<C> {
        for (words, columns) in some_of(m).into_iter().filter(|(_, columns)| !columns.is_empty()) {
            self = self.with(&sentences::some_examples(words), |case| keep(case, &columns));
        }
        self
    }

    /// Some of the `m` examples, where their sum is divided by `m` all the same.
    pub fn sums(mut self, m: usize, keep: fn(&mut C, &[usize])) -> Others<C> {
        for (words, columns) in some_of(m) {
            let sentence = sentences::some_of_a_sum(words);
            // Nothing has no mean, but its sum is 0.
            let some = if columns.is_empty() { (0..m).collect() } else { columns.clone() };
            self = self.with(&sentence, |case| keep(case, &some));
            if let Some(last) = self.all.last_mut() {
                last.share = columns.len() as f64 / m as f64;
            }
        }
        self
    }

    /// The lab's first parameters in the place of those that were given.
    pub fn parameters(self, of: fn(&mut C) -> &mut Parameters) -> Others<C> {
        self.with(sentences::NEW_PARAMETERS, |case| {
            let Parameters { w1, w2, .. } = of(case);
            let (n_x, n_h, n_y) = (w1.ncols(), w1.nrows(), w2.nrows());
            *of(case) = initialize_parameters(n_x, n_h, n_y, &mut RandomState::new(3));
        })
    }

    /// Another number in the place of a count.
    pub fn count(mut self, name: &str, of: fn(&mut C) -> &mut usize) -> Others<C> {
        let n = *of(&mut self.case);
        let less = n.saturating_sub(1);
        for (words, other) in
            [("{} + 1", n + 1), ("{} - 1", less), ("2 * {}", 2 * n), ("{} / 2", n / 2)]
        {
            self = self.one_count(&words.replace("{}", name), name, of, other);
        }
        for other in [1, 2, 3, 4, 5, 10, 20, 50, 100] {
            self = self.one_count(&other.to_string(), name, of, other);
        }
        self
    }

    /// One other number in the place of a count, unless it is the same or 0.
    pub fn one_count(
        self,
        words: &str,
        name: &str,
        of: fn(&mut C) -> &mut usize,
        other: usize,
    ) -> Others<C> {
        if other == 0 || other == *of(&mut self.case.clone()) {
            return self;
        }
        self.with(&sentences::other_count(words, name), |case| *of(case) = other)
    }

    /// A generator made inside of the function, with a seed of its own.
    pub fn seed(mut self, of: fn(&mut C) -> &mut u32) -> Others<C> {
        for seed in (0..=10).chain([42, 123, 1234]) {
            self = self.with(&sentences::own_seed(seed), |case| *of(case) = seed);
        }
        self
    }
}

/// Keeps some columns of an array.
pub(super) fn keep<T: Clone>(array: &mut Array2<T>, columns: &[usize]) {
    *array = array.select(Axis(1), columns);
}

/// What is done to each number of an array, or of a row of it; `{}` stands for its name.
pub(super) fn numbers(a: &Array2<f64>) -> Vec<(String, Array2<f64>)> {
    let mut all = vec![];
    for (words, function) in [
        ("it is taken as -{}", (|v| -v) as fn(f64) -> f64),
        ("its absolute values are taken", f64::abs),
        ("its squares are taken", |v| v * v),
        ("it is rounded", f64::round),
        ("it is taken as {} + 1", |v| v + 1.0),
        ("it is taken as {} - 1", |v| v - 1.0),
        ("it is taken as 1 - {}", |v| 1.0 - v),
    ] {
        all.push((words.into(), map(a, function)));
    }
    for divisor in [2.0, 4.0, 10.0, 100.0, 255.0] {
        all.push((format!("it is divided by {divisor}"), a / divisor));
        all.push((format!("it is multiplied by {divisor}"), a * divisor));
    }
    for (words, part) in [
        ("the mean of each row is subtracted", centred as fn(ArrayView1<f64>) -> (f64, f64)),
        ("it is standardised, each row to a mean of 0 and a deviation of 1", standardised),
        ("each row is divided by its largest value", |row| (0.0, extremes(row).1)),
        ("each row is divided by its largest absolute value", |row| {
            let (low, high) = extremes(row);
            (0.0, high.max(-low))
        }),
        ("each row is scaled to go from 0 to 1", |row| {
            let (low, high) = extremes(row);
            (low, high - low)
        }),
    ] {
        let of_row: Vec<(f64, f64)> = a.rows().into_iter().map(part).collect();
        let scaled = &mut |i: usize, j: usize| (a[[i, j]] - of_row[i].0) / of_row[i].1;
        all.push((words.into(), table(a.dim(), scaled)));
    }
    let mean = a.sum() / a.len() as f64;
    all.push(("the mean of all is subtracted".into(), a - mean));
    all.retain(|(_, other)| other.iter().all(|v| v.is_finite()));
    all
}

/// The same numbers in other places.
pub(super) fn places(a: &Array2<f64>) -> Vec<(String, Array2<f64>)> {
    let ((rows, columns), all) = (a.dim(), a.len());
    let flat: Vec<f64> = a.t().iter().copied().collect();
    vec![
        ("its rows are in reversed order".into(), table(a.dim(), &mut |i, j| a[[rows - 1 - i, j]])),
        (
            "its columns are in reversed order".into(),
            table(a.dim(), &mut |i, j| a[[i, columns - 1 - j]]),
        ),
        ("its first row stands in all rows".into(), table(a.dim(), &mut |_, j| a[[0, j]])),
        ("its first column stands in all columns".into(), table(a.dim(), &mut |i, _| a[[i, 0]])),
        ("its two halves are exchanged".into(), {
            table(a.dim(), &mut |i, j| a[[i, (j + columns / 2) % columns]])
        }),
        (
            "it is read column by column and filled row by row".into(),
            table(a.dim(), &mut |i, j| flat[(i * columns + j) % all]),
        ),
    ]
}

/// The columns of some of `m` examples, or of none.
fn some_of(m: usize) -> Vec<(&'static str, Vec<usize>)> {
    vec![
        ("only the first example is", (0..1.min(m)).collect()),
        ("only the last example is", (m.saturating_sub(1)..m).collect()),
        ("only the first half of the examples is", (0..m / 2).collect()),
        ("only the first half of the examples is", (0..m.div_ceil(2)).collect()),
        ("only the second half of the examples is", (m / 2..m).collect()),
        ("only every second example is", (0..m).step_by(2).collect()),
        ("all examples but the first are", (1.min(m)..m).collect()),
        ("all examples but the last are", (0..m.saturating_sub(1)).collect()),
    ]
}

fn extremes(row: ArrayView1<f64>) -> (f64, f64) {
    row.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), &v| (low.min(v), high.max(v)))
}

fn centred(row: ArrayView1<f64>) -> (f64, f64) {
    (row.sum() / row.len() as f64, 1.0)
}

fn standardised(row: ArrayView1<f64>) -> (f64, f64) {
    let (mean, _) = centred(row);
    let squares: f64 = row.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, (squares / row.len() as f64).sqrt())
}
