//! From the bytes of a file to its numbers.

use ndarray::{ArrayD, IxDyn, ShapeBuilder};

use super::NpyArray;
use super::header::{Dtype, Found, Kind};

/// The array, in the narrowest of the lab's types that holds every number exactly.
pub(super) fn decoded(found: &Found, bytes: &[u8]) -> Result<NpyArray, String> {
    let Dtype { kind, size, big_endian } = found.dtype;
    let big = big_endian;
    Ok(match (kind, size) {
        (Kind::Float, 2) => {
            NpyArray::F32(shaped(found, numbers(bytes, big, |b| half(u16::from_le_bytes(b))))?)
        }
        (Kind::Float, 4) => NpyArray::F32(shaped(found, numbers(bytes, big, f32::from_le_bytes))?),
        (Kind::Float, _) => NpyArray::F64(shaped(found, numbers(bytes, big, f64::from_le_bytes))?),
        (Kind::UInt, 1) => NpyArray::U8(shaped(found, bytes.to_vec())?),
        (Kind::Bool, _) => NpyArray::Bool(shaped(found, bools(bytes)?)?),
        _ => NpyArray::I64(shaped(found, whole(found.dtype, bytes)?)?),
    })
}

fn shaped<A>(found: &Found, numbers: Vec<A>) -> Result<ArrayD<A>, String> {
    let shape = IxDyn(&found.shape).set_f(found.fortran);
    ArrayD::from_shape_vec(shape, numbers)
        .map_err(|error| format!("the file changed while it was read ({error}): read it again"))
}

/// Every N bytes are a number.
fn numbers<const N: usize, A>(bytes: &[u8], big: bool, number: impl Fn([u8; N]) -> A) -> Vec<A> {
    let of_bytes = |bytes: &[u8; N]| {
        let mut bytes = *bytes;
        if big {
            bytes.reverse();
        }
        number(bytes)
    };
    bytes.as_chunks().0.iter().map(of_bytes).collect()
}

fn whole(dtype: Dtype, bytes: &[u8]) -> Result<Vec<i64>, String> {
    let big = dtype.big_endian;
    Ok(match (dtype.kind, dtype.size) {
        (Kind::Int, 1) => numbers(bytes, big, |b| i8::from_le_bytes(b).into()),
        (Kind::Int, 2) => numbers(bytes, big, |b| i16::from_le_bytes(b).into()),
        (Kind::Int, 4) => numbers(bytes, big, |b| i32::from_le_bytes(b).into()),
        (Kind::Int, _) => numbers(bytes, big, i64::from_le_bytes),
        (_, 2) => numbers(bytes, big, |b| u16::from_le_bytes(b).into()),
        (_, 4) => numbers(bytes, big, |b| u32::from_le_bytes(b).into()),
        _ => return long(numbers(bytes, big, u64::from_le_bytes)),
    })
}

fn long(numbers: Vec<u64>) -> Result<Vec<i64>, String> {
    let signed = |n: u64| {
        i64::try_from(n).map_err(|_| {
            format!("expected whole numbers below 2^63, but {n} is among them: divide them first")
        })
    };
    numbers.into_iter().map(signed).collect()
}

fn bools(bytes: &[u8]) -> Result<Vec<bool>, String> {
    let truth = |&byte: &u8| match byte {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(format!(
            "expected the bytes 0 and 1 for bool, but {byte} is among them: the file is damaged, write it again"
        )),
    };
    bytes.iter().map(truth).collect()
}

/// A float of 16 bits: sign, 5 bits of exponent, 10 of fraction.
fn half(bits: u16) -> f32 {
    let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
    let fraction = f32::from(bits & 0x3ff) / 1024.0;
    match bits >> 10 & 0x1f {
        0 => sign * fraction * 2_f32.powi(-14),
        31 if fraction == 0.0 => sign * f32::INFINITY,
        31 => f32::NAN,
        exponent => sign * (1.0 + fraction) * 2_f32.powi(i32::from(exponent) - 15),
    }
}

#[cfg(test)]
mod tests {
    use super::half;

    /// NumPy: `np.array(bits, dtype=np.uint16).view(np.float16).astype(np.float32)`
    #[test]
    fn a_float_of_16_bits_is_the_same_number() {
        let known = [
            (0x0000, 0.0),
            (0x8000, -0.0),
            (0x3c00, 1.0),
            (0xc000, -2.0),
            (0x7bff, 65504.0),
            (0x0001, 5.960_464_5e-8),
            (0x0400, 6.103_515_6e-5),
            (0x3555, 0.333_251_95),
            (0xfc00, f32::NEG_INFINITY),
        ];
        for (bits, number) in known {
            assert_eq!(half(bits).to_bits(), f32::to_bits(number), "{bits:#x}");
        }
        assert!(half(0x7e00).is_nan());
    }
}
