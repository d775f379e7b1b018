//! Figures that move, and progress, while a loop runs.

mod channel;
mod stop;

use std::time::{Duration, Instant};

use crate::figure::Figure;
use crate::figure::text::{count, fixed};
use channel::{Channel, channel, folder};
pub(crate) use stop::{Stop, stop};

/// About so many figures are shown over a loop, however long it is.
const FIGURES: f64 = 120.0;
/// Figures faster than this would not be seen.
const BETWEEN_FIGURES: Duration = Duration::from_millis(33);
/// In a slow loop a figure comes at least so often.
const SLOW: Duration = Duration::from_secs(1);
/// How long a training runs before it shows progress by itself.
const PATIENCE: Duration = Duration::from_millis(500);
const BETWEEN_PROGRESS: Duration = Duration::from_millis(100);

/// A place in a notebook where a figure moves while a loop runs.
///
/// Make it before the loop and call [`show`](Live::show) in every iteration. It draws about 120 of
/// them, the earlier the closer together, since training changes most at first. It moves in the
/// lab's own kernel. Other kernels show the last figure; a program shows none.
///
/// [`off`] switches all movement off, for whoever cannot bear it.
///
/// # Examples
/// ```
/// use nnlab::{Live, plot_cost};
///
/// let mut live = Live::new(1000);
/// let mut costs = Vec::new();
/// for i in 0..1000 {
///     costs.push(1.0 / (1.0 + i as f64));
///     live.show(i, &|| plot_cost(&costs));
/// }
/// ```
///
/// # In NumPy
/// Matplotlib's `fig.canvas.draw()` in a loop, or `IPython.display.update_display`.
#[derive(Debug)]
pub struct Live {
    iterations: usize,
    channel: Channel,
    stop: Stop,
    /// The iteration that was told last.
    told: usize,
    /// The first iteration of the next figure.
    next: usize,
    figure: Option<Instant>,
    progress: Option<Instant>,
    began: Instant,
}

/// From now on nothing moves in this notebook: loops show their last figure only.
///
/// Until the kernel is restarted, or [`on`] is called. Before JupyterLab starts, the environment
/// variable `NNLAB_LIVE=off` says the same.
///
/// # Examples
/// ```
/// nnlab::live::off();
/// ```
pub fn off() {
    if let Some(folder) = folder() {
        // If it cannot be written, figures move: nothing is lost.
        let _ = std::fs::write(folder.join("off"), "");
    }
}

/// Figures move again, after [`off`].
///
/// # Examples
/// ```
/// nnlab::live::on();
/// ```
pub fn on() {
    if let Some(folder) = folder() {
        let _ = std::fs::remove_file(folder.join("off"));
    }
}

impl Live {
    /// A place for a loop over `0..iterations`.
    ///
    /// # Examples
    /// ```
    /// let live = nnlab::Live::new(1000);
    /// ```
    pub fn new(iterations: usize) -> Live {
        Live {
            iterations,
            channel: channel(),
            stop: Stop::new(),
            told: 0,
            next: 0,
            figure: None,
            progress: None,
            began: Instant::now(),
        }
    }

    /// Shows the figure in the place of the one before, if it is time for one.
    ///
    /// The figure is drawn only then: calling it in every iteration costs next to nothing. That of
    /// the last iteration, `iterations - 1`, is always shown.
    ///
    /// # Examples
    /// ```
    /// use nnlab::{Live, plot_network};
    ///
    /// let mut live = Live::new(3);
    /// for n_h in 0..3 {
    ///     live.show(n_h, &|| plot_network(2, n_h + 1, 1));
    /// }
    /// ```
    ///
    /// # Panics
    /// If the notebook's reader interrupts the cell: it says at which iteration, and the variables
    /// of earlier cells are kept.
    pub fn show(&mut self, iteration: usize, figure: &dyn Fn() -> Figure) {
        if self.stop.wanted() {
            stop(iteration, None);
        }
        let last = iteration + 1 >= self.iterations;
        match self.channel {
            Channel::Closed => (),
            Channel::AtTheEnd => {
                if last {
                    figure().evcxr_display();
                }
            }
            Channel::Open(_) => {
                if self.is_time(iteration) || last {
                    self.send(&figure());
                }
            }
        }
    }

    /// Shows how far the loop is, the cost, and the time that is left, in one line that changes.
    ///
    /// # Examples
    /// ```
    /// let mut live = nnlab::Live::new(1000);
    /// for i in 0..1000 {
    ///     live.progress(i, 0.5);
    /// }
    /// // iteration   340 of 1,000  ████░░░░░░░░  cost 0.500000  2 s left
    /// ```
    ///
    /// # Panics
    /// As [`show`](Live::show); it says the cost too.
    pub fn progress(&mut self, iteration: usize, cost: f64) {
        if self.stop.wanted() {
            stop(iteration, Some(cost));
        }
        let recent = self.progress.is_some_and(|at| at.elapsed() < BETWEEN_PROGRESS);
        let last = iteration + 1 >= self.iterations;
        if let (Channel::Open(place), true) = (&self.channel, last || !recent) {
            place.send_text(&self.line(iteration, cost));
            self.progress = Some(Instant::now());
        }
    }

    /// Whether a training that prints its costs is so slow that its reader wants to see more.
    pub(crate) fn wants_progress(&self, iteration: usize) -> bool {
        match (&self.channel, self.progress) {
            (Channel::Open(_), None) => self.began.elapsed() >= PATIENCE,
            (Channel::Open(_), Some(at)) => {
                iteration + 1 == self.iterations || at.elapsed() >= BETWEEN_PROGRESS
            }
            _ => false,
        }
    }

    /// Whether a figure is due: each comes after a loop that is longer by the same share.
    fn is_time(&mut self, iteration: usize) -> bool {
        if iteration < self.told {
            self.next = 0; // another loop
        }
        self.told = iteration;
        let slow = self.figure.is_some_and(|at| at.elapsed() >= SLOW);
        if iteration < self.next && !slow {
            return false;
        }
        let share = (self.iterations as f64).powf(1.0 / FIGURES);
        let after = (iteration + 1) as f64 * share;
        self.next = (iteration + 1).max(after as usize);
        true
    }

    fn send(&mut self, figure: &Figure) {
        let Channel::Open(place) = &self.channel else { return };
        if let Some(at) = self.figure {
            std::thread::sleep(BETWEEN_FIGURES.saturating_sub(at.elapsed()));
        }
        place.send_figure(figure);
        self.figure = Some(Instant::now());
    }

    fn line(&self, iteration: usize, cost: f64) -> String {
        const CELLS: usize = 12;
        let (done, all) = (iteration + 1, self.iterations.max(iteration + 1));
        let full = done * CELLS / all;
        let bar = "█".repeat(full) + &"░".repeat(CELLS - full);
        let elapsed = self.began.elapsed().as_secs_f64();
        let left = elapsed / done as f64 * (all - done) as f64;
        let time = match all - done {
            0 => format!("  {elapsed:.1} s"),
            // Figures come the closer together the earlier: the time so far tells nothing.
            _ if self.figure.is_some() => String::new(),
            _ => format!("  {left:.0} s left"),
        };
        let all = count(all);
        let done = format!("{:>1$}", count(done), all.len());
        format!("iteration {done} of {all}  {bar}  cost {}{time}", fixed(cost, 6))
    }
}
