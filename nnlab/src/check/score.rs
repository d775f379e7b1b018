//! The result of a check: a line to read, a table to look at, a number to count.

use std::fmt;

use ndarray::Array2;

use super::part::same_array;
use super::{Exercise, Finding, Verdict, sentences};
use crate::figure::{blocks, escaped};

/// One case of a check and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The sizes of the case, such as `n_x = 2, m = 7`.
    pub sizes: String,
    /// The judgement.
    pub verdict: Verdict,
}

/// The result of a check. In a notebook it shows as a table.
///
/// Full points mean that everything was right. Otherwise each array that is right in every case, or
/// follows from the learner's own earlier ones, earns its share, but one that is the same for all
/// data earns nothing; a single mistake that explains all that is wrong leaves at least half of the
/// points, and two a quarter, unless nothing was computed at all. Points are cut down to tenths.
///
/// # Examples
/// ```
/// use nnlab::check;
///
/// let score = check::cost(nnlab::compute_cost);
/// assert!(score.full());
/// assert_eq!((score.points(), score.out_of()), (10.0, 10.0));
///
/// let score = check::cost(|a2, y| y.ncols() as f64 * nnlab::compute_cost(a2, y));
/// assert_eq!(score.finding().unwrap().name, "sum");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// The exercise that was checked.
    pub exercise: &'static Exercise,
    /// One row a case.
    pub rows: Vec<Row>,
}

impl Score {
    /// Whether every case is right.
    pub fn full(&self) -> bool {
        self.right() == self.rows.len() && !self.rows.is_empty()
    }

    /// The number of cases that are right.
    pub fn right(&self) -> usize {
        self.rows.iter().filter(|row| row.verdict.full()).count()
    }

    /// The points, from 0 to [`out_of`](Score::out_of), in tenths.
    pub fn points(&self) -> f64 {
        if self.full() {
            return self.out_of();
        }
        let share = self.arrays().max(self.explained());
        (self.out_of() * share * 10.0 + 1e-9).floor() / 10.0
    }

    /// The share of the arrays that count in every case.
    fn arrays(&self) -> f64 {
        let of = self.rows.first().map_or(0, |row| row.verdict.earned.len());
        let earned =
            |i: usize| self.rows.iter().all(|row| row.verdict.earned.get(i) == Some(&true));
        (0..of).filter(|&i| earned(i)).count() as f64 / of.max(1) as f64
    }

    /// The share that is left if one or two mistakes explain everything.
    fn explained(&self) -> f64 {
        match self.finding() {
            Some(f) if !f.whole || NOTHING_DONE.contains(&f.name) => 0.0,
            Some(f) if TWO_MISTAKES.contains(&f.name) => 0.25,
            Some(_) => 0.5,
            None => 0.0,
        }
    }

    /// The points of the exercise.
    pub fn out_of(&self) -> f64 {
        f64::from(self.exercise.points)
    }

    /// What explains every wrong case that returned something; if nothing does, what is seen in the
    /// first of them.
    pub fn finding(&self) -> Option<Finding> {
        let wrong: Vec<&Row> = self.rows.iter().filter(|row| !row.verdict.full()).collect();
        let returned: Vec<&Row> =
            wrong.iter().copied().filter(|row| row.verdict.returned()).collect();
        if let Some(finding) = shared(if returned.is_empty() { &wrong } else { &returned }) {
            return Some(finding);
        }
        if self.always_the_same() {
            return Some(Finding::seen("same", sentences::ALWAYS.into()));
        }
        let panicked = wrong.iter().find(|row| !row.verdict.returned());
        let row = panicked.or(wrong.first())?;
        let seen = row.verdict.findings.last()?;
        let place = self.rows.iter().position(|r| std::ptr::eq(r, *row))?;
        let sentence = sentences::in_case(place + 1, &row.sizes, &seen.sentence);
        Some(Finding { sentence, ..seen.clone() })
    }

    /// Whether the answer does not depend on the case.
    fn always_the_same(&self) -> bool {
        let mut all = self.rows.iter().map(|row| &row.verdict.values);
        let Some(first) = all.next() else { return false };
        let equal = |values: &Vec<Array2<f64>>| {
            values.len() == first.len() && values.iter().zip(first).all(|(a, b)| same_array(a, b))
        };
        self.rows.len() > 1 && !first.is_empty() && all.all(equal)
    }

