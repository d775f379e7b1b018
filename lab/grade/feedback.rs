//! `feedback/<student>.html`: what a student gets back.

use std::path::Path;

use super::graded::Graded;
use super::mark::Mark;
use crate::files;

/// Writes a student's page.
pub fn write(folder: &Path, key: &str, student: &Graded) -> Result<(), String> {
    files::write(&folder.join(format!("{key}.html")), page(student))
}

fn page(student: &Graded) -> String {
    let who = escaped(&student.student.shown());
    let overview: String = student.marks.iter().map(row).collect();
    let wrong = student.marks.iter().filter(|mark| mark.points < mark.out_of);
    let exercises: String = wrong.map(section).collect();
    let mut questions = String::new();
    for question in &student.questions {
        let state = if question.answered { "handed in" } else { "empty" };
        questions += &format!("<tr><td>{}</td><td>{state}</td></tr>", escaped(&question.name));
    }
    let notes: String =
        student.notes.iter().map(|note| format!("<p>{}</p>", escaped(note))).collect();
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{who}</title><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><style>{STYLE}</style></head><body><h1>{who}</h1><p><b>{} of {} points</b> for the exercises. The written questions are graded by people.</p>{notes}<table>{overview}</table>{exercises}<h2>Written questions</h2><table>{questions}</table></body></html>\n",
        student.points(),
        student.out_of()
    )
}

const STYLE: &str = "body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color-scheme:light dark}td,th{padding:.2em .8em .2em 0;text-align:left;vertical-align:top}pre{overflow:auto;font-size:14px;border-left:3px solid #888;padding-left:1em}h2{margin-top:2em}";

fn row(mark: &Mark) -> String {
    let (name, function) = (escaped(&mark.exercise), escaped(&mark.function));
    let name =
        if mark.points < mark.out_of { format!("<a href=\"#{name}\">{name}</a>") } else { name };
    let points = format!("{} of {}", mark.points, mark.out_of);
    format!("<tr><td>{name}</td><td><code>{function}</code></td><td>{points}</td></tr>")
}

fn section(mark: &Mark) -> String {
    let name = escaped(&mark.exercise);
    let head = format!("<h2 id=\"{name}\">{name}: {} of {}</h2>", mark.points, mark.out_of);
    let sentences: String =
        mark.sentences.iter().map(|sentence| format!("<p>{}</p>", with_code(sentence))).collect();
    let table = mark.table.clone().unwrap_or_default();
    let compiler = mark.compiler.as_ref();
    let compiler = compiler.map_or(String::new(), |words| format!("<pre>{}</pre>", escaped(words)));
    format!("{head}{table}{sentences}{compiler}")
}

/// A sentence as HTML, what stands between backticks as code.
fn with_code(sentence: &str) -> String {
    let pieces = sentence.split('`').enumerate();
    let html = |(i, piece)| match i % 2 {
        0 => escaped(piece),
        _ => format!("<code>{}</code>", escaped(piece)),
    };
    pieces.map(html).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;")
}
