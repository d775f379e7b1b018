//! Training and prediction in one pass over the examples, a few at a time: the numbers of the step
//! functions, several times as fast.
//!
//! The step functions go over all examples once for every operation, and write every array out.
//! Here [`L`] examples at a time go through all operations, and stay in the processor's registers
//! and its nearest cache; what is left of them are the sums that the gradients need.
//!
//! The numbers do not depend on the processor, nor on the number of threads: there is one order of
//! operations, of `+ − × ÷` and the fused multiply-add, which round in one way everywhere.

mod functions;
mod gradients;
mod lanes;
mod network;
#[cfg(test)]
mod tests;
mod wide;

use std::num::NonZero;
use std::thread;

use ndarray::Array2;

use crate::init::Parameters;
use lanes::{L, Lanes, NO_LABEL, blocks, total};
use network::{Network, Room};
use wide::Task;

pub(crate) use wide::{sigmoid_of, tanh_of};

/// A thread takes whole chunks of so many blocks, and each chunk has its own sums: their order is
/// the same however many threads there are.
const CHUNK: usize = 256;

/// So many chunks at least are worth a thread.
const CHUNKS_OF_A_THREAD: usize = 5;

/// A network in training.
pub(crate) struct Trainer {
    /// (n_x, n_h, n_y)
    sizes: (usize, usize, usize),
    data: Data,
    /// W1 row by row, b1, W2 row by row, b2; and their gradients.
    parameters: Vec<f64>,
    gradients: Vec<f64>,
    /// For each chunk a sum a parameter, and the sum of the cost's logarithms.
    sums: Vec<f64>,
    /// One a thread.
    rooms: Vec<Room>,
}

/// Examples in blocks.
struct Data {
    /// Their number.
    m: usize,
    /// The number of inputs, and of outputs.
    n_x: usize,
    n_y: usize,
    /// For each block its n_x inputs, and its n_y labels.
    x: Vec<Lanes>,
    y: Vec<Lanes>,
}

impl Data {
    /// The sums of some chunks, from number `first` on; whether all answers have a finite cost.
    fn sums(
        &self,
        network: Network,
        first: usize,
        sums: &mut [f64],
        room: &mut Room,
        cost: bool,
    ) -> bool {
        let blocks = self.y.len() / self.n_y;
        let mut finite = true;
        for (chunk, sums) in sums.chunks_mut(room.sums.len()).enumerate() {
            let start = (first + chunk) * CHUNK;
            let end = blocks.min(start + CHUNK);
            let x = &self.x[start * self.n_x..end * self.n_x];
            let y = &self.y[start * self.n_y..end * self.n_y];
            Task::Pass { network, x, y, cost, room, finite: &mut finite }.run();
            for (sum, lanes) in sums.iter_mut().zip(&mut room.sums) {
                *sum = total(&std::mem::replace(lanes, [0.0; L]));
            }
        }
        finite
    }
}

/// What a pass tells beside the gradients.
pub(crate) struct Passed {
    /// The cost; NaN if it was not asked for.
    pub cost: f64,
    /// Whether the cost is finite, asked for or not.
    pub finite: bool,
}

impl Trainer {
    /// Takes `x` (n_x, m), finite, and labels `y` (n_y, m), 0 and 1, that fit the parameters.
    pub fn new(x: &Array2<f64>, y: &Array2<f64>, parameters: &Parameters) -> Trainer {
        let chunks = x.ncols().div_ceil(L * CHUNK);
        Trainer::with_threads(cores().min(chunks / CHUNKS_OF_A_THREAD).max(1), x, y, parameters)
    }

    fn with_threads(
        threads: usize,
        x: &Array2<f64>,
        y: &Array2<f64>,
        parameters: &Parameters,
    ) -> Trainer {
        let sizes = (x.nrows(), parameters.w1.nrows(), y.nrows());
        let parameters = flattened(parameters);
        let chunks = x.ncols().div_ceil(L * CHUNK);
        Trainer {
            sizes,
            data: Data {
                m: x.ncols(),
                n_x: sizes.0,
                n_y: sizes.2,
                x: blocks(x, 0.0),
                y: blocks(y, NO_LABEL),
            },
            gradients: vec![0.0; parameters.len()],
            sums: vec![0.0; chunks * (parameters.len() + 1)],
            parameters,
            rooms: (0..threads).map(|_| Room::new(sizes)).collect(),
        }
    }

