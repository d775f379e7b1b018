//! Random inputs for the cases.

use ndarray::Array2;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, StandardNormal};

use super::arrays::table;
use crate::init::Parameters;

/// The four sizes of a network and its data.
#[derive(Clone, Copy)]
pub(super) struct Sizes {
    pub n_x: usize,
    pub n_h: usize,
    pub n_y: usize,
    pub m: usize,
}

impl Sizes {
    /// The lab's own.
    pub const LAB: Sizes = Sizes { n_x: 2, n_h: 4, n_y: 1, m: 400 };
}

/// A source of random inputs.
pub(super) struct Draw(StdRng);

impl Draw {
    pub fn new(seed: u64) -> Draw {
        Draw(StdRng::seed_from_u64(seed))
    }

    /// Sizes that are all different, so that a transpose shows, and none of them the lab's 4.
    pub fn sizes(&mut self) -> Sizes {
        let mut pool = vec![2, 3, 5, 6, 7, 8, 9];
        let mut next = || pool.swap_remove(self.0.random_range(0..pool.len()));
        Sizes { n_x: next(), n_h: next(), n_y: next(), m: next() }
    }

    /// The sizes that most steps are tried on: any, one output, one example, and any again.
    pub fn several_sizes(&mut self) -> [Sizes; 4] {
        [
            self.sizes(),
            Sizes { n_y: 1, ..self.sizes() },
            Sizes { m: 1, ..self.sizes() },
            self.sizes(),
        ]
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        self.0.random_range(low..high)
    }

    pub fn seed(&mut self) -> u32 {
        self.0.random()
    }

    pub fn below(&mut self, n: usize) -> usize {
        self.0.random_range(0..n)
    }

    pub fn normal(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        table((rows, columns), &mut |_, _| StandardNormal.sample(&mut self.0))
    }

    /// Labels 0 and 1; with two entries or more, both occur.
    pub fn labels(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        let mut y = table((rows, columns), &mut |_, _| f64::from(self.0.random::<bool>()));
        let sum = y.sum();
        if sum == 0.0 || sum == y.len() as f64 {
            let place = (self.below(rows), self.below(columns));
            y[place] = 1.0 - y[place];
        }
        y
    }

    /// Parameters with biases, of a size that leaves tanh and the sigmoid in their curved parts.
    pub fn parameters(&mut self, sizes: Sizes) -> Parameters {
        let Sizes { n_x, n_h, n_y, .. } = sizes;
        Parameters {
            w1: self.normal(n_h, n_x) * 0.6,
            b1: self.normal(n_h, 1),
            w2: self.normal(n_y, n_h) * 0.6,
            b2: self.normal(n_y, 1),
        }
    }
}