    /// The verdict, its sentence and the table, as HTML.
    pub fn html(&self) -> String {
        let main = self.finding();
        let others: Vec<String> =
            self.rows.iter().map(|row| other_sentence(row, main.as_ref())).collect();
        let others = if others.iter().all(String::is_empty) { None } else { Some(others) };
        let heads = ["case", "sizes", "verdict", "what to look at"];
        let heads = heads[..if others.is_some() { 4 } else { 3 }].iter();
        let heads: String = heads.map(|h| format!("<th {LEFT}>{h}</th>")).collect();
        let mut rows = String::new();
        for (i, row) in self.rows.iter().enumerate() {
            let (mark, colour, word) = match &row.verdict {
                v if v.full() => ("✓", BLUE, "right".into()),
                v if v.right > 0 => ("✗", ORANGE, format!("{} of {} right", v.right, v.of)),
                _ => ("✗", ORANGE, "wrong".into()),
            };
            let sizes = escaped(&row.sizes).replace(" = ", "&nbsp;=&nbsp;");
            rows += &format!("<tr>{CELL}{}</td>{CELL}{sizes}</td>", i + 1);
            // No colour has enough contrast for words on both white and black, but one for a mark has.
            let mark = format!("<span style=\"color:{colour}\">{mark}</span>");
            rows += &format!("{WHOLE}<b>{mark} {word}</b></td>");
            if let Some(others) = &others {
                rows += &format!("{CELL}{}</td>", with_code(&others[i]));
            }
            rows += "</tr>";
        }
        let sentence = main.map_or(String::new(), |f| format!("<p>{}</p>", with_code(&f.sentence)));
        let headline = escaped(&self.headline());
        format!(
            "<div style=\"max-width:48em\"><p><b>{headline}</b></p>{sentence}<table style=\"margin:0\"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
        )
    }

    /// Shows the table in a notebook; the number of points is its plain text. The kernel calls it.
    pub fn evcxr_display(&self) {
        println!("{}", blocks(&self.html(), &self.points().to_string()));
    }

    fn headline(&self) -> String {
        format!(
            "{}: {} of {} cases right, {} of {} points",
            self.exercise.function,
            self.right(),
            self.rows.len(),
            self.points(),
            self.out_of()
        )
    }
}

/// The first finding that holds in all of these rows.
fn shared(rows: &[&Row]) -> Option<Finding> {
    // What is infinite or no number in every case confirms nothing, and one entry explains nothing.
    let confirmed = rows.iter().any(|row| !row.verdict.has("nan"));
    let explains = |f: &&Finding| f.name != "entry" && (confirmed || f.name == "nan");
    let holds = |f: &&Finding| rows.iter().all(|row| row.verdict.admits(f));
    // Two changes are so many pairs that one small case may fit by chance.
    let twice = |f: &&Finding| {
        let saying = rows.iter().filter(|row| row.verdict.says(&f.sentence).is_some());
        f.name != "two" || saying.count() > 1
    };
    let all = rows.iter().flat_map(|row| &row.verdict.findings);
    let found = all.filter(explains).filter(twice).find(holds)?;
    let whole = |row: &&Row| row.verdict.says(&found.sentence).is_none_or(|f| f.whole);
    Some(Finding { whole: found.whole && rows.iter().all(whole), ..found.clone() })
}

/// Known mistakes of who computed nothing from the arguments.
const NOTHING_DONE: [&str; 6] =
    ["unchanged", "not_trained", "lab_only", "always", "never", "weights_zero"];

/// Known mistakes that are two.
const TWO_MISTAKES: [&str; 3] = ["sum_and_sign", "plus_without_rate", "two"];

/// The verdict in one or two lines: how many cases are right, and what to look at.
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.headline())?;
        match self.finding() {
            Some(finding) => write!(f, "\n{}: {}", self.exercise.function, finding.sentence),
            None => Ok(()),
        }
    }
}

/// Okabe and Ito's blue, a little lighter so that it can be read on white and on black, and their
/// vermilion: colour-blind readers tell them apart.
const BLUE: &str = "#1F83C1";
const ORANGE: &str = "#D55E00";
const LEFT: &str = "style=\"text-align:left;padding:.3em .6em\"";
const CELL: &str = "<td style=\"text-align:left;vertical-align:top;padding:.3em .6em\">";

/// A cell whose words stay on one line.
const WHOLE: &str =
    "<td style=\"text-align:left;vertical-align:top;padding:.3em .6em;white-space:nowrap\">";

/// The sentence for a row that is wrong in another way than the score's says.
fn other_sentence(row: &Row, main: Option<&Finding>) -> String {
    let findings = &row.verdict.findings;
    let explained = main.is_some_and(|main| row.verdict.admits(main));
    let last = findings.last().filter(|_| !explained);
    last.map_or(String::new(), |seen| seen.sentence.clone())
}

/// A sentence as HTML, what stands between backticks as code.
fn with_code(sentence: &str) -> String {
    let pieces = sentence.split('`').enumerate();
    let html = |(i, piece)| {
        if i % 2 == 1 { format!("<code>{}</code>", escaped(piece)) } else { escaped(piece) }
    };
    pieces.map(html).collect()
}
