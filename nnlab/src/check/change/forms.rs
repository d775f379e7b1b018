//! Slips in other ways to write a formula: as a product with `1 / m`, entry by entry, term by term.

use super::{Change, Names};
use crate::check::formula::{Along, Formula, Head, count, made, number};

impl Formula {
    /// What stands in the place of a product of arrays if its sum has another operation, or only
    /// one of the two factors.
    pub(super) fn inner_products(&self) -> Vec<Change> {
        let (left, right) = (&self.of[0], &self.of[1]);
        let rows = || left.clone().sum(Along::Rows);
        let columns = || right.clone().sum(Along::Columns);
        let inside = |sign, formula| Change {
            name: "sum",
            words: format!("`{sign}` stands where `*` belongs in the sum that is `{self}`"),
            formula,
        };
        let alone = |there, gone, formula| Change {
            name: "sum",
            words: format!("`{there}` is added up alone, without `{gone}`"),
            formula,
        };
        let term = |which: &str, head| Change {
            name: "range",
            words: format!("the {which} term of each sum in `{self}` is left out"),
            formula: made(head, self.of.clone()),
        };
        let before = format!("`{left}` and `{right}` are added up before they are multiplied");
        vec![
            term("first", Head::DotWithoutFirst),
            term("last", Head::DotWithoutLast),
            Change { name: "sum", words: before, formula: rows() * columns() },
            inside("-", rows() - columns()),
            inside("+", rows() + columns()),
            alone(left, right, rows()),
            alone(right, left, columns()),
        ]
    }

    /// `a / n`, written as `1 / n * a`, with another operator or without `a`.
    pub(super) fn products_with_a_share(&self) -> Vec<Change> {
        let (a, n) = (&self.of[0], &self.of[1]);
        if !matches!(n.head, Head::Count(_)) {
            return vec![];
        }
        let share = || number(1.0) / n.clone();
        let operator = |sign, formula| Change {
            name: "operator",
            words: format!("`{sign}` stands behind `1 / {n}` where `*` belongs"),
            formula,
        };
        vec![
            operator("+", share() + a.clone()),
            operator("-", share() - a.clone()),
            operator("/", made(Head::Over, vec![share(), a.clone()])),
            super::missing(&format!("what belongs behind `1 / {n}`"), share()),
        ]
        .into_iter()
        .chain(mean_of_all(a))
        .collect()
    }

    /// Two terms of which only one is divided by a size.
    pub(super) fn terms_that_are_divided(&self, names: &Names) -> Vec<Change> {
        let mut changes = vec![];
        for &n in names.counts {
            for (of, other) in [(0, 1), (1, 0)] {
                let mut formula = self.clone();
                formula.of[other] = count(n) * formula.of[other].clone();
                let words = format!(
                    "`{}` is {n} times too large beside `{}`; what concerns one belongs to both",
                    self.of[other], self.of[of]
                );
                changes.push(Change { name: "brackets", words, formula });
            }
        }
        changes
    }
}

/// In the place of sums that are divided.
fn mean_of_all(sum: &Formula) -> Option<Change> {
    let Head::Sum(Along::Rows | Along::Columns) = sum.head else { return None };
    let words = format!("the mean of all entries of `{}` stands there", sum.of[0]);
    Some(Change { name: "axis", words, formula: made(Head::Mean, sum.of.clone()) })
}
