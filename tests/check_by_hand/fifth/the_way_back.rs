use super::*;

#[test]
fn the_way_back() {
    named(
        &[
            (
                "w2 is not transposed but summed",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let w = p.w2.sum_axis(Axis(0)).insert_axis(Axis(1));
                    let d = dz2.sum_axis(Axis(0)).insert_axis(Axis(0));
                    let dz1 = w.dot(&d) * (1.0 - &c.a1 * &c.a1);
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "dz1 keeps dz2's mean",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = (&c.a2 - y) / m;
                    let dz1 = p.w2.t().dot(&dz2) * (1.0 - &c.a1 * &c.a1);
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()),
                        db2: column(&dz2),
                    }
                }),
            ),
            (
                "the biases are the means of everything",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let mean = |a: &A| A::from_elem(a.dim(), a.mean().unwrap());
                    Gradients { db1: mean(&g.db1), db2: mean(&g.db2), ..g }
                }),
            ),
            (
                "dz1 with a2's slope",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let slope = (&c.a2 * &(1.0 - &c.a2)).sum_axis(Axis(0)).insert_axis(Axis(0));
                    let dz1 = p.w2.t().dot(&dz2) * slope;
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "relu's slope",
                check::backward(|p, c, x, y| {
                    let m = x.ncols() as f64;
                    let dz2 = &c.a2 - y;
                    let slope = c.z1.mapv(|z| if z > 0.0 { 1.0 } else { 0.0 });
                    let dz1 = p.w2.t().dot(&dz2) * slope;
                    Gradients {
                        dw1: dz1.dot(&x.t()) / m,
                        db1: column(&dz1) / m,
                        dw2: dz2.dot(&c.a1.t()) / m,
                        db2: column(&dz2) / m,
                    }
                }),
            ),
            (
                "the cost's mean over the classes too",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let n = y.nrows() as f64 + 1.0;
                    Gradients { dw1: g.dw1 / n, db1: g.db1 / n, dw2: g.dw2 / n, db2: g.db2 / n }
                }),
            ),
            (
                "a2 is rounded",
                check::backward(|p, c, x, y| {
                    let c = Cache { a2: c.a2.mapv(f64::round), ..c.clone() };
                    backward_propagation(p, &c, x, y)
                }),
            ),
            (
                "db1 from x",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let db1 = column(&g.dw1);
                    Gradients { db1, ..g }
                }),
            ),
            (
                "dw2 has z2's error times x's mean",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    Gradients { dw2: &g.db2 * &p.w2, ..g }
                }),
            ),
            (
                "clipped",
                check::backward(|p, c, x, y| {
                    let g = backward_propagation(p, c, x, y);
                    let clip = |a: A| a.mapv(|v| v.clamp(-0.1, 0.1));
                    Gradients {
                        dw1: clip(g.dw1),
                        db1: clip(g.db1),
                        dw2: clip(g.dw2),
                        db2: clip(g.db2),
                    }
                }),
            ),
        ],
        3,
    );
}
