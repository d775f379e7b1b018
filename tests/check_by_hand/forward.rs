use super::*;

/// Forward propagation with other activations.
fn forward(x: &A, p: &Parameters, hidden: fn(f64) -> f64, last: fn(f64) -> f64) -> (A, Cache) {
    let z1 = p.w1.dot(x) + &p.b1;
    let a1 = z1.mapv(hidden);
    let z2 = p.w2.dot(&a1) + &p.b2;
    let a2 = z2.mapv(last);
    (a2.clone(), Cache { z1, a1, z2, a2 })
}

#[test]
fn forward_pass() {
    named(
        &[
            (
                "minus b1",
                check::forward(|x, p| {
                    forward_propagation(x, &Parameters { b1: -&p.b1, ..p.clone() })
                }),
            ),
            ("exchanged", check::forward(|x, p| forward(x, p, sigmoid, f64::tanh))),
            (
                "z1 for a1",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) + &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&z1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            ("relu, and no sigmoid", check::forward(|x, p| forward(x, p, |z| z.max(0.0), |z| z))),
            (
                "z1 and a1 exchanged in the cache",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2, Cache { z1: c.a1, a1: c.z1, ..c })
                }),
            ),
            ("e^z", check::forward(|x, p| forward(x, p, f64::tanh, |z| 1.0 / (1.0 + z.exp())))),
            (
                "b1 twice",
                check::forward(|x, p| {
                    forward_propagation(x, &Parameters { b1: &p.b1 * 2.0, ..p.clone() })
                }),
            ),
            (
                "a threshold",
                check::forward(|x, p| forward(x, p, f64::tanh, |z| f64::from(sigmoid(z) > 0.5))),
            ),
            ("leaky", check::forward(|x, p| forward(x, p, |z| z.max(0.01 * z), sigmoid))),
            (
                "softmax",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    let e = c.z2.exp();
                    let a2 = &e / &e.sum_axis(Axis(0)).insert_axis(Axis(0));
                    (a2.clone(), Cache { a2, ..c })
                }),
            ),
            (
                "tanh of x",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(&x.tanh(), p);
                    (c.a2.clone(), c)
                }),
            ),
            (
                "the second layer reads no bias, a2 is not returned",
                check::forward(|x, p| {
                    let (_, c) =
                        forward_propagation(x, &Parameters { b2: &p.b2 * 0.0, ..p.clone() });
                    (c.a1.clone(), c)
                }),
            ),
        ],
        12,
    );
}

#[test]
fn forward_pass_written_later() {
    named(
        &[
            ("tanh twice", check::forward(|x, p| forward(x, p, f64::tanh, f64::tanh))),
            ("σ twice", check::forward(|x, p| forward(x, p, sigmoid, sigmoid))),
            (
                "no b2",
                check::forward(|x, p| {
                    forward_propagation(x, &Parameters { b2: &p.b2 * 0.0, ..p.clone() })
                }),
            ),
            (
                "z2 is returned",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    (c.z2.clone(), c)
                }),
            ),
            (
                "z2 in the cache for a2",
                check::forward(|x, p| {
                    let (a2, c) = forward_propagation(x, p);
                    (a2, Cache { a2: c.z2.clone(), ..c })
                }),
            ),
            (
                "1 / 1 + e^-z",
                check::forward(|x, p| forward(x, p, f64::tanh, |z| 1.0 / 1.0 + (-z).exp())),
            ),
            (
                "tanh with a wrong sign",
                check::forward(|x, p| {
                    let wrong = |z: f64| (z.exp() - (-z).exp()) / (z.exp() + z.exp());
                    forward(x, p, wrong, sigmoid)
                }),
            ),
            (
                "b1 after tanh",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x);
                    let a1 = z1.tanh() + &p.b1;
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            (
                "b1 multiplied",
                check::forward(|x, p| {
                    let z1 = p.w1.dot(x) * &p.b1;
                    let a1 = z1.tanh();
                    let z2 = p.w2.dot(&a1) + &p.b2;
                    let a2 = z2.mapv(sigmoid);
                    (a2.clone(), Cache { z1, a1, z2, a2 })
                }),
            ),
            ("softplus", check::forward(|x, p| forward(x, p, |z| (1.0 + z.exp()).ln(), sigmoid))),
            ("σ of σ", check::forward(|x, p| forward(x, p, f64::tanh, |z| sigmoid(sigmoid(z))))),
            ("σ of 2z", check::forward(|x, p| forward(x, p, f64::tanh, |z| sigmoid(2.0 * z)))),
            ("rounded", check::forward(|x, p| forward(x, p, f64::tanh, |z| sigmoid(z).round()))),
            (
                "examples as rows",
                check::forward(|x, p| {
                    let (_, c) = forward_propagation(x, p);
                    let t = |a: &A| a.t().to_owned();
                    (t(&c.a2), Cache { z1: t(&c.z1), a1: t(&c.a1), z2: t(&c.z2), a2: t(&c.a2) })
                }),
            ),
            (
                "b2 in both layers",
                check::forward(|x, p| {
                    let b1 = &p.b1 * 0.0 + p.b2[[0, 0]];
                    forward_propagation(x, &Parameters { b1, ..p.clone() })
                }),
            ),
            (
                "no activation in the hidden layer",
                check::forward(|x, p| forward(x, p, |z| z, sigmoid)),
            ),
        ],
        14,
    );
}
