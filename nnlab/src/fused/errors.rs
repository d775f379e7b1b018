//! The output layer: its errors, and what they cost.

use super::functions;
use super::lanes::{L, Lanes, NO_LABEL};
use super::network::GROUP;
use super::wide::each;

/// dZ2 from Z2, which is bounded; whether the cost is finite.
#[inline(always)]
pub(super) fn errors(y: &[Lanes], dz2: &mut [Lanes]) -> bool {
    let mut worst = Lanes::all(0.0);
    for (y, dz2) in y.iter().zip(dz2) {
        let mut d = *dz2;
        each(&mut *d, functions::bounded_sigmoid);
        subtract_label(&mut d, y);
        // A bounded σ may be 1, but not 0.
        for l in 0..L {
            worst[l] = if d[l] > worst[l] { d[l] } else { worst[l] };
        }
        *dz2 = d;
    }
    worst.iter().all(|w| *w < 1.0)
}

/// dZ2 from Z2, and the sum of the cost's logarithms; whether that is finite.
#[inline(always)]
pub(super) fn errors_and_cost<const BOUNDED: bool>(
    y: &[Lanes],
    dz2: &mut [Lanes],
    logprobs: &mut Lanes,
) -> bool {
    for (y, dz2) in y.chunks(GROUP).zip(dz2.chunks_mut(GROUP)) {
        let mut right = Products { f: Lanes::all(1.0), n: Lanes::all(0.0) };
        for (y, dz2) in y.iter().zip(dz2) {
            let mut d = *dz2;
            if BOUNDED {
                each(&mut *d, functions::bounded_sigmoid);
            } else {
                each(&mut *d, functions::sigmoid);
            }
            right.multiply_by_answers(&d, y);
            subtract_label(&mut d, y);
            *dz2 = d;
        }
        right.add_logarithms(logprobs);
    }
    logprobs.iter().all(|sum| sum.is_finite())
}

/// `d -= y`, and 0 behind the last example.
#[inline(always)]
fn subtract_label(d: &mut Lanes, y: &Lanes) {
    for l in 0..L {
        d[l] = if y[l] == NO_LABEL { 0.0 } else { d[l] - y[l] };
    }
}

/// What the network gives the right labels, multiplied, as f·2^n: instead of adding up logarithms,
/// each of which needs a division. [`GROUP`] numbers f from √½ to √2 do not leave a float's range.
struct Products {
    f: Lanes,
    n: Lanes,
}

impl Products {
    #[inline(always)]
    fn multiply_by_answers(&mut self, a2: &Lanes, y: &Lanes) {
        for l in 0..L {
            let p = if y[l] == 0.0 { 1.0 - a2[l] } else { a2[l] };
            let (f, n) = functions::scaled(if y[l] == NO_LABEL { 1.0 } else { p });
            self.f[l] *= f;
            self.n[l] += n;
        }
    }

    #[inline(always)]
    fn add_logarithms(&self, sum: &mut Lanes) {
        for l in 0..L {
            let (f, n) = functions::scaled(self.f[l]);
            sum[l] += functions::ln_scaled(f, n + self.n[l]);
        }
    }
}
