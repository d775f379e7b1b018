//! The loop in the answer's process.

use std::any::Any;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::os::fd::AsFd;
use std::panic::{self, AssertUnwindSafe};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{CONFINED, Reply, Without, limits, receive, send};

/// Answers until the questions end.
pub fn serve<A: DeserializeOwned, O: Serialize>(call: impl Fn(A) -> O) {
    let Ok((questions, mut replies)) = private_channel() else { return };
    let confined = std::env::args().any(|argument| argument == CONFINED);
    if limits::set(confined).is_err() && confined {
        return;
    }
    let mut questions = BufReader::new(questions);
    while let Ok(arguments) = receive::<A>(&mut questions) {
        let reply = panic::catch_unwind(AssertUnwindSafe(|| call(arguments)))
            .map_err(|payload| Without::Panic(message(payload)));
        if answer(&mut replies, &reply).is_err() {
            return;
        }
    }
}

/// The pipes that the program was started with, moved to where `println!` and `stdin()` do not
/// reach: those now lead nowhere.
fn private_channel() -> io::Result<(File, File)> {
    let questions = io::stdin().as_fd().try_clone_to_owned()?;
    let replies = io::stdout().as_fd().try_clone_to_owned()?;
    let nowhere = File::options().read(true).write(true).open("/dev/null")?;
    rustix::stdio::dup2_stdin(&nowhere)?;
    rustix::stdio::dup2_stdout(&nowhere)?;
    Ok((questions.into(), replies.into()))
}

fn answer<O: Serialize>(to: &mut impl Write, reply: &Reply<O>) -> io::Result<()> {
    match send(to, reply) {
        // Nothing is written of what is too long: there is room for why.
        Err(error) if error.kind() == io::ErrorKind::InvalidData => {
            send(to, &Reply::<O>::Err(Without::TooLarge(error.to_string())))
        }
        result => result,
    }
}

fn message(payload: Box<dyn Any + Send>) -> String {
    let text = payload.downcast_ref::<&str>().map(|s| (*s).to_owned());
    let text = text.or_else(|| payload.downcast_ref::<String>().cloned()).unwrap_or_default();
    // A student's own payload may panic when it is dropped.
    std::mem::forget(payload);
    text.chars().take(300).collect()
}
