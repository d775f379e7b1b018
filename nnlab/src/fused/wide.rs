//! The work that is worth wide registers, and the choice of the instruction set.

use ndarray::Array2;

use super::functions;
use super::lanes::{L, Lanes, add, add_product, add_times};

/// Up to here σ rounds to 0.5: (z > HALF) = (σ(z) > 0.5).
const HALF: f64 = 0.75 * f64::EPSILON;

/// A network as slices.
#[derive(Clone, Copy)]
pub(super) struct Network<'a> {
    n_x: usize,
    n_y: usize,
    /// Row by row.
    w1: &'a [f64],
    b1: &'a [f64],
    w2: &'a [f64],
    b2: &'a [f64],
}

/// Room for a block's A1 and dZ2, and for the sums over all blocks: ∂L/∂W1 and so on, and the cost.
pub(super) struct Room {
    a1: Vec<Lanes>,
    dz2: Vec<Lanes>,
    pub sums: Vec<Lanes>,
}

/// What is computed with wide registers.
pub(super) enum Task<'a> {
    /// Forward, cost and backward of some blocks; `used` lanes of the last one hold examples.
    Pass {
        network: Network<'a>,
        x: &'a [Lanes],
        y: &'a [Lanes],
        used: usize,
        cost: bool,
        room: &'a mut Room,
        finite: &'a mut bool,
    },
    /// The answers for some examples: `inputs` has a slice an input, `answers` n_y an example.
    Answers { network: Network<'a>, inputs: &'a [&'a [f64]], answers: &'a mut [bool] },
    /// A function of each number.
    Each(Function, &'a mut [f64]),
}

#[derive(Clone, Copy)]
pub(super) enum Function {
    Tanh,
    Sigmoid,
}

impl Task<'_> {
    /// Runs it with AVX2 where that is there: without, the same code takes several times as long,
    /// and gives the same numbers.
    pub fn run(self) {
        #[cfg(target_arch = "x86_64")]
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
            // SAFETY: what `run_with_avx2` asks for is that the processor has these two features,
            // and it has them, as the line before says.
            #[allow(unsafe_code)]
            return unsafe { self.run_with_avx2() };
        }
        self.run_anywhere();
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    fn run_with_avx2(self) {
        self.run_anywhere();
    }

    #[inline(always)]
    pub fn run_anywhere(self) {
        match self {
            Task::Pass { network, x, y, used, cost, room, finite } => {
                let blocks = x.len() / network.n_x;
                let (xs, ys) = (x.chunks_exact(network.n_x), y.chunks_exact(network.n_y));
                for (block, (x, y)) in xs.zip(ys).enumerate() {
                    let used = if block + 1 == blocks { used } else { L };
                    network.pass(x, (y, used), cost, room, finite);
                }
            }
            Task::Answers { network, inputs, answers } => network.answers(inputs, answers),
            Task::Each(Function::Tanh, numbers) => each(numbers, functions::tanh),
            Task::Each(Function::Sigmoid, numbers) => each(numbers, functions::sigmoid),
        }
    }
}

