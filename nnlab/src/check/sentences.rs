//! The sentences that all steps share. Those of one step stand in its `MISTAKES`.

/// `todo!` or `unimplemented!` ran.
pub(super) const UNWRITTEN: &str =
    "not written yet: replace the placeholder by your answer, run that cell, then this one again.";

/// What a panic of the tools below usually means: a piece of the message, and what to look at.
const PANICS: [(&str, &str); 10] = [
    ("IncompatibleShape", SHAPES_DO_NOT_FIT),
    ("could not broadcast", SHAPES_DO_NOT_FIT),
    (
        "not compatible for matrix multiplication",
        "`a.dot(&b)` needs as many columns in a as rows in b: check the order, and which of the two wants `.t()`. Entry by entry is `&a * &b`.",
    ),
    ("out of bounds", INDEX_TOO_LARGE),
    ("past end of axis", INDEX_TOO_LARGE),
    ("must be less than axis length", INDEX_TOO_LARGE),
    (
        "subtract with overflow",
        "A whole number (`usize`) cannot be below 0: look for a difference of counts or of indices.",
    ),
    (
        "Converting the length to `usize`",
        "`Array1::range` wants a start below its end: is the smallest value the start, and the largest the end?",
    ),
    (
        "self.ndim()",
        "`Axis(0)` goes down the rows and `Axis(1)` along the columns: a matrix has no other, and after `sum_axis` one is gone.",
    ),
    ("expected ", "That sentence comes from nnlab: it names both shapes."),
];

const INDEX_TOO_LARGE: &str =
    "An index is too large: the first is 0, and `nrows()` and `ncols()` say how far to count.";

const SHAPES_DO_NOT_FIT: &str = "An operator such as `*`, `+` or `-` met two shapes that do not fit. For a matrix product write `a.dot(&b)`; a bias or a sum over examples must be a column.";

/// Every case got the same answer.
pub(super) const ALWAYS: &str =
    "the same comes back in every case, whatever goes in: compute it from the arguments.";

pub(super) fn panicked(message: &str) -> String {
    let hint = PANICS.iter().find(|(piece, _)| message.contains(piece));
    let hint = hint.map_or("Run it on a small array of your own to find the line.", |(_, h)| h);
    let message: String = message.chars().take(300).collect();
    format!("it panicked: \"{message}\". {hint}")
}

/// The parameters of the arguments were not used.
pub(super) const NEW_PARAMETERS: &str =
    "the parameters were made anew inside of the function: use those that it is given.";

/// `words` say what is done to an argument; `{}` stands for its name.
pub(super) fn other(words: &str, name: &str) -> String {
    let words = words.replace("{}", name);
    format!("these are the right numbers for another `{name}`: {words}. Use it as it comes.")
}

pub(super) fn treated(name: &str, words: &str) -> String {
    let words = words.replace("{}", name);
    format!("{name} is right but for one thing at the end: {words}. Return it without that.")
}

pub(super) fn other_count(came: &str, name: &str) -> String {
    format!(
        "these are the right numbers for `{came}` in the place of `{name}`: use it as it comes."
    )
}

pub(super) fn some_examples(which: &str) -> String {
    format!("these are the right numbers for other data: {which} used. Use all of them.")
}

pub(super) fn some_of_a_sum(which: &str) -> String {
    format!("{which} added up, and the sum is divided by m: let the loop go over all of them.")
}

/// A generator was made inside of the function.
pub(super) fn own_seed(seed: u32) -> String {
    format!(
        "the numbers come from a generator with seed {seed} made inside the function: draw from the `rng` that it is given."
    )
}

pub(super) fn place(name: &str, other: &str) -> String {
    format!("{name} holds what belongs into {other}: look at what is returned under which name.")
}

pub(super) fn transposed(name: &str, shape: &str) -> String {
    format!(
        "{name} is transposed: right numbers, but rows and columns are exchanged. It should be {shape}; look for a `.t()` too many or too few."
    )
}

pub(super) fn axis(name: &str, symbols: &str) -> String {
    format!(
        "{name} is a row, expected the column {symbols}. If it is a sum, it ran along the wrong axis: `sum_axis(Axis(1))` adds up each row, over the examples, and `.insert_axis(Axis(1))` makes it a column again."
    )
}

pub(super) fn shape_in_symbols(name: &str, came: &str, expected: &str) -> String {
    format!(
        "{name} has shape {came}, expected {expected}. Look at the sizes that it is made with, or at the shapes of the arrays in its line."
    )
}

