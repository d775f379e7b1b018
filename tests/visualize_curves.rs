//! Curves and shares of the cost: what is drawn, not that something is.

mod common;

use common::{reference_data, says};
use ndarray::{Array2, array};
use nnlab::{RandomState, compute_cost, create_dataset, create_dataset_with, plot_cost_shares};
use nnlab::{plot_cost, plot_curves, plot_datasets, plot_decision_boundary, plot_times};

const BLUE: &str = "#0072B2";
const VERMILLION: &str = "#D55E00";

/// The corners of every line or polygon of a colour, in the order in which they are drawn.
fn shapes(svg: &str, kind: &str, colour: &str) -> Vec<Vec<(f64, f64)>> {
    let of_kind = |line: &&str| line.starts_with(kind) && line.contains(colour);
    svg.lines().filter(of_kind).map(|line| corners(attribute(line, "points"))).collect()
}

fn corners(points: &str) -> Vec<(f64, f64)> {
    let number = |text: &str| text.parse::<f64>().expect("a coordinate");
    let pair = |text: &str| text.split_once(',').map(|(x, y)| (number(x), number(y)));
    points.split_whitespace().filter_map(pair).collect()
}

fn attribute<'a>(line: &'a str, name: &str) -> &'a str {
    let (_, rest) = line.split_once(&format!(" {name}=\"")).expect("the attribute is there");
    rest.split('"').next().expect("a quote ends it")
}

#[test]
fn a_curve_goes_through_its_points_in_the_colour_of_its_name() {
    let roof = vec![(0.0, 0.0), (1.0, 2.0), (4.0, 0.0)];
    let floor = vec![(0.0, 0.0), (4.0, 0.0)];
    let figure = plot_curves("A roof", ("x", "y"), &[("roof", roof), ("floor", floor)]);
    // The first line of a colour is the legend's sample.
    let drawn = shapes(figure.svg(), "<polyline", BLUE)[1].clone();
    let [left, top, right] = drawn[..] else { panic!("expected 3 corners, not {drawn:?}") };
    assert_eq!(left.1, right.1, "both ends are at 0");
    assert!(top.1 < left.1, "2 is above 0, and a sheet counts downwards");
    let share = (top.0 - left.0) / (right.0 - left.0);
    assert!((share - 0.25).abs() < 0.002, "x = 1 of 0 to 4, but it is at {share}: whole pixels");
    let below = &shapes(figure.svg(), "<polyline", VERMILLION)[1];
    assert_eq!(below[..], [left, right], "the floor in the second colour");
}

#[test]
fn infinity_leaves_a_gap_and_no_points_get_a_sentence() {
    let gap = vec![(0.0, 1.0), (1.0, 2.0), (2.0, f64::INFINITY), (3.0, 2.0), (4.0, 1.0)];
    let figure = plot_curves("Two pieces", ("x", "y"), &[("piece", gap)]);
    assert_eq!(shapes(figure.svg(), "<polyline", BLUE).len(), 1 + 2, "the legend's and two pieces");
    let far = vec![(0.0, 1.0), (1.0, 2.0), (f64::NEG_INFINITY, 2.0), (2.0, 2.0), (3.0, 1.0)];
    let figure = plot_curves("Two pieces", ("x", "y"), &[("piece", far)]);
    assert_eq!(shapes(figure.svg(), "<polyline", BLUE).len(), 1 + 2, "a gap at an infinite x too");
    says(&["expected at least one curve"], || plot_curves("", ("x", "y"), &[]));
    says(&["`wild`", "2"], || {
        let wild = vec![(0.0, f64::NAN), (f64::INFINITY, 0.0)];
        plot_curves("", ("x", "y"), &[("wild", wild)])
    });
}

