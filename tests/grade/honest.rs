//! Answers of honest students, right and wrong.

/// An answer and what it should get.
pub struct Answer {
    pub name: &'static str,
    pub text: &'static str,
    pub points: f64,
    /// What must be said about it.
    pub says: &'static str,
}

const fn right(name: &'static str, text: &'static str) -> Answer {
    Answer { name, text, points: 10.0, says: "" }
}

const fn wrong(name: &'static str, text: &'static str, says: &'static str) -> Answer {
    Answer { name, text, points: 0.0, says }
}

/// Answers of `compute_cost`.
pub const HONEST: &[Answer] = &[
    right("arrays", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let m = y.ncols() as f64;
    let logprobs = a2.ln() * y + (1.0 - a2).ln() * (1.0 - y);
    -logprobs.sum() / m
}"),
    right("loop", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..y.nrows() {
        for j in 0..y.ncols() {
            if y[[i, j]] == 1.0 { sum += a2[[i, j]].ln(); } else { sum += (1.0 - a2[[i, j]]).ln(); }
        }
    }
    -sum / y.shape()[1] as f64
}"),
    right("iterators", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let sum: f64 = a2.iter().zip(y.iter()).map(|(a, y)| y * a.ln() + (1. - y) * (1. - a).ln()).sum();
    return -sum / (y.len_of(nnlab::ndarray::Axis(1)) as f64);
}"),
    right("zip", "use nnlab::ndarray::Zip;

fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    Zip::from(a2).and(y).fold(0.0, |s, a, y| s - y * a.ln() - (1.0 - y) * (1.0 - a).ln()) / y.ncols() as f64
}"),
    right("helpers", "/// Entropy, nothing unsafe in it.
trait Entropy { fn entropy(self, y: f64) -> f64; }
impl Entropy for f64 {
    fn entropy(self, y: f64) -> f64 { -(y * self.ln() + (1.0 - y) * (1.0 - self).ln()) }
}
const ONE: f64 = 1.0;
fn mean(sum: f64, m: usize) -> f64 { ONE * sum / m as f64 }
pub fn compute_cost(a: &Array2<f64>, labels: &Array2<f64>) -> f64 {
    mean(a.iter().zip(labels).map(|(a, y)| a.entropy(*y)).sum(), labels.ncols())
}"),
    right("with the stub as a comment", r#"fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    // compile_error!("write your answer here, then run this cell again")
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum() / y.ncols() as f64
}"#),
    right("prints", r#"fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    println!("a2 = {a2}");
    eprintln!("y = {y}");
    let m = dbg!(y.ncols() as f64);
    let cost = -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum() / m;
    print!("{cost}");
    cost
}"#),
    right("prints much", r#"fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    for i in 0..100_000 { println!("{i}"); eprintln!("{i}"); }
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum() / y.ncols() as f64
}"#),
    Answer {
        name: "with statements",
        text: "#![allow(unused_variables)]
let a = array![[0.5]];
fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum() / y.ncols() as f64
}
compute_cost(&a, &a)",
        points: 10.0,
        says: "what stands in lines 1, 2, 6 was left out",
    },
    Answer {
        name: "without m",
        text: "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    -(a2.ln() * y + (1.0 - a2).ln() * (1.0 - y)).sum()
}",
        points: 5.0,
        says: "1/m is missing",
    },
    wrong("constant", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    0.5
}", "same"),
    wrong("todo", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    todo!()
}", "not written"),
    wrong("does not compile", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let m = y.ncols() as f64;
    -(a2.ln() * y + 1.0 - a2.ln()).summ() / m
}", "cost-answer:3"),
    wrong("name from elsewhere", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    my_own_helper(a2, y)
}", "`use` lines, functions of your own) belongs into this cell"),
    wrong("open brace", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    0.5
", "unclosed delimiter"),
    wrong("closed too often", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    0.5
}}", "line 3"),
    wrong("another name", "fn cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    0.5
}", "only `cost`"),
    wrong("empty", "", "no function"),
    wrong("wrong signature", "fn compute_cost(a2: Array2<f64>, y: &Array2<f64>) -> f64 {
    0.5
}", "found fn item"),
    wrong("panics", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    a2[[9, 9]]
}", "panicked"),
    wrong("not a number", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    f64::NAN
}", ""),
    wrong("infinite", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    1.0 / 0.0
}", ""),
    wrong("endless", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    loop {}
}", "used up its processor time"),
    wrong("waits", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    std::thread::sleep(std::time::Duration::from_secs(1000));
    0.5
}", "had not returned after"),
    wrong("calls itself", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    compute_cost(a2, y) + a2.sum() + y.sum()
}", "calls itself without end"),
    wrong("takes memory", "fn compute_cost(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    Array2::<f64>::ones((1 << 20, 1 << 16)).sum()
}", "more memory"),
];
