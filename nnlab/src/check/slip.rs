//! Slips of the pen in a step: one small change, of one line or of all; or two changes.

mod function;
mod made;

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use ndarray::{ArcArray2, Array2};

use super::formula::{Formula, Line, Scope, Step};
use super::part::same_array;

/// A step with some lines changed.
pub(super) struct Slip {
    /// What kind of change it is, for programs.
    name: &'static str,
    words: String,
    /// The changed lines, in order.
    lines: Vec<(usize, Formula)>,
}

/// All slips of a step. They are the same for every case, and made when they are needed first.
pub(super) struct Slips {
    /// Those with one change.
    single: OnceLock<Vec<Slip>>,
    /// Those with two likely changes of one line.
    double: OnceLock<Vec<Slip>>,
}

impl Slips {
    pub const fn new() -> Slips {
        Slips { single: OnceLock::new(), double: OnceLock::new() }
    }
}

/// Kinds of changes of which two are looked for at once: the most likely.
const LIKELY: [&str; 7] = ["missing", "twice", "operator", "order", "sign", "function", "axis"];

/// Two changes are looked for in arrays of so many entries at most: in large ones it takes long.
pub(super) const FEW: usize = 100;

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
    /// Whether nothing else explains it, so that two changes at once are looked for.
    pub unexplained: bool,
}

/// What stands between the words of a slip and its formula.
const YOURS: &str = ": your numbers are those of ";

fn two(first: &str, second: &str) -> String {
    format!("two things: {first}, and {second}")
}

/// Whether a sentence tells of one of the two things of another, in the same line.
pub(super) fn is_half(half: &str, two: &str) -> bool {
    let Some((words, formula)) = half.split_once(YOURS) else { return false };
    let line = formula.split_inclusive(" = ").next();
    two.contains(words) && line.is_some_and(|line| two.contains(line))
}

/// A number, row or column that was written into a whole array; anything else as it is.
fn filled(value: &ArcArray2<f64>, shape: (usize, usize)) -> Array2<f64> {
    value.broadcast(shape).map_or_else(|| value.to_owned(), |all| all.to_owned())
}

impl Slip {
    fn is_likely(&self) -> bool {
        self.lines.len() == 1 && LIKELY.contains(&self.name)
    }
}

impl Step {
    /// The slips that give what was returned in place of a part. `made` keeps all of them.
    pub fn changes(&self, made: &Slips, wrong: &Wrong) -> Vec<Changed> {
        let wanted = self.lines.iter().position(|line| line.name == self.returned[wrong.part]);
        let Some(wanted) = wanted else { return vec![] };
        let Some(before) = self.before(wanted) else { return vec![] };
        let Some(right) = self.lines[wanted].formula.value(&before[wanted]) else { return vec![] };
        let needed = self.needed(wanted);
        let matters = |(at, _): &(usize, Formula)| needed.get(*at) == Some(&true);
        let try_one = |slip: &Slip| {
            let first = slip.lines[0].0;
            if !slip.lines.iter().any(matters) {
                return None;
            }
            let mut scope = before[first].clone();
            if first < wanted {
                self.run(&slip.lines, first..=wanted - 1, &mut scope)?;
            }
            let last = slip.lines.iter().find(|(line, _)| *line == wanted);
            let last = last.map_or(&self.lines[wanted].formula, |(_, formula)| formula);
            if last.shape_of_grid(&scope).is_some_and(|shape| shape != wrong.value.dim()) {
                return None;
            }
            let found = self.run(&slip.lines, wanted..=wanted, &mut scope)?;
            let found = filled(&found, right.dim());
            if !same_array(&found, wrong.value) {
                return None;
            }
            let mut returned = self.rest(&slip.lines, wanted, scope)?;
            returned[wrong.part] = found;
            Some(Changed { name: slip.name, sentence: self.sentence(slip), returned })
        };
        let only_returned = || {
            let scope =
                before[wanted].iter().cloned().chain([(self.lines[wanted].name, right.clone())]);
            self.rest(&[], wanted, scope.collect())
        };
        // What was computed on may be right where what is returned is not.
        let with_copies = |found: Vec<Changed>| -> Vec<Changed> {
            let Some(right) = only_returned() else { return found };
            let copy = |c: &Changed| {
                let mut returned = right.clone();
                returned[wrong.part] = c.returned[wrong.part].clone();
                let name = self.lines[wanted].name;
                let sentence = format!("only what is returned as {name} is wrong: {}", c.sentence);
                Changed { name: c.name, sentence, returned }
            };
            let copies: Vec<Changed> = found.iter().map(copy).collect();
            found.into_iter().chain(copies).collect()
        };
        let single = made.single.get_or_init(|| self.slips());
        let found: Vec<Changed> = single.iter().filter_map(try_one).collect();
        if !found.is_empty() || !wrong.unexplained {
            return with_copies(found);
        }
        if let Some(other) = self.another_function(&before[wanted], wanted, wrong) {
            return vec![other];
        }
        let added = self.added(&before[wanted], wanted, &right, wrong.value);
        let found: Vec<Changed> = added.iter().filter_map(try_one).collect();
        if !found.is_empty() || wrong.value.len() > FEW || wrong.value.dim() != right.dim() {
            return found;
        }
        let double = made.double.get_or_init(|| self.doubles(single));
        let found: Vec<Changed> = double.iter().filter_map(try_one).collect();
        if found.is_empty() { self.pairs(single, &before, &needed, wrong.value) } else { found }
    }

