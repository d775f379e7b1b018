//! What only the student can write, and how it outlives the next version of the report.

use std::collections::BTreeMap;

/// The text of each gap that the student has filled in.
pub type Written = BTreeMap<String, String>;

const BEGIN: &str = "<!-- write below: ";
const END: &str = "<!-- write above: ";

/// A gap, with the student's text where there is one, else with a question to answer there.
pub fn gap(name: &str, question: &str, written: &Written) -> String {
    let text = written.get(name).cloned().unwrap_or_else(|| placeholder(question));
    format!("{BEGIN}{name} -->\n\n{text}\n\n{END}{name} -->\n\n")
}

fn placeholder(question: &str) -> String {
    format!("*Write here: {question}*")
}

/// What stands in the gaps of an earlier version; its own questions are no text.
pub fn written(report: &str) -> Result<Written, String> {
    let mut found = Written::new();
    let mut rest = report;
    while let Some((_, after)) = rest.split_once(BEGIN) {
        let (name, after) = after.split_once(" -->").ok_or(damaged("a mark"))?;
        let end = format!("{END}{name} -->");
        let (text, after) = after.split_once(&end).ok_or(damaged(name))?;
        let text = text.trim();
        let question = text.starts_with("*Write here: ") && text.ends_with('*');
        if !text.is_empty() && !question {
            found.insert(name.to_owned(), text.to_owned());
        }
        rest = after;
    }
    if report.contains(END) || report.trim().is_empty() {
        return Ok(found);
    }
    Err("it has none of the marks that tell your text from ours: move it away first".into())
}

fn damaged(name: &str) -> String {
    format!("the end of the gap `{name}` is missing: put `{END}{name} -->` below your text")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_outlives_the_next_version_and_a_question_does_not() {
        let first = gap("aim", "Why?", &Written::new()) + &gap("summary", "And?", &Written::new());
        assert_eq!(written(&first).unwrap(), Written::new());
        let filled = first.replace("*Write here: Why?*", "To learn.\n\n*By doing.*");
        let kept = written(&filled).unwrap();
        assert_eq!(kept.len(), 1);
        assert!(gap("aim", "Another question?", &kept).contains("To learn.\n\n*By doing.*"));
        assert!(written("my own report").unwrap_err().contains("move it away"));
        let cut = first.replace("<!-- write above: aim -->", "");
        assert!(written(&cut).unwrap_err().contains("`aim` is missing"));
    }
}
