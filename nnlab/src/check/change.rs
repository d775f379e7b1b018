//! All small changes of a formula: what a slip of the pen makes of it.

use std::sync::OnceLock;

use ndarray::{ArcArray2, Array2};

use super::formula::{Along, FUNCTIONS, Formula, Head, Line, Scope, Step, number};
use super::part::same_array;

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
                let counts = others(name, names.counts, Head::Count);
                others(name, names.arrays, Head::Name).into_iter().chain(counts).collect()
            }
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
            Head::Across | Head::Down => {
                let head = if self.head == Head::Down { Head::Across } else { Head::Down };
                let words = "rows and columns are exchanged".into();
                vec![Change { name: "axis", words, formula: Formula { head, of: self.of.clone() } }]
            }
            Head::Range | Head::Linspace => vec![],
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
            changes.push(missing(&format!("`{sign} {}`", self.part(1)), left.clone()));
            changes.push(missing(&format!("`{} {sign}`", self.part(0)), right.clone()));
        }
        for &head in ours.iter().filter(|&&head| head != self.head) {
            let words = format!("`{}` stands where `{sign}` belongs", head.sign());
            changes.push(with(head, "operator", words));
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
        changes
    }

    /// `(a + b) / c` for `a + b / c`, and the other way round.
    fn brackets(&self) -> Vec<Change> {
        let weak = |f: &Formula| matches!(f.head, Head::Plus | Head::Minus);
        let strong = |f: &Formula| matches!(f.head, Head::Times | Head::Over | Head::Dot);
        let two = |head, a: &Formula, b: Formula| Formula { head, of: vec![a.clone(), b] };
        let (left, right) = (&self.of[0], &self.of[1]);
        let mut changes = vec![];
        let push = |changes: &mut Vec<Change>, formula: Formula| {
            let words = "brackets are missing, or stand in another place".into();
            changes.push(Change { name: "brackets", words, formula });
        };
        if strong(self) && weak(left) {
            let inner = two(self.head, &left.of[1], right.clone());
            push(&mut changes, two(left.head, &left.of[0], inner));
        }
        if strong(self) && weak(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(&mut changes, two(right.head, &inner, right.of[1].clone()));
        }
        if weak(self) && strong(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(&mut changes, two(right.head, &inner, right.of[1].clone()));
        }
        if strong(self) && strong(left) {
            for head in [Head::Plus, Head::Minus] {
                let inner = two(self.head, &left.of[1], right.clone());
                let formula = two(head, &left.of[0], inner);
                let words =
                    format!("`{}` stands where `{}` belongs", head.sign(), left.head.sign());
                changes.push(Change { name: "operator", words, formula });
            }
            if weak(&left.of[0]) {
                let [a, b] = &left.of[0].of[..] else { return changes };
                let inner = two(self.head, &two(left.head, b, left.of[1].clone()), right.clone());
                push(&mut changes, two(left.of[0].head, a, inner));
            }
        }
        if weak(self) && strong(right) {
            let without = two(right.head, left, right.of[1].clone());
            let words = format!("`{} {}`", self.head.sign(), right.of[0]);
            changes.push(missing(&words, without));
            for head in [Head::Times, Head::Over] {
                let inner = two(head, left, right.of[0].clone());
                let formula = two(right.head, &inner, right.of[1].clone());
                let words =
                    format!("`{}` stands where `{}` belongs", head.sign(), self.head.sign());
                changes.push(Change { name: "operator", words, formula });
            }
        }
        if weak(self) && strong(left) {
            let inner = two(self.head, &left.of[1], right.clone());
            push(&mut changes, two(left.head, &left.of[0], inner));
        }
        if self.head == Head::Minus && weak(right) {
            let inner = two(self.head, left, right.of[0].clone());
            push(&mut changes, two(right.head, &inner, right.of[1].clone()));
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

impl Formula {
    /// Two names of the formula in each other's place.
    fn exchanges(&self) -> Vec<Change> {
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

    fn names(&self) -> Vec<&'static str> {
        match self.head {
            Head::Name(name) => vec![name],
            _ => self.of.iter().flat_map(Formula::names).collect(),
        }
    }

    fn renamed(&self, names: &mut dyn Iterator<Item = &'static str>) -> Formula {
        match self.head {
            Head::Name(name) => super::formula::name(names.next().unwrap_or(name)),
            head => Formula { head, of: self.of.iter().map(|part| part.renamed(names)).collect() },
        }
    }
}

/// The small changes of each line of a step.
pub(super) type Changes = OnceLock<Vec<Vec<Change>>>;

/// What a step returns with one change.
pub(super) struct Changed {
    pub name: &'static str,
    pub sentence: String,
    /// The arrays returned, in the order of the parts.
    pub returned: Vec<Array2<f64>>,
}

impl Step {
    /// What the step returns with each small change that makes `got` of the part `wanted`.
    ///
    /// The changes are the same for every case: `made` keeps them.
    pub fn changes(&self, made: &Changes, wanted: usize, got: &Array2<f64>) -> Vec<Changed> {
        let wanted = self.lines.iter().position(|line| line.name == self.returned[wanted]);
        let Some(wanted) = wanted else { return vec![] };
        let made =
            made.get_or_init(|| (0..self.lines.len()).map(|at| self.changes_of(at)).collect());
        let mut scope: Scope = self.arrays.iter().chain(&self.counts).cloned().collect();
        let mut all = vec![];
        for (at, line) in self.lines.iter().enumerate().take(wanted + 1) {
            for change in &made[at] {
                let mut scope = scope.clone();
                let formula = &change.formula;
                let found = self.continued(at, formula, wanted, &mut scope);
                if found.is_some_and(|found| same_array(&found, got))
                    && let Some(returned) = self.rest(wanted, scope)
                {
                    let sentence = sentence(line, change);
                    all.push(Changed { name: change.name, sentence, returned });
                }
            }
            let Some(value) = line.formula.value(&scope) else { return all };
            scope.push((line.name, value));
        }
        all
    }

    fn changes_of(&self, at: usize) -> Vec<Change> {
        let line = &self.lines[at];
        let earlier = self.lines[..at].iter().map(|line| line.name);
        let arrays: Vec<_> = self.arrays.iter().map(|(name, _)| *name).chain(earlier).collect();
        let counts: Vec<_> = self.counts.iter().map(|(name, _)| *name).collect();
        let mut changes = line.formula.changes(&Names { arrays: &arrays, counts: &counts });
        changes.push(Change {
            name: "sign",
            words: "the sign is the wrong one".into(),
            formula: -line.formula.clone(),
        });
        changes.extend(line.formula.exchanges());
        changes
    }

    /// Line `last`, if line `at` has this formula, and the lines before it are in the scope.
    fn continued(
        &self,
        at: usize,
        formula: &Formula,
        last: usize,
        scope: &mut Scope,
    ) -> Option<ArcArray2<f64>> {
        let value = formula.value(scope)?;
        scope.push((self.lines[at].name, value));
        for line in &self.lines[at + 1..=last] {
            let value = line.formula.value(scope)?;
            scope.push((line.name, value));
        }
        scope.last().map(|(_, value)| value.clone())
    }

    /// What is returned, if the lines up to `last` are in the scope.
    fn rest(&self, last: usize, mut scope: Scope) -> Option<Vec<Array2<f64>>> {
        for line in &self.lines[last + 1..] {
            let value = line.formula.value(&scope)?;
            scope.push((line.name, value));
        }
        let find = |name: &&str| scope.iter().find(|(n, _)| n == name).map(|(_, a)| a.to_owned());
        self.returned.iter().map(find).collect()
    }

    /// Which of these parts are what their lines make of the parts before them, and no mere constant.
    pub fn follows(&self, got: &[Array2<f64>]) -> Vec<bool> {
        let mut scope: Scope = self.arrays.iter().chain(&self.counts).cloned().collect();
        let mut own = vec![];
        for line in &self.lines {
            let Some(value) = line.formula.value(&scope) else { break };
            let place = self.returned.iter().position(|name| *name == line.name);
            let theirs = place.and_then(|i| got.get(i)).map(|array| array.to_shared());
            scope.push((line.name, theirs.unwrap_or_else(|| value.clone())));
            own.push((line.name, value));
        }
        let follows = |(name, got): (&&str, &Array2<f64>)| {
            let constant = got.len() > 1 && got.iter().all(|v| v == &got[[0, 0]]);
            !constant && own.iter().any(|(own, value)| own == name && same_array(value, got))
        };
        self.returned.iter().zip(got).map(follows).collect()
    }
}
