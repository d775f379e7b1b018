//! Training and prediction in one pass over the examples, a few at a time: the numbers of the step
//! functions, several times as fast.
//!
//! The step functions go over all examples once for every operation, and write every array out.
//! Here [`L`] examples at a time go through all operations, and stay in the processor's registers
//! and its nearest cache; what is left of them are the sums that the gradients need.
//!
//! The numbers do not depend on the processor, nor on the number of threads: there is one order of
//! operations, of `+ − × ÷` and the fused multiply-add, which round in one way everywhere.

mod answers;
mod errors;
mod functions;
mod gradients;
mod lanes;
mod network;
#[cfg(test)]
mod tests;
mod wide;

use std::num::NonZero;
use std::ops::Range;
use std::sync::Mutex;
use std::thread;

use ndarray::{Array2, ArrayView2};

use crate::init::Parameters;
use lanes::{Lanes, NO_LABEL, fill, largest, total};
use network::{Network, Room};
use wide::Task;

pub(crate) use wide::{sigmoid_of, tanh_of};

/// A thread takes whole chunks of so many examples, and each chunk has its own sums: their order is
/// the same however many threads there are.
const CHUNK: usize = 4096;

/// So many chunks at least are worth a thread.
const CHUNKS_OF_A_THREAD: usize = 5;

/// A network in training.
pub(crate) struct Trainer<'a> {
    /// (n_x, n_h, n_y)
    sizes: (usize, usize, usize),
    data: Data<'a>,
    /// W1 row by row, b1, W2 row by row, b2; and their gradients.
    parameters: Vec<f64>,
    gradients: Vec<f64>,
    /// For each chunk a sum a parameter, and the sum of the cost's logarithms.
    sums: Vec<f64>,
    /// One a thread.
    workers: Vec<Worker>,
}

/// Examples, a slice an input, and a slice an output.
struct Data<'a> {
    /// Their number.
    m: usize,
    x: Vec<&'a [f64]>,
    y: Vec<&'a [f64]>,
}

/// A thread's examples in blocks, and its room to compute in.
struct Worker {
    /// Which examples are there: those of the only chunk stay.
    examples: Range<usize>,
    /// For each block its n_x inputs, and its n_y labels.
    x: Vec<Lanes>,
    y: Vec<Lanes>,
    /// The size of the largest input; NaN if one is infinite or NaN.
    largest: f64,
    room: Room,
    /// Whether all answers of this pass have a finite cost.
    finite: bool,
}

impl Worker {
    fn new(sizes: (usize, usize, usize)) -> Worker {
        let room = Room::new(sizes);
        Worker { examples: 0..0, x: vec![], y: vec![], largest: 0.0, room, finite: true }
    }

    /// The sums of one chunk.
    fn sum(&mut self, network: Network, data: &Data, chunk: usize, cost: bool, sums: &mut [f64]) {
        let start = chunk * CHUNK;
        self.fetch(data, start..data.m.min(start + CHUNK));
        let Worker { x, y, room, finite, .. } = self;
        let bounded = network.is_bounded(self.largest);
        Task::Pass { network, x, y, bounded, cost, room, finite }.run();
        for (sum, lanes) in sums.iter_mut().zip(&mut room.sums) {
            *sum = total(&std::mem::replace(lanes, Lanes::all(0.0)));
        }
    }

    fn fetch(&mut self, data: &Data, examples: Range<usize>) {
        if self.examples != examples {
            fill(&mut self.x, &data.x, &examples, 0.0);
            fill(&mut self.y, &data.y, &examples, NO_LABEL);
            self.largest = largest(&self.x);
            self.examples = examples;
        }
    }
}

/// What a pass tells beside the gradients.
pub(crate) struct Passed {
    /// The cost; NaN if it was not asked for.
    pub cost: f64,
    /// Whether the cost is finite, asked for or not.
    pub finite: bool,
}

impl<'a> Trainer<'a> {
    /// Takes `x` (n_x, m), finite, and labels `y` (n_y, m), 0 and 1, that fit the parameters; both
    /// row by row.
    pub fn new(x: ArrayView2<'a, f64>, y: ArrayView2<'a, f64>, parameters: &Parameters) -> Self {
        let threads = threads(x.ncols().div_ceil(CHUNK) / CHUNKS_OF_A_THREAD);
        Trainer::with_threads(threads, x, y, parameters)
    }

