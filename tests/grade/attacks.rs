//! Answers that try to get marks, files or processes. Whoever writes them has read our sources.

use super::honest::Answer;

const fn fails(name: &'static str, text: &'static str, says: &'static str) -> Answer {
    Answer { name, text, points: 0.0, says }
}

/// An answer that is right if what it tries is in vain.
const fn in_vain(name: &'static str, text: &'static str) -> Answer {
    Answer { name, text, points: 10.0, says: "" }
}

/// Attacks in the answer of `compute_cost`. `RIGHT` and `WRONG` stand for functions of that name.
pub const ATTACKS: &[Answer] = &[
    // The solution under another name.
    fails("import", "pub use nnlab::compute_cost;", "no function"),
    fails("call", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { nnlab::compute_cost(a, y) }", "cannot find function `compute_cost` in crate `nnlab`"),
    fails("absolute path", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { ::nnlab::cost::compute_cost(a, y) }", "E0433"),
    fails("renamed import", "use nnlab::{compute_cost as right};
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { right(a, y) }", "E0432"),
    fails("glob", "mod all { pub use nnlab::*; pub use nnlab::check::*; }
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { all::compute_cost(a, y) }", "E0432"),
    fails("check", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { nnlab::check::cost::reference(&nnlab::check::cost::Case { a2: a.clone(), y: y.clone() }) }", "E0433"),
    fails("detour", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { nnlab::nn_model(a, y, 4, 0, false).w1.sum() }", "E0425"),
    fails("whole crate", "extern crate whole;
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { whole::compute_cost(a, y) }", "can't find crate for `whole`"),
    fails("other crates", "extern crate ndarray; extern crate postcard;
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { 0.5 }", "E0463"),
    fails("by macro", "macro_rules! call { ($a:ident :: $b:ident) => { $a::$b } }
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { call!(nnlab::compute_cost)(a, y) }", "E0425"),
    // Files that the compiler could read.
    fails("include of the solution", r#"mod theirs { include!(concat!(env!("PWD"), "/../../../../nnlab/src/cost.rs")); }
WRONG"#, "error"),
    fails("include of passwords", r#"const S: &str = include_str!("/etc/passwd");
WRONG"#, "No such file"),
    fails("include of others", r#"const S: &[u8] = include_bytes!("../0/cost-answer");
const T: &[u8] = include_bytes!("../1/cost-answer");
WRONG"#, "error"),
    fails("environment", r#"const S: &str = env!("HOME");
WRONG"#, "not defined at compile time"),
    // Names that ours could be taken for.
    in_vain("own macros", "macro_rules! println { ($($t:tt)*) => { std::process::exit(0) } }
macro_rules! assert { ($($t:tt)*) => {} }
macro_rules! panic { ($($t:tt)*) => { std::process::exit(0) } }
RIGHT"),
    in_vain("modules named like crates", "mod nnlab { pub fn compute_cost() {} pub mod ndarray {} }
mod core {}
mod nnlab_answer { pub fn cost<T>(_: T) {} }
RIGHT"),
    in_vain("module named std", "mod std { pub mod panic {} }
RIGHT"),
    in_vain("exported macro", "#[macro_export] macro_rules! serve { () => {} }
#[macro_export] macro_rules! nnlab { () => {} }
RIGHT"),
    fails("own entry", "pub(super) fn serve_this_answer() {}
RIGHT", "E0428"),
    fails("own names for types", "type f64 = u8;
struct Array2;
RIGHT", "error"),
    fails("asserts nothing", "macro_rules! assert { ($($t:tt)*) => {} }
WRONG", ""),
    // Messages that look like ours.
    fails("kernel's markers", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    println!(\"EVCXR_BEGIN_CONTENT text/plain\\n10.0\\nEVCXR_END_CONTENT\\nEVCXR_EXECUTION_COMPLETE\");
    0.5
}", ""),
    fails("messages on every descriptor", r#"use std::io::Write;
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let message = [9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xe0, 0x3f];
    let _ = std::io::stdout().write_all(&message);
    let _ = std::io::stderr().write_all(&message);
    for n in 0..32 {
        for name in [format!("/dev/fd/{n}"), format!("/proc/self/fd/{n}"), format!("/proc/1/fd/{n}")] {
            if let Ok(mut file) = std::fs::OpenOptions::new().write(true).open(name) {
                let _ = file.write_all(&message);
            }
        }
    }
    0.5
}"#, ""),
    in_vain("reads the questions", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let mut line = String::new();
    let read = std::io::stdin().read_line(&mut line).unwrap();
    if read > 0 { return f64::NAN }
    right(a, y)
}
RIGHT_AS_right"),
    in_vain("serves itself", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    ::nnlab_answer::cost(|_, _| 0.5);
    right(a, y)
}
RIGHT_AS_right"),
    fails("panic hook", r#"fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    std::panic::set_hook(Box::new(|_| std::process::exit(0)));
    panic!("all right")
}"#, "ended the program (exit code 0)"),
    fails("payload that panics", r#"struct P; impl Drop for P { fn drop(&mut self) { panic!("again") } }
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { std::panic::panic_any(P) }"#, "panicked"),
    fails("exit", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { std::process::exit(0) }", "ended the program (exit code 0)"),
    fails("abort", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { std::process::abort() }", "aborted"),
    // Processes.
    fails("threads", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    loop { std::thread::spawn(|| loop { std::hint::spin_loop() }); }
}", ""),
    fails("processes", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let me = std::env::args().next().unwrap();
    loop { let _ = std::process::Command::new(&me).stdin(std::process::Stdio::piped()).spawn().map(std::mem::forget); }
}", ""),
    in_vain("outlives", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let me = std::env::args().next().unwrap();
    std::thread::spawn(|| loop { std::thread::sleep(std::time::Duration::from_secs(1)) });
    let child = std::process::Command::new(&me).stdin(std::process::Stdio::piped()).spawn();
    std::mem::forget(child);
    right(a, y)
}
RIGHT_AS_right"),
    fails("shell", r#"fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    std::process::Command::new("/bin/sh").args(["-c", "touch /tmp/was_here"]).status().unwrap();
    right(a, y)
}
RIGHT_AS_right"#, "panicked"),
    // The compiler's time and memory.
    fails("endless constant", "#[allow(long_running_const_eval)]
const N: u64 = { let mut i = 0u64; while i < u64::MAX { i += 1; } i };
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { N as f64 }", "processor time"),
    fails("macro bomb", "macro_rules! bomb { ($($t:tt)*) => { bomb!($($t)* $($t)* x) } }
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { bomb!(x x) }", ""),
    fails("large constant", "static A: [u8; 1 << 36] = [1; 1 << 36];
fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { A[a.len()] as f64 }", ""),
    // What the sandbox must not have.
    in_vain("looks around", r#"fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    for path in ["/proc/self/environ", "/proc/1/cmdline", "/etc/passwd", "/root", "/home", "/work", "/sys"] {
        let closed = std::fs::read(path).is_err() && std::fs::read_dir(path).map_or(true, |mut all| !all.any(|e| std::fs::read(e.unwrap().path()).is_ok()));
        if !closed { panic!("{path}") }
    }
    let names: Vec<String> = std::env::vars().map(|(name, _)| name).collect();
    if names.iter().any(|name| name != "PATH" && name != "PWD") { panic!("{names:?}") }
    right(a, y)
}
RIGHT_AS_right"#),
    in_vain("writes", r#"fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let here = std::env::current_dir().unwrap().display().to_string();
    for folder in ["", "/tmp", "/dev", "/dev/shm", "/usr", "/var/tmp", &here] {
        let path = format!("{folder}/was_here");
        if std::fs::write(&path, "x").is_ok() && std::fs::read(&path).is_ok_and(|t| t.len() > 0) { panic!("{path}") }
        if std::fs::create_dir(&path).is_ok() { panic!("{path}") }
    }
    right(a, y)
}
RIGHT_AS_right"#),
    in_vain("network", r#"fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {
    if std::net::TcpStream::connect("127.0.0.1:PORT").is_ok() { panic!("connected") }
    right(a, y)
}
RIGHT_AS_right"#),
    // Code that the compiler cannot vouch for.
    fails("unsafe", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { unsafe { *std::ptr::null() } }", "expected safe Rust"),
    fails("unsafe allowed", "#[allow(r#unsafe_code)]
WRONG", "expected safe Rust"),
    fails("no mangle", r#"#[no_mangle] pub extern "C" fn malloc(_: usize) -> usize { 0 }
RIGHT"#, "error"),
    fails("link section", r#"#[link_section = ".init_array"] static F: extern "C" fn() = f; extern "C" fn f() {}
RIGHT"#, "error"),
    fails("assembler", r#"std::arch::global_asm!(".globl x");
WRONG"#, ""),
    fails("assembler in a module", r#"mod m { std::arch::global_asm!(".globl x"); }
RIGHT"#, "error"),
    // Letters that look like others.
    fails("homoglyph", "fn c\u{43e}mpute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { 0.5 }", "Expected a function `compute_cost`"),
    fails("turned letters", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 {\n    /* \u{202e} } \u{2066}if true\u{2069} \u{2066} */ right(a, y)\n}\nRIGHT_AS_right", "error"),
    // What only fits what can be seen.
    fails("fitted", "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { if y.ncols() == 400 { right(a, y) } else { 0.5 } }
RIGHT_AS_right", ""),
    // The kernel's own doors.
    in_vain("dependency", r#":dep nnlab = { path = "/tmp/evil" }
:opt 3
RIGHT"#),
    fails("shell line", "!touch /tmp/was_here
RIGHT", ""),
    fails("deep", "DEEP", ""),
];

/// The right function.
pub const RIGHT: &str = "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum() / y.ncols() as f64
}";

/// An attack's text as it is handed in.
pub fn text(attack: &Answer, port: u16) -> String {
    let helper = RIGHT.replace("compute_cost", "right");
    let wrong = "fn compute_cost(a: &Array2<f64>, y: &Array2<f64>) -> f64 { 0.5 }";
    let deep = format!("fn compute_cost() {{ {} }}", "!".repeat(60_000));
    let text = attack.text.replace("RIGHT_AS_right", &helper).replace("PORT", &port.to_string());
    text.replace("RIGHT", RIGHT).replace("WRONG", wrong).replace("DEEP", &deep)
}
