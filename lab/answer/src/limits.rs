//! Limits that the program sets itself before it calls the student's function.

use std::io;

use rustix::process::{Resource, Rlimit, setrlimit};

/// Seconds of processor time.
pub const CPU_SECONDS: u64 = 5;
/// Bytes of address space.
const MEMORY: u64 = 2 << 30;
/// Processes and threads of the sandbox's own user.
const PROCESSES: u64 = 32;
/// Open files.
const FILES: u64 = 32;

/// Sets the limits; those on processes only for who has a user of its own. Outside of a sandbox, a
/// system may refuse one.
pub fn set(confined: bool) -> io::Result<()> {
    let seconds = Rlimit { current: Some(CPU_SECONDS), maximum: Some(CPU_SECONDS + 2) };
    setrlimit(Resource::Cpu, seconds)?;
    let mut limits = vec![
        (Resource::As, MEMORY),
        (Resource::Nofile, FILES),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    limits.extend(confined.then_some((Resource::Nproc, PROCESSES)));
    for (resource, most) in limits {
        setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })?;
    }
    Ok(())
}