#[inline(always)]
fn each(numbers: &mut [f64], function: impl Fn(f64) -> f64) {
    for number in numbers {
        *number = function(*number);
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
    let mut numbers: Vec<f64> = z.iter().copied().collect();
    Task::Each(function, &mut numbers).run();
    Array2::from_shape_vec(z.dim(), numbers).expect("as many numbers as before")
}

impl<'a> Network<'a> {
    /// From W1 row by row, b1, W2 row by row and b2.
    pub fn new((n_x, n_h, n_y): (usize, usize, usize), flat: &'a [f64]) -> Self {
        let (w1, rest) = flat.split_at(n_h * n_x);
        let (b1, rest) = rest.split_at(n_h);
        let (w2, b2) = rest.split_at(n_y * n_h);
        Network { n_x, n_y, w1, b1, w2, b2 }
    }

    /// A1 of a block.
    #[inline(always)]
    fn hidden(&self, x: &[Lanes], a1: &mut [Lanes]) {
        for ((a1, w1), b1) in a1.iter_mut().zip(self.w1.chunks_exact(self.n_x)).zip(self.b1) {
            let mut z = [*b1; L];
            for (w, x) in w1.iter().zip(x) {
                add_times(&mut z, *w, x);
            }
            each(&mut z, functions::tanh);
            *a1 = z;
        }
    }

    /// Row `k` of Z2 of a block.
    #[inline(always)]
    fn output(&self, k: usize, a1: &[Lanes]) -> Lanes {
        let mut z = [self.b2[k]; L];
        for (w, a1) in self.w2[k * a1.len()..].iter().zip(a1) {
            add_times(&mut z, *w, a1);
        }
        z
    }

    /// Whether each answer is more than a half.
    #[inline(always)]
    fn answers(&self, inputs: &[&[f64]], answers: &mut [bool]) {
        let mut a1 = vec![[0.0; L]; self.b1.len()];
        let mut x = vec![[0.0; L]; self.n_x];
        for (block, answers) in answers.chunks_mut(L * self.n_y).enumerate() {
            let used = answers.len() / self.n_y;
            for (lanes, input) in x.iter_mut().zip(inputs) {
                lanes[..used].copy_from_slice(&input[block * L..][..used]);
            }
            self.hidden(&x, &mut a1);
            for k in 0..self.n_y {
                let z = self.output(k, &a1);
                for (answers, z) in answers.chunks_exact_mut(self.n_y).zip(z) {
                    answers[k] = z > HALF;
                }
            }
        }
    }

    /// Forward, cost and backward of a block.
    #[inline(always)]
    fn pass(
        &self,
        x: &[Lanes],
        (y, used): (&[Lanes], usize),
        cost: bool,
        Room { a1, dz2, sums }: &mut Room,
        finite: &mut bool,
    ) {
        let n_h = a1.len();
        let (dw1, rest) = sums.split_at_mut(self.w1.len());
        let (db1, rest) = rest.split_at_mut(n_h);
        let (dw2, rest) = rest.split_at_mut(self.w2.len());
        let (db2, logprobs) = rest.split_at_mut(self.n_y);

        self.hidden(x, a1);
        for (k, y) in y.iter().enumerate() {
            let mut d = self.output(k, a1);
            each(&mut d, functions::sigmoid);
            // What the network gives the label that is right.
            let mut p = [1.0; L];
            for l in 0..L {
                p[l] = if y[l] == 0.0 { 1.0 - d[l] } else { d[l] };
                d[l] -= y[l];
            }
            if used < L {
                // The lanes behind the last example count for nothing.
                d[used..].fill(0.0);
                p[used..].fill(1.0);
            }
            *finite &= p.iter().fold(true, |all, &p| all & (p > 0.0));
            if cost {
                each(&mut p, functions::ln);
                add(&mut logprobs[0], &p);
            }
            add(&mut db2[k], &d);
            for (dw2, a1) in dw2[k * n_h..][..n_h].iter_mut().zip(&*a1) {
                add_product(dw2, &d, a1);
            }
            dz2[k] = d;
        }
        for (j, a1) in a1.iter().enumerate() {
            let mut d = [0.0; L];
            for (k, dz2) in dz2.iter().enumerate() {
                add_times(&mut d, self.w2[k * n_h + j], dz2);
            }
            for l in 0..L {
                d[l] *= a1[l].mul_add(-a1[l], 1.0);
            }
            add(&mut db1[j], &d);
            for (dw1, x) in dw1[j * self.n_x..][..self.n_x].iter_mut().zip(x) {
                add_product(dw1, &d, x);
            }
        }
    }
}

impl Room {
    pub fn new((n_x, n_h, n_y): (usize, usize, usize)) -> Room {
        let sums = n_h * (n_x + 1) + n_y * (n_h + 1) + 1;
        Room { a1: vec![[0.0; L]; n_h], dz2: vec![[0.0; L]; n_y], sums: vec![[0.0; L]; sums] }
    }
}
