//! NumPy's legacy random numbers, bit for bit.

mod draw;

use std::convert::Infallible;

use rand::TryRng;
use rand_mt::Mt;

/// NumPy's legacy generator of random numbers: the one behind `np.random.seed`.
///
/// MT19937 gives 32-bit words. A uniform double joins two of them, u = (⌊a/2⁵⌋·2²⁶ + ⌊b/2⁶⌋) / 2⁵³;
/// a normal one is Marsaglia's polar method on two uniform ones, x₂·√(−2 ln r² / r²), which finds
/// two numbers at once and keeps x₁·√(−2 ln r² / r²) for the next call.
///
/// The uniform numbers are the same bits on every platform. The normal ones need `ln`: they equal
/// NumPy's bit for bit where Rust's `f64::ln` and NumPy's `log` are the same library's, as on Linux
/// with glibc; elsewhere one in some thousands may differ in its last bit.
///
/// # Examples
/// ```
/// use nnlab::RandomState;
///
/// let mut rng = RandomState::new(3);
/// assert_eq!(rng.randn(1, 2)[[0, 1]], 0.43650985051198943);
/// ```
///
/// It is also a generator of the `rand` crate, so that `random_range`, shuffling and `rand_distr`
/// work over it. Those draw from the same words by other methods: `rand_distr::StandardNormal`
/// over it is a ziggurat and gives other numbers than [`standard_normal`](Self::standard_normal).
///
/// ```
/// use nnlab::RandomState;
/// use rand::RngExt;
///
/// let mut rng = RandomState::new(3);
/// let die: u32 = rng.random_range(1..=6);
/// assert!((1..=6).contains(&die));
/// ```
///
/// # In NumPy
/// `rng = np.random.RandomState(3)`, or the functions of `np.random` after `np.random.seed(3)`.
///
/// # Source
/// Steps (2) and (8) of the lab. Matsumoto and Nishimura, "Mersenne Twister", 1998; Marsaglia and
/// Bray, "A convenient method for generating normal variables", 1964.
#[derive(Clone, Debug, PartialEq)]
pub struct RandomState {
    words: Mt,
    // The polar method's second number, until somebody asks for it.
    second: Option<f64>,
}

impl RandomState {
    /// Makes a generator that starts at `seed`.
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// assert_eq!(RandomState::new(0).random_sample(1)[0], 0.5488135039273248);
    /// ```
    ///
    /// # In NumPy
    /// `rng = np.random.RandomState(seed)`
    ///
    /// # Source
    /// `init_genrand` of MT19937, with the factor 1812433253.
    pub fn new(seed: u32) -> Self {
        RandomState { words: Mt::new(seed), second: None }
    }

    /// Starts again at `seed`, and forgets the normal number that was kept for the next call.
    ///
    /// # Examples
    /// ```
    /// use nnlab::RandomState;
    ///
    /// let mut rng = RandomState::new(1);
    /// let before = rng.randn(2, 3);
    /// rng.seed(1);
    /// assert_eq!(rng.randn(2, 3), before);
    /// ```
    ///
    /// # In NumPy
    /// `np.random.seed(seed)`
    ///
    /// # Source
    /// Steps (2) and (8) of the lab, which seed with 3 and 1.
    pub fn seed(&mut self, seed: u32) {
        *self = RandomState::new(seed);
    }

    /// A double in [0, 1) with all its 53 bits drawn.
    fn uniform_one(&mut self) -> f64 {
        let high = f64::from(self.words.next_u32() >> 5);
        let low = f64::from(self.words.next_u32() >> 6);
        (high * 67_108_864.0 + low) / 9_007_199_254_740_992.0
    }

    fn normal_one(&mut self) -> f64 {
        if let Some(second) = self.second.take() {
            return second;
        }
        loop {
            let x1 = 2.0 * self.uniform_one() - 1.0;
            let x2 = 2.0 * self.uniform_one() - 1.0;
            let r2 = x1 * x1 + x2 * x2;
            if r2 < 1.0 && r2 != 0.0 {
                let factor = (-2.0 * r2.ln() / r2).sqrt();
                // NumPy keeps the first and returns the second.
                self.second = Some(factor * x1);
                return factor * x2;
            }
        }
    }
}

/// The words of MT19937. A 64-bit one is two, the first above the second, as in NumPy; the bytes
/// are those of `np.random.bytes`. The kept normal number stays as it is.
impl TryRng for RandomState {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(self.words.next_u32())
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(self.words.next_u64())
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.words.fill_bytes(bytes);
        Ok(())
    }
}
