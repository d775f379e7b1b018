//! Which answers are more than a half: in single precision, which is half the work, where that leaves
//! no doubt; and in double precision where an answer is nearer to a half than the error.

use std::iter::repeat;
use std::ops::Range;

use super::functions::tanh_single;
use super::lanes::{L, Lanes, fill};
use super::network::{HALF, Network};

/// So many examples are computed at once.
const G: usize = 8 * L;

type Singles = [f32; G];

/// Rounding to single precision changes a number by this part of it at most.
const U: f64 = f32::EPSILON as f64 / 2.0;

/// Single precision loses some digits of smaller numbers: they count as this one.
const TINY: f64 = 1e-30;

/// Larger sums may leave the range of single precision.
const HUGE: f64 = 1e30;

/// The largest error of tanh in single precision.
pub(super) const TANH_ERROR: f64 = 3.0 * U;

/// A network, some examples and their Z2, all in single precision.
struct Single<'a> {
    /// The network as it is.
    exact: Network<'a>,
    w1: Vec<f32>,
    b1: Vec<f32>,
    w2: Vec<f32>,
    b2: Vec<f32>,
    /// A row an input, and a row an output.
    x: Vec<Singles>,
    z2: Vec<Singles>,
}

impl Network<'_> {
    /// Whether each answer is more than a half.
    #[inline(always)]
    pub fn answers(&self, inputs: &[&[f64]], answers: &mut [bool]) {
        let n_y = self.n_y;
        let mut single = Single::new(*self);
        for (group, answers) in answers.chunks_mut(G * n_y).enumerate() {
            let start = group * G;
            single.fetch(inputs, start..start + answers.len() / n_y);
            single.forward();
            let bounds = single.bounds();
            for (k, z2) in single.z2.iter().enumerate() {
                put(z2.iter().map(|z2| *z2 > 0.0), k, n_y, answers);
            }
            for (block, answers) in answers.chunks_mut(L * n_y).enumerate() {
                if single.is_in_doubt(block, &bounds) {
                    let start = start + block * L;
                    self.answer_exactly(inputs, start..start + answers.len() / n_y, answers);
                }
            }
        }
    }

    #[inline(always)]
    fn answer_exactly(&self, inputs: &[&[f64]], examples: Range<usize>, answers: &mut [bool]) {
        let mut x = Vec::new();
        fill(&mut x, inputs, &examples, 0.0);
        let mut a1 = vec![Lanes::all(0.0); self.b1.len()];
        let mut z2 = vec![Lanes::all(0.0); self.n_y];
        self.forward::<false>(&x, &mut a1, &mut z2);
        for (k, z2) in z2.iter().enumerate() {
            put(z2.iter().map(|z2| *z2 > HALF), k, self.n_y, answers);
        }
    }
}

impl<'a> Single<'a> {
    fn new(exact: Network<'a>) -> Single<'a> {
        let rounded = |numbers: &[f64]| numbers.iter().map(|v| *v as f32).collect();
        Single {
            w1: rounded(exact.w1),
            b1: rounded(exact.b1),
            w2: rounded(exact.w2),
            b2: rounded(exact.b2),
            x: vec![[0.0; G]; exact.n_x],
            z2: vec![[0.0; G]; exact.n_y],
            exact,
        }
    }

    #[inline(always)]
    fn fetch(&mut self, inputs: &[&[f64]], examples: Range<usize>) {
        for (x, input) in self.x.iter_mut().zip(inputs) {
            for (x, exact) in x.iter_mut().zip(&input[examples.clone()]) {
                *x = *exact as f32;
            }
        }
    }

    #[inline(always)]
    fn forward(&mut self) {
        for (z2, b2) in self.z2.iter_mut().zip(&self.b2) {
            *z2 = [*b2; G];
        }
        let (n_x, n_h) = (self.x.len(), self.b1.len());
        for j in 0..n_h {
            let mut a1 = [self.b1[j]; G];
            for (w, x) in self.w1[j * n_x..].iter().zip(&self.x) {
                add_times(&mut a1, *w, x);
            }
            for a1 in &mut a1 {
                *a1 = tanh_single(*a1);
            }
            for (w, z2) in self.w2[j..].iter().step_by(n_h).zip(&mut self.z2) {
                add_times(z2, *w, &a1);
            }
        }
    }

    /// For each output, how far from 0 a Z2 must be to have the sign of the exact one.
    ///
    /// A sum of n products, with b, is wrong by (n + 4)·U·(|b| + Σ|w|·|x|) at most: each number is
    /// rounded, and so is each sum. tanh makes no error larger. Twice that bound has room for the
    /// rounding of the bound and of double precision.
    #[inline(always)]
    fn bounds(&self) -> Vec<f32> {
        let Network { w1, b1, w2, b2, .. } = self.exact;
        let x: Vec<f64> = self.x.iter().map(|x| f64::from(largest(x))).collect();
        let hidden = b1.iter().zip(w1.chunks_exact(x.len()));
        let of_a1: Vec<f64> =
            hidden.map(|(b, w)| TANH_ERROR + error(*b, w, x.iter().copied())).collect();
        let outputs = b2.iter().zip(w2.chunks_exact(b1.len()));
        let of_z2 = outputs.map(|(b, w)| {
            let passed_on: f64 = w.iter().zip(&of_a1).map(|(w, e)| size(*w) * e).sum();
            passed_on + error(*b, w, repeat(1.0))
        });
        of_z2.map(|error| (2.0 * (error + HALF)) as f32).collect()
    }

    /// Whether one of a block's Z2 is too near to 0.
    #[inline(always)]
    fn is_in_doubt(&self, block: usize, bounds: &[f32]) -> bool {
        let mut sure = true;
        for (z2, bound) in self.z2.iter().zip(bounds) {
            let mut least = u32::MAX;
            for z2 in &z2.as_chunks::<L>().0[block] {
                least = least.min(z2.abs().to_bits());
            }
            // Not a number is not sure.
            sure &= f32::from_bits(least) > *bound;
        }
        !sure
    }
}

/// The largest error of b + Σ w·x in single precision; infinite if it may leave its range.
fn error(b: f64, w: &[f64], x: impl Iterator<Item = f64>) -> f64 {
    let sum = size(b) + w.iter().zip(x).map(|(w, x)| size(*w) * size(x)).sum::<f64>();
    if sum < HUGE { (w.len() + 4) as f64 * U * sum } else { f64::INFINITY }
}

/// The largest size of some numbers; not a number is infinite. As whole numbers, since the compiler
/// takes these several at once.
#[inline(always)]
fn largest(numbers: &Singles) -> f32 {
    let mut most = 0;
    for number in numbers {
        most = most.max(number.abs().to_bits());
    }
    f32::from_bits(most.min(f32::INFINITY.to_bits()))
}

fn size(number: f64) -> f64 {
    if number.abs() < TINY { TINY } else { number.abs() }
}

/// `sum += a·b`
#[inline(always)]
fn add_times(sum: &mut Singles, a: f32, b: &Singles) {
    for (sum, b) in sum.iter_mut().zip(b) {
        *sum = a.mul_add(*b, *sum);
    }
}

/// Puts what is known of output `k` between the answers of the other outputs.
#[inline(always)]
fn put(more: impl Iterator<Item = bool>, k: usize, n_y: usize, answers: &mut [bool]) {
    if n_y == 1 {
        answers.iter_mut().zip(more).for_each(|(answer, more)| *answer = more);
    } else {
        let answers = answers.iter_mut().skip(k).step_by(n_y);
        answers.zip(more).for_each(|(answer, more)| *answer = more);
    }
}