    fn with_threads(
        threads: usize,
        x: ArrayView2<'a, f64>,
        y: ArrayView2<'a, f64>,
        parameters: &Parameters,
    ) -> Self {
        let sizes = (x.nrows(), parameters.w1.nrows(), y.nrows());
        let parameters = flattened(parameters);
        let chunks = x.ncols().div_ceil(CHUNK);
        Trainer {
            sizes,
            data: Data { m: x.ncols(), x: rows(x), y: rows(y) },
            gradients: vec![0.0; parameters.len()],
            sums: vec![0.0; chunks * (parameters.len() + 1)],
            parameters,
            workers: (0..threads).map(|_| Worker::new(sizes)).collect(),
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
        let chunks = self.sums.chunks_mut(self.parameters.len() + 1).enumerate();
        self.workers.iter_mut().for_each(|worker| worker.finite = true);
        share(&mut self.workers, chunks, |worker, (chunk, sums)| {
            worker.sum(network, data, chunk, cost, sums);
        });
        self.workers.iter().all(|worker| worker.finite)
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

/// The rows of an array that lies row by row.
pub(crate) fn rows(a: ArrayView2<'_, f64>) -> Vec<&[f64]> {
    let m = a.ncols();
    a.to_slice().expect("row by row").chunks(m).collect()
}

/// As many threads as are worth their work, but no more than cores; asking for those takes longer
/// than to train on a few examples once.
fn threads(worth: usize) -> usize {
    if worth < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(worth) }
}

fn flattened(p: &Parameters) -> Vec<f64> {
    p.w1.iter().chain(&p.b1).chain(&p.w2).chain(&p.b2).copied().collect()
}

/// Does each task once, in a thread for each room. Who is done takes the next one: a thread that
/// starts late, or on a busy core, holds nobody up.
fn share<T: Send, R: Send>(
    rooms: &mut [R],
    mut tasks: impl Iterator<Item = T> + Send,
    work: impl Fn(&mut R, T) + Sync,
) {
    // For few examples a lock is a good part of the work.
    if let [room] = rooms {
        return tasks.for_each(|task| work(room, task));
    }
    let tasks = Mutex::new(&mut tasks);
    let work_on = |room: &mut R| {
        let next = || tasks.lock().expect("taking a task does not panic").next();
        while let Some(task) = next() {
            work(room, task);
        }
    };
    thread::scope(|scope| {
        if let Some((mine, others)) = rooms.split_first_mut() {
            for room in others {
                scope.spawn(|| work_on(room));
            }
            work_on(mine);
        }
    });
}

/// So many examples at least are worth a thread.
const EXAMPLES_OF_A_THREAD: usize = 20_000;

/// Whether the network's answers for some examples are more than a half; `inputs` has a slice an
/// input. Returns n_y answers an example, one example after the other.
pub(crate) fn answers(parameters: &Parameters, inputs: &[&[f64]]) -> Vec<bool> {
    let m = inputs[0].len();
    answers_by(threads(m / EXAMPLES_OF_A_THREAD), parameters, inputs)
}

fn answers_by(threads: usize, parameters: &Parameters, inputs: &[&[f64]]) -> Vec<bool> {
    let (m, n_y) = (inputs[0].len(), parameters.w2.nrows());
    let flat = flattened(parameters);
    let network = Network::new((inputs.len(), parameters.w1.nrows(), n_y), &flat);
    let mut answers = vec![false; m * n_y];
    let chunks = answers.chunks_mut(CHUNK * n_y).enumerate();
    share(&mut vec![(); threads], chunks, |(), (chunk, answers)| {
        let examples = chunk * CHUNK..chunk * CHUNK + answers.len() / n_y;
        let inputs: Vec<&[f64]> = inputs.iter().map(|i| &i[examples.clone()]).collect();
        Task::Answers { network, inputs: &inputs, answers }.run();
    });
    answers
}
