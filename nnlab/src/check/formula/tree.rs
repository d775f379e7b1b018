//! What a formula is made of, and the same with other leaves.

use super::{Formula, Head};

impl Formula {
    pub fn names(&self) -> Vec<&'static str> {
        match self.head {
            Head::Name(name) => vec![name],
            _ => self.of.iter().flat_map(Formula::names).collect(),
        }
    }

    /// Another formula wherever this head stands.
    pub fn replaced(&self, head: Head, new: &Formula) -> Formula {
        if self.head == head {
            return new.clone();
        }
        let of = self.of.iter().map(|part| part.replaced(head, new)).collect();
        Formula { head: self.head, of }
    }

    /// Another function wherever this one is applied.
    pub fn with_function(&self, old: &str, new: &'static str) -> Formula {
        let of = self.of.iter().map(|part| part.with_function(old, new)).collect();
        let head = match self.head {
            Head::Each(name) if name == old => Head::Each(new),
            head => head,
        };
        Formula { head, of }
    }

    /// The functions in it, each as often as it is applied.
    pub fn functions_in(&self) -> Vec<&'static str> {
        let inner = self.of.iter().flat_map(Formula::functions_in);
        let outer = if let Head::Each(name) = self.head { Some(name) } else { None };
        inner.chain(outer).collect()
    }

    /// The names, counts and numbers that it is made of.
    pub fn leaves(&self) -> Vec<Head> {
        match self.head {
            Head::Name(_) | Head::Count(_) | Head::Number(_) => vec![self.head],
            _ => self.of.iter().flat_map(Formula::leaves).collect(),
        }
    }

    /// Whether two formulas differ in their names and numbers only.
    pub fn like(&self, other: &Formula) -> bool {
        let leaf = |f: &Formula| matches!(f.head, Head::Name(_) | Head::Count(_) | Head::Number(_));
        let same_head = self.head == other.head || (leaf(self) && leaf(other));
        let parts = || self.of.iter().zip(&other.of).all(|(a, b)| a.like(b));
        same_head && self.of.len() == other.of.len() && parts()
    }

    pub fn renamed(&self, names: &mut dyn Iterator<Item = &'static str>) -> Formula {
        match self.head {
            Head::Name(name) => super::name(names.next().unwrap_or(name)),
            head => Formula { head, of: self.of.iter().map(|part| part.renamed(names)).collect() },
        }
    }
}