    /// Two likely changes of two lines on which line `wanted` depends.
    fn pairs(
        &self,
        single: &[Slip],
        before: &[Scope],
        needed: &[bool],
        got: &Array2<f64>,
    ) -> Vec<Changed> {
        let wanted = needed.len() - 1;
        let matters = |slip: &Slip| needed.get(slip.lines[0].0) == Some(&true);
        let likely: Vec<&Slip> =
            single.iter().filter(|slip| slip.is_likely() && matters(slip)).collect();
        let mut found = vec![];
        for first in &likely {
            let at = first.lines[0].0;
            let mut scope = before[at].clone();
            if self.run(&first.lines, at..=at, &mut scope).is_none() {
                continue;
            }
            for second in likely.iter().filter(|second| second.lines[0].0 > at) {
                let mut scope = scope.clone();
                let value = self.run(&second.lines, at + 1..=wanted, &mut scope);
                if !value.is_some_and(|value| same_array(&value, got)) {
                    continue;
                }
                let lines = [&first.lines[..], &second.lines[..]].concat();
                if let Some(returned) = self.rest(&lines, wanted, scope) {
                    let words = two(&first.words, &second.words);
                    let sentence = self.sentence(&Slip { name: "two", words, lines });
                    found.push(Changed { name: "two", sentence, returned });
                }
            }
        }
        found
    }

    /// Which lines, up to line `last`, go into it.
    fn needed(&self, last: usize) -> Vec<bool> {
        let mut needed = vec![false; last + 1];
        needed[last] = true;
        for at in (0..last).rev() {
            let name = self.lines[at].name;
            let reads = |k: usize| needed[k] && self.lines[k].formula.names().contains(&name);
            needed[at] = (at + 1..=last).any(reads);
        }
        needed
    }

    /// What can be said whatever was written: whose numbers these are. And the formula.
    fn sentence(&self, slip: &Slip) -> String {
        let (at, changed) = &slip.lines[0];
        let Line { name, formula } = &self.lines[*at];
        let words = &slip.words;
        if formula.of.is_empty() {
            return format!("{name}: {words}.");
        }
        let also = slip.lines.get(1).filter(|_| slip.name == "two");
        let also = also.map_or(String::new(), |(at, changed)| {
            format!(" and `{} = {changed}`", self.lines[*at].name)
        });
        format!("{words}{YOURS}`{name} = {changed}`{also}, the formula is `{name} = {formula}`.")
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
            !got.is_empty()
                && !constant
                && own.iter().any(|(own, value)| own == name && same_array(value, got))
        };
        self.returned.iter().zip(got).map(follows).collect()
    }
}
