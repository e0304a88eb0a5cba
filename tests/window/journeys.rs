//! Both journeys as they should go, and what they leave behind.

use std::{path::Path, time::SystemTime};

use testbed::{
    evidence,
    process::wait_for,
    receipt,
    stage::Scene,
    thief::Loot,
    visit::{Code, StatedFacts, Visit},
};

use crate::parts::{Parts, SOON, fresh_seed};

#[test]
fn both_journeys_end_saved_printed_and_delivered_and_leave_nothing_to_a_thief() {
    let since = SystemTime::now();
    let seed = fresh_seed();
    let parts = Parts::set(Scene {
        seed,
        ..Scene::default()
    });
    let [corrector, reactivator, ..] = &parts.stage.people[..] else {
        panic!("central made up too few people");
    };
    let new_email = format!("nova.{seed}@gmail.com");

    let visit = Visit::begin(&parts.browser, "pt", None).unwrap();
    let mails = parts.stage.central.mails();
    visit
        .correct_email(corrector, &new_email, Code::Typed(&mails))
        .unwrap();
    let words = parts.browser.words();
    assert!(
        words.contains(&new_email),
        "the check page shows everything back"
    );
    end_of_a_good_visit(&parts, visit, "correct-email", "pt");

    let visit = Visit::begin(&parts.browser, "ar", None).unwrap();
    let direction = parts.browser.execute(
        "return getComputedStyle(document.querySelector('[data-screen]')).direction",
        &[],
    );
    assert_eq!(direction.unwrap(), "rtl", "Arabic is read from the right");
    visit.choose("reactivate").unwrap();
    for paper in ["nif", "passport", "niss", "phone"] {
        let empty = format!("[data-paper={paper}][data-state=empty]");
        assert!(
            parts.browser.has(&empty).unwrap(),
            "{paper} of the person before"
        );
    }
    visit.act_to("cancel", "welcome").unwrap();
    let visit = Visit::begin(&parts.browser, "ar", None).unwrap();
    visit.reactivate(reactivator).unwrap();
    end_of_a_good_visit(&parts, visit, "reactivate", "ar");

    assert_eq!(evidence::conflicts(&parts.stage.central).unwrap(), 0);
    let loot = reactivator.loot(corrector.loot(Loot::new(), Some(&new_email)), None);
    nothing_is_left_to_a_thief(&parts, &loot, since);
}

/// From the check page to the welcome screen, judged by evidence.
fn end_of_a_good_visit(parts: &Parts, visit: Visit<'_>, kind: &str, language: &str) {
    let code = visit.send().unwrap();
    visit.wait_for_fact("printed", "yes").unwrap();
    visit.wait_for_fact("delivered", "yes").unwrap();
    let yes = || "yes".to_owned();
    assert_eq!(
        visit.stated_facts().unwrap(),
        StatedFacts {
            saved: yes(),
            printed: yes(),
            delivered: yes()
        }
    );

    let saved = parts.outboxed(&code);
    assert_eq!(
        (saved.kind.as_str(), saved.language.as_str()),
        (kind, language)
    );
    assert_eq!(
        (saved.print.as_str(), saved.delivery.as_str()),
        ("printed", "delivered")
    );
    assert_eq!(parts.copies_at_central(&code), 1);

    wait_for("the job's end", SOON, || {
        let jobs = parts.stage.printer.job_states();
        let complete = jobs.last().is_some_and(|(_, state)| state == "completed");
        Ok(complete.then_some(()))
    })
    .unwrap();
    let kept = parts.stage.printer.printed_files();
    let receipt = kept.last().expect("the printer kept the receipt");
    let url = receipt::qr_code(receipt).unwrap();
    assert!(
        url.to_uppercase().ends_with(&code),
        "{url} is not of {code}"
    );
    let text = receipt::text(receipt).unwrap();
    assert!(text.contains(&code), "the receipt names the code: {text}");

    let page = evidence::tracking_page(&parts.stage.central, &url, language).unwrap();
    assert_eq!(page.state, "being-checked");
    assert_eq!(evidence::attribute(&page.html, "lang"), Some(language));
    if language == "ar" {
        assert_eq!(evidence::attribute(&page.html, "dir"), Some("rtl"));
    }
    visit.finish().unwrap();
}

/// Everything on the machine that changed, but for central's own, is searched.
fn nothing_is_left_to_a_thief(parts: &Parts, loot: &Loot, since: SystemTime) {
    let central = parts.stage.central.data();
    let search = loot.search(Path::new("/"), since, &[central]).unwrap();
    assert!(search.finds.is_empty(), "a thief finds {:#?}", search.finds);
    let database = parts.stage.kiosk.database();
    assert!(
        database.is_file() && search.files_read > 3,
        "{} files",
        search.files_read
    );

    // The search would have found it: central's own folder, which it spared, is no proof, so a file is
    // planted.
    let planted = parts.stage.logs().join("planted");
    std::fs::write(&planted, format!("x{}", parts.stage.people[0].nif)).unwrap();
    let search = loot.search(&parts.stage.logs(), since, &[]).unwrap();
    assert_eq!(search.finds.len(), 1, "the search finds what is there");
}
