use nnlab::ndarray::{Array2, Axis, Zip};

pub fn numpy(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let m = y.ncols() as f64;
    let logprobs = a2.mapv(f64::ln) * y + (1.0 - a2).mapv(f64::ln) * (1.0 - y);
    -1.0 / m * logprobs.sum()
}

pub fn loops(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let mut sum = 0.0;
    for i in 0..y.nrows() {
        for j in 0..y.ncols() {
            sum -= y[[i, j]] * a2[[i, j]].ln() / y.ncols() as f64;
            sum -= (1.0 - y[[i, j]]) * (1.0 - a2[[i, j]]).ln() / y.ncols() as f64;
        }
    }
    sum
}

pub fn branch(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let cost = |(&a, &y): (&f64, &f64)| if y == 1.0 { -a.ln() } else { -(1.0 - a).ln() };
    a2.iter().zip(y.iter()).map(cost).sum::<f64>() / y.shape()[1] as f64
}

pub fn one_logarithm(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let likely = y * a2 + (1.0 - y) * (1.0 - a2);
    -likely.mapv(|p| p.log(std::f64::consts::E)).sum() / y.ncols() as f64
}

pub fn mean_of_columns(a2: &Array2<f64>, y: &Array2<f64>) -> f64 {
    let log = |p: f64| p.log2() * std::f64::consts::LN_2;
    let costs = Zip::from(a2).and(y).map_collect(|&a, &y| (y - 1.0) * log(1.0 - a) - y * log(a));
    costs.sum_axis(Axis(0)).mean().unwrap()
}
