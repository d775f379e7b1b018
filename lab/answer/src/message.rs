//! Messages between the grader and an answer: a length, then as many bytes.

use std::io::{self, ErrorKind, Read, Write};

use serde::{Serialize, de::DeserializeOwned};

/// The longest message, fifty times the largest right one: a wild output must not fill the grader's
/// memory, where a byte of truth values becomes a number and is copied.
const LONGEST: u32 = 1 << 22;

/// Writes one message.
pub fn send(to: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let bytes = postcard::to_stdvec(message).map_err(io::Error::other)?;
    let length = u32::try_from(bytes.len()).ok().filter(|&n| n <= LONGEST);
    let length = length.ok_or_else(|| too_long(bytes.len()))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(&bytes)?;
    to.flush()
}

/// Reads one message; an end in place of it is an error of the kind `UnexpectedEof`.
pub fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > LONGEST {
        return Err(too_long(length as usize));
    }
    let mut bytes = Vec::new();
    from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if bytes.len() < length as usize {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    postcard::from_bytes(&bytes).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

fn too_long(bytes: usize) -> io::Error {
    io::Error::new(
        ErrorKind::InvalidData,
        format!("expected an output of at most {LONGEST} bytes, but it has {bytes}"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_come_back_one_after_the_other() {
        let mut pipe = Vec::new();
        send(&mut pipe, &(1.5, "a")).unwrap();
        send(&mut pipe, &f64::NAN).unwrap();
        let from = &mut pipe.as_slice();
        assert_eq!(receive::<(f64, String)>(from).unwrap(), (1.5, "a".into()));
        assert!(receive::<f64>(from).unwrap().is_nan());
        assert_eq!(receive::<f64>(from).unwrap_err().kind(), ErrorKind::UnexpectedEof);
    }

    #[test]
    fn a_wrong_length_takes_no_memory() {
        let long = [255; 8];
        let error = receive::<f64>(&mut long.as_slice()).unwrap_err();
        assert!(error.to_string().contains("4294967295"), "{error}");
        let short = [9, 0, 0, 0, 1];
        assert_eq!(
            receive::<f64>(&mut short.as_slice()).unwrap_err().kind(),
            ErrorKind::UnexpectedEof
        );
    }
}
