//! The page's commands by their names. As in the shell, each passes on to the core and decides nothing.

use std::sync::Arc;

use kiosk::{Kiosk, visit::page::Refusal};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

/// What the page hears: the answer, or why there is none.
pub type Answer = Result<Value, Value>;

/// Asks the core.
pub async fn answer(kiosk: &Arc<Kiosk>, call: &str, args: Value) -> Answer {
    let args = Args(args);
    let visit = || args.get::<String>("visit");
    match call {
        "kiosk_state" => Ok(json!(kiosk.state())),
        "begin_visit" => told(kiosk.begin_visit(args.get("language"))),
        "set_language" => told(kiosk.set_language(&visit(), args.get("language"))),
        "choose_purpose" => told(kiosk.choose_purpose(&visit(), args.get("purpose"))),
        "another_person" => told(kiosk.another_person(&visit())),
        "idle_asked" => told(kiosk.idle_asked(&visit())),
        "check_paper" => told(kiosk.check_paper(&visit(), &args.get("input"))),
        "read" => Ok(json!(kiosk.read(&args.get::<String>("raw")))),
        "check_identity" => told(kiosk.check_identity(&visit(), &args.get("identity"))),
        "check_email" => {
            let (value, old) = (
                args.get::<String>("value"),
                args.get::<Option<String>>("oldEmail"),
            );
            told(kiosk.check_email(&visit(), args.get("field"), &value, old.as_deref()))
        }
        "send_code" => told(
            kiosk
                .send_code(&visit(), &args.get::<String>("email"))
                .await,
        ),
        "resend_code" => told(kiosk.resend_code(&visit()).await),
        "confirm_code" => told(
            kiosk
                .confirm_code(&visit(), &args.get::<String>("code"))
                .await,
        ),
        "send" => told(kiosk.send(&visit(), args.get("draft")).await),
        "facts" => told(kiosk.facts(&visit()).await),
        "print_again" => {
            let code = args.get::<String>("trackingCode");
            told(kiosk.print_again(&visit(), &code).await)
        }
        "end_visit" => told(kiosk.end_visit(&visit())),
        "call_staff" => {
            let visit = args.get::<Option<String>>("visit");
            told(kiosk.call_staff(visit.as_deref(), args.get("screen")))
        }
        "end_call" => {
            kiosk.end_call();
            Ok(Value::Null)
        }
        "track" => Ok(json!(kiosk.track(&args.get::<String>("code")).await)),
        other => panic!("the page has no command {other}"),
    }
}

struct Args(Value);

impl Args {
    fn get<T: DeserializeOwned>(&self, name: &str) -> T {
        let value = self.0.get(name).cloned().unwrap_or_default();
        serde_json::from_value(value).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

fn told<T: Serialize>(answer: Result<T, Refusal>) -> Answer {
    answer
        .map(|value| json!(value))
        .map_err(|refusal| json!(refusal))
}
