//! Formulas as trees: a step's lines, with one small change at a time, and what they give then.
//!
//! Most mistakes are the right formula with one thing changed: an operator, a number, an argument,
//! an order, an axis, something missing or there twice. [`Step::changes`] tries all of those.

mod display;
mod functions;
mod tree;

use ndarray::{ArcArray2, Array2, ArrayView2, Axis, Slice, Zip, concatenate};

use super::arrays::table;
pub(super) use functions::{FUNCTIONS, MEASURES};

/// What stands at one place of a formula.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Head {
    /// An array of the case, or of an earlier line.
    Name(&'static str),
    /// A number of rows, columns or examples.
    Count(&'static str),
    Number(f64),
    /// A function of each entry.
    Each(&'static str),
    Negative,
    Transposed,
    /// The sum of each row, of each column, or of all.
    Sum(Along),
    /// The mean of all.
    Mean,
    /// Divided by a measure of its own, one of [`MEASURES`].
    By(&'static str),
    Plus,
    Minus,
    Times,
    Over,
    Dot,
    /// The same without its first term, and without its last.
    DotWithoutFirst,
    DotWithoutLast,
    /// 1 where the left is larger than the right, 0 elsewhere.
    Above,
    AtLeast,
    Below,
    /// One row upon the other.
    Stacked,
    /// A row from a start up to an end, in steps.
    Range,
    /// Evenly from a start to an end; the shares of the way are the array `…`.
    Linspace,
    /// The first row, once for each number of the second.
    Across,
    /// The second row as a column, once for each number of the first.
    Down,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Along {
    Rows,
    Columns,
    All,
}

/// A formula: what stands on top, and what it is made of.
#[derive(Clone)]
pub(super) struct Formula {
    pub head: Head,
    pub of: Vec<Formula>,
}

/// Arrays by their names.
pub(super) type Scope = Vec<(&'static str, ArcArray2<f64>)>;

pub(super) fn name(name: &'static str) -> Formula {
    Formula { head: Head::Name(name), of: vec![] }
}

pub(super) fn count(name: &'static str) -> Formula {
    Formula { head: Head::Count(name), of: vec![] }
}

pub(super) fn number(value: f64) -> Formula {
    Formula { head: Head::Number(value), of: vec![] }
}

/// The arrays of a case by their names.
pub(super) fn scope<const N: usize>(arrays: [(&'static str, &Array2<f64>); N]) -> Scope {
    arrays.into_iter().map(|(name, array)| (name, array.to_shared())).collect()
}

/// A count as an array, for a [`Scope`].
pub(super) fn scalar(count: usize) -> ArcArray2<f64> {
    ArcArray2::from_elem((1, 1), count as f64)
}

/// A formula of several parts.
pub(super) fn made(head: Head, of: Vec<Formula>) -> Formula {
    Formula { head, of }
}

pub(super) fn stacked(upper: Formula, lower: Formula) -> Formula {
    Formula { head: Head::Stacked, of: vec![upper, lower] }
}

impl Formula {
    fn two(self, head: Head, right: Formula) -> Formula {
        Formula { head, of: vec![self, right] }
    }

    fn one(self, head: Head) -> Formula {
        Formula { head, of: vec![self] }
    }

    pub fn dot(self, right: Formula) -> Formula {
        self.two(Head::Dot, right)
    }

    pub fn above(self, right: Formula) -> Formula {
        self.two(Head::Above, right)
    }

    pub fn t(self) -> Formula {
        self.one(Head::Transposed)
    }

    pub fn sum(self, along: Along) -> Formula {
        self.one(Head::Sum(along))
    }

    /// One of the functions of [`FUNCTIONS`].
    pub fn each(self, name: &'static str) -> Formula {
        self.one(Head::Each(name))
    }

    /// Its value, if all the shapes fit.
    pub fn value(&self, scope: &Scope) -> Option<ArcArray2<f64>> {
        let of = |i: usize| self.of[i].value(scope);
        let two = |f: fn(f64, f64) -> f64| broadcast(&of(0)?, &of(1)?, f);
        let value = match self.head {
            Head::Name(name) | Head::Count(name) => {
                return scope.iter().find(|(n, _)| *n == name).map(|(_, array)| array.clone());
            }
            Head::Number(value) => Array2::from_elem((1, 1), value),
            Head::Each(name) => {
                let (_, f) = FUNCTIONS.iter().find(|(n, _)| *n == name)?;
                of(0)?.mapv(*f)
            }
            Head::Negative => -&of(0)?,
            Head::Transposed => of(0)?.t().to_owned(),
            Head::Sum(Along::Rows) => of(0)?.sum_axis(Axis(1)).insert_axis(Axis(1)),
            Head::Sum(Along::Columns) => of(0)?.sum_axis(Axis(0)).insert_axis(Axis(0)),
            Head::Sum(Along::All) => Array2::from_elem((1, 1), of(0)?.sum()),
            Head::Mean => Array2::from_elem((1, 1), of(0)?.mean()?),
            Head::By(name) => {
                let (_, measure) = MEASURES.iter().find(|(n, _)| *n == name)?;
                let array = of(0)?;
                &array / &measure(&array)
            }
            Head::Plus => two(|a, b| a + b)?,
            Head::Minus => two(|a, b| a - b)?,
            Head::Times => two(|a, b| a * b)?,
            Head::Over => two(|a, b| a / b)?,
            Head::Above => two(|a, b| f64::from(a > b))?,
            Head::AtLeast => two(|a, b| f64::from(a >= b))?,
            Head::Below => two(|a, b| f64::from(a < b))?,
            Head::Dot => product(of(0)?.view(), of(1)?.view(), Slice::from(..))?,
            Head::DotWithoutFirst => product(of(0)?.view(), of(1)?.view(), Slice::from(1..))?,
            Head::DotWithoutLast => product(of(0)?.view(), of(1)?.view(), Slice::from(..-1))?,
            Head::Range => range(&of(0)?, &of(1)?, &of(2)?)?,
            Head::Linspace => {
                let (start, end, shares) = (of(0)?, of(1)?, name("…").value(scope)?);
                let length = broadcast(&end, &start, |end, start| end - start)?.into_shared();
                let way = broadcast(&length, &shares, |length, share| length * share)?;
                broadcast(&way.into_shared(), &start, |way, start| start + way)?
            }
            Head::Across | Head::Down => {
                let (xs, ys) = (of(0)?, of(1)?);
                let shape = (ys.ncols(), xs.ncols());
                if shape.0 * shape.1 > LARGE {
                    return None;
                }
                let row = if self.head == Head::Across { xs.view() } else { ys.t() };
                row.broadcast(shape)?.to_owned()
            }
            Head::Stacked => concatenate(Axis(0), &[of(0)?.view(), of(1)?.view()]).ok()?,
        };
        Some(value.into_shared())
    }
}

impl Formula {
    /// The shape of a grid that it makes, before it is made: most have another than the wanted one.
    pub fn shape_of_grid(&self, scope: &Scope) -> Option<(usize, usize)> {
        if !matches!(self.head, Head::Across | Head::Down) {
            return None;
        }
        Some((self.of[1].value(scope)?.ncols(), self.of[0].value(scope)?.ncols()))
    }
}

type Array = ArcArray2<f64>;

/// A grid of more points is not computed: a small step by mistake would fill the memory.
const LARGE: usize = 2_000_000;

/// NumPy's `arange`, if it is of a sensible length.
fn range(start: &Array, end: &Array, step: &Array) -> Option<Array2<f64>> {
    let (start, end, step) = (*start.first()?, *end.first()?, *step.first()?);
    let n = ((end - start) / step).ceil();
    if !(0.0..LARGE as f64).contains(&n) {
        return None;
    }
    Some(table((1, n as usize), &mut |_, i| start + i as f64 * step))
}

/// Some of the terms of a product of arrays.
fn product(a: ArrayView2<f64>, b: ArrayView2<f64>, terms: Slice) -> Option<Array2<f64>> {
    if a.ncols() != b.nrows() || a.ncols() == 0 {
        return None;
    }
    Some(a.slice_axis(Axis(1), terms).dot(&b.slice_axis(Axis(0), terms)))
}

/// Both arrays in their common shape, entry by entry.
fn broadcast(a: &Array, b: &Array, f: fn(f64, f64) -> f64) -> Option<Array2<f64>> {
    let longer = |a: usize, b: usize| if a == 1 { b } else { a };
    let shape = (longer(a.nrows(), b.nrows()), longer(a.ncols(), b.ncols()));
    let mut result = a.broadcast(shape)?.to_owned();
    Zip::from(&mut result).and(b.broadcast(shape)?).for_each(|a, &b| *a = f(*a, b));
    Some(result)
}

macro_rules! operator {
    ($operator:ident, $method:ident, $head:ident) => {
        impl std::ops::$operator for Formula {
            type Output = Formula;
            fn $method(self, right: Formula) -> Formula {
                self.two(Head::$head, right)
            }
        }
    };
}
operator!(Add, add, Plus);
operator!(Sub, sub, Minus);
operator!(Mul, mul, Times);
operator!(Div, div, Over);

impl std::ops::Neg for Formula {
    type Output = Formula;
    fn neg(self) -> Formula {
        self.one(Head::Negative)
    }
}

/// One line of a step: a name, and how it is computed.
pub(super) struct Line {
    pub name: &'static str,
    pub formula: Formula,
}

impl Line {
    pub fn new(name: &'static str, formula: Formula) -> Line {
        Line { name, formula }
    }
}

/// A step as lines, on the arrays of one case.
pub(super) struct Step {
    /// The arrays that the function is given.
    pub arrays: Scope,
    /// The counts that may stand in a formula.
    pub counts: Scope,
    /// What is computed, in order.
    pub lines: Vec<Line>,
    /// Which of them are returned, in the order of the parts.
    pub returned: &'static [&'static str],
}
