//! The page of symptoms, causes and cures quotes what a user really sees.

use std::fs;
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What Jupyter, the compiler and evcxr say.
const OF_OTHERS: [&str; 3] = ["[*]", "cannot find function", "Figure { svg"];

/// All texts below a folder.
fn texts(folder: &Path) -> String {
    let entries = fs::read_dir(folder).expect("the folder is there").map(|e| e.unwrap().path());
    entries
        .map(|path| match path.is_dir() {
            true => texts(&path),
            false => fs::read_to_string(&path).unwrap_or_default(),
        })
        .collect()
}

#[test]
fn each_symptom_is_said_somewhere() {
    let page = fs::read_to_string(Path::new(ROOT).join("docs/trouble.md")).expect("the page");
    let said: String =
        ["lab", "nnlab/src", "notebooks/source"].map(|f| texts(&Path::new(ROOT).join(f))).concat();
    let mut symptoms = 0;
    for heading in page.lines().filter_map(|line| line.strip_prefix("### ")) {
        for quoted in heading.split('`').skip(1).step_by(2) {
            // The oldest version that will do is a number in the code.
            let words = quoted.trim_end_matches(" 3.11 or newer");
            let there = OF_OTHERS.contains(&words) || said.contains(words);
            assert!(there, "docs/trouble.md: nothing says `{quoted}`");
            symptoms += 1;
        }
    }
    assert!(symptoms > 15, "the headings of docs/trouble.md quote what one sees");
}
