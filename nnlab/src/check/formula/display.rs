//! Formulas as they are written on paper.

use std::fmt;

use super::{Along, Formula, Head};

/// Written as on paper: `dZ2·A1ᵀ / m`.
impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let of = |i| self.part(i);
        match self.head {
            Head::Name(name) | Head::Count(name) => write!(f, "{name}"),
            Head::Number(value) => write!(f, "{value}"),
            Head::Each("square") => write!(f, "{}²", of(0)),
            Head::Each(name) => write!(f, "{name}({})", self.of[0]),
            Head::Negative => write!(f, "-{}", of(0)),
            Head::Transposed => write!(f, "{}ᵀ", of(0)),
            Head::Sum(Along::All) => write!(f, "sum({})", self.of[0]),
            Head::Mean => write!(f, "mean({})", self.of[0]),
            Head::By(measure) => write!(f, "{} / (its {measure})", of(0)),
            Head::Sum(Along::Rows) => write!(f, "sum({}, 1)", self.of[0]),
            Head::Sum(Along::Columns) => write!(f, "sum({}, 0)", self.of[0]),
            Head::Stacked => write!(f, "[{}; {}]", self.of[0], self.of[1]),
            Head::Range => write!(f, "range({}, {}, {})", self.of[0], self.of[1], self.of[2]),
            Head::Linspace => write!(f, "linspace({}, {})", self.of[0], self.of[1]),
            Head::Across => write!(f, "{} in each row", self.of[0]),
            Head::Down => write!(f, "{} in each column", self.of[1]),
            Head::Dot => write!(f, "{}·{}", of(0), of(1)),
            Head::DotWithoutFirst => write!(f, "({}·{} without its first term)", of(0), of(1)),
            Head::DotWithoutLast => write!(f, "({}·{} without its last term)", of(0), of(1)),
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
    /// One part, in brackets where they are needed.
    pub fn part(&self, i: usize) -> impl fmt::Display {
        Inside { formula: &self.of[i], binding: self.binding(), right: i > 0 }
    }

    /// How strongly the top binds: brackets stand around what binds less.
    fn binding(&self) -> u8 {
        match self.head {
            Head::Above | Head::AtLeast | Head::Below => 0,
            Head::Plus | Head::Minus => 1,
            Head::Times | Head::Over | Head::By(_) => 2,
            Head::Negative => 3,
            Head::Dot | Head::DotWithoutFirst | Head::DotWithoutLast => 4,
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
