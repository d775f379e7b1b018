//! Every known mistake of every exercise is caught, and named by its own sentence.

use nnlab::check;

/// Seeds of the random cases: the grader's are secret, so any must do.
const SEEDS: std::ops::Range<u64> = 1000..1200;

/// For one exercise: the reference is full on every case, and every mistake is named.
macro_rules! proves {
    ($test:ident, $exercise:ident, at least $n:literal, $seeds:literal $(seeds)? $(seed)?) => {
        #[test]
        fn $test() {
            use check::$exercise::{MISTAKES, cases, diagnose, reference};
            assert!(MISTAKES.len() >= $n, "only {} known mistakes", MISTAKES.len());
            sentences_are_sound(&MISTAKES.iter().map(|m| (m.name, m.sentence)).collect::<Vec<_>>());
            // The first case is the lab's own, whatever the seed: judging it once is enough.
            let first = &cases(SEEDS.start)[0];
            let told = |m: &check::Mistake<_, _>| diagnose(first, &(m.output)(first));
            let on_first: Vec<_> = MISTAKES.iter().map(told).collect();
            for seed in SEEDS.take($seeds) {
                let cases = cases(seed);
                for (i, case) in cases.iter().enumerate() {
                    let verdict = diagnose(case, &reference(case));
                    assert!(verdict.full(), "the reference fails case {i} of seed {seed}: {verdict:?}");
                }
                for (mistake, on_first) in MISTAKES.iter().zip(&on_first) {
                    let others = cases[1..].iter().map(|case| diagnose(case, &(mistake.output)(case)));
                    let verdicts: Vec<_> = std::iter::once(on_first.clone()).chain(others).collect();
                    let name = most_common(&verdicts);
                    assert_eq!(
                        name.as_deref(), Some(mistake.name),
                        "seed {seed}: `{}` is taken for `{name:?}`; look at whether the cases tell the two apart: {verdicts:#?}",
                        mistake.name
                    );
                }
            }
        }
    };
}

/// Names and sentences occur once; a sentence is short, and ends as one.
fn sentences_are_sound(mistakes: &[(&str, &str)]) {
    for (i, (name, sentence)) in mistakes.iter().enumerate() {
        assert!(sentence.len() < 200 && sentence.ends_with(['.', ')', '?']), "{name}: {sentence}");
        let twin = mistakes[..i].iter().find(|(n, s)| n == name || s == sentence);
        assert!(twin.is_none(), "{name} has a twin: {twin:?}");
    }
}

/// The name that the score would show, which is that of most wrong cases.
fn most_common(verdicts: &[check::Verdict]) -> Option<String> {
    let rows = verdicts.iter().cloned();
    let rows = rows.map(|verdict| check::Row { sizes: String::new(), verdict }).collect();
    let score = check::Score { exercise: &check::forward::EXERCISE, rows };
    score.finding().map(|finding| finding.name.to_string())
}

proves!(every_mistake_of_structure_is_named, structure, at least 4, 25 seeds);
proves!(every_mistake_of_init_is_named, init, at least 4, 25 seeds);
proves!(every_mistake_of_forward_is_named, forward, at least 8, 25 seeds);
proves!(every_mistake_of_cost_is_named, cost, at least 8, 25 seeds);
proves!(every_mistake_of_backward_is_named, backward, at least 8, 25 seeds);
proves!(every_mistake_of_update_is_named, update, at least 8, 25 seeds);
proves!(every_mistake_of_model_is_named, model, at least 4, 5 seeds);
proves!(every_mistake_of_dataset_is_named, dataset, at least 4, 25 seeds);
proves!(every_mistake_of_predict_is_named, predict, at least 4, 25 seeds);
proves!(every_mistake_of_accuracy_is_named, accuracy, at least 4, 25 seeds);
proves!(every_mistake_of_grid_is_named, grid, at least 4, 25 seeds);
proves!(every_mistake_of_predict_grid_is_named, predict_grid, at least 4, 25 seeds);
proves!(every_mistake_of_sweep_is_named, sweep, at least 4, 1 seed);
