//! The sums that the gradients need, unit by unit.

use super::lanes::{H, L, Lanes, add, add_product, add_times, half, half_mut};
use super::network::{Network, Room};

/// Where a unit's part of ∂L/∂W1, ∂L/∂b1 and ∂L/∂W2 begins.
type Sums<'a> = [&'a mut [Lanes]; 3];

impl Network<'_> {
    /// Adds what some blocks give to the sums of the gradients, from their A1 and dZ2.
    #[inline(always)]
    pub fn add_gradients<const UNITS: usize>(&self, x: &[Lanes], room: &mut Room) {
        let (n_x, n_h, n_y) = (self.n_x, self.b1.len(), self.n_y);
        let Room { a1, dz2, dz1, sums } = room;
        let blocks = x.len() / n_x;
        let (dz2, dz1) = (&dz2[..blocks * n_y], &mut dz1[..blocks]);
        let (dw1, rest) = sums.split_at_mut(n_h * n_x);
        let (db1, rest) = rest.split_at_mut(n_h);
        let (dw2, db2) = rest.split_at_mut(n_y * n_h);
        let of_the_lab = (n_x, n_y) == (2, 1);
        let together = if of_the_lab { n_h - n_h % UNITS } else { 0 };
        for j in (0..together).step_by(UNITS) {
            let sums = [&mut dw1[j * n_x..], &mut db1[j..], &mut dw2[j..]];
            self.add_units_of_the_lab::<UNITS>(j, x, &a1[j..], dz2, sums);
        }
        for j in together..n_h {
            let sums = [&mut dw1[j * n_x..], &mut db1[j..], &mut dw2[j..]];
            if of_the_lab {
                self.add_units_of_the_lab::<1>(j, x, &a1[j..], dz2, sums);
            } else {
                self.add_unit(j, x, &a1[j..], dz2, dz1, sums);
            }
        }
        for (k, db2) in db2.iter_mut().take(n_y).enumerate() {
            let mut all = *db2;
            for dz2 in dz2[k..].iter().step_by(n_y) {
                add(&mut all, dz2);
            }
            *db2 = all;
        }
    }

    /// Unit `j` of any network; its row of dZ1 goes to `dz1` first.
    #[inline(always)]
    fn add_unit(
        &self,
        j: usize,
        x: &[Lanes],
        a1: &[Lanes],
        dz2: &[Lanes],
        dz1: &mut [Lanes],
        [dw1, db1, dw2]: Sums,
    ) {
        let (n_x, n_h, n_y) = (self.n_x, self.b1.len(), self.n_y);
        let blocks = a1.iter().step_by(n_h).zip(dz2.chunks_exact(n_y));
        for (dz1, (a1, dz2)) in dz1.iter_mut().zip(blocks) {
            *dz1 = Lanes::all(0.0);
            for (k, dz2) in dz2.iter().enumerate() {
                add_times(dz1, self.w2[k * n_h + j], dz2);
            }
            for l in 0..L {
                dz1[l] *= a1[l].mul_add(-a1[l], 1.0);
            }
            add(&mut db1[0], dz1);
        }
        for (i, dw1) in dw1.iter_mut().take(n_x).enumerate() {
            add_products(dw1, dz1.iter(), x[i..].iter().step_by(n_x));
        }
        for (k, dw2) in dw2.iter_mut().step_by(n_h).enumerate() {
            add_products(dw2, dz2[k..].iter().step_by(n_y), a1.iter().step_by(n_h));
        }
    }

    /// `UNITS` units from `j` on of a network with two inputs and one output: their four sums each in
    /// one go, and half the examples at a time, so that all of them stay in registers.
    #[inline(always)]
    fn add_units_of_the_lab<const UNITS: usize>(
        &self,
        j: usize,
        x: &[Lanes],
        a1: &[Lanes],
        dz2: &[Lanes],
        [dw1, db1, dw2]: Sums,
    ) {
        for h in 0..2 {
            let mut sums = [UnitSums::default(); UNITS];
            for u in 0..UNITS {
                sums[u].out = *half(&dw2[u], h);
            }
            let a1 = a1.chunks(self.b1.len()).filter_map(|a1| a1.first_chunk::<UNITS>());
            for (x, (a1, dz2)) in x.chunks_exact(2).zip(a1.zip(dz2)) {
                let (x1, x2, dz2) = (half(&x[0], h), half(&x[1], h), half(dz2, h));
                // By index: with zipped iterators a pass takes a fifth longer.
                for u in 0..UNITS {
                    sums[u].add(x1, x2, half(&a1[u], h), dz2);
                }
            }
            for (u, sums) in sums.iter().enumerate() {
                let w2 = self.w2[j + u];
                add_half(&mut dw1[2 * u], h, w2, &sums.first);
                add_half(&mut dw1[2 * u + 1], h, w2, &sums.second);
                add_half(&mut db1[u], h, w2, &sums.bias);
                *half_mut(&mut dw2[u], h) = sums.out;
            }
        }
    }
}

/// A unit's sums in the lab's network; but for the last they lack the factor W2 until their end.
#[derive(Clone, Copy, Default)]
struct UnitSums {
    first: [f64; H],
    second: [f64; H],
    bias: [f64; H],
    out: [f64; H],
}

impl UnitSums {
    #[inline(always)]
    fn add(&mut self, x1: &[f64; H], x2: &[f64; H], a1: &[f64; H], dz2: &[f64; H]) {
        for l in 0..H {
            let dz1_over_w2 = dz2[l] * a1[l].mul_add(-a1[l], 1.0);
            self.first[l] = dz1_over_w2.mul_add(x1[l], self.first[l]);
            self.second[l] = dz1_over_w2.mul_add(x2[l], self.second[l]);
            self.bias[l] += dz1_over_w2;
            self.out[l] = dz2[l].mul_add(a1[l], self.out[l]);
        }
    }
}

/// `sum += a·b` for the first or the second half of the examples, with one number for all.
#[inline(always)]
fn add_half(sum: &mut Lanes, which: usize, a: f64, b: &[f64; H]) {
    let sum = half_mut(sum, which);
    for l in 0..H {
        sum[l] = a.mul_add(b[l], sum[l]);
    }
}

#[inline(always)]
fn add_products<'a>(
    sum: &mut Lanes,
    a: impl Iterator<Item = &'a Lanes>,
    b: impl Iterator<Item = &'a Lanes>,
) {
    let mut all = *sum;
    for (a, b) in a.zip(b) {
        add_product(&mut all, a, b);
    }
    *sum = all;
}
