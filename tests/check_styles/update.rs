use nnlab::ndarray::{Array2, Zip};
use nnlab::{Gradients, Parameters};

pub fn in_place(p: &Parameters, g: &Gradients, rate: f64) -> Parameters {
    let mut p = p.clone();
    p.w1 -= &(&g.dw1 * rate);
    p.b1 -= &(&g.db1 * rate);
    p.w2 -= &(&g.dw2 * rate);
    p.b2 -= &(&g.db2 * rate);
    p
}

pub fn scaled_add(p: &Parameters, g: &Gradients, rate: f64) -> Parameters {
    let Parameters { mut w1, mut b1, mut w2, mut b2 } = p.clone();
    w1.scaled_add(-rate, &g.dw1);
    b1.scaled_add(-rate, &g.db1);
    w2.scaled_add(-rate, &g.dw2);
    b2.scaled_add(-rate, &g.db2);
    Parameters { w1, b1, w2, b2 }
}

pub fn loops(p: &Parameters, g: &Gradients, rate: f64) -> Parameters {
    let step = |v: &Array2<f64>, d: &Array2<f64>| {
        let mut new = Array2::zeros(v.dim());
        for i in 0..v.nrows() {
            for j in 0..v.ncols() {
                new[[i, j]] = -rate * d[[i, j]] + v[[i, j]];
            }
        }
        new
    };
    Parameters {
        w1: step(&p.w1, &g.dw1),
        b1: step(&p.b1, &g.db1),
        w2: step(&p.w2, &g.dw2),
        b2: step(&p.b2, &g.db2),
    }
}

pub fn zip(p: &Parameters, g: &Gradients, rate: f64) -> Parameters {
    let step = |v: &Array2<f64>, d: &Array2<f64>| {
        Zip::from(v).and(d).map_collect(|&v, &d| (-rate).mul_add(d, v))
    };
    Parameters {
        w1: step(&p.w1, &g.dw1),
        b1: step(&p.b1, &g.db1),
        w2: step(&p.w2, &g.dw2),
        b2: step(&p.b2, &g.db2),
    }
}
