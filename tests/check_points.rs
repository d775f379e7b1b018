//! The rule of the points, over all known mistakes and over answers that compute nothing.

use nnlab::check::{self, Row, Score};
use nnlab::ndarray::Array2;
use nnlab::{Cache, Gradients, Parameters};

/// What nobody computed, and what is wrong twice: their points, of 10.
const OTHERS: [(&str, f64); 8] = [
    ("unchanged", 0.0),
    ("not_trained", 0.0),
    ("lab_only", 0.0),
    ("always", 0.0),
    ("never", 0.0),
    ("weights_zero", 0.0),
    ("sum_and_sign", 2.5),
    ("plus_without_rate", 2.5),
];

/// Each known mistake of an exercise has half of the points or more, but not all of them.
macro_rules! half_or_more {
    ($($exercise:ident)*) => {$({
        use check::$exercise::{EXERCISE, MISTAKES, cases, diagnose};
        let cases = cases(8);
        for mistake in MISTAKES {
            let judged = |case| Row {
                sizes: String::new(),
                verdict: diagnose(case, &(mistake.output)(case)),
            };
            let score = Score { exercise: &EXERCISE, rows: cases.iter().map(judged).collect() };
            let (points, all) = (score.points(), score.out_of());
            let about = format!("{}, {}: {points} of {all}", stringify!($exercise), mistake.name);
            match OTHERS.iter().find(|(name, _)| *name == mistake.name) {
                Some((_, expected)) => assert_eq!(points, expected * all / 10.0, "{about}"),
                None => assert!(2.0 * points >= all && points < all, "{about}"),
            }
        }
    })*};
}

#[test]
fn one_mistake_leaves_half_of_the_points_or_more_and_two_less() {
    half_or_more!(structure init forward cost backward update model dataset);
    half_or_more!(predict accuracy grid predict_grid sweep);
}

type A = Array2<f64>;

fn zeros(like: &A) -> A {
    Array2::zeros(like.dim())
}

#[test]
fn who_computes_nothing_earns_nothing() {
    let nothing = [
        check::structure(|_, _| (2, 4, 1)),
        check::init(|n_x, n_h, n_y, _| Parameters {
            w1: Array2::zeros((n_h, n_x)),
            b1: Array2::zeros((n_h, 1)),
            w2: Array2::zeros((n_y, n_h)),
            b2: Array2::zeros((n_y, 1)),
        }),
        check::forward(|x, p| {
            let (hidden, last) = ((p.w1.nrows(), x.ncols()), (p.w2.nrows(), x.ncols()));
            let cache = Cache {
                z1: Array2::zeros(hidden),
                a1: Array2::zeros(hidden),
                z2: Array2::zeros(last),
                a2: Array2::from_elem(last, 0.5),
            };
            (cache.a2.clone(), cache)
        }),
        check::cost(|_, _| 0.7),
        check::cost(|a2, y| nnlab::compute_cost(a2, y) * (1 / y.ncols()) as f64),
        check::backward(|p, _, _, _| Gradients {
            dw1: zeros(&p.w1),
            db1: zeros(&p.b1),
            dw2: zeros(&p.w2),
            db2: zeros(&p.b2),
        }),
        check::update(|p, _, _| p.clone()),
        check::model(|x, y, n_h, _, _| {
            let rng = &mut nnlab::RandomState::new(3);
            nnlab::initialize_parameters(x.nrows(), n_h, y.nrows(), rng)
        }),
        check::dataset(|m, _, _| {
            let y = Array2::from_shape_fn((1, m), |(_, i)| f64::from(i >= m / 2));
            (Array2::zeros((2, m)), y)
        }),
        check::predict(|p, x| Array2::from_elem((p.w2.nrows(), x.ncols()), true)),
        check::accuracy(|_, _| 90.5),
        check::grid(|_, _| (Array2::zeros((21, 21)), Array2::zeros((21, 21)))),
        check::predict_grid(|_, xx, _| xx.mapv(|_| false)),
        check::sweep(|_, _, sizes, _| vec![50.0; sizes.len()]),
    ];
    for score in nothing {
        assert_eq!(score.points(), 0.0, "{score}");
    }
}

/// Every formula gives an empty array for empty arrays.
#[test]
fn arrays_without_entries_earn_nothing() {
    let nothing = |_: &Array2<f64>, _: &Parameters| {
        let [z1, a1, z2, a2] = std::array::from_fn(|_| Array2::zeros((0, 1 << 60)));
        (a2.clone(), Cache { z1, a1, z2, a2 })
    };
    assert_eq!(check::forward(nothing).points(), 0.0);
}

/// A forgotten bias is one mistake, in whichever layer: what follows from it is not counted again.
#[test]
fn what_follows_from_an_earlier_mistake_is_not_counted_again() {
    let forgotten = |first: f64, second: f64| {
        move |x: &A, p: &Parameters| {
            let p = Parameters { b1: &p.b1 * first, b2: &p.b2 * second, ..p.clone() };
            nnlab::forward_propagation(x, &p)
        }
    };
    let score = |first, second| {
        let f = forgotten(first, second);
        let cases = check::forward::cases(8);
        let rows = cases.iter().map(|case| Row {
            sizes: String::new(),
            verdict: check::forward::diagnose(case, &f(&case.x, &case.parameters)),
        });
        Score { exercise: &check::forward::EXERCISE, rows: rows.collect() }.points()
    };
    assert_eq!((score(0.0, 1.0), score(1.0, 0.0)), (8.0, 8.0));
    assert_eq!(score(0.0, 0.0), 6.0, "both are two mistakes");
}
