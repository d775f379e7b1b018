mod cost_and_gradients;
mod data_and_pictures;
mod first_steps;
mod learning;

use super::update_and_model::all;
use super::*;

type P = Parameters;
