//! What goes wrong in the training loop.

use ndarray::{Array2, Axis};

use super::{Case, Output};
use crate::backward::Gradients;
use crate::check::Mistake;
use crate::check::slip::Changed;
use crate::init::Parameters;
use crate::numpy::RandomState;

/// The known mistakes.
pub const MISTAKES: &[Mistake<Case, Output>] = &[
    Mistake {
        name: "not_trained",
        sentence: "these are the initial parameters: nothing was learned. Did the loop run, and is the update's result kept: `parameters = update_parameters(…)`?",
        output: |c| train(c, &Recipe { updates: 0, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "one_too_few",
        sentence: "one iteration is missing: run `0..num_iterations`.",
        output: |c| train(c, &Recipe { extra: -1, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "one_too_many",
        sentence: "one iteration too many: `0..num_iterations`, not `0..=num_iterations`.",
        output: |c| train(c, &Recipe { extra: 1, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "only_once",
        sentence: "only one update counts: every iteration must start from the parameters that the one before left. Declare them with `let mut` before the loop.",
        output: |c| train(c, &Recipe { updates: 1, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "stale_cache",
        sentence: "the gradients stay those of the first pass: forward and backward propagation belong inside the loop.",
        output: |c| train(c, &Recipe { stale: true, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "stale_cache_only",
        sentence: "backward propagation always gets the cache of the first pass: forward propagation belongs inside the loop.",
        output: |c| train(c, &Recipe { stale_cache: true, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "layer_by_layer",
        sentence: "layer 2 was updated before layer 1's gradients were computed: compute all gradients first, then update.",
        output: |c| train(c, &Recipe { layer_by_layer: true, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "plus",
        sentence: "the parameters move uphill: the update subtracts the gradient.",
        output: |c| train(c, &Recipe { rate: -1.2, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "rate_tenth",
        sentence: "the learning rate is 0.12, a tenth of the lab's 1.2: `LEARNING_RATE`.",
        output: |c| train(c, &Recipe { rate: 0.12, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "rate_small",
        sentence: "the learning rate is 0.01: the lab's is 1.2, `LEARNING_RATE`. (0.01 is the scale of the weights.)",
        output: |c| train(c, &Recipe { rate: 0.01, ..Recipe::RIGHT }),
    },
    Mistake {
        name: "four_units",
        sentence: "the hidden layer has 4 units whatever was asked for: use the argument `n_h`, not the one from `layer_sizes`.",
        output: |c| train(&Case { n_h: 4, ..c.clone() }, &Recipe::RIGHT),
    },
];

/// Another number in one place of the loop.
pub(super) fn changes(c: &Case) -> Vec<Changed> {
    let mut changes = vec![];
    let mut push = |sentence, recipe: &Recipe| {
        let p = train(c, recipe);
        let returned = vec![p.w1, p.b1, p.w2, p.b2];
        changes.push(Changed { name: "constant", sentence, returned });
    };
    for seed in (0..=10).chain([42]).filter(|&seed| seed != 3) {
        let sentence =
            format!("the first weights come from seed {seed}: the lab's model has seed 3.");
        push(sentence, &Recipe { seed, ..Recipe::RIGHT });
    }
    for (words, scale) in [
        ("are 0", 0.0),
        ("are 10 times too small", 0.1),
        ("are 10 times too large", 10.0),
        ("lack the factor 0.01", 100.0),
    ] {
        let sentence = format!("the first weights {words}: take those of `initialize_parameters`.");
        push(sentence, &Recipe { scale, ..Recipe::RIGHT });
    }
    for (words, still) in [
        ("b1 and b2 do", [false, true, false, true]),
        ("W1 and W2 do", [true, false, true, false]),
        ("W1 and b1 do", [true, true, false, false]),
        ("W2 and b2 do", [false, false, true, true]),
        ("W1 does", [true, false, false, false]),
        ("b1 does", [false, true, false, false]),
        ("W2 does", [false, false, true, false]),
        ("b2 does", [false, false, false, true]),
    ] {
        let sentence =
            format!("{words} not learn: keep all four parameters that the update returns.");
        push(sentence, &Recipe { still, ..Recipe::RIGHT });
    }
    let sentence = "the learning rate falls, 1.2 / (1 + i): the lab's stays 1.2.".into();
    push(sentence, &Recipe { falling: true, ..Recipe::RIGHT });
    for every in [2, 10] {
        let sentence = format!(
            "the parameters are updated every {every} iterations only: keep the result of each."
        );
        push(sentence, &Recipe { every, ..Recipe::RIGHT });
    }
    let sentence =
        "each iteration sees one example: forward and backward propagation take all of `x` at once.".into();
    push(sentence, &Recipe { one_example: true, ..Recipe::RIGHT });
    for rate in [0.1, 0.2, 0.5, 0.6, 1.1, 1.3, 1.5, 2.0, 2.2, 2.4, 1.0, 0.001, 0.0, 12.0, 120.0] {
        let sentence = format!("the learning rate is {rate}: the lab's is 1.2.");
        push(sentence, &Recipe { rate, ..Recipe::RIGHT });
    }
    let sentence =
        "the learning rate is divided by m: the mean is in the gradients already.".into();
    push(sentence, &Recipe { rate: 1.2 / c.x.ncols() as f64, ..Recipe::RIGHT });
    changes
}

/// How to train: right, or with one thing wrong.
struct Recipe {
    seed: u32,
    rate: f64,
    /// Whether it is divided by 1, 2, 3 and so on.
    falling: bool,
    /// The first weights are so many times what they should be.
    scale: f64,
    /// Which of W1, b1, W2 and b2 stay what they were.
    still: [bool; 4],
    /// Only each so-manieth iteration updates.
    every: usize,
    /// Whether each iteration sees the next example alone.
    one_example: bool,
    /// Whether the second layer is updated before the first layer's gradients are computed.
    layer_by_layer: bool,
    /// Iterations more, or fewer, than asked for.
    extra: isize,
    /// At most so many updates.
    updates: usize,
    /// Whether the gradients stay those of the first pass.
    stale: bool,
    /// Whether the cache stays that of the first pass.
    stale_cache: bool,
}

impl Recipe {
    pub const RIGHT: Recipe = Recipe {
        seed: 3,
        rate: 1.2,
        falling: false,
        scale: 1.0,
        still: [false; 4],
        every: 1,
        one_example: false,
        layer_by_layer: false,
        extra: 0,
        updates: usize::MAX,
        stale: false,
        stale_cache: false,
    };
}

/// Trains on the case by a recipe.
fn train(c: &Case, recipe: &Recipe) -> Parameters {
    let rng = &mut RandomState::new(recipe.seed);
    let mut parameters = crate::initialize_parameters(c.x.nrows(), c.n_h, c.y.nrows(), rng);
    parameters.w1 *= recipe.scale;
    parameters.w2 *= recipe.scale;
    let (_, cache) = crate::forward_propagation(&c.x, &parameters);
    let first = crate::backward_propagation(&parameters, &cache, &c.x, &c.y);
    let iterations = c.num_iterations.saturating_add_signed(recipe.extra);
    for i in (0..iterations.min(recipe.updates)).step_by(recipe.every) {
        let of = |a: &Array2<f64>| a.select(Axis(1), &[i % a.ncols()]);
        let one = recipe.one_example.then(|| (of(&c.x), of(&c.y)));
        let (x, y) = one.as_ref().map_or((&c.x, &c.y), |(x, y)| (x, y));
        let (_, new) = crate::forward_propagation(x, &parameters);
        let cache = if recipe.stale_cache { &cache } else { &new };
        let gradients = crate::backward_propagation(&parameters, cache, x, y);
        let between = recipe.layer_by_layer.then(|| {
            let new = crate::update_parameters(&parameters, &gradients, recipe.rate);
            let half = Parameters { w2: new.w2, ..parameters.clone() };
            let later = crate::backward_propagation(&half, cache, x, y);
            Gradients { dw1: later.dw1, db1: later.db1, ..gradients.clone() }
        });
        let gradients = between.as_ref().unwrap_or(&gradients);
        let now = if recipe.stale { &first } else { gradients };
        let rate = if recipe.falling { recipe.rate / (1.0 + i as f64) } else { recipe.rate };
        let new = crate::update_parameters(&parameters, now, rate);
        let [w1, b1, w2, b2] = recipe.still;
        parameters = Parameters {
            w1: if w1 { parameters.w1 } else { new.w1 },
            b1: if b1 { parameters.b1 } else { new.b1 },
            w2: if w2 { parameters.w2 } else { new.w2 },
            b2: if b2 { parameters.b2 } else { new.b2 },
        };
    }
    parameters
}
