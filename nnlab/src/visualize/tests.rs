//! Every figure, drawn from real training runs and looked at by a program.

mod content;

use ndarray::Array2;
use resvg::tiny_skia::{Pixmap, Rect};
use resvg::usvg::{Group, Node, Options, Text, Tree};

use crate::figure::png;
use crate::figure::text;
use crate::*;

/// All figures, with the easy and the hard cases of each.
fn figures() -> Vec<(&'static str, Figure)> {
    let (x, y) = create_dataset();
    let train = |n_h: usize, num_iterations: usize, learning_rate: f64| {
        let snapshots = (0..=5).map(|k| k * num_iterations / 5).collect();
        let settings =
            Settings { n_h, num_iterations, learning_rate, snapshots, ..Settings::default() };
        nn_model_with(&x, &y, &settings)
    };
    let (four, twenty) = (train(4, 1500, LEARNING_RATE), train(20, 300, LEARNING_RATE));
    let models: Vec<(usize, Parameters)> =
        [1, 2, 3, 4, 5, 10, 20].map(|n| (n, train(n, 100, 1.2).parameters)).into();
    let runs: Vec<(f64, Vec<f64>)> = [0.05, 1.2, 5.0].map(|r| (r, train(4, 400, r).costs)).into();
    let diverged = [(50.0, vec![0.693, 3.0, f64::NAN, 0.5]), (1e-3, vec![0.7; 10_000])];
    let check = gradient_check(backward_propagation, &four.parameters, &x, &y);
    let mut wrong = check.clone();
    (wrong.entries[3].analytic, wrong.relative_error) = (f64::NAN, f64::NAN);
    let mut infinite = check.clone();
    (infinite.entries[3].analytic, infinite.relative_error) = (f64::INFINITY, f64::INFINITY);
    let rising: Vec<f64> =
        (0..2000_i32).map(|k| 0.7 - 1e-4 * f64::from((k - 1000).abs())).collect();
    let sharp: Vec<(usize, f64)> = (0..=20).map(|k| (100 * k, 0.15 * k as f64)).collect();

    let logs =
        [("−ln a", vec![(0.0, f64::INFINITY), (0.1, 2.3), (1.0, 0.0)]), ("flat", vec![(0.5, 1.0)])];
    let a2 = |p: &Parameters| forward_propagation(&x, p).0;
    let (xx, yy) = boundary_grid(&x, 0.3);
    let few = boundary_grid(&ndarray::array![[0.0], [0.0]], 1.0);
    let far = (ndarray::array![[-40.0, 40.0]], ndarray::array![[0.0, 1.0]]);
    let far = (ndarray::concatenate![ndarray::Axis(0), far.0, far.0], far.1);
    let sure_and_wrong = y.mapv(|label| 1.0 - label);
    let spreads = |slow: f64| vec![[0.9, 1.0, 1.3], [0.4, 0.9, 2.0], [slow, slow, 2.0 * slow]];
    let times = [("training", spreads(14.0)), ("a million points", spreads(1234.0))];

    vec![
        ("chain", plot_chain(&[0.5, 0.5], 1.0, &links(2, 2))),
        ("longest chain", plot_chain(&[-123.456; 4], 0.0, &links(4, 4))),
        ("curves", plot_curves("One falls and one is a point", ("a", "cost"), &logs)),
        ("times", plot_times(&["ours", "theirs", "slow"], &times)),
        ("equal times", plot_times(&["ours", "theirs"], &[("one", vec![[1.0; 3]; 2])])),
        ("shares", plot_cost_shares(compute_cost, &a2(&four.parameters), &x, &y)),
        ("infinite shares", plot_cost_shares(compute_cost, &sure_and_wrong, &x, &y)),
        ("dataset", plot_dataset(&x, &y)),
        ("data sets", plot_datasets(&[("seed 1", (x.clone(), y.clone())), ("far", far.clone())])),
        ("many data sets", plot_datasets(&[1, 2, 3, 4].map(|_| ("seed 1", create_dataset())))),
        ("boundary", plot_decision_boundary(&|q| predict(&four.parameters, q), &x, &y)),
        ("grid", plot_grid(&xx, &yy, &predict_grid(&four.parameters, &xx, &yy), &x, &y)),
        ("grid of 4 points", plot_grid(&few.0, &few.1, &few.0.mapv(|v| v > 0.0), &x, &y)),
        ("cost", plot_cost(&four.costs)),
        ("cost of one iteration", plot_cost(&[0.68])),
        ("cost that diverges", plot_cost(&[0.7, 2.0, f64::INFINITY])),
        ("sizes", plot_hidden_layer_sizes(&models, &x, &y)),
        ("moments", plot_boundary_moments(&four.snapshots, &x, &y)),
        ("one moment", plot_boundary_moments(&four.snapshots[..1], &x, &y)),
        ("network", plot_network(2, 4, 1)),
        ("large network", plot_network(12, 4000, 10)),
        ("weights", plot_weights(&four.parameters)),
        ("weights of 20", plot_weights(&twenty.parameters)),
        ("activations", plot_activations()),
        ("fields", plot_hidden_fields(&four.parameters, &x, &y)),
        ("fields of 20", plot_hidden_fields(&twenty.parameters, &x, &y)),
        ("gradients", plot_gradient_check(&check)),
        ("gradients with NaN", plot_gradient_check(&wrong)),
        ("gradients with infinity", plot_gradient_check(&infinite)),
        ("rates", plot_learning_rates(&runs)),
        ("diverged rates", plot_learning_rates(&diverged)),
        ("sharpness", plot_cost_and_sharpness(&rising, &sharp, 1.2)),
        ("sharpness of a start", plot_cost_and_sharpness(&four.costs[..9], &[(0, 0.3)], 1.2)),
    ]
}

