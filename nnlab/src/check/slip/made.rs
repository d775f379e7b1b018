//! The slips that are looked for, made from a step's lines.

use ndarray::{ArcArray2, Array2};

use super::{LIKELY, Slip, two};
use crate::check::change::{Change, Names};
use crate::check::formula::{FUNCTIONS, Formula, Head, Line, Scope, Step, count, name, number};

impl Step {
    /// All slips with one change.
    pub(super) fn slips(&self) -> Vec<Slip> {
        let changes: Vec<Vec<Change>> =
            (0..self.lines.len()).map(|at| self.changes_of(at, &self.lines[at].formula)).collect();
        let mut slips = vec![];
        for (at, changes) in changes.iter().enumerate() {
            for Change { name, words, formula } in changes {
                let lines = vec![(at, formula.clone())];
                slips.push(Slip { name, words: words.clone(), lines });
            }
        }
        slips.extend(self.all_over_a_line());
        slips.extend(self.everywhere());
        slips.extend(self.in_lines_that_are_alike());
        slips.extend(self.other_functions());
        slips
    }

    /// All small changes of a formula in the place of line `at`.
    fn changes_of(&self, at: usize, formula: &Formula) -> Vec<Change> {
        let earlier = self.lines[..at].iter().map(|line| line.name);
        let arrays: Vec<_> = self.arrays.iter().map(|(name, _)| *name).chain(earlier).collect();
        let counts: Vec<_> = self.counts.iter().map(|(name, _)| *name).collect();
        let mut changes = formula.changes(&Names { arrays: &arrays, counts: &counts });
        changes.push(Change {
            name: "sign",
            words: "the sign is the wrong one".into(),
            formula: -formula.clone(),
        });
        for function in ["round", "exp", "sqrt", "abs", "square"] {
            let words = format!("`{function}` is taken of the result");
            let formula = formula.clone().each(function);
            changes.push(Change { name: "result", words, formula });
        }
        changes.extend(formula.by_its_own());
        changes.extend(formula.exchanges());
        changes
    }

    /// A name or a number that stands several times in a line, and is another one each time.
    fn all_over_a_line(&self) -> Vec<Slip> {
        let mut slips = vec![];
        for (at, Line { formula, .. }) in self.lines.iter().enumerate() {
            let leaves = formula.leaves();
            let again =
                |(k, leaf): &(usize, &Head)| leaves[..*k].iter().filter(|l| l == leaf).count() == 1;
            for (_, &leaf) in leaves.iter().enumerate().filter(again) {
                let alone = Formula { head: leaf, of: vec![] };
                for Change { name, words, formula: new } in self.changes_of(at, &alone) {
                    let lines = vec![(at, formula.replaced(leaf, &new))];
                    slips.push(Slip { name, words: format!("all over the line {words}"), lines });
                }
            }
        }
        slips
    }

    /// A multiple of another array that stands beside the right value, such as a penalty.
    pub(super) fn added(
        &self,
        before: &Scope,
        wanted: usize,
        right: &ArcArray2<f64>,
        got: &Array2<f64>,
    ) -> Vec<Slip> {
        let formula = &self.lines[wanted].formula;
        if right.dim() != got.dim() {
            return vec![];
        }
        let too_much = got - right;
        let mut slips = vec![];
        if let (Head::Number(_), Some(value)) = (formula.head, got.first()) {
            let words = format!("{value} stands where {formula} belongs");
            slips.push(Slip { name: "constant", words, lines: vec![(wanted, number(*value))] });
        }
        for (other, array) in before.iter().filter(|(_, array)| array.dim() == got.dim()) {
            let most = array.iter().zip(&too_much).max_by(|a, b| a.0.abs().total_cmp(&b.0.abs()));
            let Some(factor) = most.map(|(entry, more)| more / entry) else { continue };
            let counts = self.counts.iter().map(|(c, a)| (Some(*c), None, a[[0, 0]]));
            let scalars = self.arrays.iter().filter(|(_, a)| a.len() == 1);
            let scalars = scalars.map(|(s, a)| (None, Some(*s), 1.0 / a[[0, 0]]));
            for (size_name, scalar, size) in counts.chain(scalars).chain([(None, None, 1.0)]) {
                let factor = factor * size;
                let written = (factor * 1e4).round() / 1e4;
                if size_name == Some(other) || scalar == Some(other) {
                    continue; // it cancels
                }
                if !(1e-4..1e4).contains(&written.abs())
                    || (factor - written).abs() > 1e-6 * written.abs()
                {
                    continue;
                }
                let mut more = number(written) * name(other);
                if let Some(scalar) = scalar {
                    more = name(scalar) * more;
                }
                if let Some(n) = size_name {
                    more = more / count(n);
                }
                let words = format!("`{more}` is added");
                let lines = vec![(wanted, formula.clone() + more)];
                slips.push(Slip { name: "added", words, lines });
            }
        }
        slips
    }

