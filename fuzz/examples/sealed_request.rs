//! Prints the request that `seeds/wire/sealed-request.json` keeps, sealed anew: for the day on which header,
//! content or suite change.

use fuzz::honest::{KEY, content, header};
use protocol::wire::SealedRequest;

fn main() {
    let payload = KEY.public().seal(&header(), &content());
    let request = SealedRequest {
        header: header(),
        sha256: payload.hash(),
        payload,
    };
    println!("{}", serde_json::json!(request));
}