/// A chain of `n` neurons that reads so many inputs, with weights of many digits.
fn links(n: usize, inputs: usize) -> Vec<backward::Neuron> {
    let w = |k: usize| if k == 0 { vec![-0.123456; inputs] } else { vec![-1234.5] };
    (0..n).map(|k| backward::Neuron { w: w(k), b: 0.5 }).collect()
}

fn parsed(figure: &Figure) -> Tree {
    let options = Options { fontdb: png::FONTS.clone(), ..Options::default() };
    Tree::from_str(figure.svg(), &options).expect("the drawing is SVG")
}

fn nodes(group: &Group) -> &[Node] {
    group.children()
}

fn texts<'a>(tree: &'a Tree) -> Vec<(String, Rect, &'a Text)> {
    let words = |t: &Text| t.chunks().iter().map(|c| c.text()).collect::<String>();
    let text_of = |node: &'a Node| match node {
        Node::Text(t) => Some((words(t), t.abs_bounding_box(), t.as_ref())),
        _ => None,
    };
    nodes(tree.root()).iter().filter_map(text_of).collect()
}

#[test]
fn nothing_reaches_over_the_edge_of_its_sheet() {
    for (name, figure) in figures() {
        let tree = parsed(&figure);
        assert_eq!(tree.size().width(), 1120.0, "{name}");
        assert!(nodes(tree.root()).len() > 15, "{name} is nearly empty");
        assert!(texts(&tree).len() >= 5, "{name} has too few words");
        for node in nodes(tree.root()) {
            let b = node.abs_stroke_bounding_box();
            let inside = b.left() >= 0.0
                && b.top() >= 0.0
                && b.right() <= tree.size().width()
                && b.bottom() <= tree.size().height();
            assert!(inside, "{name}: {node:?} reaches over the edge");
        }
    }
}

#[test]
fn no_words_cover_other_words() {
    for (name, figure) in figures() {
        let tree = parsed(&figure);
        let texts = texts(&tree);
        for (k, (words, a, _)) in texts.iter().enumerate() {
            for (others, b, _) in &texts[k + 1..] {
                let apart = a.right() <= b.left()
                    || b.right() <= a.left()
                    || a.bottom() <= b.top()
                    || b.bottom() <= a.top();
                assert!(apart, "{name}: {words:?} and {others:?} overlap");
            }
        }
    }
}

#[test]
fn words_are_no_wider_than_the_layout_believes() {
    for (name, figure) in figures() {
        for (words, drawn, text) in texts(&parsed(&figure)) {
            let span = &text.chunks()[0].spans()[0];
            let bold = span.font().weight() > 400;
            let believed = text::width(&words, span.font_size().get().into(), bold);
            let long_side = drawn.width().max(drawn.height());
            assert!(
                f64::from(long_side) <= believed.max(f64::from(span.font_size().get()) * 1.3),
                "{name}: {words:?} is {long_side} wide, believed {believed}; see figure/text.rs"
            );
        }
    }
}