    /// The same change in all lines of one form, such as the four of the update.
    fn in_lines_that_are_alike(&self) -> Vec<Slip> {
        let mut slips = vec![];
        for (first, line) in self.lines.iter().enumerate() {
            let like = |at: &usize| self.lines[*at].formula.like(&line.formula);
            let alike: Vec<usize> = (0..self.lines.len()).filter(like).collect();
            if alike.len() < 2 || alike[0] != first {
                continue;
            }
            // With the names that stand before all of them, the changes come in one order.
            let of = |at: &usize| self.changes_of(first, &self.lines[*at].formula);
            let changes: Vec<Vec<Change>> = alike.iter().map(of).collect();
            for (k, Change { name, words, .. }) in changes[0].iter().enumerate() {
                let same = |of: &Vec<Change>| Some(of.get(k)?.formula.clone());
                let lines: Option<Vec<Formula>> = changes.iter().map(same).collect();
                if let Some(lines) = lines {
                    let lines = alike.iter().copied().zip(lines).collect();
                    slips.push(Slip { name, words: format!("in each line {words}"), lines });
                }
            }
        }
        slips
    }

    /// A name or a number that is another one wherever it stands.
    fn everywhere(&self) -> Vec<Slip> {
        let mut slips = vec![];
        let mut push = |name, words: &str, change: &dyn Fn(&Formula) -> Formula, leaf| {
            let lines = self.lines.iter().enumerate();
            let lines = lines.filter(|(_, line)| line.formula.leaves().contains(&leaf));
            let lines: Vec<_> = lines.map(|(at, line)| (at, change(&line.formula))).collect();
            slips.push(Slip { name, words: format!("everywhere {words}"), lines });
        };
        let mut leaves: Vec<Head> = vec![];
        for leaf in self.lines.iter().flat_map(|line| line.formula.leaves()) {
            if !leaves.contains(&leaf) {
                leaves.push(leaf);
            }
        }
        for &leaf in &leaves {
            let alone = Formula { head: leaf, of: vec![] };
            for Change { name, words, formula } in self.changes_of(0, &alone) {
                push(name, &words, &|line| line.replaced(leaf, &formula), leaf);
            }
        }
        let names = leaves.iter().filter_map(|leaf| match leaf {
            Head::Name(name) => Some(*name),
            _ => None,
        });
        let names: Vec<&'static str> = names.collect();
        for (i, &a) in names.iter().enumerate() {
            for &b in &names[..i] {
                let swap = |line: &Formula| {
                    let aside = line.replaced(Head::Name(a), &name("·"));
                    let there = aside.replaced(Head::Name(b), &name(a));
                    there.replaced(Head::Name("·"), &name(b))
                };
                push("order", &format!("`{b}` and `{a}` are exchanged"), &swap, Head::Name(a));
            }
        }
        slips
    }

    /// A function that is another one wherever it is applied, if that is more than once.
    fn other_functions(&self) -> Vec<Slip> {
        let mut slips = vec![];
        let of = |line: &Line| line.formula.functions_in();
        let mut all: Vec<_> = self.lines.iter().flat_map(of).collect();
        all.sort_unstable();
        for same in all.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
            let old = same[0];
            for (new, _) in FUNCTIONS.into_iter().filter(|(new, _)| *new != old) {
                let lines = self.lines.iter().enumerate();
                let lines = lines.filter(|(_, line)| of(line).contains(&old));
                let lines = lines.map(|(at, line)| (at, line.formula.with_function(old, new)));
                let words = format!("everywhere `{new}` stands where `{old}` belongs");
                slips.push(Slip { name: "function", words, lines: lines.collect() });
            }
        }
        slips
    }

    /// Two likely changes of one line.
    pub(super) fn doubles(&self, single: &[Slip]) -> Vec<Slip> {
        let mut doubles = vec![];
        for slip in single.iter().filter(|slip| slip.is_likely()) {
            let (at, formula) = &slip.lines[0];
            for Change { name, words, formula } in self.changes_of(*at, formula) {
                if LIKELY.contains(&name) {
                    let words = two(&slip.words, &words);
                    doubles.push(Slip { name: "two", words, lines: vec![(*at, formula)] });
                }
            }
        }
        doubles
    }
}
