//! Brackets that are missing, or stand in another place.

use super::{Change, missing};
use crate::check::formula::{Formula, Head, made};

impl Formula {
    /// `(a + b) / c` for `a + b / c`, and the other way round; and what the text becomes if one of
    /// two operators is another, or goes together with what stands behind it.
    pub(super) fn brackets(&self) -> Vec<Change> {
        let weak = |f: &Formula| matches!(f.head, Head::Plus | Head::Minus);
        let strong = |f: &Formula| matches!(f.head, Head::Times | Head::Over | Head::Dot);
        let mixed = |f: &Formula| (weak(self) && strong(f)) || (strong(self) && weak(f));
        let two = |head, a: &Formula, b: &Formula| made(head, vec![a.clone(), b.clone()]);
        let brackets = |formula| Change {
            name: "brackets",
            words: "brackets are missing, or stand in another place".into(),
            formula,
        };
        let operator = |came: Head, belongs: Head, formula| Change {
            name: "operator",
            words: format!("`{}` stands where `{}` belongs", came.sign(), belongs.sign()),
            formula,
        };
        let (left, right) = (&self.of[0], &self.of[1]);
        let mut changes = vec![];
        if mixed(left) {
            let (a, b) = (&left.of[0], &left.of[1]);
            changes.push(brackets(two(left.head, a, &two(self.head, b, right))));
        }
        if self.head == Head::Times {
            // The factors may stand the other way round.
            for (sum, other) in [(left, right), (right, left)].into_iter().filter(|(f, _)| weak(f))
            {
                let (a, b) = (&sum.of[0], &sum.of[1]);
                changes.push(brackets(two(sum.head, a, &two(Head::Times, b, other))));
                changes.push(brackets(two(sum.head, &two(Head::Times, other, a), b)));
            }
        }
        if mixed(right) || (self.head == Head::Minus && weak(right)) {
            let (b, c) = (&right.of[0], &right.of[1]);
            changes.push(brackets(two(right.head, &two(self.head, left, b), c)));
        }
        if strong(self) && strong(left) {
            let (a, b) = (&left.of[0], &left.of[1]);
            for head in [Head::Plus, Head::Minus] {
                let formula = two(head, a, &two(self.head, b, right));
                changes.push(operator(head, left.head, formula));
            }
            if weak(a) {
                let last = two(self.head, &two(left.head, &a.of[1], b), right);
                changes.push(brackets(two(a.head, &a.of[0], &last)));
            }
        }
        if weak(self) && strong(right) {
            let (b, c) = (&right.of[0], &right.of[1]);
            let gone = format!("`{} {b}`", self.head.sign());
            changes.push(missing(&gone, two(right.head, left, c)));
            for head in [Head::Times, Head::Over] {
                let formula = two(right.head, &two(head, left, b), c);
                changes.push(operator(head, self.head, formula));
            }
        }
        changes
    }
}
