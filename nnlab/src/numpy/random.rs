//! NumPy's legacy random numbers.
use ndarray::{Array1, Array2};
use rand_mt::Mt;

/// NumPy's legacy generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RandomState {
    mt: Mt,
    gauss: Option<u64>,
}
impl RandomState {
    /// New.
    pub fn new(seed: u32) -> Self {
        RandomState { mt: Mt::new(seed), gauss: None }
    }
    fn double(&mut self) -> f64 {
        let a = (self.mt.next_u32() >> 5) as f64;
        let b = (self.mt.next_u32() >> 6) as f64;
        (a * 67108864.0 + b) / 9007199254740992.0
    }
    fn gauss(&mut self) -> f64 {
        if let Some(b) = self.gauss.take() {
            return f64::from_bits(b);
        }
        loop {
            let x1 = 2.0 * self.double() - 1.0;
            let x2 = 2.0 * self.double() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                let f = (-2.0 * r2.ln() / r2).sqrt();
                self.gauss = Some((f * x1).to_bits());
                return f * x2;
            }
        }
    }
    /// Randn.
    pub fn randn(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        Array2::from_shape_simple_fn((rows, columns), || self.gauss())
    }
    /// Normal.
    pub fn standard_normal(&mut self, n: usize) -> Array1<f64> {
        Array1::from_shape_simple_fn(n, || self.gauss())
    }
}
