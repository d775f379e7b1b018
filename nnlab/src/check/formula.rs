//! Formulas as trees: a step's lines, with one small change at a time, and what they give then.
//!
//! Most mistakes are the right formula with one thing changed: an operator, a number, an argument,
//! an order, an axis, something missing or there twice. [`Step::changes`] makes all of those.

use std::fmt;

use ndarray::{Array2, Axis, Zip, concatenate};

use super::arrays::map;

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
    Plus,
    Minus,
    Times,
    Over,
    Dot,
    /// 1 where the left is larger than the right, 0 elsewhere.
    Above,
    AtLeast,
    Below,
    /// One row upon the other.
    Stacked,
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
pub(super) type Scope = Vec<(&'static str, Array2<f64>)>;

pub(super) fn name(name: &'static str) -> Formula {
    Formula { head: Head::Name(name), of: vec![] }
}

pub(super) fn count(name: &'static str) -> Formula {
    Formula { head: Head::Count(name), of: vec![] }
}

pub(super) fn number(value: f64) -> Formula {
    Formula { head: Head::Number(value), of: vec![] }
}

/// A count as an array, for a [`Scope`].
pub(super) fn scalar(count: usize) -> Array2<f64> {
    Array2::from_elem((1, 1), count as f64)
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
    pub fn value(&self, scope: &Scope) -> Option<Array2<f64>> {
        let of = |i: usize| self.of[i].value(scope);
        let two = |f: fn(f64, f64) -> f64| broadcast(&of(0)?, &of(1)?, f);
        match self.head {
            Head::Name(name) | Head::Count(name) => {
                scope.iter().find(|(n, _)| *n == name).map(|(_, array)| array.clone())
            }
            Head::Number(value) => Some(Array2::from_elem((1, 1), value)),
            Head::Each(name) => {
                let (_, f) = FUNCTIONS.iter().find(|(n, _)| *n == name)?;
                Some(map(&of(0)?, *f))
            }
            Head::Negative => Some(-of(0)?),
            Head::Transposed => Some(of(0)?.t().to_owned()),
            Head::Sum(Along::Rows) => Some(of(0)?.sum_axis(Axis(1)).insert_axis(Axis(1))),
            Head::Sum(Along::Columns) => Some(of(0)?.sum_axis(Axis(0)).insert_axis(Axis(0))),
            Head::Sum(Along::All) => Some(Array2::from_elem((1, 1), of(0)?.sum())),
            Head::Plus => two(|a, b| a + b),
            Head::Minus => two(|a, b| a - b),
            Head::Times => two(|a, b| a * b),
            Head::Over => two(|a, b| a / b),
            Head::Above => two(|a, b| f64::from(a > b)),
            Head::AtLeast => two(|a, b| f64::from(a >= b)),
            Head::Below => two(|a, b| f64::from(a < b)),
            Head::Dot => {
                let (a, b) = (of(0)?, of(1)?);
                if a.ncols() == b.nrows() { Some(a.dot(&b)) } else { None }
            }
            Head::Stacked => concatenate(Axis(0), &[of(0)?.view(), of(1)?.view()]).ok(),
        }
    }
}

/// Both arrays in their common shape, entry by entry.
fn broadcast(a: &Array2<f64>, b: &Array2<f64>, f: fn(f64, f64) -> f64) -> Option<Array2<f64>> {
    let longer = |a: usize, b: usize| if a == 1 { b } else { a };
    let shape = (longer(a.nrows(), b.nrows()), longer(a.ncols(), b.ncols()));
    let mut result = a.broadcast(shape)?.to_owned();
    Zip::from(&mut result).and(b.broadcast(shape)?).for_each(|a, &b| *a = f(*a, b));
    Some(result)
}

type Function = fn(f64) -> f64;

/// The functions of each entry that the lab uses, and those that are taken for them.
pub(super) const FUNCTIONS: [(&str, Function); 13] = [
    ("tanh", f64::tanh),
    ("σ", crate::sigmoid),
    ("ln", f64::ln),
    ("square", |v| v * v),
    ("sin", f64::sin),
    ("cos", f64::cos),
    ("relu", |v| v.max(0.0)),
    ("tan", f64::tan),
    ("log10", f64::log10),
    ("log2", f64::log2),
    ("exp", f64::exp),
    ("abs", f64::abs),
    ("sqrt", f64::sqrt),
];

/// Written as on paper: `dZ2·A1ᵀ / m`.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let of = |i: usize| Inside { formula: &self.of[i], binding: self.binding(), right: i > 0 };
        match self.head {
            Head::Name(name) | Head::Count(name) => write!(f, "{name}"),
            Head::Number(value) => write!(f, "{value}"),
            Head::Each("square") => write!(f, "{}²", of(0)),
            Head::Each(name) => write!(f, "{name}({})", self.of[0]),
            Head::Negative => write!(f, "-{}", of(0)),
            Head::Transposed => write!(f, "{}ᵀ", of(0)),
            Head::Sum(Along::All) => write!(f, "sum({})", self.of[0]),
            Head::Sum(Along::Rows) => write!(f, "sum({}, 1)", self.of[0]),
            Head::Sum(Along::Columns) => write!(f, "sum({}, 0)", self.of[0]),
            Head::Stacked => write!(f, "[{}; {}]", self.of[0], self.of[1]),
            Head::Dot => write!(f, "{}·{}", of(0), of(1)),
            head => write!(f, "{} {} {}", of(0), head.sign(), of(1)),
        }
    }
}

/// A part of a formula, in brackets where they are needed.
struct Inside<'a> {
    formula: &'a Formula,
    binding: u8,
    right: bool,
}

impl fmt::Display for Inside<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let inner = self.formula.binding();
        if inner < self.binding || (self.right && inner == self.binding) {
            write!(f, "({})", self.formula)
        } else {
            write!(f, "{}", self.formula)
        }
    }
}

impl Formula {
    /// How strongly the top binds: brackets stand around what binds less.
    fn binding(&self) -> u8 {
        match self.head {
            Head::Above | Head::AtLeast | Head::Below => 0,
            Head::Plus | Head::Minus => 1,
            Head::Negative => 2,
            Head::Times | Head::Over => 3,
            Head::Dot => 4,
            Head::Transposed | Head::Each("square") => 5,
            _ => 6,
        }
    }
}

impl Head {
    /// The operator, as it is written.
    pub fn sign(self) -> &'static str {
        match self {
            Head::Plus => "+",
            Head::Minus => "-",
            Head::Times => "*",
            Head::Over => "/",
            Head::Above => ">",
            Head::AtLeast => ">=",
            Head::Below => "<",
            _ => "·",
        }
    }
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
