//! What is checked of a `.npy` file before its numbers are read.

mod dtype;

use ndarray_npy::npy::header::Header;

use super::array::show_shape;
pub(super) use dtype::{Dtype, Kind};

/// NumPy's own limit, against headers that are slow to parse.
const LONGEST_TEXT: usize = 10_000;
/// Magic string, version and the length of the text, at most.
const LONGEST_START: usize = 12;
/// No header that is accepted is longer.
pub(super) const LONGEST: u64 = (LONGEST_START + LONGEST_TEXT) as u64;
/// The arrays of the lab are a thousand times smaller.
const LARGEST_FILE: u64 = 1 << 30;
/// The parser's time is exponential in the nesting; a plain array needs 2.
const DEEPEST: usize = 4;
/// NumPy's own limit.
const MOST_DIMENSIONS: usize = 64;

const MAGIC: &[u8] = b"\x93NUMPY";

/// What a header says.
pub(super) struct Found {
    pub dtype: Dtype,
    pub shape: Vec<usize>,
    pub fortran: bool,
    /// Where the numbers begin.
    pub start: usize,
}

/// Reads the header, after making sure that exactly these numbers are there.
///
/// `head` is the file's beginning, `size` the length of the whole file.
pub(super) fn check(head: &[u8], size: u64) -> Result<Found, String> {
    if size > LARGEST_FILE {
        return Err(format!(
            "expected a file of at most {LARGEST_FILE} bytes (1 GiB), but it has {size}: save a part of the array"
        ));
    }
    check_magic(head)?;
    let start = text_end(head)?;
    let text = without_long_marks(&head[..start]);
    check_nesting(&text)?;

    let header = Header::from_reader(&mut &*text).map_err(|error| {
        // The parser adds lines with a drawing, and repeats the file's own text.
        let reason: String =
            error.to_string().chars().take_while(|&c| c != '\n').take(80).collect();
        format!("the header is damaged ({reason}): write the file again with np.save")
    })?;
    // A dtype with fields is a list instead of a string.
    let descr = header.type_descriptor.as_string().map(String::as_str);
    let dtype = Dtype::from_descr(descr)?;
    check_size(&header.shape, dtype, size.saturating_sub(start as u64))?;
    let fortran = header.layout.is_fortran();
    Ok(Found { dtype, shape: header.shape, fortran, start })
}

fn check_magic(head: &[u8]) -> Result<(), String> {
    let what = match head {
        [] => "the file is empty",
        _ if head.starts_with(MAGIC) => return Ok(()),
        _ if MAGIC.starts_with(head) => "the file is cut short inside its header",
        [b'P', b'K', 3, 4, ..] => "this is an .npz archive of several arrays",
        [0x80, ..] => "this looks like a pickle",
        [0x1f, 0x8b, ..] => "this is compressed by gzip: unpack it first, or",
        _ if head.starts_with(b"version https://git-lfs") => {
            return Err(
                "this is a pointer of Git LFS, not the file itself: run git lfs pull".into()
            );
        }
        [b'<', ..] => "this is a web page, not the file: look at its address, or",
        _ => "this is no .npy file: its first bytes are others",
    };
    let colon = if what.ends_with(" or") { "" } else { ":" };
    Err(format!("{what}{colon} write one array with np.save(path, array, allow_pickle=False)"))
}

/// Without the `L` behind whole numbers that Python 2 writes.
fn without_long_marks(text: &[u8]) -> Vec<u8> {
    let mut text = text.to_vec();
    for k in 1..text.len() {
        if text[k] == b'L' && text[k - 1].is_ascii_digit() {
            text[k] = b' ';
        }
    }
    text
}

/// Where the header ends: magic string, version, the text's length, the text.
fn text_end(head: &[u8]) -> Result<usize, String> {
    let (start, length) = match head[MAGIC.len()..] {
        [1, 0, a, b, ..] => (10, usize::from(u16::from_le_bytes([a, b]))),
        [2 | 3, 0, a, b, c, d, ..] => (12, u32::from_le_bytes([a, b, c, d]) as usize),
        [1..=3, 0, ..] | [1..=3] | [] => return Err(cut_short(head.len())),
        [major, ..] => {
            let minor = head.get(MAGIC.len() + 1).unwrap_or(&0);
            return Err(format!(
                "expected version 1.0, 2.0 or 3.0 of the .npy format, but this is {major}.{minor}: write the file again with np.save"
            ));
        }
    };
    if length > LONGEST_TEXT {
        return Err(format!(
            "expected a header of at most {LONGEST_TEXT} bytes, but it says {length}: write a plain array of numbers with np.save"
        ));
    }
    if head.len() < start + length { Err(cut_short(head.len())) } else { Ok(start + length) }
}

fn cut_short(size: usize) -> String {
    format!(
        "the file is cut short inside its header, after {size} bytes: write it again with np.save"
    )
}

fn check_nesting(text: &[u8]) -> Result<(), String> {
    let mut depth = 0_usize;
    for byte in text {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(format!(
                "expected a header with at most {DEEPEST} brackets in one another, but there are more: write a plain array of numbers with np.save"
            ));
        }
    }
    Ok(())
}

fn check_size(shape: &[usize], dtype: Dtype, there: u64) -> Result<(), String> {
    if shape.len() > MOST_DIMENSIONS {
        return Err(format!(
            "expected at most {MOST_DIMENSIONS} dimensions, but there are {}: reshape the array before saving it",
            shape.len()
        ));
    }
    // An axis of length 0 must not hide that the others overflow.
    let longest = shape
        .iter()
        .filter(|&&n| n > 0)
        .try_fold(dtype.size, |bytes, &n| bytes.checked_mul(n))
        .filter(|&bytes| bytes <= isize::MAX as usize);
    let expected = if shape.contains(&0) { longest.map(|_| 0) } else { longest };
    let (name, shape) = (dtype.name(), show_shape(shape));
    match expected {
        None => Err(format!(
            "the header says shape {shape} of {name}, more than any memory holds: it is damaged, write the file again"
        )),
        Some(bytes) if (bytes as u64) < there => Err(format!(
            "expected {bytes} bytes of numbers for shape {shape} of {name}, but {there} are there: more than one array was saved to the file, or it is damaged; give each array a file of its own"
        )),
        Some(bytes) if bytes as u64 != there => Err(format!(
            "expected {bytes} bytes of numbers for shape {shape} of {name}, but {there} are there: the file is cut short, write it again"
        )),
        Some(_) => Ok(()),
    }
}
