//! `diagnose` judges any output whatever without a panic: outputs arrive from unknown code.

use nnlab::ndarray::Array2;
use nnlab::{Cache, Gradients, Parameters, check};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Values that comparisons, divisions and conversions stumble on.
const ODD: [f64; 12] = [
    0.0,
    -0.0,
    1.0,
    5e-324,
    1e-300,
    -1e300,
    f64::MAX,
    f64::MIN,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
    0.5,
];

/// Outputs of odd shapes and values.
struct Garbage(StdRng);

impl Garbage {
    fn value(&mut self) -> f64 {
        if self.0.random() { ODD[self.0.random_range(0..ODD.len())] } else { self.0.random() }
    }

    fn size(&mut self) -> usize {
        [0, 1, 1, 2, 3, 4, 5, 7, 400][self.0.random_range(0..9)]
    }

    /// An array of the shape that is expected, or of any other, all alike or not.
    fn array(&mut self, expected: (usize, usize)) -> Array2<f64> {
        let shape = match self.0.random_range(0..4) {
            0 | 1 => expected,
            2 => (expected.1, expected.0),
            _ => (self.size(), self.size()),
        };
        let constant = self.value();
        let alike: bool = self.0.random();
        let array =
            Array2::from_shape_simple_fn(shape, || if alike { constant } else { self.value() });
        if self.0.random() {
            array.t().as_standard_layout().to_owned().reversed_axes()
        } else {
            array
        }
    }

    fn truths(&mut self, expected: (usize, usize)) -> Array2<bool> {
        self.array(expected).mapv(|v| v > 0.5)
    }

    fn parameters(&mut self, like: &Parameters) -> Parameters {
        Parameters {
            w1: self.array(like.w1.dim()),
            b1: self.array(like.b1.dim()),
            w2: self.array(like.w2.dim()),
            b2: self.array(like.b2.dim()),
        }
    }
}

/// Diagnoses garbage for one exercise: no panic, and never full points.
macro_rules! survives {
    ($test:ident, $exercise:ident, $make:expr) => {
        #[test]
        fn $test() {
            use check::$exercise::{cases, diagnose, reference};
            let garbage = &mut Garbage(StdRng::seed_from_u64(1));
            let make: fn(&mut Garbage, &_) -> _ = $make;
            for case in cases(7) {
                let right = reference(&case);
                for _ in 0..20 {
                    let output = make(garbage, &right);
                    let verdict = diagnose(&case, &output);
                    assert!(verdict.right <= verdict.of);
                    let finding = verdict.finding().expect("garbage is never right");
                    assert!(finding.sentence.len() < 600, "too long: {}", finding.sentence);
                }
            }
        }
    };
}

survives!(garbage_for_structure_gets_a_sentence, structure, |g, _: &(usize, usize, usize)| {
    (g.0.random::<u64>() as usize, usize::MAX, g.size())
});
survives!(garbage_for_init_gets_a_sentence, init, |g, right| g.parameters(right));
survives!(garbage_for_forward_gets_a_sentence, forward, |g, right: &(Array2<f64>, Cache)| {
    let c = &right.1;
    let cache = Cache {
        z1: g.array(c.z1.dim()),
        a1: g.array(c.a1.dim()),
        z2: g.array(c.z2.dim()),
        a2: g.array(c.a2.dim()),
    };
    (g.array(right.0.dim()), cache)
});
survives!(garbage_for_cost_gets_a_sentence, cost, |g, _| g.value());
survives!(garbage_for_backward_gets_a_sentence, backward, |g, right: &Gradients| Gradients {
    dw1: g.array(right.dw1.dim()),
    db1: g.array(right.db1.dim()),
    dw2: g.array(right.dw2.dim()),
    db2: g.array(right.db2.dim()),
});
survives!(garbage_for_update_gets_a_sentence, update, |g, right| g.parameters(right));
survives!(garbage_for_model_gets_a_sentence, model, |g, right| g.parameters(right));
survives!(garbage_for_dataset_gets_a_sentence, dataset, |g, right: &(Array2<f64>, Array2<f64>)| {
    (g.array(right.0.dim()), g.array(right.1.dim()))
});
survives!(garbage_for_predict_gets_a_sentence, predict, |g, right: &Array2<bool>| {
    let (rows, columns) = right.dim();
    g.truths((rows + 1, columns))
});
survives!(garbage_for_accuracy_gets_a_sentence, accuracy, |g, _| -g.value().abs());
survives!(garbage_for_grid_gets_a_sentence, grid, |g, right: &(Array2<f64>, Array2<f64>)| {
    (g.array(right.0.dim()), g.array(right.1.dim()))
});
survives!(garbage_for_predict_grid_gets_a_sentence, predict_grid, |g, right: &Array2<bool>| {
    let (rows, columns) = right.dim();
    g.truths((rows, columns + 1))
});
