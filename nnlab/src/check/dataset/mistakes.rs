//! What goes wrong in the data set.

use ndarray::Array2;

use super::{Case, Output, reference};
use crate::check::Mistake;
use crate::check::arrays::table;
use crate::numpy::RandomState;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "transposed",
        sentence: "x and y have one example a row: the lab transposes them at the end, to one example a column.",
        output: |c| {
            let (x, y) = reference(c);
            (x.t().to_owned(), y.t().to_owned())
        },
    },
    Mistake {
        name: "radius_noise_missing",
        sentence: "the radius has no noise: r = 4 sin 4t + noise · N(0, 1).",
        output: |c| flower(c, &Recipe { radius_noise: false, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "angle_noise_missing",
        sentence: "the angle has no noise: t = linspace(…) + noise · N(0, 1), drawn before the radius.",
        output: |c| flower(c, &Recipe { angle_noise: false, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "noise_once",
        sentence: "angle and radius have the same noise: draw new random numbers for the radius.",
        output: |c| flower(c, &Recipe { order: Order::Once, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "radius_first",
        sentence: "the radii were drawn before the angles: the lab draws all angles of a class, then all its radii.",
        output: |c| flower(c, &Recipe { order: Order::RadiusFirst, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "angles_first",
        sentence: "the angles of both classes were drawn before any radius: the lab draws a class's angles, then its radii.",
        output: |c| flower(c, &Recipe { order: Order::AnglesFirst, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "one_number",
        sentence: "all points of a class share one random number: draw one a point, `rng.standard_normal(n)`.",
        output: |c| flower(c, &Recipe { order: Order::OneNumber, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "noise_shared",
        sentence: "both classes have the same noise: draw new random numbers inside of the loop over the classes.",
        output: |c| flower(c, &Recipe { order: Order::Shared, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "noise_on_points",
        sentence: "the noise is on x1 and x2: it belongs on the angle and on the radius.",
        output: |c| flower(c, &Recipe { on_points: true, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "polar",
        sentence: "x holds radius and angle: the point is (r·sin t, r·cos t).",
        output: |c| flower(c, &Recipe { polar: true, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "written_over",
        sentence: "the second class was written over the first: its columns begin at N, j·N + i.",
        output: |c| {
            let (right, y) = reference(c);
            let n = c.m / 2;
            let from = |i| if i < n { n + i } else { i };
            let x = table((2, c.m), &mut |row, i| if i < n { right[[row, from(i)]] } else { 0.0 });
            (x, y)
        },
    },
    Mistake {
        name: "second_empty",
        sentence: "the second class has no points: the loop over j runs over 0 and 1, `0..2`.",
        output: |c| {
            let (right, y) = reference(c);
            (table((2, c.m), &mut |row, i| if i < c.m / 2 { right[[row, i]] } else { 0.0 }), y)
        },
    },
    Mistake {
        name: "noise_ignored",
        sentence: "the noise is 0.2 whatever was asked for: use the argument `noise`.",
        output: |c| reference(&Case { noise: 0.2, ..c.clone() }),
    },
    Mistake {
        name: "noise_squared",
        sentence: "the noise is squared: `noise` is a standard deviation, it multiplies N(0, 1) once.",
        output: |c| reference(&Case { noise: c.noise * c.noise, ..c.clone() }),
    },
    Mistake {
        name: "drawn_in_turn",
        sentence: "angle and radius were drawn in turn, point by point: the lab draws all angles of a class, then all its radii.",
        output: |c| flower(c, &Recipe { order: Order::InTurn, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "end_left_out",
        sentence: "the last angle is missing: `linspace` includes both ends, so its step is the length / (N - 1).",
        output: |c| flower(c, &Recipe { end: false, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "one_half_turn",
        sentence: "both classes have the same angles: class j goes from 3.12·j to 3.12·(j + 1).",
        output: |c| flower(c, &Recipe { offset: 0.0, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "pi",
        sentence: "the angles go up to π: the lab takes 3.12, a little less.",
        output: |c| {
            let pi = std::f64::consts::PI;
            flower(c, &Recipe { half_turn: pi, offset: pi, ..Recipe::RIGHT })
        },
    },
    Mistake {
        name: "labels_swapped",
        sentence: "the labels are exchanged: the first half is class 0, the second class 1.",
        output: |c| {
            let (x, y) = reference(c);
            (x, 1.0 - y)
        },
    },
    Mistake {
        name: "labels_alternate",
        sentence: "the labels alternate: the first half of the points is class 0, the second half class 1.",
        output: |c| (reference(c).0, table((1, c.m), &mut |_, i| (i % 2) as f64)),
    },
    Mistake {
        name: "twice_as_many",
        sentence: "every class has m points: m is all of them, N = m / 2 of each class.",
        output: |c| reference(&Case { m: 2 * c.m, ..c.clone() }),
    },
];

/// In which order the random numbers of a class are drawn.
#[derive(Clone, Copy)]
enum Order {
    /// All angles, then all radii.
    Lab,
    /// Angle and radius of a point one after the other.
    InTurn,
    RadiusFirst,
    /// Once for both.
    Once,
    /// The angles of both classes, then their radii.
    AnglesFirst,
    /// One for all angles of a class, and one for its radii.
    OneNumber,
    /// Those of the first class for both.
    Shared,
}

/// How to make a flower: right, or with one thing wrong.
pub(super) struct Recipe {
    angle_noise: bool,
    radius_noise: bool,
    order: Order,
    /// Whether the last angle is the end of the class's range.
    end: bool,
    half_turn: f64,
    /// How far the second class's angles begin after the first's.
    offset: f64,
    /// Whether the noise is added to the points.
    on_points: bool,
    /// Whether radius and angle themselves are returned.
    polar: bool,
    petals: f64,
    length: f64,
}

impl Recipe {
    pub const RIGHT: Recipe = Recipe {
        angle_noise: true,
        radius_noise: true,
        order: Order::Lab,
        end: true,
        half_turn: 3.12,
        offset: 3.12,
        on_points: false,
        polar: false,
        petals: 4.0,
        length: 4.0,
    };
}

/// Makes the flower of a case by a recipe.
pub(super) fn flower(c: &Case, recipe: &Recipe) -> Output {
    let n = c.m / 2;
    let rng = &mut RandomState::new(c.seed);
    let steps = if recipe.end { n - 1 } else { n } as f64;
    let (mut x, mut y) = (Array2::zeros((2, c.m)), Array2::zeros((1, c.m)));
    let mut noises = [noise(n, recipe, rng), noise(n, recipe, rng)];
    if let Order::Shared = recipe.order {
        noises[1] = noises[0].clone();
    }
    if let Order::AnglesFirst = recipe.order {
        let [first, second] = &mut noises;
        for (a, b) in first.iter_mut().zip(second) {
            // The second numbers drawn are the other class's angles.
            std::mem::swap(&mut a.1, &mut b.0);
        }
    }
    for (j, noise) in noises.into_iter().enumerate() {
        for (i, (first, second)) in noise.into_iter().enumerate() {
            let (first, second) = (first * c.noise, second * c.noise);
            let start = j as f64 * recipe.offset;
            let angle = start + i as f64 * (recipe.half_turn / steps);
            let (on_t, on_r, x1, x2) = if recipe.on_points {
                (0.0, 0.0, first, second)
            } else {
                (first, second, 0.0, 0.0)
            };
            let t = angle + on_t;
            let r = recipe.length * (recipe.petals * t).sin() + on_r;
            let point = if recipe.polar { [r, t] } else { [r * t.sin(), r * t.cos()] };
            x[[0, j * n + i]] = point[0] + x1;
            x[[1, j * n + i]] = point[1] + x2;
            y[[0, j * n + i]] = j as f64;
        }
    }
    (x, y)
}

/// The normal numbers of one class: for each point its angle's and its radius's.
fn noise(n: usize, recipe: &Recipe, rng: &mut RandomState) -> Vec<(f64, f64)> {
    if let Order::InTurn = recipe.order {
        return rng.standard_normal(2 * n).to_vec().chunks(2).map(|p| (p[0], p[1])).collect();
    }
    if let Order::OneNumber = recipe.order {
        let drawn = rng.standard_normal(2);
        return vec![(drawn[0], drawn[1]); n];
    }
    let mut draw = |wanted| if wanted { rng.standard_normal(n).to_vec() } else { vec![0.0; n] };
    let first = draw(recipe.angle_noise);
    let second =
        if let Order::Once = recipe.order { first.clone() } else { draw(recipe.radius_noise) };
    let (angles, radii) =
        if let Order::RadiusFirst = recipe.order { (second, first) } else { (first, second) };
    angles.into_iter().zip(radii).collect()
}
