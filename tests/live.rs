//! Figures that move: what a loop prints in the lab's kernel, in another kernel, and in a program.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use nnlab::{Live, create_dataset, nn_model, plot_network};

const ITERATIONS: usize = 2000;

/// What the loops below run in: a folder of the kernel's, with word of these names in it.
fn folder(name: &str, words: &[&str]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("live").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    words.iter().for_each(|word| fs::write(folder.join(word), "").expect("a file"));
    folder
}

/// What one of the loops prints, run as a process of its own.
fn printed(test: &str, variables: &[(&str, &Path)]) -> String {
    let output = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", test, "--nocapture"])
        .env(OWN_PROCESS, "1")
        .env_remove("NNLAB_LIVE")
        .env_remove("EVCXR_IS_RUNTIME")
        .envs(variables.iter().copied())
        .output()
        .expect("it starts");
    String::from_utf8([output.stdout, output.stderr].concat()).expect("it is text")
}

/// Set where a loop is to run: in the process that a test below starts.
const OWN_PROCESS: &str = "TEST_OF_A_LOOP";

#[test]
fn a_loop() {
    if env::var_os(OWN_PROCESS).is_none() {
        return;
    }
    let drawn = Cell::new(0);
    let mut live = Live::new(ITERATIONS);
    for i in 0..ITERATIONS {
        live.show(i, &|| {
            drawn.set(drawn.get() + 1);
            plot_network(2, 1 + i * 20 / ITERATIONS, 1)
        });
    }
    println!("drawn: {}", drawn.get());
}

#[test]
fn a_training() {
    if env::var_os(OWN_PROCESS).is_none() {
        return;
    }
    let (x, y) = create_dataset();
    nn_model(&x, &y, 4, 100_000_000, false);
}

#[test]
fn a_loop_shows_some_hundred_figures_and_the_last_one() {
    let words = printed("a_loop", &[("NNLAB_LIVE", &folder("open", &[]))]);
    let frames: Vec<&str> = words.lines().filter(|line| line.starts_with('\u{2}')).collect();
    assert!((80..=130).contains(&frames.len()), "{} figures", frames.len());
    assert!(words.contains(&format!("drawn: {}", frames.len())), "all that are drawn are shown");
    let place = |frame: &str| frame.split('\u{3}').next().unwrap_or_default().to_owned();
    assert!(frames.iter().all(|frame| place(frame) == place(frames[0])), "each in the same place");
    assert!(frames[0].contains("1 hidden unit "), "the first: {}", &frames[0][..200]);
    assert!(frames[frames.len() - 1].contains("20 hidden units"), "the last");
}

#[test]
fn another_kernel_gets_the_last_figure_as_a_result() {
    let off = folder("off", &["off"]);
    for variables in [vec![], vec![("NNLAB_LIVE", off.as_path())]] {
        let runtime = ("EVCXR_IS_RUNTIME", Path::new("1"));
        let words = printed("a_loop", &[variables, vec![runtime]].concat());
        assert!(!words.contains('\u{2}'), "no line for the lab's kernel");
        assert_eq!(words.matches("EVCXR_BEGIN_CONTENT text/html").count(), 1);
        assert!(words.contains("20 hidden units") && words.contains("drawn: 1\n"), "{words}");
    }
}

#[test]
fn a_program_draws_and_prints_nothing() {
    let words = printed("a_loop", &[]);
    assert!(words.contains("drawn: 0\n") && !words.contains("EVCXR"), "{words}");
}

#[test]
fn an_interrupted_loop_says_where_it_stopped() {
    let stop = folder("stop", &["stop"]);
    for (test, sentence) in
        [("a_loop", "stopped at iteration "), ("a_training", "; the cost is 0.")]
    {
        let words = printed(test, &[("NNLAB_LIVE", &stop)]);
        assert!(words.contains(sentence), "{test}: {words}");
    }
}
