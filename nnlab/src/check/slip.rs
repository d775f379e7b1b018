//! Slips of the pen in a step: one small change, of one line or of all.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use ndarray::{ArcArray2, Array2};

use super::change::{Change, Names};
use super::formula::{Formula, Head, Line, Scope, Step, name};
use super::part::same_array;

/// A step with some lines changed.
pub(super) struct Slip {
    /// What kind of change it is, for programs.
    name: &'static str,
    words: String,
    /// The changed lines, in order.
    lines: Vec<(usize, Formula)>,
}

/// All slips with one change. They are the same for every case.
pub(super) type Slips = OnceLock<Vec<Slip>>;

/// What a step returns with a slip.
pub(super) struct Changed {
    pub name: &'static str,
    pub sentence: String,
    /// The arrays returned, in the order of the parts.
    pub returned: Vec<Array2<f64>>,
}

/// What somebody returned in place of a part.
pub(super) struct Wrong<'a> {
    /// The number of the part.
    pub part: usize,
    pub value: &'a Array2<f64>,
}

impl Step {
    /// The slips that give what was returned in place of a part. `made` keeps all of them.
    pub fn changes(&self, made: &Slips, wrong: &Wrong) -> Vec<Changed> {
        let wanted = self.lines.iter().position(|line| line.name == self.returned[wrong.part]);
        let Some(wanted) = wanted else { return vec![] };
        let Some(before) = self.before(wanted) else { return vec![] };
        let try_one = |slip: &Slip| {
            let first = slip.lines[0].0;
            if first > wanted {
                return None;
            }
            let mut scope = before[first].clone();
            let found = self.run(&slip.lines, first..=wanted, &mut scope)?;
            if !same_array(&found, wrong.value) {
                return None;
            }
            let returned = self.rest(&slip.lines, wanted, scope)?;
            Some(Changed { name: slip.name, sentence: self.sentence(slip), returned })
        };
        let slips = made.get_or_init(|| self.slips());
        slips.iter().filter_map(try_one).collect()
    }

    fn slips(&self) -> Vec<Slip> {
        let changes: Vec<Vec<Change>> =
            (0..self.lines.len()).map(|at| self.changes_of(at, &self.lines[at].formula)).collect();
        let mut slips = vec![];
        for (at, changes) in changes.iter().enumerate() {
            for Change { name, words, formula } in changes {
                let lines = vec![(at, formula.clone())];
                slips.push(Slip { name, words: words.clone(), lines });
            }
        }
        slips.extend(self.in_lines_that_are_alike(&changes));
        slips.extend(self.everywhere());
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
        changes.extend(formula.exchanges());
        changes
    }

    /// The same change in all lines of one form, such as the four of the update.
    fn in_lines_that_are_alike(&self, changes: &[Vec<Change>]) -> Vec<Slip> {
        let mut slips = vec![];
        for (first, line) in self.lines.iter().enumerate() {
            let like = |at: &usize| self.lines[*at].formula.like(&line.formula);
            let alike: Vec<usize> = (0..self.lines.len()).filter(like).collect();
            if alike.len() < 2 || alike[0] != first {
                continue;
            }
            for (k, Change { name, words, .. }) in changes[first].iter().enumerate() {
                let same = |at: &usize| changes[*at].get(k).filter(|change| change.name == *name);
                let lines: Option<Vec<_>> =
                    alike.iter().map(|at| Some((*at, same(at)?.formula.clone()))).collect();
                if let Some(lines) = lines {
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

    /// What can be said whatever was written: whose numbers these are. And the formula.
    fn sentence(&self, slip: &Slip) -> String {
        let (at, changed) = &slip.lines[0];
        let Line { name, formula } = &self.lines[*at];
        let words = &slip.words;
        if formula.of.is_empty() {
            return format!("{name}: {words}.");
        }
        format!(
            "{words}: your numbers are those of `{name} = {changed}`, the formula is `{name} = {formula}`."
        )
    }

    /// For each line up to `last` the right values of what stands before it.
    fn before(&self, last: usize) -> Option<Vec<Scope>> {
        let mut scope: Scope = self.arrays.iter().chain(&self.counts).cloned().collect();
        let mut before = vec![];
        for line in &self.lines[..=last] {
            before.push(scope.clone());
            let value = line.formula.value(&scope)?;
            scope.push((line.name, value));
        }
        Some(before)
    }

    /// Computes some lines; returns the last.
    fn run(
        &self,
        changed: &[(usize, Formula)],
        lines: RangeInclusive<usize>,
        scope: &mut Scope,
    ) -> Option<ArcArray2<f64>> {
        for at in lines {
            let other = changed.iter().find(|(line, _)| *line == at).map(|(_, formula)| formula);
            let value = other.unwrap_or(&self.lines[at].formula).value(scope)?;
            scope.push((self.lines[at].name, value));
        }
        scope.last().map(|(_, value)| value.clone())
    }

    /// What is returned, if the lines up to `last` are in the scope.
    fn rest(
        &self,
        changed: &[(usize, Formula)],
        last: usize,
        mut scope: Scope,
    ) -> Option<Vec<Array2<f64>>> {
        self.run(changed, last + 1..=self.lines.len() - 1, &mut scope)?;
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
