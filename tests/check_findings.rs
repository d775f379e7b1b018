//! What no known mistake explains gets a sentence that every step shares.

use nnlab::check::{Finding, Score, backward, cost, forward, structure};
use nnlab::ndarray::{Array2, Axis};
use nnlab::{Cache, Gradients, Parameters, backward_propagation, check, update_parameters};

/// The finding for a forward pass whose z1 was changed, on a case of all different sizes.
fn on_z1(change: fn(&Array2<f64>) -> Array2<f64>) -> Finding {
    let case = &forward::cases(5)[1];
    let (a2, cache) = forward::reference(case);
    let cache = Cache { z1: change(&cache.z1), ..cache };
    let verdict = forward::diagnose(case, &(a2, cache));
    assert_eq!((verdict.right, verdict.of), (4, 5), "only z1 was changed");
    verdict.finding().expect("z1 is wrong").clone()
}

#[test]
fn each_shared_finding_has_its_name_and_names_the_array() {
    let mean = |z: &Array2<f64>, axis| z.mean_axis(Axis(axis)).unwrap().insert_axis(Axis(axis));
    type Change = fn(&Array2<f64>) -> Array2<f64>;
    let changes: [(&str, Change); 11] = [
        ("transposed", |z| z.t().to_owned()),
        ("sign", |z| -z),
        ("factor", |z| z * 3.25),
        ("factor", |z| z / z.ncols() as f64),
        ("zeros", |z| z * 0.0),
        ("nan", |z| z.mapv(|v| if v > 0.0 { f64::NAN } else { v })),
        ("nan", |z| z.mapv(|v| v / 0.0)),
        ("shape", |z| z.slice(nnlab::ndarray::s![.., 1..]).to_owned()),
        ("shape", |_| Array2::zeros((0, 0))),
        ("digits", |z| z.mapv(|v| f64::from(v as f32))),
        ("entry", |z| z + 1e-3),
    ];
    for (name, change) in changes {
        let finding = on_z1(change);
        assert_eq!(finding.name, name, "{}", finding.sentence);
        // The name of the array, or that of its line.
        let named = finding.sentence.contains("cache.z1") || finding.sentence.contains("Z1");
        assert!(named, "{}", finding.sentence);
    }
    let alike = |axis| {
        let case = &forward::cases(5)[1];
        let (a2, cache) = forward::reference(case);
        let z1 = mean(&cache.z1, axis).broadcast(cache.z1.dim()).unwrap().to_owned();
        forward::diagnose(case, &(a2, Cache { z1, ..cache })).finding().unwrap().name
    };
    assert_eq!((alike(1), alike(0)), ("columns", "rows"));
}

#[test]
fn a_wrong_shape_names_both_shapes_and_their_symbols() {
    let case = &forward::cases(5)[1];
    let (n_h, m) = (case.parameters.w1.nrows(), case.x.ncols());
    let sentence = on_z1(|z| z.slice(nnlab::ndarray::s![.., 1..]).to_owned()).sentence;
    for piece in [format!("({n_h}, {})", m - 1), format!("({n_h}, {m})"), "(n_h, m)".into()] {
        assert!(sentence.contains(&piece), "expected {piece} in: {sentence}");
    }
}

#[test]
fn a_factor_of_m_is_named_as_m() {
    let sentence = on_z1(|z| z * z.ncols() as f64).sentence;
    assert!(sentence.starts_with("cache.z1 is m times too large"), "{sentence}");
}

#[test]
fn a_row_in_place_of_a_column_is_a_sum_along_the_wrong_axis() {
    let case = &backward::cases(5)[1];
    let g = backward::reference(case);
    let db1 = Array2::zeros((1, case.x.ncols()));
    let verdict = backward::diagnose(case, &Gradients { db1, ..g });
    assert_eq!(verdict.finding().unwrap().name, "axis");
}

#[test]
fn arrays_that_are_exchanged_are_in_the_wrong_place() {
    let case = &forward::cases(5)[1];
    let (a2, Cache { z1, a1, z2, a2: a }) = forward::reference(case);
    let verdict = forward::diagnose(case, &(a2, Cache { z1: a1, a1: z1, z2, a2: a }));
    assert_eq!(verdict.finding().unwrap().name, "place");
    assert_eq!((verdict.right, verdict.of), (3, 5));
}

#[test]
fn two_mistakes_at_once_are_told_one_after_the_other() {
    let case = &backward::cases(5)[1];
    let g = backward::reference(case);
    let m = case.x.ncols() as f64;
    // The output layer has lost its 1/m, and the hidden layer is nonsense.
    let (dw2, db2) = (&g.dw2 * m, &g.db2 * m);
    let verdict = backward::diagnose(case, &Gradients { dw2, db2, dw1: &g.dw1 + 1.0, ..g });
    let sentence = &verdict.finding().unwrap().sentence;
    assert!(sentence.starts_with("`/ m` is missing"), "{sentence}");
    assert!(sentence.contains("dW2"), "{sentence}");
}

#[test]
fn the_first_entry_that_differs_is_shown_with_both_values() {
    let case = &cost::cases(5)[1];
    let verdict = cost::diagnose(case, &0.123);
    let sentence = &verdict.finding().unwrap().sentence;
    let right = format!("{:.4}", cost::reference(case));
    assert!(sentence.contains("0.123") && sentence.contains(&right), "{sentence}");

    let case = &structure::cases(5)[0];
    let verdict = structure::diagnose(case, &(2, 5, 1));
    assert_eq!(verdict.finding().unwrap().sentence, "n_h: 5 stands where 4 belongs.");
}

