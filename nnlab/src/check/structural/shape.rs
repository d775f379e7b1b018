//! An array of another shape.

use super::super::part::{Kind, Part, same_array};
use super::super::{Finding, sentences};

pub(super) fn wrong_shape(
    sizes: &[(&'static str, usize)],
    right: &Part,
    wrong: &Part,
) -> Vec<Finding> {
    let name = wrong.name;
    if same_array(&right.value, &wrong.value.t().to_owned()) {
        let sentence = sentences::transposed(name, right.shape);
        return vec![Finding::seen("transposed", sentence)];
    }
    let finding = |sentence| Finding::seen("shape", sentence);
    let (rows, columns) = wrong.value.dim();
    if right.kind == Kind::List {
        return vec![finding(sentences::length(name, &wrong.dim(), &right.dim(), right.shape))];
    }
    let mut findings = vec![];
    if right.value.ncols() == 1 && rows == 1 {
        findings.push(Finding::seen("axis", sentences::axis(name, right.shape)));
    }
    for rows in symbols(sizes, rows) {
        for columns in symbols(sizes, columns) {
            let came = format!("({rows}, {columns})");
            findings.push(finding(sentences::shape_in_symbols(name, &came, right.shape)));
        }
    }
    findings.push(finding(sentences::shape(name, &wrong.dim(), &right.dim(), right.shape)));
    findings
}

/// The symbols that a size may stand for, such as `n_h`, and the number itself if it is small.
fn symbols(sizes: &[(&'static str, usize)], n: usize) -> Vec<String> {
    let names = sizes.iter().filter(|(_, size)| *size == n).map(|(name, _)| name.to_string());
    let plain = Some(n.to_string()).filter(|_| n < 3);
    names.chain(plain).collect()
}
