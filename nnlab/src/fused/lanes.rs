//! Several examples beside each other, as the processor computes them.

use ndarray::{Array2, Axis};

/// So many examples are computed at once: four registers of AVX2 hide the time that an operation
/// takes; half or twice as many were slower by a fifth.
pub(super) const L: usize = 16;

/// The same number of L examples.
pub(super) type Lanes = [f64; L];

/// Half of them: with so many a loop can keep four sums in the registers of AVX2.
pub(super) const H: usize = L / 2;

/// Stands for the label behind the last example: what is there counts for nothing.
pub(super) const NO_LABEL: f64 = 0.5;

/// The columns in blocks of L, each block row by row; the last one is filled up.
pub(super) fn blocks(a: &Array2<f64>, filling: f64) -> Vec<Lanes> {
    let mut blocks = vec![[filling; L]; a.ncols().div_ceil(L) * a.nrows()];
    for (i, row) in a.rows().into_iter().enumerate() {
        let values = row.axis_chunks_iter(Axis(0), L);
        for (block, values) in blocks.iter_mut().skip(i).step_by(a.nrows()).zip(values) {
            for (lane, value) in block.iter_mut().zip(values) {
                *lane = *value;
            }
        }
    }
    blocks
}

/// The sum of all lanes, in an order that never changes.
pub(super) fn total(lanes: &Lanes) -> f64 {
    lanes.chunks(4).map(|four| (four[0] + four[1]) + (four[2] + four[3])).sum()
}

/// `sum += a·b`
#[inline(always)]
pub(super) fn add_product(sum: &mut Lanes, a: &Lanes, b: &Lanes) {
    for l in 0..L {
        sum[l] = a[l].mul_add(b[l], sum[l]);
    }
}

/// `sum += a·b` with one number for all.
#[inline(always)]
pub(super) fn add_times(sum: &mut Lanes, a: f64, b: &Lanes) {
    for l in 0..L {
        sum[l] = a.mul_add(b[l], sum[l]);
    }
}

#[inline(always)]
pub(super) fn add(sum: &mut Lanes, a: &Lanes) {
    for l in 0..L {
        sum[l] += a[l];
    }
}

/// The first or the second half of the examples.
#[inline(always)]
pub(super) fn half(lanes: &Lanes, which: usize) -> &[f64; H] {
    &lanes.as_chunks().0[which]
}

#[inline(always)]
pub(super) fn half_mut(lanes: &mut Lanes, which: usize) -> &mut [f64; H] {
    &mut lanes.as_chunks_mut().0[which]
}
