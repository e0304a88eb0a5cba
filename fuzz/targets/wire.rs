//! Every body of central's API: what is read is written and read again as the same, and is not much larger
//! than what came in.
#![no_main]

use fuzz::is_code;
use libfuzzer_sys::fuzz_target;
use protocol::{
    MAX_SEALED_BYTES, RequestContent, RequestHeader,
    help::{HelpCall, HelpCallAnswer},
    wire::{
        ApiError, Batch, BatchAnswer, Configuration, ConfirmEmail, Delivered, EmailCheckStarted,
        EmailConfirmed, Enrol, Enrolled, Heartbeat, HeartbeatAnswer, Item, MAX_BATCH, Manifest,
        ManifestAnswer, SealedRequest, StartEmailCheck, TrackingAnswer,
    },
};
use serde::{Serialize, de::DeserializeOwned};

fuzz_target!(|data: &[u8]| {
    if let Some(request) = same_again::<SealedRequest>(data) {
        judge_header(&request.header);
        assert!(
            request.payload.sealed.len() <= data.len(),
            "bytes from nowhere"
        );
        // What central takes in it can also hand on: the text stays below its limit for one request.
        if request.payload.sealed.len() <= MAX_SEALED_BYTES && request.payload.suite.len() < 100 {
            let written = serde_json::to_vec(&request).expect("a request always serialises");
            let names = request.payload.key_id.as_str().len() * 6;
            assert!(written.len() <= 32 * 1024 + names);
        }
    }
    if let Some(header) = same_again::<RequestHeader>(data) {
        judge_header(&header);
    }
    if let Some(content) = same_again::<RequestContent>(data) {
        assert!(content.identifiers.count() <= 4);
    }
    if let Some(ApiError { code }) = same_again::<ApiError>(data) {
        assert!(is_code(code.as_str()));
        let named: Result<ApiError, _> =
            serde_json::from_value(serde_json::json!({ "code": code.as_str() }));
        assert_eq!(named.ok(), Some(ApiError { code }), "a code with two names");
    }
    same_again::<Delivered>(data);
    same_again::<BatchAnswer>(data);
    same_again::<Manifest>(data);
    same_again::<ManifestAnswer>(data);
    same_again::<TrackingAnswer>(data);
    same_again::<Heartbeat>(data);
    same_again::<HeartbeatAnswer>(data);
    same_again::<Configuration>(data);
    same_again::<EmailCheckStarted>(data);
    same_again::<EmailConfirmed>(data);
    same_again::<StartEmailCheck>(data);
    same_again::<HelpCall>(data);
    same_again::<HelpCallAnswer>(data);
    // These hold secrets and have neither `Debug` nor, most, equality: their text is compared.
    written_again::<ConfirmEmail>(data);
    written_again::<Enrol>(data);
    written_again::<Enrolled>(data);
    judge_batch(data);
});

/// The value, if the bytes are one; it survives being written and read.
fn same_again<T: Serialize + DeserializeOwned + PartialEq>(data: &[u8]) -> Option<T> {
    let (read, again) = written_again::<T>(data)?;
    assert!(read == again, "what is written is read as something else");
    Some(read)
}

fn written_again<T: Serialize + DeserializeOwned>(data: &[u8]) -> Option<(T, T)> {
    let read: T = serde_json::from_slice(data).ok()?;
    let written = serde_json::to_vec(&read).expect("what was read can be written");
    assert!(written.len() <= 6 * data.len() + 256, "much out of little");
    let again: T = serde_json::from_slice(&written).expect("what was written can be read");
    let twice = serde_json::to_vec(&again).expect("what was read can be written");
    assert_eq!(twice, written);
    Some((read, again))
}

/// Header and associated data say the same: a header that differs anywhere is bound differently.
fn judge_header(header: &RequestHeader) {
    let bound = header.associated_data();
    let lines = bound.split(|byte| *byte == b'\n').count();
    assert_eq!(lines, 10, "a field holds a line feed");
    let honest = fuzz::honest::header();
    let to_honest: [fn(&mut RequestHeader, RequestHeader); 10] = [
        |near, honest| near.id = honest.id,
        |near, honest| near.tracking_code = honest.tracking_code,
        |near, honest| near.kind = honest.kind,
        |near, honest| near.kiosk = honest.kiosk,
        |near, honest| near.language = honest.language,
        |near, honest| near.recorded.wall_ms = honest.recorded.wall_ms,
        |near, honest| near.recorded.monotonic_ms = honest.recorded.monotonic_ms,
        |near, honest| near.recorded.boot_id = honest.recorded.boot_id,
        |near, honest| near.recorded.central_offset_ms = honest.recorded.central_offset_ms,
        |near, honest| *near = honest,
    ];
    for change in to_honest {
        let mut near = header.clone();
        change(&mut near, honest.clone());
        assert_eq!(near.associated_data() == bound, near == *header);
    }
}

/// An item that is a request is read as one.
fn judge_batch(data: &[u8]) {
    let Some((batch, again)) = serde_json::from_slice::<Batch>(data).ok().map(|batch| {
        let written = serde_json::to_vec(&batch).expect("what was read can be written");
        let again: Batch = serde_json::from_slice(&written).expect("what was written can be read");
        (batch, again)
    }) else {
        return;
    };
    assert_eq!(batch.requests.len(), again.requests.len());
    assert!(
        batch.requests.len() <= MAX_BATCH + 1,
        "a batch without bounds"
    );
    for (item, again) in batch.requests.into_iter().zip(again.requests) {
        assert!(item == again, "what is written is read as something else");
        if let Item::Other(value) = item {
            let read = serde_json::from_value::<SealedRequest>(value);
            assert!(read.is_err(), "a request was read as none");
        }
    }
}
