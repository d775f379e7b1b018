//! The work that is worth wide registers, and the choice of the instruction set.

use ndarray::Array2;

use super::functions;
use super::lanes::{L, Lanes};
use super::network::{Network, Room};

/// What is computed with wide registers.
pub(super) enum Task<'a> {
    /// Forward, cost and backward of some blocks.
    Pass {
        network: Network<'a>,
        x: &'a [Lanes],
        y: &'a [Lanes],
        /// Whether no number needs a look at how large it is.
        bounded: bool,
        /// Whether the cost is asked for.
        cost: bool,
        room: &'a mut Room,
        finite: &'a mut bool,
    },
    /// The answers for some examples: `inputs` has a slice an input, `answers` n_y an example.
    Answers { network: Network<'a>, inputs: &'a [&'a [f64]], answers: &'a mut [bool] },
    /// Appends a function of each number.
    Each(Function, &'a [f64], &'a mut Vec<f64>),
}

#[derive(Clone, Copy)]
pub(super) enum Function {
    Tanh,
    Sigmoid,
}

/// What the processor may be asked for.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
#[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
pub(super) enum Instructions {
    /// What every processor of its kind has.
    #[cfg(test)]
    Plain,
    Avx2,
    Avx512,
}

impl Task<'_> {
    /// Runs it with the widest registers that the processor has: the plain code takes several times
    /// as long, and gives the same numbers.
    pub fn run(self) {
        self.run_with(Instructions::Avx512);
    }

    /// Runs it with these instructions at most.
    #[cfg_attr(not(target_arch = "x86_64"), allow(unused_variables))]
    pub fn run_with(self, most: Instructions) {
        #[cfg(target_arch = "x86_64")]
        #[allow(unsafe_code)]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            if most == Instructions::Avx512 && is_x86_feature_detected!("avx512f") {
                // SAFETY: what `run_with_avx512` asks for is that the processor has these three
                // features, and it has them, as the lines before say.
                return unsafe { self.run_with_avx512() };
            }
            if most >= Instructions::Avx2 {
                // SAFETY: as above, with the first two.
                return unsafe { self.run_with_avx2() };
            }
        }
        self.run_anywhere::<1>();
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma,avx512f")]
    fn run_with_avx512(self) {
        self.run_anywhere::<2>();
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn run_with_avx2(self) {
        self.run_anywhere::<1>();
    }

    /// Adds up the gradients of so many units at once: of two if their sums fit into the registers,
    /// as they do with AVX-512. With AVX2 two take longer than one.
    #[inline(always)]
    fn run_anywhere<const UNITS: usize>(self) {
        match self {
            Task::Pass { network, x, y, bounded, cost, room, finite } => {
                *finite &= match (bounded, cost) {
                    (true, false) => network.pass::<true, false, UNITS>(x, y, room),
                    (true, true) => network.pass::<true, true, UNITS>(x, y, room),
                    (false, _) => network.pass::<false, true, UNITS>(x, y, room),
                };
            }
            Task::Answers { network, inputs, answers } => network.answers(inputs, answers),
            Task::Each(Function::Tanh, from, to) => append(from, to, functions::tanh),
            Task::Each(Function::Sigmoid, from, to) => append(from, to, functions::sigmoid),
        }
    }
}

#[inline(always)]
pub(super) fn each(numbers: &mut [f64], function: impl Fn(f64) -> f64) {
    for number in numbers {
        *number = function(*number);
    }
}

/// Part by part: copying a large array as a whole can take longer than tanh of it.
#[inline(always)]
fn append(from: &[f64], to: &mut Vec<f64>, function: impl Fn(f64) -> f64) {
    for part in from.chunks(16 * L) {
        let start = to.len();
        to.extend_from_slice(part);
        each(&mut to[start..], &function);
    }
}

/// tanh of each entry.
pub(crate) fn tanh_of(z: &Array2<f64>) -> Array2<f64> {
    mapped(z, Function::Tanh)
}

/// σ of each entry.
pub(crate) fn sigmoid_of(z: &Array2<f64>) -> Array2<f64> {
    mapped(z, Function::Sigmoid)
}

fn mapped(z: &Array2<f64>, function: Function) -> Array2<f64> {
    let z = z.as_standard_layout();
    let mut a = Vec::with_capacity(z.len());
    Task::Each(function, z.as_slice().expect("row by row"), &mut a).run();
    Array2::from_shape_vec(z.dim(), a).expect("an entry for each")
}
