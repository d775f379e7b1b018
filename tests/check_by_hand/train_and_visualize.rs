mod train_written_later;
mod visualize_written_later;
mod written_first;

use super::*;
