//! The times as a table, as a figure, and as JSON.

use nnlab::{Figure, plot_times};
use serde_json::{Value, json};

use super::ours::Task;
use super::{Side, Times};

impl Times {
    fn sorted(&self) -> Vec<f64> {
        let mut rounds = self.rounds.clone();
        rounds.sort_by(f64::total_cmp);
        rounds
    }

    /// The middle one of the rounds.
    pub fn median(&self) -> f64 {
        let rounds = self.sorted();
        (rounds[(rounds.len() - 1) / 2] + rounds[rounds.len() / 2]) / 2.0
    }

    /// The fastest and the slowest round.
    fn spread(&self) -> (f64, f64) {
        let rounds = self.sorted();
        (rounds[0], rounds[rounds.len() - 1])
    }
}

/// For each task a line a side.
pub fn text(tasks: &[Task], sides: &[Side]) -> String {
    let width = sides.iter().map(|side| side.name.chars().count()).max().unwrap_or(0);
    let mut text = String::new();
    for (k, task) in tasks.iter().enumerate() {
        text += &format!("{}\n", task.words);
        let ours = sides[0].times[k].median();
        for (i, side) in sides.iter().enumerate() {
            let times = &side.times[k];
            let (low, high) = times.spread();
            let (median, low, high) = (shown(times.median()), shown(low), shown(high));
            let ratio = times.median() / ours;
            let ratio = if i == 0 { String::new() } else { format!("  {ratio:6.1} times ours") };
            let name = &side.name;
            text += &format!("  {name:width$}  {median:>9}  ({low} to {high}){ratio}");
            // Where a library compiles, its first time is another matter.
            if i > 0 && times.first > 5.0 * times.median() {
                text += &format!("; the first time {}", shown(times.first));
            }
            text.push('\n');
        }
    }
    text
}

/// Seconds as people say them: `38.2 ms`.
fn shown(seconds: f64) -> String {
    match seconds {
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 1e-3 => format!("{:.1} ms", s * 1e3),
        s => format!("{:.1} µs", s * 1e6),
    }
}

/// The multiples of our times as marks on an axis.
pub fn figure(tasks: &[Task], sides: &[Side]) -> Figure {
    let names: Vec<&str> = sides.iter().map(|side| side.name.as_str()).collect();
    let row = |(k, task): (usize, &Task)| {
        let times = |side: &Side| {
            let (low, high) = side.times[k].spread();
            [low, side.times[k].median(), high]
        };
        (task.words, sides.iter().map(times).collect())
    };
    let rows: Vec<(&str, Vec<[f64; 3]>)> = tasks.iter().enumerate().map(row).collect();
    plot_times(&names, &rows)
}

/// All times, in seconds.
pub fn json(tasks: &[Task], sides: &[Side]) -> String {
    let row = |(k, task): (usize, &Task)| {
        let side = |side: &Side| {
            let times = &side.times[k];
            json!({
                "name": side.name,
                "first": times.first,
                "rounds": times.rounds,
                "median": times.median(),
                "times_ours": times.median() / sides[0].times[k].median(),
            })
        };
        json!({ "task": task.name, "sides": sides.iter().map(side).collect::<Vec<Value>>() })
    };
    let rows: Vec<Value> = tasks.iter().enumerate().map(row).collect();
    serde_json::to_string_pretty(&rows).expect("JSON")
}
