//! The page that staff print.

use super::super::raster::Head;
use super::super::test_page::{self, TestPage};
use super::*;

fn page() -> TestPage {
    TestPage {
        at: "2026-07-01T23:32:10Z".parse().unwrap(),
        zone: jiff::tz::TimeZone::get("Europe/Lisbon").unwrap(),
        site: "Loja AIMA Lisboa – Saldanha".to_owned(),
        kiosk: "4F".parse().unwrap(),
        url: "https://localhost:8443".to_owned(),
        domain: "localhost:8443".to_owned(),
        languages: Language::ALL.to_vec(),
        demo: false,
    }
}

#[test]
fn the_test_page_says_that_it_is_no_receipt_and_speaks_every_language() {
    let page = TestPage {
        demo: true,
        ..page()
    };
    for media in MEDIA {
        let bytes = test_page::pdf(&page, media, &FONTS).expect("the page is made");
        let text = in_one_line(&text_of(&bytes));
        for said in [
            "Página de teste",
            "não é um comprovativo",
            "4F",
            "2026-07-02",
            "203 pontos por polegada",
        ] {
            assert!(text.contains(said), "{said} on {media:?}: {text}");
        }
        let english = texts::text(Language::En, "test-page-words", &texts::Args::new());
        assert!(text.contains(&english), "{text}");
    }
}

#[test]
fn its_code_opens_the_tracking_page_and_names_no_request() {
    for media in MEDIA {
        let read = told(
            &test_page::pdf(&page(), media, &FONTS).unwrap(),
            "pdftoppm -r 203 -png -singlefile receipt.pdf page && zbarimg -q --raw page.png",
        );
        assert_eq!(read.trim(), "https://LOCALHOST:8443");
    }
}

#[test]
fn its_ruler_is_right_on_every_head() {
    for (dots_per_inch, width_dots) in [(203, 576), (180, 512)] {
        let head = Head {
            dots_per_inch,
            width_dots,
        };
        let picture = test_page::raster(&page(), head, &FONTS).unwrap();
        let ticks = |y: usize| -> Vec<usize> {
            (0..picture.width())
                .filter(|&x| picture.is_black(x, y) && (x == 0 || !picture.is_black(x - 1, y)))
                .collect()
        };
        let ruler = (0..picture.height())
            .map(ticks)
            .find(|ticks| ticks.len() == 61)
            .expect("a tick each millimetre, from 0 to 60");
        let sixty = (ruler[60] - ruler[0]) as f32 / dots_per_inch as f32 * 25.4;
        assert!((sixty - 60.0).abs() < 0.15, "{sixty} mm at {head:?}");
    }
}
