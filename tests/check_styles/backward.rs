use nnlab::ndarray::{Array2, Axis, Zip};
use nnlab::{Cache, Gradients, Parameters};

type A = Array2<f64>;

pub fn tanh_of_z1(p: &Parameters, cache: &Cache, x: &A, y: &A) -> Gradients {
    let m = y.ncols() as f64;
    let dz2 = &cache.a2 - y;
    let dz1 = cache.z1.mapv(|z| 1.0 - z.tanh().powi(2)) * p.w2.t().dot(&dz2);
    let column = |dz: &A| dz.mean_axis(Axis(1)).unwrap().insert_axis(Axis(1));
    Gradients {
        dw1: 1.0 / m * dz1.dot(&x.t()),
        db1: column(&dz1),
        dw2: 1.0 / m * dz2.dot(&cache.a1.t()),
        db2: column(&dz2),
    }
}

pub fn loops(p: &Parameters, cache: &Cache, x: &A, y: &A) -> Gradients {
    let (n_h, n_x) = p.w1.dim();
    let (n_y, m) = y.dim();
    let mut g = Gradients {
        dw1: A::zeros((n_h, n_x)),
        db1: A::zeros((n_h, 1)),
        dw2: A::zeros((n_y, n_h)),
        db2: A::zeros((n_y, 1)),
    };
    for i in 0..m {
        for k in 0..n_y {
            let dz2 = (cache.a2[[k, i]] - y[[k, i]]) / m as f64;
            g.db2[[k, 0]] += dz2;
            for h in 0..n_h {
                let a = cache.a1[[h, i]];
                g.dw2[[k, h]] += dz2 * a;
                let dz1 = p.w2[[k, h]] * dz2 * (1.0 + a) * (1.0 - a);
                g.db1[[h, 0]] += dz1;
                for j in 0..n_x {
                    g.dw1[[h, j]] += dz1 * x[[j, i]];
                }
            }
        }
    }
    g
}

pub fn mean_first(p: &Parameters, cache: &Cache, x: &A, y: &A) -> Gradients {
    let dz2 = (&cache.a2 - y) / x.ncols() as f64;
    let dz1 = p.w2.t().dot(&dz2) * (1.0 - cache.a1.mapv(|a| a.powf(2.0)));
    Gradients {
        dw1: dz1.dot(&x.t()),
        db1: dz1.sum_axis(Axis(1)).insert_axis(Axis(1)),
        dw2: dz2.dot(&cache.a1.t()),
        db2: dz2.sum_axis(Axis(1)).insert_axis(Axis(1)),
    }
}

pub fn in_place_cosh(p: &Parameters, cache: &Cache, x: &A, y: &A) -> Gradients {
    let m = x.ncols() as f64;
    let mut dz2 = cache.z2.mapv(|z| 1.0 / (1.0 + (-z).exp()));
    dz2 -= y;
    let mut dz1 = p.w2.t().dot(&dz2);
    Zip::from(&mut dz1).and(&cache.z1).for_each(|d, z| *d /= z.cosh().powi(2));
    let (mut dw1, mut dw2) = (x.dot(&dz1.t()).reversed_axes(), dz2.dot(&cache.a1.t()));
    dw1 /= m;
    dw2 /= m;
    let sum = |dz: &A| A::from_shape_fn((dz.nrows(), 1), |(i, _)| dz.row(i).sum() / m);
    Gradients { dw1, db1: sum(&dz1), dw2, db2: sum(&dz2) }
}

pub fn product_with_ones(p: &Parameters, cache: &Cache, x: &A, y: &A) -> Gradients {
    let mean = A::from_elem((x.ncols(), 1), 1.0 / x.ncols() as f64);
    let slope = cache.z1.mapv(|z| 4.0 / (z.exp() + (-z).exp()).powi(2));
    let dz2 = -(y - &cache.a2);
    let dz1 = dz2.t().dot(&p.w2).reversed_axes() * slope;
    let weigh = |dz: &A| dz * &mean.t();
    Gradients {
        dw1: weigh(&dz1).dot(&x.t()),
        db1: dz1.dot(&mean),
        dw2: weigh(&dz2).dot(&cache.a1.t()),
        db2: dz2.dot(&mean),
    }
}
