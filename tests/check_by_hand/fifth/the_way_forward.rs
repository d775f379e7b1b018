use super::*;

#[test]
fn the_way_forward() {
    named(
        &[
            (
                "a hidden unit is left out",
                check::forward(|x, p| {
                    let mut p = p.clone();
                    let last = p.w2.ncols() - 1;
                    p.w2.column_mut(last).fill(0.0);
                    forward_propagation(x, &p)
                }),
            ),
            (
                "a2 is the hidden sum",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    let a2 = c.a1.mean_axis(Axis(0)).unwrap().insert_axis(Axis(0));
                    let a2 = a2.broadcast(c.a2.dim()).unwrap().mapv(sigmoid);
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "b1 is added to x",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(&(x + p.b1.mean().unwrap()));
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "tanh of e^z only",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.mapv(|z| (z.exp() - (-z).exp()) / 2.0);
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "arctan",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.mapv(f64::atan);
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "a2 is returned before the sigmoid, the cache is right",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    (c.z2.clone(), c)
                }),
            ),
            (
                "the cache's z2 is without b2",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    let z2 = &c.z2 - &p.b2;
                    (a2, Cache { z2, ..c })
                }),
            ),
            (
                "the sum of w1's rows",
                check::forward(|x, p| {
                    let z1 = &column(&p.w1) * &x.sum_axis(Axis(0)).insert_axis(Axis(0)) + &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "a1 normalised",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.tanh();
                    let a1 = &a1 / &a1.sum_axis(Axis(0)).insert_axis(Axis(0));
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
        ],
        5,
    );
}