#[test]
fn a_placeholder_is_not_written_yet() {
    let score = check::backward(|_, _, _, _| todo!());
    assert_eq!(score.finding().unwrap().name, "unwritten");
    assert_eq!(score.points(), 0.0);
    let score = check::cost(|_, _| unimplemented!("later"));
    assert_eq!(score.finding().unwrap().name, "unwritten");
}

#[test]
fn a_panic_gives_its_message_and_what_it_usually_means() {
    let score = check::forward(|x, p| nnlab::forward_propagation(&x.t().to_owned(), p));
    let sentence = &score.finding().unwrap().sentence;
    assert!(sentence.contains("expected w1"), "{sentence}");

    let score = check::backward(|p, cache, x, y| {
        let g = nnlab::backward_propagation(p, cache, x, y);
        Gradients { dw1: &p.w1 * &cache.a1, ..g } // entry by entry, where a product belongs
    });
    let sentence = &score.finding().unwrap().sentence;
    assert!(sentence.contains("a.dot(&b)"), "{sentence}");
}

fn name(score: &Score) -> &'static str {
    score.finding().expect("something is wrong").name
}

/// A mistake that would spoil an array which is right is not what happened.
#[test]
fn one_wrong_array_is_not_blamed_on_all() {
    let db1 = check::backward(|p, c, x, y| {
        let g = backward_propagation(p, c, x, y);
        Gradients { db1: g.db1 * x.ncols() as f64, ..g }
    });
    let hidden = check::backward(|p, c, x, y| {
        let (g, m) = (backward_propagation(p, c, x, y), x.ncols() as f64);
        Gradients { dw1: g.dw1 / m, db1: g.db1 / m, ..g }
    });
    let slope = check::backward(|p, c, x, y| {
        let g = backward_propagation(p, c, x, y);
        Gradients { dw1: -g.dw1, db1: -g.db1, ..g }
    });
    let w2 = check::update(|p, g, rate| Parameters {
        w2: &p.w2 - &g.dw2,
        ..update_parameters(p, g, rate)
    });
    let b2 = check::update(|p, g, rate| Parameters {
        b2: p.b2.clone(),
        ..update_parameters(p, g, rate)
    });
    let w1 = check::init(|n_x, n_h, n_y, rng| {
        let p = nnlab::initialize_parameters(n_x, n_h, n_y, rng);
        Parameters { w1: p.w1 * 0.0, ..p }
    });
    let about = [
        (&db1, "`db1 = sum(dZ1, 1)`"),
        (&hidden, "`dW1 = dZ1·Xᵀ / m / m`"),
        (&slope, "`dZ1 = "),
        (&w2, "`new W2 = W2 - dW2`"),
        (&b2, "`new b2 = b2`"),
        (&w1, "w1 is 0 in every place"),
    ];
    for (score, piece) in about {
        assert!(score.to_string().contains(piece), "expected {piece} in {score}");
    }
    let y = check::dataset(|m, noise, rng| {
        let (x, y) = nnlab::create_dataset_with(m, noise, rng);
        (x, y.t().to_owned())
    });
    assert!(y.finding().unwrap().sentence.starts_with("y is transposed"), "{y}");
    let n_h = check::structure(|x, y| (x.nrows(), y.nrows(), y.nrows()));
    assert!(n_h.finding().unwrap().sentence.contains("n_h"), "{n_h}");
}

/// Division of whole numbers, the commonest slip of a beginner in Rust.
#[test]
fn infinity_and_zero_ask_for_a_division_of_whole_numbers() {
    let infinite = check::cost(|a2, y| nnlab::compute_cost(a2, y) / (1 / (y.ncols() + 1)) as f64);
    assert_eq!(name(&infinite), "nan");
    assert!(infinite.to_string().contains("`1 / m` is 0"), "{infinite}");
    let zero = check::backward(|p, c, x, y| {
        let (g, f) = (backward_propagation(p, c, x, y), (1 / x.ncols()) as f64);
        Gradients { dw1: g.dw1 * f, db1: g.db1 * f, dw2: g.dw2 * f, db2: g.db2 * f }
    });
    assert!(zero.to_string().contains("`1.0 / m as f64`"), "{zero}");
}

/// How much a right answer may differ: far more than rounding does, far less than any mistake.
#[test]
fn a_billionth_of_the_largest_entry_is_rounding_and_ten_billionths_are_not() {
    let case = &forward::cases(5)[1];
    let verdict = |share: f64| {
        let (a2, cache) = forward::reference(case);
        let z1 = &cache.z1 + share * cache.z1.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
        forward::diagnose(case, &(a2, Cache { z1, ..cache }))
    };
    assert!(verdict(1e-10).full() && verdict(-1e-10).full());
    assert_eq!(verdict(1e-8).finding().unwrap().name, "digits");
    assert_eq!(verdict(-1e-8).finding().unwrap().name, "digits");
    assert!(
        !cost::diagnose(&cost::cases(5)[1], &(cost::reference(&cost::cases(5)[1]) * (1.0 + 1e-8)))
            .full()
    );
}