    /// Forward, cost if asked for, and backward propagation over all examples.
    pub fn pass(&mut self, cost: bool) -> Passed {
        let finite = self.fill_sums(cost);
        let count = self.parameters.len();
        let m = self.data.m as f64;
        let one_over_m = 1.0 / m;
        let sum = |k: usize| self.sums.iter().skip(k).step_by(count + 1).sum::<f64>();
        for (k, gradient) in self.gradients.iter_mut().enumerate() {
            *gradient = sum(k) * one_over_m;
        }
        Passed { cost: if cost { 0.0 - sum(count) / m } else { f64::NAN }, finite }
    }

    /// The sums of every chunk; whether all answers have a finite cost.
    fn fill_sums(&mut self, cost: bool) -> bool {
        let network = Network::new(self.sizes, &self.parameters);
        let data = &self.data;
        if let [room] = &mut self.rooms[..] {
            return data.sums(network, 0, &mut self.sums, room, cost);
        }
        let stride = self.parameters.len() + 1;
        let chunks = (self.sums.len() / stride).div_ceil(self.rooms.len());
        let parts = self.sums.chunks_mut(chunks * stride).zip(&mut self.rooms);
        thread::scope(|scope| {
            let start = |(part, (sums, room))| {
                scope.spawn(move || data.sums(network, part * chunks, sums, room, cost))
            };
            let threads: Vec<_> = parts.enumerate().map(start).collect();
            let finite = |all, thread: thread::ScopedJoinHandle<bool>| {
                all & thread.join().expect("a pass does not panic")
            };
            threads.into_iter().fold(true, finite)
        })
    }

    /// One step downhill, by the gradients of the last pass.
    pub fn update(&mut self, learning_rate: f64) {
        for (parameter, gradient) in self.parameters.iter_mut().zip(&self.gradients) {
            *parameter -= learning_rate * gradient;
        }
    }

    pub fn parameters(&self) -> Parameters {
        let [w1, b1, w2, b2] = self.arrays(&self.parameters);
        Parameters { w1, b1, w2, b2 }
    }

    #[cfg(test)]
    fn gradients(&self) -> crate::Gradients {
        let [dw1, db1, dw2, db2] = self.arrays(&self.gradients);
        crate::Gradients { dw1, db1, dw2, db2 }
    }

    /// Four arrays from their entries one after the other.
    fn arrays(&self, flat: &[f64]) -> [Array2<f64>; 4] {
        let (n_x, n_h, n_y) = self.sizes;
        let mut entries = flat.iter().copied();
        [(n_h, n_x), (n_h, 1), (n_y, n_h), (n_y, 1)].map(|(rows, columns)| {
            let part = entries.by_ref().take(rows * columns).collect();
            Array2::from_shape_vec((rows, columns), part).expect("one entry a parameter")
        })
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

fn flattened(p: &Parameters) -> Vec<f64> {
    p.w1.iter().chain(&p.b1).chain(&p.w2).chain(&p.b2).copied().collect()
}

/// So many examples at least are worth a thread.
const EXAMPLES_OF_A_THREAD: usize = 20_000;

/// Whether the network's answers for some examples are more than a half; `inputs` has a slice an
/// input. Returns n_y answers an example, one example after the other.
pub(crate) fn answers(parameters: &Parameters, inputs: &[&[f64]]) -> Vec<bool> {
    let m = inputs[0].len();
    let threads = cores().min(m / EXAMPLES_OF_A_THREAD).max(1);
    answers_by(threads, parameters, inputs)
}

fn answers_by(threads: usize, parameters: &Parameters, inputs: &[&[f64]]) -> Vec<bool> {
    let (m, n_y) = (inputs[0].len(), parameters.w2.nrows());
    let flat = flattened(parameters);
    let network = Network::new((inputs.len(), parameters.w1.nrows(), n_y), &flat);
    let mut answers = vec![false; m * n_y];
    let of_a_thread = m.div_ceil(threads).max(1);
    thread::scope(|scope| {
        let mut parts = answers.chunks_mut(of_a_thread * n_y).enumerate().peekable();
        while let Some((part, answers)) = parts.next() {
            let examples = part * of_a_thread..part * of_a_thread + answers.len() / n_y;
            let mut work = move || {
                let inputs: Vec<&[f64]> = inputs.iter().map(|i| &i[examples.clone()]).collect();
                Task::Answers { network, inputs: &inputs, answers }.run();
            };
            // The last part is for this thread.
            if parts.peek().is_some() {
                scope.spawn(work);
            } else {
                work();
            }
        }
    });
    answers
}
