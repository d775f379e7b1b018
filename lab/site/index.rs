//! The site's first page: a card for each lesson.

use std::fmt::Write;

use super::lesson::Lesson;

/// The page, in MyST Markdown.
pub fn page(lessons: &[Lesson], solutions: bool) -> String {
    let cards: String = lessons.iter().map(card).collect();
    let stems: String = lessons.iter().map(|lesson| format!("{}\n", lesson.stem)).collect();
    let answers = match solutions {
        true => "They are shown with the answers.",
        false => {
            "The answers are left out: the figures behind an exercise are those of a right one."
        }
    };
    format!(
        "\
# A neural network in Rust

You write a network with one hidden layer in ten steps, train it on a flower of 400 points, and see the
boundary that it learns. Here you read the lessons as they look when they are done. {answers}

To work in them you need the lab's folder, and `cargo lab` opens them. When something goes wrong there,
[look for what you see](trouble.md).

::::{{grid}} 1 2 2 3
:gutter: 3
{cards}::::

```{{toctree}}
:hidden:
{stems}trouble
```
"
    )
}

fn card(lesson: &Lesson) -> String {
    let Lesson { stem, title, question, .. } = lesson;
    let mut card = format!(":::{{grid-item-card}} {title}\n:link: {stem}\n:link-type: doc\n");
    if let Some((_, alt)) = &lesson.figure {
        let file = lesson.figure_file();
        let alt = alt.replace('\n', " ");
        write!(card, ":img-top: {}\n:img-alt: {alt}\n", file.display()).expect("memory suffices");
    }
    card + &format!("\n{question}\n:::\n")
}
