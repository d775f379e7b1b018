//! What a figure shows is where its axes say, in the colour that its legend says.

use ndarray::array;
use resvg::tiny_skia::PremultipliedColorU8;

use super::*;
use crate::figure::palette::{CLASSES, Colour, REGIONS};

/// Three examples of class 0, then two of class 1; no mirror or exchange maps them to themselves.
fn data() -> (Array2<f64>, Array2<f64>) {
    (
        array![[-3.0, 2.0, 0.5, -1.0, 4.0], [1.0, 3.0, -3.0, -2.0, 0.5]],
        array![[0.0, 0.0, 0.0, 1.0, 1.0]],
    )
}

fn answer(x1: f64, x2: f64) -> bool {
    x1 + 2.0 * x2 > 1.0
}

/// A network that answers so, with one hidden unit that is as sure.
fn network() -> Parameters {
    Parameters {
        w1: array![[30.0, 60.0]],
        b1: array![[-30.0]],
        w2: array![[9.0]],
        b2: array![[0.0]],
    }
}

/// Where a chart has the points of its plane.
struct Plane {
    x: (f64, f64),
    y: (f64, f64),
}

impl Plane {
    fn at(&self, x1: f64, x2: f64) -> (f64, f64) {
        (self.x.0 + self.x.1 * x1, self.y.0 + self.y.1 * x2)
    }
}

fn attribute<'a>(line: &'a str, name: &str) -> &'a str {
    let (_, rest) = line.split_once(&format!(" {name}=\"")).expect("the attribute is there");
    rest.split('"').next().expect("a quote ends it")
}

fn number(line: &str, name: &str) -> f64 {
    attribute(line, name).parse().expect("a number")
}

/// The planes of a figure's charts, by the circles of class 0; the legend has the first.
fn planes(name: &str, figure: &Figure, x: &Array2<f64>) -> Vec<Plane> {
    let blue = CLASSES[0].hex();
    let lines = figure.svg().lines();
    let circles = lines.filter(|l| l.starts_with("<circle") && l.contains(&blue)).skip(1);
    let places: Vec<(f64, f64)> = circles.map(|l| (number(l, "cx"), number(l, "cy"))).collect();
    assert!(
        !places.is_empty() && places.len().is_multiple_of(3),
        "{name}: {} circles",
        places.len()
    );
    let plane = |p: &[(f64, f64)]| {
        let line = |a: f64, b: f64, at_a: f64, at_b: f64| {
            let slope = (at_b - at_a) / (b - a);
            (at_a - slope * a, slope)
        };
        let plane = Plane {
            x: line(x[[0, 0]], x[[0, 1]], p[0].0, p[1].0),
            y: line(x[[1, 0]], x[[1, 1]], p[0].1, p[1].1),
        };
        assert!(plane.x.1 > 0.0, "{name}: x1 grows to the right");
        assert!(plane.y.1 < 0.0, "{name}: x2 grows upwards, and a sheet counts downwards");
        let third = plane.at(x[[0, 2]], x[[1, 2]]);
        let off = (third.0 - p[2].0).hypot(third.1 - p[2].1);
        assert!(
            off < 0.5,
            "{name}: the third example is {off} pixels off; are x1 and x2 exchanged?"
        );
        plane
    };
    places.chunks(3).map(plane).collect()
}

struct Picture(Pixmap);

impl Picture {
    fn of(figure: &Figure) -> Picture {
        Picture(Pixmap::decode_png(&figure.png().unwrap()).expect("a PNG"))
    }

    fn colour(&self, (x, y): (f64, f64)) -> Colour {
        let p: PremultipliedColorU8 =
            self.0.pixel(x.round() as u32, y.round() as u32).expect("on the sheet");
        Colour(p.red(), p.green(), p.blue())
    }
}

/// Points of the plane away from the line and from every example.
fn probes(x: &Array2<f64>) -> Vec<(f64, f64)> {
    let all =
        (-8..=10).flat_map(|i| (-8..=8).map(move |k| (0.45 * f64::from(i), 0.45 * f64::from(k))));
    let clear = |&(x1, x2): &(f64, f64)| {
        let apart = x.columns().into_iter().all(|c| (c[0] - x1).hypot(c[1] - x2) > 0.8);
        apart && (x1 + 2.0 * x2 - 1.0).abs() > 0.6
    };
    all.filter(clear).collect()
}

