//! The report as Markdown.

use std::path::Path;

use serde_json::Value;

use super::Args;
use super::gaps::{Written, gap};
use super::outputs::{self, Shown};
use crate::files;
use crate::release::notebook::{cells, name, source};
use crate::release::student::{CODE_STUB, TEXT_STUB};

/// A report that grows by a step at a time.
pub struct Draft<'a> {
    args: &'a Args,
    written: &'a Written,
    code: String,
    results: String,
    missing: Vec<String>,
}

impl<'a> Draft<'a> {
    pub fn new(args: &'a Args, written: &'a Written) -> Draft<'a> {
        Draft { args, written, code: String::new(), results: String::new(), missing: Vec::new() }
    }

    /// Adds a notebook: its answers to the code, all that they led to to the results.
    pub fn step(&mut self, path: &Path, mut notebook: Value, out: &Path) -> Result<(), String> {
        let step = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let title = heading(cells(&mut notebook)).unwrap_or_else(|| step.clone());
        self.code += &format!("### {title}\n\n");
        self.results += &format!("### {title}\n\n");
        let mut answered = false;
        let (mut figures, mut not_run) = (0, 0);
        for cell in cells(&mut notebook) {
            let solution = cell["metadata"]["nbgrader"]["solution"] == true;
            match (cell["cell_type"] == "code", solution) {
                (true, true) => {
                    answered = true;
                    self.answer(&step, cell);
                }
                (true, false) if answered && cell["execution_count"].is_null() => not_run += 1,
                (true, false) if answered => self.result(&step, cell, out, &mut figures)?,
                (false, true) => self.question(&step, cell),
                _ => (),
            }
        }
        if not_run > 0 {
            let cells = if not_run == 1 { "cell was" } else { "cells were" };
            let said = self.miss(format!("{step}: {not_run} {cells} not run"));
            self.results += &said;
        }
        let question = "What do you see in these results, and why is it so?";
        self.results += &gap(&format!("analysis of {step}"), question, self.written);
        Ok(())
    }

    fn answer(&mut self, step: &str, cell: &Value) {
        let code = source(cell);
        if code.contains(CODE_STUB) {
            let sentence = format!("{step}: the answer `{}` is not written", name(cell));
            let said = self.miss(sentence);
            self.code += &said;
        } else {
            self.code += &fenced("rust", code.trim_end());
        }
    }

    fn result(
        &mut self,
        step: &str,
        cell: &Value,
        out: &Path,
        figures: &mut usize,
    ) -> Result<(), String> {
        for shown in outputs::of(cell) {
            match shown {
                Shown::Text(text) => self.results += &fenced("", &text),
                Shown::Error(error) => {
                    let sentence = format!("{step}: the cell `{}` stopped. {error}", name(cell));
                    let said = self.miss(sentence);
                    self.results += &said;
                }
                Shown::Figure { svg, alt } => {
                    *figures += 1;
                    let file = format!("figures/{step}-{figures}.png");
                    let png = nnlab::figure::png_of(&svg).map_err(|error| error.to_string())?;
                    files::write(&out.join(&file), png)?;
                    self.results +=
                        &format!("![{}]({file}){{width=11cm}}\n\n", alt.replace(['[', ']'], ""));
                }
            }
        }
        Ok(())
    }

    fn question(&mut self, step: &str, cell: &Value) {
        let text = source(cell);
        let (question, answer) = text.split_once("\n\n").unwrap_or((&text, ""));
        self.results += &format!("{question}\n\n");
        if answer.trim().is_empty() || answer.contains(TEXT_STUB) {
            let sentence = format!("{step}: the answer `{}` is not written", name(cell));
            let said = self.miss(sentence);
            self.results += &said;
        } else {
            self.results += &format!("{}\n\n", answer.trim());
        }
    }

    /// Says in the report, and at the end on the screen, what is missing.
    fn miss(&mut self, sentence: String) -> String {
        let said = format!("> **Missing.** {sentence}.\n\n");
        self.missing.push(sentence);
        said
    }

    /// The whole report, and what is missing in it.
    pub fn finish(self) -> (String, Vec<String>) {
        let Args { group, id, name, .. } = self.args;
        let gap = |name: &str, question: &str| gap(name, question, self.written);
        let text = format!(
            "---\ntitle: A neural network in Rust\nauthor: {}\n---\n\n\
             ## 1. Aim · 实验目的\n\n{}\
             ## 2. Content · 实验内容\n\n{}\
             ## 3. Principle · 实验原理\n\n{}\
             ## 4. Code · 实验代码\n\n{}\
             ## 5. Results and analysis · 运行结果与分析\n\n{}\
             ## 6. Summary · 实验小结\n\n{}",
            serde_json::json!(format!("{name} · {id} · {group}")),
            gap("aim", "What did you want to learn?"),
            gap("content", "What did you build, step by step?"),
            gap(
                "principle",
                "How does such a network answer, and how does it learn? With formulas."
            ),
            self.code,
            self.results,
            gap("summary", "What did you learn, what was hard, what would you try next?"),
        );
        (text, self.missing)
    }
}

/// What a notebook calls itself in its first line.
fn heading(cells: &[Value]) -> Option<String> {
    let text = source(cells.first()?);
    Some(text.lines().next()?.strip_prefix("# ")?.to_owned())
}

/// Code or printed text, in a fence that is longer than any in it.
fn fenced(language: &str, text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{language}\n{text}\n{fence}\n\n")
}
