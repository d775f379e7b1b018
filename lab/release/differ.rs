//! Where a student version is not what its source gives.

use serde_json::Value;

use super::notebook::{name, source};

/// The first difference, in a sentence. `released` is the text that the source gives.
pub fn sentence(released: &str, there: &str) -> String {
    const CURE: &str = "`cargo lab release` writes it again";
    if there.is_empty() {
        return format!("it is missing: {CURE}");
    }
    let Ok(there) = serde_json::from_str::<Value>(there) else {
        return format!("it is no notebook: {CURE}");
    };
    let released: Value = serde_json::from_str(released).expect("we wrote it");
    let empty = Vec::new();
    let cells = |notebook: &'_ Value| notebook["cells"].as_array().unwrap_or(&empty).clone();
    let (released, there) = (cells(&released), cells(&there));
    let pairs = released.iter().zip(&there);
    if let Some((number, (wanted, got))) = (1..).zip(pairs).find(|(_, (a, b))| a != b) {
        return format!("cell {number} (`{}`) differs{}: {CURE}", name(wanted), line(wanted, got));
    }
    if released.len() != there.len() {
        return format!("expected {} cells, but it has {}: {CURE}", released.len(), there.len());
    }
    format!("its metadata or its layout differ: {CURE}")
}

/// The first line that differs, or what else does.
fn line(wanted: &Value, got: &Value) -> String {
    let (wanted_text, got_text) = (source(wanted), source(got));
    let (mut wanted_lines, mut got_lines) = (wanted_text.lines(), got_text.lines());
    for number in 1.. {
        match (wanted_lines.next(), got_lines.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => {
                let show = |line: Option<&str>| line.unwrap_or("(no such line)").to_owned();
                return format!(
                    " in line {number}\n  from its source: {}\n  there:           {}\n ",
                    show(a),
                    show(b)
                );
            }
        }
    }
    let parts = ["id", "cell_type", "metadata", "outputs", "execution_count"];
    let part = parts.iter().find(|part| wanted[**part] != got[**part]);
    format!(" in its {}", part.unwrap_or(&"layout"))
}
