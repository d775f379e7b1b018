//! All small changes of a formula.

mod brackets;
mod constants;
mod forms;

use super::formula::{Along, FUNCTIONS, Formula, Head, MEASURES, made, number};

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
        let whole = |name: &&'static str| Change {
            name: "argument",
            words: format!("`{name}` stands where `{self}` belongs"),
            formula: super::formula::name(name),
        };
        if !self.of.is_empty() {
            changes.extend(names.arrays.iter().map(whole));
            changes.extend(
                ["abs", "square", "sqrt"].map(|f| self.instead("result", self.clone().each(f))),
            );
        }
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
            Head::Name(name) => {
                let mut changes = others(name, names.arrays, Head::Name);
                changes.extend(others(name, names.counts, Head::Count));
                changes.extend(self.numbers());
                changes.extend(
                    ["tanh", "σ", "square", "sqrt", "ln", "exp", "relu", "abs", "signum"]
                        .map(|f| self.instead("function", self.clone().each(f))),
                );
                changes.push(self.instead("axis", self.clone().sum(Along::All)));
                changes.push(self.instead("mean", made(Head::Mean, vec![self.clone()])));
                changes.push(self.instead("degrees", self.clone().each("radians")));
                changes.extend(self.by_its_own());
                changes
            }
            Head::Count(name) => {
                let mut changes = others(name, names.counts, Head::Count);
                changes.extend(self.numbers());
                changes
            }
            Head::Number(value) => {
                let mut changes = constants::constants(value);
                for &count in names.counts {
                    let count = super::formula::count(count);
                    changes.push(self.instead("argument", count.clone()));
                    changes.push(self.instead("argument", number(2.0) * count));
                }
                let array =
                    |array: &&'static str| self.instead("argument", super::formula::name(array));
                changes.extend(names.arrays.iter().map(array));
                changes
            }
            Head::Mean | Head::By(_) => vec![],
            Head::Each(name) => self.functions(name),
            Head::Negative => vec![missing("the minus", self.of[0].clone())],
            Head::Transposed => {
                let words = format!("the transpose of `{}` is missing", self.of[0]);
                vec![Change { name: "missing", words, formula: self.of[0].clone() }]
            }
            Head::Sum(along) => self.sums(along),
            Head::Across | Head::Down => {
                let head = if self.head == Head::Down { Head::Across } else { Head::Down };
                let words = "rows and columns are exchanged".into();
                vec![Change { name: "axis", words, formula: Formula { head, of: self.of.clone() } }]
            }
            Head::Range | Head::Linspace => vec![],
            _ => self.operators(names),
        }
    }

    /// It is divided by a measure of its own.
    pub fn by_its_own(&self) -> Vec<Change> {
        let by = |(measure, _)| Change {
            name: "normalised",
            words: format!("`{self}` is divided by its own {measure}"),
            formula: made(Head::By(measure), vec![self.clone()]),
        };
        MEASURES.map(by).into()
    }

    /// A number in the place of a name, or at its side.
    fn numbers(&self) -> Vec<Change> {
        let shifts = [self.clone() - number(1.0), self.clone() + number(1.0)];
        let factors = [2.0, 0.5, 10.0, 0.1, 0.01, 100.0].map(|c| number(c) * self.clone());
        let plain = [0.0, 1.0, 2.0, 0.5, 0.1, 0.01, 0.02, 0.2, 1.2, 100.0, 400.0].map(number);
        let labels = number(2.0) * self.clone() - number(1.0);
        let all = shifts.into_iter().chain([labels]).chain(factors).chain(plain);
        all.map(|formula| self.instead("constant", formula)).collect()
    }

    /// Another formula in the place of this one.
    fn instead(&self, name: &'static str, formula: Formula) -> Change {
        let words = format!("`{formula}` stands where `{self}` belongs");
        Change { name, words, formula }
    }

    fn operators(&self, names: &Names) -> Vec<Change> {
        let (left, right) = (&self.of[0], &self.of[1]);
        let sign = self.head.sign();
        let mut changes = vec![];
        let ours = match self.head {
            Head::Above => &[Head::AtLeast, Head::Below][..],
            Head::Dot => &[Head::Times],
            Head::Stacked => &[],
            _ => &[Head::Plus, Head::Minus, Head::Times, Head::Over],
        };
        if !matches!(self.head, Head::Above | Head::Stacked) {
            changes.push(missing(&format!("`{sign} {}`", self.part(1)), left.clone()));
            changes.push(missing(&format!("`{} {sign}`", self.part(0)), right.clone()));
        }
        for &head in ours.iter().filter(|&&head| head != self.head) {
            let words = format!("`{}` stands where `{sign}` belongs", head.sign());
            let formula = made(head, self.of.clone());
            changes.push(Change { name: "operator", words, formula });
        }
        if matches!(self.head, Head::Plus | Head::Minus | Head::Times) {
            let formula = Formula { head: self.head, of: vec![left.clone(), right.clone().t()] };
            let words = format!("`{right}` is transposed");
            changes.push(Change { name: "transposed", words, formula });
        }
        if !matches!(self.head, Head::Plus | Head::Times) {
            let formula = Formula { head: self.head, of: vec![right.clone(), left.clone()] };
            let words = format!("`{left}` and `{right}` are exchanged");
            changes.push(Change { name: "order", words, formula });
        }
        if matches!(self.head, Head::Plus | Head::Times | Head::Over) {
            let formula = Formula { head: self.head, of: vec![self.clone(), right.clone()] };
            let words = format!("`{sign} {}` is there twice", self.part(1));
            changes.push(Change { name: "twice", words, formula });
        }
        changes.extend(self.brackets());
        changes.extend(match self.head {
            Head::Dot => self.inner_products(),
            Head::Over => self.products_with_a_share(),
            Head::Plus => self.terms_that_are_divided(names),
            _ => vec![],
        });
        changes
    }

    fn functions(&self, name: &'static str) -> Vec<Change> {
        let of = &self.of[0];
        let shown = if name == "square" { "the square".into() } else { format!("`{name}`") };
        let mut changes = vec![missing(&shown, of.clone())];
        let words = format!("{shown} is taken twice");
        changes.push(Change { name: "twice", words, formula: self.clone().each(name) });
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

impl Formula {
    /// Two names of the formula in each other's place.
    pub fn exchanges(&self) -> Vec<Change> {
        let names = self.names();
        let mut changes = vec![];
        for j in 1..names.len() {
            for i in (0..j).filter(|&i| names[i] != names[j]) {
                let mut swapped = names.clone();
                swapped.swap(i, j);
                let words = format!("`{}` and `{}` are exchanged", names[i], names[j]);
                let formula = self.renamed(&mut swapped.into_iter());
                changes.push(Change { name: "order", words, formula });
            }
        }
        changes
    }
}