fn with_regions() -> Vec<(&'static str, Figure)> {
    let (x, y) = data();
    let p = network();
    let (xx, yy) = boundary_grid(&x, 0.05);
    let z = predict_grid(&p, &xx, &yy);
    let models = [1, 2, 3].map(|n| (n, p.clone()));
    vec![
        ("boundary", plot_decision_boundary(&|q| predict(&p, q), &x, &y)),
        ("grid", plot_grid(&xx, &yy, &z, &x, &y)),
        ("moments", plot_boundary_moments(&models, &x, &y)),
        ("sizes", plot_hidden_layer_sizes(&models, &x, &y)),
        ("playground", plot_playground(&p, &[0.7, 0.3], &x, &y)),
    ]
}

#[test]
fn a_region_has_the_colour_of_the_class_that_the_network_answers_there() {
    let (x, _) = data();
    for (name, figure) in with_regions() {
        let picture = Picture::of(&figure);
        for plane in planes(name, &figure, &x) {
            let probes = probes(&x);
            assert!(probes.len() > 100, "only {} probes", probes.len());
            for (x1, x2) in probes {
                let expected = REGIONS[usize::from(answer(x1, x2))];
                let drawn = picture.colour(plane.at(x1, x2));
                assert_eq!(drawn, expected, "{name} at x1 = {x1}, x2 = {x2}");
            }
        }
    }
}

#[test]
fn an_example_stands_where_the_numbers_of_the_axes_say() {
    let (x, y) = data();
    let half = y.mapv(|_| 0.5);
    let (xx, yy) = boundary_grid(&x, 0.5);
    for (name, figure) in [
        ("dataset", plot_dataset(&x, &y)),
        ("boundary", plot_decision_boundary(&|q| predict(&network(), q), &x, &y)),
        ("grid", plot_grid(&xx, &yy, &xx.mapv(|v| v > 0.0), &x, &y)),
        ("shares", plot_cost_shares(compute_cost, &half, &x, &y)),
    ] {
        let plane = &planes(name, &figure, &x)[0];
        let mut seen = (0, 0);
        let lines: Vec<&str> = figure.svg().lines().collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with("<text")) {
            let (line, words) = (pair[0], pair[1]);
            let Ok(value) = words.replace('−', "-").parse::<f64>() else { continue };
            let (at, drawn) = match attribute(line, "text-anchor") {
                "middle" => (plane.at(value, 0.0).0, number(line, "x")),
                _ => (plane.at(0.0, value).1, number(line, "y")),
            };
            assert!((at - drawn).abs() < 0.5, "{name}: {value} is at {drawn}, expected {at}");
            *if attribute(line, "text-anchor") == "middle" { &mut seen.0 } else { &mut seen.1 } +=
                1;
        }
        assert!(seen.0 >= 3 && seen.1 >= 3, "{name}: {seen:?} numbers at the axes");
    }
}

/// Each field: high on the side where the unit is 1, in the colour at the right end of the scale.
#[test]
fn a_field_has_the_colours_of_its_scale() {
    let (x, y) = data();
    let figure = plot_hidden_fields(&network(), &x, &y);
    let ends = |l: &&str| l.starts_with("<rect") && attribute(l, "height") == "32";
    let scales: Vec<&str> = figure.svg().lines().filter(ends).collect();
    let (hidden, output) = scales.split_at(scales.len() / 2);
    assert!(number(hidden[0], "x") < number(hidden[1], "x"), "from left to right");
    let ends = [hidden, output].map(|s| [s[0], s[s.len() - 1]].map(|l| attribute(l, "fill")));
    assert_ne!(ends[0], ends[1], "orange is class 1, and no sign of a hidden unit");
    let picture = Picture::of(&figure);
    let planes = planes("fields", &figure, &x);
    assert_eq!(planes.len(), 2, "the hidden unit and the output");
    for (plane, ends) in planes.iter().zip(ends) {
        for (x1, x2) in probes(&x) {
            let drawn = picture.colour(plane.at(x1, x2)).hex();
            assert_eq!(drawn, ends[usize::from(answer(x1, x2))], "at x1 = {x1}, x2 = {x2}");
        }
    }
}

/// The words behind a sample, and the sample's colour: the last one drawn before its words.
fn legend_colour(figure: &Figure, words: &str) -> String {
    let lines: Vec<&str> = figure.svg().lines().collect();
    let at = lines.iter().position(|line| *line == words).expect(words);
    let sample = lines[at - 2];
    let fill = attribute(sample, "fill");
    if fill == "none" { attribute(sample, "stroke").into() } else { fill.into() }
}

