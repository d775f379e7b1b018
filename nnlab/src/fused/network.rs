//! Forward, cost and backward of some examples in one pass.

use super::errors::{errors, errors_and_cost};
use super::functions::{self, BOUND};
use super::lanes::{Lanes, add_times};
use super::wide::each;

/// Up to here σ rounds to 0.5: (z > HALF) = (σ(z) > 0.5).
pub(super) const HALF: f64 = 0.75 * f64::EPSILON;

/// So many blocks go through backward propagation before their gradients are added up: the lab's 400
/// examples in two goes. Of 7 to 25 none was faster by more than a run differs from the next.
pub(super) const GROUP: usize = 13;

/// A network as slices.
#[derive(Clone, Copy)]
pub(super) struct Network<'a> {
    pub n_x: usize,
    pub n_y: usize,
    /// Row by row.
    pub w1: &'a [f64],
    pub b1: &'a [f64],
    pub w2: &'a [f64],
    pub b2: &'a [f64],
}

/// Room for A1 and dZ2 of some blocks, each block row by row, for a row of their dZ1, and for the
/// sums over all blocks: ∂L/∂W1, ∂L/∂b1 and so on, and the cost.
pub(super) struct Room {
    pub a1: Vec<Lanes>,
    pub dz2: Vec<Lanes>,
    pub dz1: Vec<Lanes>,
    pub sums: Vec<Lanes>,
}

impl Room {
    pub fn new((n_x, n_h, n_y): (usize, usize, usize)) -> Room {
        let sums = n_h * (n_x + 1) + n_y * (n_h + 1) + 1;
        let lanes = |count| vec![Lanes::all(0.0); count];
        let (a1, dz2) = (lanes(GROUP * n_h), lanes(GROUP * n_y));
        Room { a1, dz2, dz1: lanes(GROUP), sums: lanes(sums) }
    }
}

impl<'a> Network<'a> {
    /// From W1 row by row, b1, W2 row by row and b2.
    pub fn new((n_x, n_h, n_y): (usize, usize, usize), flat: &'a [f64]) -> Self {
        let (w1, rest) = flat.split_at(n_h * n_x);
        let (b1, rest) = rest.split_at(n_h);
        let (w2, b2) = rest.split_at(n_y * n_h);
        Network { n_x, n_y, w1, b1, w2, b2 }
    }

    /// Whether no Z1 and no Z2 is beyond [`BOUND`] for inputs of at most this size.
    pub fn is_bounded(&self, input: f64) -> bool {
        let most = BOUND / (self.n_x as f64 * input + 1.0);
        let first = self.w1.iter().chain(self.b1).all(|w| w.abs() <= most);
        first && self.w2.iter().chain(self.b2).map(|w| w.abs()).sum::<f64>() <= BOUND
    }

    /// Adds what these blocks give to the sums; whether all their answers have a finite cost. Without
    /// `COST` the sum of the cost is left out, and the network must be bounded.
    #[inline(always)]
    pub fn pass<const BOUNDED: bool, const COST: bool, const UNITS: usize>(
        &self,
        x: &[Lanes],
        y: &[Lanes],
        room: &mut Room,
    ) -> bool {
        let groups = x.chunks(GROUP * self.n_x).zip(y.chunks(GROUP * self.n_y));
        let mut finite = true;
        for (x, y) in groups {
            finite &= self.output_errors::<BOUNDED, COST>(x, y, room);
            self.add_gradients::<UNITS>(x, room);
        }
        finite
    }

    /// A1 and Z2 of a block.
    #[inline(always)]
    pub fn forward<const BOUNDED: bool>(&self, x: &[Lanes], a1: &mut [Lanes], z2: &mut [Lanes]) {
        let n_h = self.b1.len();
        for (j, a1) in a1.iter_mut().enumerate() {
            let mut z1 = Lanes::all(self.b1[j]);
            for (w, x) in self.w1[j * self.n_x..].iter().zip(x) {
                add_times(&mut z1, *w, x);
            }
            if BOUNDED {
                each(&mut *z1, functions::bounded_tanh);
            } else {
                each(&mut *z1, functions::tanh);
            }
            *a1 = z1;
        }
        for (k, z2) in z2.iter_mut().enumerate() {
            let mut z = Lanes::all(self.b2[k]);
            for (w, a1) in self.w2[k * n_h..].iter().zip(&*a1) {
                add_times(&mut z, *w, a1);
            }
            *z2 = z;
        }
    }

    /// A1 and dZ2 of some blocks, and their part of the cost; whether that is finite.
    #[inline(always)]
    fn output_errors<const BOUNDED: bool, const COST: bool>(
        &self,
        x: &[Lanes],
        y: &[Lanes],
        room: &mut Room,
    ) -> bool {
        let Room { a1, dz2, sums, .. } = room;
        let blocks = a1.chunks_exact_mut(self.b1.len()).zip(dz2.chunks_exact_mut(self.n_y));
        for (x, (a1, z2)) in x.chunks_exact(self.n_x).zip(blocks) {
            self.forward::<BOUNDED>(x, a1, z2);
        }
        // Loops of their own: while one σ waits for its division, the processor begins the next.
        match sums.last_mut() {
            Some(logprobs) if COST => errors_and_cost::<BOUNDED>(y, dz2, logprobs),
            _ => errors(y, dz2),
        }
    }
}
