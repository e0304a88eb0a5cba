//! One request of the kiosk and its answer, with the fault that was ordered for it.

use std::{
    io::{self, Write},
    net::{Ipv4Addr, TcpStream},
    sync::{Arc, atomic::Ordering},
    thread,
    time::Duration,
};

use powercut::dice::Dice;
use rustls::{ClientConnection, ServerConnection, StreamOwned};
use serde_json::json;

use super::{
    Shared, dice,
    lasting::Becomes,
    lock,
    message::{self, Message},
    say,
    strike::{self, CutAt},
    tell,
};
use crate::{fault::Fault, patience::until_later};

type Kiosk = StreamOwned<ServerConnection, TcpStream>;
type Central = StreamOwned<ClientConnection, TcpStream>;

/// Central may hang; the line does not.
const LONGEST_SILENCE: Duration = Duration::from_secs(20);

impl Shared {
    /// Carries one request; `false` when the connection is over.
    pub(super) fn exchange(&self, kiosk: &mut Kiosk, request: Message) -> bool {
        let struck = self.take(|fault, seed| strike::can_happen_to(fault, seed, &request));
        let passed = match struck {
            None => self.pass(kiosk, &request).is_ok(),
            Some((fault, seed)) => {
                let goes_on = self.struck(kiosk, &request, fault, &mut dice(seed), seed);
                if fault != Fault::Reorder {
                    say(fault, request.path(), &request.ids());
                }
                goes_on
            }
        };
        if request.path() == "/v1/requests/batch"
            && struck.is_none_or(|(fault, _)| fault != Fault::Reorder)
            && let Some(late) = lock(&self.held).take()
        {
            self.deliver_late(&late, true);
        }
        passed
    }

    /// As it is now: nothing is wrong, or what lasts.
    fn pass(&self, kiosk: &mut Kiosk, request: &Message) -> io::Result<()> {
        let becomes = lock(&self.lasting)
            .as_mut()
            .map_or(Becomes::Passes, |lasting| lasting.becomes(request));
        match becomes {
            Becomes::Passes => send(kiosk, &self.ask_central(request)?.bytes()),
            Becomes::Answered(answer) => send(kiosk, &answer.bytes()),
            Becomes::Slowly(there, a_byte_back) => {
                until_later(there);
                let answer = self.ask_central(request)?.bytes();
                until_later(a_byte_back * answer.len() as u32);
                send(kiosk, &answer)
            }
        }
    }

    fn struck(
        &self,
        kiosk: &mut Kiosk,
        request: &Message,
        fault: Fault,
        dice: &mut Dice,
        seed: u64,
    ) -> bool {
        match fault {
            Fault::Cut => {
                if strike::cut_at(seed) == CutAt::Answer {
                    // It arrives, and nobody reads what central says to it.
                    drop(self.send_to_central(&request.bytes()));
                }
                false
            }
            Fault::Delay => {
                let time = Duration::from_millis(dice.between(50, 900));
                let before = dice.one_in(2);
                if before {
                    until_later(time);
                }
                let answer = self.ask_central(request);
                if !before {
                    until_later(time);
                }
                answer
                    .and_then(|answer| send(kiosk, &answer.bytes()))
                    .is_ok()
            }
            Fault::TruncateRequest => {
                let bytes = request.bytes();
                let until = dice.between(1, bytes.len() as u64 - 1) as usize;
                drop(self.send_to_central(&bytes[..until]));
                false
            }
            Fault::TruncateAnswer => {
                if let Ok(answer) = self.ask_central(request) {
                    let bytes = answer.bytes();
                    let from = if dice.one_in(2) {
                        answer.head_length()
                    } else {
                        1
                    };
                    let until = dice.between(from as u64, bytes.len() as u64 - 1) as usize;
                    // What the kiosk makes of the beginning is its own affair.
                    drop(send(kiosk, &bytes[..until]));
                }
                false
            }
            Fault::Duplicate => {
                let answers = thread::scope(|scope| {
                    let twin = scope.spawn(|| self.ask_central(request));
                    let first = self.ask_central(request);
                    [first, twin.join().expect("asking central does not panic")]
                });
                let [first, second] = answers;
                let answer = if dice.one_in(2) { first } else { second };
                answer
                    .and_then(|answer| send(kiosk, &answer.bytes()))
                    .is_ok()
            }
            Fault::Reorder => {
                tell(&json!({"event": "held", "ids": request.ids()}));
                *lock(&self.held) = Some(request.clone());
                false
            }
            Fault::LostAnswer => {
                if let Ok(answer) = self.ask_central(request) {
                    tell(&json!({"event": "answer-lost", "status": answer.status()}));
                }
                false
            }
            Fault::Portal => send(kiosk, &portal(dice).bytes()).is_ok(),
            Fault::Busy => send(kiosk, &busy(dice).bytes()).is_ok(),
            other => panic!("{} is no fault of a message", other.name()),
        }
    }

    /// What was held back arrives: after a later request, or at the end of all faults.
    pub(super) fn deliver_late(&self, late: &Message, overtaken: bool) {
        if self.ask_central(late).is_ok() && overtaken {
            say(Fault::Reorder, late.path(), &late.ids());
        }
    }

    fn ask_central(&self, request: &Message) -> io::Result<Message> {
        let mut central = self.send_to_central(&request.bytes())?;
        message::read(&mut central)?.ok_or(io::ErrorKind::UnexpectedEof.into())
    }

    fn send_to_central(&self, bytes: &[u8]) -> io::Result<Central> {
        let port = self.target.load(Ordering::SeqCst);
        let socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        socket.set_read_timeout(Some(LONGEST_SILENCE))?;
        socket.set_nodelay(true)?;
        let name = "localhost".try_into().expect("a host's name");
        let connection =
            ClientConnection::new(Arc::clone(&self.client), name).map_err(io::Error::other)?;
        let mut central = StreamOwned::new(connection, socket);
        central.write_all(bytes)?;
        central.flush()?;
        Ok(central)
    }
}

fn send(kiosk: &mut Kiosk, bytes: &[u8]) -> io::Result<()> {
    kiosk.write_all(bytes)?;
    kiosk.flush()
}

/// What answers in a hotel, and two strangers who know a little of the API.
fn portal(dice: &mut Dice) -> Message {
    let json = "content-type: application/json\r\n";
    match dice.below(4) {
        0 => Message::answer("200 OK", json, r#"{"results":[]}"#),
        1 => Message::answer("200 OK", json, "{}"),
        2 => Message::answer(
            "401 Unauthorized",
            "content-type: text/html\r\n",
            "<title>Sign in to the network</title>",
        ),
        _ => Message::answer(
            "200 OK",
            "content-type: text/html\r\n",
            "<!doctype html><title>Welcome</title><p>Accept our terms to go on.",
        ),
    }
}

fn busy(dice: &mut Dice) -> Message {
    let (status, code) = dice.one_of(&[
        ("429 Too Many Requests", "too-many-requests"),
        ("503 Service Unavailable", "unavailable"),
    ]);
    let body = match dice.one_in(3) {
        true => "<h1>Bad gateway</h1>".to_owned(),
        false => json!({"code": code}).to_string(),
    };
    Message::answer(status, "retry-after: 1\r\n", &body)
}
