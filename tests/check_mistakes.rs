//! Every known mistake of every exercise is caught, and named by its own sentence.

use nnlab::check;

/// For one exercise: the reference is full on every case, and every mistake is named. The grader's
/// seeds are secret, so any must do: a few are tried at once, many where all tests are run.
macro_rules! proves {
    ($exercise:ident, at least $n:literal, $few:literal $(seeds)? $(seed)? or $many:literal) => {
        mod $exercise {
            #[test]
            fn every_mistake_is_named() {
                prove(1000..1000 + $few);
            }

            #[test]
            #[ignore = "the same with more seeds"]
            fn every_mistake_is_named_whatever_the_seed() {
                prove(1000 + $few..1000 + $many);
            }

            fn prove(seeds: std::ops::Range<u64>) {
                use super::*;
                use check::$exercise::{MISTAKES, cases, diagnose, reference};
                assert!(MISTAKES.len() >= $n, "only {} known mistakes", MISTAKES.len());
                sentences_are_sound(&MISTAKES.iter().map(|m| (m.name, m.sentence)).collect::<Vec<_>>());
                // The first case is the lab's own, whatever the seed: judging it once is enough.
                let first = &cases(seeds.start)[0];
                let told = |m: &check::Mistake<_, _>| diagnose(first, &(m.output)(first));
                let on_first: Vec<_> = MISTAKES.iter().map(told).collect();
                for seed in seeds {
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

proves!(structure, at least 4, 5 seeds or 25);
proves!(init, at least 4, 5 seeds or 25);
proves!(forward, at least 8, 5 seeds or 25);
proves!(cost, at least 8, 5 seeds or 25);
proves!(backward, at least 8, 5 seeds or 25);
proves!(update, at least 8, 5 seeds or 25);
proves!(model, at least 4, 1 seed or 5);
proves!(dataset, at least 4, 3 seeds or 25);
proves!(predict, at least 4, 5 seeds or 25);
proves!(accuracy, at least 4, 5 seeds or 25);
proves!(grid, at least 4, 5 seeds or 25);
proves!(predict_grid, at least 4, 5 seeds or 25);
proves!(sweep, at least 4, 1 seed or 2);
