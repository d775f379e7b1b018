//! All small changes of a formula: what a slip of the pen makes of it.

use ndarray::Array2;

use super::formula::{Along, FUNCTIONS, Formula, Head, Line, Scope, Step, number};

/// A formula with one thing changed.
pub(super) struct Change {
    /// What kind of change it is, for programs.
    pub name: &'static str,
    /// What was changed, in words.
    pub words: String,
    /// The formula with the change.
    pub formula: Formula,
}

/// The names that may stand in a line.
pub(super) struct Names<'a> {
    pub arrays: &'a [&'static str],
    pub counts: &'a [&'static str],
}

impl Formula {
    /// Every small change of this formula: first of its top, then of what it is made of.
    pub fn changes(&self, names: &Names) -> Vec<Change> {
        let mut changes = self.changes_of_top(names);
        for (i, part) in self.of.iter().enumerate() {
            for change in part.changes(names) {
                let mut formula = self.clone();
                formula.of[i] = change.formula;
                changes.push(Change { formula, ..change });
            }
        }
        changes
    }

    fn changes_of_top(&self, names: &Names) -> Vec<Change> {
        match self.head {
            Head::Name(name) => others(name, names.arrays, Head::Name),
            Head::Count(name) => {
                let mut changes = others(name, names.counts, Head::Count);
                for (less, sign) in [(1.0, "-"), (-1.0, "+")] {
                    let words = format!("`{name} {sign} 1` stands where `{name}` belongs");
                    let formula = self.clone() - number(less);
                    changes.push(Change { name: "constant", words, formula });
                }
                changes
            }
            Head::Number(value) => constants(value),
            Head::Each(name) => self.functions(name),
            Head::Negative => vec![missing("the minus", self.of[0].clone())],
            Head::Transposed => {
                let words = format!("the transpose of `{}` is missing", self.of[0]);
                vec![Change { name: "missing", words, formula: self.of[0].clone() }]
            }
            Head::Sum(along) => self.sums(along),
            _ => self.operators(),
        }
    }

    fn operators(&self) -> Vec<Change> {
        let (left, right) = (&self.of[0], &self.of[1]);
        let sign = self.head.sign();
        let with = |head, name, words: String| {
            let formula = Formula { head, of: self.of.clone() };
            Change { name, words, formula }
        };
        let mut changes = vec![];
        let ours = match self.head {
            Head::Above => &[Head::AtLeast, Head::Below][..],
            Head::Dot => &[Head::Times],
            Head::Stacked => &[],
            _ => &[Head::Plus, Head::Minus, Head::Times, Head::Over],
        };
        if !matches!(self.head, Head::Above | Head::Stacked) {
            changes.push(missing(&format!("`{sign} {right}`"), left.clone()));
            changes.push(missing(&format!("`{left} {sign}`"), right.clone()));
        }
        for &head in ours.iter().filter(|&&head| head != self.head) {
            let words = format!("`{}` stands where `{sign}` belongs", head.sign());
            changes.push(with(head, "operator", words));
        }
        if !matches!(self.head, Head::Plus | Head::Times) {
            let formula = Formula { head: self.head, of: vec![right.clone(), left.clone()] };
            let words = format!("`{left}` and `{right}` are exchanged");
            changes.push(Change { name: "order", words, formula });
        }
        if matches!(self.head, Head::Plus | Head::Times | Head::Over) {
            let formula = Formula { head: self.head, of: vec![self.clone(), right.clone()] };
            let words = format!("`{sign} {right}` is there twice");
            changes.push(Change { name: "twice", words, formula });
        }
        changes.extend(self.brackets());
        changes
    }

    /// `(a + b) / c` for `a + b / c`, and the other way round.
    fn brackets(&self) -> Vec<Change> {
        let weak = |f: &Formula| matches!(f.head, Head::Plus | Head::Minus);
        let strong = |f: &Formula| matches!(f.head, Head::Times | Head::Over | Head::Dot);
        let two = |head, a: &Formula, b: Formula| Formula { head, of: vec![a.clone(), b] };
        let (left, right) = (&self.of[0], &self.of[1]);
        let mut changes = vec![];
        let mut push = |formula: Formula| {
            let words = "brackets are missing, or stand in another place".into();
            changes.push(Change { name: "brackets", words, formula });
        };
        if strong(self) && weak(left) {
            let inner = two(self.head, &left.of[1], right.clone());
            push(two(left.head, &left.of[0], inner));
        }
        if strong(self) && weak(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(two(right.head, &inner, right.of[1].clone()));
        }
        if weak(self) && strong(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(two(right.head, &inner, right.of[1].clone()));
        }
        if weak(self) && strong(left) {
            let inner = two(self.head, &left.of[1], right.clone());
            push(two(left.head, &left.of[0], inner));
        }
        if self.head == Head::Minus && weak(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(two(right.head, &inner, right.of[1].clone()));
        }
        changes
    }

