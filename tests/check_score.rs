//! The score: its points, its lines, its table.

use nnlab::Parameters;
use nnlab::check::{self, EXERCISES, Finding, Row, Score, Verdict};

fn score(shares: &[(usize, usize)]) -> Score {
    let row = |&(right, of)| {
        let sentence = "a < b & \"c\" <script>".into();
        let finding = Finding { name: "entry", sentence, whole: false };
        let findings = if right == of { vec![] } else { vec![finding] };
        let earned = (0..of).map(|i| i < right).collect();
        let verdict = Verdict { right, of, findings, values: vec![], earned };
        Row { sizes: "m = 7".into(), verdict }
    };
    Score { exercise: &check::backward::EXERCISE, rows: shares.iter().map(row).collect() }
}

#[test]
fn half_of_the_arrays_is_half_of_the_points() {
    let score = check::update(|p, g, rate| {
        let Parameters { w1, w2, .. } = nnlab::update_parameters(p, g, rate);
        Parameters { w1, w2, ..p.clone() }
    });
    assert_eq!(score.points(), 5.0, "w1 and w2 are right, b1 and b2 are not");
    assert_eq!(score.finding().unwrap().name, "biases_unchanged");
}

#[test]
fn points_are_cut_down_to_tenths_so_that_only_a_full_score_is_full() {
    assert_eq!(score(&[(4, 4), (4, 4)]).points(), 10.0);
    assert_eq!(score(&[(4, 4), (2, 4)]).points(), 5.0, "two of four are right in every case");
    assert_eq!(score(&[(1, 3), (1, 3)]).points(), 3.3);
    assert_eq!(score(&[(999, 1000), (1000, 1000)]).points(), 9.9);
    assert_eq!(score(&[(0, 4), (0, 1)]).points(), 0.0);
    assert_eq!(score(&[]).points(), 0.0, "nothing was tried");
}

#[test]
fn the_lines_say_how_many_cases_are_right_and_what_to_look_at() {
    let full = check::cost(nnlab::compute_cost).to_string();
    assert_eq!(full, "compute_cost: 5 of 5 cases right, 10 of 10 points");
    let wrong = check::cost(|a2, y| -nnlab::compute_cost(a2, y)).to_string();
    let lines: Vec<&str> = wrong.lines().collect();
    assert_eq!(lines[0], "compute_cost: 0 of 5 cases right, 5 of 10 points");
    assert!(lines[1].starts_with("compute_cost: the minus in front is missing"), "{wrong}");
}

#[test]
fn the_table_says_its_verdicts_in_words_and_escapes_the_rest() {
    let html = score(&[(4, 4), (2, 4), (0, 4)]).html();
    for piece in ["right</b>", "2 of 4 right</b>", "wrong</b>", "m = 7"] {
        assert!(html.contains(piece), "expected {piece} in {html}");
    }
    assert!(html.contains("a &lt; b &amp; &quot;c&quot; &lt;script&gt;"), "{html}");
    assert!(!html.contains("<script"), "{html}");
}

#[test]
fn a_row_shows_the_sentence_that_explains_the_other_rows_too() {
    // With one output the mean over all entries is right; with one example the sum is.
    let score = check::cost(|a2, y| nnlab::compute_cost(a2, y) * y.ncols() as f64);
    assert_eq!(score.finding().unwrap().name, "sum");
    let wrong = score.rows.iter().filter(|row| !row.verdict.full());
    for row in wrong {
        let names: Vec<_> = row.verdict.findings.iter().map(|f| f.name).collect();
        assert!(names.contains(&"sum"), "{names:?}");
    }
}

#[test]
fn every_notebook_has_ten_points() {
    for step in 1..=10 {
        let points = EXERCISES.iter().filter(|e| e.step == step).map(|e| u32::from(e.points));
        assert_eq!(points.sum::<u32>(), 10, "step {step}");
    }
}

#[test]
fn the_same_seed_gives_the_same_cases_and_another_seed_others() {
    assert_eq!(check::backward::cases(11), check::backward::cases(11));
    assert_ne!(check::backward::cases(11), check::backward::cases(12));
}
