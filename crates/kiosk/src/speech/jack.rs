//! The socket of the headphones: a switch of an input device of the kernel (`SW_HEADPHONE_INSERT`), told as records of
//! 24 bytes (`struct input_event`, linux/input.h, 64 bit). What was plugged in before the program started is known when
//! it is plugged in again.

use std::{fs::File, io::Read, path::PathBuf, sync::Arc, time::Duration};

use tokio::sync::oneshot;

/// Before a device that has gone is looked for again.
const AGAIN: Duration = Duration::from_secs(1);

const RECORD: usize = 24;
/// `EV_SW` and `SW_HEADPHONE_INSERT` of linux/input-event-codes.h.
const SWITCH: u16 = 5;
const HEADPHONES: u16 = 2;

/// What a record says of the headphones; none where it says nothing of them.
fn plugged(record: &[u8; RECORD]) -> Option<bool> {
    let two = |at: usize| u16::from_le_bytes([record[at], record[at + 1]]);
    let is_theirs = two(16) == SWITCH && two(18) == HEADPHONES;
    is_theirs.then(|| record[20..].iter().any(|byte| *byte != 0))
}

/// Tells `heard` of every change at this device, for ever.
pub async fn watch(device: PathBuf, heard: Arc<dyn Fn(bool) + Send + Sync>) {
    loop {
        let (device, told) = (device.clone(), heard.clone());
        let (gone, went) = oneshot::channel::<()>();
        // A thread of its own: a read that waits for somebody's headphones may wait for days.
        let reader = std::thread::Builder::new()
            .name("jack".to_owned())
            .spawn(move || {
                read(&device, &*told);
                drop(gone);
            });
        if reader.is_ok() {
            drop(went.await);
        }
        // A socket that is gone has no headphones in it.
        heard(false);
        tokio::time::sleep(AGAIN).await;
    }
}

fn read(device: &std::path::Path, heard: &dyn Fn(bool)) {
    let Ok(mut events) = File::open(device) else {
        return;
    };
    let mut record = [0; RECORD];
    while events.read_exact(&mut record).is_ok() {
        if let Some(plugged) = plugged(&record) {
            heard(plugged);
        }
    }
}

/// A record as the kernel writes it.
#[cfg(test)]
fn record(plugged: bool) -> [u8; RECORD] {
    let mut record = [0; RECORD];
    record[16..18].copy_from_slice(&SWITCH.to_le_bytes());
    record[18..20].copy_from_slice(&HEADPHONES.to_le_bytes());
    record[20] = u8::from(plugged);
    record
}

#[cfg(test)]
mod tests {
    use std::{io::Write, sync::mpsc};

    use super::*;

    #[test]
    fn records_of_other_switches_and_keys_say_nothing() {
        assert_eq!(plugged(&record(true)), Some(true));
        assert_eq!(plugged(&record(false)), Some(false));
        for (at, value) in [(16, 1), (18, 0), (18, 4), (16, 0)] {
            let mut other = record(true);
            other[at] = value;
            assert_eq!(plugged(&other), None);
        }
    }

    #[tokio::test]
    async fn what_comes_and_goes_is_told_and_half_a_record_is_nothing() {
        let place = tempfile::tempdir().expect("a place for the test");
        let device = place.path().join("event");
        let made = std::process::Command::new("mkfifo").arg(&device).status();
        assert!(made.is_ok_and(|status| status.success()));
        let (tell, told) = mpsc::channel();
        let watching = watch(
            device.clone(),
            Arc::new(move |plugged| {
                tell.send(plugged).ok();
            }),
        );
        let watching = tokio::spawn(watching);
        let written = tokio::task::spawn_blocking(move || {
            let mut events = File::options()
                .write(true)
                .open(&device)
                .expect("somebody listens");
            let mut other = record(true);
            other[16] = 1;
            for record in [record(true), other, record(false), record(true)] {
                events.write_all(&record).expect("they listen");
            }
            events.write_all(&[0; 7]).expect("they listen");
            drop(events);
            (0..4)
                .map(|_| told.recv_timeout(Duration::from_secs(30)))
                .collect::<Result<Vec<_>, _>>()
        });
        // Pulled out with its device, it is out.
        assert_eq!(
            written.await.expect("written"),
            Ok(vec![true, false, true, false])
        );
        watching.abort();
    }
}
