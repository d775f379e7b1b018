//! The work that is worth wide registers, and the choice of the instruction set.

use ndarray::Array2;

use super::functions;
use super::lanes::{L, Lanes, NO_LABEL, add, add_product, add_times};

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

/// So many blocks go through backward propagation before their gradients are added up: the lab's 400
/// examples in two goes. Twice as many no longer fit the nearest cache with 64 units, and fewer load
/// and store the sums more often.
const GROUP: usize = 13;

/// Room for A1, dZ1 and dZ2 of some blocks, each block row by row, and for the sums over all blocks:
/// ∂L/∂W1, ∂L/∂b1 and so on, and the cost.
pub(super) struct Room {
    a1: Vec<Lanes>,
    dz1: Vec<Lanes>,
    dz2: Vec<Lanes>,
    pub sums: Vec<Lanes>,
}

/// What is computed with wide registers.
pub(super) enum Task<'a> {
    /// Forward, cost and backward of some blocks.
    Pass {
        network: Network<'a>,
        x: &'a [Lanes],
        y: &'a [Lanes],
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
            Task::Pass { network, x, y, cost, room, finite } => {
                let (xs, ys) = (x.chunks(GROUP * network.n_x), y.chunks(GROUP * network.n_y));
                for (x, y) in xs.zip(ys) {
                    *finite &= network.backward(x, y, cost, room);
                    network.add_gradients(x, room);
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

    /// A1, dZ2 and dZ1 of some blocks, and their part of the cost; whether that is finite.
    #[inline(always)]
    fn backward(&self, x: &[Lanes], y: &[Lanes], cost: bool, room: &mut Room) -> bool {
        let (n_x, n_h, n_y) = (self.n_x, self.b1.len(), self.n_y);
        let Room { a1, dz1, dz2, sums } = room;
        let mut finite = true;
        let blocks = a1.chunks_exact_mut(n_h).zip(dz2.chunks_exact_mut(n_y));
        for ((x, y), (a1, dz2)) in x.chunks_exact(n_x).zip(y.chunks_exact(n_y)).zip(blocks) {
            self.hidden(x, a1);
            for (k, y) in y.iter().enumerate() {
                let mut d = self.output(k, a1);
                each(&mut d, functions::sigmoid);
                // What the network gives the label that is right.
                let mut p = [1.0; L];
                for l in 0..L {
                    p[l] = if y[l] == 0.0 { 1.0 - d[l] } else { d[l] };
                    p[l] = if y[l] == NO_LABEL { 1.0 } else { p[l] };
                    d[l] = if y[l] == NO_LABEL { 0.0 } else { d[l] - y[l] };
                }
                dz2[k] = d;
                finite &= p.iter().fold(true, |all, &p| all & (p > 0.0));
                if let (true, Some(logprobs)) = (cost, sums.last_mut()) {
                    each(&mut p, functions::ln);
                    add(logprobs, &p);
                }
            }
        }
        let blocks = a1.chunks_exact(n_h).zip(dz2.chunks_exact(n_y));
        for ((a1, dz2), dz1) in blocks.zip(dz1.chunks_exact_mut(n_h)) {
            for (j, (a1, dz1)) in a1.iter().zip(dz1).enumerate() {
                let mut d = [0.0; L];
                for (k, dz2) in dz2.iter().enumerate() {
                    add_times(&mut d, self.w2[k * n_h + j], dz2);
                }
                for l in 0..L {
                    d[l] *= a1[l].mul_add(-a1[l], 1.0);
                }
                *dz1 = d;
            }
        }
        finite
    }

    /// Adds what these blocks give to the sums of the gradients. It reads dZ2 and dZ1 from memory: in
    /// one loop with their computation, the compiler would take the examples one by one.
    #[inline(always)]
    fn add_gradients(&self, x: &[Lanes], room: &mut Room) {
        let (n_x, n_h, n_y) = (self.n_x, self.b1.len(), self.n_y);
        let Room { a1, dz1, dz2, sums } = room;
        let blocks = x.len() / n_x;
        let (dw1, rest) = sums.split_at_mut(n_h * n_x);
        let (db1, rest) = rest.split_at_mut(n_h);
        let (dw2, db2) = rest.split_at_mut(n_y * n_h);
        for j in 0..n_h {
            for i in 0..n_x {
                add_products(&mut dw1[j * n_x + i], blocks, (&dz1[j..], n_h), (&x[i..], n_x));
            }
            add_all(&mut db1[j], blocks, (&dz1[j..], n_h));
        }
        for k in 0..n_y {
            for j in 0..n_h {
                add_products(&mut dw2[k * n_h + j], blocks, (&dz2[k..], n_y), (&a1[j..], n_h));
            }
            add_all(&mut db2[k], blocks, (&dz2[k..], n_y));
        }
    }
}

/// A row in blocks: every so manieth of them.
type Row<'a> = (&'a [Lanes], usize);

#[inline(always)]
fn add_products(sum: &mut Lanes, blocks: usize, (a, a_step): Row, (b, b_step): Row) {
    let mut all = *sum;
    for block in 0..blocks {
        add_product(&mut all, &a[block * a_step], &b[block * b_step]);
    }
    *sum = all;
}

#[inline(always)]
fn add_all(sum: &mut Lanes, blocks: usize, (a, a_step): Row) {
    let mut all = *sum;
    for block in 0..blocks {
        add(&mut all, &a[block * a_step]);
    }
    *sum = all;
}

impl Room {
    pub fn new((n_x, n_h, n_y): (usize, usize, usize)) -> Room {
        let sums = n_h * (n_x + 1) + n_y * (n_h + 1) + 1;
        let lanes = |count| vec![[0.0; L]; count];
        let hidden = lanes(GROUP * n_h);
        Room { a1: hidden.clone(), dz1: hidden, dz2: lanes(GROUP * n_y), sums: lanes(sums) }
    }
}
