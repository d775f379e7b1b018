//! The types of numbers that the lab exchanges.

/// A type of numbers in a file.
#[derive(Clone, Copy)]
pub(in super::super) enum Dtype {
    Float64,
    Float32,
    UInt8,
    Int64,
    Bool,
}

impl Dtype {
    /// Reads the header's `descr`, which is a string for plain types.
    pub(super) fn from_descr(descr: Option<&str>) -> Result<Self, String> {
        match descr {
            Some("<f8" | ">f8") => Ok(Dtype::Float64),
            Some("<f4" | ">f4") => Ok(Dtype::Float32),
            Some("|u1") => Ok(Dtype::UInt8),
            Some("<i8" | ">i8") => Ok(Dtype::Int64),
            Some("|b1") => Ok(Dtype::Bool),
            other => Err(refusal(other)),
        }
    }

    /// Bytes a number.
    pub(super) fn size(self) -> usize {
        match self {
            Dtype::Float64 | Dtype::Int64 => 8,
            Dtype::Float32 => 4,
            Dtype::UInt8 | Dtype::Bool => 1,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Dtype::Float64 => "float64",
            Dtype::Float32 => "float32",
            Dtype::UInt8 => "uint8",
            Dtype::Int64 => "int64",
            Dtype::Bool => "bool",
        }
    }
}

fn refusal(descr: Option<&str>) -> String {
    let Some(descr) = descr else {
        return "the array is structured, with several fields: save one field, np.save(path, array['field'])"
            .into();
    };
    // The first character is the byte order.
    let kind = descr.trim_start_matches(['<', '>', '|', '=']).chars().next();
    match kind {
        Some('O') => "the array holds pickled Python objects, which are never loaded: save plain numbers, np.save(path, np.asarray(array, dtype=np.float64), allow_pickle=False)".into(),
        Some('c') => "the array holds complex numbers: save array.real and array.imag".into(),
        Some('U' | 'S' | 'a') => "the array holds text: save numbers, array.astype(np.float64)".into(),
        _ => {
            let descr: String = descr.chars().take(20).collect();
            format!(
                "expected float64, float32, uint8, int64 or bool, but the dtype is {descr:?}: save array.astype(np.float64)"
            )
        }
    }
}
