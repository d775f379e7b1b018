//! A program that may do anything: it is watched, its words are cut, and it ends in time.

use std::io::Read;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// A program that runs.
pub struct Process {
    /// Where it reads; dropping it tells the program that nothing more comes.
    pub to: Option<ChildStdin>,
    /// What it writes on standard output.
    pub from: ChildStdout,
    words: JoinHandle<String>,
    over: Sender<()>,
    watcher: JoinHandle<Ended>,
}

/// How a program ended.
pub struct Ended {
    /// The last that it wrote on standard error.
    pub words: String,
    status: Option<ExitStatus>,
    /// The limit that it ran into.
    late: Option<Duration>,
}

/// How much is kept of what a program writes on standard error.
const MOST_WORDS: usize = 16 * 1024;

impl Process {
    /// Starts a program that is killed after `most`.
    pub fn start(command: &mut Command, most: Duration) -> Result<Process, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{name} cannot be started: {error}"))?;
        let (to, from) = (child.stdin.take(), child.stdout.take().expect("it is piped"));
        let mut stderr = child.stderr.take().expect("it is piped");
        let (over, told) = mpsc::channel();
        Ok(Process {
            to,
            from,
            words: thread::spawn(move || last_words(&mut stderr)),
            over,
            watcher: thread::spawn(move || watch(child, most, &told)),
        })
    }

    /// Waits until it ends by itself, or its time is over.
    pub fn wait(self) -> Ended {
        drop((self.to, self.from));
        let ended = self.watcher.join().expect("the watcher does not panic");
        Ended { words: self.words.join().unwrap_or_default(), ..ended }
    }

    /// Ends it; at once if it was waiting for questions.
    pub fn end(self) -> Ended {
        let _ = self.over.send(());
        self.wait()
    }
}

/// Waits until the program ends by itself, or the time is over.
fn watch(mut child: Child, most: Duration, told: &mpsc::Receiver<()>) -> Ended {
    let start = Instant::now();
    let mut grace = None;
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Ended { status: Some(status), late: None, words: String::new() };
        }
        if start.elapsed() > most || grace.is_some_and(|since: Instant| since.elapsed() > GRACE) {
            let _ = child.kill();
            let status = child.wait().ok();
            let late = (start.elapsed() > most).then_some(most);
            return Ended { status, late, words: String::new() };
        }
        if told.recv_timeout(PAUSE).is_ok() {
            grace = Some(Instant::now());
        }
    }
}

const PAUSE: Duration = Duration::from_millis(5);
/// What a program gets to end by itself when its questions have ended.
const GRACE: Duration = Duration::from_secs(1);

fn last_words(stderr: &mut impl Read) -> String {
    let (mut kept, mut bytes) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = stderr.read(&mut bytes) {
        kept.extend_from_slice(&bytes[..count]);
        if kept.len() > 2 * MOST_WORDS {
            kept.drain(..kept.len() - MOST_WORDS);
        }
    }
    String::from_utf8_lossy(&kept).into_owned()
}

impl Ended {
    /// Whether it ended by itself, and well.
    pub fn well(&self) -> bool {
        self.late.is_none() && self.status.is_some_and(|status| status.success())
    }

    /// Why there is no output.
    pub fn sentence(&self) -> String {
        if let Some(most) = self.late {
            return format!(
                "it had not returned after {} seconds and was stopped. Look for a loop that never ends, or that waits.",
                most.as_secs()
            );
        }
        let Some(status) = self.status else { return "it ended, nobody knows how.".into() };
        // bubblewrap passes a signal on as shells do.
        let signal = status.signal().or(status.code().filter(|&code| code > 128).map(|c| c - 128));
        match signal {
            Some(SIGKILL) => KILLED.into(),
            Some(SIGXCPU) => "it used up its processor time and was stopped. Look for a loop that never ends.".into(),
            // Without /proc, a program does not know its own stack from other memory.
            Some(SIGSEGV) => "its stack overflowed: it calls itself without end.".into(),
            Some(SIGABRT) if self.words.contains("memory allocation of") => "it asked for more memory than there is for one answer. Look at the shapes of your arrays.".into(),
            Some(SIGABRT) => "it aborted the program instead of returning.".into(),
            Some(signal) => format!("it was ended by signal {signal} instead of returning."),
            None => format!("it ended the program (exit code {}) instead of returning.", status.code().unwrap_or(-1)),
        }
    }
}

/// The one end that may be this machine's fault.
pub const KILLED: &str = "it was killed: there may have been too little memory on this machine.";

const SIGABRT: i32 = 6;
const SIGKILL: i32 = 9;
const SIGSEGV: i32 = 11;
const SIGXCPU: i32 = 24;
