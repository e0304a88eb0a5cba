//! Whole HTTP/1.1 messages (RFC 9112), as far as kiosk and central speak it: a head, and a body of a
//! declared length.

use std::io::{self, Read};

use serde_json::Value;

/// No head of theirs is longer.
const LONGEST_HEAD: usize = 64 * 1024;
/// No body of theirs is longer.
const LONGEST_BODY: usize = 64 * 1024 * 1024;

/// A request or an answer.
#[derive(Debug, Clone)]
pub(super) struct Message {
    head: String,
    body: Vec<u8>,
}

impl Message {
    /// An answer of our own.
    pub(super) fn answer(status: &str, headers: &str, body: &str) -> Message {
        Message {
            head: format!(
                "HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n",
                body.len()
            ),
            body: body.as_bytes().to_vec(),
        }
    }

    /// As it travels.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.head.as_bytes(), &self.body].concat()
    }

    /// Bytes of the head.
    pub(super) fn head_length(&self) -> usize {
        self.head.len()
    }

    /// The path of a request.
    pub(super) fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// The status of an answer.
    pub(super) fn status(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    /// The ids of the requests that a batch carries.
    pub(super) fn ids(&self) -> Vec<String> {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let items = body["requests"].as_array().cloned().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item["header"]["id"].as_str())
            .map(str::to_owned)
            .collect()
    }
}

/// Reads one message; `None` where the other side closed before it began one.
pub(super) fn read(from: &mut impl Read) -> io::Result<Option<Message>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        match from.read(&mut byte) {
            Ok(0) if head.is_empty() => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => head.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
        if head.len() > LONGEST_HEAD {
            return Err(io::ErrorKind::InvalidData.into());
        }
    }
    let head = String::from_utf8(head).map_err(|_| io::ErrorKind::InvalidData)?;
    let length = length(&head).ok_or(io::ErrorKind::InvalidData)?;
    let mut body = vec![0; length];
    from.read_exact(&mut body)?;
    Ok(Some(Message { head, body }))
}

/// The declared length of the body; `None` for a form that neither of them uses.
fn length(head: &str) -> Option<usize> {
    let header = |wanted: &str| {
        head.lines().skip(1).find_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.trim()
                .eq_ignore_ascii_case(wanted)
                .then_some(value.trim())
        })
    };
    if header("transfer-encoding").is_some() {
        return None;
    }
    match header("content-length") {
        None => Some(0),
        Some(text) => text.parse().ok().filter(|length| *length <= LONGEST_BODY),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str) -> io::Result<Option<Message>> {
        read(&mut text.as_bytes())
    }

    #[test]
    fn a_message_is_read_whole_and_passed_on_as_it_came() {
        let text = "POST /v1/requests/batch HTTP/1.1\r\nContent-Length: 43\r\n\r\n\
                    {\"requests\":[{\"header\":{\"id\":\"x\"}},{},3]}  ";
        let message = read_text(text).expect("whole").expect("one");
        assert_eq!(message.bytes(), text.as_bytes());
        assert_eq!(message.path(), "/v1/requests/batch");
        assert_eq!(message.ids(), ["x"]);
    }

    #[test]
    fn what_is_cut_short_or_of_unknown_length_is_no_message() {
        assert!(read_text("").expect("nothing").is_none());
        for text in [
            "POST / HT",
            "POST / HTTP/1.1\r\ncontent-length: 4\r\n\r\nabc",
            "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n",
        ] {
            assert!(read_text(text).is_err(), "{text}");
        }
    }
}
