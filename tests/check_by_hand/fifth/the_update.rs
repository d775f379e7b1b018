use super::*;

#[test]
fn the_update() {
    named(
        &[
            ("v·α - d", check::update(|p, g, r| each(p, g, &|v, d| v * r - d))),
            ("α(v - d)", check::update(|p, g, r| each(p, g, &|v, d| r * (v - d)))),
            (
                "d by its norm",
                check::update(|p, g, r| each(p, g, &|v, d| v - &(d / (d * d).sum().sqrt() * r))),
            ),
            ("α by 100", check::update(|p, g, r| update_parameters(p, g, r / 100.0))),
            ("1 - α", check::update(|p, g, r| update_parameters(p, g, 1.0 - r))),
            (
                "only layer 2",
                check::update(|p, g, r| {
                    let q = update_parameters(p, g, r);
                    P { w2: q.w2, b2: q.b2, ..p.clone() }
                }),
            ),
            ("whole numbers", check::update(|p, g, r| update_parameters(p, g, r.round()))),
            ("v - α·v", check::update(|p, g, r| each(p, g, &|v, _| v - &(r * v)))),
            (
                "the weights' mean",
                check::update(|p, g, r| each(p, g, &|v, d| v - r * d.mean().unwrap())),
            ),
        ],
        8,
    );
}
