//! The handout's theory section as code: a chain of sigmoid neurons and its squared loss.
//!
//! Each neuron feeds the next, so every derivative is one product of the recursion
//! ∂l/∂z = σ′(z) · \[∂l/∂z′ · w′\], where z′ and w′ belong to the neuron after it.

use crate::forward::sigmoid;

/// One neuron of a chain: it weighs its inputs, adds a bias, and squashes the sum.
///
/// z = Σⱼ wⱼ xⱼ + b, a = σ(z)
///
/// # Shapes
/// `w`: one weight an input. In a chain only the first neuron has more than one.
///
/// # Examples
/// ```
/// use nnlab::backward::Neuron;
///
/// let first = Neuron { w: vec![0.5, -1.0], b: 0.1 };
/// assert_eq!(first.w.len(), 2);
/// ```
///
/// # Source
/// The theory section of the handout: w₁₁, w₁₂ and b of the first neuron, w₂₁ of the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Neuron {
    /// One weight an input.
    pub w: Vec<f64>,
    /// The bias.
    pub b: f64,
}

/// The derivatives of the loss at one neuron of a chain.
///
/// ∂l/∂a, ∂l/∂z = ∂l/∂a · σ′(z), ∂l/∂wⱼ = ∂l/∂z · xⱼ, ∂l/∂b = ∂l/∂z
///
/// # Shapes
/// `dw`: one number a weight; the others are one number.
///
/// # Source
/// The theory section of the handout, (1) to (4).
#[derive(Clone, Debug, PartialEq)]
pub struct NeuronGradient {
    /// ∂l/∂a, which comes from the neuron after it.
    pub da: f64,
    /// ∂l/∂z.
    pub dz: f64,
    /// ∂l/∂wⱼ, one an input.
    pub dw: Vec<f64>,
    /// ∂l/∂b.
    pub db: f64,
}

/// Runs an input through a chain of neurons and keeps every activation.
///
/// a₁ = σ(w₁ · x + b₁), aₖ = σ(wₖ aₖ₋₁ + bₖ)
///
/// # Shapes
/// - `x`: the inputs of the first neuron
/// - `chain`: at least one neuron; all but the first have one weight
/// - returns the activation of each neuron; the last is the answer ŷ
///
/// # Examples
/// ```
/// use nnlab::backward::{Neuron, chain_forward};
///
/// let chain = [Neuron { w: vec![1.0, -1.0], b: 0.0 }, Neuron { w: vec![2.0], b: -1.0 }];
/// assert_eq!(chain_forward(&[0.5, 0.5], &chain), [0.5, 0.5]);
/// ```
///
/// # Panics
/// If the chain or `x` is empty, or a neuron's weights are not as many as its inputs.
///
/// # In NumPy
/// `a = sigmoid(np.dot(w, a) + b)`, once a neuron
///
/// # Source
/// The theory section of the handout, the pass from left to right.
pub fn chain_forward(x: &[f64], chain: &[Neuron]) -> Vec<f64> {
    assert!(!chain.is_empty(), "expected a chain of at least 1 neuron, but it has 0");
    assert!(!x.is_empty(), "expected at least 1 input for the first neuron, but x has 0");
    let mut activations: Vec<f64> = Vec::with_capacity(chain.len());
    for (k, neuron) in chain.iter().enumerate() {
        let inputs = inputs_of(k, x, &activations);
        assert!(
            neuron.w.len() == inputs.len(),
            "expected neuron {k} to have one weight an input, but it has {} weights and {} inputs",
            neuron.w.len(),
            inputs.len()
        );
        let sum: f64 = neuron.w.iter().zip(inputs).map(|(w, x)| w * x).sum();
        activations.push(sigmoid(sum + neuron.b));
    }
    activations
}

/// The squared loss of an answer.
///
/// l = (y − ŷ)²
///
/// # Shapes
/// Numbers.
///
/// # Examples
/// ```
/// use nnlab::backward::chain_loss;
///
/// assert_eq!(chain_loss(1.0, 0.5), 0.25);
/// ```
///
/// # In NumPy
/// `(y - y_hat) ** 2`
///
/// # Source
/// The theory section of the handout: l = ‖y − ŷ‖₂².
pub fn chain_loss(y: f64, y_hat: f64) -> f64 {
    (y - y_hat).powi(2)
}

/// Walks back through a chain and computes the derivative of the loss at every neuron.
///
/// At the last neuron ∂l/∂a = 2 (ŷ − y); before it ∂l/∂a = ∂l/∂z′ · w′. At each,
/// ∂l/∂z = ∂l/∂a · a (1 − a), ∂l/∂wⱼ = ∂l/∂z · xⱼ and ∂l/∂b = ∂l/∂z. The activations of the
/// way forward are all that the way back needs: σ′(z) = a (1 − a), and ∂z/∂wⱼ = xⱼ.
///
/// # Shapes
/// - `x`: the inputs of the first neuron
/// - `y`: the label
/// - `chain`: at least one neuron
/// - returns one [`NeuronGradient`] a neuron, in the chain's order
///
/// # Examples
/// ```
/// use nnlab::backward::{Neuron, chain_backward};
///
/// let chain = [Neuron { w: vec![1.0, -1.0], b: 0.0 }, Neuron { w: vec![2.0], b: -1.0 }];
/// let g = chain_backward(&[0.5, 0.5], 1.0, &chain); // both activations are 0.5
/// assert_eq!(g[1].da, -1.0); // 2 (0.5 - 1)
/// assert_eq!(g[1].dz, -0.25); // times 0.5 (1 - 0.5)
/// assert_eq!(g[0].da, -0.5); // times w' = 2
/// assert_eq!(g[0].dw, [-0.0625, -0.0625]); // -0.5 * 0.25 * 0.5
/// ```
///
/// # Panics
/// As [`chain_forward`].
///
/// # In NumPy
/// `dz = da * a * (1 - a); dw = dz * x; da = dz * w`, once a neuron, from the last to the first
///
/// # Source
/// The theory section of the handout, (1) to (4).
pub fn chain_backward(x: &[f64], y: f64, chain: &[Neuron]) -> Vec<NeuronGradient> {
    let activations = chain_forward(x, chain);
    let mut da = 2.0 * (activations[chain.len() - 1] - y);
    let mut gradients = Vec::with_capacity(chain.len());
    for (k, neuron) in chain.iter().enumerate().rev() {
        let a = activations[k];
        let dz = da * a * (1.0 - a);
        let dw = inputs_of(k, x, &activations).iter().map(|x| dz * x).collect();
        gradients.push(NeuronGradient { da, dz, dw, db: dz });
        da = dz * neuron.w[0];
    }
    gradients.reverse();
    gradients
}

/// What neuron `k` reads: the inputs for the first, the activation before it for the others.
fn inputs_of<'a>(k: usize, x: &'a [f64], activations: &'a [f64]) -> &'a [f64] {
    if k == 0 { x } else { &activations[k - 1..k] }
}