pub(super) fn shape(name: &str, came: &str, expected: &str, symbols: &str) -> String {
    format!(
        "{name} has shape {came}, expected {expected}, which is {symbols}. Write the shape of each array that it is made of beside it, to see where they part."
    )
}

pub(super) fn length(name: &str, came: &str, expected: &str, symbols: &str) -> String {
    format!(
        "the length of {name} is {came}, expected {expected}, {symbols}: look at what is pushed, and when."
    )
}

pub(super) fn in_case(case: usize, sizes: &str, sentence: &str) -> String {
    format!("in case {case} ({sizes}) {sentence}")
}

pub(super) fn only_row(name: &str, row: usize) -> String {
    format!("only row {row} of {name} is wrong, all the others are right: look at what fills it.")
}

pub(super) fn only_columns(name: &str, which: &str) -> String {
    format!("in {name} only {which} wrong, the others are right: look at what fills them.")
}

pub(super) fn other_order(name: &str, which: &str) -> String {
    format!(
        "{name}: the right numbers, but {which}. Look at the index under which each is written."
    )
}

pub(super) fn nan(entry: &str, value: f64) -> String {
    format!(
        "{entry} is {value}: look for a division by 0 (of whole numbers, `1 / m` is 0), the logarithm of 0 (of a label in place of an answer, say) or of a negative number, or an `exp` that grew too large."
    )
}

pub(super) fn zeros(name: &str) -> String {
    format!(
        "{name} is 0 in every place: nothing was written into it, or it was multiplied by 0. Of whole numbers, `1 / m` is 0: write `1.0 / m as f64`."
    )
}

pub(super) fn sign(name: &str) -> String {
    format!(
        "{name} has the wrong sign everywhere: look for a minus too many or too few, or a difference the wrong way round."
    )
}

pub(super) fn too_large(name: &str, size: &str) -> String {
    format!("{name} is {size} times too large: is a division by {size} missing?")
}

pub(super) fn too_small(name: &str, size: &str) -> String {
    format!("{name} is {size} times too small: is something divided by {size} once too often?")
}

pub(super) fn by_its_neighbour(name: &str, size: &str, sign: &str) -> String {
    format!("{name} is divided by {size} {sign} 1: divide by {size}.")
}

pub(super) fn factor(name: &str, c: f64) -> String {
    let c = format!("{c:.4}");
    let c = c.trim_end_matches('0').trim_end_matches('.');
    format!(
        "{name} is {c} times what it should be, everywhere: look for a factor that is missing or there twice."
    )
}

pub(super) fn by_its_own(name: &str, what: &str) -> String {
    format!("{name} is divided by its own {what}: nothing in the formula does that.")
}

pub(super) fn rounded(name: &str, decimals: i32) -> String {
    let s = if decimals == 1 { "" } else { "s" };
    format!(
        "{name} is rounded to {decimals} decimal{s}: return every digit, and round where it is printed."
    )
}

pub(super) fn clipped(name: &str, low: &str, high: &str) -> String {
    format!(
        "{name} stops at {low} and {high}, and is right between them: look for a `clamp`, a `min` or a `max`."
    )
}

/// Whether a factor is a number that somebody writes: 2, 100, or 0.01.
pub(super) fn is_plain(c: f64) -> bool {
    let whole = |v: f64| v <= 1000.0 && (v - v.round()).abs() < 1e-9 * v;
    whole(c.abs()) || whole(1.0 / c.abs())
}

pub(super) fn few_digits(name: &str) -> String {
    format!(
        "{name} is nearly right: it differs by less than a millionth. Is a number rounded on the way (`f32`, a constant with few digits), or a small one added, as 1e-8 inside of a logarithm?"
    )
}

pub(super) fn columns(name: &str) -> String {
    format!(
        "every column of {name} is the same: look for one column, or one number, in the place of all."
    )
}

pub(super) fn rows(name: &str) -> String {
    format!(
        "every row of {name} is the same: look for one row, or one number, in the place of all."
    )
}

/// `right` are the names of the arrays before it that are right.
pub(super) fn entry(
    right: &[&str],
    entry: &str,
    came: &str,
    expected: &str,
    (wrong, of): (usize, usize),
) -> String {
    let share = if of > 1 { format!(" ({wrong} of {of} entries differ)") } else { String::new() };
    let before = match right {
        [] => String::new(),
        [one] => format!("{one} is right, so look behind it: "),
        [all @ .., last] => {
            format!("{} and {last} are right, so look behind them: ", all.join(", "))
        }
    };
    format!(
        "{before}{entry} is {came}, expected {expected}{share}. Work this number out by hand, or compare it with your own NumPy run."
    )
}
