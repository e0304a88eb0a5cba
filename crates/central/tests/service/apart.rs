//! Kiosks' API, the public's pages and the desk at addresses of their own: each serves its part alone.

use central::{
    app::{self, Apart, Config, Own, Part, Rates, StartError},
    rate_limit::Rate,
};

use crate::support::{Central, answer, client};

fn own(certificate: Option<(&str, &str)>) -> Own {
    Own {
        listen: "127.0.0.1:0".parse().unwrap(),
        certificate: certificate.map(|(chain, key)| (chain.into(), key.into())),
        behind_balancer: false,
    }
}

/// What each part has, and what it answers.
const PAGES: [(Part, &str, u16); 3] = [
    (Part::Api, "/healthz", 200),
    (Part::Public, "/t/NOT-A-CODE", 404),
    (Part::Desk, "/desk/sign-in", 200),
];

#[tokio::test]
async fn each_part_is_at_its_own_address_and_nowhere_else() {
    let central = Central::start_with(|config| Config {
        apart: Apart {
            public: Some(own(None)),
            desk: Some(own(None)),
        },
        ..config
    })
    .await;
    let serving = central.serving.as_ref().unwrap();
    for (at, _, _) in PAGES {
        let port = serving.address_of(at).port();
        for (of, path, status) in PAGES {
            let url = format!("https://localhost:{port}{path}");
            let answer = answer(central.http.get(url)).await;
            let here = answer.text().contains("<html") || path == "/healthz";
            if at == of {
                assert!(
                    answer.status == status && here,
                    "{at:?} {path}: {}",
                    answer.text()
                );
            } else {
                assert_eq!(answer.status, 404, "{at:?} {path}");
                assert!(!answer.text().contains("<html"), "{at:?} {path}");
            }
        }
    }
}

#[tokio::test]
async fn the_publics_certificate_is_its_own_and_kiosks_go_on_with_theirs() {
    let other = Central::start().await;
    let [chain, key] = [
        other.directory.server_certificate(),
        other.directory.server_key(),
    ];
    let central = Central::start_with(|config| Config {
        apart: Apart {
            public: Some(own(Some((chain.to_str().unwrap(), key.to_str().unwrap())))),
            desk: None,
        },
        ..config
    })
    .await;
    let serving = central.serving.as_ref().unwrap();
    let public = serving.address_of(Part::Public).port();
    let url = format!("https://localhost:{public}/t/NOT-A-CODE");
    assert!(
        central.http.get(&url).send().await.is_err(),
        "not by the kiosks' authority"
    );
    let phone = client(&other.directory);
    assert_eq!(answer(phone.get(&url)).await.status, 404);
    assert_eq!(serving.address(), serving.address_of(Part::Desk));
    assert_eq!(central.get("/desk/sign-in").await.status, 200);
    assert_eq!(central.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn a_certificate_that_cannot_be_used_is_named_and_nothing_starts() {
    let mut central = Central::start().await;
    central.serving.take().unwrap().stop().await.unwrap();
    let authority = central.directory.authority();
    let authority = authority.to_str().unwrap();
    for (chain, key) in [("/nowhere.pem", "/nowhere.key"), (authority, authority)] {
        let mut config = Config::new(central.directory.clone(), "127.0.0.1:0".parse().unwrap());
        config.apart.public = Some(own(Some((chain, key))));
        let started = app::serve(config).await;
        let Err(StartError::OwnCertificate(named, _)) = started else {
            panic!("{chain} is taken");
        };
        assert_eq!(named.to_str(), Some(chain));
    }
}

#[tokio::test]
async fn a_made_up_forwarded_address_counts_nowhere_but_where_the_balancer_is() {
    let few = Rate {
        burst: 1,
        every_ms: 3_600_000,
    };
    for (main, apart) in [(true, false), (false, true)] {
        let central = Central::start_with(|config| Config {
            apart: Apart {
                public: Some(Own {
                    behind_balancer: apart,
                    ..own(None)
                }),
                desk: None,
            },
            behind_balancer: main,
            rates: Rates {
                tracking_page: few,
                enrolment: few,
                ..Rates::default()
            },
            ..config
        })
        .await;
        let serving = central.serving.as_ref().unwrap();
        // Each caller may ask once: whoever makes an address up asks as often as there are addresses.
        let asks = async |part, path: &str, post: bool| {
            let mut refused = 0;
            for number in 1..=3 {
                let port = serving.address_of(part).port();
                let url = format!("https://localhost:{port}{path}");
                let request = match post {
                    true => central.http.post(url).body(r#"{"code":"AAAA-AAAA-AAAA"}"#),
                    false => central.http.get(url),
                };
                let forwarded = format!("203.0.113.{number}");
                let request = request.header("x-forwarded-for", forwarded);
                refused += usize::from(answer(request).await.status == 429);
            }
            refused
        };
        let refused = |believed| if believed { 0 } else { 2 };
        let public = asks(Part::Public, "/t/NOT-A-CODE", false).await;
        assert_eq!(public, refused(apart), "the public's");
        let api = asks(Part::Api, "/v1/kiosks/enrol", true).await;
        assert_eq!(api, refused(main), "the kiosks'");
    }
}
