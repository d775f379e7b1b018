//! The figures that `cargo lab train` writes, named after their steps.

use std::path::Path;

use ndarray::Array2;
use nnlab::visualize as draw;
use nnlab::{
    Figure, History, Parameters, RandomState, Settings, backward_propagation, gradient_check,
    initialize_parameters, nn_model_with, predict, sharpness,
};

use crate::console;

/// The rates of the learning-rate comparison, beside the one that was asked for; the last one is
/// too large for the lab's data.
const RATES: [f64; 4] = [0.05, 0.3, 1.2, 10.0];
/// The learning-rate comparison trains at most so many iterations.
const RATE_ITERATIONS: usize = 1000;

type Draw<'a> = (&'a str, Box<dyn Fn() -> Figure + 'a>);

/// Draws every figure of the lab and writes it as SVG and PNG.
pub fn write(
    out: &Path,
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    history: &History,
    models: &[(usize, Parameters)],
) -> Result<(), String> {
    let trained = &history.parameters;
    let start = initial(x, y, settings);
    let halfway = &history.snapshots[history.snapshots.len() / 2].1;
    let mut figures: Vec<Draw> = vec![
        ("structure", Box::new(|| draw::plot_network(x.nrows(), settings.n_h, y.nrows()))),
        ("init", Box::new(|| draw::plot_weights(&start))),
        ("forward_activations", Box::new(draw::plot_activations)),
        ("forward_fields", Box::new(|| draw::plot_hidden_fields(trained, x, y))),
        ("cost", Box::new(|| draw::plot_cost(&history.costs))),
        (
            "backward",
            Box::new(|| {
                draw::plot_gradient_check(&gradient_check(backward_propagation, halfway, x, y))
            }),
        ),
        ("update", Box::new(|| draw::plot_learning_rates(&compare_rates(x, y, settings)))),
        (
            "model",
            Box::new(|| draw::plot_boundary_moments(&moments(x, y, settings, history), x, y)),
        ),
        ("dataset", Box::new(|| draw::plot_dataset(x, y))),
        ("train", Box::new(|| sharpness_over_time(x, y, settings, history))),
        (
            "visualize",
            Box::new(|| draw::plot_decision_boundary(&|points| predict(trained, points), x, y)),
        ),
    ];
    if !models.is_empty() {
        let panel = || draw::plot_hidden_layer_sizes(models, x, y);
        figures.push(("visualize_hidden_layer_sizes", Box::new(panel)));
    }
    save(out, &figures)
}

/// What can be drawn of a training whose cost diverged.
pub fn write_diverged(
    out: &Path,
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    history: &History,
) -> Result<(), String> {
    save(
        out,
        &[
            ("cost", Box::new(|| draw::plot_cost(&history.costs))),
            ("update", Box::new(|| draw::plot_learning_rates(&compare_rates(x, y, settings)))),
        ],
    )
}

fn save(out: &Path, figures: &[Draw]) -> Result<(), String> {
    let bar = console::bar(figures.len(), "drawing");
    for (name, figure) in figures {
        let figure = figure();
        for extension in ["svg", "png"] {
            let path = out.join("figures").join(format!("{name}.{extension}"));
            figure.save(&path).map_err(|error| error.to_string())?;
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(())
}

fn initial(x: &Array2<f64>, y: &Array2<f64>, settings: &Settings) -> Parameters {
    let mut rng = RandomState::new(settings.seed);
    initialize_parameters(x.nrows(), settings.n_h, y.nrows(), &mut rng)
}

/// Short runs from the same weights with several learning rates, the asked-for one among them.
fn compare_rates(x: &Array2<f64>, y: &Array2<f64>, settings: &Settings) -> Vec<(f64, Vec<f64>)> {
    let mut rates = RATES.to_vec();
    if !rates.contains(&settings.learning_rate) {
        rates.push(settings.learning_rate);
    }
    rates.sort_by(f64::total_cmp);
    let num_iterations = settings.num_iterations.min(RATE_ITERATIONS);
    let run = |learning_rate| {
        let settings =
            Settings { learning_rate, num_iterations, snapshots: Vec::new(), ..settings.clone() };
        (learning_rate, nn_model_with(x, y, &settings).costs)
    };
    rates.into_iter().map(run).collect()
}

/// Moments of training by the cost: the boundary moves where that falls.
fn moments(
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    history: &History,
) -> Vec<(usize, Parameters)> {
    let costs = &history.costs;
    let fall = costs[0] - costs[costs.len() - 1];
    let fallen = |share: f64| costs.iter().position(|cost| costs[0] - cost >= share * fall);
    let mut snapshots: Vec<usize> =
        [0.0, 0.1, 0.3, 0.6, 0.9].into_iter().filter_map(fallen).collect();
    snapshots.push(settings.num_iterations);
    snapshots.dedup();
    nn_model_with(x, y, &Settings { snapshots, ..settings.clone() }).snapshots
}

fn sharpness_over_time(
    x: &Array2<f64>,
    y: &Array2<f64>,
    settings: &Settings,
    history: &History,
) -> Figure {
    let at =
        |(iteration, parameters): &(usize, Parameters)| (*iteration, sharpness(parameters, x, y));
    let points: Vec<(usize, f64)> = history.snapshots.iter().map(at).collect();
    draw::plot_cost_and_sharpness(&history.costs, &points, settings.learning_rate)
}
