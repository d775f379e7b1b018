//! Several examples beside each other, as the processor computes them.

use std::ops::{Deref, DerefMut, Range};

/// So many examples are computed at once: four registers of AVX2 hide the time that an operation
/// takes; half or twice as many were slower by a fifth.
pub(super) const L: usize = 16;

/// The same number of L examples; none of them lies across two lines of the cache.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub(super) struct Lanes(pub [f64; L]);

impl Lanes {
    #[inline(always)]
    pub fn all(number: f64) -> Lanes {
        Lanes([number; L])
    }
}

impl Deref for Lanes {
    type Target = [f64; L];
    #[inline(always)]
    fn deref(&self) -> &[f64; L] {
        &self.0
    }
}

impl DerefMut for Lanes {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [f64; L] {
        &mut self.0
    }
}

/// Half of them: with so many a loop can keep four sums in the registers of AVX2.
pub(super) const H: usize = L / 2;

/// Stands for the label behind the last example: what is there counts for nothing.
pub(super) const NO_LABEL: f64 = 0.5;

/// Puts some examples of all rows into blocks of L, each block row by row; fills up the last one.
pub(super) fn fill(
    blocks: &mut Vec<Lanes>,
    rows: &[&[f64]],
    examples: &Range<usize>,
    filling: f64,
) {
    blocks.resize(rows.len() * examples.len().div_ceil(L), Lanes::all(filling));
    for (i, row) in rows.iter().enumerate() {
        let (full, rest) = row[examples.clone()].as_chunks::<L>();
        let mut blocks = blocks[i..].iter_mut().step_by(rows.len());
        // In this order no block is taken where no values are left.
        for (values, block) in full.iter().zip(blocks.by_ref()) {
            *block = Lanes(*values);
        }
        if !rest.is_empty()
            && let Some(block) = blocks.next()
        {
            *block = Lanes::all(filling);
            block[..rest.len()].copy_from_slice(rest);
        }
    }
}

/// The size of the largest number; NaN if one is infinite or NaN.
pub(super) fn largest(blocks: &[Lanes]) -> f64 {
    let (mut largest, mut nothing) = (Lanes::all(0.0), Lanes::all(0.0));
    for block in blocks {
        for l in 0..L {
            let size = block[l].abs();
            largest[l] = if size > largest[l] { size } else { largest[l] };
            // 0 times ∞ or NaN is NaN. A sum keeps that; a comparison would pass it over.
            nothing[l] += 0.0 * size;
        }
    }
    largest.iter().fold(nothing.iter().sum(), |all, size| if *size > all { *size } else { all })
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
