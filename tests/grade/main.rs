//! `cargo lab grade`, through the command: classes as they are handed in, and attacks on the marks.
//!
//! They need bubblewrap, and a first build of what answers are linked to.

mod attacks;
mod class;
mod gradebook;
mod hand_in;
mod honest;