/// On such an axis a fourfold time is twice as far from 1 as a double one.
#[test]
fn a_time_stands_at_the_logarithm_of_its_multiple() {
    let tasks = [("a", vec![[0.5, 1.0, 2.0], [3.0, 4.0, 4.0]]), ("b", vec![[10.0; 3], [20.0; 3]])];
    let figure = plot_times(&["ours", "theirs"], &tasks);
    let middle = |corners: &Vec<(f64, f64)>| (corners[0].0 + corners[1].0) / 2.0;
    let theirs: Vec<f64> =
        shapes(figure.svg(), "<polygon", VERMILLION).iter().map(middle).collect();
    let [_, four, two] = theirs[..] else { panic!("the legend's and two, not {theirs:?}") };
    // The first line of a colour is the legend's sample.
    let ours = &shapes(figure.svg(), "<polyline", BLUE)[1];
    let (half, double) = (ours[0].0, ours[1].0);
    let one = (half + double) / 2.0;
    assert!((two - double).abs() < 0.2, "twice as long at {two} and {double}: tenths of a pixel");
    assert!((four - one - 2.0 * (two - one)).abs() < 0.3, "1 at {one}, 2 at {two}, 4 at {four}");
    assert!(figure.alt().contains("a: theirs 4.0 times; b: theirs 2.0 times"), "{}", figure.alt());
}

#[test]
fn times_that_cannot_be_drawn_get_a_sentence() {
    let of_two = |wild: f64| {
        plot_times(&["ours", "theirs"], &[("a", vec![[1.0; 3], [wild, 1.0, 1.0]])]);
    };
    says(&["`a`", "above 0", "NaN"], || of_two(f64::NAN));
    says(&["`a`", "above 0", "has 0"], || of_two(0.0));
    says(&["`a`", "1 sides", "2"], || {
        plot_times(&["ours", "theirs"], &[("a", vec![[1.0; 3]])]);
    });
    says(&["two sides", "1"], || {
        plot_times(&["ours"], &[("a", vec![[1.0; 3]])]);
    });
    says(&["at least one task"], || {
        plot_times(&["ours", "theirs"], &[]);
    });
}

/// Class 0 answers 0.5 and 0.9: −ln 0.5 and −ln 0.1, whose areas must be as the costs.
#[test]
fn the_area_of_a_mark_is_in_proportion_to_its_cost() {
    let x = array![[0.0, 3.0, 6.0], [0.0, 2.0, 0.0]];
    let (y, a2) = (array![[0.0, 0.0, 1.0]], array![[0.5, 0.9, 0.5]]);
    let figure = plot_cost_shares(compute_cost, &a2, &x, &y);
    let circles = figure.svg().lines().filter(|l| l.starts_with("<circle") && l.contains(BLUE));
    let mut radii: Vec<f64> = circles.map(|l| attribute(l, "r").parse().unwrap()).skip(1).collect();
    radii.sort_by(f64::total_cmp);
    let (expected, ratio) = ((0.1_f64.ln() / 0.5_f64.ln()).sqrt(), radii[1] / radii[0]);
    assert!((ratio - expected).abs() < 0.15, "radii {radii:?}, expected 1 to {expected}");
    assert_eq!(shapes(figure.svg(), "<polygon", VERMILLION).len(), 2, "the legend's and one");
}

#[test]
fn the_costs_are_those_of_the_function_that_is_given() {
    fn squared(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
        (a2 - y).mapv(|d| d * d).mean().expect("not empty")
    }
    let (x, y) = reference_data();
    let a2 = Array2::from_shape_fn(y.dim(), |(_, k)| 0.01 + 0.98 * k as f64 / 399.0);
    let ours = plot_cost_shares(compute_cost, &a2, &x, &y);
    assert_ne!(plot_cost_shares(squared, &a2, &x, &y).svg(), ours.svg());
}

#[test]
fn the_title_says_how_many_points_cost_half_or_what_is_wild() {
    let x = array![[0.0, 3.0, 6.0, 9.0], [0.0, 2.0, 0.0, 1.0]];
    let y = array![[0.0, 0.0, 1.0, 1.0]];
    let alt = |a2: Array2<f64>| plot_cost_shares(compute_cost, &a2, &x, &y).alt().to_owned();
    assert!(alt(array![[0.5, 0.5, 0.5, 0.5]]).contains("Half of the cost comes from 2 of 4"));
    assert!(alt(array![[0.99, 0.1, 0.9, 0.9]]).contains("Half of the cost comes from 1 of 4"));
    assert!(alt(array![[0.0, 0.0, 1.0, 1.0]]).contains("No point costs anything"));
    assert!(alt(array![[1.0, 0.5, 0.5, 0.5]]).contains("infinite, from 1 of 4"));
    assert!(alt(array![[1.0, 2.0, 0.5, 0.5]]).contains("not a number, from 1 of 4"));
    says(&["(1, 4)", "(4, 1)"], || plot_cost_shares(compute_cost, &Array2::zeros((4, 1)), &x, &y));
}

