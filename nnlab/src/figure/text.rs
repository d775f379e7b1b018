//! Words and numbers for figures, and how much room they take.

/// A width in pixels that `text` does not exceed in DejaVu Sans or in narrower faces.
///
/// The browser chooses the font, so nothing can be measured; DejaVu is the widest in common use.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let ems = |c| width_in_ems(c) * if bold { 1.12 } else { 1.0 };
    text.chars().map(ems).sum::<f64>() * size
}

/// DejaVu Sans's widths, rounded up a little; times 1.12 they hold for its bold face.
fn width_in_ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | 'J' | ' ' | '.' | ',' | '\'' => 0.34,
        ':' | ';' | '/' | '-' | 'f' => 0.4,
        't' | 'r' | '(' | ')' | '[' | ']' => 0.44,
        's' | 'z' | 'c' => 0.56,
        'w' | 'O' | 'Q' => 0.83,
        '+' | '=' | '<' | '>' | '−' | '×' | '±' | '→' => 0.84,
        'm' | 'M' | 'W' | '%' | '…' => 1.0,
        'a'..='z' | '0'..='9' => 0.65,
        'A' | 'B' | 'C' | 'K' | 'R' | 'S' | 'T' | 'V' | 'X' | 'Y' | 'Z' => 0.7,
        _ => 0.78,
    }
}

/// `text` in as few lines as fit into `room` pixels, broken at spaces, about equally long.
pub(crate) fn wrap(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let lines = filled(text, room, size, bold);
    let mut narrower = lines.clone();
    for percent in (50..100).rev() {
        let tried = filled(text, room * f64::from(percent) / 100.0, size, bold);
        if tried.len() > lines.len() {
            break;
        }
        narrower = tried;
    }
    narrower
}

/// `text` in lines of which each is as full as it can be.
fn filled(text: &str, room: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always a last line");
        let longer = if line.is_empty() { word.to_string() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer, size, bold) <= room {
            *line = longer;
        } else {
            lines.push(word.to_string());
        }
    }
    lines
}

/// `10000` as `10,000`.
pub(crate) fn count(n: usize) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (k, digit) in digits.chars().enumerate() {
        if k > 0 && (digits.len() - k).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1` as `1 word`, `2` as `2 words`.
pub(crate) fn counted(n: usize, word: &str) -> String {
    format!("{} {word}{}", count(n), if n == 1 { "" } else { "s" })
}

/// A number with so many decimals and a real minus sign.
pub(crate) fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    match text.strip_prefix('-') {
        Some(zero) if zero.chars().all(|c| c == '0' || c == '.') => zero.to_string(),
        Some(rest) => format!("−{rest}"),
        None => text,
    }
}

/// A number with three significant digits: `0.0123`, `12.3`, `1.23 × 10⁻⁹`.
pub(crate) fn significant(value: f64) -> String {
    if value == 0.0 || !value.is_finite() {
        return fixed(value, 0);
    }
    let scientific = format!("{value:.2e}");
    let (mantissa, exponent) = scientific.split_once('e').expect("{:e} writes an e");
    let exponent: i32 = exponent.parse().expect("{:e} writes an integer exponent");
    if (-3..5).contains(&exponent) {
        return fixed(value, (2 - exponent).max(0) as usize);
    }
    let mantissa = mantissa.replace('-', "−");
    format!("{mantissa} × 10{}", superscript(exponent))
}

/// Two numbers with so many decimals, or as many more as tell them apart; with three significant
/// digits where decimals would be many.
pub(crate) fn apart(a: f64, b: f64, decimals: usize) -> (String, String) {
    let large = a.abs().max(b.abs());
    if large >= 1e10 || (large > 0.0 && large < 0.1_f64.powi(decimals as i32 - 1)) {
        return (significant(a), significant(b));
    }
    let written = |decimals| (fixed(a, decimals), fixed(b, decimals));
    let differ = |pair: &(String, String)| pair.0 != pair.1;
    (decimals..=8).map(written).find(differ).unwrap_or_else(|| written(decimals))
}

/// A number as it was written, `1.2`, unless that is long: `1.00 × 10³⁰⁰`.
pub(crate) fn plain(value: f64) -> String {
    let text = format!("{value}");
    if text.len() <= 10 { text.replace('-', "−") } else { significant(value) }
}

/// A power of ten: `10⁻⁷`.
pub(crate) fn power_of_ten(exponent: i32) -> String {
    format!("10{}", superscript(exponent))
}

fn superscript(n: i32) -> String {
    let raised = |c: char| match c {
        '-' => '⁻',
        _ => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][c as usize - '0' as usize],
    };
    n.to_string().chars().map(raised).collect()
}

/// A percentage without needless zeros: `90.5 %`, `67.25 %`, `100 %`.
pub(crate) fn percent(value: f64) -> String {
    let text = fixed(value, 2);
    format!("{} %", text.trim_end_matches('0').trim_end_matches('.'))
}

/// Numbers as a list: `2`, `2 and 5`, `2, 5 and 10`.
pub(crate) fn listed(numbers: impl IntoIterator<Item = usize>) -> String {
    let words: Vec<String> = numbers.into_iter().map(count).collect();
    match &words[..] {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => words.concat(),
    }
}

/// From where to where finite values reach, in words.
pub(crate) fn span<'a>(values: impl Iterator<Item = &'a f64>) -> String {
    let ends = (f64::INFINITY, f64::NEG_INFINITY);
    let finite = values.filter(|v| v.is_finite());
    let (low, high) = finite.fold(ends, |(l, h), &v| (l.min(v), h.max(v)));
    if low > high {
        return "none of them finite".into();
    }
    format!("from {} to {}", significant(low), significant(high))
}

/// Small digits below the line, for x₁ and the like.
pub(crate) fn subscript(n: usize) -> String {
    let lowered = |c: char| char::from_u32('₀' as u32 + c as u32 - '0' as u32).unwrap_or(c);
    n.to_string().chars().map(lowered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!([count(7), count(400), count(10_000)], ["7", "400", "10,000"]);
        assert_eq!([fixed(-0.04, 1), fixed(-1.25, 1)], ["0.0", "−1.2"]);
        assert_eq!(
            [significant(0.012345), significant(-2.1e-10), significant(0.0)],
            ["0.0123", "−2.10 × 10⁻¹⁰", "0"]
        );
        assert_eq!(significant(f64::NAN), "NaN");
        assert_eq!([percent(90.5), percent(67.25), percent(100.0)], ["90.5 %", "67.25 %", "100 %"]);
        assert_eq!(subscript(12), "₁₂");
        assert_eq!(
            [listed([2]), listed([2, 5]), listed([2, 5, 1000])],
            ["2", "2 and 5", "2, 5 and 1,000"]
        );
    }

    #[test]
    fn lines_break_at_spaces_and_lose_no_word() {
        let text = "one two three four five six seven eight nine ten";
        let lines = wrap(text, 200.0, 20.0, true);
        assert!(lines.len() > 2, "{lines:?}");
        assert!(lines.iter().all(|line| width(line, 20.0, true) <= 200.0), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }
}
