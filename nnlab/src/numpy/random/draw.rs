//! Arrays of random numbers, under NumPy's own names.

use ndarray::{Array1, Array2};

use super::RandomState;

impl RandomState {
    /// Draws `n` numbers that are uniform in [0, 1).
    ///
    /// # Shapes
    /// - returns (n)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// let u = RandomState::new(1).random_sample(2);
    /// assert_eq!(u[0], 0.417022004702574);
    /// assert_eq!(u[1], 0.7203244934421581);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.random_sample(n)`, which is also `np.random.rand(n)`.
    ///
    /// # Source
    /// 53 bits of two words: `genrand_res53` of MT19937.
    pub fn random_sample(&mut self, n: usize) -> Array1<f64> {
        Array1::from_shape_simple_fn(n, || self.uniform_one())
    }

    /// Draws a matrix of numbers that are uniform in [0, 1), row by row.
    ///
    /// # Shapes
    /// - returns (rows, columns)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// let u = RandomState::new(1).rand(2, 1);
    /// assert_eq!(u[[1, 0]], 0.7203244934421581);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.rand(rows, columns)`
    ///
    /// # Source
    /// As [`random_sample`](Self::random_sample).
    pub fn rand(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        Array2::from_shape_simple_fn((rows, columns), || self.uniform_one())
    }

    /// Draws `n` numbers that are uniform between `low` and `high`.
    ///
    /// low + (high − low)·u, with u in [0, 1).
    ///
    /// # Shapes
    /// - returns (n)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// assert_eq!(RandomState::new(1).uniform(-1.0, 1.0, 1)[0], -0.165955990594852);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.uniform(low, high, n)`
    ///
    /// # Source
    /// As [`random_sample`](Self::random_sample).
    pub fn uniform(&mut self, low: f64, high: f64, n: usize) -> Array1<f64> {
        let range = high - low;
        Array1::from_shape_simple_fn(n, || low + range * self.uniform_one())
    }

    /// Draws `n` numbers of the standard normal distribution N(0, 1).
    ///
    /// # Shapes
    /// - returns (n)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// assert_eq!(RandomState::new(3).standard_normal(1)[0], 1.7886284734303186);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.standard_normal(n)`, which is also `np.random.randn(n)`.
    ///
    /// # Source
    /// Step (8) of the lab, which draws its noise so. Marsaglia and Bray, 1964.
    pub fn standard_normal(&mut self, n: usize) -> Array1<f64> {
        Array1::from_shape_simple_fn(n, || self.normal_one())
    }

    /// Draws a matrix of numbers of the standard normal distribution N(0, 1), row by row.
    ///
    /// # Shapes
    /// - returns (rows, columns)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// let w = RandomState::new(3).randn(4, 2) * 0.01;
    /// assert_eq!(w[[0, 0]], 0.017886284734303187);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.randn(rows, columns)`
    ///
    /// # Source
    /// Step (2) of the lab, which draws its weights so. Marsaglia and Bray, 1964.
    pub fn randn(&mut self, rows: usize, columns: usize) -> Array2<f64> {
        Array2::from_shape_simple_fn((rows, columns), || self.normal_one())
    }

    /// Draws `n` numbers of the normal distribution with mean `loc` and deviation `scale`.
    ///
    /// loc + scale·z, with z of N(0, 1).
    ///
    /// # Shapes
    /// - returns (n)
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// assert_eq!(RandomState::new(3).normal(1.0, 2.0, 1)[0], 4.577256946860637);
    /// ```
    ///
    /// # Panics
    /// If `scale` is negative, as NumPy raises `ValueError`.
    ///
    /// # In NumPy
    /// `np.random.normal(loc, scale, n)`
    ///
    /// # Source
    /// As [`standard_normal`](Self::standard_normal).
    pub fn normal(&mut self, loc: f64, scale: f64, n: usize) -> Array1<f64> {
        assert!(
            !scale.is_sign_negative(),
            "expected a scale of at least 0 for normal numbers, but it is {scale}: a deviation has no sign"
        );
        Array1::from_shape_simple_fn(n, || loc + scale * self.normal_one())
    }
}