    fn functions(&self, name: &'static str) -> Vec<Change> {
        let of = &self.of[0];
        let shown = if name == "square" { "the square".into() } else { format!("`{name}`") };
        let mut changes = vec![missing(&shown, of.clone())];
        let twice = self.clone().each(name);
        changes.push(Change {
            name: "twice",
            words: format!("{shown} is taken twice"),
            formula: twice,
        });
        for (other, _) in FUNCTIONS.into_iter().filter(|(other, _)| *other != name) {
            let words = format!("`{other}` stands where {shown} belongs");
            changes.push(Change { name: "function", words, formula: of.clone().each(other) });
        }
        let inside = |formula: Formula| formula.each(name);
        if name != "square" {
            changes.push(Change {
                name: "sign",
                words: format!("a minus too many or too few inside of {shown}"),
                formula: inside(-of.clone()),
            });
        }
        if name == "ln" {
            for exponent in 1..=15 {
                let small = 10_f64.powi(-exponent);
                let words = format!("{small:e} is added inside of `ln`");
                let formula = inside(of.clone() + number(small));
                changes.push(Change { name: "constant", words, formula });
            }
        }
        if let Head::Plus | Head::Minus | Head::Times | Head::Over = of.head {
            let right = inside(of.of[1].clone());
            let formula = Formula { head: of.head, of: vec![of.of[0].clone(), right] };
            let words = format!("{shown} is taken of `{}` alone", of.of[1]);
            changes.push(Change { name: "brackets", words, formula });
        }
        changes
    }

    fn sums(&self, along: Along) -> Vec<Change> {
        let mut changes = vec![missing("the sum", self.of[0].clone())];
        for (other, words) in [
            (Along::Rows, "each row is added up: `sum_axis(Axis(1))`"),
            (Along::Columns, "each column is added up: `sum_axis(Axis(0))`"),
            (Along::All, "all entries are added up: `sum()`"),
        ] {
            if other != along {
                let formula = self.of[0].clone().sum(other);
                changes.push(Change { name: "axis", words: words.into(), formula });
            }
        }
        changes
    }
}

fn missing(what: &str, formula: Formula) -> Change {
    Change { name: "missing", words: format!("{what} is missing"), formula }
}

/// Another name in the place of this one.
fn others(
    name: &'static str,
    names: &[&'static str],
    head: fn(&'static str) -> Head,
) -> Vec<Change> {
    let others = names.iter().filter(|&&other| other != name);
    let change = |other: &&'static str| Change {
        name: "argument",
        words: format!("`{other}` stands where `{name}` belongs"),
        formula: Formula { head: head(other), of: vec![] },
    };
    others.map(change).collect()
}

/// Another number in the place of this one.
fn constants(value: f64) -> Vec<Change> {
    let values = [
        0.0,
        1.0,
        value + 1.0,
        value - 1.0,
        -value,
        2.0 * value,
        value / 2.0,
        10.0 * value,
        value / 10.0,
        100.0 * value,
        value / 100.0,
    ];
    let mut seen = vec![value];
    let mut changes = vec![];
    for other in values {
        if !seen.contains(&other) {
            seen.push(other);
            let words = format!("{other} stands where {value} belongs");
            changes.push(Change { name: "constant", words, formula: number(other) });
        }
    }
    changes
}

/// What is the same, whatever was written: the numbers. And what the formula has in their place.
fn sentence(line: &Line, change: &Change) -> String {
    let Line { name, formula } = line;
    let Change { words, formula: changed, .. } = change;
    if formula.of.is_empty() {
        return format!("{name}: {words}.");
    }
    format!(
        "{words}: your numbers are those of `{name} = {changed}`, the formula is `{name} = {formula}`."
    )
}

/// What a step returns with one change.
pub(super) struct Changed {
    pub name: &'static str,
    pub sentence: String,
    /// The arrays returned, in the order of the parts.
    pub returned: Vec<Array2<f64>>,
}

impl Step {
    /// What the step returns with each small change of a line that `wanted` may depend on.
    pub fn changes(&self, wanted: usize) -> Vec<Changed> {
        let counts: Vec<_> = self.counts.iter().map(|(name, _)| *name).collect();
        let mut scope: Scope = self.arrays.iter().chain(&self.counts).cloned().collect();
        let last = self.lines.iter().position(|line| line.name == self.returned[wanted]);
        let mut all = vec![];
        for (at, line) in self.lines.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            let arrays: Vec<_> = self.arrays.iter().map(|(name, _)| *name).collect();
            let earlier = self.lines[..at].iter().map(|line| line.name);
            let arrays: Vec<_> = arrays.into_iter().chain(earlier).collect();
            let names = Names { arrays: &arrays, counts: &counts };
            let negative = Change {
                name: "sign",
                words: "the sign is the wrong one".into(),
                formula: -line.formula.clone(),
            };
            for change in line.formula.changes(&names).into_iter().chain([negative]) {
                let Some(returned) = self.returned_with(at, &change.formula, &scope) else {
                    continue;
                };
                let sentence = sentence(line, &change);
                all.push(Changed { name: change.name, sentence, returned });
            }
            let Some(value) = line.formula.value(&scope) else { return all };
            scope.push((line.name, value));
        }
        all
    }

    /// What is returned if line `at` has this formula, and the lines before it are in the scope.
    fn returned_with(
        &self,
        at: usize,
        formula: &Formula,
        scope: &Scope,
    ) -> Option<Vec<Array2<f64>>> {
        let mut scope = scope.clone();
        scope.push((self.lines[at].name, formula.value(&scope)?));
        for line in &self.lines[at + 1..] {
            let value = line.formula.value(&scope)?;
            scope.push((line.name, value));
        }
        let find = |name: &&str| scope.iter().find(|(n, _)| n == name).map(|(_, a)| a.clone());
        self.returned.iter().map(find).collect()
    }
}
