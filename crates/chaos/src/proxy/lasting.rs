//! Faults of the line that last until they are over, and what they make of one request.

use std::time::Duration;

use serde_json::json;

use super::{dice, message::Message, say};
use crate::fault::Fault;

/// The only messages that carry requests.
const DELIVERY: &str = "/v1/requests/batch";

/// What lasts.
#[derive(Debug)]
pub(super) struct Lasting {
    pub(super) fault: Fault,
    seed: u64,
    /// The request on which central fails: the first that came.
    poisoned: Option<String>,
    told: bool,
}

/// What becomes of a request meanwhile.
pub(super) enum Becomes {
    /// It passes.
    Passes,
    /// It passes, and takes so long on its way there, and its answer so long for each byte.
    Slowly(Duration, Duration),
    /// It does not reach central, and this is said instead.
    Answered(Message),
}

impl Lasting {
    pub(super) fn new(fault: Fault, seed: u64) -> Lasting {
        Lasting {
            fault,
            seed,
            poisoned: None,
            told: false,
        }
    }

    /// What it makes of this request.
    pub(super) fn becomes(&mut self, request: &Message) -> Becomes {
        let delivers = request.path() == DELIVERY;
        let becomes = match self.fault {
            Fault::TooLarge if delivers => Becomes::Answered(too_large(self.seed)),
            // Of a proxy that fails, or of one that fails for the way to the requests alone.
            Fault::BadGateway if delivers || dice(self.seed).one_in(2) => {
                Becomes::Answered(bad_gateway(self.seed))
            }
            Fault::PoisonedItem if delivers => self.fails_on_the_poisoned(request),
            Fault::SlowLine => {
                let a_byte = Duration::from_secs(8) / bits_a_second(self.seed);
                Becomes::Slowly(a_byte * request.bytes().len() as u32, a_byte)
            }
            _ => Becomes::Passes,
        };
        let happens = match becomes {
            Becomes::Passes => false,
            Becomes::Answered(_) => true,
            // That a heartbeat is slow is no matter.
            Becomes::Slowly(..) => delivers,
        };
        if happens {
            self.happens(request.path(), &request.ids());
        }
        becomes
    }

    /// It has happened; told once for as long as it lasts.
    pub(super) fn happens(&mut self, path: &str, ids: &[String]) {
        if !self.told {
            self.told = true;
            say(self.fault, path, ids);
        }
    }

    fn fails_on_the_poisoned(&mut self, request: &Message) -> Becomes {
        let ids = request.ids();
        let poisoned = match &self.poisoned {
            Some(poisoned) => poisoned,
            None => match ids.first() {
                Some(first) => &*self.poisoned.insert(first.clone()),
                None => return Becomes::Passes,
            },
        };
        match ids.contains(poisoned) {
            true => Becomes::Answered(Message::answer(
                "500 Internal Server Error",
                "content-type: application/json\r\n",
                &json!({"code": "internal"}).to_string(),
            )),
            false => Becomes::Passes,
        }
    }
}

fn bits_a_second(seed: u64) -> u32 {
    dice(seed).between(24_000, 96_000) as u32
}

fn too_large(seed: u64) -> Message {
    let (headers, body) = dice(seed).one_of(&[
        (
            "content-type: text/html\r\n",
            "<html><h1>413 Request Entity Too Large</h1></html>",
        ),
        (
            "content-type: application/json\r\n",
            r#"{"code":"too-large"}"#,
        ),
        ("", ""),
    ]);
    Message::answer("413 Payload Too Large", headers, body)
}

fn bad_gateway(seed: u64) -> Message {
    // Another draw than that for whom it is.
    let mut dice = dice(!seed);
    let status = dice.one_of(&["500 Internal Server Error", "502 Bad Gateway"]);
    let body = dice.one_of(&[
        "<html><h1>Bad Gateway</h1></html>",
        r#"{"message":"upstream"}"#,
    ]);
    Message::answer(status, "content-type: text/html\r\n", body)
}