/// A forgotten minus: no share is meaningful, but every mark stays in the chart and is told.
#[test]
fn negative_costs_are_named_and_drawn_small_in_their_places() {
    fn minus_forgotten(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
        -compute_cost(a2, y)
    }
    let (x, y) = reference_data();
    let a2 = Array2::from_elem(y.dim(), 0.3);
    let figure = plot_cost_shares(minus_forgotten, &a2, &x, &y);
    assert!(figure.alt().contains("The cost is negative, from 400 of 400"), "{}", figure.alt());
    let circles = figure.svg().lines().filter(|l| l.starts_with("<circle") && l.contains(BLUE));
    let small = circles.filter(|l| attribute(l, "r") == "2").count();
    assert_eq!(small, 200, "every example of class 0 at the smallest size");
}

/// How many rings, and where their middles are.
fn rings(svg: &str, colour: &str) -> Vec<(String, String)> {
    let of_colour = |l: &&str| l.starts_with("<circle") && l.contains("fill=\"none\"");
    let middle = |l: &str| (attribute(l, "cx").to_owned(), attribute(l, "cy").to_owned());
    svg.lines().filter(of_colour).filter(|l| l.contains(colour)).map(middle).collect()
}

#[test]
fn a_ring_stands_around_each_point_that_is_predicted_wrong_and_no_other() {
    let x = array![[0.0, 3.0, 6.0, 9.0], [0.0, 2.0, 0.0, 1.0]];
    let y = array![[0.0, 0.0, 1.0, 1.0]];
    let drawn = |limit: f64| {
        let model = move |q: &Array2<f64>| q.slice(ndarray::s![0..1, ..]).mapv(|v| v > limit);
        rings(plot_decision_boundary(&model, &x, &y).svg(), "#202020")
    };
    assert_eq!(drawn(4.5).len(), 1, "only the legend's");
    let one = drawn(1.0);
    assert_eq!(one.len(), 2, "the legend's, and that of the second point");
    assert_eq!(drawn(-1.0).len(), 3, "both points of class 0");
    assert!(drawn(-1.0).contains(&one[1]), "the second point is wrong in both");
}

#[test]
fn data_sets_side_by_side_have_all_their_points_in_one_scale() {
    let small = create_dataset_with(40, 0.0, &mut RandomState::new(1));
    let figure = plot_datasets(&[("the lab's", create_dataset()), ("small", small)]);
    let circles = figure.svg().lines().filter(|l| l.starts_with("<circle")).count();
    let triangles = figure.svg().lines().filter(|l| l.starts_with("<polygon")).count();
    assert_eq!((circles, triangles), (1 + 200 + 20, 1 + 200 + 20), "one more in the legend");
    assert!(figure.alt().contains("small: 20 of class 0 and 20 of class 1"), "{}", figure.alt());
    says(&["at least one data set"], || plot_datasets(&[]));
}

#[test]
fn a_title_tells_its_two_numbers_apart_or_says_that_the_cost_stays() {
    let title = |costs: &[f64]| plot_cost(costs).alt().to_owned();
    for (costs, words) in [
        ([0.7, 0.4], "falls from 0.700 to 0.400"),
        ([4.2e-5, 2.1e-5], "falls from 4.20 × 10⁻⁵ to 2.10 × 10⁻⁵"),
        ([0.51235, 0.51234], "falls from 0.51235 to 0.51234"),
        ([0.512347180559945, 0.512347180559946], "stays at 0.512. 2 iterations."),
        ([1e300, 1e299], "falls from 1.00 × 10³⁰⁰ to 1.00 × 10²⁹⁹"),
    ] {
        assert!(title(&costs).contains(words), "{costs:?}: {}", title(&costs));
    }
}
