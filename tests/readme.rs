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

#[test]
fn the_figure_in_readme_is_todays() {
    let (x, y) = nnlab::create_dataset();
    let parameters = nnlab::nn_model(&x, &y, 4, 5000, false);
    let figure = nnlab::plot_decision_boundary(&|q| nnlab::predict(&parameters, q), &x, &y);
    let now = Path::new(env!("CARGO_TARGET_TMPDIR")).join("decision-boundary.svg");
    figure.save(&now).unwrap();
    let shown = std::fs::read_to_string(Path::new(ROOT).join("docs/decision-boundary.svg"));
    assert!(shown.is_ok_and(|svg| svg == figure.svg()), "look at {now:?}, then copy it to docs/");
}
