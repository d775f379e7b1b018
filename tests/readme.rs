//! What README shows is what is there.

use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const README: &str = include_str!("../README.md");

#[test]
fn readme_shows_the_example_and_what_its_check_says() {
    let (_, code) = include_str!("../nnlab/examples/forward.rs").split_once("\n\n").unwrap();
    assert!(README.contains(&format!("```rust\n{code}```")), "README has another program");
    let words = "run -q -p nnlab --example forward";
    let run =
        Command::new(env!("CARGO")).args(words.split(' ')).current_dir(ROOT).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(
        README.contains(&format!("$ cargo {words}\n{}\n```", said.trim_end())),
        "it prints:\n{said}\n{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

#[test]
fn every_file_that_readme_links_is_there() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let local: Vec<&str> = links.filter(|link| !link.starts_with("http")).collect();
    assert!(local.len() > 10, "only {local:?}");
    for link in local {
        assert!(Path::new(ROOT).join(link).exists(), "README links {link}, which is not there");
    }
}

/// Each `cargo lab …` of README and of the students' README, in code and in consoles.
fn commands() -> Vec<Vec<&'static str>> {
    let texts = [README, include_str!("../docs/students.md"), include_str!("../docs/trouble.md")];
    let spans = texts.into_iter().flat_map(|text| {
        let consoles = text.lines().filter_map(|line| line.strip_prefix("$ "));
        consoles.chain(text.split('`').skip(1).step_by(2))
    });
    let commands = spans.filter_map(|span| span.strip_prefix("cargo lab "));
    commands.map(|rest| rest.split_whitespace().take_while(|word| *word != "…").collect()).collect()
}

/// A line of help that ends before the next word had to: one that was broken by hand, and again by
/// the terminal's width.
fn broken_early(help: &str) -> Option<&str> {
    const WIDTH: usize = 100; // where there is no terminal
    let is_text = |line: &str| !line.is_empty() && !line.starts_with(' ');
    let pairs = help.lines().zip(help.lines().skip(1)).filter(|(a, b)| is_text(a) && is_text(b));
    let first = |line: &str| line.split(' ').next().map_or(0, |word| word.chars().count());
    pairs.into_iter().find(|(a, b)| a.chars().count() + 1 + first(b) <= WIDTH).map(|(a, _)| a)
}

#[test]
fn every_command_that_readme_names_is_there_and_its_help_fills_its_lines() {
    let commands = commands();
    assert!(commands.len() > 20, "only {commands:?}");
    for command in commands {
        let mut lab = Command::new(env!("CARGO_BIN_EXE_lab"));
        // Help is given once all before it was understood; behind `python` all is Python's.
        let what = if command[0] == "python" { &command[..1] } else { &command[..] };
        let output =
            lab.args(what).arg("--help").env_remove("COLUMNS").output().expect("lab starts");
        let words = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "cargo lab {}: {words}", command.join(" "));
        let help = String::from_utf8_lossy(&output.stdout);
        assert_eq!(broken_early(&help), None, "cargo lab {}: this line is short", command[0]);
    }
}

#[test]
fn the_figures_in_readme_are_todays() {
    let (x, y) = nnlab::create_dataset();
    let parameters = nnlab::nn_model(&x, &y, 4, 5000, false);
    let boundary = nnlab::plot_decision_boundary(&|q| nnlab::predict(&parameters, q), &x, &y);
    let fields = nnlab::plot_hidden_fields(&parameters, &x, &y);
    let figures = [
        ("decision-boundary", boundary),
        ("activations", nnlab::plot_activations()),
        ("hidden-fields", fields),
    ];
    for (name, figure) in figures {
        let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name).with_extension("svg");
        figure.save(&now).unwrap();
        let shown = std::fs::read_to_string(Path::new(ROOT).join(format!("docs/{name}.svg")));
        let same = shown.is_ok_and(|svg| svg == figure.svg());
        assert!(same, "look at {now:?}, then copy it to docs/");
    }
}
