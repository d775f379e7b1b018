//! The crate `nnlab` that an answer is compiled against: what comes before its exercise, no more.

use std::collections::BTreeMap;

use nnlab::check::Exercise;

/// What every answer may use: types, and what the notebooks give.
const ALWAYS: [&str; 8] = [
    "backward::Gradients",
    "forward::Cache",
    "forward::sigmoid",
    "init::Parameters",
    "model::History",
    "model::Settings",
    "numpy::RandomState",
    "update::LEARNING_RATE",
];

/// What those exercises may use that come after this one.
const ADDED: [(&str, &[&str]); 13] = [
    ("structure", &["structure::layer_sizes"]),
    ("init", &["init::initialize_parameters", "init::initialize_parameters_rust"]),
    ("forward", &["forward::forward_propagation"]),
    ("cost", &["cost::compute_cost"]),
    ("backward", &["backward::backward_propagation", "backward::gradient_check"]),
    ("update", &["update::update_parameters"]),
    ("model", &["model::nn_model", "model::nn_model_with"]),
    ("dataset", &["dataset::create_dataset", "dataset::create_dataset_with"]),
    ("predict", &["train::predict"]),
    ("accuracy", &["train::accuracy", "train::confusion"]),
    ("grid", &["visualize::boundary_grid"]),
    ("predict_grid", &["visualize::predict_grid"]),
    ("sweep", &[]),
];

/// The source of that crate. It calls the real one `whole`, a name that answers cannot reach.
pub fn source(exercise: &Exercise) -> String {
    let before = ADDED.iter().take_while(|(name, _)| *name != exercise.name);
    let paths = ALWAYS.iter().chain(before.flat_map(|(_, paths)| paths.iter()));
    let mut modules: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for path in paths {
        let (module, item) = path.split_once("::").expect("a module and an item");
        modules.entry(module).or_default().push(item);
    }
    let mut source = String::from("pub use whole::ndarray;\n");
    for (module, items) in modules {
        let items = items.join(", ");
        source += &format!("pub mod {module} {{ pub use whole::{module}::{{{items}}}; }}\n");
        source += &format!("pub use {module}::{{{items}}};\n");
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;
    use nnlab::check::EXERCISES;

    #[test]
    fn no_exercise_is_offered_its_own_answer_or_a_later_one() {
        for (i, exercise) in EXERCISES.iter().enumerate() {
            assert_eq!(ADDED[i].0, exercise.name);
            let source = source(exercise);
            for (j, other) in EXERCISES.iter().enumerate() {
                let offered = source.contains(&format!("{}}}", other.function))
                    || source.contains(&format!("{},", other.function));
                assert_eq!(
                    offered,
                    j < i && other.name != "sweep",
                    "{} in {source}",
                    other.function
                );
            }
        }
    }
}
