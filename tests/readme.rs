//! What README shows is what is there.

mod example {
    #![allow(dead_code)]
    include!("../nnlab/examples/forward.rs");

    pub fn score() -> nnlab::check::Score {
        check::forward(forward_propagation)
    }
}

const README: &str = include_str!("../README.md");

#[test]
fn readme_shows_the_example_and_what_its_check_says() {
    let (_, code) = include_str!("../nnlab/examples/forward.rs").split_once("\n\n").unwrap();
    assert!(README.contains(&format!("```rust\n{code}```")), "README has another program");
    let said = example::score().to_string();
    let run = "$ cargo run -q -p nnlab --example forward\n";
    assert!(README.contains(&format!("{run}{}\n```", said.trim_end())), "the check says:\n{said}");
}

#[test]
fn every_file_that_readme_links_is_there() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let local: Vec<&str> = links.filter(|link| !link.starts_with("http")).collect();
    assert!(local.len() > 10, "only {local:?}");
    for link in local {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(link);
        assert!(path.exists(), "README links {link}, which is not there");
    }
}
