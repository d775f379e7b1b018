//! The types of numbers that are read.

/// What an element is, how many bytes it has, and whether the largest comes first.
#[derive(Clone, Copy)]
pub(in super::super) struct Dtype {
    pub kind: Kind,
    pub size: usize,
    pub big_endian: bool,
}

#[derive(Clone, Copy, PartialEq)]
pub(in super::super) enum Kind {
    Float,
    Int,
    UInt,
    Bool,
}

impl Dtype {
    /// From a header's `descr`. The order of bytes means nothing for one byte, and what is neither
    /// `<` nor `>` is the machine's own, as NumPy reads it.
    pub(super) fn from_descr(descr: Option<&str>) -> Result<Self, String> {
        let Some(descr) = descr else { return Err(refusal(descr)) };
        let order = descr.chars().next().filter(|c| "<>|=".contains(*c));
        let kind_and_size = &descr[order.map_or(0, char::len_utf8)..];
        let (kind, size) = match kind_and_size {
            "f2" => (Kind::Float, 2),
            "f4" => (Kind::Float, 4),
            "f8" => (Kind::Float, 8),
            "i1" => (Kind::Int, 1),
            "i2" => (Kind::Int, 2),
            "i4" => (Kind::Int, 4),
            "i8" => (Kind::Int, 8),
            "u1" => (Kind::UInt, 1),
            "u2" => (Kind::UInt, 2),
            "u4" => (Kind::UInt, 4),
            "u8" => (Kind::UInt, 8),
            "b1" => (Kind::Bool, 1),
            _ => return Err(refusal(Some(descr))),
        };
        let big_endian = match order {
            Some('<') => false,
            Some('>') => true,
            _ => cfg!(target_endian = "big"),
        };
        Ok(Dtype { kind, size, big_endian })
    }

    /// As NumPy calls it.
    pub(super) fn name(self) -> String {
        let kind = match self.kind {
            Kind::Float => "float",
            Kind::Int => "int",
            Kind::UInt => "uint",
            Kind::Bool => return "bool".into(),
        };
        format!("{kind}{}", 8 * self.size)
    }
}

/// What another type is, and what to save in its place.
fn refusal(descr: Option<&str>) -> String {
    let Some(descr) = descr else {
        return "the array is structured, with several fields: save one field, np.save(path, array['field'])"
            .into();
    };
    // The first character is the byte order.
    let kind = descr.trim_start_matches(['<', '>', '|', '=']).chars().next();
    match kind {
        Some('O') => "the array holds pickled Python objects, which are never loaded: save each array of a dict or a list by itself, np.save(path, parameters['W1'])".into(),
        Some('c') => "the array holds complex numbers: save array.real and array.imag".into(),
        Some('U' | 'S' | 'a') => "the array holds text: save numbers, array.astype(np.float64)".into(),
        _ => {
            let descr: String = descr.chars().take(20).collect();
            format!(
                "expected floats of up to 64 bits, whole numbers or bool, but the dtype is {descr:?}: save array.astype(np.float64)"
            )
        }
    }
}
