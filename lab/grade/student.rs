//! Who handed something in, by the names of files and folders.

use serde::{Deserialize, Serialize};

/// A student, as the handout's rule names them: `01-2023001-Anna Li`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Student {
    /// The group, `01`; empty if the name does not follow the rule.
    pub group: String,
    /// The number; the whole name if it does not follow the rule, as nbgrader's folders do not.
    pub id: String,
    /// The name.
    pub name: String,
}

impl Student {
    /// Reads a name of a file or folder without its ending.
    pub fn of(label: &str) -> Student {
        let label = plain(label);
        let parts: Vec<&str> = label.splitn(3, ['-', '_']).map(str::trim).collect();
        match parts[..] {
            [group, id, name] if is_number(group, 1..=3) && is_number(id, 4..=20) => {
                Student { group: group.into(), id: id.into(), name: name.into() }
            }
            _ => Student { id: label, ..Student::default() },
        }
    }

    /// A name for files, the same on every system.
    pub fn key(&self) -> String {
        let parts = [&self.group, &self.id, &self.name];
        let whole: Vec<&str> = parts.iter().map(|p| p.as_str()).filter(|p| !p.is_empty()).collect();
        let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        let key: String = whole.join("-").chars().map(safe).take(60).collect();
        if key.is_empty() { "_".into() } else { key }
    }

    /// For people.
    pub fn shown(&self) -> String {
        if self.name.is_empty() { self.id.clone() } else { format!("{} {}", self.id, self.name) }
    }
}

fn is_number(text: &str, length: std::ops::RangeInclusive<usize>) -> bool {
    length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// A file's name without what browsers and Jupyter add to copies: ` (1)`, `-Copy1`.
pub fn original(name: &str) -> &str {
    let name = name.trim_end();
    let bare = name.trim_end_matches(')').trim_end_matches(|c: char| c.is_ascii_digit());
    bare.strip_suffix(" (").or(bare.strip_suffix("-Copy")).unwrap_or(name)
}

/// A text without what is not seen: control characters, and marks that turn the order of letters.
pub fn plain(text: &str) -> String {
    let unseen = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().filter(|&c| !unseen(c)).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_handouts_rule_is_read() {
        let student = Student::of("01-2023001-Anna Li");
        assert_eq!((&*student.group, &*student.id, &*student.name), ("01", "2023001", "Anna Li"));
        assert_eq!(Student::of("02-2023002-李-娜").name, "李-娜");
        assert_eq!(Student::of("anna").id, "anna");
        assert_eq!(Student::of("a-1-b").id, "a-1-b");
    }

    #[test]
    fn copies_are_known_by_their_names() {
        assert_eq!(original("04_cost (1)"), "04_cost");
        assert_eq!(original("04_cost-Copy2"), "04_cost");
        assert_eq!(original("01-2023001-Anna (2023)"), "01-2023001-Anna");
        assert_eq!(original("04_cost2"), "04_cost2");
    }

    #[test]
    fn keys_lead_nowhere_else() {
        let key = Student::of("01-2023001-../..\u{202e}/x\" onload='y").key();
        assert_eq!(key, "01-2023001-______x__onload__y");
        assert_eq!(Student::of("..").key(), "__");
    }
}
