//! tanh, σ and ln from `+ − × ÷` and the fused multiply-add alone: the same bits on every
//! processor, and without a branch, so that the compiler computes several at once.

/// e^2x as (s, c, h): s = 2^n and e^2h = (c + h) / (c − h), with x = n·ln2/2 + h and c = h·coth h.
///
/// c comes from a polynomial in h² whose largest error is 3.5e-18. With `far`, x may be so far from 0
/// that n times what ln2/2 loses as a float would be seen.
#[inline(always)]
fn powers(x: f64, far: bool) -> (f64, f64, f64) {
    // Adding it leaves the nearest whole number in the last bits.
    const ROUND: f64 = 6_755_399_441_055_744.0;
    const LN_2_HALF: f64 = std::f64::consts::LN_2 / 2.0;
    const LN_2_HALF_REST: f64 = 1.1595234069231498e-17;
    let shifted = x.mul_add(2.0 / std::f64::consts::LN_2, ROUND);
    let n = shifted - ROUND;
    let near = n.mul_add(-LN_2_HALF, x);
    let h = if far { n.mul_add(-LN_2_HALF_REST, near) } else { near };
    let u = h * h;
    let q = 2.12129236585066e-5_f64
        .mul_add(u, -0.00021163580090601846)
        .mul_add(u, 0.0021164020682011833)
        .mul_add(u, -0.022222222222037808)
        .mul_add(u, 0.333_333_333_333_333_2);
    let s = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    (s, q.mul_add(u, 1.0), h)
}

/// The functions that do not look how large a number is take numbers up to this size.
pub(super) const BOUND: f64 = 350.0;

/// tanh x, to 2.4 units in the last place.
#[inline(always)]
pub(super) fn tanh(x: f64) -> f64 {
    // Beyond, it is ±1 to the last bit.
    bounded_tanh(x.clamp(-20.0, 20.0))
}

/// tanh x for x up to ±[`BOUND`]: the same bits.
#[inline(always)]
pub(super) fn bounded_tanh(x: f64) -> f64 {
    let (s, c, h) = powers(x, false);
    c.mul_add(s - 1.0, h * (s + 1.0)) / c.mul_add(s + 1.0, h * (s - 1.0))
}

/// tanh x in single precision, to 1.5e-7.
#[inline(always)]
pub(super) fn tanh_single(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    const LN_2_HALF: f32 = std::f32::consts::LN_2 / 2.0;
    // As in double precision; beyond 10 it is ±1 to single precision.
    let x = x.clamp(-10.0, 10.0);
    let shifted = x.mul_add(2.0 / std::f32::consts::LN_2, ROUND);
    let h = (shifted - ROUND).mul_add(-LN_2_HALF, x);
    let u = h * h;
    let c = (-0.022_133_958_f32).mul_add(u, 0.333_332_5).mul_add(u, 1.0);
    let s = f32::from_bits(shifted.to_bits().wrapping_add(127) << 23);
    c.mul_add(s - 1.0, h * (s + 1.0)) / c.mul_add(s + 1.0, h * (s - 1.0))
}

/// σ(z) = 1 / (1 + e^-z), to 2 units in the last place; 0 below -708, where it is less than 1e-307.
#[inline(always)]
pub(super) fn sigmoid(z: f64) -> f64 {
    let a = bounded_sigmoid(z.clamp(-708.0, 708.0));
    if z < -708.0 { 0.0 } else { a }
}

/// σ(z) for z up to ±[`BOUND`]: the same bits.
#[inline(always)]
pub(super) fn bounded_sigmoid(z: f64) -> f64 {
    let (s, c, h) = powers(-0.5 * z, true);
    let small = c - h;
    small / s.mul_add(c + h, small)
}

/// A positive number, from 2^-1022 on, as f·2^n with f from √½ to √2; 0 and NaN are their own f.
#[inline(always)]
pub(super) fn scaled(p: f64) -> (f64, f64) {
    const SQRT_HALF_BITS: u64 = 0x3fe6_a09e_667f_3bcd;
    let above = p.to_bits().wrapping_sub(SQRT_HALF_BITS);
    let f = f64::from_bits((above & 0x000f_ffff_ffff_ffff) + SQRT_HALF_BITS);
    // A whole number of at most 11 bits, as a float without a conversion of whole numbers.
    const BIAS: f64 = 4_503_599_627_370_496.0 + 1024.0;
    let n = f64::from_bits((above.wrapping_add(1024 << 52) >> 52) | 0x4330_0000_0000_0000) - BIAS;
    (if p > 0.0 { f } else { p }, n)
}

/// ln(f·2^n) for f from √½ to √2, to 0.8 units in the last place; −∞ for 0, NaN for NaN.
#[inline(always)]
pub(super) fn ln_scaled(f: f64, n: f64) -> f64 {
    const LN_2: f64 = 0.6931471804855391;
    const LN_2_REST: f64 = 7.440617110012397e-11;
    let above = f - 1.0;
    let s = above / (2.0 + above);
    let z = s * s;
    let r = 0.1463134500063208_f64
        .mul_add(z, 0.15330500148944756)
        .mul_add(z, 0.18182926431386154)
        .mul_add(z, 0.22222210613866558)
        .mul_add(z, 0.28571428629231266)
        .mul_add(z, 0.39999999999892155)
        .mul_add(z, 0.666_666_666_666_667);
    let l = n.mul_add(LN_2, above - s.mul_add(above - z * r, -n * LN_2_REST));
    if f > 0.0 {
        l
    } else if f == 0.0 {
        f64::NEG_INFINITY
    } else {
        f64::NAN
    }
}
