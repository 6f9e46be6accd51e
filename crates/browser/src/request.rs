//! A request as it crosses the border to JavaScript: one line of JSON, a line break, and then bytes as they are.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A module of WebAssembly: what it holds stays between requests.
pub trait Module {
    /// Answers a request, in JSON. A request that makes no sense is answered too, with `error`.
    fn ask(&mut self, request: &[u8], payload: &[u8]) -> Vec<u8>;
}

/// Parts a message into the request and the bytes that belong to it.
pub fn split(message: &[u8]) -> (&[u8], &[u8]) {
    let end = message.iter().position(|byte| *byte == b'\n').unwrap_or(message.len());
    let (request, rest) = message.split_at(end);
    (request, rest.strip_prefix(b"\n").unwrap_or(rest))
}

/// Reads a request.
///
/// # Errors
///
/// What is wrong with it, for the developer: our own script writes requests.
pub fn read<T: DeserializeOwned>(request: &[u8]) -> Result<T, String> {
    serde_json::from_slice(request).map_err(|error| format!("the request cannot be read: {error}"))
}

/// Writes an answer.
pub fn write<T: Serialize>(answer: Result<T, String>) -> Vec<u8> {
    let written = match answer {
        Ok(answer) => serde_json::to_vec(&answer),
        Err(error) => serde_json::to_vec(&serde_json::json!({ "error": error })),
    };
    written.unwrap_or_else(|_| br#"{"error":"the answer cannot be written"}"#.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_parts_at_its_first_line_break() {
        for (message, request, payload) in [
            (&b"{}\nab\nc"[..], &b"{}"[..], &b"ab\nc"[..]),
            (b"{}\n", b"{}", b""),
            (b"{}", b"{}", b""),
            (b"", b"", b""),
            (b"\n\n", b"", b"\n"),
        ] {
            assert_eq!(split(message), (request, payload));
        }
    }

    #[test]
    fn what_is_wrong_is_answered() {
        let answer = write::<()>(read(b"nonsense"));
        assert!(answer.starts_with(br#"{"error":"the request cannot be read"#));
    }
}
