//! The file and its picture.

use super::super::layout::DOTS_A_MODULE;
use super::*;
use crate::receipt::fonts::script_of;

/// Prints it and scans what a camera would see.
fn says_the_address(language: Language, media: Media, demo: bool) {
    let receipt = Receipt {
        demo,
        duplicate: demo,
        ..receipt(language)
    };
    let read = told(
        &made(&receipt, media),
        "pdftoppm -r 203 -png -singlefile receipt.pdf page && zbarimg -q --raw page.png",
    );
    let which = format!("{language} on {media:?}, demo {demo}");
    assert_eq!(read.trim(), receipt.tracking_url, "{which}");
}

#[test]
fn the_qr_code_on_a_roll_is_the_tracking_address() {
    for (number, language) in Language::ALL.into_iter().enumerate() {
        says_the_address(language, Media::Roll80, number % 2 == 1);
    }
}

#[test]
fn the_qr_code_on_a_sheet_is_the_tracking_address() {
    for (number, language) in Language::ALL.into_iter().enumerate() {
        says_the_address(language, Media::A4, number % 2 == 0);
    }
}

#[test]
#[ignore = "takes long"]
fn the_printed_qr_code_is_the_tracking_address_with_every_mark() {
    for language in Language::ALL {
        for media in MEDIA {
            for demo in [false, true] {
                says_the_address(language, media, demo);
            }
        }
    }
}

/// A domain that ends in another line is another domain to whoever compares it.
#[test]
fn the_domain_under_the_code_stands_on_one_line() {
    for media in MEDIA {
        let receipt = Receipt {
            tracking_domain: "sapa.aima.gov.pt".to_owned(),
            ..receipt(Language::Pt)
        };
        let page = media.page(&Content::new(&receipt), &FONTS).unwrap();
        let alone = page.items.iter().any(|item| match item {
            // The same domain stands in the address as well, in no bold face.
            Item::Glyphs { run, .. } => {
                run.text == receipt.tracking_domain && run.face.short_name().ends_with('b')
            }
            _ => false,
        });
        assert!(alone, "{media:?}");
    }
}

#[test]
fn modules_meet_the_dots_of_the_print_head() {
    for media in MEDIA {
        let page = media
            .page(&Content::new(&receipt(Language::Pt)), &FONTS)
            .unwrap();
        let shapes = page.items.iter().filter_map(|item| match item {
            Item::Qr(qr) => Some(qr.rectangles()),
            _ => None,
        });
        let edges: Vec<f32> = shapes.flatten().flatten().map(|edge| edge / DOT).collect();
        assert!(
            edges.len() > 4 * 100,
            "a QR code of 33 modules has more than 100 stretches"
        );
        for edge in &edges {
            assert!(
                (edge - edge.round()).abs() < 0.01,
                "{edge} is not a whole number of dots"
            );
        }
        let height = edges[3].round() as usize;
        assert_eq!(
            height, DOTS_A_MODULE,
            "a module is {DOTS_A_MODULE} dots high"
        );
    }
}

#[test]
fn a_roll_is_80_mm_wide_and_as_long_as_its_content() {
    let page = |receipt: &Receipt| Media::Roll80.page(&Content::new(receipt), &FONTS).unwrap();
    let short = page(&receipt(Language::Pt));
    let long = page(&receipt(Language::Ar));
    assert!((short.width - 80.0 * MM).abs() < 0.01);
    assert!(
        long.height > short.height + 50.0 * MM,
        "two languages take more paper than one"
    );
    let dots = long.height / DOT;
    assert!(
        (dots - dots.round()).abs() < 0.01,
        "the page ends with a dot"
    );
}

#[test]
fn the_same_receipt_gives_the_same_bytes() {
    for media in MEDIA {
        let receipt = receipt(Language::Ar);
        // Whatever was made before it.
        let code = TrackingCode::generate(receipt.kiosk, [2, 22, 122, 8, 38, 238]);
        let before = Receipt {
            tracking_code: code,
            tracking_domain: "another.example".to_owned(),
            ..receipt.clone()
        };
        assert!(made(&before, media) != made(&receipt, media));
        let again = Fonts::load(Path::new(DEBIAN_NOTO)).unwrap();
        assert!(made(&receipt, media) == pdf(&receipt, media, &again).unwrap());
        let other = Receipt {
            kind: Kind::Resend,
            ..receipt.clone()
        };
        assert!(made(&receipt, media) != made(&other, media));
    }
}

#[test]
fn fonts_are_embedded_as_subsets() {
    for media in MEDIA {
        let bytes = made(
            &Receipt {
                demo: true,
                ..receipt(Language::Ar)
            },
            media,
        );
        assert!(
            bytes.len() < 50_000,
            "{} bytes hold a whole font",
            bytes.len()
        );
        let fonts = told(&bytes, "pdffonts receipt.pdf");
        assert_eq!(
            fonts.lines().skip(2).count(),
            4,
            "two scripts in two weights:\n{fonts}"
        );
        for font in fonts.lines().skip(2) {
            assert!(
                font.contains("yes yes yes"),
                "embedded, cut, with Unicode: {font}"
            );
        }
    }
}

/// In thousands of bytes; what the outlines of its letters take is most of it where a script has many.
#[test]
fn a_receipt_is_small_in_every_language() {
    for language in Language::ALL {
        let most = match script_of(language).short_name() {
            "Latn" => 25,
            // Its outlines alone weigh 33.
            "Hani" => 44,
            // In Nastaliq each letter stands on a height of its own.
            "Arab" => 41,
            _ => 40,
        };
        let bytes = made(&receipt(language), Media::Roll80).len();
        assert!(bytes <= most * 1000, "{bytes} bytes in {language}");
    }
}

#[test]
fn texts_that_no_sheet_can_hold_are_refused_and_a_roll_grows() {
    let receipt = Receipt {
        site: "Loja ".repeat(600),
        ..receipt(Language::Ar)
    };
    assert_eq!(
        pdf(&receipt, Media::A4, &FONTS).unwrap_err(),
        ReceiptError::DoesNotFit
    );
    assert!(pdf(&receipt, Media::Roll80, &FONTS).is_ok());
}

#[test]
fn an_address_that_no_qr_code_holds_is_refused() {
    let receipt = Receipt {
        tracking_url: "A".repeat(3000),
        ..receipt(Language::Pt)
    };
    assert_eq!(
        pdf(&receipt, Media::A4, &FONTS).unwrap_err(),
        ReceiptError::AddressTooLong
    );
}

#[test]
fn every_kind_can_be_printed_in_every_language() {
    for language in Language::ALL {
        for kind in Kind::ALL {
            for media in MEDIA {
                let receipt = Receipt {
                    kind,
                    demo: true,
                    duplicate: true,
                    ..receipt(language)
                };
                made(&receipt, media);
            }
        }
    }
}
#[test]
fn a_character_without_a_glyph_is_an_error_that_names_it() {
    for media in MEDIA {
        let receipt = Receipt {
            site: "Loja 🛂".to_owned(),
            ..receipt(Language::Pt)
        };
        let error = pdf(&receipt, media, &FONTS).unwrap_err();
        assert_eq!(error, ReceiptError::NoGlyph('🛂'));
    }
}
