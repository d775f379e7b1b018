//! exp, and what follows from it, to some 100 bits: pairs of floats whose sum is the number.

/// `high + low`, where `low` is less than a unit in the last place of `high`.
#[derive(Clone, Copy)]
pub struct Double {
    high: f64,
    low: f64,
}

fn double(high: f64, low: f64) -> Double {
    let sum = high + low;
    Double { high: sum, low: low - (sum - high) }
}

impl Double {
    fn of(value: f64) -> Double {
        Double { high: value, low: 0.0 }
    }

    fn plus(self, other: Double) -> Double {
        let sum = self.high + other.high;
        let part = sum - self.high;
        let rest = (self.high - (sum - part)) + (other.high - part);
        double(sum, rest + self.low + other.low)
    }

    fn times(self, other: Double) -> Double {
        let product = self.high * other.high;
        let rest = self.high.mul_add(other.high, -product);
        double(product, rest + (self.high * other.low + self.low * other.high))
    }

    fn over(self, other: Double) -> Double {
        let first = self.high / other.high;
        let rest = self.plus(other.times(Double::of(-first)));
        let second = rest.high / other.high;
        let rest = rest.plus(other.times(Double::of(-second)));
        double(first, second).plus(Double::of(rest.high / other.high))
    }

    /// How far a float is from it, in units of its last place.
    pub fn units_from(self, value: f64) -> f64 {
        let unit = self.high.abs().next_up() - self.high.abs();
        ((value - self.high) - self.low).abs() / unit
    }
}

/// e^x for |x| ≤ 709: x = n·ln 2 + r, and the series of r / 256 squared eight times.
fn exp(x: Double) -> Double {
    let ln_2 = Double { high: std::f64::consts::LN_2, low: 2.3190468138462996e-17 };
    let n = (x.high / ln_2.high).round();
    let r = x.plus(ln_2.times(Double::of(-n))).times(Double::of(1.0 / 256.0));
    let mut power = Double::of(1.0);
    for k in (1..=12).rev() {
        power = power.times(r).over(Double::of(f64::from(k))).plus(Double::of(1.0));
    }
    for _ in 0..8 {
        power = power.times(power);
    }
    let half = 2_f64.powi(n as i32 / 2);
    let scale = |d: Double, by: f64| Double { high: d.high * by, low: d.low * by };
    scale(scale(power, half), 2_f64.powi(n as i32 - n as i32 / 2))
}

pub fn tanh(x: f64) -> Double {
    if x.abs() < 1e-3 {
        // x - x³/3 + 2x⁵/15 - 17x⁷/315 + 62x⁹/2835 - 1382x¹¹/155925
        let square = Double::of(x).times(Double::of(x));
        let terms =
            [(-1382.0, 155_925.0), (62.0, 2835.0), (-17.0, 315.0), (2.0, 15.0), (-1.0, 3.0)];
        let mut sum = Double::of(0.0);
        for (above, below) in terms {
            sum = sum.plus(Double::of(above).over(Double::of(below))).times(square);
        }
        return Double::of(x).plus(Double::of(x).times(sum));
    }
    let e = exp(Double::of(2.0 * x));
    e.plus(Double::of(-1.0)).over(e.plus(Double::of(1.0)))
}

pub fn sigmoid(z: f64) -> Double {
    Double::of(1.0).over(exp(Double::of(-z)).plus(Double::of(1.0)))
}

/// Near 1 its series; else one step of Newton's from the library's ln: ln p = l + (p·e^-l − 1), and less than its square.
pub fn ln(p: f64) -> Double {
    let f = Double::of(p - 1.0);
    if f.high.abs() < 1e-3 {
        // f - f²/2 + f³/3 - …
        let mut sum = Double::of(0.0);
        for k in (1..=11).rev() {
            let sign = if k % 2 == 1 { 1.0 } else { -1.0 };
            sum = sum.times(f).plus(Double::of(sign).over(Double::of(f64::from(k))));
        }
        return sum.times(f);
    }
    let l = p.ln();
    let rest = Double::of(p).times(exp(Double::of(-l))).plus(Double::of(-1.0));
    Double::of(l).plus(rest)
}
