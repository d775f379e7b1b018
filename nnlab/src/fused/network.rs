//! Forward, cost and backward of some examples in one pass.

use super::functions;
use super::lanes::{L, Lanes, NO_LABEL, add, add_times};
use super::wide::each;

/// Up to here σ rounds to 0.5: (z > HALF) = (σ(z) > 0.5).
pub(super) const HALF: f64 = 0.75 * f64::EPSILON;

/// So many blocks go through backward propagation before their gradients are added up: the lab's 400
/// examples in two goes. Of 7 to 25 none was faster by more than a run differs from the next.
const GROUP: usize = 13;

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

    /// Adds what these blocks give to the sums; whether all their answers have a finite cost.
    #[inline(always)]
    pub fn pass(&self, x: &[Lanes], y: &[Lanes], cost: bool, room: &mut Room) -> bool {
        let groups = x.chunks(GROUP * self.n_x).zip(y.chunks(GROUP * self.n_y));
        let mut finite = true;
        for (x, y) in groups {
            finite &= self.output_errors(x, y, cost, room);
            self.add_gradients(x, room);
        }
        finite
    }

    /// A1 and Z2 of a block.
    #[inline(always)]
    pub fn forward(&self, x: &[Lanes], a1: &mut [Lanes], z2: &mut [Lanes]) {
        let n_h = self.b1.len();
        for (j, a1) in a1.iter_mut().enumerate() {
            let mut z1 = Lanes::all(self.b1[j]);
            for (w, x) in self.w1[j * self.n_x..].iter().zip(x) {
                add_times(&mut z1, *w, x);
            }
            each(&mut *z1, functions::tanh);
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
    fn output_errors(&self, x: &[Lanes], y: &[Lanes], cost: bool, room: &mut Room) -> bool {
        let Room { a1, dz2, sums, .. } = room;
        let blocks = a1.chunks_exact_mut(self.b1.len()).zip(dz2.chunks_exact_mut(self.n_y));
        for (x, (a1, z2)) in x.chunks_exact(self.n_x).zip(blocks) {
            self.forward(x, a1, z2);
        }
        // A loop of its own: while one σ waits for its division, the processor begins the next.
        let mut finite = Lanes::all(1.0);
        for (y, dz2) in y.iter().zip(dz2) {
            let mut d = *dz2;
            each(&mut *d, functions::sigmoid);
            // What the network gives the label that is right.
            let mut p = Lanes::all(1.0);
            for l in 0..L {
                p[l] = if y[l] == 0.0 { 1.0 - d[l] } else { d[l] };
                p[l] = if y[l] == NO_LABEL { 1.0 } else { p[l] };
                d[l] = if y[l] == NO_LABEL { 0.0 } else { d[l] - y[l] };
            }
            for l in 0..L {
                finite[l] = if p[l] > 0.0 { finite[l] } else { 0.0 };
            }
            *dz2 = d;
            if let (true, Some(logprobs)) = (cost, sums.last_mut()) {
                each(&mut *p, functions::ln);
                add(logprobs, &p);
            }
        }
        finite == Lanes::all(1.0)
    }
}
