//! What a saved cell has shown: text, figures, and the error that stopped it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::release::notebook::joined;

/// One thing that a cell has shown.
pub enum Shown {
    Text(String),
    /// A figure's SVG, and what it shows in words.
    Figure {
        svg: String,
        alt: String,
    },
    Error(String),
}

impl Shown {
    /// Whether it only says that a file of the student's was written: no result.
    fn is_a_file(&self) -> bool {
        matches!(self, Shown::Text(text) if text.lines().all(|line| line.starts_with("wrote exports")))
    }
}

/// More lines of one output are no result but a log.
const MOST_LINES: usize = 40;

/// Everything that a cell has shown, in order; what it printed in pieces is one text.
pub fn of(cell: &Value) -> Vec<Shown> {
    let mut shown: Vec<Shown> = Vec::new();
    for output in cell["outputs"].as_array().into_iter().flatten() {
        let next = one(output);
        match (shown.last_mut(), next) {
            (Some(Shown::Text(text)), Some(Shown::Text(more))) => text.push_str(&more),
            (_, Some(next)) => shown.push(next),
            (_, None) => (),
        }
    }
    for one in &mut shown {
        if let Shown::Text(text) = one {
            *text = shortened(text);
        }
    }
    shown
}

fn one(output: &Value) -> Option<Shown> {
    match output["output_type"].as_str()? {
        "stream" => Some(Shown::Text(joined(&output["text"]))).filter(|shown| !shown.is_a_file()),
        "error" => {
            let part = |name: &str| output[name].as_str().unwrap_or_default().to_owned();
            Some(Shown::Error(format!("{}: {}", part("ename"), part("evalue"))))
        }
        _ => {
            let data = &output["data"];
            let (html, plain) = (joined(&data["text/html"]), joined(&data["text/plain"]));
            figure(&html, &plain)
                .or_else(|| verdict(&html))
                .or_else(|| (!plain.is_empty()).then(|| Shown::Text(plain + "\n")))
        }
    }
}

/// nnlab's figures are one image, with the SVG in its address.
fn figure(html: &str, plain: &str) -> Option<Shown> {
    let (_, rest) = html.split_once("src=\"data:image/svg+xml;base64,")?;
    let bytes = STANDARD.decode(rest.split('"').next()?).ok()?;
    Some(Shown::Figure { svg: String::from_utf8(bytes).ok()?, alt: plain.trim().to_owned() })
}

/// A check's words stand above its table; its plain text is the points alone, for nbgrader.
fn verdict(html: &str) -> Option<Shown> {
    let (words, _) = html.split_once("<table")?;
    let paragraphs = words.split("<p>").skip(1).filter_map(|p| p.split("</p>").next());
    let lines: Vec<String> = paragraphs.map(without_tags).collect();
    (!lines.is_empty()).then(|| Shown::Text(lines.join("\n") + "\n"))
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => (),
        }
    }
    let signs = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    signs.iter().fold(text, |text, (name, sign)| text.replace(name, sign))
}

fn shortened(text: &str) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    if lines.len() <= MOST_LINES {
        return lines.join("\n");
    }
    let left_out = lines.len() - MOST_LINES;
    format!("{}\n… and {left_out} more lines", lines[..MOST_LINES].join("\n"))
}