#[test]
fn the_legend_has_the_colours_that_are_drawn() {
    let (x, y) = data();
    for (name, figure) in with_regions() {
        let classes = ["class 0", "class 1"].map(|words| legend_colour(&figure, words));
        assert_eq!(classes, CLASSES.map(Colour::hex), "{name}");
        let picture = Picture::of(&figure);
        let plane = &planes(name, &figure, &x)[0];
        for (column, label) in x.columns().into_iter().zip(&y) {
            let drawn = picture.colour(plane.at(column[0], column[1])).hex();
            assert_eq!(drawn, classes[*label as usize], "{name}: the example at {column}");
        }
        if name != "playground" {
            let regions = ["predicted 0", "predicted 1"].map(|words| legend_colour(&figure, words));
            assert_eq!(regions, REGIONS.map(Colour::hex), "{name}");
        }
    }
}

/// One size is right nowhere, one everywhere.
#[test]
fn the_best_size_is_the_one_with_the_most_points_right() {
    let (x, _) = data();
    let y = Array2::from_shape_fn((1, 5), |(_, k)| f64::from(answer(x[[0, k]], x[[1, k]])));
    let mut wrong = network();
    wrong.w2 *= -1.0;
    let title = |models: &[(usize, Parameters)]| {
        let figure = plot_hidden_layer_sizes(models, &x, &y);
        texts(&parsed(&figure))[0].0.clone()
    };
    let (right, wrong) = (network(), wrong);
    let one = title(&[(1, wrong.clone()), (2, right.clone()), (5, wrong.clone())]);
    assert_eq!(one, "At best 100 % right, with 2 hidden units");
    let two = title(&[(1, wrong.clone()), (2, right.clone()), (5, right.clone())]);
    assert_eq!(two, "At best 100 % right, with 2 and 5 hidden units");
    assert_eq!(title(&[(1, right.clone()), (4, right)]), "100 % right with every size");
}

#[test]
fn a_gradient_that_is_wrong_by_a_thousandth_is_called_wrong() {
    let (x, y) = create_dataset();
    let p = nn_model(&x, &y, 4, 10, false);
    let right = gradient_check(backward_propagation, &p, &x, &y);
    let wrong = gradient_check(
        |p, c, x, y| {
            let mut gradients = backward_propagation(p, c, x, y);
            gradients.dw2[[0, 1]] *= 1.001;
            gradients
        },
        &p,
        &x,
        &y,
    );
    let title = |check| texts(&parsed(&plot_gradient_check(check)))[0].0.clone();
    assert!(title(&right).starts_with("The gradients are right"), "{}", title(&right));
    assert!(title(&wrong).starts_with("The gradients are wrong"), "{}", title(&wrong));
}

#[test]
fn what_is_no_number_is_named_and_never_drawn() {
    let (x, y) = data();
    let with = |w: f64| Parameters { w1: array![[w, 1.0]], ..network() };
    let title = |figure: &Figure| texts(&parsed(figure))[0].0.clone();
    assert!(title(&plot_hidden_fields(&with(f64::NAN), &x, &y)).starts_with("NaN"));
    for wild in [f64::NAN, f64::INFINITY] {
        let figure = plot_weights(&with(wild));
        assert_eq!(title(&figure), "3 weights, from 1.00 to 9.00");
        assert!(figure.alt().contains("1 weight is NaN or infinite"), "{}", figure.alt());
    }
    // Sharpness that is missing once between 1 and 2, where 2/α is 1.5.
    let sharpness = [(0, 1.0), (10, f64::NAN), (20, 2.0)];
    let figure = plot_cost_and_sharpness(&[0.7, 0.6, 0.5], &sharpness, 2.0 / 1.5);
    assert!(title(&figure).contains("crosses 2/α at iteration 10"), "{}", title(&figure));
}

#[test]
fn a_title_tells_a_story_only_where_the_data_carry_it() {
    let (x, y) = create_dataset();
    let title = |figure: &Figure| texts(&parsed(figure))[0].0.clone();
    let small = initialize_parameters(2, 4, 1, &mut RandomState::new(3));
    let far = Parameters { b1: array![[9.0], [9.0], [9.0], [9.0]], ..small };
    let blank = title(&plot_hidden_fields(&far, &x, &y));
    assert_eq!(blank, "No hidden unit cuts this part of the plane");
    let same = [0.05, 0.1].map(|rate| (rate, vec![0.6934, 0.6934]));
    let tie = title(&plot_learning_rates(&same));
    assert_eq!(tie, "No learning rate ends below cost 0.693");
    let one = title(&plot_learning_rates(&same[..1]));
    assert_eq!(one, "Learning rate 0.05 ends at cost 0.693");
    let zigzag: Vec<f64> = (0..100).map(|k| 0.5 + 0.1 * f64::from(k % 2)).collect();
    let restless = title(&plot_cost_and_sharpness(&zigzag, &[(0, 0.1), (99, 3.0)], 10.0));
    assert_eq!(restless, "The cost rises in 50 of 100 iterations");
}