#[test]
fn no_number_in_a_drawing_is_nan_or_infinite() {
    for (name, figure) in figures() {
        let shapes = figure.svg().lines().filter(|l| l.contains("points=") || l.contains("cx="));
        for line in shapes {
            let wild = line.contains("NaN") || line.contains("inf") || line.contains("2147483647");
            assert!(!wild, "{name}: {line}");
        }
    }
}

#[test]
fn the_alternative_text_is_a_sentence_with_numbers() {
    for (name, figure) in figures() {
        let alt = figure.alt();
        assert!(alt.ends_with('.') && !alt.contains('\n') && !alt.contains(".."), "{name}: {alt}");
        assert!(alt.chars().filter(char::is_ascii_digit).count() >= 2, "{name}: {alt}");
    }
}

#[test]
fn a_png_has_its_title_without_any_font_of_the_system() {
    for (name, figure) in figures() {
        let pixels = Pixmap::decode_png(&figure.png().expect(name)).expect("resvg writes PNG");
        let (width, tall) = (pixels.width() as usize, 66);
        let dark = pixels.pixels()[..width * tall].iter().filter(|p| p.red() < 90).count();
        assert!(dark > 1500, "{name}: only {dark} dark pixels where the title stands");
    }
}

#[test]
fn figures_stay_small() {
    for (name, figure) in figures() {
        let (kilobytes, limit) =
            (figure.html().len() / 1000, if name == "boundary" { 200 } else { 400 });
        assert!(kilobytes < limit, "{name} takes {kilobytes} kB in a notebook");
    }
}

#[test]
fn every_example_of_the_data_is_drawn() {
    let (x, y) = create_dataset();
    let count = |svg: &str, what: &str| svg.lines().filter(|l| l.starts_with(what)).count();
    let figure = plot_dataset(&x, &y);
    // One more of each in the legend.
    assert_eq!(count(figure.svg(), "<circle"), 201);
    assert_eq!(count(figure.svg(), "<polygon"), 201);
}

#[test]
fn a_boundary_is_painted_where_the_model_changes_its_mind() {
    let (x, y) = create_dataset();
    let right_half = |q: &ndarray::Array2<f64>| q.slice(ndarray::s![0..1, ..]).mapv(|v| v > 1.0);
    let figure = plot_decision_boundary(&right_half, &x, &y);
    let pixels = Pixmap::decode_png(&figure.png().unwrap()).unwrap();
    let y_of_row = pixels.height() - 120;
    let colours: Vec<bool> = (120..1085)
        .map(|column| pixels.pixel(column, y_of_row).unwrap())
        .map(|p| p.red() > p.blue())
        .collect();
    let change = colours.iter().position(|&orange| orange).expect("class 1 is to the right");
    assert!(colours[change..].iter().all(|&orange| orange), "one change along a row");
    let (xx, _) = boundary_grid(&x, 0.01);
    let (first, last) = (xx[[0, 0]], xx[[0, xx.ncols() - 1]]);
    let chart = figure.svg().lines().find(|l| l.starts_with("<rect") && l.contains("D0E3F0"));
    let number = |name: &str| -> f64 {
        let (_, rest) = chart.unwrap().split_once(&format!(" {name}=\"")).unwrap();
        rest.split('"').next().unwrap().parse().unwrap()
    };
    let expected = number("x") + (1.0 - first) / (last - first) * number("width") - 120.0;
    assert!((change as f64 - expected).abs() <= 2.0, "at pixel {change}, expected {expected}");
}

#[test]
#[should_panic(expected = "expected x to have 2 rows")]
fn a_plane_needs_two_coordinates() {
    plot_dataset(&ndarray::array![[1.0, 2.0]], &ndarray::array![[0.0, 1.0]]);
}

#[test]
#[should_panic(expected = "expected at least one cost")]
fn no_costs_get_a_sentence() {
    plot_cost(&[]);
}

#[test]
#[should_panic(expected = "answers of shape (1, 400)")]
fn a_model_that_answers_in_a_column_gets_a_sentence() {
    let (x, y) = create_dataset();
    let column = |q: &ndarray::Array2<f64>| ndarray::Array2::from_elem((q.ncols(), 1), true);
    plot_decision_boundary(&column, &x, &y);
}
