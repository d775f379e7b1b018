//! `cargo lab site`, of the sources as the lab's kernel has run them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;

use super::{LAB, ROOT, SOURCES, notebooks};

const TEMPORARY: &str = env!("CARGO_TARGET_TMPDIR");

/// Runs `cargo lab site` with what the kernel has run: the exit code, and all that was printed.
fn site(dir: &Path, options: &[&str]) -> (Option<i32>, String) {
    let (_, _, _, ran) = &*SOURCES;
    let mut lab = Command::new(LAB);
    let output = lab.arg("site").arg(dir).arg("--from").arg(ran).args(options).output();
    let output = output.expect("lab starts");
    let words = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(words).expect("the output is text"))
}

static SITE: LazyLock<PathBuf> = LazyLock::new(|| {
    let dir = Path::new(TEMPORARY).join("site");
    let (code, words) = site(&dir, &[]);
    assert_eq!(code, Some(0), "{words}");
    assert!(!words.contains("WARNING"), "Sphinx complains:\n{words}");
    dir
});

/// What a page says, without its marks and without white space.
fn words(page: &Path) -> String {
    let page = fs::read_to_string(page).unwrap_or_else(|error| panic!("{page:?}: {error}"));
    let (mut words, mut inside) = (String::new(), false);
    for c in page.chars().filter(|c| !c.is_whitespace()) {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(c),
            _ => (),
        }
    }
    words.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&").replace("&quot;", "\"")
}

/// The lines of code between BEGIN SOLUTION and END SOLUTION, cell by cell, without white space.
fn answers(source: &Path) -> Vec<String> {
    let text = fs::read_to_string(source).expect("it is text");
    let notebook: Value = serde_json::from_str(&text).expect("it is JSON");
    let cells = notebook["cells"].as_array().expect("cells").iter();
    let code = cells.filter(|cell| cell["cell_type"] == "code").map(|cell| {
        let lines = cell["source"].as_array().expect("lines").iter().filter_map(Value::as_str);
        lines.filter(|line| !line.contains(":dep")).collect::<String>()
    });
    let between = code.filter_map(|code| {
        let (_, rest) = code.split_once("// BEGIN SOLUTION")?;
        Some(rest.split_once("// END SOLUTION")?.0.split_whitespace().collect())
    });
    between.collect()
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn the_site_has_every_lesson_with_its_figures_and_shows_answers_only_if_asked() {
    let index = fs::read_to_string(SITE.join("index.html")).expect("an index");
    let with = Path::new(TEMPORARY).join("site-with-solutions");
    let (code, said) = site(&with, &["--solutions"]);
    assert_eq!(code, Some(0), "{said}");
    for source in notebooks("notebooks/source/lab8") {
        let name = source.file_stem().expect("it has a name").to_string_lossy().into_owned();
        let page = format!("{name}.html");
        assert!(index.contains(&format!("href=\"{page}\"")), "no way from the index to {page}");
        assert!(index.contains(&format!("{name}.svg")), "no figure of {name} on the index");
        assert!(fs::read_to_string(SITE.join(&page)).expect("a page").contains("<img alt="));
        let (without, with) = (words(&SITE.join(&page)), words(&with.join(&page)));
        let answers = answers(&source);
        assert_eq!(without.matches("//youranswer").count(), answers.len(), "{page}");
        for answer in answers {
            // A shorter one is a hint too.
            let shown = answer.len() > 40 && without.contains(&answer);
            assert!(!shown, "{page} shows an answer: {answer}");
            assert!(with.contains(&answer), "{page} with solutions lacks {answer}");
        }
        assert!(!with.contains("BEGINSOLUTION") && !with.contains("youranswer"), "{page}");
    }
}

#[test]
#[ignore = "needs the lab set up: `cargo lab test` runs it"]
fn a_site_replaces_a_site_and_nothing_else_and_only_from_what_was_run() {
    let folder = Path::new(TEMPORARY).join("no-site");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("it can be made");
    fs::write(folder.join("thesis.txt"), "mine").expect("it can be written");
    let (code, said) = site(&folder, &[]);
    assert!(code == Some(2) && said.contains("holds something else than a site"), "{said}");
    assert!(folder.join("thesis.txt").exists());

    let dir = Path::new(TEMPORARY).join("site-again");
    assert_eq!(site(&dir, &[]).0, Some(0));
    let neighbour = Path::new(TEMPORARY).join("site-again.old/thesis.txt");
    fs::create_dir_all(neighbour.parent().expect("a folder")).expect("it can be made");
    fs::write(&neighbour, "mine").expect("it can be written");
    fs::write(dir.join("stale.html"), "of an earlier site").expect("it can be written");
    let untouched = Path::new(ROOT).join("notebooks/source/lab8");
    let output = Command::new(LAB).arg("site").arg(&dir).arg("--from").arg(untouched).output();
    let said = String::from_utf8(output.expect("lab starts").stderr).expect("text");
    assert!(said.contains("00_start.ipynb: its cell") && said.contains("was not run"), "{said}");
    assert!(dir.join("stale.html").exists(), "an earlier site stays where a new one fails");
    let (code, said) = site(&dir, &[]);
    assert!(code == Some(0) && !dir.join("stale.html").exists(), "{said}");
    assert!(neighbour.exists(), "folders beside the site are not ours");
}

/// `cargo lab test` leaves it out, and says so, where there is no Chromium.
#[test]
#[ignore = "needs the lab set up and Chromium: `cargo lab test` runs it"]
fn in_a_browser_the_site_is_read_on_any_screen_without_another_server() {
    let python = std::env::var_os("LAB_TEST_PYTHON").expect("run it by `cargo lab test`");
    let output = Command::new(python)
        .args(["-m", "unittest", "-v", "test_site"])
        .current_dir(Path::new(ROOT).join("tests/jupyter"))
        .env("SITE", &*SITE)
        .env("PICTURES", Path::new(TEMPORARY).join("pictures"))
        .output()
        .expect("Python starts");
    let words = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&words));
}
