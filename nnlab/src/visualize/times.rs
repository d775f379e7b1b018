//! How long several programs take for the same work.

use super::curves::{entry, look};
use crate::figure::Figure;
use crate::figure::axes::Axes;
use crate::figure::canvas::{BODY, Canvas, Font, Frame, MARGIN, SMALL, WIDTH};
use crate::figure::header::Header;
use crate::figure::palette::{FRAME, GRID, INK, MUTED, WHITE};
use crate::figure::text::{fixed, plain};

/// A task's name, and for each side its fastest, median and slowest time.
type Task<'a> = (&'a str, Vec<[f64; 3]>);

const TASK_LINE: f64 = 44.0;
const SIDE_LINE: f64 = 34.0;

/// Draws the times that several sides need for each task, as multiples of the first side's median, on
/// an axis of which each doubling has the same length.
///
/// # Shapes
/// - `sides`: their names; the others are compared with the first
/// - `tasks`: (name, for each side its fastest, median and slowest time), in seconds
///
/// # Examples
/// ```
/// let tasks = [("training", vec![[0.9, 1.0, 1.2], [13.0, 14.0, 20.0]])];
/// let figure = nnlab::plot_times(&["nnlab", "NumPy"], &tasks);
/// assert!(figure.alt().contains("training: NumPy 14.0 times"));
/// ```
///
/// # Panics
/// If there are no tasks or fewer than two sides, a task has not the times of each side, or a time is
/// not finite and above 0.
///
/// # In NumPy
/// `plt.errorbar(median, row, xerr=[[median - fastest], [slowest - median]]); plt.xscale('log')`
///
/// # Source
/// None in the lab: what `cargo lab bench` measures, as a picture.
pub fn plot_times(sides: &[&str], tasks: &[Task]) -> Figure {
    check_times(sides, tasks);
    let legend = sides.iter().enumerate().map(|(k, side)| entry(k, (*side).into())).collect();
    let note = "The mark is the median; the line goes from the fastest time to the slowest.";
    let header = Header { title: title(sides, tasks), note: note.into(), legend };
    let task_height = TASK_LINE + SIDE_LINE * sides.len() as f64;
    let height = task_height * tasks.len() as f64 + 10.0;
    let top = header.height();
    let frame = Frame { left: MARGIN, top, right: f64::from(WIDTH) - MARGIN, bottom: top + height };
    let axes = Axes { frame, x: reach(tasks), y: (height, 0.0), ticks: (0, 0) };
    Figure::draw(frame.bottom + 96.0, alt(sides, tasks), |canvas| {
        header.draw(canvas);
        scale(canvas, &axes);
        for (k, (name, times)) in tasks.iter().enumerate() {
            let top = frame.top + task_height * k as f64;
            task_name(canvas, &frame, top, name);
            for (side, multiples) in multiples(times).enumerate() {
                let y = top + TASK_LINE + SIDE_LINE * (side as f64 + 0.3);
                spread(canvas, &axes, side, multiples, y);
            }
        }
        axes.x_label(canvas, &format!("times the median of {}", sides[0]));
    })
}

#[track_caller]
fn check_times(sides: &[&str], tasks: &[Task]) {
    assert!(!tasks.is_empty(), "expected at least one task, but there are none");
    assert!(sides.len() > 1, "expected at least two sides, but there are {}", sides.len());
    for (name, times) in tasks {
        let (count, expected) = (times.len(), sides.len());
        assert!(
            count == expected,
            "`{name}` has times for {count} sides, but there are {expected}"
        );
        for time in times.iter().flatten() {
            assert!(
                *time > 0.0 && time.is_finite(),
                "expected finite times above 0, but `{name}` has {time}"
            );
        }
    }
}

/// The times of a task as multiples of the first side's median.
fn multiples(times: &[[f64; 3]]) -> impl Iterator<Item = [f64; 3]> {
    let unit = times[0][1];
    times.iter().map(move |three| three.map(|seconds| seconds / unit))
}

/// From where to where the axis goes, as logarithms.
fn reach(tasks: &[Task]) -> (f64, f64) {
    let all = tasks.iter().flat_map(|(_, times)| multiples(times)).flatten().map(f64::log10);
    let (low, high) = all.fold((0.0, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
    // A number stands at the right of the longest line.
    (low - 0.05, high + 0.12 * (high - low) + 0.05)
}

/// Grid lines at 1, 2, 5, 10, …, and their numbers; over many powers of ten only at those.
fn scale(canvas: &mut Canvas, axes: &Axes) {
    let Axes { frame, x: (low, high), .. } = axes;
    let decades = low.floor() as i32..=high.ceil() as i32;
    let factors: &[f64] = if high - low > 3.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
    let ticks = decades.flat_map(|ten| factors.iter().map(move |f| f * 10_f64.powi(ten)));
    for tick in ticks.filter(|tick| (*low..=*high).contains(&tick.log10())) {
        let (x, _) = axes.at(tick.log10(), 0.0);
        let colour = if tick == 1.0 { FRAME } else { GRID };
        canvas.rule((x, frame.top), (x, frame.bottom), colour, 2);
        canvas.text((x, frame.bottom + 29.0), &plain(tick), Font::centred(SMALL).colour(INK));
    }
    canvas.outline(*frame, FRAME, 2);
}

/// No grid line goes through the name.
fn task_name(canvas: &mut Canvas, frame: &Frame, top: f64, name: &str) {
    let (left, right) = (frame.left + 1.0, frame.right - 1.0);
    canvas.rectangle(Frame { left, top: top + 1.0, right, bottom: top + TASK_LINE }, WHITE);
    canvas.text((left + 14.0, top + 26.0), name, Font::new(BODY));
}

/// A side's times in one task; of the others also the number.
fn spread(canvas: &mut Canvas, axes: &Axes, side: usize, multiples: [f64; 3], y: f64) {
    let [fastest, median, slowest] = multiples.map(|multiple| axes.at(multiple.log10(), 0.0).0);
    let (mark, colour) = look(side);
    canvas.line(&[(fastest, y), (slowest, y)], colour, 4);
    canvas.mark(mark, (median, y), 10.0, colour);
    if side > 0 {
        let beside = (slowest.max(median + 10.0) + 12.0, y);
        canvas.text(beside, &fixed(multiples[1], 1), Font::new(SMALL).colour(MUTED));
    }
}

/// From how many times to how many times as long the others take.
fn title(sides: &[&str], tasks: &[Task]) -> String {
    let others: Vec<String> = (1..sides.len())
        .map(|side| {
            let ratios = tasks.iter().map(|(_, times)| times[side][1] / times[0][1]);
            let (low, high) = ratios.fold((f64::MAX, 0.0), |(l, h), v| (v.min(l), v.max(h)));
            let (low, high) = (fixed(low, 1), fixed(high, 1));
            let times = if low == high { low } else { format!("{low} to {high}") };
            match side {
                1 => format!("{} takes {times} times as long as {}", sides[1], sides[0]),
                _ => format!("{} {times} times", sides[side]),
            }
        })
        .collect();
    others.join(", ")
}

fn alt(sides: &[&str], tasks: &[Task]) -> String {
    let task = |(name, times): &Task| {
        let others = multiples(times).zip(sides).skip(1);
        let list: Vec<String> =
            others.map(|(three, side)| format!("{side} {} times", fixed(three[1], 1))).collect();
        format!("{name}: {}", list.join(", "))
    };
    let list: Vec<String> = tasks.iter().map(task).collect();
    format!("Times as multiples of those of {}. {}.", sides[0], list.join("; "))
}
