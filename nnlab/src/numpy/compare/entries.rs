//! The numbers of two arrays of the same shape, one beside the other.

use super::{Difference, NpyArray};

/// Two arrays' numbers, row by row.
pub(super) struct Entries {
    left: Vec<Number>,
    right: Vec<Number>,
}

/// A number as its file holds it.
#[derive(Clone, Copy)]
enum Number {
    F64(f64),
    F32(f32),
    I64(i64),
    U8(u8),
    Bool(bool),
}

impl Number {
    fn value(self) -> f64 {
        match self {
            Number::F64(x) => x,
            Number::F32(x) => f64::from(x),
            Number::I64(x) => x as f64,
            Number::U8(x) => f64::from(x),
            Number::Bool(x) => f64::from(x),
        }
    }
}

impl Entries {
    pub(super) fn new(left: &NpyArray, right: &NpyArray) -> Self {
        Entries { left: numbers(left), right: numbers(right) }
    }

    pub(super) fn len(&self) -> usize {
        self.left.len()
    }

    pub(super) fn values(&self, i: usize) -> (f64, f64) {
        (self.left[i].value(), self.right[i].value())
    }

    /// |left − right|, where NaN is no distance from NaN and infinitely far from the rest.
    pub(super) fn distance(&self, i: usize) -> f64 {
        if let (Number::I64(left), Number::I64(right)) = (self.left[i], self.right[i]) {
            // As f64, 2^53 and 2^53 + 1 would be equal.
            return left.abs_diff(right) as f64;
        }
        let (left, right) = self.values(i);
        if left == right || (left.is_nan() && right.is_nan()) {
            return 0.0;
        }
        let distance = (left - right).abs();
        if distance.is_nan() { f64::INFINITY } else { distance }
    }

    pub(super) fn differs(&self, i: usize) -> bool {
        match (self.left[i], self.right[i]) {
            (Number::F64(left), Number::F64(right)) => left.to_bits() != right.to_bits(),
            (Number::F32(left), Number::F32(right)) => left.to_bits() != right.to_bits(),
            _ => self.distance(i) != 0.0,
        }
    }

    pub(super) fn difference(&self, i: usize, shape: &[usize]) -> Difference {
        let (left, right) = self.values(i);
        let absolute = self.distance(i);
        let relative = relative(absolute, left, right);
        Difference { at: place(i, shape), left, right, absolute, relative }
    }
}

pub(super) fn relative(distance: f64, left: f64, right: f64) -> f64 {
    if distance == 0.0 {
        0.0
    } else if distance.is_infinite() && !(left.is_finite() && right.is_finite()) {
        f64::INFINITY
    } else {
        distance / right.abs()
    }
}

/// The index on every axis of the `i`-th number, counted row by row.
fn place(mut i: usize, shape: &[usize]) -> Vec<usize> {
    let mut at = vec![0; shape.len()];
    for (index, length) in at.iter_mut().zip(shape).rev() {
        *index = i % length;
        i /= length;
    }
    at
}

fn numbers(array: &NpyArray) -> Vec<Number> {
    match array {
        NpyArray::F64(array) => array.iter().copied().map(Number::F64).collect(),
        NpyArray::F32(array) => array.iter().copied().map(Number::F32).collect(),
        NpyArray::I64(array) => array.iter().copied().map(Number::I64).collect(),
        NpyArray::U8(array) => array.iter().copied().map(Number::U8).collect(),
        NpyArray::Bool(array) => array.iter().copied().map(Number::Bool).collect(),
    }
}
