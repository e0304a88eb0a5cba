//! What can be read.

use super::*;

/// The mark across a demonstration's receipt must not cut the code up for those who copy it.
#[test]
fn every_tracking_code_can_be_extracted_whole_in_every_language_and_under_the_mark() {
    for (number, language) in (0..12_u8).zip(Language::ALL.into_iter().cycle()) {
        let kiosk = protocol::KioskId::new(u16::from(number) * 83).expect("a kiosk's number");
        let code = protocol::TrackingCode::generate(kiosk, [number.wrapping_mul(37); 6]);
        let receipt = Receipt {
            tracking_code: code,
            demo: true,
            ..receipt(language)
        };
        for media in MEDIA {
            let text = text_of(&made(&receipt, media));
            assert!(
                text.contains(code.as_str()),
                "{media:?} in {language} lacks {code}:\n{text}"
            );
        }
    }
}

#[test]
fn the_tracking_code_and_the_portuguese_text_can_be_extracted() {
    for media in MEDIA {
        let receipt = receipt(Language::En);
        let text = in_one_line(&text_of(&made(&receipt, media)));
        for expected in [
            receipt.tracking_code.as_str(),
            "Comprovativo do pedido",
            "Correção do endereço de e-mail",
            "Registado neste quiosque em 2 de julho de 2026, 00:32.",
            "A AIMA verifica-o em 5 dias úteis após a chegada; se chegar hoje, até 9 de julho de 2026.",
            "Saved at this kiosk on 2 July 2026, 00:32.",
            "In a hurry? Show your passport and this code at the counter.",
            "AIMA writes from addresses that end in aima.gov.pt.",
            "AIMA never asks for money at the kiosk or by QR code.",
            "livroamarelo.gov.pt",
            "Loja AIMA Lisboa – Saldanha",
            "2026-07-02 00:32",
            "localhost:8443",
        ] {
            assert!(
                text.contains(expected),
                "{media:?} lacks {expected:?}:\n{text}"
            );
        }
    }
}

#[test]
fn arabic_words_can_be_extracted_in_reading_order() {
    for media in MEDIA {
        let text = in_one_line(&text_of(&made(&receipt(Language::Ar), media)));
        // Words with lam-alef come out turned around with every producer that was tried.
        for expected in [
            "رمز المتابعة",
            "الطلب",
            "التاريخ والوقت",
            "جواز سفرك",
            "عند الشباك",
        ] {
            assert!(
                text.contains(expected),
                "{media:?} lacks {expected:?}:\n{text}"
            );
        }
    }
}

#[test]
fn of_the_address_no_more_is_printed_than_how_it_begins_and_in_words() {
    for media in MEDIA {
        let text = text_of(&made(&receipt(Language::En), media));
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("começa por a, em gmail.com"), "{words}");
        assert!(words.contains("begins with a, at gmail.com"), "{words}");
        assert!(!text.contains('•') && !text.contains("amina"));
        let none = Receipt {
            masked_new_email: None,
            ..receipt(Language::Pt)
        };
        assert!(!text_of(&made(&none, media)).contains("Novo e-mail"));
    }
}

#[test]
fn portuguese_is_said_once_to_who_reads_it() {
    let text = text_of(&made(&receipt(Language::Pt), Media::Roll80));
    assert_eq!(text.matches("Livro Amarelo").count(), 1);
    assert!(!text.contains("Receipt"));
}

#[test]
fn demonstrations_and_duplicates_are_marked_and_nothing_else_is() {
    for media in MEDIA {
        let plain = text_of(&made(&receipt(Language::En), media));
        assert!(!plain.contains("DEMO") && !plain.contains("SEGUNDA VIA"));
        let demo = Receipt {
            demo: true,
            ..receipt(Language::En)
        };
        assert!(text_of(&made(&demo, media)).contains("Demonstração (DEMO)"));
        let again = Receipt {
            duplicate: true,
            ..receipt(Language::En)
        };
        let again = text_of(&made(&again, media));
        assert!(again.contains("SEGUNDA VIA") && again.contains("DUPLICATE"));
    }
}

#[test]
fn who_still_has_to_open_a_link_is_told_first_and_for_how_long_and_nobody_else_is() {
    let hours = protocol::wire::EMAIL_LINK_HOURS.to_string();
    for language in Language::ALL {
        let told = |confirmed, kind| {
            let content = Content::new(&Receipt {
                steps: steps::next(kind, confirmed, until()),
                kind,
                ..receipt(language)
            });
            let follows = content.blocks.iter().map(|voice| &voice.sections[0]);
            let links = follows.filter(|follows| follows.points[0].text.contains(&hours));
            (links.count(), content.blocks.len())
        };
        for kind in [Kind::CorrectEmail, Kind::Resend] {
            let (links, blocks) = told(Some(false), kind);
            assert_eq!(links, blocks, "{kind} in {language}: once in each language");
            assert_eq!(told(Some(true), kind).0, 0);
            assert_eq!(told(None, kind).0, 0, "nobody was asked");
        }
    }
}

#[test]
fn a_day_alone_is_promised_only_of_what_has_arrived() {
    let day = jiff::civil::date(2026, 7, 9);
    for language in Language::ALL {
        let follows = |until| {
            let content = Content::new(&Receipt {
                steps: steps::next(Kind::Resend, Some(true), until),
                kind: Kind::Resend,
                ..receipt(language)
            });
            content.blocks[0].sections[0].points[0].text.clone()
        };
        let arrived = follows(Until::Day(day));
        let not_yet = follows(until());
        assert!(arrived.contains("2026") && not_yet.contains("2026"));
        assert!(!arrived.contains('5') && not_yet.contains('5'), "{not_yet}");
    }
}

#[test]
fn senders_and_complaint_routes_are_those_that_central_names() {
    for language in Language::ALL {
        let content = Content::new(&Receipt {
            senders: vec!["aima.gov.pt".to_owned(), "new.gov.pt".to_owned()],
            complaints: Complaints {
                counter: true,
                site: None,
            },
            ..receipt(language)
        });
        for voice in &content.blocks {
            let said = |section: usize| &voice.sections[section].points[0].text;
            assert!(said(1).contains("aima.gov.pt") && said(1).contains("new.gov.pt"));
            assert!(!said(2).contains("gov.pt"), "{}", said(2));
        }
    }
}
