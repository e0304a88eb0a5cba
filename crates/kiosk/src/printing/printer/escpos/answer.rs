//! What an ESC/POS printer answers: single bytes without a label, told apart by the bits that their makers
//! fixed, and the state that four of them give together.

use std::collections::VecDeque;

use crate::printing::printer::status::{PrinterFault, PrinterStatus};

/// Sorts the bytes that come from a printer.
///
/// | answer to | bits | meaning |
/// | --- | --- | --- |
/// | `DLE EOT n` | `0xx1xx10` | a status, asked for at any time |
/// | `GS r 1` | `0xx0xxxx` | in its turn: everything before it was done |
/// | `DLE DC4 8` | `37 25 00` | the buffers were emptied |
/// | automatic status | `0xx1xx00` and three more bytes | not asked for; switched off at each start |
///
/// XON (11) and XOFF (13) and whatever else a cable makes are left out.
#[derive(Debug, Default)]
pub(super) struct Answers {
    statuses: VecDeque<u8>,
    done: usize,
    skip: Skip,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Skip {
    #[default]
    Nothing,
    /// So many bytes more.
    Bytes(u8),
    /// Up to and with the next NUL.
    Block,
}

impl Answers {
    pub(super) fn take_in(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match self.skip {
                Skip::Bytes(left) => {
                    self.skip = match left {
                        0 | 1 => Skip::Nothing,
                        left => Skip::Bytes(left - 1),
                    };
                }
                Skip::Block => {
                    if byte == 0 {
                        self.skip = Skip::Nothing;
                    }
                }
                Skip::Nothing if byte == 0x37 => self.skip = Skip::Block,
                Skip::Nothing if byte & 0x93 == 0x12 => self.statuses.push_back(byte),
                Skip::Nothing if byte & 0x93 == 0x10 => self.skip = Skip::Bytes(3),
                Skip::Nothing if byte & 0x90 == 0 => self.done += 1,
                Skip::Nothing => {}
            }
        }
    }

    /// The oldest status that nobody took yet.
    pub(super) fn status(&mut self) -> Option<u8> {
        self.statuses.pop_front()
    }

    /// Statuses that came too late for their question.
    pub(super) fn forget_statuses(&mut self) {
        self.statuses.clear();
    }

    /// How many stretches of work it reported done, in its whole life.
    pub(super) fn done(&self) -> usize {
        self.done
    }
}

/// The answers to `DLE EOT 1` … `4`, such as these of a printer whose paper has run out:
///
/// ```text
/// 1A  printer: offline
/// 32  cause: printing stopped at the paper's end
/// 12  error: none
/// 7E  paper: near its end and at its end
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) printer: u8,
    pub(super) cause: u8,
    pub(super) error: u8,
    pub(super) paper: u8,
}

impl Look {
    /// Why it would not print, if so. Of several reasons, the one that a hand at the printer meets first.
    pub(super) fn fault(self) -> Option<PrinterFault> {
        let faults = [
            (self.cause & 0x04 != 0, PrinterFault::CoverOpen),
            // The cutter, or something mechanical that goes on once it is free: paper sits where it must not.
            (self.error & 0x0C != 0, PrinterFault::Jam),
            (
                self.paper & 0x60 != 0 || self.cause & 0x20 != 0,
                PrinterFault::OutOfPaper,
            ),
            (
                self.error & 0x20 != 0,
                PrinterFault::Other("unrecoverable-error".into()),
            ),
            // Mostly a hot head; it goes on by itself.
            (
                self.error & 0x40 != 0,
                PrinterFault::Other("recovers-by-itself".into()),
            ),
            (
                self.cause & 0x40 != 0,
                PrinterFault::Other("error-without-a-name".into()),
            ),
            // Offline without a cause, or somebody holds its feed button.
            (
                self.printer & 0x08 != 0 || self.cause & 0x08 != 0,
                PrinterFault::Stopped,
            ),
        ];
        faults
            .into_iter()
            .find_map(|(there, fault)| there.then_some(fault))
    }

    /// Whether the answers may be of two moments: offline, and nothing that would explain it. A hand at the
    /// printer can come between two questions.
    pub(super) fn may_be_torn(self) -> bool {
        self.fault() == Some(PrinterFault::Stopped) && self.cause & 0x08 == 0
    }

