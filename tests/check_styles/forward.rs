use nnlab::ndarray::{Array2, Axis, stack};
use nnlab::{Cache, Parameters, sigmoid};

pub fn loops(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
    let product = |w: &Array2<f64>, a: &Array2<f64>, b: &Array2<f64>| {
        let mut z = Array2::<f64>::zeros((w.nrows(), a.ncols()));
        for i in 0..w.nrows() {
            for j in 0..a.ncols() {
                for k in (0..w.ncols()).rev() {
                    z[[i, j]] += w[[i, k]] * a[[k, j]];
                }
                z[[i, j]] += b[[i, 0]];
            }
        }
        z
    };
    let z1 = product(&p.w1, x, &p.b1);
    let mut a1 = z1.clone();
    for v in a1.iter_mut() {
        *v = v.tanh();
    }
    let z2 = product(&p.w2, &a1, &p.b2);
    let a2 = z2.map(|z| 1. / (1. + f64::exp(-z)));
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

pub fn in_place(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
    let mut z1 = p.w1.dot(x);
    z1 += &p.b1;
    let mut a1 = z1.clone();
    a1.mapv_inplace(f64::tanh);
    let mut z2 = p.w2.dot(&a1);
    z2 += &p.b2;
    let mut a2 = z2.clone();
    a2.mapv_inplace(sigmoid);
    let cache = Cache { z1, a1, z2, a2 };
    (cache.a2.clone(), cache)
}

pub fn other_formulas(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
    let z1 = &p.b1 + p.w1.dot(x);
    let a1 = z1.mapv(|z| (z.exp() - (-z).exp()) / (z.exp() + (-z).exp()));
    let z2 = &p.b2 + p.w2.dot(&a1);
    let a2 = z2.mapv(|z| 0.5 * (1.0 + (z / 2.0).tanh()));
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

pub fn transposed(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
    // Results in column-major order: equal to others, but laid out differently.
    let z1 = (x.t().dot(&p.w1.t()) + p.b1.t()).reversed_axes();
    let a1 = z1.mapv(|z| 1.0 - 2.0 / ((2.0 * z).exp() + 1.0));
    let z2 = (a1.t().dot(&p.w2.t()) + p.b2.t()).reversed_axes();
    let a2 = z2.mapv(|z| z.exp() / (1.0 + z.exp()));
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

pub fn by_example(x: &Array2<f64>, p: &Parameters) -> (Array2<f64>, Cache) {
    let mut columns = [const { Vec::new() }; 4];
    for example in x.columns() {
        let z1 = p.w1.dot(&example) + p.b1.column(0);
        let a1 = z1.mapv(f64::tanh);
        let z2 = p.w2.dot(&a1) + p.b2.column(0);
        let a2 = z2.mapv(sigmoid);
        for (column, value) in columns.iter_mut().zip([z1, a1, z2, a2]) {
            column.push(value);
        }
    }
    let [z1, a1, z2, a2] = columns.map(|c| {
        let views: Vec<_> = c.iter().map(|v| v.view()).collect();
        stack(Axis(1), &views).unwrap()
    });
    (a2.clone(), Cache { z1, a1, z2, a2 })
}