    /// What it can do now.
    pub(super) fn status(self) -> PrinterStatus {
        match self.fault() {
            Some(fault) => PrinterStatus::Fault(fault),
            None => PrinterStatus::Ready {
                paper_low: self.paper & 0x0C != 0,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: Look = Look {
        printer: 0x12,
        cause: 0x12,
        error: 0x12,
        paper: 0x12,
    };

    #[test]
    fn a_printer_without_a_set_bit_is_ready() {
        assert_eq!(WELL.status(), PrinterStatus::Ready { paper_low: false });
        let low = Look {
            paper: 0x1E,
            ..WELL
        };
        assert_eq!(low.status(), PrinterStatus::Ready { paper_low: true });
    }

    #[test]
    fn every_bit_that_stops_it_has_its_fault() {
        let other = |word: &str| PrinterFault::Other(word.into());
        for (look, expected) in [
            (
                Look {
                    cause: 0x16,
                    ..WELL
                },
                PrinterFault::CoverOpen,
            ),
            (
                Look {
                    error: 0x1A,
                    ..WELL
                },
                PrinterFault::Jam,
            ),
            (
                Look {
                    error: 0x16,
                    ..WELL
                },
                PrinterFault::Jam,
            ),
            (
                Look {
                    paper: 0x72,
                    ..WELL
                },
                PrinterFault::OutOfPaper,
            ),
            (
                Look {
                    cause: 0x32,
                    ..WELL
                },
                PrinterFault::OutOfPaper,
            ),
            (
                Look {
                    error: 0x32,
                    ..WELL
                },
                other("unrecoverable-error"),
            ),
            (
                Look {
                    error: 0x52,
                    ..WELL
                },
                other("recovers-by-itself"),
            ),
            (
                Look {
                    cause: 0x52,
                    ..WELL
                },
                other("error-without-a-name"),
            ),
            (
                Look {
                    cause: 0x1A,
                    ..WELL
                },
                PrinterFault::Stopped,
            ),
            (
                Look {
                    printer: 0x1A,
                    ..WELL
                },
                PrinterFault::Stopped,
            ),
        ] {
            // Whatever stops it takes it offline too.
            let look = Look {
                printer: 0x1A,
                ..look
            };
            assert_eq!(look.fault(), Some(expected), "{look:02X?}");
        }
    }

    #[test]
    fn offline_without_any_cause_may_be_of_two_moments() {
        let offline = Look {
            printer: 0x1A,
            ..WELL
        };
        assert!(offline.may_be_torn());
        assert!(!WELL.may_be_torn());
        let without_paper = Look {
            paper: 0x72,
            ..offline
        };
        assert!(!without_paper.may_be_torn());
        let held_by_its_button = Look {
            cause: 0x1A,
            ..offline
        };
        assert!(!held_by_its_button.may_be_torn());
    }

    #[test]
    fn an_open_cover_is_named_before_the_paper_missing_under_it() {
        let both = Look {
            printer: 0x1A,
            cause: 0x36,
            error: 0x12,
            paper: 0x7E,
        };
        assert_eq!(both.fault(), Some(PrinterFault::CoverOpen));
    }

    #[test]
    fn a_status_is_not_taken_for_work_done_nor_the_other_way_round() {
        let mut answers = Answers::default();
        answers.take_in(&[0x12, 0x00, 0x7E, 0x0F, 0x1A]);
        assert_eq!(answers.done(), 2);
        let statuses: Vec<u8> = std::iter::from_fn(|| answers.status()).collect();
        assert_eq!(statuses, [0x12, 0x7E, 0x1A]);
    }

    #[test]
    fn emptied_buffers_automatic_statuses_and_flow_control_count_for_nothing() {
        let mut answers = Answers::default();
        answers.take_in(&[0x37, 0x25, 0x00, 0x11, 0x13]);
        // In two pieces, as a cable delivers it.
        answers.take_in(&[0x10, 0x00]);
        answers.take_in(&[0x0F, 0x00]);
        assert_eq!((answers.done(), answers.status()), (0, None));
        answers.take_in(&[0x00]);
        assert_eq!(answers.done(), 1);
    }
}
